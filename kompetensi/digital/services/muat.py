"""Frameworks, item banks and rules into the database; loading a file again adds nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from kompetensi.digital.kerangka import (
    BERKAS_BANK,
    BERKAS_KERANGKA,
    ButirBank,
    baca_bank,
    baca_berkas,
    baca_kerangka,
    sidik,
)
from kompetensi.digital.ketentuan import ketentuan_bawaan, ketentuan_dari
from kompetensi.digital.models import KerangkaDigital, KetentuanDigital, KunciSoal, SoalDigital
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku, catat


@dataclass(frozen=True)
class Dimuat:
    """What a load brought: the new framework (None where it was there), items added."""

    kerangka: KerangkaDigital | None
    soal: int


def digital_muat_bawaan(*, pelaku: Pelaku | None = None) -> Dimuat:
    """Load the framework, the bank and the rules that ship."""
    oleh = pelaku or Pelaku.sistem()
    with transaction.atomic():
        kerangka = kerangka_muat(isi=baca_berkas(BERKAS_KERANGKA.read_text("utf-8")), pelaku=oleh)
        soal = bank_muat(isi=baca_berkas(BERKAS_BANK.read_text("utf-8")), pelaku=oleh)
        _ketentuan_muat(oleh)
    return Dimuat(kerangka, soal)


def kerangka_muat(
    *, isi: Mapping[str, Any], pelaku: Pelaku, instansi: Instansi | None = None
) -> KerangkaDigital | None:
    """A framework for an agency or for all, as a new version; None where it is the newest
    already. Raises BerkasTidakSah."""
    baca_kerangka(isi)
    with transaction.atomic():
        terakhir = (
            KerangkaDigital.objects.select_for_update()
            .filter(instansi=instansi, kode=isi["kode"])
            .order_by("-versi")
            .first()
        )
        if terakhir is not None and terakhir.sidik == sidik(isi):
            return None
        kerangka: KerangkaDigital = KerangkaDigital.objects.create(
            instansi=instansi,
            kode=isi["kode"],
            versi=terakhir.versi + 1 if terakhir else 1,
            judul=isi["judul"],
            sumber=isi["sumber"],
            berlaku_mulai=date.fromisoformat(isi["berlaku_mulai"]),
            isi=dict(isi),
            sidik=sidik(isi),
        )
        _catat(pelaku, "digital.kerangka", kerangka.pk, str(kerangka), instansi)
    return kerangka


def bank_muat(*, isi: Mapping[str, Any], pelaku: Pelaku, instansi: Instansi | None = None) -> int:
    """Items of a bank for an agency or for all; how many were new or changed.

    A changed item is a new version; the one before stays for the attempts that drew it.
    Raises BerkasTidakSah.
    """
    butir = baca_bank(isi)
    with transaction.atomic():
        kini = {
            satu.kode: satu
            for satu in SoalDigital.objects.select_for_update(of=("self",))
            .filter(instansi=instansi, digantikan=False)
            .select_related("kunci")
        }
        baru = [satu for satu in butir if not _sama(kini.get(satu.kode), satu)]
        lama = [kini[satu.kode].pk for satu in baru if satu.kode in kini]
        SoalDigital.objects.filter(pk__in=lama).update(digantikan=True)
        soal = SoalDigital.objects.bulk_create(
            SoalDigital(
                instansi=instansi,
                kode=satu.kode,
                versi=kini[satu.kode].versi + 1 if satu.kode in kini else 1,
                area=satu.area,
                tingkat=satu.tingkat,
                teks=satu.teks,
                pilihan=list(satu.pilihan),
            )
            for satu in baru
        )
        KunciSoal.objects.bulk_create(
            KunciSoal(soal=satu, letak=asal.letak) for satu, asal in zip(soal, baru, strict=True)
        )
        if baru:
            judul = str(isi.get("judul", "bank soal"))
            _catat(pelaku, "digital.bank", "bank", f"{judul}: {len(baru)} soal", instansi)
    return len(baru)


def _sama(ada: SoalDigital | None, baru: ButirBank) -> bool:
    return ada is not None and (
        (ada.area, ada.tingkat, ada.teks, tuple(ada.pilihan), ada.kunci.letak)
        == (baru.area, baru.tingkat, baru.teks, baru.pilihan, baru.letak)
    )


def _ketentuan_muat(pelaku: Pelaku) -> None:
    """The shipped rules as a dated row; a file that changed adds one and keeps the old."""
    isi = ketentuan_bawaan()
    mulai = date.fromisoformat(isi["berlaku_mulai"])
    ketentuan_dari(isi, nomor=0, berlaku_mulai=mulai, dasar=isi["dasar"])
    terakhir = KetentuanDigital.objects.filter(instansi=None).order_by("-id").first()
    if terakhir is not None and sidik(terakhir.isi) == sidik(isi):
        return
    satu = KetentuanDigital.objects.create(berlaku_mulai=mulai, isi=isi, dasar=isi["dasar"])
    _catat(pelaku, "digital.ketentuan", satu.pk, str(satu), None)


def _catat(
    pelaku: Pelaku, tindakan: str, nomor: object, nama: str, instansi: Instansi | None
) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="digital",
        objek_id=nomor,
        objek_nama=nama,
        instansi_id=instansi.pk if instansi else None,
    )
