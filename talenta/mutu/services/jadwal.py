"""When to measure: on demand, every night where the agency is, and after data have changed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Aggregate, Func, Max, Q, QuerySet
from django.db.models.functions import Greatest

from talenta.akun.models import Instansi
from talenta.impor.models import Impor
from talenta.impor.services.terapkan import JENIS_TERAPKAN
from talenta.impor.services.urungkan import JENIS_URUNGKAN
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.inti.templatetags.tampilan import tanggal
from talenta.mutu.models import UkuranMutu
from talenta.mutu.selectors.ketentuan import ketentuan_berlaku
from talenta.pegawai.models import Pegawai, TakTercantum, UsulPerbaikan

JENIS_PEKERJAAN = "mutu.ukur"
# After a failure, and between measurements that corrections one by one ask for.
SELANG = timedelta(hours=1)
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
    to, whose night has come or whose records changed since: by an import or its undoing at once,
    by corrections and decisions an hour after the last measurement. A failed one waits an hour."""
    kini = sekarang or waktu_kini()
    gagal = Q(jenis=JENIS_PEKERJAAN, status=Pekerjaan.Status.GAGAL, selesai_pada__gt=kini - SELANG)
    sibuk = Q(jenis__in=(JENIS_PEKERJAAN, JENIS_TERAPKAN, JENIS_URUNGKAN), status__in=_TERBUKA)
    tunda = Pekerjaan.objects.filter(sibuk | gagal, instansi_id__isnull=False).values("instansi_id")
    diukur = _terakhir(UkuranMutu.objects.all(), Max("diukur_pada"))
    diimpor = _terakhir(
        Impor.objects.filter(diterapkan_pada__isnull=False),
        Greatest(Max("diterapkan_pada"), Max("diurungkan_pada")),
    )
    dibetulkan = _terakhir(
        UsulPerbaikan.objects.filter(status=UsulPerbaikan.Status.DITERAPKAN),
        Max("diterapkan_pada"),
    )
    diputus = _terakhir(
        TakTercantum.objects.filter(diputus_pada__isnull=False), Max("diputus_pada")
    )
    berisi = Pegawai.objects.values("instansi_id")
    jumlah = 0
    for satu in Instansi.objects.filter(pk__in=berisi).exclude(pk__in=tunda).order_by("pk"):
        setempat = kini.astimezone(ZoneInfo(satu.zona))
        satuan = [waktu for waktu in (dibetulkan.get(satu.pk), diputus.get(satu.pk)) if waktu]
        if _perlu(satu, setempat, diukur.get(satu.pk), diimpor.get(satu.pk), satuan):
            _buat(satu.pk, setempat, Pelaku(id=None, nama="Sistem", instansi_id=satu.pk))
            jumlah += 1
    return jumlah


def _terakhir(daftar: QuerySet[Any], waktu: Aggregate | Func) -> dict[int, datetime]:
    """By agency the newest moment; an aggregate over the rows of `daftar`."""
    return dict(
        daftar.order_by()
        .values("instansi_id")
        .annotate(terakhir=waktu)
        .values_list("instansi_id", "terakhir")
    )


def _perlu(
    instansi: Instansi,
    setempat: datetime,
    diukur: datetime | None,
    diimpor: datetime | None,
    satuan: Sequence[datetime],
) -> bool:
    """Whether an agency is due; `satuan` are moments at which single records changed."""
    if diukur is None or (diimpor is not None and diimpor > diukur):
        return True
    if setempat - diukur >= SELANG and any(waktu > diukur for waktu in satuan):
        return True
    terakhir = diukur.astimezone(setempat.tzinfo).date()
    if terakhir >= setempat.date():
        return False
    ketentuan = ketentuan_berlaku(instansi_id=instansi.pk, hari=setempat.date())
    return setempat.hour >= ketentuan["ambang.jam_ukur"]
