"""Input of a team's leader goes to whoever appraises the plan of that period, and not to today's
appraiser; a change of appraiser moves it (kinerja.services.penilai)."""

from django.db import migrations

SQL = """
SET LOCAL check_function_bodies = off;
-- Of two plans in one period the later: its appraiser finishes the year.
CREATE FUNCTION kinerja_masukan_penilai() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE milik record;
BEGIN
  SELECT s.penilai_id INTO milik FROM kinerja_skp s
  JOIN kinerja_periodetinjauan p ON p.id = NEW.periode_id
    AND p.tahun_kinerja_id = s.tahun_kinerja_id
  WHERE s.pegawai_id = NEW.pegawai_id AND s.mulai < p.selesai AND p.mulai < s.selesai
  ORDER BY s.mulai DESC LIMIT 1;
  IF FOUND THEN NEW.penilai_id := milik.penilai_id; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER masukan_penilai BEFORE INSERT OR UPDATE OF catatan, pada ON kinerja_masukanketua
  FOR EACH ROW EXECUTE FUNCTION kinerja_masukan_penilai();

-- The appraiser's account, for the author.
CREATE FUNCTION kinerja_masukan_akun(nomor bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.pengguna_id FROM kinerja_masukanketua m JOIN pegawai_pegawai a ON a.id = m.penilai_id
  WHERE m.id = nomor AND m.ketua_id = lingkup_int('app.pegawai')
$$;
REVOKE ALL ON FUNCTION kinerja_masukan_akun(bigint) FROM PUBLIC;
"""
BALIK = """
DROP FUNCTION kinerja_masukan_akun(bigint);
DROP FUNCTION kinerja_masukan_penilai() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0015_masukan_fungsi")]

    operations = [migrations.RunSQL(SQL, BALIK)]
