"""The preview: what would happen to every row, without touching a record."""

from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from talenta.impor.alur import cocokkan, tampung
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.daftar import jenis_bernama
from talenta.impor.models import Impor
from talenta.impor.penampung import Lapor, Penampung
from talenta.impor.services.giliran import giliran_kini

HITUNGAN = ("dibaca", "baru", "berubah", "sama", "ditolak", "peringatan")
S = Impor.Status


def tanpa_lapor(*, selesai: int = 0, total: int | None = None, langkah: str = "") -> None:
    """Progress that nobody watches."""


def hari_ini(impor: Impor) -> date:
    """The day of import where the agency is."""
    return timezone.localdate(timezone=ZoneInfo(impor.instansi.zona))


def hasil_catat(impor: Impor, p: Penampung) -> None:
    """Put counts and recognition on the import's row (not saved)."""
    for nama in HITUNGAN:
        setattr(impor, nama, p.hitungan[nama])
    impor.pengenalan = p.pengenalan.ringkas()
    impor.kelompok_temuan = p.kelompok_temuan()
    impor.galat = ""
    impor.diperiksa_pada = timezone.now()


def impor_ringkas(impor: Impor) -> dict[str, Any]:
    """The counts of an import under its kind."""
    return {"jenis": impor.jenis} | {nama: getattr(impor, nama) for nama in HITUNGAN}


def impor_periksa(*, impor_id: int, lapor: Lapor = tanpa_lapor) -> Impor:
    """Check the kept file; findings, counts and status are written together or not at all.

    A file that cannot be read ends as TIDAK_TERBACA with the reason. An import that was applied
    or cancelled meanwhile is left alone, so running it again is harmless.
    """
    dapat = (S.DIUNGGAH, S.MEMERIKSA, S.SIAP)
    Impor.objects.filter(pk=impor_id, status__in=dapat).update(status=S.MEMERIKSA)
    with transaction.atomic():
        impor = Impor.objects.select_for_update(of=("self",)).get(pk=impor_id)
        if impor.status != S.MEMERIKSA:
            return impor
        try:
            with transaction.atomic():
                impor.tampungan = ""
                impor.giliran = giliran_kini(instansi_id=impor.instansi_id)
                p = tampung(
                    impor=impor,
                    jenis=jenis_bernama(impor.jenis),
                    jalur=Path(impor.berkas.isi.path),
                    hari=hari_ini(impor),
                    lapor=lapor,
                )
                cocokkan(p)
                hasil_catat(impor, p)
                impor.status = S.SIAP
        except BerkasTidakTerbaca as galat:
            impor.status, impor.galat, impor.tampungan = S.TIDAK_TERBACA, str(galat), ""
            lembar_ada = impor.pengenalan.get("lembar_ada", [])
            impor.pengenalan = {"kolom_kurang": galat.kurang, "lembar_ada": lembar_ada}
        impor.save()
    return impor
