"""What pages of feedback read: about oneself, about people one appraises, to whom one may speak."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kinerja.kode import Ekspektasi, HubunganUmpan, Perilaku
from kinerja.models import (
    TERBUKA,
    KetentuanKinerja,
    PeriodeTinjauan,
    PermintaanUmpan,
    UmpanNama,
    UmpanTerbit,
)
from kinerja.selectors.ketentuan import ketentuan_berlaku


@dataclass(frozen=True, kw_only=True)
class Rekan:
    """Somebody to whom one may give feedback; `diminta` if that was asked for."""

    id: int
    nama: str
    jabatan: str
    unit: str
    hubungan: str
    diminta: bool

    @property
    def hubungan_kata(self) -> str:
        return str(HubunganUmpan(self.hubungan).label)


@dataclass(frozen=True, kw_only=True)
class RatingPerilaku:
    """One behaviour in a group of answers: how many gave each level."""

    judul: str
    di_atas: int
    sesuai: int
    di_bawah: int


@dataclass(frozen=True, kw_only=True)
class KelompokTerbit:
    """Anonymous answers of one period and group, in an order that says nothing."""

    periode: PeriodeTinjauan
    judul: str
    jumlah: int
    perilaku: list[RatingPerilaku]
    isi: list[str]


def periode_umpan(*, instansi_id: int | None, hari: date) -> PeriodeTinjauan | None:
    """The open period of the agency in which a day lies."""
    semua = PeriodeTinjauan.objects.filter(
        instansi_id=instansi_id or 0, mulai__lte=hari, selesai__gt=hari, status__in=TERBUKA
    )
    hasil: PeriodeTinjauan | None = semua.order_by("-mulai", "-id").first()
    return hasil


def ketentuan_umpan(*, instansi_id: int, hari: date) -> dict[str, Any]:
    """Which relations may stay without a name, and how many answers come out at least."""
    semua = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)
    return semua[KetentuanKinerja.Jenis.UMPAN_BALIK]


def rekan_daftar() -> list[Rekan]:
    """To whom the person of the request may speak, those who asked first; one query."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT id, nama, jabatan, unit, hubungan, diminta FROM kinerja_umpan_rekan()"
        )
        nama = [kolom.name for kolom in kursor.description]
        return [Rekan(**dict(zip(nama, baris, strict=True))) for baris in kursor.fetchall()]


def umpan_nama_tentang(*, oleh: Any, pegawai_id: int) -> list[UmpanNama]:
    """Feedback by name about a person in view, the latest first."""
    semua = UmpanNama.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai_id)
    return list(semua.order_by("-id")[:100])


def umpan_diberikan(*, oleh: Any) -> list[UmpanNama]:
    """Feedback that one gave by name, the latest first."""
    semua = UmpanNama.objects.terlihat_oleh(oleh)
    milik = semua.filter(pemberi_id=oleh.lingkup.pegawai_id or 0)
    return list(milik.order_by("-id")[:50])


def permintaan_tentang(*, oleh: Any, pegawai_id: int) -> list[PermintaanUmpan]:
    """Whom one asked for feedback about a person, the latest first."""
    semua = PermintaanUmpan.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai_id)
    return list(semua.select_related("periode").order_by("-id")[:50])


def umpan_terbit_tentang(*, oleh: Any, pegawai_id: int) -> list[KelompokTerbit]:
    """Anonymous answers that came out about a person in view, latest period first; one query."""
    semua = (
        UmpanTerbit.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id)
        .select_related("periode")
        .order_by("-periode__mulai", "hubungan", "id")
    )
    menurut: dict[tuple[int, str], list[UmpanTerbit]] = defaultdict(list)
    for satu in semua:
        menurut[satu.periode_id, satu.hubungan].append(satu)
    return [
        KelompokTerbit(
            periode=isi[0].periode,
            judul=str(HubunganUmpan(hubungan).label) if hubungan else "Gabungan",
            jumlah=len(isi),
            perilaku=_perilaku(isi),
            isi=[satu.isi for satu in isi if satu.isi],
        )
        for (_, hubungan), isi in menurut.items()
    ]


def _perilaku(isi: list[UmpanTerbit]) -> list[RatingPerilaku]:
    hasil = []
    for perilaku in Perilaku:
        hitung = Counter(satu.nilai.get(perilaku.value) for satu in isi)
        hitung.pop(None, None)
        if hitung:
            hasil.append(
                RatingPerilaku(
                    judul=str(perilaku.label),
                    di_atas=hitung[Ekspektasi.DI_ATAS],
                    sesuai=hitung[Ekspektasi.SESUAI],
                    di_bawah=hitung[Ekspektasi.DI_BAWAH],
                )
            )
    return hasil
