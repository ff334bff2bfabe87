"""docs/mutu-data.md tells officers the checks that there are."""

from pathlib import Path

from talenta.mutu.daftar import semua
from tests.dok.test_aturan import tabel

HALAMAN = (Path(__file__).resolve().parents[2] / "docs" / "mutu-data.md").read_text(
    encoding="utf-8"
)


def test_setiap_pemeriksaan_dijelaskan() -> None:
    baris = next(tabel(HALAMAN.split("<!-- tabel-pemeriksaan -->")[1]))
    assert [
        (
            b["kode"].strip("`"),
            b["dimensi"],
            b["temuan"],
            b["mengapa penting"],
            b["yang dilakukan"],
            b["berkas"].strip("`"),
        )
        for b in baris
    ] == [(s.kode, str(s.dimensi.label), s.judul, s.alasan, s.saran, s.berkas) for s in semua()]
