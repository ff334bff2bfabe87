"""docs/gangguan.md, written by the run itself."""

import os
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

DOKUMEN = Path(__file__).resolve().parents[2] / "docs" / "gangguan.md"
AWAL, AKHIR = "<!-- hasil -->", "<!-- /hasil -->"
SEBUTAN = {"passed": "lulus", "failed": "GAGAL", "skipped": "dilewati"}


@dataclass(frozen=True)
class Baris:
    gangguan: str
    tahap: str
    hasil: str
    detik: float | None


HASIL: dict[str, Baris] = {}
LAPORAN: dict[str, tuple[str, str]] = {}
TOLOK: dict[str, float] = {}


def catat_laporan(nodeid: str, laporan: pytest.TestReport) -> None:
    """Keep the outcome of a test, and why it was skipped."""
    if laporan.when == "call" or laporan.outcome != "passed":
        sebab = laporan.longrepr[2] if isinstance(laporan.longrepr, tuple) else ""
        LAPORAN[nodeid] = (laporan.outcome, sebab.removeprefix("Skipped: "))


def tulis() -> None:
    """Replace the results in the document by those of this run."""
    teks = DOKUMEN.read_text(encoding="utf-8")
    pola = re.compile(f"{AWAL}.*?{AKHIR}", re.DOTALL)
    baru = "\n".join((AWAL, *_isi(), AKHIR))
    DOKUMEN.write_text(pola.sub(lambda _: baru, teks), encoding="utf-8")


def _isi() -> Iterator[str]:
    hitung = [keadaan for keadaan, _ in LAPORAN.values()]
    memori = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield (
        f"Dijalankan {date.today():%d-%m-%Y}: {os.cpu_count()} inti, {memori:.0f} GB, "  # noqa: DTZ011
        f"{platform.system()}, Python {platform.python_version()}, Django {version('django')}, "
        f"Celery {version('celery')}, PostgreSQL dan Valkey dari paketnya; beban rata-rata mesin "
        f"selama lima menit terakhir {os.getloadavg()[1]:.1f}."
    )
    yield ""
    jumlah = ", ".join(f"{hitung.count(keadaan)} {sebutan}" for keadaan, sebutan in SEBUTAN.items())
    yield f"{len(hitung)} uji: {jumlah}."
    if TOLOK:
        yield (
            f"Berkas uji: {TOLOK['baris']:,.0f} baris; tanpa gangguan diperiksa dalam "
            f"{TOLOK['periksa']:.1f} detik dan diterapkan dalam {TOLOK['terap']:.1f} detik."
        ).replace(",", ".", 1)
    yield ""
    yield "| gangguan | tahap | yang terjadi | pulih dalam | uji |"
    yield "| --- | --- | --- | --- | --- |"
    for nodeid, (keadaan, sebab) in LAPORAN.items():
        uji = SEBUTAN[keadaan]
        if (baris := HASIL.get(nodeid)) is not None:
            detik = "" if baris.detik is None else f"{baris.detik:.1f} detik"
            yield f"| {baris.gangguan} | {baris.tahap} | {baris.hasil} | {detik} | {uji} |"
        elif keadaan != "passed":
            nama = nodeid.rpartition("/")[2].replace("|", "/")
            yield f"| `{nama}` | | {sebab} | | {uji} |"
