"""Links between the documents lead somewhere, and what is said of the code's places is true."""

import re
import subprocess
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
DOKUMEN = sorted([*AKAR.glob("*.md"), *(AKAR / "docs").rglob("*.md")])
TAUTAN = re.compile(r"\]\(([^)\s]+)\)")
SUMBER = re.compile(r'(?:src|href)="([^"]+)"')
JALUR = re.compile(
    r"`((?:talenta|kinerja|kompetensi|karir|tests|docs|deploy|static|templates)/[^`]*)`"
)
POLA = set("*<>{} ")


def _isi(berkas: Path) -> str:
    return berkas.read_text(encoding="utf-8")


def _jangkar(judul: str) -> str:
    polos = re.sub(r"[^\w\s-]", "", judul.replace("`", "").lower())
    return polos.strip().replace(" ", "-")


def _jangkar_dalam(berkas: Path) -> set[str]:
    return {_jangkar(judul) for judul in re.findall(r"^#+ (.+)$", _isi(berkas), re.MULTILINE)}


def _nama(berkas: Path) -> str:
    return str(berkas.relative_to(AKAR))


def test_ada_dokumennya() -> None:
    nama = {_nama(berkas) for berkas in DOKUMEN}
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/README.md"} <= nama


@pytest.mark.parametrize("berkas", DOKUMEN, ids=_nama)
def test_tautan_menuju_sesuatu(berkas: Path) -> None:
    mati = []
    for sasaran in [*TAUTAN.findall(_isi(berkas)), *SUMBER.findall(_isi(berkas))]:
        if re.match(r"[a-z]+:", sasaran):
            continue
        jalur, _, jangkar = sasaran.partition("#")
        tujuan = berkas.parent / jalur if jalur else berkas
        ada = tujuan.exists() and (not jangkar or jangkar in _jangkar_dalam(tujuan))
        if not ada:
            mati.append(sasaran)
    assert not mati


@pytest.mark.parametrize("berkas", DOKUMEN, ids=_nama)
def test_jalur_yang_disebut_ada(berkas: Path) -> None:
    """Paths in backticks exist, except patterns such as `karir/aturan/*.json`."""
    disebut = {j for j in JALUR.findall(_isi(berkas)) if not POLA & set(j)}
    tidak_ada = {
        jalur for jalur in disebut if not (AKAR / jalur.partition("::")[0].rstrip("/")).exists()
    }
    # An app that a decision says is not there yet.
    assert tidak_ada <= {"talenta/wilayah"}


@pytest.mark.parametrize("berkas", DOKUMEN, ids=_nama)
def test_tanpa_jalur_mesin_sendiri(berkas: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|tmp|home|root|Users)/", _isi(berkas))


def test_setiap_keputusan_terdaftar() -> None:
    folder = AKAR / "docs" / "keputusan"
    keputusan = sorted(berkas.name for berkas in folder.glob("0*.md"))
    assert [nama[:4] for nama in keputusan] == [f"{n:04}" for n in range(1, len(keputusan) + 1)]
    daftar = TAUTAN.findall(_isi(folder / "README.md"))
    assert daftar == keputusan


def test_setiap_halaman_ada_di_daftar_isi() -> None:
    tertaut = set(TAUTAN.findall(_isi(AKAR / "docs" / "README.md")))
    halaman = {_nama(b).removeprefix("docs/") for b in (AKAR / "docs").glob("*.md")}
    assert halaman - {"README.md"} <= tertaut


def test_target_make_yang_disebut_ada() -> None:
    bantuan = subprocess.run(
        ["make", "help"], cwd=AKAR, capture_output=True, text=True, check=True
    ).stdout
    target = set(re.findall(r"^\s+make (\w+)", bantuan, re.MULTILINE))
    disebut = {
        nama for berkas in DOKUMEN for nama in re.findall(r"`make (\w+)[^`]*`", _isi(berkas))
    }
    assert disebut <= target
