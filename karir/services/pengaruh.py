"""The effect of a draft: a job computes it on frozen inputs, counts are kept with its hash."""

from dataclasses import replace
from typing import Any

from django.db import connection, transaction

from karir.kode import JENIS_PENGARUH
from karir.mesin.aturan import Aturan, AturanTidakSah, hash_hitungan, muat
from karir.mesin.beku import cairkan
from karir.mesin.hitung import hitung
from karir.mesin.jenis import Digital, dasar
from karir.mesin.pengaruh import pengaruh
from karir.models import AturanTalenta, MasukanBeku, PengaruhAturan, ProsesPeringkat
from karir.selectors.pengaruh import pengaruh_antre
from karir.services.aturan_langkah import AturanDitolak
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import GalatPekerjaan, Jalannya, pekerjaan_buat

_KUNCI = 7_203_017


def pengaruh_minta(*, aturan: AturanTalenta, proses: ProsesPeringkat, pelaku: Pelaku) -> Pekerjaan:
    """Queue the effect of a draft or proposal on the inputs of a run.

    Two who ask at one moment get one job. Raises AturanDitolak while the rule set is incomplete.
    """
    try:
        muat(aturan.isi)
    except AturanTidakSah as galat:
        raise AturanDitolak(
            "Pengaruhnya baru dapat dihitung bila isi aturan ini sudah lengkap."
        ) from galat
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, aturan.pk])
        if (ada := pengaruh_antre(aturan=aturan)) is not None:
            return ada
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_PENGARUH,
            judul=f"Pengaruh {aturan}"[:200],
            parameter={
                "aturan_id": aturan.pk,
                "proses_id": proses.pk,
                "sidik": hash_hitungan(aturan.isi),
            },
            instansi_id=aturan.instansi_id,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="aturan.pengaruh",
            objek_jenis="aturan",
            objek_id=aturan.pk,
            objek_nama=str(aturan),
            rincian={"proses": proses.pk},
            instansi_id=aturan.instansi_id,
        )
    return pekerjaan


def _memakai_digital(aturan: Aturan) -> bool:
    komponen = (*aturan.y.komponen, *aturan.x.komponen)
    return any(isinstance(satu, Digital) for k in komponen for satu in dasar(k.indikator))


def pengaruh_hitung(kerja: Jalannya) -> dict[str, Any]:
    """Compute and keep the effect; running the job twice keeps one row.

    The rule set is the one of the moment it runs; the row carries the hash of what was computed.
    """
    parameter = kerja.parameter
    aturan = AturanTalenta.objects.get(pk=parameter["aturan_id"])
    proses = ProsesPeringkat.objects.get(pk=parameter["proses_id"])
    if proses.instansi_id != aturan.instansi_id:
        raise GalatPekerjaan("Aturan dan perhitungan ini bukan dari instansi yang sama.")
    try:
        baru = muat(aturan.isi)
    except AturanTidakSah as galat:
        raise GalatPekerjaan(
            "Isi aturan menjadi tidak lengkap sebelum pengaruhnya dihitung. Lengkapi, lalu ulangi."
        ) from galat
    kerja.lapor(selesai=0, total=3, langkah="Membaca masukan beku")
    potongan = [(b.nama, bytes(b.isi)) for b in MasukanBeku.objects.filter(proses=proses)]
    if not potongan:
        raise GalatPekerjaan("Masukan beku perhitungan ini sudah tidak tersimpan.")
    masukan = cairkan(potongan)
    if _memakai_digital(baru) and not len(masukan.standar_digital):
        raise GalatPekerjaan(
            "Masukan beku perhitungan ini belum memuat keterampilan digital, sedangkan aturan ini "
            "memakainya. Jalankan perhitungan baru, lalu hitung pengaruhnya atas perhitungan itu."
        )
    kerja.lapor(selesai=1, total=3, langkah="Menghitung dengan kedua aturan")
    sebelum = hitung(muat(proses.isi_aturan), masukan, proses.tanggal_acuan)
    if sebelum.hash() != proses.sidik_hasil:
        raise GalatPekerjaan(
            "Hitung ulang perhitungan pembanding tidak sama dengan yang tersimpan. "
            "Periksa lewat Hitung ulang pada halaman perhitungannya."
        )
    # Facts are most of an outcome's memory, and are not compared.
    sebelum = replace(sebelum, fakta_kolom={})
    sesudah = hitung(baru, masukan, proses.tanggal_acuan)
    kerja.lapor(selesai=2, total=3, langkah="Membandingkan")
    hasil = pengaruh(sebelum, sesudah, masukan.orang.opd)
    PengaruhAturan.objects.update_or_create(
        pekerjaan_id=kerja.pekerjaan.pk,
        defaults={
            "instansi_id": aturan.instansi_id,
            "aturan": aturan,
            "proses": proses,
            "sidik": hash_hitungan(aturan.isi),
            "hasil": hasil.isi(),
            "oleh_nama": kerja.pekerjaan.pelaku,
        },
    )
    return {"aturan_id": aturan.pk, "proses_id": proses.pk, "jumlah": hasil.jumlah}
