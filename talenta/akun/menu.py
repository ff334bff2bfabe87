"""The menu by permission, and the roles one could take on: no query of its own."""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypedDict

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from talenta.akun.lingkup import Lingkup
from talenta.akun.selectors import peran_dapat_dipakai
from talenta.akun.selectors_kabar import kabar_baru


class Butir(TypedDict):
    """One entry: its address, whether it is the page shown, and a count of what waits (or None)."""

    judul: str
    url: str
    aktif: bool
    hitungan: int | None


class Kelompok(TypedDict):
    judul: str
    butir: list[Butir]


# Entries about one's own record: of no use to an account that has none.
BUTUH_CATATAN = frozenset(
    {
        "pegawai:saya",
        "kompetensi:digital_saya",
        "kinerja:tahun_saya",
        "kinerja:tim_saya",
        "kinerja:umpan_saya",
        "kinerja:keberatan",
        "karir:seleksi_saya",
    }
)

# Title, URL name (the shell names the wings by string only), permission.
SUSUNAN: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "",
        [
            ("Beranda", "beranda", "diri.lihat"),
            ("Data saya", "pegawai:saya", "diri.lihat"),
            ("Digital saya", "kompetensi:digital_saya", "diri.lihat"),
            ("Seleksi saya", "karir:seleksi_saya", "diri.lihat"),
        ],
    ),
    (
        "Talenta",
        [
            ("Peta talenta", "karir:peta", "hasil.lihat"),
            ("Rekap hasil", "karir:rekap", "hasil.rekap"),
            ("Tinjauan talenta", "karir:tinjauan", "tinjauan.lihat"),
            ("Kolam talenta", "karir:kolam", "tinjauan.lihat"),
            ("Sanggahan", "karir:sanggah", "sanggah.lihat"),
            ("Integritas merit", "karir:integritas", "integritas.lihat"),
            ("Rekonsiliasi SIMATA", "karir:simata", "hasil.lihat"),
            ("Pegawai", "pegawai:daftar", "pegawai.lihat"),
            ("Talenta digital", "kompetensi:digital", "digital.peta"),
            ("Pengisian jabatan", "karir:lowongan", "lowongan.lihat"),
            ("Aturan", "karir:aturan", "aturan.lihat"),
            ("Kompetensi", "kompetensi:kesenjangan", "kompetensi.lihat"),
            ("Kamus kompetensi", "kompetensi:kamus", "diri.lihat"),
        ],
    ),
    (
        "Kinerja",
        [
            ("Kinerja saya", "kinerja:tahun_saya", "diri.lihat"),
            ("Tim saya", "kinerja:tim_saya", "diri.lihat"),
            ("Umpan balik", "kinerja:umpan_saya", "diri.lihat"),
            ("Keberatan saya", "kinerja:keberatan", "diri.lihat"),
            ("Tahun kinerja", "kinerja:tahun", "kinerja.lihat"),
            ("Pemantauan", "kinerja:pantau", "kinerja.pantau"),
            ("Keberatan", "kinerja:keberatan_kantor", "kinerja.lihat"),
        ],
    ),
    (
        "Data",
        [
            ("Impor", "impor:daftar", "impor.lihat"),
            ("Mutu data", "mutu:indeks", "mutu.indeks"),
            ("Perbaikan data", "pegawai:usul", "perbaikan.lihat"),
            ("Pekerjaan", "pekerjaan", "pekerjaan.lihat"),
        ],
    ),
    (
        "Pengaturan",
        [
            ("Akun dan peran", "akun:daftar", "akun.lihat"),
            ("Hari libur", "akun:kalender", "kalender.kelola"),
            ("Tinjauan akses", "kelola:tinjauan", "akun.lihat"),
            ("Jejak audit", "audit", "audit.lihat"),
        ],
    ),
]


@cache
def _alamat(nama: str) -> str | None:
    """The address of a page without arguments; None in a portal without its wing."""
    try:
        return reverse(nama)
    except NoReverseMatch:
        return None


def _butir(
    lingkup: Lingkup, jalur: str, susunan: Iterable[tuple[str, str, str]]
) -> Iterable[Butir]:
    # The own account lies among the accounts by its address only.
    milik = (
        "akun:sandi",
        "kelola:akun_saya",
        "akun:faktor",
        "akun:pemulihan",
        "akun:konfirmasi",
        "akun:kabar",
        "akun:kabar_atur",
        "akun:surel",
        "akun:surel_konfirmasi",
    )
    sendiri = jalur in [_alamat(nama) for nama in milik]
    for judul, nama, izin in susunan:
        if not lingkup.boleh(izin) or (nama in BUTUH_CATATAN and lingkup.pegawai_id is None):
            continue
        if (url := _alamat(nama)) is None:
            continue
        aktif = jalur == url if nama == "beranda" else jalur.startswith(url) and not sendiri
        yield Butir(judul=judul, url=url, aktif=aktif, hitungan=None)


def susun(lingkup: Lingkup, jalur: str) -> list[Kelompok]:
    """Return the groups of the menu for a scope; the longest address that fits is the active."""
    menu = [
        Kelompok(judul=judul, butir=list(_butir(lingkup, jalur, susunan)))
        for judul, susunan in SUSUNAN
    ]
    aktif = [butir for kelompok in menu for butir in kelompok["butir"] if butir["aktif"]]
    for butir in sorted(aktif, key=lambda satu: len(satu["url"]))[:-1]:
        butir["aktif"] = False
    return [kelompok for kelompok in menu if kelompok["butir"]]


def menu(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `menu`, `lingkup` of the role taken on, `peran_tersedia`, the role that
    waits for a second factor, and how many messages wait (asked where the frame shows it)."""
    pengguna: Any = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated:
        return {}
    # A page about oneself runs as plain ASN (pengguna.lingkup); the menu stays that of the role.
    lingkup = getattr(request, "lingkup_peran", pengguna.lingkup)
    return {
        "menu": susun(lingkup, request.path),
        "lingkup": lingkup,
        "peran_tersedia": peran_dapat_dipakai(request),
        "peran_tertunda": getattr(request, "peran_tertunda", None),
        "kabar_baru": cache(lambda: kabar_baru(pengguna=pengguna)),
    }
