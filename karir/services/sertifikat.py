"""The certificate of a run: made once from what is stored, published, and compared ever after."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC
from typing import Any

from django.db import connection, transaction
from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from karir.mesin import pohon
from karir.mesin.tulis import tanggal
from karir.models import ProsesPeringkat, RahasiaProses, RekapProses, SertifikatProses
from karir.periksa_tanda_terima import (
    FORMAT_SERTIFIKAT,
    kanonik,
    kepala,
    kode_sertifikat,
    sidik_kolom,
)
from karir.services.hasil import VERSI_IDENTITAS, identitas_tercatat, sidik_identitas
from karir.services.pohon import Kunci, daun_baca, pohon_baca, pohon_simpan, rekap_hitung
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import GalatPekerjaan, pekerjaan_buat

JENIS_SERTIFIKAT = "karir.sertifikat"
_KUNCI = 7_203_011

Lapor = Callable[..., None]


def _tanpa_lapor(**_: object) -> None:
    return None


def sertifikat_minta(*, proses: ProsesPeringkat, pelaku: Pelaku) -> Pekerjaan | None:
    """Queue the certificate of a finished run, unless it is there or already waited for."""
    with transaction.atomic():
        _kunci(proses)
        if SertifikatProses.objects.filter(proses=proses).exists():
            return None
        milik = Pekerjaan.objects.filter(
            jenis=JENIS_SERTIFIKAT,
            instansi_id=proses.instansi_id,
            parameter__proses_id=proses.pk,
            status__in=(Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN),
        )
        if milik.exists():
            return None
        return pekerjaan_buat(
            jenis=JENIS_SERTIFIKAT,
            judul=f"Sertifikat perhitungan per {tanggal(proses.tanggal_acuan)}",
            parameter={"proses_id": proses.pk},
            instansi_id=proses.instansi_id,
            pelaku=pelaku,
        )


def sertifikat_lengkapi() -> int:
    """Queue what was never queued: runs made by a command, or before there were certificates.

    One that failed is left to the people who read why. Returns how many were queued.
    """
    ditanya = Pekerjaan.objects.filter(jenis=JENIS_SERTIFIKAT).annotate(
        untuk=Cast(KeyTextTransform("proses_id", "parameter"), BigIntegerField())
    )
    belum = (
        ProsesPeringkat.objects.selesai()
        .filter(~Exists(ditanya.filter(untuk=OuterRef("pk"))), sertifikat__isnull=True)
        .order_by("-pk")
    )
    diminta = [
        sertifikat_minta(
            proses=satu, pelaku=Pelaku(id=None, nama="Sistem", instansi_id=satu.instansi_id)
        )
        for satu in belum[:50]
    ]
    return sum(satu is not None for satu in diminta)


def _kunci(proses: ProsesPeringkat) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, proses.pk])


def sertifikat_buat(
    *, proses: ProsesPeringkat, pelaku: Pelaku, lapor: Lapor = _tanpa_lapor
) -> SertifikatProses:
    """Certify what is stored of a finished run, whole or not at all; the one there is stays.

    Raises GalatPekerjaan when people or offices are no longer those the run was stored with.
    """
    with transaction.atomic():
        _kunci(proses)
        if (ada := SertifikatProses.objects.filter(proses=proses).first()) is not None:
            return ada
        lapor(selesai=0, total=3, langkah="Memeriksa orang yang tersimpan")
        identitas = sidik_identitas(proses=proses)
        tercatat, versi = identitas_tercatat(proses=proses)
        if versi != VERSI_IDENTITAS and tercatat:
            cocok = tercatat == sidik_identitas(proses=proses, versi=versi)
        else:
            cocok = tercatat in ("", identitas)
        if not cocok:
            raise GalatPekerjaan(
                "NIP, nama, jabatan, atau unit yang tersimpan berubah sejak dihitung, "
                "jadi perhitungan ini tidak disertifikatkan. Periksa lewat Hitung ulang."
            )
        rekap = rekap_hitung(proses=proses)
        isi = _isi_dasar(proses, identitas, rekap)
        lapor(selesai=1, total=3, langkah="Menyidik hasil setiap orang")
        kunci = Kunci.dari(secrets.token_bytes(32))
        pegawai, daun = daun_baca(proses=proses, kepala=kepala(isi), kunci=kunci)
        lapis = pohon.lapis(daun)
        lapor(selesai=2, total=3, langkah="Menyimpan pohon sidik")
        pohon_simpan(proses=proses, kunci=kunci, pegawai=pegawai, lapis=lapis)
        RekapProses.objects.create(instansi_id=proses.instansi_id, proses=proses, isi=rekap)
        isi |= {"jumlah": len(pegawai), "akar": pohon.akar(lapis).hex()}
        sertifikat = SertifikatProses.objects.create(
            instansi_id=proses.instansi_id,
            proses=proses,
            kode=kode_sertifikat(isi),
            isi=isi,
            akar=isi["akar"],
        )
        catat(
            pelaku=pelaku,
            tindakan="peringkat.sertifikat",
            objek_jenis="proses",
            objek_id=proses.pk,
            objek_nama=str(proses),
            rincian={"kode": sertifikat.kode, "akar": sertifikat.akar, "jumlah": isi["jumlah"]},
            instansi_id=proses.instansi_id,
        )
    return sertifikat


def _isi_dasar(
    proses: ProsesPeringkat, identitas: str, rekap: list[dict[str, Any]]
) -> dict[str, Any]:
    """What a certificate says beside its root and the number of people."""
    assert proses.selesai_pada is not None  # noqa: S101 (only finished runs are certified)
    return {
        "format": FORMAT_SERTIFIKAT,
        "instansi": proses.instansi.nama,
        "kode_instansi": proses.instansi.kode,
        "proses": proses.pk,
        "tanggal_acuan": proses.tanggal_acuan.isoformat(),
        "dihitung_pada": proses.selesai_pada.astimezone(UTC).isoformat(timespec="seconds"),
        "aturan": str(proses.aturan),
        "sidik_aturan": proses.sidik_aturan,
        "sidik_masukan": proses.sidik_masukan,
        "sidik_hasil": proses.sidik_hasil,
        "sidik_identitas": identitas,
        "sidik_kolom": sidik_kolom(proses.kolom_skor, proses.kolom_fakta),
        "sidik_rekap": sidik_rekap(rekap),
    }


def sidik_rekap(rekap: list[dict[str, Any]]) -> str:
    """SHA-256 (hex) of the counts by office."""
    return hashlib.sha256(kanonik({"opd": rekap})).hexdigest()


def sertifikat_beda(*, proses: ProsesPeringkat) -> str:
    """Where a run and its certificate part, in words; "" if they agree or there is none yet."""
    sertifikat = SertifikatProses.objects.filter(proses=proses).first()
    tercatat = _tercatat(proses)
    if sertifikat is None:
        return "Sertifikat yang tercatat dalam audit tidak ada lagi." if tercatat else ""
    isi = sertifikat.isi
    if (kode_sertifikat(isi), isi["akar"]) != (sertifikat.kode, sertifikat.akar):
        return "Isi sertifikat tidak sesuai kodenya."
    if tercatat and tercatat != (sertifikat.kode, sertifikat.akar):
        return "Sertifikat berbeda dengan yang tercatat dalam audit."
    tetap = (
        *("proses", "tanggal_acuan", "dihitung_pada"),
        *("sidik_aturan", "sidik_masukan", "sidik_hasil", "sidik_identitas", "sidik_kolom"),
    )
    seharusnya = _isi_dasar(proses, sidik_identitas(proses=proses), rekap_hitung(proses=proses))
    for nama in (*tetap, "sidik_rekap"):
        if isi[nama] != seharusnya[nama]:
            return f"Sertifikat menyebut {nama} yang lain daripada yang tersimpan."
    simpanan = RekapProses.objects.filter(proses=proses).values_list("isi", flat=True).first()
    if simpanan is None or sidik_rekap(simpanan) != isi["sidik_rekap"]:
        return "Rekap per perangkat daerah tidak sesuai sertifikat."
    return _beda_pohon(proses, isi)


def _beda_pohon(proses: ProsesPeringkat, isi: dict[str, Any]) -> str:
    try:
        kunci = Kunci.tersimpan(proses)
    except RahasiaProses.DoesNotExist:
        return "Rahasia pohon sidik tidak ada lagi."
    _, daun = daun_baca(proses=proses, kepala=kepala(isi), kunci=kunci)
    lapis = pohon.lapis(daun)
    if pohon.akar(lapis).hex() != isi["akar"] or len(daun) != isi["jumlah"] * pohon.LEBAR:
        return "Akar yang dihitung ulang dari hasil tersimpan tidak sesuai sertifikat."
    if pohon_baca(proses=proses) != lapis:
        return "Pohon sidik yang tersimpan tidak sesuai hasilnya."
    return ""


def _tercatat(proses: ProsesPeringkat) -> tuple[str, str] | None:
    """Code and root as the audit kept them, or None."""
    catatan = CatatanAudit.objects.filter(
        tindakan="peringkat.sertifikat", objek_jenis="proses", objek_id=str(proses.pk)
    ).first()
    return (catatan.rincian["kode"], catatan.rincian["akar"]) if catatan else None
