"""Deciding on corrections: two different people, neither of them the person concerned.

The database holds the first half; applying what was approved is a job (perbaikan_terap).
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from talenta.pegawai.services.usul import UsulDitolak, masih_sama, usul_catat, usul_kunci

JENIS_TERAP = "pegawai.perbaikan"
S = UsulPerbaikan.Status
USANG = (
    "Data ini sudah berubah sejak diusulkan, jadi usul ini gugur dan tidak ada yang diubah. "
    "Periksa nilainya yang sekarang, lalu usulkan lagi bila masih keliru."
)


def usul_putuskan(*, usul_id: int, setuju: bool, alasan: str, pelaku: Pelaku) -> UsulPerbaikan:
    """Approve (a job applies it) or refuse with a reason. Raises UsulDitolak.

    Where the stored value is no longer the old one, the proposal lapses instead (status USANG).
    """
    with transaction.atomic():
        usul = usul_kunci(usul_id)
        _boleh_putus(usul, pelaku)
        if not setuju and not alasan:
            raise UsulDitolak("Tulis alasan penolakannya, supaya pengusul tahu apa yang kurang.")
        usul.diputus_oleh_id, usul.diputus_pada = pelaku.id, timezone.now()
        usul.alasan_putusan = alasan
        if not setuju:
            usul.status = S.DITOLAK
        elif not masih_sama(usul):
            usul.status, usul.alasan_putusan = S.USANG, USANG
        else:
            usul.status = S.DISETUJUI
            usul.pekerjaan = _antrekan(usul, pelaku)
        usul.save(
            update_fields=["status", "diputus_oleh", "diputus_pada", "alasan_putusan", "pekerjaan"]
        )
        usul_catat(f"perbaikan.{usul.status.lower()}", usul, pelaku, alasan=alasan)
    return usul


def usul_terapkan_lagi(*, usul_id: int, pelaku: Pelaku) -> UsulPerbaikan:
    """Queue an approved proposal again whose job came to no end. Raises UsulDitolak."""
    with transaction.atomic():
        usul = usul_kunci(usul_id)
        if not usul.macet:
            raise UsulDitolak("Usul ini tidak menunggu diterapkan.")
        usul.pekerjaan = _antrekan(usul, pelaku)
        usul.save(update_fields=["pekerjaan"])
    return usul


def putus_halangan(usul: UsulPerbaikan, *, akun_id: int | None) -> str:
    """Why this account cannot decide on a waiting proposal, in words, or "".

    Without a record nobody vouches that the account is a second person: whoever makes such an
    account could be the proposer.
    """
    if usul.diusulkan_oleh_id == akun_id:
        return "Usul Anda sendiri diputuskan oleh petugas BKD lain."
    if usul.pegawai.pengguna_id == akun_id:
        return "Usul tentang data Anda sendiri diputuskan oleh petugas BKD lain."
    milik = Pegawai.objects.filter(instansi_id=usul.instansi_id)
    if akun_id is None or not milik.filter(pengguna_id=akun_id).exists():
        return (
            "Akun Anda tidak tertaut dengan data pegawai instansi ini, jadi usul ini diputuskan "
            "oleh petugas BKD lain. Akun tertaut ketika admin lain menerbitkan kode dari "
            "profil Anda."
        )
    return ""


def _boleh_putus(usul: UsulPerbaikan, pelaku: Pelaku) -> None:
    if usul.status != S.MENUNGGU:
        raise UsulDitolak(f"Usul ini sudah {usul.get_status_display().lower()}.")
    if halangan := putus_halangan(usul, akun_id=pelaku.id):
        raise UsulDitolak(halangan)


def _antrekan(usul: UsulPerbaikan, pelaku: Pelaku) -> Any:
    return pekerjaan_buat(
        jenis=JENIS_TERAP,
        judul=f"Penerapan perbaikan nomor {usul.pk}",
        parameter={"usul_id": usul.pk},
        instansi_id=usul.instansi_id,
        pelaku=pelaku,
    )
