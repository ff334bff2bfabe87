"""Activation codes for people: makes the account where there is none, and links it."""

from dataclasses import dataclass

from django.db import connection, models, transaction

from talenta.akun.models import Pengguna
from talenta.akun.services.kode import KodeTerbit, kode_terbitkan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai

BATAS_SEKALI = 1000


class TerlaluBanyak(Exception):
    """More people than one list may hold (BATAS_SEKALI); choose a smaller unit."""


@dataclass(frozen=True, kw_only=True)
class Terbitan:
    """Codes just issued, by name, and people left out with the reason in words."""

    kode: list[KodeTerbit]
    dilewati: list[tuple[Pegawai, str]]


def kode_terbitkan_pegawai(
    *, pegawai: models.QuerySet[Pegawai], hanya_belum_aktif: bool, oleh: Pelaku
) -> Terbitan:
    """Issue a code to each of `pegawai` (a query already narrowed to what the issuer may see).

    With `hanya_belum_aktif` people who already use their account are left out silently, so that a
    list for a unit disturbs nobody. One transaction. Raises TerlaluBanyak.
    """
    if hanya_belum_aktif:
        pegawai = pegawai.exclude(pengguna__in=Pengguna.objects.get_queryset().berkeadaan("aktif"))
    daftar = list(
        pegawai.select_related("pengguna").order_by("nama_kunci", "id")[: BATAS_SEKALI + 1]
    )
    if len(daftar) > BATAS_SEKALI:
        raise TerlaluBanyak
    with transaction.atomic(), connection.cursor() as kursor:
        # Two lists at once would each make the account of the same person.
        kursor.execute("SELECT pg_advisory_xact_lock(7203004)")
        akun, dilewati = _siapkan_akun(daftar, oleh)
        kode = kode_terbitkan(pengguna=akun, pelaku=oleh)
    return Terbitan(kode=kode, dilewati=dilewati)


def _siapkan_akun(
    daftar: list[Pegawai], oleh: Pelaku
) -> tuple[list[Pengguna], list[tuple[Pegawai, str]]]:
    """Return the accounts to issue codes to, made and linked where missing, and who is left out."""
    per_nip = {
        akun.nip: akun for akun in Pengguna.objects.filter(nip__in=[satu.nip for satu in daftar])
    }
    baru = [
        Pengguna(nip=satu.nip, nama=satu.nama, email=satu.email, instansi_id=satu.instansi_id)
        for satu in daftar
        if satu.pengguna is None and satu.nip not in per_nip
    ]
    for akun in baru:
        akun.set_unusable_password()
    per_nip |= {akun.nip: akun for akun in Pengguna.objects.bulk_create(baru)}

    pemilik = dict(
        Pegawai.objects.filter(pengguna__in=per_nip.values()).values_list("pengguna_id", "id")
    )

    terpilih: list[Pengguna] = []
    tertaut: list[Pegawai] = []
    dilewati: list[tuple[Pegawai, str]] = []
    for satu in daftar:
        akun = satu.pengguna or per_nip[satu.nip]
        nip_orang_lain = (
            per_nip.get(satu.nip, akun) != akun or pemilik.get(akun.pk, satu.pk) != satu.pk
        )
        alasan = _alasan_lewat(satu, akun, nip_orang_lain, oleh)
        if alasan:
            dilewati.append((satu, alasan))
            continue
        terpilih.append(akun)
        if satu.pengguna is None:
            satu.pengguna = akun
            tertaut.append(satu)
        elif akun.nip != satu.nip:
            # A NIP can change; the account follows when a code is issued.
            akun.nip = satu.nip
            akun.save(update_fields=["nip"])
    Pegawai.objects.bulk_update(tertaut, ["pengguna"])
    return terpilih, dilewati


def _alasan_lewat(pegawai: Pegawai, akun: Pengguna, nip_orang_lain: bool, oleh: Pelaku) -> str:
    """Why no code is issued, or "". An account of another agency is never opened from here."""
    if akun.pk == oleh.id:
        return "kode untuk Anda sendiri diterbitkan oleh admin lain"
    if akun.instansi_id != pegawai.instansi_id:
        return "akunnya milik instansi lain"
    if nip_orang_lain:
        return "NIP ini dipakai akun lain"
    if not akun.is_active:
        return "akunnya dinonaktifkan"
    return ""
