"""Mail through a real SMTP server: the address and its confirmation, what is sent when, failure."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.core import signing
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from talenta.akun.izin import Peran
from talenta.akun.models import AlamatSurat, Instansi, Pengguna, SetelanKabar, Surat
from talenta.akun.services import surat_kirim as kirim
from talenta.akun.services.surat import SEHARI_TERBANYAK, AlamatDitolak, alamat_ajukan
from talenta.akun.services.surat_kirim import MENYERAH, TOLAK_BERUNTUN, surat_kirim
from talenta.inti.models import CatatanAudit, Pemberitahuan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.kabar import kabarkan, siarkan
from talenta.pegawai.services.kabar import kabar_sebar
from tests.browser.luar import port
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import Klien, klien
from tests.fixtures.surat import KotakSurat, server_surat

SUREL, KONFIRMASI = "/akun/surel/", "/akun/surel/konfirmasi/"
ALAMAT = "pegawai@contoh.example"


@pytest.fixture(scope="module")
def server() -> Iterator[KotakSurat]:
    with server_surat(port("surat-uji")) as kotak:
        yield kotak


@pytest.fixture
def kotak(server: KotakSurat) -> Iterator[KotakSurat]:
    server.surat.clear()
    server.jawaban.clear()
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        TALENTA_SURAT_SERVER="127.0.0.1",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=server.port,
        EMAIL_USE_TLS=False,
        TALENTA_ALAMAT="https://talenta.example",
    ):
        yield server


@pytest.fixture
def akun(dunia: Dunia) -> Pengguna:
    # What building the world told everybody is no matter here.
    Pemberitahuan.objects.all().delete()
    return dunia.prov.akun[Peran.ASN]


def beralamat(akun: Pengguna, alamat: str = ALAMAT) -> Pengguna:
    AlamatSurat.objects.create(pengguna=akun, alamat=alamat, dikonfirmasi_pada=timezone.now())
    return akun


def tautan(kotak: KotakSurat) -> str:
    [url] = re.findall(r"https://talenta\.example(/akun/surel/konfirmasi/\S+)", kotak.isi())
    return str(url)


def ajukan(k: Klien, kotak: KotakSurat, alamat: str = ALAMAT) -> str:
    """Enter an address and read the mail; where its link leads."""
    assert k.post(SUREL, {"alamat": alamat}).status_code == 302
    surat_kirim()
    return tautan(kotak)


def test_alamat_diisi_dikonfirmasi_diganti_dan_dihapus(kotak: KotakSurat, akun: Pengguna) -> None:
    k = klien(akun)
    url = ajukan(k, kotak)
    assert kotak.surat[0]["To"] == ALAMAT
    assert not AlamatSurat.objects.get().alamat
    # Mail programs open links: that alone confirms nothing.
    assert ALAMAT in k.get(url).content.decode()
    assert not AlamatSurat.objects.get().alamat
    kode = {"kode": url.split("kode=")[1].replace("%3A", ":")}
    assert k.post(KONFIRMASI, kode).headers["Location"] == "/akun/pemberitahuan/setelan/"
    assert AlamatSurat.objects.get().alamat == ALAMAT
    assert "sudah dipakai" in k.post(KONFIRMASI, kode).content.decode()
    baru = "baru@contoh.example"
    k.post(KONFIRMASI, {"kode": ajukan(k, kotak, baru).split("kode=")[1].replace("%3A", ":")})
    assert AlamatSurat.objects.get().alamat == baru
    kotak.surat.clear()
    surat_kirim()
    assert [(s["To"], "tidak lagi dipakai" in kotak.isi(n)) for n, s in enumerate(kotak.surat)] == [
        (ALAMAT, True)
    ]
    assert k.post(f"{SUREL}hapus/").status_code == 302
    assert not AlamatSurat.objects.exists()
    surat_kirim()
    assert kotak.surat[-1]["To"] == baru
    tindakan = CatatanAudit.objects.filter(tindakan__startswith="surat.").order_by("id")
    assert [satu.tindakan for satu in tindakan] == [
        "surat.ajukan", "surat.konfirmasi", "surat.ajukan", "surat.konfirmasi", "surat.hapus",
    ]  # fmt: skip
    assert "contoh.example" not in str([satu.rincian for satu in tindakan])
    # What was sent leaves no address and no token behind.
    assert set(Surat.objects.values_list("alamat", "tanda")) == {("", "")}


def test_alamat_lama_diberi_tahu_meski_langsung_dihapus(kotak: KotakSurat, akun: Pengguna) -> None:
    """Whoever takes an account over cannot silence the warning by taking the address away."""
    k = klien(beralamat(akun))
    kode = ajukan(k, kotak, "baru@contoh.example").split("kode=")[1].replace("%3A", ":")
    kotak.surat.clear()
    k.post(KONFIRMASI, {"kode": kode})
    assert k.post(f"{SUREL}hapus/").status_code == 302
    assert surat_kirim() == 2
    assert {s["To"] for s in kotak.surat} == {ALAMAT, "baru@contoh.example"}


def test_tautan_orang_lain_lama_dan_palsu(
    kotak: KotakSurat, dunia: Dunia, akun: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    k, asing = klien(akun), klien(dunia.prov.akun[Peran.ATASAN])
    pertama = ajukan(k, kotak)
    kode = pertama.split("kode=")[1].replace("%3A", ":")
    assert "untuk akun lain" in asing.post(KONFIRMASI, {"kode": kode}).content.decode()
    assert urlsplit(klien().get(pertama).headers["Location"]).path == "/akun/masuk/"
    kedua = ajukan(k, kotak, "kedua@contoh.example").split("kode=")[1].replace("%3A", ":")
    assert "lebih baru" in k.post(KONFIRMASI, {"kode": kode}).content.decode()
    assert "tidak utuh" in k.post(KONFIRMASI, {"kode": kedua[:-2]}).content.decode()
    assert "tidak utuh" in k.post(KONFIRMASI, {}).content.decode()
    asli = time.time
    monkeypatch.setattr(signing.time, "time", lambda: asli() + 25 * 3600)
    assert "lewat masa" in k.post(KONFIRMASI, {"kode": kedua}).content.decode()
    monkeypatch.undo()
    assert not AlamatSurat.objects.get().alamat
    assert k.post(KONFIRMASI, {"kode": kedua}).status_code == 302


def test_alamat_salah_atau_terlalu_sering(kotak: KotakSurat, akun: Pengguna) -> None:
    k = klien(akun)
    assert "belum lengkap" in k.post(SUREL, {"alamat": "bukan alamat"}).content.decode()
    for _ in range(SEHARI_TERBANYAK):
        assert k.post(SUREL, {"alamat": ALAMAT}).status_code == 302
    assert "terlalu banyak" in k.post(SUREL, {"alamat": ALAMAT}).content.decode()


@pytest.mark.parametrize(
    "alamat", ['"a\x0bBcc:x"@contoh.example', '"a"@contoh.example', "\u017fa@contoh.example"]
)
def test_alamat_yang_merusak_surat_ditolak(kotak: KotakSurat, akun: Pengguna, alamat: str) -> None:
    isi = klien(akun).post(SUREL, {"alamat": alamat}).content.decode()
    assert "tanda yang tidak dapat dipakai" in isi
    with pytest.raises(AlamatDitolak, match="tidak dapat dipakai"):
        alamat_ajukan(pengguna=akun, alamat=alamat, pelaku=Pelaku.sistem())
    with pytest.raises(AlamatDitolak):
        alamat_ajukan(pengguna=akun, alamat="a@contoh.example\n", pelaku=Pelaku.sistem())
    assert not Surat.objects.exists()


def test_halaman_tidak_menunggu_server_surat(kotak: KotakSurat, akun: Pengguna) -> None:
    """A request only queues: a server that would not answer is not asked."""
    with override_settings(EMAIL_PORT=9):
        assert klien(akun).post(SUREL, {"alamat": ALAMAT}).status_code == 302
    assert Surat.objects.get().percobaan == 0


def test_tanpa_server_halaman_berkata_begitu(akun: Pengguna) -> None:
    k = klien(beralamat(akun))
    assert "belum mengirim surat" in k.get(SUREL).content.decode()
    k.post(SUREL, {"alamat": "lain@contoh.example"})
    kabarkan(jenis="keamanan", judul="Uji", pengguna=[akun.pk])
    assert kabar_sebar() == 1
    assert (surat_kirim(), Surat.objects.count(), kabar_sebar()) == (0, 0, 0)


def test_yang_jatuh_tempo_bersama_satu_surat(kotak: KotakSurat, akun: Pengguna) -> None:
    beralamat(akun)
    SetelanKabar.objects.create(
        pengguna=akun, pilihan={"impor": "SEKETIKA"}, tenang_mulai=0, tenang_sampai=0
    )
    for nomor in (1, 2):
        kabarkan(
            jenis="impor", judul=f"Impor {nomor} selesai", isi="rinci.csv", pengguna=[akun.pk],
            tautan="/pekerjaan/7/",
        )  # fmt: skip
    assert (kabar_sebar(), surat_kirim(), surat_kirim()) == (2, 1, 0)
    [surat] = kotak.surat
    assert surat["Subject"] == "Talenta: 2 pemberitahuan"
    isi = kotak.isi()
    assert "Impor 1 selesai" in isi
    assert "https://talenta.example/pekerjaan/7/" in isi
    assert surat.get_content_type() == "text/plain"
    for rahasia in (akun.nip, akun.nama, "rinci.csv"):
        assert rahasia not in isi


@pytest.mark.parametrize(
    ("kasus", "berangkat"),
    [
        (("Asia/Jakarta", "SEKETIKA", (20, 6), "10:30"), "10:30"),
        (("Asia/Jakarta", "SEKETIKA", (20, 6), "20:00"), "+06:00"),
        (("Asia/Makassar", "SEKETIKA", (20, 6), "05:59"), "06:00"),
        (("Asia/Makassar", "SEKETIKA", (20, 6), "06:00"), "06:00"),
        (("Asia/Jayapura", "SEKETIKA", (12, 14), "13:10"), "14:00"),
        (("Asia/Jayapura", "SEKETIKA", (0, 0), "03:00"), "03:00"),
        (("Asia/Jayapura", "HARIAN", (20, 6), "06:59"), "07:00"),
        (("Asia/Jakarta", "HARIAN", (20, 6), "07:00"), "+07:00"),
        (("Asia/Jakarta", "HARIAN", (20, 9), "06:00"), "09:00"),
        (("Asia/Jayapura", "HARIAN", (6, 8), "10:00"), "+08:00"),
        (("Asia/Jakarta", "PORTAL", (20, 6), "10:00"), None),
        (("Asia/Jakarta", "MATI", (20, 6), "10:00"), None),
    ],
)
def test_jam_tenang_dan_ringkasan_menurut_zona(
    kotak: KotakSurat,
    akun: Pengguna,
    kasus: tuple[str, str, tuple[int, int], str],
    berangkat: str | None,
) -> None:
    zona, cara, tenang, pukul = kasus
    beralamat(akun)
    Instansi.objects.filter(pk=akun.instansi_id).update(zona=zona)
    SetelanKabar.objects.create(
        pengguna=akun,
        pilihan={"perbaikan": cara},
        tenang_mulai=tenang[0],
        tenang_sampai=tenang[1],
    )
    kabarkan(jenis="perbaikan", judul="Uji", pengguna=[akun.pk])
    hari = datetime(2026, 11, 20, tzinfo=ZoneInfo(zona))
    kabar_sebar(kini=hari.replace(hour=int(pukul[:2]), minute=int(pukul[3:])).astimezone(UTC))
    waktu = list(Surat.objects.values_list("kirim_setelah", flat=True))
    if berangkat is None:
        assert waktu == []
        return
    hari += timedelta(days=berangkat.startswith("+"))
    jam, menit = berangkat.lstrip("+").split(":")
    assert waktu == [hari.replace(hour=int(jam), minute=int(menit))]


def test_keamanan_segera_juga_pada_jam_tenang(kotak: KotakSurat, akun: Pengguna) -> None:
    beralamat(akun)
    SetelanKabar.objects.create(
        pengguna=akun, pilihan={"keamanan": "MATI"}, tenang_mulai=0, tenang_sampai=23
    )
    klien(akun).post(
        "/akun/sandi/",
        {"sandi_lama": "padi-menguning-1945", "sandi_baru": "sawah-hijau-2026",
         "sandi_ulang": "sawah-hijau-2026"},
    )  # fmt: skip
    assert (kabar_sebar(), surat_kirim()) == (1, 1)
    assert kotak.surat[0]["Subject"] == "Talenta: Kata sandi akun Anda diganti"


def test_siaran_satu_baris_sejumlah_kueri_yang_sama(kotak: KotakSurat, dunia: Dunia) -> None:
    """Who has a record, an address and wants it; the number of people does not change the number
    of statements."""
    Pemberitahuan.objects.all().delete()
    prov = dunia.prov.instansi
    tanpa_data = Pengguna.objects.create_user(nip="0" * 18, nama="Tanpa data", instansi=prov)
    kab = dunia.kab.akun[Peran.ADMIN_BKD]
    for nomor, satu in enumerate([tanpa_data, kab]):
        beralamat(satu, f"bukan{nomor}@contoh.example")
    jumlah = []
    for awal, akhir in ((0, 2), (2, 6)):
        for nomor, satu in enumerate([*dunia.prov.akun.values()][awal:akhir]):
            beralamat(satu, f"ya{awal + nomor}@contoh.example")
        siarkan(jenis="hasil", judul="Hasil ditampilkan", instansi_id=prov.pk)
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            assert kabar_sebar() == 1
        jumlah.append(len(kueri))
        penerima = Surat.objects.filter(pemberitahuan=Pemberitahuan.objects.latest("id"))
        assert penerima.count() == akhir
    assert jumlah[0] == jumlah[1]
    siarkan(
        jenis="aturan", judul="Usul menunggu", instansi_id=prov.pk, peran=[Peran.ADMIN_BKD.value]
    )
    beralamat_semua = set(AlamatSurat.objects.values_list("pengguna_id", flat=True))
    admin = dunia.prov.akun[Peran.ADMIN_BKD]
    if admin.pk not in beralamat_semua:
        beralamat(admin, "admin@contoh.example")
    kabar_sebar()
    terakhir = Surat.objects.filter(pemberitahuan=Pemberitahuan.objects.latest("id"))
    assert [satu.pengguna_id for satu in terakhir] == [admin.pk]


def _antrekan(akun: Pengguna) -> None:
    kabarkan(jenis="keamanan", judul="Uji", pengguna=[akun.pk])
    kabar_sebar()


def _jatuh_tempo() -> None:
    Surat.objects.update(kirim_setelah=timezone.now())


@pytest.mark.parametrize(
    "galat", [{"EMAIL_PORT": 9}, {"EMAIL_HOST_USER": "x", "EMAIL_HOST_PASSWORD": "y"}]
)
def test_server_gagal_menunda_seluruh_antrean(
    kotak: KotakSurat, dunia: Dunia, galat: dict[str, Any]
) -> None:
    """Away, or refusing the portal itself."""
    Pemberitahuan.objects.all().delete()
    for nomor, peran in enumerate((Peran.ASN, Peran.ATASAN)):
        _antrekan(beralamat(dunia.prov.akun[peran], f"{nomor}@contoh.example"))
    with override_settings(**galat):
        assert surat_kirim() == 0
    pertama, kedua = Surat.objects.order_by("id")
    # The server was asked once, not for everybody.
    assert (pertama.percobaan, kedua.percobaan) == (1, 0)
    assert timedelta(seconds=50) < pertama.kirim_setelah - timezone.now() < timedelta(minutes=1)
    # And is left alone for a minute, though the second mail is due.
    assert surat_kirim() == 0
    _jatuh_tempo()
    assert surat_kirim() == 2
    assert {s["To"] for s in kotak.surat} == {"0@contoh.example", "1@contoh.example"}
    assert not Surat.objects.exclude(galat="").exists()


def test_server_lama_mati_menyerah_menurut_umur_masing_masing(
    kotak: KotakSurat, akun: Pengguna
) -> None:
    """A day without a server loses nothing; after MENYERAH what is that old is given up, and not
    what was queued lately for the same person."""
    _antrekan(beralamat(akun))
    with override_settings(EMAIL_PORT=9):
        for _ in range(12):
            surat_kirim()
            _jatuh_tempo()
        satu = Surat.objects.get()
        assert (satu.percobaan, satu.gagal_pada) == (12, None)
        Surat.objects.update(dibuat_pada=timezone.now() - MENYERAH)
        _antrekan(akun)
        surat_kirim()
        isi = klien(akun).get(SUREL).content.decode()
    lama, baru = Surat.objects.order_by("id")
    assert (lama.percobaan, lama.gagal_pada is not None) == (13, True)
    assert (baru.percobaan, baru.gagal_pada) == (1, None)
    assert "Surat terakhir tidak sampai" in isi
    assert kirim.TIDAK_TERJANGKAU in isi
    _jatuh_tempo()
    assert surat_kirim() == 1


@pytest.mark.parametrize(
    ("jawaban", "gagal"),
    [
        ("550 5.1.1 tidak ada", True),
        ("550 relay not permitted", False),
        ("554 5.7.1 Relay access denied", False),
        ("451 nanti", False),
    ],
)
def test_alamat_ditolak_server(
    kotak: KotakSurat, akun: Pengguna, jawaban: str, gagal: bool
) -> None:
    _antrekan(beralamat(akun))
    kotak.jawaban[ALAMAT] = jawaban
    jeda = []
    for _ in range(1 if gagal else 3):
        assert surat_kirim() == 0
        satu = Surat.objects.get()
        jeda.append(round((satu.kirim_setelah - timezone.now()).total_seconds() / 60))
        _jatuh_tempo()
    assert ((satu.gagal_pada is not None), satu.galat) == (gagal, kirim.DITOLAK)
    assert (kirim.DITOLAK in klien(akun).get(SUREL).content.decode()) is gagal
    if not gagal:
        assert jeda == [1, 2, 4]
        kotak.jawaban.clear()
        assert surat_kirim() == 1


def test_server_yang_menolak_semua_tidak_menggagalkan_semua(
    kotak: KotakSurat, dunia: Dunia
) -> None:
    Pemberitahuan.objects.all().delete()
    orang = [*dunia.prov.akun.values()][: TOLAK_BERUNTUN + 1]
    for nomor, satu in enumerate(orang):
        kotak.jawaban[f"{nomor}@contoh.example"] = "554 5.7.1 Relay access denied"
        _antrekan(beralamat(satu, f"{nomor}@contoh.example"))
    assert surat_kirim() == 0
    assert sorted(Surat.objects.values_list("percobaan", flat=True)) == [0, *[1] * TOLAK_BERUNTUN]
    assert not Surat.objects.exclude(gagal_pada=None).exists()
    kotak.jawaban.clear()
    _jatuh_tempo()
    assert surat_kirim() == len(orang)


def test_surat_yang_tidak_dapat_ditulis_tidak_menahan_yang_lain(
    kotak: KotakSurat, dunia: Dunia, caplog: pytest.LogCaptureFixture
) -> None:
    """An address from before such were refused."""
    Pemberitahuan.objects.all().delete()
    asn, atasan = dunia.prov.akun[Peran.ASN], dunia.prov.akun[Peran.ATASAN]
    _antrekan(beralamat(asn, '"a\x0bBcc:x"@contoh.example'))
    _antrekan(beralamat(atasan))
    assert surat_kirim() == 1
    assert [s["To"] for s in kotak.surat] == [ALAMAT]
    rusak = Surat.objects.get(pengguna=asn)
    assert (rusak.gagal_pada is not None, rusak.galat) == (True, kirim.DITOLAK)
    tercatat = [satu for satu in caplog.records if satu.name.startswith("talenta")]
    assert "surat tidak dapat ditulis" in str([satu.getMessage() for satu in tercatat])
    assert "contoh.example" not in str([satu.__dict__ for satu in tercatat])
    assert surat_kirim() == 0


def test_galat_sendiri_menunggu_dan_tidak_menahan_yang_lain(
    kotak: KotakSurat, dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in writing one mail loses it for nobody."""
    Pemberitahuan.objects.all().delete()
    asn, atasan = dunia.prov.akun[Peran.ASN], dunia.prov.akun[Peran.ATASAN]
    _antrekan(beralamat(asn, "asn@contoh.example"))
    _antrekan(beralamat(atasan))
    benar = kirim._judul

    def keliru(semua: Any) -> str:
        if semua[0].pengguna_id == asn.pk:
            raise KeyError("x")
        return benar(semua)

    monkeypatch.setattr(kirim, "_judul", keliru)
    assert surat_kirim() == 1
    rusak = Surat.objects.get(pengguna=asn)
    assert (rusak.gagal_pada, rusak.galat) == (None, kirim.GALAT_SENDIRI)
    monkeypatch.undo()
    _jatuh_tempo()
    assert surat_kirim() == 1


def test_satu_pengiriman_pada_satu_saat(kotak: KotakSurat, akun: Pengguna) -> None:
    _antrekan(beralamat(akun))
    lain = connection.copy()
    try:
        with lain.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_lock(%s)", [kirim._KUNCI])
        assert surat_kirim() == 0
        with lain.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_unlock(%s)", [kirim._KUNCI])
    finally:
        lain.close()
    assert surat_kirim() == 1
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1 FROM pg_locks WHERE objid = %s", [kirim._KUNCI])
        assert kursor.fetchone() is None


def test_yang_terlambat_menunggu_jam_tenang_selesai(
    kotak: KotakSurat, akun: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Queued by day, sent at night since the server was away: security alone leaves then."""
    beralamat(akun)
    SetelanKabar.objects.create(pengguna=akun, pilihan={"perbaikan": "SEKETIKA"})
    Instansi.objects.filter(pk=akun.instansi_id).update(zona="Asia/Jayapura")
    siang = datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Asia/Jayapura"))
    kabarkan(jenis="perbaikan", judul="Perbaikan", pengguna=[akun.pk])
    kabarkan(jenis="keamanan", judul="Keamanan", pengguna=[akun.pk])
    kabar_sebar(kini=siang)
    monkeypatch.setattr(kirim, "waktu_kini", lambda: siang.replace(hour=21))
    assert surat_kirim() == 1
    assert kotak.surat[0]["Subject"] == "Talenta: Keamanan"
    bangun = siang.replace(hour=6) + timedelta(days=1)
    assert Surat.objects.get(terkirim_pada=None).kirim_setelah == bangun
    monkeypatch.setattr(kirim, "waktu_kini", lambda: bangun - timedelta(seconds=1))
    assert surat_kirim() == 0
    monkeypatch.setattr(kirim, "waktu_kini", lambda: bangun)
    assert surat_kirim() == 1


def test_alamat_dilepas_sebelum_dikirim(kotak: KotakSurat, akun: Pengguna) -> None:
    _antrekan(beralamat(akun))
    AlamatSurat.objects.all().delete()
    assert surat_kirim() == 0
    assert Surat.objects.get().galat == kirim.TANPA_ALAMAT
