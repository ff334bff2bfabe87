"""Remembering what officers match by hand, and forgetting it; the file is checked again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from talenta.impor.baca.contoh import JudulKolom
from talenta.impor.models import Impor, PadananKode, PetaKolom
from talenta.impor.models.peta import Diingat
from talenta.impor.peta import kode_tersimpan, rujukan_terpetakan
from talenta.impor.selectors import jenis_impor
from talenta.impor.services.unggah import TidakDapat, impor_kunci, impor_periksa_lagi
from talenta.inti.services.audit import Pelaku, catat


@dataclass(frozen=True)
class PilihanKode:
    """One foreign code of a kind of reference, and the portal's code it stands for."""

    rujukan: str
    kode_asing: str
    kode: str


def kolom_cocokkan(
    *, impor_id: int, judul: Iterable[JudulKolom], kolom: Mapping[str, str], pelaku: Pelaku
) -> Impor:
    """Remember which column each title stands for, and check the file again.

    `judul` are the titles of the file, `kolom` maps titles (as remembered) to columns, "" for
    unused. What a title is read as by itself needs no memory. Raises TidakDapat.
    """
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        milik: dict[str, Any] = {"instansi_id": impor.instansi_id, "jenis": impor.jenis}
        dipilih = {}
        for satu in judul:
            pilihan = kolom.get(satu.kepala)
            if satu.resmi or pilihan is None:
                continue
            if pilihan == satu.bawaan:
                PetaKolom.objects.filter(**milik, kepala=satu.kepala).delete()
                continue
            dipilih[satu.tulisan] = pilihan
            PetaKolom.objects.update_or_create(
                **milik,
                kepala=satu.kepala,
                defaults={
                    "tulisan": satu.tulisan[:200],
                    "kolom": pilihan,
                    "pengguna_id": pelaku.id,
                },
            )
        _catat(impor, "impor.kolom_cocokkan", dipilih, pelaku)
        return impor_periksa_lagi(impor_id=impor.pk, jenis=impor.jenis, pelaku=pelaku)


def kode_petakan(*, impor_id: int, pilihan: Iterable[PilihanKode], pelaku: Pelaku) -> bool:
    """Remember portal codes for foreign ones; return whether the file is checked again.

    A file that was applied is not: what it left out comes with the next file. Raises TidakDapat,
    also for a code that the portal has no row for.
    """
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        rujukan = {asal: satu for satu, asal in rujukan_terpetakan(jenis_impor(impor))}
        dipilih = {}
        for satu in pilihan:
            tujuan = rujukan.get(satu.rujukan)
            if tujuan is None or not kode_tersimpan(impor.instansi_id, tujuan, {satu.kode}):
                raise TidakDapat(f"Kode {satu.kode} tidak ada di portal.")
            PadananKode.objects.update_or_create(
                instansi_id=impor.instansi_id,
                rujukan=satu.rujukan,
                kode_asing=satu.kode_asing,
                defaults={"kode": satu.kode, "pengguna_id": pelaku.id},
            )
            dipilih[f"{satu.rujukan} {satu.kode_asing}"] = satu.kode
        _catat(impor, "impor.kode_petakan", dipilih, pelaku)
        if not impor.dapat_diperiksa_lagi:
            return False
        impor_periksa_lagi(impor_id=impor.pk, jenis=impor.jenis, pelaku=pelaku)
        return True


def lupakan(*, diingat: Diingat, pelaku: Pelaku) -> None:
    """Forget one thing matched by hand; files that were read with it stay as they are."""
    with transaction.atomic():
        catat(
            pelaku=pelaku,
            tindakan=f"impor.{diingat.SEBUTAN}_lupakan",
            objek_jenis=diingat.SEBUTAN,
            objek_id=diingat.pk,
            objek_nama=str(diingat),
            instansi_id=diingat.instansi_id,
        )
        diingat.delete()


def _catat(impor: Impor, tindakan: str, rincian: dict[str, Any], pelaku: Pelaku) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="impor",
        objek_id=impor.pk,
        objek_nama=f"{impor.jenis}: {impor.berkas.nama}",
        rincian=rincian,
        instansi_id=impor.instansi_id,
    )
