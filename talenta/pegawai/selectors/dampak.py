"""What giving, changing or ending a role changes: whom the account sees, what it may do, where it
comes; computed before anything is saved, by the rules that will hold afterwards."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from talenta.akun.izin import ARTI, IZIN, PERAN_DUA_FAKTOR, Peran
from talenta.akun.lingkup import Lingkup
from talenta.akun.menu import SUSUNAN
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.akun.selectors_faktor import punya_faktor
from talenta.pegawai.jangkauan import jangkauan
from talenta.pegawai.lingkup import lingkup_penugasan
from talenta.pegawai.models import LingkupPenugasan, Pegawai
from talenta.pegawai.pemberian import Pemberian


@dataclass(frozen=True, kw_only=True)
class Dampak:
    """People besides the holder, by all roles together before and after; permissions and pages in
    words; `minta_faktor`: the role does nothing until the account has a second factor."""

    sebelum: int
    sesudah: int
    bertambah: int
    berkurang: int
    izin_baru: list[str] = field(default_factory=list)
    izin_hilang: list[str] = field(default_factory=list)
    laman_baru: list[str] = field(default_factory=list)
    laman_hilang: list[str] = field(default_factory=list)
    minta_faktor: bool = False


def dampak_peran(
    *,
    oleh: Any,
    pengguna: Pengguna,
    hari: date,
    beri: Pemberian | None = None,
    tanpa: PenugasanPeran | None = None,
) -> Dampak:
    """What changes on a day for an account of the agency of `oleh`, with a role more, a role less,
    or one in place of another; units as they stand now."""
    penugasan = list(
        PenugasanPeran.objects.berlaku_pada(hari)
        .filter(pengguna=pengguna, instansi_id=oleh.lingkup.instansi_id)
        .select_related("instansi", "lingkup_unit__unit")
    )
    lama = [lingkup_penugasan(satu) for satu in penugasan]
    baru = [lingkup_penugasan(satu) for satu in penugasan if tanpa is None or satu.pk != tanpa.pk]
    if beri is not None:
        baru.append(_lingkup(beri))
    q_lama, q_baru = _syarat(lama), _syarat(baru)
    orang = Pegawai.objects.terlihat_oleh(oleh).exclude(pengguna=pengguna).order_by()
    izin_lama, izin_baru = _izin(lama), _izin(baru)
    dua_faktor = beri is not None and beri.peran in PERAN_DUA_FAKTOR
    return Dampak(
        sebelum=orang.filter(q_lama).count(),
        sesudah=orang.filter(q_baru).count(),
        bertambah=orang.filter(q_baru).exclude(q_lama).count(),
        berkurang=orang.filter(q_lama).exclude(q_baru).count(),
        izin_baru=_kata(izin_baru - izin_lama),
        izin_hilang=_kata(izin_lama - izin_baru),
        laman_baru=_laman(izin_baru, izin_lama),
        laman_hilang=_laman(izin_lama, izin_baru),
        minta_faktor=dua_faktor and not punya_faktor(pengguna=pengguna),
    )


def _lingkup(beri: Pemberian) -> Lingkup:
    """The scope that a role would give, without an assignment yet."""
    semu = PenugasanPeran(pengguna=beri.pengguna, peran=beri.peran, instansi=beri.instansi)
    if beri.unit is not None:
        LingkupPenugasan(penugasan=semu, unit=beri.unit)  # the assignment knows it from now on
    return lingkup_penugasan(semu)


def _syarat(semua: Iterable[Lingkup]) -> Q:
    """People whom any of the scopes reaches."""
    terjangkau = [satu for satu in map(jangkauan, semua) if satu is not None]
    return reduce(or_, (satu.syarat("pk") for satu in terjangkau), Q(pk__in=[]))


def _izin(semua: Iterable[Lingkup]) -> Set[str]:
    """What the scopes allow together; plain ASN is everybody."""
    peran = {Peran.ASN.value, *(satu.peran for satu in semua)}
    return {izin for izin, pemegang in IZIN.items() if peran & pemegang}


def _kata(izin: Set[str]) -> list[str]:
    return [kata for satu, kata in ARTI.items() if satu in izin]


def _laman(ada: Set[str], tidak: Set[str]) -> list[str]:
    """Places of the menu that the first opens and the second does not."""
    return [
        judul
        for _, butir in SUSUNAN
        for judul, _, izin in butir
        if izin in ada and izin not in tidak
    ]
