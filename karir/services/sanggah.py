"""An objection on its way: lodged, looked into by one officer, decided by another, and carried out
by a correction of the record and a new run."""

from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from karir.alur_sanggah import PERALIHAN, Langkah, halangan
from karir.mesin.aturan import muat
from karir.mesin.tulis import tanggal
from karir.models import (
    HasilPeringkat,
    KetentuanSanggah,
    PenayanganHasil,
    ProsesPeringkat,
    Sanggahan,
)
from karir.selectors.ikatan import pegawai_terikat
from karir.selectors.sanggah import perbaikan_sanggah
from karir.services.permintaan import proses_minta
from talenta.akun.izin import IZIN
from talenta.akun.selectors_kalender import tenggat_hari_kerja
from talenta.inti.bukti import bukti_simpan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan, siarkan
from talenta.pegawai.models import Pegawai, UsulPerbaikan

S = Sanggahan.Status


class SanggahDitolak(Exception):
    """The step cannot be taken; the message is for the reader."""


@dataclass(frozen=True)
class Ketentuan:
    """Working days to lodge and to answer."""

    hari_ajukan: int
    hari_jawab: int


def ketentuan(*, instansi_id: int) -> Ketentuan:
    """The days that hold in an agency."""
    satu = KetentuanSanggah.objects.filter(instansi_id=instansi_id).first()
    if satu is None:
        return Ketentuan(*KetentuanSanggah.BAWAAN)
    return Ketentuan(satu.hari_ajukan, satu.hari_jawab)


def batas_ajukan(*, proses: ProsesPeringkat) -> date | None:
    """The last day on which the run that is shown can be objected to; None where it is not shown.

    Counted from the day it was shown.
    """
    kini = PenayanganHasil.objects.kini().filter(proses=proses).first()
    if kini is None:
        return None
    hari = ketentuan(instansi_id=proses.instansi_id).hari_ajukan
    return tenggat_hari_kerja(
        instansi_id=proses.instansi_id, mulai=timezone.localdate(kini.mulai_pada), jumlah=hari
    )


def sanggah_ajukan(
    *,
    proses: ProsesPeringkat,
    hasil: HasilPeringkat,
    komponen: str,
    alasan: str,
    bukti: BinaryIO | None,
    bukti_nama: str,
    hari: date,
    pelaku: Pelaku,
) -> Sanggahan:
    """Lodge an objection to one component of the own result. Raises SanggahDitolak."""
    alasan = alasan.strip()
    if not alasan:
        raise SanggahDitolak("Tulis apa yang menurut Anda keliru.")
    batas = batas_ajukan(proses=proses)
    if batas is None:
        raise SanggahDitolak("Yang dapat disanggah hanya hasil yang sedang ditampilkan.")
    if hari > batas:
        raise SanggahDitolak(
            f"Tenggat sanggah hasil ini berakhir {tanggal(batas)}. Data yang keliru tetap dapat "
            "Anda laporkan lewat Laporkan data salah."
        )
    baris = {k.kode: k for k in muat(proses.isi_aturan).komponen}
    if komponen not in baris:
        raise SanggahDitolak("Komponen itu tidak ada dalam hasil ini.")
    skor = hasil.skor[proses.kolom_skor.index(komponen)]
    lama = ketentuan(instansi_id=hasil.instansi_id).hari_jawab
    try:
        with transaction.atomic():
            berkas = None
            if bukti is not None:
                berkas = bukti_simpan(
                    instansi_id=hasil.instansi_id, isi=bukti, nama=bukti_nama, pelaku=pelaku
                )
            sanggah: Sanggahan = Sanggahan.objects.create(
                instansi_id=hasil.instansi_id,
                unit_lft=hasil.unit_lft,
                proses=proses,
                pegawai_id=hasil.pegawai_id,
                komponen=komponen,
                label=baris[komponen].label,
                skor=None if skor < 0 else skor,
                alasan=alasan,
                bukti=berkas,
                tenggat=tenggat_hari_kerja(instansi_id=hasil.instansi_id, mulai=hari, jumlah=lama),
            )
            _catat("sanggah.ajukan", sanggah, pelaku, alasan)
            siarkan(
                jenis="sanggah",
                judul="Sanggahan baru menunggu petugas",
                isi=sanggah.label,
                instansi_id=hasil.instansi_id,
                peran=sorted(IZIN["sanggah.jawab"]),
                tautan=reverse("karir:sanggah_rinci", args=[sanggah.pk]),
            )
    except IntegrityError as galat:
        if "sanggahan_satu_terbuka" not in str(galat):
            raise
        raise SanggahDitolak("Sanggahan Anda atas komponen ini masih menunggu putusan.") from galat
    return sanggah


def sanggah_langkah(
    *,
    sanggah_id: int,
    langkah: str,
    alasan: str = "",
    usulan: str = "",
    pegawai_id: int | None,
    pelaku: Pelaku,
) -> Sanggahan:
    """Take a step of the table. Raises SanggahDitolak.

    `usulan` is what TELAAH proposes (KABUL or TOLAK); PUTUSKAN decides as was proposed.
    """
    satu, alasan = PERALIHAN[Langkah(langkah)], alasan.strip()
    if satu.beralasan and not alasan:
        raise SanggahDitolak("Tulis alasannya: alasan itu tersimpan dan dapat dibaca kembali.")
    with transaction.atomic():
        sanggah = _kunci(sanggah_id)
        if tolak := halangan(
            sanggah,
            langkah,
            pelaku.id,
            pegawai_id,
            terikat=lambda: pegawai_terikat(akun_id=pelaku.id),
        ):
            raise SanggahDitolak(tolak)
        nilai = _nilai(sanggah, Langkah(langkah), alasan, usulan, pelaku)
        for nama, isi in nilai.items():
            setattr(sanggah, nama, isi)
        sanggah.save(update_fields=list(nilai))
        _catat(f"sanggah.{langkah.lower()}", sanggah, pelaku, alasan)
        _kabarkan(sanggah, Langkah(langkah))
    return sanggah


def _kunci(sanggah_id: int) -> Sanggahan:
    terkunci = Sanggahan.objects.select_for_update(of=("self",))
    sanggah: Sanggahan = terkunci.select_related("pegawai", "proses").get(pk=sanggah_id)
    return sanggah


def _nilai(
    sanggah: Sanggahan, langkah: Langkah, alasan: str, usulan: str, pelaku: Pelaku
) -> dict[str, Any]:
    """What a step writes."""
    kini, ke = waktu_kini(), PERALIHAN[langkah].ke
    match langkah:
        case Langkah.TANGANI:
            return {
                "status": ke,
                "petugas_id": pelaku.id,
                "petugas_nama": pelaku.nama[:200],
                "ditangani_pada": kini,
            }
        case Langkah.TELAAH:
            if usulan not in Sanggahan.Usulan.values:
                raise SanggahDitolak("Pilih mengabulkan atau menolak.")
            return {"status": ke, "usulan": usulan, "telaah": alasan, "ditelaah_pada": kini}
        case Langkah.KEMBALIKAN:
            return {"status": ke, "usulan": "", "alasan_putusan": alasan}
        case Langkah.PUTUSKAN:
            kabul = sanggah.usulan == Sanggahan.Usulan.KABUL
            return {
                "status": S.DIKABULKAN if kabul else S.DITOLAK,
                "pemutus_id": pelaku.id,
                "pemutus_nama": pelaku.nama[:200],
                "diputus_pada": kini,
                "alasan_putusan": alasan,
            }
        case Langkah.HITUNG:
            return {"pekerjaan_id": _hitung(sanggah, pelaku)}
    return {"status": ke}


def _hitung(sanggah: Sanggahan, pelaku: Pelaku) -> int:
    """Queue the run by the same rule set on the same day, once the record was mended."""
    if not perbaikan_sanggah(sanggah).filter(status=UsulPerbaikan.Status.DITERAPKAN).exists():
        raise SanggahDitolak(
            "Belum ada perbaikan data yang diterapkan sejak sanggahan ini diajukan. Usulkan "
            "perbaikannya lebih dahulu, dan tunggu sampai disetujui serta diterapkan."
        )
    pegawai: Pegawai = sanggah.pegawai
    diminta = proses_minta(
        instansi=pegawai.instansi,
        tanggal_acuan=sanggah.proses.tanggal_acuan,
        aturan=sanggah.proses.aturan,
        pelaku=pelaku,
    )
    return int(diminta.pekerjaan.pk)


def sanggah_selesaikan(*, proses: ProsesPeringkat, pelaku: Pelaku) -> None:
    """End the upheld objections for which `proses` was computed, in the transaction that shows
    it, and tell the people."""
    if proses.pekerjaan_id is None:
        return
    untuk = Sanggahan.objects.filter(pekerjaan_id=proses.pekerjaan_id, status=S.DIKABULKAN)
    for sanggah in untuk.select_related("pegawai"):
        sanggah.status, sanggah.selesai_pada = S.SELESAI, waktu_kini()
        sanggah.save(update_fields=["status", "selesai_pada"])
        _catat("sanggah.selesai", sanggah, pelaku, "")
        _kabari_penyanggah(sanggah, "Hasil baru sesudah sanggahan Anda sudah ditampilkan")


def ketentuan_atur(*, instansi_id: int, hari_ajukan: int, hari_jawab: int, pelaku: Pelaku) -> None:
    """Set the working days; deadlines that were set before stay."""
    with transaction.atomic():
        lama = ketentuan(instansi_id=instansi_id)
        KetentuanSanggah.objects.update_or_create(
            instansi_id=instansi_id,
            defaults={"hari_ajukan": hari_ajukan, "hari_jawab": hari_jawab},
        )
        catat(
            pelaku=pelaku,
            tindakan="sanggah.atur",
            objek_jenis="sanggah",
            objek_id="ketentuan",
            rincian={
                "lama": [lama.hari_ajukan, lama.hari_jawab],
                "baru": [hari_ajukan, hari_jawab],
            },
            instansi_id=instansi_id,
        )


def _kabarkan(sanggah: Sanggahan, langkah: Langkah) -> None:
    tautan = reverse("karir:sanggah_rinci", args=[sanggah.pk])
    if langkah == Langkah.TELAAH:
        siarkan(
            jenis="sanggah",
            judul="Usul putusan sanggahan menunggu petugas kedua",
            isi=sanggah.label,
            instansi_id=sanggah.instansi_id,
            peran=sorted(IZIN["sanggah.jawab"]),
            tautan=tautan,
        )
    elif langkah == Langkah.KEMBALIKAN and sanggah.petugas_id:
        kabarkan(
            jenis="sanggah",
            judul="Usul putusan sanggahan Anda dikembalikan",
            pengguna=[sanggah.petugas_id],
            tautan=tautan,
        )
    elif langkah == Langkah.TANGANI:
        _kabari_penyanggah(sanggah, "Sanggahan Anda mulai ditangani")
    elif langkah == Langkah.PUTUSKAN:
        _kabari_penyanggah(sanggah, f"Sanggahan Anda {sanggah.get_status_display().lower()}")


def _kabari_penyanggah(sanggah: Sanggahan, judul: str) -> None:
    if sanggah.pegawai.pengguna_id:
        kabarkan(
            jenis="sanggah",
            judul=judul,
            isi=sanggah.label,
            pengguna=[sanggah.pegawai.pengguna_id],
            tautan=reverse("karir:sanggah_saya"),
        )


def _catat(tindakan: str, sanggah: Sanggahan, pelaku: Pelaku, alasan: str) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="sanggah",
        objek_id=sanggah.pk,
        objek_nama=str(sanggah),
        rincian={
            "proses": sanggah.proses_id,
            "komponen": sanggah.komponen,
            "status": sanggah.status,
            "pekerjaan": sanggah.pekerjaan_id,
        },
        alasan=alasan,
        instansi_id=sanggah.instansi_id,
    )
