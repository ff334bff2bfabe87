"""What the pages about reports of wrong data read."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from talenta.pegawai.models import LaporanData, Pegawai
from talenta.pegawai.selectors.profil import boleh_lihat_disiplin

SEBULAN = timedelta(days=30)


def laporan_terlihat(*, oleh: Any) -> QuerySet[LaporanData]:
    """Reports in view, those about discipline only for whoever may read it."""
    semua = LaporanData.objects.terlihat_oleh(oleh)
    if not boleh_lihat_disiplin(oleh):
        semua = semua.exclude(bagian="disiplin")
    hasil: QuerySet[LaporanData] = semua.select_related("pegawai__unit", "dijawab_oleh", "bukti")
    return hasil


@dataclass(frozen=True)
class Kabar:
    """What one's own page says about one's reports: open ones, and answers of the last month."""

    menunggu: int
    dijawab: list[LaporanData]


def laporan_kabar(*, oleh: Any, saat: datetime) -> Kabar:
    """News of the reports of a person who looks at the own page; one query."""
    baru = Q(hasil="") | Q(dijawab_pada__gte=saat - SEBULAN)
    semua = list(LaporanData.objects.terlihat_oleh(oleh).filter(baru).order_by("-dijawab_pada"))
    dijawab = [satu for satu in semua if not satu.terbuka]
    return Kabar(len(semua) - len(dijawab), dijawab)


def laporan_daftar(
    *, oleh: Any, hari: date, cari: str = "", keadaan: str = "", bagian: str = ""
) -> QuerySet[LaporanData]:
    """Reports in view, narrowed as the filters of the page say."""
    semua = laporan_terlihat(oleh=oleh)
    if cari:
        orang = Pegawai.objects.terlihat_oleh(oleh).cari(cari)
        semua = semua.filter(pegawai__in=orang.order_by().values("pk"))
    if keadaan == "terbuka":
        semua = semua.filter(hasil="")
    elif keadaan == "lewat":
        semua = semua.filter(hasil="", tenggat__lt=hari)
    elif keadaan:
        semua = semua.filter(hasil=keadaan)
    return semua.filter(bagian=bagian) if bagian else semua
