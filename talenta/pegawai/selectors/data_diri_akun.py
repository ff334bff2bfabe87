"""What the portal keeps of somebody's account, for that person: roles, codes, sign-ins, second
factors, tokens, sessions, messages, the audit. No secret is among it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from axes.models import AccessLog

from talenta.akun.models import (
    AlamatSurat,
    KodeAktivasi,
    Pengguna,
    PenugasanPeran,
    SetelanKabar,
    Surat,
    TokenAkses,
)
from talenta.akun.selectors import riwayat_keamanan
from talenta.akun.selectors_faktor import faktor_daftar, sesi_daftar
from talenta.inti.kamus import TINDAKAN
from talenta.inti.models import CatatanAudit, Pemberitahuan

Baris = dict[str, Any]


@dataclass(frozen=True)
class Bagian:
    """Rows of one kind, oldest first, each by column in words; `kode` names the file."""

    kode: str
    judul: str
    baris: list[Baris]

    @cached_property
    def kolom(self) -> list[str]:
        """Columns in the order in which they first appear."""
        return list(dict.fromkeys(kolom for satu in self.baris for kolom in satu))

    @property
    def sel(self) -> list[list[Any]]:
        """The rows as a table below `kolom`."""
        return [[satu.get(kolom, "") for kolom in self.kolom] for satu in self.baris]


def bagian_akun(pengguna: Pengguna) -> Iterator[Bagian]:
    """All about an account, part by part."""
    yield Bagian(
        "akun",
        "Akun",
        [
            {
                "nomor masuk": pengguna.nip,
                "nama": pengguna.nama,
                "email": pengguna.email,
                "aktif": pengguna.is_active,
                "dibuat pada": pengguna.dibuat_pada,
                "masuk terakhir": pengguna.last_login,
            }
        ],
    )
    penugasan = PenugasanPeran.objects.filter(pengguna=pengguna).select_related("instansi")
    yield Bagian(
        "peran",
        "Peran yang pernah diberikan",
        [
            {
                "peran": satu.get_peran_display(),
                "instansi": satu.instansi.nama,
                "berlaku mulai": satu.berlaku_mulai,
                "berlaku sampai": satu.berlaku_sampai,
            }
            for satu in penugasan.order_by("pk")
        ],
    )
    yield Bagian(
        "kode_aktivasi",
        "Kode aktivasi (kodenya sendiri tidak disimpan)",
        [
            {
                "dibuat pada": satu.dibuat_pada,
                "berlaku sampai": satu.kedaluwarsa_pada,
                "dipakai pada": satu.dipakai_pada,
                "ditarik pada": satu.ditarik_pada,
            }
            for satu in KodeAktivasi.objects.filter(pengguna=pengguna).order_by("pk")
        ],
    )
    yield Bagian(
        "masuk_tunggal",
        "Tautan masuk tunggal",
        [
            {
                "penerbit": satu.penerbit,
                "nomor di sana": satu.subjek,
                "sejak": satu.dibuat_pada,
                "terakhir dipakai": satu.dipakai_pada,
            }
            for satu in pengguna.tautan.order_by("pk")
        ],
    )
    yield from _kabar(pengguna)
    yield Bagian(
        "masuk",
        "Masuk ke portal dalam 90 hari terakhir",
        [
            {"waktu": satu.attempt_time, "alamat": satu.ip_address, "peramban": satu.user_agent}
            for satu in AccessLog.objects.filter(username=pengguna.nip).order_by("pk")
        ],
    )
    yield Bagian(
        "faktor",
        "Faktor kedua (rahasianya tidak ikut)",
        [
            {
                "jenis": satu.get_jenis_display(),
                "nama": satu.nama,
                "dipasang pada": satu.dibuat_pada,
                "terakhir dipakai": satu.dipakai_pada,
            }
            for satu in faktor_daftar(pengguna=pengguna)
        ],
    )
    yield Bagian(
        "token",
        "Token API (tokennya sendiri tidak disimpan)",
        [
            {
                "nama": satu.nama,
                "cakupan": ", ".join(satu.cakupan),
                "dibuat pada": satu.dibuat_pada,
                "berlaku sampai": satu.kedaluwarsa_pada,
                "terakhir dipakai": satu.terakhir_pada,
                "dari alamat": satu.alamat_terakhir,
                "dicabut pada": satu.dicabut_pada,
            }
            for satu in TokenAkses.objects.terlihat_oleh(pengguna).order_by("pk")
        ],
    )
    yield Bagian(
        "sesi",
        "Sesi yang masih terbuka",
        [
            {
                "perangkat": satu.perangkat,
                "alamat": satu.alamat,
                "mulai pada": satu.mulai_pada,
                "terakhir dipakai": satu.terakhir_pada,
            }
            for satu in sesi_daftar(pengguna=pengguna, kunci=None)
        ],
    )
    jejak = riwayat_keamanan(pengguna=pengguna).order_by("pk")
    yield Bagian("audit", "Jejak audit atas Anda", [*map(_tindakan, jejak)])


def _kabar(pengguna: Pengguna) -> Iterator[Bagian]:
    alamat = AlamatSurat.objects.filter(pengguna=pengguna)
    yield Bagian(
        "alamat_pos_el",
        "Alamat pos-el untuk pemberitahuan",
        [
            {
                "alamat": satu.alamat,
                "dikonfirmasi pada": satu.dikonfirmasi_pada,
                "menunggu konfirmasi": satu.menunggu,
            }
            for satu in alamat
        ],
    )
    yield Bagian(
        "setelan_pemberitahuan",
        "Setelan pemberitahuan",
        [
            {
                "pilihan": satu.pilihan,
                "jam tenang mulai": satu.tenang_mulai,
                "jam tenang selesai": satu.tenang_sampai,
            }
            for satu in SetelanKabar.objects.filter(pengguna=pengguna)
        ],
    )
    yield Bagian(
        "pemberitahuan",
        "Pemberitahuan kepada Anda dalam 180 hari terakhir",
        [
            {"waktu": satu.dibuat_pada, "judul": satu.judul, "isi": satu.isi}
            for satu in Pemberitahuan.objects.filter(pengguna_id=pengguna.pk).order_by("pk")
        ],
    )
    yield Bagian(
        "surat",
        "Surat kepada Anda dalam 90 hari terakhir",
        [
            {
                "dibuat pada": satu.dibuat_pada,
                "tentang": satu.get_jenis_display(),
                "terkirim pada": satu.terkirim_pada,
                "gagal": satu.galat,
            }
            for satu in Surat.objects.filter(pengguna=pengguna).order_by("pk")
        ],
    )


def _tindakan(catatan: CatatanAudit) -> Baris:
    return {
        "waktu": catatan.waktu,
        "tindakan": TINDAKAN.get(catatan.tindakan, catatan.tindakan),
        "oleh": catatan.pelaku,
        "dari alamat": catatan.alamat,
        "alasan": catatan.alasan,
    }
