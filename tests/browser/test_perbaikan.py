"""A person's record is put right: reported by the person, corrected with evidence by one officer,
approved by another, applied by the real worker, and read by everybody with its source."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from talenta.akun.izin import Peran
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from tests.browser.conftest import Pengawas
from tests.browser.langkah import SABAR, menu
from tests.browser.siap import Contoh, sesi

PDF = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
LAIN = {"III/d": "III/c"}


def test_laporan_menjadi_perbaikan(
    buka: Callable[..., Page], contoh: Contoh, pengawas: Pengawas, tmp_path: Path
) -> None:
    # The first try is refused in words.
    pengawas.boleh("422")
    akun = contoh.dunia.prov.akun
    orang = Pegawai.objects.get(pengguna=akun[Peran.ASN])
    lama, baru = orang.golongan, LAIN.get(orang.golongan, "III/d")
    bukti = tmp_path / "sk-pangkat.pdf"
    bukti.write_bytes(PDF)

    asn = buka(viewport={"width": 390, "height": 844}, storage_state=sesi(akun[Peran.ASN]))
    nomor_laporan = _melapor(asn, f"Golongan saya {baru}, bukan {lama}.", bukti)
    opd = buka(
        viewport={"width": 1440, "height": 900}, storage_state=sesi(akun[Peran.PENGELOLA_OPD])
    )
    nomor = _mengusulkan(opd, nomor_laporan, baru, bukti)
    assert Pegawai.objects.get(pk=orang.pk).golongan == lama

    analis = buka(
        viewport={"width": 1440, "height": 900}, storage_state=sesi(akun[Peran.ANALIS_BKD])
    )
    _menyetujui(analis, nomor, lama, baru)
    orang.refresh_from_db()
    assert (orang.golongan, orang.sidik) == (baru, None)

    opd.goto(f"/pegawai/perbaikan/laporan/{nomor_laporan}/")
    opd.get_by_label("Hasil").select_option("Diperbaiki")
    opd.get_by_role("textbox", name="Jawaban").fill("Sudah kami perbaiki sesuai SK Anda.")
    opd.get_by_role("button", name="Kirim jawaban").click()
    expect(opd.locator(".head .chip")).to_have_text("Diperbaiki")

    asn.goto("/pegawai/saya/laporan/")
    expect(asn.get_by_text("Sudah kami perbaiki sesuai SK Anda.")).to_be_visible()
    asn.goto("/pegawai/saya/")
    panel = asn.locator("section", has=asn.locator("#identitas"))
    expect(panel.get_by_text(f"({baru})")).to_be_visible()
    asn.get_by_text("Sumber dan tanggal tiap nilai").click()
    expect(
        asn.get_by_role("listitem").filter(has_text=re.compile(r"^\s*Golongan:"))
    ).to_contain_text(f"Perbaikan nomor {nomor}")


def _melapor(asn: Page, isi: str, bukti: Path) -> str:
    """From the own page to a sent report; its number."""
    asn.goto("/pegawai/saya/")
    panel = asn.locator("section", has=asn.locator("#identitas"))
    panel.get_by_role("link", name="Laporkan data salah").click()
    expect(asn.get_by_label("Bagian yang keliru")).to_have_value("identitas")
    asn.get_by_label("Apa yang keliru").fill(isi)
    asn.get_by_label("Bukti").set_input_files(bukti)
    asn.get_by_role("button", name="Kirim laporan").click()
    kabar = asn.get_by_text("terkirim.")
    expect(kabar).to_be_visible()
    return "".join(huruf for huruf in kabar.inner_text() if huruf.isdigit())


def _mengusulkan(opd: Page, nomor_laporan: str, baru: str, bukti: Path) -> int:
    """From the home page's task over the report to a sent proposal; its number."""
    opd.goto("/")
    opd.get_by_role("link", name="laporan data salah menunggu jawaban").click()
    opd.get_by_role("link", name=f"Nomor {nomor_laporan}", exact=True).click()
    opd.get_by_role("link", name="Usulkan perbaikan").click()
    expect(opd.get_by_text(f"Menjawab laporan nomor {nomor_laporan}")).to_be_visible()
    opd.get_by_role("link", name="Perbaiki", exact=True).first.click()
    opd.get_by_label("Golongan", exact=True).fill("Penata Utama")
    opd.get_by_label("Alasan").fill("SK kenaikan pangkat 823/2026.")
    opd.get_by_label("Bukti").set_input_files(bukti)
    opd.get_by_role("button", name="Kirim usul").click()
    expect(opd.get_by_role("alert")).to_contain_text("tidak dikenal")
    opd.get_by_label("Golongan", exact=True).fill(baru)
    opd.get_by_label("Bukti").set_input_files(bukti)
    opd.get_by_role("button", name="Kirim usul").click()
    expect(opd.locator(".head .chip")).to_have_text("Menunggu keputusan")
    expect(opd.get_by_role("radio")).to_have_count(0)
    return int(UsulPerbaikan.objects.latest("pk").pk)


def _menyetujui(analis: Page, nomor: int, lama: str, baru: str) -> None:
    """From the menu to the applied proposal, by the real worker."""
    analis.goto("/")
    menu(analis, "Perbaikan data")
    analis.get_by_role("link", name=f"Nomor {nomor},").click()
    expect(analis.locator("del")).to_contain_text(lama)
    expect(analis.locator("ins")).to_contain_text(baru)
    expect(analis.get_by_text("Sumber nilai yang sekarang")).to_be_visible()
    with analis.expect_download() as unduhan:
        analis.get_by_role("link", name="sk-pangkat.pdf").click()
    assert unduhan.value.path().read_bytes() == PDF
    analis.get_by_label("Setujui dan terapkan").check()
    analis.get_by_role("button", name="Simpan putusan").click()
    expect(analis.locator(".head .chip")).to_have_text("Diterapkan", timeout=SABAR)
