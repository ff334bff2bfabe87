"""Pictures of every page at both widths in both themes: `make foto KE=folder POLA=nama`.

Uses a test database of its own, filled as the browser tests fill theirs.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "talenta.settings.test"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
django.setup()

from django.db import connections  # noqa: E402
from django.test.utils import (  # noqa: E402
    setup_databases,
    setup_test_environment,
    teardown_databases,
)
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402

from tests import peramban  # noqa: E402
from tests.browser.daftar import HALAMAN, Halaman, pengguna_untuk  # noqa: E402
from tests.browser.siap import Contoh, contoh_siap, sesi  # noqa: E402
from tests.conftest import portal_uji  # noqa: E402

RAGAM = [(lebar, tema) for lebar in (1440, 390) for tema in ("light", "dark")]


def main(ke: Path, pola: str = "") -> None:
    """Write one PNG for each width and theme of the pages whose name fits `pola`."""
    ke.mkdir(parents=True, exist_ok=True)
    if (berkas := peramban.cari()) is None:
        sys.exit(peramban.PESAN)
    setup_test_environment()
    semula = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    try:
        with (
            tempfile.TemporaryDirectory() as data,
            portal_uji(Path(data)) as portal,
            sync_playwright() as playwright,
        ):
            contoh = contoh_siap(portal)
            browser = playwright.chromium.launch(executable_path=berkas, args=peramban.argumen())
            for satu in [h for h in HALAMAN if re.search(pola, str(h))]:
                _potret(browser, portal.alamat, contoh, satu, ke)
                sys.stdout.write(f"{satu}\n")
            browser.close()
            contoh.pemegang.close()
            # Inside Playwright's loop Django keeps connections of its own.
            connections.close_all()
    finally:
        teardown_databases(semula, verbosity=0)


def _potret(browser: Browser, alamat: str, contoh: Contoh, satu: Halaman, ke: Path) -> None:
    pengguna = pengguna_untuk(contoh, satu.peran)
    konteks = browser.new_context(
        base_url=alamat,
        locale="id-ID",
        reduced_motion="reduce",
        storage_state=sesi(pengguna) if pengguna else None,
    )
    halaman = konteks.new_page()
    halaman.goto(satu.alamat(contoh))
    expect(halaman.locator('[hx-trigger="load"]')).to_have_count(0)
    for lebar, tema in RAGAM:
        halaman.set_viewport_size({"width": lebar, "height": 900})
        halaman.emulate_media(color_scheme=tema)
        halaman.screenshot(path=ke / f"{satu}_{lebar}_{tema}.png", full_page=True)
    konteks.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
