"""The list of accounts as a file: what is shown, no more."""

from typing import Any

from import_export import fields, resources

from talenta.akun.models import Pengguna
from talenta.inti.lembar import aman


class AkunResource(resources.ModelResource):
    nip = fields.Field(column_name="nip")
    nama = fields.Field(column_name="nama")
    peran = fields.Field(column_name="peran")
    keadaan = fields.Field(column_name="keadaan")
    masuk_terakhir = fields.Field(column_name="masuk_terakhir")

    class Meta:
        model = Pengguna
        fields = ("nip", "nama", "peran", "keadaan", "masuk_terakhir")

    def dehydrate_nip(self, akun: Any) -> str:
        return str(akun.nip)

    def dehydrate_nama(self, akun: Any) -> str:
        return aman(akun.nama)

    def dehydrate_peran(self, akun: Any) -> str:
        return "; ".join(satu.get_peran_display() for satu in akun.penugasan_berlaku)

    def dehydrate_keadaan(self, akun: Any) -> str:
        return str(akun.keadaan.label)

    def dehydrate_masuk_terakhir(self, akun: Any) -> str:
        return akun.last_login.isoformat(timespec="minutes") if akun.last_login else ""
