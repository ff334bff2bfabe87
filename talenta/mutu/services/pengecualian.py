"""Saying that a finding is right as it is, and taking that back."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from talenta.inti.services.audit import Pelaku, catat
from talenta.mutu.daftar import pemeriksaan_bernama
from talenta.mutu.models import PengecualianMutu
from talenta.pegawai.models import Pegawai


class TidakDapatDikecualikan(ValueError):
    """The exception cannot be made; the message is for the officer."""


def pengecualian_buat(
    *,
    pegawai: Pegawai,
    kode: str,
    alasan: str,
    sampai: date | None,
    hari: date,
    pelaku: Pelaku,
) -> PengecualianMutu:
    """Except a person from one check from today on. Raises TidakDapatDikecualikan for one's own
    record, without a reason, with an end in the past, where an exception stands already, or for
    somebody who has just left the scope."""
    pemeriksaan = pemeriksaan_bernama(kode)
    if pelaku.id is None or pegawai.pengguna_id == pelaku.id:
        raise TidakDapatDikecualikan("Catatan Anda sendiri dikecualikan oleh petugas lain.")
    if not alasan.strip():
        raise TidakDapatDikecualikan("Tulis alasannya, misalnya nomor dan tanggal suratnya.")
    if sampai is not None and sampai < hari:
        raise TidakDapatDikecualikan("Tanggal akhir tidak boleh sebelum hari ini.")
    with transaction.atomic():
        # Two officers at once: the second waits here and then finds the first one's row. An
        # import that moves the person is waited for too.
        kini = Pegawai.objects.select_for_update(of=("self",)).filter(pk=pegawai.pk).first()
        if kini is None:
            raise TidakDapatDikecualikan("Orang ini tidak ada lagi dalam lingkup Anda.")
        berlaku = PengecualianMutu.objects.filter(pegawai=pegawai, kode=kode).berlaku(hari)
        if berlaku.exists():
            raise TidakDapatDikecualikan("Orang ini sudah dikecualikan dari pemeriksaan ini.")
        satu: PengecualianMutu = PengecualianMutu.objects.create(
            instansi_id=pegawai.instansi_id,
            unit_lft=kini.unit_lft,
            pegawai=pegawai,
            kode=kode,
            alasan=alasan.strip(),
            mulai=hari,
            sampai=sampai,
            dibuat_oleh_id=pelaku.id,
        )
        catat(
            pelaku=pelaku,
            tindakan="mutu.kecualikan",
            objek_jenis="pegawai",
            objek_id=pegawai.pk,
            objek_nama=str(pegawai),
            rincian={
                "pemeriksaan": pemeriksaan.kode,
                "sampai": sampai.isoformat() if sampai else None,
            },
            alasan=satu.alasan,
            instansi_id=pegawai.instansi_id,
        )
    return satu


def pengecualian_cabut(
    *, pengecualian: PengecualianMutu, alasan: str, pelaku: Pelaku
) -> PengecualianMutu:
    """Take an exception back; the row stays. Raises TidakDapatDikecualikan without a reason, for
    one's own record, or where it was taken back before."""
    if not alasan.strip():
        raise TidakDapatDikecualikan("Tulis mengapa pengecualian ini dicabut.")
    if pengecualian.pegawai.pengguna_id == pelaku.id:
        raise TidakDapatDikecualikan("Catatan Anda sendiri diurus petugas lain.")
    with transaction.atomic():
        diubah = PengecualianMutu.objects.filter(
            pk=pengecualian.pk, dicabut_pada__isnull=True
        ).update(
            dicabut_pada=timezone.now(), dicabut_oleh_id=pelaku.id, alasan_cabut=alasan.strip()
        )
        if not diubah:
            raise TidakDapatDikecualikan("Pengecualian ini sudah dicabut.")
        catat(
            pelaku=pelaku,
            tindakan="mutu.kecualikan_cabut",
            objek_jenis="pegawai",
            objek_id=pengecualian.pegawai_id,
            objek_nama=str(pengecualian.pegawai),
            rincian={"pemeriksaan": pengecualian.kode},
            alasan=alasan.strip(),
            instansi_id=pengecualian.instansi_id,
        )
    pengecualian.refresh_from_db()
    return pengecualian
