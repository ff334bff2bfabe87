"""What happens by itself: every night, appraisers and plans follow the structure and the dates that
were set."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from kinerja.models import TERBUKA, TahunKinerja
from kinerja.services.turunan import JENIS_TURUNKAN, turunkan_minta
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku

JAM_MALAM = 2


def penilai_jadwalkan() -> int:
    """Queue the derivation of every open year whose night has come; return how many. Years whose
    people never were derived wait for an officer."""
    kini, jumlah = waktu_kini(), 0
    for tahun in TahunKinerja.objects.filter(status__in=TERBUKA).select_related("instansi"):
        setempat = kini.astimezone(ZoneInfo(tahun.instansi.zona))
        if setempat.hour < JAM_MALAM or not tahun.skp.exists():
            continue
        awal = setempat.replace(hour=0, minute=0, second=0, microsecond=0)
        hari_ini = Pekerjaan.objects.filter(
            jenis=JENIS_TURUNKAN,
            instansi_id=tahun.instansi_id,
            dibuat_pada__gte=awal - timedelta(seconds=1),
            parameter__tahun_id=tahun.pk,
        )
        if not hari_ini.exists():
            turunkan_minta(
                tahun=tahun,
                pelaku=Pelaku(id=None, nama="Sistem", instansi_id=tahun.instansi_id),
            )
            jumlah += 1
    return jumlah
