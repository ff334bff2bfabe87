"""Finding one unit of an agency that may have twenty thousand of them."""

from typing import Any

from django.db.models import Q

from talenta.pegawai.models import UnitOrganisasi

USULAN = 5


def unit_tepat(*, oleh: Any, tulisan: str) -> UnitOrganisasi | None:
    """The unit in view of `oleh` with that code, or the only one with that name."""
    terlihat = UnitOrganisasi.objects.terlihat_oleh(oleh)
    for kolom in ("kode", "kode__iexact", "nama__iexact"):
        cocok: list[UnitOrganisasi] = list(terlihat.filter(**{kolom: tulisan})[:2])
        if len(cocok) == 1:
            return cocok[0]
    return None


def unit_mirip(*, oleh: Any, tulisan: str) -> list[UnitOrganisasi]:
    """Units in view whose own name or OPD holds every word; at most USULAN and one more."""
    mirip = UnitOrganisasi.objects.terlihat_oleh(oleh).select_related("opd")
    for kata in tulisan.split():
        mirip = mirip.filter(Q(nama__icontains=kata) | Q(opd__nama__icontains=kata))
    return list(mirip.order_by("lft", "id")[: USULAN + 1])
