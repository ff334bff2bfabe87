"""A run, its review by two members of the committee, the pool; an objection upheld, the difference
for everybody, and the new run."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from playwright.sync_api import Page, expect

from karir.models import PindahKotak, ProsesPeringkat, Sanggahan
from kinerja.models import PredikatTahunan
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.lokal.portal import Portal
from talenta.pegawai.models import UsulPerbaikan
from tests.browser.langkah import SABAR, menu, potret
from tests.browser.siap import sesi
from tests.fixtures.dunia import Daerah, bangun
from tests.karir.tinjauan import PDF, anggota_kedua, dipetakan

MEJA, SAKU = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def _dunia() -> tuple[Daerah, Pengguna]:
    """The small world with a box for everybody, committed, and a second member."""
    with transaction.atomic():
        prov = bangun(per_unit=3).prov
        dipetakan(prov)
        return prov, anggota_kedua(prov)


def _tanya(halaman: Page, tombol: str, judul: str, ya: str) -> None:
    """Press a button, give a reason in its question, and say yes."""
    halaman.get_by_role("button", name=tombol, exact=True).click()
    tanya = halaman.get_by_role("dialog", name=judul)
    tanya.get_by_label("Alasan").fill("Sudah dibahas dalam sidang.")
    tanya.get_by_role("button", name=ya, exact=True).click()


def test_dari_hasil_sampai_hasil_baru(
    data_nyata: None, portal: Portal, buka: Callable[..., Page], tmp_path: Path
) -> None:
    prov, kedua = _dunia()
    bukti = tmp_path / "sk.pdf"
    bukti.write_bytes(PDF)
    analis = buka(viewport=MEJA, storage_state=sesi(prov.akun[Peran.ANALIS_BKD]))
    _hitung_dan_tampilkan(analis)
    _tinjau(analis, buka, prov, kedua, bukti)
    _sanggah(analis, buka, prov)


def _hitung_dan_tampilkan(analis: Page) -> None:
    analis.goto("/karir/hitung/")
    analis.get_by_label("Tanggal acuan").fill("2026-06-30")
    analis.get_by_role("button", name="Hitung", exact=True).click()
    selesai = analis.get_by_role("link", name="Buka hasil pemeringkatan")
    expect(selesai).to_be_visible(timeout=SABAR)
    selesai.click()
    analis.get_by_role("link", name="Tampilkan hasil ini").click()
    analis.get_by_role("button", name="Tampilkan hasil ini").click()


def _tinjau(
    analis: Page, buka: Callable[..., Page], prov: Daerah, kedua: Pengguna, bukti: Path
) -> None:
    menu(analis, "Tinjauan talenta")
    analis.locator("select[name=unit]").select_option(label="Dinas Pendidikan")
    analis.get_by_role("button", name="Buka tinjauan").click()
    expect(analis.get_by_role("heading", level=1)).to_contain_text("Dinas Pendidikan")
    alamat = analis.url

    satu = buka(viewport=MEJA, storage_state=sesi(prov.akun[Peran.KOMITE]))
    satu.goto(alamat)
    satu.get_by_role("link", name="Usulkan pindah").first.click()
    satu.get_by_label("Kotak yang diusulkan").select_option(value="9")
    satu.get_by_label("Alasan").fill("Memimpin penanganan bencana.")
    satu.get_by_label("Bukti").set_input_files(bukti)
    satu.get_by_role("button", name="Kirim usul").click()
    expect(satu.get_by_role("button", name="Tarik usul saya")).to_be_visible()

    dua = buka(viewport=MEJA, storage_state=sesi(kedua))
    dua.goto(alamat)
    potret(dua, "tinjauan")
    dua.get_by_role("button", name="Setujui pindah").click()
    _tanya(dua, "Kukuhkan", "Kukuhkan tinjauan ini?", "Kukuhkan")
    expect(dua.get_by_text("Tinjauan dikukuhkan.")).to_be_visible()
    pindah = PindahKotak.objects.get()
    assert pindah.dikukuhkan_pada is not None
    for _ in range(60):
        dua.goto("/karir/kolam/")
        if dua.get_by_text("Versi 1:").is_visible():
            break
        dua.wait_for_timeout(1000)
    expect(dua.get_by_text("Dipindahkan oleh komite")).to_be_visible()
    potret(dua, "kolam")
    analis.goto(f"/karir/hasil/?kotak={pindah.kotak_baru}")
    expect(analis.get_by_text("Memimpin penanganan bencana.")).to_be_visible()


def _sanggah(analis: Page, buka: Callable[..., Page], prov: Daerah) -> None:
    asn = buka(viewport=SAKU, storage_state=sesi(prov.akun[Peran.ASN]))
    asn.goto("/karir/hasil/saya/")
    asn.get_by_role("link", name="Sanggahan saya").click()
    asn.get_by_role("link", name="Penilaian Kinerja").click()
    asn.get_by_label("Apa yang menurut Anda keliru").fill("Predikat saya 2025 Sangat Baik.")
    asn.get_by_role("button", name="Kirim sanggahan").click()
    expect(asn.get_by_text("Sanggahan Anda terkirim.")).to_be_visible()
    potret(asn, "sanggah_saya")

    menu(analis, "Sanggahan")
    nomor = Sanggahan.objects.get()
    analis.goto(f"/karir/sanggah/{nomor.pk}/")
    analis.get_by_role("button", name="Tangani").click()
    analis.get_by_label("Kabulkan").check()
    analis.get_by_label("Hasil telaah").fill("Predikat di e-Kinerja memang Sangat Baik.")
    analis.get_by_role("button", name="Kirim usul putusan").click()
    admin = buka(viewport=MEJA, storage_state=sesi(prov.akun[Peran.ADMIN_BKD]))
    admin.goto(f"/karir/sanggah/{nomor.pk}/")
    _tanya(admin, "Putuskan sesuai usul", "Putuskan sesuai usul?", "Putuskan")
    expect(admin.get_by_text("Belum ada perbaikan sejak")).to_be_visible()

    _perbaiki(prov, nomor)
    admin.reload()
    admin.get_by_role("button", name="Hitung ulang").click()
    beda = admin.get_by_role("heading", name="Perbedaan sesudah hitung ulang")
    for _ in range(60):
        admin.goto(f"/karir/sanggah/{nomor.pk}/")
        if beda.is_visible():
            break
        admin.wait_for_timeout(1000)
    expect(admin.get_by_role("link", name="Lihat semua yang terdampak")).to_be_visible()
    potret(admin, "sanggah_rinci")
    lama = ProsesPeringkat.objects.tampil().get(instansi=prov.instansi)
    admin.get_by_role("link", name="Tampilkan sebagai hasil baru").click()
    admin.get_by_role("button", name="Tampilkan hasil ini").click()
    expect(admin.get_by_text("Hasil ini sekarang dilihat")).to_be_visible()
    assert ProsesPeringkat.objects.tampil().get(instansi=prov.instansi) != lama
    asn.goto("/karir/hasil/saya/sanggah/")
    expect(asn.get_by_text("Selesai, hasil baru ditampilkan").first).to_be_visible()


def _perbaiki(prov: Daerah, nomor: Sanggahan) -> None:
    """What test_perbaikan.py plays in the browser: the record mended, and by whom."""
    predikat = PredikatTahunan.objects.get(pegawai_id=nomor.pegawai_id, tahun=2025)
    predikat.predikat = "SANGAT_BAIK"
    predikat.save()
    UsulPerbaikan.objects.create(
        instansi=prov.instansi,
        unit_lft=nomor.unit_lft,
        pegawai_id=nomor.pegawai_id,
        jenis="kinerja",
        objek_id=predikat.pk,
        tindakan="UBAH",
        alasan="e-Kinerja",
        bukti=prov.impor.berkas,
        status="DITERAPKAN",
        diusulkan_oleh=prov.akun[Peran.ANALIS_BKD],
        diputus_oleh=prov.akun[Peran.ADMIN_BKD],
    )
