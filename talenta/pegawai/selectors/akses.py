"""Who can see a person and why, and who looked: in words, by the rule that decides it.

Each role in force is turned into its scope exactly as at a request (`lingkup_penugasan`) and asked
by `jangkauan`, the condition of `terlihat_oleh`, whether the person is within.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from talenta.akun.izin import IZIN, PERAN_DUA_FAKTOR, Peran
from talenta.akun.lingkup import Lingkup
from talenta.akun.models import Faktor, Pengguna, PenugasanPeran
from talenta.pegawai.jangkauan import jangkauan
from talenta.pegawai.lingkup import TERKUAT, lingkup_penugasan
from talenta.pegawai.models import Pegawai, Tilikan

# Parts of a person's page that not every role sees.
BAGIAN = (
    ("pegawai.lihat", "profil dan riwayat"),
    ("disiplin.lihat", "hukuman disiplin"),
    ("hasil.lihat", "kotak, nilai, dan peringkat"),
    ("perbaikan.lihat", "usul perbaikan dan laporan"),
    ("mutu.indeks", "temuan mutu data"),
    ("pegawai.sensitif", "pos-el, nomor HP, dan NIK"),
    ("kompetensi.narasi", "uraian asesmen"),
)


@dataclass(frozen=True, kw_only=True)
class DapatMelihat:
    """One role of somebody that reaches the person; `belum` says why it opens nothing yet."""

    penugasan: PenugasanPeran
    lingkup: Lingkup
    alasan: str
    melihat: str
    belum: str


def alasan_melihat(lingkup: Lingkup, pegawai: Pegawai) -> str:
    """Why a scope reaches a person whom it does reach, in words."""
    if lingkup.seluruh_instansi:
        return f"Peran ini mencakup semua pegawai {lingkup.instansi_nama}."
    if lingkup.unit_nama == pegawai.unit.nama:
        return f"Peran ini mencakup {lingkup.unit_nama}, unit pegawai ini."
    return (
        f"Peran ini mencakup {lingkup.unit_nama} dan semua unit di bawahnya, termasuk "
        f"{pegawai.unit.nama}, unit pegawai ini."
    )


def bagian_terlihat(lingkup: Lingkup) -> str:
    """What of a person's page a scope shows, in words."""
    return "; ".join(kata for izin, kata in BAGIAN if lingkup.boleh(izin))


def akses_pegawai(*, pegawai: Pegawai, hari: date, diri: bool) -> list[DapatMelihat]:
    """Every role in force on a day that reaches the person, the widest first; two queries.

    The person's own account is not among them: everybody sees the own record. Wants `unit` read.
    With `diri`, for the person, whose account could be guessed at is not told.
    """
    return sorted(
        _yang_melihat(pegawai, hari, diri),
        key=lambda satu: (
            TERKUAT.index(Peran(satu.penugasan.peran)),
            satu.penugasan.pengguna.nama,
            satu.penugasan.pk,
        ),
    )


def _yang_melihat(pegawai: Pegawai, hari: date, diri: bool) -> Iterator[DapatMelihat]:
    # Thousands may lead a unit of the agency; only those around the person's are read.
    sekitar = Q(lingkup_unit__isnull=True) | Q(
        lingkup_unit__unit__lft__lte=pegawai.unit.lft, lingkup_unit__unit__rgt__gte=pegawai.unit.lft
    )
    berlaku = (
        PenugasanPeran.objects.berlaku_pada(hari)
        .filter(
            sekitar,
            instansi_id=pegawai.instansi_id,
            pengguna__is_active=True,
            peran__in=IZIN["pegawai.lihat"],
        )
        .select_related("pengguna", "instansi", "diberikan_oleh", "lingkup_unit__unit")
        .annotate(berfaktor=Exists(Faktor.objects.filter(pengguna=OuterRef("pengguna_id"))))
    )
    for penugasan in berlaku:
        lingkup = lingkup_penugasan(penugasan)
        terjangkau = jangkauan(lingkup)
        if terjangkau is None or not terjangkau.memuat(pegawai):
            continue
        yield DapatMelihat(
            penugasan=penugasan,
            lingkup=lingkup,
            alasan=alasan_melihat(lingkup, pegawai),
            melihat=bagian_terlihat(lingkup),
            belum=_belum(penugasan, diri),
        )


def _belum(penugasan: Any, diri: bool) -> str:
    kata = ""
    if penugasan.pengguna.keadaan == Pengguna.Keadaan.BELUM:
        kata = "akunnya belum diaktifkan"
    elif penugasan.peran in PERAN_DUA_FAKTOR and not penugasan.berfaktor:
        kata = "faktor keduanya belum dipasang"
    return "belum membuka apa pun" if kata and diri else kata


def tilikan_daftar(*, oleh: Any, pegawai_id: int) -> QuerySet[Tilikan]:
    """Looks at one person in view of `oleh`, newest first."""
    daftar: QuerySet[Tilikan] = (
        Tilikan.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id)
        .select_related("pengguna")
        .order_by("-hari", "-id")
    )
    return daftar
