"""Restoring a backup: everything is built and checked beside the portal, then takes its place.

The database of the backup is restored under another name on the same server. Only when its rows,
its audit and its rights have been found right are the two names exchanged. Stored files are added
to those that are there; none is removed.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from talenta.inti.cadangan import alat, manifes
from talenta.inti.cadangan.alat import GalatCadangan, di_basis_data, galat_cakram, pemeliharaan
from talenta.inti.cadangan.buat import jumlah_baris, tanda_kunci_kini
from talenta.inti.cadangan.manifes import Manifes, cadangan_periksa, semua_butir
from talenta.inti.penyimpanan import SEBAGIAN
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, SegelTerbit, catat, verifikasi

PERAN = ("talenta_web", "talenta_kerja", "talenta_diri")
# A portal that holds none of these holds nobody's data: tables and shipped rule sets only.
_ISI = ("akun_instansi", "akun_pengguna", "inti_berkas")
Lapor = Callable[[str], object]


@dataclass(frozen=True)
class HasilPulih:
    """`lama` is the name under which the former database is kept, "" where it held nothing."""

    manifes: Manifes
    lama: str
    disegel: int
    kunci_sesi_sama: bool


def cadangan_pulihkan(
    *, dari: Path, timpa: bool = False, kunci_lain: bool = False, lapor: Lapor = lambda _: None
) -> HasilPulih:
    """Put the portal back to what a backup holds. Raises GalatCadangan; then nothing has changed.

    `timpa`: even where the portal holds data (its database is kept under another name).
    `kunci_lain`: even where the key of the records is not the one of the backup.
    """
    lapor("Memeriksa setiap bita cadangan ...")
    isi = cadangan_periksa(dari=dari)
    _wajib_dikenal(isi)
    kunci = tanda_kunci_kini()
    if kunci["data"] != isi.tanda_kunci["data"] and not kunci_lain:
        raise GalatCadangan(
            "TALENTA_KUNCI_NIK sekarang bukan kunci cadangan ini (tanda "
            f"{kunci['data']}, cadangan memerlukan {isi.tanda_kunci['data']}). Dengan kunci lain "
            "NIK tidak akan pernah terbaca. Pasang kunci yang disimpan terpisah itu, lalu ulangi; "
            "bila kunci itu hilang untuk selamanya, tambahkan --kunci-lain."
        )
    sasaran = str(connection.settings_dict["NAME"])
    baru, lama = _nama(sasaran)
    ada = _wajib_siap(sasaran, timpa=timpa)
    lapor("Menyalin berkas ...")
    _pasang_berkas(dari, isi)
    try:
        lapor("Memulihkan basis data di samping ...")
        _bangun(dari, baru)
        with di_basis_data(baru):
            lapor("Membandingkan jumlah baris dan rantai audit ...")
            disegel = _wajib_sama(isi)
            lapor("Menyesuaikan tabel, hak, dan batas baris dengan rilis ini ...")
            _sesuaikan(dari, isi)
        lapor("Menukar basis data ...")
        berisi = ada and timpa
        _tukar(sasaran, baru, lama if ada else "")
    except BaseException:
        _buang(baru)
        raise
    if ada and not berisi:
        _buang(lama)
    return HasilPulih(
        isi, lama if berisi else "", disegel, kunci["sesi"] == isi.tanda_kunci["sesi"]
    )


def _nama(sasaran: str) -> tuple[str, str]:
    """Names beside that of the portal, within PostgreSQL's 63 bytes."""
    with pemeliharaan() as kursor:
        kursor.execute("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISS')")
        stempel = kursor.fetchone()[0]
    return f"{sasaran[:40]}_pulih_{stempel}", f"{sasaran[:40]}_lama_{stempel}"


def _wajib_dikenal(isi: Manifes) -> None:
    """A backup of a newer release has tables that this one knows nothing about."""
    berkas = MigrationLoader(None).disk_migrations
    dikenal = set(berkas) | {lama for satu in berkas.values() for lama in satu.replaces}
    asing = [
        f"{app}.{nama}"
        for app, semua in isi.migrasi.items()
        for nama in semua
        if (app, nama) not in dikenal
    ]
    if asing:
        raise GalatCadangan(
            f"Cadangan ini dibuat rilis yang lebih baru (migrasi {asing[0]} tidak dikenal di "
            "sini). Pasang rilis itu atau yang sesudahnya, lalu ulangi."
        )


def _wajib_siap(sasaran: str, *, timpa: bool) -> bool:
    """Whether the portal's database exists; raises where it must not be replaced, or cannot be."""
    with pemeliharaan() as kursor:
        kursor.execute(
            "SELECT rolcreatedb OR rolsuper, current_user FROM pg_roles "
            "WHERE rolname = current_user"
        )
        boleh, login = kursor.fetchone()
        if not boleh:
            raise GalatCadangan(
                f"Login {login} tidak boleh membuat basis data. Jalankan dengan "
                "TALENTA_LOGIN=pemilik dan DATABASE_URL milik talenta_pemilik."
            )
        kursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)", [list(PERAN)])
        if kurang := set(PERAN) - {satu for (satu,) in kursor.fetchall()}:
            raise GalatCadangan(
                f"Peran {', '.join(sorted(kurang))} belum ada di server ini. Jalankan "
                "deploy/peran.sql sebagai superuser, lalu ulangi."
            )
        kursor.execute("SELECT FROM pg_database WHERE datname = %s", [sasaran])
        if kursor.rowcount == 0:
            return False
    if not timpa and _berisi():
        raise GalatCadangan(
            f"Basis data {sasaran} sudah berisi data. Tidak ada yang diubah. Bila memang hendak "
            "diganti, tambahkan --timpa; yang lama disimpan dengan nama lain."
        )
    connection.close()
    with pemeliharaan() as kursor:
        _wajib_sepi(kursor, sasaran)
    return True


def _wajib_sepi(kursor: Any, sasaran: str) -> None:
    kursor.execute(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = %s AND backend_type = 'client backend'",
        [sasaran],
    )
    if jumlah := kursor.fetchone()[0]:
        raise GalatCadangan(
            f"Masih ada {jumlah} sambungan ke basis data {sasaran}. Hentikan web, worker, dan "
            "beat (docker compose stop web worker beat), lalu ulangi. Tidak ada yang diubah."
        )


def _berisi() -> bool:
    with connection.cursor() as kursor:
        for tabel in _ISI:
            kursor.execute("SELECT to_regclass(%s) IS NOT NULL", [tabel])
            if kursor.fetchone()[0]:
                kursor.execute(f"SELECT FROM {tabel} LIMIT 1")
                if kursor.rowcount:
                    return True
    return False


def _pasang_berkas(dari: Path, isi: Manifes) -> None:
    """Add the stored files that are missing or damaged; each appears whole or not at all."""
    akar = Path(settings.MEDIA_ROOT)
    with galat_cakram(akar):
        for butir, asal in semua_butir(dari, isi)[1:]:
            tujuan = akar / butir.nama
            if tujuan.is_file() and manifes.sidik_berkas(tujuan) == butir.sha256:
                continue
            sementara = tujuan.with_name(f"{tujuan.name}.pulih{SEBAGIAN}")
            try:
                manifes.salin(asal, sementara)
                os.replace(sementara, tujuan)
            finally:
                sementara.unlink(missing_ok=True)


def _bangun(dari: Path, baru: str) -> None:
    with pemeliharaan() as kursor:
        kursor.execute(f"CREATE DATABASE {_kutip(baru)} TEMPLATE template0 ENCODING 'UTF8'")
    alat.jalankan(
        "pg_restore",
        "--exit-on-error",
        "--no-owner",
        f"--jobs={min(4, os.cpu_count() or 1)}",
        f"--dbname={baru}",
        str(dari / manifes.DUMP),
        basis=baru,
        tempat=dari,
    )


def _wajib_sama(isi: Manifes) -> int:
    """Rows as counted when the backup was made, and an unbroken audit up to its last seal."""
    kini = jumlah_baris()
    beda = [nama for nama in sorted({*kini, *isi.jumlah}) if kini.get(nama) != isi.jumlah.get(nama)]
    if beda:
        raise GalatCadangan(
            f"Jumlah baris {beda[0]} setelah dipulihkan {kini.get(beda[0])}, seharusnya "
            f"{isi.jumlah.get(beda[0])}. Tidak ada yang diubah; pakai cadangan lain."
        )
    segel = SegelTerbit(**isi.segel) if isi.segel else None
    hasil = verifikasi(terbit=segel)
    if not hasil.utuh:
        raise GalatCadangan(
            f"Rantai audit dalam cadangan ini rusak: {hasil.rusak}. Tidak ada yang diubah."
        )
    return hasil.disegel


def _sesuaikan(dari: Path, isi: Manifes) -> None:
    """Tables of this release, grants and policies; nobody stays signed in from back then."""
    ContentType.objects.clear_cache()
    call_command("siapkan", verbosity=0)
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM akun_sesi")
    catat(
        pelaku=Pelaku.sistem(),
        tindakan="cadangan.pulihkan",
        objek_jenis="cadangan",
        objek_id=dari.name,
        objek_nama=dari.name,
        rincian={"dibuat_pada": isi.dibuat_pada, "waktu_pulih": str(waktu_kini())},
    )
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")


def _tukar(sasaran: str, baru: str, lama: str) -> None:
    """Exchange the names: the restored database becomes the portal's, its own becomes `lama`."""
    connection.close()
    with pemeliharaan() as kursor:
        try:
            if lama:
                _ganti_nama(kursor, sasaran, lama)
            try:
                _ganti_nama(kursor, baru, sasaran)
            except BaseException:
                if lama:
                    _ganti_nama(kursor, lama, sasaran)
                raise
        except psycopg2.errors.ObjectInUse:
            _wajib_sepi(kursor, sasaran)
            raise GalatCadangan(
                f"Basis data {sasaran} dipakai proses lain saat hendak ditukar. Hentikan proses "
                "itu, lalu ulangi. Tidak ada yang diubah."
            ) from None
        except psycopg2.errors.InsufficientPrivilege:
            raise GalatCadangan(
                f"Basis data {sasaran} bukan milik login ini, jadi namanya tidak dapat ditukar. "
                "Jalankan sebagai talenta_pemilik. Tidak ada yang diubah."
            ) from None


def _ganti_nama(kursor: Any, dari: str, ke: str) -> None:
    kursor.execute(f"ALTER DATABASE {_kutip(dari)} RENAME TO {_kutip(ke)}")


def _buang(nama: str) -> None:
    connection.close()
    with pemeliharaan() as kursor:
        kursor.execute(f"DROP DATABASE IF EXISTS {_kutip(nama)}")


def _kutip(nama: str) -> str:
    return '"' + nama.replace('"', '""') + '"'
