"""The sample's ranking against hasil.csv, row by row, in both layouts."""

import copy
from decimal import Decimal
from itertools import pairwise

import pytest
from openpyxl import load_workbook

from karir.mesin.aturan import muat
from karir.models import HasilPeringkat
from karir.services.ekspor import SIMATA, baris_simata
from tests.karir.bahan import CONTOH, Sampel, baca_csv

KUNCI = baca_csv(CONTOH / "hasil.csv")
KEPALA = [
    "NIP", "NAMA", "UNIT ORGANISASI", "JABATAN", "STATUS", "ALASAN", "KRS", "KOTAK", "NILAI Y",
    "NILAI X", "NILAI TALENTA", "PERINGKAT", "PERINGKAT OPD", "PERINGKAT JENJANG",
    "Y - Penilaian Kinerja", "Y - Penghargaan", "Y - Penugasan dalam Tim Kerja",
    "Y - Umpan Balik Kinerja 360", "X - Penilaian Kompetensi", "X - Pengembangan Kompetensi",
    "X - Pengalaman Jabatan", "X - Penilaian Potensi", "X - Tingkat Pendidikan Formal",
    "X - Kesesuaian Bidang Ilmu", "X - Verifikasi Rekam Jejak Disiplin",
]  # fmt: skip
KOMPONEN = KEPALA[14:]

pytestmark = pytest.mark.django_db


def test_setiap_baris_sama_dengan_kunci(contoh: Sampel) -> None:
    hasil = {satu["NIP"]: satu for satu in baca_csv(contoh.csv)}
    assert len(KUNCI) == len(hasil) == 1145
    putus = list(KUNCI[0])
    beda = [
        (satu["NIP"], nama, satu[nama], hasil[satu["NIP"]][nama])
        for satu in KUNCI
        for nama in putus
        if satu[nama] != hasil[satu["NIP"]][nama]
    ]
    assert beda == []


def test_kepala_dan_urutan(contoh: Sampel) -> None:
    hasil = baca_csv(contoh.csv)
    assert list(hasil[0]) == KEPALA
    kunci = [(not h["PERINGKAT"], int(h["PERINGKAT"] or 0), h["NIP"]) for h in hasil]
    assert kunci == sorted(kunci)
    assert any(a[1] == b[1] > 0 for a, b in pairwise(kunci)), "no ties at all"


def test_yang_tanpa_kotak_kosong(contoh: Sampel) -> None:
    hasil = baca_csv(contoh.csv)
    for satu in hasil:
        isi = [bool(satu[nama]) for nama in KEPALA[6:14]]
        assert isi == [satu["STATUS"] == "DIPETAKAN"] * 8, satu["NIP"]
        alasan = satu["ALASAN"].split("|")
        assert alasan == sorted(alasan)
        if satu["STATUS"] == "TIDAK_DIPETAKAN":
            assert alasan == ["KEDUDUKAN_HUKUM"]
            assert [satu[nama] for nama in KOMPONEN] == [""] * 11
    belum = [h for h in hasil if h["STATUS"] == "BELUM_LENGKAP"]
    kosong = {
        "KINERJA_KOSONG": "Y - Penilaian Kinerja",
        "KOMPETENSI_KOSONG": "X - Penilaian Kompetensi",
        "KOMPETENSI_KEDALUWARSA": "X - Penilaian Kompetensi",
        "POTENSI_KOSONG": "X - Penilaian Potensi",
        "POTENSI_KEDALUWARSA": "X - Penilaian Potensi",
        "JABATAN_KOSONG": "X - Penilaian Kompetensi",
    }
    for satu in belum:
        tanpa = {kosong[kode] for kode in satu["ALASAN"].split("|")}
        assert {nama for nama in KOMPONEN if not satu[nama]} == tanpa, satu["NIP"]
    assert {kode for h in belum for kode in h["ALASAN"].split("|")} == set(kosong)


def test_komponen_berbobot_menjadi_sumbu_dan_nilai(contoh: Sampel) -> None:
    """The pocket calculator: every written score times its weight gives the written axis."""
    aturan = muat(contoh.proses.isi_aturan)
    bobot = {f"{s.kode} - {k.label}": k.bobot for s in (aturan.y, aturan.x) for k in s.komponen}
    assert list(bobot) == KOMPONEN

    def ratusan(teks: str) -> int:
        return int(teks.replace(".", ""))

    diperiksa = 0
    for satu in baca_csv(contoh.csv):
        if satu["STATUS"] != "DIPETAKAN":
            continue
        sumbu = {
            s: min(
                sum(bobot[n] * ratusan(satu[n]) for n in KOMPONEN if n.startswith(s)), 100_000_000
            )
            for s in "YX"
        }
        for s, eksak in sumbu.items():
            assert ratusan(satu[f"NILAI {s}"]) == (eksak + 5_000) // 10_000, satu["NIP"]
        talenta = 5000 * (sumbu["Y"] + sumbu["X"])
        assert ratusan(satu["NILAI TALENTA"]) == (talenta + 50_000_000) // 100_000_000
        diperiksa += 1
    assert diperiksa == contoh.proses.ringkasan["status"]["DIPETAKAN"] > 500


def test_simata(contoh: Sampel) -> None:
    lembar = load_workbook(contoh.simata).worksheets[0]
    baris = list(lembar.iter_rows())
    assert [sel.value for sel in baris[0]] == [
        "NIP", "Nama", "Unit Organisasi", "Jabatan", "Nilai X", "Nilai Y", "Box",
        *KOMPONEN[4:], *KOMPONEN[:4],
    ] == SIMATA  # fmt: skip
    harap = [h for h in baca_csv(contoh.csv) if h["STATUS"] == "DIPETAKAN"]
    assert [sel[0].value for sel in baris[1:]] == [h["NIP"] for h in harap]
    nama = ["NILAI X", "NILAI Y", "KOTAK", *KOMPONEN[4:], *KOMPONEN[:4]]
    for sel, h in zip(baris[1:], harap, strict=True):
        assert (sel[0].data_type, sel[0].number_format) == ("s", "@")
        assert {satu.data_type for satu in sel[4:]} == {"n"}
        assert [Decimal(str(satu.value)) for satu in sel[4:]] == [Decimal(h[n]) for n in nama]
        assert [satu.value for satu in sel[1:4]] == [
            h[n] for n in ("NAMA", "UNIT ORGANISASI", "JABATAN")
        ]


def test_simata_terisi_meski_komponen_bernama_lain(contoh: Sampel) -> None:
    """The sheet's columns are the components' by code, whatever an agency calls them."""
    hasil = HasilPeringkat.objects.filter(proses=contoh.proses)
    isi = copy.deepcopy(contoh.proses.isi_aturan)
    for sumbu in isi["sumbu"].values():
        sumbu["komponen"].reverse()
        for komponen in sumbu["komponen"]:
            komponen["label"] += " Daerah"
    lain = copy.copy(contoh.proses)
    lain.isi_aturan = isi
    harap = list(baris_simata(contoh.proses, hasil))
    assert len(harap) > 500
    assert list(baris_simata(lain, hasil)) == harap
