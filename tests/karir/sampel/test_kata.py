"""The same thing has the same name on every page, and no page shows a bare code."""

import re
from typing import Any

import pytest

from karir.mesin import kosakata
from karir.models import AturanTalenta
from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
from talenta.akun.izin import Peran
from tests.karir.bahan import Sampel


def test_nama_aspek_sama_di_mesin_dan_di_panel() -> None:
    """The engine imports no wing, so its names are held equal here, place by place."""
    assert tuple(ASPEK_POTENSI.values()) == kosakata.POTENSI
    assert tuple(KOMPETENSI.values()) == kosakata.KOMPETENSI


@pytest.mark.parametrize("kode", ["KEPKA-BKN-411-2025", "PREDIKAT-JPM"])
def test_halaman_aturan_tanpa_kode_dan_tanpa_ulangan(
    contoh: Sampel, sebagai: Any, kode: str
) -> None:
    aturan = AturanTalenta.objects.get(kode=kode)
    teks = sebagai(Peran.ASN).get(f"/karir/aturan/{aturan.pk}/").content.decode()
    assert "BELUM_PASTI" not in teks
    catatan = [k["catatan"] for k in _komponen(aturan.isi)]
    for satu in set(catatan):
        assert len(re.findall(re.escape(satu.rstrip(".")), teks)) == 1, satu
    if kode == "KEPKA-BKN-411-2025":
        assert catatan.count(max(catatan, key=catatan.count)) == 8
        assert "dapat diubah: Penilaian Kinerja, Penghargaan" in teks


def _komponen(isi: dict[str, Any]) -> list[dict[str, Any]]:
    sumbu = isi["sumbu"].values() if isinstance(isi["sumbu"], dict) else isi["sumbu"]
    return [satu for bagian in sumbu for satu in bagian["komponen"]]
