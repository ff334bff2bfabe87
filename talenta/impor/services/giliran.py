"""Whose turn it is to write the records of an agency, and how many turns there have been."""

from datetime import datetime

from django.db import connection
from django.db.models import F
from django.utils import timezone

from talenta.impor.models import GiliranTulis

KUNCI_TERAP = 7_203_004


def giliran_ambil(*, instansi_id: int) -> int:
    """Wait for the agency's turn, hold it until the transaction ends, and count it; returns how
    many came before.

    Whoever writes, changes or removes imported records calls this first. Two consequences: they
    write one after the other, and what a preview found still holds if no turn was taken since.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [KUNCI_TERAP, instansi_id])
    sebelumnya = giliran_kini(instansi_id=instansi_id)
    milik = GiliranTulis.objects.filter(instansi_id=instansi_id)
    if not milik.update(nomor=F("nomor") + 1):
        GiliranTulis.objects.create(instansi_id=instansi_id, nomor=sebelumnya + 1)
    return sebelumnya


def giliran_kini(*, instansi_id: int) -> int:
    """How many turns have been taken and committed. Whoever reads records afterwards sees what
    those wrote; a turn still going on counts as one more once it is committed."""
    milik = GiliranTulis.objects.filter(instansi_id=instansi_id)
    return milik.values_list("nomor", flat=True).first() or 0


def saat_tanpa_penulis(*, instansi_id: int) -> datetime:
    """The time at a moment when nobody writes records of the agency.

    Whatever bears an earlier time (`diterapkan_pada`, `diurungkan_pada`, ...) is committed by
    then and will be seen by the caller's next statement; whatever is not bears a later one, since
    writers read the clock in their turn. The lock is the session's, so that it is given back at
    once; call it before taking a lock that writers wait for.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_lock_shared(%s, %s)", [KUNCI_TERAP, instansi_id])
        try:
            return timezone.now()
        finally:
            kursor.execute("SELECT pg_advisory_unlock_shared(%s, %s)", [KUNCI_TERAP, instansi_id])
