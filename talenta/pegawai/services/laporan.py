"""Reports of wrong data: sent by the person, answered by the office before a due day."""

from datetime import date, timedelta
from typing import BinaryIO

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from talenta.inti.bukti import bukti_simpan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.pegawai.models import LaporanData, Pegawai, TenggatLaporan

TERBUKA_TERBANYAK = 20


class LaporanDitolak(Exception):
    """A report cannot be sent or answered so; the message is for the reader."""


def hari_tenggat(*, instansi_id: int) -> int:
    """Days an agency gives itself for an answer."""
    satu = TenggatLaporan.objects.filter(instansi_id=instansi_id).first()
    return satu.hari if satu is not None else TenggatLaporan.BAWAAN


def laporan_kirim(
    *,
    pegawai: Pegawai,
    bagian: str,
    isi: str,
    bukti: BinaryIO | None,
    bukti_nama: str,
    hari: date,
    pelaku: Pelaku,
) -> LaporanData:
    """Keep a report by the person about the own record. Raises LaporanDitolak."""
    terbuka = LaporanData.objects.filter(pegawai=pegawai, hasil="").count()
    if terbuka >= TERBUKA_TERBANYAK:
        raise LaporanDitolak(
            f"Anda masih mempunyai {terbuka} laporan yang belum dijawab. Tunggu jawabannya lebih "
            "dahulu."
        )
    with transaction.atomic():
        simpanan = None
        if bukti is not None:
            simpanan = bukti_simpan(
                instansi_id=pegawai.instansi_id, isi=bukti, nama=bukti_nama, pelaku=pelaku
            )
        laporan: LaporanData = LaporanData.objects.create(
            instansi_id=pegawai.instansi_id,
            unit_lft=pegawai.unit_lft,  # the database takes the person's of that moment
            pegawai=pegawai,
            bagian=bagian,
            isi=isi,
            bukti=simpanan,
            tenggat=hari + timedelta(days=hari_tenggat(instansi_id=pegawai.instansi_id)),
        )
        _catat("laporan.kirim", laporan, pelaku)
    return laporan


def laporan_jawab(*, laporan_id: int, hasil: str, jawaban: str, pelaku: Pelaku) -> LaporanData:
    """Answer a report of somebody else; an answer stands. Raises LaporanDitolak.

    "Diperbaiki" needs a correction that answers it, proposed or applied.
    """
    with transaction.atomic():
        laporan: LaporanData = (
            LaporanData.objects.select_for_update(of=("self",))
            .select_related("pegawai")
            .get(pk=laporan_id)
        )
        if laporan.pegawai.pengguna_id == pelaku.id:
            raise LaporanDitolak("Laporan Anda sendiri dijawab oleh petugas lain.")
        if not laporan.terbuka:
            raise LaporanDitolak("Laporan ini sudah dijawab.")
        if hasil == LaporanData.Hasil.DIPERBAIKI and not _ada_perbaikan(laporan):
            raise LaporanDitolak(
                "Belum ada perbaikan yang disetujui untuk laporan ini. Usulkan perbaikannya dari "
                "halaman ini dan tunggu persetujuannya, atau pilih hasil lain."
            )
        laporan.hasil, laporan.jawaban = hasil, jawaban
        laporan.dijawab_oleh_id, laporan.dijawab_pada = pelaku.id, timezone.now()
        laporan.save(update_fields=["hasil", "jawaban", "dijawab_oleh", "dijawab_pada"])
        _catat("laporan.jawab", laporan, pelaku, alasan=jawaban)
        if laporan.pegawai.pengguna_id:
            kabarkan(
                jenis="perbaikan",
                judul=f"Laporan Anda nomor {laporan.pk} dijawab",
                pengguna=[laporan.pegawai.pengguna_id],
                tautan=reverse("pegawai:laporan_saya"),
            )
    return laporan


def _ada_perbaikan(laporan: LaporanData) -> bool:
    """An approved correction for this report; one that the files brought counts for another."""
    return bool(laporan.usul.filter(status__in=("DISETUJUI", "DITERAPKAN")).exists())


def tenggat_atur(*, instansi_id: int, hari: int, pelaku: Pelaku) -> None:
    """Set the days for an answer; reports sent before keep their due day."""
    with transaction.atomic():
        satu, baru = TenggatLaporan.objects.get_or_create(
            instansi_id=instansi_id, defaults={"hari": hari}
        )
        lama = TenggatLaporan.BAWAAN if baru else satu.hari
        if not baru:
            satu.hari = hari
            satu.save(update_fields=["hari"])
        catat(
            pelaku=pelaku,
            tindakan="laporan.atur",
            objek_jenis="laporan",
            objek_id="tenggat",
            rincian={"lama": lama, "baru": hari},
            instansi_id=instansi_id,
        )


def _catat(tindakan: str, laporan: LaporanData, pelaku: Pelaku, alasan: str = "") -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="laporan",
        objek_id=laporan.pk,
        objek_nama=str(laporan.pegawai),
        rincian={"bagian": laporan.bagian, "hasil": laporan.hasil},
        alasan=alasan,
        instansi_id=laporan.instansi_id,
    )
