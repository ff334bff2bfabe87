"""Every page in a real browser: axe-core finds nothing, nothing sticks out, nobody complains."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from talenta.lokal.portal import Portal
from tests.browser.conftest import Pengawas
from tests.browser.daftar import HALAMAN, Halaman, pengguna_untuk
from tests.browser.siap import Contoh, sesi

pytestmark = pytest.mark.lanjut

SEMPIT, LEBAR = 390, 1440
NASKAH = AXE_SCRIPT + Path(__file__).with_name("periksa.js").read_text(encoding="utf-8")
LUAPAN = "(lebar) => periksa.siap().then(() => periksa.luapan(lebar))"
CACAT = "([tema, semua]) => periksa.cacat(tema, semua)"


class Pembaca:
    """One window that goes from page to page, as a reader's does, signed in as each in turn."""

    def __init__(self, chromium: Browser, alamat: str) -> None:
        self._pengawas = Pengawas()
        self._konteks = chromium.new_context(
            base_url=alamat, locale="id-ID", reduced_motion="reduce"
        )
        self._pengawas.awasi(self._konteks)
        self._konteks.add_init_script(NASKAH)
        self._halaman = self._konteks.new_page()
        self._kuki: dict[str, list[Any]] = {}

    def buka(self, contoh: Contoh, peran: str, pengawas: Pengawas) -> tuple[Page, bool]:
        """The window of that role, whose complaints go to this test, and whether it is the role's
        first page."""
        self._pengawas.keluhan = pengawas.keluhan
        pertama = peran not in self._kuki
        if pertama:
            pengguna = pengguna_untuk(contoh, peran)
            self._kuki[peran] = sesi(pengguna)["cookies"] if pengguna else []
        self._konteks.clear_cookies()
        self._konteks.add_cookies(self._kuki[peran])
        return self._halaman, pertama

    def tutup(self) -> None:
        self._konteks.close()


@pytest.fixture(scope="module")
def pembaca(portal: Portal, chromium: Browser) -> Iterator[Pembaca]:
    yield (semua := Pembaca(chromium, portal.alamat))
    semua.tutup()


def buka_halaman(halaman: Page, contoh: Contoh, satu: Halaman) -> None:
    """Open a page as its reader."""
    jawaban = halaman.goto(satu.alamat(contoh))
    assert jawaban is not None
    assert jawaban.status == satu.status
    assert jawaban.headers["content-type"] == "text/html; charset=utf-8"


def rupa(halaman: Page, lebar: int, tema: Literal["light", "dark"]) -> None:
    """Show the window at this width and theme; each change is a layout of its own."""
    if (halaman.viewport_size or {}).get("width") != lebar:
        halaman.set_viewport_size({"width": lebar, "height": 844})
        halaman.emulate_media(color_scheme=tema)


# The page of components has its own test, with nothing left out (test_gaya.py).
@pytest.mark.parametrize("satu", [h for h in HALAMAN if h.nama != "gaya"], ids=str)
def test_halaman_bersih(
    satu: Halaman, pembaca: Pembaca, contoh: Contoh, pengawas: Pengawas
) -> None:
    if satu.status == 404:
        pengawas.boleh("status of 404")
    halaman, pertama = pembaca.buka(contoh, satu.peran, pengawas)
    rupa(halaman, SEMPIT, "light")
    buka_halaman(halaman, contoh, satu)
    cacat = halaman.evaluate(LUAPAN, SEMPIT)
    rupa(halaman, LEBAR, "dark")
    cacat += halaman.evaluate(LUAPAN, LEBAR)
    # A theme changes colours and nothing else, and a width changes no colour. At the narrow width
    # the same elements stand there; what surrounds them is looked at once a role.
    for lebar, tema, semua in ((LEBAR, "dark", True), (SEMPIT, "light", pertama)):
        rupa(halaman, lebar, tema)
        cacat += [(lebar, tema, *t) for t in halaman.evaluate(CACAT, [tema, semua])]
    assert cacat == []


TIRUAN = """() => document.querySelector("main").replaceChildren(
    ...["#ddd", "", "#ddd"].map((warna) => {
        const satu = document.createElement("p");
        satu.textContent = "kata";
        if (warna) { satu.style.color = warna; satu.style.background = "#ccc"; }
        return satu;
    }),
    document.createElement("input"))"""


@pytest.fixture
def masuk(halaman: Page) -> Page:
    halaman.add_init_script(NASKAH)
    halaman.goto("/akun/masuk/")
    return halaman


def test_axe_mendengar(masuk: Page) -> None:
    """A page with faults is found out, so that silence means something."""
    masuk.evaluate(TIRUAN)
    ditemukan = masuk.evaluate(CACAT, ["light", True])
    assert {"label", "color-contrast"} <= {nama for nama, _ in ditemukan}
    assert [len(html) for nama, html in ditemukan if nama == "color-contrast"] == [1]
    masuk.evaluate("document.querySelector('main p').style.width = '2000px'")
    [(_, nama, terlebar, siapa)] = masuk.evaluate(LUAPAN, LEBAR)
    assert (nama, terlebar >= 2000, len(siapa)) == ("meluap", True, 1)


def test_warna_dilihat_sekali_setiap_tema(masuk: Page) -> None:
    """What looks like something seen is left out, until a class, a state or a theme differs."""

    def warna(tema: str) -> int:
        ditemukan = masuk.evaluate(CACAT, [tema, False])
        return sum(nama == "color-contrast" for nama, _ in ditemukan)

    assert masuk.evaluate(CACAT, ["light", True]) == []
    assert warna("light") == 0
    masuk.evaluate(TIRUAN)
    assert warna("light") == 1
    assert warna("light") == 0
    assert warna("dark") == 1
    masuk.evaluate("document.querySelector('main p').className = 'lain'")
    assert warna("light") == 1
    masuk.evaluate("document.querySelector('main p').setAttribute('aria-current', 'page')")
    assert warna("light") == 1
