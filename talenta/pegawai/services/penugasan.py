"""Giving, changing and ending roles; a role bound to a unit reaches that unit and all below it."""

from datetime import date

from django.db import models, transaction

from talenta.akun.izin import PERAN_BERDATA, PERAN_UNIT, Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import ButirTinjauan, LingkupPenugasan, Pegawai, UnitOrganisasi
from talenta.pegawai.pemberian import Pemberian, perubahan, unit_penugasan


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
    alasan: str,
) -> PenugasanPeran:
    """Give `peran` in `instansi` from `mulai` until the day before `sampai` (or open).

    Raises PenugasanDitolak.
    """
    beri = Pemberian(
        pengguna=pengguna, peran=peran, instansi=instansi, unit=unit, mulai=mulai, sampai=sampai
    )
    with transaction.atomic():
        # One after another for one account, so that the same role is not given twice.
        Pengguna.objects.filter(pk=pengguna.pk).select_for_update().get()
        pemberian_periksa(beri=beri, oleh=oleh)
        penugasan = _buat(beri, oleh)
        _catat(
            "peran.berikan",
            penugasan,
            oleh,
            {"peran": peran, "unit": unit and unit.kode, "mulai": mulai, "sampai": sampai},
            alasan,
        )
    return penugasan


def _buat(beri: Pemberian, oleh: Pelaku) -> PenugasanPeran:
    penugasan = PenugasanPeran.objects.create(
        pengguna=beri.pengguna,
        peran=beri.peran,
        instansi=beri.instansi,
        berlaku_mulai=beri.mulai,
        berlaku_sampai=beri.sampai,
        diberikan_oleh_id=oleh.id,
    )
    if beri.unit is not None:
        LingkupPenugasan.objects.create(penugasan=penugasan, unit=beri.unit)
    return penugasan


def pemberian_periksa(
    *, beri: Pemberian, oleh: Pelaku, selain: PenugasanPeran | None = None
) -> None:
    """Whether `oleh` may give a role so, an assignment that it replaces left aside. Raises
    PenugasanDitolak."""
    _periksa(beri.pengguna, beri.peran, beri.instansi, beri.unit, oleh)
    if beri.sampai is not None and beri.sampai <= beri.mulai:
        raise PenugasanDitolak("Tanggal akhir harus sesudah tanggal mulai.")
    sama = PenugasanPeran.objects.filter(
        pengguna=beri.pengguna,
        peran=beri.peran,
        instansi=beri.instansi,
        lingkup_unit__unit=beri.unit,
    )
    if selain is not None:
        sama = sama.exclude(pk=selain.pk)
    if _bertindih(sama, beri.mulai, beri.sampai).exists():
        raise PenugasanDitolak("Peran yang sama sudah diberikan pada masa itu.")


def peran_ubah(
    *,
    penugasan: PenugasanPeran,
    unit: UnitOrganisasi | None,
    sampai: date | None,
    pada: date,
    oleh: Pelaku,
    alasan: str,
) -> PenugasanPeran:
    """Give a role another unit or another end from `pada` on; what it was until then stays written.

    The old assignment ends on that day and one like it begins, given by whoever changes it. Raises
    PenugasanDitolak.
    """
    with transaction.atomic():
        Pengguna.objects.filter(pk=penugasan.pengguna_id).select_for_update().get()
        lama = (
            PenugasanPeran.objects.select_for_update(of=("self",))
            .select_related("pengguna", "instansi", "lingkup_unit__unit")
            .get(pk=penugasan.pk)
        )
        beri = perubahan(penugasan=lama, unit=unit, sampai=sampai, pada=pada)
        perubahan_periksa(penugasan=lama, beri=beri, oleh=oleh)
        semula = unit_penugasan(lama)
        sampai_semula = lama.berlaku_sampai
        lama.berlaku_sampai = beri.mulai
        lama.save(update_fields=["berlaku_sampai"])
        baru = _buat(beri, oleh)
        _tetap_ditinjau(lama, baru)
        _catat(
            "peran.ubah",
            baru,
            oleh,
            {
                "peran": lama.peran,
                "menggantikan": lama.pk,
                "unit_lama": semula and semula.kode,
                "unit": unit and unit.kode,
                "mulai": beri.mulai,
                "sampai_lama": sampai_semula,
                "sampai": sampai,
            },
            alasan,
        )
    return baru


def _tetap_ditinjau(lama: PenugasanPeran, baru: PenugasanPeran) -> None:
    """A role that is changed while it stands in an open review stands there as it now is."""
    for satu in ButirTinjauan.objects.filter(
        penugasan=lama, tinjauan__selesai_pada__isnull=True
    ).select_related("tinjauan"):
        ButirTinjauan.objects.create(
            instansi_id=baru.instansi_id,
            tinjauan=satu.tinjauan,
            penugasan=baru,
            pemegang_id=baru.pengguna_id,
        )


def perubahan_periksa(*, penugasan: PenugasanPeran, beri: Pemberian, oleh: Pelaku) -> None:
    """Whether a role may be changed so. Raises PenugasanDitolak."""
    if penugasan.pengguna_id == oleh.id:
        raise PenugasanDitolak("Peran Anda sendiri diubah oleh admin lain.")
    if penugasan.berlaku_sampai is not None and penugasan.berlaku_sampai <= beri.mulai:
        raise PenugasanDitolak("Peran ini sudah berakhir.")
    if (unit_penugasan(penugasan), penugasan.berlaku_sampai) == (beri.unit, beri.sampai):
        raise PenugasanDitolak("Belum ada yang diubah: unit dan tanggal akhirnya sama.")
    pemberian_periksa(beri=beri, oleh=oleh, selain=penugasan)


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
    # One that was ended before it began is in force on no day.
    tersisa = tersisa.exclude(berlaku_sampai=models.F("berlaku_mulai"))
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
