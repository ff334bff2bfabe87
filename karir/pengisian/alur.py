"""The states of a vacancy in one table, which pages, the API and services read.

Each step says from which states it leads, to which, who may take it, whether it needs a reason,
and than whom the person must be another. Nothing else decides which buttons there are.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from karir.pengisian.models import Lowongan

Status = Lowongan.Status


@dataclass(frozen=True, kw_only=True)
class Peralihan:
    """One step. `ke` is empty where the state stays.
    `bukan` names the column of the person who must not take it; `sistem`: taken by a
    job alone. `halaman` is a URL name where the step asks for more than a reason."""

    judul: str
    dari: tuple[str, ...]
    ke: str
    izin: str
    tanya: str = ""
    beralasan: bool = False
    bukan: str = ""
    bahaya: bool = False
    sistem: bool = False
    halaman: str = ""


_BELUM_USUL: Final = (Status.DRAF, Status.DIAJUKAN, Status.DIBUKA, Status.DINILAI, Status.SIDANG)

PERALIHAN: Final = MappingProxyType(
    {
        "ajukan": Peralihan(
            judul="Ajukan pembukaan",
            dari=(Status.DRAF,),
            ke=Status.DIAJUKAN,
            izin="lowongan.susun",
            tanya="Syarat dan bobotnya tidak dapat diubah lagi selama menunggu. Admin BKD lain "
            "yang membukanya.",
        ),
        "kembalikan": Peralihan(
            judul="Kembalikan",
            dari=(Status.DIAJUKAN,),
            ke=Status.DRAF,
            izin="lowongan.sahkan",
            tanya="Lowongan ini kembali disiapkan. Alasan Anda dibaca penyusunnya.",
            beralasan=True,
            bukan="diajukan_oleh_id",
        ),
        "buka": Peralihan(
            judul="Buka lowongan",
            dari=(Status.DIAJUKAN,),
            ke=Status.DIBUKA,
            izin="lowongan.sahkan",
            tanya="Syarat dan bobotnya menjadi tetap, lalu semua pegawai instansi dapat dinilai.",
            bukan="diajukan_oleh_id",
        ),
        "nilai": Peralihan(
            judul="Nilai semua pegawai",
            dari=(Status.DIBUKA, Status.DINILAI),
            ke=Status.DINILAI,
            izin="lowongan.susun",
            sistem=True,
        ),
        "sidangkan": Peralihan(
            judul="Serahkan kepada komite",
            dari=(Status.DINILAI,),
            ke=Status.SIDANG,
            izin="lowongan.susun",
            tanya="Daftar pendek dan susunan komite menjadi tetap; anggota komite diberi tahu.",
        ),
        "tarik_sidang": Peralihan(
            judul="Tarik dari komite",
            dari=(Status.SIDANG,),
            ke=Status.DINILAI,
            izin="lowongan.sahkan",
            tanya="Daftar pendek dan komite dapat disusun lagi, misalnya bila ketuanya terhalang.",
            beralasan=True,
        ),
        "usulkan": Peralihan(
            judul="Usulkan calon kepada PPK",
            dari=(Status.SIDANG,),
            ke=Status.DIUSULKAN,
            izin="lowongan.sidang",
            beralasan=True,
            halaman="karir:lowongan_sidang",
        ),
        "minta_ulang": Peralihan(
            judul="Kembalikan kepada komite",
            dari=(Status.DIUSULKAN,),
            ke=Status.SIDANG,
            izin="lowongan.putuskan",
            tanya="Komite membaca alasan Anda, lalu ketua mengusulkan lagi.",
            beralasan=True,
            bukan="diusulkan_oleh_id",
        ),
        "putuskan": Peralihan(
            judul="Putuskan",
            dari=(Status.DIUSULKAN,),
            ke=Status.DIPUTUS,
            izin="lowongan.putuskan",
            beralasan=True,
            bukan="diusulkan_oleh_id",
            halaman="karir:lowongan_putusan",
        ),
        "terbitkan": Peralihan(
            judul="Terbitkan SK",
            dari=(Status.DIPUTUS,),
            ke=Status.TERBIT,
            izin="lowongan.sahkan",
            halaman="karir:lowongan_sk",
        ),
        "minta_batal": Peralihan(
            judul="Minta putusan dibatalkan",
            dari=(Status.DIPUTUS, Status.TERBIT),
            ke="",
            izin="lowongan.sahkan",
            tanya="PPK membaca alasan Anda. Putusan dan SK-nya tetap sah sampai PPK "
            "membatalkannya.",
            beralasan=True,
            bahaya=True,
        ),
        "batalkan_putusan": Peralihan(
            judul="Batalkan putusan",
            dari=(Status.DIPUTUS, Status.TERBIT),
            ke=Status.BATAL,
            izin="lowongan.putuskan",
            tanya="Lowongan ini berakhir tanpa pengisian dan SK-nya, bila sudah terbit, dicabut. "
            "Jabatannya dapat dibuka lagi sebagai lowongan baru.",
            beralasan=True,
            bahaya=True,
            bukan="batal_diminta_oleh_id",
        ),
        "berlakukan": Peralihan(
            judul="SK mulai berlaku",
            dari=(Status.TERBIT,),
            ke=Status.TERISI,
            izin="lowongan.sahkan",
            sistem=True,
        ),
        "buang": Peralihan(
            judul="Buang",
            dari=(Status.DRAF,),
            ke=Status.BATAL,
            izin="lowongan.susun",
            tanya="Lowongan ini tidak dilanjutkan dan tetap terbaca dengan alasannya.",
            beralasan=True,
            bahaya=True,
        ),
        "batalkan": Peralihan(
            judul="Batalkan",
            dari=(*_BELUM_USUL[1:], Status.DIUSULKAN),
            ke=Status.BATAL,
            izin="lowongan.sahkan",
            tanya="Lowongan ini berakhir tanpa pengisian, dan para calon diberi tahu.",
            beralasan=True,
            bahaya=True,
            bukan="diajukan_oleh_id",
        ),
    }
)
# Those that a page takes with a button and at most a reason.
LANGSUNG: Final = tuple(
    nama for nama, satu in PERALIHAN.items() if not satu.halaman and not satu.sistem
)
ORANG_SAMA: Final = (
    "Langkah ini perlu orang kedua: Anda sendiri yang mengambil langkah sebelumnya. "
    "Mintalah petugas lain."
)
TANPA_DATA: Final = (
    "Akun Anda tidak tertaut dengan data pegawai instansi ini, jadi tidak ada yang menjamin Anda "
    "orang kedua. Akun tertaut ketika admin lain menerbitkan kode dari profil Anda."
)


def halangan(
    lowongan: Lowongan, langkah: str, pelaku_id: int | None, *, tertaut: bool = True
) -> str:
    """Why a person cannot take a step now, in words; "" if states and people allow it.

    `tertaut`: whether the account has a personnel record. The PPK, who is no civil servant, needs
    none. Permissions are the page's.
    """
    satu = PERALIHAN[langkah]
    if lowongan.status not in satu.dari:
        return (
            f"Lowongan ini sudah dalam keadaan {lowongan.get_status_display().lower()}. "
            "Muat ulang halaman ini untuk melihat keadaannya sekarang."
        )
    if langkah == "batalkan_putusan" and lowongan.batal_diminta_oleh_id is None:
        return "Pembatalan putusan diminta lebih dahulu oleh Admin BKD, dengan alasannya."
    if satu.bukan:
        if pelaku_id is None or getattr(lowongan, satu.bukan) == pelaku_id:
            return ORANG_SAMA
        if satu.izin != "lowongan.putuskan" and not tertaut:
            return TANPA_DATA
    return ""


def langkah_tersedia(lowongan: Lowongan, pengguna: Any) -> list[str]:
    """The steps that this person may take now, in the order of the table."""
    tertaut = pengguna.lingkup.pegawai_id is not None
    return [
        nama
        for nama, satu in PERALIHAN.items()
        if nama != "berlakukan"
        and pengguna.boleh(satu.izin)
        and lowongan.instansi_id == pengguna.lingkup.instansi_id
        and not halangan(lowongan, nama, pengguna.pk, tertaut=tertaut)
    ]
