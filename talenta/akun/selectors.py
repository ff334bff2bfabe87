"""What pages about accounts read."""

from datetime import timedelta
from typing import Any

from axes.models import AccessLog
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from talenta.akun.lingkup import Lingkup
from talenta.akun.models import KodeAktivasi, Pengguna, PenugasanPeran, TokenAkses
from talenta.akun.models.pengguna import PenggunaQuerySet
from talenta.inti.models import CatatanAudit

MASUK_TAMPIL = 10
DIBERITAHUKAN_SELAMA = timedelta(days=30)


def peran_dapat_dipakai(request: HttpRequest) -> tuple[Lingkup, ...]:
    """Scopes the signed-in person could take on; read once a request by the middleware."""
    return getattr(request, "peran_tersedia", ())


def akun_daftar(
    *, oleh: Any, cari: str = "", peran: str = "", keadaan: str = "", catatan: str = ""
) -> PenggunaQuerySet:
    """Accounts in view of `oleh` by name, each with its roles in force as `penugasan_berlaku`."""
    berlaku = PenugasanPeran.objects.berlaku_pada(timezone.localdate())
    daftar = Pengguna.objects.terlihat_oleh(oleh).cari(cari)
    if keadaan:
        daftar = daftar.berkeadaan(keadaan)
    if catatan:
        daftar = daftar.filter(pegawai__isnull=catatan == "tanpa")
    if peran:
        daftar = daftar.filter(Exists(berlaku.filter(pengguna=OuterRef("pk"), peran=peran)))
    return daftar.prefetch_related(
        Prefetch("penugasan", queryset=berlaku.order_by("peran", "id"), to_attr="penugasan_berlaku")
    ).order_by("nama", "id")


def riwayat_keamanan(*, pengguna: Pengguna) -> QuerySet[CatatanAudit]:
    """All that was ever done to an account, newest first, for its owner.

    Row-level security opens these rows on pages about oneself (app.akun).
    """
    milik: QuerySet[CatatanAudit] = CatatanAudit.objects.filter(
        objek_jenis="akun", objek_id=str(pengguna.pk)
    ).order_by("-id")
    return milik


def token_daftar(*, pengguna: Pengguna) -> list[TokenAkses]:
    """The tokens of an account, newest first: those that open something, and those of the last
    thirty days."""
    lama = timezone.now() - DIBERITAHUKAN_SELAMA
    milik = TokenAkses.objects.terlihat_oleh(pengguna).filter(kedaluwarsa_pada__gt=lama)
    milik = milik.exclude(dicabut_pada__lt=lama)
    return list(milik.select_related("penugasan").order_by("-id"))


def masuk_terakhir(*, pengguna: Pengguna) -> list[AccessLog]:
    """The latest sign-ins of an account that are still kept, newest first."""
    semua = AccessLog.objects.filter(username=pengguna.nip).order_by("-attempt_time")
    return list(semua[:MASUK_TAMPIL])


def kode_diberitahukan(*, pengguna: Pengguna) -> list[KodeAktivasi]:
    """Codes of the last thirty days that the owner of an account is told about, newest first.

    The very first code of an account is how its owner came in; every other one may be somebody
    else's way in. Nothing that anybody does makes this shorter.
    """
    pertama = KodeAktivasi.objects.filter(pengguna=pengguna).order_by("id").values("id")[:1]
    return list(
        KodeAktivasi.objects.filter(
            pengguna=pengguna, dibuat_pada__gte=timezone.now() - DIBERITAHUKAN_SELAMA
        )
        .exclude(id__in=pertama)
        .select_related("diterbitkan_oleh")
        .order_by("-id")
    )
