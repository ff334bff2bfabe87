"""Paging by key: every row once, forward and back, equal names too, and no cursor breaks it."""

import base64
import json
from functools import partial
from typing import Any

import pytest
from django.http import QueryDict

from talenta.inti.keyset import Halaman, halaman
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Dunia, orang

KOLOM = ("nama_kunci", "id")


@pytest.fixture
def bernama_sama(dunia: Dunia) -> list[int]:
    """Thirteen people of whom nine have the same name; their ids in the order of the list."""
    baru = orang(dunia.prov, "BIDANG_A", 13, 4000)
    for nomor, satu in enumerate(baru):
        nama = "SITI AMINAH" if 2 <= nomor < 11 else f"NAMA {nomor:02d}"
        Pegawai.objects.filter(pk=satu.pk).update(nama_kunci=nama)
    pilih = Pegawai.objects.filter(pk__in=[satu.pk for satu in baru])
    return list(pilih.order_by("nama_kunci", "id").values_list("pk", flat=True))


def ambil(ids: list[int], **lain: Any) -> Halaman:
    pilih = Pegawai.objects.filter(pk__in=ids).select_related("unit")
    return halaman(pilih, kolom=KOLOM, ukuran=4, **lain)


def kunci(satu: Halaman) -> list[int]:
    return [baris.pk for baris in satu.baris]


@pytest.mark.parametrize("dari_indeks", [False, True])
@pytest.mark.parametrize("turun", [False, True])
def test_maju_lalu_mundur(bernama_sama: list[int], turun: bool, dari_indeks: bool) -> None:
    urut = bernama_sama[::-1] if turun else bernama_sama
    ambil_satu = partial(ambil, urut, turun=turun, dari_indeks=dari_indeks)
    kini = ambil_satu()
    assert kini.sebelum is None
    maju = [kunci(kini)]
    while kini.sesudah:
        kini = ambil_satu(sesudah=kini.sesudah)
        maju.append(kunci(kini))
    assert maju == [urut[0:4], urut[4:8], urut[8:12], urut[12:]]
    mundur = [kunci(kini)]
    while kini.sebelum:
        kini = ambil_satu(sebelum=kini.sebelum)
        mundur.append(kunci(kini))
    assert mundur == maju[::-1]


def test_awal_ditampilkan_utuh(bernama_sama: list[int]) -> None:
    """Going back from the third row gives the first page whole, not two rows."""
    ketiga = Pegawai.objects.get(pk=bernama_sama[2])
    kursor = base64.urlsafe_b64encode(json.dumps([ketiga.nama_kunci, ketiga.pk]).encode()).decode()
    kini = ambil(bernama_sama, sebelum=kursor)
    assert kunci(kini) == bernama_sama[:4]
    assert kini.sebelum is None


@pytest.mark.parametrize(
    "isi",
    [
        "bukan base64 !",
        "e30",
        '["A"]',
        '["A", "x"]',
        '["A", null]',
        '["A\\u0000", 1]',
        "[1, [2]]",
        '["A", Infinity]',
        "[" * 5000,
    ],
)
def test_kursor_rusak_memberi_halaman_pertama(bernama_sama: list[int], isi: str) -> None:
    kursor = base64.urlsafe_b64encode(isi.encode()).decode() if isi[0] in '["' else isi
    assert kunci(ambil(bernama_sama, sesudah=kursor)) == bernama_sama[:4]


def test_kosong(dunia: Dunia) -> None:
    assert ambil([]) == Halaman([], None, None)


def test_tautan_membawa_saringan() -> None:
    satu = Halaman([1], "SBLM", "SSDH")
    tautan = satu.tautan(QueryDict("cari=a%20b&sesudah=lama"))
    assert tautan == {
        "sebelumnya": "?cari=a+b&sebelum=SBLM",
        "berikutnya": "?cari=a+b&sesudah=SSDH",
    }
