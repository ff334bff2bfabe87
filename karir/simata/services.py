"""A SIMATA export on its way in: kept as it came, read by a job, withdrawn with a reason."""

from datetime import date
from typing import BinaryIO
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from karir.mesin.tulis import tanggal as tulis_tanggal
from karir.simata.baca import baca
from karir.simata.models import AcuanSimata
from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.baca.berkas import tipe_isi
from talenta.impor.penampung import Lapor
from talenta.impor.services.periksa import tanpa_lapor
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.berkas import berkas_simpan
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.pegawai.services.pohon import pohon_tetap

JENIS_SIMATA = "karir.simata"
S = AcuanSimata.Status


class SimataDitolak(Exception):
    """The act is not possible; the message is for the officer."""


def simata_catat(
    *, instansi: Instansi, tanggal: date, nama: str, isi: BinaryIO, pelaku: Pelaku
) -> AcuanSimata:
    """Keep the file with its hash and write the snapshot's row. Raises SimataDitolak."""
    hari = timezone.localdate(timezone=ZoneInfo(instansi.zona))
    if tanggal > hari:
        raise SimataDitolak("Tanggal ekspor tidak boleh sesudah hari ini.")
    isi.seek(0)
    tipe = tipe_isi(isi.read(4096))
    with transaction.atomic():
        berkas = berkas_simpan(
            instansi_id=instansi.pk, nama=nama, isi=isi, tipe=tipe, pelaku=pelaku
        )
        acuan = AcuanSimata.objects.create(
            instansi=instansi, tanggal=tanggal, berkas=berkas, oleh_nama=pelaku.nama
        )
        _catat(acuan, "simata.unggah", pelaku, sha256=berkas.sha256, ukuran=berkas.ukuran)
    return acuan


def simata_unggah(
    *, instansi: Instansi, tanggal: date, nama: str, isi: BinaryIO, pelaku: Pelaku
) -> AcuanSimata:
    """Keep the file and queue its reading. Raises SimataDitolak."""
    with transaction.atomic():
        acuan = simata_catat(instansi=instansi, tanggal=tanggal, nama=nama, isi=isi, pelaku=pelaku)
        _antrekan(acuan, pelaku)
    return acuan


def simata_ulangi(*, acuan_id: int, pelaku: Pelaku) -> AcuanSimata:
    """Queue the reading again where its job ended without having done it. Raises SimataDitolak."""
    with transaction.atomic():
        acuan = AcuanSimata.objects.select_for_update(of=("self",)).get(pk=acuan_id)
        if not acuan.macet or acuan.dicabut:
            raise SimataDitolak("Berkas ini sedang atau sudah dibaca.")
        _antrekan(acuan, pelaku)
        _catat(acuan, "simata.ulangi", pelaku)
    return acuan


def _antrekan(acuan: AcuanSimata, pelaku: Pelaku) -> Pekerjaan:
    acuan.pekerjaan = pekerjaan_buat(
        jenis=JENIS_SIMATA,
        judul=f"Acuan SIMATA per {tulis_tanggal(acuan.tanggal)}",
        parameter={"acuan_id": acuan.pk},
        instansi_id=acuan.instansi_id,
        pelaku=pelaku,
    )
    acuan.save(update_fields=["pekerjaan"])
    return acuan.pekerjaan


def simata_baca(*, acuan_id: int, lapor: Lapor = tanpa_lapor) -> AcuanSimata:
    """Read the kept file; rows, findings and status are written together or not at all.

    A snapshot that was read or withdrawn meanwhile is left alone, so running it again is harmless.
    """
    instansi_id = AcuanSimata.objects.values_list("instansi_id", flat=True).get(pk=acuan_id)
    with pohon_tetap(instansi_id=instansi_id), transaction.atomic():
        acuan = (
            AcuanSimata.objects.select_related("instansi", "berkas")
            .select_for_update(of=("self",))
            .get(pk=acuan_id)
        )
        if acuan.status != S.DIUNGGAH or acuan.dicabut:
            return acuan
        hari = timezone.localdate(timezone=ZoneInfo(acuan.instansi.zona))
        try:
            with transaction.atomic():
                bacaan = baca(acuan=acuan, hari=hari, lapor=lapor)
        except BerkasTidakTerbaca as galat:
            acuan.status, acuan.galat = S.TIDAK_TERBACA, str(galat)
            acuan.pengenalan = {"kolom_kurang": galat.kurang}
        else:
            acuan.status = S.SIAP
            acuan.pengenalan, acuan.desimal = bacaan.pengenalan.ringkas(), bacaan.desimal
            for nama in ("dibaca", "disimpan", "ditolak", "peringatan", "tak_dikenal"):
                setattr(acuan, nama, getattr(bacaan, nama))
        acuan.save()
    return acuan


def simata_cabut(*, acuan_id: int, alasan: str, pelaku: Pelaku) -> AcuanSimata:
    """Withdraw a snapshot: it stays readable and is compared no more. Raises SimataDitolak."""
    alasan = alasan.strip()
    if not alasan:
        raise SimataDitolak("Tulis alasan pencabutannya.")
    with transaction.atomic():
        acuan = (
            AcuanSimata.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(pk=acuan_id)
            .first()
        )
        if acuan is None:
            raise SimataDitolak("Berkas ini sedang dibaca. Tunggu sampai selesai.")
        if acuan.dicabut:
            raise SimataDitolak("Acuan ini sudah dicabut.")
        acuan.dicabut_pada, acuan.dicabut_oleh_nama = waktu_kini(), pelaku.nama[:200]
        acuan.alasan_cabut = alasan
        acuan.save(update_fields=["dicabut_pada", "dicabut_oleh_nama", "alasan_cabut"])
        _catat(acuan, "simata.cabut", pelaku, alasan=alasan)
    return acuan


def _catat(acuan: AcuanSimata, tindakan: str, pelaku: Pelaku, **rincian: object) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="simata",
        objek_id=acuan.pk,
        objek_nama=f"per {acuan.tanggal:%Y-%m-%d}",
        rincian=dict(rincian),
        instansi_id=acuan.instansi_id,
    )
