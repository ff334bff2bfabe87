"""A year is written by set: who may add a rated review and whose agency it is are asked once a
statement, and indexes that answer nothing others do not are left out."""

import django.db.models.deletion
from django.db import migrations

import talenta.inti.acuan
from talenta.inti.migrasi import berkelompok

# The same refusals as before for rows that are added (0003); changes are asked one by one still.
# Rows of a loop are locked one after another: a filter beside the lock could leave some unlocked.
SQL = """
CREATE FUNCTION kinerja_jaga_tinjauan_tambah() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE keadaan text;
BEGIN
  FOR keadaan IN SELECT p.status FROM kinerja_periodetinjauan p
    WHERE p.id = ANY(ARRAY(SELECT DISTINCT b.periode_id FROM baru b
      WHERE b.rating_hasil <> '' OR b.rating_perilaku <> '' OR b.catatan <> ''))
    ORDER BY p.id FOR SHARE
  LOOP
    IF keadaan = 'DITUTUP' THEN
      RAISE check_violation USING MESSAGE = 'periode tinjauan sudah ditutup';
    END IF;
  END LOOP;
  IF current_setting('role', true) = 'talenta_diri' AND EXISTS (SELECT FROM baru b
    WHERE (b.rating_hasil <> '' OR b.rating_perilaku <> '' OR b.catatan <> '') AND b.penilai_id
      IS DISTINCT FROM nullif(current_setting('app.pegawai', true), '')::bigint) THEN
    RAISE insufficient_privilege USING MESSAGE = 'rating ditulis penilainya sendiri';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER jaga_tinjauan_tambah ON kinerja_tinjauanperiodik;
CREATE TRIGGER jaga_tinjauan_tambah AFTER INSERT ON kinerja_tinjauanperiodik
  REFERENCING NEW TABLE AS baru FOR EACH STATEMENT
  EXECUTE FUNCTION kinerja_jaga_tinjauan_tambah();
"""
BALIK = """
DROP FUNCTION kinerja_jaga_tinjauan_tambah() CASCADE;
CREATE TRIGGER jaga_tinjauan_tambah BEFORE INSERT ON kinerja_tinjauanperiodik FOR EACH ROW
  WHEN (NEW.rating_hasil <> '' OR NEW.rating_perilaku <> '' OR NEW.catatan <> '')
  EXECUTE FUNCTION kinerja_jaga_tinjauan();
"""


class Migration(migrations.Migration):
    dependencies = [("akun", "0006_hari_libur"), ("kinerja", "0025_masukan_menurut_skp")]

    operations = [
        migrations.RunSQL(SQL, BALIK),
        *berkelompok(
            [
                migrations.AlterField(
                    model_name="ekspektasiperilaku",
                    name="skp",
                    field=talenta.inti.acuan.AcuanHimpunan(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ekspektasi",
                        to="kinerja.skp",
                    ),
                ),
                migrations.AlterField(
                    model_name="tinjauanperiodik",
                    name="instansi",
                    field=talenta.inti.acuan.AcuanHimpunan(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="akun.instansi",
                    ),
                ),
                migrations.AlterField(
                    model_name="tinjauanperiodikperistiwa",
                    name="instansi",
                    field=talenta.inti.acuan.AcuanHimpunan(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="akun.instansi",
                    ),
                ),
            ]
        ),
    ]
