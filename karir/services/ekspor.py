"""A run as a file: the portal's own layout (CSV, XLSX) and SIMATA's sheet."""

import csv
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import IO, Any

from django.db.models import F, QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from karir.kode import SARAN_ALASAN, StatusHasil
from karir.mesin.aturan import muat
from karir.models import HasilPeringkat, ProsesPeringkat
from karir.rumus import dua_desimal
from karir.selectors.pengukuhan import Pengukuhan
from talenta.inti.lembar import aman

KOLOM = [
    "NIP", "NAMA", "UNIT ORGANISASI", "JABATAN", "STATUS", "ALASAN", "KRS", "KOTAK", "NILAI Y",
    "NILAI X", "NILAI TALENTA", "PERINGKAT", "PERINGKAT OPD", "PERINGKAT JENJANG",
]  # fmt: skip

# Column of the sheet -> axis and code of the component: an agency's rule set may call it otherwise.
SIMATA_KOMPONEN = {
    "X - Penilaian Kompetensi": ("X", "jpm"),
    "X - Pengembangan Kompetensi": ("X", "bangkom"),
    "X - Pengalaman Jabatan": ("X", "pengalaman"),
    "X - Penilaian Potensi": ("X", "potensi"),
    "X - Tingkat Pendidikan Formal": ("X", "pendidikan"),
    "X - Kesesuaian Bidang Ilmu": ("X", "bidang_ilmu"),
    "X - Verifikasi Rekam Jejak Disiplin": ("X", "disiplin"),
    "Y - Penilaian Kinerja": ("Y", "kinerja"),
    "Y - Penghargaan": ("Y", "penghargaan"),
    "Y - Penugasan dalam Tim Kerja": ("Y", "tim_kerja"),
    "Y - Umpan Balik Kinerja 360": ("Y", "umpan_balik"),
}
SIMATA = [
    "NIP", "Nama", "Unit Organisasi", "Jabatan", "Nilai X", "Nilai Y", "Box", *SIMATA_KOMPONEN,
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


def _kata(ratusan: int | None) -> str:
    """Hundredths as text with a point, as CSV has them."""
    return "" if ratusan is None else dua_desimal(ratusan)


def _bilangan(ratusan: int | None) -> Decimal | None:
    """Hundredths as an exact number with two decimals, as a sheet has them."""
    return None if ratusan is None else Decimal(ratusan).scaleb(-2)


def _bulat_kata(nilai: int | None) -> str:
    return "" if nilai is None else str(nilai)


def _apa_adanya(nilai: int | None) -> int | None:
    return nilai


def _krs(hasil: HasilPeringkat) -> str:
    return {True: "YA", False: "TIDAK", None: ""}[hasil.krs]


def _ratusan(hasil: HasilPeringkat) -> list[int | None]:
    """Axes, talent score and component scores, in hundredths."""
    sumbu = [hasil.nilai_y, hasil.nilai_x, hasil.nilai_talenta]
    tanpa = hasil.status == StatusHasil.TIDAK_DIPETAKAN
    return sumbu + [None if tanpa or skor < 0 else skor for skor in hasil.skor]


def baris_ekspor(
    proses: ProsesPeringkat, hasil: Hasil, *, berangka: bool = False
) -> Iterator[list[Any]]:
    """Header and rows of the portal's own layout; text only, or with `berangka` the figures as
    exact numbers and absent ones as None."""
    yield KOLOM + judul_komponen(proses)
    angka: Callable[[int | None], Any] = _bilangan if berangka else _kata
    bulat: Callable[[int | None], Any] = _apa_adanya if berangka else _bulat_kata
    for satu in urut_ekspor(hasil).iterator(chunk_size=5000):
        peringkat = (satu.peringkat, satu.peringkat_opd, satu.peringkat_jenjang)
        y, x, talenta, *skor = map(angka, _ratusan(satu))
        yield [
            satu.nip,
            aman(satu.nama),
            aman(satu.unit_nama),
            aman(satu.jabatan_nama),
            satu.status,
            "|".join(sorted(satu.alasan)),
            _krs(satu),
            bulat(satu.kotak),
            y,
            x,
            talenta,
            *map(bulat, peringkat),
            *skor,
        ]


KUKUH = ["KOTAK DIKUKUHKAN", "KRS DIKUKUHKAN", "DIPINDAHKAN OLEH", "ALASAN PINDAH"]


def baris_kukuh(
    proses: ProsesPeringkat, hasil: Hasil, pengukuhan: Pengukuhan, *, berangka: bool = False
) -> Iterator[list[Any]]:
    """`baris_ekspor`, and where the committee moved somebody of the run the confirmed box before
    the engine's, by whom and why; who was not moved keeps the engine's box in both."""
    semua = baris_ekspor(proses, hasil, berangka=berangka)
    if not pengukuhan:
        yield from semua
        return
    krs, sampai = KOLOM.index("KRS"), KOLOM.index("KOTAK")
    kepala = next(semua)
    yield [*kepala[:krs], *KUKUH, *kepala[krs:]]
    menurut_nip = {
        satu.nip: pengukuhan.pindah[satu.pegawai_id]
        for satu in hasil.filter(pegawai_id__in=list(pengukuhan.pindah)).only(
            "proses_id", "pegawai_id", "nip"
        )
    }
    for baris in semua:
        pindah = menurut_nip.get(baris[0])
        if pindah is None:
            isi = [baris[sampai], baris[krs], "", ""]
        else:
            kotak: Any = pindah.kotak_baru if berangka else str(pindah.kotak_baru)
            kata = {True: "YA", False: "TIDAK"}[pindah.krs_baru]
            isi = [kotak, kata, aman(pindah.oleh), aman(pindah.alasan)]
        yield [*baris[:krs], *isi, *baris[krs:]]


def tulis_csv(berkas: IO[str], baris: Iterable[list[str]]) -> int:
    """Write rows as CSV; return how many below the header."""
    penulis = csv.writer(berkas, lineterminator="\n")
    jumlah = -1
    for satu in baris:
        penulis.writerow(satu)
        jumlah += 1
    return jumlah


# Widths in characters of columns that hold text; figures are as wide as their heading needs.
_LEBAR = {
    "NIP": 21, "NAMA": 34, "UNIT ORGANISASI": 38, "PERANGKAT DAERAH": 38, "JABATAN": 38,
    "STATUS": 18, "ALASAN": 42, "TINDAK LANJUT": 60,
}  # fmt: skip
_LEBAR_ANGKA = 14


def tulis_xlsx(berkas: IO[bytes], baris: Iterable[list[Any]], *, judul: str) -> None:
    """Write rows as one sheet under a heading that stays in sight and filters the columns.

    Text stays text (a NIP is never a number, `=` never a formula); a Decimal is a number with its
    two decimals, written digit by digit.
    """
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet(judul)
    lembar.freeze_panes = "A2"
    jumlah = 0
    for jumlah, satu in enumerate(baris, start=1):
        if jumlah == 1:
            for letak, nama in enumerate(satu, start=1):
                lebar = _LEBAR.get(str(nama).upper(), _LEBAR_ANGKA)
                lembar.column_dimensions[get_column_letter(letak)].width = lebar
            lebar_baris = get_column_letter(len(satu))
        lembar.append([_sel(lembar, nilai, kepala=jumlah == 1) for nilai in satu])
    if jumlah:
        lembar.auto_filter.ref = f"A1:{lebar_baris}{jumlah}"
    buku.save(berkas)


def _sel(lembar: Any, nilai: Any, *, kepala: bool) -> WriteOnlyCell:
    # A Decimal goes in as its own digits: openpyxl would send it through a float with 16 of them.
    angka = isinstance(nilai, Decimal)
    sel = WriteOnlyCell(lembar, value=str(nilai) if angka else nilai)
    if angka:
        sel.data_type = "n"
        sel.number_format = "0.00"
    elif isinstance(nilai, str):
        sel.data_type = "s"
        sel.number_format = "@"
    if kepala:
        sel.font = Font(bold=True)
        sel.alignment = Alignment(wrap_text=True, vertical="top")
    return sel


def baris_simata(proses: ProsesPeringkat, hasil: Hasil) -> Iterator[list[Any]]:
    """Header and rows of SIMATA's sheet: the mapped only, NIP as text, figures as numbers."""
    yield list(SIMATA)
    aturan = muat(proses.isi_aturan)
    letak = {
        (sumbu.kode, komponen.kode): proses.kolom_skor.index(komponen.kode)
        for sumbu in (aturan.y, aturan.x)
        for komponen in sumbu.komponen
    }
    dipetakan = urut_ekspor(hasil.filter(status=StatusHasil.DIPETAKAN))
    for satu in dipetakan.iterator(chunk_size=5000):
        nilai: list[Any] = [
            satu.nip,
            satu.nama,
            satu.unit_nama,
            satu.jabatan_nama,
            _bilangan(satu.nilai_x),
            _bilangan(satu.nilai_y),
            satu.kotak,
        ]
        for komponen in SIMATA_KOMPONEN.values():
            skor = satu.skor[letak[komponen]] if komponen in letak else -1
            nilai.append(_bilangan(None if skor < 0 else skor))
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
