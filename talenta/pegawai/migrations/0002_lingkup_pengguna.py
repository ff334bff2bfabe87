"""What an account may take on, readable before any scope is set (one query a request)."""

from django.db import migrations

SQL = """
CREATE FUNCTION lingkup_pengguna(akun bigint, hari date) RETURNS TABLE (
    penugasan_id bigint, peran varchar, instansi_id bigint, instansi_nama varchar, zona varchar,
    unit_nama varchar, lft integer, rgt integer, pegawai_id bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.id, t.peran, i.id, i.nama, i.zona, u.nama, u.lft, u.rgt, p.id
    FROM akun_pengguna a
    LEFT JOIN akun_penugasanperan t ON t.pengguna_id = a.id AND t.berlaku_mulai <= hari
        AND (t.berlaku_sampai IS NULL OR t.berlaku_sampai > hari)
    LEFT JOIN akun_instansi i ON i.id = coalesce(t.instansi_id, a.instansi_id)
    LEFT JOIN pegawai_lingkuppenugasan l ON l.penugasan_id = t.id
    LEFT JOIN pegawai_unitorganisasi u ON u.id = l.unit_id
    LEFT JOIN pegawai_pegawai p ON p.pengguna_id = a.id AND p.instansi_id = i.id
    WHERE a.id = akun AND a.is_active
    ORDER BY t.id
$$;
REVOKE ALL ON FUNCTION lingkup_pengguna(bigint, date) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0001_initial")]

    operations = [
        migrations.RunSQL(SQL, "DROP FUNCTION lingkup_pengguna(bigint, date)"),
    ]
