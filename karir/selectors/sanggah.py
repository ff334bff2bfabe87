"""What the pages of objections read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from karir.models import HasilPeringkat, ProsesPeringkat, Sanggahan
from karir.selectors.banding import RingkasBanding, banding_ringkas
from karir.selectors.banding_sql import Pasangan, Saringan
from karir.selectors.hasil import proses_terlihat
from karir.selectors.pengukuhan import hasil_tandai
from talenta.akun.models import Pengguna
from talenta.pegawai.models import Pegawai, UsulPerbaikan


def sanggah_terlihat(*, pengguna: Pengguna) -> QuerySet[Sanggahan]:
    """Objections in view with the person and the run."""
    semua: QuerySet[Sanggahan] = Sanggahan.objects.terlihat_oleh(pengguna)
    return semua.select_related("pegawai__unit", "proses__aturan", "bukti")


def sanggah_menunggu(*, pengguna: Pengguna, proses: ProsesPeringkat) -> set[str]:
    """The components of one's own result in a run to which an objection waits for its decision."""
    milik = Sanggahan.objects.terlihat_oleh(pengguna).terbuka()
    milik = milik.filter(pegawai_id=pengguna.lingkup.pegawai_id or 0, proses=proses)
    return set(milik.values_list("komponen", flat=True))


def sanggah_saring(
    *, pengguna: Pengguna, hari: date, keadaan: str = "", cari: str = ""
) -> QuerySet[Sanggahan]:
    """Objections in view, narrowed as the filters of the page say."""
    semua = sanggah_terlihat(pengguna=pengguna)
    if cari:
        orang = Pegawai.objects.terlihat_oleh(pengguna).cari(cari)
        semua = semua.filter(pegawai__in=orang.order_by().values("pk"))
    if keadaan == "terbuka":
        return semua.filter(status__in=Sanggahan.TERBUKA)
    if keadaan == "lewat":
        return semua.filter(status__in=Sanggahan.TERBUKA, tenggat__lt=hari)
    return semua.filter(status=keadaan) if keadaan else semua


@dataclass(frozen=True, kw_only=True)
class Perbedaan:
    """What the recalculation of an upheld objection changes: for the person, and for everybody."""

    baru: ProsesPeringkat
    lama_orang: HasilPeringkat | None
    baru_orang: HasilPeringkat | None
    ringkas: RingkasBanding


def perbedaan_sanggah(*, pengguna: Pengguna, sanggah: Sanggahan) -> Perbedaan | None:
    """The difference between the run objected to and the one computed for the objection, as far
    as that is finished and in view."""
    if sanggah.pekerjaan_id is None:
        return None
    terlihat = proses_terlihat(pengguna=pengguna).tersedia()
    baru = terlihat.filter(pekerjaan_id=sanggah.pekerjaan_id).first()
    lama = terlihat.filter(pk=sanggah.proses_id).first()
    if baru is None or lama is None:
        return None
    orang = {
        satu.proses_id: satu
        for satu in HasilPeringkat.objects.terlihat_oleh(pengguna).filter(
            proses_id__in=[lama.pk, baru.pk], pegawai_id=sanggah.pegawai_id
        )
    }
    hasil_tandai(pengguna=pengguna, hasil=orang.values())
    ringkas = banding_ringkas(
        pengguna=pengguna, pasangan=Pasangan.dari(lama, baru), saring=Saringan()
    )
    return Perbedaan(
        baru=baru, lama_orang=orang.get(lama.pk), baru_orang=orang.get(baru.pk), ringkas=ringkas
    )


def perbaikan_sanggah(sanggah: Sanggahan) -> Any:
    """Corrections of the person's record proposed since the objection was lodged, newest first."""
    return UsulPerbaikan.objects.filter(
        pegawai_id=sanggah.pegawai_id, diusulkan_pada__gte=sanggah.diajukan_pada
    ).order_by("-pk")


def perbaikan_terkait(*, sanggah: Sanggahan) -> list[Any]:
    """Corrections of the record since the objection, newest first."""
    return list(perbaikan_sanggah(sanggah)[:20])
