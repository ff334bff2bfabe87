"""Every page in a real browser: axe-core finds nothing, nothing sticks out, nobody complains."""

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.daftar import HALAMAN, TERDAFTAR, Halaman, pengguna_untuk
from tests.browser.conftest import Pengawas
from tests.browser.siap import Contoh, sesi

Buka = Callable[..., Page]
RAGAM = [(lebar, tema) for lebar in (1440, 390) for tema in ("light", "dark")]
# Panels load by themselves; folded parts are read as well.
SIAP = "!document.querySelector('[hx-trigger=load], .htmx-request')"
BUKA_LIPATAN = "document.querySelectorAll('main details').forEach((d) => { d.open = true; })"
AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))])"""


def buka_halaman(buka: Buka, contoh: Contoh, satu: Halaman, **pilihan: object) -> Page:
    """Open a page as its reader and wait for its panels."""
    pengguna = pengguna_untuk(contoh, satu.peran)
    if pengguna is not None:
        pilihan["storage_state"] = sesi(pengguna)
    halaman = buka(reduced_motion="reduce", **pilihan)
    jawaban = halaman.goto(satu.alamat(contoh))
    assert jawaban is not None
    assert (jawaban.status, jawaban.headers["content-type"]) == (
        satu.status,
        "text/html; charset=utf-8",
    )
    halaman.wait_for_function(SIAP)
    return halaman


@pytest.mark.parametrize("satu", HALAMAN, ids=str)
def test_halaman_bersih(satu: Halaman, buka: Buka, contoh: Contoh, pengawas: Pengawas) -> None:
    if satu.status == 404:
        pengawas.boleh("404")
    halaman = buka_halaman(buka, contoh, satu, viewport={"width": 1440, "height": 900})
    halaman.evaluate(BUKA_LIPATAN)
    halaman.evaluate(AXE_SCRIPT)
    cacat = []
    for lebar, tema in RAGAM:
        halaman.set_viewport_size({"width": lebar, "height": 900})
        halaman.emulate_media(color_scheme=tema)
        cacat += [(lebar, tema, *temuan) for temuan in halaman.evaluate(AXE)]
        meluap = halaman.evaluate("document.documentElement.scrollWidth")
        if meluap > lebar:
            cacat.append((lebar, tema, "meluap", meluap))
    assert cacat == []


def test_daftar_menutup_semua_halaman() -> None:
    dibuka = {satu.nama for satu in HALAMAN}
    assert {nama.replace(":", "-") for nama in TERDAFTAR} <= dibuka
