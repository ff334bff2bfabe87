"""From one run to another, to a what-if and to SIMATA: what an analyst does before showing a
result."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Download, Page, expect
from playwright.sync_api import Error as Galat

from karir.models import ProsesPeringkat
from talenta.inti.models import Pemberitahuan
from talenta.lokal.portal import Portal
from tests.browser import langkah
from tests.browser.langkah import SABAR, angka, baca_csv, bulat, menu, potret, unduh
from tests.browser.siap import NIP_ADMIN, admin_baru, impor_contoh, instansi_baru
from tests.fixtures.dunia import SANDI


def test_dua_perhitungan_dibandingkan_lalu_diandaikan(
    data_nyata: None, portal: Portal, buka: Callable[..., Page], tmp_path: Path
) -> None:
    instansi = instansi_baru()
    admin_baru(instansi, NIP_ADMIN, "Admin Pertama")
    impor_contoh(instansi)
    analis = buka(viewport={"width": 1440, "height": 900})
    langkah.masuk(analis, NIP_ADMIN, SANDI)
    for aturan in ("", "PREDIKAT-JPM versi 1"):
        _hitung(analis, aturan)

    menu(analis, "Peta talenta")
    analis.goto("/karir/proses/")
    analis.get_by_role("form", name="Bandingkan perhitungan").get_by_role(
        "button", name="Bandingkan"
    ).click()
    expect(analis.get_by_role("heading", level=1)).to_contain_text("Perbandingan nomor")
    _satu_sel_membuka_orangnya(analis)
    _uraian_seseorang(analis)
    _andaikan(analis)
    _simata(analis, tmp_path)


def _simata(analis: Page, folder: Path) -> None:
    """Our own sheet in SIMATA's layout, two cells changed and a row taken out: uploaded, read by
    the worker, and found again one by one."""
    proses = ProsesPeringkat.objects.order_by("pk").values_list("pk", flat=True)[0]
    berkas = folder / "simata.xlsx"
    unduh_alamat(analis, f"/karir/hasil.simata?proses={proses}").save_as(berkas)
    buku = load_workbook(berkas)
    lembar = buku.worksheets[0]
    letak = {sel.value: sel.column for sel in lembar[1]}
    lembar.cell(2, letak["Y - Penghargaan"]).value = 33.25
    kotak = lembar.cell(3, letak["Box"])
    kotak.value = 1 + kotak.value % 9
    lembar.delete_rows(4)
    buku.save(berkas)

    menu(analis, "Rekonsiliasi SIMATA")
    analis.get_by_role("link", name="Unggah ekspor SIMATA").first.click()
    analis.get_by_label("Tanggal ekspor").fill("2026-06-30")
    analis.get_by_label("Berkas", exact=True).set_input_files(berkas)
    analis.get_by_role("button", name="Unggah dan baca").click()
    expect(analis.get_by_role("heading", level=1, name="Acuan SIMATA per")).to_be_visible()
    alamat = analis.url
    analis.get_by_role("link", name="Lihat kemajuannya").click()
    analis.get_by_role("link", name="Buka acuan SIMATA").click(timeout=SABAR)
    expect(analis).to_have_url(alamat)
    expect(analis.locator("section.panel .chip").first).to_have_text("Siap dicocokkan")
    assert Pemberitahuan.objects.filter(jenis="simata", pengguna_id__isnull=False).exists()
    potret(analis, "simata-rinci")
    menu(analis, "Rekonsiliasi SIMATA")
    analis.get_by_label("Perhitungan portal").select_option(str(proses))
    analis.get_by_role("button", name="Cocokkan").click()
    expect(analis.get_by_role("heading", level=1)).to_have_text("Pencocokan dengan SIMATA")
    isi = angka(analis)
    assert (isi["berbeda"], isi["hanya di portal"], isi["hanya di SIMATA"]) == (2, 1, 0)
    expect(analis.locator("#judul-daftar")).to_have_text("3 pegawai")
    potret(analis, "simata-cocok")
    analis.get_by_label("Perbedaan").select_option("penghargaan")
    analis.get_by_role("button", name="Tampilkan").click()
    expect(analis.locator("#judul-daftar")).to_have_text("1 pegawai")
    [satu] = baca_csv(unduh(analis, "CSV"))
    assert satu["Y - Penghargaan (SIMATA)"] == "33.25"
    analis.locator("#daftar tbody").get_by_role("link").click()
    baris = analis.get_by_role("row").filter(has_text="berbeda")
    expect(baris).to_have_count(1)
    expect(baris).to_contain_text("Periksa riwayat penghargaan lima tahun terakhir")
    potret(analis, "simata-pegawai")
    baris.get_by_role("link", name="Buka catatannya").click()
    expect(analis).to_have_url(re.compile(r"/pegawai/\d+/perbaikan/"))
    analis.goto(alamat)
    analis.get_by_label("Alasan").fill("Ekspornya bukan yang terakhir.")
    analis.get_by_role("button", name="Cabut acuan").click()
    expect(analis.get_by_text("Ekspornya bukan yang terakhir.")).to_be_visible()


def unduh_alamat(halaman: Page, alamat: str) -> Download:
    """The file behind an address of the portal."""
    with halaman.expect_download() as unduhan, suppress(Galat):
        halaman.goto(alamat)
    return unduhan.value


def _hitung(halaman: Page, aturan: str) -> None:
    halaman.goto("/karir/hitung/")
    halaman.get_by_label("Tanggal acuan").fill("2026-06-30")
    if aturan:
        halaman.get_by_role("combobox", name="Aturan").select_option(label=aturan)
    halaman.get_by_role("button", name="Hitung").click()
    expect(halaman.get_by_role("link", name="Buka hasil pemeringkatan")).to_be_visible(
        timeout=SABAR
    )


def _satu_sel_membuka_orangnya(halaman: Page) -> None:
    """The count in a cell is the count of the list it opens."""
    sel = halaman.get_by_role("region", name="Dari kotak ke kotak").get_by_role("link").first
    jumlah = bulat(sel.inner_text())
    sel.click()
    expect(halaman.locator("#judul-daftar")).to_have_text(re.compile(rf"^{jumlah} pegawai$"))
    halaman.get_by_role("combobox", name="Perubahan").select_option("semua")
    halaman.get_by_role("combobox", name="Semula").select_option("")
    halaman.get_by_role("combobox", name="Kini").select_option("")
    halaman.get_by_role("button", name="Tampilkan").click()
    expect(halaman.locator("#judul-daftar")).to_have_text("1.145 pegawai")


def _uraian_seseorang(halaman: Page) -> None:
    halaman.locator("#daftar tbody").get_by_role("link").first.click()
    expect(halaman.get_by_role("heading", level=2, name="Nilai talenta")).to_be_visible()
    expect(halaman.get_by_text("Jumlah, sama dengan selisih nilai talenta")).to_be_visible()


def _andaikan(halaman: Page) -> None:
    """Sliders redraw the map without leaving the page; the address keeps them."""
    nomor = halaman.locator("nav.jejak").first
    expect(nomor).to_be_visible()
    halaman.goto("/karir/proses/")
    halaman.get_by_role("link", name="Buka peta").last.click()
    halaman.get_by_role("link", name="Andaikan").click()
    expect(halaman.get_by_text("Belum ada yang digeser")).to_be_visible(timeout=SABAR)
    kinerja = halaman.get_by_label("Penilaian Kinerja", exact=True)
    kinerja.fill("5500")
    expect(halaman.get_by_text("Jumlah bobot komponen kinerja 95,00 %; harus")).to_be_visible()
    expect(halaman.locator("output[for=bobot-kinerja]")).to_have_text("55 %")
    halaman.get_by_role("link", name="Ratakan sisanya").click()
    expect(halaman.get_by_role("heading", name="Peta menurut andaian")).to_be_visible()
    ambang = halaman.get_by_label("Tinggi", exact=True)
    ambang.fill("7000")
    expect(halaman.locator("#hasil-andai .selisih").first).to_be_visible()
    expect(halaman).to_have_url(re.compile("ambang-X-TINGGI=7000"))
    expect(halaman.locator("#berubah tbody tr").first).to_be_visible()
    _tanpa_skrip(halaman)
    _rentang(halaman)
    _jadikan_draf(halaman)


def _tanpa_skrip(halaman: Page) -> None:
    """Without a script the button brings the same page at its result."""
    alamat = halaman.url
    tergeser = halaman.locator("#berubah").inner_text()
    assert halaman.context.browser is not None
    tanpa = halaman.context.browser.new_context(
        java_script_enabled=False, storage_state=halaman.context.storage_state()
    )
    lembar = tanpa.new_page()
    lembar.goto(alamat)
    lembar.get_by_role("button", name="Lihat akibatnya").click()
    expect(lembar).to_have_url(re.compile("ambang-X-TINGGI=7000.*#hasil-andai$"))
    assert lembar.locator("#berubah").inner_text() == tergeser
    tanpa.close()


def _rentang(halaman: Page) -> None:
    """The person's page says how steady the rank is, and how that was worked out."""
    kembali = halaman.url
    halaman.locator("#berubah tbody tr").first.get_by_role("link").click()
    mantap = halaman.get_by_role("heading", name="Seberapa mantap peringkat ini?")
    expect(mantap).to_be_visible()
    expect(halaman.get_by_text("kotak yang mungkin:")).to_be_visible()
    halaman.goto(kembali)


def _jadikan_draf(halaman: Page) -> None:
    """The sliders become a draft that says the same in words."""
    halaman.get_by_label("Kode draf").fill("ANDAI-2026")
    halaman.get_by_role("button", name="Jadikan draf").click()
    expect(halaman.get_by_text("Lengkap: dapat dihitung pengaruhnya")).to_be_visible()
    halaman.get_by_role("link", name="Perbedaannya").click()
    expect(halaman.get_by_text("Ambang “Tinggi” dari 80,00 menjadi 70,00.")).to_be_visible()
    expect(
        halaman.get_by_text("Bobot Penilaian Kinerja dari 60,00 % menjadi 55,00 %.")
    ).to_be_visible()
