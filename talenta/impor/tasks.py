"""Handlers of the jobs of this wing; each makes one call."""

from typing import Any

from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.models import Impor
from talenta.impor.services.periksa import impor_periksa, impor_ringkas
from talenta.impor.services.terapkan import JENIS_TERAPKAN, impor_terapkan
from talenta.impor.services.unggah import JENIS_PERIKSA, TidakDapat
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
    pekerjaan = kerja.pekerjaan
    pelaku = Pelaku(
        id=pekerjaan.pelaku_id, nama=pekerjaan.pelaku, instansi_id=pekerjaan.instansi_id
    )
    try:
        impor = impor_terapkan(
            impor_id=kerja.parameter["impor_id"], pelaku=pelaku, lapor=kerja.lapor
        )
    except (BerkasTidakTerbaca, TidakDapat) as galat:
        raise GalatPekerjaan(str(galat)) from None
    return impor_ringkas(impor)
