"""The lists about mending records as files: what is shown, no more; all text."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from import_export import fields, resources

from talenta.inti.lembar import aman
from talenta.pegawai.models import LaporanData, TakTercantum, UsulPerbaikan
from talenta.pegawai.selectors.perbaikan import beda_usul, judul_jenis


def _hari(nilai: date | datetime | None) -> str:
    if isinstance(nilai, datetime):
        nilai = timezone.localtime(nilai).date()
    return nilai.isoformat() if nilai else ""


class _Resource(resources.Resource):
    """NIP, name and unit of the person in front."""

    nip = fields.Field(column_name="NIP")
    nama = fields.Field(column_name="NAMA")
    unit = fields.Field(column_name="UNIT ORGANISASI")

    def get_queryset(self) -> Any:
        return UsulPerbaikan.objects.none()

    def dehydrate_nip(self, satu: Any) -> str:
        return str(satu.pegawai.nip)

    def dehydrate_nama(self, satu: Any) -> str:
        return aman(satu.pegawai.nama)

    def dehydrate_unit(self, satu: Any) -> str:
        return aman(satu.pegawai.unit.nama)


class UsulResource(_Resource):
    """Proposals; sensitive values stay masked whoever exports."""

    nomor = fields.Field(column_name="NOMOR")
    tindakan = fields.Field(column_name="TINDAKAN")
    jenis = fields.Field(column_name="JENIS DATA")
    perubahan = fields.Field(column_name="PERUBAHAN")
    alasan = fields.Field(column_name="ALASAN")
    keadaan = fields.Field(column_name="KEADAAN")
    pengusul = fields.Field(column_name="DIUSULKAN OLEH")
    diusulkan = fields.Field(column_name="TANGGAL USUL")
    pemutus = fields.Field(column_name="DIPUTUS OLEH")
    diputus = fields.Field(column_name="TANGGAL PUTUSAN")
    alasan_putusan = fields.Field(column_name="ALASAN PUTUSAN")

    def dehydrate_nomor(self, usul: UsulPerbaikan) -> str:
        return str(usul.pk)

    def dehydrate_tindakan(self, usul: UsulPerbaikan) -> str:
        return usul.get_tindakan_display()

    def dehydrate_jenis(self, usul: UsulPerbaikan) -> str:
        return judul_jenis(usul.jenis)

    def dehydrate_perubahan(self, usul: UsulPerbaikan) -> str:
        beda = beda_usul(usul, buka=False)
        return aman(
            "; ".join(f"{b.judul}: {b.lama or 'kosong'} -> {b.baru or 'kosong'}" for b in beda)
        )

    def dehydrate_alasan(self, usul: UsulPerbaikan) -> str:
        return aman(usul.alasan)

    def dehydrate_keadaan(self, usul: UsulPerbaikan) -> str:
        return usul.get_status_display()

    def dehydrate_pengusul(self, usul: UsulPerbaikan) -> str:
        return aman(usul.diusulkan_oleh.nama)

    def dehydrate_diusulkan(self, usul: UsulPerbaikan) -> str:
        return _hari(usul.diusulkan_pada)

    def dehydrate_pemutus(self, usul: UsulPerbaikan) -> str:
        return aman(usul.diputus_oleh.nama) if usul.diputus_oleh else ""

    def dehydrate_diputus(self, usul: UsulPerbaikan) -> str:
        return _hari(usul.diputus_pada)

    def dehydrate_alasan_putusan(self, usul: UsulPerbaikan) -> str:
        return aman(usul.alasan_putusan)


class LaporanResource(_Resource):
    nomor = fields.Field(column_name="NOMOR")
    bagian = fields.Field(column_name="BAGIAN")
    isi = fields.Field(column_name="LAPORAN")
    masuk = fields.Field(column_name="TANGGAL")
    tenggat = fields.Field(column_name="TENGGAT")
    hasil = fields.Field(column_name="HASIL")
    jawaban = fields.Field(column_name="JAWABAN")
    dijawab = fields.Field(column_name="TANGGAL JAWABAN")

    def dehydrate_nomor(self, satu: LaporanData) -> str:
        return str(satu.pk)

    def dehydrate_bagian(self, satu: LaporanData) -> str:
        return satu.get_bagian_display()

    def dehydrate_isi(self, satu: LaporanData) -> str:
        return aman(satu.isi)

    def dehydrate_masuk(self, satu: LaporanData) -> str:
        return _hari(satu.dibuat_pada)

    def dehydrate_tenggat(self, satu: LaporanData) -> str:
        return _hari(satu.tenggat)

    def dehydrate_hasil(self, satu: LaporanData) -> str:
        return satu.get_hasil_display() or "Belum dijawab"

    def dehydrate_jawaban(self, satu: LaporanData) -> str:
        return aman(satu.jawaban)

    def dehydrate_dijawab(self, satu: LaporanData) -> str:
        return _hari(satu.dijawab_pada)


class TakTercantumResource(_Resource):
    kedudukan = fields.Field(column_name="KEDUDUKAN HUKUM")
    impor = fields.Field(column_name="IMPOR")
    berkas = fields.Field(column_name="BERKAS")
    keputusan = fields.Field(column_name="KEPUTUSAN")
    tanggal = fields.Field(column_name="BERLAKU SEJAK")
    alasan = fields.Field(column_name="ALASAN")

    def dehydrate_kedudukan(self, satu: TakTercantum) -> str:
        return satu.pegawai.get_kedudukan_hukum_display()

    def dehydrate_impor(self, satu: TakTercantum) -> str:
        return str(satu.impor_id)

    def dehydrate_berkas(self, satu: TakTercantum) -> str:
        return aman(satu.impor.berkas.nama)

    def dehydrate_keputusan(self, satu: TakTercantum) -> str:
        return satu.get_keputusan_display() or "Menunggu keputusan"

    def dehydrate_tanggal(self, satu: TakTercantum) -> str:
        return _hari(satu.tanggal)

    def dehydrate_alasan(self, satu: TakTercantum) -> str:
        return aman(satu.alasan)
