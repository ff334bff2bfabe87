"""Taking in a file: it is kept as it came, and a job will look at it."""

from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca, JenisTidakDikenali, kenali_jenis
from talenta.impor.baca.berkas import intip, lembar_ada, tipe_isi
from talenta.impor.baca.kepala import terdekat
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
    *,
    instansi: Instansi,
    jenis: str,
    nama: str,
    isi: BinaryIO,
    pelaku: Pelaku,
    lembar: str = "",
) -> Impor:
    """Keep the file and write the import's row; an empty `jenis` is told from the header.

    `lembar` names a sheet of a workbook; without it the first whose header fits is read. Raises
    JenisTidakDikenal, and BerkasTidakTerbaca (JenisTidakDikenali where the header fits no kind).
    """
    if jenis:
        jenis_bernama(jenis)
    isi.seek(0)
    tipe = tipe_isi(isi.read(4096))
    with transaction.atomic():
        berkas = berkas_simpan(
            instansi_id=instansi.pk, nama=nama, isi=isi, tipe=tipe, pelaku=pelaku
        )
        if not jenis:
            jenis, lembar = _kenali(berkas, lembar)
        impor = Impor.objects.create(
            instansi=instansi,
            jenis=jenis,
            lembar=lembar,
            berkas=berkas,
            pengguna_id=pelaku.id,
            pengenalan={"lembar_ada": _lembar_ada(berkas)},
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


def _kenali(berkas: Berkas, lembar: str) -> tuple[str, str]:
    """Kind and sheet by the header; a file that fits none is not kept."""
    jalur = Path(berkas.isi.path)
    tangan = tangan_semua(berkas.instansi_id) if berkas.instansi_id else {}
    try:
        intipan = intip(jalur, lembar)
        for satu in intipan:
            if dikenali := kenali_jenis(semua(), satu.contoh, tangan):
                return dikenali.kode, satu.lembar
        dekat = [
            terdekat(semua(), satu.contoh, lembar=satu.lembar, tangan=tangan) for satu in intipan
        ]
        raise JenisTidakDikenali(berkas.nama, max(dekat, key=itemgetter(0))[1])
    except BerkasTidakTerbaca:
        berkas.isi.delete(save=False)
        raise


def _lembar_ada(berkas: Berkas) -> list[Mapping[str, object]]:
    """The sheets to choose from; none where the file cannot be read, as its check will say."""
    try:
        return lembar_ada(Path(berkas.isi.path))
    except BerkasTidakTerbaca:
        return []


def impor_unggah(
    *,
    instansi: Instansi,
    jenis: str,
    nama: str,
    isi: BinaryIO,
    pelaku: Pelaku,
    lembar: str = "",
) -> Impor:
    """Keep the file and queue its check. Raises as impor_catat does."""
    with transaction.atomic():
        impor = impor_catat(
            instansi=instansi, jenis=jenis, nama=nama, isi=isi, pelaku=pelaku, lembar=lembar
        )
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


def impor_periksa_lagi(
    *, impor_id: int, jenis: str, pelaku: Pelaku, lembar: str | None = None
) -> Impor:
    """Queue the check again, perhaps as another kind or of another sheet of the workbook.

    Other columns or rows may be read then, so a declaration that the file is complete lapses.

    Raises TidakDapat, JenisTidakDikenal.
    """
    jenis_bernama(jenis)
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        if not impor.dapat_diperiksa_lagi:
            raise TidakDapat(f"Impor ini {impor.get_status_display().lower()}.")
        impor.jenis, impor.status, impor.galat = jenis, S.DIUNGGAH, ""
        # What was declared complete is no longer what is going to be applied.
        impor.lengkap = False
        if lembar is not None:
            impor.lembar = lembar
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
    impor.save(update_fields=["jenis", "lembar", "status", "galat", "pekerjaan", "lengkap"])
