"""A judgement made again from what was frozen of it: nothing else is read."""

from itertools import pairwise
from typing import Any, Final

import numpy as np
from django.db import connection, transaction

from karir.mesin.tulis import tanggal
from karir.models import KelayakanPegawai, Lowongan, PenilaianLowongan
from karir.pengisian.ketentuan import sidik
from karir.pengisian.services.bahan import SEPOTONG, potongan_cair
from karir.pengisian.services.hitungan import Hasil, Hitungan
from karir.services.salin import baca_kolom
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat

JENIS_ULANG: Final = "karir.lowongan_ulang"
_KUNCI: Final = 7_203_021
_TIPE: Final = {
    "pegawai_id": "i8", "status": "i2", "hasil": "i8", "talenta": "i8", "teknis": "i4",
    "digital": "i4", "kecocokan": "i8", "peringkat": "i4", "urutan": "i4",
}  # fmt: skip
_RUSAK: Final = "(-2147483648)"


def penilaian_ulang(*, penilaian: PenilaianLowongan) -> list[str]:
    """Judge again from the frozen inputs alone; what differs, in words. Empty: identical digits."""
    beda = []
    if sidik(penilaian.isi) != penilaian.sidik_isi:
        beda.append("Syarat dan bobot yang dibekukan tidak lagi sama dengan sidiknya.")
    hitungan = Hitungan(penilaian.isi)
    for beku in penilaian.masukan.order_by("urutan").values_list("isi", flat=True).iterator(1):
        satu, tanda = potongan_cair(bytes(beku))
        hitungan.tambah(satu, tanda)
    hasil = hitungan.selesai()
    if hasil.sidik_masukan != penilaian.sidik_masukan:
        beda.append("Masukan yang dibekukan tidak lagi sama dengan sidiknya.")
    if hasil.sidik != penilaian.sidik_hasil:
        beda.append("Hasil hitung ulang berbeda dengan yang tercatat.")
    if _sidik_tersimpan(penilaian, hasil) != hasil.sidik:
        beda.append("Baris yang tersimpan berbeda dengan hasil hitung ulang.")
    return beda


def _sidik_tersimpan(penilaian: PenilaianLowongan, hasil: Hasil) -> str:
    """The hash of the stored rows as columns, read by pieces of people. The pieces reach from end
    to end, so that a row too many is read as well."""
    lebar = hasil.kolom["fakta"].shape[1]
    fakta = {f"f{n}": "i4" for n in range(1, lebar + 1)}
    # An array of another length, or with a gap, is not what was stored.
    pilih = ", ".join(
        f"coalesce(CASE WHEN cardinality(fakta) = {lebar} THEN fakta[{n}] END, {_RUSAK})::int4"
        for n in range(1, lebar + 1)
    )
    sql = (
        f"SELECT {', '.join(_TIPE)}, {pilih} FROM {KelayakanPegawai._meta.db_table} "
        "WHERE penilaian_id = %s AND pegawai_id >= %s AND pegawai_id < %s ORDER BY pegawai_id"
    )
    batas = [0, *(int(satu) for satu in hasil.id[SEPOTONG::SEPOTONG]), 2**63 - 1]
    potongan: list[dict[str, Any]] = []
    for awal, akhir in pairwise(batas):
        isi = baca_kolom(sql=sql, tipe=_TIPE | fakta, parameter=[penilaian.pk, awal, akhir])
        satu: dict[str, Any] = {n: isi[n] for n in _TIPE}
        satu["fakta"] = np.stack([isi[n] for n in fakta], axis=1)
        potongan.append(satu)
    return Hasil({n: np.concatenate([p[n] for p in potongan]) for n in potongan[0]}, "").sidik


def ulang_minta(*, lowongan: Lowongan, pelaku: Pelaku) -> Pekerjaan:
    """Queue the recomputation of a vacancy's judgement; one that waits or runs is given back."""
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, lowongan.instansi_id])
        terbuka: Pekerjaan | None = Pekerjaan.objects.filter(
            jenis=JENIS_ULANG,
            instansi_id=lowongan.instansi_id,
            parameter__lowongan_id=lowongan.pk,
            status__in=(Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN),
        ).first()
        if terbuka is not None:
            return terbuka
        return pekerjaan_buat(
            jenis=JENIS_ULANG,
            judul=f"Hitung ulang penilaian untuk {lowongan.jabatan.nama}",
            parameter={"lowongan_id": lowongan.pk, "penilaian_id": lowongan.penilaian_id},
            instansi_id=lowongan.instansi_id,
            pelaku=pelaku,
        )


def penilaian_periksa(*, penilaian: PenilaianLowongan, pelaku: Pelaku) -> list[str]:
    """Judge again, and keep in the audit that it was done and what came out."""
    beda = penilaian_ulang(penilaian=penilaian)
    catat(
        pelaku=pelaku,
        tindakan="lowongan.hitung_ulang",
        objek_jenis="lowongan",
        objek_id=penilaian.lowongan_id,
        objek_nama=f"penilaian per {tanggal(penilaian.tanggal_acuan)}",
        rincian={"penilaian": penilaian.pk, "beda": beda, "jumlah": penilaian.jumlah},
        instansi_id=penilaian.instansi_id,
    )
    return beda
