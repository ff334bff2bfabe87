"""Accounts of people whom no record describes: a PPK who is an elected official, an outside
auditor. Everybody else gets an account through the own record (talenta.pegawai.services.aktivasi).
"""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from talenta.akun.izin import Peran
from talenta.akun.models import Instansi, Pengguna
from talenta.akun.services.kode import KodeTerbit, kode_terbitkan
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from talenta.pegawai.rumus import nip_sah
from talenta.pegawai.services.penugasan import peran_berikan

# A NIP begins with a date of birth, so no NIP ever begins like this.
AWALAN_BUKAN_NIP = "00"
PANJANG = 18
ALASAN = "Peran pertama akun ini."


class NomorDitolak(Exception):
    """The sign-in number cannot be given; the message says why, in words for the user."""


class NomorBelumDicocokkan(Exception):
    """The number is a NIP that the agency's records do not hold; the message asks to compare it."""


@dataclass(frozen=True, kw_only=True)
class PeranBaru:
    """The first role of a new account: where and from when to when (the end is exclusive)."""

    peran: Peran
    unit: UnitOrganisasi | None
    mulai: date
    sampai: date | None


def akun_buat(
    *,
    instansi: Instansi,
    nama: str,
    nomor: str,
    dicocokkan: bool,
    peran: PeranBaru,
    oleh: Pelaku,
) -> KodeTerbit:
    """Make an account with one role and issue its code; an empty `nomor` is chosen here.

    A NIP typed wrongly may be somebody's of another agency, whose account it would then block, so
    it is taken only once `dicocokkan` says that it was compared. One transaction. Raises
    NomorDitolak, NomorBelumDicocokkan, or PenugasanDitolak for the role.
    """
    with transaction.atomic():
        with connection.cursor() as kursor:
            # The lock of talenta.pegawai.services.aktivasi: no number is given away twice.
            kursor.execute("SELECT pg_advisory_xact_lock(7203004)")
        if nomor:
            _periksa(nomor, instansi)
            if not dicocokkan:
                raise NomorBelumDicocokkan(
                    "Nomor ini tidak ada di data instansi Anda. Bila keliru satu angka saja, ia "
                    "bisa milik pegawai instansi lain, yang lalu tidak dapat diberi akun oleh "
                    "instansinya. Cocokkan dahulu, lalu centang."
                )
        akun = Pengguna.objects.create_user(
            nip=nomor or _nomor_bebas(), nama=nama, instansi=instansi
        )
        catat(
            pelaku=oleh,
            tindakan="akun.buat",
            objek_jenis="akun",
            objek_id=akun.pk,
            objek_nama=str(akun),
            rincian={"nomor_dipilih_portal": not nomor},
            instansi_id=instansi.pk,
        )
        peran_berikan(
            pengguna=akun,
            peran=peran.peran,
            instansi=instansi,
            unit=peran.unit,
            mulai=peran.mulai,
            sampai=peran.sampai,
            oleh=oleh,
            alasan=ALASAN,
        )
        [terbit] = kode_terbitkan(pengguna=[akun], pelaku=oleh)
    return terbit


def _periksa(nomor: str, instansi: Instansi) -> None:
    if nomor.startswith(AWALAN_BUKAN_NIP):
        raise NomorDitolak(
            f"Nomor yang diawali {AWALAN_BUKAN_NIP} dibuat oleh portal; kosongkan isian ini."
        )
    if not nip_sah(nomor):
        raise NomorDitolak(
            "Nomor ini bukan NIP: delapan angka pertamanya bukan tanggal lahir, atau ekornya 000. "
            "Periksa lagi; bila orang itu tidak punya NIP, kosongkan isian ini."
        )
    if Pengguna.objects.filter(nip=nomor).exists():
        raise NomorDitolak("Nomor ini sudah dipakai sebuah akun. Cari di daftar akun.")
    if Pegawai.objects.filter(nip=nomor, instansi=instansi).exists():
        raise NomorDitolak(
            "Pegawai dengan NIP ini ada di data pegawai; terbitkan kodenya dari profilnya, "
            "lalu beri perannya di sini."
        )


def _nomor_bebas() -> str:
    """A sign-in number that is nobody's, and never somebody's NIP."""
    while True:
        angka = "".join(secrets.choice("0123456789") for _ in range(PANJANG - 2))
        if not Pengguna.objects.filter(nip=AWALAN_BUKAN_NIP + angka).exists():
            return AWALAN_BUKAN_NIP + angka
