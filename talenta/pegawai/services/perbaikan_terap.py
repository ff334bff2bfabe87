"""Applying an approved correction: one transaction, under the lock that imports take."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pghistory
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from talenta.impor.services.giliran import giliran_ambil
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import (
    bukakan,
    jenis_bernama,
    kolom_tersimpan,
    periksa,
    teks_baris,
)
from talenta.pegawai.services.perbaikan_putus import USANG
from talenta.pegawai.services.tak_tercantum import tak_tercantum_jawab
from talenta.pegawai.services.usul import kembaran, masih_sama, usul_catat, usul_kunci

S, T = UsulPerbaikan.Status, UsulPerbaikan.Tindakan
TIDAK_LULUS = (
    "Nilai yang disetujui tidak lagi lulus pemeriksaan, jadi usul ini gugur dan tidak ada yang "
    "diubah."
)


class TidakDapatDiterapkan(Exception):
    """The approved values no longer pass the checks; raised before anything is written."""


def usul_terapkan(*, usul_id: int, pelaku: Pelaku) -> UsulPerbaikan:
    """Write an approved proposal; a second call does nothing.

    The old values are compared once more under the lock; where they differ, or the new ones no
    longer pass the checks, the proposal lapses with the reason and frees its row.
    The row keeps its import, loses its hash (so that a file with the old values shows up as a
    change), and the history names the proposal.
    """
    with transaction.atomic():
        # The agency's lock first, as imports take it: its holders wait for no proposal.
        [instansi_id] = UsulPerbaikan.objects.filter(pk=usul_id).values_list(
            "instansi_id", flat=True
        )
        giliran_ambil(instansi_id=instansi_id)
        usul = usul_kunci(usul_id)
        if usul.status != S.DISETUJUI:
            return usul
        with pghistory.context(perbaikan=usul.pk, pelaku=pelaku.nama, pelaku_id=pelaku.id):
            try:
                _terapkan(usul)
            except TidakDapatDiterapkan as galat:
                _gugur(usul, f"{TIDAK_LULUS} {galat}")
        gugur = usul.status == S.USANG
        usul_catat(
            "perbaikan.usang" if gugur else "perbaikan.terapkan",
            usul,
            pelaku,
            alasan=usul.alasan_putusan if gugur else "",
        )
    return usul


def _gugur(usul: UsulPerbaikan, alasan: str) -> None:
    usul.status, usul.alasan_putusan = S.USANG, alasan
    usul.save(update_fields=["status", "alasan_putusan"])


def _terapkan(usul: UsulPerbaikan) -> None:
    milik: Any = jenis_bernama(usul.jenis).model
    baris = milik.objects.select_for_update(of=("self",)).filter(pk=usul.objek_id).first()
    sekarang = timezone.now()
    if not masih_sama(usul, baris):
        _gugur(usul, USANG)
        return
    if usul.tindakan == T.UBAH:
        usul.hasil_id = _ubah(usul, baris, sekarang)
    elif usul.tindakan == T.CABUT:
        _cabut(milik, baris.pk, usul, usul.alasan, sekarang)
    else:
        milik.objects.filter(pk=baris.pk).update(
            dicabut_pada=None, dicabut_oleh=None, alasan_cabut="", diperbarui_pada=sekarang
        )
    usul.status, usul.diterapkan_pada = S.DITERAPKAN, timezone.now()
    usul.save(update_fields=["status", "diterapkan_pada", "hasil_id"])


def _cabut(milik: Any, pk: int, usul: UsulPerbaikan, alasan: str, saat: datetime) -> None:
    milik.objects.filter(pk=pk).update(
        dicabut_pada=saat,
        dicabut_oleh_id=usul.diputus_oleh_id,
        alasan_cabut=f"{alasan} (perbaikan nomor {usul.pk})",
        diperbarui_pada=saat,
    )


def _ubah(usul: UsulPerbaikan, baris: Any, saat: datetime) -> int | None:
    """Write the new values; the key of the row that took the old one's place, if any.

    A history row with a new key is a new row, and the wrong one is withdrawn: a file that still
    has the wrong one meets the withdrawn row, and adds nothing.
    """
    jenis = jenis_bernama(usul.jenis)
    baru = {
        satu["kolom"]: bukakan(jenis.kolom_bernama(satu["kolom"]), satu["baru"])
        for satu in usul.isi
    }
    orang: Pegawai = baris if jenis.model is Pegawai else baris.pegawai
    hari = timezone.localdate(timezone=ZoneInfo(usul.pegawai.instansi.zona))
    hasil = periksa(
        jenis,
        teks_baris(jenis, baris) | baru,
        orang=orang,
        ubah=set(baru),
        hari=hari,
    )
    if hasil.kesalahan:
        raise TidakDapatDiterapkan(" ".join(hasil.kesalahan.values()))
    milik: Any = jenis.model
    lama = {nama: getattr(baris, nama) for nama in hasil.simpan}
    boleh = kolom_tersimpan(jenis, set(baru))
    ubah = {n: nilai for n, nilai in hasil.simpan.items() if n in boleh and nilai != lama[n]}
    if jenis.model is not Pegawai and set(ubah) & set(jenis.kunci_simpan):
        if kembaran(jenis, baris, lama | ubah):
            raise TidakDapatDiterapkan("Baris lain dengan isi kunci yang sama sudah tercatat.")
        ganti = milik.objects.create(
            instansi_id=baris.instansi_id,
            unit_lft=baris.unit_lft,
            pegawai_id=baris.pegawai_id,
            **lama | ubah,
        )
        _cabut(milik, baris.pk, usul, f"Diganti baris yang benar. {usul.alasan}", saat)
        return int(ganti.pk)
    milik.objects.filter(pk=baris.pk).update(**ubah, sidik=None, diperbarui_pada=saat)
    if jenis.model is Pegawai and "kedudukan_hukum" in ubah:
        tak_tercantum_jawab(
            pegawai_id=baris.pk,
            kedudukan=ubah["kedudukan_hukum"],
            usul_id=usul.pk,
            oleh_id=usul.diputus_oleh_id,
            tanggal=hari,
        )
    if jenis.model is Pegawai and "unit_id" in ubah:
        lingkup_pindahkan(pegawai_id=baris.pk)
    return None


def lingkup_pindahkan(*, pegawai_id: int) -> None:
    """Let one person's rows follow into the scope of the person's new unit."""
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE pegawai_pegawai p SET unit_lft = u.lft FROM pegawai_unitorganisasi u "
            "WHERE p.id = %s AND u.id = p.unit_id",
            [pegawai_id],
        )
        for model in apps.get_models():
            if getattr(model, "LINGKUP_DARI", None) == "pegawai_id":
                kursor.execute(
                    f'UPDATE "{model._meta.db_table}" t SET unit_lft = p.unit_lft '
                    "FROM pegawai_pegawai p WHERE p.id = t.pegawai_id AND p.id = %s "
                    "AND t.unit_lft <> p.unit_lft",
                    [pegawai_id],
                )
