"""The appraisal year: made with its periods, opened, closed, and opened again by two people."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from kinerja.ketentuan import ketentuan_galat
from kinerja.models import (
    TERBUKA,
    Keadaan,
    KetentuanKinerja,
    PembukaanKembali,
    PeriodeTinjauan,
    TahunKinerja,
)
from kinerja.rumus import periode_tahun, tanggal_sah
from kinerja.selectors.ketentuan import ketentuan_berlaku
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import siarkan
from talenta.inti.templatetags.tampilan import tanggal

K = PembukaanKembali.Keputusan


class TahunDitolak(Exception):
    """The year cannot be made, changed, closed or opened so; the message is for the officer."""


def _catat(
    tindakan: str, tahun: TahunKinerja, pelaku: Pelaku, alasan: str = "", **rinci: Any
) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="tahun_kinerja",
        objek_id=tahun.pk,
        objek_nama=str(tahun),
        rincian=rinci,
        alasan=alasan,
        instansi_id=tahun.instansi_id,
    )


def tahun_buat(
    *, instansi_id: int, tahun: int, jenis_periodik: str, hari: date, pelaku: Pelaku
) -> TahunKinerja:
    """A year with its periods and the deadlines that the agency's figures give. Raises
    TahunDitolak where there is one already."""
    tenggat = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)[KetentuanKinerja.Jenis.TENGGAT]
    try:
        with transaction.atomic():
            baru = TahunKinerja.objects.create(
                instansi_id=instansi_id,
                tahun=tahun,
                jenis_periodik=jenis_periodik,
                batas_rencana=tanggal_sah(
                    tahun, tenggat["rencana_bulan"], tenggat["rencana_tanggal"]
                ),
                batas_akhir=tanggal_sah(
                    tahun + 1, tenggat["akhir_bulan"], tenggat["akhir_tanggal"]
                ),
            )
            PeriodeTinjauan.objects.bulk_create(
                PeriodeTinjauan(
                    instansi_id=instansi_id,
                    tahun_kinerja=baru,
                    nomor=satu.nomor,
                    nama=satu.nama,
                    mulai=satu.mulai,
                    selesai=satu.selesai,
                    batas=satu.selesai + timedelta(days=max(tenggat["tinjauan_hari"] - 1, 0)),
                )
                for satu in periode_tahun(tahun, jenis_periodik)
            )
            _catat("kinerja.tahun_buat", baru, pelaku, jenis_periodik=jenis_periodik)
    except IntegrityError:
        raise TahunDitolak(f"Tahun kinerja {tahun} sudah ada.") from None
    return baru


def _kunci(tahun_id: int) -> TahunKinerja:
    tahun: TahunKinerja = TahunKinerja.objects.select_for_update(no_key=True).get(pk=tahun_id)
    return tahun


def tahun_tenggat(
    *,
    tahun_id: int,
    batas_rencana: date,
    batas_akhir: date,
    batas_periode: Mapping[int, date],
    pelaku: Pelaku,
) -> TahunKinerja:
    """Set the deadlines of a year and of its periods (by their keys). Raises TahunDitolak."""
    with transaction.atomic():
        tahun = _kunci(tahun_id)
        if tahun.status == Keadaan.DITUTUP:
            raise TahunDitolak("Tahun ini sudah ditutup; tenggatnya tidak diubah lagi.")
        if batas_rencana < tahun.mulai:
            raise TahunDitolak(f"Batas SKP tidak boleh sebelum {tanggal(tahun.mulai)}.")
        if batas_akhir <= batas_rencana:
            raise TahunDitolak("Batas penilaian tahunan harus sesudah batas SKP.")
        lama = {"batas_rencana": tahun.batas_rencana, "batas_akhir": tahun.batas_akhir}
        tahun.batas_rencana, tahun.batas_akhir = batas_rencana, batas_akhir
        tahun.save(update_fields=["batas_rencana", "batas_akhir"])
        for periode in tahun.periode.order_by("nomor"):
            batas = batas_periode.get(periode.pk, periode.batas)
            if batas < periode.mulai:
                raise TahunDitolak(f"Batas {periode.nama} tidak boleh sebelum periodenya mulai.")
            if batas != periode.batas:
                lama[periode.nama] = periode.batas
                periode.batas = batas
                periode.save(update_fields=["batas"])
        _catat("kinerja.tenggat", tahun, pelaku, lama=lama)
    return tahun


def tahun_buka(*, tahun_id: int, pelaku: Pelaku) -> TahunKinerja:
    """Open a prepared year with all its periods and tell everybody. Twice does no harm."""
    with transaction.atomic():
        tahun = _kunci(tahun_id)
        if tahun.status != Keadaan.DISUSUN:
            return tahun
        tahun.status, tahun.dibuka_pada = Keadaan.DIBUKA, waktu_kini()
        tahun.save(update_fields=["status", "dibuka_pada"])
        tahun.periode.filter(status=Keadaan.DISUSUN).update(status=Keadaan.DIBUKA)
        _catat("kinerja.tahun_buka", tahun, pelaku)
        siarkan(
            jenis="kinerja",
            judul=f"Tahun kinerja {tahun.tahun} dibuka",
            isi=f"SKP disusun dan disepakati paling lambat {tanggal(tahun.batas_rencana)}.",
            instansi_id=tahun.instansi_id,
            tautan="/kinerja/saya/tahun/",
        )
    return tahun


def periode_tutup(*, periode_id: int, pelaku: Pelaku) -> PeriodeTinjauan:
    """Close one period: its reviews are not written any more. Raises TahunDitolak."""
    with transaction.atomic():
        periode: PeriodeTinjauan = PeriodeTinjauan.objects.select_for_update(no_key=True).get(
            pk=periode_id
        )
        if periode.status == Keadaan.DITUTUP:
            return periode
        if periode.status not in TERBUKA:
            raise TahunDitolak("Periode ini belum dibuka.")
        periode.status, periode.ditutup_pada = Keadaan.DITUTUP, waktu_kini()
        periode.save(update_fields=["status", "ditutup_pada"])
        _catat("kinerja.periode_tutup", periode.tahun_kinerja, pelaku, periode=periode.nama)
    return periode


def tahun_tutup(*, tahun_id: int, pelaku: Pelaku) -> TahunKinerja:
    """Close a year with what is still open of its periods. Raises TahunDitolak."""
    with transaction.atomic():
        tahun = _kunci(tahun_id)
        if tahun.status == Keadaan.DITUTUP:
            return tahun
        if not tahun.terbuka:
            raise TahunDitolak("Tahun ini belum dibuka.")
        kini = waktu_kini()
        tahun.periode.filter(status__in=TERBUKA).update(status=Keadaan.DITUTUP, ditutup_pada=kini)
        tahun.status, tahun.ditutup_pada = Keadaan.DITUTUP, kini
        tahun.save(update_fields=["status", "ditutup_pada"])
        _catat("kinerja.tahun_tutup", tahun, pelaku)
    return tahun


def pembukaan_usulkan(
    *,
    tahun_id: int,
    periode_id: int | None,
    alasan: str,
    batas_baru: date,
    hari: date,
    pelaku: Pelaku,
) -> PembukaanKembali:
    """Ask to open what was closed, with a reason; another admin decides. Raises TahunDitolak."""
    if not alasan.strip():
        raise TahunDitolak("Tulis alasannya.")
    if pelaku.id is None:
        raise TahunDitolak("Pembukaan kembali diusulkan oleh seorang admin.")
    if batas_baru < hari:
        raise TahunDitolak("Batas baru tidak boleh sebelum hari ini.")
    try:
        with transaction.atomic():
            tahun = _kunci(tahun_id)
            periode = tahun.periode.get(pk=periode_id) if periode_id else None
            tertutup: Any = periode or tahun
            if tertutup.status != Keadaan.DITUTUP:
                raise TahunDitolak("Yang dibuka kembali hanya yang sudah ditutup.")
            baru = PembukaanKembali.objects.create(
                instansi_id=tahun.instansi_id,
                tahun_kinerja=tahun,
                periode=periode,
                alasan=alasan.strip(),
                batas_baru=batas_baru,
                diusulkan_oleh_id=pelaku.id,
            )
            nama = periode.nama if periode else ""
            _catat("kinerja.buka_usul", tahun, pelaku, alasan=baru.alasan, periode=nama)
    except IntegrityError:
        raise TahunDitolak("Masih ada usul pembukaan yang belum diputuskan.") from None
    return baru


def pembukaan_putuskan(
    *, pembukaan_id: int, setuju: bool, alasan: str, pelaku: Pelaku
) -> PembukaanKembali:
    """Decide on somebody else's request; agreed, it opens with its new deadline. Raises
    TahunDitolak."""
    with transaction.atomic():
        satu: PembukaanKembali = PembukaanKembali.objects.select_for_update(no_key=True).get(
            pk=pembukaan_id
        )
        if satu.keputusan:
            raise TahunDitolak(f"Usul ini sudah {satu.get_keputusan_display().lower()}.")
        if satu.diusulkan_oleh_id == pelaku.id:
            raise TahunDitolak("Usul Anda sendiri diputuskan oleh admin lain.")
        tahun = _kunci(satu.tahun_kinerja_id)
        satu.keputusan = K.DISETUJUI if setuju else K.DITOLAK
        satu.alasan_putusan = alasan.strip()
        satu.diputus_oleh_id, satu.diputus_pada = pelaku.id, waktu_kini()
        satu.save(update_fields=["keputusan", "alasan_putusan", "diputus_oleh", "diputus_pada"])
        if setuju:
            _buka_kembali(tahun, satu)
        _catat("kinerja.buka_putus", tahun, pelaku, alasan=satu.alasan_putusan, setuju=setuju)
    return satu


def _buka_kembali(tahun: TahunKinerja, satu: PembukaanKembali) -> None:
    if satu.periode is not None:
        satu.periode.status, satu.periode.batas = Keadaan.DIBUKA_KEMBALI, satu.batas_baru
        satu.periode.save(update_fields=["status", "batas"])
        return
    tahun.status, tahun.batas_akhir = Keadaan.DIBUKA_KEMBALI, satu.batas_baru
    tahun.save(update_fields=["status", "batas_akhir"])


def ketentuan_tetapkan(
    *,
    instansi_id: int,
    jenis: str,
    isi: dict[str, Any],
    mulai: date,
    sumber: str,
    hari: date,
    pelaku: Pelaku,
) -> KetentuanKinerja:
    """Add a dated row of figures. Raises TahunDitolak for figures that cannot be, in the past, or
    without a source."""
    if galat := ketentuan_galat(jenis, isi):
        raise TahunDitolak(galat)
    if mulai < hari:
        raise TahunDitolak("Ketentuan berlaku mulai hari ini atau sesudahnya.")
    if not sumber.strip():
        raise TahunDitolak("Sebutkan sumbernya: peraturan, keputusan, atau alasannya.")
    with transaction.atomic():
        satu = KetentuanKinerja.objects.create(
            instansi_id=instansi_id,
            jenis=jenis,
            isi=isi,
            mulai=mulai,
            sumber=sumber.strip(),
            oleh_id=pelaku.id,
        )
        catat(
            pelaku=pelaku,
            tindakan="kinerja.ketentuan",
            objek_jenis="ketentuan_kinerja",
            objek_id=satu.pk,
            objek_nama=str(satu.get_jenis_display()),
            rincian={"isi": isi, "mulai": mulai.isoformat()},
            alasan=satu.sumber,
            instansi_id=instansi_id,
        )
    return satu
