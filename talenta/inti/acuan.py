"""Foreign keys that the database checks once a statement instead of once a row.

PostgreSQL's own constraint runs a query for every row written: with five of them that is most of
the time of a bulk import (docs/keputusan/0019). These triggers take the same locks (FOR KEY
SHARE on the rows referred to) and raise the same error, for the whole statement at once.

Keys referred to are identities and never change, so deleting is all that is guarded on that
side. Under REPEATABLE READ a delete does not see rows that another transaction added meanwhile;
nothing here deletes under it.
"""

import hashlib
from collections import defaultdict
from typing import Any

from django.apps import apps
from django.db import connections, models

FUNGSI = """
CREATE OR REPLACE FUNCTION acuan_ada() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE -- arguments: column, table referred to, its key; again for the next one
  kunci text; isi text; baru_n text[]; lama_n text[]; n bigint[]; hilang bigint;
BEGIN
  SELECT string_agg(format('array_agg(DISTINCT %1$I) FILTER (WHERE %1$I IS NOT NULL)::text',
                           TG_ARGV[i]), ', ')
    INTO kunci FROM generate_series(0, TG_NARGS - 1, 3) i;
  isi := format('SELECT ARRAY[%s]', kunci); -- one pass over the statement's rows
  EXECUTE isi || ' FROM baru' INTO baru_n;
  IF TG_OP = 'UPDATE' THEN
    EXECUTE isi || ' FROM lama' INTO lama_n;
  END IF;
  FOR i IN 0 .. TG_NARGS - 1 BY 3 LOOP
    n := baru_n[i / 3 + 1]::bigint[];
    IF lama_n[i / 3 + 1] IS NOT NULL THEN
      n := ARRAY(SELECT unnest(n) EXCEPT SELECT unnest(lama_n[i / 3 + 1]::bigint[]));
    END IF;
    CONTINUE WHEN coalesce(cardinality(n), 0) = 0;
    EXECUTE format('SELECT min(u.n) FROM unnest($1) u(n) LEFT JOIN (SELECT i.%1$I AS ada '
                   'FROM %2$I i JOIN unnest($1) v(n) ON v.n = i.%1$I FOR KEY SHARE OF i) k '
                   'ON k.ada = u.n WHERE k.ada IS NULL', TG_ARGV[i + 2], TG_ARGV[i + 1])
      INTO hilang USING n;
    IF hilang IS NOT NULL THEN
      RAISE foreign_key_violation USING MESSAGE = format('%s.%s = %s is not present in %s',
        TG_TABLE_NAME, TG_ARGV[i], hilang, TG_ARGV[i + 1]), TABLE = TG_TABLE_NAME,
        COLUMN = TG_ARGV[i];
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION acuan_lepas() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  i int := 0; dipakai text;
BEGIN
  WHILE i < TG_NARGS LOOP -- key, table that refers to it, its column
    EXECUTE format('SELECT l.%I FROM lama l WHERE EXISTS (SELECT FROM %I a WHERE a.%I = l.%I) '
                   'LIMIT 1', TG_ARGV[i], TG_ARGV[i + 1], TG_ARGV[i + 2], TG_ARGV[i])
      INTO dipakai;
    IF dipakai IS NOT NULL THEN
      RAISE foreign_key_violation USING MESSAGE = format('%s.%s = %s is still referred to by %s',
        TG_TABLE_NAME, TG_ARGV[i], dipakai, TG_ARGV[i + 1]), TABLE = TG_TABLE_NAME;
    END IF;
    i := i + 3;
  END LOOP;
  RETURN NULL;
END $$;
"""
# trigger -> (event, transition tables, function)
_PICU = {
    "tambah": ("INSERT", "NEW TABLE AS baru", "acuan_ada"),
    "ubah": ("UPDATE", "OLD TABLE AS lama NEW TABLE AS baru", "acuan_ada"),
    "lepas": ("DELETE", "OLD TABLE AS lama", "acuan_lepas"),
}


class AcuanHimpunan(models.ForeignKey):
    """A foreign key of a table that is filled in bulk; see the module."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Without db_constraint, which is always off."""
        nama, jalur, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        return nama, jalur, args, kwargs


def _dikehendaki() -> dict[str, dict[str, list[str]]]:
    """Table -> trigger -> arguments of its function, from what the models declare."""
    hasil: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for model in apps.get_models(include_auto_created=True):
        if hasattr(model, "pgh_tracked_model"):
            continue  # history outlives what it refers to
        for bidang in model._meta.local_concrete_fields:
            if isinstance(bidang, AcuanHimpunan):
                anak, induk = model._meta.db_table, bidang.related_model._meta.db_table
                kolom, kunci = str(bidang.column), str(bidang.target_field.column)
                for picu in ("tambah", "ubah"):
                    hasil[anak][picu] += [kolom, induk, kunci]
                hasil[induk]["lepas"] += [kunci, anak, kolom]
    return hasil


def _nama(picu: str, argumen: list[str]) -> str:
    """A name that tells the arguments apart, so that what is in place already is left alone."""
    return f"acuan_{picu}_{hashlib.sha256('|'.join(argumen).encode()).hexdigest()[:8]}"


def terapkan(using: str = "default", **_: Any) -> None:
    """Make the triggers match the models. Idempotent; needs the owner login."""
    koneksi = connections[using]
    kutip = koneksi.ops.quote_name
    with koneksi.cursor() as kursor:
        kursor.execute(FUNGSI)
        kursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'acuan%'"
        )
        ada = set(kursor.fetchall())
        tabel_ada = set(koneksi.introspection.table_names(kursor))
        perlu = {
            (tabel, _nama(picu, argumen)): (picu, argumen)
            for tabel, menurut_picu in _dikehendaki().items()
            if tabel in tabel_ada
            for picu, argumen in menurut_picu.items()
        }
        for tabel, nama in ada - set(perlu):
            kursor.execute(f"DROP TRIGGER {kutip(nama)} ON {kutip(tabel)}")
        for (tabel, nama), (picu, argumen) in perlu.items():
            if (tabel, nama) not in ada:
                peristiwa, tabel_alih, fungsi = _PICU[picu]
                daftar = ", ".join("'" + satu + "'" for satu in argumen)
                kursor.execute(
                    f"CREATE TRIGGER {kutip(nama)} AFTER {peristiwa} ON {kutip(tabel)} "
                    f"REFERENCING {tabel_alih} FOR EACH STATEMENT "
                    f"EXECUTE FUNCTION {fungsi}({daftar})"
                )
