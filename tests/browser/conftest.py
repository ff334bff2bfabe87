"""The real thing for browser tests: gunicorn, worker and beat on the test database, and Chromium.

What the processes see must be committed, so these tests use `data_nyata` instead of `db`: it
empties the tables before and after each test, as the owner, and loads the shipped data.
"""

import os
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as setelan
from django.core.management import call_command
from django.db import connection, connections, transaction
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from talenta.lokal.portal import Portal
from tests import peramban

# Playwright keeps an event loop in this thread; the tests themselves are not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

TETAP = {"django_migrations", "django_content_type", "auth_permission"}
PENGAMAT_CSP = """
addEventListener("securitypolicyviolation", (e) =>
  console.error(`CSP: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for butir in items:
        if Path(__file__).parent in butir.path.parents:
            butir.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def portal(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Portal]:
    """Web, worker and beat on the test database with their own logins; `.alamat` is where."""
    data = tmp_path_factory.mktemp("portal")
    (data / "log").mkdir()
    with django_db_blocker.unblock():
        nama = connection.settings_dict["NAME"]
        _kosongkan()
    lingkungan = {
        "DJANGO_SETTINGS_MODULE": "talenta.settings.test",
        "REDIS_URL": urlsplit(setelan.REDIS_URL)._replace(path="/9").geturl(),
        **{
            kunci: urlsplit(os.environ[kunci])._replace(path=f"/{nama}").geturl()
            for kunci in ("DATABASE_URL", "DATABASE_URL_WEB", "DATABASE_URL_KERJA")
            if kunci in os.environ
        },
    }
    with Portal(data, _port_bebas(), lingkungan) as hidup:
        yield hidup


@pytest.fixture
def data_nyata(portal: Portal, django_db_blocker, settings) -> Iterator[None]:
    """Committed data that the processes see: empty tables with the shipped data, emptied after."""
    settings.TALENTA_DATA, settings.MEDIA_ROOT = portal.data, portal.data / "berkas"
    with django_db_blocker.unblock():
        _kosongkan()
        call_command("muat_bawaan", verbosity=0)
        yield
        _kosongkan()
        connections.close_all()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    berkas = peramban.cari()
    if berkas is None:
        pytest.fail(peramban.PESAN, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=berkas, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
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


def _port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def _kosongkan() -> None:
    """Empty every table except what migrations wrote, append-only ones included."""
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET LOCAL lock_timeout = '20s'")
        kursor.execute(
            """
            SELECT c.relname, EXISTS (
                SELECT FROM pg_trigger t
                WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgtype & 32 <> 0)
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT c.relispartition
            """
        )
        tabel = {nama: berpicu for nama, berpicu in kursor.fetchall() if nama not in TETAP}
        kutip = connection.ops.quote_name
        menolak = [kutip(nama) for nama, berpicu in tabel.items() if berpicu]
        for nama in menolak:
            kursor.execute(f"ALTER TABLE {nama} DISABLE TRIGGER USER")
        kursor.execute(f"TRUNCATE {', '.join(map(kutip, tabel))} RESTART IDENTITY CASCADE")
        for nama in menolak:
            kursor.execute(f"ALTER TABLE {nama} ENABLE TRIGGER USER")
