"""Asking for the check of the audit's chain."""

from django.db import transaction

from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat


def verifikasi_minta(*, pelaku: Pelaku) -> Pekerjaan:
    """Queue the check of the whole chain of the audit."""
    with transaction.atomic():
        pekerjaan = pekerjaan_buat(
            jenis="inti.verifikasi_audit",
            judul="Pemeriksaan rantai audit",
            parameter={},
            instansi_id=pelaku.instansi_id,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="audit.verifikasi",
            objek_jenis="audit",
            objek_id="rantai",
            rincian={"pekerjaan": pekerjaan.pk},
        )
    return pekerjaan
