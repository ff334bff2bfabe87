"""Giving and ending roles; a role bound to a unit reaches that unit and all below it."""

from datetime import date

from django.db import models, transaction

from talenta.akun.izin import PERAN_BERDATA, PERAN_UNIT, Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import LingkupPenugasan, Pegawai, UnitOrganisasi


class PenugasanDitolak(Exception):
    """A role cannot be given or ended so; the message says why, in words for the user."""


def peran_berikan(
    *,
    pengguna: Pengguna,
    peran: Peran,
    instansi: Instansi,
    unit: UnitOrganisasi | None,
    mulai: date,
    sampai: date | None,
    oleh: Pelaku,
) -> PenugasanPeran:
    """Give `peran` in `instansi` from `mulai` until the day before `sampai` (or open).

    Raises PenugasanDitolak.
    """
    _periksa(pengguna, peran, instansi, unit, oleh)
    if sampai is not None and sampai <= mulai:
        raise PenugasanDitolak("Tanggal akhir harus sesudah tanggal mulai.")
    with transaction.atomic():
        # One after another for one account, so that the same role is not given twice.
        Pengguna.objects.filter(pk=pengguna.pk).select_for_update().get()
        sama = PenugasanPeran.objects.filter(
            pengguna=pengguna, peran=peran, instansi=instansi, lingkup_unit__unit=unit
        )
        if _bertindih(sama, mulai, sampai).exists():
            raise PenugasanDitolak("Peran yang sama sudah diberikan pada masa itu.")
        penugasan = PenugasanPeran.objects.create(
            pengguna=pengguna,
            peran=peran,
            instansi=instansi,
            berlaku_mulai=mulai,
            berlaku_sampai=sampai,
            diberikan_oleh_id=oleh.id,
        )
        if unit is not None:
            LingkupPenugasan.objects.create(penugasan=penugasan, unit=unit)
        _catat(
            "peran.berikan",
            penugasan,
            oleh,
            {"peran": peran, "unit": unit and unit.kode, "mulai": mulai, "sampai": sampai},
        )
    return penugasan


def peran_akhiri(*, penugasan: PenugasanPeran, pada: date, alasan: str, oleh: Pelaku) -> None:
    """End a role on `pada` (that day no longer counts). Raises PenugasanDitolak."""
    if penugasan.pengguna_id == oleh.id:
        raise PenugasanDitolak("Peran Anda sendiri diakhiri oleh admin lain.")
    with transaction.atomic():
        penugasan = (
            PenugasanPeran.objects.select_for_update(of=("self",))
            .select_related("pengguna")
            .get(pk=penugasan.pk)
        )
        if penugasan.berlaku_sampai is not None and penugasan.berlaku_sampai <= pada:
            raise PenugasanDitolak("Peran ini sudah berakhir.")
        penugasan.berlaku_sampai = max(pada, penugasan.berlaku_mulai)
        penugasan.save(update_fields=["berlaku_sampai"])
        _catat(
            "peran.akhiri",
            penugasan,
            oleh,
            {"peran": penugasan.peran, "sampai": penugasan.berlaku_sampai},
            alasan,
        )


def _periksa(
    pengguna: Pengguna, peran: Peran, instansi: Instansi, unit: UnitOrganisasi | None, oleh: Pelaku
) -> None:
    if pengguna.pk == oleh.id:
        raise PenugasanDitolak("Peran untuk Anda sendiri diberikan oleh admin lain.")
    if peran == Peran.ASN:
        raise PenugasanDitolak("Setiap pegawai sudah melihat datanya sendiri tanpa penugasan.")
    if peran in PERAN_BERDATA and not (
        Pegawai.objects.filter(pengguna=pengguna, instansi=instansi).exists()
    ):
        raise PenugasanDitolak(
            f"Peran {peran.label} mengusulkan atau memutuskan perbaikan data, jadi hanya bagi "
            "pegawai yang datanya ada di instansi ini. Impor datanya, lalu terbitkan kodenya "
            "dari profilnya."
        )
    if peran == Peran.ADMIN_PROVINSI and instansi.jenis != Instansi.Jenis.PROVINSI:
        raise PenugasanDitolak("Admin provinsi hanya ada pada pemerintah provinsi.")
    if peran in PERAN_UNIT and unit is None:
        raise PenugasanDitolak("Pilih unit yang menjadi lingkup peran ini.")
    if peran not in PERAN_UNIT and unit is not None:
        raise PenugasanDitolak("Peran ini berlaku untuk seluruh instansi; kosongkan unit.")
    if unit is not None and unit.instansi_id != instansi.pk:
        raise PenugasanDitolak("Unit itu bukan bagian dari instansi ini.")


def _bertindih(
    penugasan: models.QuerySet[PenugasanPeran], mulai: date, sampai: date | None
) -> models.QuerySet[PenugasanPeran]:
    """Those of `penugasan` in force on some day from `mulai` until before `sampai`."""
    tersisa = penugasan.filter(
        models.Q(berlaku_sampai__isnull=True) | models.Q(berlaku_sampai__gt=mulai)
    )
    return tersisa if sampai is None else tersisa.filter(berlaku_mulai__lt=sampai)


def _catat(
    tindakan: str,
    penugasan: PenugasanPeran,
    oleh: Pelaku,
    rincian: dict[str, object],
    alasan: str = "",
) -> None:
    catat(
        pelaku=oleh,
        tindakan=tindakan,
        objek_jenis="akun",
        objek_id=penugasan.pengguna_id,
        objek_nama=str(penugasan.pengguna),
        rincian={"penugasan": penugasan.pk, **rincian},
        alasan=alasan,
        instansi_id=penugasan.instansi_id,
    )
