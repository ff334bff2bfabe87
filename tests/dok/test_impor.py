"""docs/impor.md tells officers the kinds and the findings that there are."""

from pathlib import Path

from talenta.impor.daftar import semua
from talenta.impor.temuan import KATALOG
from tests.dok.test_aturan import tabel

HALAMAN = (Path(__file__).resolve().parents[2] / "docs" / "impor.md").read_text(encoding="utf-8")


def _bertanda(tanda: str) -> list[dict[str, str]]:
    return next(tabel(HALAMAN.split(f"<!-- {tanda} -->")[1]))


def test_jenis_dengan_urutan_kolom_wajib_dan_kuncinya() -> None:
    tertulis = [
        (b["jenis"].strip("`"), b["isi"], b["kolom wajib"], b["yang membedakan satu baris"])
        for b in _bertanda("tabel-jenis")
    ]
    assert tertulis == [
        (satu.kode, satu.judul, ", ".join(satu.wajib), ", ".join(satu.kunci)) for satu in semua()
    ]


def test_setiap_temuan_dijelaskan() -> None:
    tertulis = {b["kode"].strip("`"): b["temuan"] for b in _bertanda("tabel-temuan")}
    assert tertulis == {kode: isi.judul for kode, isi in KATALOG.items()}
