"""What proposing, deciding on and applying a correction share: the row, its lock, its audit."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from talenta.impor.jenis import Jenis
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.pegawai.models import UsulPerbaikan
from talenta.pegawai.perbaikan import bukakan, jenis_bernama, teks_baris

T = UsulPerbaikan.Tindakan
_KABAR = {
    "perbaikan.disetujui": "Usul perbaikan Anda disetujui",
    "perbaikan.ditolak": "Usul perbaikan Anda ditolak",
    "perbaikan.terapkan": "Usul perbaikan Anda diterapkan",
    "perbaikan.usang": "Usul perbaikan Anda gugur",
}


class UsulDitolak(Exception):
    """A proposal cannot be made or decided so; `kesalahan` maps headers to words (empty: all)."""

    def __init__(self, pesan: str = "", kesalahan: Mapping[str, str] | None = None) -> None:
        super().__init__(pesan)
        self.kesalahan: Mapping[str, str] = kesalahan or {"": pesan}


def kembaran(jenis: Jenis, baris: Any, simpan: Mapping[str, Any]) -> bool:
    """Whether another row of the person has the key in `simpan`."""
    milik: Any = jenis.model
    kunci = {nama: simpan[nama] for nama in jenis.kunci_simpan if nama in simpan}
    return bool(milik.objects.filter(pegawai_id=baris.pegawai_id, **kunci).exclude(pk=baris.pk))


def baris_usul(usul: UsulPerbaikan) -> Any:
    """The stored row of a proposal, or None."""
    milik: Any = jenis_bernama(usul.jenis).model
    return milik.objects.filter(pk=usul.objek_id).first()


def masih_sama(usul: UsulPerbaikan, baris: Any = None) -> bool:
    """Whether the row still holds what the proposal calls the old values."""
    baris = baris if baris is not None else baris_usul(usul)
    if baris is None:
        return False
    if usul.tindakan != T.UBAH:
        return (baris.dicabut_pada is None) == (usul.tindakan == T.CABUT)
    if getattr(baris, "dicabut_pada", None):
        return False
    jenis = jenis_bernama(usul.jenis)
    kini = teks_baris(jenis, baris)
    return all(
        kini.get(satu["kolom"]) == bukakan(jenis.kolom_bernama(satu["kolom"]), satu["lama"])
        for satu in usul.isi
    )


def usul_kunci(usul_id: int) -> UsulPerbaikan:
    """The proposal, locked until the caller's transaction ends."""
    usul: UsulPerbaikan = (
        UsulPerbaikan.objects.select_for_update(of=("self",))
        .select_related("pegawai__instansi", "pekerjaan")
        .get(pk=usul_id)
    )
    return usul


def usul_catat(tindakan: str, usul: UsulPerbaikan, pelaku: Pelaku, alasan: str = "") -> None:
    """Write what happened to a proposal into the audit, and tell who proposed it, and the person
    whose data changed."""
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="perbaikan",
        objek_id=usul.pk,
        objek_nama=f"{usul.get_tindakan_display()} {usul.jenis}: {usul.pegawai}",
        rincian={"kolom": [satu["kolom"] for satu in usul.isi], "objek": usul.objek_id},
        alasan=alasan,
        instansi_id=usul.instansi_id,
    )
    if judul := _KABAR.get(tindakan):
        kabarkan(
            jenis="perbaikan",
            judul=f"{judul} (nomor {usul.pk})",
            pengguna=[usul.diusulkan_oleh_id],
            tautan=reverse("pegawai:usul_rinci", args=[usul.pk]),
        )
    if tindakan == "perbaikan.terapkan" and usul.pegawai.pengguna_id:
        kabarkan(
            jenis="perbaikan",
            judul="Data Anda diperbaiki",
            pengguna=[usul.pegawai.pengguna_id],
            tautan=reverse("pegawai:laporan_saya"),
        )
