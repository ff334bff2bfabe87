"""From an account to its scope, and from a scope to the settings that row-level security reads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from django.db import connection

from talenta.akun.izin import IZIN, PERAN_DUA_FAKTOR, PERAN_UNIT, Peran
from talenta.akun.lingkup import KOSONG, LFT_SEMUA, Lingkup
from talenta.akun.models import Instansi, PenugasanPeran
from talenta.pegawai.models import Tilikan

TERKUAT = [
    Peran.ADMIN_BKD,
    Peran.ANALIS_BKD,
    Peran.PPK,
    Peran.KOMITE,
    Peran.AUDITOR,
    Peran.ADMIN_PROVINSI,
    Peran.PENGELOLA_OPD,
    Peran.ATASAN,
    Peran.ASN,
]
# The view itself says whom it is about.
DISEBUT = ""
Tampilan = TypeVar("Tampilan", bound=Callable[..., Any])


@dataclass(frozen=True)
class Pilihan:
    """The scope in force, all the account could take on instead, and the strongest of them that
    waits for a second factor."""

    aktif: Lingkup
    tersedia: tuple[Lingkup, ...]
    tertunda: Lingkup | None = None


def _dari_baris(akun_id: int, baris: tuple[Any, ...]) -> Lingkup:
    penugasan_id, peran, instansi_id, instansi_nama, zona, unit_nama, lft, rgt, pegawai_id = baris
    peran = peran or Peran.ASN
    interval = (1, 0)
    if peran in PERAN_UNIT:
        interval = (lft, rgt) if lft is not None else (1, 0)
    elif peran in IZIN["pegawai.lihat"]:
        interval = LFT_SEMUA
    return Lingkup(
        peran=peran,
        instansi_id=instansi_id,
        lft=interval[0],
        rgt=interval[1],
        pegawai_id=pegawai_id,
        akun_id=akun_id,
        penugasan_id=penugasan_id,
        unit_nama=unit_nama or "",
        instansi_nama=instansi_nama or "",
        zona=zona or "Asia/Makassar",
    )


def lingkup_penugasan(penugasan: PenugasanPeran) -> Lingkup:
    """The scope that a role assignment gives its holder, by the same rule as at each request.

    Wants `instansi` and `lingkup_unit__unit` selected; the holder's own record is left out.
    """
    terikat = getattr(penugasan, "lingkup_unit", None)
    unit = (terikat.unit.nama, terikat.unit.lft, terikat.unit.rgt) if terikat else ("", None, None)
    instansi = penugasan.instansi
    baris = (penugasan.pk, penugasan.peran, instansi.pk, instansi.nama, instansi.zona, *unit, None)
    return _dari_baris(penugasan.pengguna_id, baris)


def lingkup_pilihan(*, pengguna_id: int, hari: date, penugasan_id: int | None = None) -> Pilihan:
    """Scopes of an account on a day: the chosen one, else the strongest; one query."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM lingkup_pengguna(%s, %s)", [pengguna_id, hari])
        semua = [_dari_baris(pengguna_id, baris) for baris in kursor.fetchall()]
    if not semua:
        return Pilihan(KOSONG, ())
    urut = sorted(semua, key=lambda satu: TERKUAT.index(Peran(satu.peran)))
    aktif = next((satu for satu in urut if satu.penugasan_id == penugasan_id), urut[0])
    if aktif.boleh("agregat.lihat"):
        aktif = replace(aktif, instansi_agregat=_instansi_di_bawah(aktif.instansi_id))
    return Pilihan(aktif, tuple(urut))


def tanpa_faktor(pilihan: Pilihan) -> Pilihan:
    """The same choice for a session in which no second factor was given: roles that ask for one do
    nothing. What is left is another role of the person, or the person as plain ASN."""
    menunggu = [satu for satu in pilihan.tersedia if satu.peran in PERAN_DUA_FAKTOR]
    if not menunggu:
        return pilihan
    aktif = pilihan.aktif
    if aktif.peran in PERAN_DUA_FAKTOR:
        lain = (satu for satu in pilihan.tersedia if satu.peran not in PERAN_DUA_FAKTOR)
        aktif = next(lain, replace(sebagai_diri(aktif), penugasan_id=None, unit_nama=""))
    return replace(pilihan, aktif=aktif, tertunda=menunggu[0])


def milik_token(pilihan: Pilihan, penugasan_id: int | None, *, berfaktor: bool) -> Pilihan:
    """What a token of the API reaches: the role it was made for, while that is in force; without
    one the person as plain ASN. A role that asks for a second factor, only if one was given."""
    aktif = pilihan.aktif
    if penugasan_id is None:
        diri = replace(sebagai_diri(aktif), penugasan_id=None, unit_nama="")
        return Pilihan(diri if aktif.aktif else KOSONG, ())
    hidup = aktif.penugasan_id == penugasan_id
    if not hidup or (aktif.peran in PERAN_DUA_FAKTOR and not berfaktor):
        return Pilihan(KOSONG, ())
    return Pilihan(aktif, (aktif,))


def _instansi_di_bawah(instansi_id: int | None) -> tuple[int, ...]:
    anak = Instansi.objects.filter(induk_id=instansi_id).order_by("id").values_list("id", flat=True)
    return (*((instansi_id,) if instansi_id is not None else ()), *anak)


def sebagai_diri(lingkup: Lingkup) -> Lingkup:
    """The same person as plain ASN: the own record and nothing else."""
    return replace(lingkup, peran=Peran.ASN, lft=1, rgt=0, instansi_agregat=())


def pasang(lingkup: Lingkup) -> None:
    """Bind the current transaction to a scope: role and settings that the policies read."""
    diri = lingkup.aktif and lingkup.peran == Peran.ASN
    peran_db = "talenta_diri" if diri else "talenta_web"
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('role', %s, true), set_config('app.ins', %s, true), "
            "set_config('app.lft', %s, true), set_config('app.rgt', %s, true), "
            "set_config('app.pegawai', %s, true), set_config('app.ins_agregat', %s, true), "
            "set_config('app.akun', %s, true), "
            "set_config('app.coba', %s, true), set_config('app.susun', %s, true), "
            "set_config('app.tinjau', %s, true), "
            "set_config('app.pilih', %s, true)",
            [
                peran_db,
                str(lingkup.instansi_id or ""),
                str(lingkup.lft),
                str(lingkup.rgt),
                str(lingkup.pegawai_id or ""),
                ",".join(map(str, lingkup.instansi_agregat)),
                str(lingkup.akun_id or ""),
                "1" if lingkup.boleh("hasil.hitung") else "",
                "1" if lingkup.boleh("aturan.susun") else "",
                "1" if lingkup.boleh("tinjauan.lihat") else "",
                _pilih(lingkup),
            ],
        )


def _pilih(lingkup: Lingkup) -> str:
    """How much of the filling of posts the policies let through: everybody's outcome (2), those on
    a shortlist (1), or what was announced."""
    if lingkup.boleh("lowongan.nilai"):
        return "2"
    return "1" if lingkup.boleh("lowongan.lihat") else ""


@contextmanager
def selaku_diri(pengguna: Any) -> Iterator[None]:
    """Within a page of a role, read as the plain ASN that the person is besides: what waits for
    somebody is not what the role reaches."""
    lama = pengguna.lingkup
    pengguna.lingkup = sebagai_diri(lama)
    pasang(pengguna.lingkup)
    try:
        yield
    finally:
        pengguna.lingkup = lama
    pasang(lama)


def tentang_orang(
    kolom: str = "pk", jenis: Tilikan.Jenis = Tilikan.Jenis.HALAMAN
) -> Callable[[Tampilan], Tampilan]:
    """Mark a view as one about the person whom the argument `kolom` names: who opens it is noted
    (TilikanMiddleware). Where the address names something of a person, an appraisal say, `kolom` is
    DISEBUT and the view, which has read it, names the person (`sebut_orang`)."""

    def tandai(tampilan: Tampilan) -> Tampilan:
        tampilan.tentang = (kolom, jenis)  # type: ignore[attr-defined]
        return tampilan

    return tandai


def sebut_orang(request: Any, pegawai_id: int) -> None:
    """Say whom an answer is about; does nothing for a view without the mark, so that what pages
    share may call it always."""
    tentang = getattr(request, "tentang", None)
    if tentang is not None:
        request.tentang = (tentang[0], pegawai_id)


def halaman_diri(tampilan: Tampilan) -> Tampilan:
    """Mark a view as one about oneself: whatever the role, it runs as plain ASN."""
    tampilan.diri = True  # type: ignore[attr-defined]
    return tampilan
