"""Who was to decide on an objection is replaced by two officers only."""

from django.db import migrations

SQL = """
CREATE FUNCTION kinerja_jaga_pergantian() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF current_setting('role', true) = 'talenta_web' AND NOT EXISTS (
    SELECT FROM kinerja_pergantianpemutus g WHERE g.keberatan_id = NEW.id
      AND g.keputusan = 'DISETUJUI' AND g.lama_id = OLD.pemutus_id AND g.baru_id = NEW.pemutus_id)
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'mengganti pemutus perlu dua orang';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER jaga_pergantian BEFORE UPDATE ON kinerja_keberatan FOR EACH ROW
  WHEN (OLD.pemutus_id IS NOT NULL AND OLD.pemutus_id IS DISTINCT FROM NEW.pemutus_id)
  EXECUTE FUNCTION kinerja_jaga_pergantian();
"""
BALIK = "DROP FUNCTION kinerja_jaga_pergantian() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0019_pergantianpemutus")]

    operations = [migrations.RunSQL(SQL, BALIK)]
