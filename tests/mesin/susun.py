"""Builds engine inputs from plain Python records, one person at a time; test data only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from karir.mesin import kosakata, masukan, waktu

Rekaman = dict[str, Any]


@dataclass
class Orang:
    """One synthetic person with plain words and dates, as the specification speaks of people."""

    id: int
    unit: int = 100
    opd: int = 100
    jabatan: int | None = None
    jenjang: str | None = None
    kedudukan: str = "01"
    tmt_jabatan: date | None = None
    pendidikan: str | None = None
    bidang: str | None = None
    kinerja: list[Rekaman] = field(default_factory=list)
    penghargaan: list[Rekaman] = field(default_factory=list)
    tim_kerja: list[Rekaman] = field(default_factory=list)
    umpan_balik: list[Rekaman] = field(default_factory=list)
    kompetensi: list[Rekaman] = field(default_factory=list)
    potensi: list[Rekaman] = field(default_factory=list)
    bangkom: list[Rekaman] = field(default_factory=list)
    riwayat_jabatan: list[Rekaman] = field(default_factory=list)
    hukdis: list[Rekaman] = field(default_factory=list)
    digital: list[Rekaman] = field(default_factory=list)


@dataclass
class Jabatan:
    """A jabatan: fields of study it asks for, nine levels of its own if it has them, and the five
    digital levels it asks for."""

    bidang: tuple[str, ...] = ()
    standar: tuple[int, ...] | None = None
    digital: tuple[int, ...] | None = None


KOSAKATA = {
    "predikat": kosakata.PREDIKAT,
    "tingkat.penghargaan": kosakata.PENGHARGAAN,
    "tingkat.hukdis": kosakata.HUKUMAN,
    "peran": kosakata.PERAN,
    "lingkup": kosakata.LINGKUP,
    "jenis": kosakata.JENIS_PENUGASAN,
    "jenjang": kosakata.JENJANG,
}


def masukan_dari(orang: Iterable[Orang], jabatan: dict[int, Jabatan]) -> masukan.Masukan:
    """The same people as columns."""
    semua = list(orang)
    nama_bidang = tuple(
        sorted(
            {b for j in jabatan.values() for b in j.bidang} | {o.bidang for o in semua if o.bidang}
        )
    )
    tabel = {
        nama: _tabel(kelas, nama, [(o.id, r) for o in semua for r in getattr(o, nama)])
        for nama, kelas in (
            ("kinerja", masukan.Kinerja),
            ("penghargaan", masukan.Penghargaan),
            ("tim_kerja", masukan.TimKerja),
            ("umpan_balik", masukan.UmpanBalik),
            ("kompetensi", masukan.Kompetensi),
            ("potensi", masukan.Potensi),
            ("bangkom", masukan.Bangkom),
            ("riwayat_jabatan", masukan.RiwayatJabatan),
            ("hukdis", masukan.Hukdis),
            ("digital", masukan.Digital),
        )
    }
    pasangan = [(j, nama_bidang.index(b)) for j, isi in jabatan.items() for b in isi.bidang]
    standar = [(j, *isi.standar) for j, isi in jabatan.items() if isi.standar]
    digital = [(j, *isi.digital, 1) for j, isi in jabatan.items() if isi.digital]
    return masukan.Masukan(
        orang=masukan.Orang(
            id=[o.id for o in semua],
            unit=[o.unit for o in semua],
            opd=[o.opd for o in semua],
            jabatan=[-1 if o.jabatan is None else o.jabatan for o in semua],
            jenjang=[_kode("jenjang", "", o.jenjang) for o in semua],
            kedudukan=[int(o.kedudukan) for o in semua],
            tmt_jabatan=[_hari(o.tmt_jabatan) for o in semua],
            pendidikan=[int(o.pendidikan or -1) for o in semua],
            bidang=[nama_bidang.index(o.bidang) if o.bidang else -1 for o in semua],
        ),
        nama_bidang=nama_bidang,
        bidang_jabatan=_dari_baris(masukan.BidangJabatan, pasangan),
        standar_digital=_dari_baris(masukan.StandarDigital, digital),
        standar_jabatan=_dari_baris(masukan.StandarJabatan, standar),
        **tabel,
    )


def _dari_baris(kelas: Any, baris: list[tuple[int, ...]]) -> Any:
    if not baris:
        return kelas.kosong()
    return kelas(**dict(zip(kelas.tipe(), map(list, zip(*baris, strict=True)), strict=True)))


def _tabel(kelas: Any, nama: str, baris: list[tuple[int, Rekaman]]) -> Any:
    kolom = {
        kol: [_nilai(kol, nama, o if kol == "orang" else r[kol]) for o, r in baris]
        for kol in kelas.tipe()
    }
    return kelas(**kolom) if baris else kelas.kosong()


def _nilai(kolom: str, tabel: str, nilai: Any) -> int:
    if nilai is None or isinstance(nilai, date):
        return _hari(nilai) if kolom in ("tanggal", "mulai", "tmt", "akhir") else -1
    return _kode(kolom, tabel, nilai) if isinstance(nilai, str) else nilai


def _kode(kolom: str, tabel: str, kata: str | None) -> int:
    if kata is None:
        return -1
    kosa = KOSAKATA.get(f"{kolom}.{tabel}") or KOSAKATA[kolom]
    return list(kosa).index(kata)


def _hari(tanggal: date | None) -> int:
    return waktu.KOSONG if tanggal is None else (tanggal - date(1970, 1, 1)).days
