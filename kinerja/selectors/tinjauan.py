"""What the page of a review reads."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from kinerja.models import (
    BuktiRealisasi,
    PeriodeTinjauan,
    RealisasiRhk,
    Rhk,
    Skp,
    TinjauanPeriodik,
)
from kinerja.selectors.skp import BERJALAN, BarisPerilaku, perilaku_daftar, rhk_daftar


@dataclass(frozen=True)
class BarisRhk:
    """A result with what was achieved, what was said to it, and its evidence."""

    rhk: Rhk
    realisasi: RealisasiRhk | None

    @property
    def bukti(self) -> list[BuktiRealisasi]:
        return list(self.realisasi.bukti.all()) if self.realisasi else []


@dataclass(frozen=True)
class BarisPerilakuNilai:
    """A behaviour with what is expected and how it was rated."""

    perilaku: BarisPerilaku
    rating: str
    rating_kata: str
    umpan_balik: str


def tinjauan_satu(
    *, oleh: Any, skp_id: int, periode_id: int
) -> tuple[Skp, PeriodeTinjauan, TinjauanPeriodik | None]:
    """A plan in view, a period of its year, and its review there, if begun. Raises
    Skp.DoesNotExist."""
    skp: Skp = Skp.objects.terlihat_oleh(oleh).select_related("tahun_kinerja").get(pk=skp_id)
    periode = skp.tahun_kinerja.periode.filter(pk=periode_id).first()
    if periode is None or not (skp.mulai < periode.selesai and periode.mulai < skp.selesai):
        raise Skp.DoesNotExist
    tinjauan = (
        TinjauanPeriodik.objects.filter(skp=skp, periode=periode)
        .select_related("dinilai_oleh")
        .first()
    )
    return skp, periode, tinjauan


def rhk_ditinjau(*, skp: Skp, tinjauan: TinjauanPeriodik | None) -> list[BarisRhk]:
    """Results in order, each with its realisation and evidence; four queries at most."""
    ada: dict[int, RealisasiRhk] = {}
    if tinjauan is not None:
        bukti = Prefetch("bukti", BuktiRealisasi.objects.select_related("berkas").order_by("pk"))
        ada = {satu.rhk_id: satu for satu in tinjauan.realisasi.prefetch_related(bukti)}
    return [BarisRhk(satu, ada.get(satu.pk)) for satu in rhk_daftar(skp=skp)]


def perilaku_ditinjau(*, skp: Skp, tinjauan: TinjauanPeriodik | None) -> list[BarisPerilakuNilai]:
    """The seven behaviours with expectations and ratings; two queries."""
    ada = {satu.perilaku: satu for satu in tinjauan.perilaku.all()} if tinjauan else {}
    hasil = []
    for satu in perilaku_daftar(skp=skp):
        nilai = ada.get(satu.kode)
        hasil.append(
            BarisPerilakuNilai(
                satu,
                nilai.rating if nilai else "",
                nilai.get_rating_display() if nilai and nilai.rating else "",
                nilai.umpan_balik if nilai else "",
            )
        )
    return hasil


def berikutnya(*, oleh: Any, skp: Skp, periode: PeriodeTinjauan) -> Skp | None:
    """The next person of the team, by name, who is not rated in the period; round once."""
    dinilai = TinjauanPeriodik.objects.filter(periode=periode, status="DINILAI").values("skp")
    semua = (
        Skp.objects.tim(oleh)
        .filter(
            tahun_kinerja=skp.tahun_kinerja_id,
            status__in=BERJALAN,
            mulai__lt=periode.selesai,
            selesai__gt=periode.mulai,
        )
        .exclude(pk=skp.pk)
        .exclude(pk__in=dinilai)
        .order_by("nama_kunci", "id")
    )
    sesudah: Skp | None = semua.filter(nama_kunci__gte=skp.nama_kunci).first()
    awal: Skp | None = semua.first()
    return sesudah or awal


def tinjauan_lalu(*, tinjauan_skp: Skp, periode: PeriodeTinjauan) -> TinjauanPeriodik | None:
    """The finished review before this period, to start from."""
    satu: TinjauanPeriodik | None = (
        TinjauanPeriodik.objects.filter(
            skp=tinjauan_skp, status="DINILAI", periode__nomor__lt=periode.nomor
        )
        .select_related("periode")
        .order_by("-periode__nomor")
        .first()
    )
    return satu


def bukti_satu(*, oleh: Any, pk: int) -> BuktiRealisasi:
    """Evidence of a review in view. Raises BuktiRealisasi.DoesNotExist."""
    satu: BuktiRealisasi = (
        BuktiRealisasi.objects.terlihat_oleh(oleh)
        .select_related("berkas", "realisasi__tinjauan")
        .get(pk=pk)
    )
    return satu
