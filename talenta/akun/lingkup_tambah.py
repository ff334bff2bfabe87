"""Scope of a row added about a person: read when the row is written, not when its page was opened.

An import may move the person between the two, and by the time the row is committed it has let
the person's rows follow: it did not see this one, which would keep the scope of the old unit. So
where a model says `LINGKUP_SAAT_TAMBAH`, the database takes `unit_lft` from the person under a
lock that whoever moves the person has to wait for. Rows that an import adds itself need none of
this: it moves them along before it ends.
"""

from typing import Any

from django.apps import apps
from django.db import connections

PICU = "lingkup_saat_tambah"
# As the owner, since plain ASN may not lock a row of people. One function for each column that
# names a person: its query is planned once a session, not once a row, and always by the key, since
# the session may have planned it while the table was empty.
FUNGSI = """
CREATE OR REPLACE FUNCTION {nama}() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE kini int;
BEGIN
  SELECT o.unit_lft INTO kini FROM {induk} o WHERE o.{kunci} = NEW.{kolom} FOR SHARE;
  NEW.unit_lft := coalesce(kini, NEW.unit_lft); -- nobody: the foreign key says so
  RETURN NEW;
END $$;
"""


def _dikehendaki() -> dict[str, tuple[str, str, str]]:
    """Table -> column that names the person, table of people, its key; from the models."""
    hasil = {}
    for model in apps.get_models():
        if not getattr(model, "LINGKUP_SAAT_TAMBAH", False):
            continue
        kolom: str = model.LINGKUP_DARI  # type: ignore[attr-defined]
        [bidang] = [b for b in model._meta.concrete_fields if b.column == kolom]
        induk: Any = bidang.related_model
        hasil[model._meta.db_table] = (kolom, induk._meta.db_table, induk._meta.pk.column)
    return hasil


def _nama(isi: tuple[str, str, str]) -> str:
    """The function's name tells what it reads; ValueError where PostgreSQL would cut it short."""
    kolom, induk, _ = isi
    nama = f"{PICU}_{induk}_{kolom}"
    if len(nama) > 63:
        raise ValueError(f"nama fungsi terlalu panjang: {nama}")
    return nama


def terapkan(using: str = "default", **_: Any) -> None:
    """Make the triggers match the models. Idempotent; needs the owner login."""
    koneksi = connections[using]
    kutip = koneksi.ops.quote_name
    with koneksi.cursor() as kursor:
        kursor.execute(
            "SELECT t.tgrelid::regclass::text, p.proname FROM pg_trigger t "
            "JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgname = %s",
            [PICU],
        )
        ada = dict(kursor.fetchall())
        tabel_ada = set(koneksi.introspection.table_names(kursor))
        perlu = {
            tabel: isi
            for tabel, isi in _dikehendaki().items()
            if tabel in tabel_ada and isi[1] in tabel_ada
        }
        for kolom, induk, kunci in sorted(set(perlu.values())):
            nama = _nama((kolom, induk, kunci))
            kursor.execute(
                FUNGSI.format(nama=nama, kolom=kutip(kolom), induk=kutip(induk), kunci=kutip(kunci))
            )
        for tabel, fungsi in ada.items():
            if tabel not in perlu or fungsi != _nama(perlu[tabel]):
                kursor.execute(f"DROP TRIGGER {PICU} ON {kutip(tabel)}")
        for tabel, isi in perlu.items():
            if ada.get(tabel) != _nama(isi):
                kursor.execute(
                    f"CREATE TRIGGER {PICU} BEFORE INSERT ON {kutip(tabel)} FOR EACH ROW "
                    f"EXECUTE FUNCTION {_nama(isi)}()"
                )
        # One function read the names of table and column for every row.
        kursor.execute(f"DROP FUNCTION IF EXISTS {PICU}()")
