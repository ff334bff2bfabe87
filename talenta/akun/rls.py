"""Row-level security and grants, applied after every migration from what the models declare.

Each model says `RLS`: "unit" (agency and interval of the tree, or one's own row), "instansi",
"agregat" (agency, or one of those a province looks at), "kantor" (agency, not for plain ASN),
"satuan" (figures of a unit: agency and interval, not for plain ASN), "orang" (agency, or
rows about oneself; added under one's own account only), "calon" (agency, or rows about oneself,
within what RLS_SYARAT lets), "sendiri" (rows about oneself, read as plain ASN only: no role reads
any, not even the own), "audit" (as kantor, but anybody adds),
"nasional" (the nation's rows and the agency's own; only the own are written), "akun" (rows of one
account), "kabar" (messages: those of one account and those to the whole agency; anybody adds),
"penilai" (as unit, and as plain ASN also rows of the people whom one appraises: the columns in
`PENILAI_KOLOM`, or the SQL condition `PENILAI_SYARAT`), "anak" (a part of what the foreign key
`INDUK` leads to: seen with it),
"tinjau" (as unit, and the whole agency for those who review talent),
"pandangan" (a view: what stands behind it has its own walls, and it reads with the rights of its
reader), "bebas" (no rows of people) or "tertutup" (web never reads it); `HAK_WEB`, what the web
login may do; and `HAK_DIRI`, what plain ASN may do where that is more than to read.
`RLS_SYARAT` is a further SQL condition on every row, `FUNGSI_WEB` names functions (with the types
of their arguments) that run as the owner and that the web may call. Tables of installed packages
stand in PAKET, the same for both. A table that nobody declared stops the migration.
"""

from typing import Any

from django.apps import apps
from django.db import ProgrammingError, connections, models, transaction

from talenta.akun.lingkup import LFT_SEMUA

PAKET: dict[str, str] = {
    "django_content_type": "SELECT",
    "django_migrations": "",
    "auth_permission": "",
    "auth_group": "",
    "auth_group_permissions": "",
    "axes_accessattempt": "SELECT, INSERT, UPDATE, DELETE",
    "axes_accesslog": "SELECT, INSERT, UPDATE, DELETE",
    "axes_accessfailurelog": "SELECT, INSERT, UPDATE, DELETE",
    "axes_accessattemptexpiration": "SELECT, INSERT, UPDATE, DELETE",
    "pghistory_context": "SELECT, INSERT, UPDATE",
}

_INS = "instansi_id = lingkup_int('app.ins')"
_AKUN = "pengguna_id = lingkup_int('app.akun')"
_UNIT = f"{_INS} AND unit_lft BETWEEN lingkup_int('app.lft') AND lingkup_int('app.rgt')"
_SYARAT = {
    "unit": _UNIT,
    "penilai": _UNIT,
    "satuan": _UNIT,
    # One interval, not "within it or a reviewer": an index answers it, and its size is known.
    "tinjau": f"{_INS} AND unit_lft BETWEEN lingkup_tinjau('app.lft', {LFT_SEMUA[0]}) "
    f"AND lingkup_tinjau('app.rgt', {LFT_SEMUA[1]})",
    "instansi": _INS,
    "agregat": f"({_INS} OR instansi_id = ANY (lingkup_daftar('app.ins_agregat')))",
    "kantor": _INS,
    "audit": _INS,
    "orang": _INS,
    "calon": _INS,
    "sendiri": "false",
    "nasional": f"(instansi_id IS NULL OR {_INS})",
    "akun": _AKUN,
    "kabar": f"({_AKUN} OR pengguna_id IS NULL AND {_INS})",
}

FUNGSI = """
CREATE OR REPLACE FUNCTION lingkup_int(kunci text) RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting(kunci, true), '')::int $$;
CREATE OR REPLACE FUNCTION lingkup_tinjau(kunci text, semua int) RETURNS int
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN current_setting('app.tinjau', true) = '1' THEN semua
    ELSE nullif(current_setting(kunci, true), '')::int END $$;
CREATE OR REPLACE FUNCTION lingkup_daftar(kunci text) RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT string_to_array(nullif(current_setting(kunci, true), ''), ',')::bigint[] $$;
CREATE SCHEMA IF NOT EXISTS penampung;
GRANT USAGE, CREATE ON SCHEMA penampung TO talenta_kerja;
CREATE SCHEMA IF NOT EXISTS arsip;
GRANT USAGE ON SCHEMA arsip TO talenta_kerja;
GRANT USAGE ON SCHEMA public TO talenta_web, talenta_diri, talenta_kerja;
GRANT SELECT ON django_migrations TO talenta_web, talenta_diri;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO talenta_kerja;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO talenta_kerja;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO talenta_kerja;
DO $$ BEGIN -- the privilege to ANALYZE; PostgreSQL 16 and older leave that to autovacuum
  IF current_setting('server_version_num')::int >= 170000 THEN
    GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO talenta_kerja; END IF;
END $$;
"""

PERAN = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'talenta_web') THEN
    CREATE ROLE talenta_web LOGIN NOINHERIT; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'talenta_diri') THEN
    CREATE ROLE talenta_diri NOLOGIN; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'talenta_kerja') THEN
    CREATE ROLE talenta_kerja LOGIN BYPASSRLS; END IF;
END $$;
"""


def _syarat_diri(jenis: str, kolom: str | None, penilai: tuple[str, ...], lain: str) -> str:
    """What plain ASN read: the own rows, those of the people they appraise, the agency's reference
    rows, nothing of the office's; of the audit what was done to the own account."""
    if jenis == "penilai":
        saya = "lingkup_int('app.pegawai')"
        milik = " OR ".join(f"{satu} = {saya}" for satu in (kolom, *penilai))
        if lain:
            milik = f"{milik} OR {lain}"
        return f"{_INS} AND ({milik})"
    if jenis in ("unit", "orang", "tinjau", "calon", "sendiri"):
        return f"{kolom} = lingkup_int('app.pegawai')"
    if jenis == "audit":
        return "objek_jenis = 'akun' AND objek_id = nullif(current_setting('app.akun', true), '')"
    return "false" if jenis in ("kantor", "satuan") else _SYARAT[jenis]


def _atur_tabel(
    tabel: str,
    jenis: str,
    *,
    hak: str,
    hak_diri: str,
    diri_kolom: str | None = None,
    penilai_kolom: tuple[str, ...] = (),
    penilai_syarat: str = "",
    induk: tuple[str, str, str] | None = None,
    syarat_lain: str = "",
) -> str:
    sql = [f'REVOKE ALL ON "{tabel}" FROM talenta_web, talenta_diri']
    if hak and jenis != "tertutup":
        sql.append(f'GRANT {hak} ON "{tabel}" TO talenta_web')
        sql.append(f'GRANT {hak_diri} ON "{tabel}" TO talenta_diri')
    if jenis == "pandangan":
        return ";\n".join(sql)
    sql.append(f'DROP POLICY IF EXISTS lingkup ON "{tabel}"')
    sql.append(f'DROP POLICY IF EXISTS diri ON "{tabel}"')
    if jenis in _SYARAT or induk is not None:
        if induk is not None:
            kolom, tabel_induk, kunci = induk
            syarat = diri = (
                f'EXISTS (SELECT 1 FROM "{tabel_induk}" i WHERE i."{kunci}" = "{tabel}"."{kolom}")'
            )
        else:
            syarat = _SYARAT[jenis]
            diri = _syarat_diri(jenis, diri_kolom, penilai_kolom, penilai_syarat)
        # Whoever reads the rows of others, or the nation's, writes none of theirs.
        tulis = {
            "audit": "true",
            "kabar": "true",
            "agregat": _INS,
            "nasional": _INS,
            "orang": f"{_INS} AND pengguna_id = lingkup_int('app.akun')",
        }.get(jenis, "")
        for nama, peran, pakai in (
            ("lingkup", "talenta_web", syarat),
            ("diri", "talenta_diri", diri),
        ):
            lihat = f"{pakai} AND {syarat_lain}" if syarat_lain else pakai
            sql.append(
                f'CREATE POLICY {nama} ON "{tabel}" TO {peran} USING ({lihat}) '
                f"WITH CHECK ({tulis or lihat})"
            )
        sql.append(f'ALTER TABLE "{tabel}" ENABLE ROW LEVEL SECURITY')
    return ";\n".join(sql)


def _atur_riwayat(tabel: str, induk: str, kunci: str, *, diri_menulis: bool) -> str:
    """History rows can be added by any change and read only with the row they tell about.

    Plain ASN add them where they may write what has the history.
    """
    penambah = "talenta_web, talenta_diri" if diri_menulis else "talenta_web"
    return f"""
REVOKE ALL ON "{tabel}" FROM talenta_web, talenta_diri;
GRANT SELECT ON "{tabel}" TO talenta_web, talenta_diri;
GRANT INSERT ON "{tabel}" TO {penambah};
DROP POLICY IF EXISTS tambah ON "{tabel}";
DROP POLICY IF EXISTS lihat ON "{tabel}";
CREATE POLICY tambah ON "{tabel}" FOR INSERT TO {penambah} WITH CHECK (true);
CREATE POLICY lihat ON "{tabel}" FOR SELECT TO talenta_web, talenta_diri
  USING (EXISTS (SELECT 1 FROM "{induk}" i WHERE i."{kunci}" = pgh_obj_id));
ALTER TABLE "{tabel}" ENABLE ROW LEVEL SECURITY"""


def _induk(model: type[models.Model]) -> tuple[str, str, str] | None:
    """Column, table and key of the row that a part ("anak") belongs to."""
    if getattr(model, "RLS", None) != "anak":
        return None
    bidang: Any = model._meta.get_field(model.INDUK)  # type: ignore[attr-defined]
    induk = bidang.related_model._meta
    return bidang.column, induk.db_table, induk.pk.column


def sql_model(model: type[models.Model]) -> str:
    """Grants and policies of one model's table; LookupError where it declares none."""
    tabel = model._meta.db_table
    induk = getattr(model, "pgh_tracked_model", None)
    if induk is not None:
        return _atur_riwayat(
            tabel,
            induk._meta.db_table,
            induk._meta.pk.column,
            diri_menulis=getattr(induk, "HAK_DIRI", "SELECT") != "SELECT",
        )
    if tabel in PAKET:
        return _atur_tabel(tabel, "bebas", hak=PAKET[tabel], hak_diri=PAKET[tabel])
    if not hasattr(model, "RLS"):
        raise LookupError(f"tabel {tabel} belum menyatakan RLS (talenta.akun.rls)")
    return _atur_tabel(
        tabel,
        model.RLS,
        hak=getattr(model, "HAK_WEB", "SELECT"),
        hak_diri=getattr(model, "HAK_DIRI", "SELECT"),
        diri_kolom=getattr(model, "DIRI_KOLOM", None),
        penilai_kolom=getattr(model, "PENILAI_KOLOM", ()),
        penilai_syarat=getattr(model, "PENILAI_SYARAT", ""),
        induk=_induk(model),
        syarat_lain=getattr(model, "RLS_SYARAT", ""),
    )


FUNGSI_WEB = "GRANT EXECUTE ON FUNCTION lingkup_pengguna(bigint, date) TO talenta_web, talenta_diri"


# SQLSTATE of a column, function, table or object that is not there.
_TIADA = ("42703", "42883", "42P01", "42704")


def _jalankan(kursor: Any, sql: str, *, using: str, mundur: bool) -> None:
    """Run statements; going back, those that name what is no longer there are left out whole."""
    if not mundur:
        kursor.execute(sql)
        return
    try:
        with transaction.atomic(using=using):
            kursor.execute(sql)
    except ProgrammingError as galat:
        if getattr(galat.__cause__, "pgcode", "") not in _TIADA:
            raise


def terapkan(using: str = "default", *, mundur: bool = False, **_: Any) -> None:
    """Make functions, grants and policies match the models. Idempotent; needs the owner login.

    `mundur`: migrations were just undone, so that the models are ahead of the database. What they
    declare on things that are gone keeps the rights it had, until that release's own code runs.
    """
    koneksi = connections[using]
    with koneksi.cursor() as kursor:
        kursor.execute(
            "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"
        )
        if kursor.fetchone()[0]:
            kursor.execute(PERAN)
        kursor.execute(FUNGSI)
        ada = set(koneksi.introspection.table_names(kursor, include_views=True))
        for model in apps.get_models(include_auto_created=True):
            if model._meta.proxy or model._meta.db_table not in ada:
                continue
            _jalankan(kursor, sql_model(model), using=using, mundur=mundur)
            for fungsi in getattr(model, "FUNGSI_WEB", ()):
                hak = f"GRANT EXECUTE ON FUNCTION {fungsi} TO talenta_web, talenta_diri"
                _jalankan(kursor, hak, using=using, mundur=mundur)
        kursor.execute("SELECT to_regproc('lingkup_pengguna') IS NOT NULL")
        if kursor.fetchone()[0]:
            kursor.execute(FUNGSI_WEB)
