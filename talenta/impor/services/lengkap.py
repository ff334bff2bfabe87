"""Declaring that a file holds everybody, so that applying it also says who is missing."""

from django.db import transaction

from talenta.impor.daftar import jenis_bernama
from talenta.impor.models import Impor
from talenta.impor.services.unggah import TidakDapat, impor_kunci
from talenta.inti.services.audit import Pelaku, catat


def impor_nyatakan_lengkap(*, impor_id: int, lengkap: bool, pelaku: Pelaku) -> Impor:
    """Declare a file complete, or take that back, before it is applied. Raises TidakDapat."""
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        jenis = jenis_bernama(impor.jenis)
        if lengkap and not jenis.dapat_lengkap:
            raise TidakDapat(f"Berkas {jenis.judul.lower()} tidak dapat dinyatakan lengkap.")
        if impor.status not in (Impor.Status.DIUNGGAH, Impor.Status.SIAP):
            raise TidakDapat(f"Impor ini {impor.get_status_display().lower()}.")
        impor.lengkap = lengkap
        impor.save(update_fields=["lengkap"])
        catat(
            pelaku=pelaku,
            tindakan="impor.lengkap",
            objek_jenis="impor",
            objek_id=impor.pk,
            objek_nama=f"{impor.jenis}: {impor.berkas.nama}",
            rincian={"lengkap": lengkap},
            instansi_id=impor.instansi_id,
        )
    return impor
