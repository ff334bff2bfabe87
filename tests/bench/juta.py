"""A million people: the large instansi's people and facts copied over and over by the database.

Names repeat, numbers do not; history is not written, since nothing here reads it.
"""

from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from talenta.impor.models import CatatanImpor
from talenta.pegawai.models import Pegawai

PENDAHULU = "pegawai"


def tabel_fakta() -> list[type[models.Model]]:
    """Every imported table whose rows belong to a person."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, CatatanImpor)
        and any(kolom.name == PENDAHULU for kolom in model._meta.fields)
    ]


def gandakan(*, instansi_id: int, kali: int) -> int:
    """Make `kali` copies of everybody in one instansi, facts included; return how many there are.

    Keys are shifted by whole spans, so that each copy's rows point at its own people.
    """
    with transaction.atomic(), connection.cursor() as kursor:
        rentang = _rentang(Pegawai)
        for model in (Pegawai, *tabel_fakta()):
            tabel = model._meta.db_table
            kunci_asing = _lepas_kunci_asing(kursor, tabel)
            kursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
            ubah = {"id": f"id + k * {_rentang(model)}"}
            if model is Pegawai:
                ubah |= {
                    "nip": f"left(nip, 8) || lpad((id + k * {rentang})::text, 10, '0')",
                    "pengguna_id": "NULL",
                }
            else:
                ubah["pegawai_id"] = f"pegawai_id + k * {rentang}"
            kolom = [satu.column for satu in model._meta.concrete_fields]
            pilih = ", ".join(ubah.get(nama, nama) for nama in kolom)
            kursor.execute(
                f"INSERT INTO {tabel} ({', '.join(kolom)}) SELECT {pilih} "
                f"FROM {tabel}, generate_series(1, %s) k WHERE instansi_id = %s ORDER BY k, id",
                [kali, instansi_id],
            )
            kursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
            for nama, bunyi in kunci_asing:
                kursor.execute(f"ALTER TABLE {tabel} ADD CONSTRAINT {nama} {bunyi}")
    with connection.cursor() as kursor:
        for model in (Pegawai, *tabel_fakta()):
            kursor.execute(f"VACUUM ANALYZE {model._meta.db_table}")
    return Pegawai.objects.filter(instansi_id=instansi_id).count()


def _rentang(model: type[models.Model]) -> int:
    terbesar: int = model._default_manager.aggregate(n=models.Max("pk"))["n"] or 0
    return terbesar + 1


def _lepas_kunci_asing(kursor: Any, tabel: str) -> list[tuple[str, str]]:
    """Drop the table's foreign keys and return them: put back, all rows are checked by one join
    instead of one by one."""
    kursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid = %s::regclass",
        [tabel],
    )
    semua = kursor.fetchall()
    for nama, _ in semua:
        kursor.execute(f"ALTER TABLE {tabel} DROP CONSTRAINT {nama}")
    return list(semua)
