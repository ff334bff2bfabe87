"""Fixtures for every test, and the way to the embedded servers.

Tests of one process use pytest-django's `db`. What other processes shall see must be committed:
those tests use `portal` (web, worker, beat) and `data_nyata`, which empties the tables before and
after each test, as the owner, and loads the shipped data.
"""

import gc
import logging
import os
import socket
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import hypothesis
import pytest
from django.conf import settings as setelan
from django.core.management import call_command
from django.db import OperationalError, connection, connections, transaction
from django.test import override_settings
from xdist.scheduler import LoadScopeScheduling

from talenta.lokal.portal import Portal
from tests.fixtures.dunia import Dunia
from tests.fixtures.simpanan import TETAP, dunia_taruh, salinan
from tests.templat_basis import siapkan_templat

AKAR = Path(__file__).resolve().parents[1]
# Slow input says that the machine is busy, and nothing about the code.
hypothesis.settings.register_profile(
    "talenta", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("talenta")


def pytest_configure(config: pytest.Config) -> None:
    """A bare `pytest` starts itself again with the embedded servers up."""
    if os.environ.get("DATABASE_URL") or config.option.collectonly:
        return
    os.environ.setdefault("TALENTA_DATA", str(AKAR / ".data" / "uji"))
    os.environ.setdefault("TALENTA_DATA_SEMENTARA", "1")
    config.pluginmanager.getplugin("capturemanager").stop_global_capturing()
    pytest_lagi = (sys.executable, "-m", "pytest", *config.invocation_params.args)
    perintah = (sys.executable, str(AKAR / "manage.py"), "lokal", "--", *pytest_lagi)
    # pytest-django has named these for this process; the next one chooses anew.
    for nama in ("TALENTA_LOGIN", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(nama, None)
    os.execv(sys.executable, perintah)  # noqa: S606


# Folders whose files share what takes long to set up: a portal with data, servers of their own, the
# sample imported and ranked.
SEKALIGUS = ("browser", "faults", "sampel")
# Long enough for a portal and a sample of its own.
SENDIRI = ("test_aksesibilitas.py",)
# Begun first, since the longest would otherwise be waited for at the end.
DAHULU = (
    "tests/browser/test_aksesibilitas.py",
    "tests/browser",
    "tests/faults",
    "tests/karir/sampel",
    "tests/akses/test_url.py",
    "tests/api/test_akses.py",
    "tests/contoh/test_muat.py",
    "tests/lokal/test_naik_rilis.py",
    "tests/akses/test_anggaran.py",
    "tests/mesin/test_langkah.py",
)


def bagian(nodeid: str) -> str:
    """What runs in one process, as a path: a file, or a folder of SEKALIGUS."""
    berkas = Path(nodeid.split("::", 1)[0])
    sendiri = berkas.parent.name not in SEKALIGUS or berkas.name in SENDIRI
    return str(berkas if sendiri else berkas.parent)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    urutan = {satu: nomor for nomor, satu in enumerate(DAHULU)}
    items.sort(key=lambda butir: urutan.get(bagian(butir.nodeid), len(DAHULU)))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is imported and collected stays until the end: nothing in it is garbage, and looking for
    some takes a third as long as collecting. Later, too, little of what is looked through is."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        gc.enable()


class Sebagian(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return bagian(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sebagian:
    """`--dist=loadgroup` does not group with this pytest."""
    return Sebagian(config, log)


@pytest.fixture(scope="session", autouse=True)
def _data_sementara(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What a test writes never lands among a person's own files."""
    # A line a request would bury what a failed test has to say.
    logging.getLogger("talenta.permintaan").setLevel(logging.WARNING)
    data = tmp_path_factory.getbasetemp() / "data"
    (data / "berkas").mkdir(parents=True, exist_ok=True)
    with override_settings(TALENTA_DATA=data, MEDIA_ROOT=data / "berkas"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker, django_db_keepdb
) -> Iterator[None]:
    """Make the test database whenever it is asked for.

    pytest-django's own makes it only for tests marked `django_db`; those that look through other
    processes are not, since a flush would stumble over append-only triggers and partitions. A copy
    of the template is whole: to migrate it once more would take three seconds to do nothing.
    """
    pembuat = connection.creation
    semula = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = siapkan_templat()
        nama = pembuat._get_test_db_name()
        pembuat._create_test_db(verbosity=0, autoclobber=True, keepdb=django_db_keepdb)
        connection.close()
        setelan.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = nama
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            _tinggal_sendiri()
            pembuat.destroy_test_db(semula, verbosity=0)


@pytest.fixture(scope="module")
def dunia_modul(django_db_setup: None, django_db_blocker: Any) -> Iterator[Dunia]:
    """The small world, committed once a module, and emptied afterwards."""
    with django_db_blocker.unblock():
        yield dunia_taruh()
        _kosongkan()


@pytest.fixture
def dunia(dunia_modul: Dunia, db: None) -> Dunia:
    """The world as it was built: what a test writes is rolled back with it, and what it does to the
    objects stays with its own copies."""
    return salinan(dunia_modul)


@pytest.fixture
def basis_tetap(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a test writes is committed, and its tables emptied afterwards.

    Django's own way, a flush, empties what migrations wrote, too, and takes two seconds to write it
    again.
    """
    with django_db_blocker.unblock():
        yield
        assert not connection.in_atomic_block, "a test left its transaction open"
        _kosongkan()
        connections.close_all()


def _tinggal_sendiri(batas: float = 30) -> None:
    """Wait until nobody else is in the test database: a killed process leaves its session behind
    until the statement under way has ended."""
    lain = """
        SELECT pid, usename, query, pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user
        UNION ALL
        SELECT pid, usename, query, false FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename <> current_user
    """
    tenggat = time.monotonic() + batas
    while time.monotonic() < tenggat:
        with connection.cursor() as kursor:
            kursor.execute(lain)
            if not (masih := kursor.fetchall()):
                return
        time.sleep(0.2)
    raise AssertionError(f"still in the test database: {masih}")


@pytest.fixture(scope="module")
def portal(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Portal]:
    """Web, worker and beat on the test database with their own logins; `.alamat` is where. They end
    with the module: they would take up what other tests commit."""
    with portal_di(django_db_blocker, tmp_path_factory.mktemp("portal")) as hidup:
        yield hidup


@contextmanager
def portal_di(django_db_blocker: Any, data: Path) -> Iterator[Portal]:
    """A running portal over empty tables, with its files in `data`."""
    with django_db_blocker.unblock():
        _kosongkan()
        hidup = portal_uji(data)
        connections.close_all()
    with hidup:
        yield hidup


def portal_uji(data: Path) -> Portal:
    """A portal, yet to be entered, on this process's test database, with its files in `data`."""
    (data / "log").mkdir()
    nama = connection.settings_dict["NAME"]
    lingkungan = {
        "DJANGO_SETTINGS_MODULE": "talenta.settings.test",
        # Files of the tests are short; their cleaning shall be as that of long ones.
        "TALENTA_IMPOR_PANJANG": "500",
        "REDIS_URL": urlsplit(setelan.REDIS_URL)._replace(path=f"/{_nomor_antrean()}").geturl(),
        **{
            kunci: urlsplit(os.environ[kunci])._replace(path=f"/{nama}").geturl()
            for kunci in ("DATABASE_URL", "DATABASE_URL_WEB", "DATABASE_URL_KERJA")
            if kunci in os.environ
        },
    }
    return Portal(data, _port_bebas(), lingkungan)


@pytest.fixture
def data_nyata(portal: Portal, django_db_blocker, settings) -> Iterator[None]:
    """Committed data that the processes see: empty tables with the shipped data, emptied after."""
    settings.TALENTA_DATA, settings.MEDIA_ROOT = portal.data, portal.data / "berkas"
    with django_db_blocker.unblock():
        _kosongkan()
        call_command("muat_bawaan", verbosity=0)
        yield
        _kosongkan()
        connections.close_all()


def _nomor_antrean() -> int:
    """A Valkey database for each process that runs tests."""
    return 9 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


def _port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def _kosongkan() -> None:
    """Empty every table except what migrations wrote, append-only ones included; those that never
    held a row since are passed over."""
    assert connection.settings_dict["NAME"].startswith("test_"), "only ever a test database"
    try:
        _kosongkan_semua()
    except OperationalError as galat:
        # A process that still holds a table; what it does says which test left it so.
        with connection.cursor() as kursor:
            kursor.execute(
                "SELECT pid, state, wait_event, now() - xact_start, left(query, 300)"
                " FROM pg_stat_activity WHERE datname = current_database()"
                " AND xact_start IS NOT NULL AND pid <> pg_backend_pid()"
            )
            raise AssertionError(f"{galat}: {kursor.fetchall()}") from galat


# Up to this many bytes of rows, deleting them takes less than the new files that TRUNCATE makes: of
# a world of forty tables a quarter of a second against one. Beyond, each row is looked for in the
# tables that refer to it.
_SEDIKIT = 2 << 20


def _kosongkan_semua() -> None:
    kutip = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET LOCAL lock_timeout = '20s'")
        kursor.execute(
            """
            SELECT c.relname, (
                SELECT sum(pg_relation_size(relid)) FROM pg_partition_tree(c.oid)
                WHERE isleaf), EXISTS (
                SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
                AND t.tgtype & (8 | 32) > 0)
            FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND NOT c.relispartition
                AND (c.relkind = 'p' OR pg_relation_size(c.oid) > 0)
            """
        )
        tabel = [satu for satu in kursor.fetchall() if satu[0] not in TETAP]
        terisi = [kutip(nama) for nama, _, _ in tabel]
        # Those that would note or refuse it.
        berpemicu = [kutip(nama) for nama, _, ada in tabel if ada]
        for nama in berpemicu:
            kursor.execute(f"ALTER TABLE {nama} DISABLE TRIGGER USER")
        if sum(ukuran or 0 for _, ukuran, _ in tabel) < _SEDIKIT:
            for nama in terisi:
                kursor.execute(f"DELETE FROM {nama}")
            kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        else:
            kursor.execute(f"TRUNCATE {', '.join(terisi)} RESTART IDENTITY CASCADE")
        for nama in berpemicu:
            kursor.execute(f"ALTER TABLE {nama} ENABLE TRIGGER USER")
        for skema in ("penampung", "arsip"):
            kursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [skema])
            for (nama,) in kursor.fetchall():
                kursor.execute(f"DROP TABLE {skema}.{kutip(nama)}")
