"""What the page of the audit reads."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from talenta.inti.keyset import Halaman, halaman
from talenta.inti.models import CatatanAudit

SEHALAMAN = 50


def awal_hari(hari: date) -> datetime:
    """The first instant of a day where the agency is."""
    return timezone.make_aware(datetime.combine(hari, time.min))


def audit_saring(
    *,
    oleh: Any,
    cari: str = "",
    tindakan: str = "",
    objek: str = "",
    objek_id: str = "",
    dari: date | None = None,
    sampai: date | None = None,
) -> QuerySet[CatatanAudit]:
    """Acts in view of `oleh`; both days of the span are included."""
    daftar: QuerySet[CatatanAudit] = CatatanAudit.objects.terlihat_oleh(oleh).select_related(
        "segel"
    )
    for kata in cari.split():
        daftar = daftar.filter(
            Q(pelaku__icontains=kata) | Q(objek_nama__icontains=kata) | Q(objek_id=kata)
        )
    if tindakan:
        daftar = daftar.filter(tindakan=tindakan)
    if objek:
        daftar = daftar.filter(objek_jenis=objek)
    if objek_id:
        daftar = daftar.filter(objek_id=objek_id)
    if dari:
        daftar = daftar.filter(waktu__gte=awal_hari(dari))
    if sampai:
        daftar = daftar.filter(waktu__lt=awal_hari(sampai + timedelta(days=1)))
    return daftar


def audit_halaman(
    daftar: QuerySet[CatatanAudit], *, sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """A page of acts, newest first."""
    return halaman(
        daftar, kolom=("id",), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum, turun=True
    )
