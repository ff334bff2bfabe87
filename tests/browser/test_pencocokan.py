"""A file from another system, by hand: its titles matched, its unit code mapped, then applied."""

import csv
import io
from collections.abc import Callable

from playwright.sync_api import Page, expect

from talenta.impor.models import PadananKode, PetaKolom
from talenta.lokal.portal import Portal
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from tests.browser import langkah
from tests.browser.langkah import SABAR, menu
from tests.browser.siap import BERKAS, NIP_ADMIN, OPD, admin_baru, impor_contoh, instansi_baru
from tests.fixtures.dunia import SANDI

ASING = "8812"
JUDUL = {"NIP BARU": "NOMOR POKOK PEGAWAI", "UNOR ID": "KODE SATKER LAMA"}
ORANG = ("198912302016212282", "198811052007012221", "198509152006212002")


def _berkas() -> bytes:
    """Three people of the sample under other titles, all of a unit that the portal calls OPD."""
    with (BERKAS / "pegawai.csv").open(encoding="utf-8-sig", newline="") as isi:
        semua = [b for b in csv.DictReader(isi, delimiter=";") if b["NIP BARU"] in ORANG]
    assert len(semua) == len(ORANG)
    wadah = io.StringIO()
    penulis = csv.writer(wadah, delimiter=";")
    penulis.writerow([JUDUL.get(nama, nama) for nama in semua[0]])
    penulis.writerows([(satu | {"UNOR ID": ASING}).values() for satu in semua])
    return wadah.getvalue().encode()


def test_judul_dicocokkan_kode_dipetakan_lalu_diterapkan(
    data_nyata: None, portal: Portal, buka: Callable[..., Page]
) -> None:
    instansi = instansi_baru()
    admin_baru(instansi, NIP_ADMIN, "Admin Pertama")
    impor_contoh(instansi, ("unor", "jabatan", "pendidikan"))
    halaman = buka(viewport={"width": 1440, "height": 900})
    langkah.masuk(halaman, NIP_ADMIN, SANDI)

    _unggah(halaman)
    _cocokkan_judul(halaman)
    _petakan_kode(halaman, UnitOrganisasi.objects.get(instansi=instansi, kode=OPD))
    _baris_demi_baris(halaman)
    langkah.terapkan(halaman)

    assert langkah.angka(halaman)["ditambahkan"] == len(ORANG)
    assert set(Pegawai.objects.values_list("nip", "unit__kode")) == {(n, OPD) for n in ORANG}
    _lupakan(halaman)


def _unggah(halaman: Page) -> None:
    menu(halaman, "Impor")
    halaman.get_by_role("link", name="Unggah berkas").first.click()
    halaman.get_by_role("combobox", name="Jenis berkas").select_option("Pegawai")
    berkas = {"name": "satker.csv", "mimeType": "text/csv", "buffer": _berkas()}
    halaman.get_by_label("Berkas", exact=True).set_input_files(berkas)
    halaman.get_by_role("button", name="Unggah dan periksa").click()
    expect(halaman.locator(".head .chip")).to_have_text("Tidak terbaca", timeout=SABAR)
    expect(halaman.get_by_text("NIP BARU, UNOR ID")).to_be_visible()


def _cocokkan_judul(halaman: Page) -> None:
    halaman.get_by_role("link", name="Cocokkan kolom").click()
    baris = halaman.get_by_role("row").filter(has_text=JUDUL["NIP BARU"])
    expect(baris).to_contain_text(" · ".join(ORANG))
    for kolom, judul in JUDUL.items():
        halaman.get_by_label(f"Kolom untuk {judul}").select_option(kolom)
    halaman.get_by_role("button", name="Simpan dan periksa lagi").click()
    expect(halaman.get_by_role("heading", name="Periksa sebelum diterapkan")).to_be_visible(
        timeout=SABAR
    )
    assert langkah.angka(halaman)["ditolak, perlu diperbaiki"] == len(ORANG)


def _petakan_kode(halaman: Page, unit: UnitOrganisasi) -> None:
    halaman.get_by_role("link", name="Petakan kode").first.click()
    baris = halaman.get_by_role("row").filter(has_text=ASING)
    expect(baris).to_contain_text("UNOR ID, 3 baris")
    baris.get_by_role("textbox").fill(unit.nama)
    halaman.get_by_role("button", name="Cari", exact=True).click()
    baris.get_by_role("radio", name=f"{OPD} · {unit.nama}").check()
    halaman.get_by_role("button", name="Simpan dan periksa lagi").click()
    expect(halaman.get_by_role("button", name="Terapkan 3 baris")).to_be_visible(timeout=SABAR)


def _baris_demi_baris(halaman: Page) -> None:
    tab = halaman.get_by_role("navigation", name="Baris menurut keadaan")
    tab.get_by_role("link", name="Baru").click()
    tabel = halaman.get_by_role("region", name="Tabel baris").locator("tbody tr")
    expect(tabel).to_have_count(len(ORANG))
    halaman.get_by_label("Cari NIP, nama, atau nomor baris").fill(ORANG[1])
    halaman.get_by_role("button", name="Tampilkan", exact=True).click()
    expect(tabel).to_have_count(1)
    expect(tabel).to_contain_text("Baru")


def _lupakan(halaman: Page) -> None:
    menu(halaman, "Impor")
    halaman.get_by_role("link", name="Kolom dan kode yang diingat").click()
    for judul in (*JUDUL.values(), ASING):
        halaman.get_by_role("button", name=f"Hapus {judul}").click()
        expect(halaman.get_by_role("button", name=f"Hapus {judul}")).to_have_count(0)
    assert not PetaKolom.objects.exists()
    assert not PadananKode.objects.exists()
