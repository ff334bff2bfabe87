"""What the printed SKP and yearly appraisal say."""

from dataclasses import dataclass
from typing import Any

from kinerja.models import BagianTahunan, Keberatan, PenilaianTahunan, Rhk, Skp


@dataclass(frozen=True, kw_only=True)
class BahanSkp:
    """A plan with its results, indicators and expectations."""

    instansi: str
    tahun: int
    skp: Skp
    rhk: list[Rhk]
    ekspektasi: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class BahanPenilaian:
    """A yearly appraisal: the last plan of the year, its parts, and what was objected."""

    penilaian: PenilaianTahunan
    akhir: BahanSkp
    bagian: list[BagianTahunan]
    keberatan: Keberatan | None


def bahan_skp(*, oleh: Any, skp_id: int) -> BahanSkp:
    """A plan in view. Raises Skp.DoesNotExist."""
    semua = Skp.objects.terlihat_oleh(oleh).select_related("tahun_kinerja", "instansi")
    return _bahan(semua.get(pk=skp_id))


def _bahan(skp: Skp) -> BahanSkp:
    return BahanSkp(
        instansi=skp.instansi.nama,
        tahun=skp.tahun_kinerja.tahun,
        skp=skp,
        rhk=list(skp.rhk.order_by("urutan", "id").prefetch_related("indikator")),
        ekspektasi=dict(skp.ekspektasi.values_list("perilaku", "ekspektasi")),
    )


def bahan_penilaian(*, oleh: Any, penilaian_id: int) -> BahanPenilaian:
    """An appraisal in view; the person's own only once it was delivered, since before that it is
    the appraiser's. Raises PenilaianTahunan.DoesNotExist, Skp.DoesNotExist."""
    semua = PenilaianTahunan.objects.terlihat_oleh(oleh).select_related("tahun_kinerja")
    satu = semua.get(pk=penilaian_id)
    milik = satu.pegawai_id == oleh.lingkup.pegawai_id
    if satu.status == "DRAF" or (milik and satu.diserahkan_pada is None):
        raise PenilaianTahunan.DoesNotExist
    rencana = Skp.objects.terlihat_oleh(oleh).select_related("tahun_kinerja", "instansi")
    akhir = (
        rencana.filter(pegawai_id=satu.pegawai_id, tahun_kinerja_id=satu.tahun_kinerja_id)
        .order_by("-mulai")
        .first()
    )
    if akhir is None:
        raise Skp.DoesNotExist
    return BahanPenilaian(
        penilaian=satu,
        akhir=_bahan(akhir),
        bagian=list(satu.bagian.select_related("skp").order_by("skp__mulai")),
        keberatan=Keberatan.objects.terlihat_oleh(oleh).filter(penilaian=satu).first(),
    )
