"""The reachable scores of each indicator with what each takes, in words and for the engine.

Every list grows in effort; whether a choice raises anything is for `langkah_sumber` to say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from karir.mesin import jenis, kosakata
from karir.mesin.bentuk import Aturan
from karir.mesin.indikator_asesmen import POTENSI_PENUH, SERATUS
from karir.mesin.jenis import Bagian, Dasar
from karir.mesin.kalimat import Fakta
from karir.mesin.konteks import bulatkan
from karir.mesin.tulis import bulat, rangkai


@dataclass(frozen=True)
class Pilihan:
    """A score of one indicator that can be reached, and what it takes."""

    skor: int
    nilai: int | str
    kalimat: str


@dataclass(frozen=True)
class Keadaan:
    """Where an indicator stands: its score (None without one), its facts, rule set and jenjang."""

    aturan: Aturan
    fakta: Fakta
    skor: int | None
    jenjang: str


def _jp(i: jenis.Interval, k: Keadaan) -> list[Pilihan]:
    kini = k.fakta.get("jp") or 0
    lama = "setahun" if i.jendela_tahun == 1 else f"{i.jendela_tahun} tahun"
    return [
        Pilihan(
            skor,
            mulai - kini,
            f"{bulat(mulai - kini)} JP lagi dalam {lama} terakhir, menjadi {bulat(mulai)} JP.",
        )
        for mulai, skor in reversed(i.batas)
        if mulai > kini
    ]


def _terbaik(
    awalan: str, kosa: Mapping[str, str]
) -> Callable[[jenis.Terbaik, Keadaan], list[Pilihan]]:
    def daftar(i: jenis.Terbaik, k: Keadaan) -> list[Pilihan]:
        urut = sorted(i.skor.items(), key=lambda pasang: pasang[1])
        return [
            Pilihan(skor, kata, f"{awalan} {kosa[kata]} dalam {i.jendela_tahun} tahun terakhir.")
            for kata, skor in urut
            if _mungkin(kata, k)
        ]

    return daftar


def _mungkin(kata: str, k: Keadaan) -> bool:
    """An acting assignment needs a post to compare with, and one above or below it."""
    banding = kata.rpartition("+")[2]
    if banding not in ("LEBIH_TINGGI", "SETINGKAT", "LEBIH_RENDAH"):
        return True
    if not k.jenjang:
        return False
    tingkat = k.aturan.tingkat_jabatan
    kini, semua = tingkat[k.jenjang], tingkat.values()
    return {
        "LEBIH_TINGGI": max(semua) > kini,
        "SETINGKAT": True,
        "LEBIH_RENDAH": min(semua) < kini,
    }[banding]


def _keragaman(i: jenis.Kategori, k: Keadaan) -> list[Pilihan]:
    kini = k.fakta["kategori"]
    kalimat = {
        "LINTAS_UNIT": "Penugasan definitif di unit kerja lain.",
        "LINTAS_OPD": "Penugasan definitif di perangkat daerah lain.",
    }
    semua = list(enumerate(kosakata.KERAGAMAN))
    return [Pilihan(i.skor[kata], kata, kalimat[kata]) for n, kata in semua if n > kini]


def _pendidikan(i: jenis.Kategori, k: Keadaan) -> list[Pilihan]:
    kini = k.fakta.get("tingkat")
    if kini is None:
        return []
    return [
        Pilihan(i.skor[kode], kode, f"Pendidikan {label} yang diakui dalam data kepegawaian.")
        for kode, label in kosakata.PENDIDIKAN.items()
        if int(kode) > kini
    ]


def _bidang_ilmu(i: jenis.Kategori, k: Keadaan) -> list[Pilihan]:
    diminta = k.fakta.get("diminta")
    if not diminta or k.fakta.get("kategori"):
        return []
    kalimat = f"Pendidikan pada salah satu dari {diminta} bidang ilmu yang diminta jabatan ini."
    return [Pilihan(i.skor["SESUAI"], "SESUAI", kalimat)]


def _jpm(i: jenis.Jpm, k: Keadaan) -> list[Pilihan]:
    """Levels gained where the person stands below the required one."""
    f = k.fakta
    standar, jumlah = f.get("standar"), f.get("jumlah")
    if not standar or jumlah is None:
        return []
    kurang = [
        (nama, f[f"t{n}"], f[f"s{n}"])
        for n, nama in enumerate(kosakata.KOMPETENSI, 1)
        if f[f"t{n}"] < f[f"s{n}"]
    ]
    di_bawah = rangkai([f"{nama} ({t} dari {s})" for nama, t, s in kurang] or [""])
    return [
        Pilihan(
            min(int(bulatkan((jumlah + naik) * SERATUS, standar)), i.maksimum),
            naik,
            f"Naik {naik} tingkat pada penilaian kompetensi berikutnya; yang di bawah tingkat "
            f"baku: {di_bawah}.",
        )
        for naik in range(1, sum(s - t for _, t, s in kurang) + 1)
    ]


def _potensi(_: jenis.Potensi, k: Keadaan) -> list[Pilihan]:
    jumlah = k.fakta.get("jumlah")
    if jumlah is None:
        return []
    return [
        Pilihan(
            int(bulatkan(baru * SERATUS, POTENSI_PENUH)),
            baru,
            f"Penilaian potensi berikutnya berjumlah paling sedikit {baru} dari {POTENSI_PENUH} "
            f"(kini {jumlah}).",
        )
        for baru in range(jumlah + 1, POTENSI_PENUH + 1)
    ]


def _digital(_: jenis.Digital, k: Keadaan) -> list[Pilihan]:
    """Areas below what the post asks for, brought up to it one after the other."""
    f = k.fakta
    if f.get("s1") is None or f.get("t1") is None:
        return []
    area = [(f[f"t{n}"], 100 * f[f"s{n}"]) for n in range(1, len(kosakata.DIGITAL) + 1)]
    capai, diminta = sum(min(t, s) for t, s in area), sum(s for _, s in area)
    hasil: list[Pilihan] = []
    nama: list[str] = []
    for satu, (tingkat, syarat) in zip(kosakata.DIGITAL, area, strict=True):
        if tingkat >= syarat:
            continue
        capai += syarat - tingkat
        nama.append(f"{satu} menjadi {syarat // 100}")
        hasil.append(
            Pilihan(
                int(bulatkan(capai * SERATUS, diminta)),
                len(nama),
                f"Tingkat digital pada penilaian berikutnya: {rangkai(nama)}.",
            )
        )
    return hasil


PILIHAN: Final[Mapping[str, Callable[[Any, Keadaan], list[Pilihan]]]] = {
    "jp": _jp,
    "penghargaan": _terbaik("Penghargaan tingkat", kosakata.PENGHARGAAN),
    "tim_kerja": _terbaik("Penugasan sebagai", kosakata.TIM_KERJA),
    "penugasan": _terbaik("Penugasan", kosakata.PENUGASAN),
    "keragaman": _keragaman,
    "pendidikan": _pendidikan,
    "bidang_ilmu": _bidang_ilmu,
    "jpm": _jpm,
    "potensi": _potensi,
    "digital": _digital,
}


def pilihan_predikat(
    bagian: tuple[Bagian, ...], fakta: list[Fakta], keadaan: Keadaan
) -> list[Pilihan]:
    """The predikat of the year of the reference date, as the next year's calculation counts it:
    that year stands where last year stood, and last year where the one before stood. Nothing where
    the result does not tell the predikat of a year that will count."""
    acuan = keadaan.fakta.acuan
    umum = Fakta(keadaan.fakta.isi, "predikat", acuan)
    dikenal = _tahun_dikenal([(keadaan.aturan.tahun_predikat, umum)])
    dikenal |= _tahun_dikenal(
        [(_tahun_lalu(b.indikator), f) for b, f in zip(bagian, fakta, strict=True)]
    )
    hasil = []
    for nomor, (kata, label) in enumerate(kosakata.PREDIKAT.items()):
        kini = {**dikenal, acuan.year: nomor}
        try:
            skor = [_skor_predikat(b, kini, acuan.year + 1) for b in bagian]
        except KeyError:
            return []
        ada = [n for n in skor if n is not None]
        kalimat = f"Predikat kinerja {acuan.year} {label}; ikut dihitung mulai {acuan.year + 1}."
        if ada:
            hasil.append(Pilihan(int(bulatkan(sum(ada), len(ada))), kata, kalimat))
    return sorted(hasil, key=lambda satu: satu.skor)


def _tahun_lalu(indikator: Dasar) -> tuple[int, ...]:
    return indikator.tahun_lalu if isinstance(indikator, jenis.Kategori) else ()


def _tahun_dikenal(sumber: list[tuple[tuple[int, ...], Fakta]]) -> dict[int, int | None]:
    """Year -> predikat, None where there is none, as far as the latest of some years tells it."""
    hasil: dict[int, int | None] = {}
    for tahun_lalu, f in sumber:
        ada = f.get("id") is not None
        for tahun in (f.acuan.year - mundur for mundur in tahun_lalu):
            if not ada or tahun > f["tahun"]:
                hasil[tahun] = None
            elif tahun == f["tahun"]:
                hasil[tahun] = f["predikat"]
    return hasil


def _skor_predikat(bagian: Bagian, dikenal: Mapping[int, int | None], tahun: int) -> int | None:
    """The score of the latest predikat among a part's years, seen from `tahun`; KeyError where a
    year that decides is not known."""
    indikator = bagian.indikator
    assert isinstance(indikator, jenis.Kategori)  # noqa: S101 (narrows the type)
    for satu in sorted((tahun - m for m in indikator.tahun_lalu), reverse=True):
        predikat = dikenal[satu]
        if predikat is not None:
            return indikator.skor[list(kosakata.PREDIKAT)[predikat]]
    return bagian.kosong
