"""Whose team one leads, and what leaders of teams advised."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q

from kinerja.kode import DasarPenilai
from kinerja.models import MasukanKetua, PenugasanPenilai, PeriodeTinjauan


@dataclass(frozen=True, kw_only=True)
class Anggota:
    """A member of a team that one leads from `mulai` until before `selesai`."""

    id: int
    nip: str
    nama: str
    jabatan: str
    unit: str
    penilai: str
    mulai: date
    selesai: date | None

    def pada(self, periode: PeriodeTinjauan) -> bool:
        """Whether the person is led in any part of a period."""
        mulai: bool = self.mulai < periode.selesai
        return mulai and (self.selesai is None or self.selesai > periode.mulai)


def mengetuai(*, oleh: Any, hari: date) -> int:
    """How many people `tim_kerja` would list, without reading who they are; one count by index."""
    tim = PenugasanPenilai.objects.filter(
        Q(selesai=None) | Q(selesai__gt=hari - timedelta(days=366)),
        penilai_id=oleh.lingkup.pegawai_id or 0,
        dasar=DasarPenilai.KETUA_TIM,
        mulai__lte=hari,
    )
    return tim.values("pegawai").distinct().count()


def tim_kerja() -> list[Anggota]:
    """The members of the teams that the person of the request leads, by name; one query."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM kinerja_tim_kerja()")
        nama = [kolom.name for kolom in kursor.description]
        return [Anggota(**dict(zip(nama, baris, strict=True))) for baris in kursor.fetchall()]


@dataclass(frozen=True)
class BarisMasukan:
    """A member with one's own advice in a period, where given."""

    anggota: Anggota
    masukan: MasukanKetua | None


def masukan_tim(*, oleh: Any, periode: PeriodeTinjauan) -> list[BarisMasukan]:
    """Everybody led in a period; two queries."""
    milik = MasukanKetua.objects.terlihat_oleh(oleh).filter(
        periode=periode, ketua_id=oleh.lingkup.pegawai_id or 0
    )
    ada = {satu.pegawai_id: satu for satu in milik}
    return [BarisMasukan(s, ada.get(s.id)) for s in tim_kerja() if s.pada(periode)]


def masukan_tentang(
    *, oleh: Any, pegawai_id: int, periode: PeriodeTinjauan | None = None, tahun: Any = None
) -> list[MasukanKetua]:
    """Advice in view on a person, in a period or a year, in the order of the periods."""
    semua = MasukanKetua.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai_id)
    if periode is not None:
        semua = semua.filter(periode=periode)
    if tahun is not None:
        semua = semua.filter(periode__tahun_kinerja=tahun)
    return list(semua.select_related("periode").order_by("periode__nomor", "id"))
