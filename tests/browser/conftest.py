"""Chromium in front of the real portal (`portal` and `data_nyata` of tests/conftest.py)."""

import os
import re
from collections.abc import Callable, Iterator

import pytest
from django.db import connections
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from talenta.lokal.portal import Portal
from tests import peramban
from tests.browser import luar
from tests.browser.siap import Contoh, contoh_siap
from tests.conftest import _kosongkan, portal_di

# Playwright keeps an event loop in this thread; the tests themselves are not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# On a machine with two busy cores a page may take its time.
expect.set_options(timeout=15_000)

PENGAMAT_CSP = """
addEventListener("securitypolicyviolation", (e) =>
  console.error(`CSP: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    milik_kita = [butir for butir in items if butir.nodeid.startswith("tests/browser/")]
    for butir in milik_kita:
        butir.add_marker(pytest.mark.browser)
    # `contoh` stands for the rest of the package: what needs no data comes before it, and what
    # empties the tables after it.
    urutan = {"contoh": 1, "data_nyata": 2}
    terurut = iter(
        sorted(milik_kita, key=lambda b: max(urutan.get(n, 0) for n in ("", *b.fixturenames)))
    )
    milik = set(milik_kita)
    items[:] = [next(terurut) if butir in milik else butir for butir in items]


@pytest.fixture(scope="package")
def portal(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Portal]:
    """One for the whole package; it knows a sign-on provider that runs only in test_sso.py."""
    with pytest.MonkeyPatch.context() as tempel:
        for nama, nilai in luar.lingkungan().items():
            tempel.setenv(nama, nilai)
        with portal_di(django_db_blocker, tmp_path_factory.mktemp("portal")) as hidup:
            yield hidup


@pytest.fixture(scope="package")
def contoh(portal: Portal, django_db_blocker) -> Iterator[Contoh]:
    """The sample, imported and ranked once for all tests of the package (tests/browser/siap.py)."""
    with django_db_blocker.unblock():
        _kosongkan()
        siap = contoh_siap(portal)
        yield siap
        siap.pemegang.close()
        _kosongkan()
        connections.close_all()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    berkas = peramban.cari()
    if berkas is None:
        pytest.fail(peramban.PESAN, pytrace=False)
    # Once Playwright's loop runs, Django opens another connection and would leave this one idle.
    connections.close_all()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=berkas, args=peramban.argumen())
        yield browser
        browser.close()


class Pengawas:
    """Collects what a browser complains about; a test may name the complaints it provokes."""

    def __init__(self) -> None:
        self.keluhan: list[str] = []
        self._boleh: list[re.Pattern[str]] = []

    def boleh(self, pola: str) -> None:
        """Accept complaints that match `pola`, such as the 404 a test asks for."""
        self._boleh.append(re.compile(pola))

    def awasi(self, konteks: BrowserContext) -> None:
        konteks.add_init_script(PENGAMAT_CSP)
        konteks.on("console", self._konsol)
        konteks.on("weberror", lambda galat: self.keluhan.append(f"galat: {galat.error}"))

    def _konsol(self, pesan: ConsoleMessage) -> None:
        if pesan.type == "error":
            self.keluhan.append(f"konsol: {pesan.text} ({pesan.location.get('url', '')})")

    def tersisa(self) -> list[str]:
        return [k for k in self.keluhan if not any(pola.search(k) for pola in self._boleh)]


@pytest.fixture
def pengawas() -> Iterator[Pengawas]:
    yield (milik_uji := Pengawas())
    assert milik_uji.tersisa() == []


@pytest.fixture
def buka(portal: Portal, chromium: Browser, pengawas: Pengawas) -> Iterator[Callable[..., Page]]:
    """Open a page in a fresh context (a person of its own): `buka(viewport=..., ...)`.

    Takes the options of Playwright's `new_context`; paths are relative to the portal.
    """
    konteks: list[BrowserContext] = []

    def _buka(**pilihan: object) -> Page:
        pilihan = {"base_url": portal.alamat, "locale": "id-ID", **pilihan}
        konteks.append(chromium.new_context(**pilihan))
        pengawas.awasi(konteks[-1])
        return konteks[-1].new_page()

    yield _buka
    for satu in konteks:
        satu.close()


@pytest.fixture
def halaman(buka: Callable[..., Page]) -> Page:
    """A page at a desk's width in a fresh context; a complaint of the browser fails the test."""
    return buka(viewport={"width": 1440, "height": 900})
