"""Arithmetic of competency: pure, integers only, no clock.

Levels: 0..5 of a competency (0: assessed and below level 1), 1..5 of an aspect of potential; None:
not assessed, which is never 0. Matches are hundredths of a per cent (9000 = 90.00 %). Columns are
numpy arrays with -1 for what was not assessed or has no standard.
Sources: PermenPANRB 38/2017 (levels), Peraturan BKN 26/2019 (match, categories, validity).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

PENUH = 10_000
KOSONG = -1
Bulat = npt.NDArray[np.int64]


def jpm_mentah(tingkat: Sequence[int | None], standar: Sequence[int]) -> int | None:
    """Job-person match: sum of levels / sum of standards, rounded half up to hundredths of a
    per cent, uncapped. None if anything was not assessed, or nothing is asked for."""
    syarat = sum(standar)
    dinilai = [satu for satu in tingkat if satu is not None]
    if len(dinilai) < len(tingkat) or len(tingkat) != len(standar) or syarat <= 0:
        return None
    return (2 * PENUH * sum(dinilai) + syarat) // (2 * syarat)


def jpm(tingkat: Sequence[int | None], standar: Sequence[int]) -> int | None:
    """The same, capped at 100.00 %: what counts in a score; the raw figure is kept beside it."""
    mentah = jpm_mentah(tingkat, standar)
    return None if mentah is None else min(mentah, PENUH)


def jpm_kolom(tingkat: Bulat, standar: Bulat) -> Bulat:
    """`jpm_mentah` of many people: (people, competencies) each, -1 where there is none.

    Rows this short are summed by einsum in a third of the time that a reduction takes.
    """
    syarat = np.einsum("ij->i", standar)
    hampa = (tingkat <= KOSONG) | (standar <= KOSONG)
    ada = (np.einsum("ij->i", hampa.view(np.int8)) == 0) & (syarat > 0)
    aman = np.where(ada, syarat, 1)
    nilai = (2 * PENUH * np.einsum("ij->i", tingkat) + aman) // (2 * aman)
    return np.where(ada, nilai, KOSONG).astype(np.int64)


def kurang(tingkat: int | None, standar: int) -> int | None:
    """By how many levels a competency falls short of its standard; None if not assessed."""
    return None if tingkat is None else max(standar - tingkat, 0)


def kurang_kolom(tingkat: Bulat, standar: Bulat) -> Bulat:
    """`kurang` of many people, -1 where a level or a standard is missing."""
    ada = (tingkat > KOSONG) & (standar > KOSONG)
    return np.where(ada, np.maximum(standar - tingkat, 0), KOSONG).astype(np.int64)


def kebutuhan(tingkat: int | None, standar: int) -> int:
    """How much a shortfall matters: levels missing x level asked for, so that the same shortfall
    weighs more where the post demands more. What was not assessed is no need but a question."""
    return (kurang(tingkat, standar) or 0) * standar


def cocok_teknis(tingkat: Sequence[int | None], standar: Sequence[int]) -> int | None:
    """Technical match with a post in hundredths of a per cent, rounded half up: each level, at most
    what is asked for, out of all that is asked for, so that a surplus in one subject closes no gap
    in another. None while anything was not assessed, or nothing is asked for. Choice of the portal
    (docs/keputusan/0054)."""
    diminta = sum(standar)
    dinilai = [min(t, s) for t, s in zip(tingkat, standar, strict=True) if t is not None]
    if len(dinilai) < len(standar) or diminta <= 0:
        return None
    return (2 * PENUH * sum(dinilai) + diminta) // (2 * diminta)


def cocok_teknis_kolom(tingkat: Bulat, standar: Bulat) -> Bulat:
    """`cocok_teknis` of many people: (people, competencies) against (competencies), -1 where there
    is none."""
    diminta = int(standar.sum())
    if diminta <= 0:
        return np.full(len(tingkat), KOSONG, np.int64)
    dicapai = np.minimum(tingkat, standar).sum(axis=1)
    nilai = (2 * PENUH * dicapai + diminta) // (2 * diminta)
    return np.where((tingkat > KOSONG).all(axis=1), nilai, KOSONG).astype(np.int64)


def kategori(nilai: int | None, batas: Sequence[tuple[str, int]]) -> str:
    """The category of a match: the first of `batas` (name, inclusive lower bound in hundredths of
    a per cent, descending) that it reaches, "" for none."""
    if nilai is None:
        return ""
    return next((nama for nama, bawah in batas if nilai >= bawah), "")


def mundur(hari: date, tahun: int) -> date:
    """The same day some years before; 29 February becomes 28 February."""
    try:
        return hari.replace(year=hari.year - tahun)
    except ValueError:
        return hari.replace(year=hari.year - tahun, day=28)


def berlaku(tanggal: date, hari: date, tahun: int) -> bool:
    """Whether an assessment of `tanggal` counts on `hari`: dated within (hari - years, hari]."""
    return mundur(hari, tahun) < tanggal <= hari


def berakhir(tanggal: date, tahun: int) -> date:
    """The last day on which `berlaku` holds."""
    tahun_akhir = tanggal.year + tahun
    try:
        ulang = tanggal.replace(year=tahun_akhir)
    except ValueError:
        # 29 February: on 28 February years later it is older by a day and still counts.
        return date(tahun_akhir, 2, 28)
    kemarin = ulang.toordinal() - 1
    return date.fromordinal(kemarin)


def maju_bulan(hari: date, bulan: int) -> date:
    """The same day some months later, or the last of that month where it has no such day."""
    ke = hari.year * 12 + hari.month - 1 + bulan
    tahun, bulan_ = divmod(ke, 12)
    awal_berikut = date(tahun + (bulan_ == 11), (bulan_ + 1) % 12 + 1, 1)
    akhir = date.fromordinal(awal_berikut.toordinal() - 1).day
    return date(tahun, bulan_ + 1, min(hari.day, akhir))


def mendesak(alasan: Collection[str], bobot: Mapping[str, int]) -> int:
    """Points by which the queue of assessments is ordered. Of never assessed (belum), expired
    (habis) and about to expire (hampir) one holds at most; an upheld dispute (sengketa) adds its
    own, and a post above that falls vacant (lowongan) adds to one of the three."""
    dasar = sum(bobot[satu] for satu in ("belum", "habis", "hampir") if satu in alasan)
    tambah = bobot["sengketa"] if "sengketa" in alasan else 0
    if "lowongan" in alasan and dasar:
        tambah += bobot["lowongan"]
    return dasar + tambah
