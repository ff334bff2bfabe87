"""Taking in a file: it is kept as it came, and a job will look at it."""

from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca, kenali_jenis
from talenta.impor.baca.berkas import contoh_baris
from talenta.impor.daftar import jenis_bernama, semua
from talenta.impor.models import Impor
from talenta.impor.peta import tangan_semua
from talenta.inti.models import Berkas
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.berkas import berkas_simpan
from talenta.inti.services.pekerjaan import pekerjaan_buat

JENIS_PERIKSA = "impor.periksa"
S = Impor.Status


class TidakDapat(Exception):
    """The import is not in a state for this act; the message is for the officer."""


def impor_catat(
    *, instansi: Instansi, jenis: str, nama: str, isi: BinaryIO, pelaku: Pelaku
) -> Impor:
    """Keep the file and write the import's row; an empty `jenis` is told from the header.

    Raises JenisTidakDikenal, and BerkasTidakTerbaca where the header fits no kind.
    """
    if jenis:
        jenis_bernama(jenis)
    with transaction.atomic():
        berkas = berkas_simpan(
            instansi_id=instansi.pk, nama=nama, isi=isi, tipe="text/csv", pelaku=pelaku
        )
        impor = Impor.objects.create(
            instansi=instansi,
            jenis=jenis or _kenali(berkas),
            berkas=berkas,
            pengguna_id=pelaku.id,
        )
        catat(
            pelaku=pelaku,
            tindakan="impor.unggah",
            objek_jenis="impor",
            objek_id=impor.pk,
            objek_nama=f"{impor.jenis}: {nama}",
            rincian={"sha256": berkas.sha256, "ukuran": berkas.ukuran},
            instansi_id=instansi.pk,
        )
    return impor


def _kenali(berkas: Berkas) -> str:
    """The kind by the header; a file that fits none is not kept."""
    tangan = tangan_semua(berkas.instansi_id) if berkas.instansi_id else {}
    try:
        for contoh in contoh_baris(Path(berkas.isi.path)):
            if dikenali := kenali_jenis(semua(), contoh, tangan):
                return dikenali.kode
        raise BerkasTidakTerbaca(
            "Jenis berkas tidak dikenali dari kepala kolomnya. Pilih jenisnya; bila judul kolomnya "
            "berbeda, Anda dapat mencocokkannya sesudah itu."
        )
    except BerkasTidakTerbaca:
        berkas.isi.delete(save=False)
        raise


def impor_unggah(
    *, instansi: Instansi, jenis: str, nama: str, isi: BinaryIO, pelaku: Pelaku
) -> Impor:
    """Keep the file and queue its check. Raises as impor_catat does."""
    with transaction.atomic():
        impor = impor_catat(instansi=instansi, jenis=jenis, nama=nama, isi=isi, pelaku=pelaku)
        _antrekan_periksa(impor, pelaku)
    return impor


def impor_kunci(impor_id: int) -> Impor:
    """The import's row, locked for an act of a page inside the caller's transaction.

    A job holds the row for as long as it reads and writes, and no page waits for that. Raises
    TidakDapat.
    """
    impor = Impor.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=impor_id)
    if (satu := impor.first()) is None:
        raise TidakDapat("Impor ini sedang dikerjakan. Tunggu sampai selesai.")
    return satu


def impor_periksa_lagi(*, impor_id: int, jenis: str, pelaku: Pelaku) -> Impor:
    """Queue the check again, perhaps as another kind. Raises TidakDapat, JenisTidakDikenal."""
    jenis_bernama(jenis)
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        if not impor.dapat_diperiksa_lagi:
            raise TidakDapat(f"Impor ini {impor.get_status_display().lower()}.")
        impor.jenis, impor.status, impor.galat = jenis, S.DIUNGGAH, ""
        _antrekan_periksa(impor, pelaku)
    return impor


def _antrekan_periksa(impor: Impor, pelaku: Pelaku) -> None:
    impor.pekerjaan = pekerjaan_buat(
        jenis=JENIS_PERIKSA,
        judul=f"Pemeriksaan berkas {impor.berkas.nama}"[:200],
        parameter={"impor_id": impor.pk},
        instansi_id=impor.instansi_id,
        pelaku=pelaku,
    )
    impor.save(update_fields=["jenis", "status", "galat", "pekerjaan"])
