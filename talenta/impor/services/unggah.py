"""Taking in a file: it is kept as it came, and a job will look at it."""

from typing import BinaryIO

from django.db import transaction

from talenta.akun.models import Instansi
from talenta.impor.daftar import jenis_bernama
from talenta.impor.models import Impor
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.berkas import berkas_simpan
from talenta.inti.services.pekerjaan import pekerjaan_buat

JENIS_PERIKSA = "impor.periksa"
JENIS_TERAPKAN = "impor.terapkan"


def impor_catat(
    *, instansi: Instansi, jenis: str, nama: str, isi: BinaryIO, pelaku: Pelaku
) -> Impor:
    """Keep the file and write the import's row. Raises JenisTidakDikenal."""
    jenis_bernama(jenis)
    with transaction.atomic():
        berkas = berkas_simpan(
            instansi_id=instansi.pk, nama=nama, isi=isi, tipe="text/csv", pelaku=pelaku
        )
        impor = Impor.objects.create(
            instansi=instansi, jenis=jenis, berkas=berkas, pengguna_id=pelaku.id
        )
        catat(
            pelaku=pelaku,
            tindakan="impor.unggah",
            objek_jenis="impor",
            objek_id=impor.pk,
            objek_nama=f"{jenis}: {nama}",
            rincian={"sha256": berkas.sha256, "ukuran": berkas.ukuran},
            instansi_id=instansi.pk,
        )
    return impor


def impor_unggah(
    *, instansi: Instansi, jenis: str, nama: str, isi: BinaryIO, pelaku: Pelaku
) -> Impor:
    """Keep the file and queue its check. Raises JenisTidakDikenal."""
    with transaction.atomic():
        impor = impor_catat(instansi=instansi, jenis=jenis, nama=nama, isi=isi, pelaku=pelaku)
        impor.pekerjaan = pekerjaan_buat(
            jenis=JENIS_PERIKSA,
            judul=f"Memeriksa berkas {jenis}",
            parameter={"impor_id": impor.pk},
            instansi_id=instansi.pk,
            pelaku=pelaku,
        )
        impor.save(update_fields=["pekerjaan"])
    return impor
