"""What the pages of the appraisal year read."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from kinerja.models import (
    TERBUKA,
    Keadaan,
    KetentuanKinerja,
    PembukaanKembali,
    PenilaianTahunan,
    PeriodeTinjauan,
    Skp,
    TahunKinerja,
    TinjauanPeriodik,
)
from kinerja.selectors.ketentuan import ketentuan_berlaku


@dataclass(frozen=True)
class Tenggat:
    """A last day and how it stands on a day, in a word and its class."""

    hari: date
    kata: str
    kelas: str


def tenggat(*, batas: date, status: str, hari: date, segera: int, ditutup: bool = True) -> Tenggat:
    """How a deadline of something with `status` stands; `segera` are days that count as soon. What
    is not closed by itself (`ditutup`), as the plans of a year, is late and nothing more."""
    if status == Keadaan.DISUSUN:
        return Tenggat(batas, "Disiapkan", "")
    if status == Keadaan.DITUTUP:
        return Tenggat(batas, "Ditutup", "")
    if hari > batas:
        return Tenggat(batas, f"Lewat batas{', belum ditutup' if ditutup else ''}", "galat")
    if hari + timedelta(days=segera) >= batas:
        return Tenggat(batas, "Segera ditutup" if ditutup else "Batasnya dekat", "awas")
    kata = "Dibuka kembali" if status == Keadaan.DIBUKA_KEMBALI else "Dibuka"
    return Tenggat(batas, kata, "baik")


def segera_hari(*, instansi_id: int, hari: date) -> int:
    """Days before a deadline that count as soon."""
    berlaku = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)
    nilai: int = berlaku[KetentuanKinerja.Jenis.TENGGAT]["segera_hari"]
    return nilai


def tahun_daftar(*, oleh: Any) -> list[TahunKinerja]:
    """Years of the agency, the latest first, each with how many plans are in view and agreed."""
    lingkup = oleh.lingkup
    dalam = Q(skp__unit_lft__gte=lingkup.lft, skp__unit_lft__lte=lingkup.rgt)
    sepakat = dalam & Q(skp__status__in=("DISEPAKATI", "DIAKHIRI"))
    return list(
        TahunKinerja.objects.terlihat_oleh(oleh)
        .annotate(
            jumlah_skp=Count("skp", filter=dalam), jumlah_sepakat=Count("skp", filter=sepakat)
        )
        .order_by("-tahun")
    )


def tahun_satu(*, oleh: Any, pk: int) -> TahunKinerja:
    """A year of the agency. Raises TahunKinerja.DoesNotExist."""
    tahun: TahunKinerja = TahunKinerja.objects.terlihat_oleh(oleh).get(pk=pk)
    return tahun


def tahun_kini(*, oleh: Any, tahun: int | None = None) -> TahunKinerja | None:
    """The year asked for, else the latest that was opened."""
    semua = TahunKinerja.objects.terlihat_oleh(oleh).exclude(status=Keadaan.DISUSUN)
    if tahun is not None:
        semua = semua.filter(tahun=tahun)
    satu: TahunKinerja | None = semua.order_by("-tahun").first()
    return satu


@dataclass(frozen=True)
class BarisPeriode:
    """A period with its deadline and how many reviews are done."""

    periode: PeriodeTinjauan
    tenggat: Tenggat
    dinilai: int
    usul: PembukaanKembali | None

    @property
    def boleh_tutup(self) -> bool:
        return self.periode.terbuka


def periode_baris(*, oleh: Any, tahun: TahunKinerja, hari: date) -> list[BarisPeriode]:
    """Periods of a year in order, with what was reviewed of the people in view; three queries."""
    segera = segera_hari(instansi_id=tahun.instansi_id, hari=hari)
    dinilai = dict(
        TinjauanPeriodik.objects.terlihat_oleh(oleh)
        .filter(periode__tahun_kinerja=tahun, status="DINILAI")
        .order_by()
        .values_list("periode_id")
        .annotate(jumlah=Count("pk"))
    )
    usul = {satu.periode_id: satu for satu in pembukaan_menunggu(oleh=oleh, tahun=tahun)}
    return [
        BarisPeriode(
            satu,
            tenggat(batas=satu.batas, status=satu.status, hari=hari, segera=segera),
            dinilai.get(satu.pk, 0),
            usul.get(satu.pk),
        )
        for satu in tahun.periode.order_by("nomor")
    ]


def pembukaan_menunggu(*, oleh: Any, tahun: TahunKinerja) -> list[PembukaanKembali]:
    """Requests of a year that nobody has decided on."""
    return list(
        PembukaanKembali.objects.terlihat_oleh(oleh)
        .filter(tahun_kinerja=tahun, keputusan="")
        .select_related("periode", "diusulkan_oleh")
        .order_by("pk")
    )


def pembukaan_riwayat(*, oleh: Any, tahun: TahunKinerja) -> list[PembukaanKembali]:
    """Decided requests of a year, the latest first."""
    return list(
        PembukaanKembali.objects.terlihat_oleh(oleh)
        .filter(tahun_kinerja=tahun)
        .exclude(keputusan="")
        .select_related("periode", "diusulkan_oleh", "diputus_oleh")
        .order_by("-pk")
    )


def kemajuan_tahun(*, oleh: Any, tahun: TahunKinerja) -> dict[str, Any]:
    """How many plans and yearly appraisals in view stand where, and how many appraisals are
    delivered or further; two queries."""
    hasil: dict[str, Any] = {}
    for nama, model in (("skp", Skp), ("penilaian", PenilaianTahunan)):
        baris: Any = (
            model.objects.terlihat_oleh(oleh)
            .filter(tahun_kinerja=tahun)
            .order_by()
            .values_list("status")
            .annotate(jumlah=Count("pk"))
        )
        hasil[nama] = dict(baris)
    belum = {PenilaianTahunan.Status.DRAF, PenilaianTahunan.Status.DITETAPKAN}
    hasil["penilaian_selesai"] = sum(
        jumlah for status, jumlah in hasil["penilaian"].items() if status not in belum
    )
    return hasil


def ada_terbuka(*, oleh: Any) -> bool:
    """Whether a year is open in the agency."""
    return bool(TahunKinerja.objects.terlihat_oleh(oleh).filter(status__in=TERBUKA).exists())


def tahun_daftar_semua(*, oleh: Any) -> list[TahunKinerja]:
    """Years that were opened, the latest first."""
    semua = TahunKinerja.objects.terlihat_oleh(oleh).exclude(status=Keadaan.DISUSUN)
    return list(semua.order_by("-tahun"))
