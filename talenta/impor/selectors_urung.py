"""What the page about undoing an import reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from talenta.impor.models import Halangan, Impor, Pengurungan
from talenta.inti.keyset import Halaman, halaman
from talenta.inti.lembar import aman

SEHALAMAN = 50
KOLOM = (
    "BARIS", "KUNCI", "SEBAB", "SARAN", "IMPOR LAIN", "OLEH", "WAKTU", "DATA YANG MERUJUK",
    "BANYAKNYA",
)  # fmt: skip
S = Halangan.Sebab
SARAN: dict[str, str] = {
    S.IMPOR_LAIN: "Urungkan impor yang lebih baru itu lebih dahulu, lalu periksa lagi.",
    S.DIUBAH: "Baris ini sudah dibetulkan atau dicabut sesudahnya. Biarkan impor ini, dan "
    "betulkan yang masih salah dengan berkas baru.",
    S.DIHAPUS: "Barisnya sudah tidak ada. Betulkan yang lain dengan berkas baru.",
    S.DIRUJUK: "Data lain sudah memakai baris ini. Urungkan impor yang membawanya lebih dahulu; "
    "yang bukan dari impor tidak dapat diurungkan.",
    S.AKUN: "Orang ini sudah dapat masuk ke portal, jadi datanya tidak dihapus. Betulkan dengan "
    "berkas baru.",
    S.TUJUAN_HILANG: "Unit, jabatan, atau pendidikan lamanya sudah dihapus. Impor kembali "
    "acuannya, lalu betulkan baris ini dengan berkas baru.",
    S.TANPA_RIWAYAT: "Portal tidak menyimpan isi sebelum impor ini. Betulkan dengan berkas baru.",
}


@dataclass(frozen=True)
class KelompokHalangan:
    """Rows that one cause holds: how many, examples of their keys, and what to do.

    `banyak` counts what refers to them; `lain` is the import to undo first, or None.
    """

    sebab: str
    judul: str
    saran: str
    rujukan: str
    lain: int | None
    pelaku: str
    baris: int
    banyak: int
    contoh: list[str]


def urung_satu(*, impor: Impor) -> Pengurungan | None:
    """The undoing of an import that `oleh` was shown, or None where nobody asked for one."""
    urung: Pengurungan | None = (
        Pengurungan.objects.filter(impor=impor).select_related("pekerjaan").first()
    )
    return urung


def halangan_kelompok(*, urung: Pengurungan) -> list[KelompokHalangan]:
    """What stands in the way by cause, the most frequent first."""
    return [
        KelompokHalangan(judul=S(satu["sebab"]).label, saran=SARAN[satu["sebab"]], **satu)
        for satu in urung.kelompok
    ]


def halangan_saring(
    *, impor: Impor, cari: str = "", sebab: str = "", lain: int | None = None
) -> QuerySet[Halangan]:
    """Rows of an import that cannot be undone; `lain` is another import's number."""
    daftar: QuerySet[Halangan] = Halangan.objects.filter(impor=impor)
    if sebab:
        daftar = daftar.filter(sebab=sebab)
    if lain:
        daftar = daftar.filter(impor_lain=lain)
    if cari := cari.strip():
        daftar = daftar.filter(kunci__icontains=cari)
    return daftar


def halangan_halaman(
    daftar: QuerySet[Halangan], *, sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """A page of them in the order in which they were found."""
    return halaman(daftar, kolom=("id",), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum)


def halangan_baris(*, impor: Impor) -> Iterator[tuple[Any, ...]]:
    """All of them as rows of a file, header first."""
    yield KOLOM
    for satu in Halangan.objects.filter(impor=impor).order_by("id").iterator(chunk_size=2000):
        waktu = timezone.localtime(satu.waktu).isoformat(timespec="seconds") if satu.waktu else ""
        yield (
            satu.baris or "",
            aman(satu.kunci),
            satu.get_sebab_display(),
            SARAN[satu.sebab],
            satu.impor_lain_id or "",
            aman(satu.pelaku),
            waktu,
            aman(satu.rujukan),
            satu.banyak if satu.rujukan else "",
        )
