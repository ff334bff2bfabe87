"""A run that is asked for: queued once, and begun by the rule set that holds when it begins."""

from datetime import date
from typing import Any, NamedTuple

from django.db import connection, transaction

from karir.mesin.tulis import tanggal
from karir.models import AturanTalenta, ProsesPeringkat
from karir.selectors.aturan import (
    AturanDicabut,
    AturanTidakAda,
    aturan_dalam_kekuatan,
    aturan_mulai,
)
from karir.services.proses import JENIS_PEKERJAAN, Lapor, proses_jalankan
from talenta.akun.models import Instansi
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import GalatPekerjaan, pekerjaan_buat

_KUNCI = 7_203_013


class Diminta(NamedTuple):
    """The job of a run, and whether the same was asked for before and has not ended."""

    pekerjaan: Pekerjaan
    sudah_ada: bool


def proses_minta(
    *, instansi: Instansi, tanggal_acuan: date, aturan: AturanTalenta | None, pelaku: Pelaku
) -> Diminta:
    """Queue a run; without `aturan` by the rule set in force for the agency on that date.

    The same run asked for again while the first has not ended is that one: two officers who press
    the button together do not want two results.
    """
    dipakai = aturan or aturan_dalam_kekuatan(instansi_id=instansi.pk, tanggal=tanggal_acuan)
    parameter = proses_parameter(instansi, tanggal_acuan, dipakai)
    if aturan is not None:
        parameter["aturan_dipilih"] = True
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, instansi.pk])
        terbuka = Pekerjaan.objects.filter(
            jenis=JENIS_PEKERJAAN,
            instansi_id=instansi.pk,
            parameter=parameter,
            status__in=[Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN],
            batal_pada__isnull=True,
        ).first()
        if terbuka is not None:
            return Diminta(terbuka, sudah_ada=True)
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_PEKERJAAN,
            judul=f"Hitung peta talenta per {tanggal(tanggal_acuan)}",
            parameter=parameter,
            instansi_id=instansi.pk,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="peringkat.minta",
            objek_jenis="pekerjaan",
            objek_id=pekerjaan.pk,
            objek_nama=pekerjaan.judul,
            rincian={"aturan": str(dipakai), "tanggal_acuan": tanggal_acuan.isoformat()},
            instansi_id=instansi.pk,
        )
    return Diminta(pekerjaan, sudah_ada=False)


def proses_parameter(
    instansi: Instansi, tanggal_acuan: date, aturan: AturanTalenta
) -> dict[str, Any]:
    """What the job of a run has to know; `aturan_dipilih` beside it where an officer chose."""
    return {
        "instansi_id": instansi.pk,
        "tanggal_acuan": tanggal_acuan.isoformat(),
        "aturan_id": aturan.pk,
    }


def permintaan_jalankan(*, pekerjaan: Pekerjaan, pelaku: Pelaku, lapor: Lapor) -> ProsesPeringkat:
    """Compute and store the run that a job asks for; one that is stored already is given back.

    Raises GalatPekerjaan where the rule set was withdrawn before the run began.
    """
    ada = ProsesPeringkat.objects.filter(pekerjaan=pekerjaan).first()
    if ada is not None:
        return ada
    parameter = pekerjaan.parameter
    instansi = Instansi.objects.get(pk=parameter["instansi_id"])
    hari = date.fromisoformat(parameter["tanggal_acuan"])
    try:
        aturan = aturan_mulai(
            instansi_id=instansi.pk,
            tanggal=hari,
            diminta=AturanTalenta.objects.get(pk=parameter["aturan_id"]),
            dipilih=parameter.get("aturan_dipilih", False),
        )
    except (AturanDicabut, AturanTidakAda) as galat:
        raise GalatPekerjaan(str(galat)) from galat
    return proses_jalankan(
        instansi=instansi,
        tanggal_acuan=hari,
        aturan=aturan,
        pelaku=pelaku,
        pekerjaan=pekerjaan,
        lapor=lapor,
    )
