"""The named indicators a component can be made of, in words, and what each starts from.

A new component starts without figures: none is made up, the officer fills them in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from karir.mesin.jenis import DEKLARASI, RATA_RATA, Deklarasi

Kunci = tuple[str, str]


@dataclass(frozen=True)
class Ukuran:
    """An indicator in words, and the code a component of it gets."""

    kode: str
    judul: str
    bantuan: str


KATA_UKURAN: Final[Mapping[Kunci, Ukuran]] = MappingProxyType(
    {
        ("kategori", "predikat"): Ukuran(
            "predikat_kinerja",
            "Predikat kinerja tahunan",
            "Predikat terakhir di antara tahun yang dibaca.",
        ),
        ("kategori", "pendidikan"): Ukuran(
            "pendidikan", "Tingkat pendidikan", "Tingkat pendidikan formal terakhir."
        ),
        ("kategori", "bidang_ilmu"): Ukuran(
            "bidang_ilmu",
            "Kesesuaian bidang ilmu",
            "Apakah bidang ilmunya termasuk yang diminta jabatannya.",
        ),
        ("kategori", "keragaman"): Ukuran(
            "keragaman",
            "Keragaman penugasan",
            "Berapa unit dan OPD yang pernah ditempati secara definitif.",
        ),
        ("interval", "jp"): Ukuran(
            "bangkom",
            "Jam pembelajaran",
            "Jumlah JP dalam jendela waktu.",
        ),
        ("interval", "lama_jenjang"): Ukuran(
            "lama",
            "Lama dalam jenjang",
            "Tahun penuh sejak TMT paling awal pada jenjang sekarang.",
        ),
        ("langsung", "umpan_balik"): Ukuran(
            "umpan_balik",
            "Umpan balik 360",
            "Nilai terakhir dalam jendela waktu, apa adanya.",
        ),
        ("terbaik", "penghargaan"): Ukuran(
            "penghargaan", "Penghargaan", "Penghargaan terbaik dalam jendela waktu."
        ),
        ("terbaik", "tim_kerja"): Ukuran(
            "tim_kerja", "Tim kerja", "Penugasan tim terbaik dalam jendela waktu."
        ),
        ("terbaik", "penugasan"): Ukuran(
            "substansi",
            "Penugasan Plt. dan Plh.",
            "Plt. atau Plh. terbaik dalam jendela waktu, dibanding jabatan sekarang.",
        ),
        ("jpm", ""): Ukuran(
            "jpm",
            "Penilaian kompetensi",
            "Jumlah sembilan tingkat dibagi jumlah tingkat baku, kali 100.",
        ),
        ("potensi", ""): Ukuran(
            "potensi",
            "Penilaian potensi",
            "Jumlah delapan aspek dibagi 40, kali 100.",
        ),
        ("disiplin", ""): Ukuran(
            "disiplin",
            "Rekam jejak disiplin",
            "Hukuman terberat dengan TMT dalam jendela waktu, dan yang sedang dijalani.",
        ),
        ("digital", ""): Ukuran(
            "digital",
            "Keterampilan digital",
            "Tingkat gabungan lima area dibanding syarat jabatan, kali 100; kelebihan pada satu "
            "area tidak menutup area lain.",
        ),
    }
)

KUNCI_RATA_RATA: Final[Kunci] = (RATA_RATA, "")
UKURAN_RATA_RATA: Final = Ukuran(
    "rata_rata",
    "Rata-rata beberapa ukuran",
    "Rata-rata skor bagian yang ada, dibulatkan ke dua angka di belakang koma.",
)


def pilihan_bagian() -> list[tuple[str, str]]:
    """(address, words) of the indicators that a part of a mean can be added of."""
    return [
        (f"{jenis}.{fakta}" if fakta else jenis, satu.judul)
        for (jenis, fakta), satu in sorted(KATA_UKURAN.items(), key=lambda p: p[1].judul)
    ]


def pilihan_ukuran() -> list[tuple[str, str]]:
    """(address, words) of what a component can be added of: an indicator, or a mean."""
    return [*pilihan_bagian(), (RATA_RATA, UKURAN_RATA_RATA.judul)]


def kunci_ukuran(alamat: str) -> Kunci | None:
    """The key of an address of `pilihan_ukuran`, or None."""
    jenis, _, fakta = alamat.partition(".")
    return (jenis, fakta) if (jenis, fakta) in {*KATA_UKURAN, KUNCI_RATA_RATA} else None


def indikator_awal(kunci: Kunci) -> dict[str, Any]:
    """An indicator in JSON with every figure still to be filled in, a mean without parts."""
    if kunci == KUNCI_RATA_RATA:
        return {"jenis": RATA_RATA, "bagian": []}
    dek: Deklarasi = DEKLARASI[kunci]
    jenis, fakta = kunci
    isi: dict[str, Any] = {"jenis": jenis}
    if fakta:
        isi["fakta"] = fakta
    if dek.jendela:
        isi["jendela_tahun"] = None
    if dek.tahun_lalu:
        isi["tahun_lalu"] = []
    if dek.maksimum:
        isi["maksimum"] = None
    if dek.kosakata is not None:
        isi["skor"] = dict.fromkeys(dek.kosakata)
    if dek.batas:
        isi["batas"] = []
    return isi


def komponen_baru(kunci: Kunci, terpakai: set[str], label_terpakai: set[str]) -> dict[str, Any]:
    """A component of an indicator, under a code and a name that are not taken."""
    satu = KATA_UKURAN.get(kunci, UKURAN_RATA_RATA)
    return {
        "kode": _bebas(satu.kode, "_", terpakai),
        "label": _bebas(satu.judul, " ", label_terpakai),
        "bobot": None,
        "kepastian": "BELUM_PASTI",
        "catatan": "",
        "indikator": indikator_awal(kunci),
        "kosong": _kosong(kunci),
    }


def bagian_baru(kunci: Kunci, terpakai: set[str], label_terpakai: set[str]) -> dict[str, Any]:
    """A part of a mean, under a code and a name that the mean has not taken."""
    satu = KATA_UKURAN[kunci]
    return {
        "kode": _bebas(satu.kode, "_", terpakai),
        "label": _bebas(satu.judul, " ", label_terpakai),
        "indikator": indikator_awal(kunci),
        "kosong": _kosong(kunci),
    }


def _kosong(kunci: Kunci) -> str | None:
    """What an absent value means: nothing where there always is one, else still to be said."""
    return "tidak_pernah" if kunci in DEKLARASI and DEKLARASI[kunci].selalu_ada else None


def _bebas(dasar: str, sambung: str, terpakai: set[str]) -> str:
    nomor, calon = 1, dasar
    while calon in terpakai:
        nomor += 1
        calon = f"{dasar}{sambung}{nomor}"
    return calon


def ukuran_dalam_kata(indikator: Any) -> str:
    """What an indicator in JSON measures, in words."""
    if not isinstance(indikator, dict):
        return ""
    if indikator.get("jenis") == RATA_RATA:
        bagian = [str(b.get("label") or b.get("kode")) for b in indikator.get("bagian") or []]
        return f"Rata-rata: {', '.join(bagian)}" if bagian else UKURAN_RATA_RATA.judul
    satu = KATA_UKURAN.get((str(indikator.get("jenis")), str(indikator.get("fakta", ""))))
    return satu.judul if satu else ""
