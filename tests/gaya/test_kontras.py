"""Contrast measured from the tokens: every text on every ground it stands on, in both themes."""

import re
from itertools import product

import pytest
from django.conf import settings

CSS = settings.BASE_DIR / "static" / "css"
TOKEN = (CSS / "tokens.css").read_text("utf-8")
PASANGAN = {
    nama: (terang, gelap)
    for nama, terang, gelap in re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKEN
    )
}
TEMA = {"terang": 0, "gelap": 1}
ALAS = ("paper", "surface", "surface-2")
LEMBUT = tuple(nama for nama in PASANGAN if nama.endswith("-soft"))
TEKS = [
    *product(("ink", "ink-2", "laut", "laut-2"), ALAS),
    *product(("emas", "baik", "awas", "galat"), ("paper", "surface")),
    *product(("ink",), LEMBUT),
    *((nama.removesuffix("-soft"), nama) for nama in LEMBUT),
    ("ink-2", "laut-soft"),
    ("laut", "emas-soft"),
    ("laut", "baik-soft"),
    ("laut", "awas-soft"),
    ("laut-2", "laut-soft"),
    ("on-laut", "laut"),
    ("on-laut", "laut-2"),
    ("on-galat", "galat"),
]
# Edges of controls, the focus ring and the drawn part of a bar: 3:1 (WCAG 1.4.11).
BENTUK = [
    *product(("line-2", "laut", "galat"), ("paper", "surface")),
    ("emas", "emas-soft"),
    ("awas", "awas-soft"),
    ("emas", "surface"),
    ("ink-2", "surface-2"),
    ("laut", "surface-2"),
    ("awas", "surface-2"),
]


def terang_relatif(warna: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    saluran = [int(warna[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    merah, hijau, biru = (
        s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in saluran
    )
    return 0.2126 * merah + 0.7152 * hijau + 0.0722 * biru


def kontras(satu: str, dua: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    tinggi, rendah = sorted((terang_relatif(satu), terang_relatif(dua)), reverse=True)
    return (tinggi + 0.05) / (rendah + 0.05)


def test_rumus_kontras() -> None:
    assert kontras("#000000", "#ffffff") == pytest.approx(21)
    assert kontras("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tema", TEMA)
@pytest.mark.parametrize(("teks", "alas"), TEKS)
def test_teks_terbaca(teks: str, alas: str, tema: str) -> None:
    ke = TEMA[tema]
    assert kontras(PASANGAN[teks][ke], PASANGAN[alas][ke]) >= 4.5


@pytest.mark.parametrize("tema", TEMA)
@pytest.mark.parametrize(("bentuk", "alas"), BENTUK)
def test_bentuk_terlihat(bentuk: str, alas: str, tema: str) -> None:
    ke = TEMA[tema]
    assert kontras(PASANGAN[bentuk][ke], PASANGAN[alas][ke]) >= 3


def test_pasangan_dalam_satu_aturan_ikut_diukur() -> None:
    """A rule that sets both colour and ground sets a pair from the list above."""
    dipakai = set()
    for berkas in CSS.glob("*.css"):
        for isi in re.findall(r"\{([^{}]*)\}", berkas.read_text("utf-8")):
            teks = re.search(r"(?:^|[;\s])color: var\(--([\w-]+)\)", isi)
            alas = re.search(r"background(?:-color)?: var\(--([\w-]+)\)", isi)
            if teks and alas:
                dipakai.add((teks[1], alas[1]))
    assert dipakai
    assert dipakai - set(TEKS) == set()


def test_peramban_lama_mendapat_separuh_terang() -> None:
    """Without light-dark() the light half of each pair stands, not another colour."""
    awal = TOKEN[: TOKEN.index("@supports")]
    cadangan = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", awal))
    assert cadangan == {nama: terang for nama, (terang, _) in PASANGAN.items()}


def test_warna_hanya_di_token() -> None:
    """Outside tokens.css no rule invents a colour; paper is white when printed."""
    for berkas in CSS.glob("*.css"):
        if berkas.name != "tokens.css":
            lain = re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s])", berkas.read_text("utf-8"))
            assert set(lain) <= {"#fff"}, berkas.name
