"""A database as an earlier release left it, with its rows, becomes one of this release."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from talenta.akun import rls
from talenta.inti.cadangan.alat import di_basis_data, pemeliharaan
from tests.templat_basis import siapkan_templat

pytestmark = pytest.mark.lanjut

MILIK_KITA = ("inti", "akun", "impor", "pegawai", "mutu", "kinerja", "kompetensi", "karir")


@pytest.fixture
def lama(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own, at the first migration of each app of ours."""
    nama = f"{connection.settings_dict['NAME']}_lama"
    with django_db_blocker.unblock():
        with pemeliharaan() as kursor:
            kursor.execute(f'DROP DATABASE IF EXISTS "{nama}"')
            kursor.execute(f'CREATE DATABASE "{nama}"')
        try:
            with di_basis_data(nama):
                MigrationExecutor(connection).migrate(_awal())
                yield nama
        finally:
            with pemeliharaan() as kursor:
                kursor.execute(f'DROP DATABASE IF EXISTS "{nama}"')


def _awal() -> list[tuple[str, str]]:
    """The oldest state that is still told apart from none: 0001 of each app."""
    return [(app, "0001_initial") for app in MILIK_KITA]


def _isi_dengan_model_lama() -> int:
    """An agency, a unit, a person and an audit row, as the code of that state would write them."""
    dulu = MigrationLoader(connection).project_state(_awal()).apps
    instansi = dulu.get_model("akun.Instansi").objects.create(
        kode="lama", nama="Provinsi Lama", jenis="PROVINSI"
    )
    unit = dulu.get_model("pegawai.UnitOrganisasi").objects.create(
        instansi=instansi, kode="AKAR", nama="Pemerintah daerah", lft=1, rgt=2, kedalaman=0
    )
    orang = dulu.get_model("pegawai.Pegawai").objects.create(
        instansi=instansi,
        nip="198001012005010001",
        nama="Orang Lama",
        nama_kunci="ORANG LAMA",
        tanggal_lahir="1980-01-01",
        jenis_kelamin="M",
        kedudukan_hukum="01",
        golongan="III/c",
        unit=unit,
        unit_lft=1,
    )
    dulu.get_model("inti.CatatanAudit").objects.create(
        pelaku="Sistem", tindakan="uji", objek_jenis="pegawai", objek_id=str(orang.pk)
    )
    return int(orang.pk)


def test_an_earlier_database_is_brought_up_with_its_rows(lama: str) -> None:
    from talenta.inti.services import audit
    from talenta.pegawai.models import Pegawai

    nomor = _isi_dengan_model_lama()
    terpasang = set(MigrationRecorder(connection).applied_migrations())
    assert ("inti", "0001_initial") in terpasang
    assert ("inti", "0003_keadaan_portal") not in terpasang

    call_command("siapkan", verbosity=0)

    pelaksana = MigrationExecutor(connection)
    assert pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()) == []
    orang = Pegawai.objects.get(pk=nomor)
    assert (orang.nip, orang.nama, orang.unit.nama) == (
        "198001012005010001", "Orang Lama", "Pemerintah daerah",
    )  # fmt: skip
    # The row is older than the queue of seals.
    while audit.segel():
        pass
    assert audit.verifikasi().belum_disegel == 0
    assert audit.verifikasi().utuh
    with connection.cursor() as kursor:
        kursor.execute("SET ROLE talenta_web")
        kursor.execute("SELECT count(*) FROM pegawai_pegawai")
        assert kursor.fetchone() == (0,)
        kursor.execute("SELECT keadaan_portal() IS NOT NULL")
        assert kursor.fetchone() == (True,)
        kursor.execute("RESET ROLE")
    _kembali_ke_rilis_sebelumnya()


def _kembali_ke_rilis_sebelumnya() -> None:
    """Undone below columns and functions that the models name, the database is left in order, and
    what is there still has its rights; forwards nothing may be missing."""
    call_command("migrate", "kinerja", "0016", verbosity=0)
    with connection.cursor() as kursor:
        kolom = connection.introspection.get_table_description(kursor, "kinerja_masukanketua")
        assert "penilai_awal_id" not in {satu.name for satu in kolom}
        kursor.execute("SELECT has_table_privilege('talenta_web', 'kinerja_skp', 'SELECT')")
        assert kursor.fetchone() == (True,)
    with pytest.raises(ProgrammingError):
        rls.terapkan()


def test_a_database_recorded_under_former_names_is_recognised(
    django_db_setup: None, django_db_blocker: Any
) -> None:
    """First migrations were written anew once; where the old ones ran there is nothing to do."""
    disk = MigrationLoader(None).disk_migrations
    diganti = {kunci: satu.replaces for kunci, satu in disk.items() if satu.replaces}
    milik = {kunci: lama for kunci, lama in diganti.items() if kunci[0] in MILIK_KITA}
    assert milik
    nama = f"{connection.settings_dict['NAME']}_nama_lama"
    with django_db_blocker.unblock():
        with pemeliharaan() as kursor:
            kursor.execute(f'DROP DATABASE IF EXISTS "{nama}"')
            kursor.execute(f'CREATE DATABASE "{nama}" TEMPLATE "{siapkan_templat()}"')
        try:
            with di_basis_data(nama):
                with connection.cursor() as kursor:
                    for (app, baru), lama in milik.items():
                        kursor.execute(
                            "DELETE FROM django_migrations WHERE app = %s AND name = %s",
                            [app, baru],
                        )
                        for app_lama, nama_lama in lama:
                            MigrationRecorder(connection).record_applied(app_lama, nama_lama)
                pelaksana = MigrationExecutor(connection)
                assert pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()) == []
        finally:
            with pemeliharaan() as kursor:
                kursor.execute(f'DROP DATABASE IF EXISTS "{nama}"')
