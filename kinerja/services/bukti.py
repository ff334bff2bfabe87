"""Evidence of what a person achieved: files and links, until the realisation is submitted."""

from datetime import date
from typing import BinaryIO

from django.db import transaction

from kinerja.alur import PEGAWAI
from kinerja.models import BuktiRealisasi, RealisasiRhk, Rhk, TinjauanPeriodik
from kinerja.services.tinjauan import tinjauan_kunci
from kinerja.services.umum import KinerjaDitolak, Peserta
from talenta.inti.bukti import bukti_simpan

T = TinjauanPeriodik.Status
BUKTI_TERBANYAK = 10


def bukti_tambah(
    *,
    skp_id: int,
    periode_id: int,
    rhk_id: int,
    keterangan: str,
    berkas: BinaryIO | None,
    berkas_nama: str,
    tautan: str,
    hari: date,
    oleh: Peserta,
) -> BuktiRealisasi:
    """Add a file (checked by BuktiField) or a link to a result's realisation. Raises
    KinerjaDitolak."""
    with transaction.atomic():
        tinjauan, peran = tinjauan_kunci(skp_id=skp_id, periode_id=periode_id, hari=hari, oleh=oleh)
        if peran != PEGAWAI or tinjauan.status != T.DRAF:
            raise KinerjaDitolak("Bukti dilampirkan pegawainya sebelum realisasi diajukan.")
        if not Rhk.objects.filter(pk=rhk_id, skp_id=skp_id).exists():
            raise KinerjaDitolak("Hasil kerja ini tidak ada pada SKP.")
        realisasi, _ = RealisasiRhk.objects.get_or_create(tinjauan=tinjauan, rhk_id=rhk_id)
        if realisasi.bukti.count() >= BUKTI_TERBANYAK:
            raise KinerjaDitolak(f"Paling banyak {BUKTI_TERBANYAK} bukti untuk satu hasil kerja.")
        tersimpan = (
            bukti_simpan(
                instansi_id=tinjauan.instansi_id, isi=berkas, nama=berkas_nama, pelaku=oleh.pelaku
            )
            if berkas is not None
            else None
        )
        baru: BuktiRealisasi = BuktiRealisasi.objects.create(
            realisasi=realisasi,
            keterangan=keterangan.strip(),
            berkas=tersimpan,
            tautan="" if tersimpan else tautan,
        )
    return baru


def bukti_hapus(*, bukti: BuktiRealisasi, hari: date, oleh: Peserta) -> None:
    """Take evidence off a realisation that was not submitted; its file stays in the history.
    Raises KinerjaDitolak."""
    milik = bukti.realisasi.tinjauan
    with transaction.atomic():
        tinjauan, peran = tinjauan_kunci(
            skp_id=milik.skp_id, periode_id=milik.periode_id, hari=hari, oleh=oleh
        )
        if peran != PEGAWAI or tinjauan.status != T.DRAF:
            raise KinerjaDitolak("Bukti dilepas pegawainya sebelum realisasi diajukan.")
        bukti.delete()
