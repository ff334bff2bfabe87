"""Ranking of many agencies at once: one job each, and one that gathers how they ended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from karir.mesin.tulis import tanggal as tanggal_kata
from karir.selectors.aturan import AturanTidakAda, aturan_dalam_kekuatan
from karir.services.permintaan import proses_parameter
from karir.services.proses import JENIS_PEKERJAAN
from talenta.akun.models import Instansi
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kelompok import Bagian, kelompok_buat
from talenta.inti.services.pekerjaan import BelumWaktunya
from talenta.pegawai.models import Pegawai

JENIS_SEMUA = "karir.hitung_semua"
_KUNCI = 7_203_014
_TERBUKA = Q(status__in=[Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN])


class TidakAdaInstansi(Exception):
    """Nothing to rank; says so in words."""


@dataclass(frozen=True, kw_only=True)
class Permintaan:
    """The gathering job, whether it was asked for before and is still open, and who is left out
    for want of a rule set in force: (agency, why)."""

    pekerjaan: Pekerjaan
    sudah_ada: bool = False
    tanpa_aturan: tuple[tuple[str, str], ...] = ()


def semua_minta(*, tanggal_acuan: date, kode: Collection[str] = (), pelaku: Pelaku) -> Permintaan:
    """Queue a run of every agency that has people, or of those in `kode`, by each one's rules.

    The same date asked for again while the first request is open gives that one back. Raises
    TidakAdaInstansi for an unknown code, and where no agency is left.
    """
    with transaction.atomic(), connection.cursor() as kursor:
        # Whoever asks at the same moment waits here, and then finds the request of the first.
        kursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [_KUNCI])
        terbuka = Pekerjaan.objects.filter(
            _TERBUKA,
            jenis=JENIS_SEMUA,
            parameter={"tanggal_acuan": tanggal_acuan.isoformat(), "instansi": sorted(kode)},
        ).first()
        if terbuka is not None:
            return Permintaan(pekerjaan=terbuka, sudah_ada=True)
        bagian, tanpa_aturan = _bagian(_instansi(kode), tanggal_acuan)
        if not bagian:
            raise TidakAdaInstansi("Tidak ada instansi yang berpegawai dan beraturan.")
        pekerjaan = kelompok_buat(
            jenis=JENIS_SEMUA,
            judul=f"Hitung peta talenta {len(bagian)} instansi per {tanggal_kata(tanggal_acuan)}",
            parameter={"tanggal_acuan": tanggal_acuan.isoformat(), "instansi": sorted(kode)},
            bagian=bagian,
            pelaku=pelaku,
        )
        for satu in bagian:
            catat(
                pelaku=pelaku,
                tindakan="peringkat.minta_semua",
                objek_jenis="pekerjaan",
                objek_id=pekerjaan.pk,
                objek_nama=pekerjaan.judul,
                rincian=satu.parameter,
                instansi_id=satu.instansi_id,
            )
    return Permintaan(pekerjaan=pekerjaan, tanpa_aturan=tuple(tanpa_aturan))


def _instansi(kode: Collection[str]) -> list[Instansi]:
    if not kode:
        berpegawai = Exists(Pegawai.objects.filter(instansi=OuterRef("pk")))
        return list(Instansi.objects.filter(berpegawai).order_by("kode"))
    semua = list(Instansi.objects.filter(kode__in=kode).order_by("kode"))
    asing = set(kode) - {satu.kode for satu in semua}
    if asing:
        raise TidakAdaInstansi(f"Instansi {', '.join(sorted(asing))} tidak ada.")
    return semua


def _bagian(
    instansi: Collection[Instansi], tanggal_acuan: date
) -> tuple[list[Bagian], list[tuple[str, str]]]:
    bagian, tanpa_aturan = [], []
    for satu in instansi:
        try:
            aturan = aturan_dalam_kekuatan(instansi_id=satu.pk, tanggal=tanggal_acuan)
        except AturanTidakAda as galat:
            tanpa_aturan.append((satu.nama, str(galat)))
            continue
        bagian.append(
            Bagian(
                jenis=JENIS_PEKERJAAN,
                judul=f"Hitung peta talenta per {tanggal_kata(tanggal_acuan)}",
                parameter=proses_parameter(satu, tanggal_acuan, aturan),
                instansi_id=satu.pk,
            )
        )
    return bagian, tanpa_aturan


def semua_rangkum(*, pekerjaan: Pekerjaan) -> dict[str, Any]:
    """How the parts ended: counts, and the failed ones by agency with the reason.

    Raises BelumWaktunya while a part is open.
    """
    bagian = list(Pekerjaan.objects.filter(induk=pekerjaan).order_by("pk"))
    if any(satu.terbuka for satu in bagian):
        raise BelumWaktunya
    nama = dict(Instansi.objects.values_list("pk", "nama"))
    gagal = [satu for satu in bagian if satu.status != Pekerjaan.Status.SELESAI]
    return {
        "instansi": len(bagian),
        "selesai": len(bagian) - len(gagal),
        "jumlah": sum(satu.hasil.get("jumlah", 0) for satu in bagian),
        "gagal": [
            {
                "pekerjaan_id": satu.pk,
                "instansi": nama.get(satu.instansi_id or 0),
                "galat": satu.galat,
            }
            for satu in gagal
        ],
        "pesan": f"{len(bagian) - len(gagal)} dari {len(bagian)} instansi selesai dihitung.",
        "gawat": bool(gagal),
    }
