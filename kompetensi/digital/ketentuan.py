"""The dated rules of digital skill: how they are read, and which are in force on a day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from django.db.models import F

from kompetensi.digital.kerangka import FOLDER
from kompetensi.digital.models import KetentuanDigital
from kompetensi.digital.rumus import AturanGabungan

BERKAS_KETENTUAN = FOLDER / "ketentuan.json"
SUMBER_DIHITUNG = {
    "UJI": "Tes pengetahuan di portal",
    "ASESMEN": "Asesmen dari berkas",
    "ATASAN": "Validasi atasan",
    "SERTIFIKAT": "Sertifikat dari berkas",
}
BULAN_JENDELA = (1, 2, 3, 4, 6, 12)


@dataclass(frozen=True)
class AturanUji:
    """The test: minutes, items drawn a band and area, months of a window, chances of guessing and
    slipping, confidence of the interval, and from how many answers items have statistics."""

    menit: int
    soal_per_jenjang: int
    jendela_bulan: int
    tebak: Fraction
    khilaf: Fraction
    keyakinan: Fraction
    jawaban_cukup: int


@dataclass(frozen=True)
class Ketentuan:
    """Rules in force: since when and on what ground, the three parts, and the row (0: shipped)."""

    nomor: int
    berlaku_mulai: date
    dasar: str
    uji: AturanUji
    gabungan: AturanGabungan
    masa_tahun: int
    tingkat_lazim: Mapping[str, tuple[int, ...]]
    isi: Mapping[str, Any]


@cache
def ketentuan_bawaan() -> dict[str, Any]:
    """What the portal ships, as the file has it."""
    isi: dict[str, Any] = json.loads(BERKAS_KETENTUAN.read_text(encoding="utf-8"))
    return isi


def ketentuan_dari(
    isi: Mapping[str, Any], *, nomor: int, berlaku_mulai: date, dasar: str
) -> Ketentuan:
    """Rules out of their stored object."""
    uji, gabungan = isi["uji"], isi["gabungan"]
    return Ketentuan(
        nomor=nomor,
        berlaku_mulai=berlaku_mulai,
        dasar=dasar,
        uji=AturanUji(
            menit=uji["menit"],
            soal_per_jenjang=uji["soal_per_jenjang"],
            jendela_bulan=uji["jendela_bulan"],
            tebak=Fraction(*uji["tebak"]),
            khilaf=Fraction(*uji["khilaf"]),
            keyakinan=Fraction(*uji["keyakinan"]),
            jawaban_cukup=uji["jawaban_cukup"],
        ),
        gabungan=AturanGabungan(
            bobot=gabungan["bobot"],
            sendiri=tuple(gabungan["sendiri"]),
            lebar=gabungan["lebar"],
            selisih=gabungan["selisih"],
        ),
        masa_tahun=gabungan["masa_tahun"],
        tingkat_lazim={kode: tuple(satu) for kode, satu in isi["tingkat_lazim"].items()},
        isi=isi,
    )


def ketentuan_pada(*, instansi_id: int | None, hari: date) -> Ketentuan:
    """The rules in force for an agency on a day: its own newest before the nation's, else those
    that ship, which also hold for days before any."""
    satu = (
        KetentuanDigital.objects.milik(instansi_id)
        .filter(berlaku_mulai__lte=hari)
        .order_by(F("instansi").asc(nulls_last=True), "-berlaku_mulai", "-id")
        .first()
    )
    if satu is None:
        isi = ketentuan_bawaan()
        mulai = date.fromisoformat(isi["berlaku_mulai"])
        return ketentuan_dari(isi, nomor=0, berlaku_mulai=mulai, dasar=isi["dasar"])
    return ketentuan_dari(
        satu.isi, nomor=satu.pk, berlaku_mulai=satu.berlaku_mulai, dasar=satu.dasar
    )


def jendela_awal(hari: date, bulan: int) -> date:
    """First day of the window that holds a day; windows of `bulan` months begin in January."""
    return date(hari.year, (hari.month - 1) // bulan * bulan + 1, 1)


def jendela_berikut(awal: date, bulan: int) -> date:
    """First day of the window after the one that begins on `awal`."""
    letak = awal.year * 12 + awal.month - 1 + bulan
    return date(letak // 12, letak % 12 + 1, 1)
