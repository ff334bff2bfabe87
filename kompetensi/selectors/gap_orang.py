"""The people behind a figure of the gap: below the standard, never assessed, expired."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from kompetensi import rumus
from kompetensi.kode import KOMPETENSI
from kompetensi.models import PenilaianKompetensi
from kompetensi.selectors.gap_teknis import isi_syarat_teknis, kurang_teknis, syarat_teknis
from kompetensi.selectors.standar import lazim_kasus, standar_kini
from talenta.inti.keyset import Halaman, halaman
from talenta.mutu.kode import DINILAI
from talenta.pegawai.models import Pegawai

SEHALAMAN = 50
KEADAAN = {
    "kurang": "Di bawah standar",
    "belum": "Belum pernah dinilai",
    "habis": "Hasilnya kedaluwarsa",
}


@dataclass(frozen=True)
class BarisOrang:
    """A person in the list: match in hundredths of a per cent, None where unknown; shortfalls; who
    made the latest assessment, and whether accredited (None: nobody said)."""

    pegawai: Pegawai
    tanggal: date | None
    penyelenggara: str
    terakreditasi: bool | None
    berlaku: bool
    jpm: int | None
    kurang: list[tuple[str, int]]


def orang_daftar(
    *,
    oleh: Any,
    parameter: dict[str, Any],
    keadaan: str,
    kode: str = "",
    jabatan: int | None = None,
    cari: str = "",
) -> QuerySet[Pegawai]:
    """People in view in one state (KEADAAN), narrowed by competency, post and words; the code of a
    technical competency asks about that one."""
    daftar = (
        Pegawai.objects.terlihat_oleh(oleh)
        .filter(
            unit_lft__gte=parameter["lft"], unit_lft__lte=parameter["rgt"],
            kedudukan_hukum__in=DINILAI,
        )
        .select_related("jabatan", "unit__opd")
    )  # fmt: skip
    if jabatan:
        daftar = daftar.filter(jabatan_id=jabatan)
    if cari:
        daftar = daftar.cari(cari)
    syarat = RawSQL(  # noqa: S611 (codes of the fixed list; values go as parameters)
        _syarat(keadaan, kode), _isi_syarat(keadaan, kode, parameter), output_field=BooleanField()
    )
    return daftar.filter(syarat)


def _syarat(keadaan: str, kode: str) -> str:
    milik = "SELECT 1 FROM kompetensi_penilaiankompetensi t WHERE t.pegawai_id = pegawai_pegawai.id"
    milik += " AND t.dicabut_pada IS NULL AND t.tanggal <= %s"
    if kode and kode not in KOMPETENSI:
        return syarat_teknis(keadaan)
    if keadaan == "belum":
        return f"NOT EXISTS ({milik})"
    if keadaan == "habis":
        return f"EXISTS ({milik}) AND NOT EXISTS ({milik} AND t.tanggal > %s)"
    dipilih = [kode] if kode in KOMPETENSI else list(KOMPETENSI)
    kurang = " OR ".join(f"t.{k} < coalesce(s.{k}, {lazim_kasus()})" for k in dipilih)
    return f"""EXISTS (
        SELECT 1 FROM pegawai_jabatan j
        LEFT JOIN kompetensi_standarjabatan s ON s.jabatan_id = j.id
        JOIN LATERAL (
            SELECT {", ".join(KOMPETENSI)} FROM kompetensi_penilaiankompetensi t
            WHERE t.pegawai_id = pegawai_pegawai.id AND t.dicabut_pada IS NULL
                AND t.tanggal <= %s AND t.tanggal > %s
            ORDER BY t.tanggal DESC LIMIT 1) t ON TRUE
        WHERE j.id = pegawai_pegawai.jabatan_id AND ({kurang}))"""


def _isi_syarat(keadaan: str, kode: str, parameter: dict[str, Any]) -> list[Any]:
    if kode and kode not in KOMPETENSI:
        return isi_syarat_teknis(keadaan, kode, parameter)
    hari, batas = parameter["hari"], parameter["batas"]
    if keadaan == "belum":
        return [hari]
    return [hari, hari, batas] if keadaan == "habis" else [hari, batas]


def orang_halaman(daftar: QuerySet[Pegawai], *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page of them by name."""
    return halaman(
        daftar, kolom=("nama_kunci", "id"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum
    )


def orang_baris(pegawai: Iterable[Pegawai], *, parameter: dict[str, Any]) -> list[BarisOrang]:
    """These people with match and shortfalls, technical ones included, all computed at once; at
    most eight queries."""
    daftar = list(pegawai)
    semua = PenilaianKompetensi.objects.filter(
        pegawai_id__in=[satu.pk for satu in daftar], tanggal__lte=parameter["hari"]
    ).berlaku()
    terakhir = {satu.pegawai_id: satu for satu in semua.order_by("tanggal", "id")}
    standar = standar_kini({satu.jabatan for satu in daftar if satu.jabatan})
    kosong = [rumus.KOSONG] * len(KOMPETENSI)
    tingkat, syarat, berlaku = [], [], []
    for satu in daftar:
        milik = terakhir.get(satu.pk)
        berlaku.append(milik is not None and milik.tanggal > parameter["batas"])
        tingkat.append([getattr(milik, k) for k in KOMPETENSI] if milik and berlaku[-1] else kosong)
        jabatan = satu.jabatan_id
        isi = standar[jabatan].tingkat if jabatan in standar else {}
        syarat.append(list(isi.values()) or kosong)
    a = np.array(tingkat, np.int64).reshape(-1, len(KOMPETENSI))
    b = np.array(syarat, np.int64).reshape(-1, len(KOMPETENSI))
    teknis = kurang_teknis(daftar, parameter=parameter)
    jpm, kurang = rumus.jpm_kolom(a, b), rumus.kurang_kolom(a, b)
    return [
        BarisOrang(
            pegawai=satu,
            tanggal=terakhir[satu.pk].tanggal if satu.pk in terakhir else None,
            penyelenggara=terakhir[satu.pk].penyelenggara if satu.pk in terakhir else "",
            terakreditasi=terakhir[satu.pk].terakreditasi if satu.pk in terakhir else None,
            berlaku=berlaku[n],
            jpm=None if jpm[n] == rumus.KOSONG else int(jpm[n]),
            kurang=[
                (judul, int(kurang[n, i]))
                for i, judul in enumerate(KOMPETENSI.values())
                if kurang[n, i] > 0
            ]
            + teknis.get(satu.pk, []),
        )
        for n, satu in enumerate(daftar)
    ]
