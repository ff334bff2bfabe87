"""The editor's forms over a rule set: what is shown is what is stored, to the digit."""

import copy
from typing import Any

import pytest

from karir.mesin.aturan import muat
from karir.mesin.jenis import DEKLARASI
from karir.susunan.bagian import BAGIAN
from karir.susunan.form import SusunForm
from karir.susunan.galat import GalatKata, bagian_galat, galat_aturan, jumlah_bobot
from karir.susunan.isian import ambil
from karir.susunan.katalog import (
    KATA_UKURAN,
    KUNCI_RATA_RATA,
    kunci_ukuran,
    pilihan_bagian,
    pilihan_ukuran,
)
from karir.susunan.tombol import TombolAsing, tekan
from karir.susunan.ubah import buka, komponen_tambah, tutup
from karir.susunan.ukuran import kelompok_ukuran, komponen_jalur
from tests.mesin.bahan import KEPKA, PREDIKAT_JPM, isi
from tests.mesin.test_aturan import KASUS, komponen


def semua_bagian(aturan: dict[str, Any]) -> list[str]:
    kode = [k["kode"] for s in aturan["sumbu"].values() for k in s["komponen"]]
    return [*BAGIAN, *(f"ukuran-{k}" for k in kode)]


def form_bagian(aturan: dict[str, Any], bagian: str, data: Any = None) -> SusunForm:
    terbuka = buka(aturan)
    if bagian in BAGIAN:
        kelompok = BAGIAN[bagian].kelompok(terbuka)
    else:
        jalur = komponen_jalur(terbuka, bagian.removeprefix("ukuran-"))
        assert jalur is not None
        kelompok = kelompok_ukuran(terbuka, jalur)
    return SusunForm(data, isi=aturan, kelompok=kelompok)


def terkirim(form: SusunForm) -> dict[str, Any]:
    """What a browser would send of a form as it stands."""
    data = {}
    for bidang in form:
        nilai = bidang.value()
        if nilai is not None and nilai is not False:
            data[bidang.html_name] = "on" if nilai is True else nilai
    return data


def kirim(aturan: dict[str, Any], bagian: str, **ubah: Any) -> SusunForm:
    data = terkirim(form_bagian(aturan, bagian))
    data |= {nama.replace("__", "."): nilai for nama, nilai in ubah.items()}
    form = form_bagian(aturan, bagian, data)
    form.is_valid()
    return form


@pytest.mark.parametrize("kode", [KEPKA, PREDIKAT_JPM])
def test_mengirim_tanpa_mengubah_tidak_mengubah_apa_pun(kode: str) -> None:
    aturan = isi(kode)
    assert len(semua_bagian(aturan)) > 9
    for bagian in semua_bagian(aturan):
        form = kirim(aturan, bagian)
        assert not form.errors, (bagian, form.errors)
        assert form.isi_baru() == aturan, bagian
    assert aturan == isi(kode)


def test_setiap_nilai_yang_menentukan_punya_isian() -> None:
    """Every value of a rule set is reached by a field of some section, but for fixed codes."""
    aturan = isi(KEPKA)
    jalur = {i.tempat for b in semua_bagian(aturan) for i in form_bagian(aturan, b).isian}
    tetap = (".kode", ".jenis", ".fakta", ".kinerja", ".potensial", ".sampai", "tidak_pernah")

    def telusuri(nilai: Any, tempat: str) -> list[str]:
        if any(tempat == j or tempat.startswith((f"{j}[", f"{j}.")) for j in jalur):
            return []
        if isinstance(nilai, dict):
            return [x for k, v in nilai.items() for x in telusuri(v, f"{tempat}.{k}")]
        if isinstance(nilai, list):
            return [x for i, v in enumerate(nilai) for x in telusuri(v, f"{tempat}[{i}]")]
        return [f"{tempat}={nilai}"]

    sisa = [
        s for s in telusuri(buka(aturan), "$")
        if not s.split("=")[0].endswith(tetap) and not s.endswith("tidak_pernah")
    ]  # fmt: skip
    # The lowest threshold is always zero.
    assert sisa == ["$.sumbu.Y.kategori[0].mulai=0", "$.sumbu.X.kategori[0].mulai=0"]


@pytest.mark.parametrize(
    ("tulisan", "ratusan"),
    [("60", 6000), ("60,5", 6050), ("60.25", 6025), ("0", 0), (" 7,05 ", 705), ("", None)],
)
def test_angka_dua_desimal(tulisan: str, ratusan: int | None) -> None:
    form = kirim(isi(KEPKA), "kinerja", sumbu__Y__komponen__0__bobot=tulisan)
    assert not form.errors
    assert form.isi_baru()["sumbu"]["Y"]["komponen"][0]["bobot"] == ratusan


@pytest.mark.parametrize(
    "tulisan", ["enam", "-1", "1e2", "NaN", "60,125", "100,01", "1.000", "²", "٦٠", "60 %"]
)
def test_angka_yang_tidak_terbaca_ditolak_dan_yang_lain_tetap(tulisan: str) -> None:
    aturan = isi(KEPKA)
    form = kirim(aturan, "kinerja", sumbu__Y__komponen__0__bobot=tulisan)
    assert list(form.errors) == ["sumbu.Y.komponen.0.bobot"]
    assert form.isi_baru() == aturan


def test_jumlah_dan_galat_dalam_kata() -> None:
    form = kirim(isi(KEPKA), "kinerja", sumbu__Y__komponen__1__bobot="12")
    baru = form.isi_baru()
    [galat] = form.periksa(baru)
    assert galat == GalatKata(
        tempat="$.sumbu.Y.komponen",
        bagian="kinerja",
        letak="Sumbu Kinerja, komponen",
        kalimat="Jumlah bobot sumbu kinerja 97,00 %; harus 100,00 %.",
    )
    assert [(j.pas, j.kalimat) for j in jumlah_bobot(baru)] == [
        (False, "Jumlah bobot sumbu kinerja 97,00 %; harus 100,00 %."),
        (True, "Jumlah bobot sumbu potensial 100,00 %."),
        (True, "Jumlah bobot kedua sumbu 100,00 %."),
    ]


def test_ambang_menutup_celah_dengan_sendirinya_dan_harus_urut() -> None:
    nama = "sumbu__X__kategori__2__mulai"
    baru = kirim(isi(KEPKA), "sumbu", **{nama: "78,5"}).isi_baru()
    assert [(k["mulai"], k["sampai"]) for k in baru["sumbu"]["X"]["kategori"]] == [
        (0, 6000), (6000, 7850), (7850, None),
    ]  # fmt: skip
    assert galat_aturan(baru) == []
    form = kirim(isi(KEPKA), "sumbu", **{nama: "55"})
    [galat] = form.periksa(form.isi_baru())
    assert (galat.letak, galat.kalimat) == (
        "Sumbu Potensial, kategori Tinggi, batas bawah", "Harus lebih dari 60,00.",
    )  # fmt: skip
    tampil = {t.bidang.html_name: t.galat for _, isian in form.tersusun for t in isian}
    assert tampil["sumbu.X.kategori.2.mulai"] == ["Harus lebih dari 60,00."]
    assert sum(map(len, tampil.values())) == 1


def test_tabel_batas_ditambah_dikurangi_dan_diurutkan() -> None:
    awal = f"sumbu.X.komponen.{1}.indikator.batas"
    aturan = isi(KEPKA)
    banyak = len(ambil(aturan, ("sumbu", "X", "komponen", 1, "indikator", "batas")))
    data = terkirim(form_bagian(aturan, "ukuran-bangkom"))
    data |= {f"{awal}.{banyak}.mulai": "40", f"{awal}.{banyak}.skor": "110"}
    data |= {f"{awal}.1.mulai": "", f"{awal}.1.skor": ""}
    form = form_bagian(aturan, "ukuran-bangkom", data)
    assert form.is_valid()
    baru = form.isi_baru()
    batas = [(b["mulai"], b["skor"]) for b in komponen(baru, "bangkom")["indikator"]["batas"]]
    assert batas == [(40, 11000), (20, 10000), (5, 6000), (1, 4000), (0, 0)]
    assert galat_aturan(baru) == []


def test_tanpa_bukti_ditolak_atau_diberi_skor() -> None:
    tempat = "sumbu.X.komponen.0.kosong"
    data = terkirim(form_bagian(isi(KEPKA), "ukuran-jpm"))
    assert data[f"{tempat}.cara"] == "tolak"
    form = form_bagian(isi(KEPKA), "ukuran-jpm", data | {f"{tempat}.cara": "skor", tempat: "10"})
    assert form.is_valid()
    assert komponen(form.isi_baru(), "jpm")["kosong"] == 1000
    # A punishment that is not there cannot keep anybody off the map: only a score is asked for.
    assert f"{tempat[:-8]}6.kosong.cara" not in terkirim(form_bagian(isi(KEPKA), "ukuran-disiplin"))


def test_kotak_krs_dan_urutan_lewat_satu_halaman() -> None:
    form = kirim(isi(KEPKA), "kotak", kotak__3__krs="on", kotak__3__urutan="3")
    baru = form.isi_baru()
    assert baru["krs"]["kotak"] == [9, 8, 7, 6]
    assert baru["urutan_kotak"] == [[9], [8], [7, 6], [5, 4, 3, 2, 1]]
    assert galat_aturan(baru) == []


@pytest.mark.parametrize("nomor", ["8", ""])
def test_nomor_kotak_yang_berulang_atau_kosong_tidak_disimpan(nomor: str) -> None:
    """Stored, it would be lost which of the two boxes is ranked first and which is in the pool."""
    aturan = isi(KEPKA)
    form = kirim(aturan, "kotak", kotak__0__nomor=nomor)
    galat = {"kotak.0.nomor", "kotak.1.nomor"} if nomor else {"kotak.0.nomor"}
    assert set(form.errors) == galat
    assert form.isi_baru() == aturan
    assert all("masing-masing sekali" in str(satu) for satu in form.errors.values())


def test_nomor_kotak_ditukar_membawa_urutan_dan_krs() -> None:
    """Another numbering: what a box means for the order stays with the box."""
    semula = isi(KEPKA)
    nomor = {i: str(10 - kotak["nomor"]) for i, kotak in enumerate(semula["kotak"])}
    form = kirim(semula, "kotak", **{f"kotak__{i}__nomor": n for i, n in nomor.items()})
    assert not form.errors
    baru = form.isi_baru()
    assert galat_aturan(baru) == []
    assert baru["urutan_kotak"] == [[10 - n for n in k] for k in semula["urutan_kotak"]]
    assert sorted(baru["krs"]["kotak"]) == sorted(10 - n for n in semula["krs"]["kotak"])


def test_tingkat_satu_angka_atau_sembilan() -> None:
    nama = "tingkat_baku__PENGAWAS"
    assert kirim(isi(KEPKA), "tingkat", **{nama: "2,2,3,2,2,2,1,2,2"}).isi_baru()["tingkat_baku"][
        "PENGAWAS"
    ] == [2, 2, 3, 2, 2, 2, 1, 2, 2]
    assert "tingkat_baku.PENGAWAS" in kirim(isi(KEPKA), "tingkat", **{nama: "2, 3"}).errors
    assert "tingkat_baku.PENGAWAS" in kirim(isi(KEPKA), "tingkat", **{nama: "6"}).errors


def test_katalog_memuat_setiap_indikator() -> None:
    assert set(KATA_UKURAN) == set(DEKLARASI)
    assert {kunci_ukuran(alamat) for alamat, _ in pilihan_bagian()} == set(DEKLARASI)
    semua = {kunci_ukuran(alamat) for alamat, _ in pilihan_ukuran()}
    assert semua == {*DEKLARASI, KUNCI_RATA_RATA}
    assert kunci_ukuran("jpm.lain") is None


@pytest.mark.parametrize("alamat", [alamat for alamat, _ in pilihan_bagian()])
def test_komponen_baru_dapat_diisi_sampai_sah(alamat: str) -> None:
    """Added empty, filled in by its own form, taken as valid: no figure comes by itself."""
    aturan = isi(PREDIKAT_JPM)
    kunci = kunci_ukuran(alamat)
    assert kunci is not None
    kode = komponen_tambah(aturan, "X", kunci)
    letak = f"ukuran-{kode}"
    kurang = galat_aturan(aturan)
    assert {g.kalimat for g in kurang} == {"Belum diisi."}
    assert {g.bagian for g in kurang} <= {letak, "potensial"}
    data = terkirim(form_bagian(aturan, letak))
    for isian in form_bagian(aturan, letak).isian:
        if data.get(isian.nama) in (None, "", []):
            data[isian.nama] = "1"
    batas = [n for n in data if n.endswith(".mulai")]
    for ke, nama in enumerate(batas):
        data[nama] = str(ke)
    form = form_bagian(aturan, letak, data)
    assert form.is_valid(), form.errors
    baru = form.isi_baru()
    jalur = komponen_jalur(baru, kode)
    assert jalur is not None
    ambil(baru, jalur)["bobot"] = 0
    muat(baru)


def test_komponen_dikeluarkan() -> None:
    aturan = isi(KEPKA)
    assert tekan(aturan, "kinerja", {"hapus": "tim_kerja"}) == ("kinerja", "")
    with pytest.raises(TombolAsing):
        tekan(aturan, "kinerja", {"hapus": "tim_kerja"})
    assert [g.kalimat for g in galat_aturan(aturan)] == [
        "Jumlah bobot sumbu kinerja 85,00 %; harus 100,00 %."
    ]


def test_rata_rata_yang_bagiannya_diberi_skor_tidak_pernah_kosong() -> None:
    letak = "sumbu.Y.komponen.0.indikator.bagian.0.kosong"
    data = terkirim(form_bagian(isi(KEPKA), "ukuran-kinerja"))
    data |= {f"{letak}.cara": "skor", letak: "50"}
    form = form_bagian(isi(KEPKA), "ukuran-kinerja", data)
    assert form.is_valid()
    baru = form.isi_baru()
    assert komponen(baru, "kinerja")["kosong"] == "tidak_pernah"
    muat(baru)


@pytest.mark.parametrize("nama", sorted(KASUS))
def test_setiap_galat_pemuat_punya_letak_dan_bagian(nama: str) -> None:
    """Every class of fault the loader knows comes out in words, on a section that exists."""
    rusak, _, _ = KASUS[nama]
    aturan = copy.deepcopy(isi(KEPKA))
    rusak(aturan)
    if not aturan.get("sumbu"):
        return
    semua = galat_aturan(aturan)
    assert semua
    for galat in semua:
        assert galat.letak[:1].isupper()
        assert galat.kalimat.endswith(".")
        assert "$" not in galat.letak + galat.kalimat
        assert galat.bagian in BAGIAN or galat.bagian.startswith("ukuran-")
        assert galat.bagian == bagian_galat(aturan, galat.tempat)


def test_buka_dan_tutup_saling_membalik() -> None:
    for kode in (KEPKA, PREDIKAT_JPM):
        assert tutup(buka(isi(kode))) == isi(kode)
