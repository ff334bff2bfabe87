"""The self-rating: begun, kept as it is filled in, finished."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from kompetensi.digital.kerangka import Kerangka, baca_kerangka
from kompetensi.digital.models import KerangkaDigital, NilaiMandiri
from kompetensi.digital.rumus import PUNCAK, tingkat_area
from kompetensi.digital.services.uji import giliran
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Pegawai


class MandiriDitolak(Exception):
    """The self-rating cannot be kept or finished so; the message is for the person."""


def kerangka_pada(*, instansi_id: int | None, hari: date) -> KerangkaDigital | None:
    """The framework in force: an agency's own newest before the nation's."""
    return (
        KerangkaDigital.objects.milik(instansi_id)
        .filter(berlaku_mulai__lte=hari)
        .order_by(F("instansi").asc(nulls_last=True), "-berlaku_mulai", "-id")
        .first()
    )


def mandiri_terbuka(*, pegawai: Pegawai) -> NilaiMandiri | None:
    """The self-rating that the person has begun and not finished."""
    return (
        NilaiMandiri.objects.filter(pegawai=pegawai, selesai_pada=None)
        .select_related("kerangka")
        .first()
    )


def mandiri_simpan(
    *, pegawai: Pegawai, kerangka: KerangkaDigital, jawaban: Mapping[str, int], saat: datetime
) -> NilaiMandiri:
    """Keep some answers beside those kept before; begins a self-rating where none is open.

    Raises MandiriDitolak for a competence that the framework does not have or a level outside 0..8.
    """
    with transaction.atomic():
        giliran(pegawai)
        satu = mandiri_terbuka(pegawai=pegawai)
        kerangka = satu.kerangka if satu else kerangka
        _periksa(baca_kerangka(kerangka.isi), jawaban)
        if satu is None:
            return NilaiMandiri.objects.create(
                instansi_id=pegawai.instansi_id,
                unit_lft=pegawai.unit_lft,
                pegawai=pegawai,
                kerangka=kerangka,
                jawaban=dict(jawaban),
                dimulai_pada=saat,
                diubah_pada=saat,
            )
        satu.jawaban = {**satu.jawaban, **jawaban}
        satu.diubah_pada = saat
        satu.save(update_fields=["jawaban", "diubah_pada"])
    return satu


def _periksa(kerangka: Kerangka, jawaban: Mapping[str, int]) -> None:
    kenal = set(kerangka.kode)
    for kode, tingkat in jawaban.items():
        if kode not in kenal or not 0 <= tingkat <= PUNCAK:
            raise MandiriDitolak("Ada jawaban yang tidak dikenal. Muat ulang halaman ini.")


def mandiri_selesai(*, pegawai: Pegawai, saat: datetime, pelaku: Pelaku) -> NilaiMandiri:
    """Finish the open self-rating. Raises MandiriDitolak while a competence has no answer."""
    with transaction.atomic():
        giliran(pegawai)
        satu = mandiri_terbuka(pegawai=pegawai)
        if satu is None:
            raise MandiriDitolak("Belum ada penilaian mandiri yang sedang diisi.")
        kerangka = baca_kerangka(satu.kerangka.isi)
        kurang = sum(kode not in satu.jawaban for kode in kerangka.kode)
        if kurang:
            raise MandiriDitolak(f"Masih ada {kurang} kompetensi yang belum Anda jawab.")
        satu.tingkat = [
            tingkat_area([satu.jawaban[k.kode] for k in area.kompetensi]) for area in kerangka.area
        ]
        satu.selesai_pada = satu.diubah_pada = saat
        satu.save(update_fields=["tingkat", "selesai_pada", "diubah_pada"])
        catat(
            pelaku=pelaku,
            tindakan="digital.mandiri",
            objek_jenis="digital",
            objek_id=satu.pk,
            objek_nama=str(pegawai),
            instansi_id=pegawai.instansi_id,
        )
    return satu
