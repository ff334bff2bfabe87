"""Certificates as pages read them, and one's own receipt."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from karir.kode import JENIS_VERIFIKASI
from karir.models import HasilPeringkat, ProsesPeringkat, RekapProses, SertifikatProses
from karir.padat import fakta_urai
from karir.periksa_tanda_terima import FORMAT, TANPA_FAKTA, TANPA_SKOR, rapikan_kode
from talenta.akun.models import Pengguna
from talenta.inti.models import Pekerjaan


def sertifikat_proses(*, pengguna: Pengguna, proses: ProsesPeringkat) -> SertifikatProses | None:
    """The certificate of a run, if it is in view and has been made."""
    return SertifikatProses.objects.terlihat_oleh(pengguna).filter(proses=proses).first()


def rekap_proses(*, pengguna: Pengguna, proses: ProsesPeringkat) -> RekapProses | None:
    """Counts of a run by office, if they are in view and have been made."""
    return RekapProses.objects.terlihat_oleh(pengguna).filter(proses=proses).first()


def pemeriksaan_selesai(*, proses: ProsesPeringkat) -> list[tuple[datetime, str, str]]:
    """Recomputations of a run that came to an end: when, who asked, the outcome in words."""
    semua = Pekerjaan.objects.filter(
        jenis=JENIS_VERIFIKASI,
        instansi_id=proses.instansi_id,
        parameter__proses_id=proses.pk,
        status=Pekerjaan.Status.SELESAI,
    ).order_by("pk")
    return [
        (
            satu.selesai_pada,
            satu.pelaku,
            f"berbeda. {satu.hasil['beda']}" if satu.hasil.get("beda") else "identik",
        )
        for satu in semua
        if satu.selesai_pada is not None
    ]


@dataclass(frozen=True, kw_only=True)
class SertifikatUmum:
    """A certificate as anybody reads it by its code."""

    kode: str
    isi: dict[str, Any]
    tampil_sejak: datetime
    masih_tampil: bool

    @property
    def kode_tertulis(self) -> str:
        """The code in groups of four."""
        return "-".join(self.kode[di : di + 4] for di in range(0, len(self.kode), 4))

    @property
    def tanggal_acuan(self) -> date:
        """The reference date of the run."""
        return date.fromisoformat(self.isi["tanggal_acuan"])


def sertifikat_umum(*, kode: str) -> SertifikatUmum | None:
    """The certificate with that code, of a run that is or once was shown; no scope is asked."""
    rapi = rapikan_kode(kode)
    with connection.cursor() as kursor:
        kursor.execute("SELECT isi::text, tampil_sejak, masih FROM sertifikat_umum(%s)", [rapi])
        baris = kursor.fetchone()
    if baris is None:
        return None
    return SertifikatUmum(
        kode=rapi, isi=json.loads(baris[0]), tampil_sejak=baris[1], masih_tampil=baris[2]
    )


def tanda_terima(*, hasil: HasilPeringkat, sertifikat: SertifikatProses) -> dict[str, Any] | None:
    """The receipt of the person of the request for the own `hasil`; None where the certificate
    knows nobody of that scope. The database gives the way and the salt of that person alone."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT letak, garam, jalur FROM tanda_terima_jalur(%s)", [hasil.proses_id])
        baris = kursor.fetchone()
    if baris is None:
        return None
    letak, garam, jalur = baris
    return {
        "format": FORMAT,
        "sertifikat": sertifikat.isi,
        "isi": _isi(hasil, sertifikat.proses),
        "garam": bytes(garam).hex(),
        "letak": letak,
        "jalur": [bytes(satu).hex() for satu in jalur],
    }


def _isi(hasil: HasilPeringkat, proses: ProsesPeringkat) -> dict[str, Any]:
    """What the certificate says of a person, as karir.periksa_tanda_terima.BARIS names it."""
    sama = (
        *("status", "alasan", "krs", "kotak"),
        *("kategori_kinerja", "kategori_potensial", "kategori_predikat"),
        *("y_eksak", "x_eksak", "talenta_eksak"),
        *("peringkat", "peringkat_opd", "peringkat_jenjang"),
    )
    return {
        "nip": hasil.nip,
        "nama": hasil.nama,
        "jabatan": hasil.jabatan_nama,
        "jenjang": hasil.jenjang,
        "unit": hasil.unit_nama,
        "opd": hasil.opd_nama,
        **{nama: getattr(hasil, nama) for nama in sama},
        "skor": _bernama(proses.kolom_skor, hasil.skor, TANPA_SKOR),
        "fakta": _bernama(
            proses.kolom_fakta, fakta_urai(proses.tipe_fakta, hasil.fakta), TANPA_FAKTA
        ),
    }


def _bernama(nama: list[str], nilai: list[int], tanpa: int) -> dict[str, int | None]:
    return {satu: None if isi == tanpa else isi for satu, isi in zip(nama, nilai, strict=True)}
