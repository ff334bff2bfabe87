"""Judging everybody for one vacancy, in the background: eligibility, match, rank; frozen whole."""

import struct
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Any, Final

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from karir.mesin.bahan_layak import Kolom
from karir.mesin.kecocokan import bobot_dipakai
from karir.mesin.kelayakan import ATURAN
from karir.mesin.syarat import bobot_muat, syarat_muat
from karir.models import (
    BekuLowongan,
    KelayakanPegawai,
    Lowongan,
    PenayanganHasil,
    PenilaianLowongan,
)
from karir.pengisian.ketentuan import sidik
from karir.pengisian.selectors.cocok import digital_kolom, standar_jumlah, teknis_kolom
from karir.pengisian.services.bahan import (
    potongan_baca,
)
from karir.pengisian.services.hitungan import Hasil, Hitungan
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    langkah_catat,
    langkah_periksa,
    lowongan_kunci,
)
from karir.services.salin import baris, medan_kolom, mendahului, tulis_aliran
from talenta.inti.memori import memori_kembalikan
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import GalatPekerjaan, pekerjaan_buat
from talenta.inti.services.statistik import statistik_segarkan
from talenta.pegawai.bup import bup

JENIS_NILAI: Final = "karir.lowongan_nilai"
_BARIS: Final = 20_000
_KOLOM: Final = (
    "penilaian_id", "pegawai_id", "instansi_id", "status", "hasil", "fakta", "talenta", "teknis",
    "digital", "kecocokan", "peringkat", "urutan",
)  # fmt: skip
_KEPALA: Final = struct.pack(">h", len(_KOLOM))

Lapor = Callable[..., None]


def _tanpa_lapor(**_: object) -> None:
    return None


def penilaian_halangan(lowongan: Lowongan) -> str:
    """Why nobody can be judged for a vacancy yet or any more, in words, or ""."""
    if lowongan.calon.exists():
        return "Daftar pendek sudah berisi. Kosongkan dahulu sebelum semua dinilai lagi."
    if _proses_tampil(lowongan.instansi_id) is None:
        return "Belum ada hasil peta talenta yang ditampilkan, jadi nilai talenta belum ada."
    return ""


def penilaian_minta(*, lowongan_id: int, pelaku: Pelaku) -> Pekerjaan:
    """Queue the judgement of everybody; one that waits or runs is given back.

    Raises LowonganDitolak.
    """
    with transaction.atomic():
        lowongan = lowongan_kunci(lowongan_id)
        langkah_periksa(lowongan, "nilai", pelaku)
        if sebab := penilaian_halangan(lowongan):
            raise LowonganDitolak(sebab)
        terbuka: Pekerjaan | None = Pekerjaan.objects.filter(
            jenis=JENIS_NILAI,
            instansi_id=lowongan.instansi_id,
            parameter__lowongan_id=lowongan.pk,
            status__in=(Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN),
        ).first()
        if terbuka is not None:
            return terbuka
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_NILAI,
            judul=f"Nilai semua pegawai untuk {lowongan.jabatan.nama}",
            parameter={"lowongan_id": lowongan.pk},
            instansi_id=lowongan.instansi_id,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="lowongan.nilai",
            objek_jenis="lowongan",
            objek_id=lowongan.pk,
            objek_nama=lowongan.nama,
            instansi_id=lowongan.instansi_id,
        )
    return pekerjaan


def _proses_tampil(instansi_id: int) -> int | None:
    """The run that the agency sees now."""
    kini = PenayanganHasil.objects.kini().filter(instansi_id=instansi_id)
    nomor: int | None = kini.values_list("proses_id", flat=True).first()
    return nomor


def penilaian_jalankan(
    *,
    lowongan_id: int,
    hari: date,
    pelaku: Pelaku,
    pekerjaan: Pekerjaan | None = None,
    lapor: Lapor = _tanpa_lapor,
) -> PenilaianLowongan:
    """Judge everybody of the agency in one transaction that sees all records at one moment.

    A job that already did so gives its judgement back. Raises GalatPekerjaan where the vacancy has
    moved on meanwhile. A worker that dies leaves nothing of it.
    """
    if pekerjaan is not None:
        ada: PenilaianLowongan | None = PenilaianLowongan.objects.filter(
            pekerjaan_id=pekerjaan.pk
        ).first()
        if ada is not None:
            return ada
    with transaction.atomic(durable=True):
        with connection.cursor() as kursor:
            kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        lowongan = lowongan_kunci(lowongan_id)
        if lowongan.status not in ("DIBUKA", "DINILAI") or lowongan.calon.exists():
            raise GalatPekerjaan("Lowongan ini sudah berlanjut, jadi tidak dinilai lagi.")
        proses_id = _proses_tampil(lowongan.instansi_id)
        if proses_id is None:
            raise GalatPekerjaan("Tidak ada lagi hasil peta talenta yang ditampilkan.")
        isi = _isi(lowongan, hari)
        hitungan = Hitungan(isi)
        penilaian = PenilaianLowongan(
            instansi_id=lowongan.instansi_id,
            lowongan=lowongan,
            proses_id=proses_id,
            pekerjaan_id=pekerjaan.pk if pekerjaan else None,
            tanggal_acuan=hari,
            isi=isi,
            sidik_isi=sidik(isi),
            jumlah=0,
        )
        penilaian.save()
        lapor(selesai=0, total=3, langkah="Membaca catatan dan menilai syarat")
        _bekukan(
            penilaian,
            hitungan.sambil(potongan_baca(lowongan=lowongan, proses_id=proses_id, hari=hari)),
        )
        lapor(selesai=1, total=3, langkah="Menyusun peringkat kecocokan")
        hasil = hitungan.selesai()
        lapor(selesai=2, total=3, langkah="Menyimpan penilaian")
        _simpan(penilaian, hasil)
        penilaian.jumlah = len(hasil.id)
        penilaian.sidik_masukan = hasil.sidik_masukan
        penilaian.sidik_hasil = hasil.sidik
        penilaian.ringkasan = hasil.ringkasan()
        penilaian.save()
        dari, lowongan.status = lowongan.status, Lowongan.Status.DINILAI
        lowongan.penilaian = penilaian
        lowongan.save(update_fields=["status", "penilaian"])
        langkah_catat(
            lowongan,
            "dinilai",
            dari=dari,
            pelaku=pelaku,
            rincian={
                "penilaian": penilaian.pk,
                "proses": proses_id,
                "masukan": penilaian.sidik_masukan,
                "hasil": penilaian.sidik_hasil,
                "jumlah": penilaian.jumlah,
            },
        )
        lapor(selesai=3, total=3, langkah="Menutup penilaian")
        transaction.on_commit(_segarkan)
    return penilaian


def _segarkan() -> None:
    """Let lists of so many new rows be read by their place, and not sorted whole."""
    memori_kembalikan()
    statistik_segarkan(tabel=KelayakanPegawai._meta.db_table)


def _isi(lowongan: Lowongan, hari: date) -> dict[str, Any]:
    """All that the engine is given beside people."""
    tanpa: Kolom = np.zeros(0, np.int64)
    jabatan = lowongan.jabatan
    bobot = bobot_dipakai(
        bobot_muat(lowongan.bobot),
        ada_teknis=teknis_kolom(jabatan=jabatan, orang=tanpa, hari=hari) is not None,
        ada_digital=digital_kolom(jabatan=jabatan, orang=tanpa, hari=hari) is not None,
    )
    return {
        "jabatan": jabatan.pk,
        "unit": lowongan.unit_id,
        "bup": bup(jenjang=jabatan.jenjang, jabatan=jabatan.nama),
        "standar": standar_jumlah(jabatan=jabatan, hari=hari),
        "acuan": hari.isoformat(),
        "syarat": syarat_muat(lowongan.syarat).isi(),
        "bobot_diminta": lowongan.bobot,
        "bobot": bobot.isi(),
        "aturan": list(ATURAN),
    }


def _bekukan(penilaian: PenilaianLowongan, potongan: Iterator[bytes]) -> None:
    tulis_aliran(
        tabel=BekuLowongan._meta.db_table,
        kolom=("penilaian_id", "urutan", "isi"),
        potongan=(
            baris(struct.pack(">q", penilaian.pk), struct.pack(">i", ke), isi)
            for ke, isi in enumerate(list(potongan))
        ),
    )


def _simpan(penilaian: PenilaianLowongan, hasil: Hasil) -> None:
    tulis_aliran(
        tabel=KelayakanPegawai._meta.db_table,
        kolom=_KOLOM,
        potongan=mendahului(_baris(penilaian, hasil)),
    )


def _baris(penilaian: PenilaianLowongan, hasil: Hasil) -> Iterator[bytes]:
    for awal in range(0, len(hasil.id), _BARIS):
        bagian = {n: isi[awal : awal + _BARIS] for n, isi in hasil.kolom.items()}
        n = len(bagian["pegawai_id"])
        bagian["status"] = bagian["status"].astype(np.int16)
        bagian["penilaian_id"] = np.full(n, penilaian.pk, np.int64)
        bagian["instansi_id"] = np.full(n, penilaian.instansi_id, np.int64)
        isi = medan_kolom({nama: bagian[nama] for nama in _KOLOM})
        yield b"".join(chain.from_iterable((_KEPALA, satu) for satu in isi))


def hari_ini(lowongan: Lowongan) -> date:
    """Today where the agency is."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 (one use)

    return timezone.localdate(timezone=ZoneInfo(lowongan.instansi.zona))
