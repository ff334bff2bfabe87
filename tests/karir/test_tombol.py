"""The editor's buttons: components and parts of a mean moved, added, filled in and taken out."""

from typing import Any

import pytest

from karir.mesin.aturan import muat
from karir.susunan.bagian import BAGIAN
from karir.susunan.galat import galat_aturan
from karir.susunan.katalog import pilihan_bagian
from karir.susunan.tombol import TombolAsing, pilihan_tambah, tekan
from karir.susunan.ubah import buka
from tests.karir.test_susunan import form_bagian, kirim, terkirim
from tests.mesin.bahan import KEPKA, PREDIKAT_JPM, isi
from tests.mesin.test_aturan import komponen


def kode_potensial(aturan: dict[str, Any]) -> list[str]:
    return [k["kode"] for k in aturan["sumbu"]["X"]["komponen"]]


def test_komponen_digeser_dan_ujungnya_tetap() -> None:
    aturan = isi(KEPKA)
    pertama, kedua, *lain = kode_potensial(aturan)
    assert tekan(aturan, "potensial", {"turun": pertama}) == ("potensial", pertama)
    assert kode_potensial(aturan) == [kedua, pertama, *lain]
    tekan(aturan, "potensial", {"naik": kedua})
    tekan(aturan, "potensial", {"turun": lain[-1]})
    assert kode_potensial(aturan) == [kedua, pertama, *lain]
    tekan(aturan, "potensial", {"naik": pertama})
    assert aturan == isi(KEPKA)
    with pytest.raises(TombolAsing):
        tekan(aturan, "kinerja", {"naik": pertama})
    ujung = [(k.kode, k.pertama, k.terakhir) for k in BAGIAN["potensial"].kelompok(buka(aturan))]
    assert ujung[0] == (pertama, True, False)
    assert ujung[-1] == (lain[-1], False, True)
    assert not any(a or b for _, a, b in ujung[1:-1])


def _isi_bagian(aturan: dict[str, Any], letak: str, **ubah: str) -> dict[str, Any]:
    """The rule set after the form of `letak` was sent with what is still empty filled in."""
    form = form_bagian(aturan, letak)
    data = terkirim(form)
    for isian in form.isian:
        if data.get(isian.nama) in (None, "", []):
            data[isian.nama] = "1"
    for nama in (n for n in data if n.endswith(".mulai")):
        data[nama] = nama.split(".")[-2]
    form = form_bagian(aturan, letak, data | ubah)
    assert form.is_valid(), form.errors
    return form.isi_baru()


def test_rata_rata_disusun_dari_kosong() -> None:
    """A mean is added without parts, each part is added, filled in, moved and taken out."""
    aturan = isi(PREDIKAT_JPM)
    tujuan = tekan(aturan, "potensial", {"tambah": "1", "ukuran_baru": "rata_rata"})
    letak = "ukuran-rata_rata"
    assert tujuan == (letak, "")
    assert pilihan_tambah(aturan, letak) == pilihan_bagian()
    assert {g.kalimat for g in galat_aturan(aturan)} == {"Belum diisi."}
    for alamat, kode in (
        ("kategori.pendidikan", "pendidikan"),
        ("interval.jp", "bangkom"),
        ("interval.jp", "bangkom_2"),
    ):
        tambah = {"tambah": "1", "ukuran_baru": alamat}
        assert tekan(aturan, letak, tambah) == (letak, kode)
        assert galat_aturan(aturan)
        aturan = _isi_bagian(aturan, letak)
        komponen(aturan, "rata_rata")["bobot"] = 0
        muat(aturan)
    assert komponen(aturan, "rata_rata")["kosong"] == "tidak_pernah"
    tekan(aturan, letak, {"naik": "bangkom_2"})
    daftar = komponen(aturan, "rata_rata")["indikator"]["bagian"]
    assert [b["kode"] for b in daftar] == ["pendidikan", "bangkom_2", "bangkom"]
    assert [b["label"] for b in daftar][1:] == ["Jam pembelajaran 2", "Jam pembelajaran"]
    assert tekan(aturan, letak, {"hapus": "bangkom"}) == (letak, "")
    muat(aturan)
    for sisa in ("pendidikan", "bangkom_2"):
        tekan(aturan, letak, {"hapus": sisa})
    # Without a part that always has a score it must be said again what absence means.
    assert komponen(aturan, "rata_rata")["kosong"] is None
    assert {g.kalimat for g in galat_aturan(aturan)} == {"Belum diisi."}
    with pytest.raises(TombolAsing):
        tekan(aturan, letak, {"turun": "bangkom"})


def test_bagian_baru_tidak_menghapus_yang_sudah_dikatakan() -> None:
    """Until it is said what the new part's absence means, the component's stays as it was."""
    aturan = isi(KEPKA)
    semula = komponen(aturan, "kinerja")["kosong"]
    assert semula == "tolak"
    tekan(aturan, "ukuran-kinerja", {"tambah": "1", "ukuran_baru": "kategori.predikat"})
    assert komponen(kirim(aturan, "ukuran-kinerja").isi_baru(), "kinerja")["kosong"] == "tolak"
    tekan(aturan, "ukuran-kinerja", {"hapus": "predikat_kinerja"})
    assert aturan == isi(KEPKA)


def test_yang_bukan_rata_rata_tidak_berbagian() -> None:
    aturan = isi(KEPKA)
    assert pilihan_tambah(aturan, "ukuran-jpm") == []
    assert pilihan_tambah(aturan, "pokok") == []
    for bagian in ("ukuran-jpm", "ukuran-hantu", "pokok"):
        assert tekan(aturan, bagian, {"hapus": "jpm", "tambah": "1"}) == (bagian, "")
    bersarang = {"tambah": "1", "ukuran_baru": "rata_rata"}
    assert tekan(aturan, "ukuran-kinerja", bersarang) == ("ukuran-kinerja", "")
    assert aturan == isi(KEPKA)
