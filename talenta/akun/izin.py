"""Roles and what each may do: the one table that pages, API, exports and tests read.

The meaning for officers is in docs/izin.md; design in the roles of the portal.
"""

from django.db import models


class Peran(models.TextChoices):
    """Roles a person can be given; ASN is everybody's and needs no assignment."""

    ADMIN_BKD = "ADMIN_BKD", "Admin BKD"
    ANALIS_BKD = "ANALIS_BKD", "Analis BKD"
    PENGELOLA_OPD = "PENGELOLA_OPD", "Pengelola OPD"
    ATASAN = "ATASAN", "Atasan (pejabat penilai)"
    KOMITE = "KOMITE", "Komite Talenta"
    PPK = "PPK", "Pejabat Pembina Kepegawaian"
    ADMIN_PROVINSI = "ADMIN_PROVINSI", "Admin provinsi"
    AUDITOR = "AUDITOR", "Auditor"
    ASN = "ASN", "Pegawai ASN"


_ADMIN, _ANALIS, _OPD, _ATASAN = (
    Peran.ADMIN_BKD,
    Peran.ANALIS_BKD,
    Peran.PENGELOLA_OPD,
    Peran.ATASAN,
)
_AUDITOR = Peran.AUDITOR

# Bound to the subtree of one unit; all others with people in view see the whole agency.
PERAN_UNIT = frozenset({_OPD, _ATASAN})

IZIN: dict[str, frozenset[str]] = {
    "diri.lihat": frozenset(Peran.values),
    "pegawai.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _ATASAN, _AUDITOR}),
    "pegawai.sensitif": frozenset({_ADMIN, _ANALIS}),
    "disiplin.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "hasil.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "hasil.ekspor": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "hasil.hitung": frozenset({_ADMIN, _ANALIS}),
    "hasil.tayangkan": frozenset({_ADMIN, _ANALIS}),
    "hasil.verifikasi": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "hasil.rekap": frozenset({_ADMIN, _ANALIS, Peran.PPK, _AUDITOR}),
    "mutu.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "mutu.indeks": frozenset({_ADMIN, _ANALIS, _OPD, _ATASAN, _AUDITOR}),
    "mutu.ukur": frozenset({_ADMIN, _ANALIS}),
    "mutu.kecualikan": frozenset({_ADMIN, _ANALIS}),
    "mutu.ketentuan": frozenset({_ADMIN}),
    "impor.lihat": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "impor.terapkan": frozenset({_ADMIN, _ANALIS}),
    "perbaikan.lihat": frozenset({_ADMIN, _ANALIS, _OPD, _AUDITOR}),
    "perbaikan.usulkan": frozenset({_ADMIN, _ANALIS, _OPD}),
    "perbaikan.putuskan": frozenset({_ADMIN, _ANALIS}),
    "laporan.jawab": frozenset({_ADMIN, _ANALIS, _OPD}),
    "laporan.atur": frozenset({_ADMIN}),
    "pekerjaan.lihat": frozenset({_ADMIN, _ANALIS, _AUDITOR}),
    "akun.lihat": frozenset({_ADMIN, _AUDITOR}),
    "akun.kelola": frozenset({_ADMIN}),
    "aturan.lihat": frozenset(Peran.values),
    "aturan.susun": frozenset({_ADMIN, _ANALIS}),
    "aturan.sahkan": frozenset({_ADMIN}),
    "audit.lihat": frozenset({_ADMIN, _AUDITOR}),
    "agregat.lihat": frozenset({Peran.ADMIN_PROVINSI}),
}

# Roles that see or decide about others: they do nothing until a second factor was given.
PERAN_DUA_FAKTOR = frozenset(
    {_ADMIN, _ANALIS, Peran.KOMITE, Peran.PPK, Peran.ADMIN_PROVINSI, _AUDITOR}
)

# Two people carry a correction, so whoever takes part is somebody whom a record describes.
PERAN_BERDATA = frozenset(
    Peran(peran) for peran in IZIN["perbaikan.usulkan"] | IZIN["perbaikan.putuskan"]
)


def boleh(peran: str, izin: str) -> bool:
    """Whether `peran` may do `izin`; an unknown permission is a programming error."""
    return peran in IZIN[izin]
