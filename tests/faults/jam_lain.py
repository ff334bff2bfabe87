"""Another clock for the worker or the scheduler, moved while they run."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.faults.panggung import Panggung

HARI = 86_400
# More than the 24 months after which results are set aside.
GESER = {"sehari mundur": -HARI, "dua tahun maju": 734 * HARI}
SENDIRI = Path(__file__).parent / "jam"


class Jam:
    """A file that says by how many seconds a process is off, and what makes it believe so."""

    def __init__(self, berkas: Path, cara: str) -> None:
        self.berkas = berkas
        self.geser(0)
        self.lingkungan: Mapping[str, str] = (
            {"PYTHONPATH": str(SENDIRI), "JAM_GESER": str(berkas)}
            if cara == "python"
            else {
                "LD_PRELOAD": str(pustaka()),
                "FAKETIME_TIMESTAMP_FILE": str(berkas),
                "FAKETIME_CACHE_DURATION": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                "FAKETIME_DONT_RESET": "1",
            }
        )

    def geser(self, detik: int) -> None:
        """Put the clock ahead or back; 0 puts it right."""
        baru = self.berkas.with_suffix(".baru")
        baru.write_text(f"{detik:+d}", encoding="ascii")
        baru.replace(self.berkas)


def pustaka() -> Path:
    """The library of libfaketime; skips the test where the machine has none."""
    calon = [Path(satu) for satu in (os.environ.get("LIBFAKETIME"),) if satu]
    paket = find_spec("libfaketime")
    folder = [Path(paket.origin).parents[1]] if paket and paket.origin else []
    folder += [*Path("/usr/lib").glob("*/faketime"), *Path("/usr").glob("lib*/faketime")]
    folder += Path("/usr/local").glob("lib*/faketime")
    for nama in ("libfaketimeMT.so.1", "libfaketime.so.1"):
        calon += [berkas for satu in folder for berkas in satu.glob(f"**/{nama}")]
    for satu in calon:
        if satu.is_file():
            return satu
    pytest.skip("libfaketime tidak terpasang di mesin ini; jam digeser oleh Python saja")


@contextmanager
def jam_lain(p: Panggung, cara: str, nama: str) -> Iterator[Jam]:
    """Start the process `nama` (worker or beat) anew under a clock of its own, and no other."""
    jam = Jam(p.data / "geser", cara)
    try:
        with _lingkungan(p, jam.lingkungan):
            mulai_lagi(p, nama)
        yield jam
    finally:
        jam.geser(0)
        mulai_lagi(p, nama)


@contextmanager
def _lingkungan(p: Panggung, lain: Mapping[str, str]) -> Iterator[None]:
    semula = p.portal.lingkungan
    p.portal.lingkungan = {**semula, **lain}
    try:
        yield
    finally:
        p.portal.lingkungan = semula


def mulai_lagi(p: Panggung, nama: str) -> None:
    """Kill and start."""
    if nama == "beat":
        p.bunuh_beat()
        p.portal.mulai_beat()
    else:
        p.bunuh_worker()
        p.portal.mulai_worker()
