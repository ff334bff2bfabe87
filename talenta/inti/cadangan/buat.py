"""Making a backup: one moment of the database, and the files that this moment knows."""

import re
import shutil
import time
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from talenta.inti.cadangan import alat, manifes
from talenta.inti.cadangan.alat import GalatCadangan, galat_cakram
from talenta.inti.cadangan.manifes import Butir, Manifes
from talenta.inti.models import Berkas
from talenta.inti.penyimpanan import SEBAGIAN
from talenta.inti.rilis import sidik_rilis
from talenta.inti.sandi_data import kunci_tanda, tanda
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat, segel_terakhir

# Rows of a preview under way belong to the worker and are read again from the file.
TANPA_SKEMA = "penampung"
_NAMA = re.compile(r"talenta-\d{8}T\d{6}Z")
_SEHARI = 24 * 3600


@dataclass(frozen=True)
class HasilCadangan:
    """A finished backup, and the old ones that made room for it."""

    folder: Path
    manifes: Manifes
    dihapus: list[Path]


def cadangan_buat(*, ke: Path, simpan: int | None = None) -> HasilCadangan:
    """Make a backup in a new folder below `ke`; keep the newest `simpan` there (None: all).

    Whole or not at all. Pages and jobs go on meanwhile. Raises GalatCadangan.
    """
    _wajib_pemilik()
    saat = waktu_kini().astimezone(UTC)
    folder = ke / f"talenta-{saat:%Y%m%dT%H%M%SZ}"
    sementara = folder.with_name(folder.name + SEBAGIAN)
    with galat_cakram(ke):
        ke.mkdir(mode=0o700, parents=True, exist_ok=True)
        sementara.mkdir(mode=0o700)
    try:
        with galat_cakram(ke):
            isi = _isi(sementara, saat.isoformat(timespec="seconds"))
            isi.tulis(sementara)
            sementara.rename(folder)
    except BaseException:
        shutil.rmtree(sementara, ignore_errors=True)
        raise
    dihapus = _hapus_lama(ke, simpan)
    catat(
        pelaku=Pelaku.sistem(),
        tindakan="cadangan.buat",
        objek_jenis="cadangan",
        objek_id=folder.name,
        objek_nama=folder.name,
        rincian={
            "baris": sum(isi.jumlah.values()),
            "berkas": len(isi.berkas),
            "berkas_hilang": len(isi.hilang),
            "sha256": isi.dump.sha256,
            "dihapus": [satu.name for satu in dihapus],
        },
    )
    return HasilCadangan(folder, isi, dihapus)


def _wajib_pemilik() -> None:
    """Any other login sees part of the rows, or may not read all tables."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT current_user, pg_has_role(current_user, relowner, 'USAGE') FROM pg_class "
            "WHERE oid = to_regclass('inti_berkas')"
        )
        baris = kursor.fetchone()
    if baris is None:
        raise GalatCadangan("Basis data ini belum berisi portal. Jalankan `manage.py siapkan`.")
    if not baris[1]:
        raise GalatCadangan(
            f"Login {baris[0]} tidak melihat semua baris. Jalankan dengan TALENTA_LOGIN=pemilik "
            "dan DATABASE_URL milik talenta_pemilik."
        )


def _isi(folder: Path, saat: str) -> Manifes:
    """Fill the folder; everything said of the database is of one moment."""
    dump = folder / manifes.DUMP
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        kursor.execute("SELECT pg_export_snapshot(), current_setting('server_version')")
        potret, versi = kursor.fetchone()
        alat.jalankan(
            "pg_dump",
            "--format=custom",
            f"--file={dump}",
            f"--snapshot={potret}",
            f"--exclude-schema={TANPA_SKEMA}",
            "--lock-wait-timeout=60s",
            basis=connection.settings_dict["NAME"],
            tempat=folder,
        )
        jumlah = jumlah_baris()
        segel = segel_terakhir()
        migrasi = _migrasi()
        daftar = list(Berkas.objects.order_by("pk").values_list("isi", "sha256", "ukuran"))
    berkas, hilang = _salin_berkas(daftar, folder / manifes.BERKAS)
    return Manifes(
        dibuat_pada=saat,
        rilis=sidik_rilis(),
        postgres=versi,
        migrasi=migrasi,
        jumlah=jumlah,
        dump=Butir(nama=dump.name, ukuran=dump.stat().st_size, sha256=manifes.sidik_berkas(dump)),
        berkas=berkas,
        hilang=hilang,
        segel={"nomor": segel.nomor, "sidik": segel.sidik} if segel else None,
        tanda_kunci=tanda_kunci_kini(),
    )


def _salin_berkas(
    daftar: list[tuple[str, str, int]], tujuan: Path
) -> tuple[list[Butir], list[str]]:
    """Copy the stored files; those that are gone or no longer what was stored are named instead.

    A stored file is written once under a name of its own, so it is the same at any later moment;
    files that came meanwhile belong to rows the dump does not have, and stay out.
    """
    tujuan.mkdir()
    ada, hilang = [], []
    for nama, sha256, ukuran in daftar:
        asal = Path(settings.MEDIA_ROOT) / nama
        if asal.is_file() and manifes.salin(asal, tujuan / nama) == sha256:
            ada.append(Butir(nama=nama, ukuran=ukuran, sha256=sha256))
        else:
            (tujuan / nama).unlink(missing_ok=True)
            hilang.append(nama)
    return ada, hilang


def jumlah_baris() -> dict[str, int]:
    """Rows of each table that holds any, partitions one by one, by schema.table."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT n.nspname, c.relname FROM pg_class c "
            "JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname IN ('public', 'arsip') AND c.relkind = 'r' ORDER BY 1, 2"
        )
        tabel = kursor.fetchall()
        hasil = {}
        for skema, nama in tabel:
            kutip = connection.ops.quote_name
            kursor.execute(f"SELECT count(*) FROM {kutip(skema)}.{kutip(nama)}")
            hasil[f"{skema}.{nama}"] = int(kursor.fetchone()[0])
    return hasil


def _migrasi() -> dict[str, list[str]]:
    hasil: dict[str, list[str]] = {}
    for app, nama in sorted(MigrationRecorder(connection).applied_migrations()):
        hasil.setdefault(app, []).append(nama)
    return hasil


def tanda_kunci_kini() -> dict[str, str]:
    """Marks of the keys in force: of records (TALENTA_KUNCI_NIK) and of sessions and codes."""
    return {"data": kunci_tanda(), "sesi": tanda(settings.SECRET_KEY)}


def _hapus_lama(ke: Path, simpan: int | None) -> list[Path]:
    """Remove the oldest complete backups beyond `simpan`, and what was cut off a day ago."""
    for sisa in ke.glob(f"talenta-*{SEBAGIAN}"):
        if time.time() - sisa.stat().st_mtime > _SEHARI:
            shutil.rmtree(sisa, ignore_errors=True)
    if simpan is None:
        return []
    lengkap = sorted(
        satu
        for satu in ke.iterdir()
        if _NAMA.fullmatch(satu.name) and (satu / manifes.NAMA).is_file()
    )
    lama = lengkap[:-simpan]
    for satu in lama:
        with galat_cakram(satu):
            shutil.rmtree(satu)
    return lama
