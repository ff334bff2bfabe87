"""Proposing corrections and taking them back; deciding is perbaikan_putus, applying
perbaikan_terap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction

from talenta.impor.jenis import Jenis
from talenta.inti.bukti import bukti_simpan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import LaporanData, Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import (
    Pemeriksaan,
    baku,
    kata_nilai,
    kolom_perbaikan,
    periksa,
    sebutan,
    teks_baris,
    tutup,
)
from talenta.pegawai.services.usul import UsulDitolak, kembaran, usul_catat, usul_kunci

S, T = UsulPerbaikan.Status, UsulPerbaikan.Tindakan


@dataclass(frozen=True, kw_only=True)
class Dasar:
    """What every proposal rests on: reason, evidence, and the report that it answers, if any."""

    alasan: str
    bukti: BinaryIO
    bukti_nama: str
    laporan: LaporanData | None = None


def usul_ubah(
    *, jenis: Jenis, baris: Any, isian: Mapping[str, str], dasar: Dasar, hari: date, pelaku: Pelaku
) -> UsulPerbaikan:
    """Propose new values for columns of a row, checked as an import would. Raises UsulDitolak.

    `isian` maps headers to texts as typed; those equal to what is stored are left out.
    """
    orang = _orang(baris)
    if getattr(baris, "dicabut_pada", None):
        raise UsulDitolak("Baris ini sudah dicabut. Pulihkan lebih dahulu bila ternyata benar.")
    lama = teks_baris(jenis, baris)
    kolom = {satu.nama: satu for satu in kolom_perbaikan(jenis) if satu.nama in isian}
    hasil = periksa(
        jenis,
        lama | {nama: isian[nama] for nama in kolom},
        orang=orang,
        ubah={nama for nama in kolom if isian[nama].strip() != lama[nama]},
        hari=hari,
    )
    if hasil.kesalahan:
        raise UsulDitolak(kesalahan=hasil.kesalahan)
    isi = _perubahan(jenis, kolom, lama, hasil, orang.instansi_id)
    if not isi:
        raise UsulDitolak("Belum ada nilai yang berbeda dari yang tersimpan.")
    if jenis.model is not Pegawai:
        _tolak_kembar(jenis, baris, hasil)
    return _buat(
        jenis, baris, tindakan=T.UBAH, isi=isi, peringatan=hasil.peringatan, dasar=dasar,
        pelaku=pelaku,
    )  # fmt: skip


def usul_cabut(
    *, jenis: Jenis, baris: Any, cabut: bool, dasar: Dasar, pelaku: Pelaku
) -> UsulPerbaikan:
    """Propose that a history row no longer counts, or (`cabut` False) that it counts again.

    Raises UsulDitolak.
    """
    if jenis.model is Pegawai:
        raise UsulDitolak("Data orangnya tidak dicabut; perbaiki kedudukan hukumnya.")
    if cabut == (baris.dicabut_pada is not None):
        raise UsulDitolak("Baris ini sudah dicabut." if cabut else "Baris ini tidak dicabut.")
    return _buat(
        jenis, baris, tindakan=T.CABUT if cabut else T.PULIHKAN, isi=[], peringatan=[],
        dasar=dasar, pelaku=pelaku,
    )  # fmt: skip


def _orang(baris: Any) -> Pegawai:
    orang: Pegawai = baris if isinstance(baris, Pegawai) else baris.pegawai
    return orang


def _orang_kini(orang: Pegawai) -> Pegawai:
    """The person as of now, who stays in the unit until the caller's transaction ends."""
    kini: Pegawai | None = (
        Pegawai.objects.select_for_update(of=("self",), no_key=True).filter(pk=orang.pk).first()
    )
    if kini is None:
        raise UsulDitolak("Orang ini tidak ada lagi dalam lingkup Anda, jadi usul tidak dikirim.")
    return kini


def _perubahan(
    jenis: Jenis, kolom: Mapping[str, Any], lama: Mapping[str, str], hasil: Pemeriksaan, ins: int
) -> list[dict[str, str]]:
    """The changed columns, old beside new, as the proposal keeps them."""
    isi = []
    for nama, satu in kolom.items():
        baru = baku(satu, hasil.bersih[nama])
        if baru == lama[nama]:
            continue
        pasang = {"kolom": nama, "judul": sebutan(nama)}
        pasang |= {"lama": tutup(satu, lama[nama]), "baru": tutup(satu, baru)}
        if not satu.sensitif:
            pasang["lama_kata"] = kata_nilai(jenis, satu, lama[nama], instansi_id=ins)
            pasang["baru_kata"] = kata_nilai(jenis, satu, baru, instansi_id=ins)
        isi.append(pasang)
    return isi


def _tolak_kembar(jenis: Jenis, baris: Any, hasil: Pemeriksaan) -> None:
    """Another row of the person has the key that the corrected row would have."""
    if kembaran(jenis, baris, hasil.simpan):
        raise UsulDitolak(
            "Baris lain dengan isi kunci yang sama sudah tercatat. "
            "Cabut saja baris yang keliru ini."
        )


def potret(jenis: Jenis, baris: Any) -> list[dict[str, str]]:
    """A row in words, without sensitive columns."""
    isi = teks_baris(jenis, baris)
    ins = baris.instansi_id
    return [
        {
            "judul": sebutan(satu.nama),
            "kata": kata_nilai(jenis, satu, isi[satu.nama], instansi_id=ins),
        }
        for satu in kolom_perbaikan(jenis)
        if not satu.sensitif and isi[satu.nama]
    ]


def _buat(
    jenis: Jenis,
    baris: Any,
    *,
    tindakan: str,
    isi: list[dict[str, str]],
    peringatan: list[str],
    dasar: Dasar,
    pelaku: Pelaku,
) -> UsulPerbaikan:
    orang = _orang(baris)
    if pelaku.id is None or orang.pengguna_id == pelaku.id:
        raise UsulDitolak(
            "Data Anda sendiri diperbaiki oleh petugas lain; laporkan dari Data saya."
        )
    terbuka = UsulPerbaikan.objects.filter(jenis=jenis.kode, objek_id=baris.pk)
    sudah = "Masih ada usul yang belum selesai untuk data ini. Tunggu putusannya lebih dahulu."
    if terbuka.filter(status__in=UsulPerbaikan.TERBUKA).exists():
        raise UsulDitolak(sudah)
    try:
        with transaction.atomic():
            kini = _orang_kini(orang)
            usul: UsulPerbaikan = UsulPerbaikan.objects.create(
                instansi_id=orang.instansi_id,
                unit_lft=kini.unit_lft,
                pegawai=orang,
                jenis=jenis.kode,
                objek_id=baris.pk,
                tindakan=tindakan,
                isi=isi,
                potret=potret(jenis, baris),
                peringatan=peringatan,
                alasan=dasar.alasan,
                bukti=bukti_simpan(
                    instansi_id=orang.instansi_id,
                    isi=dasar.bukti,
                    nama=dasar.bukti_nama,
                    pelaku=pelaku,
                ),
                laporan=dasar.laporan,
                diusulkan_oleh_id=pelaku.id,
            )
            usul_catat("perbaikan.usulkan", usul, pelaku, alasan=usul.alasan)
    except IntegrityError:
        raise UsulDitolak(sudah) from None
    return usul


def usul_tarik(*, usul_id: int, pelaku: Pelaku) -> UsulPerbaikan:
    """The proposer takes an undecided proposal back. Raises UsulDitolak."""
    with transaction.atomic():
        usul = usul_kunci(usul_id)
        if usul.diusulkan_oleh_id != pelaku.id:
            raise UsulDitolak("Usul ini ditarik oleh pengusulnya sendiri.")
        if usul.status != S.MENUNGGU:
            raise UsulDitolak(f"Usul ini sudah {usul.get_status_display().lower()}.")
        usul.status = S.DITARIK
        usul.save(update_fields=["status"])
        usul_catat("perbaikan.tarik", usul, pelaku)
    return usul
