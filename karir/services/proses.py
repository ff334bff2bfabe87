"""A ranking run from start to stored result, and the proof that it can be computed again."""

import struct
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from karir.mesin import kosakata
from karir.mesin.aturan import Aturan, hash_aturan, muat
from karir.mesin.beku import beku_kepala, beku_tabel, cairkan, hash_masukan
from karir.mesin.hitung import hitung
from karir.mesin.keluaran import Keluaran
from karir.mesin.tulis import tanggal
from karir.models import AturanTalenta, MasukanBeku, ProsesPeringkat, SertifikatProses
from karir.selectors.aturan import aturan_dalam_kekuatan
from karir.services.hasil import (
    VERSI_IDENTITAS,
    hasil_baca,
    hasil_simpan,
    identitas_tercatat,
    kolom_banding,
    sidik_identitas,
)
from karir.services.masukan import masukan_baca
from karir.services.salin import baris, tulis_aliran
from karir.services.sertifikat import sertifikat_beda
from talenta.akun.models import Instansi
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.pegawai.services.pohon import pohon_tetap

JENIS_PEKERJAAN = "karir.hitung"
JENIS_VERIFIKASI = "karir.verifikasi"

Lapor = Callable[..., None]


def _tanpa_lapor(**_: object) -> None:
    return None


def proses_minta(
    *, instansi: Instansi, tanggal_acuan: date, aturan: AturanTalenta | None, pelaku: Pelaku
) -> Pekerjaan:
    """Queue a run; without `aturan` by the rule set in force for the agency on that date."""
    dipakai = aturan or aturan_dalam_kekuatan(instansi_id=instansi.pk, tanggal=tanggal_acuan)
    with transaction.atomic():
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_PEKERJAAN,
            judul=f"Hitung peta talenta per {tanggal(tanggal_acuan)}",
            parameter=proses_parameter(instansi, tanggal_acuan, dipakai),
            instansi_id=instansi.pk,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="peringkat.minta",
            objek_jenis="pekerjaan",
            objek_id=pekerjaan.pk,
            objek_nama=pekerjaan.judul,
            rincian={"aturan": str(dipakai), "tanggal_acuan": tanggal_acuan.isoformat()},
            instansi_id=instansi.pk,
        )
    return pekerjaan


def proses_parameter(
    instansi: Instansi, tanggal_acuan: date, aturan: AturanTalenta
) -> dict[str, Any]:
    """What the job of a run has to know."""
    return {
        "instansi_id": instansi.pk,
        "tanggal_acuan": tanggal_acuan.isoformat(),
        "aturan_id": aturan.pk,
    }


def verifikasi_minta(*, proses: ProsesPeringkat, pelaku: Pelaku) -> Pekerjaan:
    """Queue the recomputation of a stored run."""
    with transaction.atomic():
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


def proses_jalankan(
    *,
    instansi: Instansi,
    tanggal_acuan: date,
    aturan: AturanTalenta | None = None,
    pelaku: Pelaku,
    pekerjaan: Pekerjaan | None = None,
    lapor: Lapor = _tanpa_lapor,
) -> ProsesPeringkat:
    """Compute and store one run in one transaction that sees all records at one moment.

    A job that already produced its run gives that run back, so it may be run twice.
    """
    if pekerjaan is not None:
        sudah = ProsesPeringkat.objects.filter(pekerjaan=pekerjaan).first()
        if sudah is not None:
            return sudah
    dipakai = aturan or aturan_dalam_kekuatan(instansi_id=instansi.pk, tanggal=tanggal_acuan)
    isi = muat(dipakai.isi)
    with (
        # Hashing and compressing need no Python lock: they run beside the database's work.
        ThreadPoolExecutor(1) as samping,
        pohon_tetap(instansi_id=instansi.pk),
        transaction.atomic(durable=True),
    ):
        with connection.cursor() as kursor:
            kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        lapor(selesai=0, total=4, langkah="Membaca catatan pegawai")
        potongan: list[tuple[str, bytes]] = []
        masukan = masukan_baca(
            instansi_id=instansi.pk,
            tanggal_acuan=tanggal_acuan,
            sesudah=lambda tabel: potongan.extend(beku_tabel(tabel)),
        )
        potongan.extend(beku_kepala(masukan))
        lapor(selesai=1, total=4, langkah="Membekukan masukan")
        proses = ProsesPeringkat.objects.create(
            instansi=instansi,
            aturan=dipakai,
            tanggal_acuan=tanggal_acuan,
            pekerjaan=pekerjaan,
            pengguna_id=pelaku.id,
            isi_aturan=dipakai.isi,
            sidik_aturan=hash_aturan(dipakai.isi),
            jumlah=len(masukan.orang),
        )
        _bekukan(proses, potongan)
        # Of a million people the frozen pieces, and below their facts, are worth the memory.
        potongan.clear()
        lapor(selesai=2, total=4, langkah="Menghitung nilai dan peringkat")
        sidik_masukan = samping.submit(hash_masukan, masukan)
        keluaran = hitung(isi, masukan, tanggal_acuan)
        proses.sidik_masukan = sidik_masukan.result()
        proses.sidik_hasil = keluaran.hash()
        proses.kolom_skor = [komponen.kode for komponen in isi.komponen]
        proses.kolom_fakta = list(keluaran.kolom_fakta)
        proses.ringkasan = ringkas(isi, keluaran)
        proses.selesai_pada = timezone.now()
        proses.save()
        del masukan
        lapor(selesai=3, total=4, langkah="Menyimpan hasil")
        identitas = hasil_simpan(proses=proses, keluaran=keluaran)
        catat(
            pelaku=pelaku,
            tindakan="peringkat.selesai",
            objek_jenis="proses",
            objek_id=proses.pk,
            objek_nama=str(proses),
            rincian={
                "aturan": proses.sidik_aturan,
                "masukan": proses.sidik_masukan,
                "hasil": proses.sidik_hasil,
                "identitas": identitas,
                "identitas_versi": VERSI_IDENTITAS,
                "jumlah": proses.jumlah,
            },
            instansi_id=instansi.pk,
        )
        # The last word before all of it stands: whoever cancels until here leaves nothing.
        lapor(selesai=4, total=4, langkah="Menutup perhitungan")
    return proses


def ringkas(aturan: Aturan, keluaran: Keluaran) -> dict[str, Any]:
    """Counts of a run: by status, by box, in the pool, by reason."""
    jumlah_kotak = np.bincount(keluaran.kotak, minlength=10)
    return {
        "status": {
            nama: int((keluaran.status == kode).sum()) for kode, nama in kosakata.STATUS.items()
        },
        "kotak": {str(k.nomor): int(jumlah_kotak[k.nomor]) for k in aturan.kotak},
        "krs": int((keluaran.krs == 1).sum()),
        "alasan": {
            nama: jumlah
            for nama in kosakata.ALASAN
            if (jumlah := int((keluaran.alasan & kosakata.bit(nama) != 0).sum()))
        },
    }


def _bekukan(proses: ProsesPeringkat, potongan: Iterable[tuple[str, bytes]]) -> None:
    tulis_aliran(
        tabel=MasukanBeku._meta.db_table,
        kolom=("proses_id", "nama", "isi"),
        potongan=(
            baris(struct.pack(">q", proses.pk), nama.encode(), isi) for nama, isi in potongan
        ),
    )


@dataclass(frozen=True, kw_only=True)
class HasilPeriksa:
    """Outcome of recomputing a stored run; `beda` says the first difference in words.

    `identitas` says whether names and units could be compared: older runs left no hash.
    `sertifikat` is the code of the certificate that was compared too, or "".
    """

    jumlah: int
    beda: str
    identitas: bool = False
    sertifikat: str = ""

    @property
    def sama(self) -> bool:
        return not self.beda

    @property
    def cakupan(self) -> str:
        """What was compared, in words."""
        isi = "aturan, masukan, nilai, kotak, status, dan peringkat"
        orang = "NIP, nama, jabatan, dan unit"
        ekor = f" Sertifikat {self.sertifikat} cocok." if self.sertifikat else ""
        if self.identitas:
            return f"Dibandingkan: {isi}, serta {orang} dengan sidiknya dalam audit.{ekor}"
        tanpa = f"Tidak dibandingkan: {orang}, sebab proses ini tanpa sidiknya."
        return f"Dibandingkan: {isi}. {tanpa}{ekor}"


def proses_verifikasi(*, proses: ProsesPeringkat) -> HasilPeriksa:
    """Recompute a run from its frozen rule set and inputs, and compare with what is stored and
    with what was certified."""
    tercatat, versi = identitas_tercatat(proses=proses)
    beda = _beda(proses)
    if not beda and tercatat and sidik_identitas(proses=proses, versi=versi) != tercatat:
        beda = "NIP, nama, jabatan, atau unit yang tersimpan tidak sesuai sidiknya dalam audit."
    beda = beda or sertifikat_beda(proses=proses)
    sertifikat = SertifikatProses.objects.filter(proses=proses).first()
    return HasilPeriksa(
        jumlah=proses.jumlah,
        beda=beda,
        identitas=bool(tercatat),
        sertifikat=sertifikat.kode_tertulis if sertifikat else "",
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
    if (proses.kolom_skor, proses.kolom_fakta) != (
        list(keluaran.kolom_skor),
        keluaran.kolom_fakta,
    ):
        return "Nama kolom yang tersimpan tidak sesuai hasil hitung ulang."
    try:
        tersimpan = hasil_baca(proses=proses)
    except ValueError as galat:
        return f"Hasil tersimpan tidak lengkap: {galat}."
    beda = _beda_pertama(tersimpan, keluaran)
    if not beda and keluaran.hash() != proses.sidik_hasil:
        return "Sidik hasil yang tersimpan tidak sesuai hasil hitung ulang."
    if not beda and ringkas(isi, keluaran) != proses.ringkasan:
        return "Ringkasan yang tersimpan tidak sesuai hasil hitung ulang."
    return beda


def _beda_pertama(tersimpan: dict[str, Any], keluaran: Keluaran) -> str:
    if not np.array_equal(tersimpan["pegawai_id"], keluaran.id):
        return (
            f"Jumlah atau susunan orang berbeda: tersimpan {len(tersimpan['pegawai_id'])}, "
            f"dihitung ulang {len(keluaran)}."
        )
    for nama, isi in kolom_banding(keluaran):
        salah = np.flatnonzero(tersimpan[nama] != isi)
        if len(salah):
            letak = salah[0]
            return (
                f"Pegawai {keluaran.id[letak]}, {nama}: tersimpan {tersimpan[nama][letak]}, "
                f"dihitung ulang {isi[letak]}."
            )
    return ""
