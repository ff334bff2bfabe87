"""The history of imports: what came, by whom, what it changed, what was undone and why."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from talenta.akun.models import Pengguna
from talenta.impor.daftar import semua
from talenta.impor.models import Impor
from talenta.inti.keyset import Halaman, halaman
from talenta.inti.lembar import aman

SEHALAMAN = 50
KOLOM = (
    "NOMOR", "BERKAS", "JENIS", "KEADAAN", "DIBACA", "BARU", "BERUBAH", "SAMA", "DITOLAK",
    "DENGAN PERINGATAN", "DIUNGGAH", "DIUNGGAH OLEH", "DITERAPKAN", "DIURUNGKAN",
    "DIURUNGKAN OLEH", "ALASAN", "SHA-256",
)  # fmt: skip

# Choices of the filter by state that are more than a status.
SEMUA_DITOLAK = "SEMUA_DITOLAK"
_KEADAAN = {Impor.Status.SIAP.value: Impor.MENUNGGU, SEMUA_DITOLAK: Impor.TANPA_TERIMA}


def _awal(hari: date) -> datetime:
    """The first instant of a day where the agency is."""
    return timezone.make_aware(datetime.combine(hari, time.min))


def impor_saring(
    *,
    oleh: Any,
    cari: str = "",
    jenis: str = "",
    status: str = "",
    ditolak: str = "",
    pengunggah: int | None = None,
    dari: date | None = None,
    sampai: date | None = None,
) -> QuerySet[Impor]:
    """Imports in view of `oleh`; both days of the span are included.

    `status` is one of Impor.Status or SEMUA_DITOLAK; those of which nothing can be applied are
    among the latter only. `ditolak` is "ada" for those with rejected rows, "tidak" for those
    without.
    """
    daftar: QuerySet[Impor] = Impor.objects.terlihat_oleh(oleh).select_related(
        "berkas", "pengguna", "pekerjaan"
    )
    if cari := cari.strip():
        cocok = Q(berkas__nama__icontains=cari) | Q(alasan_urung__icontains=cari)
        if cari.isascii() and cari.isdigit() and len(cari) < 18:
            cocok |= Q(pk=int(cari))
        daftar = daftar.filter(cocok)
    if jenis:
        daftar = daftar.filter(jenis=jenis)
    if status:
        daftar = daftar.filter(_KEADAAN.get(status, Q(status=status)))
    if ditolak:
        daftar = daftar.filter(Q(ditolak__gt=0) if ditolak == "ada" else Q(ditolak=0))
    if pengunggah:
        daftar = daftar.filter(pengguna_id=pengunggah)
    if dari:
        daftar = daftar.filter(dibuat_pada__gte=_awal(dari))
    if sampai:
        daftar = daftar.filter(dibuat_pada__lt=_awal(sampai + timedelta(days=1)))
    return daftar


def impor_halaman(daftar: QuerySet[Impor], *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page of imports, newest first."""
    return halaman(
        daftar, kolom=("id",), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum, turun=True
    )


def pengunggah_daftar(*, oleh: Any) -> list[tuple[int, str]]:
    """Who brought the imports in view of `oleh`: number and name, by name."""
    terlihat = Impor.objects.terlihat_oleh(oleh).values("pengguna_id")
    return list(
        Pengguna.objects.filter(pk__in=terlihat).order_by("nama", "pk").values_list("pk", "nama")
    )


def _waktu(nilai: datetime | None) -> str:
    return timezone.localtime(nilai).isoformat(timespec="seconds") if nilai else ""


def riwayat_baris(daftar: QuerySet[Impor]) -> Iterator[tuple[object, ...]]:
    """The history as rows of a file, header first, newest import first."""
    judul = {jenis.kode: jenis.judul for jenis in semua()}
    yield KOLOM
    for satu in daftar.order_by("-id").iterator(chunk_size=2000):
        yield (
            satu.pk,
            aman(satu.berkas.nama),
            judul.get(satu.jenis, satu.jenis),
            satu.sebutan,
            *(satu.dibaca, satu.baru, satu.berubah, satu.sama, satu.ditolak, satu.peringatan),
            _waktu(satu.dibuat_pada),
            aman(satu.pengguna.nama) if satu.pengguna else "Sistem",
            _waktu(satu.diterapkan_pada),
            _waktu(satu.diurungkan_pada),
            aman(satu.diurungkan_oleh),
            aman(satu.alasan_urung),
            satu.berkas.sha256,
        )
