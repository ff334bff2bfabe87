"""Every template parses, keeps the policy, and says what it takes."""

import re
import runpy
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

AKAR = settings.BASE_DIR
TEMPLAT = AKAR / "templates"
SEMUA = sorted(str(berkas.relative_to(TEMPLAT)) for berkas in TEMPLAT.rglob("*.html"))
pelanggaran = runpy.run_path(str(AKAR / "deploy" / "larangan.py"))["pelanggaran"]


@pytest.mark.parametrize("nama", SEMUA)
def test_terbaca(nama: str) -> None:
    get_template(nama)


@pytest.mark.parametrize("nama", SEMUA)
def test_patuh_pada_kebijakan_isi(nama: str) -> None:
    assert pelanggaran(f"templates/{nama}", (TEMPLAT / nama).read_text("utf-8")) == []


@pytest.mark.parametrize("nama", SEMUA)
def test_nip_ditulis_dengan_satu_cara(nama: str) -> None:
    isi = (TEMPLAT / nama).read_text("utf-8")
    assert re.findall(r"\{\{\s*(?:[\w.]+\.)?nip\s*\}\}", isi) == []


@pytest.mark.parametrize("nama", [nama for nama in SEMUA if nama.startswith("komponen/")])
def test_komponen_menyebut_masukannya(nama: str) -> None:
    awal = (TEMPLAT / nama).read_text("utf-8").lstrip()
    assert awal.startswith(("{# ", "{% comment %}"))


@pytest.mark.parametrize(
    "berkas", sorted((AKAR / "static" / "css").glob("*.css")), ids=lambda b: b.name
)
def test_css_tidak_memuat_dari_tempat_lain(berkas: Path) -> None:
    isi = berkas.read_text("utf-8")
    assert "http" not in isi
    assert "@import" not in isi
    assert isi.count("\n") < 300
