"""The fields of the two sections about people: who is mapped, what keeps out, levels by jenjang."""

from typing import Any

from karir.mesin import kosakata
from karir.susunan.isian import Isian, Jenis, Kelompok, ambil, bulat

Isi = dict[str, Any]
_HUKUMAN = tuple((kode, kata.capitalize()) for kode, kata in kosakata.HUKUMAN.items())


def kelompok_ketentuan(isi: Isi) -> list[Kelompok]:
    """Who is mapped, which punishments keep out of the pool, the category by predikat alone."""
    kategori = tuple(
        (satu["kode"], satu["label"]) for satu in ambil(isi, ("sumbu", "Y", "kategori")) or []
    )
    return [
        Kelompok(
            judul="Siapa yang dipetakan",
            isian=(
                Isian(
                    jalur=("dipetakan",),
                    label="Kedudukan hukum yang dipetakan",
                    jenis=Jenis.BANYAK,
                    pilihan=tuple(
                        (kode, f"{kode} {kata}") for kode, kata in kosakata.KEDUDUKAN_HUKUM.items()
                    ),
                    bantuan="Yang tidak dicentang tetap tercantum sebagai tidak dipetakan.",
                ),
            ),
        ),
        Kelompok(
            judul="Penghalang kelompok rencana suksesi",
            isian=(
                Isian(
                    jalur=("krs", "hukuman_penghalang"),
                    label="Hukuman disiplin yang menghalangi selama dijalani",
                    jenis=Jenis.BANYAK,
                    pilihan=_HUKUMAN,
                ),
            ),
        ),
        Kelompok(
            judul="Hukuman tanpa tanggal akhir",
            bantuan="Berapa tahun sejak TMT hukuman dianggap dijalani; 0 berarti tidak dijalani.",
            rapat=True,
            isian=tuple(
                bulat(("hukuman", "lama_tanpa_akhir_tahun", kode), f"{kata} (tahun)", 0, 50)
                for kode, kata in _HUKUMAN
            ),
        ),
        Kelompok(
            judul="Kategori menurut predikat saja",
            bantuan="Ditampilkan di samping kotak sebagai pembanding; tidak menentukan kotak.",
            rapat=True,
            isian=(
                _tahun(("kategori_predikat", "tahun_lalu")),
                *(
                    Isian(
                        jalur=("kategori_predikat", "kategori", kode),
                        label=kata,
                        jenis=Jenis.PILIHAN,
                        pilihan=kategori,
                    )
                    for kode, kata in reversed(tuple(kosakata.PREDIKAT.items()))
                ),
            ),
        ),
    ]


def _tahun(jalur: tuple[str | int, ...]) -> Isian:
    return Isian(
        jalur=jalur,
        label="Tahun predikat yang dibaca",
        jenis=Jenis.TAHUN,
        tertinggi=10,
        terendah=1,
        bantuan="Berapa tahun sebelum tahun acuan, yang didahulukan di depan: 1, 2.",
    )


def kelompok_tingkat(isi: Isi) -> list[Kelompok]:
    """Required levels and the order of posts, by jenjang."""
    return [
        Kelompok(
            judul="Tingkat kompetensi baku menurut jenjang",
            bantuan="Satu angka 1 sampai 5 untuk kesembilan kompetensi, atau sembilan angka "
            f"dipisah koma menurut urutan: {', '.join(kosakata.KOMPETENSI)}. Standar jabatan "
            "sendiri didahulukan.",
            rapat=True,
            isian=tuple(
                Isian(jalur=("tingkat_baku", kode), label=kata, jenis=Jenis.TINGKAT, tertinggi=5)
                for kode, kata in kosakata.JENJANG.items()
            ),
        ),
        Kelompok(
            judul="Tingkat jabatan untuk membandingkan jabatan",
            bantuan="Dipakai untuk menilai Plt. dan Plh.: angka yang lebih besar lebih tinggi.",
            rapat=True,
            isian=tuple(
                bulat(("tingkat_jabatan", kode), kata, 1, 99)
                for kode, kata in kosakata.JENJANG.items()
            ),
        ),
    ]
