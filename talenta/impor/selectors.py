"""What the pages about imports read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from talenta.impor.daftar import jenis_bernama
from talenta.impor.jenis import Jenis
from talenta.impor.models import Impor, Temuan
from talenta.impor.temuan import BERAT, KATALOG, Kode
from talenta.inti.keyset import Halaman, halaman

SEHALAMAN = 50
TERSAMAR = "tersamar"


def impor_daftar(
    *,
    oleh: Any,
    jenis: str = "",
    status: str = "",
    cari: str = "",
    sesudah: str = "",
    sebelum: str = "",
) -> Halaman:
    """A page of the imports in view of `oleh`, newest first."""
    daftar = Impor.objects.terlihat_oleh(oleh).select_related("berkas", "pengguna", "pekerjaan")
    if jenis:
        daftar = daftar.filter(jenis=jenis)
    if status:
        daftar = daftar.filter(status=status)
    if cari:
        daftar = daftar.filter(berkas__nama__icontains=cari)
    return halaman(
        daftar, kolom=("id",), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum, turun=True
    )


def impor_satu(*, oleh: Any, impor_id: int) -> Impor:
    """One import in view of `oleh`, with examples of changes masked where `oleh` may not read
    the values. Raises Impor.DoesNotExist."""
    terlihat = Impor.objects.terlihat_oleh(oleh)
    impor: Impor = terlihat.select_related("berkas", "pengguna", "pekerjaan").get(pk=impor_id)
    if not oleh.boleh("pegawai.sensitif"):
        _samarkan(impor)
    return impor


def _samarkan(impor: Impor) -> None:
    sensitif = {kolom.nama for kolom in jenis_impor(impor).kolom if kolom.sensitif}
    for baris in impor.contoh_perubahan:
        for ubah in baris["ubah"]:
            if ubah["kolom"] in sensitif:
                ubah |= {sisi: TERSAMAR if ubah[sisi] else "" for sisi in ("lama", "baru")}


@dataclass(frozen=True)
class Kelompok:
    """Findings of one code at one level: how many, and what to do."""

    kode: Kode
    tingkat: str
    sebutan: str
    banyak: int


def temuan_kelompok(*, impor: Impor) -> list[Kelompok]:
    """Findings of an import by code, the severest and most frequent first."""
    hitungan = (
        Temuan.objects.filter(impor=impor)
        .values_list("kode", "tingkat")
        .annotate(n=Count("id"))
        .order_by()
    )
    kelompok = [
        Kelompok(KATALOG[kode], tingkat, str(Temuan.Tingkat(tingkat).label), n)
        for kode, tingkat, n in hitungan
    ]
    return sorted(kelompok, key=lambda k: (BERAT[k.tingkat], -k.banyak, k.kode.kode))


def temuan_daftar(
    *,
    impor: Impor,
    kode: str = "",
    tingkat: str = "",
    cari: str = "",
    sesudah: str = "",
    sebelum: str = "",
) -> Halaman:
    """A page of an import's findings in the order of the file."""
    daftar = Temuan.objects.filter(impor=impor)
    if kode:
        daftar = daftar.filter(kode=kode)
    if tingkat:
        daftar = daftar.filter(tingkat=tingkat)
    if cari:
        cocok = Q(nilai__icontains=cari) | Q(kolom__icontains=cari)
        daftar = daftar.filter(cocok | Q(baris=int(cari)) if _nomor(cari) else cocok)
    return halaman(
        daftar, kolom=("baris", "id"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum
    )


def _nomor(cari: str) -> bool:
    return cari.isascii() and cari.isdigit() and len(cari) < 9


def jenis_impor(impor: Impor) -> Jenis:
    """The declared kind of an import."""
    return jenis_bernama(impor.jenis)
