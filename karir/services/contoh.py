"""Sample data into the portal: through the import like any other file, with accounts and a run."""

import datetime as dt
import json
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypedDict

import numpy as np
from django.db import transaction

from karir.contoh.bahan import TANGGAL_ACUAN, Spek
from karir.contoh.berkas import Contoh, reka, tulis
from karir.contoh.nama import PencatatNip
from karir.contoh.tokoh import Tokoh, pilih_tokoh
from karir.models import ProsesPeringkat
from karir.pengisian.services.ketentuan import ketentuan_muat_bawaan
from karir.services.aturan import aturan_muat_bawaan
from karir.services.contoh_dinilai import dinilai_contoh
from karir.services.contoh_sanggah import sanggah_contoh
from karir.services.contoh_tinjauan import tinjauan_contoh
from karir.services.olah import proses_olah
from karir.services.penayangan import hasil_tayangkan
from karir.services.proses import proses_jalankan
from karir.services.sertifikat import sertifikat_buat
from kinerja.services.contoh import tahun_contoh
from kompetensi.digital.services.contoh import digital_reka
from kompetensi.digital.services.muat import digital_muat_bawaan
from kompetensi.services.contoh import asesmen_contoh
from talenta.akun.izin import PERAN_DUA_FAKTOR, Peran
from talenta.akun.models import Faktor, Instansi, Pengguna
from talenta.akun.services.faktor import faktor_simpan, rahasia_baru
from talenta.akun.services.instansi import instansi_buat
from talenta.impor.services.langsung import impor_langsung
from talenta.inti.sandi_data import sandikan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from talenta.pegawai.services.penugasan import peran_berikan
from talenta.pegawai.services.pernyataan import pernyataan_contoh

# No letter or digit that is easily taken for another.
_HURUF: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_PERAN_MULAI: Final = dt.date(2026, 1, 1)
_AKHIR: Final = dt.datetime.combine(TANGGAL_ACUAN, dt.time(9), dt.UTC)

Kabar = Callable[[str], None]


class ContohSudahAda(Exception):
    """One of the instansi exists already; the message is for the officer."""


class ContohDitolak(Exception):
    """The import rejected invented rows: the generator and the import disagree."""


class AkunContoh(TypedDict):
    """One sign-in of the sample, as written to akun-contoh.json."""

    peran: str
    nip: str
    sandi: str
    totp: str
    keterangan: str


def contoh_muat(*, wilayah: list[Spek], kabar: Kabar) -> list[AkunContoh]:
    """Invent and load every instansi, all of them or none, then compute and show a map
    for each.

    Returns the accounts. Raises ContohSudahAda before anything is written, ContohDitolak when the
    import rejects a row.
    """
    ada = Instansi.objects.filter(kode__in=[s.kode for s in wilayah]).values_list("kode", flat=True)
    if ada:
        raise ContohSudahAda(
            f"Instansi {', '.join(sorted(ada))} sudah ada, jadi data contoh tidak dibuat lagi."
        )
    akun: list[AkunContoh] = []
    instansi: list[Instansi] = []
    pencatat = PencatatNip()
    with transaction.atomic():
        aturan_muat_bawaan()
        digital_muat_bawaan()
        ketentuan_muat_bawaan()
        for spek in wilayah:
            contoh = reka(spek, pencatat)
            instansi.append(_muat_instansi(contoh, instansi[0] if instansi else None, kabar))
            akun += _buat_akun(contoh, instansi[-1], pencatat)
            asesmen_contoh(instansi=instansi[-1])
            pernyataan_contoh(instansi_id=instansi[-1].pk, pada=_AKHIR)
    for satu in instansi:
        tahun = tahun_contoh(instansi_id=satu.pk, hari=TANGGAL_ACUAN)
        dinilai_contoh(tahun=tahun)
        kabar(f"{satu.nama}: kinerja {tahun.tahun}, {tahun.skp.count()} SKP.")
    for satu in instansi:
        proses = _hitung(satu)
        tinjauan_contoh(proses=proses)
        banyak = digital_reka(instansi=satu, saat=_AKHIR)
        kabar(f"{satu.nama}: keterampilan digital {banyak} orang.")
        sanggah_contoh(proses=proses)
        kabar(f"{satu.nama}: {proses.ringkasan['status']['DIPETAKAN']} orang dipetakan.")
    return akun


def akun_contoh_simpan(*, akun: list[AkunContoh], berkas: Path) -> None:
    """Write the sign-ins to a file that only its owner can read."""
    berkas.parent.mkdir(parents=True, exist_ok=True)
    deskriptor = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(deskriptor, "w", encoding="utf-8") as keluaran:
        os.fchmod(keluaran.fileno(), 0o600)
        json.dump(akun, keluaran, ensure_ascii=False, indent=2)


def _muat_instansi(contoh: Contoh, induk: Instansi | None, kabar: Kabar) -> Instansi:
    spek = contoh.spek
    anak = Instansi.Jenis.KOTA if spek.kota else Instansi.Jenis.KABUPATEN
    instansi = instansi_buat(
        kode=spek.kode,
        nama=spek.nama,
        jenis=Instansi.Jenis.PROVINSI if spek.provinsi else anak,
        induk=induk,
        pelaku=Pelaku.sistem(),
    )
    with tempfile.TemporaryDirectory() as sementara:
        for jenis, berkas in tulis(contoh, Path(sementara)):
            impor = impor_langsung(instansi=instansi, jenis=jenis, berkas=berkas)
            if impor.ditolak or impor.peringatan:
                [(baris, pesan)] = impor.temuan.values_list("baris", "pesan")[:1]
                raise ContohDitolak(
                    f"{jenis}: {impor.ditolak} baris ditolak, {impor.peringatan} peringatan; "
                    f"yang pertama: baris {baris}, {pesan}"
                )
            kabar(f"{spek.nama}: {jenis}, {impor.baru} baris.")
    return instansi


def _buat_akun(contoh: Contoh, instansi: Instansi, pencatat: PencatatNip) -> list[AkunContoh]:
    hasil: list[AkunContoh] = []
    for tokoh in pilih_tokoh(contoh):
        sandi = "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(3))
        pengguna = _buat_pengguna(contoh, instansi, tokoh, pencatat, sandi)
        if tokoh.peran != Peran.ASN:
            unit = UnitOrganisasi.objects.filter(instansi=instansi, kode=tokoh.unit).first()
            peran_berikan(
                pengguna=pengguna,
                peran=tokoh.peran,
                instansi=instansi,
                unit=unit,
                mulai=_PERAN_MULAI,
                sampai=None,
                oleh=Pelaku.sistem(),
                alasan="Akun data contoh.",
            )
        hasil.append(
            {
                "peran": str(tokoh.peran.label),
                "nip": pengguna.nip,
                "sandi": sandi,
                "totp": _beri_faktor(pengguna, tokoh.peran),
                "keterangan": f"{pengguna.nama}: {tokoh.keterangan}",
            }
        )
    return hasil


def _beri_faktor(pengguna: Pengguna, peran: Peran) -> str:
    """The secret of an authenticator app where the role asks for a second factor, or "": the PPK
    sets one up at the first sign-in, as everybody does."""
    if peran not in PERAN_DUA_FAKTOR or peran == Peran.PPK:
        return ""
    rahasia = rahasia_baru()
    faktor = Faktor(
        pengguna=pengguna,
        jenis=Faktor.Jenis.TOTP,
        nama="Aplikasi autentikator contoh",
        rahasia=sandikan(rahasia),
    )
    faktor_simpan(faktor=faktor, pelaku=Pelaku.sistem())
    return rahasia


def _buat_pengguna(
    contoh: Contoh, instansi: Instansi, tokoh: Tokoh, pencatat: PencatatNip, sandi: str
) -> Pengguna:
    if tokoh.orang is None:
        return Pengguna.objects.create_user(
            nip=_nomor_bukan_pegawai(pencatat),
            nama="Gubernur Contoh Nusantara",
            instansi=instansi,
            password=sandi,
        )
    pegawai = Pegawai.objects.get(instansi=instansi, nip=contoh.orang.nip[tokoh.orang])
    pengguna = Pengguna.objects.create_user(
        nip=pegawai.nip,
        nama=pegawai.nama,
        email=pegawai.email,
        instansi=instansi,
        password=sandi,
    )
    Pegawai.objects.filter(pk=pegawai.pk).update(pengguna=pengguna)
    return pengguna


def _nomor_bukan_pegawai(pencatat: PencatatNip) -> str:
    """A sign-in number in the form of a NIP for somebody who has none, given to nobody else."""
    lahir, mulai = (
        (dt.date(*t) - dt.date(1970, 1, 1)).days for t in ((1968, 4, 12), (2025, 2, 20))
    )
    [nomor] = pencatat.beri(
        np.array([lahir]), np.array([mulai]), np.array([0]), np.array([False])
    ).tolist()
    return str(nomor)


def _hitung(instansi: Instansi) -> ProsesPeringkat:
    sistem = Pelaku.sistem()
    proses = proses_jalankan(instansi=instansi, tanggal_acuan=TANGGAL_ACUAN, pelaku=sistem)
    hasil_tayangkan(proses=proses, menggantikan=None, pelaku=sistem)
    sertifikat_buat(proses=proses, pelaku=sistem)
    proses_olah(proses=proses)
    return proses
