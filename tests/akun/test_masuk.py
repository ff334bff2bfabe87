"""Sign-in, sign-out, lock-out."""

import time
from datetime import timedelta
from unittest.mock import patch

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.hashers import make_password
from django.test import RequestFactory
from django.utils import timezone

from talenta.akun.alamat import alamat_klien, alamat_penjaga
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, Sesi
from talenta.akun.penjaga import JEDA, jejak_hapus
from tests.fixtures.dunia import SANDI, Dunia, nip
from tests.fixtures.klien import klien, masuk

RUMAH, KANTOR, PENYERANG = "10.0.0.1", "10.0.0.2", "10.9.9.9"


@pytest.fixture
def akun(db: None) -> Pengguna:
    instansi = Instansi.objects.create(kode="x", nama="X")
    return Pengguna.objects.create_user(nip=nip(1), password=SANDI, nama="Sari", instansi=instansi)


def gagal(nip_: str, alamat: str, kali: int = 1) -> int:
    """Type a wrong password `kali` times; return the last status."""
    for _ in range(kali):
        status = masuk(klien(), nip_, "salah-sekali-99", REMOTE_ADDR=alamat).status_code
    return status


def berhasil(nip_: str, alamat: str) -> bool:
    return masuk(klien(), nip_, SANDI, REMOTE_ADDR=alamat).status_code == 302


def test_masuk_dan_keluar(akun: Pengguna) -> None:
    k = klien()
    assert k.get("/akun/sandi/").headers["Location"] == "/akun/masuk/?next=/akun/sandi/"
    jawaban = k.post(
        "/akun/masuk/", {"username": akun.nip, "password": SANDI, "next": "/akun/sandi/"}
    )
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/akun/sandi/")
    assert k.get("/akun/sandi/").status_code == 200
    assert k.get("/akun/keluar/").status_code == 405
    assert k.get("/akun/sandi/").status_code == 200
    assert k.post("/akun/keluar/").status_code == 302
    assert k.get("/akun/sandi/").status_code == 302


@pytest.mark.parametrize("tulis", ["{0}{1} {2}{3}", " {0} {1}.{2}-{3} "])
def test_nip_boleh_ditulis_dengan_jeda(akun: Pengguna, tulis: str) -> None:
    n = akun.nip
    assert masuk(klien(), tulis.format(n[:8], n[8:14], n[14:15], n[15:]), SANDI).status_code == 302


@pytest.mark.parametrize("nip_", ["", "123", "abcdefghijklmnopqr", "1" * 19, "١" * 18])
def test_nip_bukan_18_angka(akun: Pengguna, nip_: str) -> None:
    jawaban = masuk(klien(), nip_, SANDI)
    assert jawaban.status_code == 200
    assert "username" in jawaban.context["form"].errors
    assert not AccessFailureLog.objects.exists()


def test_semua_kegagalan_dijawab_sama(akun: Pengguna) -> None:
    """Unknown NIP, wrong password, not yet activated, switched off: same page, same work."""
    belum = Pengguna.objects.create_user(nip=nip(2), nama="Belum")
    mati = Pengguna.objects.create_user(nip=nip(3), password=SANDI, nama="Mati", is_active=False)
    badan, kerja = set(), set()
    from django.contrib.auth.hashers import MD5PasswordHasher

    for satu, sandi in (
        (nip(99), "salah-sekali-99"),
        (akun.nip, "salah-sekali-99"),
        (belum.nip, "salah-sekali-99"),
        (mati.nip, SANDI),
    ):
        asli = MD5PasswordHasher.encode
        with patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=asli) as hitung:
            jawaban = masuk(klien(), satu, sandi)
        assert jawaban.status_code == 200
        isi = jawaban.content.decode().replace(satu, "NIP")
        badan.add(isi.split("</head>")[1].replace(_token(isi), "TOKEN"))
        kerja.add(hitung.call_count)
    assert len(badan) == 1
    assert kerja == {1}


def _token(isi: str) -> str:
    return isi.split('name="csrfmiddlewaretoken" value="')[1].split('"', maxsplit=1)[0]


@pytest.mark.parametrize(
    ("minta", "harap"),
    [
        ("/akun/sandi/", "/akun/sandi/"),
        ("https://jahat.example/", None),
        ("//jahat.example/", None),
        ("///jahat.example", None),
        ("/\\jahat.example", None),
        ("javascript:alert(1)", None),
        ("http:jahat.example", None),
        ("\x00//jahat.example", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("cara", ["isi", "alamat"])
def test_tujuan_hanya_di_portal_ini(
    akun: Pengguna, minta: str, harap: str | None, cara: str
) -> None:
    data = {"username": akun.nip, "password": SANDI}
    if cara == "isi":
        jawaban = klien().post("/akun/masuk/", {**data, "next": minta})
    else:
        jawaban = klien().post("/akun/masuk/", data, query_params={"next": minta})
    assert jawaban.status_code == 302
    assert jawaban.headers["Location"] == (harap or "/")


def test_sudah_masuk_tidak_melihat_formulir(akun: Pengguna) -> None:
    jawaban = klien(akun).get("/akun/masuk/?next=https://jahat.example/")
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/")


def test_kunci_sesi_berganti(akun: Pengguna) -> None:
    """A session key planted before sign-in is worth nothing afterwards."""
    k = klien()
    sesi = k.session
    sesi["ditanam"] = 1
    sesi.save()
    k.cookies["sessionid"] = sesi.session_key
    masuk(k, akun.nip, SANDI)
    baru = k.cookies["sessionid"]
    assert baru.value != sesi.session_key
    assert baru["httponly"]
    assert baru["samesite"] == "Lax"
    assert baru["max-age"] == 8 * 3600
    pencuri = klien()
    pencuri.cookies["sessionid"] = sesi.session_key
    assert pencuri.get("/akun/sandi/").status_code == 302


def test_akun_dimatikan_sesinya_mati(akun: Pengguna) -> None:
    k = klien(akun)
    assert k.get("/akun/sandi/").status_code == 200
    Pengguna.objects.filter(pk=akun.pk).update(is_active=False)
    assert k.get("/akun/sandi/").status_code == 302


def test_lima_kali_salah_menahan_nip_dari_alamat_itu_saja(akun: Pengguna) -> None:
    rekan = Pengguna.objects.create_user(nip=nip(2), password=SANDI, nama="Rekan")
    assert gagal(akun.nip, KANTOR, 4) == 200
    assert gagal(akun.nip, KANTOR) == 429
    jawaban = masuk(klien(), akun.nip, SANDI, REMOTE_ADDR=KANTOR)
    assert jawaban.status_code == 429
    assert jawaban.headers["Retry-After"] == "900"
    assert "15 menit" in jawaban.content.decode()
    assert berhasil(rekan.nip, KANTOR)
    assert berhasil(akun.nip, RUMAH)


def test_ditahan_lima_belas_menit_tidak_diperpanjang(akun: Pengguna) -> None:
    gagal(akun.nip, KANTOR, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    jawaban = masuk(klien(), akun.nip, SANDI, REMOTE_ADDR=KANTOR)
    assert jawaban.status_code == 429
    assert "1 menit" in jawaban.content.decode()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert berhasil(akun.nip, KANTOR)


def test_ganti_peramban_tidak_menambah_jatah(akun: Pengguna) -> None:
    for i in range(5):
        masuk(klien(), akun.nip, "salah-99", REMOTE_ADDR=KANTOR, HTTP_USER_AGENT=f"peramban {i}")
    assert not berhasil(akun.nip, KANTOR)


def test_berhasil_menghapus_hitungan(akun: Pengguna) -> None:
    gagal(akun.nip, KANTOR, 4)
    assert berhasil(akun.nip, KANTOR)
    assert gagal(akun.nip, KANTOR, 4) == 200


def test_nip_diserang_dari_banyak_alamat(akun: Pengguna) -> None:
    """The owner still gets in: from a known address as always, from a new one at the first try."""
    assert berhasil(akun.nip, KANTOR)
    for i in range(20):
        gagal(akun.nip, f"10.1.0.{i}")
    assert gagal(akun.nip, PENYERANG) == 429
    assert not berhasil(akun.nip, PENYERANG)
    assert berhasil(akun.nip, RUMAH)
    assert gagal(akun.nip, KANTOR, 4) == 200
    assert berhasil(akun.nip, KANTOR)


def test_satu_alamat_mencoba_banyak_nip(akun: Pengguna) -> None:
    """Spraying one password over many NIPs ends, and the office's own people are not held."""
    assert berhasil(akun.nip, KANTOR)
    asing = Pengguna.objects.create_user(nip=nip(2), password=SANDI, nama="Asing")
    AccessFailureLog.objects.bulk_create(
        AccessFailureLog(username=nip(1000 + i), ip_address=KANTOR) for i in range(200)
    )
    assert not berhasil(asing.nip, KANTOR)
    assert berhasil(asing.nip, RUMAH)
    assert berhasil(akun.nip, KANTOR)


def test_seratus_orang_di_belakang_satu_alamat(db: None) -> None:
    """Within a minute each mistypes once and gets in, beside somebody there who guesses at one of
    them all the while: that one is held off, and its owner gets in from elsewhere."""
    sandi = make_password(SANDI)
    akun = Pengguna.objects.bulk_create(
        Pengguna(nip=nip(i), nama=f"Orang {i}", password=sandi) for i in range(100)
    )
    korban, *yang_lain = akun
    mulai, tebakan = time.monotonic(), []
    for satu in yang_lain:
        tebakan.append(gagal(korban.nip, KANTOR))
        assert gagal(satu.nip, KANTOR) == 200
        assert berhasil(satu.nip, KANTOR), satu.nip
    assert time.monotonic() - mulai < 60
    assert tebakan == [200] * 4 + [429] * 95
    assert not berhasil(korban.nip, KANTOR)
    assert berhasil(korban.nip, RUMAH)


def test_isian_rahasia_tidak_tersimpan(akun: Pengguna) -> None:
    masuk(klien(), akun.nip, "rahasia-yang-salah")
    klien().post(
        "/akun/aktivasi/",
        {
            "username": akun.nip,
            "kode": "KODERAHASIA2",
            "sandi_baru": "rahasia-yang-baru-7",
            "sandi_ulang": "rahasia-yang-baru-7",
        },
    )
    tersimpan = " ".join(f"{a.get_data} {a.post_data}" for a in AccessAttempt.objects.all())
    assert "username" in tersimpan
    for rahasia in ("rahasia", "KODERAHASIA2"):
        assert rahasia not in tersimpan


def test_jejak_lama_dihapus(akun: Pengguna) -> None:
    gagal(akun.nip, KANTOR)
    berhasil(akun.nip, RUMAH)
    AccessLog.objects.update(attempt_time=timezone.now() - timedelta(days=91))
    assert jejak_hapus() == 1
    assert AccessFailureLog.objects.count() == 1


def test_sesi_yang_berakhir_dihapus(db: None) -> None:
    kini = timezone.now()
    for kunci, sampai in (("lama", kini - timedelta(minutes=1)), ("baru", kini + JEDA)):
        Sesi.objects.create(
            session_key=kunci, session_data="", expire_date=sampai, terakhir_pada=kini
        )
    assert jejak_hapus() == 1
    assert Sesi.objects.get().session_key == "baru"


@pytest.mark.parametrize(
    ("proxy", "diteruskan", "langsung", "harap"),
    [
        (0, "1.1.1.1", "10.0.0.9", "10.0.0.9"),
        (1, "1.1.1.1, 9.9.9.9", "10.0.0.9", "9.9.9.9"),
        (2, "1.1.1.1, 9.9.9.9, 8.8.8.8", "10.0.0.9", "9.9.9.9"),
        (2, "9.9.9.9", "10.0.0.9", "10.0.0.9"),
        (1, "bukan alamat", "10.0.0.9", "10.0.0.9"),
        (1, "::ffff:9.9.9.9", "10.0.0.9", "9.9.9.9"),
        (0, "", "", None),
    ],
)
def test_alamat_di_belakang_proxy(
    settings, proxy: int, diteruskan: str, langsung: str, harap: str | None
) -> None:
    settings.TALENTA_PROXY = proxy
    minta = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=diteruskan, REMOTE_ADDR=langsung)
    assert alamat_klien(minta) == harap


def test_satu_jaringan_ipv6_satu_sumber(akun: Pengguna) -> None:
    minta = RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:2:aaaa::1")
    assert alamat_penjaga(minta) == "2001:db8:1:2::"
    for i in range(5):
        gagal(akun.nip, f"2001:db8:1:2::{i + 1}")
    assert not berhasil(akun.nip, "2001:db8:1:2::ffff")
    assert berhasil(akun.nip, "2001:db8:1:3::1")


def test_satu_percobaan_diantrekan(akun: Pengguna, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(30) as catatan:
        gagal(akun.nip, KANTOR)
    assert sum("pg_advisory_xact_lock" in q["sql"] for q in catatan.captured_queries) == 1


def test_peran_dipilih_sesudah_masuk(dunia: Dunia) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    k = klien()
    assert masuk(k, admin.nip, SANDI).status_code == 302
    assert k.get("/akun/").status_code == 200
