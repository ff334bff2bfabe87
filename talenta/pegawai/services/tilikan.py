"""Noting who looked at whose record, once a day; and letting go what has been kept long enough."""

from datetime import date

from django.db import OperationalError, connection, transaction
from psycopg2.errors import SerializationFailure

from talenta.akun.lingkup import Lingkup
from talenta.pegawai.models import Tilikan


def tilikan_catat(*, lingkup: Lingkup, pegawai_id: int, jenis: Tilikan.Jenis, hari: date) -> None:
    """Note that the holder of a scope looked at a person today; one's own record is nobody's news.

    A page that only reads does not wait for the disk: a server that falls may lose the looks of
    its last second.
    """
    if lingkup.pegawai_id == pegawai_id or lingkup.instansi_id is None or lingkup.akun_id is None:
        return
    tilikan = Tilikan(
        instansi_id=lingkup.instansi_id,
        pegawai_id=pegawai_id,
        pengguna_id=lingkup.akun_id,
        peran=lingkup.peran,
        tempat=lingkup.unit_nama or lingkup.instansi_nama,
        jenis=jenis,
        hari=hari,
    )
    kunci = ("pegawai_id", "pengguna_id", "peran", "jenis", "hari")
    if Tilikan.objects.filter(**{satu: getattr(tilikan, satu) for satu in kunci}).exists():
        return
    if jenis == Tilikan.Jenis.HALAMAN:
        with connection.cursor() as kursor:
            kursor.execute("SET LOCAL synchronous_commit = off")
    try:
        with transaction.atomic():
            Tilikan.objects.bulk_create([tilikan], ignore_conflicts=True)
    except OperationalError as galat:
        # Another page of the same person has noted it since this one began to read.
        if not isinstance(galat.__cause__, SerializationFailure):
            raise


def tilikan_hapus(*, hari: date) -> int:
    """Delete looks that were kept for their time by `hari`; return how many."""
    jumlah, _ = Tilikan.objects.filter(hari__lt=hari - Tilikan.DISIMPAN).delete()
    return jumlah
