"""What operations about results begin with."""

from typing import Any

from django.shortcuts import get_object_or_404

from karir.models import ProsesPeringkat
from karir.selectors.hasil import proses_terlihat
from karir.views.umum import DIARSIPKAN, ProsesDiarsipkan, proses_diminta
from talenta.inti.api.masalah import Masalah
from talenta.inti.api.masukan import nomor
from talenta.inti.api.operasi import Permintaan

LIHAT: Any = {"area": "hasil", "izin": "hasil.lihat"}
PROSES = nomor("Nomor perhitungan; tanpa ini yang sedang ditampilkan.")


def mungkin_proses(p: Permintaan) -> ProsesPeringkat | None:
    """The run asked for, else the one shown, else None; refuses one that is set aside."""
    try:
        return proses_diminta(p.asli)
    except ProsesDiarsipkan:
        raise Masalah("keadaan", DIARSIPKAN) from None


def proses(p: Permintaan) -> ProsesPeringkat:
    """The same, where there must be one."""
    satu = mungkin_proses(p)
    if satu is None:
        raise Masalah("tidak-ada", "Belum ada hasil yang ditampilkan di instansi ini.")
    return satu


def satu_proses(p: Permintaan, pk: int) -> ProsesPeringkat:
    """The run of an address, or 404."""
    satu: ProsesPeringkat = get_object_or_404(proses_terlihat(pengguna=p.oleh), pk=pk)
    return satu


def tersedia(satu: ProsesPeringkat) -> ProsesPeringkat:
    """A run whose results can be read; refuses one that is set aside."""
    if satu.diarsipkan:  # type: ignore[attr-defined]
        raise Masalah("keadaan", DIARSIPKAN)
    return satu
