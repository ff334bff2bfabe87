"""docs/izin.md says what the code does."""

from pathlib import Path

from talenta.akun.izin import ARTI, IZIN, Peran

AKAR = Path(__file__).resolve().parents[2]
KOLOM = [
    Peran.ADMIN_BKD,
    Peran.ANALIS_BKD,
    Peran.PENGELOLA_OPD,
    Peran.ATASAN,
    Peran.KOMITE,
    Peran.PPK,
    Peran.ADMIN_PROVINSI,
    Peran.AUDITOR,
    Peran.ASN,
]


def _baris() -> list[list[str]]:
    isi = (AKAR / "docs" / "izin.md").read_text(encoding="utf-8")
    tabel = isi.split("<!-- tabel-izin -->")[1].split("\n\n")[0].strip().splitlines()
    return [[sel.strip() for sel in satu.strip("|").split("|")] for satu in tabel]


def test_tabel_izin_sama_dengan_kode() -> None:
    kepala, _, *baris = _baris()
    assert len(kepala) == 2 + len(KOLOM) == 2 + len(Peran)
    tertulis = {
        izin: {peran for peran, sel in zip(KOLOM, sel_peran, strict=True) if sel == "ya"}
        for izin, _arti, *sel_peran in baris
    }
    assert tertulis == {izin: set(peran) for izin, peran in IZIN.items()}
    assert {izin: arti for izin, arti, *_ in baris} == ARTI
    assert {sel for _, _, *sel_peran in baris for sel in sel_peran} == {"ya", "–"}


def test_uji_yang_disebut_ancaman_ada() -> None:
    isi = (AKAR / "docs" / "ancaman.md").read_text(encoding="utf-8")
    for bagian in isi.split("`"):
        if bagian.startswith(("tests/", "talenta/")):
            assert (AKAR / bagian).exists(), bagian
