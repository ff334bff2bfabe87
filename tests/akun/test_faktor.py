"""The second factor: asked for at sign-in, limited, used once; roles that do nothing without it."""

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone

from talenta.akun import penjaga
from talenta.akun.izin import PERAN_DUA_FAKTOR, Peran
from talenta.akun.konfirmasi import SESI_FAKTOR, SESI_SETENGAH, SESI_YAKIN
from talenta.akun.models import AturUlangFaktor, Faktor, KodePemulihan, Pengguna, Sesi
from talenta.akun.services.faktor import (
    kode_periksa,
    pemulihan_terbitkan,
    totp_pasang,
)
from talenta.inti.models import CatatanAudit
from talenta.inti.sandi_data import buka
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import SANDI, Dunia, nip
from tests.fixtures.faktor import RAHASIA, beri_totp, kode_kini
from tests.fixtures.klien import LANGKAH_KEDUA, Klien, klien, masuk

MASUK, FAKTOR, SAYA = "/akun/masuk/", "/akun/faktor/", "/akun/saya/"
KANTOR, RUMAH, PENYERANG = "10.0.0.2", "10.0.0.1", "10.9.9.9"


@pytest.fixture
def akun(db: None) -> Pengguna:
    return Pengguna.objects.create_user(nip=nip(1), password=SANDI, nama="Sari")


@pytest.fixture
def berfaktor(akun: Pengguna) -> Pengguna:
    beri_totp(akun)
    return akun


def setengah(akun: Pengguna, alamat: str = KANTOR) -> Klien:
    """A client of which the password was right."""
    k = klien(REMOTE_ADDR=alamat)
    jawaban = k.post(MASUK, {"username": akun.nip, "password": SANDI, "next": "/akun/sandi/"})
    assert jawaban.headers["Location"] == LANGKAH_KEDUA
    return k


def isi_kode(k: Klien, kode: str) -> int:
    return k.post(LANGKAH_KEDUA, {"kode": kode}).status_code


def di_dalam(k: Klien) -> bool:
    return k.get("/akun/sandi/").status_code == 200


def pelaku(akun: Pengguna) -> Pelaku:
    return Pelaku.dari_pengguna(akun)


def test_kata_sandi_lalu_kode(berfaktor: Pengguna) -> None:
    k = setengah(berfaktor)
    assert not di_dalam(k)
    assert not AccessLog.objects.exists()
    kunci = k.session.session_key
    jawaban = k.post(LANGKAH_KEDUA, {"kode": kode_kini()})
    assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/akun/sandi/")
    assert di_dalam(k)
    assert k.session.session_key != kunci
    assert SESI_SETENGAH not in k.session
    assert not Sesi.objects.filter(pk=kunci).exists()


def test_tanpa_langkah_pertama_tidak_ada_yang_kedua(berfaktor: Pengguna) -> None:
    k = klien()
    assert k.get(LANGKAH_KEDUA).headers["Location"] == MASUK
    assert k.post(LANGKAH_KEDUA, {"kode": kode_kini()}).headers["Location"] == MASUK
    assert not di_dalam(k)


def test_setengah_masuk_berakhir(berfaktor: Pengguna) -> None:
    """After ten minutes, once the password changes, once the account is switched off."""
    lama, ganti, mati = setengah(berfaktor), setengah(berfaktor), setengah(berfaktor)
    sesi = lama.session
    sesi[SESI_SETENGAH] |= {"pada": sesi[SESI_SETENGAH]["pada"] - 600}
    sesi.save()
    assert lama.post(LANGKAH_KEDUA, {"kode": kode_kini()}).headers["Location"] == MASUK
    Pengguna.objects.filter(pk=berfaktor.pk).update(is_active=False)
    assert mati.post(LANGKAH_KEDUA, {"kode": kode_kini()}).headers["Location"] == MASUK
    berfaktor.set_password("sawah-hijau-2026")
    berfaktor.save()
    assert ganti.post(LANGKAH_KEDUA, {"kode": kode_kini()}).headers["Location"] == MASUK
    assert not any(map(di_dalam, (lama, ganti, mati)))


@pytest.mark.parametrize(("geser", "diterima"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_satu_langkah_ke_kiri_dan_kanan(
    berfaktor: Pengguna, monkeypatch, geser: int, diterima: bool
) -> None:
    saat = timezone.now()
    monkeypatch.setattr("talenta.akun.services.faktor.waktu_kini", lambda: saat)
    import pyotp

    kode = pyotp.TOTP(RAHASIA).generate_otp(int(saat.timestamp()) // 30 + geser)
    hasil = kode_periksa(pengguna=berfaktor, kode=kode, pelaku=pelaku(berfaktor))
    assert hasil == ("TOTP" if diterima else None)


def test_kode_yang_terpakai_ditolak(berfaktor: Pengguna) -> None:
    """Not once more, not by another session, and not the code before it."""
    kode, sebelumnya = kode_kini(), kode_kini(geser=-1)
    assert isi_kode(setengah(berfaktor), kode) == 302
    k = setengah(berfaktor)
    assert isi_kode(k, kode) == 200
    assert isi_kode(k, sebelumnya) == 200
    assert not di_dalam(k)


@pytest.mark.parametrize("kode", ["", " ", "0", "000000", "None", "١٢٣٤٥٦", "-", "      "])
def test_kosong_dan_aneh_tidak_pernah_sama(berfaktor: Pengguna, kode: str) -> None:
    if kode == kode_kini():  # pragma: no cover (one in a million)
        return
    KodePemulihan.objects.create(pengguna=berfaktor, sidik="")
    Faktor.objects.filter(pengguna=berfaktor).update(hitungan=0)
    assert kode_periksa(pengguna=berfaktor, kode=kode, pelaku=pelaku(berfaktor)) is None


def test_tanpa_faktor_tidak_ada_kode_yang_benar(akun: Pengguna) -> None:
    for kode in ("", "000000", kode_kini()):
        assert kode_periksa(pengguna=akun, kode=kode, pelaku=pelaku(akun)) is None


def test_kode_pemulihan_sekali(berfaktor: Pengguna) -> None:
    kode = pemulihan_terbitkan(pengguna=berfaktor, pelaku=pelaku(berfaktor))
    assert len(set(kode)) == 10
    tersimpan = set(KodePemulihan.objects.values_list("sidik", flat=True))
    assert not tersimpan & {satu.replace("-", "") for satu in kode}
    k = setengah(berfaktor)
    assert isi_kode(k, kode[0].lower().replace("-", " ")) == 302
    halaman = k.get(SAYA).content.decode()
    assert "Anda masuk dengan kode pemulihan; tersisa 9." in halaman
    lagi = setengah(berfaktor)
    assert isi_kode(lagi, kode[0]) == 200
    assert not di_dalam(lagi)
    assert isi_kode(lagi, kode[1]) == 302


def test_kode_pemulihan_orang_lain_tidak_berlaku(berfaktor: Pengguna) -> None:
    lain = Pengguna.objects.create_user(nip=nip(2), password=SANDI, nama="Lain")
    [kode, *_] = pemulihan_terbitkan(pengguna=lain, pelaku=pelaku(lain))
    assert kode_periksa(pengguna=berfaktor, kode=kode, pelaku=pelaku(berfaktor)) is None


def test_lima_kode_salah_menahan_dari_alamat_itu_saja(berfaktor: Pengguna) -> None:
    k = setengah(berfaktor)
    assert [isi_kode(k, "12345") for _ in range(5)] == [200, 200, 200, 200, 429]
    assert isi_kode(k, kode_kini()) == 429
    assert masuk(klien(), berfaktor.nip, SANDI, REMOTE_ADDR=KANTOR).status_code == 429
    assert isi_kode(setengah(berfaktor, RUMAH), kode_kini()) == 302
    gagal = CatatanAudit.objects.filter(tindakan="faktor.gagal", objek_id=str(berfaktor.pk))
    assert gagal.count() == 5


def test_orang_asing_mendapat_sepuluh_kode_sehari(berfaktor: Pengguna) -> None:
    """Whoever has the password and many addresses gets ten tries; the owner at the office gets in,
    though not by a flood of codes either."""
    assert masuk(klien(), berfaktor.nip, SANDI, REMOTE_ADDR=KANTOR).status_code == 302
    for nomor in range(10):
        assert isi_kode(setengah(berfaktor, f"10.1.0.{nomor}"), "12345") == 200
    k = setengah(berfaktor, PENYERANG)
    Faktor.objects.update(hitungan=0)
    jawaban = k.post(LANGKAH_KEDUA, {"kode": kode_kini()})
    assert "Terlalu banyak kode yang salah" in jawaban.content.decode()
    assert not di_dalam(k)
    assert isi_kode(setengah(berfaktor, KANTOR), kode_kini()) == 302
    Faktor.objects.update(hitungan=0)
    AccessFailureLog.objects.bulk_create(
        AccessFailureLog(username=berfaktor.nip, ip_address=KANTOR, path_info=LANGKAH_KEDUA)
        for _ in range(penjaga.KODE_DIKENAL)
    )
    AccessFailureLog.objects.update(attempt_time=timezone.now() - 2 * penjaga.JENDELA)
    k = setengah(berfaktor, KANTOR)
    assert isi_kode(k, kode_kini()) == 200
    assert not di_dalam(k)


def test_kode_dari_banyak_alamat_diperiksa_bergiliran(
    berfaktor: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else strangers at many addresses, all at one instant, would each find the count too low."""
    k = setengah(berfaktor, PENYERANG)
    lain = connection.copy()
    lain.set_autocommit(False)
    with monkeypatch.context() as tempel:
        tempel.setattr(penjaga, "connection", lain)
        penjaga.antre_kode(berfaktor.nip)
    try:
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute("SET LOCAL lock_timeout = '200ms'")
            with pytest.raises(OperationalError, match="lock timeout"):
                isi_kode(k, "12345")
            transaction.set_rollback(True)
    finally:
        lain.close()
    assert isi_kode(k, kode_kini()) == 302


def test_kata_sandi_yang_benar_tidak_menghapus_hitungan(berfaktor: Pengguna) -> None:
    """Else whoever has the password would begin anew before each fifth code."""
    for _ in range(4):
        isi_kode(setengah(berfaktor), "12345")
    assert AccessAttempt.objects.get(username=berfaktor.nip).failures_since_start == 4


def test_memasang_aplikasi(akun: Pengguna) -> None:
    k, lain = klien(akun, berfaktor=False), klien(akun, berfaktor=False)
    isi = k.get(FAKTOR)
    rahasia = isi.context["kunci"].replace(" ", "")
    assert isi.context["qr"].jalur.startswith("M4 4h1v1h-1z")
    assert k.post(FAKTOR, {"kode": "12345"}).status_code == 200
    assert not Faktor.objects.exists()
    jawaban = k.post(FAKTOR, {"kode": kode_kini(rahasia)})
    faktor = Faktor.objects.get(pengguna=akun)
    assert rahasia.encode() not in bytes(faktor.rahasia)
    assert buka(faktor.rahasia) == rahasia
    kode = jawaban.context["kode"]
    assert len(kode) == 10
    assert k.session[SESI_FAKTOR] is True
    assert rahasia not in str(dict(k.session.items()))
    # What was open before the first factor has only ever seen a password.
    assert not di_dalam(lain)
    # The code that set it up is used up, too.
    masuk_lagi = setengah(akun)
    assert isi_kode(masuk_lagi, kode_kini(rahasia)) == 200
    assert isi_kode(masuk_lagi, kode[0]) == 302
    tindakan = set(CatatanAudit.objects.values_list("tindakan", flat=True))
    assert {"faktor.pasang", "pemulihan.terbitkan", "pemulihan.pakai"} <= tindakan


def test_mengganti_aplikasi(berfaktor: Pengguna) -> None:
    baru = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"
    kode = kode_kini(baru)
    oleh = pelaku(berfaktor)
    assert totp_pasang(pengguna=berfaktor, rahasia=baru, kode=kode, pelaku=oleh) == []
    assert Faktor.objects.get(pengguna=berfaktor).hitungan > 0
    k = setengah(berfaktor)
    assert isi_kode(k, kode_kini()) == 200
    assert isi_kode(k, kode_kini(baru, 1)) == 302


def test_perubahan_menanyakan_lagi(dunia: Dunia) -> None:
    akun = dunia.prov.akun[Peran.ADMIN_BKD]
    k = klien(akun)
    sesi = k.session
    sesi[SESI_YAKIN] -= 600
    sesi.save()
    konfirmasi = "/akun/konfirmasi/?next=/akun/faktor/"
    assert k.get(FAKTOR).headers["Location"].replace("%2F", "/") == konfirmasi
    assert k.post("/akun/faktor/pemulihan/").status_code == 302
    assert k.post("/akun/sesi/akhiri/").status_code == 302
    assert not KodePemulihan.objects.exists()
    assert k.post(konfirmasi, {"sandi": SANDI}).status_code == 200
    assert k.get(FAKTOR).status_code == 302
    jahat = k.post(konfirmasi, {"kode": "12345", "next": "//jahat.example/"})
    assert jahat.status_code == 200
    jawaban = k.post(konfirmasi, {"kode": kode_kini(), "next": "//jahat.example/"})
    assert jawaban.headers["Location"] == SAYA
    assert k.get(FAKTOR).status_code == 200


def test_konfirmasi_tanpa_faktor_menanyakan_kata_sandi(akun: Pengguna) -> None:
    k = klien(akun, berfaktor=False)
    sesi = k.session
    del sesi[SESI_YAKIN]
    sesi.save()
    assert k.get(FAKTOR).status_code == 302
    assert k.post("/akun/konfirmasi/", {"sandi": "salah-sekali-99"}).status_code == 200
    assert k.get(FAKTOR).status_code == 302
    assert k.post("/akun/konfirmasi/", {"sandi": SANDI}).status_code == 302
    assert k.get(FAKTOR).status_code == 200


def test_sesi_bersandi_saja_tidak_mengubah_faktor(berfaktor: Pengguna) -> None:
    """A session that never gave the second factor does not take it off either."""
    k = klien(berfaktor, berfaktor=False)
    faktor = Faktor.objects.get(pengguna=berfaktor)
    assert "konfirmasi" in k.post(f"/akun/faktor/{faktor.pk}/cabut/").headers["Location"]
    assert Faktor.objects.filter(pk=faktor.pk).exists()


@pytest.mark.parametrize("peran", sorted(Peran))
def test_peran_menunggu_faktor(dunia: Dunia, peran: Peran) -> None:
    """Without a second factor a role that asks for one is plain ASN; others work as always."""
    akun = dunia.prov.akun[peran]
    Faktor.objects.filter(pengguna=akun).delete()
    k = klien()
    wajib = peran in PERAN_DUA_FAKTOR
    tujuan = masuk(k, akun.nip, SANDI).headers["Location"]
    assert (tujuan == FAKTOR) is wajib
    halaman = k.get(FAKTOR)
    assert halaman.context["lingkup"].peran == (Peran.ASN if wajib else peran)
    assert (f"Peran <strong>{peran.label}</strong>" in halaman.content.decode()) is wajib
    assert k.get("/pegawai/saya/").status_code == 200
    if wajib:
        penugasan = akun.penugasan.get().pk
        jawaban = k.post("/akun/peran/", {"penugasan": penugasan})
        assert jawaban.headers["Location"] == FAKTOR
        assert k.get("/akun/").status_code == 404
        k.post(FAKTOR, {"kode": kode_kini(halaman.context["kunci"].replace(" ", ""))})
    assert k.get(SAYA).context["lingkup"].peran == peran


def test_faktor_terakhir_tinggal_selama_peran_mewajibkannya(dunia: Dunia) -> None:
    admin, asn = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.ASN]
    beri_totp(asn)
    pemulihan_terbitkan(pengguna=asn, pelaku=pelaku(asn))
    lain = klien(asn)
    for akun, tersisa in ((admin, 1), (asn, 0)):
        k = klien(akun)
        url = f"/akun/faktor/{Faktor.objects.get(pengguna=akun).pk}/cabut/"
        assert (url in k.get(SAYA).content.decode()) is not bool(tersisa)
        assert k.post(url).status_code == 302
        assert Faktor.objects.filter(pengguna=akun).count() == tersisa
        assert (SESI_FAKTOR in k.session) is bool(tersisa)
    assert not KodePemulihan.objects.exists()
    assert not di_dalam(lain)


def test_faktor_orang_lain_tidak_ada(dunia: Dunia) -> None:
    milik = Faktor.objects.get(pengguna=dunia.prov.akun[Peran.PPK])
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    assert k.post(f"/akun/faktor/{milik.pk}/cabut/").status_code == 404
    assert Faktor.objects.filter(pk=milik.pk).exists()


def test_admin_mengatur_ulang_orang_lain(dunia: Dunia) -> None:
    admin, orang = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.ANALIS_BKD]
    k, terbuka = klien(admin), klien(orang)
    url = f"/akun/{orang.pk}/faktor/"
    assert k.post(url, {"alasan": ""}).status_code == 200
    assert Faktor.objects.filter(pengguna=orang).exists()
    assert k.post(url, {"alasan": "Ponselnya hilang."}).status_code == 302
    assert not Faktor.objects.filter(pengguna=orang).exists()
    assert not di_dalam(terbuka)
    catatan = CatatanAudit.objects.get(tindakan="faktor.atur_ulang")
    assert (catatan.pelaku_id, catatan.alasan) == (admin.pk, "Ponselnya hilang.")
    pemilik = klien()
    assert masuk(pemilik, orang.nip, SANDI).headers["Location"] == FAKTOR
    isi = pemilik.get(FAKTOR).content.decode()
    assert f"diatur ulang oleh {admin.nama}" in isi
    assert "Ponselnya hilang." in isi


def test_tidak_seorang_pun_mengatur_ulang_dirinya(dunia: Dunia) -> None:
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    jawaban = klien(admin).post(f"/akun/{admin.pk}/faktor/", {"alasan": "Ponsel saya hilang."})
    assert "oleh admin lain" in jawaban.content.decode()
    assert Faktor.objects.filter(pengguna=admin).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        AturUlangFaktor.objects.create(pengguna=admin, oleh=admin, alasan="x")


def test_kode_aktivasi_baru_tidak_mencabut_faktor(berfaktor: Pengguna) -> None:
    from talenta.akun.services.kode import kode_pakai, kode_terbitkan

    [terbit] = kode_terbitkan(pengguna=[berfaktor], pelaku=Pelaku.sistem())
    kode_pakai(nip=berfaktor.nip, kode=terbit.kode, sandi_baru="sawah-hijau-2026", alamat=None)
    jawaban = klien().post(MASUK, {"username": berfaktor.nip, "password": "sawah-hijau-2026"})
    assert jawaban.headers["Location"] == LANGKAH_KEDUA


def test_kode_tidak_tersimpan_dalam_jejak(berfaktor: Pengguna) -> None:
    isi_kode(setengah(berfaktor), "987654")
    tersimpan = " ".join(f"{a.get_data} {a.post_data}" for a in AccessAttempt.objects.all())
    assert "kode" in tersimpan
    assert "987654" not in tersimpan
