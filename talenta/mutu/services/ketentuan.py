"""Setting a weight or threshold for an agency, from a day on, with its source."""

from datetime import date

from django.db import transaction

from talenta.inti.services.audit import Pelaku, catat
from talenta.mutu.daftar import ketentuan_bawaan
from talenta.mutu.models import KetentuanMutu


class KetentuanTidakSah(ValueError):
    """The figure cannot be set so; the message is for the officer."""


def ketentuan_tetapkan(
    *,
    instansi_id: int,
    kode: str,
    nilai: int,
    mulai: date,
    sumber: str,
    hari: date,
    pelaku: Pelaku,
) -> KetentuanMutu:
    """Add a dated figure. Raises KetentuanTidakSah out of its range, in the past, or unsourced."""
    bawaan = ketentuan_bawaan().get(kode)
    if bawaan is None:
        raise KetentuanTidakSah("Ketentuan ini tidak ada.")
    if not bawaan.terendah <= nilai <= bawaan.tertinggi:
        raise KetentuanTidakSah(
            f"Isi antara {bawaan.terendah} dan {bawaan.tertinggi} {bawaan.satuan}."
        )
    if mulai < hari:
        raise KetentuanTidakSah("Ketentuan berlaku mulai hari ini atau sesudahnya.")
    if not sumber.strip():
        raise KetentuanTidakSah("Sebutkan sumbernya: peraturan, keputusan, atau alasannya.")
    with transaction.atomic():
        satu = KetentuanMutu.objects.create(
            instansi_id=instansi_id,
            kode=kode,
            nilai=nilai,
            mulai=mulai,
            sumber=sumber.strip(),
            pengguna_id=pelaku.id,
        )
        catat(
            pelaku=pelaku,
            tindakan="mutu.ketentuan",
            objek_jenis="ketentuan_mutu",
            objek_id=satu.pk,
            objek_nama=bawaan.judul,
            rincian={"kode": kode, "nilai": nilai, "mulai": mulai.isoformat()},
            alasan=satu.sumber,
            instansi_id=instansi_id,
        )
    return satu
