"""A post is filled: vacancy, committee with one conflict, decision against the ranking with a
reason, decree and its public page, position history, what an unsuccessful candidate reads, and
what the auditor does with all of it."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from karir.models import CalonLowongan, HasilPeringkat, Lowongan
from karir.pengisian.services.calon import (
    butir_verifikasi,
    calon_tambah,
    calon_verifikasi,
)
from karir.pengisian.services.lowongan import syarat_ubah
from karir.pengisian.services.penempatan import sk_berlakukan
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Jabatan, Pegawai, RiwayatJabatan
from tests.browser.langkah import SABAR, potret
from tests.browser.siap import OPD, Contoh, sesi
from tests.fixtures.dunia import Daerah, akun
from tests.karir.pengisian.bahan import LONGGAR

MEJA = {"width": 1440, "height": 900}
NAMA = "Kepala Subbagian Pengujian"


def _anggota(prov: Daerah) -> Pengguna:
    """A second member of the committee."""
    ketua = prov.akun[Peran.KOMITE]
    orang = Pegawai.objects.filter(instansi=prov.instansi, pengguna__isnull=True).order_by("nip")
    anggota = akun(prov, orang.last(), Peran.KOMITE)  # type: ignore[arg-type]
    prov.akun[Peran.KOMITE] = ketua
    return anggota


def _calon(prov: Daerah, asn: Pegawai) -> list[Pegawai]:
    """Three others of the map whose standing lets them be appointed, without accounts."""
    hasil = HasilPeringkat.objects.filter(proses=prov.proses, kotak__isnull=False)
    semua = Pegawai.objects.filter(
        pk__in=hasil.values("pegawai_id"), kedudukan_hukum="01", pengguna__isnull=True
    )
    return list(semua.exclude(pk=asn.pk).order_by("nip")[:3])


def test_pengisian_jabatan_sampai_penjelasan(buka: Callable[..., Page], contoh: Contoh) -> None:
    prov = contoh.dunia.prov
    anggota = _anggota(prov)
    asn = Pegawai.objects.get(pengguna=prov.akun[Peran.ASN])
    Pegawai.objects.filter(pk=asn.pk).update(kedudukan_hukum="01")
    Jabatan.objects.get_or_create(
        instansi=prov.instansi, kode="UJI-1", defaults={"nama": NAMA, "jenjang": "PENGAWAS"}
    )

    def sebagai(pengguna: Pengguna, **lain: object) -> Page:
        return buka(viewport=MEJA, storage_state=sesi(pengguna), **lain)

    diri = sebagai(prov.akun[Peran.ASN])
    _nyatakan(diri, anggota)
    analis, admin = sebagai(prov.akun[Peran.ANALIS_BKD]), sebagai(prov.akun[Peran.ADMIN_BKD])
    lowongan = _siapkan(analis, prov)
    _langkah(analis, lowongan, "Ajukan pembukaan")
    _langkah(admin, lowongan, "Buka lowongan")
    _nilai(analis, lowongan)
    calon = _daftar_pendek(analis, lowongan, prov, asn, anggota)
    _langkah(analis, lowongan, "Serahkan kepada komite")

    ketua, kedua = sebagai(prov.akun[Peran.KOMITE]), sebagai(anggota)
    _nyatakan_bebas(kedua, lowongan)
    expect(kedua.get_by_text("Anda tidak ikut menilai lowongan ini")).to_be_visible()
    potret(kedua, "sidang-terhalang")
    _sidang(ketua, lowongan, calon)

    terpilih = calon[2]
    _putuskan(sebagai(prov.akun[Peran.PPK]), lowongan, terpilih)
    kode = _terbitkan(admin, lowongan)
    umum = buka(viewport={"width": 390, "height": 844})
    umum.goto("/karir/sk/")
    umum.get_by_label("Kode pada SK").fill(kode.lower())
    umum.get_by_role("button", name="Periksa").click()
    expect(umum.get_by_text("SK ini benar diterbitkan")).to_be_visible()
    expect(umum.get_by_role("main")).to_contain_text(terpilih.nama)
    assert terpilih.nip not in umum.content()
    potret(umum, "sk-umum")

    assert sk_berlakukan(sk_id=Lowongan.objects.get(pk=lowongan).sk.pk, pelaku=Pelaku.sistem())
    assert RiwayatJabatan.objects.filter(pegawai=terpilih.pegawai, jabatan__nama=NAMA).exists()
    admin.goto(f"/pegawai/{terpilih.pegawai_id}/")
    expect(admin.get_by_role("main")).to_contain_text(NAMA)
    admin.goto(f"/karir/lowongan/{lowongan}/")
    expect(admin.locator(".head .chip").first).to_have_text("Terisi")
    potret(admin, "lowongan-terisi")

    diri.goto("/karir/seleksi/saya/")
    panel = diri.locator("section.panel", has_text=NAMA)
    expect(panel).to_contain_text(re.compile("Diusulkan, tidak dipilih|Daftar pendek"))
    expect(panel).to_contain_text("rata-rata nilai komite untuk Anda")
    for lain in calon:
        if lain.pegawai_id != asn.pk:
            assert lain.nama not in diri.content()
    potret(diri, "seleksi-saya")
    _audit(sebagai(prov.akun[Peran.AUDITOR]), lowongan)


def _audit(auditor: Page, lowongan: int) -> None:
    """The auditor replays the run and the placement from what was frozen, and swaps everybody's
    identity; each is done by the real worker under its own login."""
    auditor.goto("/karir/integritas/")
    auditor.get_by_role("button", name="Hitung ulang sekarang").click()
    _selesai(auditor)
    auditor.goto("/karir/integritas/")
    ulang = auditor.locator("section.panel", has_text="Dihitung ulang dari masukan beku")
    expect(ulang.locator(".chip")).to_have_text("Identik")
    auditor.get_by_role("button", name="Uji sekarang").click()
    _selesai(auditor)
    auditor.goto("/karir/integritas/")
    tukar = auditor.locator("section.panel", has_text="Atribut yang dilindungi ditukar")
    expect(tukar.locator("h3 .chip")).to_have_text(["Semua digit sama", "Masukannya sama"])
    anggota = auditor.locator("section.panel", has_text="Nilai calon pada lowongan")
    # The other member was shut out, so there is nobody to compare the chair with.
    expect(anggota).to_contain_text("Belum ada calon yang dinilai dua anggota")
    auditor.get_by_role("button", name="Periksa rantai sekarang").click()
    _selesai(auditor)
    auditor.goto("/karir/integritas/")
    expect(auditor.get_by_text("Rantai audit utuh")).to_be_visible()
    potret(auditor, "integritas")
    auditor.goto(f"/karir/lowongan/{lowongan}/")
    auditor.get_by_role("button", name="Hitung ulang dari masukan beku").click()
    _selesai(auditor)
    auditor.goto(f"/karir/lowongan/{lowongan}/")
    nilai = auditor.locator("section.panel", has_text="Kelayakan dan kecocokan")
    expect(nilai.locator(".chip")).to_have_text("Identik")
    assert CatatanAudit.objects.filter(
        tindakan="lowongan.hitung_ulang", objek_id=str(lowongan), rincian__beda=[]
    ).exists()


def _selesai(halaman: Page) -> None:
    """The job on the page has ended well."""
    expect(halaman.locator("main .chip").first).to_have_text("Selesai", timeout=SABAR)


def _nyatakan(diri: Page, anggota: Pengguna) -> None:
    diri.goto("/karir/ikatan/saya/")
    diri.get_by_label("NIP orang itu").fill(anggota.nip)
    diri.get_by_label("Nama orang itu").fill(anggota.nama)
    diri.get_by_label("Hubungan", exact=True).select_option("Paman, bibi, atau keponakan")
    diri.get_by_role("button", name="Nyatakan").click()
    expect(diri.get_by_text("Hubungan dicatat.")).to_be_visible()


def _siapkan(analis: Page, prov: Daerah) -> int:
    analis.goto("/karir/lowongan/baru/")
    analis.get_by_label("Cari jabatan apa pun").fill("Pengujian")
    analis.get_by_role("search", name="Cari jabatan").get_by_role("button").click()
    analis.get_by_role("link", name=NAMA).click()
    analis.get_by_label("Unit", exact=True).fill(OPD)
    analis.get_by_role("button", name="Siapkan lowongan").click()
    expect(analis.get_by_role("heading", level=1, name=NAMA)).to_be_visible()
    satu = Lowongan.objects.get(jabatan__kode="UJI-1")
    syarat_ubah(
        lowongan_id=satu.pk, revisi=satu.revisi, syarat=satu.syarat | LONGGAR | {"kinerja": ""},
        bobot=satu.bobot, alasan="Jabatan uji.", pelaku=_pelaku(prov),
    )  # fmt: skip
    return satu.pk


def _pelaku(prov: Daerah) -> Pelaku:
    return Pelaku.dari_pengguna(prov.akun[Peran.ANALIS_BKD])


def _langkah(siapa: Page, lowongan: int, nama: str) -> None:
    siapa.goto(f"/karir/lowongan/{lowongan}/")
    siapa.get_by_role("button", name=nama, exact=True).first.click()
    tanya = siapa.get_by_role("dialog", name=nama)
    tanya.get_by_role("button", name=nama, exact=True).click()
    expect(siapa.get_by_text(f"{nama}: tercatat.")).to_be_visible()


def _nilai(analis: Page, lowongan: int) -> None:
    """Pressed on the page, done by the real worker."""
    analis.goto(f"/karir/lowongan/{lowongan}/")
    analis.get_by_role("button", name="Nilai semua pegawai").click()
    analis.get_by_role("link", name="Buka lowongan").click(timeout=SABAR)
    expect(analis.get_by_role("link", name="Lihat semua pegawai")).to_be_visible()


def _daftar_pendek(
    analis: Page, lowongan: int, prov: Daerah, asn: Pegawai, anggota: Pengguna
) -> list[CalonLowongan]:
    """One by the page, the others by the service; verified, with a committee from the page."""
    analis.goto(f"/karir/lowongan/{lowongan}/kelayakan/?cari={asn.nip}")
    potret(analis, "kelayakan")
    analis.get_by_role("button", name="Ke daftar pendek").click()
    expect(analis.get_by_text("masuk daftar pendek.")).to_be_visible()
    satu = Lowongan.objects.get(pk=lowongan)
    for orang in _calon(prov, asn):
        calon_tambah(lowongan_id=lowongan, pegawai_id=orang.pk, pelaku=_pelaku(prov))
    for calon in satu.calon.all():
        for butir in butir_verifikasi(calon, satu):
            calon_verifikasi(
                lowongan_id=lowongan, calon_id=calon.pk, butir=butir, lulus=True,
                catatan="Berkas asli.", pelaku=_pelaku(prov),
            )  # fmt: skip
    # So that the third ranks behind the first whatever the sample's figures are.
    semua = list(satu.calon.order_by("pk"))
    for ke, calon in enumerate(semua, start=1):
        CalonLowongan.objects.filter(pk=calon.pk).update(peringkat=ke)
    analis.goto(f"/karir/lowongan/{lowongan}/")
    ketua = prov.akun[Peran.KOMITE]
    for nama in (ketua.nama, anggota.nama):
        analis.get_by_role("checkbox", name=nama).check()
    analis.get_by_label("Ketua").select_option(str(ketua.pk))
    analis.get_by_role("button", name="Simpan komite").click()
    expect(analis.get_by_text("Susunan komite disimpan.")).to_be_visible()
    potret(analis, "lowongan-dinilai")
    analis.goto(f"/karir/lowongan/{lowongan}/banding/")
    potret(analis, "banding-calon")
    return semua


def _nyatakan_bebas(siapa: Page, lowongan: int) -> None:
    siapa.goto(f"/karir/lowongan/{lowongan}/sidang/")
    siapa.get_by_label("Tidak ada").check()
    siapa.get_by_role("button", name="Nyatakan").click()
    expect(siapa.get_by_text("Pernyataan Anda dicatat.")).to_be_visible()


def _sidang(ketua: Page, lowongan: int, calon: list[CalonLowongan]) -> None:
    _nyatakan_bebas(ketua, lowongan)
    for ke, satu in enumerate(calon):
        ketua.locator(f"#nilai-{satu.pk}").fill(f"{90 - ke},5")
        ketua.locator(f"#alasan-{satu.pk}").fill("Rekam jejaknya kuat.")
    potret(ketua, "sidang")
    ketua.get_by_role("button", name="Kirim penilaian").click()
    expect(ketua.get_by_text("Penilaian dikirim.")).to_be_visible()
    for ke, satu in enumerate((calon[1], calon[0], calon[2]), start=1):
        ketua.get_by_label(f"Usulan {ke}", exact=True).select_option(str(satu.pk))
        ketua.get_by_label(f"Alasan usulan {ke}").fill("Memenuhi kebutuhan.")
    ketua.get_by_label("Pertimbangan komite").fill("Disepakati.")
    ketua.get_by_role("button", name="Usulkan kepada PPK").click()
    expect(ketua.get_by_text("Usulan dikirim kepada PPK.")).to_be_visible()


def _putuskan(ppk: Page, lowongan: int, terpilih: CalonLowongan) -> None:
    ppk.goto(f"/karir/lowongan/{lowongan}/putusan/")
    expect(ppk.get_by_text("berbeda dari peringkat").first).to_be_visible()
    ppk.get_by_label(terpilih.nama).check()
    ppk.get_by_label("Alasan memilih").fill("Lama bertugas di kepulauan.")
    potret(ppk, "putusan")
    ppk.get_by_role("button", name="Putuskan").click()
    expect(ppk.get_by_text("tercatat demikian")).to_be_visible()


def _terbitkan(admin: Page, lowongan: int) -> str:
    """Issue the decree; its code."""
    admin.goto(f"/karir/lowongan/{lowongan}/")
    admin.get_by_role("link", name="Terbitkan SK").click()
    admin.get_by_label("Nomor SK").fill("821.2/99/BKD/2026")
    potret(admin, "sk-terbitkan")
    admin.get_by_role("button", name="Terbitkan SK").click()
    expect(admin.get_by_text("SK terbit.")).to_be_visible()
    with admin.expect_download() as unduhan:
        admin.get_by_role("link", name="Unduh SK (PDF)").click()
    assert unduhan.value.path().read_bytes().startswith(b"%PDF-")
    teks = admin.get_by_role("link", name="Halaman pemeriksaan").inner_text()
    return teks.rsplit(" ", 1)[-1]
