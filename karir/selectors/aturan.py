"""Which rule set ranks an agency on a date."""

from datetime import date

from django.db.models import F
from django.utils import timezone

from karir.mesin.tulis import tanggal as tanggal_kata
from karir.models import AturanBerlaku, AturanTalenta
from talenta.akun.models import Pengguna

BAWAAN = "KEPKA-BKN-411-2025"


class AturanTidakAda(LookupError):
    """No rule set is in force; says so in words."""


def aturan_dalam_kekuatan(*, instansi_id: int, tanggal: date) -> AturanTalenta:
    """The agency's own choice in force on the date, else the national default.

    Raises AturanTidakAda before the default's first day.
    """
    pilihan = (
        AturanBerlaku.objects.filter(instansi_id=instansi_id, mulai__lte=tanggal)
        .select_related("aturan")
        .order_by("-mulai")
        .first()
    )
    if pilihan is not None:
        return pilihan.aturan
    return aturan_menurut_kode(instansi_id=instansi_id, kode=BAWAAN, tanggal=tanggal)


def aturan_menurut_kode(*, instansi_id: int, kode: str, tanggal: date) -> AturanTalenta:
    """The latest version of a rule set in force on the date, the agency's own before a national.

    Raises AturanTidakAda where there is none.
    """
    aturan = (
        AturanTalenta.objects.filter(
            kode=kode, status=AturanTalenta.Status.BERLAKU, berlaku_mulai__lte=tanggal
        )
        .filter_milik(instansi_id)
        .order_by(F("instansi_id").desc(nulls_last=True), "-berlaku_mulai", "-versi")
        .first()
    )
    if aturan is None:
        raise AturanTidakAda(
            f"Tidak ada aturan {kode} yang berlaku pada {tanggal_kata(tanggal)}. "
            "Pilih tanggal acuan sesudahnya, atau aturan lain."
        )
    return aturan


def aturan_berlaku_kini(*, pengguna: Pengguna) -> AturanTalenta | None:
    """The rule set in force today for the person's agency, or None."""
    instansi_id = pengguna.lingkup.instansi_id
    if instansi_id is None:
        return None
    try:
        return aturan_dalam_kekuatan(instansi_id=instansi_id, tanggal=timezone.localdate())
    except AturanTidakAda:
        return None
