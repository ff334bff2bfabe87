"""A million people: the large instansi's people and facts copied over and over by the database.

Names repeat, numbers do not; history is not written, since nothing here reads it.
"""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from kompetensi.models import StandarJabatan
from talenta.akun.models import Instansi
from talenta.impor.models import CatatanImpor
from talenta.pegawai.models import Jabatan, Pegawai, Pendidikan, UnitOrganisasi

PENDAHULU = "pegawai"
ACUAN: tuple[type[models.Model], ...] = (
    Instansi, UnitOrganisasi, Jabatan, Pendidikan, StandarJabatan,
)  # fmt: skip
KHUSUS: Mapping[tuple[type[models.Model], str], str] = {
    (Pegawai, "nip"): "left(nip, 8) || lpad((id + k * RENTANG)::text, 10, '0')",
    (Pegawai, "pengguna_id"): "NULL",
    (Instansi, "kode"): "kode || '-' || k",
    (Instansi, "nama"): "nama || ' ' || k",
}


def tabel_fakta() -> list[type[models.Model]]:
    """Every imported table whose rows belong to a person."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, CatatanImpor)
        and any(kolom.name == PENDAHULU for kolom in model._meta.fields)
    ]


def gandakan(*, instansi_id: int, kali: int, terpisah: bool = False) -> int:
    """Make `kali` copies of everybody in one instansi, facts included; return how many people
    there are then. `terpisah`: each copy is an instansi of its own, with units and posts.

    Keys are shifted by whole spans, so that each copy's rows point at its own people.
    """
    semua = (*(ACUAN if terpisah else ()), Pegawai, *tabel_fakta())
    rentang = {model: _rentang(model) for model in semua}
    with transaction.atomic(), connection.cursor() as kursor:
        for model in semua:
            tabel = model._meta.db_table
            kunci_asing = _lepas_kunci_asing(kursor, tabel)
            kursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
            milik = "id" if model is Instansi else "instansi_id"
            kolom = [satu.column for satu in model._meta.concrete_fields]
            kursor.execute(
                f"INSERT INTO {tabel} ({', '.join(kolom)}) SELECT {_pilih(model, rentang)} "
                f"FROM {tabel}, generate_series(1, %s) k WHERE {milik} = %s ORDER BY k, id",
                [kali, instansi_id],
            )
            kursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
            for nama, bunyi in kunci_asing:
                kursor.execute(f"ALTER TABLE {tabel} ADD CONSTRAINT {nama} {bunyi}")
    with connection.cursor() as kursor:
        for model in semua:
            kursor.execute(f"VACUUM ANALYZE {model._meta.db_table}")
    milik = Pegawai.objects.all() if terpisah else Pegawai.objects.filter(instansi_id=instansi_id)
    return milik.count()


def _pilih(model: type[models.Model], rentang: Mapping[type[models.Model], int]) -> str:
    """The columns of copy k: own key and those that point at copied rows are shifted."""
    pilih = []
    for satu in model._meta.concrete_fields:
        tujuan = model if satu.primary_key else satu.related_model
        geser = f"{satu.column} + k * {rentang[tujuan]}" if tujuan in rentang else satu.column
        pilih.append(KHUSUS.get((model, satu.column), geser))
    return ", ".join(pilih).replace("RENTANG", str(rentang[Pegawai]))


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
