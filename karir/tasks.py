"""Background work of the wing: handlers of job rows."""

from datetime import date
from typing import Any

from karir.models import AturanTalenta, ProsesPeringkat
from karir.services.pengaruh import JENIS_PENGARUH, pengaruh_hitung
from karir.services.proses import (
    JENIS_PEKERJAAN,
    JENIS_VERIFIKASI,
    proses_jalankan,
    proses_verifikasi,
)
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import Jalannya, pelaksana


@pelaksana(JENIS_PEKERJAAN)
def hitung(kerja: Jalannya) -> dict[str, Any]:
    """Compute and store a run; the job's result names it."""
    parameter = kerja.parameter
    proses = proses_jalankan(
        instansi=Instansi.objects.get(pk=parameter["instansi_id"]),
        tanggal_acuan=date.fromisoformat(parameter["tanggal_acuan"]),
        aturan=AturanTalenta.objects.get(pk=parameter["aturan_id"]),
        pelaku=Pelaku(
            id=kerja.pekerjaan.pelaku_id,
            nama=kerja.pekerjaan.pelaku,
            instansi_id=kerja.pekerjaan.instansi_id,
        ),
        pekerjaan=kerja.pekerjaan,
        lapor=kerja.lapor,
    )
    return {"proses_id": proses.pk, "jumlah": proses.jumlah}


@pelaksana(JENIS_VERIFIKASI)
def verifikasi(kerja: Jalannya) -> dict[str, Any]:
    """Recompute a stored run and say whether it is identical."""
    proses = ProsesPeringkat.objects.get(pk=kerja.parameter["proses_id"])
    kerja.lapor(langkah="Menghitung ulang dari masukan beku")
    hasil = proses_verifikasi(proses=proses)
    return {
        "proses_id": proses.pk,
        "jumlah": hasil.jumlah,
        "beda": hasil.beda,
        "cakupan": hasil.cakupan,
    }


@pelaksana(JENIS_PENGARUH)
def pengaruh(kerja: Jalannya) -> dict[str, Any]:
    """Compute what a draft would change on the frozen inputs of a run."""
    return pengaruh_hitung(kerja)
