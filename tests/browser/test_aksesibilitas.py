"""Every page in a real browser: axe-core finds nothing, nothing sticks out, nobody complains."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from talenta.lokal.portal import Portal
from tests.browser.conftest import Pengawas
from tests.browser.daftar import HALAMAN, Halaman, pengguna_untuk
from tests.browser.siap import Contoh, sesi

LEBAR = (390, 1440)
BUKA_LIPATAN = "document.querySelectorAll('main details').forEach((d) => { d.open = true; })"
# Rows of a table are made of one template: some of each are enough, and axe is slow on hundreds.
PERSINGKAT = """document.querySelectorAll("tbody tr:nth-child(n+7), option:nth-child(n+4)")
    .forEach((satu) => satu.remove())"""
# Colours come from classes and states: of neighbours built alike, in tag, classes, states, other
# attributes, whether they say something, and what they hold, two look like the others.
SERUPA_DIBUANG = """() => {
    const berwarna = /^(class|type|style|data-|aria-(current|disabled|invalid|selected|sort)$)/;
    const ciri = (satu) => [...satu.attributes].map(({name, value}) =>
        berwarna.test(name) ? `${name}=${value}` : name);
    const berkata = (satu) => [...satu.childNodes].some((isi) =>
        isi.nodeType === Node.TEXT_NODE && isi.data.trim() !== "");
    const bentuk = (satu) =>
        [satu.tagName, ciri(satu), berkata(satu), ...[...satu.children].map(bentuk)].join("|");
    const kunjungi = (induk) => {
        const banyak = {};
        for (const satu of [...induk.children]) {
            const rupa = bentuk(satu);
            banyak[rupa] = (banyak[rupa] ?? 0) + 1;
            if (banyak[rupa] > 2) satu.remove(); else kunjungi(satu);
        }
    };
    kunjungi(document.querySelector("main"));
}"""
AXE = """async ([tempat, pilihan]) =>
    (await axe.run(tempat, {resultTypes: ["violations"], ...pilihan}))
    .violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))])"""
TAMPAK = """[...document.querySelectorAll("main *")].map((satu) => satu.checkVisibility())"""
YANG_MELUAP = """[...document.querySelectorAll("main *")]
    .filter((satu) => satu.getBoundingClientRect().right > innerWidth + 0.5)
    .slice(0, 3).map((satu) => satu.outerHTML.slice(0, 150))"""
HANYA_WARNA = {"runOnly": ["color-contrast"]}
TANPA_WARNA = {"rules": {"color-contrast": {"enabled": False}}}
# A theme changes colours and nothing else, and a width changes no colour.
RAGAM = ((390, "light"), (1440, "dark"))
# Contrast takes most of the time. What surrounds the page is the same on all pages of a role.
SELURUHNYA, ISI = "html", "main"


class Pembaca:
    """A browser for each role whose window goes from page to page, as a reader's does."""

    def __init__(self, chromium: Browser, alamat: str) -> None:
        self._chromium, self._alamat = chromium, alamat
        self._halaman: dict[str, Page] = {}
        self._pengawas = Pengawas()

    def buka(self, contoh: Contoh, peran: str, pengawas: Pengawas) -> tuple[Page, str]:
        """That role's window, whose complaints go to this test, and where to look for contrast."""
        self._pengawas.keluhan = pengawas.keluhan
        if lama := self._halaman.get(peran):
            return lama, ISI
        pengguna = pengguna_untuk(contoh, peran)
        konteks = self._chromium.new_context(
            base_url=self._alamat,
            locale="id-ID",
            reduced_motion="reduce",
            storage_state=sesi(pengguna) if pengguna else None,
        )
        self._pengawas.awasi(konteks)
        self._halaman[peran] = konteks.new_page()
        return self._halaman[peran], SELURUHNYA

    def tutup(self) -> None:
        for halaman in self._halaman.values():
            halaman.context.close()


@pytest.fixture(scope="module")
def pembaca(portal: Portal, chromium: Browser) -> Iterator[Pembaca]:
    yield (semua := Pembaca(chromium, portal.alamat))
    semua.tutup()


def buka_halaman(halaman: Page, contoh: Contoh, satu: Halaman) -> Page:
    """Open a page as its reader, and wait for the panels that load by themselves."""
    jawaban = halaman.goto(satu.alamat(contoh))
    assert jawaban is not None
    assert jawaban.status == satu.status
    assert jawaban.headers["content-type"] == "text/html; charset=utf-8"
    expect(halaman.locator('[hx-trigger="load"]')).to_have_count(0)
    return halaman


# The page of components has its own test, with nothing left out (test_gaya.py).
@pytest.mark.parametrize("satu", [h for h in HALAMAN if h.nama != "gaya"], ids=str)
def test_halaman_bersih(
    satu: Halaman, pembaca: Pembaca, contoh: Contoh, pengawas: Pengawas
) -> None:
    if satu.status == 404:
        pengawas.boleh("status of 404")
    halaman, tempat = pembaca.buka(contoh, satu.peran, pengawas)
    halaman.emulate_media(color_scheme="light")
    halaman.set_viewport_size({"width": 390, "height": 844})
    buka_halaman(halaman, contoh, satu)
    halaman.evaluate(BUKA_LIPATAN)
    cacat: list[tuple[object, ...]] = []
    for lebar in reversed(LEBAR):
        halaman.set_viewport_size({"width": lebar, "height": 844})
        meluap = halaman.evaluate("document.documentElement.scrollWidth")
        if meluap > lebar:
            cacat.append((lebar, "meluap", meluap, halaman.evaluate(YANG_MELUAP)))
    halaman.evaluate(PERSINGKAT)
    halaman.evaluate(AXE_SCRIPT)
    sudah: list[bool] = []
    for lebar in LEBAR:
        halaman.set_viewport_size({"width": lebar, "height": 844})
        tampak = halaman.evaluate(TAMPAK)
        # Wider, the same elements stand there; what surrounds them is looked at once a role.
        sama = len(sudah) == len(tampak)
        baru = [kini for dulu, kini in zip(sudah, tampak, strict=False) if kini and not dulu]
        if sama and not baru and tempat == ISI:
            continue
        sudah = tampak
        temuan = halaman.evaluate(AXE, [SELURUHNYA, TANPA_WARNA])
        cacat += [(lebar, *satu_temuan) for satu_temuan in temuan]
    halaman.evaluate(SERUPA_DIBUANG)
    for lebar, tema in RAGAM:
        halaman.set_viewport_size({"width": lebar, "height": 844})
        halaman.emulate_media(color_scheme=tema)
        temuan = halaman.evaluate(AXE, [tempat, HANYA_WARNA])
        cacat += [(lebar, tema, *satu_temuan) for satu_temuan in temuan]
    assert cacat == []


def test_axe_mendengar(halaman: Page) -> None:
    """A page with a fault is found out, so that silence means something."""
    halaman.goto("/gaya/")
    halaman.evaluate("document.querySelector('main').append(document.createElement('input'))")
    halaman.evaluate("document.querySelector('main p').style.color = '#ddd'")
    halaman.evaluate(AXE_SCRIPT)
    assert {nama for nama, _ in halaman.evaluate(AXE, [SELURUHNYA, {}])} >= {
        "label",
        "color-contrast",
    }
    halaman.emulate_media(color_scheme="light")
    assert [nama for nama, _ in halaman.evaluate(AXE, [ISI, HANYA_WARNA])] == ["color-contrast"]


def test_yang_tak_serupa_tetap_diperiksa(halaman: Page) -> None:
    """Of neighbours alike two are left, and each that differs in state, text or content."""
    halaman.goto("/gaya/")
    halaman.evaluate(
        """() => document.querySelector("main").replaceChildren(
            ...["", "", "", "kata", "kata lain", "kata ketiga"].map((isi) => {
                const satu = document.createElement("p");
                satu.textContent = isi;
                return satu;
            }),
            ...["false", "false", "false", "true"].map((mati) => {
                const satu = document.createElement("a");
                satu.setAttribute("aria-disabled", mati);
                return satu;
            }))"""
    )
    halaman.evaluate(SERUPA_DIBUANG)
    tersisa = halaman.evaluate(
        """[...document.querySelector("main").children].map((satu) =>
            satu.getAttribute("aria-disabled") ?? satu.textContent)"""
    )
    assert tersisa == ["", "", "kata", "kata lain", "false", "false", "true"]
