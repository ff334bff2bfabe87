"""A finding worked off: from the index to its list, mended by a file, gone at the next measure."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from talenta.lokal.portal import Portal
from talenta.mutu.models import TemuanMutu
from talenta.pegawai.models import Pegawai
from tests.browser import langkah
from tests.browser.langkah import SABAR
from tests.browser.siap import BERKAS, NIP_ADMIN, admin_baru, impor_contoh, instansi_baru
from tests.fixtures.dunia import SANDI

JUDUL = "Alamat e-mail belum tercatat"


def _ukur(halaman: Page) -> None:
    """Measure now, or wait for the measurement that the schedule has begun by itself."""
    langkah.menu(halaman, "Mutu data")
    halaman.get_by_role("button", name="Ukur sekarang").or_(
        halaman.get_by_role("link", name="Pengukuran menunggu giliran")
    ).click()
    hasil = halaman.locator("#kemajuan").get_by_role("link", name="Buka indeks mutu data")
    expect(hasil).to_be_visible(timeout=SABAR)
    hasil.click()
    expect(halaman.get_by_text("indeks mutu data dari 100")).to_be_visible()


def _berkas_betul(ke: Path, nip: str) -> Path:
    """The person's row of the sample file with an e-mail address."""
    isi = (BERKAS / "pegawai.csv").read_text(encoding="utf-8-sig")
    kepala, *baris = csv.reader(io.StringIO(isi), delimiter=";")
    satu = next(b for b in baris if b[kepala.index("NIP BARU")] == nip)
    satu[kepala.index("EMAIL")] = "dibetulkan@contoh.go.id"
    berkas = ke / "pegawai.csv"
    with berkas.open("w", encoding="utf-8", newline="") as tujuan:
        csv.writer(tujuan, delimiter=";").writerows([kepala, satu])
    return berkas


def test_temuan_dibetulkan_lewat_impor(
    data_nyata: None, portal: Portal, buka: Callable[..., Page], tmp_path: Path
) -> None:
    instansi = instansi_baru()
    admin_baru(instansi, NIP_ADMIN, "Admin Pertama")
    impor_contoh(instansi, ("unor", "jabatan", "pendidikan", "pegawai"))
    isi = (BERKAS / "pegawai.csv").read_text(encoding="utf-8-sig")
    polos = {b["NIP BARU"] for b in csv.DictReader(io.StringIO(isi), delimiter=";")}
    halaman = buka(viewport={"width": 1440, "height": 900})
    langkah.masuk(halaman, NIP_ADMIN, SANDI)
    _ukur(halaman)

    halaman.get_by_role("region", name="Pemeriksaan kelengkapan").get_by_role(
        "link", name=JUDUL
    ).click()
    orang = (
        Pegawai.objects.filter(
            pk__in=TemuanMutu.objects.filter(gagal__contains=["EMAIL_KOSONG"]).values("pk"),
            nip__in=polos,
        )
        .order_by("nip")
        .first()
    )
    assert orang is not None
    halaman.get_by_label("Cari nama atau NIP").fill(orang.nip)
    halaman.get_by_role("button", name="Tampilkan").click()
    tabel = halaman.get_by_role("region", name="Tabel pegawai dengan temuan ini")
    expect(tabel.get_by_role("link", name=orang.nama)).to_be_visible()
    daftar = halaman.url

    halaman.get_by_role("link", name="Unggah berkas pegawai").click()
    halaman.get_by_label("Berkas", exact=True).set_input_files(_berkas_betul(tmp_path, orang.nip))
    halaman.get_by_role("button", name="Unggah dan periksa").click()
    expect(halaman.get_by_role("heading", name="Periksa sebelum diterapkan")).to_be_visible(
        timeout=SABAR
    )
    langkah.terapkan(halaman)

    _ukur(halaman)
    halaman.goto(daftar)
    expect(halaman.get_by_role("heading", name="Tidak ada yang cocok")).to_be_visible()
    orang.refresh_from_db()
    assert orang.email == "dibetulkan@contoh.go.id"
