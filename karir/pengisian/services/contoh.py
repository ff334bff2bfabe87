"""Vacancies of the sample, one in every state, led there by the services themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils import timezone

from karir.mesin.kelayakan import MANAJERIAL, TIDAK
from karir.models import CalonLowongan, IkatanPegawai, KelayakanPegawai, Lowongan
from karir.pengisian.services.calon import (
    butir_verifikasi,
    calon_tambah,
    calon_verifikasi,
    komite_atur,
)
from karir.pengisian.services.lowongan import LowonganDitolak, langkah_jalankan, lowongan_buat
from karir.pengisian.services.penempatan import sk_berlakukan
from karir.pengisian.services.penilaian import penilaian_jalankan
from karir.pengisian.services.putusan import calon_putuskan
from karir.pengisian.services.sidang import (
    UsulanCalon,
    benturan_nyatakan,
    calon_usulkan,
    suara_simpan,
)
from karir.pengisian.services.sk import sk_terbitkan
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi

# How far each vacancy of the sample comes; those from SIDANG on need candidates.
_TUJUAN: Final = (
    "TERISI", "TERBIT", "DIPUTUS", "DIUSULKAN", "SIDANG", "DINILAI", "DIBUKA", "DIAJUKAN", "DRAF",
    "BATAL",
)  # fmt: skip
_URUT: Final = tuple(reversed(_TUJUAN[:9]))
_CALON: Final = 4


@dataclass(frozen=True)
class _Petugas:
    analis: Pelaku
    admin: Pelaku
    ppk: Pelaku
    komite: list[Pengguna]


def _petugas(instansi: Instansi) -> _Petugas | None:
    """Who acts; None in an agency of the sample that has not all of them."""
    akun: dict[str, list[Pengguna]] = {}
    for satu in PenugasanPeran.objects.filter(instansi=instansi).select_related("pengguna"):
        akun.setdefault(satu.peran, []).append(satu.pengguna)
    perlu = (Peran.ANALIS_BKD, Peran.ADMIN_BKD, Peran.PPK, Peran.KOMITE)
    if any(peran not in akun for peran in perlu) or len(akun[Peran.KOMITE]) < 2:
        return None
    analis, admin, ppk = (Pelaku.dari_pengguna(akun[peran][0]) for peran in perlu[:3])
    return _Petugas(analis, admin, ppk, akun[Peran.KOMITE])


def _jabatan(instansi: Instansi) -> Iterator[tuple[Jabatan, UnitOrganisasi]]:
    """Managerial posts that nobody holds, then those of officials by age, with their units."""
    pemegang = Pegawai.objects.filter(jabatan=OuterRef("pk"))
    milik = Jabatan.objects.filter(instansi=instansi, jenjang__in=MANAJERIAL[2:])
    unit = {satu.kode: satu for satu in UnitOrganisasi.objects.filter(instansi=instansi)}
    for satu in milik.filter(~Exists(pemegang)).order_by("kode"):
        kode = satu.kode.removeprefix("ST-")
        if kode in unit:
            yield satu, unit[kode]
    pejabat = Pegawai.objects.filter(instansi=instansi, jabatan__in=milik)
    for orang in pejabat.select_related("jabatan", "unit").order_by("tanggal_lahir", "pk")[:30]:
        if orang.jabatan is not None:
            yield orang.jabatan, orang.unit


def lowongan_contoh(*, instansi: Instansi) -> int:
    """Make the vacancies of an agency of the sample; returns how many."""
    petugas = _petugas(instansi)
    if petugas is None:
        return 0
    hari = timezone.localdate()
    pilihan = _jabatan(instansi)
    for tujuan in _TUJUAN:
        for jabatan, unit in pilihan:
            try:
                _sampai(tujuan, petugas, jabatan, unit, hari)
            except LowonganDitolak:
                # Too few fit this post, or the law stands against the one who was chosen: the
                # vacancy stays where it came to, and another post is tried.
                continue
            break
    return Lowongan.objects.filter(instansi=instansi).count()


def _sampai(
    tujuan: str, petugas: _Petugas, jabatan: Jabatan, unit: UnitOrganisasi, hari: date
) -> None:
    ada = Pegawai.objects.filter(jabatan=jabatan, unit=unit).first()
    lowongan = lowongan_buat(
        jabatan=jabatan,
        unit=unit,
        asal=Lowongan.Asal.PENSIUN if ada else Lowongan.Asal.KOSONG,
        tanggal_lowong=hari,
        pemegang_lama=ada.nama_lengkap if ada else "",
        keterangan="Data contoh.",
        hari=hari,
        pelaku=petugas.analis,
    )
    sampai = _URUT.index("DINILAI" if tujuan == "BATAL" else tujuan)
    kerja = (
        lambda: None,
        lambda: langkah_jalankan(lowongan_id=lowongan.pk, langkah="ajukan", pelaku=petugas.analis),
        lambda: langkah_jalankan(lowongan_id=lowongan.pk, langkah="buka", pelaku=petugas.admin),
        lambda: penilaian_jalankan(lowongan_id=lowongan.pk, hari=hari, pelaku=petugas.analis),
        lambda: _sidangkan(lowongan.pk, petugas, terkait=tujuan == "SIDANG"),
        lambda: _usulkan(lowongan.pk, petugas),
        lambda: _putuskan(lowongan.pk, petugas, melawan=tujuan == "TERISI"),
        lambda: _terbitkan(lowongan.pk, petugas, hari, ditunda=tujuan == "TERBIT"),
        lambda: sk_berlakukan(
            sk_id=Lowongan.objects.get(pk=lowongan.pk).sk.pk, pelaku=Pelaku.sistem()
        ),
    )
    for satu in kerja[: sampai + 1]:
        satu()
    if tujuan == "BATAL":
        langkah_jalankan(
            lowongan_id=lowongan.pk,
            langkah="batalkan",
            alasan="Jabatannya dilebur dalam penataan organisasi.",
            pelaku=petugas.admin,
        )


def _sidangkan(lowongan_id: int, petugas: _Petugas, *, terkait: bool) -> None:
    """The best of those whom no rule refuses, verified; in one vacancy a member is tied."""
    lowongan = Lowongan.objects.select_related("penilaian").get(pk=lowongan_id)
    layak = (
        KelayakanPegawai.objects.filter(penilaian_id=lowongan.penilaian_id, peringkat__gt=0)
        .exclude(status=TIDAK)
        .filter(pegawai__pengguna__isnull=True)
        .order_by("urutan")
    )
    calon: list[CalonLowongan] = []
    for satu in layak[:_CALON]:
        calon.append(
            calon_tambah(lowongan_id=lowongan.pk, pegawai_id=satu.pegawai_id, pelaku=petugas.analis)
        )
    if len(calon) < _CALON:
        raise LowonganDitolak("Calon data contoh kurang.")
    for satu_calon in calon:
        for butir in butir_verifikasi(satu_calon, lowongan):
            calon_verifikasi(
                lowongan_id=lowongan.pk,
                calon_id=satu_calon.pk,
                butir=butir,
                lulus=True,
                catatan="Berkas asli diperiksa.",
                pelaku=petugas.analis,
            )
    komite_atur(
        lowongan_id=lowongan.pk,
        anggota=[satu.pk for satu in petugas.komite],
        ketua=petugas.komite[0].pk,
        pelaku=petugas.analis,
    )
    langkah_jalankan(lowongan_id=lowongan.pk, langkah="sidangkan", pelaku=petugas.analis)
    if terkait:
        orang = calon[1].pegawai
        IkatanPegawai.objects.create(
            instansi_id=orang.instansi_id,
            unit_lft=orang.unit_lft,
            pegawai=orang,
            nip_lain=petugas.komite[1].nip,
            nama_lain=petugas.komite[1].nama,
            jenis=IkatanPegawai.Jenis.DERAJAT_2,
        )


def _usulkan(lowongan_id: int, petugas: _Petugas) -> None:
    calon = list(CalonLowongan.objects.filter(lowongan_id=lowongan_id).order_by("peringkat", "pk"))
    for ke, anggota in enumerate(petugas.komite):
        siapa = Pelaku.dari_pengguna(anggota)
        benturan_nyatakan(lowongan_id=lowongan_id, benturan=False, uraian="", pelaku=siapa)
        suara_simpan(
            lowongan_id=lowongan_id,
            nilai={
                satu.pk: (8800 - 250 * urut - 50 * ke, "Rekam jejaknya sesuai kebutuhan jabatan.")
                for urut, satu in enumerate(calon)
            },
            kirim=True,
            pelaku=siapa,
        )
    calon_usulkan(
        lowongan_id=lowongan_id,
        usulan=[
            UsulanCalon(calon_id=satu.pk, alasan="Pengalaman dan nilainya sesuai.")
            for satu in calon[:3]
        ],
        alasan="Ketiganya memenuhi syarat dan disepakati komite.",
        pelaku=Pelaku.dari_pengguna(petugas.komite[0]),
    )


def _putuskan(lowongan_id: int, petugas: _Petugas, *, melawan: bool) -> None:
    urut = 3 if melawan else 1
    calon = CalonLowongan.objects.get(lowongan_id=lowongan_id, urutan_usul=urut)
    alasan = (
        "Paling lama bertugas di wilayah kepulauan yang dilayani unit ini."
        if melawan
        else "Peringkat pertama dan disepakati komite."
    )
    calon_putuskan(lowongan_id=lowongan_id, calon_id=calon.pk, alasan=alasan, pelaku=petugas.ppk)


def _terbitkan(lowongan_id: int, petugas: _Petugas, hari: date, *, ditunda: bool) -> None:
    sk_terbitkan(
        lowongan_id=lowongan_id,
        nomor=f"821.2/{lowongan_id}/BKD/{hari.year}",
        tanggal_sk=hari,
        tmt=hari + timedelta(days=30 if ditunda else 0),
        dasar_hukum="Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara\n"
        "Peraturan Pemerintah Nomor 11 Tahun 2017 jo. Nomor 17 Tahun 2020\n"
        "Peraturan Menteri PANRB Nomor 3 Tahun 2020 jo. Nomor 20 Tahun 2025",
        pelaku=petugas.admin,
    )
