"""What every act of the appraisal year shares: who acts, what is refused, and a version that has
moved on."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from kinerja.alur import Langkah
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan


class KinerjaDitolak(Exception):
    """The act cannot be done; the message is for whoever tried."""


class BentrokVersi(Exception):
    """Somebody else, or another tab, changed it since the page was opened."""


@dataclass(frozen=True)
class Peserta:
    """Who acts: the person's own record, and the account for the audit."""

    pegawai_id: int
    nama: str
    pelaku: Pelaku


def akun_rekan(pegawai_id: int | None) -> int | None:
    """The account of somebody whom one appraises or who appraises one; None for others, or where
    there is no account (a function of the owner: people's records stay closed)."""
    if pegawai_id is None:
        return None
    with connection.cursor() as kursor:
        kursor.execute("SELECT kinerja_akun_rekan(%s)", [pegawai_id])
        baris = kursor.fetchone()
    return baris[0] if baris else None


def giliran_masukan(pegawai_id: int) -> None:
    """Wait, within the transaction, for whoever writes input on a person at this moment; and let
    those wait who begin (kinerja_masukan_simpan takes the same turn)."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(7203014, hashint8(%s))", [pegawai_id])


def beri_tahu(*, pegawai_id: int | None, judul: str, tautan: str, isi: str = "") -> None:
    """Tell somebody of the same appraisal, who may have no account."""
    akun = akun_rekan(pegawai_id)
    if akun is not None:
        kabarkan(jenis="kinerja", judul=judul, isi=isi, pengguna=[akun], tautan=tautan)


def periksa_langkah(langkah: Langkah | None, *, status: str, oleh: str, alasan: str) -> Langkah:
    """The step, if `oleh` may take it from `status`. Raises KinerjaDitolak."""
    if langkah is None or langkah.oleh != oleh or status not in langkah.dari:
        raise KinerjaDitolak("Langkah ini tidak tersedia pada tahap sekarang. Muat ulang halaman.")
    if langkah.alasan and not alasan.strip():
        raise KinerjaDitolak("Tulis alasannya lebih dahulu.")
    return langkah


def catat_langkah(objek: Any, jenis: str, langkah: Langkah, *, oleh: Peserta, alasan: str) -> None:
    """One line of the audit for a step of an SKP, review or appraisal."""
    catat(
        pelaku=oleh.pelaku,
        tindakan=f"{jenis}.{langkah.kode}",
        objek_jenis=jenis,
        objek_id=objek.pk,
        objek_nama=str(objek),
        rincian={"ke": langkah.ke, "versi": objek.versi},
        alasan=alasan,
        instansi_id=objek.instansi_id,
    )
