"""What is said about a record, one finding at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from talenta.pegawai.petunjuk import Fakta, Masa, petunjuk


def masa(mulai: int, selesai: int | None, jabatan: str = "J1") -> Masa:
    akhir = date(selesai, 1, 1) if selesai else None
    return Masa(jabatan=jabatan, mulai=date(mulai, 1, 1), selesai=akhir)


BAIK = Fakta(
    nip="198001012005011001",
    tanggal_lahir=date(1980, 1, 1),
    jenis_kelamin="M",
    jabatan="J1",
    tmt_jabatan=date(2020, 1, 1),
    tingkat_pendidikan="40",
    pendidikan="S-1 Hukum",
    definitif=[masa(2010, 2020, "J0"), masa(2020, None)],
)


def test_yang_baik_tanpa_petunjuk() -> None:
    assert petunjuk(BAIK) == []


@pytest.mark.parametrize(
    ("ubahan", "kata"),
    [
        ({"tanggal_lahir": date(1980, 1, 2)}, "Tanggal lahir berbeda"),
        ({"jenis_kelamin": "F"}, "Jenis kelamin berbeda"),
        ({"tingkat_pendidikan": ""}, "Tingkat pendidikan belum"),
        ({"pendidikan": ""}, "Nama pendidikan belum"),
        ({"hukuman_tanpa_akhir": 1}, "tanpa tanggal akhir"),
        ({"jabatan": ""}, "Jabatan sekarang belum"),
        ({"tmt_jabatan": None}, "Tanggal mulai jabatan sekarang belum"),
        ({"tmt_jabatan": date(1980, 1, 1)}, "mendahului tanggal lahir"),
        ({"definitif": []}, "Riwayat jabatan definitif belum ada"),
        ({"definitif": [masa(2010, 2021), masa(2020, None)]}, "bertumpang tindih"),
        ({"definitif": [masa(2010, None), masa(2020, None)]}, "bertumpang tindih"),
        ({"definitif": [masa(2020, None, "J9")]}, "berbeda dengan jabatan terakhir"),
    ],
)
def test_satu_kejanggalan_satu_kalimat(ubahan: dict[str, Any], kata: str) -> None:
    hasil = petunjuk(replace(BAIK, **ubahan))
    assert len(hasil) == 1
    assert kata in hasil[0]
