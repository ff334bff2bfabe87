"""Agencies."""

from django.db import transaction

from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku, catat


def instansi_buat(
    *,
    kode: str,
    nama: str,
    pelaku: Pelaku,
    jenis: str = Instansi.Jenis.LAIN,
    zona: str = Instansi.Zona.WITA,
    induk: Instansi | None = None,
) -> Instansi:
    """Make an agency. Raises ValidationError, for a code that is taken too."""
    instansi = Instansi(kode=kode, nama=nama, jenis=jenis, zona=zona, induk=induk)
    instansi.full_clean()
    with transaction.atomic():
        instansi.save()
        catat(
            pelaku=pelaku,
            tindakan="instansi.buat",
            objek_jenis="instansi",
            objek_id=instansi.pk,
            objek_nama=instansi.nama,
            rincian={"kode": kode},
            instansi_id=instansi.pk,
        )
    return instansi
