"""A judgement made again from what was frozen of it: nothing else is read."""

from typing import Any, Final

import numpy as np
from django.db import connection, transaction

from karir.mesin.tulis import tanggal
from karir.models import (
    Lowongan,
    PenilaianLowongan,
)
from karir.pengisian.ketentuan import sidik
from karir.pengisian.services.bahan import (
    potongan_cair,
)
from karir.pengisian.services.hitungan import Hasil, Hitungan
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat

JENIS_ULANG: Final = "karir.lowongan_ulang"
_KUNCI: Final = 7_203_021


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
    """The hash of the stored rows as columns."""
    nama = [n for n in hasil.kolom if n != "fakta"]
    kolom: dict[str, Any] = {n: [] for n in (*nama, "fakta")}
    semua = penilaian.orang.order_by("pegawai_id").values_list(*nama, "fakta")
    for satu in semua.iterator(20_000):
        for n, isi in zip((*nama, "fakta"), satu, strict=True):
            kolom[n].append(isi)
    siap = {n: np.array(isi, np.int64) for n, isi in kolom.items() if n != "fakta"}
    siap["fakta"] = np.array(kolom["fakta"], np.int32)
    return Hasil(siap, "").sidik


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
