"""The design system in a real browser: both themes, two widths, with and without scripts."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

GAYA = "/gaya/"
AXE = """async (pilihan) =>
    (await axe.run({resultTypes: ["violations"], ...pilihan}))
    .violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))])"""
Buka = Callable[..., Page]


@pytest.mark.parametrize("lebar", [1440, 390])
def test_axe_tidak_menemukan_apa_pun(buka: Buka, lebar: int) -> None:
    """Every component, with nothing left out; in the dark, colours are what may differ."""
    ukuran = {"width": lebar, "height": 900}
    halaman = buka(viewport=ukuran, color_scheme="light", reduced_motion="reduce")
    halaman.goto(GAYA)
    halaman.evaluate(AXE_SCRIPT)
    assert halaman.evaluate(AXE, {}) == []
    halaman.emulate_media(color_scheme="dark")
    assert halaman.evaluate(AXE, {"runOnly": ["color-contrast"]}) == []
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar


def test_pilihan_tema_diingat(buka: Buka) -> None:
    halaman = buka(color_scheme="light", viewport={"width": 1440, "height": 900})
    halaman.goto(GAYA)
    kertas = "getComputedStyle(document.body).backgroundColor"
    terang = halaman.evaluate(kertas)
    tombol = halaman.get_by_role("button", name=re.compile("^Tema"))
    tombol.click()
    expect(tombol).to_have_text(re.compile("terang"))
    tombol.click()
    expect(tombol).to_have_text(re.compile("gelap"))
    assert halaman.evaluate(kertas) != terang
    halaman.reload()
    expect(halaman.locator("html")).to_have_attribute("data-tema", "gelap")
    assert halaman.evaluate(kertas) != terang


@pytest.mark.parametrize("naskah", [True, False])
def test_menu_dan_pertanyaan_tanpa_naskah(buka: Buka, naskah: bool) -> None:
    """The drawer and the question are the browser's own, so they open without scripts."""
    halaman = buka(viewport={"width": 390, "height": 844}, java_script_enabled=naskah)
    halaman.goto(GAYA)
    menu = halaman.get_by_role("navigation", name="Menu utama")
    expect(menu).to_be_hidden()
    halaman.get_by_role("button", name="Menu", exact=True).click()
    expect(menu).to_be_visible()
    halaman.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    halaman.get_by_role("button", name="Batalkan pekerjaan").click()
    tanya = halaman.get_by_role("dialog", name="Batalkan pekerjaan ini?")
    expect(tanya).to_be_visible()
    tanya.get_by_role("button", name="Tidak jadi").click()
    expect(tanya).to_be_hidden()


def test_nip_disalin_tanpa_sela(halaman: Page) -> None:
    """Shown in four parts, copied as the eighteen digits that a search or a file wants."""
    halaman.goto(GAYA)
    letak = halaman.locator("data.nip").first
    bagian = [letak.locator("span").nth(n).bounding_box() for n in range(2)]
    assert bagian[1]["x"] - (bagian[0]["x"] + bagian[0]["width"]) > 2
    disalin = letak.evaluate(
        "n => { getSelection().selectAllChildren(n); return getSelection().toString() }"
    )
    assert disalin == "199001012015011001"


def test_berkas_terlalu_besar_ditolak_sebelum_dikirim(halaman: Page) -> None:
    halaman.goto(GAYA)
    isian = halaman.get_by_label("Jatuhkan berkas di sini")
    kotak = halaman.locator("[data-unggah]").first
    isian.set_input_files({"name": "kecil.csv", "mimeType": "text/csv", "buffer": b"a" * 2_000})
    expect(kotak).to_contain_text("kecil.csv (2 kB)")
    assert isian.evaluate("isian => isian.checkValidity()")
    isian.set_input_files({"name": "besar.csv", "mimeType": "text/csv", "buffer": b"a" * 5_000_001})
    expect(kotak).to_contain_text("lebih besar dari batas 5 MB")
    assert not isian.evaluate("isian => isian.checkValidity()")


def test_tombol_lewati_menuju_isi(halaman: Page) -> None:
    halaman.goto(GAYA)
    halaman.keyboard.press("Tab")
    lompat = halaman.get_by_role("link", name="Langsung ke isi")
    expect(lompat).to_be_focused()
    expect(lompat).to_be_in_viewport()
    halaman.keyboard.press("Enter")
    expect(halaman.locator("main")).to_be_focused()
