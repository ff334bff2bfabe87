"""Appraisers set by people over a span, before those the structure gives."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from kinerja.kode import DASAR_KHUSUS, DasarPenilai
from kinerja.models import PenugasanPenilai
from kinerja.services.turunan import selaraskan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.pegawai.models import Pegawai


class PenilaiDitolak(Exception):
    """The appraiser cannot be set or ended so; the message is for the officer."""


def penilai_tetapkan(
    *,
    pegawai: Pegawai,
    penilai: Pegawai | None,
    penilai_luar: str,
    dasar: str,
    mulai: date,
    selesai: date | None,
    alasan: str,
    hari: date,
    pelaku: Pelaku,
) -> PenugasanPenilai:
    """Set an appraiser (or a leader of a team who gives input) over a span, with a reason. Raises
    PenilaiDitolak."""
    if not alasan.strip():
        raise PenilaiDitolak("Tulis alasannya, misalnya nomor surat perintah.")
    if penilai is not None and penilai.pk == pegawai.pk:
        raise PenilaiDitolak("Seseorang tidak menilai dirinya sendiri.")
    if selesai is not None and selesai <= mulai:
        raise PenilaiDitolak("Tanggal akhir harus sesudah tanggal mulai.")
    if pegawai.pengguna_id is not None and pegawai.pengguna_id == pelaku.id:
        raise PenilaiDitolak("Penilai Anda sendiri ditetapkan oleh petugas lain.")
    try:
        with transaction.atomic():
            baru = PenugasanPenilai.objects.create(
                instansi_id=pegawai.instansi_id,
                unit_lft=pegawai.unit_lft,
                pegawai=pegawai,
                penilai=penilai,
                penilai_luar="" if penilai else penilai_luar.strip(),
                dasar=dasar,
                mulai=mulai,
                selesai=selesai,
                alasan=alasan.strip(),
                dibuat_oleh_id=pelaku.id,
            )
            selaraskan(pegawai, hari)
            _catat("kinerja.penilai_tetapkan", baru, pelaku, alasan=baru.alasan)
            if penilai is not None and penilai.pengguna_id is not None:
                kabarkan(
                    jenis="kinerja",
                    judul="Anda ditunjuk menilai kinerja",
                    isi=str(DasarPenilai(dasar).label),
                    pengguna=[penilai.pengguna_id],
                    tautan="/kinerja/tim/",
                )
    except IntegrityError:
        raise PenilaiDitolak(
            "Sudah ada penetapan lain pada masa itu. Akhiri dahulu, atau ubah tanggalnya."
        ) from None
    return baru


def penilai_akhiri(
    *, penugasan: PenugasanPenilai, selesai: date, alasan: str, hari: date, pelaku: Pelaku
) -> PenugasanPenilai:
    """End what was set; the structure's appraiser counts again. Raises PenilaiDitolak."""
    if penugasan.dasar not in (*DASAR_KHUSUS, DasarPenilai.KETUA_TIM):
        raise PenilaiDitolak("Penilai menurut struktur mengikuti struktur; tetapkan koreksi saja.")
    if not alasan.strip():
        raise PenilaiDitolak("Tulis alasannya.")
    with transaction.atomic():
        kini: PenugasanPenilai = PenugasanPenilai.objects.select_for_update(
            of=("self",), no_key=True
        ).get(pk=penugasan.pk)
        if kini.selesai is not None and kini.selesai <= selesai:
            raise PenilaiDitolak("Penetapan ini sudah berakhir pada atau sebelum tanggal itu.")
        if selesai <= kini.mulai:
            raise PenilaiDitolak("Tanggal akhir harus sesudah tanggal mulainya.")
        kini.selesai, kini.alasan_akhir = selesai, alasan.strip()
        kini.save(update_fields=["selesai", "alasan_akhir"])
        selaraskan(kini.pegawai, hari)
        _catat("kinerja.penilai_akhiri", kini, pelaku, alasan=kini.alasan_akhir)
    return kini


def _catat(tindakan: str, satu: PenugasanPenilai, pelaku: Pelaku, *, alasan: str) -> None:
    rincian: dict[str, Any] = {
        "penilai": satu.penilai_id or satu.penilai_luar,
        "dasar": satu.dasar,
        "mulai": satu.mulai.isoformat(),
        "selesai": satu.selesai.isoformat() if satu.selesai else None,
    }
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="pegawai",
        objek_id=satu.pegawai_id,
        objek_nama=satu.pegawai.nama,
        rincian=rincian,
        alasan=alasan,
        instansi_id=satu.instansi_id,
    )
