"""What the operations of an appraisal share: who acts, what is refused."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import Http404
from rest_framework import serializers

from kinerja.models import PenilaianTahunan, Skp
from kinerja.services.umum import BentrokVersi, KinerjaDitolak, Peserta
from talenta.inti.api.operasi import Permintaan
from talenta.pegawai.api.orang import diri

T = TypeVar("T")
DIRI: Any = {"area": "diri", "diri": True}
TULIS: Any = {**DIRI, "tolak": (KinerjaDitolak,)}
KANTOR: Any = {"area": "pegawai", "izin": "kinerja.lihat"}
BENTROK = "Isinya berubah sejak Anda membacanya. Baca lagi, lalu ulangi."


def versi(milik: str = "Yang dibaca dengan GET") -> serializers.IntegerField:
    """The version that the client read: a page may have saved since its tag was compared."""
    return serializers.IntegerField(min_value=0, max_value=2_147_483_646, help_text=milik)


def banyak(isi: Any, paling: int, **lain: Any) -> Any:
    """A list of a serializer class, `paling` at most."""
    return isi(many=True, max_length=paling, **lain)


def peserta(p: Permintaan) -> Peserta:
    """The person whom the token acts for; 404 without a record of one's own."""
    return Peserta(diri(p).pk, p.oleh.nama, p.pelaku)


def lakukan(apa: Callable[[], T]) -> T:
    """An act of the services: what is not in view is 404, a version that moved on a refusal."""
    try:
        return apa()
    except (Skp.DoesNotExist, PenilaianTahunan.DoesNotExist):
        raise Http404 from None
    except BentrokVersi:
        raise KinerjaDitolak(BENTROK) from None
