"""A whole appraisal year of one office with a head, two supervisors and six staff: opened by the
admin, planned and agreed, reviewed twice (from the keyboard), appraised, delivered, accepted; two
objections, one upheld and one refused; and a ranking on what came out.

One member of staff and one supervisor do every act of the year in the browser, and everybody who
takes part in an objection; for the others the same services do it, in the database role of whoever
acts."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from kinerja.models import Keberatan, PenilaianTahunan, Skp, TahunKinerja, TinjauanPeriodik
from kinerja.services.tahunan import IsiTahunan, tahunan_langkah, tahunan_simpan
from talenta.akun.izin import Peran
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from talenta.pegawai.services.pohon import pohon_perbarui
from tests.browser.langkah import SABAR, menu, potret
from tests.browser.menilai import kompetensi_dinilai, masukan_ketua
from tests.browser.siap import instansi_baru, sesi
from tests.fixtures.dunia import Daerah, akun, orang
from tests.kinerja.conftest import jadikan
from tests.kinerja.langkah import nilai, sebagai, sepakati

KEYBOARD_PALING_LAMA = 60.0


@dataclass
class Kantor:
    """`staf` are three of each supervisor, by supervisor."""

    daerah: Daerah
    kepala: Pegawai
    penyelia: list[Pegawai]
    staf: list[list[Pegawai]]


def _kantor() -> Kantor:
    """An agency of its own, so that nobody else's counts change."""
    instansi = instansi_baru("kinerja", "Kabupaten Kinerja", jenis="KABUPATEN")
    daerah = Daerah(instansi, {})
    for kode, nama, atasan in (
        ("AKAR", "Pemerintah Kabupaten Kinerja", None),
        ("DINAS_A", "Dinas Pendidikan", "AKAR"),
        ("BIDANG_A", "Bidang Kurikulum", "DINAS_A"),
        ("BIDANG_B", "Bidang Sarana", "DINAS_A"),
    ):
        daerah.unit[kode] = UnitOrganisasi.objects.create(
            instansi=instansi,
            kode=kode,
            nama=nama,
            atasan=daerah.unit[atasan] if atasan else None,
        )
    pohon_perbarui(instansi_id=instansi.pk)
    for satu in daerah.unit.values():
        satu.refresh_from_db()
    akun(daerah, orang(daerah, "AKAR", 1, 8000)[0], Peran.ADMIN_BKD)
    kepala = jadikan(orang(daerah, "DINAS_A", 1, 8001)[0], "JPT_PRATAMA", "Kepala Dinas")
    penyelia, staf = [], []
    for nomor, unit in enumerate(("BIDANG_A", "BIDANG_B")):
        kabid = orang(daerah, unit, 1, 8010 + nomor)[0]
        penyelia.append(jadikan(kabid, "ADMINISTRATOR", f"Kepala Bidang {nomor + 1}"))
        staf.append(orang(daerah, unit, 3, 8100 + 10 * nomor))
    for satu in (kepala, *penyelia, *staf[0], *staf[1]):
        akun(daerah, satu, Peran.ASN)
        satu.refresh_from_db()
    return Kantor(daerah, kepala, penyelia, staf)


@pytest.mark.usefixtures("contoh")
def test_setahun_penuh(buka: Callable[..., Page]) -> None:
    kantor = _kantor()
    (pertama, *lain), penyelia = kantor.staf[0], kantor.penyelia[0]
    lebar = {"width": 1440, "height": 900}
    admin = buka(viewport=lebar, storage_state=sesi(kantor.daerah.akun[Peran.ADMIN_BKD]))
    tahun = _dibuka_admin(admin, kantor)

    pegawai = buka(viewport={"width": 390, "height": 844}, storage_state=sesi(pertama.pengguna))
    atasan = buka(viewport=lebar, storage_state=sesi(penyelia.pengguna))
    _rencana(pegawai, atasan, pertama)
    skp = {satu.pegawai_id: satu for satu in Skp.objects.filter(tahun_kinerja=tahun)}
    for nomor, satu in enumerate(kantor.penyelia):
        sepakati(skp[satu.pk], satu, kantor.kepala)
        for bawahan in kantor.staf[nomor]:
            if bawahan != pertama:
                sepakati(skp[bawahan.pk], bawahan, satu)

    satu, dua = tahun.periode.filter(nomor__lte=2).order_by("nomor")
    kompetensi_dinilai(atasan, pegawai, pertama, satu)
    masukan_ketua(pegawai, atasan, orang_=pertama, anggota=lain[0], periode=satu)
    _realisasi(pegawai, pertama, satu.nama)
    _nilai_dengan_papan_tombol(atasan, satu.nama, [pertama, *lain])
    assert set(TinjauanPeriodik.objects.filter(periode=satu).values_list("status", "predikat")) == {
        ("DINILAI", "BAIK")
    }
    for nomor, penilai in enumerate(kantor.penyelia):
        for bawahan in kantor.staf[nomor]:
            nilai(skp[bawahan.pk], dua, penilai, ("DI_ATAS", "DI_ATAS"))
        nilai(skp[penilai.pk], dua, kantor.kepala, ("SESUAI", "SESUAI"))

    _tahunan(atasan, pegawai, pertama, tahun)
    _tahunan_yang_lain(kantor, tahun, selain=pertama)
    semua = PenilaianTahunan.objects.filter(tahun_kinerja=tahun)
    assert semua.count() == 8
    assert set(semua.values_list("status", flat=True)) == {"DISERAHKAN", "DITERIMA"}
    # Who decides on objections is known from the delivery on.
    assert set(
        semua.filter(penilai__in=kantor.penyelia).values_list("atasan_penilai_id", flat=True)
    ) == {kantor.kepala.pk}

    pimpinan = buka(viewport=lebar, storage_state=sesi(kantor.kepala.pengguna))
    for satu, hasil in (
        (lain[0], ("Di Atas Ekspektasi", "Sangat Baik")),
        (lain[1], ("Sesuai Ekspektasi", "Baik")),
    ):
        orang_ = buka(viewport={"width": 390, "height": 844}, storage_state=sesi(satu.pengguna))
        _keberatan(orang_, atasan, pimpinan, satu, hasil)
    diputus = Keberatan.objects.filter(instansi=tahun.instansi_id).order_by("pk")
    assert [satu.status for satu in diputus] == ["DIKABULKAN", "DITOLAK"]
    _peringkat(admin, {lain[0]: "Sangat Baik", lain[1]: "Baik"})


def _dibuka_admin(admin: Page, kantor: Kantor) -> TahunKinerja:
    """A year made, opened and derived by the real worker; the head's appraiser set by name."""
    admin.goto("/")
    menu(admin, "Tahun kinerja")
    admin.get_by_label("Tahun", exact=True).fill("2025")
    admin.get_by_label("Triwulanan").check()
    admin.get_by_role("button", name="Buat tahun").click()
    expect(admin.locator(".head .chip")).to_have_text("Disiapkan")
    admin.get_by_role("button", name="Buka tahun").click()
    admin.get_by_role("button", name="Buka", exact=True).click()
    expect(admin.locator(".head .chip")).to_have_text("Dibuka")
    admin.get_by_role("button", name="Turunkan penilai dan siapkan SKP").click()
    expect(admin.get_by_role("link", name="Buka tahun kinerja")).to_be_visible(timeout=SABAR)
    admin.get_by_role("link", name="Buka tahun kinerja").click()
    potret(admin, "tahun-kinerja")
    admin.get_by_role("link", name=re.compile("^Tanpa penilai:")).click()
    admin.get_by_role("link", name=kantor.kepala.nama, exact=True).click()
    admin.get_by_label("Nama dan jabatan penilai di luar data").fill("Bupati Contoh")
    admin.get_by_label("Alasan", exact=True).last.fill("Kepala dinas dinilai bupati.")
    admin.get_by_role("button", name="Tetapkan", exact=True).click()
    expect(admin.get_by_role("rowheader", name="Bupati Contoh")).to_be_visible()
    tahun: TahunKinerja = TahunKinerja.objects.get(instansi=kantor.daerah.instansi, tahun=2025)
    return tahun


def _rencana(pegawai: Page, atasan: Page, orang_: Pegawai) -> None:
    """A plan from the empty form to the agreement of both."""
    pegawai.goto("/kinerja/saya/tahun/")
    pegawai.get_by_role("link", name="Penelaah Teknis Kebijakan").click()
    pegawai.get_by_label("Rencana hasil kerja").first.fill("Laporan kurikulum tersusun")
    pegawai.get_by_label("Kuantitas: indikator").first.fill("Jumlah laporan")
    pegawai.get_by_label("Kuantitas: target").first.fill("4 laporan")
    potret(pegawai, "skp-susun")
    pegawai.get_by_role("button", name="Simpan hasil kerja").click()
    expect(pegawai.get_by_text("Rencana hasil kerja tersimpan.")).to_be_visible()
    pegawai.get_by_role("button", name="Ajukan kepada penilai").click()
    expect(pegawai.locator(".head .chip").first).to_have_text("Diajukan")

    atasan.goto("/")
    menu(atasan, "Tim saya")
    expect(atasan.get_by_text("SKP menunggu persetujuan")).to_have_count(1)
    atasan.get_by_role("link", name=f"Diajukan SKP {orang_.nama}").click()
    atasan.get_by_label("Ekspektasi: Akuntabel").fill("Laporan tepat waktu.")
    atasan.get_by_role("button", name="Simpan ekspektasi").click()
    atasan.get_by_role("button", name="Setujui").click()
    expect(atasan.locator(".head .chip").first).to_have_text("Disetujui penilai")

    pegawai.reload()
    expect(pegawai.get_by_text("Laporan tepat waktu.")).to_be_visible()
    pegawai.get_by_role("button", name="Sepakati").click()
    expect(pegawai.locator(".head .chip").first).to_have_text("Disepakati")


def _realisasi(pegawai: Page, orang_: Pegawai, periode: str) -> None:
    """A realisation that saves itself, with a link as evidence, then submitted."""
    pegawai.goto("/kinerja/saya/tahun/")
    pegawai.get_by_role("link", name=re.compile(rf"^Isi realisasi\s*, {periode}$")).click()
    pegawai.get_by_label("Realisasi: Laporan kurikulum tersusun").fill("Satu laporan selesai.")
    expect(pegawai.get_by_text("Draf tersimpan pukul")).to_be_visible()
    pegawai.reload()
    expect(pegawai.get_by_label("Realisasi: Laporan kurikulum tersusun")).to_have_value(
        "Satu laporan selesai."
    )
    pegawai.get_by_label("Nama bukti").fill("Laporan di situs dinas")
    pegawai.get_by_label("Atau tautan").fill("https://contoh.go.id/laporan")
    pegawai.get_by_role("button", name="Lampirkan").click()
    expect(pegawai.get_by_role("link", name="Laporan di situs dinas")).to_be_visible()
    potret(pegawai, "realisasi")
    # What was typed a moment before is kept, though another button is pressed.
    pegawai.get_by_label("Realisasi: Laporan kurikulum tersusun").fill("Satu laporan diserahkan.")
    pegawai.get_by_role("button", name="Ajukan realisasi").click()
    expect(pegawai.locator(".head .chip").first).to_have_text("Menunggu penilaian")
    expect(pegawai.get_by_text("Satu laporan diserahkan.")).to_be_visible()


def _nilai_dengan_papan_tombol(atasan: Page, periode: str, tim: list[Pegawai]) -> None:
    """Three people one after the other with keys alone, each in less than a minute."""
    skp = Skp.objects.get(pegawai=tim[0])
    nomor = skp.tahun_kinerja.periode.get(nama=periode).pk
    atasan.goto(f"/kinerja/skp/{skp.pk}/periode/{nomor}/")
    potret(atasan, "tinjauan-nilai")
    for urutan, satu in enumerate(tim):
        expect(atasan.get_by_role("heading", level=1)).to_contain_text(satu.nama)
        mulai = time.monotonic()
        atasan.get_by_role("radio", name="Di Atas Ekspektasi").first.focus()
        atasan.keyboard.press("ArrowDown")
        atasan.keyboard.press("Tab")
        atasan.keyboard.press("Space")
        atasan.keyboard.press("ArrowDown")
        atasan.keyboard.press("Tab")
        atasan.keyboard.type("Tepat waktu.")
        # Past the draft button to the one that finishes.
        atasan.keyboard.press("Tab")
        atasan.keyboard.press("Tab")
        atasan.keyboard.press("Enter")
        expect(atasan.get_by_text(f"{satu.nama}: Baik.")).to_be_visible()
        assert time.monotonic() - mulai < KEYBOARD_PALING_LAMA, urutan
    expect(atasan.get_by_role("heading", level=1, name="Tim saya")).to_be_visible()
    potret(atasan, "tim")


def _tahunan(atasan: Page, pegawai: Page, orang_: Pegawai, tahun: TahunKinerja) -> None:
    """Proposed by the reviews, decided with reasons, delivered, read and accepted."""
    alamat = f"/kinerja/penilaian/{tahun.pk}/{orang_.pk}/"
    atasan.goto(alamat)
    # (2 x 90 + 3 x 91) / 181 = 2.503
    expect(atasan.get_by_text("Usulan: hasil kerja Di Atas Ekspektasi")).to_be_visible()
    atasan.get_by_label("Alasan rating hasil kerja").fill("Laporan lengkap.")
    atasan.get_by_label("Alasan rating perilaku kerja").fill("Membantu rekan.")
    expect(atasan.get_by_text("Draf tersimpan pukul")).to_be_visible()
    potret(atasan, "penilaian")
    atasan.get_by_role("button", name="Tetapkan", exact=True).click()
    expect(atasan.get_by_role("heading", name="Sangat Baik")).to_be_visible()
    atasan.get_by_role("button", name="Serahkan kepada pegawai").click()
    expect(atasan.locator(".head .chip").first).to_have_text("Diserahkan")
    pegawai.goto(alamat)
    for kata in ("Laporan lengkap.", "Membantu rekan."):
        expect(pegawai.get_by_text(kata)).to_be_visible()
    potret(pegawai, "penilaian-saya")
    pegawai.get_by_role("button", name="Saya terima").click()
    expect(pegawai.locator(".head .chip").first).to_have_text("Diterima pegawai")


def _keberatan(
    pegawai: Page, atasan: Page, pimpinan: Page, orang_: Pegawai, hasil: tuple[str, str]
) -> None:
    """From the message on one's own page to the decision, each side by the links it meets; `hasil`
    is the rating decided and the predikat it gives."""
    putusan, predikat = hasil
    pegawai.goto("/kinerja/saya/")
    pegawai.get_by_role("link", name="Penilaian 2025 Anda sudah diserahkan").click()
    potret(pegawai, "penilaian-diserahkan")
    pegawai.get_by_role("link", name="Ajukan keberatan").click()
    pegawai.get_by_label("Alasan keberatan").fill("Laporan selesai sebelum waktunya.")
    pegawai.get_by_role("button", name="Kirim keberatan").click()
    expect(pegawai.locator(".head .chip").first).to_have_text("Menunggu tanggapan penilai")

    for halaman in (atasan, pimpinan):
        halaman.goto("/kinerja/keberatan/")
        halaman.get_by_role("link", name=f"{orang_.nama}, tahun 2025").click()
        if halaman == atasan:
            halaman.get_by_label("Keterangan", exact=True).fill("Begini kami menilainya.")
            halaman.get_by_role("button", name="Kirim", exact=True).click()
            expect(halaman.get_by_text("Begini kami menilainya.")).to_be_visible()
    expect(pimpinan.get_by_text("Begini kami menilainya.")).to_be_visible()
    for nama in ("Rating hasil kerja", "Rating perilaku kerja"):
        pimpinan.get_by_role("group", name=nama).get_by_label(putusan).check()
    pimpinan.get_by_label("Pertimbangan").fill("Kedua pihak sudah didengar.")
    potret(pimpinan, "keberatan-putus")
    pimpinan.get_by_role("button", name="Tetapkan putusan").click()
    expect(pimpinan.get_by_text("Putusan tersimpan")).to_be_visible()
    pegawai.goto("/kinerja/saya/")
    expect(pegawai.get_by_role("row", name=f"2025 {predikat} Hasil kerja")).to_be_visible()


def _peringkat(admin: Page, harap: dict[Pegawai, str]) -> None:
    """A run of today reads what was decided; who else lacks evidence is told so, and still sees
    it."""
    admin.goto("/karir/hitung/")
    admin.get_by_role("button", name="Hitung", exact=True).click()
    admin.get_by_role("link", name="Buka hasil pemeringkatan").click(timeout=SABAR)
    [proses] = re.findall(r"/proses/(\d+)/", admin.url)
    for satu, predikat in harap.items():
        admin.goto(f"{reverse('karir:panel', args=[satu.pk])}?proses={proses}")
        expect(admin.locator(".hitung").first).to_contain_text(f"{predikat} (2025)")


def _tahunan_yang_lain(kantor: Kantor, tahun: TahunKinerja, *, selain: Pegawai) -> None:
    """Everybody else's appraisal, decided and delivered."""
    pasangan: list[tuple[Pegawai, Pegawai]] = [
        (bawahan, penilai)
        for penilai, tim in zip(kantor.penyelia, kantor.staf, strict=True)
        for bawahan in tim
        if bawahan != selain
    ]
    pasangan += [(satu, kantor.kepala) for satu in kantor.penyelia]
    isi = IsiTahunan("SESUAI", "SESUAI", "Target tercapai.", "Sesuai harapan.")
    for satu, penilai in pasangan:
        kunci: dict[str, Any] = {"pegawai_id": satu.pk, "tahun_id": tahun.pk}
        with sebagai(penilai) as oleh:
            tahunan_simpan(**kunci, versi=0, isi=isi, tetapkan=True, oleh=oleh)
        with sebagai(penilai) as oleh:
            tahunan_langkah(**kunci, kode="serahkan", oleh=oleh)
