"""Finding the stored row that a column of a record names: a unit, a post, a degree."""

from typing import Any

from talenta.impor.jenis import Rujukan

USULAN = 5
# So many rows are offered at once; longer lists would weigh more than the page they stand on.
PENDEK = 200


def rujukan_tepat(*, oleh: Any, rujukan: Rujukan, tulisan: str) -> Any:
    """The row in view of `oleh` with that code, or the only one with that name; else None."""
    milik: Any = rujukan.model
    terlihat = milik.objects.terlihat_oleh(oleh)
    for kolom in (rujukan.kunci, f"{rujukan.kunci}__iexact", "nama__iexact"):
        cocok = list(terlihat.filter(**{kolom: tulisan})[:2])
        if len(cocok) == 1:
            return cocok[0]
    return None


def rujukan_mirip(*, oleh: Any, rujukan: Rujukan, tulisan: str) -> list[Any]:
    """At most USULAN rows in view whose name holds every word."""
    milik: Any = rujukan.model
    mirip = milik.objects.terlihat_oleh(oleh)
    for kata in tulisan.split():
        mirip = mirip.filter(nama__icontains=kata)
    return list(mirip.order_by("nama", "pk")[:USULAN])


def rujukan_pendek(*, oleh: Any, rujukan: Rujukan) -> list[tuple[str, str]]:
    """Code and name of all rows in view, by name; empty where there are more than PENDEK."""
    milik: Any = rujukan.model
    semua = milik.objects.terlihat_oleh(oleh).order_by("nama", rujukan.kunci)
    daftar = list(semua.values_list(rujukan.kunci, "nama")[: PENDEK + 1])
    return daftar if len(daftar) <= PENDEK else []
