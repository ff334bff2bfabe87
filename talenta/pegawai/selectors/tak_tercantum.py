"""What the page about people missing from a complete file reads."""

from typing import Any

from django.db.models import QuerySet

from talenta.impor.models import Impor
from talenta.pegawai.models import Pegawai, TakTercantum

DIPUTUS = "DIPUTUS"
K = TakTercantum.Keputusan


def tak_tercantum_daftar(
    *, oleh: Any, cari: str = "", keadaan: str = "", impor: int | None = None
) -> QuerySet[TakTercantum]:
    """Those in view; without a filter, those that wait for a decision.

    `keadaan` is a decision, or DIPUTUS for all that a person decided; `impor` the file's import.
    """
    semua = TakTercantum.objects.terlihat_oleh(oleh).berlaku()
    semua = _diputus(semua) if keadaan == DIPUTUS else semua.filter(keputusan=keadaan)
    if impor is not None:
        semua = semua.filter(impor_id=impor)
    if cari:
        orang = Pegawai.objects.terlihat_oleh(oleh).cari(cari)
        semua = semua.filter(pegawai__in=orang.order_by().values("pk"))
    hasil: QuerySet[TakTercantum] = semua.select_related(
        "pegawai__unit", "impor__berkas", "diputus_oleh"
    )
    return hasil


def _diputus(semua: Any) -> Any:
    """Decisions of people; that somebody is in a later file is nobody's decision."""
    return semua.exclude(keputusan__in=("", K.MUNCUL))


def keputusan_jumlah(oleh: Any, impor_id: int) -> int:
    """How many decisions in view of `oleh` people took on the list of an import."""
    semua = TakTercantum.objects.terlihat_oleh(oleh).filter(impor_id=impor_id)
    return int(_diputus(semua).count())


def lengkap_terakhir(*, oleh: Any) -> Impor | None:
    """The latest complete file that was applied and stands, in view of `oleh`."""
    satu: Impor | None = (
        Impor.objects.filter(
            instansi_id=oleh.lingkup.instansi_id, lengkap=True, status=Impor.Status.DITERAPKAN
        )
        .order_by("-pk")
        .select_related("berkas")
        .first()
    )
    return satu
