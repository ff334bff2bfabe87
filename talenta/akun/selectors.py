"""What pages about accounts read."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest
from django.utils import timezone

from talenta.akun.lingkup import Lingkup
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.akun.models.pengguna import PenggunaQuerySet


def peran_dapat_dipakai(request: HttpRequest) -> tuple[Lingkup, ...]:
    """Scopes the signed-in person could take on; read once a request by the middleware."""
    return getattr(request, "peran_tersedia", ())


def akun_daftar(
    *, oleh: Any, cari: str = "", peran: str = "", keadaan: str = ""
) -> PenggunaQuerySet:
    """Accounts in view of `oleh` by name, each with its roles in force as `penugasan_berlaku`."""
    berlaku = PenugasanPeran.objects.berlaku_pada(timezone.localdate())
    daftar = Pengguna.objects.terlihat_oleh(oleh).cari(cari)
    if keadaan:
        daftar = daftar.berkeadaan(keadaan)
    if peran:
        daftar = daftar.filter(Exists(berlaku.filter(pengguna=OuterRef("pk"), peran=peran)))
    return daftar.prefetch_related(
        Prefetch("penugasan", queryset=berlaku.order_by("peran", "id"), to_attr="penugasan_berlaku")
    ).order_by("nama", "id")
