"""Passkeys: set up, asked for at sign-in and again; each challenge once; copies and strangers
refused."""

import json
from typing import Any

import pytest
from axes.models import AccessFailureLog
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import RequestFactory, override_settings

from talenta.akun.izin import Peran
from talenta.akun.konfirmasi import SESI_FAKTOR, SESI_YAKIN
from talenta.akun.models import Faktor, KodePemulihan, Pengguna
from talenta.akun.services import kunci
from talenta.akun.services.kunci import (
    SESI_TANTANGAN,
    Asal,
    KunciDitolak,
    TantanganHabis,
    kunci_periksa,
    masuk_mulai,
    pasang_mulai,
    pasang_selesai,
)
from talenta.akun.sesi import SessionStore
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import SANDI, Dunia, nip
from tests.fixtures.faktor import beri_totp
from tests.fixtures.klien import LANGKAH_KEDUA, Klien, klien
from tests.fixtures.kunci import ASAL, Perangkat

FAKTOR, KUNCI, SAYA = "/akun/faktor/", "/akun/faktor/kunci/", "/akun/saya/"
KONFIRMASI, MASUK = "/akun/konfirmasi/", "/akun/masuk/"
DI = Asal(host="localhost", asal=ASAL)


@pytest.fixture
def akun(db: None) -> Pengguna:
    return Pengguna.objects.create_user(nip=nip(1), password=SANDI, nama="Sari")


def sesi_baru() -> SessionStore:
    sesi = SessionStore()
    sesi.create()
    return sesi


def beri_kunci(akun: Pengguna, **pilihan: Any) -> Perangkat:
    """A device with a passkey of this account."""
    perangkat, sesi = Perangkat(**pilihan), sesi_baru()
    minta = pasang_mulai(pengguna=akun, asal=DI, sesi=sesi)
    sesi.save()
    pasang(akun, perangkat.pasang(minta), sesi)
    return perangkat


def pasang(akun: Pengguna, tanggapan: str, sesi: SessionStore) -> list[str]:
    return pasang_selesai(
        pengguna=akun,
        nama="Laptop kantor",
        tanggapan=tanggapan,
        asal=DI,
        sesi=sesi,
        pelaku=Pelaku.dari_pengguna(akun),
    )


def minta(akun: Pengguna, sesi: SessionStore) -> str:
    pilihan = masuk_mulai(pengguna=akun, asal=DI, sesi=sesi)
    sesi.save()
    return pilihan


def periksa(akun: Pengguna, tanggapan: str, sesi: SessionStore) -> bool:
    return kunci_periksa(
        pengguna=akun,
        tanggapan=tanggapan,
        asal=DI,
        sesi=sesi,
        pelaku=Pelaku.dari_pengguna(akun),
    )


def buktikan(akun: Pengguna, perangkat: Perangkat, **ubah: Any) -> bool:
    sesi = sesi_baru()
    return periksa(akun, perangkat.masuk(minta(akun, sesi), **ubah), sesi)


def di_localhost(akun: Pengguna | None = None, **lain: Any) -> Klien:
    return klien(akun, HTTP_HOST="localhost", **lain)


def setengah(akun: Pengguna) -> Klien:
    k = di_localhost()
    jawaban = k.post(MASUK, {"username": akun.nip, "password": SANDI})
    assert jawaban.headers["Location"] == LANGKAH_KEDUA
    return k


def tindakan() -> list[str]:
    return list(CatatanAudit.objects.order_by("id").values_list("tindakan", flat=True))


def test_memasang_yang_pertama(akun: Pengguna) -> None:
    k, lain = di_localhost(akun, berfaktor=False), klien(akun, berfaktor=False)
    pilihan = k.get(FAKTOR).context["pilihan"]
    orang = json.loads(pilihan)["publicKey"]["user"]
    perangkat = Perangkat()
    isi = {"nama": "Laptop kantor", "tanggapan": perangkat.pasang(pilihan)}
    assert akun.nip.encode() not in perangkat.gagang
    assert orang["name"] == akun.nip
    jawaban = k.post(KUNCI, isi)
    assert len(jawaban.context["kode"]) == 10
    faktor = Faktor.objects.get(pengguna=akun)
    assert (faktor.jenis, faktor.nama) == ("KUNCI", "Laptop kantor")
    assert bytes(faktor.kredensial or b"") == perangkat.id
    assert perangkat.id not in bytes(faktor.rahasia)
    assert k.session[SESI_FAKTOR] is True
    # What was open before the first factor has only ever seen a password.
    assert lain.get(SAYA).status_code == 302
    # The same answer once more, and with another name, finds no challenge.
    assert k.post(KUNCI, isi | {"nama": "Lain"}).headers["Location"] == FAKTOR
    assert Faktor.objects.count() == 1
    assert tindakan()[-2:] == ["faktor.pasang", "pemulihan.terbitkan"]


def test_yang_kedua_tanpa_kode_pemulihan_baru(akun: Pengguna) -> None:
    beri_totp(akun)
    k = di_localhost(akun)
    pilihan = k.get(FAKTOR).context["pilihan"]
    jawaban = k.post(KUNCI, {"nama": "Ponsel", "tanggapan": Perangkat().pasang(pilihan)})
    assert jawaban.headers["Location"] == SAYA
    assert not KodePemulihan.objects.exists()
    halaman = k.get(SAYA).content.decode()
    assert "Ponsel" in halaman
    assert "Kunci sandi (passkey)" in halaman
    tanpa_nama = k.post(KUNCI, {"nama": " ", "tanggapan": "{}"})
    assert tanpa_nama.headers["Location"] == FAKTOR


def test_yang_dipasang_harus_memeriksa_pemiliknya_dan_baru(akun: Pengguna, monkeypatch) -> None:
    perangkat, sesi = beri_kunci(akun), sesi_baru()

    def baru(satu: Perangkat, **ubah: Any) -> None:
        pilihan = pasang_mulai(pengguna=akun, asal=DI, sesi=sesi)
        sesi.save()
        pasang(akun, satu.pasang(pilihan, **ubah), sesi)

    pilihan = json.loads(pasang_mulai(pengguna=akun, asal=DI, sesi=sesi))["publicKey"]
    assert len(pilihan["excludeCredentials"]) == 1
    assert pilihan["authenticatorSelection"]["userVerification"] == "required"
    for satu, ubah in (
        (perangkat, {}),
        (Perangkat(), {"bendera": 1}),
        (Perangkat(), {"asal": "https://jahat.example"}),
        (Perangkat(), {"tantangan": b"0" * 32}),
        (Perangkat(nomor=b"1" * 1024), {}),
    ):
        with pytest.raises(KunciDitolak):
            baru(satu, **ubah)
    assert Faktor.objects.count() == 1
    monkeypatch.setattr(kunci, "BANYAK", 1)
    assert pasang_mulai(pengguna=akun, asal=DI, sesi=sesi) == ""


def test_kata_sandi_lalu_kunci(akun: Pengguna) -> None:
    perangkat = beri_kunci(akun)
    k = setengah(akun)
    halaman = k.get(LANGKAH_KEDUA)
    assert "Kode pemulihan" in str(halaman.context["form"])
    tanggapan = perangkat.masuk(halaman.context["pilihan"])
    jawaban = k.post(LANGKAH_KEDUA, {"tanggapan": tanggapan})
    assert jawaban.status_code == 302
    assert k.get(SAYA).status_code == 200
    assert k.session[SESI_FAKTOR] is True
    faktor = Faktor.objects.get(pengguna=akun)
    assert (faktor.hitungan, faktor.dipakai_pada is None) == (2, False)
    # Neither there nor in another half signed-in session does the answer count again.
    lagi = setengah(akun)
    assert lagi.post(LANGKAH_KEDUA, {"tanggapan": tanggapan}).status_code == 200
    lagi.get(LANGKAH_KEDUA)
    assert lagi.post(LANGKAH_KEDUA, {"tanggapan": tanggapan}).status_code == 200
    assert lagi.get(SAYA).status_code == 302


def test_tantangan_sekali_untuk_satu_guna_satu_akun(akun: Pengguna) -> None:
    perangkat, sesi = beri_kunci(akun, menghitung=False), sesi_baru()
    tanggapan = perangkat.masuk(minta(akun, sesi))
    serentak = SessionStore(sesi.session_key)
    assert SESI_TANTANGAN in serentak
    assert periksa(akun, tanggapan, sesi)
    for satu in (sesi, serentak):
        with pytest.raises(TantanganHabis):
            periksa(akun, tanggapan, satu)
    lain = Pengguna.objects.create_user(nip=nip(2), password=SANDI, nama="Lain")
    tanggapan = perangkat.masuk(minta(lain, sesi))
    with pytest.raises(TantanganHabis):
        periksa(akun, tanggapan, sesi)
    tanggapan = perangkat.masuk(minta(akun, sesi))
    with pytest.raises(TantanganHabis):
        pasang(akun, tanggapan, sesi)


def test_tantangan_berlaku_lima_menit(akun: Pengguna) -> None:
    perangkat = beri_kunci(akun)
    k = setengah(akun)
    tanggapan = perangkat.masuk(k.get(LANGKAH_KEDUA).context["pilihan"])
    sesi = k.session
    sesi[SESI_TANTANGAN] |= {"pada": sesi[SESI_TANTANGAN]["pada"] - 300}
    sesi.save()
    jawaban = k.post(LANGKAH_KEDUA, {"tanggapan": tanggapan})
    assert "terlalu lama terbuka" in jawaban.content.decode()
    assert not AccessFailureLog.objects.exists()
    assert k.get(SAYA).status_code == 302


@pytest.mark.parametrize(
    "ubah",
    [
        {"asal": "https://localhost"},
        {"asal": "http://localhost:8000"},
        {"asal": "http://jahat.localhost"},
        {"rp": "jahat.example"},
        {"jenis": "webauthn.create"},
        {"tantangan": b"0" * 32},
        {"bendera": 1},
        {"bendera": 4},
        {"kunci": ec.generate_private_key(ec.SECP256R1())},
        {"gagang": b"1"},
    ],
    ids=lambda ubah: next(iter(ubah)),
)
def test_jawaban_yang_keliru_ditolak(akun: Pengguna, ubah: dict[str, Any]) -> None:
    perangkat = beri_kunci(akun)
    assert not buktikan(akun, perangkat, **ubah)
    assert tindakan()[-1] == "faktor.gagal"
    assert buktikan(akun, perangkat)


@pytest.mark.parametrize("tanggapan", ["", "{}", "null", "[" * 15_000, '{"rawId": 1}', "\x00"])
def test_bukan_jawaban(akun: Pengguna, tanggapan: str) -> None:
    beri_kunci(akun)
    sesi = sesi_baru()
    minta(akun, sesi)
    assert not periksa(akun, tanggapan, sesi)


def test_kunci_orang_lain_ditolak(akun: Pengguna) -> None:
    beri_kunci(akun)
    lain = Pengguna.objects.create_user(nip=nip(2), password=SANDI, nama="Lain")
    milik_lain = beri_kunci(lain)
    assert not buktikan(akun, milik_lain)
    assert buktikan(lain, milik_lain)
    k = setengah(akun)
    tanggapan = milik_lain.masuk(k.get(LANGKAH_KEDUA).context["pilihan"])
    jawaban = k.post(LANGKAH_KEDUA, {"tanggapan": tanggapan})
    assert "tidak cocok dengan akun ini" in jawaban.content.decode()
    assert k.get(SAYA).status_code == 302


def test_hitungan_mundur_ditolak_dan_dicatat(akun: Pengguna) -> None:
    perangkat = beri_kunci(akun)
    assert buktikan(akun, perangkat)
    for mundur in (1, 2):
        perangkat.hitungan -= mundur
        assert not buktikan(akun, perangkat)
        assert tindakan()[-1] == "faktor.mundur"
    perangkat.langkah = perangkat.hitungan = 0
    assert not buktikan(akun, perangkat)
    assert Faktor.objects.get().hitungan == 2
    perangkat.hitungan = 3
    assert buktikan(akun, perangkat)


def test_yang_tidak_menghitung_tetap_nol(akun: Pengguna) -> None:
    perangkat = beri_kunci(akun, menghitung=False)
    assert buktikan(akun, perangkat)
    assert buktikan(akun, perangkat)


def test_lima_jawaban_salah_menahan(akun: Pengguna) -> None:
    """Counted with wrong codes, for the same source."""
    perangkat, k = beri_kunci(akun), setengah(akun)
    status = []
    for nomor in range(5):
        pilihan = k.get(LANGKAH_KEDUA).context["pilihan"]
        isi = {"tanggapan": perangkat.masuk(pilihan, asal="x")} if nomor % 2 else {"kode": "1234"}
        status.append(k.post(LANGKAH_KEDUA, isi).status_code)
    assert status == [200, 200, 200, 200, 429]
    benar = perangkat.masuk(k.get(LANGKAH_KEDUA).context["pilihan"])
    assert k.post(LANGKAH_KEDUA, {"tanggapan": benar}).status_code == 429


def test_peran_bekerja_dengan_kunci_saja(dunia: Dunia) -> None:
    """Waits until it is set up, is asked again by it, and keeps it while it is the only one."""
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    Faktor.objects.filter(pengguna=admin).delete()
    k, perangkat = di_localhost(admin, berfaktor=False), Perangkat()
    halaman = k.get(FAKTOR)
    assert halaman.context["lingkup"].peran == Peran.ASN
    isi = {"nama": "Laptop", "tanggapan": perangkat.pasang(halaman.context["pilihan"])}
    assert len(k.post(KUNCI, isi).context["kode"]) == 10
    assert k.get(SAYA).context["lingkup"].peran == Peran.ADMIN_BKD
    faktor = Faktor.objects.get(pengguna=admin)
    assert k.post(f"/akun/faktor/{faktor.pk}/cabut/").status_code == 302
    assert Faktor.objects.filter(pk=faktor.pk).exists()
    sesi = k.session
    sesi[SESI_YAKIN] -= 600
    sesi.save()
    assert KONFIRMASI in k.get(FAKTOR).headers["Location"]
    isi = {"next": FAKTOR, "tanggapan": "{}"}
    k.get(KONFIRMASI)
    salah = k.post(KONFIRMASI, isi)
    assert "tidak cocok" in salah.content.decode()
    isi["tanggapan"] = perangkat.masuk(salah.context["pilihan"])
    assert k.post(KONFIRMASI, isi).headers["Location"] == FAKTOR
    assert k.get(FAKTOR).status_code == 200


def test_menamai(dunia: Dunia) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    beri_kunci(admin)
    k, faktor = klien(admin), Faktor.objects.get(pengguna=admin, jenis=Faktor.Jenis.KUNCI)
    url = f"/akun/faktor/{faktor.pk}/nama/"
    for nama, jadi in (("Ponsel", "Ponsel"), ("", "Ponsel"), ("x" * 61, "Ponsel")):
        assert k.post(url, {"nama": nama}).status_code == 302
        faktor.refresh_from_db()
        assert faktor.nama == jadi
    assert tindakan()[-1] == "faktor.namai"
    asing = klien(dunia.prov.akun[Peran.PPK])
    assert asing.post(url, {"nama": "Milik saya"}).status_code == 404
    assert asing.post(f"/akun/faktor/{faktor.pk}/cabut/").status_code == 404


@pytest.mark.parametrize(
    ("host", "aman", "asal"),
    [
        ("localhost:8000", False, "http://localhost:8000"),
        ("talenta.example.go.id", True, "https://talenta.example.go.id"),
        ("Talenta.example.go.id:8443", True, "https://talenta.example.go.id:8443"),
        ("talenta.example.go.id", False, None),
        ("jahat.localhost", False, None),
        ("127.0.0.1:8000", False, None),
        ("10.0.0.1", True, None),
        ("[::1]:8000", True, None),
    ],
)
@override_settings(ALLOWED_HOSTS=["*"])
def test_asal(host: str, aman: bool, asal: str | None) -> None:
    di = Asal.dari(RequestFactory().get("/", HTTP_HOST=host, secure=aman))
    assert (di.asal if di else None) == asal


def test_di_alamat_tanpa_https_ada_kode(akun: Pengguna) -> None:
    beri_kunci(akun)
    halaman = klien(akun).get(FAKTOR).content.decode()
    assert "hanya bekerja bila portal dibuka lewat alamat https" in halaman
    assert "data-kunci" not in halaman
    k = klien()
    k.post(MASUK, {"username": akun.nip, "password": SANDI})
    halaman = k.get(LANGKAH_KEDUA).content.decode()
    assert "Di sini, pakai kode." in halaman
    assert k.post(LANGKAH_KEDUA, {"tanggapan": "{}"}).status_code == 200
