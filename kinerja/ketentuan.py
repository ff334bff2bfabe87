"""Figures of the appraisal year as delivered, and what a figure of each kind must look like."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.formats import date_format

from kinerja.kode import SELALU_BERNAMA, Capaian, Ekspektasi, HubunganUmpan, Predikat
from kinerja.models import KetentuanKinerja
from talenta.pegawai.kode import KedudukanHukum

J = KetentuanKinerja.Jenis
# Units that are said otherwise than they are counted.
BULAN, PERSERATUS, TANPA = "bulan", "perseratus", "hari atau tanpa"
# Whole numbers of a kind: name -> words, unit, smallest, greatest.
BILANGAN: dict[str, dict[str, tuple[str, str, int, int]]] = {
    J.TENGGAT: {
        "rencana_bulan": ("Batas SKP: bulan", BULAN, 1, 12),
        "rencana_tanggal": ("Batas SKP: tanggal", "", 1, 31),
        "tinjauan_hari": ("Batas tinjauan sesudah periode berakhir", "hari", 0, 60),
        "akhir_bulan": ("Batas penilaian tahunan: bulan pada tahun berikutnya", BULAN, 1, 12),
        "akhir_tanggal": ("Batas penilaian tahunan: tanggal", "", 1, 31),
        "segera_hari": ("Disebut segera ditutup sebelum batas", "hari", 1, 60),
    },
    J.GABUNG_RATING: {
        Ekspektasi.DI_ATAS: ("Nilai Di Atas Ekspektasi", "poin", 0, 100),
        Ekspektasi.SESUAI: ("Nilai Sesuai Ekspektasi", "poin", 0, 100),
        Ekspektasi.DI_BAWAH: ("Nilai Di Bawah Ekspektasi", "poin", 0, 100),
        "ambang_di_atas": ("Rata-rata terendah untuk Di Atas", PERSERATUS, 0, 10000),
        "ambang_sesuai": ("Rata-rata terendah untuk Sesuai", PERSERATUS, 0, 10000),
    },
    J.KEBERATAN: {
        "ajukan_hari": ("Mengajukan keberatan sesudah diserahkan", "hari kerja", 1, 60),
        "tanggapan_hari": ("Penilai menanggapi sesudah keberatan", "hari kerja", 1, 60),
    },
    J.PENGINGAT: {
        "rencana_hari": ("Sebelum batas SKP", TANPA, 0, 60),
        "tinjauan_hari": ("Sebelum batas tinjauan", TANPA, 0, 60),
        "akhir_hari": ("Sebelum batas penilaian tahunan", TANPA, 0, 60),
    },
    J.PANTAUAN: {
        "seragam_orang": ("Penilai menyamakan semua, paling sedikit", "orang", 2, 100),
        "beda_persen": ("Beda dengan capaian unit, dari yang dinilai", "persen", 1, 100),
    },
}


def isian_bilangan(kata: str, satuan: str) -> str:
    """The label of a figure that is typed, with what it counts."""
    lain = {
        BULAN: "bulan ke",
        PERSERATUS: "perseratus poin, 250 = 2,50",
        TANPA: "hari, 0 tanpa pengingat",
    }
    return f"{kata} ({lain.get(satuan, satuan)})" if satuan else kata


def kata_bilangan(nilai: int, satuan: str) -> str:
    """A figure with what it counts, in words."""
    if satuan == BULAN:
        return date_format(date(2000, nilai, 1), "F")
    if satuan == PERSERATUS:
        return f"{nilai // 100},{nilai % 100:02d} poin"
    if satuan == TANPA:
        return f"{nilai} hari" if nilai else "tanpa pengingat"
    return f"{nilai} {satuan}".strip()


@cache
def ketentuan_bawaan() -> dict[str, dict[str, Any]]:
    """Kind -> source, certainty and figures, as delivered."""
    berkas = Path(__file__).with_name("ketentuan.json")
    isi: dict[str, dict[str, Any]] = json.loads(berkas.read_text(encoding="utf-8"))
    return isi


def ketentuan_galat(jenis: str, isi: Mapping[str, Any]) -> str:  # noqa: C901 (one case a kind)
    """Why figures of a kind cannot be used, in words, or ""."""
    match jenis:
        case J.TENGGAT | J.GABUNG_RATING | J.KEBERATAN | J.PANTAUAN | J.PENGINGAT:
            for nama, (kata, satuan, kecil, besar) in BILANGAN[jenis].items():
                nilai = isi.get(nama)
                if type(nilai) is not int or not kecil <= nilai <= besar:
                    judul = isian_bilangan(kata, satuan)
                    return f"{judul}: isi bilangan bulat {kecil} sampai {besar}."
            if jenis == J.GABUNG_RATING:
                return _galat_gabung(isi)
        case J.WAJIB_SKP:
            daftar = isi.get("kedudukan")
            if not daftar or not set(daftar) <= set(KedudukanHukum.values):
                return "Pilih paling sedikit satu kedudukan hukum."
        case J.CAPAIAN_PIMPINAN:
            if set(isi) != set(Capaian.values) or not set(isi.values()) <= set(Ekspektasi.values):
                return "Isi rating untuk setiap tingkat capaian."
        case J.SEBARAN:
            return _galat_sebaran(isi)
        case J.UMPAN_BALIK:
            return _galat_umpan(isi)
    return ""


def _galat_gabung(isi: Mapping[str, Any]) -> str:
    urut = [isi[satu] for satu in (Ekspektasi.DI_BAWAH, Ekspektasi.SESUAI, Ekspektasi.DI_ATAS)]
    if not urut[0] < urut[1] < urut[2]:
        return "Nilai ketiga tingkat harus naik dari Di Bawah ke Di Atas."
    if not isi["ambang_sesuai"] < isi["ambang_di_atas"]:
        return "Ambang Di Atas harus lebih tinggi daripada ambang Sesuai."
    return ""


def _galat_sebaran(isi: Mapping[str, Any]) -> str:
    if not set(isi) <= set(Capaian.values):
        return "Tingkat capaian tidak dikenal."
    for baris in isi.values():
        if not set(baris) <= set(Predikat.values):
            return "Predikat tidak dikenal."
        for rendah, tinggi in baris.values():
            if not 0 <= rendah <= tinggi <= 100:
                return "Isi persen 0 sampai 100, yang rendah tidak melebihi yang tinggi."
    return ""


def _galat_umpan(isi: Mapping[str, Any]) -> str:
    boleh = set(HubunganUmpan.values) - set(SELALU_BERNAMA)
    if not set(isi.get("anonim", [])) <= boleh:
        return "Pejabat penilai dan ketua tim selalu memberi umpan balik dengan nama."
    minimal = isi.get("minimal")
    if type(minimal) is not int or not 3 <= minimal <= 20:
        return "Jawaban paling sedikit: isi bilangan bulat 3 sampai 20."
    return ""
