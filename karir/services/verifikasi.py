"""The proof that a stored run can be computed again, digit by digit."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from django.db import connection, transaction

from karir.kode import JENIS_VERIFIKASI
from karir.mesin.aturan import hash_aturan, muat
from karir.mesin.beku import cairkan, hash_masukan
from karir.mesin.hitung import hitung
from karir.mesin.keluaran import Keluaran
from karir.mesin.tulis import tanggal
from karir.models import (
    BahanAndai,
    MasukanBeku,
    ProsesPeringkat,
    RentangPeringkat,
    SertifikatProses,
)
from karir.services.hasil import (
    PUTARAN,
    hasil_baca,
    identitas_tercatat,
    kolom_banding,
    sidik_identitas,
    tabel_hasil,
)
from karir.services.olah import rentang_beda
from karir.services.proses import ringkas
from karir.services.sertifikat import sertifikat_beda
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat

_KUNCI = 7_203_016
_PITA = {
    True: " Rentang peringkat dihitung ulang dan sama.",
    False: " Rentang peringkat tidak dibandingkan, sebab dibuat dengan cara yang lama.",
}

Lapor = Callable[..., None]


def _tanpa_lapor(**_: object) -> None:
    return None


def verifikasi_minta(*, proses: ProsesPeringkat, pelaku: Pelaku) -> Pekerjaan:
    """Queue the recomputation of a stored run, or give back the job that waits or runs for it.

    Two who ask at one moment get one job.
    """
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, proses.instansi_id])
        terbuka = Pekerjaan.objects.filter(
            jenis=JENIS_VERIFIKASI,
            instansi_id=proses.instansi_id,
            parameter__proses_id=proses.pk,
            status__in=(Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN),
        ).first()
        if terbuka is not None:
            return terbuka
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_VERIFIKASI,
            judul=f"Hitung ulang peta talenta per {tanggal(proses.tanggal_acuan)}",
            parameter={"proses_id": proses.pk},
            instansi_id=proses.instansi_id,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="peringkat.verifikasi",
            objek_jenis="proses",
            objek_id=proses.pk,
            objek_nama=str(proses),
            instansi_id=proses.instansi_id,
        )
    return pekerjaan


@dataclass(frozen=True, kw_only=True)
class HasilPeriksa:
    """Outcome of recomputing a stored run; `beda` says the first difference in words.

    `identitas` says whether names and units could be compared: older runs left no hash.
    `sertifikat` is the code of the certificate that was compared too, or "". `rentang`: the bands
    of ranks were worked out again, could not be (made in an earlier way), or None: there are none.
    """

    jumlah: int
    beda: str
    identitas: bool = False
    sertifikat: str = ""
    rentang: bool | None = None

    @property
    def sama(self) -> bool:
        return not self.beda

    @property
    def cakupan(self) -> str:
        """What was compared, in words."""
        isi = "aturan, masukan, nilai, kotak, status, dan peringkat"
        orang = "NIP, nama, jabatan, dan unit"
        ekor = f" Sertifikat {self.sertifikat} cocok." if self.sertifikat else ""
        if self.rentang is not None:
            ekor += _PITA[self.rentang]
        if self.identitas:
            return f"Dibandingkan: {isi}, serta {orang} dengan sidiknya dalam audit.{ekor}"
        tanpa = f"Tidak dibandingkan: {orang}, sebab proses ini tanpa sidiknya."
        return f"Dibandingkan: {isi}. {tanpa}{ekor}"


def proses_verifikasi(*, proses: ProsesPeringkat, lapor: Lapor = _tanpa_lapor) -> HasilPeriksa:
    """Recompute a run from its frozen rule set and inputs, and compare with what is stored and
    with what was certified; then the bands, where there are any."""
    tercatat, versi = identitas_tercatat(proses=proses)
    lapor(langkah="Menghitung ulang dari masukan beku")
    beda = _beda(proses)
    if not beda and tercatat:
        lapor(langkah="Membandingkan nama dan unit")
        if sidik_identitas(proses=proses, versi=versi) != tercatat:
            beda = "NIP, nama, jabatan, atau unit yang tersimpan tidak sesuai sidiknya dalam audit."
    if not beda:
        lapor(langkah="Memeriksa sertifikat")
        beda = sertifikat_beda(proses=proses)
    berpita = not beda and any(
        model.objects.filter(proses=proses).exists() for model in (BahanAndai, RentangPeringkat)
    )
    rentang = rentang_beda(proses=proses, lapor=lapor) if berpita else None
    sertifikat = SertifikatProses.objects.filter(proses=proses).first()
    return HasilPeriksa(
        jumlah=proses.jumlah,
        beda=beda or rentang or "",
        identitas=bool(tercatat),
        sertifikat=sertifikat.kode_tertulis if sertifikat else "",
        rentang=rentang is not None if berpita else None,
    )


def _beda(proses: ProsesPeringkat) -> str:
    if hash_aturan(proses.isi_aturan or {}) != proses.sidik_aturan:
        return "Aturan beku tidak sesuai sidiknya."
    potongan = [(b.nama, bytes(b.isi)) for b in MasukanBeku.objects.filter(proses=proses)]
    try:
        masukan = cairkan(potongan)
    except (ValueError, zlib.error) as galat:
        return f"Masukan beku tidak terbaca: {galat}."
    if hash_masukan(masukan) != proses.sidik_masukan:
        return "Masukan beku tidak sesuai sidiknya."
    isi = muat(proses.isi_aturan)
    keluaran = hitung(isi, masukan, proses.tanggal_acuan)
    del potongan, masukan
    if (proses.kolom_skor, proses.kolom_fakta) != (
        list(keluaran.kolom_skor),
        keluaran.kolom_fakta,
    ):
        return "Nama kolom yang tersimpan tidak sesuai hasil hitung ulang."
    try:
        beda = _beda_pertama(proses, keluaran)
    except ValueError as galat:
        return f"Hasil tersimpan tidak lengkap: {galat}."
    if not beda and keluaran.hash() != proses.sidik_hasil:
        return "Sidik hasil yang tersimpan tidak sesuai hasil hitung ulang."
    if not beda and ringkas(isi, keluaran) != proses.ringkasan:
        return "Ringkasan yang tersimpan tidak sesuai hasil hitung ulang."
    return beda


def _beda_pertama(proses: ProsesPeringkat, keluaran: Keluaran) -> str:
    """The first difference from the stored rows, some people at a time: all their facts at once
    are gigabytes for a million people."""
    with connection.cursor() as kursor:
        tabel = tabel_hasil(proses)
        kursor.execute(f"SELECT count(*) FROM {tabel} WHERE proses_id = %s", [proses.pk])
        jumlah = kursor.fetchone()[0]
    susunan = (
        f"Jumlah atau susunan orang berbeda: tersimpan {jumlah}, dihitung ulang {len(keluaran)}."
    )
    if jumlah != len(keluaran):
        return susunan
    batas = 0
    for awal in range(0, jumlah, PUTARAN):
        iris = slice(awal, awal + PUTARAN)
        nomor = keluaran.id[iris]
        tersimpan = hasil_baca(proses=proses, sesudah=batas, banyak=PUTARAN)
        if not np.array_equal(tersimpan["pegawai_id"], nomor):
            return susunan
        for nama, isi in kolom_banding(keluaran, iris):
            salah = np.flatnonzero(tersimpan[nama] != isi)
            if len(salah):
                letak = salah[0]
                return (
                    f"Pegawai {nomor[letak]}, {nama}: tersimpan {tersimpan[nama][letak]}, "
                    f"dihitung ulang {isi[letak]}."
                )
        batas = int(nomor[-1])
    return ""
