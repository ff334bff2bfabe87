"""Background entry points of the kernel; each makes one call."""

from contextlib import suppress
from typing import Any

from celery import shared_task

from talenta.inti.services import audit, berkas, pekerjaan
from talenta.inti.services.pekerjaan import Jalannya, pelaksana


@shared_task
def jalankan_pekerjaan(*, pekerjaan_id: int, **_: Any) -> None:
    """Run one job row."""
    pekerjaan.jalankan(pekerjaan_id=pekerjaan_id)


@shared_task(ignore_result=False)
def jalankan_bagian(*, pekerjaan_id: int, **_: Any) -> None:
    """Run one part of a chord. Its row says how it ended: a failure must not keep the chord from
    coming to its end."""
    with suppress(Exception):
        pekerjaan.jalankan(pekerjaan_id=pekerjaan_id)


@shared_task
def sapu_pekerjaan(**_: Any) -> None:
    """Queue again what nobody works on."""
    pekerjaan.sapu()


@shared_task
def segel_audit(**_: Any) -> None:
    """Seal what was added to the audit."""
    audit.segel()


@shared_task
def hapus_sisa_unggahan(**_: Any) -> int:
    """Delete what was received only in part."""
    return berkas.sisa_unggahan_hapus()


@shared_task
def rapikan_berkas(**_: Any) -> None:
    """Set aside files that no row knows."""
    berkas.berkas_rapikan()


@pelaksana("inti.verifikasi_audit")
def verifikasi_audit(kerja: Jalannya) -> dict[str, Any]:
    """Recompute the whole chain, over all agencies: a web login sees its own agency's rows only."""
    kerja.lapor(langkah="Menghitung ulang semua segel")
    hasil = audit.verifikasi()
    menunggu = f"{hasil.belum_disegel} catatan terbaru masih menunggu segel."
    if hasil.utuh:
        return {"pesan": f"Rantai audit utuh: {hasil.disegel} segel cocok. {menunggu}"}
    return {"pesan": f"Rantai audit rusak pada {hasil.rusak}. {menunggu}", "gawat": True}
