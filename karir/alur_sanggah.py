"""The steps of an objection, in one table that page, API and services read.

Plain ASN lodge it; one officer looks into it and proposes what to decide, another decides. Upheld,
the record is mended by the ordinary corrections, a recalculation shows what changes for everybody,
and the showing of that run ends the matter.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.db import models

from karir.models import Sanggahan
from karir.selectors.ikatan import terikat_pengguna

S = Sanggahan.Status


class Langkah(models.TextChoices):
    TANGANI = "TANGANI", "Tangani"
    TELAAH = "TELAAH", "Ajukan usul putusan"
    KEMBALIKAN = "KEMBALIKAN", "Kembalikan"
    PUTUSKAN = "PUTUSKAN", "Putuskan"
    TARIK = "TARIK", "Tarik"
    HITUNG = "HITUNG", "Hitung ulang"


PETUGAS: Final = "petugas"
PETUGAS_LAIN: Final = "petugas lain"
PENYANGGAH: Final = "penyanggah"
TERIKAT: Final = (
    "Ada hubungan keluarga atau usaha yang dinyatakan antara Anda dan penyanggahnya; petugas lain "
    "yang menanganinya."
)


@dataclass(frozen=True)
class Peralihan:
    """One allowed step. `ke` is empty where what was proposed says it. `orang`: whose step it is,
    "" for any officer with the permission."""

    dari: tuple[str, ...]
    ke: str
    izin: str
    beralasan: bool
    orang: str = ""


PERALIHAN: Final = MappingProxyType(
    {
        Langkah.TANGANI: Peralihan((S.DIAJUKAN,), S.DITANGANI, "sanggah.jawab", False),
        Langkah.TELAAH: Peralihan((S.DITANGANI,), S.DITELAAH, "sanggah.jawab", True, PETUGAS),
        Langkah.KEMBALIKAN: Peralihan(
            (S.DITELAAH,), S.DITANGANI, "sanggah.jawab", True, PETUGAS_LAIN
        ),
        Langkah.PUTUSKAN: Peralihan((S.DITELAAH,), "", "sanggah.jawab", True, PETUGAS_LAIN),
        Langkah.TARIK: Peralihan(
            (S.DIAJUKAN, S.DITANGANI, S.DITELAAH), S.DITARIK, "diri.lihat", False, PENYANGGAH
        ),
        Langkah.HITUNG: Peralihan((S.DIKABULKAN,), S.DIKABULKAN, "hasil.hitung", False),
    }
)


def halangan(
    sanggah: Sanggahan,
    langkah: str,
    pelaku_id: int | None,
    pegawai_id: int | None,
    *,
    terikat: Callable[[], Collection[int]],
) -> str:
    """Why a step cannot be taken, in words, or "". `pegawai_id`: the record of who acts;
    `terikat` gives the people to whom he or she is tied."""
    satu = PERALIHAN[Langkah(langkah)]
    if sanggah.status not in satu.dari:
        return f"Sanggahan ini sudah {sanggah.get_status_display().lower()}."
    diri = pegawai_id is not None and pegawai_id == sanggah.pegawai_id
    if satu.orang == PENYANGGAH:
        return "" if diri else "Hanya penyanggahnya yang dapat menarik sanggahan ini."
    if diri:
        return "Sanggahan Anda sendiri ditangani petugas lain."
    if sanggah.pegawai_id in terikat():
        return TERIKAT
    petugas = pelaku_id is not None and pelaku_id == sanggah.petugas_id
    if satu.orang == PETUGAS and not petugas:
        return f"Sanggahan ini sedang ditangani {sanggah.petugas_nama}."
    if satu.orang == PETUGAS_LAIN and (petugas or pelaku_id is None):
        return "Usul putusan ini Anda ajukan sendiri; petugas lain yang memutuskannya."
    if satu.orang == PETUGAS_LAIN and pegawai_id is None:
        return (
            "Akun Anda tidak tertaut dengan data pegawai instansi ini, jadi sanggahan ini "
            "diputuskan petugas lain."
        )
    return ""


def langkah_tersedia(sanggah: Sanggahan, pengguna: Any) -> list[str]:
    """Steps that this person may take now."""
    return [
        str(langkah)
        for langkah, satu in PERALIHAN.items()
        if pengguna.boleh(satu.izin)
        and not halangan(
            sanggah,
            langkah,
            pengguna.pk,
            pengguna.lingkup.pegawai_id,
            terikat=lambda: terikat_pengguna(pengguna),
        )
    ]
