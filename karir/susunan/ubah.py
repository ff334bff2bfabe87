"""Writing into a rule set's JSON: boxes opened for the form, components and parts of a mean added,
moved and taken out."""

import copy
from itertools import pairwise
from typing import Any

from karir.susunan.isian import ambil
from karir.susunan.katalog import Kunci, bagian_baru, komponen_baru

Isi = dict[str, Any]


def buka(isi: Isi) -> Isi:
    """A copy in which each box carries its group of ranking and whether it is in the pool."""
    hasil = copy.deepcopy(isi)
    urutan = hasil.pop("urutan_kotak", [])
    krs = hasil["krs"].pop("kotak", [])
    for kotak in hasil.get("kotak") or []:
        nomor = kotak.get("nomor")
        kotak["urutan"] = next((i for i, k in enumerate(urutan, start=1) if nomor in k), None)
        kotak["krs"] = nomor in krs
    return hasil


def tutup(terbuka: Isi) -> Isi:
    """The rule set's JSON of an opened copy: groups, pool, upper bounds and rows put in order."""
    hasil = copy.deepcopy(terbuka)
    kelompok: dict[int, list[int]] = {}
    krs = []
    for kotak in hasil.get("kotak") or []:
        urutan, masuk, nomor = kotak.pop("urutan", None), kotak.pop("krs", False), kotak["nomor"]
        if nomor is None:
            continue
        if urutan is not None:
            kelompok.setdefault(urutan, []).append(nomor)
        if masuk:
            krs.append(nomor)
    hasil["urutan_kotak"] = [kelompok[u] for u in sorted(kelompok)]
    hasil["krs"]["kotak"] = krs
    for kode in ("Y", "X"):
        kategori = ambil(hasil, ("sumbu", kode, "kategori")) or []
        for bawah, atas in pairwise(kategori):
            bawah["sampai"] = atas["mulai"]
        for komponen in ambil(hasil, ("sumbu", kode, "komponen")) or []:
            _rapikan_batas(komponen.get("indikator"))
            rapikan_kosong(komponen)
    return hasil


def rapikan_kosong(komponen: Isi) -> None:
    """A mean with a part that always has a score is never absent, so there is nothing to say."""
    indikator = komponen.get("indikator") or {}
    if "bagian" not in indikator:
        return
    # A part of which nobody has said yet what its absence means decides nothing.
    if any(bagian.get("kosong") not in ("lewati", None) for bagian in indikator["bagian"]):
        komponen["kosong"] = "tidak_pernah"
    elif komponen["kosong"] == "tidak_pernah":
        komponen["kosong"] = None


def _rapikan_batas(indikator: Any) -> None:
    """Rows of an interval without the empty ones, highest first."""
    if not isinstance(indikator, dict):
        return
    for bagian in indikator.get("bagian") or []:
        _rapikan_batas(bagian.get("indikator"))
    if "batas" in indikator:
        terisi = [b for b in indikator["batas"] if (b.get("mulai"), b.get("skor")) != (None, None)]
        terisi.sort(key=lambda b: -1 if b.get("mulai") is None else b["mulai"], reverse=True)
        indikator["batas"] = terisi


def komponen_tambah(isi: Isi, sumbu: str, kunci: Kunci) -> str:
    """Add a component of a named indicator to an axis, in place; return its code."""
    semua = [
        komponen
        for satu in ("Y", "X")
        for komponen in ambil(isi, ("sumbu", satu, "komponen")) or []
    ]
    baru = komponen_baru(
        kunci, {str(k.get("kode")) for k in semua}, {str(k.get("label")) for k in semua}
    )
    isi["sumbu"][sumbu]["komponen"].append(baru)
    return str(baru["kode"])


def bagian_tambah(komponen: Isi, kunci: Kunci) -> str:
    """Add a part of a named indicator to a component's mean, in place; return its code."""
    daftar = komponen["indikator"]["bagian"]
    baru = bagian_baru(
        kunci, {str(b.get("kode")) for b in daftar}, {str(b.get("label")) for b in daftar}
    )
    daftar.append(baru)
    return str(baru["kode"])


def keluarkan(daftar: list[Isi], kode: str) -> bool:
    """Take the component or part with that code out of a list; False if there is none."""
    sisa = [satu for satu in daftar if satu.get("kode") != kode]
    ada = len(sisa) < len(daftar)
    daftar[:] = sisa
    return ada


def geser(daftar: list[Isi], kode: str, langkah: int) -> bool:
    """Move the component or part with that code by `langkah` places, not beyond the ends; False
    if there is none."""
    letak = next((i for i, satu in enumerate(daftar) if satu.get("kode") == kode), None)
    if letak is None:
        return False
    satu = daftar.pop(letak)
    daftar.insert(max(0, letak + langkah), satu)
    return True
