"""The people who fail a check, and the findings that are right as they are."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from talenta.inti.keyset import Halaman, halaman
from talenta.mutu.models import PengecualianMutu, TemuanMutu
from talenta.pegawai.models import Pegawai, UnitOrganisasi

SEHALAMAN = 50


def temuan_daftar(
    *,
    oleh: Any,
    kode: str,
    hari: date,
    unit: UnitOrganisasi | None = None,
    cari: str = "",
) -> QuerySet[TemuanMutu]:
    """People in view who failed a check at the newest measurement and are not excepted since."""
    kecuali = PengecualianMutu.objects.filter(pegawai_id=OuterRef("pk"), kode=kode).berlaku(hari)
    daftar: QuerySet[TemuanMutu] = TemuanMutu.objects.terlihat_oleh(oleh).filter(
        ~Exists(kecuali), gagal__contains=[kode]
    )
    if unit is not None:
        daftar = daftar.filter(unit_lft__gte=unit.lft, unit_lft__lte=unit.rgt)
    if cari:
        cocok = Pegawai.objects.terlihat_oleh(oleh).cari(cari)
        daftar = daftar.filter(pegawai_id__in=cocok.values("pk"))
    return daftar.select_related("pegawai__unit__opd", "pegawai__jabatan")


def temuan_halaman(
    daftar: QuerySet[TemuanMutu], *, sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """A page of findings by name."""
    return halaman(
        daftar,
        kolom=("nama_kunci", "pegawai_id"),
        ukuran=SEHALAMAN,
        sesudah=sesudah,
        sebelum=sebelum,
    )


def pengecualian_daftar(
    *, oleh: Any, hari: date, keadaan: str = "", kode: str = "", cari: str = ""
) -> QuerySet[PengecualianMutu]:
    """Exceptions in view; `keadaan` berlaku, dicabut or berakhir narrows them."""
    semua: QuerySet[PengecualianMutu] = PengecualianMutu.objects.terlihat_oleh(oleh)
    match keadaan:
        case "berlaku":
            semua = PengecualianMutu.objects.terlihat_oleh(oleh).berlaku(hari)
        case "dicabut":
            semua = semua.filter(dicabut_pada__isnull=False)
        case "berakhir":
            semua = semua.filter(dicabut_pada__isnull=True, sampai__lt=hari)
    if kode:
        semua = semua.filter(kode=kode)
    if cari:
        cocok = Pegawai.objects.terlihat_oleh(oleh).cari(cari)
        semua = semua.filter(pegawai_id__in=cocok.values("pk"))
    return semua.select_related("pegawai", "dibuat_oleh", "dicabut_oleh")


def pengecualian_halaman(
    daftar: QuerySet[PengecualianMutu], *, sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """A page of exceptions, newest first."""
    return halaman(
        daftar,
        kolom=("id",),
        ukuran=SEHALAMAN,
        sesudah=sesudah,
        sebelum=sebelum,
        turun=True,
    )
