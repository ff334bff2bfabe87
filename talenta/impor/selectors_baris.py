"""What the page of an import reads about its rows: flat in cost, however long the file is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from talenta.impor.models import BarisImpor, Impor, Temuan
from talenta.impor.selectors import jenis_impor
from talenta.inti.keyset import Halaman, halaman
from talenta.inti.sandi_data import TERSAMAR

SEHALAMAN = 50
PERINGATAN = "peringatan"
# Outcome -> what a file would do to the row, and what it did.
_SEBUTAN = {
    "": ("Semua", "Semua"),
    "baru": ("Baru", "Ditambahkan"),
    "berubah": ("Berubah", "Diubah"),
    "sama": ("Sama", "Sudah sama"),
    PERINGATAN: ("Peringatan", "Peringatan"),
    "ditolak": ("Ditolak", "Ditolak"),
}
_SEPOTONG = 5_000
# Sorts after every other character, so that [kata, kata + AKHIR] is all that begins with kata.
_AKHIR = "\U0010ffff"
_NOMOR_TERPANJANG = 8


@dataclass(frozen=True)
class Saringan:
    """Which rows: an outcome (or PERINGATAN), a finding (code and level), and a row number or the
    beginning of a key or name."""

    keadaan: str = ""
    temuan: tuple[str, str] | None = None
    cari: str = ""

    @property
    def nomor(self) -> int | None:
        """The row number that was looked for, if it can be one."""
        angka = self.cari.isascii() and self.cari.isdigit()
        return int(self.cari) if angka and len(self.cari) < _NOMOR_TERPANJANG else None


@dataclass(frozen=True)
class BarisTampil:
    """One row, its outcome in words, its changes and its findings."""

    baris: BarisImpor
    sebutan: str
    ubah: list[dict[str, str]]
    temuan: list[Temuan]


def sebutan_keadaan(impor: Impor) -> dict[str, str]:
    """Outcome -> its word, in the tense of the import; "" stands for all."""
    return {keadaan: satu[bool(impor.diterapkan_pada)] for keadaan, satu in _SEBUTAN.items()}


def _semua(oleh: Any, impor: Impor) -> QuerySet[BarisImpor]:
    baris: QuerySet[BarisImpor] = BarisImpor.objects.terlihat_oleh(oleh).filter(impor=impor)
    return baris


def _temuan(oleh: Any, impor: Impor) -> QuerySet[Temuan]:
    semua: Any = Temuan.objects
    temuan: QuerySet[Temuan] = semua.terlihat_oleh(oleh).filter(impor=impor)
    return temuan


def _bertemuan(oleh: Any, impor: Impor, temuan: tuple[str, str]) -> QuerySet[Temuan]:
    """One finding of each row that has this code at this level."""
    kode, tingkat = temuan
    return _temuan(oleh, impor).filter(kode=kode, tingkat=tingkat).distinct("baris")


def _berkeadaan(oleh: Any, impor: Impor, saring: Saringan) -> QuerySet[BarisImpor]:
    baris = _semua(oleh, impor)
    if saring.keadaan == PERINGATAN:
        baris = baris.filter(peringatan=True)
    elif saring.keadaan:
        baris = baris.filter(keadaan=saring.keadaan)
    if saring.temuan:
        kode, tingkat = saring.temuan
        bertemuan = _temuan(oleh, impor).filter(kode=kode, tingkat=tingkat, baris=OuterRef("baris"))
        baris = baris.filter(Exists(bertemuan))
    return baris


def _awalan(semua: QuerySet[BarisImpor], kata: str) -> tuple[str, Q]:
    """Where `kata` is looked for, and how: among keys if any begins so, else among names."""
    berkunci = Q(kunci__gte=kata, kunci__lt=kata + _AKHIR)
    nip = "".join(kata.split())
    if nip.isascii() and nip.isdigit():
        return "kunci", Q(kunci__gte=nip, kunci__lt=nip + _AKHIR)
    if semua.filter(berkunci).exists():
        return "kunci", berkunci
    besar = " ".join(kata.upper().split())
    return "nama", Q(nama__gte=besar, nama__lt=besar + _AKHIR)


def baris_halaman(
    *, oleh: Any, impor: Impor, saring: Saringan, sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """A page of rows as BarisTampil: in the order of the file, what is searched in the order of
    its key or name with the row of that number above."""
    kursor: dict[str, Any] = {"ukuran": SEHALAMAN, "sesudah": sesudah, "sebelum": sebelum}
    semua = _semua(oleh, impor)
    if saring.cari:
        kolom, cocok = _awalan(semua, saring.cari)
        tersaring = _berkeadaan(oleh, impor, saring)
        hasil = halaman(tersaring.filter(cocok), kolom=(kolom, "baris"), **kursor)
        if saring.nomor is not None and hasil.sebelum is None:
            tepat = list(tersaring.filter(baris=saring.nomor))
            lain = [satu for satu in hasil.baris if satu.baris != saring.nomor]
            hasil = replace(hasil, baris=tepat + lain)
    elif saring.temuan and not saring.keadaan:
        # The findings lead: their index gives the rows of one code in the order of the file.
        hasil = halaman(_bertemuan(oleh, impor, saring.temuan), kolom=("baris",), **kursor)
        nomor = [satu.baris for satu in hasil.baris]
        hasil = replace(hasil, baris=list(semua.filter(baris__in=nomor).order_by("baris")))
    else:
        hasil = halaman(_berkeadaan(oleh, impor, saring), kolom=("baris",), **kursor)
    return replace(hasil, baris=_tampilkan(oleh, impor, hasil.baris))


def muat_lembar(*, oleh: Any, impor: Impor, saring: Saringan, batas: int) -> bool:
    """Whether at most `batas` rows are left; never counts further than that."""
    if saring.cari or (saring.temuan and saring.keadaan):
        tersaring = baris_tersaring(oleh=oleh, impor=impor, saring=saring)
        return tersaring.order_by()[: batas + 1].count() <= batas
    if saring.temuan:
        return all(n <= batas for *satu, n in impor.kelompok_temuan if tuple(satu) == saring.temuan)
    return int(getattr(impor, saring.keadaan or "dibaca")) <= batas


def baris_tersaring(*, oleh: Any, impor: Impor, saring: Saringan) -> QuerySet[BarisImpor]:
    """All rows that a filter leaves, in the order of the file."""
    baris = _berkeadaan(oleh, impor, saring)
    if saring.cari:
        _, cocok = _awalan(_semua(oleh, impor), saring.cari)
        baris = baris.filter(cocok | Q(baris=saring.nomor) if saring.nomor is not None else cocok)
    return baris.order_by("baris")


def baris_semua(*, oleh: Any, impor: Impor, saring: Saringan) -> Iterator[tuple[Any, ...]]:
    """The same as (baris, outcome in words, kunci, nama, changes, sentences of findings), a
    portion at a time and without model instances: a file may hold a million."""
    sebutan, sensitif = sebutan_keadaan(impor), _sensitif(oleh, impor)
    daftar = baris_tersaring(oleh=oleh, impor=impor, saring=saring)
    semua = daftar.values_list("baris", "keadaan", "kunci", "nama", "ubah").iterator(_SEPOTONG)
    while potongan := list(islice(semua, _SEPOTONG)):
        pesan: dict[int, list[str]] = {}
        antara = {"baris__gte": potongan[0][0], "baris__lte": potongan[-1][0]}
        temuan = _temuan(oleh, impor).filter(**antara).order_by("baris", "id")
        for baris, kalimat in temuan.values_list("baris", "pesan"):
            pesan.setdefault(baris, []).append(kalimat)
        for baris, keadaan, kunci, nama, ubah in potongan:
            tersamar = [_samar(satu, sensitif) for satu in ubah or []]
            yield baris, sebutan[keadaan], kunci, nama, tersamar, pesan.get(baris, [])


def _tampilkan(oleh: Any, impor: Impor, daftar: list[BarisImpor]) -> list[BarisTampil]:
    sebutan, sensitif = sebutan_keadaan(impor), _sensitif(oleh, impor)
    temuan: dict[int, list[Temuan]] = {satu.baris: [] for satu in daftar}
    for satu in _temuan(oleh, impor).filter(baris__in=temuan).order_by("baris", "id"):
        temuan[satu.baris].append(satu)
    return [
        BarisTampil(
            satu,
            sebutan[satu.keadaan],
            [_samar(u, sensitif) for u in satu.ubah or []],
            temuan[satu.baris],
        )
        for satu in daftar
    ]


def _sensitif(oleh: Any, impor: Impor) -> set[str]:
    """Columns whose values `oleh` may not see."""
    if oleh.boleh("pegawai.sensitif"):
        return set()
    return {kolom.nama for kolom in jenis_impor(impor).kolom if kolom.sensitif}


def _samar(ubah: dict[str, str], sensitif: set[str]) -> dict[str, str]:
    """A change with its values hidden where the reader may not see them."""
    if ubah["kolom"] not in sensitif:
        return ubah
    return ubah | {sisi: TERSAMAR if ubah[sisi] else "" for sisi in ("lama", "baru")}
