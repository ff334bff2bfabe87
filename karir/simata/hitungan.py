"""Counting a comparison with SIMATA: the SQL over its people, and what its rows say."""

from collections.abc import Sequence
from typing import Any, Final

from karir.simata.baris import BEDA, HANYA_PORTAL, HANYA_SIMATA, KEADAAN, SAMA, RingkasCocok
from karir.simata.unsur import Unsur

# Rows of `k` (people) or `n` (groups of them) with their state.
BERKEADAAN: Final = (
    "SELECT *, coalesce(nullif(sisi, ''), CASE WHEN beda = 0 THEN "
    f"'{SAMA}' ELSE '{BEDA}' END) AS keadaan"
)
KELOMPOK: Final = (
    "SELECT opd_id, min(opd_nama) AS opd_nama, sisi, beda, kotak_portal, kotak_simata, "
    "count(*) AS jumlah FROM k GROUP BY opd_id, sisi, beda, kotak_portal, kotak_simata"
)
# First column of the rows that are no counts but keys of a page.
KUNCI: Final = -1


def ringkas_sql(daftar: str, unsur: int) -> str:
    """Counts out of the groups `n`: whole (first column 1) and by office (0); then how many the
    list holds by its condition, and one count a thing compared. Two columns of keys are empty."""
    per_unsur = "".join(
        f", coalesce(sum(jumlah) FILTER (WHERE beda & {1 << n} <> 0), 0)::bigint"
        for n in range(unsur)
    )
    return (
        "SELECT grouping(opd_id), keadaan, kotak_portal, kotak_simata, opd_id, min(opd_nama), "
        f"sum(jumlah)::bigint, coalesce(sum(jumlah) FILTER (WHERE {daftar}), 0)::bigint"
        f"{per_unsur}, NULL::bigint, NULL::text FROM ({BERKEADAAN} FROM n) h GROUP BY "
        "GROUPING SETS ((keadaan, kotak_portal, kotak_simata), (opd_id, keadaan))"
    )


def ringkas_dari(baris: Sequence[tuple[Any, ...]], unsur: Sequence[Unsur]) -> RingkasCocok:
    """What the rows of `ringkas_sql` say."""
    menyeluruh = [satu for satu in baris if satu[0]]
    keadaan = dict.fromkeys(KEADAAN, 0)
    matriks: dict[tuple[int, int], int] = {}
    for _, kode, portal, simata, _, _, jumlah, *_ in menyeluruh:
        keadaan[kode] += jumlah
        if kode in (SAMA, BEDA):
            matriks[portal, simata] = matriks.get((portal, simata), 0) + jumlah
    return RingkasCocok(
        keadaan=keadaan,
        unsur={satu.kode: sum(b[8 + n] for b in menyeluruh) for n, satu in enumerate(unsur)},
        matriks=matriks,
        unit=_per_unit([satu for satu in baris if not satu[0]]),
        terdaftar=sum(satu[7] for satu in menyeluruh),
    )


def _per_unit(baris: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Counts of each office, the most differences first; those of nobody's office last."""
    unit: dict[int | None, dict[str, Any]] = {}
    for _, keadaan, _, _, opd_id, opd_nama, jumlah, *_ in baris:
        satu = unit.setdefault(
            opd_id, {"opd_id": opd_id, "nama": opd_nama, "jumlah": 0, **dict.fromkeys(KEADAAN, 0)}
        )
        satu[keadaan] += jumlah
        satu["jumlah"] += jumlah
    for satu in unit.values():
        satu["selisih"] = satu["jumlah"] - satu[SAMA]
        satu["hanya_portal"], satu["hanya_simata"] = satu[HANYA_PORTAL], satu[HANYA_SIMATA]
    return sorted(unit.values(), key=lambda s: (s["opd_id"] is None, -s["selisih"], s["nama"]))
