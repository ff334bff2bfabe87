"""Rule sets: the checked loader and the hash of one.

`muat` turns the JSON of a rule set into an `Aturan` or raises `AturanTidakSah` with every fault,
its place and the reason. The form of the JSON is that of the shipped files in `karir/aturan/`:
scores are hundredths (0..11000), weights basis points (10000 = 100 %), windows whole years.
Source: scoring.md sections 2 and 3.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from karir.mesin.bentuk import Aturan, BatasKategori, Komponen, Kotak, Sumbu
from karir.mesin.pembaca import AturanTidakSah
from karir.mesin.pemuat import Pemuat

__all__ = [
    "Aturan",
    "AturanTidakSah",
    "BatasKategori",
    "Komponen",
    "Kotak",
    "Sumbu",
    "baca_json",
    "hash_aturan",
    "hash_hitungan",
    "muat",
    "muat_teks",
]

KETERANGAN: Final = ("kode", "judul", "dasar_hukum", "berlaku_mulai", "catatan")


def muat(isi: Any) -> Aturan:
    """The checked rule set of a JSON object; raises `AturanTidakSah` with all faults."""
    return Pemuat().muat(isi)


def muat_teks(teks: str) -> Aturan:
    """The checked rule set of a JSON text, in which a number with a fraction is a fault."""
    return muat(baca_json(teks))


def baca_json(teks: str) -> Any:
    """JSON without fractions, NaN or a key named twice; raises `AturanTidakSah`."""
    try:
        return json.loads(
            teks,
            parse_float=_tanpa_pecahan,
            parse_constant=_tanpa_pecahan,
            object_pairs_hook=_tanpa_ganda,
        )
    except json.JSONDecodeError as galat:
        raise AturanTidakSah([(f"baris {galat.lineno}", "bukan JSON yang sah")]) from None


def _tanpa_pecahan(teks: str) -> Any:
    raise AturanTidakSah([("$", f"{teks}: hanya bilangan bulat yang boleh")])


def _tanpa_ganda(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    hasil = dict(pasangan)
    if len(hasil) < len(pasangan):
        nama = [kunci for kunci, _ in pasangan]
        ganda = next(kunci for i, kunci in enumerate(nama) if kunci in nama[:i])
        raise AturanTidakSah([("$", f"kunci {ganda} disebut dua kali dalam satu objek")])
    return hasil


def hash_aturan(isi: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON: keys sorted, no blanks, UTF-8."""
    kanonik = json.dumps(
        isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(kanonik.encode()).hexdigest()


def hash_hitungan(isi: Mapping[str, Any]) -> str:
    """SHA-256 of what decides about people: the content without title, legal basis and dates."""
    return hash_aturan({kunci: nilai for kunci, nilai in isi.items() if kunci not in KETERANGAN})
