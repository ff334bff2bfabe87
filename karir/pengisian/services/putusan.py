"""The PPK decides: out of the proposal, with a reason, once; loudly where against the ranking."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from karir.mesin.tulis import tanggal
from karir.models import CalonLowongan, Lowongan, MasaLarangan, PutusanLowongan
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    langkah_catat,
    langkah_periksa,
    lowongan_kunci,
    lowongan_simpan,
)
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.kabar import siarkan

SUDAH = "Lowongan ini baru saja diputus orang lain. Muat ulang halaman untuk melihat putusannya."


def larangan_halangan(lowongan: Lowongan, *hari: date) -> str:
    """Why no official may be replaced on one of these days (none given: today), in words, or ""."""
    if lowongan.izin_pemilihan:
        return ""
    semua = MasaLarangan.objects.filter(instansi_id=lowongan.instansi_id)
    kena = (semua.kena(satu).first() for satu in hari or (timezone.localdate(),))
    masa = next((satu for satu in kena if satu is not None), None)
    if masa is None:
        return ""
    return (
        "Sedang berlaku masa larangan penggantian pejabat menjelang pemilihan, "
        f"{tanggal(masa.mulai)} sampai {tanggal(masa.sampai)} ({masa.dasar}). Admin BKD mencatat "
        "dahulu nomor izin tertulis Menteri Dalam Negeri pada lowongan ini."
    )


def izin_catat(*, lowongan_id: int, nomor: str, pelaku: Pelaku) -> Lowongan:
    """Keep the number of the minister's written permission. Raises LowonganDitolak."""
    with transaction.atomic():
        lowongan = lowongan_kunci(lowongan_id)
        if lowongan.tertutup:
            raise LowonganDitolak("Lowongan ini sudah selesai.")
        if not nomor.strip():
            raise LowonganDitolak("Isi nomor dan tanggal surat izinnya.")
        lowongan.izin_pemilihan = nomor.strip()[:200]
        lowongan.save(update_fields=["izin_pemilihan"])
        langkah_catat(
            lowongan, "izin", dari=lowongan.status, pelaku=pelaku, alasan=lowongan.izin_pemilihan
        )
    return lowongan


@dataclass(frozen=True, kw_only=True)
class Dilewati:
    """How many ranked before a candidate, and the best rank among them (0 for none)."""

    jumlah: int
    terbaik: int


def lebih_tinggi(calon: CalonLowongan) -> Dilewati:
    """Those who ranked before a candidate: everybody of the judgement who fulfils the requirements,
    and all of the shortlist. A candidate without a rank is behind all."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT jumlah, terbaik FROM lowongan_dilewati(%s)", [calon.pk])
        jumlah, terbaik = kursor.fetchone()
    return Dilewati(jumlah=jumlah, terbaik=terbaik or 0)


def calon_putuskan(
    *, lowongan_id: int, calon_id: int, alasan: str, pelaku: Pelaku
) -> PutusanLowongan:
    """Choose one of the proposed. Raises LowonganDitolak.

    Two who press at once: the row's lock lets one pass, and the database takes one decision a
    vacancy whatever happens.
    """
    try:
        with transaction.atomic():
            lowongan = lowongan_kunci(lowongan_id)
            langkah_periksa(lowongan, "putuskan", pelaku, alasan)
            if sebab := larangan_halangan(lowongan):
                raise LowonganDitolak(sebab)
            calon = lowongan.calon.filter(pk=calon_id, urutan_usul__isnull=False).first()
            if calon is None:
                raise LowonganDitolak("Pilih salah satu dari yang diusulkan komite.")
            if pelaku.id is None or lowongan.diusulkan_oleh_id is None:
                raise LowonganDitolak("Putusan diambil PPK dengan akunnya, atas usul ketua komite.")
            dilewati = lebih_tinggi(calon)
            putusan: PutusanLowongan = PutusanLowongan.objects.create(
                instansi_id=lowongan.instansi_id,
                lowongan=lowongan,
                calon=calon,
                alasan=alasan.strip(),
                melawan=bool(dilewati.jumlah),
                dari_pool=calon.krs,
                peringkat=calon.peringkat,
                peringkat_terbaik=dilewati.terbaik or calon.peringkat,
                diusulkan_oleh_id=lowongan.diusulkan_oleh_id,
                oleh_id=pelaku.id,
                oleh_nama=pelaku.nama[:200],
            )
            lowongan.calon.filter(pk=calon.pk).update(terpilih=True)
            dari, lowongan.status = lowongan.status, Lowongan.Status.DIPUTUS
            lowongan.revisi += 1
            lowongan_simpan(lowongan)
            langkah_catat(
                lowongan,
                "putuskan",
                dari=dari,
                pelaku=pelaku,
                alasan=putusan.alasan,
                tindakan="lowongan.putuskan_melawan" if putusan.melawan else "lowongan.putuskan",
                rincian={
                    "calon": calon.pegawai_id,
                    "peringkat": calon.peringkat,
                    "dilewati": dilewati.jumlah,
                },
            )
            _kabarkan(lowongan, melawan=putusan.melawan)
    except IntegrityError as galat:
        raise LowonganDitolak(SUDAH) from galat
    return putusan


def _kabarkan(lowongan: Lowongan, *, melawan: bool) -> None:
    kata = " berbeda dari peringkat" if melawan else ""
    siarkan(
        jenis="lowongan",
        judul=f"Putusan{kata} untuk {lowongan.jabatan.nama}",
        isi="SK-nya menunggu diterbitkan.",
        instansi_id=lowongan.instansi_id,
        peran=[Peran.ADMIN_BKD, *([Peran.AUDITOR] if melawan else [])],
        tautan=reverse("karir:lowongan_rinci", args=[lowongan.pk]),
    )
