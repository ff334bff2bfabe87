"""Writing the dictionary: a draft, its entries, what comes out of a file, putting it in force."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from kompetensi.kode import KOMPETENSI, JenisKompetensi
from kompetensi.lembar_kamus import BacaanKamus, kamus_terapkan
from kompetensi.models import ButirKamus, VersiKamus
from kompetensi.selectors.kamus import (
    KOLOM_BUTIR,
    butir_isi,
    butir_tanda,
    kamus_berlaku,
    kamus_kurang,
)
from kompetensi.services.versi import (
    DrafBerubah,
    VersiDitolak,
    diubah_oleh,
    draf_baru,
    draf_diubah,
    draf_pada,
    draf_terkunci,
    draf_tetapkan,
)
from talenta.inti.services.audit import Pelaku, catat


def _catat(pelaku: Pelaku, tindakan: str, versi: VersiKamus, **rincian: Any) -> None:
    catat(
        pelaku=pelaku,
        tindakan=f"kamus.{tindakan}",
        objek_jenis="kamus_kompetensi",
        objek_id=versi.pk,
        objek_nama=f"Kamus kompetensi {versi}",
        rincian=rincian,
    )


@transaction.atomic
def kamus_buat_draf(*, instansi_id: int, hari: date, pelaku: Pelaku) -> VersiKamus:
    """A draft with the content of the dictionary in force."""
    asal = kamus_berlaku(instansi_id=instansi_id, hari=hari)
    draf = draf_baru(VersiKamus, instansi_id=instansi_id, pelaku=pelaku)
    for satu in asal.butir:
        satu.pk, satu.versi_id, satu.instansi_id = None, draf.pk, instansi_id
        satu._state.adding = True
    ButirKamus.objects.bulk_create(asal.butir)
    _catat(pelaku, "draf", draf, asal=asal.sebutan)
    return draf


class ButirBerubah(VersiDitolak):
    """Somebody else changed columns of an entry that were changed here as well; nothing was
    written. `kini` is the entry as it is stored, `diubah` the columns changed here, `beda` those of
    both as (title, stored, typed)."""

    def __init__(
        self, draf: VersiKamus, kini: ButirKamus, diubah: set[str], beda: list[tuple[str, str, str]]
    ) -> None:
        super().__init__(f"Kompetensi ini berubah sejak halaman dibuka{diubah_oleh(draf)}.")
        self.kini, self.diubah, self.beda = kini, diubah, beda


def _yang_diubah(
    draf: VersiKamus, kini: ButirKamus, isi: Mapping[str, str], asal: Mapping[str, str]
) -> dict[str, str]:
    """Only the columns that differ from what was opened (`asal`). Raises ButirBerubah where one of
    them was meanwhile changed otherwise."""
    ketikan, tersimpan = butir_tanda(isi), butir_tanda(butir_isi(kini))
    diubah = {nama for nama in ketikan if ketikan[nama] != asal.get(nama)}
    beda = [
        (judul, getattr(kini, nama), isi[nama])
        for nama, judul in KOLOM_BUTIR.items()
        if nama in diubah and tersimpan[nama] not in (asal.get(nama), ketikan[nama])
    ]
    if beda:
        raise ButirBerubah(draf, kini, diubah, beda)
    return {nama: isi[nama] for nama in diubah}


@transaction.atomic
def butir_tambah(*, instansi_id: int, isi: Mapping[str, str], pelaku: Pelaku) -> ButirKamus:
    """Add a technical competency to the draft. Raises VersiDitolak."""
    draf = draf_terkunci(VersiKamus, instansi_id=instansi_id)
    kode = slugify(isi["nama"])[:60].replace("-", "_")
    if not kode or draf.butir.filter(kode=kode).exists():
        raise VersiDitolak("Sudah ada kompetensi dengan nama itu dalam draf ini.")
    butir: ButirKamus = ButirKamus.objects.create(
        versi=draf, instansi_id=instansi_id, jenis=JenisKompetensi.TEKNIS, kode=kode, **isi
    )
    draf_diubah(draf, pelaku)
    _catat(pelaku, "butir", draf, kompetensi=butir.nama)
    return butir


@transaction.atomic
def butir_simpan(
    *,
    instansi_id: int,
    butir: ButirKamus,
    isi: Mapping[str, str],
    asal: Mapping[str, str],
    pelaku: Pelaku,
) -> ButirKamus:
    """Change an entry of the draft. `asal` are the marks (butir_tanda) of its columns as they were
    opened: only those that differ from it are written, and never over what somebody else made of
    them since (ButirBerubah). Raises VersiDitolak."""
    draf = draf_terkunci(VersiKamus, instansi_id=instansi_id)
    kini = draf.butir.filter(pk=butir.pk).first()
    if kini is None:
        raise VersiDitolak("Kompetensi ini tidak ada lagi dalam draf.")
    ganti = _yang_diubah(draf, kini, isi, asal)
    if ganti:
        for nama, nilai in ganti.items():
            setattr(kini, nama, nilai)
        kini.save(update_fields=list(ganti))
        draf_diubah(draf, pelaku)
        _catat(pelaku, "butir", draf, kompetensi=kini.nama)
    return kini


@transaction.atomic
def butir_hapus(
    *, instansi_id: int, butir: ButirKamus, asal: Mapping[str, str], pelaku: Pelaku
) -> None:
    """Take a technical competency out of the draft, as it was opened; the nine stay. Raises
    VersiDitolak."""
    draf = draf_terkunci(VersiKamus, instansi_id=instansi_id)
    kini = draf.butir.filter(pk=butir.pk).first()
    if kini is None or kini.kode in KOMPETENSI:
        raise VersiDitolak("Kompetensi ini tidak dapat dihapus.")
    if butir_tanda(butir_isi(kini)) != dict(asal):
        raise DrafBerubah(draf)
    kini.delete()
    draf_diubah(draf, pelaku)
    _catat(pelaku, "butir_hapus", draf, kompetensi=kini.nama)


@transaction.atomic
def kamus_muat(
    *, instansi_id: int, bacaan: BacaanKamus, pelaku: Pelaku, revisi: int | None = None
) -> VersiKamus:
    """Make the draft what a file says; entries that the file lacks leave it. `revisi`, where given,
    is the state of the draft that the file was held against. Raises VersiDitolak."""
    draf = draf_pada(VersiKamus, instansi_id=instansi_id, revisi=revisi)
    if bacaan.galat:
        raise VersiDitolak("Berkas masih memuat kesalahan.")
    kamus_terapkan(versi=draf, bacaan=bacaan)
    draf_diubah(draf, pelaku)
    _catat(pelaku, "muat", draf, kompetensi=len(bacaan.butir))
    return draf


@transaction.atomic
def kamus_sahkan(
    *,
    instansi_id: int,
    judul: str,
    dasar: str,
    berlaku_mulai: date,
    hari: date,
    pelaku: Pelaku,
    revisi: int | None = None,
) -> VersiKamus:
    """Put the draft in force. Raises VersiDitolak while it is incomplete, or where it is no longer
    in the state `revisi`."""
    draf = draf_pada(VersiKamus, instansi_id=instansi_id, revisi=revisi)
    if kurang := kamus_kurang(draf.butir.all()):
        raise VersiDitolak(" ".join(kurang))
    draf_tetapkan(
        draf, judul=judul, dasar=dasar, berlaku_mulai=berlaku_mulai, hari=hari, pelaku=pelaku
    )
    _catat(pelaku, "sahkan", draf, berlaku_mulai=berlaku_mulai, dasar=dasar)
    return draf


@transaction.atomic
def kamus_buang(*, instansi_id: int, pelaku: Pelaku) -> None:
    """Discard the draft."""
    draf = draf_terkunci(VersiKamus, instansi_id=instansi_id)
    _catat(pelaku, "buang", draf)
    draf.delete()
