"""Each check fails the person it is about, and lets the one at its edge pass."""

import json
from datetime import date
from pathlib import Path

import pytest

from talenta.impor.daftar import semua as semua_jenis
from talenta.mutu.daftar import ketentuan_bawaan, semua
from talenta.mutu.kode import DINILAI
from talenta.mutu.models import TemuanMutu, UkuranMutu
from talenta.mutu.services.ukur import mutu_ukur
from talenta.pegawai.kode import BERHENTI
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Daerah
from tests.mutu.kasus import HARI, KASUS, sempurna


def temuan(satu: Pegawai) -> set[str]:
    """What the newest measurement found about a person."""
    baris = TemuanMutu.objects.filter(pegawai_id=satu.pk).first()
    return set(baris.gagal) if baris else set()


def _ukur(satu: Pegawai) -> set[str]:
    mutu_ukur(instansi_id=satu.instansi_id, hari=HARI)
    return temuan(satu)


def test_setiap_pemeriksaan_punya_kasus_bobot_dan_jenis_berkas() -> None:
    kode = {satu.kode for satu in semua()}
    assert kode == set(KASUS)
    assert {f"bobot.{satu}" for satu in kode} <= set(ketentuan_bawaan())
    assert {satu.berkas for satu in semua()} <= {satu.kode for satu in semua_jenis()}


def test_yang_sempurna_tanpa_temuan(daerah: Daerah) -> None:
    assert _ukur(sempurna(daerah, 1)) == set()


@pytest.mark.parametrize("kode", sorted(KASUS))
def test_gagal_lalu_lulus(daerah: Daerah, daerah_lain: Daerah, kode: str) -> None:
    rusak, tepi = sempurna(daerah, 1), sempurna(daerah_lain, 2)
    sempurna(daerah, 3), sempurna(daerah_lain, 4)
    KASUS[kode].gagal(rusak)
    KASUS[kode].lulus(tepi)
    assert kode in _ukur(rusak)
    assert kode not in _ukur(tepi)


@pytest.mark.parametrize("kedudukan", sorted(BERHENTI))
def test_yang_berhenti_tidak_diukur(daerah: Daerah, kedudukan: str) -> None:
    satu = sempurna(daerah, 1, kedudukan_hukum=kedudukan, email="")
    assert _ukur(satu) == set()
    assert UkuranMutu.objects.get().jumlah == 0


def test_yang_dinilai_sama_dengan_yang_dipetakan() -> None:
    for berkas in Path("karir/aturan").glob("*.json"):
        isi = json.loads(berkas.read_text(encoding="utf-8"))
        assert set(isi["dipetakan"]) == {str(satu) for satu in DINILAI}, berkas.name


def test_predikat_belum_ditunggu_pada_awal_tahun(daerah: Daerah) -> None:
    satu = sempurna(daerah, 1)
    mutu_ukur(instansi_id=satu.instansi_id, hari=date(2027, 1, 10))
    assert "PREDIKAT_TAHUN_LALU" not in temuan(satu)
    mutu_ukur(instansi_id=satu.instansi_id, hari=date(2027, 1, 11))
    assert "PREDIKAT_TAHUN_LALU" in temuan(satu)
