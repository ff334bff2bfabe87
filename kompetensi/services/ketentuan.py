"""Setting a dated figure of this wing for an agency, with its source."""

from datetime import date

from django.db import transaction

from kompetensi.models import KetentuanKompetensi
from kompetensi.selectors.ketentuan import ketentuan_bawaan, ketentuan_berlaku
from talenta.inti.services.audit import Pelaku, catat


class KetentuanTidakSah(ValueError):
    """The figure cannot be set so; the message is for the officer."""


# The first stays above the second.
_BERURUT = (
    ("kategori.pemetaan_optimal", "kategori.pemetaan_cukup"),
    ("kategori.seleksi_ms", "kategori.seleksi_mms"),
)


@transaction.atomic
def ketentuan_tetapkan(
    *, instansi_id: int, kode: str, nilai: int, mulai: date, sumber: str, hari: date, pelaku: Pelaku
) -> KetentuanKompetensi:
    """Add a dated figure. Raises KetentuanTidakSah out of its range or order, in the past,
    unsourced."""
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
    nanti = dict(ketentuan_berlaku(instansi_id=instansi_id, hari=mulai).nilai) | {kode: nilai}
    for atas, bawah in _BERURUT:
        if kode in (atas, bawah) and (nanti[atas] or 0) <= (nanti[bawah] or 0):
            raise KetentuanTidakSah("Batas kategori yang lebih tinggi harus lebih besar.")
    satu = KetentuanKompetensi.objects.create(
        instansi_id=instansi_id,
        kode=kode,
        nilai=nilai,
        mulai=mulai,
        sumber=sumber.strip(),
        pengguna_id=pelaku.id,
    )
    catat(
        pelaku=pelaku,
        tindakan="kompetensi.ketentuan",
        objek_jenis="ketentuan_kompetensi",
        objek_id=satu.pk,
        objek_nama=bawaan.judul,
        rincian={"kode": kode, "nilai": nilai, "mulai": mulai.isoformat()},
        alasan=satu.sumber,
        instansi_id=instansi_id,
    )
    return satu
