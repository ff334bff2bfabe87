"""The sample as the browser meets it: imported, ranked, an account for each role, and a job and an
import in every state; beside it a regency that has nothing yet."""

import io
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from django.utils import timezone

from karir.kode import StatusHasil
from karir.models import (
    AturanTalenta,
    HasilPeringkat,
    JadwalPeringkat,
    PelaksanaanJadwal,
    ProsesPeringkat,
)
from karir.services.arsip import proses_arsipkan
from karir.services.aturan import aturan_muat_bawaan
from karir.services.jadwal import TERLEWAT, jadwal_atur
from karir.services.olah import proses_olah
from karir.services.penayangan import hasil_tayangkan
from karir.services.proses import proses_jalankan
from karir.services.sertifikat import sertifikat_buat
from kompetensi.digital.services.contoh import digital_reka
from kompetensi.digital.services.muat import digital_muat_bawaan
from talenta.akun.izin import PERAN_UNIT, Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.akun.services.kalender import libur_muat
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.models import Impor, PadananKode, PetaKolom
from talenta.impor.services.langsung import impor_langsung
from talenta.impor.services.urungkan import impor_urungkan, urung_periksa
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import KUNCI
from talenta.inti.xlsx import tulis_xlsx
from talenta.lokal.portal import Portal
from talenta.mutu.services.ukur import mutu_ukur
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from tests.fixtures.dunia import SANDI, Daerah, Dunia, akun
from tests.fixtures.faktor import beri_totp
from tests.fixtures.klien import klien

BERKAS = Path(__file__).parents[1] / "data" / "contoh"
URUTAN = (
    "unor", "jabatan", "pendidikan", "pegawai", "kinerja", "kompetensi", "potensi",
    "riwayat-jabatan", "penghargaan", "tim-kerja", "umpan-balik", "bangkom", "hukdis", "digital",
)  # fmt: skip
ACUAN = date(2026, 6, 30)
OPD = "C00"
NIP_ADMIN, NIP_KOSONG = "197001011995031001", "197101011996031002"


@dataclass
class Contoh:
    """`dunia.prov` is the sample (people of OPD under "BIDANG_A", as the access table asks);
    `orang` one person of each status; `impor` and `pekerjaan` by state, `urung` imports by what
    undoing them comes to; `kosong` the admin of an agency without data; `percobaan` a run that is
    not shown, `arsip` one that is set aside; `pemegang` holds the open jobs as a worker would, and
    is closed at the end."""

    dunia: Dunia
    orang: dict[str, Pegawai]
    impor: dict[str, Impor]
    urung: dict[str, Impor]
    pekerjaan: dict[str, Pekerjaan]
    kosong: Pengguna
    percobaan: ProsesPeringkat
    arsip: ProsesPeringkat
    pemegang: BaseDatabaseWrapper


def instansi_baru(kode: str = "contoh", nama: str = "Provinsi Contoh", **lain: Any) -> Instansi:
    return Instansi.objects.create(kode=kode, nama=nama, **lain)


def admin_baru(instansi: Instansi, nip: str, nama: str) -> Pengguna:
    """An Admin BKD without a personnel record: the first account of an agency."""
    pengguna = Pengguna.objects.create_user(nip=nip, password=SANDI, nama=nama, instansi=instansi)
    PenugasanPeran.objects.create(
        pengguna=pengguna,
        peran=Peran.ADMIN_BKD,
        instansi=instansi,
        berlaku_mulai=date(2026, 1, 1),
    )
    beri_totp(pengguna)
    return pengguna


def impor_contoh(instansi: Instansi, jenis: tuple[str, ...] = URUTAN) -> None:
    """Bring sample files in by the direct road."""
    for satu in jenis:
        impor_langsung(instansi=instansi, jenis=satu, berkas=BERKAS / f"{satu}.csv")


def contoh_siap(portal: Portal) -> Contoh:
    """Fill the empty, committed database of `portal`; its files go to the portal's folder."""
    with override_settings(TALENTA_DATA=portal.data, MEDIA_ROOT=portal.data / "berkas"):
        aturan_muat_bawaan()
        digital_muat_bawaan()
        libur_muat(hari=timezone.localdate())
        prov = instansi_baru(jenis="PROVINSI")
        kab = instansi_baru("kosong", "Kabupaten Kosong", jenis="KABUPATEN", induk=prov)
        impor_contoh(prov)
        proses = proses_jalankan(instansi=prov, tanggal_acuan=ACUAN, pelaku=Pelaku.sistem())
        hasil_tayangkan(proses=proses, menggantikan=None, pelaku=Pelaku.sistem())
        proses_olah(proses=proses)
        # By the other shipped rule set, so that two runs differ.
        percobaan = proses_jalankan(
            instansi=prov,
            tanggal_acuan=ACUAN,
            aturan=AturanTalenta.objects.get(kode="PREDIKAT-JPM"),
            pelaku=Pelaku.sistem(),
        )
        arsip = proses_jalankan(instansi=prov, tanggal_acuan=ACUAN, pelaku=Pelaku.sistem())
        for satu in (proses, percobaan, arsip):
            sertifikat_buat(proses=satu, pelaku=Pelaku.sistem())
        proses_arsipkan(proses=arsip, pelaku=Pelaku.sistem())
        for mundur in (75, 60, 45, 30, 14, 7, 1, 0):
            hari = timezone.localdate() - timedelta(days=mundur)
            mutu_ukur(instansi_id=prov.pk, hari=hari)
        daerah = _daerah(prov)
        daerah.proses = proses
        impor = _impor(prov)
        daerah.impor = impor["SIAP"]
        urung = _urung(prov)
        digital_reka(instansi=prov, saat=timezone.now())
        kosong = admin_baru(kab, NIP_KOSONG, "Admin Kabupaten Kosong")
    pekerjaan = _pekerjaan(daerah)
    daerah.pekerjaan = pekerjaan["SELESAI"]
    _jadwal(daerah, pekerjaan["SELESAI"])
    dunia = Dunia(daerah, Daerah(kab, {}))
    return Contoh(
        dunia,
        _orang(daerah),
        impor,
        urung,
        pekerjaan,
        kosong,
        percobaan,
        arsip,
        _dipegang([pekerjaan["ANTRE"], pekerjaan["BERJALAN"]]),
    )


def _jadwal(daerah: Daerah, selesai: Pekerjaan) -> None:
    """A schedule whose next day is far, one day that was ranked, one that was passed over."""
    pelaku = Pelaku.dari_pengguna(daerah.akun[Peran.ADMIN_BKD])
    mulai = timezone.localdate() + timedelta(days=300)
    jadwal_atur(jadwal=JadwalPeringkat(instansi=daerah.instansi, mulai=mulai), pelaku=pelaku)
    lalu = (
        {"jatuh_tempo": ACUAN, "pekerjaan": selesai},
        {
            "jatuh_tempo": date(2026, 3, 31),
            "keterangan": TERLEWAT,
        },
    )
    for satu in lalu:
        PelaksanaanJadwal.objects.create(instansi=daerah.instansi, **satu)


def _daerah(instansi: Instansi) -> Daerah:
    """Accounts are of people on the map, so that everybody has something to read about himself."""
    unit = {u.kode: u for u in UnitOrganisasi.objects.filter(instansi=instansi)}
    daerah = Daerah(instansi, unit)
    dipetakan = HasilPeringkat.objects.filter(status=StatusHasil.DIPETAKAN).values("pegawai_id")
    di_opd = Pegawai.objects.filter(instansi=instansi, unit__opd=unit[OPD])
    semua = list(di_opd.filter(pk__in=dipetakan).order_by("nip"))
    for peran, satu in zip(Peran, semua, strict=False):
        akun(daerah, satu, peran, OPD if peran in PERAN_UNIT else None)
    assert len(daerah.akun) == len(Peran)
    daerah.pegawai["BIDANG_A"] = semua[len(Peran) :]
    return daerah


def _orang(daerah: Daerah) -> dict[str, Pegawai]:
    """One person of each status in the OPD that the unit roles see."""
    orang = {}
    for status in StatusHasil.values:
        hasil = HasilPeringkat.objects.filter(
            status=status, pegawai__unit__opd=daerah.unit[OPD]
        ).order_by("nip")
        orang[status] = Pegawai.objects.get(pk=hasil.values_list("pegawai_id", flat=True)[0])
    return orang


def _impor(instansi: Instansi) -> dict[str, Impor]:
    isi = (BERKAS / "pegawai.csv").read_bytes().replace(b"Nugroho", b"Nugraha")
    siap = impor_langsung(
        instansi=instansi,
        jenis="pegawai",
        berkas=io.BytesIO(isi),
        nama="pegawai.csv",
        terapkan=False,
    )
    with suppress(BerkasTidakTerbaca):
        impor_langsung(
            instansi=instansi,
            jenis="kinerja",
            berkas=io.BytesIO(b"ini,bukan\nberkas,kinerja\n"),
            nama="kinerja.csv",
            terapkan=False,
        )
    PetaKolom.objects.create(
        instansi=instansi, jenis="kinerja", kepala="thn", tulisan="THN", kolom="TAHUN"
    )
    for asing, kode in (("8812", OPD), ("7700", "TIDAKADA")):
        PadananKode.objects.create(instansi=instansi, rujukan="unor", kode_asing=asing, kode=kode)
    tidak_terbaca = Impor.objects.get(status=Impor.Status.TIDAK_TERBACA)
    diterapkan = Impor.objects.get(jenis="unor")
    return {satu.status: satu for satu in (siap, tidak_terbaca, diterapkan)}


def _urung(instansi: Instansi) -> dict[str, Impor]:
    """Imports that nobody asked about, that can be undone, that newer ones hold, that are undone;
    and a workbook of several sheets of which none was recognised."""
    nip = Pegawai.objects.filter(instansi=instansi).order_by("nip").values_list("nip", flat=True)

    def _impor(nama: str, predikat: str, tahun: str, banyak: int = 12) -> Impor:
        baris = "".join(f"{satu},{tahun},{predikat}\n" for satu in nip[:banyak])
        isi = io.BytesIO(f"NIP,TAHUN,PREDIKAT\n{baris}".encode())
        return impor_langsung(instansi=instansi, jenis="kinerja", berkas=isi, nama=nama)

    terhalang = _impor("kinerja-2018.csv", "Baik", "2018")
    dapat = _impor("kinerja-2018-koreksi.csv", "Sangat Baik", "2018", 3)
    diurungkan = _impor("kinerja-2017.csv", "Baik", "2017")
    for satu in (terhalang, dapat, diurungkan):
        urung_periksa(impor_id=satu.pk)
    impor_urungkan(
        impor_id=diurungkan.pk, alasan="Tahunnya keliru.", pelaku=Pelaku(id=None, nama="Analis")
    )
    belum = _impor("kinerja-2016.csv", "Baik", "2016", 2)
    lembar = (("Catatan", [["Rekap"]]), ("Data", [["NOMOR", "TAHUN"], ["1", "2018"]]))
    wadah = io.BytesIO()
    tulis_xlsx(wadah, lembar)
    with suppress(BerkasTidakTerbaca):
        impor_langsung(instansi=instansi, jenis="kinerja", berkas=wadah, nama="rekap.xlsx")
    buku = Impor.objects.latest("pk")
    return {
        satu: Impor.objects.get(pk=impor.pk)
        for satu, impor in {
            "BELUM": belum,
            "DAPAT": dapat,
            "TERHALANG": terhalang,
            "DIURUNGKAN": diurungkan,
            "LEMBAR": buku,
        }.items()
    }


def _pekerjaan(daerah: Daerah) -> dict[str, Pekerjaan]:
    """One job in each state; the sweeper leaves the open ones alone, as somebody holds them."""
    S = Pekerjaan.Status
    pelaku = daerah.akun[Peran.ADMIN_BKD]
    sekarang = timezone.now()
    rupa: dict[str, dict[str, Any]] = {
        S.ANTRE: {},
        S.BERJALAN: {
            "mulai_pada": sekarang,
            "langkah": "Menyimpan hasil",
            "selesai_n": 2,
            "total_n": 4,
            "percobaan": 1,
        },
        S.SELESAI: {
            "mulai_pada": sekarang,
            "selesai_pada": sekarang,
            "hasil": {"proses_id": daerah.proses.pk, "jumlah": daerah.proses.jumlah},
        },
        S.GAGAL: {
            "mulai_pada": sekarang,
            "selesai_pada": sekarang,
            "galat": "Belum ada aturan talenta yang berlaku pada tanggal itu.",
        },
        S.BATAL: {
            "mulai_pada": sekarang,
            "selesai_pada": sekarang,
            "batal_pada": sekarang,
            "batal_oleh": "Analis Contoh",
        },
    }
    # Numbers that no other job of the package comes to, since the open ones stay held.
    return {
        status: Pekerjaan.objects.create(
            pk=1_000_000 + nomor,
            jenis="karir.hitung",
            judul="Hitung peta talenta per 30-06-2026",
            status=status,
            instansi_id=daerah.instansi.pk,
            pelaku_id=pelaku.pk,
            pelaku=pelaku.nama,
            **nilai,
        )
        for nomor, (status, nilai) in enumerate(rupa.items())
    }


def _dipegang(pekerjaan: list[Pekerjaan]) -> BaseDatabaseWrapper:
    """A connection with the locks of a living worker."""
    pemegang = connection.copy()
    with pemegang.cursor() as kursor:
        for satu in pekerjaan:
            kursor.execute("SELECT pg_advisory_lock(%s, %s)", [KUNCI, satu.pk])
    return pemegang


def sesi(pengguna: Pengguna) -> dict[str, Any]:
    """A browser's storage with `pengguna` already signed in (Playwright's `storage_state`)."""
    kuki = klien(pengguna).cookies["sessionid"]
    return {
        "cookies": [
            {
                "name": "sessionid",
                "value": kuki.value,
                "domain": "localhost",
                "path": "/",
                "expires": -1,
                "httpOnly": True,
                "secure": False,
                "sameSite": "Lax",
            }
        ],
        "origins": [],
    }
