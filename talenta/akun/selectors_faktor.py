"""What pages about second factors and sessions read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from talenta.akun.izin import PERAN_DUA_FAKTOR
from talenta.akun.models import (
    AturUlangFaktor,
    Faktor,
    KodePemulihan,
    Pengguna,
    PenugasanPeran,
    Sesi,
)

DIBERITAHUKAN_SELAMA = timedelta(days=30)


def punya_faktor(*, pengguna: Pengguna) -> bool:
    """Whether sign-in asks this account for more than the password."""
    return Faktor.objects.filter(pengguna=pengguna).exists()


def faktor_jenis(*, pengguna: Pengguna) -> set[str]:
    """The kinds of factors that an account has."""
    return set(Faktor.objects.filter(pengguna=pengguna).values_list("jenis", flat=True))


def wajib_dua_faktor(*, pengguna: Pengguna) -> bool:
    """Whether the account holds a role today that does nothing without a second factor."""
    berlaku = PenugasanPeran.objects.berlaku_pada(timezone.localdate())
    return bool(berlaku.filter(pengguna=pengguna, peran__in=PERAN_DUA_FAKTOR).exists())


def faktor_daftar(*, pengguna: Pengguna) -> list[Faktor]:
    """The factors of an account, oldest first."""
    return list(Faktor.objects.terlihat_oleh(pengguna).order_by("id"))


def pemulihan_sisa(*, pengguna: Pengguna) -> int:
    """How many recovery codes are left."""
    return KodePemulihan.objects.filter(pengguna=pengguna, dipakai_pada__isnull=True).count()


@dataclass(frozen=True, kw_only=True)
class SesiTampil:
    """One session as its owner reads it."""

    tanda: str
    perangkat: str
    alamat: str | None
    mulai_pada: datetime | None
    terakhir_pada: datetime
    sesi_ini: bool


def sesi_daftar(*, pengguna: Pengguna, kunci: str | None) -> list[SesiTampil]:
    """Sessions of an account that are still open, the one with this key first, then the latest."""
    terbuka = Sesi.objects.terlihat_oleh(pengguna).filter(expire_date__gt=timezone.now())
    semua = [
        SesiTampil(
            tanda=str(satu.tanda),
            perangkat=satu.perangkat,
            alamat=satu.alamat,
            mulai_pada=satu.mulai_pada,
            terakhir_pada=satu.terakhir_pada,
            sesi_ini=satu.pk == kunci,
        )
        for satu in terbuka.order_by("-terakhir_pada")
    ]
    return sorted(semua, key=lambda satu: not satu.sesi_ini)


def atur_ulang_diberitahukan(*, pengguna: Pengguna) -> list[AturUlangFaktor]:
    """Resets of the last thirty days, newest first; nothing that anybody does shortens this."""
    sejak = timezone.now() - DIBERITAHUKAN_SELAMA
    return list(
        AturUlangFaktor.objects.filter(pengguna=pengguna, pada__gte=sejak)
        .select_related("oleh")
        .order_by("-id")
    )
