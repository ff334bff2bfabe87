"""Writing the dictionary: a draft, its entries, what comes out of a file, putting it in force."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from kompetensi.kode import KOMPETENSI, JenisKompetensi
from kompetensi.lembar_kamus import BacaanKamus, kamus_terapkan
from kompetensi.models import ButirKamus, VersiKamus
from kompetensi.selectors.kamus import kamus_berlaku, kamus_kurang
from kompetensi.services.versi import VersiDitolak, draf_baru, draf_terkunci, draf_tetapkan
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


@transaction.atomic
def butir_simpan(
    *, instansi_id: int, butir: ButirKamus, isi: dict[str, Any], pelaku: Pelaku
) -> ButirKamus:
    """Change an entry of the draft, or add a technical one. Raises VersiDitolak."""
    draf = draf_terkunci(VersiKamus, instansi_id=instansi_id)
    if butir.pk is None:
        butir.versi, butir.instansi_id = draf, instansi_id
        butir.jenis = JenisKompetensi.TEKNIS
        butir.kode = slugify(isi["nama"])[:60].replace("-", "_")
        if not butir.kode or draf.butir.filter(kode=butir.kode).exists():
            raise VersiDitolak("Sudah ada kompetensi dengan nama itu dalam draf ini.")
    elif butir.versi_id != draf.pk:
        raise VersiDitolak("Draf ini sudah ditetapkan atau dibuang.")
    for nama, nilai in isi.items():
        setattr(butir, nama, nilai)
    butir.save()
    _catat(pelaku, "butir", draf, kompetensi=butir.nama)
    return butir


@transaction.atomic
def butir_hapus(*, instansi_id: int, butir: ButirKamus, pelaku: Pelaku) -> None:
    """Take a technical competency out of the draft; the nine stay."""
    draf = draf_terkunci(VersiKamus, instansi_id=instansi_id)
    if butir.versi_id != draf.pk or butir.kode in KOMPETENSI:
        raise VersiDitolak("Kompetensi ini tidak dapat dihapus.")
    butir.delete()
    _catat(pelaku, "butir_hapus", draf, kompetensi=butir.nama)


@transaction.atomic
def kamus_muat(*, instansi_id: int, bacaan: BacaanKamus, pelaku: Pelaku) -> VersiKamus:
    """Make the draft what a file says; entries that the file lacks leave it."""
    draf = draf_terkunci(VersiKamus, instansi_id=instansi_id)
    if bacaan.galat:
        raise VersiDitolak("Berkas masih memuat kesalahan.")
    kamus_terapkan(versi=draf, bacaan=bacaan)
    _catat(pelaku, "muat", draf, kompetensi=len(bacaan.butir))
    return draf


@transaction.atomic
def kamus_sahkan(
    *, instansi_id: int, judul: str, dasar: str, berlaku_mulai: date, hari: date, pelaku: Pelaku
) -> VersiKamus:
    """Put the draft in force. Raises VersiDitolak while it is incomplete."""
    draf = draf_terkunci(VersiKamus, instansi_id=instansi_id)
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
