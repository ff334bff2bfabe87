"""A rule set from draft to a run and to its withdrawal: composed with faults shown as one types,
its effect computed by the real worker, proposed by one officer, put in force by another, read by an
ASN, used by a run."""

import re
from collections.abc import Callable
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page, expect

from karir.models import AturanTalenta, PengaruhAturan, ProsesPeringkat
from talenta.akun.izin import Peran
from tests.browser.langkah import SABAR, angka, menu
from tests.browser.siap import Contoh, sesi

PDF = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
KODE = "PERGUB-9-2026"
MEJA = {"width": 1440, "height": 900}


def test_draf_sampai_dipakai_menghitung(
    buka: Callable[..., Page], contoh: Contoh, tmp_path: Path
) -> None:
    akun = contoh.dunia.prov.akun
    dokumen = tmp_path / "pergub.pdf"
    dokumen.write_bytes(PDF)
    analis = buka(viewport=MEJA, storage_state=sesi(akun[Peran.ANALIS_BKD]))
    _salin(analis)
    _keliru_lalu_benar(analis)
    _ambang(analis)
    _pengaruh(analis)
    _usulkan(analis, dokumen)
    admin = buka(viewport=MEJA, storage_state=sesi(akun[Peran.ADMIN_BKD]))
    _sahkan(admin)
    asn = buka(viewport={"width": 390, "height": 844}, storage_state=sesi(akun[Peran.ASN]))
    _terbuka(asn, akun[Peran.ADMIN_BKD].nama)
    _hitung(admin)
    _cabut(admin)


def _satu() -> AturanTalenta:
    return AturanTalenta.objects.get(kode=KODE)


def _salin(halaman: Page) -> None:
    halaman.goto("/")
    menu(halaman, "Aturan")
    halaman.get_by_role("link", name="Buat draf baru").click()
    halaman.get_by_label("Kode aturan").fill(KODE)
    halaman.get_by_role("button", name="Buat draf").click()
    expect(halaman.get_by_text("Lengkap: dapat dihitung pengaruhnya")).to_be_visible()


def _keliru_lalu_benar(halaman: Page) -> None:
    """The sum is told while typing, nothing is stored before it is sent."""
    tab = halaman.get_by_role("navigation", name="Bagian aturan")
    tab.get_by_role("link", name="Kinerja").click()
    pemeriksaan = halaman.locator("#pemeriksaan")
    bobot = halaman.get_by_role("group", name="Penghargaan").get_by_label("Bobot (%)")
    bobot.press("ControlOrMeta+a")
    bobot.press_sequentially("12")
    expect(pemeriksaan).to_contain_text("Jumlah bobot sumbu kinerja 97,00 %; harus 100,00 %.")
    bobot.press("ControlOrMeta+a")
    bobot.press_sequentially("dua belas")
    di_sampingnya = halaman.get_by_role("group", name="Penghargaan").locator(".galat-isian")
    expect(di_sampingnya).to_contain_text("dua angka di belakang koma")
    expect(bobot).to_be_focused()
    assert _satu().revisi == 0
    bobot.fill("20")
    expect(pemeriksaan).to_contain_text("105,00 %")
    halaman.get_by_role("button", name="Simpan draf").click()
    expect(tab.get_by_role("link", name="Kinerja")).to_contain_text("1")
    halaman.get_by_role("link", name="Ringkasan").click()
    expect(halaman.get_by_role("link", name="Usulkan")).to_have_count(0)
    tab.get_by_role("link", name="Kinerja").click()
    kinerja = halaman.get_by_role("group", name="Penilaian Kinerja").get_by_label("Bobot (%)")
    kinerja.fill("55")
    expect(pemeriksaan).to_contain_text("Lengkap")
    kinerja.press("Enter")
    expect(halaman.get_by_text("tersimpan sebagai draf")).to_be_visible()
    assert [k["bobot"] for k in _satu().isi["sumbu"]["Y"]["komponen"]] == [5500, 2000, 1500, 1000]


def _ambang(halaman: Page) -> None:
    tab = halaman.get_by_role("navigation", name="Bagian aturan")
    tab.get_by_role("link", name="Sumbu").click()
    ambang = halaman.get_by_role("group", name="Sumbu potensial").get_by_label("Ambang “Tinggi”")
    ambang.fill("75")
    halaman.get_by_role("button", name="Simpan draf").click()
    expect(ambang).to_have_value("75,00")


def _pengaruh(halaman: Page) -> None:
    halaman.get_by_role("link", name="Ringkasan").click()
    halaman.get_by_role("link", name="Pengaruhnya", exact=True).click()
    halaman.get_by_role("button", name="Hitung pengaruhnya").click()
    hasilnya = halaman.get_by_role("link", name="Buka pengaruhnya")
    expect(hasilnya).to_be_visible(timeout=SABAR)
    hasilnya.click()
    hasil = PengaruhAturan.objects.get(aturan=_satu()).hasil
    tampil = angka(halaman)
    assert tampil["masuk kelompok rencana suksesi"] == hasil["krs_masuk"] > 0
    assert tampil["keluar dari kelompok rencana suksesi"] == hasil["krs_keluar"]
    sel = halaman.get_by_role("region", name="Dari kotak ke kotak").locator("tbody td:last-child")
    jumlah = sum(int(teks.replace(".", "")) for teks in sel.all_inner_texts())
    assert jumlah == hasil["jumlah"]


def _usulkan(halaman: Page, dokumen: Path) -> None:
    halaman.goto(f"/karir/aturan/{_satu().pk}/susun/")
    halaman.get_by_role("link", name="Usulkan").click()
    halaman.get_by_label("Alasan perubahan").fill("Penghargaan diberi bobot lebih")
    halaman.get_by_label("Dasar hukum").fill("Peraturan Gubernur Nomor 9 Tahun 2026")
    halaman.get_by_label("Berlaku mulai").fill(timezone.localdate().isoformat())
    halaman.get_by_label("Dokumen dasar (PDF)").set_input_files(dokumen)
    halaman.get_by_role("button", name="Kirim usul").click()
    expect(halaman.get_by_text("Usul dikirim.")).to_be_visible()
    expect(halaman.get_by_role("button", name="Sahkan")).to_have_count(0)


def _sahkan(halaman: Page) -> None:
    halaman.goto("/")
    halaman.get_by_role("link", name=re.compile("usul aturan menunggu persetujuan Anda")).click()
    daftar = halaman.get_by_role("region", name="Draf dan usul")
    daftar.get_by_role("row").filter(has_text=KODE).get_by_role("link").click()
    expect(
        halaman.get_by_text("Bobot Penilaian Kinerja dari 60,00 % menjadi 55,00 %.")
    ).to_be_visible()
    expect(halaman.get_by_text("Ambang “Tinggi” dari 80,00 menjadi 75,00.")).to_be_visible()
    expect(halaman.get_by_text("pegawai pindah kotak")).to_be_visible()
    halaman.get_by_role("button", name="Sahkan").click()
    tanya = halaman.get_by_role("dialog", name="Sahkan aturan ini?")
    tanya.get_by_role("button", name="Sahkan", exact=True).click()
    expect(halaman.get_by_text("Aturan disahkan.")).to_be_visible()


def _terbuka(halaman: Page, pengesah: str) -> None:
    halaman.goto("/karir/aturan/")
    kini = halaman.get_by_role("region", name="Yang berlaku sekarang")
    expect(kini).to_contain_text("Peraturan Gubernur Nomor 9 Tahun 2026")
    expect(kini).to_contain_text(pengesah)
    with halaman.expect_download() as unduhan:
        kini.get_by_role("link", name=re.compile("Unduh dokumen dasarnya")).click()
    assert unduhan.value.path().read_bytes() == PDF
    expect(halaman.get_by_text("Draf", exact=True)).to_have_count(0)


def _hitung(halaman: Page) -> None:
    halaman.goto("/karir/hitung/")
    halaman.get_by_label("Tanggal acuan").fill(timezone.localdate().isoformat())
    halaman.get_by_role("button", name="Hitung", exact=True).click()
    hasilnya = halaman.get_by_role("link", name="Buka hasil pemeringkatan")
    expect(hasilnya).to_be_visible(timeout=SABAR)
    hasilnya.click()
    expect(halaman.locator(".anak")).to_contain_text(f"aturan {KODE} versi 1")
    proses = ProsesPeringkat.objects.latest("pk")
    assert (proses.aturan, proses.sidik_aturan) == (_satu(), _satu().sidik)


def _cabut(halaman: Page) -> None:
    halaman.goto(f"/karir/aturan/{_satu().pk}/")
    halaman.get_by_role("button", name="Cabut").click()
    tanya = halaman.get_by_role("dialog", name="Cabut aturan ini?")
    expect(tanya).to_contain_text("Yang berlaku sesudahnya: Pemetaan talenta nasional")
    tanya.get_by_label("Alasan").fill("Peraturannya dibatalkan")
    tanya.get_by_role("button", name="Cabut", exact=True).click()
    expect(halaman.get_by_text("Mulai hari ini yang berlaku KEPKA-BKN-411-2025")).to_be_visible()
