"""Vacancies that wait for somebody: what the steps would let this person do, asked of all at once.
Whoever is a candidate or tied to one does nothing there, and is waited for by nobody."""

from typing import Any

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Value

from karir.models import KursiKomite, Lowongan
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna

S = Lowongan.Status


class _Ada(Func):
    """Whether a function of the database that runs as the owner returns any row."""

    output_field = BooleanField()
    template = "EXISTS (SELECT FROM %(function)s(%(expressions)s))"


class _KursiTerikat(Func):
    """Whether the holder of a seat (vacancy, seat) is tied; as `usul_halangan` asks it of one."""

    output_field = BooleanField()
    arg_joiner = ") t WHERE t.kursi = ("
    template = "EXISTS (SELECT FROM komite_terikat(%(expressions)s))"


def menunggu_syarat(pengguna: Pengguna) -> Q:
    """For a member of a committee: declare or score, and as chair propose once all have; for the
    PPK a proposal; for an Admin BKD a decision without a decree."""
    match pengguna.lingkup.peran:
        case Peran.KOMITE:
            return _sidang(pengguna)
        case Peran.PPK:
            return Q(~_terikat(pengguna), status=S.DIUSULKAN)
        case Peran.ADMIN_BKD:
            return Q(~_terikat(pengguna), status=S.DIPUTUS)
    return Q(pk__in=[])


def _terikat(pengguna: Pengguna) -> Q:
    return Q(_Ada(F("pk"), Value(pengguna.pk), function="ikatan_lowongan"))


def _sidang(pengguna: Pengguna) -> Q:
    bebas: QuerySet[Any] = (
        KursiKomite.objects.filter(lowongan=OuterRef("pk"), terhalang="")
        .exclude(benturan=True)
        .exclude(_KursiTerikat(F("lowongan_id"), F("pk")))
    )
    milik = bebas.filter(pengguna_id=pengguna.pk)
    giliran_ketua = Exists(milik.filter(ketua=True)) & ~Exists(
        bebas.filter(dikirim_pada__isnull=True)
    )
    belum = Exists(milik.filter(dikirim_pada__isnull=True))
    return Q(Q(belum) | Q(giliran_ketua), status=S.SIDANG)


def lowongan_menunggu(*, pengguna: Pengguna) -> int:
    """How many vacancies wait for the reader."""
    return Lowongan.objects.terlihat_oleh(pengguna).filter(menunggu_syarat(pengguna)).count()
