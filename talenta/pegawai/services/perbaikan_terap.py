"""Applying an approved correction: one transaction, under the lock that imports take."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pghistory
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from talenta.impor.services.terapkan import KUNCI_TERAP
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import bukakan, jenis_bernama, periksa, teks_baris
from talenta.pegawai.services.perbaikan import USANG, kembaran, masih_sama

S, T = UsulPerbaikan.Status, UsulPerbaikan.Tindakan


class TidakDapatDiterapkan(Exception):
    """The approved values no longer pass the checks; the message is for the officer."""


def usul_terapkan(*, usul_id: int, pelaku: Pelaku) -> UsulPerbaikan:
    """Write an approved proposal; a second call does nothing.

    The old values are compared once more under the lock; where they differ the proposal lapses.
    The row keeps its import, loses its hash (so that a file with the old values shows up as a
    change), and the history names the proposal. Raises TidakDapatDiterapkan.
    """
    with transaction.atomic(), connection.cursor() as kursor:
        usul: UsulPerbaikan = (
            UsulPerbaikan.objects.select_for_update(of=("self",))
            .select_related("pegawai__instansi", "diputus_oleh")
            .get(pk=usul_id)
        )
        if usul.status != S.DISETUJUI:
            return usul
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [KUNCI_TERAP, usul.instansi_id])
        with pghistory.context(perbaikan=usul.pk, pelaku=pelaku.nama, pelaku_id=pelaku.id):
            _terapkan(usul)
        catat(
            pelaku=pelaku,
            tindakan="perbaikan.terapkan" if usul.status == S.DITERAPKAN else "perbaikan.usang",
            objek_jenis="perbaikan",
            objek_id=usul.pk,
            objek_nama=f"{usul.get_tindakan_display()} {usul.jenis}: {usul.pegawai}",
            rincian={"kolom": [satu["kolom"] for satu in usul.isi], "objek": usul.objek_id},
            instansi_id=usul.instansi_id,
        )
    return usul


def _terapkan(usul: UsulPerbaikan) -> None:
    milik: Any = jenis_bernama(usul.jenis).model
    baris = milik.objects.select_for_update(of=("self",)).filter(pk=usul.objek_id).first()
    sekarang = timezone.now()
    if not masih_sama(usul, baris):
        usul.status, usul.alasan_putusan = S.USANG, USANG
        usul.save(update_fields=["status", "alasan_putusan"])
        return
    if usul.tindakan == T.UBAH:
        usul.hasil_id = _ubah(usul, baris, sekarang)
    elif usul.tindakan == T.CABUT:
        _cabut(milik, baris.pk, usul, usul.alasan, sekarang)
    else:
        milik.objects.filter(pk=baris.pk).update(
            dicabut_pada=None, dicabut_oleh=None, alasan_cabut="", diperbarui_pada=sekarang
        )
    usul.status, usul.diterapkan_pada = S.DITERAPKAN, sekarang
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
    hasil = periksa(
        jenis,
        teks_baris(jenis, baris) | baru,
        orang=orang,
        ubah=set(baru),
        hari=timezone.localdate(timezone=ZoneInfo(usul.pegawai.instansi.zona)),
    )
    if hasil.kesalahan:
        raise TidakDapatDiterapkan(" ".join(hasil.kesalahan.values()))
    milik: Any = jenis.model
    lama = {nama: getattr(baris, nama) for nama in hasil.simpan}
    ubah = {nama: nilai for nama, nilai in hasil.simpan.items() if nilai != lama[nama]}
    if jenis.model is not Pegawai and set(ubah) & set(jenis.kunci_simpan):
        if kembaran(jenis, baris, hasil.simpan):
            raise TidakDapatDiterapkan("Baris lain dengan isi kunci yang sama sudah tercatat.")
        ganti = milik.objects.create(
            instansi_id=baris.instansi_id,
            unit_lft=baris.unit_lft,
            pegawai_id=baris.pegawai_id,
            **hasil.simpan,
        )
        _cabut(milik, baris.pk, usul, f"Diganti baris yang benar. {usul.alasan}", saat)
        return int(ganti.pk)
    milik.objects.filter(pk=baris.pk).update(**ubah, sidik=None, diperbarui_pada=saat)
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
