"""What the house forbids and no general linter knows; run on the given files or on all of them."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

AKAR = Path(__file__).resolve().parents[1]
FOLDER = ("talenta", "kinerja", "kompetensi", "karir", "templates", "tests", "deploy")


class Larangan(NamedTuple):
    berkas: str  # regular expression on the path
    kecuali: str  # the same, for places where the pattern is at home
    pola: str
    sebab: str


TEMPLAT = r"(^|/)templates/.*\.(html|txt)$"
PYTHON = r"\.py$"
TIDAK_ADA = r"(?!)"
LARANGAN = (
    Larangan(TEMPLAT, TIDAK_ADA, r"\bhx-on\b", "hx-on is blocked by the content security policy"),
    Larangan(TEMPLAT, TIDAK_ADA, r"[\"'{]\s*js:", "js: is blocked by the content security policy"),
    Larangan(TEMPLAT, TIDAK_ADA, r"\|\s*safe\b", "|safe prints data as markup"),
    Larangan(TEMPLAT, TIDAK_ADA, r"autoescape\s+off", "autoescape off prints data as markup"),
    Larangan(TEMPLAT, TIDAK_ADA, r"\sstyle\s*=", "inline styles are blocked by the policy"),
    Larangan(TEMPLAT, TIDAK_ADA, r"<style\b", "inline styles are blocked by the policy"),
    Larangan(TEMPLAT, TIDAK_ADA, r"\son[a-z]+\s*=", "inline handlers are blocked by the policy"),
    Larangan(TEMPLAT, TIDAK_ADA, r"<script(?![^>]*\bsrc=)", "inline scripts are blocked"),
    Larangan(
        TEMPLAT,
        TIDAK_ADA,
        r"(<link[^>]*href|src)=[\"'](https?:)?//",
        "nothing is loaded from elsewhere",
    ),
    Larangan(
        PYTHON,
        r"^(talenta/pegawai|tests)/",
        r"\bPegawai\.objects\.all\(\)",
        "people are asked for through terlihat_oleh(pengguna)",
    ),
    Larangan(
        PYTHON,
        r"^(talenta/inti/(tanggal|api/masukan)|deploy/larangan)\.py$",
        r"\bforms\.DateField\(",
        "days that people type go through talenta.inti.tanggal.TanggalField",
    ),
    Larangan(PYTHON, r"^deploy/larangan\.py$", r"\bmark_safe\b", "mark_safe prints data as markup"),
)


def pelanggaran(jalur: str, isi: str) -> list[str]:
    """Return one line for every forbidden pattern in a file at `jalur` with the text `isi`."""
    return [
        f"{jalur}:{isi.count(chr(10), 0, temuan.start()) + 1}: {larangan.sebab}"
        for larangan in LARANGAN
        if re.search(larangan.berkas, jalur) and not re.search(larangan.kecuali, jalur)
        for temuan in re.finditer(larangan.pola, isi)
    ]


def semua_berkas() -> list[str]:
    """Return the project's own Python files and templates, relative to its root."""
    return sorted(
        str(berkas.relative_to(AKAR))
        for folder in FOLDER
        for berkas in (AKAR / folder).rglob("*")
        if berkas.suffix in {".py", ".html", ".txt"}
    )


def utama(daftar: list[str]) -> int:
    temuan = [
        baris
        for jalur in daftar or semua_berkas()
        if (AKAR / jalur).is_file()
        for baris in pelanggaran(jalur, (AKAR / jalur).read_text("utf-8"))
    ]
    sys.stderr.writelines(f"{baris}\n" for baris in temuan)
    return 1 if temuan else 0


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
