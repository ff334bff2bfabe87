"""Appraisals to which nobody objected in time become final: some at a time, so that however many
were delivered on one day, little is held and what was done stays done."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from kinerja.models import PenilaianTahunan
from talenta.akun.models import Instansi
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat

S = PenilaianTahunan.Status
SEKALI_JALAN = 1000


def penilaian_finalkan(*, sekali: int = SEKALI_JALAN) -> int:
    """Close appraisals whose last day to object has passed, by each agency's own date; return how
    many. `sekali` appraisals are one transaction; the next run takes what this one left."""
    jumlah = 0
    for instansi in Instansi.objects.order_by("pk"):
        hari = timezone.localdate(timezone=ZoneInfo(instansi.zona))
        while selesai := _finalkan(instansi, hari, sekali):
            jumlah += selesai
    return jumlah


def _finalkan(instansi: Instansi, hari: date, sekali: int) -> int:
    with transaction.atomic():
        # Whoever objects or accepts at this moment holds the row: it is left to them.
        lewat = PenilaianTahunan.objects.filter(
            instansi=instansi, status=S.DISERAHKAN, batas_keberatan__lt=hari
        ).select_for_update(no_key=True, skip_locked=True)
        nomor = list(lewat.order_by("batas_keberatan", "id").values_list("pk", flat=True)[:sekali])
        if not nomor:
            return 0
        kini = waktu_kini()
        PenilaianTahunan.objects.filter(pk__in=nomor).update(
            status=S.FINAL, final_pada=kini, diperbarui_pada=kini
        )
        catat(
            pelaku=Pelaku.sistem(),
            tindakan="tahunan.final",
            objek_jenis="instansi",
            objek_id=instansi.pk,
            objek_nama=instansi.nama,
            rincian={"jumlah": len(nomor), "sebelum": hari},
            instansi_id=instansi.pk,
        )
    return len(nomor)
