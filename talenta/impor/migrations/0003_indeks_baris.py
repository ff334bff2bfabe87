"""Indexes of an import's rows: of the commonest outcome none is needed, since nearly every row has
it; and what the planner must know, or it reads all rows to show fifty."""

from django.db import migrations

PASANG = """
CREATE OR REPLACE FUNCTION impor_baris_pasang(nomor bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET maintenance_work_mem = '128MB' AS $$
DECLARE
  t text := format('impor_baris_%s', nomor);
  terbanyak text;
BEGIN
  EXECUTE format('SELECT keadaan FROM (SELECT keadaan, count(*) AS n, sum(count(*)) OVER () AS s '
                 'FROM %I GROUP BY keadaan) k WHERE n > 0.9 * s', t) INTO terbanyak;
  EXECUTE format('CREATE UNIQUE INDEX %I ON %I (baris)', t || '_baris', t);
  EXECUTE format('CREATE INDEX %I ON %I (keadaan, baris)', t || '_keadaan', t)
    || CASE WHEN terbanyak IS NULL THEN '' ELSE format(' WHERE keadaan <> %L', terbanyak) END;
  EXECUTE format('CREATE INDEX %I ON %I (baris) WHERE peringatan', t || '_peringatan', t);
  EXECUTE format('CREATE INDEX %I ON %I (kunci, baris)', t || '_kunci', t);
  EXECUTE format('CREATE INDEX %I ON %I (nama, baris) WHERE nama > ''''', t || '_nama', t);
  IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = t::regclass) THEN
    EXECUTE format('ALTER TABLE impor_baris ATTACH PARTITION %I FOR VALUES IN (%s)', t, nomor);
  END IF;
  EXECUTE format('ANALYZE %I (impor_id, instansi_id, baris, keadaan, peringatan)', t);
END $$;
"""

SEMULA = """
CREATE OR REPLACE FUNCTION impor_baris_pasang(nomor bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text := format('impor_baris_%s', nomor);
BEGIN
  EXECUTE format('CREATE UNIQUE INDEX %I ON %I (baris)', t || '_baris', t);
  EXECUTE format('CREATE INDEX %I ON %I (keadaan, baris)', t || '_keadaan', t);
  EXECUTE format('CREATE INDEX %I ON %I (baris) WHERE peringatan', t || '_peringatan', t);
  EXECUTE format('CREATE INDEX %I ON %I (kunci, baris)', t || '_kunci', t);
  EXECUTE format('CREATE INDEX %I ON %I (nama, baris) WHERE nama > ''''', t || '_nama', t);
  IF NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = t::regclass) THEN
    EXECUTE format('ALTER TABLE impor_baris ATTACH PARTITION %I FOR VALUES IN (%s)', t, nomor);
  END IF;
  EXECUTE format('ANALYZE %I (keadaan, peringatan)', t);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("impor", "0002_baris_berpartisi")]

    operations = [migrations.RunSQL(PASANG, SEMULA)]
