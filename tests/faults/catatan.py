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
# The two blocks of the document, each rewritten by a run of its tests.
IMPOR, PERINGKAT = "hasil", "hasil-peringkat"
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
TOLOK_PERINGKAT: dict[str, float] = {}


def catat_laporan(nodeid: str, laporan: pytest.TestReport) -> None:
    """Keep the outcome of a test, and why it was skipped."""
    if laporan.when == "call" or laporan.outcome != "passed":
        sebab = laporan.longrepr[2] if isinstance(laporan.longrepr, tuple) else ""
        LAPORAN[nodeid] = (laporan.outcome, sebab.removeprefix("Skipped: "))


def tulis() -> None:
    """Replace the results in the document by those of this run."""
    teks = DOKUMEN.read_text(encoding="utf-8")
    for blok in (IMPOR, PERINGKAT):
        laporan = {n: satu for n, satu in LAPORAN.items() if _blok(n) == blok}
        if laporan:
            awal, akhir = f"<!-- {blok} -->", f"<!-- /{blok} -->"
            baru = "\n".join((awal, *_isi(blok, laporan), akhir))
            pola = re.compile(f"{awal}.*?{akhir}", re.DOTALL)
            teks = pola.sub(lambda _, baru=baru: baru, teks)  # type: ignore[misc]
    DOKUMEN.write_text(teks, encoding="utf-8")


def _blok(nodeid: str) -> str:
    return PERINGKAT if "/test_peringkat" in nodeid else IMPOR


def _isi(blok: str, laporan: dict[str, tuple[str, str]]) -> Iterator[str]:
    hitung = [keadaan for keadaan, _ in laporan.values()]
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
    if blok == IMPOR and TOLOK:
        yield (
            f"Berkas uji: {TOLOK['baris']:,.0f} baris; tanpa gangguan diperiksa dalam "
            f"{TOLOK['periksa']:.1f} detik dan diterapkan dalam {TOLOK['terap']:.1f} detik."
        ).replace(",", ".", 1)
    if blok == PERINGKAT and TOLOK_PERINGKAT:
        yield (
            f"Perhitungan uji: {TOLOK_PERINGKAT['orang']:.0f} orang; tanpa gangguan dihitung, "
            f"disertifikatkan, dan diolah dalam {TOLOK_PERINGKAT['detik']:.1f} detik."
        )
    yield ""
    yield "| gangguan | tahap | yang terjadi | pulih dalam | uji |"
    yield "| --- | --- | --- | --- | --- |"
    for nodeid, (keadaan, sebab) in laporan.items():
        uji = SEBUTAN[keadaan]
        if (baris := HASIL.get(nodeid)) is not None:
            detik = "" if baris.detik is None else f"{baris.detik:.1f} detik"
            yield f"| {baris.gangguan} | {baris.tahap} | {baris.hasil} | {detik} | {uji} |"
        elif keadaan != "passed":
            nama = nodeid.rpartition("/")[2].replace("|", "/")
            yield f"| `{nama}` | | {sebab} | | {uji} |"
