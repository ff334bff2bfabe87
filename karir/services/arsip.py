"""Setting the results of old runs aside, and bringing them back."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import Exists, OuterRef

from karir.mesin.tulis import tanggal
from karir.models import ArsipProses, PenayanganHasil, ProsesPeringkat
from karir.rumus import tambah_bulan
from karir.services.penayangan import proses_kunci
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import GalatPekerjaan, pekerjaan_buat
from talenta.pegawai.services.pohon import pohon_tetap

JENIS_ARSIP = "karir.arsipkan"
JENIS_PULIH = "karir.pulihkan"
# What somebody brought back is not set aside again at once.
TENANG = timedelta(days=30)
# Pages hold the table for moments; behind one that waits longer they would all stand still.
TUNGGU_KUNCI = "2s"
PERCOBAAN, JEDA = 10, 3.0


class ArsipDitolak(Exception):
    """The run cannot be set aside or brought back so; the message is for the officer."""


def _kini(proses: ProsesPeringkat) -> ArsipProses | None:
    return ArsipProses.objects.kini().filter(proses=proses).first()


def _periksa(proses: ProsesPeringkat, jenis: str) -> None:
    kini = _kini(proses)
    if jenis == JENIS_PULIH:
        if kini is None:
            raise ArsipDitolak("Perhitungan ini tidak sedang diarsipkan.")
        return
    if kini is not None:
        raise ArsipDitolak("Perhitungan ini sudah diarsipkan.")
    if PenayanganHasil.objects.kini().filter(proses=proses).exists():
        raise ArsipDitolak("Hasil yang sedang ditampilkan tidak dapat diarsipkan.")


def arsip_minta(*, proses: ProsesPeringkat, jenis: str, pelaku: Pelaku) -> Pekerjaan:
    """Queue the setting aside (JENIS_ARSIP) or bringing back (JENIS_PULIH) of a run's results.

    Raises ArsipDitolak when it is so already, when the run is shown, or when a job is under way.
    """
    kata = "Arsipkan" if jenis == JENIS_ARSIP else "Pulihkan"
    with transaction.atomic():
        proses_kunci(proses)
        _periksa(proses, jenis)
        berjalan = Pekerjaan.objects.filter(
            jenis__in=(JENIS_ARSIP, JENIS_PULIH),
            parameter__proses_id=proses.pk,
            status__in=(Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN),
        )
        if berjalan.exists():
            raise ArsipDitolak("Pengarsipan atau pemulihannya sedang berjalan.")
        return pekerjaan_buat(
            jenis=jenis,
            judul=f"{kata} perhitungan nomor {proses.pk} per {tanggal(proses.tanggal_acuan)}",
            parameter={"proses_id": proses.pk},
            instansi_id=proses.instansi_id,
            pelaku=pelaku,
        )


def proses_arsipkan(*, proses: ProsesPeringkat, pelaku: Pelaku) -> None:
    """Take a run's partition out of the table of results, into the schema `arsip`.

    Done already is done. Raises ArsipDitolak for a run that is shown, GalatPekerjaan where pages
    never let go of the table.
    """

    def ubah() -> None:
        if _kini(proses) is not None:
            return
        _periksa(proses, JENIS_ARSIP)
        _jalankan("hasil_arsipkan", proses)
        ArsipProses.objects.create(
            instansi_id=proses.instansi_id,
            proses=proses,
            diarsipkan_pada=waktu_kini(),
            oleh_nama=pelaku.nama[:200],
        )
        _catat("peringkat.arsipkan", proses, pelaku)

    _cobakan(proses, ubah)


def proses_pulihkan(*, proses: ProsesPeringkat, pelaku: Pelaku) -> None:
    """Put a run's partition back; its people get the scope of the present tree of units."""

    def ubah() -> None:
        kini = _kini(proses)
        if kini is None:
            return
        _jalankan("hasil_pulihkan", proses)
        kini.dipulihkan_pada = waktu_kini()
        kini.dipulihkan_oleh_nama = pelaku.nama[:200]
        kini.save(update_fields=["dipulihkan_pada", "dipulihkan_oleh_nama"])
        _catat("peringkat.pulihkan", proses, pelaku)

    with pohon_tetap(instansi_id=proses.instansi_id):
        _cobakan(proses, ubah)


def _jalankan(fungsi: str, proses: ProsesPeringkat) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT set_config('lock_timeout', %s, true)", [TUNGGU_KUNCI])
        kursor.execute(f"SELECT {fungsi}(%s)", [proses.pk])


def _catat(tindakan: str, proses: ProsesPeringkat, pelaku: Pelaku) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="proses",
        objek_id=proses.pk,
        objek_nama=str(proses),
        instansi_id=proses.instansi_id,
    )


def _cobakan(proses: ProsesPeringkat, ubah: Callable[[], None]) -> None:
    for ke in range(PERCOBAAN):
        try:
            with transaction.atomic():
                proses_kunci(proses)
                ubah()
        except OperationalError as galat:
            if getattr(galat.__cause__, "pgcode", "") != "55P03":  # lock_not_available
                raise
            if ke < PERCOBAAN - 1:
                time.sleep(JEDA)
        else:
            return
    raise GalatPekerjaan(
        "Daftar hasil terus dibaca, jadi tidak ada saat untuk memindahkannya. Ulangi nanti."
    )


def arsip_jadwalkan(*, sekarang: datetime | None = None) -> int:
    """Queue the setting aside of runs older than TALENTA_ARSIP_BULAN months (0: never) that are
    not shown and were not brought back within thirty days; return how many."""
    bulan = settings.TALENTA_ARSIP_BULAN
    if bulan <= 0:
        return 0
    kini, jumlah = sekarang or waktu_kini(), 0
    for proses in proses_lama(sekarang=kini, bulan=bulan)[:200]:
        pelaku = Pelaku(id=None, nama="Sistem", instansi_id=proses.instansi_id)
        try:
            arsip_minta(proses=proses, jenis=JENIS_ARSIP, pelaku=pelaku)
        except ArsipDitolak:
            continue
        jumlah += 1
    return jumlah


def proses_lama(*, sekarang: datetime, bulan: int) -> list[ProsesPeringkat]:
    """Finished runs older than `bulan` months that may be set aside, oldest first."""
    batas = datetime.combine(tambah_bulan(sekarang.date(), -bulan), sekarang.timetz())
    milik = ArsipProses.objects.filter(proses=OuterRef("pk"))
    tampil = PenayanganHasil.objects.filter(proses=OuterRef("pk"))
    return list(
        ProsesPeringkat.objects.selesai()
        .filter(
            ~Exists(milik.kini()),
            ~Exists(milik.filter(dipulihkan_pada__gt=sekarang - TENANG)),
            ~Exists(tampil.kini()),
            ~Exists(tampil.filter(selesai_pada__gt=batas)),
            selesai_pada__lt=batas,
        )
        .select_related("instansi")
        .order_by("pk")
    )
