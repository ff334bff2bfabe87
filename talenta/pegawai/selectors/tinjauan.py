"""What the pages of the yearly review of roles read, and when the next one is due."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from talenta.akun.models import Instansi
from talenta.pegawai.models import ButirTinjauan, KetentuanTinjauan, Tinjauan
from talenta.pegawai.models.tinjauan import masih_berlaku

K = ButirTinjauan.Keputusan


def setahun_sesudah(hari: date) -> date:
    """The same day a year later; 29 February becomes the 28th."""
    try:
        return hari.replace(year=hari.year + 1)
    except ValueError:
        return hari.replace(year=hari.year + 1, day=28)


@dataclass(frozen=True, kw_only=True)
class Ketentuan:
    """How an agency reviews: days until the deadline, and what happens to what is left then."""

    hari: int = KetentuanTinjauan.HARI_BAWAAN
    cabut_otomatis: bool = False


def ketentuan_berlaku(*, instansi_id: int, hari: date) -> Ketentuan:
    """The setting of an agency on a day: its latest row, else thirty days and nothing withdrawn."""
    satu = (
        KetentuanTinjauan.objects.filter(instansi_id=instansi_id, mulai__lte=hari)
        .order_by("-mulai", "-id")
        .first()
    )
    if satu is None:
        return Ketentuan()
    return Ketentuan(hari=satu.hari, cabut_otomatis=satu.cabut_otomatis)


def tinjauan_berikutnya(*, instansi: Instansi) -> date:
    """The day from which the portal opens a review by itself: a year after the last, or after the
    agency was made."""
    terakhir = (
        Tinjauan.objects.filter(instansi=instansi)
        .order_by("-dibuka_pada")
        .values_list("dibuka_pada", flat=True)
        .first()
    )
    return setahun_sesudah(terakhir or timezone.localdate(instansi.dibuat_pada))


@dataclass(frozen=True, kw_only=True)
class Ringkas:
    """A review in numbers; `gugur` are roles that ended otherwise."""

    tinjauan: Tinjauan
    jumlah: int
    tetap: int
    cabut: int
    lewat: int
    gugur: int
    menunggu: int

    @property
    def selesai(self) -> int:
        return self.jumlah - self.menunggu


def _hitungan(hari: date) -> dict[str, Count]:
    berlaku = masih_berlaku("butir__penugasan", hari)
    belum = Q(butir__keputusan="")
    return {
        "n_jumlah": Count("butir"),
        "n_tetap": Count("butir", filter=Q(butir__keputusan=K.TETAP)),
        "n_cabut": Count("butir", filter=Q(butir__keputusan=K.CABUT)),
        "n_lewat": Count("butir", filter=Q(butir__keputusan=K.LEWAT)),
        "n_menunggu": Count("butir", filter=belum & berlaku),
        "n_gugur": Count("butir", filter=belum & ~berlaku),
    }


def _ringkas(tinjauan: Any) -> Ringkas:
    return Ringkas(
        tinjauan=tinjauan,
        jumlah=tinjauan.n_jumlah,
        tetap=tinjauan.n_tetap,
        cabut=tinjauan.n_cabut,
        lewat=tinjauan.n_lewat,
        gugur=tinjauan.n_gugur,
        menunggu=tinjauan.n_menunggu,
    )


def tinjauan_daftar(*, oleh: Any, hari: date) -> list[Ringkas]:
    """Every review of the agency in numbers, newest first; one query."""
    semua = (
        Tinjauan.objects.terlihat_oleh(oleh)
        .select_related("dibuka_oleh")
        .annotate(**_hitungan(hari))
        .order_by("-dibuka_pada", "-id")
    )
    return [_ringkas(satu) for satu in semua]


def tinjauan_satu(*, oleh: Any, pk: int, hari: date) -> Ringkas:
    """One review in view of `oleh`. Raises Tinjauan.DoesNotExist."""
    semua = Tinjauan.objects.terlihat_oleh(oleh).select_related("dibuka_oleh")
    return _ringkas(semua.annotate(**_hitungan(hari)).get(pk=pk))


def butir_daftar(
    *, oleh: Any, tinjauan: Tinjauan, hari: date, cari: str = "", peran: str = "", keadaan: str = ""
) -> QuerySet[ButirTinjauan]:
    """Roles of a review, by holder; `keadaan` is MENUNGGU, GUGUR or a decision."""
    semua = ButirTinjauan.objects.terlihat_oleh(oleh).filter(tinjauan=tinjauan)
    for kata in cari.split():
        semua = semua.filter(Q(pemegang__nama__icontains=kata) | Q(pemegang__nip__startswith=kata))
    if peran:
        semua = semua.filter(penugasan__peran=peran)
    if keadaan == "MENUNGGU":
        semua = semua.menunggu(hari)
    elif keadaan == "GUGUR":
        semua = semua.gugur(hari)
    elif keadaan:
        semua = semua.filter(keputusan=keadaan)
    hasil: QuerySet[ButirTinjauan] = semua.select_related(
        "pemegang", "penugasan__diberikan_oleh", "penugasan__lingkup_unit__unit", "diputus_oleh"
    ).order_by("pemegang__nama", "id")
    return hasil


def butir_menunggu(*, oleh: Any, hari: date) -> QuerySet[ButirTinjauan]:
    """Roles of the open review that wait for a decision."""
    menunggu: QuerySet[ButirTinjauan] = (
        ButirTinjauan.objects.terlihat_oleh(oleh)
        .filter(tinjauan__selesai_pada__isnull=True)
        .menunggu(hari)
    )
    return menunggu


def lewat_tenggat(*, oleh: Any, pengguna_id: int, hari: date) -> set[int]:
    """Assignments of an account that nobody confirmed by the deadline of the open review."""
    lewat = butir_menunggu(oleh=oleh, hari=hari).filter(
        pemegang_id=pengguna_id, tinjauan__tenggat__lt=hari
    )
    return set(lewat.values_list("penugasan_id", flat=True))


def tugas_tinjauan(*, oleh: Any, hari: date) -> tuple[int, int]:
    """How many roles wait for `oleh`, who decides on none of the own: within time, and overdue."""
    hitung = (
        butir_menunggu(oleh=oleh, hari=hari)
        .exclude(pemegang_id=oleh.pk)
        .aggregate(
            semua=Count("pk"),
            lewat=Count("pk", filter=Q(tinjauan__tenggat__lt=hari)),
        )
    )
    return hitung["semua"] - hitung["lewat"], hitung["lewat"]


def ketentuan_riwayat(*, oleh: Any) -> QuerySet[KetentuanTinjauan]:
    """Settings of the agency, the latest first."""
    semua: QuerySet[KetentuanTinjauan] = (
        KetentuanTinjauan.objects.terlihat_oleh(oleh)
        .select_related("oleh")
        .order_by(F("mulai").desc(), "-id")
    )
    return semua
