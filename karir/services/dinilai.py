"""An appraiser notes a competency level seen at work, or a need for training, of somebody whom he
or she appraises; the person is told."""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.urls import reverse

from kinerja.services.umum import Peserta, beri_tahu
from kompetensi.services.pengamatan import (
    CatatanDitolak,
    Tentang,
    catatan_cabut,
    kebutuhan_catat,
    pengamatan_catat,
)
from talenta.inti.templatetags.tampilan import tanggal

JUDUL = {
    "pengamatan": "Penilai Anda mencatat pengamatan kompetensi",
    "kebutuhan": "Penilai Anda mencatat kebutuhan pelatihan",
}
_TULIS: dict[str, Any] = {"pengamatan": pengamatan_catat, "kebutuhan": kebutuhan_catat}


def dinilai_catat(
    *, jenis: str, pegawai_id: int, instansi_id: int, isi: dict[str, Any], hari: date, oleh: Peserta
) -> Any:
    """Write a note of a kind ("pengamatan", "kebutuhan"). Raises CatatanDitolak."""
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT nama, dari, sampai FROM karir_kompetensi_dinilai(%s) LIMIT 1", [pegawai_id]
            )
            baris = kursor.fetchone()
        if baris is None:
            raise CatatanDitolak("Anda bukan penilai orang ini pada tahun yang dibuka.")
        nama, dari, sampai = baris
        if jenis == "pengamatan" and not dari <= isi["tanggal"] <= hari:
            raise CatatanDitolak(f"Tanggal pengamatan ialah {tanggal(dari)} sampai hari ini.")
        if jenis == "pengamatan" and isi["tanggal"] >= sampai:
            raise CatatanDitolak(f"SKP yang Anda nilai berakhir sebelum {tanggal(sampai)}.")
        tentang = Tentang(
            instansi_id=instansi_id,
            pegawai_id=pegawai_id,
            pegawai_nama=nama,
            penilai_id=oleh.pegawai_id,
            penilai_nama=oleh.nama,
            pelaku=oleh.pelaku,
        )
        satu, baru = _TULIS[jenis](tentang=tentang, hari=hari, **isi)
        if baru:
            beri_tahu(
                pegawai_id=pegawai_id, judul=JUDUL[jenis], tautan=reverse("kompetensi:panel_saya")
            )
    return satu


def dinilai_cabut(*, jenis: str, nomor: int, alasan: str, oleh: Peserta) -> Any:
    """Take a note of one's own back. Raises CatatanDitolak, the model's DoesNotExist."""
    return catatan_cabut(
        jenis=jenis,
        nomor=nomor,
        penilai_id=oleh.pegawai_id,
        alasan=alasan,
        pelaku=oleh.pelaku,
    )
