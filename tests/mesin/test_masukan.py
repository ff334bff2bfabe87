"""Frozen inputs: checked on the way in, the same bytes again, and no dependence on row order."""

import dataclasses
from datetime import date

import numpy as np
import pytest

from karir.mesin import masukan as m
from karir.mesin import waktu
from karir.mesin.beku import beku, cairkan, hash_masukan
from karir.mesin.hitung import hitung
from karir.mesin.tabel import MasukanTidakSah
from tests.mesin.bahan import KEPKA, aturan
from tests.mesin.pembangkit import Pembangkit, acak
from tests.mesin.susun import masukan_dari

D = date(2026, 6, 30)


def contoh(benih: int = 1) -> m.Masukan:
    b = Pembangkit(acak(benih), D)
    orang = b.semua(60)
    return masukan_dari(orang, {i: j for i, (_, j) in b.jabatan.items()})


def dikocok(asli: m.Masukan, benih: int) -> m.Masukan:
    r = np.random.default_rng(benih)
    tabel = {}
    for nama, satu in asli.tabel():
        urutan = r.permutation(len(satu))
        tabel[nama] = type(satu)(**{kolom: isi[urutan] for kolom, isi in satu.kolom()})
    return m.Masukan(nama_bidang=asli.nama_bidang, **tabel)


def test_freezing_and_thawing_gives_the_same_columns() -> None:
    asli = contoh()
    kembali = cairkan(reversed(beku(asli)))
    for (nama, lama), (_, baru) in zip(asli.tabel(), kembali.tabel(), strict=True):
        for (kolom, isi_lama), (_, isi_baru) in zip(lama.kolom(), baru.kolom(), strict=True):
            assert isi_lama.dtype == isi_baru.dtype, (nama, kolom)
            assert np.array_equal(isi_lama, isi_baru), (nama, kolom)
    assert kembali.nama_bidang == asli.nama_bidang
    assert hash_masukan(kembali) == hash_masukan(asli)
    assert beku(kembali) == beku(asli)


@pytest.mark.parametrize("benih", range(5))
def test_row_order_changes_neither_hash_nor_bytes_nor_results(benih: int) -> None:
    asli = contoh()
    kocok = dikocok(asli, benih)
    assert hash_masukan(kocok) == hash_masukan(asli)
    assert beku(kocok) == beku(asli)
    harap, ternyata = hitung(aturan(KEPKA), asli, D), hitung(aturan(KEPKA), kocok, D)
    assert ternyata.hash() == harap.hash()


def test_every_single_value_counts_in_the_hash() -> None:
    asli = contoh()
    sidik = {hash_masukan(asli)}
    banyak = 1  # values that can be changed without breaking a contract
    for nama, satu in asli.tabel():
        for kolom, isi in satu.kolom():
            if kolom in ("orang", "jabatan") or (nama, kolom) == ("orang", "id"):
                continue
            lain = isi.copy()
            lain[-1] = lain[-1] - 1 if lain[-1] > 1 else lain[-1] + 1
            try:
                ubah = {nama: dataclasses.replace(satu, **{kolom: lain})}
                sidik.add(hash_masukan(dataclasses.replace(asli, **ubah)))
            except MasukanTidakSah:
                continue
            banyak += 1
    assert len(sidik) == banyak > 40
    sidik.add(hash_masukan(dataclasses.replace(asli, nama_bidang=(*asli.nama_bidang, "ZZ"))))
    assert len(sidik) == banyak + 1


def test_inputs_of_before_digital_skill_thaw_and_hash_as_they_were() -> None:
    """Tables that came later leave no trace while they have no rows."""
    asli = contoh()
    dulu = dataclasses.replace(
        asli, digital=m.Digital.kosong(), standar_digital=m.StandarDigital.kosong()
    )
    nama = [satu for satu, _ in beku(dulu)]
    assert not [satu for satu in nama if "digital" in satu]
    kembali = cairkan(beku(dulu))
    assert len(kembali.digital) == 0
    assert hash_masukan(kembali) == hash_masukan(dulu) != hash_masukan(asli)


def test_missing_piece_and_other_format_are_refused() -> None:
    potongan = beku(contoh())
    with pytest.raises(MasukanTidakSah, match=r"kinerja\.predikat tidak ada"):
        cairkan([p for p in potongan if p[0] != "kinerja.predikat"])
    with pytest.raises(MasukanTidakSah, match="format"):
        cairkan([("format", b"masukan-0"), *potongan[1:]])


def orang(**kolom: list[int]) -> m.Orang:
    dasar = {
        "id": [1, 2],
        "unit": [1, 1],
        "opd": [1, 1],
        "jabatan": [5, -1],
        "jenjang": [0, -1],
        "kedudukan": [1, 1],
        "tmt_jabatan": [0, waktu.KOSONG],
        "pendidikan": [40, -1],
        "bidang": [-1, -1],
    }
    return m.Orang(**(dasar | kolom))


def test_columns_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValueError, match="read-only"):
        m.Masukan(orang()).orang.id[0] = 9


@pytest.mark.parametrize(
    ("kolom", "pesan"),
    [
        ({"id": [1]}, "panjang kolom"),
        ({"id": [1.0, 2.0]}, "bilangan bulat"),
        ({"id": [[1, 2]]}, "satu dimensi"),
        ({"id": [-1, 2]}, "di luar rentang"),
        ({"jenjang": [14, -1]}, "di luar rentang"),
        ({"kedudukan": [70_000, 1]}, "di luar jenis"),
        ({"jabatan": [-1, -1]}, "sama-sama"),
        ({"pendidikan": [41, -1]}, "tidak dikenal"),
    ],
)
def test_columns_against_their_contract(kolom: dict[str, list[int]], pesan: str) -> None:
    with pytest.raises(MasukanTidakSah, match=pesan):
        orang(**kolom)


def kinerja(orang: list[int], tahun: list[int]) -> m.Kinerja:
    banyak = range(len(orang))
    return m.Kinerja(orang=orang, tahun=tahun, predikat=[0 for _ in banyak], id=list(banyak))


@pytest.mark.parametrize(
    ("tabel", "pesan"),
    [
        ({"orang": orang(id=[3, 3])}, "kunci id ada yang ganda"),
        ({"orang": orang(bidang=[0, -1])}, "di luar nama_bidang"),
        ({"nama_bidang": ("B", "A")}, "harus naik"),
        ({"kinerja": kinerja([1, 1], [2025, 2025])}, "kunci orang, tahun ada yang ganda"),
        ({"kinerja": kinerja([1, 3], [2025, 2025])}, "tidak terdaftar"),
    ],
)
def test_tables_against_each_other(tabel: dict[str, object], pesan: str) -> None:
    with pytest.raises(MasukanTidakSah, match=pesan):
        m.Masukan(**({"orang": orang()} | tabel))


def test_standard_of_nothing_is_refused() -> None:
    with pytest.raises(MasukanTidakSah, match="tidak boleh nol"):
        m.StandarJabatan(jabatan=[5], **{f"t{i}": [0] for i in range(1, 10)})


def test_nobody_at_all() -> None:
    kosong = m.Masukan(m.Orang.kosong())
    keluaran = hitung(aturan(KEPKA), kosong, D)
    assert len(keluaran) == 0
    assert keluaran.fakta().shape == (0, len(keluaran.kolom_fakta))
    with pytest.raises(MasukanTidakSah, match="tidak terdaftar"):
        m.Masukan(m.Orang.kosong(), kinerja=kinerja([1], [2025]))
