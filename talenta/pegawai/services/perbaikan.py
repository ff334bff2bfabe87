"""Proposing, deciding on and taking back corrections; applying them is a job (perbaikan_terap).

Two different people, neither of them the person concerned; the database holds the first half.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction
from django.utils import timezone

from talenta.impor.jenis import Jenis
from talenta.inti.bukti import bukti_simpan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.pegawai.models import LaporanData, Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import (
    Pemeriksaan,
    baku,
    bukakan,
    jenis_bernama,
    kata_nilai,
    kolom_perbaikan,
    periksa,
    sebutan,
    teks_baris,
    tutup,
)

JENIS_TERAP = "pegawai.perbaikan"
S, T = UsulPerbaikan.Status, UsulPerbaikan.Tindakan
USANG = (
    "Data ini sudah berubah sejak diusulkan, jadi usul ini gugur dan tidak ada yang diubah. "
    "Periksa nilainya yang sekarang, lalu usulkan lagi bila masih keliru."
)


class UsulDitolak(Exception):
    """A proposal cannot be made or decided so; `kesalahan` maps headers to words (empty: all)."""

    def __init__(self, pesan: str = "", kesalahan: Mapping[str, str] | None = None) -> None:
        super().__init__(pesan)
        self.kesalahan: Mapping[str, str] = kesalahan or {"": pesan}


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


def kembaran(jenis: Jenis, baris: Any, simpan: Mapping[str, Any]) -> bool:
    """Whether another row of the person has the key in `simpan`."""
    milik: Any = jenis.model
    kunci = {nama: simpan[nama] for nama in jenis.kunci_simpan if nama in simpan}
    return bool(milik.objects.filter(pegawai_id=baris.pegawai_id, **kunci).exclude(pk=baris.pk))


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
            usul: UsulPerbaikan = UsulPerbaikan.objects.create(
                instansi_id=orang.instansi_id,
                unit_lft=orang.unit_lft,
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
            _catat("perbaikan.usulkan", usul, pelaku, alasan=usul.alasan)
    except IntegrityError:
        raise UsulDitolak(sudah) from None
    return usul


def usul_putuskan(*, usul_id: int, setuju: bool, alasan: str, pelaku: Pelaku) -> UsulPerbaikan:
    """Approve (a job applies it) or refuse with a reason. Raises UsulDitolak.

    Where the stored value is no longer the old one, the proposal lapses instead (status USANG).
    """
    with transaction.atomic():
        usul = _kunci(usul_id)
        _boleh_putus(usul, pelaku)
        if not setuju and not alasan:
            raise UsulDitolak("Tulis alasan penolakannya, supaya pengusul tahu apa yang kurang.")
        usul.diputus_oleh_id, usul.diputus_pada = pelaku.id, timezone.now()
        usul.alasan_putusan = alasan
        if not setuju:
            usul.status = S.DITOLAK
        elif not masih_sama(usul):
            usul.status, usul.alasan_putusan = S.USANG, USANG
        else:
            usul.status = S.DISETUJUI
            usul.pekerjaan = _antrekan(usul, pelaku)
        usul.save(
            update_fields=["status", "diputus_oleh", "diputus_pada", "alasan_putusan", "pekerjaan"]
        )
        _catat(f"perbaikan.{usul.status.lower()}", usul, pelaku, alasan=alasan)
    return usul


def usul_tarik(*, usul_id: int, pelaku: Pelaku) -> UsulPerbaikan:
    """The proposer takes an undecided proposal back. Raises UsulDitolak."""
    with transaction.atomic():
        usul = _kunci(usul_id)
        if usul.diusulkan_oleh_id != pelaku.id:
            raise UsulDitolak("Usul ini ditarik oleh pengusulnya sendiri.")
        if usul.status != S.MENUNGGU:
            raise UsulDitolak(f"Usul ini sudah {usul.get_status_display().lower()}.")
        usul.status = S.DITARIK
        usul.save(update_fields=["status"])
        _catat("perbaikan.tarik", usul, pelaku)
    return usul


def usul_terapkan_lagi(*, usul_id: int, pelaku: Pelaku) -> UsulPerbaikan:
    """Queue an approved proposal again whose job came to no end. Raises UsulDitolak."""
    with transaction.atomic():
        usul = _kunci(usul_id)
        if not usul.macet:
            raise UsulDitolak("Usul ini tidak menunggu diterapkan.")
        usul.pekerjaan = _antrekan(usul, pelaku)
        usul.save(update_fields=["pekerjaan"])
    return usul


def baris_usul(usul: UsulPerbaikan) -> Any:
    """The stored row of a proposal, or None."""
    milik: Any = jenis_bernama(usul.jenis).model
    return milik.objects.filter(pk=usul.objek_id).first()


def masih_sama(usul: UsulPerbaikan, baris: Any = None) -> bool:
    """Whether the row still holds what the proposal calls the old values."""
    baris = baris if baris is not None else baris_usul(usul)
    if baris is None:
        return False
    if usul.tindakan != T.UBAH:
        return (baris.dicabut_pada is None) == (usul.tindakan == T.CABUT)
    if getattr(baris, "dicabut_pada", None):
        return False
    jenis = jenis_bernama(usul.jenis)
    kini = teks_baris(jenis, baris)
    return all(
        kini.get(satu["kolom"]) == bukakan(jenis.kolom_bernama(satu["kolom"]), satu["lama"])
        for satu in usul.isi
    )


def _kunci(usul_id: int) -> UsulPerbaikan:
    usul: UsulPerbaikan = (
        UsulPerbaikan.objects.select_for_update(of=("self",))
        .select_related("pegawai", "pekerjaan")
        .get(pk=usul_id)
    )
    return usul


def _boleh_putus(usul: UsulPerbaikan, pelaku: Pelaku) -> None:
    if usul.status != S.MENUNGGU:
        raise UsulDitolak(f"Usul ini sudah {usul.get_status_display().lower()}.")
    if usul.diusulkan_oleh_id == pelaku.id:
        raise UsulDitolak("Usul Anda sendiri diputuskan oleh petugas BKD lain.")
    if usul.pegawai.pengguna_id == pelaku.id:
        raise UsulDitolak("Usul tentang data Anda sendiri diputuskan oleh petugas BKD lain.")


def _antrekan(usul: UsulPerbaikan, pelaku: Pelaku) -> Any:
    return pekerjaan_buat(
        jenis=JENIS_TERAP,
        judul=f"Penerapan perbaikan nomor {usul.pk}",
        parameter={"usul_id": usul.pk},
        instansi_id=usul.instansi_id,
        pelaku=pelaku,
    )


def _catat(tindakan: str, usul: UsulPerbaikan, pelaku: Pelaku, alasan: str = "") -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="perbaikan",
        objek_id=usul.pk,
        objek_nama=f"{usul.get_tindakan_display()} {usul.jenis}: {usul.pegawai}",
        rincian={"kolom": [satu["kolom"] for satu in usul.isi], "objek": usul.objek_id},
        alasan=alasan,
        instansi_id=usul.instansi_id,
    )
