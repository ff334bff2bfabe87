"""The calendar of closed days: the nation's from the library, the agency's by its admin."""

from datetime import date
from importlib.metadata import version

import holidays
from django.db import transaction

from talenta.akun.models import HariLibur
from talenta.inti.services.audit import Pelaku, catat

J = HariLibur.Jenis
# Appraisals of the year before are still delivered and objected to; deadlines of the next are set.
SEBELUM, SESUDAH = 1, 2


class LiburDitolak(Exception):
    """A day cannot be set so; the message is for the reader."""


def _daftar(tahun: range) -> dict[date, tuple[str, str]]:
    """Kind and name of the library's Indonesian days, in Indonesian: closed by law, and the cuti
    bersama of decrees that it knows; days by the moon not yet decreed it marks as estimated."""
    hasil: dict[date, tuple[str, str]] = {}
    for kategori, jenis in (("government", J.CUTI_BERSAMA), ("public", J.NASIONAL)):
        hari: dict[date, str] = dict(
            holidays.country_holidays("ID", years=tahun, language="id", categories=(kategori,))
        )
        hasil |= {tanggal: (jenis.value, nama) for tanggal, nama in hari.items()}
    return hasil


def libur_muat(*, hari: date) -> int:
    """Bring the nation's days from the year before `hari` to two years on; return how many changed.

    Days that are over stay as they were: time limits were counted by them. A coming day that the
    library no longer has goes. What an agency said of a day is not touched.
    """
    dasar = f"Daftar awal pustaka holidays {version('holidays')}; cocokkan dengan SKB 3 Menteri"
    daftar = _daftar(range(hari.year - SEBELUM, hari.year + SESUDAH + 1))
    with transaction.atomic():
        nasional = HariLibur.objects.filter(instansi__isnull=True)
        ada = {satu.tanggal: (satu.jenis, satu.nama) for satu in nasional}
        baru = [
            HariLibur(tanggal=tanggal, jenis=jenis, nama=nama, dasar=dasar)
            for tanggal, (jenis, nama) in daftar.items()
            if tanggal not in ada
        ]
        HariLibur.objects.bulk_create(baru, ignore_conflicts=True)
        hilang = [satu for satu in ada if satu > hari and satu not in daftar]
        nasional.filter(tanggal__in=hilang).delete()
        ganti = [t for t, isi in daftar.items() if t > hari and ada.get(t, isi) != isi]
        for tanggal in ganti:
            jenis, nama = daftar[tanggal]
            nasional.filter(tanggal=tanggal).update(jenis=jenis, nama=nama, dasar=dasar)
    return len(baru) + len(hilang) + len(ganti)


def libur_tetapkan(
    *, instansi_id: int, tanggal: date, jenis: str, nama: str, dasar: str, pelaku: Pelaku
) -> HariLibur:
    """Say what a day is for an agency, or say it anew. Raises LiburDitolak."""
    if tanggal.weekday() in (5, 6):
        raise LiburDitolak("Sabtu dan Minggu sudah bukan hari kerja.")
    with transaction.atomic():
        # The agency's turn: two admins on one day, and both are in the history.
        satu = (
            HariLibur.objects.select_for_update()
            .filter(instansi_id=instansi_id, tanggal=tanggal)
            .first()
        )
        lama = satu.jenis if satu else ""
        nasional = HariLibur.objects.filter(instansi=None, tanggal=tanggal).exists()
        if satu is None and jenis == J.KERJA and not nasional:
            raise LiburDitolak("Hari ini memang hari kerja; tidak ada libur yang dibatalkan.")
        if satu is None:
            satu = HariLibur(instansi_id=instansi_id, tanggal=tanggal)
        satu.jenis, satu.nama, satu.dasar = jenis, nama, dasar
        satu.save(update_fields=["jenis", "nama", "dasar"] if satu.pk else None)
        catat(
            pelaku=pelaku,
            tindakan="kalender.tetapkan",
            objek_jenis="kalender",
            objek_id=tanggal.isoformat(),
            objek_nama=nama,
            rincian={"lama": lama, "baru": jenis},
            alasan=dasar,
            instansi_id=instansi_id,
        )
    return satu
