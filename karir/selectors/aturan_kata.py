"""A rule set in plain words and small tables, for everybody of the agency to read."""

from collections.abc import Mapping
from dataclasses import dataclass

from karir.mesin import kosakata
from karir.mesin.bentuk import Aturan, Komponen, Sumbu
from karir.mesin.jenis import (
    Bagian,
    Dasar,
    Digital,
    Disiplin,
    Interval,
    Jpm,
    Kategori,
    Langsung,
    Potensi,
    RataRata,
    Terbaik,
)
from karir.mesin.tulis import angka, persen

_KOSAKATA: dict[str, Mapping[str, str]] = {
    "predikat": kosakata.PREDIKAT,
    "penghargaan": kosakata.PENGHARGAAN,
    "tim_kerja": kosakata.TIM_KERJA,
    "penugasan": kosakata.PENUGASAN,
    "keragaman": kosakata.KERAGAMAN,
    "bidang_ilmu": kosakata.BIDANG_ILMU,
    "pendidikan": kosakata.PENDIDIKAN,
}
# How the page marks what is uncertain; a note of a rule set names the code.
_KEPASTIAN = {"BELUM_PASTI": "“Skala dapat diubah”"}
_SATUAN = {"jp": "JP", "lama_jenjang": "tahun"}


@dataclass(frozen=True, kw_only=True)
class Ukuran:
    """How one thing is scored: a sentence and, where there is one, a table of (case, score)."""

    kalimat: str
    tabel: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class KomponenKata:
    """A component in words. `kosong` says what happens to one who has nothing."""

    label: str
    bobot: str
    bagian: list[Ukuran]
    kosong: str
    pasti: bool
    catatan: str


@dataclass(frozen=True, kw_only=True)
class SumbuKata:
    """An axis in words: its share of the talent score, components, categories with bounds."""

    label: str
    bobot: str
    komponen: list[KomponenKata]
    kategori: list[tuple[str, str]]


def _skor(fakta: str, skor: Mapping[str, int]) -> list[tuple[str, str]]:
    nama = _KOSAKATA[fakta]
    urut = sorted(skor.items(), key=lambda pasang: (-pasang[1], list(nama).index(pasang[0])))
    return [(nama[kata][:1].upper() + nama[kata][1:], angka(nilai)) for kata, nilai in urut]


def _ukuran(indikator: Dasar, judul: str = "") -> Ukuran:
    awal = f"{judul}: " if judul else ""
    match indikator:
        case Kategori(fakta=fakta, skor=skor, tahun_lalu=tahun):
            dasar = f"Predikat tahun D − {' atau D − '.join(map(str, tahun))}." if tahun else ""
            return Ukuran(kalimat=awal + dasar, tabel=_skor(fakta, skor))
        case Interval(fakta=fakta, batas=batas, jendela_tahun=tahun):
            jendela = f"Jumlah dalam {tahun} tahun terakhir." if tahun else ""
            satuan = _SATUAN[fakta]
            tabel = [(f"{bawah} {satuan} ke atas", angka(nilai)) for bawah, nilai in batas]
            return Ukuran(kalimat=awal + jendela, tabel=tabel)
        case Langsung(jendela_tahun=tahun):
            kalimat = f"Angka terakhir dalam {tahun} tahun terakhir, apa adanya."
            return Ukuran(kalimat=awal + kalimat, tabel=[])
        case Terbaik(fakta=fakta, jendela_tahun=tahun, skor=skor):
            kalimat = f"Yang terbaik dalam {tahun} tahun terakhir."
            return Ukuran(kalimat=awal + kalimat, tabel=_skor(fakta, skor))
        case Jpm(jendela_tahun=tahun, maksimum=maksimum):
            kalimat = (
                f"Penilaian kompetensi terakhir dalam {tahun} tahun: jumlah sembilan tingkat "
                f"dibagi jumlah tingkat baku, kali 100, paling tinggi {angka(maksimum)}."
            )
            return Ukuran(kalimat=awal + kalimat, tabel=[])
        case Potensi(jendela_tahun=tahun):
            kalimat = (
                f"Penilaian potensi terakhir dalam {tahun} tahun: jumlah delapan aspek dibagi 40, "
                "kali 100."
            )
            return Ukuran(kalimat=awal + kalimat, tabel=[])
        case Digital(jendela_tahun=tahun):
            kalimat = (
                f"Tingkat digital gabungan terakhir dalam {tahun} tahun: lima area, masing-masing "
                "paling tinggi sebesar syarat jabatan, dibagi jumlah syaratnya, kali 100."
            )
            return Ukuran(kalimat=awal + kalimat, tabel=[])
        case Disiplin(jendela_tahun=tahun, skor=skor):
            nama = {**kosakata.DISIPLIN, "MENJALANI": "sedang dijalani pada tanggal acuan"}
            tabel = [
                (nama[kata][:1].upper() + nama[kata][1:], angka(n)) for kata, n in skor.items()
            ]
            kalimat = f"Hukuman terberat dengan TMT dalam {tahun} tahun terakhir."
            return Ukuran(kalimat=awal + kalimat, tabel=tabel)


def _bagian(satu: Bagian) -> Ukuran:
    return _ukuran(satu.indikator, satu.label)


def _komponen(komponen: Komponen, bersama: frozenset[str]) -> KomponenKata:
    indikator = komponen.indikator
    if isinstance(indikator, RataRata):
        bagian = [_bagian(satu) for satu in indikator.bagian]
    else:
        bagian = [_ukuran(indikator)]
    if komponen.menolak:
        kosong = "Tanpa bukti ini seseorang belum dapat dipetakan."
    elif komponen.kosong is None:
        kosong = "Selalu ada nilainya."
    else:
        kosong = f"Tanpa bukti bernilai {angka(komponen.kosong)}."
    return KomponenKata(
        label=komponen.label,
        bobot=persen(komponen.bobot),
        bagian=bagian,
        kosong=kosong,
        pasti=komponen.kepastian != "BELUM_PASTI",
        catatan="" if komponen.catatan in bersama else komponen.catatan,
    )


def _sumbu(sumbu: Sumbu, bersama: frozenset[str]) -> SumbuKata:
    kategori = []
    for satu in reversed(sumbu.kategori):
        batas = f"{angka(satu.mulai)} ke atas"
        if satu.sampai is not None:
            batas = f"{angka(satu.mulai)} sampai di bawah {angka(satu.sampai)}"
        kategori.append((satu.label, batas))
    return SumbuKata(
        label=sumbu.label,
        bobot=persen(sumbu.bobot),
        komponen=[_komponen(satu, bersama) for satu in sumbu.komponen],
        kategori=kategori,
    )


def aturan_dalam_kata(aturan: Aturan) -> list[SumbuKata]:
    """Both axes of a checked rule set, Y before X. What several components share stands in
    `catatan_dalam_kata`."""
    bersama = frozenset(_catatan_bersama(aturan))
    return [_sumbu(aturan.y, bersama), _sumbu(aturan.x, bersama)]


def catatan_dalam_kata(aturan: Aturan) -> list[str]:
    """The notes of a rule set without codes, and once what several components share."""
    catatan = list(aturan.catatan)
    for teks, label in _catatan_bersama(aturan).items():
        catatan.append(f"{teks.rstrip('.')}: {', '.join(label)}.")
    for kode, kata in _KEPASTIAN.items():
        catatan = [satu.replace(kode, kata) for satu in catatan]
    return catatan


def _catatan_bersama(aturan: Aturan) -> dict[str, list[str]]:
    """Notes that more than one component carries, each with the labels of those."""
    label: dict[str, list[str]] = {}
    for komponen in aturan.komponen:
        if komponen.catatan:
            label.setdefault(komponen.catatan, []).append(komponen.label)
    return {teks: semua for teks, semua in label.items() if len(semua) > 1}
