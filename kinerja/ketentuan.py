"""Figures of the appraisal year as delivered, and what a figure of each kind must look like."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kinerja.kode import SELALU_BERNAMA, Capaian, Ekspektasi, HubunganUmpan, Predikat
from kinerja.models import KetentuanKinerja
from talenta.pegawai.kode import KedudukanHukum

J = KetentuanKinerja.Jenis
# Whole numbers of a kind: name -> words, smallest, greatest.
BILANGAN: dict[str, dict[str, tuple[str, int, int]]] = {
    J.TENGGAT: {
        "rencana_bulan": ("Batas SKP: bulan", 1, 12),
        "rencana_tanggal": ("Batas SKP: tanggal", 1, 31),
        "tinjauan_hari": ("Batas tinjauan: hari sesudah periode berakhir", 0, 60),
        "akhir_bulan": ("Batas penilaian tahunan: bulan pada tahun berikutnya", 1, 12),
        "akhir_tanggal": ("Batas penilaian tahunan: tanggal", 1, 31),
        "segera_hari": ("Disebut segera ditutup: hari sebelum batas", 1, 60),
    },
    J.GABUNG_RATING: {
        Ekspektasi.DI_ATAS: ("Nilai Di Atas Ekspektasi", 0, 100),
        Ekspektasi.SESUAI: ("Nilai Sesuai Ekspektasi", 0, 100),
        Ekspektasi.DI_BAWAH: ("Nilai Di Bawah Ekspektasi", 0, 100),
        "ambang_di_atas": ("Rata-rata terendah untuk Di Atas, perseratus (250 = 2,50)", 0, 10000),
        "ambang_sesuai": ("Rata-rata terendah untuk Sesuai, perseratus (150 = 1,50)", 0, 10000),
    },
    J.KEBERATAN: {
        "ajukan_hari": ("Mengajukan keberatan: hari kerja sesudah diserahkan", 1, 60),
        "tanggapan_hari": ("Penilai menanggapi: hari kerja sesudah keberatan", 1, 60),
    },
    J.PENGINGAT: {
        "rencana_hari": ("SKP: hari sebelum batas, 0 tanpa pengingat", 0, 60),
        "tinjauan_hari": ("Tinjauan: hari sebelum batas, 0 tanpa pengingat", 0, 60),
        "akhir_hari": ("Penilaian tahunan: hari sebelum batas, 0 tanpa pengingat", 0, 60),
    },
    J.PANTAUAN: {
        "seragam_orang": ("Penilai menyamakan semua: paling sedikit orang", 2, 100),
        "beda_persen": ("Beda dengan capaian unit: persen dari yang dinilai", 1, 100),
    },
}


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
            for nama, (kata, kecil, besar) in BILANGAN[jenis].items():
                nilai = isi.get(nama)
                if type(nilai) is not int or not kecil <= nilai <= besar:
                    return f"{kata}: isi bilangan bulat {kecil} sampai {besar}."
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
