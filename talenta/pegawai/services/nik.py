"""Reading a NIK: decrypted for one look, and the look is in the audit of the same transaction."""

from django.db import transaction

from talenta.inti.sandi_data import buka
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Pegawai


@transaction.atomic
def nik_buka(*, pegawai: Pegawai, pelaku: Pelaku) -> str:
    """The NIK of a person whom the caller may see; empty where none is stored."""
    if not pegawai.nik_sandi:
        return ""
    catat(
        pelaku=pelaku,
        tindakan="lihat.nik",
        objek_jenis="pegawai",
        objek_id=pegawai.pk,
        objek_nama=str(pegawai),
        instansi_id=pegawai.instansi_id,
    )
    return buka(bytes(pegawai.nik_sandi))
