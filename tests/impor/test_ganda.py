"""Repeated rows and repeated keys."""

from tests.impor.bantu import csv, hitungan, kirim, temuan

GANDA = ("", "KUNCI_GANDA", "ditolak")
ULANG = ("", "BARIS_GANDA", "peringatan")


def test_baris_yang_sama_setelah_dirapikan_dipakai_sekali(terisi):
    impor = kirim(terisi, "kinerja", csv("kinerja", {}, {"PREDIKAT": " BAIK "}, {}))
    assert temuan(impor) == [(3, *ULANG), (4, *ULANG)]
    assert hitungan(impor) == {"dibaca": 3, "baru": 1, "sama": 2, "peringatan": 2}


def test_a_a_b_ditolak_ketiganya(terisi):
    impor = kirim(terisi, "kinerja", csv("kinerja", {}, {}, {"PREDIKAT": "Kurang"}))
    assert [satu for satu in temuan(impor) if satu[2] != "PREDIKAT_BEDA_MATRIKS"] == [
        (2, *GANDA),
        (3, *GANDA),
        (4, *GANDA),
    ]
    assert hitungan(impor) == {"dibaca": 3, "ditolak": 3}


def test_ulangan_baris_yang_ditolak_ikut_ditolak(terisi):
    isi = {"PREDIKAT": "Lumayan"}
    impor = kirim(terisi, "kinerja", csv("kinerja", isi, isi))
    assert (3, *ULANG) in temuan(impor)
    assert hitungan(impor) == {"dibaca": 2, "ditolak": 2}


def test_baris_yang_ditolak_ikut_dibandingkan(terisi):
    impor = kirim(terisi, "kinerja", csv("kinerja", {}, {"PREDIKAT": "Lumayan"}))
    assert (2, *GANDA) in temuan(impor)
    assert hitungan(impor) == {"dibaca": 2, "ditolak": 2}


def test_isi_tak_terbaca_yang_berbeda_bukan_ulangan(terisi):
    impor = kirim(terisi, "kinerja", csv("kinerja", {"PREDIKAT": "A"}, {"PREDIKAT": "B"}))
    assert {(2, *GANDA), (3, *GANDA)} <= set(temuan(impor))


def test_notasi_ilmiah_tidak_dibandingkan_dengan_apa_pun(terisi):
    impor = kirim(
        terisi, "kinerja", csv("kinerja", {"NIP": "1.98E+17"}, {"NIP": "1.98E+17", "TAHUN": "2023"})
    )
    assert {satu[2] for satu in temuan(impor)} == {"NIP_NOTASI_ILMIAH"}


def test_kunci_riwayat_adalah_seluruh_kolom_wajib(terisi):
    berkas = csv("penghargaan", {}, {"TINGKAT": "INTERNAL"}, {"NAMA PENGHARGAAN": "Lain"})
    assert hitungan(kirim(terisi, "penghargaan", berkas)) == {"dibaca": 3, "baru": 3}
