"""Accounts of the sides of an objection, for telling them: to nobody else, and of nobody else."""

from django.db import migrations

SQL = """
-- What the settings are read by is made after the migrations.
SET LOCAL check_function_bodies = off;
CREATE FUNCTION kinerja_akun_keberatan(perkara bigint, siapa bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.pengguna_id FROM kinerja_keberatan k
  JOIN pegawai_pegawai p ON p.id IN (k.pegawai_id, k.penilai_id, k.pemutus_id)
  WHERE k.id = perkara AND p.id = ANY (siapa) AND p.pengguna_id IS NOT NULL
    AND k.instansi_id = lingkup_int('app.ins')
$$;
REVOKE ALL ON FUNCTION kinerja_akun_keberatan(bigint, bigint[]) FROM PUBLIC;
"""
BALIK = "DROP FUNCTION kinerja_akun_keberatan(bigint, bigint[]);"


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0008_keberatan")]

    operations = [migrations.RunSQL(SQL, BALIK)]
