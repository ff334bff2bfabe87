"""Applying an import, whole or not at all; asking for it; cancelling it."""

from pathlib import Path

import pghistory
from django.db import transaction
from django.utils import timezone

from talenta.impor.alur import cocokkan, tampung
from talenta.impor.daftar import jenis_bernama
from talenta.impor.models import Impor
from talenta.impor.penampung import Lapor
from talenta.impor.services.giliran import giliran_ambil
from talenta.impor.services.periksa import (
    HITUNGAN,
    hari_ini,
    hasil_catat,
    impor_ringkas,
    tanpa_lapor,
)
from talenta.impor.services.unggah import TidakDapat, impor_kunci
from talenta.impor.tulis import tulis
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat

S = Impor.Status
JENIS_TERAPKAN = "impor.terapkan"


def impor_ajukan(*, impor_id: int, pelaku: Pelaku) -> Impor:
    """Queue the applying of a checked import. Raises TidakDapat."""
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        if impor.status != S.SIAP and not (impor.status == S.MENERAPKAN and impor.macet):
            raise TidakDapat(f"Impor ini {impor.get_status_display().lower()}.")
        impor.status = S.MENERAPKAN
        impor.pekerjaan = pekerjaan_buat(
            jenis=JENIS_TERAPKAN,
            judul=f"Penerapan berkas {impor.berkas.nama}"[:200],
            parameter={"impor_id": impor.pk},
            instansi_id=impor.instansi_id,
            pelaku=pelaku,
        )
        impor.save(update_fields=["status", "pekerjaan"])
    return impor


def impor_batalkan(*, impor_id: int, pelaku: Pelaku) -> Impor:
    """Give up an import that has not been applied. Raises TidakDapat."""
    with transaction.atomic():
        impor = impor_kunci(impor_id)
        if impor.status not in (S.DIUNGGAH, S.SIAP, S.TIDAK_TERBACA) and not impor.macet:
            raise TidakDapat(f"Impor ini {impor.get_status_display().lower()}.")
        impor.status = S.DIBATALKAN
        impor.save(update_fields=["status"])
        _catat(impor, "impor.batalkan", pelaku)
    return impor


def impor_terapkan(
    *, impor_id: int, pelaku: Pelaku, lapor: Lapor = tanpa_lapor, tanpa_pratinjau: bool = False
) -> Impor:
    """Write the rows in the agency's turn, checked again if anybody had a turn since the preview.

    One transaction: rows, derived columns, findings, counts, status and audit. An import that
    is applied already is returned as it is. `tanpa_pratinjau` also takes one that nobody has looked
    at. Raises BerkasTidakTerbaca, TidakDapat.
    """
    boleh = (S.SIAP, S.MENERAPKAN, *((S.DIUNGGAH,) if tanpa_pratinjau else ()))
    with transaction.atomic():
        # The agency before the row: who holds the agency may need the rows of other imports.
        lapor(langkah="Menunggu impor lain dari instansi ini")
        instansi_id = Impor.objects.values_list("instansi_id", flat=True).get(pk=impor_id)
        giliran = giliran_ambil(instansi_id=instansi_id)
        impor = Impor.objects.select_for_update(of=("self",)).get(pk=impor_id)
        if impor.status == S.DITERAPKAN:
            return impor
        if impor.status not in boleh:
            raise TidakDapat(f"Impor ini {impor.get_status_display().lower()}.")
        p = tampung(
            impor=impor,
            jenis=jenis_bernama(impor.jenis),
            jalur=Path(impor.berkas.isi.path),
            hari=hari_ini(impor),
            lapor=lapor,
        )
        if p.dari_pratinjau and impor.giliran == giliran:
            p.hitungan = {nama: getattr(impor, nama) for nama in HITUNGAN}
        else:
            cocokkan(p)
            hasil_catat(impor, p)
        dibaca = p.hitungan["dibaca"]
        lapor(selesai=dibaca, total=dibaca, langkah="Menyimpan perubahan")
        with pghistory.context(impor=impor.pk, pelaku=pelaku.nama, pelaku_id=pelaku.id):
            tulis(p)
        p.buang()
        impor.status, impor.tampungan = S.DITERAPKAN, ""
        impor.diterapkan_pada = timezone.now()
        impor.save()
        _catat(impor, "impor.terapkan", pelaku)
    return impor


def _catat(impor: Impor, tindakan: str, pelaku: Pelaku) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="impor",
        objek_id=impor.pk,
        objek_nama=f"{impor.jenis}: {impor.berkas.nama}",
        rincian=impor_ringkas(impor),
        instansi_id=impor.instansi_id,
    )
