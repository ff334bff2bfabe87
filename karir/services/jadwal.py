"""Ranking by schedule: each due day once, also if nobody was there when it came."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from karir.models import JadwalPeringkat, PelaksanaanJadwal
from karir.rumus import tambah_bulan
from karir.selectors.aturan import AturanTidakAda
from karir.services.permintaan import proses_minta
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat

TERLEWAT = "Dilewati: portal tidak berjalan pada hari itu, dan hari berikutnya sudah jatuh tempo."


def jadwal_atur(
    *, jadwal: JadwalPeringkat, pelaku: Pelaku, sekarang: datetime | None = None
) -> int:
    """Store a schedule, new or changed, from this moment on.

    What fell due by the setting that it replaces, and was not seen to yet, is queued first; return
    how many runs that were.
    """
    jadwal.diatur_oleh_id = pelaku.id
    jadwal.diatur_oleh_nama = pelaku.nama[:200]
    jadwal.diatur_pada = sekarang or waktu_kini()
    with transaction.atomic():
        lama = JadwalPeringkat.objects.filter(pk=jadwal.pk)
        disusulkan = _laksanakan_satu(lama, jadwal.diatur_pada)
        jadwal.full_clean(exclude=["diatur_oleh"])
        jadwal.save()
        catat(
            pelaku=pelaku,
            tindakan="jadwal.atur",
            objek_jenis="jadwal",
            objek_id=jadwal.pk,
            objek_nama=str(jadwal),
            rincian={
                "aktif": jadwal.aktif,
                "periode": jadwal.periode,
                "mulai": jadwal.mulai.isoformat(),
                "jam": jadwal.jam,
            },
            instansi_id=jadwal.instansi_id,
        )
    return disusulkan


def tempo(jadwal: JadwalPeringkat) -> Iterator[tuple[date, datetime]]:
    """Due days without end, each with the moment after which it is due."""
    zona, ke = ZoneInfo(jadwal.instansi.zona), 0
    while True:
        hari = tambah_bulan(jadwal.mulai, ke * jadwal.periode)
        yield hari, datetime.combine(hari, time(jadwal.jam), zona).astimezone(UTC)
        ke += 1


def tempo_berikut(jadwal: JadwalPeringkat, sekarang: datetime) -> date | None:
    """The next day that will be due, or None while the schedule is off."""
    if not jadwal.aktif:
        return None
    return next(hari for hari, saat in tempo(jadwal) if saat > sekarang)


def _jatuh_tempo(jadwal: JadwalPeringkat, sekarang: datetime) -> list[date]:
    """Days due since the schedule was set and not taken care of, oldest first."""
    semua = []
    for hari, saat in tempo(jadwal):
        if saat > sekarang:
            break
        if saat > jadwal.diatur_pada:
            semua.append(hari)
    sudah = set(
        PelaksanaanJadwal.objects.filter(
            instansi_id=jadwal.instansi_id, jatuh_tempo__in=semua
        ).values_list("jatuh_tempo", flat=True)
    )
    return [hari for hari in semua if hari not in sudah]


def jadwal_laksanakan(*, sekarang: datetime | None = None) -> int:
    """Queue the runs that are due; return how many.

    After a time without workers only the latest due day of an agency is made up, the earlier
    ones are written down as passed over. Two calls at once take different agencies.
    """
    kini, jumlah = sekarang or waktu_kini(), 0
    for nomor in JadwalPeringkat.objects.filter(aktif=True).values_list("pk", flat=True):
        with transaction.atomic():
            satu = JadwalPeringkat.objects.filter(pk=nomor)
            jumlah += _laksanakan_satu(satu, kini, lewati_terkunci=True)
    return jumlah


def _laksanakan_satu(
    satu: QuerySet[JadwalPeringkat], kini: datetime, *, lewati_terkunci: bool = False
) -> int:
    """Queue what is due of one schedule as it is stored, and hold the schedule until the end."""
    jadwal = (
        satu.select_for_update(skip_locked=lewati_terkunci, of=("self",))
        .select_related("instansi")
        .filter(aktif=True)
        .first()
    )
    if jadwal is None or not (hari := _jatuh_tempo(jadwal, kini)):
        return 0
    return _laksanakan(jadwal, hari)


def _laksanakan(jadwal: JadwalPeringkat, hari: list[date]) -> int:
    *lewat, terakhir = hari
    PelaksanaanJadwal.objects.bulk_create(
        PelaksanaanJadwal(instansi=jadwal.instansi, jatuh_tempo=satu, keterangan=TERLEWAT)
        for satu in lewat
    )
    pelaku = Pelaku(
        id=None,
        nama=f"Jadwal, diatur {jadwal.diatur_oleh_nama}"[:200],
        instansi_id=jadwal.instansi_id,
    )
    pekerjaan, keterangan = None, ""
    try:
        pekerjaan = proses_minta(
            instansi=jadwal.instansi, tanggal_acuan=terakhir, aturan=None, pelaku=pelaku
        ).pekerjaan
    except AturanTidakAda as galat:
        keterangan = str(galat)[:200]
    PelaksanaanJadwal.objects.create(
        instansi=jadwal.instansi,
        jatuh_tempo=terakhir,
        pekerjaan=pekerjaan,
        keterangan=keterangan,
    )
    return int(pekerjaan is not None)
