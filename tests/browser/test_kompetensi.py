"""Competency as it is lived: a dictionary, standards by grid, an event with results, published to
the person, and the gaps that follow by person, unit and post."""

from collections.abc import Callable

from django.utils import timezone
from playwright.sync_api import Page, expect

from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
from talenta.akun.models import Pengguna
from talenta.lokal.portal import Portal
from talenta.pegawai.models import Pegawai
from tests.browser import langkah
from tests.browser.langkah import SABAR
from tests.browser.siap import NIP_ADMIN, admin_baru, impor_contoh, instansi_baru
from tests.fixtures.dunia import SANDI

LAYAR = {"width": 1440, "height": 900}


def _tab(halaman: Page, judul: str) -> None:
    bagian = halaman.get_by_role("navigation", name="Bagian kompetensi")
    bagian.get_by_role("link", name=judul, exact=True).click()


def _tetapkan(halaman: Page, nama: str) -> None:
    halaman.get_by_role("link", name="Tetapkan versi ini").click()
    halaman.get_by_label("Nama versi").fill(nama)
    halaman.get_by_label("Dasar hukum").fill("Keputusan Gubernur 12/2026")
    halaman.get_by_role("button", name="Tetapkan", exact=True).click()
    expect(halaman.get_by_text("versi 1 ditetapkan.")).to_be_visible()


def _kamus(halaman: Page) -> None:
    langkah.menu(halaman, "Kamus kompetensi")
    halaman.get_by_role("button", name="Susun versi baru").click()
    halaman.get_by_text("Integritas", exact=True).click()
    halaman.get_by_role("link", name="Ubah Integritas").click()
    halaman.get_by_label("Arti", exact=True).fill("Jujur sampai pada hal yang kecil.")
    halaman.get_by_role("button", name="Simpan ke draf").click()
    langkah.potret(halaman, "kamus-draf")
    _tetapkan(halaman, "Kamus daerah")
    expect(halaman.get_by_text("Jujur sampai pada hal yang kecil.")).to_be_visible()


def _standar(halaman: Page, jabatan: str) -> None:
    _tab(halaman, "Standar jabatan")
    halaman.get_by_role("button", name="Susun versi baru").click()
    halaman.get_by_label("Cari nama jabatan").fill(jabatan)
    halaman.get_by_role("button", name="Tampilkan").click()
    kisi = halaman.get_by_role("region", name="Kisi standar menurut jabatan")
    for nama in KOMPETENSI.values():
        kisi.get_by_label(f"{nama}, {jabatan}", exact=True).select_option("4")
    halaman.get_by_role("button", name="Simpan halaman ini").click()
    expect(halaman.get_by_text("Kisi tersimpan dalam draf.")).to_be_visible()
    teknis = halaman.get_by_role("combobox", name="Kompetensi teknis")
    teknis.select_option("analisis_kebijakan")
    halaman.get_by_label("Tingkat yang diminta").select_option("3")
    halaman.get_by_role("button", name="Terapkan kompetensi teknis").click()
    expect(halaman.get_by_text("jabatan diubah dalam draf.")).to_be_visible()
    langkah.potret(halaman, "standar-kisi")
    _tetapkan(halaman, "Standar daerah")


def _asesmen(halaman: Page, orang: Pegawai) -> None:
    _tab(halaman, "Asesmen")
    halaman.get_by_role("link", name="Rencanakan asesmen").click()
    halaman.get_by_label("Nama asesmen").fill("Asesmen pengawas 2026")
    halaman.get_by_label("Cara menilai").select_option("ASSESSMENT_CENTER")
    halaman.get_by_label("Menilai delapan aspek potensi").check()
    halaman.get_by_label("Analisis kebijakan").check()
    halaman.get_by_label("Penyelenggara", exact=True).fill("UPT Penilaian Kompetensi")
    for hari in ("Mulai", "Selesai"):
        halaman.get_by_label(hari, exact=True).fill(timezone.localdate().isoformat())
    halaman.get_by_role("button", name="Simpan").click()
    halaman.get_by_label("NIP peserta").fill(orang.nip)
    halaman.get_by_role("button", name="Tambahkan").click()
    halaman.get_by_role("button", name="Undang peserta").click()
    tanya = halaman.get_by_role("dialog", name="Undang semua peserta?")
    tanya.get_by_role("button", name="Undang", exact=True).click()
    expect(halaman.get_by_text("1 peserta yang punya akun diberi tahu.")).to_be_visible()
    halaman.get_by_role("link", name="Catat hasil").click()
    halaman.get_by_label("Tanggal hasil").fill(timezone.localdate().isoformat())
    for nama in (*KOMPETENSI.values(), *ASPEK_POTENSI.values()):
        halaman.get_by_label(nama, exact=True).select_option("3")
    halaman.get_by_label("Komunikasi", exact=True).select_option("1")
    halaman.get_by_label("Analisis kebijakan").select_option("2")
    halaman.get_by_label("Uraian").fill("Tenang, perlu latihan berbicara.")
    halaman.get_by_role("button", name="Catat hasil").click()
    langkah.potret(halaman, "asesmen-tercatat")
    halaman.get_by_role("button", name="Terbitkan hasil").click()
    tanya = halaman.get_by_role("dialog", name="Terbitkan hasil asesmen ini?")
    tanya.get_by_role("button", name="Terbitkan", exact=True).click()
    buka_lagi = halaman.locator("#kemajuan").get_by_role("link", name="Buka asesmen")
    expect(buka_lagi).to_be_visible(timeout=SABAR)
    buka_lagi.click()
    expect(halaman.locator(".head .chip").first).to_have_text("Hasil diterbitkan")


def _di_mata_orangnya(halaman: Page, orang: Pegawai) -> None:
    langkah.masuk(halaman, orang.nip, SANDI, tiba="Data saya")
    halaman.goto("/kompetensi/saya/")
    panel = halaman.get_by_role("region", name="Kompetensi dan pengembangan")
    # 8 x 3 + 1 of 9 x 4.
    expect(panel.get_by_text("69,44", exact=True)).to_be_visible()
    expect(panel.get_by_text("Kurang Optimal", exact=True)).to_be_visible()
    expect(panel.get_by_text("Masih Memenuhi Syarat", exact=True)).to_be_visible()
    expect(panel.get_by_text("standar jabatan ini, versi 1")).to_be_visible()
    # 2 of the 3 levels that the post asks for of one technical competency.
    expect(panel.get_by_text("66,67 %")).to_be_visible()
    expect(panel.get_by_text("penyelenggara belum terakreditasi").first).to_be_visible()
    expect(halaman.get_by_role("region", name="JPM di sini dan dalam peringkat")).to_be_visible()
    langkah.potret(halaman, "kompetensi-saya")
    halaman.get_by_role("button", name="Buka uraian Asesmen pengawas 2026").click()
    expect(halaman.get_by_text("Tenang, perlu latihan berbicara.")).to_be_visible()


def test_dari_kamus_sampai_kesenjangan(
    data_nyata: None, portal: Portal, buka: Callable[..., Page]
) -> None:
    instansi = instansi_baru()
    admin_baru(instansi, NIP_ADMIN, "Admin Pertama")
    impor_contoh(instansi, ("unor", "jabatan", "pendidikan", "pegawai", "kompetensi"))
    orang = Pegawai.objects.select_related("jabatan", "unit__opd").filter(
        jabatan__jenjang="PENGAWAS", kedudukan_hukum="01", unit__opd__isnull=False
    )[0]
    assert orang.jabatan is not None
    akun = Pengguna.objects.create_user(
        nip=orang.nip, password=SANDI, nama=orang.nama, instansi=instansi
    )
    Pegawai.objects.filter(pk=orang.pk).update(pengguna=akun)

    meja = buka(viewport=LAYAR)
    langkah.masuk(meja, NIP_ADMIN, SANDI)
    _kamus(meja)
    _standar(meja, orang.jabatan.nama)
    _asesmen(meja, orang)
    _di_mata_orangnya(buka(viewport=LAYAR), orang)

    menu = meja.get_by_role("navigation", name="Menu utama")
    menu.get_by_role("link", name="Kompetensi", exact=True).click()
    peta = meja.get_by_role("region", name="Tabel kesenjangan")
    unit = peta.get_by_role("link", name=orang.unit.opd.nama, exact=True)
    expect(unit).to_be_visible()
    expect(meja.get_by_text("terhadap standar versi 1")).to_be_visible()
    langkah.potret(meja, "kesenjangan-unit")
    meja.get_by_role("link", name="Menurut jabatan").click()
    meja.get_by_label("Cari nama jabatan").fill(orang.jabatan.nama)
    meja.get_by_role("button", name="Tampilkan").click()
    jabatan = peta.get_by_role("link", name=orang.jabatan.nama, exact=True)
    expect(jabatan).to_be_visible()
    langkah.potret(meja, "kesenjangan-jabatan")
    jabatan.click()
    kurang = meja.get_by_role("row", name=orang.nama)
    expect(kurang.get_by_text("Komunikasi −3")).to_be_visible()
    _tab_kompetensi(meja)


def _tab_kompetensi(meja: Page) -> None:
    """The technical gap, and one's way into it from the heat map."""
    meja.go_back()
    _tab(meja, "Teknis")
    baris = meja.get_by_role("row", name="Analisis kebijakan")
    expect(baris).to_be_visible()
    langkah.potret(meja, "kesenjangan-teknis")
    baris.get_by_role("link", name="Analisis kebijakan").click()
    expect(meja.get_by_text("Analisis kebijakan −1")).to_be_visible()
