"""Steps that a version of any kind takes: drafted, put in force, discarded."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Max
from django.utils import timezone

from kompetensi.models.versi import Versi
from talenta.inti.services.audit import Pelaku

V = TypeVar("V", bound=Versi)


class VersiDitolak(Exception):
    """A step cannot be taken; the message is for the person."""


class DrafBerubah(VersiDitolak):
    """The draft is not as it was when the page was opened; nothing was written."""

    def __init__(self, draf: Versi) -> None:
        super().__init__(
            f"Draf ini berubah sejak halaman dibuka{diubah_oleh(draf)}. Lihat isinya sekarang, "
            "lalu ulangi bila masih perlu."
        )


def diubah_oleh(draf: Versi) -> str:
    """Who changed a draft last and when, to go on a sentence; "" where nobody has."""
    if draf.diubah_pada is None:
        return ""
    saat = timezone.localtime(draf.diubah_pada)
    nama = draf.diubah_oleh.nama if draf.diubah_oleh else "portal"
    return f", oleh {nama} pukul {saat:%H.%M}"


def draf_baru(model: type[V], *, instansi_id: int, pelaku: Pelaku, **lain: Any) -> V:
    """A new draft with the next number. Raises VersiDitolak if there is one already."""
    milik = model._default_manager.filter(instansi_id=instansi_id)
    if milik.filter(status="DRAF").exists():
        raise VersiDitolak("Sudah ada draf. Lanjutkan draf itu, atau buang dahulu.")
    terakhir = milik.aggregate(n=Max("nomor"))["n"] or 0
    draf: Any = model._default_manager.create(
        instansi_id=instansi_id, nomor=terakhir + 1, dibuat_oleh_id=pelaku.id, **lain
    )
    baru: V = draf
    return baru


def draf_terkunci(model: type[V], *, instansi_id: int) -> V:
    """The draft of an agency, locked until the transaction ends. Raises VersiDitolak."""
    milik = model._default_manager.filter(instansi_id=instansi_id, status="DRAF")
    draf: Any = milik.select_for_update().first()
    if draf is None:
        raise VersiDitolak("Draf ini sudah ditetapkan atau dibuang.")
    terkunci: V = draf
    return terkunci


def draf_pada(model: type[V], *, instansi_id: int, revisi: int | None) -> V:
    """The draft, locked; as of `revisi`, unless None. Raises VersiDitolak."""
    draf = draf_terkunci(model, instansi_id=instansi_id)
    if revisi is not None and revisi != draf.revisi:
        raise DrafBerubah(draf)
    return draf


def draf_diubah(draf: Versi, pelaku: Pelaku) -> None:
    """Count a change of a locked draft, and who made it."""
    draf.revisi += 1
    draf.diubah_oleh_id, draf.diubah_pada = pelaku.id, timezone.now()
    draf.save(update_fields=["revisi", "diubah_oleh", "diubah_pada"])


def draf_tetapkan(
    draf: Versi, *, judul: str, dasar: str, berlaku_mulai: date, hari: date, pelaku: Pelaku
) -> None:
    """Put a draft in force from a day on, today at the earliest."""
    if berlaku_mulai < hari:
        raise VersiDitolak("Versi berlaku mulai hari ini atau sesudahnya.")
    draf.judul, draf.dasar, draf.berlaku_mulai = judul, dasar, berlaku_mulai
    draf.status = Versi.Status.SAH
    draf.disahkan_oleh_id, draf.disahkan_pada = pelaku.id, timezone.now()
    draf.save()
