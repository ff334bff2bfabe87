"""An officer's workbook from first sight to history: sheet, columns and code chosen, three faults
refused, the rejects mended, and the import undone once what is newer is out of its way."""

import csv
import io
import re
from collections.abc import Callable

from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from talenta.impor.models import Impor
from talenta.lokal.portal import Portal
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from tests.browser import langkah
from tests.browser.langkah import SABAR, menu
from tests.browser.siap import BERKAS, NIP_ADMIN, OPD, admin_baru, impor_contoh, instansi_baru
from tests.fixtures.dunia import SANDI

ASING, JUDUL_NIP = "8812", "NOMOR POKOK PEGAWAI"
BANYAK = 8
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is wrong with the first rows: column, what stands in it, what the portal calls it.
SALAH = (
    (JUDUL_NIP, "1.98912E+17", "NIP rusak menjadi notasi ilmiah"),
    ("GOL AKHIR NAMA", "Penata Utama", "Golongan tidak dikenal"),
    ("TANGGAL LAHIR", "30-02-1990", "Tanggal tidak terbaca"),
)
ALASAN = "Berkas bulan lalu yang terunggah"


def _orang() -> list[dict[str, str]]:
    """People of the sample without a fault of their own, under a title and a unit the portal does
    not know."""
    with (BERKAS / "pegawai.csv").open(encoding="utf-8-sig", newline="") as isi:
        semua = list(csv.DictReader(isi, delimiter=";"))
    bersih = [
        satu
        for satu in semua
        if satu["UNOR ID"] == OPD and re.fullmatch("[1-9][0-9]{17}", satu["NIP BARU"])
    ]
    return [
        {(JUDUL_NIP if n == "NIP BARU" else n): v for n, v in (satu | {"UNOR ID": ASING}).items()}
        for satu in bersih[:BANYAK]
    ]


def _buku(baris: list[dict[str, str]], *, catatan: bool = False) -> bytes:
    buku = Workbook()
    lembar = buku.active
    if catatan:
        lembar.title = "Catatan"
        lembar.append(["Rekap per November"])
        lembar = buku.create_sheet("Data Pegawai")
    lembar.append(list(baris[0]))
    for satu in baris:
        lembar.append(list(satu.values()))
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _angka(halaman: Page, baru: int, ditolak: int) -> None:
    angka = langkah.angka(halaman)
    assert (angka["baru"], angka["ditolak, perlu diperbaiki"]) == (baru, ditolak)


def test_buku_kerja_dari_pratinjau_sampai_riwayat(
    data_nyata: None, portal: Portal, buka: Callable[..., Page]
) -> None:
    instansi = instansi_baru()
    admin_baru(instansi, NIP_ADMIN, "Admin Pertama")
    impor_contoh(instansi, ("unor", "jabatan", "pendidikan"))
    halaman = buka(viewport={"width": 1440, "height": 900})
    langkah.masuk(halaman, NIP_ADMIN, SANDI)
    benar = _orang()
    salah = [dict(satu) for satu in benar]
    for satu, (kolom, nilai, _) in zip(salah, SALAH, strict=False):
        satu[kolom] = nilai

    _unggah(halaman, "rekap.xlsx", _buku(salah, catatan=True))
    _pilih_lembar(halaman)
    _cocokkan_dan_petakan(halaman, UnitOrganisasi.objects.get(instansi=instansi, kode=OPD))
    _penyebab(halaman)
    langkah.terapkan(halaman)
    pertama = Impor.objects.latest("pk")
    assert _ada() == {satu[JUDUL_NIP] for satu in benar[len(SALAH) :]}

    perbaikan = _perbaiki(_unduh_ditolak(halaman), benar)
    _unggah(halaman, "rekap-perbaikan.xlsx", perbaikan)
    expect(halaman.get_by_role("button", name="Terapkan 3 baris")).to_be_visible(timeout=SABAR)
    _angka(halaman, len(SALAH), 0)
    langkah.terapkan(halaman)
    assert _ada() == {satu[JUDUL_NIP] for satu in benar}

    naik = benar[-1] | {"TMT GOLONGAN": "01-10-2026"}
    _unggah(halaman, "kenaikan.xlsx", _buku([naik]))
    expect(halaman.get_by_role("button", name="Terapkan 1 baris")).to_be_visible(timeout=SABAR)
    langkah.terapkan(halaman)
    kenaikan = Impor.objects.latest("pk")

    _terhalang(halaman, pertama, kenaikan)
    _urungkan(halaman, kenaikan)
    _urungkan(halaman, pertama)
    assert _ada() == {satu[JUDUL_NIP] for satu in benar[: len(SALAH)]}
    _riwayat(halaman)


def _ada() -> set[str]:
    return set(Pegawai.objects.values_list("nip", flat=True))


def _unggah(halaman: Page, nama: str, isi: bytes) -> None:
    menu(halaman, "Impor")
    halaman.get_by_role("link", name="Unggah berkas").first.click()
    halaman.get_by_role("combobox", name="Jenis berkas").select_option("Pegawai")
    berkas = {"name": nama, "mimeType": XLSX, "buffer": isi}
    halaman.get_by_label("Berkas", exact=True).set_input_files(berkas)
    halaman.get_by_role("button", name="Unggah dan periksa").click()


def _pilih_lembar(halaman: Page) -> None:
    """No sheet has the columns by name; the officer says which one it is."""
    expect(halaman.locator(".head .chip")).to_have_text("Tidak terbaca", timeout=SABAR)
    expect(halaman.get_by_role("heading", name="Berkas ini punya 2 lembar")).to_be_visible()
    halaman.get_by_label("Lembar yang dibaca").select_option("Data Pegawai")
    halaman.get_by_role("button", name="Baca lembar ini").click()
    expect(halaman.get_by_role("link", name="Cocokkan kolom")).to_be_visible(timeout=SABAR)
    expect(halaman.locator(".notis.error")).to_contain_text("NIP BARU")


def _cocokkan_dan_petakan(halaman: Page, unit: UnitOrganisasi) -> None:
    halaman.get_by_role("link", name="Cocokkan kolom").click()
    halaman.get_by_label(f"Kolom untuk {JUDUL_NIP}").select_option("NIP BARU")
    halaman.get_by_role("button", name="Simpan dan periksa lagi").click()
    halaman.get_by_role("link", name="Petakan kode").first.click(timeout=SABAR)
    baris = halaman.get_by_role("row").filter(has_text=ASING)
    baris.get_by_role("textbox").fill(unit.nama)
    halaman.get_by_role("button", name="Cari", exact=True).click()
    baris.get_by_role("radio", name=f"{OPD} · {unit.nama}").check()
    halaman.get_by_role("button", name="Simpan dan periksa lagi").click()
    tombol = halaman.get_by_role("button", name=f"Terapkan {BANYAK - len(SALAH)} baris")
    expect(tombol).to_be_visible(timeout=SABAR)
    _angka(halaman, BANYAK - len(SALAH), len(SALAH))


def _penyebab(halaman: Page) -> None:
    """Each cause once, with its remedy and the way to its own row."""
    kelompok = halaman.get_by_role("region", name="Temuan menurut penyebab").locator("tbody tr")
    for ke, (_, nilai, judul) in enumerate(SALAH, 2):
        baris = kelompok.filter(has_text=judul)
        expect(baris.locator(".chip")).to_have_text("Ditolak")
        baris.get_by_role("link").click()
        isi = halaman.get_by_role("region", name="Tabel baris").locator("tbody tr")
        expect(isi).to_have_count(1)
        expect(isi.locator("td").first).to_have_text(str(ke))
        expect(isi).to_contain_text(nilai)


def _unduh_ditolak(halaman: Page) -> bytes:
    return langkah.unduh(halaman, "Unduh yang ditolak").path().read_bytes()


def _perbaiki(isi: bytes, benar: list[dict[str, str]]) -> bytes:
    """The returned workbook with the right cells written over the wrong ones, as an officer would:
    the columns that say what is wrong stay where they are."""
    buku = load_workbook(io.BytesIO(isi))
    lembar = buku.active
    judul = [sel.value for sel in lembar[1]]
    assert judul == [*benar[0], "GALAT", "SARAN"]
    for ke, (kolom, nilai, _) in enumerate(SALAH):
        sel = lembar.cell(row=ke + 2, column=judul.index(kolom) + 1)
        assert sel.value == nilai
        assert nilai in lembar.cell(row=ke + 2, column=len(judul) - 1).value
        sel.value = benar[ke][kolom]
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _periksa_urung(halaman: Page, impor: Impor) -> None:
    halaman.goto(f"/impor/{impor.pk}/")
    halaman.get_by_role("link", name="Urungkan impor").click()
    halaman.get_by_role("button", name="Periksa").click()


def _terhalang(halaman: Page, impor: Impor, lain: Impor) -> None:
    _periksa_urung(halaman, impor)
    expect(halaman.get_by_text("Impor ini belum dapat diurungkan")).to_be_visible(timeout=SABAR)
    sebab = halaman.get_by_role("region", name="Penghalang menurut sebab")
    expect(sebab.get_by_role("link", name=f"impor nomor {lain.pk}")).to_be_visible()
    expect(halaman.get_by_role("button", name="Urungkan impor")).to_have_count(0)


def _urungkan(halaman: Page, impor: Impor) -> None:
    _periksa_urung(halaman, impor)
    expect(halaman.get_by_text("Tidak ada yang menghalangi.")).to_be_visible(timeout=SABAR)
    halaman.get_by_role("button", name="Urungkan impor").click()
    tanya = halaman.get_by_role("dialog", name="Urungkan impor ini?")
    tanya.get_by_label("Alasan").fill(ALASAN)
    tanya.get_by_role("button", name="Urungkan", exact=True).click()
    expect(halaman.locator(".head .chip")).to_have_text("Diurungkan", timeout=SABAR)


def _riwayat(halaman: Page) -> None:
    menu(halaman, "Impor")
    tabel = halaman.get_by_role("region", name="Tabel impor").locator("tbody tr")
    keadaan = {
        satu.get_by_role("rowheader").get_by_role("link").inner_text(): satu.locator(
            "[data-judul=Keadaan]"
        ).inner_text()
        for satu in tabel.all()
    }
    assert ALASAN in keadaan["rekap.xlsx"]
    assert ALASAN in keadaan["kenaikan.xlsx"]
    assert keadaan["rekap-perbaikan.xlsx"].strip() == "Diterapkan"
