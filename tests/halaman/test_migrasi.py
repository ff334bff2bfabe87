"""Migrations of many operations at once: there and back, with one model for all of them."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from talenta.inti.migrasi import Sekaligus, berkelompok

pytestmark = pytest.mark.django_db


def _model(nama: str, *lain: tuple[str, models.Field]) -> migrations.CreateModel:
    nomor = models.BigAutoField(primary_key=True, auto_created=True, serialize=False)
    return migrations.CreateModel(name=nama, fields=[("id", nomor), *lain])


def _tabel() -> set[str]:
    with connection.cursor() as kursor:
        return {t for t in connection.introspection.table_names(kursor) if t.startswith("uji_")}


def test_maju_lalu_mundur() -> None:
    """The second refers to the first, as models of one migration do."""
    induk = models.ForeignKey("uji.satu", on_delete=models.CASCADE)
    sekaligus = Sekaligus([_model("Satu"), _model("Dua", ("induk", induk))])
    awal, akhir = ProjectState(), ProjectState()
    # Rendered before, as it is where another migration went ahead.
    assert akhir.apps is not None
    sekaligus.state_forwards("uji", akhir)
    assert akhir.apps.get_model("uji", "dua")._meta.get_field("induk").related_model.__name__ == (
        "Satu"
    )
    with connection.schema_editor() as editor:
        sekaligus.database_forwards("uji", editor, awal, akhir)
    assert _tabel() == {"uji_satu", "uji_dua"}
    with connection.cursor() as kursor:
        kunci = connection.introspection.get_relations(kursor, "uji_dua")
    assert kunci["induk_id"] == ("id", "uji_satu")
    with connection.schema_editor() as editor:
        sekaligus.database_backwards("uji", editor, akhir, awal)
    assert _tabel() == set()


def test_tetangga_sekaligus_bila_boleh() -> None:
    """A new model passes alone with its triggers, a column once; SQL of one's own stands alone."""
    kolom = migrations.AddField("satu", "isi", models.TextField(default=""))
    lagi = migrations.AlterField("satu", "isi", models.TextField(default="-"))
    indeks = migrations.AddIndex("satu", models.Index(fields=["isi"], name="uji_isi"))
    sql = migrations.RunSQL("SELECT 1")
    semua = [_model("Satu"), _model("Dua"), kolom, indeks, _model("Tiga"), lagi, sql, sql]
    hasil = berkelompok(semua)
    assert [
        len(satu.operations) if isinstance(satu, Sekaligus) else type(satu).__name__
        for satu in hasil
    ] == [2, 3, "AlterField", "RunSQL", "RunSQL"]
    assert berkelompok(hasil)[0].describe() == hasil[0].describe()


def test_ditulis_kembali_sama() -> None:
    """What `deconstruct` says makes the same again, so that a migration can be written."""
    nama, tanpa_nama, bernama = Sekaligus([_model("Satu")]).deconstruct()
    assert (nama, tanpa_nama) == ("Sekaligus", [])
    lagi = Sekaligus(*tanpa_nama, **bernama)
    assert lagi.describe() == "Create model Satu"
