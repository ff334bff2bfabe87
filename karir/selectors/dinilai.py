"""What an appraiser sees of the competency of somebody whom he or she appraises: levels against the
standard in force and learning hours. What assessors wrote is not among it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kinerja.models import Skp
from kompetensi.kode import KOMPETENSI
from kompetensi.models import PenilaianKompetensi
from kompetensi.selectors.cocok import Cocok, Masa, cocok, masa
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.selectors.pengamatan import CatatanTentang, catatan_ditulis, catatan_penilai
from kompetensi.selectors.standar import standar_kini
from talenta.pegawai.models import Jabatan, Pegawai


@dataclass(frozen=True)
class TingkatDinilai:
    """A competency: the level found, None where never assessed, and what the post asks for, 0 where
    nothing is."""

    nama: str
    tingkat: int | None
    syarat: int


@dataclass(frozen=True)
class KompetensiDinilai:
    """`tanggal` None, and levels None: never assessed, which is not 0. `tingkat` is empty where the
    post, and with it the standard, is not known."""

    pegawai_id: int
    nip: str
    nama: str
    jabatan: str
    unit: str
    tanggal: date | None
    masa: Masa | None
    asal_standar: str
    tingkat: list[TingkatDinilai]
    cocok: Cocok | None
    belajar: list[tuple[int, int]]
    catatan: CatatanTentang


def catatan_saya(*, oleh: Any) -> CatatanTentang:
    """One's own notes, each with the person's name as `orang` where one still may read it; three
    queries."""
    catatan = catatan_ditulis(oleh=oleh)
    semua: list[Any] = [*catatan.pengamatan, *catatan.kebutuhan]
    milik = Skp.objects.tim(oleh).filter(pegawai_id__in={s.pegawai_id for s in semua})
    nama = dict(milik.values_list("pegawai_id", "nama"))
    for satu in semua:
        satu.orang = nama.get(satu.pegawai_id, "orang yang dahulu Anda nilai")
    return catatan


def kompetensi_dinilai(*, oleh: Any, pegawai_id: int, hari: date) -> KompetensiDinilai:
    """Raises Pegawai.DoesNotExist unless `oleh` appraises the person in a year that is open."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM karir_kompetensi_dinilai(%s)", [pegawai_id])
        baris = kursor.fetchall()
    if not baris:
        raise Pegawai.DoesNotExist
    nip, nama, jabatan_id, unit, tanggal, tingkat = baris[0][:6]
    jabatan = Jabatan.objects.filter(pk=jabatan_id).first()
    standar = standar_kini([jabatan])[jabatan.pk] if jabatan else None
    syarat = standar.tingkat if standar else {}
    ketentuan = ketentuan_berlaku(instansi_id=oleh.lingkup.instansi_id, hari=hari)
    hasil = None
    if tanggal is not None:
        hasil = PenilaianKompetensi(tanggal=tanggal, **dict(zip(KOMPETENSI, tingkat, strict=True)))
    return KompetensiDinilai(
        pegawai_id=pegawai_id,
        nip=nip,
        nama=nama,
        jabatan=jabatan.nama if jabatan else "",
        unit=unit or "",
        tanggal=tanggal,
        masa=masa(tanggal, hari, ketentuan.angka("masa.kompetensi_tahun")) if tanggal else None,
        asal_standar=standar.sebutan if standar and syarat else "",
        tingkat=[
            TingkatDinilai(judul, getattr(hasil, kode) if hasil else None, syarat.get(kode, 0))
            for kode, judul in KOMPETENSI.items()
        ]
        if hasil or syarat
        else [],
        cocok=cocok(hasil, standar, ketentuan) if hasil and standar and syarat else None,
        belajar=[(satu[6], satu[7]) for satu in baris if satu[6] is not None],
        catatan=catatan_penilai(oleh=oleh, pegawai_id=pegawai_id),
    )
