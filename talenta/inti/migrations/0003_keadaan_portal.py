"""The state of the portal in numbers, for the web login, which sees rows of one agency only.

And a place in the queue of seals for rows that were still without one when the queue was added.
"""

from django.db import migrations

FUNGSI = """
CREATE FUNCTION keadaan_portal() RETURNS jsonb LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'pekerjaan', (SELECT coalesce(jsonb_agg(jsonb_build_array(jenis, status, n)), '[]') FROM (
      SELECT jenis, status, count(*) AS n FROM inti_pekerjaan GROUP BY 1, 2 ORDER BY 1, 2) k),
    'antre_detik', (SELECT extract(epoch FROM clock_timestamp() - min(dibuat_pada))
      FROM inti_pekerjaan WHERE status = 'ANTRE'),
    'belum_disegel', (SELECT count(*) FROM inti_antreansegel),
    'segel_detik', (SELECT extract(epoch FROM clock_timestamp() - c.waktu)
      FROM inti_catatanaudit c
      WHERE c.id = (SELECT min(catatan_id) FROM inti_antreansegel)),
    'cadangan_detik', (SELECT extract(epoch FROM clock_timestamp() - max(waktu))
      FROM inti_catatanaudit WHERE objek_jenis = 'cadangan' AND tindakan = 'cadangan.buat'))
$$;
REVOKE ALL ON FUNCTION keadaan_portal() FROM PUBLIC;
"""
ANTRE = """
INSERT INTO inti_antreansegel (catatan_id)
SELECT c.id FROM inti_catatanaudit c
WHERE NOT EXISTS (SELECT FROM inti_segelaudit s WHERE s.catatan_id = c.id)
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [("inti", "0002_antrean_segel")]

    operations = [
        migrations.RunSQL(FUNGSI, "DROP FUNCTION keadaan_portal();"),
        migrations.RunSQL(ANTRE, migrations.RunSQL.noop),
    ]
