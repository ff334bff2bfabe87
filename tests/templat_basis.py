"""The migrated database that each test database is a copy of.

Migrating takes half a minute, copying a second. The template stays in the embedded server under a
name made of everything that migrations and policies say, so that it is made anew whenever one of
them changes.
"""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test.utils import setup_databases

from talenta.akun import lingkup_tambah, rls
from talenta.inti import acuan, hari, riwayat

AWALAN = "templat_uji_"
AKAR = Path(__file__).resolve().parents[1]


def nama_templat() -> str:
    """Of all applied files and the locked packages, whose migrations are applied too."""
    sidik = hashlib.sha256((AKAR / "requirements.txt").read_bytes())
    sidik.update(settings.DATABASES["default"]["USER"].encode())
    sidik.update(settings.TIME_ZONE.encode())
    for kunci, migrasi in sorted(MigrationLoader(None).disk_migrations.items()):
        sidik.update(repr(kunci).encode())
        berkas = Path(apps.get_app_config(kunci[0]).path) / "migrations" / f"{migrasi.name}.py"
        if berkas.is_relative_to(AKAR) and berkas.exists():
            sidik.update(berkas.read_bytes())
    # Policies, grants and triggers come after every migration, from what the models declare.
    for modul in (rls, lingkup_tambah, acuan, hari, riwayat):
        sidik.update(Path(str(modul.__file__)).read_bytes())
    dikehendaki = (lingkup_tambah._dikehendaki(), acuan._dikehendaki())
    sidik.update(repr([sorted(satu.items()) for satu in dikehendaki]).encode())
    for model in apps.get_models():
        if hasattr(model, "RLS"):
            sidik.update(rls.sql_model(model).encode())
            sidik.update(repr(getattr(model, "FUNGSI_WEB", ())).encode())
    return AWALAN + sidik.hexdigest()[:16]


def siapkan_templat() -> str:
    """Make the template unless it is there; one process does, the others wait. Return its name."""
    nama = nama_templat()
    with connection._nodb_cursor() as kunci:
        # Held until this connection is closed, by whoever uses the same server.
        kunci.execute("SELECT pg_advisory_lock(hashtext(%s))", [AWALAN])
        if nama not in _ada():
            _buat(nama)
    return nama


def _buat(nama: str) -> None:
    tes = connection.settings_dict["TEST"]
    semula, basis = tes["NAME"], connection.settings_dict["NAME"]
    sementara = f"{nama}_baru"
    tes["NAME"] = sementara
    try:
        setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
    finally:
        connection.close()
        tes["NAME"], connection.settings_dict["NAME"] = semula, basis
    with connection._nodb_cursor() as kursor:
        # Only a finished one gets the name.
        kursor.execute(f'ALTER DATABASE "{sementara}" RENAME TO "{nama}"')
        for lama in _ada() - {nama}:
            kursor.execute(f'DROP DATABASE IF EXISTS "{lama}"')


def _ada() -> set[str]:
    with connection._nodb_cursor() as kursor:
        kursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{AWALAN}%"])
        return {satu for (satu,) in kursor.fetchall()}
