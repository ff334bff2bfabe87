"""Inputs of a run back into people as the specification speaks of them, for the slow
implementation."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from karir.mesin import kosakata, waktu
from karir.mesin.masukan import Masukan
from tests.mesin.susun import KOSAKATA, Jabatan, Orang, Rekaman

_HARI = {"tanggal", "mulai", "tmt", "akhir", "tmt_jabatan"}
_FAKTA = (
    "kinerja", "penghargaan", "tim_kerja", "umpan_balik", "kompetensi", "potensi", "bangkom",
    "riwayat_jabatan", "hukdis",
)  # fmt: skip


@dataclass(frozen=True)
class Terurai:
    """People by position, and the jabatan they hold."""

    orang: list[Orang]
    jabatan: dict[int, Jabatan]


def urai(masukan: Masukan) -> Terurai:
    """The same facts as plain records."""
    fakta = {nama: _baris(nama, getattr(masukan, nama)) for nama in _FAKTA}
    kode = {int(k): k for k in kosakata.PENDIDIKAN}
    orang = [
        Orang(
            id=satu["id"],
            unit=satu["unit"],
            opd=satu["opd"],
            jabatan=_atau_tidak(satu["jabatan"]),
            jenjang=_kata("jenjang", "", satu["jenjang"]),
            kedudukan=f"{satu['kedudukan']:02d}",
            tmt_jabatan=_tanggal(satu["tmt_jabatan"]),
            pendidikan=kode.get(satu["pendidikan"]),
            bidang=masukan.nama_bidang[satu["bidang"]] if satu["bidang"] >= 0 else None,
            **{nama: baris[satu["id"]] for nama, baris in fakta.items()},
        )
        for satu in _mentah(masukan.orang)
    ]
    return Terurai(orang, _jabatan(masukan))


def _jabatan(masukan: Masukan) -> dict[int, Jabatan]:
    bidang: dict[int, list[str]] = defaultdict(list)
    for satu in _mentah(masukan.bidang_jabatan):
        bidang[satu["jabatan"]].append(masukan.nama_bidang[satu["bidang"]])
    standar = {
        satu["jabatan"]: tuple(satu[f"t{i}"] for i in range(1, 10))
        for satu in _mentah(masukan.standar_jabatan)
    }
    dipegang = {int(j) for j in masukan.orang.jabatan if j >= 0}
    return {j: Jabatan(tuple(bidang[j]), standar.get(j)) for j in dipegang}


def _mentah(tabel: Any) -> list[dict[str, int]]:
    nama = [n for n, _ in tabel.kolom()]
    isi = [kolom.tolist() for _, kolom in tabel.kolom()]
    return [dict(zip(nama, satu, strict=True)) for satu in zip(*isi, strict=True)]


def _baris(nama: str, tabel: Any) -> dict[int, list[Rekaman]]:
    hasil: dict[int, list[Rekaman]] = defaultdict(list)
    for satu in _mentah(tabel):
        pemilik = satu.pop("orang")
        hasil[pemilik].append({k: _nilai(k, nama, n) for k, n in satu.items()})
    return hasil


def _nilai(kolom: str, tabel: str, nilai: int) -> Any:
    if kolom in _HARI:
        return _tanggal(nilai)
    if kolom in KOSAKATA or f"{kolom}.{tabel}" in KOSAKATA:
        return _kata(kolom, tabel, nilai)
    return nilai


def _kata(kolom: str, tabel: str, nilai: int) -> str | None:
    kosa = KOSAKATA.get(f"{kolom}.{tabel}") or KOSAKATA[kolom]
    return None if nilai < 0 else list(kosa)[nilai]


def _atau_tidak(nilai: int) -> int | None:
    return None if nilai < 0 else nilai


def _tanggal(hari: int) -> date | None:
    return None if hari == waktu.KOSONG else date(1970, 1, 1) + timedelta(hari)
