"""When to measure: on demand, every night where the agency is, and after data have changed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Greatest
from django.utils import timezone

from talenta.akun.models import Instansi
from talenta.impor.models import Impor
from talenta.impor.services.terapkan import JENIS_TERAPKAN
from talenta.impor.services.urungkan import JENIS_URUNGKAN
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.inti.templatetags.tampilan import tanggal
from talenta.mutu.models import UkuranMutu
from talenta.mutu.selectors.ketentuan import ketentuan_berlaku
from talenta.pegawai.models import Pegawai

JENIS_PEKERJAAN = "mutu.ukur"
_TERBUKA = (Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN)


def ukur_antre(*, instansi_id: int) -> Pekerjaan | None:
    """The measurement of an agency that waits for its turn."""
    return Pekerjaan.objects.filter(
        jenis=JENIS_PEKERJAAN, instansi_id=instansi_id, status=Pekerjaan.Status.ANTRE
    ).first()


def ukur_minta(*, instansi_id: int, hari: datetime, pelaku: Pelaku) -> Pekerjaan:
    """Queue a measurement, or point at the one that waits already."""
    with transaction.atomic():
        if (menunggu := ukur_antre(instansi_id=instansi_id)) is not None:
            return menunggu
        pekerjaan = _buat(instansi_id, hari, pelaku)
        catat(
            pelaku=pelaku,
            tindakan="mutu.ukur",
            objek_jenis="pekerjaan",
            objek_id=pekerjaan.pk,
            objek_nama=pekerjaan.judul,
            instansi_id=instansi_id,
        )
    return pekerjaan


def _buat(instansi_id: int, sekarang: datetime, pelaku: Pelaku) -> Pekerjaan:
    return pekerjaan_buat(
        jenis=JENIS_PEKERJAAN,
        judul=f"Pengukuran mutu data {tanggal(sekarang.date())}",
        parameter={"instansi_id": instansi_id, "tanggal": sekarang.date().isoformat()},
        instansi_id=instansi_id,
        pelaku=pelaku,
    )


def ukur_jadwalkan(*, sekarang: datetime | None = None) -> int:
    """Queue what is due and return how many: agencies with people, not being measured or written
    to, whose night has come or whose records an import or its undoing changed since."""
    kini = sekarang or timezone.now()
    sibuk = Pekerjaan.objects.filter(
        jenis__in=(JENIS_PEKERJAAN, JENIS_TERAPKAN, JENIS_URUNGKAN),
        status__in=_TERBUKA,
        instansi_id__isnull=False,
    ).values("instansi_id")
    diukur = dict(
        UkuranMutu.objects.values("instansi_id")
        .annotate(terakhir=Max("diukur_pada"))
        .values_list("instansi_id", "terakhir")
    )
    diimpor = dict(
        Impor.objects.filter(diterapkan_pada__isnull=False)
        .values("instansi_id")
        .annotate(terakhir=Greatest(Max("diterapkan_pada"), Max("diurungkan_pada")))
        .values_list("instansi_id", "terakhir")
    )
    berisi = Pegawai.objects.values("instansi_id")
    jumlah = 0
    for satu in Instansi.objects.filter(pk__in=berisi).exclude(pk__in=sibuk).order_by("pk"):
        setempat = kini.astimezone(ZoneInfo(satu.zona))
        if _perlu(satu, setempat, diukur.get(satu.pk), diimpor.get(satu.pk)):
            _buat(satu.pk, setempat, Pelaku(id=None, nama="Sistem", instansi_id=satu.pk))
            jumlah += 1
    return jumlah


def _perlu(
    instansi: Instansi, setempat: datetime, diukur: datetime | None, diimpor: datetime | None
) -> bool:
    if diukur is None or (diimpor is not None and diimpor > diukur):
        return True
    terakhir = diukur.astimezone(setempat.tzinfo).date()
    if terakhir >= setempat.date():
        return False
    ketentuan = ketentuan_berlaku(instansi_id=instansi.pk, hari=setempat.date())
    return setempat.hour >= ketentuan["ambang.jam_ukur"]
