"""Synthetic people that crowd the boundaries, and random valid rule sets; deterministic by seed."""

import calendar
import dataclasses
import random
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from karir.mesin import kosakata
from tests.mesin.susun import Jabatan, Orang, Rekaman

PREDIKAT = list(kosakata.PREDIKAT)
JENJANG = list(kosakata.JENJANG)
BIDANG = ("EKONOMI", "HUKUM", "KESEHATAN", "TEKNIK")
TANGGAL_ACUAN = (
    date(2026, 6, 30),
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2025, 3, 1),
    date(2026, 12, 31),
    date(2027, 1, 1),
)


def acak(benih: int) -> random.Random:
    """A generator of its own for each seed."""
    return random.Random(benih)  # noqa: S311


def jabatan(r: random.Random) -> dict[int, tuple[str, Jabatan]]:
    """Forty jabatan: id -> (jenjang, its fields and standard)."""
    hasil = {}
    for i in range(40):
        standar = None
        if r.random() < 0.25:
            standar = (*(r.randint(0, 5) for _ in range(8)), r.randint(1, 5))
        bidang = tuple(sorted(r.sample(BIDANG, r.randint(0, 3))))
        hasil[i * 7] = (JENJANG[i % len(JENJANG)], Jabatan(bidang, standar, _syarat_digital(i)))
    return hasil


def _syarat_digital(i: int) -> tuple[int, ...] | None:
    """Nothing asked for by some jabatan, all kinds of levels by the others."""
    if i % 10 == 9:
        return None
    return tuple((i * 5 + n * 3) % 9 for n in range(5))


class Pembangkit:
    """People around one reference date."""

    def __init__(self, r: random.Random, acuan: date) -> None:
        self.r = r
        self.d = acuan
        self.jabatan = jabatan(r)
        # Apart, so that the other facts of a seed stay what they were.
        self.r_digital = acak(acuan.toordinal())
        self.nomor = 0
        self.mutu = 1
        kabisat = [
            date(t, 2, 29) for t in range(acuan.year - 12, acuan.year + 1) if calendar.isleap(t)
        ]
        tepi = [_hari_jadi(acuan, n) + timedelta(h) for n in range(7) for h in (-1, 0, 1)]
        self.tepi = [*kabisat, *tepi]

    def id(self) -> int:
        self.nomor += 1
        return self.nomor

    def pilih(self, isi: Any) -> Any:
        """One of a list in rising order; good people have several tries, the best counts."""
        return isi[max(self.r.randrange(len(isi)) for _ in range(self.mutu))]

    def tanggal(self) -> date:
        if self.mutu > 1 and self.r.random() < 0.5:
            return self.d - timedelta(self.r.randint(0, 300))
        if self.r.random() < 0.6:
            return self.r.choice(self.tepi)
        return self.d - timedelta(self.r.randint(-200, 2600))

    def semua(self, banyak: int) -> list[Orang]:
        """So many people; one in ten has the same facts as the one before, which makes ties."""
        hasil: list[Orang] = []
        for nomor in range(banyak):
            if hasil and self.r.random() < 0.1:
                hasil.append(dataclasses.replace(hasil[-1], id=nomor * 3 + 1))
            else:
                hasil.append(self.orang(nomor))
        return hasil

    def orang(self, nomor: int) -> Orang:
        r = self.r
        self.mutu = r.choice([1, 1, 3, 6])
        jab = r.choice([*self.jabatan, None]) if r.random() < 0.9 else None
        unit, opd = self.tempat()
        return Orang(
            id=nomor * 3 + 1,
            unit=unit,
            opd=opd,
            jabatan=jab,
            jenjang=None if jab is None else self.jabatan[jab][0],
            kedudukan=r.choice(["01", "01", "01", "71", "03", "15", "02", "101"]),
            tmt_jabatan=r.choice([None, self.tanggal(), self.tanggal()]),
            pendidikan=self.pilih([None, *kosakata.PENDIDIKAN]),
            bidang=r.choice([None, *BIDANG]),
            kinerja=self.kinerja(),
            penghargaan=self.baris(2, tingkat=list(kosakata.PENGHARGAAN)),
            tim_kerja=self.baris(2, peran=list(kosakata.PERAN), lingkup=list(kosakata.LINGKUP)),
            umpan_balik=self.baris(2, nilai=[0, 4999, 6000, 8005, 9999, 10000]),
            kompetensi=self.baris(2, 0.9, **{f"t{i}": range(6) for i in range(1, 10)}),
            potensi=self.baris(2, 0.9, **{f"a{i}": range(1, 6) for i in range(1, 9)}),
            bangkom=self.baris(3, jp=[0, 0, 1, 4, 5, 6, 9, 10, 11, 19, 20, 21]),
            riwayat_jabatan=self.riwayat(),
            hukdis=self.hukdis(),
            digital=self.digital(),
        )

    def digital(self) -> list[Rekaman]:
        r = self.r_digital
        if r.random() < 0.1:
            return []
        tanggal = r.choice(self.tepi) if r.random() < 0.4 else self.d - timedelta(r.randint(0, 900))
        tingkat = {f"t{n}": r.choice([0, 100, 233, 450, 500, 799, 800]) for n in range(1, 6)}
        return [{"tanggal": tanggal, "sumber": r.randint(1, 15)} | tingkat]

    def tempat(self) -> tuple[int, int]:
        unit = self.r.choice([1, 11, 12, 21, 22, 31])
        return unit, unit // 10 * 10 or 1

    def baris(self, paling: int, peluang: float = 0.6, **pilihan: Any) -> list[Rekaman]:
        banyak = self.r.randint(1, paling) if self.r.random() < peluang else 0
        return [
            {"tanggal": self.tanggal(), "id": self.id()}
            | {nama: self.pilih(isi) for nama, isi in pilihan.items()}
            for _ in range(banyak)
        ]

    def kinerja(self) -> list[Rekaman]:
        tahun = self.r.sample(range(self.d.year - 4, self.d.year + 2), self.r.randint(0, 4))
        return [{"tahun": t, "predikat": self.pilih(PREDIKAT), "id": self.id()} for t in tahun]

    def riwayat(self) -> list[Rekaman]:
        hasil = []
        for _ in range(self.r.randint(0, 3)):
            unit, opd = self.tempat()
            if self.r.random() < 0.1:
                unit = opd = self.r.choice([901, 902])
            hasil.append(
                {
                    "mulai": self.tanggal(),
                    "jenis": self.r.choice(["DEFINITIF", "DEFINITIF", "PLT", "PLH"]),
                    "jenjang": self.r.choice([None, *JENJANG]),
                    "unit": unit,
                    "opd": opd,
                    "id": self.id(),
                }
            )
        return hasil

    def hukdis(self) -> list[Rekaman]:
        banyak = self.r.choice([0, 0, 0, 1, 1, 2])
        hasil = []
        for _ in range(banyak):
            tmt = self.tanggal()
            akhir = self.r.choice([None, self.tanggal(), self.d, self.d - timedelta(1)])
            hasil.append(
                {
                    "tmt": tmt,
                    "tingkat": self.r.choice(list(kosakata.HUKUMAN)),
                    "akhir": akhir if akhir is None or akhir >= tmt else None,
                    "id": self.id(),
                }
            )
        return hasil


def _hari_jadi(acuan: date, tahun: int) -> date:
    hari = min(acuan.day, calendar.monthrange(acuan.year - tahun, acuan.month)[1])
    return acuan.replace(year=acuan.year - tahun, day=hari)


def aturan_acak(r: random.Random, isi: dict[str, Any]) -> dict[str, Any]:
    """A valid rule set with other weights, scores, windows, thresholds, boxes and groups."""
    for sumbu in isi["sumbu"].values():
        for komponen, bobot in zip(
            sumbu["komponen"], _pecah(r, len(sumbu["komponen"])), strict=True
        ):
            komponen["bobot"] = bobot
            _acak_indikator(r, komponen["indikator"])
            for bagian in komponen["indikator"].get("bagian", ()):
                _acak_indikator(r, bagian["indikator"])
        rendah = r.randint(1, 9000)
        batas = [0, rendah, r.randint(rendah + 1, 10_000), None]
        for i, kategori in enumerate(sumbu["kategori"]):
            kategori["mulai"], kategori["sampai"] = batas[i], batas[i + 1]
    isi["sumbu"]["Y"]["bobot"] = r.randint(0, 10_000)
    isi["sumbu"]["X"]["bobot"] = 10_000 - isi["sumbu"]["Y"]["bobot"]
    nomor = r.sample(range(1, 10), 9)
    for kotak, n in zip(isi["kotak"], nomor, strict=True):
        kotak["nomor"] = n
    potong = sorted(r.sample(range(1, 9), 3))
    acak = r.sample(range(1, 10), 9)
    tepi = [0, *potong, 9]
    isi["urutan_kotak"] = [acak[a:b] for a, b in pairwise(tepi)]
    isi["krs"] = {
        "kotak": r.sample(range(1, 10), r.randint(1, 5)),
        "hukuman_penghalang": r.sample(list(kosakata.HUKUMAN), r.randint(0, 3)),
    }
    isi["hukuman"]["lama_tanpa_akhir_tahun"] = {h: r.randint(0, 3) for h in kosakata.HUKUMAN}
    isi["dipetakan"] = r.sample(["01", "02", "03", "15", "71", "101"], 4)
    isi["kategori_predikat"]["kategori"] = {
        p: r.choice(kosakata.KATEGORI_KINERJA) for p in kosakata.PREDIKAT
    }
    for jenjang in kosakata.JENJANG:
        sembilan = [*(r.randint(0, 5) for _ in range(8)), 1]
        isi["tingkat_baku"][jenjang] = r.choice([r.randint(1, 5), sembilan])
        isi["tingkat_jabatan"][jenjang] = r.randint(1, 6)
    return isi


def _acak_indikator(r: random.Random, indikator: dict[str, Any]) -> None:
    if "skor" in indikator:
        indikator["skor"] = {kata: r.randint(0, 11_000) for kata in indikator["skor"]}
    if "jendela_tahun" in indikator:
        indikator["jendela_tahun"] = r.randint(1, 6)
    if "maksimum" in indikator:
        indikator["maksimum"] = r.randint(5_000, 11_000)
    if "tahun_lalu" in indikator:
        indikator["tahun_lalu"] = r.sample([1, 2, 3], r.randint(1, 3))
    for batas in indikator.get("batas", ()):
        batas["skor"] = r.randint(0, 11_000)


def _pecah(r: random.Random, banyak: int) -> list[int]:
    tepi = [0, *sorted(r.randint(0, 10_000) for _ in range(banyak - 1)), 10_000]
    return [b - a for a, b in pairwise(tepi)]
