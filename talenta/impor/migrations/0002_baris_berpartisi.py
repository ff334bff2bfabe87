"""Row outcomes partitioned by import, and the functions by which a worker fills a partition.

The worker login owns nothing, so these functions run as the owner (SECURITY DEFINER) and take
numbers only. A partition has indexes of its own: it is emptied and filled again as a whole, and
building them afterwards costs a fraction of keeping them. Prefixes are searched as ranges, since
LIKE is not leakproof and would not use an index under row-level security.
"""

from django.db import migrations

TABEL = """
CREATE TABLE impor_baris (
    impor_id bigint NOT NULL,
    instansi_id bigint NOT NULL,
    baris integer NOT NULL,
    keadaan varchar(8) NOT NULL CHECK (keadaan IN ('baru', 'berubah', 'sama', 'ditolak')),
    peringatan boolean NOT NULL,
    kunci text NOT NULL,
    nama text NOT NULL,
    ubah jsonb
) PARTITION BY LIST (impor_id);
"""

FUNGSI = """
CREATE FUNCTION impor_baris_siapkan(nomor bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE t text := format('impor_baris_%s', nomor);
BEGIN
  IF to_regclass(t) IS NULL THEN
    EXECUTE format('CREATE TABLE %I (LIKE impor_baris INCLUDING CONSTRAINTS, '
                   'CHECK (impor_id = %s))', t, nomor);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO talenta_kerja', t);
  ELSE
    EXECUTE format('TRUNCATE %I', t);
    EXECUTE format('DROP INDEX %I, %I, %I, %I, %I', t || '_baris', t || '_keadaan',
                   t || '_peringatan', t || '_kunci', t || '_nama');
  END IF;
END $$;
CREATE FUNCTION impor_baris_pasang(nomor bigint) RETURNS void LANGUAGE plpgsql
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
REVOKE ALL ON FUNCTION impor_baris_siapkan(bigint), impor_baris_pasang(bigint)
  FROM PUBLIC;
"""

HAPUS = """
DROP FUNCTION impor_baris_siapkan(bigint);
DROP FUNCTION impor_baris_pasang(bigint);
DROP TABLE impor_baris;
"""


class Migration(migrations.Migration):
    dependencies = [("impor", "0001_initial")]
    # As it was called before the first migrations were written anew.
    replaces = [("impor", "0003_baris_berpartisi")]

    operations = [migrations.RunSQL(TABEL + FUNGSI, HAPUS)]
