"""Ways of working other than the mouse: the keyboard alone, and a browser without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from talenta.akun.izin import Peran
from talenta.impor.models import Impor
from tests.browser import langkah
from tests.browser.siap import BERKAS, Contoh, sesi
from tests.fixtures.dunia import SANDI

Buka = Callable[..., Page]
# An element shows that it has the focus by an outline, or by what stands for one.
TERLIHAT = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return ["", true];
  const gaya = getComputedStyle(e);
  const garis = gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) > 0;
  return [e.outerHTML.slice(0, 120), garis || gaya.boxShadow !== "none"];
}"""


@pytest.fixture
def admin(buka: Buka, contoh: Contoh) -> Callable[..., Page]:
    """Open a page as the sample's Admin BKD: `admin(address, **options of the context)`."""

    def _admin(alamat: str, **pilihan: object) -> Page:
        akun = contoh.dunia.prov.akun[Peran.ADMIN_BKD]
        pilihan = {"viewport": {"width": 1440, "height": 900}, **pilihan}
        halaman = buka(storage_state=sesi(akun), **pilihan)
        halaman.goto(alamat)
        return halaman

    return _admin


def test_lewati_menu_lalu_isi(admin: Callable[..., Page]) -> None:
    halaman = admin("/")
    halaman.keyboard.press("Tab")
    expect(halaman.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    halaman.keyboard.press("Enter")
    expect(halaman.locator("main")).to_be_focused()
    halaman.keyboard.press("Tab")
    assert halaman.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("alamat", ["/karir/peta/", "/karir/hasil/", "/impor/unggah/"])
def test_fokus_selalu_terlihat(alamat: str, admin: Callable[..., Page]) -> None:
    halaman = admin(alamat)
    disinggahi, tersembunyi = 0, []
    for _ in range(60):
        halaman.keyboard.press("Tab")
        unsur, terlihat = halaman.evaluate(TERLIHAT)
        disinggahi += bool(unsur)
        if not terlihat:
            tersembunyi.append(unsur)
    assert disinggahi > 20
    assert tersembunyi == []


def test_pertanyaan_dengan_papan_ketik(admin: Callable[..., Page], contoh: Contoh) -> None:
    halaman = admin(f"/impor/{contoh.impor[Impor.Status.SIAP].pk}/")
    tombol = halaman.get_by_role("button", name=re.compile(r"^Terapkan [\d.]+ baris$"))
    _tab_sampai(halaman, tombol)
    halaman.keyboard.press("Enter")
    tanya = halaman.get_by_role("dialog", name="Terapkan impor ini?")
    expect(tanya).to_be_visible()
    expect(tanya.get_by_role("button", name="Tidak jadi")).to_be_focused()
    halaman.keyboard.press("Tab")
    expect(tanya.get_by_role("button", name="Terapkan", exact=True)).to_be_focused()
    halaman.keyboard.press("Escape")
    expect(tanya).to_be_hidden()
    expect(tombol).to_be_focused()


def test_menu_di_layar_kecil_dengan_papan_ketik(admin: Callable[..., Page]) -> None:
    halaman = admin("/", viewport={"width": 390, "height": 844})
    tombol = halaman.get_by_role("button", name="Menu", exact=True)
    _tab_sampai(halaman, tombol)
    halaman.keyboard.press("Enter")
    menu = halaman.get_by_role("navigation", name="Menu utama")
    expect(menu).to_be_visible()
    _tab_sampai(halaman, menu.get_by_role("link", name="Peta talenta"))
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", level=1, name="Peta talenta")).to_be_visible()


def _tab_sampai(halaman: Page, tujuan: Locator) -> None:
    for _ in range(80):
        halaman.keyboard.press("Tab")
        if tujuan.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"{tujuan} is out of the keyboard's reach")


def test_tanpa_naskah_dari_masuk_sampai_menerapkan(buka: Buka, contoh: Contoh) -> None:
    halaman = buka(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    langkah.masuk(halaman, contoh.dunia.prov.akun[Peran.ADMIN_BKD].nip, SANDI)

    langkah.menu(halaman, "Peta talenta")
    halaman.get_by_label("Jenjang").select_option("Administrator")
    halaman.get_by_role("button", name="Tampilkan", exact=True).click()
    expect(halaman).to_have_url(re.compile("jenjang=ADMINISTRATOR"))
    halaman.get_by_role("link", name="Daftar lengkap").click()
    daftar = halaman.get_by_role("region", name="Daftar peringkat")
    daftar.locator("tbody").get_by_role("link").first.click()
    kotak = halaman.locator("section.panel", has_text="Kotak talenta")
    kotak.get_by_role("link", name="Buka halaman ini").click()
    expect(halaman.get_by_role("heading", name=re.compile("^Mengapa"))).to_be_visible()
    lipatan = halaman.locator("#panel-hasil details").nth(1)
    lipatan.locator("summary").click()
    expect(lipatan.locator(".why")).to_be_visible()

    isi = (BERKAS / "jabatan.csv").read_bytes().replace(b"Kepala Dinas Contoh 1", b"Kepala Dinas I")
    halaman.goto("/impor/unggah/")
    halaman.get_by_label("Berkas", exact=True).set_input_files(
        {"name": "jabatan-baru.csv", "mimeType": "text/csv", "buffer": isi}
    )
    halaman.get_by_role("button", name="Unggah dan periksa").click()
    _muat_ulang_sampai(halaman, "Siap diterapkan")
    halaman.get_by_role("button", name=re.compile(r"^Terapkan [\d.]+ baris$")).click()
    halaman.get_by_role("dialog").get_by_role("button", name="Terapkan", exact=True).click()
    _muat_ulang_sampai(halaman, "Diterapkan")


def _muat_ulang_sampai(halaman: Page, keadaan: str) -> None:
    """Follow the page's own offer to look again, as one without scripts does."""
    for _ in range(60):
        if halaman.locator(".head .chip").inner_text() == keadaan:
            return
        halaman.get_by_role("link", name="Muat ulang").click()
        halaman.wait_for_timeout(500)
    pytest.fail(f"never {keadaan}")
