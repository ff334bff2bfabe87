"""The list of people as a file: what is shown, no more."""

from typing import Any

from import_export import fields, resources

from talenta.inti.lembar import aman
from talenta.pegawai.models import Pegawai


def _teks(nilai: object) -> str:
    return aman(str(nilai)) if nilai else ""


class PegawaiResource(resources.Resource):
    """Ten columns, all text: a NIP is never a number, a name never a formula."""

    nip = fields.Field(column_name="NIP")
    nama = fields.Field(column_name="NAMA")
    gelar_depan = fields.Field(column_name="GELAR DEPAN")
    gelar_belakang = fields.Field(column_name="GELAR BELAKANG")
    jabatan = fields.Field(column_name="JABATAN")
    jenjang = fields.Field(column_name="JENJANG")
    golongan = fields.Field(column_name="GOLONGAN")
    kedudukan_hukum = fields.Field(column_name="KEDUDUKAN HUKUM")
    unit = fields.Field(column_name="UNIT ORGANISASI")
    opd = fields.Field(column_name="PERANGKAT DAERAH")

    def get_queryset(self) -> Any:
        return Pegawai.objects.none()

    def dehydrate_nip(self, orang: Pegawai) -> str:
        return orang.nip

    def dehydrate_nama(self, orang: Pegawai) -> str:
        return _teks(orang.nama)

    def dehydrate_gelar_depan(self, orang: Pegawai) -> str:
        return _teks(orang.gelar_depan)

    def dehydrate_gelar_belakang(self, orang: Pegawai) -> str:
        return _teks(orang.gelar_belakang)

    def dehydrate_jabatan(self, orang: Pegawai) -> str:
        return _teks(orang.jabatan)

    def dehydrate_jenjang(self, orang: Pegawai) -> str:
        return str(orang.jabatan.get_jenjang_display()) if orang.jabatan else ""

    def dehydrate_golongan(self, orang: Pegawai) -> str:
        return orang.golongan

    def dehydrate_kedudukan_hukum(self, orang: Pegawai) -> str:
        return str(orang.get_kedudukan_hukum_display())

    def dehydrate_unit(self, orang: Pegawai) -> str:
        return _teks(orang.unit)

    def dehydrate_opd(self, orang: Pegawai) -> str:
        return _teks(orang.unit.opd)
