"""A vacancy of the small world led as far as a test wants it."""

from datetime import date
from typing import Any

from django.utils import timezone

from karir.models import CalonLowongan, Lowongan
from karir.pengisian.services.calon import (
    butir_verifikasi,
    calon_tambah,
    calon_verifikasi,
    komite_atur,
)
from karir.pengisian.services.ketentuan import ketentuan_muat_bawaan
from karir.pengisian.services.lowongan import langkah_jalankan, lowongan_buat, syarat_ubah
from karir.pengisian.services.penilaian import penilaian_jalankan
from karir.pengisian.services.sidang import (
    UsulanCalon,
    benturan_nyatakan,
    calon_usulkan,
    suara_simpan,
)
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan
from tests.fixtures.dunia import Daerah, akun, orang

HARI = date(2026, 6, 30)
# So lenient that everybody of the small world is eligible.
LONGGAR: dict[str, Any] = {
    "pendidikan": "", "golongan": "", "pengalaman": [], "bidang_tahun": 0, "usia": 0,
    "kompetensi_ms": 0, "kompetensi_mms": 0, "pensiun_bulan": 0, "masa_jabatan_tahun": 0,
    "dokumen": ["Surat keterangan sehat"],
}  # fmt: skip


def pelaku(pengguna: Pengguna) -> Pelaku:
    return Pelaku.dari_pengguna(pengguna)


def orang_kedua(daerah: Daerah, peran: Peran, nomor: int) -> Pengguna:
    """A second account of a role, of a person of its own."""
    semula = daerah.akun[peran]
    [satu] = orang(daerah, "AKAR", 1, nomor)
    baru = akun(daerah, satu, peran)
    daerah.akun[peran] = semula
    return baru


def buat(daerah: Daerah, kode: str = "S1") -> Lowongan:
    """A vacancy in preparation: a PENGAWAS in DINAS_A, whose requirements were made lenient."""
    ketentuan_muat_bawaan()
    jabatan, _ = Jabatan.objects.get_or_create(
        instansi=daerah.instansi,
        kode=kode,
        defaults={"nama": f"Kepala Subbagian {kode}", "jenjang": "PENGAWAS"},
    )
    penyusun = pelaku(daerah.akun[Peran.ANALIS_BKD])
    satu = lowongan_buat(
        jabatan=jabatan, unit=daerah.unit["DINAS_A"], asal="KOSONG", tanggal_lowong=HARI,
        pemegang_lama="", keterangan="Lama kosong.", hari=HARI, pelaku=penyusun,
    )  # fmt: skip
    return syarat_ubah(
        lowongan_id=satu.pk, revisi=satu.revisi, syarat=satu.syarat | LONGGAR, bobot=satu.bobot,
        alasan="Jabatan baru yang belum banyak peminatnya.", pelaku=penyusun,
    )  # fmt: skip


def buka(daerah: Daerah, lowongan: Lowongan) -> Lowongan:
    langkah_jalankan(
        lowongan_id=lowongan.pk, langkah="ajukan", pelaku=pelaku(daerah.akun[Peran.ANALIS_BKD])
    )
    return langkah_jalankan(
        lowongan_id=lowongan.pk, langkah="buka", pelaku=pelaku(daerah.akun[Peran.ADMIN_BKD])
    )


def nilai(daerah: Daerah, lowongan: Lowongan) -> Lowongan:
    penilaian_jalankan(lowongan_id=lowongan.pk, hari=HARI, pelaku=Pelaku.sistem())
    return Lowongan.objects.get(pk=lowongan.pk)


def daftar_pendek(
    daerah: Daerah, lowongan: Lowongan, anggota: list[Pengguna], banyak: int = 4
) -> list[CalonLowongan]:
    """People of DINAS_B and BIDANG_A on the shortlist, verified; the first of `anggota` chairs."""
    penyusun = pelaku(daerah.akun[Peran.ANALIS_BKD])
    calon = [
        calon_tambah(lowongan_id=lowongan.pk, pegawai_id=satu.pk, pelaku=penyusun)
        for satu in [*daerah.pegawai["DINAS_B"], *daerah.pegawai["BIDANG_A"]][:banyak]
    ]
    for satu in calon:
        for butir in butir_verifikasi(satu, lowongan):
            calon_verifikasi(
                lowongan_id=lowongan.pk, calon_id=satu.pk, butir=butir, lulus=True,
                catatan="Berkas asli diperiksa.", pelaku=penyusun,
            )  # fmt: skip
    komite_atur(
        lowongan_id=lowongan.pk, anggota=[a.pk for a in anggota], ketua=anggota[0].pk,
        pelaku=penyusun,
    )  # fmt: skip
    return calon


def sidangkan(daerah: Daerah, lowongan: Lowongan) -> Lowongan:
    return langkah_jalankan(
        lowongan_id=lowongan.pk, langkah="sidangkan", pelaku=pelaku(daerah.akun[Peran.ANALIS_BKD])
    )


def nilai_komite(lowongan: Lowongan, anggota: Pengguna, awal: int = 8000) -> None:
    """A member without a conflict declares so, and scores everybody."""
    siapa = pelaku(anggota)
    benturan_nyatakan(lowongan_id=lowongan.pk, benturan=False, uraian="", pelaku=siapa)
    nomor = lowongan.calon.order_by("pk").values_list("pk", flat=True)
    nilai_ = {pk: (awal - 100 * ke, "Pengalaman dan gagasannya.") for ke, pk in enumerate(nomor)}
    suara_simpan(lowongan_id=lowongan.pk, nilai=nilai_, kirim=True, pelaku=siapa)


def usulkan(lowongan: Lowongan, ketua: Pengguna, calon: list[CalonLowongan]) -> Lowongan:
    return calon_usulkan(
        lowongan_id=lowongan.pk,
        usulan=[UsulanCalon(calon_id=c.pk, alasan="Layak.") for c in calon],
        alasan="Sesuai kebutuhan jabatan.",
        pelaku=pelaku(ketua),
    )


def hari_ini() -> date:
    return timezone.localdate()
