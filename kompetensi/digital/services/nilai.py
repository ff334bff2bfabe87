"""What a supervisor says, and the evidence that the person brings."""

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.urls import reverse

from kompetensi.digital.models import BuktiDigital, NilaiDigital, NilaiMandiri
from talenta.inti.bukti import bukti_simpan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.pegawai.models import Pegawai

BUKTI_TERBANYAK = 50


class NilaiDitolak(Exception):
    """A validation or a piece of evidence cannot be kept; the message is for the reader."""


def validasi_simpan(
    *, pegawai: Pegawai, tingkat: Sequence[int], catatan: str, hari: date, pelaku: Pelaku
) -> NilaiDigital:
    """Keep the levels a supervisor holds true, beside the latest self-rating they answer.

    Raises NilaiDitolak for oneself. `pegawai` must be in view of whoever asks.
    """
    if pegawai.pengguna_id is not None and pegawai.pengguna_id == pelaku.id:
        raise NilaiDitolak("Keterampilan digital Anda sendiri divalidasi oleh atasan Anda.")
    with transaction.atomic():
        mandiri = (
            NilaiMandiri.objects.filter(pegawai=pegawai, selesai_pada__isnull=False)
            .order_by("-selesai_pada", "-pk")
            .first()
        )
        nilai: NilaiDigital = NilaiDigital.objects.create(
            instansi_id=pegawai.instansi_id,
            unit_lft=pegawai.unit_lft,
            pegawai=pegawai,
            sumber=NilaiDigital.Sumber.ATASAN,
            tanggal=hari,
            tingkat=list(tingkat),
            catatan=catatan,
            mandiri=mandiri,
            oleh_id=pelaku.id,
        )
        _catat("digital.validasi", nilai.pk, pegawai, pelaku)
        if pegawai.pengguna_id:
            kabarkan(
                jenis="digital",
                judul="Atasan memvalidasi keterampilan digital Anda",
                pengguna=[pegawai.pengguna_id],
                tautan=reverse("kompetensi:digital_saya"),
            )
    return nilai


def bukti_tambah(
    *,
    pegawai: Pegawai,
    jenis: str,
    area: str,
    judul: str,
    penerbit: str,
    tanggal: date,
    isi: BinaryIO,
    nama: str,
    pelaku: Pelaku,
) -> BuktiDigital:
    """Keep evidence of the person's own. Raises NilaiDitolak beyond BUKTI_TERBANYAK."""
    if BuktiDigital.objects.filter(pegawai=pegawai).count() >= BUKTI_TERBANYAK:
        raise NilaiDitolak(f"Anda sudah menyimpan {BUKTI_TERBANYAK} bukti, batas terbanyak.")
    with transaction.atomic():
        berkas = bukti_simpan(instansi_id=pegawai.instansi_id, isi=isi, nama=nama, pelaku=pelaku)
        bukti: BuktiDigital = BuktiDigital.objects.create(
            instansi_id=pegawai.instansi_id,
            unit_lft=pegawai.unit_lft,
            pegawai=pegawai,
            jenis=jenis,
            area=area,
            judul=judul,
            penerbit=penerbit,
            tanggal=tanggal,
            berkas=berkas,
        )
        _catat("digital.bukti_tambah", bukti.pk, pegawai, pelaku)
    return bukti


def bukti_dilihat(*, bukti: BuktiDigital, pelaku: Pelaku) -> None:
    """Note that an officer took a person's evidence."""
    _catat("digital.bukti", bukti.pk, bukti.pegawai, pelaku)


def _catat(tindakan: str, nomor: int, pegawai: Pegawai, pelaku: Pelaku) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="digital",
        objek_id=nomor,
        objek_nama=str(pegawai),
        instansi_id=pegawai.instansi_id,
    )
