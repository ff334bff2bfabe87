"""Objections: who, until when, heard from both sides, decided once, and told to everybody."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from kinerja.kode import Ekspektasi
from kinerja.models import (
    Keberatan,
    KetentuanKinerja,
    KeteranganKeberatan,
    PenilaianTahunan,
    PergantianPemutus,
)
from kinerja.rumus import predikat_matriks
from kinerja.selectors.keberatan import batas_saat_serah
from kinerja.services.keberatan import KeberatanDitolak
from kinerja.services.keberatan_pemutus import pemutus_tetapkan
from kinerja.services.keberatan_tutup import penilaian_finalkan
from talenta.akun.izin import Peran
from talenta.akun.models import HariLibur
from talenta.inti.models import CatatanAudit, Pemberitahuan
from talenta.inti.services.audit import Pelaku
from talenta.inti.templatetags.tampilan import hari_tanggal, tanggal
from talenta.pegawai.models import Pegawai
from tests.akses.kinerja_lanjut import SISI, penilaian_serah, skp_sisi
from tests.api.bantu import peminta
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import Klien, klien

P = PenilaianTahunan.Status
ASN, ATASAN, PPK = SISI


@pytest.fixture
def orang(dunia: Dunia) -> dict[str, Pegawai]:
    return {peran: Pegawai.objects.get(pengguna=dunia.prov.akun[peran]) for peran in SISI}


@pytest.fixture
def penilaian(dunia: Dunia, orang: dict[str, Pegawai]) -> PenilaianTahunan:
    satu: PenilaianTahunan = penilaian_serah(dunia.prov, *(orang[peran] for peran in SISI))
    return satu


@pytest.fixture
def web(dunia: Dunia) -> dict[str, Klien]:
    peran = (*SISI, Peran.ADMIN_BKD, Peran.KOMITE)
    return {satu: klien(dunia.prov.akun[satu]) for satu in peran}


def _ajukan(web: dict[str, Klien], penilaian: PenilaianTahunan, **isi: Any) -> Any:
    return web[ASN].post(
        f"/kinerja/keberatan/penilaian/{penilaian.pk}/", {"alasan": "Target terlampaui.", **isi}
    )


def _pada(keberatan: Keberatan, apa: str) -> str:
    return f"/kinerja/keberatan/{keberatan.pk}/{apa}/"


@contextmanager
def peran_web(orang: Pegawai) -> Iterator[None]:
    """Be the officer's web role in the database."""
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('role', 'talenta_web', true), set_config('app.pegawai', %s, true), "
            "set_config('app.ins', %s, true), set_config('app.lft', '1', true), "
            "set_config('app.rgt', '2147483647', true)",
            [str(orang.pk), str(orang.instansi_id)],
        )
        yield
        transaction.set_rollback(True)


def _hubungan(web_: Klien, pegawai: Pegawai) -> list[str]:
    """What those are who see a person by a relation, as somebody in whose scope it is reads it."""
    halaman = web_.get(f"/pegawai/{pegawai.pk}/akses/")
    assert halaman.status_code == 200
    return [satu.sebagai for satu in halaman.context["hubungan"]]


def _putusan(hasil: str, perilaku: str = "SESUAI", kata: str = "Bukti cukup.") -> dict[str, str]:
    return {"rating_hasil": hasil, "rating_perilaku": perilaku, "pertimbangan": kata}


def _diserahkan(penilaian: PenilaianTahunan, hari: date) -> None:
    saat = datetime(hari.year, hari.month, hari.day, 23, 30, tzinfo=ZoneInfo("Asia/Makassar"))
    batas = batas_saat_serah(instansi_id=penilaian.instansi_id, hari=hari)
    PenilaianTahunan.objects.filter(pk=penilaian.pk).update(
        diserahkan_pada=saat, batas_keberatan=batas
    )


def test_dikabulkan_dari_awal_sampai_akhir(
    dunia: Dunia, web: dict[str, Klien], penilaian: PenilaianTahunan
) -> None:
    bukti = SimpleUploadedFile("laporan.pdf", b"%PDF-1.4 laporan", "application/pdf")
    assert "paling lambat" in web[ASN].get("/kinerja/keberatan/").content.decode()
    assert _ajukan(web, penilaian, bukti=bukti).status_code == 302
    keberatan = Keberatan.objects.get()
    penilaian.refresh_from_db()
    assert penilaian.status == P.KEBERATAN
    for peran in (ATASAN, PPK):
        kabar = Pemberitahuan.objects.filter(pengguna_id=dunia.prov.akun[peran].pk)
        assert [k.judul for k in kabar] == ["Sebuah keberatan atas penilaian kinerja diajukan"]
    unduh = web[PPK].get(f"/kinerja/keberatan/bukti/{keberatan.keterangan.get().pk}/")
    assert b"".join(unduh.streaming_content) == b"%PDF-1.4 laporan"

    belum = web[PPK].post(_pada(keberatan, "putuskan"), _putusan("DI_ATAS"))
    assert belum.status_code == 422
    assert "menunggu tanggapan penilai" in belum.content.decode()
    isi = {"isi": "Targetnya memang dilampaui."}
    assert web[ATASAN].post(_pada(keberatan, "keterangan"), isi).status_code == 302
    assert web[ASN].post(_pada(keberatan, "keterangan"), {"isi": "Lampiran 2."}).status_code == 302
    assert web[PPK].post(_pada(keberatan, "putuskan"), _putusan("DI_ATAS")).status_code == 302

    penilaian.refresh_from_db()
    assert (penilaian.status, penilaian.rating_hasil, penilaian.predikat) == (
        P.FINAL, "DI_ATAS", "BAIK",
    )  # fmt: skip
    assert penilaian.alasan_hasil == "Bukti cukup."
    assert penilaian.alasan_perilaku == "Bekerja sama dengan baik."
    keberatan.refresh_from_db()
    assert keberatan.status == "DIKABULKAN"
    assert [k.sebagai for k in keberatan.keterangan.order_by("id")] == [
        "PEGAWAI", "PENILAI", "PEGAWAI",
    ]  # fmt: skip
    audit = CatatanAudit.objects.filter(objek_jenis="keberatan").order_by("id")
    assert [a.tindakan for a in audit] == [
        "keberatan.ajukan", "keberatan.bukti", "keberatan.tanggapi", "keberatan.terangkan",
        "keberatan.kabulkan",
    ]  # fmt: skip
    assert {k.judul for k in Pemberitahuan.objects.filter(pengguna_id=dunia.prov.akun[ASN].pk)} == {
        "Ada keterangan baru pada sebuah keberatan", "Sebuah keberatan diputus",
    }  # fmt: skip
    lagi = web[PPK].post(_pada(keberatan, "putuskan"), _putusan("DI_BAWAH"))
    assert "sudah selesai" in lagi.content.decode()
    assert _ajukan(web, penilaian).status_code == 422


def test_ditolak_mempertahankan_penilaian(
    web: dict[str, Klien], penilaian: PenilaianTahunan
) -> None:
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    web[ATASAN].post(_pada(keberatan, "keterangan"), {"isi": "Target wajar."})
    tanpa = web[PPK].post(_pada(keberatan, "putuskan"), _putusan("SESUAI", kata=" "))
    assert "harus diisi" in tanpa.content.decode()
    assert web[PPK].post(_pada(keberatan, "putuskan"), _putusan("SESUAI")).status_code == 302
    keberatan.refresh_from_db()
    penilaian.refresh_from_db()
    assert (keberatan.status, keberatan.predikat) == ("DITOLAK", "BAIK")
    assert (penilaian.status, penilaian.predikat) == (P.FINAL, "BAIK")
    assert penilaian.alasan_hasil == "Target tercapai."


def test_penilai_yang_diam_tidak_menahan_putusan(
    web: dict[str, Klien], penilaian: PenilaianTahunan
) -> None:
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    kemarin = timezone.localdate() - timedelta(days=1)
    Keberatan.objects.update(batas_tanggapan=kemarin)
    assert web[PPK].post(_pada(keberatan, "putuskan"), _putusan("DI_ATAS")).status_code == 302


@pytest.mark.parametrize(
    ("pelaku", "apa"), [(ATASAN, "putuskan"), (ASN, "putuskan"), (PPK, "tarik")]
)
def test_langkah_orang_lain_ditolak(
    web: dict[str, Klien], penilaian: PenilaianTahunan, pelaku: Peran, apa: str
) -> None:
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    Keberatan.objects.update(batas_tanggapan=date(2020, 1, 1))
    web[pelaku].post(_pada(keberatan, apa), _putusan("DI_ATAS"))
    keberatan.refresh_from_db()
    assert keberatan.terbuka
    assert web[Peran.KOMITE].get(f"/kinerja/keberatan/{keberatan.pk}/").status_code == 404


def test_basis_data_menolak_memutus_milik_sendiri(
    web: dict[str, Klien], penilaian: PenilaianTahunan, orang: dict[str, Pegawai]
) -> None:
    _ajukan(web, penilaian)
    for peran in (ASN, ATASAN):
        with pytest.raises(IntegrityError), transaction.atomic():
            Keberatan.objects.update(pemutus=orang[peran])
    # And a rating is written by whoever decides, not by the appraiser, while it is open.
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('role', 'talenta_diri', true), set_config('app.pegawai', %s, true), "
            "set_config('app.ins', %s, true)",
            [str(orang[ATASAN].pk), str(penilaian.instansi_id)],
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            PenilaianTahunan.objects.filter(pk=penilaian.pk).update(
                rating_hasil="DI_BAWAH", predikat="BUTUH_PERBAIKAN"
            )
        transaction.set_rollback(True)


def test_ditarik_menjadi_final(web: dict[str, Klien], penilaian: PenilaianTahunan) -> None:
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    assert web[ASN].post(_pada(keberatan, "tarik")).status_code == 302
    keberatan.refresh_from_db()
    penilaian.refresh_from_db()
    assert (keberatan.status, penilaian.status, penilaian.predikat) == ("DITARIK", P.FINAL, "BAIK")


def _libur(hari: date) -> None:
    HariLibur.objects.create(tanggal=hari, jenis="NASIONAL", nama="Uji", dasar="Uji")


def _hari_kerja_lalu(jumlah: int) -> date:
    """The day after which today is the `jumlah`-th working day."""
    hari = timezone.localdate()
    while jumlah:
        jumlah -= hari.weekday() < 5
        hari -= timedelta(days=1)
    return hari


def test_empat_belas_hari_kerja(web: dict[str, Klien], penilaian: PenilaianTahunan) -> None:
    """The fourteenth working day is in time, the fifteenth is not; a day that was closed when the
    appraisal was delivered moves it."""
    kini = timezone.localdate()
    kerja = kini.weekday() < 5
    _diserahkan(penilaian, _hari_kerja_lalu(15))
    telat = _ajukan(web, penilaian)
    assert telat.status_code == 422
    assert "sudah lewat" in telat.content.decode()
    if kerja:
        titik = transaction.savepoint()
        _diserahkan(penilaian, _hari_kerja_lalu(14))
        assert _ajukan(web, penilaian).status_code == 302
        transaction.savepoint_rollback(titik)
    libur = next(
        kini - timedelta(days=n) for n in range(1, 9) if (kini - timedelta(days=n)).weekday() < 5
    )
    _libur(libur)
    _diserahkan(penilaian, _hari_kerja_lalu(15))
    assert _ajukan(web, penilaian).status_code == 302
    keberatan = Keberatan.objects.get()
    assert keberatan.batas_ajukan >= kini


def test_kalender_yang_diperbaiki_tidak_menggeser_batas(
    web: dict[str, Klien], penilaian: PenilaianTahunan
) -> None:
    """The day that was said at delivery stands on page, document and in the objection, and is when
    the appraisal becomes final, whatever the calendar says later."""
    kini, batas = timezone.localdate(), penilaian.batas_keberatan
    assert batas is not None
    besok = (kini + timedelta(days=n) for n in range(1, 60))
    for hari in [satu for satu in besok if satu.weekday() < 5][:5]:
        _libur(hari)
    assert batas_saat_serah(instansi_id=penilaian.instansi_id, hari=kini) > batas
    kata = hari_tanggal(batas)
    alamat = f"/kinerja/penilaian/{penilaian.tahun_kinerja_id}/{penilaian.pegawai_id}/"
    for halaman in ("/kinerja/keberatan/", "/kinerja/saya/", alamat):
        assert kata in web[ASN].get(halaman).content.decode(), halaman
    api = peminta(penilaian.pegawai.pengguna)("GET", "/api/v1/saya/keberatan/").json()
    assert [satu["batas"] for satu in api["dapat_dikeberati"]] == [batas.isoformat()]
    assert penilaian_finalkan() == 0
    PenilaianTahunan.objects.update(batas_keberatan=kini - timedelta(days=1))
    assert _ajukan(web, penilaian).status_code == 422
    PenilaianTahunan.objects.update(batas_keberatan=batas)
    assert _ajukan(web, penilaian).status_code == 302
    assert Keberatan.objects.get().batas_ajukan == batas


def test_halaman_menautkan_dan_beranda_menyebut(
    dunia: Dunia, web: dict[str, Klien], penilaian: PenilaianTahunan, orang: dict[str, Pegawai]
) -> None:
    """From the appraisal to objection, PDF and feedback, for each side; from everybody's home to
    what waits, before the objection and after."""
    skp = skp_sisi(dunia.prov, "DINAS_A")["pk"]
    alamat = f"/kinerja/penilaian/{penilaian.tahun_kinerja_id}/{penilaian.pegawai_id}/"
    pdf, umpan = f"/kinerja/penilaian/{penilaian.pk}.pdf", "/kinerja/umpan-balik/"
    ajukan = f"/kinerja/keberatan/penilaian/{penilaian.pk}/"
    tahun = "/kinerja/saya/tahun/?tahun=2025"
    milik_penilai = f"{umpan}pegawai/{penilaian.pegawai_id}/"

    def tautan(peran: Peran, halaman: str, *ada: str, tanpa: tuple[str, ...] = ()) -> None:
        isi = web[peran].get(halaman).content.decode()
        assert [satu for satu in ada if f'href="{satu}"' not in isi] == [], (peran, halaman)
        assert [satu for satu in tanpa if f'href="{satu}"' in isi] == [], (peran, halaman)

    tautan(ASN, alamat, pdf, umpan, ajukan)
    tautan(ASN, tahun, alamat, pdf, umpan, ajukan, f"/kinerja/skp/{skp}.pdf")
    tautan(ATASAN, alamat, pdf, milik_penilai, tanpa=(ajukan,))
    tautan(ATASAN, f"/kinerja/skp/{skp}/", f"/kinerja/skp/{skp}.pdf", milik_penilai)
    tautan(PPK, alamat, tanpa=(pdf, ajukan))
    kata = "keberatan menunggu tanggapan atau putusan Anda"
    assert kata not in web[ATASAN].get("/").content.decode()
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    rinci = f"/kinerja/keberatan/{keberatan.pk}/"
    for peran in SISI:
        tautan(peran, alamat, rinci, tanpa=(ajukan,))
        tautan(peran, rinci, alamat)
    assert kata in web[ATASAN].get("/").content.decode()
    assert kata not in web[PPK].get("/").content.decode()
    web[ATASAN].post(_pada(keberatan, "keterangan"), {"isi": "Target wajar."})
    assert kata in web[PPK].get("/").content.decode()
    # An officer is a person, too.
    petugas = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ADMIN_BKD])
    milik = penilaian_serah(dunia.prov, petugas, orang[ATASAN], orang[PPK])
    isi = web[Peran.ADMIN_BKD].get("/").content.decode()
    assert f"keberatan paling lambat {tanggal(milik.batas_keberatan)}" in isi


def test_batas_yang_dulu_diserahkan_dilengkapi(dunia: Dunia, penilaian: PenilaianTahunan) -> None:
    """What the migration fills in by one statement is what the service would have kept: over
    weekends, closed days of the nation, a day the agency works, and figures of its own."""
    isi = importlib.import_module("kinerja.migrations.0013_batas_keberatan")
    _libur(date(2026, 3, 3))
    _libur(date(2026, 3, 5))
    HariLibur.objects.create(
        tanggal=date(2026, 3, 5),
        jenis="KERJA",
        nama="Uji",
        dasar="Uji",
        instansi=dunia.prov.instansi,
    )
    KetentuanKinerja.objects.create(
        instansi=penilaian.instansi, jenis="KEBERATAN", mulai=date(2026, 3, 10), sumber="Uji",
        isi={"ajukan_hari": 3, "tanggapan_hari": 3},
    )  # fmt: skip
    for hari in (date(2026, 2, 27), date(2026, 3, 7), date(2026, 3, 11)):
        _diserahkan(penilaian, hari)
        penilaian.refresh_from_db()
        harap = penilaian.batas_keberatan
        PenilaianTahunan.objects.update(status="FINAL", batas_keberatan=None)
        with connection.cursor() as kursor:
            kursor.execute(isi.LENGKAPI)
        penilaian.refresh_from_db()
        assert penilaian.batas_keberatan == harap, hari


def test_lewat_waktu_menjadi_final(web: dict[str, Klien], penilaian: PenilaianTahunan) -> None:
    assert penilaian_finalkan() == 0
    _diserahkan(penilaian, timezone.localdate() - timedelta(days=60))
    assert penilaian_finalkan() == 1
    penilaian.refresh_from_db()
    assert penilaian.status == P.FINAL
    assert penilaian.final_pada is not None
    assert CatatanAudit.objects.filter(tindakan="tahunan.final").count() == 1
    assert penilaian_finalkan() == 0


def test_ditutup_sebagian_demi_sebagian(dunia: Dunia, penilaian: PenilaianTahunan) -> None:
    """However many were delivered on one day, a few are one transaction, and each line of the audit
    says how many; whoever objected meanwhile is left alone."""
    lain = list(dunia.prov.pegawai["BIDANG_A"][:3])
    semua = [penilaian, *(penilaian_serah(dunia.prov, s, penilaian.penilai, None) for s in lain)]
    for satu in semua:
        _diserahkan(satu, timezone.localdate() - timedelta(days=60))
    PenilaianTahunan.objects.filter(pk=semua[1].pk).update(status="KEBERATAN")
    assert penilaian_finalkan(sekali=2) == 3
    audit = CatatanAudit.objects.filter(tindakan="tahunan.final").order_by("id")
    assert [satu.rincian["jumlah"] for satu in audit] == [2, 1]
    assert set(PenilaianTahunan.objects.values_list("status", flat=True)) == {"FINAL", "KEBERATAN"}


def test_hari_ketentuan_adalah_data(web: dict[str, Klien], penilaian: PenilaianTahunan) -> None:
    KetentuanKinerja.objects.create(
        instansi=penilaian.instansi, jenis="KEBERATAN", mulai=date(2020, 1, 1), sumber="Uji",
        isi={"ajukan_hari": 40, "tanggapan_hari": 3},
    )  # fmt: skip
    _diserahkan(penilaian, _hari_kerja_lalu(30))
    assert _ajukan(web, penilaian).status_code == 302
    assert Keberatan.objects.get().batas_tanggapan <= timezone.localdate() + timedelta(days=5)


def test_tanpa_atasan_bkd_menetapkan_pemutus(
    dunia: Dunia, web: dict[str, Klien], penilaian: PenilaianTahunan, orang: dict[str, Pegawai]
) -> None:
    PenilaianTahunan.objects.update(atasan_penilai=None)
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    siaran = Pemberitahuan.objects.get(pengguna_id=None, tautan="/kinerja/keberatan/kantor/")
    assert siaran.peran == ["ADMIN_BKD"]
    alamat = f"/kinerja/keberatan/kantor/{keberatan.pk}/"
    admin = web[Peran.ADMIN_BKD]
    assert "pemutus belum ditetapkan" in admin.get("/kinerja/keberatan/kantor/").content.decode()
    isi = {"nip": orang[ATASAN].nip, "alasan": "SP 1"}
    sama = admin.post(f"{alamat}pemutus/", isi)
    assert "bukan penilainya" in sama.content.decode()
    assert admin.post(f"{alamat}pemutus/", isi | {"nip": orang[PPK].nip}).status_code == 302
    web[ATASAN].post(_pada(keberatan, "keterangan"), {"isi": "Target wajar."})
    assert web[PPK].post(_pada(keberatan, "putuskan"), _putusan("DI_ATAS")).status_code == 302
    penilaian.refresh_from_db()
    assert penilaian.rating_hasil == "DI_ATAS"


def test_petugas_yang_terlibat_tidak_menetapkan_pemutus(
    dunia: Dunia, web: dict[str, Klien], penilaian: PenilaianTahunan
) -> None:
    """Page, form, API, service and database: an officer who is in it names nobody."""
    petugas = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ADMIN_BKD])
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    minta = peminta(dunia.prov.akun[Peran.ADMIN_BKD])
    alamat = f"/kinerja/keberatan/kantor/{keberatan.pk}/"
    admin, baru = web[Peran.ADMIN_BKD], dunia.prov.pegawai["DINAS_B"][0]
    isi = {"nip": baru.nip, "alasan": "SP 1"}
    assert "NIP pemutus" in admin.get(alamat).content.decode()
    for sisi, terlibat in (
        ("pegawai", Keberatan.objects),
        ("penilai", Keberatan.objects),
        ("pemutus", Keberatan.objects),
        ("ditetapkan_oleh", PenilaianTahunan.objects),
        ("penulis", KeteranganKeberatan.objects),
    ):
        with transaction.atomic():
            terlibat.update(**{sisi: petugas})
            semula = Keberatan.objects.get().pemutus_id
            halaman = admin.get(alamat).content.decode()
            assert "Anda terlibat dalam keberatan ini" in halaman, sisi
            assert "NIP pemutus" not in halaman, sisi
            tolak = admin.post(f"{alamat}pemutus/", isi)
            assert (tolak.status_code, "Anda terlibat" in tolak.content.decode()) == (422, True)
            api = minta("POST", f"/api/v1/keberatan/{keberatan.pk}/pemutus/", isi)
            assert (api.status_code, "Anda terlibat" in api.content.decode()) == (409, True)
            assert Keberatan.objects.get().pemutus_id == semula, sisi
            if terlibat.model is Keberatan:
                with pytest.raises(DatabaseError, match="tidak terlibat"), peran_web(petugas):
                    Keberatan.objects.filter(pk=keberatan.pk).update(pemutus=baru)
            transaction.set_rollback(True)


def _dibaca_penilai(penilai: Klien, keberatan: Keberatan, pemutus: Pegawai) -> Any:
    """The record; whoever answers reads there who decides now, not "your superior"."""
    rekam = penilai.get(f"/kinerja/keberatan/{keberatan.pk}/")
    kata = f"lalu keberatan ini diputus. Yang memutus: {pemutus.nama}."
    assert kata in rekam.content.decode()
    return rekam


def test_mengganti_pemutus_perlu_dua_petugas(
    dunia: Dunia, web: dict[str, Klien], penilaian: PenilaianTahunan, orang: dict[str, Pegawai]
) -> None:
    """One asks, another decides, by page and by API; the database asks for both. Told are both
    sides and both deciders, each once, and the record says it."""
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    baru = dunia.prov.pegawai["DINAS_B"][0]
    alamat = f"/kinerja/keberatan/kantor/{keberatan.pk}/"
    akun = {peran: dunia.prov.akun[peran] for peran in (Peran.ADMIN_BKD, Peran.ANALIS_BKD)}
    admin, analis = klien(akun[Peran.ADMIN_BKD]), klien(akun[Peran.ANALIS_BKD])
    usulkan, putusan = f"/api/v1/keberatan/{keberatan.pk}/pemutus/", f"{alamat}pemutus/putuskan/"
    isi = {"nip": baru.nip, "alasan": "SP 1: pejabat cuti besar."}

    sama = admin.post(f"{alamat}pemutus/", isi | {"nip": orang[PPK].nip})
    assert "sudah menjadi pemutusnya" in sama.content.decode()
    Pemberitahuan.objects.all().delete()
    minta = peminta(akun[Peran.ADMIN_BKD])
    for _ in range(2):
        api = minta("POST", usulkan, isi, Idempotency_Key="sekali-0001")
        assert api.status_code == 200
    assert "belum diputuskan" in analis.post(f"{alamat}pemutus/", isi).content.decode()
    siaran = Pemberitahuan.objects.get(jenis="kinerja")
    assert (siaran.peran, siaran.tautan) == (["ADMIN_BKD", "ANALIS_BKD"], alamat)
    # Nobody was told yet, and who asked does not decide.
    assert "Usul Anda sendiri" in admin.get(alamat).content.decode()
    usul = {"usul": PergantianPemutus.objects.get().pk}
    admin.post(putusan, usul | {"keputusan": "setuju"})
    tanpa = analis.post(putusan, usul | {"keputusan": "tolak"}, follow=True)
    assert "Tulis alasannya" in tanpa.content.decode()
    keberatan.refresh_from_db()
    assert keberatan.pemutus_id == orang[PPK].pk
    petugas = Pegawai.objects.get(pengguna=akun[Peran.ANALIS_BKD])
    with pytest.raises(DatabaseError, match="perlu dua orang"), peran_web(petugas):
        Keberatan.objects.filter(pk=keberatan.pk).update(pemutus=baru)

    analis.post(putusan, usul | {"keputusan": "tolak", "alasan": "Tidak perlu."})
    admin.post(f"{alamat}pemutus/", isi)
    # The page of the request before decides nothing on this one, nor does anybody who left decide.
    lama = analis.post(putusan, usul | {"keputusan": "setuju"}, follow=True)
    assert "sudah diputus atau diganti" in lama.content.decode()
    kini = {"usul": PergantianPemutus.objects.get(keputusan="").pk, "keputusan": "setuju"}
    Pegawai.objects.filter(pk=baru.pk).update(kedudukan_hukum="77")
    pergi = analis.post(putusan, kini, follow=True)
    assert "tidak lagi bertugas" in pergi.content.decode()
    Pegawai.objects.filter(pk=baru.pk).update(kedudukan_hukum=baru.kedudukan_hukum)
    api = peminta(akun[Peran.ANALIS_BKD])("POST", f"{usulkan}putusan/", kini)
    assert api.status_code == 200
    keberatan.refresh_from_db()
    penilaian.refresh_from_db()
    assert keberatan.pemutus_id == penilaian.atasan_penilai_id == baru.pk
    # Who reads plans learns who decides; a head whose unit reaches the person does not.
    assert "Pemutus keberatan" in _hubungan(admin, orang[ASN])
    assert _hubungan(web[ATASAN], orang[ASN]) == []
    for rekam in (
        web[ASN].get(f"/kinerja/keberatan/{keberatan.pk}/"),
        analis.get(alamat),
        _dibaca_penilai(web[ATASAN], keberatan, baru),
    ):
        teks = rekam.content.decode()
        assert f"{orang[PPK].nama} diganti {baru.nama}: disetujui" in teks
        assert "SP 1: pejabat cuti besar." in teks
    assert list(
        CatatanAudit.objects.filter(tindakan__startswith="keberatan.pemutus")
        .order_by("id")
        .values_list("tindakan", flat=True)
    ) == [f"keberatan.pemutus{s}" for s in ("_usul", "_tolak", "_usul", "")]
    judul = {
        peran: [
            k.judul for k in Pemberitahuan.objects.filter(pengguna_id=dunia.prov.akun[peran].pk)
        ]
        for peran in SISI
    }
    assert judul == {
        ASN: ["Pemutus sebuah keberatan ditetapkan BKD"],
        ATASAN: ["Pemutus sebuah keberatan ditetapkan BKD"],
        PPK: ["Keberatan yang Anda putus dialihkan"],
    }


def test_pemutus_bukan_pihak_dan_bukan_yang_menetapkan(
    dunia: Dunia, web: dict[str, Klien], penilaian: PenilaianTahunan, orang: dict[str, Pegawai]
) -> None:
    """Nor who set the rating before the appraiser changed, nor the officer who names."""
    petugas = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ADMIN_BKD])
    dulu = dunia.prov.pegawai["BIDANG_A"][0]
    PenilaianTahunan.objects.update(ditetapkan_oleh=dulu, atasan_penilai=dulu)
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    assert keberatan.pemutus_id is None
    alamat = f"/kinerja/keberatan/kantor/{keberatan.pk}/pemutus/"
    minta = peminta(dunia.prov.akun[Peran.ADMIN_BKD])
    for siapa, kata in (
        (orang[ASN], "bukan pegawai itu sendiri"),
        (orang[ATASAN], "bukan penilainya"),
        (dulu, "bukan penilainya"),
        (petugas, "menetapkan diri sendiri"),
    ):
        isi = {"nip": siapa.nip, "alasan": "SP 1"}
        tolak = web[Peran.ADMIN_BKD].post(alamat, isi)
        assert (tolak.status_code, kata in tolak.content.decode()) == (422, True), kata
        api = minta("POST", f"/api/v1/keberatan/{keberatan.pk}/pemutus/", isi)
        assert (api.status_code, kata in api.content.decode()) == (422, True), kata
        with pytest.raises(KeberatanDitolak):
            pemutus_tetapkan(
                keberatan_id=keberatan.pk, pemutus_id=siapa.pk, alasan="SP 1", oleh=petugas.pk,
                pelaku=Pelaku.sistem(),
            )  # fmt: skip
    keberatan.refresh_from_db()
    assert keberatan.pemutus_id is None


def test_setiap_rating_putusan_menurut_matriks(
    web: dict[str, Klien], penilaian: PenilaianTahunan
) -> None:
    _ajukan(web, penilaian)
    keberatan = Keberatan.objects.get()
    Keberatan.objects.update(batas_tanggapan=date(2020, 1, 1))
    for hasil in Ekspektasi.values:
        for perilaku in Ekspektasi.values:
            titik = transaction.savepoint()
            jawaban = web[PPK].post(_pada(keberatan, "putuskan"), _putusan(hasil, perilaku))
            assert jawaban.status_code == 302
            penilaian.refresh_from_db()
            assert penilaian.predikat == predikat_matriks(hasil, perilaku)
            transaction.savepoint_rollback(titik)
