"""The queue of audit rows without a seal, filled by a trigger that whoever acts need not see."""

from django.db import migrations

SQL = """
CREATE FUNCTION antre_segel() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
    INSERT INTO inti_antreansegel (catatan_id) SELECT id FROM baru;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION antre_segel() FROM PUBLIC;
CREATE TRIGGER antre_segel AFTER INSERT ON inti_catatanaudit
    REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION antre_segel();
"""
BALIK = """
DROP TRIGGER antre_segel ON inti_catatanaudit;
DROP FUNCTION antre_segel();
"""


class Migration(migrations.Migration):
    dependencies = [("inti", "0001_initial")]

    operations = [migrations.RunSQL(SQL, BALIK)]
