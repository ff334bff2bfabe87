"""The second factor as a person meets it: set up, sign in by code and by recovery code, end another
session."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from talenta.akun.izin import Peran
from talenta.akun.models import Faktor
from tests.browser import langkah
from tests.browser.siap import Contoh
from tests.fixtures.dunia import SANDI
from tests.fixtures.faktor import kode_kini

FOTO = os.environ.get("TALENTA_FOTO")


def _sandi(halaman: Page, nip: str) -> None:
    halaman.goto("/akun/masuk/")
    halaman.get_by_label("NIP").fill(nip)
    halaman.get_by_label("Kata sandi", exact=True).fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()


def _kode(halaman: Page, kode: str) -> None:
    expect(halaman.get_by_role("heading", level=1, name="Langkah kedua")).to_be_visible()
    halaman.get_by_label("Kode", exact=True).fill(kode)
    halaman.get_by_role("button", name="Lanjutkan").click()


def _potret(halaman: Page, nama: str) -> None:
    """Pictures where TALENTA_FOTO names a folder."""
    if not FOTO:
        return
    for lebar in (1440, 390):
        for tema in ("light", "dark"):
            halaman.set_viewport_size({"width": lebar, "height": 900})
            halaman.emulate_media(color_scheme=tema)  # type: ignore[arg-type]
            halaman.screenshot(path=Path(FOTO) / f"{nama}_{lebar}_{tema}.png", full_page=True)
    halaman.set_viewport_size({"width": 1440, "height": 900})


def test_memasang_masuk_memulihkan_dan_mengakhiri(
    buka: Callable[..., Page], contoh: Contoh
) -> None:
    auditor = contoh.dunia.prov.akun[Peran.AUDITOR]
    Faktor.objects.filter(pengguna=auditor).delete()
    meja = buka(viewport={"width": 1440, "height": 900})

    _sandi(meja, auditor.nip)
    expect(meja.get_by_role("heading", level=1, name="Faktor kedua")).to_be_visible()
    expect(meja.get_by_text("Peran itu baru bekerja setelah")).to_be_visible()
    expect(meja.get_by_role("link", name="Jejak audit")).to_have_count(0)
    _potret(meja, "pasang")
    rahasia = meja.locator("code.kunci").inner_text().replace(" ", "")
    meja.get_by_label("Kode enam angka").fill(kode_kini(rahasia, -1))
    meja.get_by_role("button", name="Pasang aplikasi").click()
    pemulihan = meja.locator(".kode-pemulihan code").all_inner_texts()
    assert len(pemulihan) == 10
    _potret(meja, "pemulihan")
    meja.get_by_role("link", name="Sudah saya simpan, lanjutkan").click()
    langkah.menu(meja, "Jejak audit")
    expect(meja.get_by_role("heading", level=1, name="Jejak audit")).to_be_visible()

    meja.get_by_role("button", name="Keluar").click()
    _sandi(meja, auditor.nip)
    _potret(meja, "langkah-kedua")
    _kode(meja, "12345")
    expect(meja.get_by_text("Kode tidak cocok atau sudah dipakai").first).to_be_visible()
    _kode(meja, kode_kini(rahasia))
    expect(meja.get_by_role("heading", level=1, name="Beranda")).to_be_visible()

    ponsel = buka(viewport={"width": 390, "height": 844})
    _sandi(ponsel, auditor.nip)
    _kode(ponsel, pemulihan[0])
    expect(ponsel.get_by_text("tersisa 9")).to_be_visible()

    meja.goto("/akun/saya/")
    sesi = meja.get_by_role("region", name="Tabel sesi")
    expect(sesi.locator("tbody tr")).to_have_count(2)
    sesi.get_by_role("button", name=re.compile("^Akhiri")).click()
    expect(sesi.locator("tbody tr")).to_have_count(1)
    ponsel.goto("/akun/saya/")
    expect(ponsel.get_by_role("heading", level=1, name="Masuk")).to_be_visible()
