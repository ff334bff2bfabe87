"""Digital skill from the person to the ranking: self-rating, test, supervisor, post, rule set."""

import re
from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from kompetensi.models import KunciSoal, NilaiDigital, UjiDigital
from talenta.akun.izin import Peran
from talenta.pegawai.models import Pegawai
from tests.browser import langkah
from tests.browser.siap import Contoh, sesi

MEJA = {"width": 1440, "height": 900}
PONSEL = {"width": 390, "height": 844}


def test_keterampilan_digital_dari_orangnya_sampai_peringkat(
    buka: Callable[..., Page], contoh: Contoh
) -> None:
    akun = contoh.dunia.prov.akun
    orang = Pegawai.objects.select_related("jabatan").get(pengguna=akun[Peran.ASN])
    asn = buka(viewport=PONSEL, storage_state=sesi(akun[Peran.ASN]))
    asn.goto("/kompetensi/digital/saya/")
    _menilai_diri(asn)
    _mengikuti_tes(asn, orang)

    # The line breaks; another machine goes on where the answers were kept.
    lain = buka(viewport=MEJA, storage_state=sesi(akun[Peran.ASN]))
    _menyelesaikan_tes(lain, orang)

    atasan = buka(viewport=MEJA, storage_state=sesi(akun[Peran.ATASAN]))
    _memvalidasi(atasan, orang)
    assert set(NilaiDigital.objects.filter(pegawai=orang).values_list("sumber", flat=True)) == {
        "UJI", "ATASAN",
    }  # fmt: skip

    admin = buka(viewport=MEJA, storage_state=sesi(akun[Peran.ADMIN_BKD]))
    _meminta_tingkat(admin, orang)
    lain.goto("/kompetensi/digital/saya/")
    keamanan = lain.get_by_role("row", name=re.compile("^Keamanan"))
    expect(keamanan.first).to_contain_text("kurang")
    expect(lain.get_by_text("standar jabatan ini")).to_be_visible()
    langkah.potret(lain, "digital-saya")

    _menghitung(admin, orang)


def _menilai_diri(asn: Page) -> None:
    asn.get_by_role("link", name="Isi penilaian mandiri").click()
    terjawab = 0
    for area in range(5):
        pilihan = asn.locator('input[type="radio"][value="5"]')
        for isian in pilihan.all():
            isian.check()
        terjawab += pilihan.count()
        expect(asn.locator("#keadaan-simpan")).to_contain_text(f"Tersimpan. {terjawab} dari")
        if area == 0:
            langkah.potret(asn, "digital-mandiri")
            # What was chosen is there again, without a button.
            asn.reload()
            expect(asn.locator('input[type="radio"]:checked')).to_have_count(pilihan.count())
        if area < 4:
            judul = asn.locator("#judul-area").inner_text()
            asn.get_by_role("button", name="Simpan dan lanjut").click()
            # Areas look alike: without this the next round could still choose on this one.
            expect(asn.locator("#judul-area")).not_to_have_text(judul)
    asn.get_by_role("button", name="Selesai").click()
    expect(asn.get_by_text("Penilaian mandiri Anda selesai.")).to_be_visible()
    expect(asn.get_by_text("Penilaian mandiri saja tidak dihitung").or_(
        asn.get_by_text("Penilaian mandiri tidak ikut dihitung")
    )).to_be_visible()  # fmt: skip


def _jawab(halaman: Page, orang: Pegawai) -> None:
    """Choose the right option of every item on the page."""
    uji = UjiDigital.objects.get(pegawai=orang)
    kunci = dict(KunciSoal.objects.values_list("soal_id", "letak"))
    terjawab = len(uji.jawaban)
    for nomor, satu in enumerate(uji.soal):
        benar = satu["urut"].index(kunci[satu["soal"]])
        pilihan = halaman.locator(f'input[name="k-{nomor}"][value="{benar}"]')
        if pilihan.count():
            pilihan.check()
            terjawab += 1
    expect(halaman.locator("#keadaan-simpan")).to_contain_text(f"Tersimpan. {terjawab} dari")


def _mengikuti_tes(asn: Page, orang: Pegawai) -> None:
    asn.get_by_role("link", name="Ikuti tes pengetahuan").click()
    asn.get_by_role("button", name="Mulai tes").click()
    expect(asn.get_by_role("button", name="Kumpulkan tes")).to_be_visible()
    langkah.potret(asn, "digital-tes")
    _jawab(asn, orang)
    asn.get_by_role("button", name="Simpan dan lanjut").click()
    expect(asn.locator("#keadaan-simpan")).to_contain_text("8 dari 40")
    asn.close()


def _menyelesaikan_tes(lain: Page, orang: Pegawai) -> None:
    lain.goto("/kompetensi/digital/saya/")
    lain.get_by_role("link", name="Lanjutkan tes").click()
    expect(lain.locator('input[type="radio"]:checked')).to_have_count(8)
    for area in range(1, 5):
        lain.goto(f"/kompetensi/digital/saya/tes/?area={area}")
        _jawab(lain, orang)
    lain.get_by_role("button", name="Kumpulkan tes").click()
    expect(lain.get_by_text("Tes Anda sudah dinilai")).to_be_visible(timeout=langkah.SABAR)


def _memvalidasi(atasan: Page, orang: Pegawai) -> None:
    atasan.goto("/kompetensi/digital/")
    langkah.potret(atasan, "digital-peta-atasan")
    atasan.get_by_role("link", name=orang.nama, exact=True).first.click()
    for area in ("Informasi dan data", "Keamanan"):
        atasan.get_by_label(area, exact=True).select_option("6")
    atasan.get_by_label("Dasar penilaian").fill("Membangun laman pengaduan dan menjaganya.")
    atasan.get_by_role("button", name="Simpan validasi").click()
    expect(atasan.get_by_text("Validasi tersimpan")).to_be_visible()
    langkah.potret(atasan, "digital-orang-atasan")


def _meminta_tingkat(admin: Page, orang: Pegawai) -> None:
    assert orang.jabatan is not None
    admin.goto(f"/kompetensi/digital/jabatan/?cari={orang.jabatan.nama}")
    langkah.potret(admin, "digital-jabatan")
    admin.get_by_label(f"{orang.jabatan.nama}, Keamanan", exact=True).first.select_option("8")
    admin.get_by_role("button", name="Simpan yang berubah").click()
    expect(admin.get_by_text(re.compile(r"Tingkat 1 jabatan berubah"))).to_be_visible()


def _menghitung(admin: Page, orang: Pegawai) -> None:
    """By the example rule set, as a trial; then why, on the person's page."""
    admin.goto(reverse("karir:hitung"))
    pilihan = admin.locator("#id_aturan")
    nilai = pilihan.locator("option", has_text="CONTOH-DIGITAL").get_attribute("value")
    pilihan.select_option(nilai)
    admin.get_by_role("button", name="Hitung", exact=True).click()
    admin.get_by_role("link", name="Buka hasil pemeringkatan").click(timeout=langkah.SABAR)
    [proses] = re.findall(r"/proses/(\d+)/", admin.url)
    admin.goto(f"{reverse('karir:panel', args=[orang.pk])}?proses={proses}")
    digital = admin.locator(".hitung details", has_text="Keterampilan Digital")
    digital.locator("summary").click()
    expect(digital).to_contain_text("tes di portal")
    expect(digital).to_contain_text("validasi atasan")
    expect(digital).to_contain_text("Syarat menurut standar jabatan ini")
    expect(digital.get_by_role("row", name=re.compile("^Keamanan"))).to_contain_text("dari 8,00")
    langkah.potret(admin, "digital-peringkat")
