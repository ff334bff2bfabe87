"""Who sees a person's performance by a relation: for the person, and for whoever reaches the
person. Run as the owner, since plain ASN read no other people's names."""

from django.db import migrations

SQL = """
SET LOCAL check_function_bodies = off;
CREATE FUNCTION kinerja_yang_melihat(siapa bigint)
RETURNS TABLE (nama text, sebagai text, awal integer, akhir integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH o AS (
    SELECT p.id FROM pegawai_pegawai p
    WHERE p.id = siapa AND p.instansi_id = lingkup_int('app.ins')
      AND (p.id = lingkup_int('app.pegawai')
        OR current_setting('role', true) = 'talenta_web'
          AND p.unit_lft BETWEEN lingkup_int('app.lft') AND lingkup_int('app.rgt'))
  ), h AS (
    SELECT s.penilai_id AS id, 'PENILAI' AS sebagai, t.tahun::integer AS tahun FROM o
    JOIN kinerja_skp s ON s.pegawai_id = o.id JOIN kinerja_tahunkinerja t
      ON t.id = s.tahun_kinerja_id
    UNION SELECT unnest(ARRAY[n.penilai_id, n.atasan_penilai_id]),
      unnest(ARRAY['PENILAI', 'ATASAN']), t.tahun FROM o
    JOIN kinerja_penilaiantahunan n ON n.pegawai_id = o.id JOIN kinerja_tahunkinerja t
      ON t.id = n.tahun_kinerja_id
    UNION SELECT k.pemutus_id, 'PEMUTUS', k.tahun FROM o
    JOIN kinerja_keberatan k ON k.pegawai_id = o.id
    -- Whom one led until a year ago stands on the leader's page (0015).
    UNION SELECT b.penilai_id, 'KETUA', unnest(ARRAY[extract(year FROM b.mulai)::integer,
      extract(year FROM coalesce(b.selesai - 1, current_date))::integer]) FROM o
    JOIN kinerja_penugasanpenilai b ON b.pegawai_id = o.id AND b.dasar = 'KETUA_TIM'
      AND b.mulai <= current_date AND (b.selesai IS NULL OR b.selesai > current_date - 366)
  )
  SELECT a.nama, h.sebagai, min(h.tahun), max(h.tahun)
  FROM h JOIN pegawai_pegawai a ON a.id = h.id
  GROUP BY a.id, h.sebagai
  ORDER BY max(h.tahun) DESC, h.sebagai DESC, a.nama_kunci, a.id
$$;
REVOKE ALL ON FUNCTION kinerja_yang_melihat(bigint) FROM PUBLIC;
"""
BALIK = "DROP FUNCTION kinerja_yang_melihat(bigint);"


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0020_jaga_pergantian")]

    operations = [migrations.RunSQL(SQL, BALIK)]
