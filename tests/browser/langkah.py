"""What a person does in the browser; each step waits for what the person waits for."""

import csv
import io
import json
import os
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Page, expect

from talenta.akun.models import Faktor
from tests.browser.siap import BERKAS
from tests.fixtures.faktor import kode_untuk

KUNCI: dict[str, Any] = json.loads((BERKAS / "kunci.json").read_text(encoding="utf-8"))
# A worker may be busy, but nobody waits longer than this for the sample.
SABAR = 60_000
# A folder for pictures of what an address alone does not show.
FOTO = os.environ.get("TALENTA_FOTO")


def masuk(halaman: Page, nip: str, sandi: str, tiba: str = "Beranda") -> None:
    """Sign in by the form, with a code where one is asked for; the first page afterwards has the
    title `tiba`."""
    halaman.goto("/")
    halaman.get_by_label("NIP").fill(nip)
    halaman.get_by_label("Kata sandi", exact=True).fill(sandi)
    halaman.get_by_role("button", name="Masuk").click()
    if Faktor.objects.filter(pengguna__nip=nip).exists():
        halaman.get_by_label("Kode", exact=True).fill(kode_untuk(nip))
        halaman.get_by_role("button", name="Lanjutkan").click()
    expect(halaman.get_by_role("heading", level=1, name=tiba)).to_be_visible()


def menu(halaman: Page, judul: str) -> None:
    """Go to a place of the menu."""
    halaman.get_by_role("navigation", name="Menu utama").get_by_role("link", name=judul).click()


def unggah(halaman: Page, jenis: str) -> None:
    """Upload a sample file without saying what it is, and wait for its preview."""
    menu(halaman, "Impor")
    halaman.get_by_role("link", name="Unggah berkas").first.click()
    halaman.get_by_label("Berkas", exact=True).set_input_files(BERKAS / f"{jenis}.csv")
    halaman.get_by_role("button", name="Unggah dan periksa").click()
    expect(halaman.get_by_role("heading", name="Periksa sebelum diterapkan")).to_be_visible(
        timeout=SABAR
    )


def terapkan(halaman: Page) -> None:
    """Apply the import on the page: the question first, then wait until it is done."""
    halaman.get_by_role("button", name=re.compile(r"^Terapkan [\d.]+ baris$")).click()
    tanya = halaman.get_by_role("dialog", name="Terapkan impor ini?")
    expect(tanya).to_contain_text("Semuanya berhasil bersama, atau tidak ada yang berubah.")
    tanya.get_by_role("button", name="Terapkan", exact=True).click()
    expect(halaman.locator(".head .chip")).to_have_text("Diterapkan", timeout=SABAR)


def angka(halaman: Page) -> dict[str, int]:
    """The figures of the page by their labels."""
    isi = halaman.locator(".figure").all_inner_texts()
    pasangan = (re.fullmatch(r"([\d.]+)\s+(.+)", satu.strip(), re.DOTALL) for satu in isi)
    return {p[2].strip(): bulat(p[1]) for p in pasangan if p}


def bulat(teks: str) -> int:
    """A whole number as written on a page: 17.675."""
    return int(teks.replace(".", ""))


def desimal(teks: str) -> Decimal:
    """A number as written on a page: 1.234,56."""
    return Decimal(teks.replace(".", "").replace(",", "."))


def unduh(halaman: Page, tautan: str) -> Download:
    """Follow a link that gives a file."""
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name=tautan, exact=True).click()
    return unduhan.value


def baca_csv(unduhan: Download, pemisah: str = ",") -> list[dict[str, str]]:
    """Rows of a downloaded CSV; Excel needs the mark at its beginning."""
    isi = unduhan.path().read_bytes()
    assert isi.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(isi.decode("utf-8-sig"), newline=""), delimiter=pemisah))


def kotak(halaman: Page) -> dict[int, int]:
    """People by box, as the picture of nine says."""
    hasil = {}
    for teks in halaman.get_by_role("group", name="Sembilan kotak").get_by_role("link").all():
        nomor = re.search(r"Kotak (\d)", teks.inner_text())
        jumlah = re.match(r"[\d.]+", teks.locator("b").inner_text())
        assert nomor
        assert jumlah
        hasil[int(nomor[1])] = bulat(jumlah[0])
    return hasil


def hitungan(panel: Any) -> list[str]:
    """The arithmetic of a result's panel: one line for each component, then the two sums."""
    baris = panel.locator(".hitung summary, .hitung .jumlah").all_inner_texts()
    return [" ".join(satu.split()) for satu in baris]


def potret(halaman: Page, nama: str) -> None:
    """Pictures where TALENTA_FOTO names a folder."""
    if not FOTO:
        return
    for lebar in (1440, 390):
        for tema in ("light", "dark"):
            halaman.set_viewport_size({"width": lebar, "height": 900})
            halaman.emulate_media(color_scheme=tema)  # type: ignore[arg-type]
            halaman.screenshot(path=Path(FOTO) / f"{nama}_{lebar}_{tema}.png", full_page=True)
    # As it was: what comes next looks for the menu of a desk.
    halaman.set_viewport_size({"width": 1440, "height": 900})
    halaman.set_viewport_size({"width": 1440, "height": 900})
