"""A ranking run from start to stored result."""

import struct
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from karir.mesin import kosakata
from karir.mesin.aturan import Aturan, hash_aturan, muat
from karir.mesin.beku import beku, hash_masukan
from karir.mesin.hitung import hitung
from karir.mesin.keluaran import Keluaran
from karir.mesin.masukan import Masukan
from karir.models import AturanTalenta, MasukanBeku, ProsesPeringkat
from karir.selectors.aturan import aturan_dalam_kekuatan
from karir.services.hasil import VERSI_IDENTITAS, hasil_simpan
from karir.services.masukan import masukan_baca
from karir.services.salin import baris, tulis_aliran
from kompetensi.services.standar import standar_selaraskan
from talenta.akun.models import Instansi
from talenta.inti.memori import memori_kembalikan
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.services.pohon import pohon_tetap

JENIS_PEKERJAAN = "karir.hitung"

Lapor = Callable[..., None]


def _tanpa_lapor(**_: object) -> None:
    return None


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
    # Pages show what counts today; the run itself reads the version in force on its own date.
    standar_selaraskan(instansi_id=instansi.pk, hari=timezone.localdate())
    with pohon_tetap(instansi_id=instansi.pk), transaction.atomic(durable=True):
        with connection.cursor() as kursor:
            kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        lapor(selesai=0, total=4, langkah="Membaca catatan pegawai")
        masukan = masukan_baca(instansi_id=instansi.pk, tanggal_acuan=tanggal_acuan)
        # What was read, the facts, their frozen pieces: of a million people worth giving back.
        memori_kembalikan()
        lapor(selesai=1, total=4, langkah="Menghitung nilai dan peringkat")
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
        keluaran = _hitung_dan_bekukan(proses, isi, masukan, lapor)
        del masukan
        memori_kembalikan()
        lapor(selesai=3, total=4, langkah="Menyimpan hasil")
        proses.sidik_hasil = keluaran.hash()
        proses.kolom_skor = [komponen.kode for komponen in isi.komponen]
        proses.kolom_fakta = list(keluaran.kolom_fakta)
        proses.tipe_fakta = keluaran.tipe_fakta
        proses.ringkasan = ringkas(isi, keluaran)
        proses.selesai_pada = waktu_kini()
        proses.save()
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


def _hitung_dan_bekukan(
    proses: ProsesPeringkat, isi: Aturan, masukan: Masukan, lapor: Lapor
) -> Keluaran:
    """Results; the inputs are hashed and frozen beside, which needs no Python lock."""
    with ThreadPoolExecutor(1) as samping:
        sidik, potongan = samping.submit(hash_masukan, masukan), samping.submit(beku, masukan)

        def habis() -> None:
            potongan.result()
            masukan.lepas_fakta()

        keluaran = hitung(isi, masukan, proses.tanggal_acuan, habis)
        lapor(selesai=2, total=4, langkah="Membekukan masukan")
        proses.sidik_masukan = sidik.result()
        _bekukan(proses, potongan.result())
    return keluaran


def _bekukan(proses: ProsesPeringkat, potongan: Iterable[tuple[str, bytes]]) -> None:
    tulis_aliran(
        tabel=MasukanBeku._meta.db_table,
        kolom=("proses_id", "nama", "isi"),
        potongan=(
            baris(struct.pack(">q", proses.pk), nama.encode(), isi) for nama, isi in potongan
        ),
    )
