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
# As the owner, since plain ASN may not lock a row of people.
FUNGSI = """
CREATE OR REPLACE FUNCTION lingkup_saat_tambah() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE kini int; -- arguments: column that names the person, table of people, its key
BEGIN
  EXECUTE format('SELECT unit_lft FROM %I WHERE %I = ($1).%I FOR SHARE',
                 TG_ARGV[1], TG_ARGV[2], TG_ARGV[0]) INTO kini USING NEW;
  NEW.unit_lft := coalesce(kini, NEW.unit_lft); -- nobody: the foreign key says so
  RETURN NEW;
END $$;
"""


def _dikehendaki() -> dict[str, tuple[str, str, str]]:
    """Table -> arguments of its trigger, from what the models declare."""
    hasil = {}
    for model in apps.get_models():
        if not getattr(model, "LINGKUP_SAAT_TAMBAH", False):
            continue
        kolom: str = model.LINGKUP_DARI  # type: ignore[attr-defined]
        [bidang] = [b for b in model._meta.concrete_fields if b.column == kolom]
        induk: Any = bidang.related_model
        hasil[model._meta.db_table] = (kolom, induk._meta.db_table, induk._meta.pk.column)
    return hasil


def terapkan(using: str = "default", **_: Any) -> None:
    """Make the triggers match the models. Idempotent; needs the owner login."""
    koneksi = connections[using]
    kutip = koneksi.ops.quote_name
    with koneksi.cursor() as kursor:
        kursor.execute(FUNGSI)
        kursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [PICU])
        ada = {tabel for (tabel,) in kursor.fetchall()}
        tabel_ada = set(koneksi.introspection.table_names(kursor))
        perlu = {tabel: isi for tabel, isi in _dikehendaki().items() if tabel in tabel_ada}
        for tabel in ada - set(perlu):
            kursor.execute(f"DROP TRIGGER {PICU} ON {kutip(tabel)}")
        for tabel in set(perlu) - ada:
            daftar = ", ".join(f"'{satu}'" for satu in perlu[tabel])
            kursor.execute(
                f"CREATE TRIGGER {PICU} BEFORE INSERT ON {kutip(tabel)} FOR EACH ROW "
                f"EXECUTE FUNCTION {PICU}({daftar})"
            )
