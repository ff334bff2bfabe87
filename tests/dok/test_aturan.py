"""docs/aturan.md names functions, tests and figures; each must be what it says."""

import ast
import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from karir.mesin.masukan import Orang

AKAR = Path(__file__).resolve().parents[2]
HALAMAN = (AKAR / "docs" / "aturan.md").read_text(encoding="utf-8")
KODE = re.compile(r"`([^`]+)`")
# Every rule the page had when it was written; rows may be added, not quietly lost.
BARIS_PALING_SEDIKIT = 45

Baris = dict[str, str]


def _sel(garis: str) -> list[str]:
    return [satu.strip() for satu in garis.strip().strip("|").split("|")]


def tabel(teks: str) -> Iterator[list[Baris]]:
    """Every table of a Markdown text as rows by column title."""
    for potongan in re.findall(r"(?:^\|.*\n)+", teks, re.MULTILINE):
        kepala, pembatas, *isi = potongan.splitlines()
        assert set(pembatas) <= set("|-"), f"bukan tabel: {kepala}"
        judul = _sel(kepala)
        for garis in isi:
            assert len(_sel(garis)) == len(judul), f"jumlah sel berbeda: {garis}"
        yield [dict(zip(judul, _sel(garis), strict=True)) for garis in isi]


def bertanda(tanda: str) -> list[Baris]:
    """The table that follows a mark."""
    return next(tabel(HALAMAN.split(f"<!-- {tanda} -->")[1]))


ATURAN = [baris for satu in tabel(HALAMAN) for baris in satu if "fungsi" in baris]
FUNGSI = sorted({nama for baris in ATURAN for nama in KODE.findall(baris["fungsi"])})
UJI = sorted({nama for baris in ATURAN for nama in KODE.findall(baris["uji"])})


def test_halaman_terbaca_seluruhnya() -> None:
    assert len(ATURAN) >= BARIS_PALING_SEDIKIT
    kosong = [b for b in ATURAN if not (KODE.search(b["fungsi"]) and KODE.search(b["uji"]))]
    assert not kosong


@pytest.mark.parametrize("nama", FUNGSI)
def test_fungsi_yang_disebut_ada(nama: str) -> None:
    modul, _, anggota = nama.rpartition(".")
    assert callable(getattr(importlib.import_module(modul), anggota, None)), nama


@cache
def _uji_dalam(berkas: Path) -> set[str]:
    pohon = ast.parse(berkas.read_text(encoding="utf-8"))
    return {satu.name for satu in pohon.body if isinstance(satu, ast.FunctionDef)}


@pytest.mark.parametrize("nama", UJI)
def test_uji_yang_disebut_ada(nama: str) -> None:
    jalur, _, fungsi = nama.partition("::")
    assert fungsi.startswith("test_"), nama
    assert fungsi in _uji_dalam(AKAR / jalur), nama


@pytest.mark.parametrize("kode", ["KEPKA-BKN-411-2025", "PREDIKAT-JPM"])
def test_bobot_dan_kepastian_sama_dengan_aturan(kode: str) -> None:
    isi = json.loads((AKAR / "karir" / "aturan" / f"{kode}.json").read_text(encoding="utf-8"))
    harap = {
        f"{sumbu} `{komponen['kode']}`": (komponen["bobot"], komponen["kepastian"])
        for sumbu, satu in isi["sumbu"].items()
        for komponen in satu["komponen"]
    }
    tertulis = {
        baris["komponen"]: (int(baris["bobot"]) * 100, baris["kepastian"].strip("`"))
        for baris in bertanda(f"tabel-komponen {kode}")
    }
    assert tertulis == harap


def test_mesin_tidak_tahu_lebih_dari_yang_tertulis() -> None:
    """A column about a person cannot reach the engine without this page saying so."""
    tertulis = [baris["kolom"].strip("`") for baris in bertanda("tabel-orang")]
    assert tertulis == [satu.name for satu in fields(Orang)]
