"""Handlers of the jobs of this wing; each makes one call."""

from typing import Any

from celery import shared_task

from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.models import Impor
from talenta.impor.services.periksa import impor_periksa, impor_ringkas
from talenta.impor.services.terapkan import JENIS_TERAPKAN, impor_terapkan
from talenta.impor.services.unggah import JENIS_PERIKSA, TidakDapat
from talenta.impor.services.urungkan import (
    JENIS_URUNG_PERIKSA,
    JENIS_URUNGKAN,
    halangan_kata,
    impor_urungkan,
    urung_periksa,
    urung_ringkas,
)
from talenta.impor.tampungan import tampungan_sapu
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan, Jalannya, pelaksana


@pelaksana(JENIS_PERIKSA)
def periksa(kerja: Jalannya) -> dict[str, Any]:
    """Check a file; one that cannot be read ends the job with the reason."""
    impor = impor_periksa(impor_id=kerja.parameter["impor_id"], lapor=kerja.lapor)
    if impor.status == Impor.Status.TIDAK_TERBACA:
        raise GalatPekerjaan(impor.galat)
    return impor_ringkas(impor)


@pelaksana(JENIS_TERAPKAN)
def terapkan(kerja: Jalannya) -> dict[str, Any]:
    """Apply a checked file in the name of the one who asked."""
    try:
        impor = impor_terapkan(
            impor_id=kerja.parameter["impor_id"], pelaku=_pelaku(kerja), lapor=kerja.lapor
        )
    except (BerkasTidakTerbaca, TidakDapat) as galat:
        raise GalatPekerjaan(str(galat)) from None
    return impor_ringkas(impor)


@pelaksana(JENIS_URUNG_PERIKSA)
def periksa_urung(kerja: Jalannya) -> dict[str, Any]:
    """Look at what an undoing would do."""
    try:
        urung = urung_periksa(impor_id=kerja.parameter["impor_id"], lapor=kerja.lapor)
    except TidakDapat as galat:
        raise GalatPekerjaan(str(galat)) from None
    return urung_ringkas(urung)


@pelaksana(JENIS_URUNGKAN)
def urungkan(kerja: Jalannya) -> dict[str, Any]:
    """Undo an import in the name of the one who asked; obstacles end the job with words."""
    try:
        impor = impor_urungkan(
            impor_id=kerja.parameter["impor_id"],
            alasan=kerja.parameter["alasan"],
            pelaku=_pelaku(kerja),
            lapor=kerja.lapor,
        )
    except TidakDapat as galat:
        raise GalatPekerjaan(str(galat)) from None
    if impor.status != Impor.Status.DIURUNGKAN:
        raise GalatPekerjaan(halangan_kata(impor.pengurungan))
    return urung_ringkas(impor.pengurungan)


def _pelaku(kerja: Jalannya) -> Pelaku:
    pekerjaan = kerja.pekerjaan
    return Pelaku(id=pekerjaan.pelaku_id, nama=pekerjaan.pelaku, instansi_id=pekerjaan.instansi_id)


@shared_task
def sapu_tampungan() -> None:
    """Clear staged rows that nobody waits for."""
    tampungan_sapu()
