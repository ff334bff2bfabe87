"""A run as a file: the portal's own layout (CSV, XLSX) and SIMATA's sheet."""

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import IO, Any

from django.db.models import F, QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from karir.kode import SARAN_ALASAN, StatusHasil
from karir.mesin.aturan import muat
from karir.models import HasilPeringkat, ProsesPeringkat
from karir.rumus import dua_desimal
from talenta.inti.lembar import aman

KOLOM = [
    "NIP", "NAMA", "UNIT ORGANISASI", "JABATAN", "STATUS", "ALASAN", "KRS", "KOTAK", "NILAI Y",
    "NILAI X", "NILAI TALENTA", "PERINGKAT", "PERINGKAT OPD", "PERINGKAT JENJANG",
]  # fmt: skip

SIMATA = [
    "NIP", "Nama", "Unit Organisasi", "Jabatan", "Nilai X", "Nilai Y", "Box",
    "X - Penilaian Kompetensi", "X - Pengembangan Kompetensi", "X - Pengalaman Jabatan",
    "X - Penilaian Potensi", "X - Tingkat Pendidikan Formal", "X - Kesesuaian Bidang Ilmu",
    "X - Verifikasi Rekam Jejak Disiplin", "Y - Penilaian Kinerja", "Y - Penghargaan",
    "Y - Penugasan dalam Tim Kerja", "Y - Umpan Balik Kinerja 360",
]  # fmt: skip

Hasil = QuerySet[HasilPeringkat]


def urut_ekspor(hasil: Hasil) -> Hasil:
    """By rank and then NIP, those without a rank last."""
    return hasil.order_by(F("peringkat").asc(nulls_last=True), "nip")


def judul_komponen(proses: ProsesPeringkat) -> list[str]:
    """`Y - <label>` and `X - <label>` in the order of the stored scores."""
    aturan = muat(proses.isi_aturan)
    return [f"Y - {k.label}" for k in aturan.y.komponen] + [
        f"X - {k.label}" for k in aturan.x.komponen
    ]


def _angka(ratusan: int | None) -> str:
    return "" if ratusan is None else dua_desimal(ratusan)


def _krs(hasil: HasilPeringkat) -> str:
    return {True: "YA", False: "TIDAK", None: ""}[hasil.krs]


def _nilai(hasil: HasilPeringkat) -> list[str]:
    return [_angka(hasil.nilai_y), _angka(hasil.nilai_x), _angka(hasil.nilai_talenta)]


def _skor(hasil: HasilPeringkat) -> list[str]:
    if hasil.status == StatusHasil.TIDAK_DIPETAKAN:
        return [""] * len(hasil.skor)
    return ["" if skor < 0 else dua_desimal(skor) for skor in hasil.skor]


def baris_ekspor(proses: ProsesPeringkat, hasil: Hasil) -> Iterator[list[str]]:
    """Header and rows of the portal's own layout."""
    yield KOLOM + judul_komponen(proses)
    for satu in urut_ekspor(hasil).iterator(chunk_size=5000):
        peringkat = (satu.peringkat, satu.peringkat_opd, satu.peringkat_jenjang)
        yield [
            satu.nip,
            aman(satu.nama),
            aman(satu.unit_nama),
            aman(satu.jabatan_nama),
            satu.status,
            "|".join(sorted(satu.alasan)),
            _krs(satu),
            "" if satu.kotak is None else str(satu.kotak),
            *_nilai(satu),
            *("" if n is None else str(n) for n in peringkat),
            *_skor(satu),
        ]


def tulis_csv(berkas: IO[str], baris: Iterable[list[str]]) -> int:
    """Write rows as CSV; return how many below the header."""
    penulis = csv.writer(berkas, lineterminator="\n")
    jumlah = -1
    for satu in baris:
        penulis.writerow(satu)
        jumlah += 1
    return jumlah


def tulis_xlsx(berkas: IO[bytes], baris: Iterable[list[Any]], *, judul: str) -> None:
    """Write rows as one sheet; text stays text (a NIP is never a number, `=` never a formula)."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet(judul)
    for satu in baris:
        sel = []
        for nilai in satu:
            kotak = WriteOnlyCell(lembar, value=nilai)
            if isinstance(nilai, str):
                kotak.data_type = "s"
                kotak.number_format = "@"
            sel.append(kotak)
        lembar.append(sel)
    buku.save(berkas)


def baris_simata(proses: ProsesPeringkat, hasil: Hasil) -> Iterator[list[Any]]:
    """Header and rows of SIMATA's sheet: the mapped only, NIP as text, figures as numbers."""
    yield list(SIMATA)
    letak = {judul: i for i, judul in enumerate(judul_komponen(proses))}
    dipetakan = urut_ekspor(hasil.filter(status=StatusHasil.DIPETAKAN))
    for satu in dipetakan.iterator(chunk_size=5000):
        nilai: list[Any] = [
            satu.nip,
            satu.nama,
            satu.unit_nama,
            satu.jabatan_nama,
            Decimal(satu.nilai_x or 0) / 100,
            Decimal(satu.nilai_y or 0) / 100,
            satu.kotak,
        ]
        for judul in SIMATA[7:]:
            skor = satu.skor[letak[judul]] if judul in letak else -1
            nilai.append(None if skor < 0 else Decimal(skor) / 100)
        yield nilai


MUTU = ["NIP", "NAMA", "PERANGKAT DAERAH", "UNIT ORGANISASI", "JABATAN", "ALASAN", "TINDAK LANJUT"]


def baris_mutu(hasil: Hasil) -> Iterator[list[str]]:
    """Header and rows of those who cannot be ranked, with why and what to do."""
    yield list(MUTU)
    for satu in hasil.order_by("opd_nama", "unit_nama", "nip").iterator(chunk_size=5000):
        yield [
            satu.nip,
            aman(satu.nama),
            aman(satu.opd_nama),
            aman(satu.unit_nama),
            aman(satu.jabatan_nama),
            "; ".join(satu.alasan_kata),
            " ".join(SARAN_ALASAN[kode] for kode in satu.alasan),
        ]
