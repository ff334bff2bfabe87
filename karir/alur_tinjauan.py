"""The steps of a talent review and of a moved box, each in one table that page, API and services
read.

A review is opened by BKD and confirmed by the committee. Within it a member of the committee
proposes that a person be moved, and another member decides: two people, held by the database too.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django.db import models

from karir.models import PindahKotak, TinjauanTalenta
from karir.selectors.ikatan import terikat_pengguna

S = TinjauanTalenta.Status
P = PindahKotak.Status


class LangkahTinjauan(models.TextChoices):
    KUKUHKAN = "KUKUHKAN", "Kukuhkan"
    BATALKAN = "BATALKAN", "Batalkan"


class LangkahPindah(models.TextChoices):
    SETUJUI = "SETUJUI", "Setujui"
    TOLAK = "TOLAK", "Tolak"
    TARIK = "TARIK", "Tarik"


@dataclass(frozen=True)
class Peralihan:
    """One allowed step. `pengusul`: True for the proposer only, False for another person only,
    None for anybody with the permission."""

    dari: str
    ke: str
    izin: str
    beralasan: bool
    pengusul: bool | None = None


TINJAUAN: Final = MappingProxyType(
    {
        LangkahTinjauan.KUKUHKAN: Peralihan(S.BERJALAN, S.DIKUKUHKAN, "tinjauan.sidang", True),
        LangkahTinjauan.BATALKAN: Peralihan(S.BERJALAN, S.DIBATALKAN, "tinjauan.buka", True),
    }
)
PINDAH: Final = MappingProxyType(
    {
        LangkahPindah.SETUJUI: Peralihan(
            P.DIUSULKAN, P.DISETUJUI, "tinjauan.sidang", False, pengusul=False
        ),
        LangkahPindah.TOLAK: Peralihan(
            P.DIUSULKAN, P.DITOLAK, "tinjauan.sidang", True, pengusul=False
        ),
        LangkahPindah.TARIK: Peralihan(
            P.DIUSULKAN, P.DITARIK, "tinjauan.sidang", False, pengusul=True
        ),
    }
)
DIRI: Final = "Kotak Anda sendiri diusulkan dan diputuskan oleh anggota komite lain."
TERIKAT: Final = (
    "Ada hubungan keluarga atau usaha yang dinyatakan antara Anda dan orang ini; anggota komite "
    "lain yang mengerjakannya."
)
DIPINDAH: Final = (
    "Kotak Anda sendiri ikut berpindah dalam tinjauan ini; anggota komite lain yang mengukuhkannya."
)


def halangan_tinjauan(
    tinjauan: TinjauanTalenta,
    langkah: str,
    pelaku_id: int | None,
    *,
    menunggu: int,
    pegawai_id: int | None,
) -> str:
    """Why a step cannot be taken with a review, in words, or "". `menunggu`: open proposals;
    `pegawai_id`: the record of the person who acts."""
    satu = TINJAUAN[LangkahTinjauan(langkah)]
    if tinjauan.status != satu.dari:
        return f"Tinjauan ini sudah {tinjauan.get_status_display().lower()}."
    if langkah == LangkahTinjauan.KUKUHKAN:
        if menunggu:
            return f"Masih ada {menunggu} usul pindah yang menunggu putusan."
        if pelaku_id is None or pelaku_id == tinjauan.dibuka_oleh_id:
            return "Tinjauan ini Anda buka sendiri; anggota komite lain yang mengukuhkannya."
        setuju = tinjauan.pindah.filter(status=P.DISETUJUI, pegawai_id=pegawai_id or 0)
        if setuju.exists():
            return DIPINDAH
    return ""


def halangan_pindah(
    pindah: PindahKotak,
    langkah: str,
    pelaku_id: int | None,
    pegawai_id: int | None,
    *,
    terikat: Callable[[], Collection[int]],
) -> str:
    """Why a step cannot be taken with a proposed move, in words, or "". `pegawai_id`: the record of
    the person who acts; `terikat` gives the people to whom he or she is tied."""
    satu = PINDAH[LangkahPindah(langkah)]
    if pindah.tinjauan.status != S.BERJALAN:
        return f"Tinjauan ini sudah {pindah.tinjauan.get_status_display().lower()}."
    if pindah.status != satu.dari:
        return f"Usul ini sudah {pindah.get_status_display().lower()}."
    if pegawai_id is not None and pegawai_id == pindah.pegawai_id:
        return DIRI
    if satu.pengusul is False and pindah.pegawai_id in terikat():
        return TERIKAT
    sendiri = pelaku_id is not None and pelaku_id == pindah.diusulkan_oleh_id
    if satu.pengusul is True and not sendiri:
        return "Hanya pengusulnya yang dapat menarik usul ini."
    if satu.pengusul is False and (sendiri or pelaku_id is None):
        return "Usul ini Anda ajukan sendiri; anggota komite lain yang memutuskannya."
    if satu.pengusul is False and pegawai_id is None:
        return (
            "Akun Anda tidak tertaut dengan data pegawai instansi ini, jadi usul ini diputuskan "
            "anggota komite lain."
        )
    return ""


def langkah_tinjauan(tinjauan: TinjauanTalenta, pengguna: Any, *, menunggu: int) -> list[str]:
    """Steps that this person may take with a review now."""
    return [
        str(langkah)
        for langkah, satu in TINJAUAN.items()
        if pengguna.boleh(satu.izin)
        and not halangan_tinjauan(
            tinjauan,
            langkah,
            pengguna.pk,
            menunggu=menunggu,
            pegawai_id=pengguna.lingkup.pegawai_id,
        )
    ]


def langkah_pindah(pindah: PindahKotak, pengguna: Any) -> list[str]:
    """Steps that this person may take with a proposed move now."""
    return [
        str(langkah)
        for langkah, satu in PINDAH.items()
        if pengguna.boleh(satu.izin)
        and not halangan_pindah(
            pindah,
            langkah,
            pengguna.pk,
            pengguna.lingkup.pegawai_id,
            terikat=lambda: terikat_pengguna(pengguna),
        )
    ]
