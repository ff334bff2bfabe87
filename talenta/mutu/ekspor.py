"""Lists of data quality as files: all text, safe to open in a spreadsheet."""

from typing import Any

from import_export import fields, resources

from talenta.inti.lembar import aman
from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.kode import Dimensi
from talenta.mutu.models import TemuanMutu
from talenta.mutu.rumus import Nilai
from talenta.mutu.selectors.indeks import BarisUnit


def dua_desimal(ratusan: int | None) -> str:
    """Hundredths with two decimals and a point; nothing where there is no figure."""
    return "" if ratusan is None else f"{ratusan // 100}.{ratusan % 100:02d}"


class TemuanResource(resources.Resource):
    """People who fail one check, with what it is and how it is mended."""

    nip = fields.Field(column_name="NIP")
    nama = fields.Field(column_name="NAMA")
    jabatan = fields.Field(column_name="JABATAN")
    unit = fields.Field(column_name="UNIT ORGANISASI")
    opd = fields.Field(column_name="PERANGKAT DAERAH")
    pemeriksaan = fields.Field(column_name="TEMUAN")
    saran = fields.Field(column_name="TINDAK LANJUT")

    def __init__(self, pemeriksaan: Pemeriksaan) -> None:
        super().__init__()
        self.pemeriksaan_ini = pemeriksaan

    def get_queryset(self) -> Any:
        return TemuanMutu.objects.none()

    def dehydrate_nip(self, satu: TemuanMutu) -> str:
        return satu.pegawai.nip

    def dehydrate_nama(self, satu: TemuanMutu) -> str:
        return aman(satu.pegawai.nama_lengkap)

    def dehydrate_jabatan(self, satu: TemuanMutu) -> str:
        return aman(str(satu.pegawai.jabatan)) if satu.pegawai.jabatan else ""

    def dehydrate_unit(self, satu: TemuanMutu) -> str:
        return aman(satu.pegawai.unit.nama)

    def dehydrate_opd(self, satu: TemuanMutu) -> str:
        return aman(str(satu.pegawai.unit.opd or ""))

    def dehydrate_pemeriksaan(self, satu: TemuanMutu) -> str:
        return self.pemeriksaan_ini.judul

    def dehydrate_saran(self, satu: TemuanMutu) -> str:
        return self.pemeriksaan_ini.saran


KOLOM_UNIT = ["ID UNOR", "UNIT ORGANISASI", "PEGAWAI", "INDEKS", *(
    satu.label.upper() for satu in Dimensi
), "TEMUAN"]  # fmt: skip


def baris_unit(daftar: list[BarisUnit]) -> list[list[str]]:
    """Header and rows of the table of units."""

    def angka(nilai: Nilai) -> list[str]:
        isi = [nilai.indeks, *(nilai.dimensi[satu.value] for satu in Dimensi)]
        return [dua_desimal(satu) for satu in isi]

    return [
        [str(judul) for judul in KOLOM_UNIT],
        *(
            [
                aman(satu.unit.kode),
                aman(satu.unit.nama),
                str(satu.jumlah),
                *angka(satu.nilai),
                str(satu.gagal),
            ]
            for satu in daftar
        ),
    ]
