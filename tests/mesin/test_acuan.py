"""The engine against the slow implementation, on thousands of people crowding the boundaries."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from karir.mesin import kosakata
from karir.mesin.aturan import muat
from karir.mesin.hitung import hitung
from karir.mesin.keluaran import Keluaran
from tests.mesin.acuan import Acuan, HasilAcuan
from tests.mesin.bahan import CONTOH_DIGITAL, KEPKA, PREDIKAT_JPM, isi
from tests.mesin.pembangkit import TANGGAL_ACUAN, Pembangkit, acak, aturan_acak
from tests.mesin.susun import masukan_dari


def _kata(daftar: tuple[str, ...], nomor: int) -> str | None:
    return daftar[nomor - 1] if nomor else None


def _baris(k: Keluaran, i: int) -> HasilAcuan:
    """A row of the engine in the words of the slow implementation."""
    dipetakan = k.status[i] == kosakata.DIPETAKAN
    pangkat = (k.peringkat[i], k.peringkat_opd[i], k.peringkat_jenjang[i])
    return HasilAcuan(
        status=kosakata.STATUS[int(k.status[i])],
        alasan=kosakata.daftar_alasan(int(k.alasan[i])),
        skor={
            kode: None if s < 0 else s
            for kode, s in zip(k.kolom_skor, k.skor[i].tolist(), strict=True)
        },
        y=None if k.y_eksak[i] < 0 else int(k.y_eksak[i]),
        x=None if k.x_eksak[i] < 0 else int(k.x_eksak[i]),
        talenta=None if k.talenta_eksak[i] < 0 else int(k.talenta_eksak[i]),
        kategori_kinerja=_kata(kosakata.KATEGORI_KINERJA, k.kategori_kinerja[i]),
        kategori_potensial=_kata(kosakata.KATEGORI_POTENSIAL, k.kategori_potensial[i]),
        kategori_predikat=_kata(kosakata.KATEGORI_KINERJA, k.kategori_predikat[i]),
        kotak=int(k.kotak[i]) or None,
        krs=None if k.krs[i] < 0 else bool(k.krs[i]),
        peringkat=dict(zip(("umum", "opd", "jenjang"), map(int, pangkat), strict=True))
        if dipetakan or any(pangkat)
        else {},
    )


def bandingkan(aturan: dict[str, Any], benih: int, acuan: date, banyak: int) -> list[HasilAcuan]:
    """Assert that both agree on everybody; give the results for further claims."""
    b = Pembangkit(acak(benih), acuan)
    orang = b.semua(banyak)
    jabatan = {i: isi_jabatan for i, (_, isi_jabatan) in b.jabatan.items()}
    kocok = acak(benih).sample(orang, banyak)
    keluaran = hitung(muat(aturan), masukan_dari(kocok, jabatan), acuan)
    harap = Acuan(aturan, jabatan, acuan).semua(orang)
    for i, nomor in enumerate(keluaran.id.tolist()):
        assert _baris(keluaran, i) == harap[nomor], nomor
    return list(harap.values())


@pytest.mark.parametrize("acuan", TANGGAL_ACUAN, ids=str)
@pytest.mark.parametrize("kode", [KEPKA, PREDIKAT_JPM])
def test_shipped_rule_sets_on_boundary_dates(kode: str, acuan: date) -> None:
    hasil = bandingkan(isi(kode), benih=acuan.toordinal(), acuan=acuan, banyak=700)
    status = {h.status for h in hasil}
    alasan = {a for h in hasil for a in h.alasan}
    assert status == set(kosakata.STATUS.values())
    assert alasan == set(kosakata.ALASAN[:8])
    assert len({h.kotak for h in hasil}) >= 8
    pangkat = [h.peringkat["umum"] for h in hasil if h.peringkat]
    assert len(set(pangkat)) < len(pangkat)


def test_rule_set_with_digital_skill() -> None:
    """Somebody not assessed, or not lately enough, has no box; never a score of zero instead."""
    hasil = bandingkan(isi(CONTOH_DIGITAL), benih=7, acuan=date(2026, 6, 30), banyak=700)
    alasan = {a for h in hasil for a in h.alasan}
    assert {"DIGITAL_KOSONG", "DIGITAL_KEDALUWARSA"} <= alasan
    skor = {h.skor["digital"] for h in hasil if h.status == "DIPETAKAN"}
    assert None not in skor
    assert 10_000 in skor
    assert len(skor) > 20


@pytest.mark.parametrize("kode", [KEPKA, PREDIKAT_JPM, CONTOH_DIGITAL])
@pytest.mark.parametrize("benih", range(12))
def test_random_valid_rule_sets(kode: str, benih: int) -> None:
    r = acak(benih)
    aturan = aturan_acak(r, isi(kode))
    bandingkan(aturan, benih=benih + 1000, acuan=r.choice(TANGGAL_ACUAN), banyak=150)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    benih=st.integers(0, 2**32),
    acuan=st.dates(date(2010, 1, 1), date(2040, 12, 31)),
    kode=st.sampled_from([KEPKA, PREDIKAT_JPM, CONTOH_DIGITAL]),
)
def test_any_reference_date(benih: int, acuan: date, kode: str) -> None:
    bandingkan(isi(kode), benih=benih, acuan=acuan, banyak=25)


def test_rejecting_other_components() -> None:
    """`tolak` where a shipped rule set states a score, and a score where it rejects."""
    aturan = isi(KEPKA)
    kosong = {"umpan_balik": "tolak", "pendidikan": "tolak", "bidang_ilmu": "tolak"}
    kosong |= {"jpm": 1234, "potensi": 0, "kinerja": 5000}
    for sumbu in aturan["sumbu"].values():
        for komponen in sumbu["komponen"]:
            komponen["kosong"] = kosong.get(komponen["kode"], komponen["kosong"])
    hasil = bandingkan(aturan, benih=5, acuan=TANGGAL_ACUAN[0], banyak=400)
    alasan = {a for h in hasil for a in h.alasan}
    assert alasan >= set(kosakata.ALASAN[8:12])
    assert not alasan & {"KINERJA_KOSONG", "KOMPETENSI_KOSONG", "POTENSI_KOSONG"}
