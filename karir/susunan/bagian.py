"""The sections of the editor and the fields of each. A section takes the JSON as `ubah.buka`
gives it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from karir.mesin.bentuk import SUMBU_PENUH
from karir.susunan.bagian_ketentuan import kelompok_ketentuan, kelompok_tingkat
from karir.susunan.isian import Isian, Jenis, Kelompok, ambil, bobot, bulat, skor, teks
from karir.susunan.katalog import ukuran_dalam_kata

Isi = dict[str, Any]


@dataclass(frozen=True)
class Bagian:
    """A section: its address, tab, title, a sentence of help, and its fields of a JSON."""

    kode: str
    tab: str
    judul: str
    bantuan: str
    kelompok: Callable[[Isi], list[Kelompok]]


def _pokok(isi: Isi) -> list[Kelompok]:
    return [
        Kelompok(
            judul="Judul dan dasar",
            isian=(
                teks(("judul",), "Judul aturan"),
                Isian(
                    jalur=("dasar_hukum",),
                    label="Dasar hukum",
                    jenis=Jenis.PANJANG,
                    bantuan="Nomor dan tahun peraturan atau keputusan yang menetapkannya.",
                ),
                Isian(
                    jalur=("berlaku_mulai",),
                    label="Berlaku mulai",
                    jenis=Jenis.TANGGAL,
                    bantuan="Dapat ditetapkan lagi ketika diusulkan.",
                ),
                Isian(
                    jalur=("catatan",),
                    label="Catatan bagi pembaca",
                    jenis=Jenis.BARIS,
                    bantuan="Satu catatan satu baris; dibaca semua pegawai pada halaman aturan.",
                    panjang=4000,
                ),
            ),
        )
    ]


def _sumbu(isi: Isi) -> list[Kelompok]:
    hasil = []
    for kode, nama in (("Y", "kinerja"), ("X", "potensial")):
        kategori = ambil(isi, ("sumbu", kode, "kategori")) or []
        ambang = tuple(
            skor(("sumbu", kode, "kategori", i, "mulai"), f"Ambang “{satu.get('label') or i}”")
            for i, satu in enumerate(kategori)
            if i
        )
        hasil.append(
            Kelompok(
                judul=f"Sumbu {nama}",
                bantuan="Ambang adalah batas bawah dan ikut masuk: nilai tepat pada ambang sudah "
                "termasuk kategorinya. Di bawah ambang pertama adalah kategori terendah.",
                rapat=True,
                isian=(
                    bobot(("sumbu", kode, "bobot"), "Bobot dalam nilai talenta (%)"),
                    *(_seratus(satu) for satu in ambang),
                    teks(("sumbu", kode, "label"), "Nama sumbu", panjang=60),
                    *(
                        teks(
                            ("sumbu", kode, "kategori", i, "label"),
                            f"Nama kategori {('terendah', 'tengah', 'tertinggi')[i]}",
                            panjang=60,
                        )
                        for i in range(min(len(kategori), 3))
                    ),
                ),
            )
        )
    return hasil


def _seratus(isian: Isian) -> Isian:
    return replace(isian, tertinggi=SUMBU_PENUH)


def _komponen(sumbu: str) -> Callable[[Isi], list[Kelompok]]:
    def kelompok(isi: Isi) -> list[Kelompok]:
        daftar = ambil(isi, ("sumbu", sumbu, "komponen")) or []
        return [
            Kelompok(
                judul=satu.get("label") or satu.get("kode") or "",
                rapat=True,
                kode=satu.get("kode") or "",
                bermuka=True,
                pertama=not i,
                terakhir=i == len(daftar) - 1,
                keterangan=(ukuran_dalam_kata(satu.get("indikator")),),
                isian=(
                    teks(("sumbu", sumbu, "komponen", i, "label"), "Nama komponen", panjang=80),
                    bobot(("sumbu", sumbu, "komponen", i, "bobot"), "Bobot (%)"),
                ),
            )
            for i, satu in enumerate(daftar)
        ]

    return kelompok


def _kotak(isi: Isi) -> list[Kelompok]:
    hasil = []
    for i, satu in enumerate(isi.get("kotak") or []):
        pasangan = f"{_kata(isi, 'Y', satu)}, {_kata(isi, 'X', satu).lower()}"
        hasil.append(
            Kelompok(
                judul=pasangan,
                rapat=True,
                isian=(
                    bulat(("kotak", i, "nomor"), "Nomor kotak", 1, 9),
                    bulat(("kotak", i, "urutan"), "Kelompok urutan", 1, 9),
                    Isian(
                        jalur=("kotak", i, "krs"),
                        label="Masuk kelompok rencana suksesi",
                        jenis=Jenis.CENTANG,
                    ),
                    _selebar(teks(("kotak", i, "label"), "Arti kotak")),
                    Isian(
                        jalur=("kotak", i, "rekomendasi"),
                        label="Rekomendasi",
                        jenis=Jenis.BARIS,
                        bantuan="Satu rekomendasi satu baris.",
                    ),
                ),
            )
        )  # fmt: skip
    return hasil


def _selebar(isian: Isian) -> Isian:
    return replace(isian, lebar=True)


def _kata(isi: Isi, sumbu: str, kotak: Isi) -> str:
    kode = kotak["kinerja" if sumbu == "Y" else "potensial"]
    for satu in ambil(isi, ("sumbu", sumbu, "kategori")) or []:
        if satu.get("kode") == kode:
            return f"{ambil(isi, ('sumbu', sumbu, 'label')) or sumbu} {satu['label'].lower()}"
    return str(kode)


BAGIAN: Final[Mapping[str, Bagian]] = MappingProxyType(
    {
        satu.kode: satu
        for satu in (
            Bagian("pokok", "Pokok", "Pokok", "Judul, dasar hukum, tanggal, dan catatan.", _pokok),
            Bagian(
                "sumbu",
                "Sumbu",
                "Sumbu dan ambang",
                "Bobot kedua sumbu dalam nilai talenta, dan ambang kategorinya.",
                _sumbu,
            ),
            Bagian(
                "kinerja",
                "Kinerja",
                "Komponen kinerja",
                "Apa yang dinilai pada sumbu kinerja, dan berapa bobotnya.",
                _komponen("Y"),
            ),
            Bagian(
                "potensial",
                "Potensial",
                "Komponen potensial",
                "Apa yang dinilai pada sumbu potensial, dan berapa bobotnya.",
                _komponen("X"),
            ),
            Bagian(
                "kotak",
                "Kotak",
                "Kotak dan urutan",
                "Nomor, arti, dan rekomendasi tiap kotak, dan mana yang masuk kelompok rencana "
                "suksesi. Kelompok urutan 1 diperingkat paling depan; kotak dengan kelompok "
                "urutan yang sama diperingkat bersama.",
                _kotak,
            ),
            Bagian(
                "ketentuan",
                "Ketentuan",
                "Siapa dan penghalang",
                "Siapa yang dipetakan, dan hukuman disiplin apa yang menghalangi.",
                kelompok_ketentuan,
            ),
            Bagian(
                "tingkat",
                "Tingkat",
                "Tingkat menurut jenjang",
                "Tingkat kompetensi yang diminta tiap jenjang, dan urutan jabatan.",
                kelompok_tingkat,
            ),
        )
    }
)
SUMBU_BAGIAN: Final = MappingProxyType({"kinerja": "Y", "potensial": "X"})
