"""Facts for the people of the small world, enough to be mapped."""

from datetime import date
from typing import Any

from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
from kompetensi.models import PenilaianKompetensi, PenilaianPotensi
from talenta.pegawai.models import Pegawai


def asal(pegawai: Pegawai) -> dict[str, Any]:
    """What every record of a person carries."""
    return {"instansi": pegawai.instansi, "unit_lft": pegawai.unit_lft, "pegawai": pegawai}


def nilai(pegawai: Pegawai, tanggal: date, *, tingkat: int = 1, aspek: int = 3) -> None:
    """A competency and a potential assessment on one day."""
    PenilaianKompetensi.objects.create(
        **asal(pegawai), tanggal=tanggal, **dict.fromkeys(KOMPETENSI, tingkat)
    )
    PenilaianPotensi.objects.create(
        **asal(pegawai), tanggal=tanggal, **dict.fromkeys(ASPEK_POTENSI, aspek)
    )
