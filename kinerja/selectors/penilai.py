"""Who appraises whom, and whom nobody appraises as it should be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from kinerja.kode import DasarPenilai
from kinerja.models import KetentuanKinerja, PenugasanPenilai, Skp, TahunKinerja
from kinerja.selectors.ketentuan import ketentuan_berlaku
from kinerja.services.turunan import KEPALA
from talenta.inti.keyset import Halaman, halaman
from talenta.pegawai.models import Pegawai
from talenta.pegawai.querysets import PegawaiQuerySet
from talenta.pegawai.rumus import rentang_nip

SEHALAMAN = 50

_LINGKARAN = """
WITH RECURSIVE berlaku AS (
  SELECT DISTINCT ON (pegawai_id) pegawai_id, penilai_id FROM kinerja_penugasanpenilai
  WHERE instansi_id = %(instansi)s AND dasar <> 'KETUA_TIM' AND mulai <= %(hari)s
    AND (selesai IS NULL OR selesai > %(hari)s)
  ORDER BY pegawai_id, (dasar = 'STRUKTUR'), id
), jalan AS (
  SELECT b.pegawai_id AS awal, b.penilai_id AS kini, 1 AS jauh FROM berlaku b
  WHERE b.pegawai_id IN (SELECT penilai_id FROM berlaku)
  UNION ALL
  SELECT j.awal, b.penilai_id, j.jauh + 1 FROM jalan j JOIN berlaku b ON b.pegawai_id = j.kini
  WHERE j.kini <> j.awal AND j.jauh < 40
)
SELECT DISTINCT awal FROM jalan WHERE kini = awal"""
_GANDA = f"WITH {KEPALA} SELECT id FROM calon WHERE banyak > 1"


def _nomor(sql: str, isi: dict[str, Any]) -> list[int]:
    with connection.cursor() as kursor:
        kursor.execute(sql, isi)
        return [satu for (satu,) in kursor.fetchall()]


@dataclass(frozen=True)
class Masalah:
    """A kind of problem: its words, what to do, and the people it is about."""

    kode: str
    judul: str
    anjuran: str
    orang: PegawaiQuerySet
    jumlah: int


def masalah_penilai(*, oleh: Any, hari: date) -> list[Masalah]:
    """Every kind of problem with the people in view who have it; one query a kind, two of them
    over whoever appraises."""
    instansi_id = oleh.lingkup.instansi_id
    wajib = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)[KetentuanKinerja.Jenis.WAJIB_SKP][
        "kedudukan"
    ]
    isi = {"instansi": instansi_id, "hari": hari, "wajib": wajib}
    terlihat = Pegawai.objects.terlihat_oleh(oleh).filter(kedudukan_hukum__in=wajib)
    berlaku = penugasan_berlaku(hari).exclude(dasar=DasarPenilai.KETUA_TIM)
    milik = berlaku.filter(pegawai_id=OuterRef("pk"))
    mati = milik.filter(penilai__isnull=False).exclude(penilai__kedudukan_hukum__in=wajib)
    susunan: tuple[tuple[str, str, str, Callable[[], Any]], ...] = (
        (
            "tanpa",
            "Tanpa penilai",
            "Tetapkan penilainya. Pimpinan tertinggi dinilai pejabat di luar data ini, misalnya "
            "kepala daerah: tulis nama dan jabatannya.",
            lambda: terlihat.filter(~Exists(milik)),
        ),
        (
            "lingkaran",
            "Saling menilai",
            "Mereka saling menilai, langsung atau lewat orang lain. Tetapkan penilai lain bagi "
            "salah satunya.",
            lambda: terlihat.filter(pk__in=_nomor(_LINGKARAN, isi)),
        ),
        (
            "tidak-aktif",
            "Penilai tidak lagi aktif",
            "Penilainya berhenti atau tidak bekerja penuh. Tetapkan Plt., Plh., atau penilai lain.",
            lambda: terlihat.filter(Exists(mati)),
        ),
        (
            "kepala-ganda",
            "Lebih dari satu pimpinan pada satu unit",
            "Dua pejabat atau lebih setingkat tercatat memimpin unit yang sama, jadi unit itu "
            "belum punya penilai. Perbaiki unit atau jabatannya, atau tetapkan penilainya.",
            lambda: terlihat.filter(pk__in=_nomor(_GANDA, isi)),
        ),
    )
    hasil = []
    for kode, judul, anjuran, cari in susunan:
        orang = cari().select_related("unit", "jabatan")
        hasil.append(Masalah(kode, judul, anjuran, orang, orang.order_by().count()))
    return hasil


def masalah_halaman(satu: Masalah, *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page of the people of one problem, by name."""
    return halaman(
        satu.orang, kolom=("nama_kunci", "id"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum
    )


def penugasan_berlaku(hari: date) -> Any:
    """Assignments in force on a day."""
    return PenugasanPenilai.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gt=hari), mulai__lte=hari
    )


def penugasan_riwayat(*, oleh: Any, pegawai: Pegawai) -> list[PenugasanPenilai]:
    """Everybody who appraises or appraised a person, the latest first."""
    return list(
        PenugasanPenilai.objects.terlihat_oleh(oleh)
        .filter(pegawai=pegawai)
        .select_related("penilai", "dibuat_oleh")
        .order_by("-mulai", "-id")
    )


def skp_daftar(*, oleh: Any, tahun: TahunKinerja, cari: str = "") -> Any:
    """Plans of a year in view, with the appraiser beside each."""
    semua = Skp.objects.terlihat_oleh(oleh).filter(tahun_kinerja=tahun)
    if kata := cari.strip():
        if nip := rentang_nip(kata):
            return semua.filter(nip__range=nip)
        for sepotong in kata.upper().split():
            semua = semua.filter(nama_kunci__contains=sepotong)
    return semua


def skp_halaman(semua: Any, *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page of plans by name."""
    return halaman(
        semua, kolom=("nama_kunci", "id"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum
    )
