"""Every page in a real browser: axe-core finds nothing, nothing sticks out, nobody complains."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from talenta.lokal.portal import Portal
from tests.browser.conftest import Pengawas
from tests.browser.daftar import HALAMAN, Halaman, pengguna_untuk
from tests.browser.siap import Contoh, sesi

SEMPIT, LEBAR = 390, 1440
BUKA_LIPATAN = "document.querySelectorAll('main details').forEach((d) => { d.open = true; })"
# Rows of a table are made of one template: some of each are enough, and axe is slow on hundreds.
PERSINGKAT = """document.querySelectorAll("tbody tr:nth-child(n+7), option:nth-child(n+4)")
    .forEach((satu) => satu.remove())"""
AXE = """async ([tempat, pilihan]) =>
    (await axe.run(tempat, {resultTypes: ["violations"], ...pilihan}))
    .violations.map((v) => [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))])"""
# Colours come from classes and states. What says something within the same chain of tags, classes,
# states and other attributes as one already looked at in this theme, looks like it on any page.
WARNA_BARU = """async (tema) => {
    const berwarna = /^(class|type|style|data-|aria-(current|disabled|invalid|selected|sort)$)/;
    // A chain is kept as one number, since thousands of them are read and written on every page.
    const campur = (awal, kata) => {
        let [h1, h2] = [awal ^ 0x9e3779b9, (awal / 0x100000000) ^ 0x85ebca6b];
        for (let i = 0; i < kata.length; i += 1) {
            const huruf = kata.charCodeAt(i);
            h1 = Math.imul(h1 ^ huruf, 0x9e3779b1);
            h2 = Math.imul(h2 ^ huruf, 0x5f356495);
        }
        h1 ^= h2 >>> 15;
        h2 ^= h1 >>> 13;
        return (h2 >>> 11) * 0x100000000 + (h1 >>> 0);
    };
    const ciri = (satu) => [
        satu.tagName,
        satu.querySelector(":disabled") ? "mati" : "",
        ...[...satu.attributes].map(({name, value}) =>
            berwarna.test(name) ? `${name}=${value}` : name),
    ].join(" ");
    const berkata = (satu) => /^(INPUT|SELECT|TEXTAREA)$/.test(satu.tagName) ||
        [...satu.childNodes].some((isi) =>
            isi.nodeType === Node.TEXT_NODE && isi.data.trim() !== "");
    const sudah = new Set(JSON.parse(sessionStorage.getItem(`rupa-${tema}`) ?? "[]"));
    const baru = [];
    const kunjungi = (satu, rantai) => {
        const rupa = campur(rantai, ciri(satu));
        if (berkata(satu) && satu.checkVisibility() && !sudah.has(rupa)) {
            sudah.add(rupa);
            baru.push(satu);
        }
        for (const anak of satu.children) kunjungi(anak, rupa);
    };
    kunjungi(document.body, 1);
    if (baru.length === 0) return [];
    sessionStorage.setItem(`rupa-${tema}`, JSON.stringify([...sudah]));
    const hasil = await axe.run(
        {include: baru}, {resultTypes: ["violations"], runOnly: ["color-contrast"]});
    return hasil.violations.map((v) =>
        [v.id, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200))]);
}"""
TAMPAK = """[...document.querySelectorAll("main *")].map((satu) => satu.checkVisibility())"""
YANG_MELUAP = """[...document.querySelectorAll("main *")]
    .filter((satu) => satu.getBoundingClientRect().right > innerWidth + 0.5)
    .slice(0, 3).map((satu) => satu.outerHTML.slice(0, 150))"""
TANPA_WARNA = {"rules": {"color-contrast": {"enabled": False}}}


class Pembaca:
    """One window that goes from page to page, as a reader's does, signed in as each in turn."""

    def __init__(self, chromium: Browser, alamat: str) -> None:
        self._pengawas = Pengawas()
        self._konteks = chromium.new_context(
            base_url=alamat, locale="id-ID", reduced_motion="reduce"
        )
        self._pengawas.awasi(self._konteks)
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


def buka_halaman(halaman: Page, contoh: Contoh, satu: Halaman) -> Page:
    """Open a page as its reader, and wait for the panels that load by themselves."""
    jawaban = halaman.goto(satu.alamat(contoh))
    assert jawaban is not None
    assert jawaban.status == satu.status
    assert jawaban.headers["content-type"] == "text/html; charset=utf-8"
    expect(halaman.locator('[hx-trigger="load"]')).to_have_count(0)
    return halaman


def rupa(halaman: Page, lebar: int, tema: Literal["light", "dark"]) -> None:
    """Show the window at this width and theme; each change is a layout of its own."""
    if (halaman.viewport_size or {}).get("width") != lebar:
        halaman.set_viewport_size({"width": lebar, "height": 844})
        halaman.emulate_media(color_scheme=tema)


def meluap(halaman: Page, lebar: int) -> list[tuple[object, ...]]:
    """What is wider than the window."""
    terlebar = halaman.evaluate("document.documentElement.scrollWidth")
    if terlebar <= lebar:
        return []
    return [(lebar, "meluap", terlebar, halaman.evaluate(YANG_MELUAP))]


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
    halaman.evaluate(BUKA_LIPATAN)
    cacat = meluap(halaman, SEMPIT)
    rupa(halaman, LEBAR, "dark")
    cacat += meluap(halaman, LEBAR)
    halaman.evaluate(PERSINGKAT)
    halaman.evaluate(AXE_SCRIPT)
    sudah: list[bool] = []
    for lebar, tema in ((LEBAR, "dark"), (SEMPIT, "light")):
        rupa(halaman, lebar, tema)
        tampak = halaman.evaluate(TAMPAK)
        # At the other width the same elements stand there; what surrounds them is looked at once
        # a role.
        sama = len(sudah) == len(tampak)
        baru = any(kini and not dulu for dulu, kini in zip(sudah, tampak, strict=False))
        if not sama or baru or pertama:
            cacat += [(lebar, *t) for t in halaman.evaluate(AXE, ["html", TANPA_WARNA])]
        sudah = tampak
        # A theme changes colours and nothing else, and a width changes no colour.
        cacat += [(lebar, tema, *t) for t in halaman.evaluate(WARNA_BARU, tema)]
    assert cacat == []


TIRUAN = """() => document.querySelector("main").replaceChildren(
    ...["#ddd", "", "#ddd"].map((warna) => {
        const satu = document.createElement("p");
        satu.textContent = "kata";
        if (warna) { satu.style.color = warna; satu.style.background = "#ccc"; }
        return satu;
    }),
    document.createElement("input"))"""


def test_axe_mendengar(halaman: Page) -> None:
    """A page with faults is found out, so that silence means something."""
    halaman.goto("/akun/masuk/")
    halaman.evaluate(TIRUAN)
    halaman.evaluate(AXE_SCRIPT)
    assert "label" in {nama for nama, _ in halaman.evaluate(AXE, ["html", TANPA_WARNA])}
    [(nama, html)] = halaman.evaluate(WARNA_BARU, "light")
    assert (nama, len(html)) == ("color-contrast", 1)


def test_warna_dilihat_sekali_setiap_tema(halaman: Page) -> None:
    """What looks like something seen is left out, until a class, a state or a theme differs."""
    halaman.goto("/akun/masuk/")
    halaman.evaluate(AXE_SCRIPT)
    assert halaman.evaluate(WARNA_BARU, "light") == []
    halaman.evaluate(TIRUAN)
    assert len(halaman.evaluate(WARNA_BARU, "light")) == 1
    assert halaman.evaluate(WARNA_BARU, "light") == []
    assert len(halaman.evaluate(WARNA_BARU, "dark")) == 1
    halaman.evaluate("document.querySelector('main p').className = 'lain'")
    assert len(halaman.evaluate(WARNA_BARU, "light")) == 1
    halaman.evaluate("document.querySelector('main p').setAttribute('aria-current', 'page')")
    assert len(halaman.evaluate(WARNA_BARU, "light")) == 1
