"""Naming who decides on an objection, where the appraiser's superior is not known or may not."""

from django.db import transaction
from django.urls import reverse

from kinerja.models import Keberatan, PenilaianTahunan
from kinerja.selectors.keberatan import sebab_bukan_pemutus, sebab_bukan_penetap
from kinerja.services.keberatan import KeberatanDitolak, kabari_sisi
from talenta.inti.services.audit import Pelaku, catat


def pemutus_tetapkan(
    *, keberatan_id: int, pemutus_id: int, alasan: str, oleh: int | None, pelaku: Pelaku
) -> None:
    """Name who decides (an office's act), which both sides and whoever decided until then are told.
    `oleh` is the officer's own record: nobody takes part in naming who decides on what is theirs.
    Raises KeberatanDitolak."""
    if not alasan.strip():
        raise KeberatanDitolak("Tulis dasar penetapannya.")
    with transaction.atomic():
        keberatan: Keberatan = Keberatan.objects.select_for_update(no_key=True).get(pk=keberatan_id)
        if not keberatan.terbuka:
            raise KeberatanDitolak("Keberatan ini sudah selesai.")
        sebab = sebab_bukan_penetap(keberatan=keberatan, pegawai_id=oleh)
        sebab = sebab or sebab_bukan_pemutus(
            keberatan=keberatan, pegawai_id=pemutus_id, penetap_id=oleh
        )
        if sebab:
            raise KeberatanDitolak(sebab)
        lama = keberatan.pemutus_id
        if lama is not None and lama != pemutus_id:
            kabari_sisi(
                [lama], "Keberatan yang Anda putus dialihkan", keberatan,
                reverse("kinerja:keberatan"),
            )  # fmt: skip
        keberatan.pemutus_id = pemutus_id
        keberatan.save(update_fields=["pemutus"])
        PenilaianTahunan.objects.filter(pk=keberatan.penilaian_id).update(
            atasan_penilai_id=pemutus_id
        )
        catat(
            pelaku=pelaku,
            tindakan="keberatan.pemutus",
            objek_jenis="keberatan",
            objek_id=keberatan.pk,
            objek_nama=str(keberatan),
            rincian={"lama": lama, "baru": pemutus_id},
            alasan=alasan.strip(),
            instansi_id=keberatan.instansi_id,
        )
        kabari_sisi([pemutus_id], "Anda ditetapkan memutus sebuah keberatan", keberatan)
        sisi = [s for s in (keberatan.pegawai_id, keberatan.penilai_id) if s is not None]
        kabari_sisi(sisi, "Pemutus sebuah keberatan ditetapkan BKD", keberatan)
