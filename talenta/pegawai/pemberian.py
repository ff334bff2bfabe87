"""A role as it would be, before anybody has said yes."""

from dataclasses import dataclass
from datetime import date

from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.pegawai.models import UnitOrganisasi


@dataclass(frozen=True, kw_only=True)
class Pemberian:
    """A role as it would be: in an agency, of a unit where the role is bound to one, from `mulai`
    until the day before `sampai` (or open)."""

    pengguna: Pengguna
    peran: Peran
    instansi: Instansi
    unit: UnitOrganisasi | None
    mulai: date
    sampai: date | None


def perubahan(
    *, penugasan: PenugasanPeran, unit: UnitOrganisasi | None, sampai: date | None, pada: date
) -> Pemberian:
    """The role as it would be from `pada` on with another unit or end: whoever had it keeps it."""
    return Pemberian(
        pengguna=penugasan.pengguna,
        peran=Peran(penugasan.peran),
        instansi=penugasan.instansi,
        unit=unit,
        mulai=max(pada, penugasan.berlaku_mulai),
        sampai=sampai,
    )


def unit_penugasan(penugasan: PenugasanPeran) -> UnitOrganisasi | None:
    """The unit that an assignment is bound to; None for a role of the whole agency."""
    terikat = getattr(penugasan, "lingkup_unit", None)
    return terikat.unit if terikat else None
