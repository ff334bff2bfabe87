"""The steps of a rule set, in one table that pages and services read.

Each step leads from one state to another, asks for a permission, and says whether it is for the
one who proposed or for anybody else. A reason is kept where the table asks for one.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from karir.models import AturanTalenta, LangkahAturan

Status = AturanTalenta.Status
Langkah = LangkahAturan.Langkah

PENGUSUL: Final = "pengusul"
ORANG_LAIN: Final = "orang lain"


@dataclass(frozen=True)
class Peralihan:
    """One allowed step. `orang`: PENGUSUL, ORANG_LAIN (than who proposed) or "" (anybody).

    Another person is an account with a personnel record of the agency: without one nobody vouches
    that it is a second person, since whoever makes such an account could be the proposer.
    """

    dari: str
    ke: str
    izin: str
    beralasan: bool
    orang: str = ""


PERALIHAN: Final = MappingProxyType(
    {
        Langkah.USULKAN: Peralihan(Status.DRAF, Status.DIUSULKAN, "aturan.susun", True),
        Langkah.BUANG: Peralihan(Status.DRAF, Status.DIBUANG, "aturan.susun", True),
        Langkah.TARIK: Peralihan(Status.DIUSULKAN, Status.DRAF, "aturan.susun", False, PENGUSUL),
        Langkah.KEMBALIKAN: Peralihan(
            Status.DIUSULKAN, Status.DRAF, "aturan.sahkan", True, ORANG_LAIN
        ),
        Langkah.SAHKAN: Peralihan(
            Status.DIUSULKAN, Status.BERLAKU, "aturan.sahkan", False, ORANG_LAIN
        ),
        Langkah.CABUT: Peralihan(Status.BERLAKU, Status.DICABUT, "aturan.sahkan", True),
    }
)


def halangan(
    aturan: AturanTalenta, langkah: str, pelaku_id: int | None, *, tertaut: bool = True
) -> str:
    """Why a person cannot take a step with a rule set, in words; "" if nothing is in the way.

    `tertaut`: whether the account has a personnel record of the agency. Permissions are the
    page's; this is about states and people.
    """
    if aturan.instansi_id is None:
        return "Aturan nasional datang bersama portal dan tidak diubah oleh instansi."
    satu = PERALIHAN[Langkah(langkah)]
    if aturan.status != satu.dari:
        return (
            f"Aturan ini sudah {aturan.get_status_display().lower()}. "
            "Muat ulang halaman ini untuk melihat keadaannya sekarang."
        )
    sendiri = pelaku_id is not None and pelaku_id == aturan.diusulkan_oleh_id
    if satu.orang == PENGUSUL and not sendiri:
        return "Hanya yang mengusulkan yang dapat menarik usulnya."
    if satu.orang == ORANG_LAIN and (sendiri or pelaku_id is None):
        return "Usul ini Anda ajukan sendiri; Admin BKD lain yang memutuskannya."
    if satu.orang == ORANG_LAIN and not tertaut:
        return (
            "Akun Anda tidak tertaut dengan data pegawai instansi ini, jadi usul ini diputuskan "
            "Admin BKD lain. Akun tertaut ketika admin lain menerbitkan kode dari profil Anda."
        )
    return ""


def langkah_tersedia(aturan: AturanTalenta, pengguna: Any) -> set[str]:
    """The steps that this person may take now."""
    tertaut = pengguna.lingkup.pegawai_id is not None
    return {
        str(langkah)
        for langkah, satu in PERALIHAN.items()
        if pengguna.boleh(satu.izin)
        and aturan.instansi_id == pengguna.lingkup.instansi_id
        and not halangan(aturan, langkah, pengguna.pk, tertaut=tertaut)
    }
