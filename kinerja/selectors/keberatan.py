"""What pages of objections read."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from kinerja.models import Keberatan, KetentuanKinerja, PenilaianTahunan
from kinerja.selectors.ketentuan import ketentuan_berlaku
from talenta.akun.selectors_kalender import tenggat_hari_kerja

S = PenilaianTahunan.Status


def batas_keberatan(penilaian: PenilaianTahunan) -> date | None:
    """The last day to object to an appraisal that was delivered; None for one that was not."""
    if penilaian.diserahkan_pada is None:
        return None
    zona = ZoneInfo(penilaian.instansi.zona)
    saat = penilaian.diserahkan_pada.astimezone(zona).date()
    ketentuan = ketentuan_berlaku(instansi_id=penilaian.instansi_id, hari=saat)
    lama = ketentuan[KetentuanKinerja.Jenis.KEBERATAN]["ajukan_hari"]
    return tenggat_hari_kerja(instansi_id=penilaian.instansi_id, mulai=saat, jumlah=lama)


@dataclass(frozen=True, kw_only=True)
class DapatDikeberati:
    """An appraisal of one's own that waits for one's word, and the last day for it."""

    penilaian: PenilaianTahunan
    batas: date


def dapat_dikeberati(*, oleh: Any, hari: date) -> list[DapatDikeberati]:
    """One's own appraisals that were delivered and may be objected to on a day."""
    semua = PenilaianTahunan.objects.milik(oleh).filter(status=S.DISERAHKAN)
    hasil = []
    for satu in semua.select_related("tahun_kinerja", "instansi").order_by("-id"):
        batas = batas_keberatan(satu)
        if batas is not None and hari <= batas:
            hasil.append(DapatDikeberati(penilaian=satu, batas=batas))
    return hasil


def keberatan_terlibat(*, oleh: Any) -> QuerySet[Keberatan]:
    """Objections in which one is a side (as plain ASN), or those in an officer's scope."""
    semua: QuerySet[Keberatan] = Keberatan.objects.terlihat_oleh(oleh)
    return semua


def keberatan_daftar(*, oleh: Any, cari: str = "", status: str = "") -> QuerySet[Keberatan]:
    """Objections in view by name or NIP and state; `status` TERBUKA means all that wait."""
    semua = keberatan_terlibat(oleh=oleh)
    if cari:
        semua = (
            semua.filter(nip__startswith=cari)
            if cari.isdigit()
            else semua.filter(nama__icontains=cari)
        )
    if status == "TERBUKA":
        return semua.filter(status__in=Keberatan.TERBUKA)
    return semua.filter(status=status) if status else semua
