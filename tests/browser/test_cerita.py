"""The whole story with the sample files, through the real worker: from HR files to a person who
reads why."""

import io
import re
from collections import Counter
from collections.abc import Callable

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from talenta.impor.models import Temuan
from talenta.impor.temuan import KATALOG
from talenta.lokal.portal import Portal
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from tests.browser import langkah
from tests.browser.conftest import Pengawas
from tests.browser.langkah import KUNCI, SABAR, baca_csv, bulat, desimal, kotak, menu, unduh
from tests.browser.siap import (
    BERKAS,
    NIP_ADMIN,
    OPD,
    URUTAN,
    admin_baru,
    impor_contoh,
    instansi_baru,
)
from tests.fixtures.dunia import SANDI
from tests.karir.bahan import CONTOH
from tests.karir.bahan import baca_csv as baca_berkas

DENGAN_TANGAN = ("unor", "jabatan", "pendidikan", "pegawai", "kinerja")
HASIL = {satu["NIP"]: satu for satu in baca_berkas(CONTOH / "hasil.csv")}
SANDI_BARU = "sawah-berundak-7"


def test_dari_berkas_sampai_alasan(
    data_nyata: None, portal: Portal, buka: Callable[..., Page], pengawas: Pengawas
) -> None:
    instansi = instansi_baru()
    admin_baru(instansi, NIP_ADMIN, "Admin Pertama")
    analis = buka(viewport={"width": 1440, "height": 900})
    langkah.masuk(analis, NIP_ADMIN, SANDI)

    for jenis in DENGAN_TANGAN:
        langkah.unggah(analis, jenis)
        _pratinjau_sesuai_kunci(analis, jenis)
        _unduhan_ditolak_sesuai_kunci(analis, jenis)
        langkah.terapkan(analis)
        assert langkah.angka(analis)["ditambahkan"] == KUNCI[jenis]["baru"]
    impor_contoh(instansi, URUTAN[len(DENGAN_TANGAN) :])

    _hitung(analis)
    nip = _peta_dan_daftar(analis)
    _ekspor_sesuai_kunci(analis)
    rincian = _buka_orang(analis, nip)
    _verifikasi(analis)

    orang = Pegawai.objects.get(nip=nip)
    kode = _terbitkan_kode(analis, orang)
    sendiri = buka(viewport={"width": 390, "height": 844})
    _aktifkan(sendiri, nip, kode)
    assert _baca_sendiri(sendiri, nip) == rincian
    _hanya_tentang_diri(sendiri, pengawas, orang)


def _pratinjau_sesuai_kunci(halaman: Page, jenis: str) -> None:
    kunci = KUNCI[jenis]
    angka = langkah.angka(halaman)
    assert angka == {
        "baru": kunci["baru"],
        "berubah": 0,
        "sama": kunci["sama"],
        "diterima dengan peringatan": kunci["peringatan"],
        "ditolak, perlu diperbaiki": kunci["ditolak"],
    }
    expect(halaman.locator(".anak")).to_contain_text("belum ada yang berubah")
    kelompok = halaman.get_by_role("region", name="Temuan menurut penyebab").locator("tbody tr")
    terbaca = {
        (satu.get_by_role("link").inner_text(), satu.locator(".chip").inner_text()): bulat(
            satu.locator("td").first.inner_text()
        )
        for satu in kelompok.all()
    }
    harap = Counter(
        (KATALOG[kode].judul, str(Temuan.Tingkat(tingkat).label))
        for _, tingkat, kode in {tuple(satu) for satu in kunci["temuan"]}
    )
    assert terbaca == dict(harap)


def _unduhan_ditolak_sesuai_kunci(halaman: Page, jenis: str) -> None:
    """The findings open from their group; the rejects come back with what is wrong and a hint."""
    ditolak = [baris for baris, tingkat, _ in KUNCI[jenis]["temuan"] if tingkat == "ditolak"]
    if not ditolak:
        expect(halaman.get_by_role("link", name="Unduh yang ditolak")).to_have_count(0)
        return
    tab = halaman.get_by_role("navigation", name="Baris menurut keadaan")
    tab.get_by_role("link", name="Ditolak").click()
    tabel = halaman.get_by_role("region", name="Tabel baris").locator("tbody tr")
    expect(tabel.first.locator("td").first).to_have_text(str(min(ditolak)))
    expect(tabel.first).to_contain_text("Ditolak")
    baris = baca_csv(unduh(halaman, "Unduh yang ditolak"), pemisah=_pemisah(jenis))
    assert len(baris) == KUNCI[jenis]["ditolak"]
    assert list(baris[0])[-2:] == ["GALAT", "SARAN"]
    assert all(satu["GALAT"] and satu["SARAN"] for satu in baris)


def _pemisah(jenis: str) -> str:
    """Rejects come back in the layout of the file."""
    kepala = (BERKAS / f"{jenis}.csv").read_text(encoding="utf-8-sig").partition("\n")[0]
    return ";" if ";" in kepala else ","


def _hitung(halaman: Page) -> None:
    menu(halaman, "Peta talenta")
    halaman.get_by_role("link", name="Hitung peta talenta").click()
    halaman.get_by_label("Tanggal acuan").fill("2026-06-30")
    halaman.get_by_role("button", name="Hitung", exact=True).click()
    expect(halaman.get_by_text("Anda boleh meninggalkan halaman ini").first).to_be_visible()
    hasilnya = halaman.get_by_role("link", name="Buka hasil pemeringkatan")
    expect(hasilnya).to_be_visible(timeout=SABAR)
    hasilnya.click()
    expect(halaman.get_by_text("Belum ditampilkan.", exact=True)).to_be_visible()
    halaman.get_by_role("link", name="Tampilkan hasil ini").click()
    expect(halaman.get_by_text("Sampai sekarang belum ada hasil")).to_be_visible()
    halaman.get_by_role("button", name="Tampilkan hasil ini").click()
    expect(halaman.get_by_text("Hasil ini sekarang dilihat seluruh instansi.")).to_be_visible()
    halaman.get_by_role("link", name="Buka peta").click()


def _peta_dan_daftar(halaman: Page) -> str:
    """Read the boxes, narrow them to one OPD, open the best box; return a NIP from its list."""
    expect(halaman.get_by_role("heading", level=1, name="Peta talenta")).to_be_visible()
    terpeta = {nip: int(satu["KOTAK"]) for nip, satu in HASIL.items() if satu["KOTAK"]}
    assert kotak(halaman) == dict.fromkeys(range(1, 10), 0) | Counter(terpeta.values())
    assert langkah.angka(halaman)[f"dipetakan dari {len(HASIL):,}".replace(",", ".")] == len(
        terpeta
    )
    opd = UnitOrganisasi.objects.get(kode=OPD)
    halaman.get_by_role("combobox", name="Perangkat daerah").select_option(opd.nama)
    halaman.get_by_role("button", name="Tampilkan", exact=True).click()
    expect(halaman).to_have_url(re.compile(f"opd={opd.pk}"))
    di_opd = Pegawai.objects.filter(unit__opd=opd).values_list("nip", flat=True)
    harap = Counter(terpeta[nip] for nip in di_opd if nip in terpeta)
    assert kotak(halaman) == dict.fromkeys(range(1, 10), 0) | harap
    terisi = max(nomor for nomor in harap if harap[nomor] > 1)
    halaman.get_by_role("link", name=f"Kotak {terisi}").click()
    expect(halaman.get_by_role("heading", name=f"{harap[terisi]} pegawai")).to_be_visible()
    baris = halaman.get_by_role("region", name="Daftar peringkat").locator("tbody tr")
    nip = baris.first.locator("th .muted").inner_text().replace(" ", "")
    assert terpeta[nip] == terisi
    baris.first.get_by_role("link").click()
    return nip


def _baca_panel(halaman: Page, nip: str) -> list[str]:
    """The person's arithmetic: digits of the key, and every sum adds up on paper."""
    panel = halaman.locator("#panel-hasil")
    kunci = HASIL[nip]
    expect(panel.get_by_role("heading", name=f"Mengapa kotak {kunci['KOTAK']}?")).to_be_visible()
    angka = panel.locator(".figure b").all_inner_texts()
    assert angka == [
        f"Kotak {kunci['KOTAK']}",
        *(kunci[n].replace(".", ",") for n in ("NILAI Y", "NILAI X", "NILAI TALENTA")),
    ]
    peringkat = re.findall(r"[\d.]+", panel.locator("header").first.inner_text())
    assert [bulat(satu) for satu in peringkat[1:]] == [
        int(kunci[n]) for n in ("PERINGKAT", "PERINGKAT OPD", "PERINGKAT JENJANG")
    ]
    isi = langkah.hitungan(panel)
    nilai = {"Y": desimal("0"), "X": desimal("0")}
    sumbu, menunggu = iter("YX"), []
    for baris in isi:
        if jumlah := re.fullmatch(r"Jumlah sumbu ([YX]) ([\d,]+)", baris):
            nilai[next(sumbu)] = sum(menunggu, desimal("0"))
            assert abs(nilai[jumlah[1]] - desimal(jumlah[2])) <= desimal("0,05")
            assert desimal(jumlah[2]) == desimal(kunci[f"NILAI {jumlah[1]}"].replace(".", ","))
            menunggu = []
            continue
        skor, bobot, poin = re.search(r"([\d,]+) × ([\d,]+) ?%? = ([\d,]+)", baris).groups()
        assert abs(desimal(skor) * desimal(bobot) / 100 - desimal(poin)) <= desimal("0,005")
        menunggu.append(desimal(poin))
    return isi


def _buka_orang(halaman: Page, nip: str) -> list[str]:
    orang = Pegawai.objects.get(nip=nip)
    halaman.goto(f"/pegawai/{orang.pk}/")
    isi = _baca_panel(halaman, nip)
    lipatan = halaman.locator("#panel-hasil details").nth(1)
    lipatan.locator("summary").click()
    expect(lipatan.get_by_text("Eksak:")).to_be_visible()
    return isi


def _ekspor_sesuai_kunci(halaman: Page) -> None:
    halaman.goto("/karir/hasil/")
    baris = baca_csv(unduh(halaman, "CSV"))
    putus = list(next(iter(HASIL.values())))
    assert {satu["NIP"]: {n: satu[n] for n in putus} for satu in baris} == HASIL
    buku = load_workbook(io.BytesIO(unduh(halaman, "XLSX").path().read_bytes()), read_only=True)
    isi = list(buku.worksheets[0].iter_rows(values_only=True))
    assert [satu[0] for satu in isi] == ["NIP", *(satu["NIP"] for satu in baris)]
    assert list(isi[0]) == list(baris[0])


def _verifikasi(halaman: Page) -> None:
    menu(halaman, "Peta talenta")
    halaman.get_by_role("link", name="hasil beku, dapat dihitung ulang").click()
    halaman.get_by_role("button", name="Hitung ulang sekarang").click()
    hasilnya = halaman.locator("#kemajuan .btn-utama")
    expect(hasilnya).to_be_visible(timeout=SABAR)
    hasilnya.click()
    identik = halaman.locator(".linimasa li", has_text="Identik")
    expect(identik).to_contain_text("1.145 pegawai")


def _terbitkan_kode(halaman: Page, orang: Pegawai) -> str:
    halaman.goto(f"/pegawai/{orang.pk}/")
    halaman.get_by_role("button", name="Terbitkan kode aktivasi").click()
    tanya = halaman.get_by_role("dialog", name="Terbitkan kode aktivasi?")
    tanya.get_by_role("button", name="Terbitkan", exact=True).click()
    return halaman.get_by_role("region", name="Daftar kode").locator("code").inner_text()


def _aktifkan(halaman: Page, nip: str, kode: str) -> None:
    halaman.goto("/akun/aktivasi/")
    halaman.get_by_label("NIP").fill(nip)
    halaman.get_by_label("Kode aktivasi").fill(kode)
    halaman.get_by_label("Kata sandi baru", exact=True).fill(SANDI_BARU)
    halaman.get_by_label("Kata sandi baru sekali lagi").fill(SANDI_BARU)
    halaman.get_by_role("button", name="Simpan kata sandi").click()
    expect(halaman).not_to_have_url(re.compile("/akun/aktivasi/"))
    halaman.context.clear_cookies()


def _baca_sendiri(halaman: Page, nip: str) -> list[str]:
    langkah.masuk(halaman, nip, SANDI_BARU, tiba="Data saya")
    return _baca_panel(halaman, nip)


def _hanya_tentang_diri(halaman: Page, pengawas: Pengawas, orang: Pegawai) -> None:
    pengawas.boleh("status of 404")
    lain = Pegawai.objects.exclude(pk=orang.pk).filter(unit=orang.unit).order_by("pk").first()
    assert lain is not None
    for alamat in (
        f"/pegawai/{lain.pk}/", f"/karir/hasil/pegawai/{lain.pk}/", f"/kinerja/pegawai/{lain.pk}/",
        f"/kompetensi/pegawai/{lain.pk}/", "/pegawai/", "/karir/hasil/", "/karir/peta/",
        "/karir/hasil.csv", "/impor/", "/akun/", "/audit/",
    ):  # fmt: skip
        jawaban = halaman.goto(alamat)
        assert jawaban is not None
        assert (alamat, jawaban.status) == (alamat, 404)
    expect(halaman.get_by_role("heading", name="Halaman tidak ditemukan")).to_be_visible()
