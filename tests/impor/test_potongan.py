"""Cleaning very many values together says just what cleaning each of them says."""

import hmac
import pickle
import random
from datetime import date

import pytest

from talenta.impor import potongan
from talenta.impor.baca import Lembar
from talenta.impor.bersih import rapikan, tak_rapi
from talenta.impor.bersih.dasar import KOSONG
from talenta.impor.daftar import jenis_bernama
from talenta.impor.potongan import Potongan, cucian_baru
from talenta.inti.sandi_data import _kunci, hmac_nik, hmac_nik_semua

HARI = date(2026, 11, 22)
BANYAK = 1_500
# What people and spreadsheets do to a cell.
NODA = (
    "{} ", " {}", "{},", "{}, ,", "'{}", "'={}", "’{}", "`{}", "-{}", "-", "N/A", "nUlL",
    "Tidak Ada", "tidak  ada", "", "{}\u200b", "é{}", "{}\t", "{}\x7f", "\x1f{}", "a\\b{}",
    "{}\n{}", "{}.0", "{}000", "１２３", "1.98E+17", "19991331{}", "Dr. {}, M.Si.",
)  # fmt: skip


def _lembar(benih: int) -> Lembar:
    """People with different NIP, names, NIK and addresses; one cell of ten is dirty."""
    nomor = range(BANYAK)
    isi = {
        "NIP BARU": [
            f"1985{n % 12 + 1:02}{n % 28 + 1:02}201001{n % 2 + 1}{n % 997 + 1:03}" for n in nomor
        ],
        "NAMA": [f"Orang Ke {n}" for n in nomor],
        "TANGGAL LAHIR": [f"{n % 28 + 1}-{n % 12 + 1}-1985" for n in nomor],
        "JENIS KELAMIN": ["MF"[n % 2] for n in nomor],
        "NIK": [str(5271010000000000 + n) for n in nomor],
        "EMAIL": [f"orang{n}@example.invalid" for n in nomor],
        "KEDUDUKAN HUKUM ID": ["01" for _ in nomor],
        "GOL AKHIR NAMA": [["III/d", "IIId", "", "34", "VII/z"][n % 5] for n in nomor],
        "GOL AKHIR ID": [["34", "", "IX"][n % 3] for n in nomor],
        "TMT GOLONGAN": [["01-04-2023", "01-01-1900", ""][n % 3] for n in nomor],
        "UNOR ID": [f"U{n % 5}" for n in nomor],
    }
    acak = random.Random(benih)  # noqa: S311
    for kolom in isi.values():
        for i in nomor:
            if acak.random() < 0.1:
                kolom[i] = acak.choice(NODA).format(kolom[i], kolom[i])
    return Lembar([n + 2 for n in nomor], isi)


def _hasil(lembaran: list[Lembar]) -> list[tuple[object, ...]]:
    jenis = jenis_bernama("pegawai")
    cucian = cucian_baru(jenis, HARI)
    semua = [Potongan(jenis, satu, HARI, cucian) for satu in lembaran]
    return [(p.nilai, p.banding, p.ditolak, p.cacat, p.temuan) for p in semua]


@pytest.mark.parametrize("ingatan", [50_000, 2_000])
def test_bersama_sama_dengan_satu_satu(monkeypatch, ingatan: int) -> None:
    lembaran = [_lembar(benih) for benih in range(3)]
    monkeypatch.setattr(potongan, "INGATAN_TERBANYAK", ingatan)
    bersama = _hasil(lembaran)
    monkeypatch.setattr(potongan, "BERAGAM", BANYAK + 1)
    assert bersama == _hasil(lembaran)
    assert any(
        kode == "NIP_NOTASI_ILMIAH" for *_, temuan in bersama for _, _, _, kode, *_ in temuan
    )


def test_yang_rapi_tidak_diubah_dan_yang_lain_ditemukan() -> None:
    kata = {noda.format("Siti Aminah", "B") for noda in NODA}
    kata |= {"Siti Aminah", "D'Souza", "a-b", "null x", *KOSONG, *(satu.upper() for satu in KOSONG)}
    lihat = tak_rapi(kata)
    assert {satu for satu in kata if rapikan(satu) != satu or not satu} <= lihat
    assert not {"Siti Aminah", "D'Souza", "a-b", "null x"} & lihat


def test_lembar_di_jalan_tetap_sama() -> None:
    for satu in (
        _lembar(7),
        Lembar([4, 9], {"NAMA": ["a", ""], "NIP": ["", ""]}),
        Lembar([4, 9], {"NAMA": ["a\x1fb", "c"]}),
        Lembar([4], {"NAMA": ["a\x1f"], "NIP": [""]}),
        Lembar([], {"NAMA": []}),
    ):
        assert pickle.loads(pickle.dumps(satu)) == satu  # noqa: S301


def test_hmac_menurut_rfc_2104() -> None:
    isi = ["5271011703900001", "", "é", "x" * 200]
    kunci = _kunci(b"talenta.nik.hmac")
    harap = [hmac.digest(kunci, satu.encode(), "sha256") if satu else b"" for satu in isi]
    assert hmac_nik_semua(isi) == harap
    assert hmac_nik(isi[0]) == harap[0]
