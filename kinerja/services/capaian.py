"""Achievements of units, which become ratings of those who lead them."""

from django.db import transaction

from kinerja.kode import Capaian
from kinerja.models import CapaianUnit, TahunKinerja
from kinerja.selectors.tahunan import memimpin
from kinerja.services.umum import KinerjaDitolak
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import UnitOrganisasi


def capaian_tetapkan(
    *,
    tahun: TahunKinerja,
    unit: UnitOrganisasi,
    capaian: str,
    dasar: str,
    oleh: int | None,
    pelaku: Pelaku,
) -> CapaianUnit:
    """Record the achievement of a unit as its superior set it, with the document it rests on.
    `oleh` is the officer's own record: it becomes the rating of whoever leads the unit, so that
    is somebody else. Raises KinerjaDitolak."""
    if capaian not in Capaian.values or not dasar.strip():
        raise KinerjaDitolak("Pilih capaiannya dan sebutkan dasarnya.")
    if memimpin(pegawai_id=oleh, unit=unit, tahun=tahun):
        raise KinerjaDitolak(
            "Capaian unit yang Anda pimpin menjadi rating Anda sendiri, jadi dicatat petugas lain."
        )
    with transaction.atomic():
        if not TahunKinerja.objects.get(pk=tahun.pk).terbuka:
            raise KinerjaDitolak("Tahun kinerja ini tidak dibuka.")
        satu, _ = CapaianUnit.objects.update_or_create(
            tahun_kinerja=tahun,
            unit=unit,
            defaults={
                "capaian": capaian,
                "dasar": dasar.strip(),
                "oleh_id": pelaku.id,
                "pada": waktu_kini(),
            },
            create_defaults={
                "instansi_id": tahun.instansi_id,
                "capaian": capaian,
                "dasar": dasar.strip(),
                "oleh_id": pelaku.id,
            },
        )
        catat(
            pelaku=pelaku,
            tindakan="kinerja.capaian",
            objek_jenis="capaian_unit",
            objek_id=unit.pk,
            objek_nama=unit.nama,
            rincian={"tahun": tahun.tahun, "capaian": capaian},
            alasan=satu.dasar,
            instansi_id=tahun.instansi_id,
        )
    return satu
