"""Snapshots and their findings, read for pages."""

from collections.abc import Iterator
from typing import Final

from django.db.models import QuerySet

from karir.models import ProsesPeringkat
from karir.selectors.hasil import proses_terlihat
from karir.simata.models import AcuanSimata, TemuanSimata
from talenta.akun.models import Pengguna
from talenta.inti.keyset import Halaman, halaman
from talenta.inti.lembar import aman

UKURAN: Final = 50
HITUNGAN: Final = ("dibaca", "disimpan", "ditolak", "peringatan", "tak_dikenal")
KEPALA_TEMUAN: Final = ("baris", "kolom", "nilai", "kode", "tingkat", "pesan")


def acuan_terlihat(*, pengguna: Pengguna) -> QuerySet[AcuanSimata]:
    """Snapshots in view, latest export first."""
    semua = AcuanSimata.objects.terlihat_oleh(pengguna)
    return semua.select_related("berkas", "pekerjaan").order_by("-tanggal", "-pk")


def acuan_halaman(*, pengguna: Pengguna, sesudah: str = "", sebelum: str = "") -> Halaman:
    """The list, walked by key."""
    return halaman(
        acuan_terlihat(pengguna=pengguna),
        kolom=("tanggal", "id"), ukuran=UKURAN, turun=True, sesudah=sesudah, sebelum=sebelum,
    )  # fmt: skip


def acuan_pilihan(*, pengguna: Pengguna) -> list[AcuanSimata]:
    """Snapshots that can be compared, the latest hundred."""
    return list(
        AcuanSimata.objects.terlihat_oleh(pengguna).berlaku().order_by("-tanggal", "-pk")[:100]
    )


def proses_pilihan(*, pengguna: Pengguna) -> list[ProsesPeringkat]:
    """Runs of the own agency that can be read, the one shown first."""
    semua = proses_terlihat(pengguna=pengguna).tersedia()
    milik = list(semua.filter(instansi_id=pengguna.lingkup.instansi_id or 0)[:100])
    return sorted(milik, key=lambda satu: not satu.sedang_tampil)  # type: ignore[attr-defined]


def temuan_halaman(
    *, pengguna: Pengguna, acuan: AcuanSimata, sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """Findings in the order of the file."""
    return halaman(
        TemuanSimata.objects.terlihat_oleh(pengguna).filter(acuan=acuan),
        kolom=("baris", "id"), ukuran=UKURAN, sesudah=sesudah, sebelum=sebelum,
    )  # fmt: skip


def laporan_baris(acuan: AcuanSimata) -> Iterator[tuple[str, ...]]:
    """Header and findings, as those of an import leave."""
    yield KEPALA_TEMUAN
    semua = TemuanSimata.objects.filter(acuan=acuan).order_by("baris", "id")
    for satu in semua.values_list(*KEPALA_TEMUAN).iterator(5_000):
        yield tuple(aman(str(sel)) for sel in satu)
