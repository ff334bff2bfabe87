"""Input of a team's leader is read by the appraiser of every plan in its period, however many there
are: asked of the plans, and kept in no column that says one or two."""

from importlib import import_module

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from talenta.inti.migrasi import berkelompok

SQL = """
SET LOCAL check_function_bodies = off;
DROP FUNCTION kinerja_masukan_penilai() CASCADE;
DROP FUNCTION kinerja_masukan_simpan(bigint, bigint, integer, text, text, text);
CREATE FUNCTION kinerja_masukan_simpan(kala bigint, kepada bigint, dari integer,
  hasil text, perilaku text, kata text)
RETURNS TABLE (sebab text, akun bigint) LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE saya bigint := lingkup_int('app.pegawai'); p record; ada record;
BEGIN
  SELECT t.mulai, t.selesai, t.status, t.tahun_kinerja_id INTO p FROM kinerja_periodetinjauan t
    WHERE t.id = kala AND t.instansi_id = lingkup_int('app.ins') FOR SHARE;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM kinerja_penugasanpenilai b
    WHERE b.pegawai_id = kepada AND b.penilai_id = saya AND b.dasar = 'KETUA_TIM'
      AND b.mulai < p.selesai AND (b.selesai IS NULL OR b.selesai > p.mulai)) THEN
    RETURN QUERY SELECT 'BUKAN', NULL::bigint; RETURN;
  END IF;
  IF p.status NOT IN ('DIBUKA', 'DIBUKA_KEMBALI') OR p.mulai > current_date THEN
    RETURN QUERY SELECT 'TUTUP', NULL::bigint; RETURN;
  END IF;
  -- Whoever finishes the review waits for this turn, too.
  PERFORM pg_advisory_xact_lock(7203014, hashint8(kepada));
  IF EXISTS (SELECT FROM kinerja_tinjauanperiodik n WHERE n.periode_id = kala
      AND n.pegawai_id = kepada AND n.status = 'DINILAI')
    AND NOT EXISTS (SELECT FROM kinerja_skp s WHERE s.pegawai_id = kepada
      AND s.tahun_kinerja_id = p.tahun_kinerja_id AND s.mulai < p.selesai AND p.mulai < s.selesai
      -- A plan that ended without agreement is never reviewed.
      AND (s.status IN ('DISEPAKATI', 'DIAKHIRI') OR s.selesai > current_date)
      AND NOT EXISTS (SELECT FROM kinerja_tinjauanperiodik n WHERE n.periode_id = kala
        AND n.skp_id = s.id AND n.status = 'DINILAI')) THEN
    RETURN QUERY SELECT 'DINILAI', NULL::bigint; RETURN;
  END IF;
  SELECT m.id, m.versi INTO ada FROM kinerja_masukanketua m
    WHERE m.pegawai_id = kepada AND m.periode_id = kala AND m.ketua_id = saya;
  IF coalesce(ada.versi, 0) <> dari THEN
    RETURN QUERY SELECT 'BENTROK', NULL::bigint; RETURN;
  END IF;
  INSERT INTO kinerja_masukanketua (instansi_id, unit_lft, periode_id, pegawai_id, ketua_id,
    ketua_nama, rating_hasil, rating_perilaku, catatan, versi, pada)
  SELECT t.instansi_id, t.unit_lft, kala, t.id, s.id, s.nama, hasil, perilaku, kata, 1,
    clock_timestamp()
  FROM pegawai_pegawai t JOIN pegawai_pegawai s ON s.id = saya WHERE t.id = kepada
  ON CONFLICT (pegawai_id, periode_id, ketua_id) DO UPDATE SET
    rating_hasil = excluded.rating_hasil, rating_perilaku = excluded.rating_perilaku,
    catatan = excluded.catatan, pada = excluded.pada,
    versi = kinerja_masukanketua.versi + 1;
  RETURN QUERY SELECT '', t.pengguna_id FROM pegawai_pegawai t WHERE t.id = kepada;
END $$;

-- The accounts of those who appraise, for the author.
CREATE OR REPLACE FUNCTION kinerja_masukan_akun(nomor bigint) RETURNS SETOF bigint LANGUAGE sql
STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT a.pengguna_id FROM kinerja_masukanketua m
  JOIN kinerja_periodetinjauan p ON p.id = m.periode_id
  JOIN kinerja_skp s ON s.pegawai_id = m.pegawai_id AND s.tahun_kinerja_id = p.tahun_kinerja_id
    AND s.mulai < p.selesai AND p.mulai < s.selesai
  JOIN pegawai_pegawai a ON a.id = s.penilai_id
  WHERE m.id = kinerja_masukan_akun.nomor AND m.ketua_id = lingkup_int('app.pegawai')
    AND a.pengguna_id IS NOT NULL
$$;
REVOKE ALL ON FUNCTION kinerja_masukan_akun(bigint),
  kinerja_masukan_simpan(bigint, bigint, integer, text, text, text) FROM PUBLIC;
"""


def _bagian(migrasi: str, awal: str, akhir: str) -> str:
    sql: str = import_module(f"kinerja.migrations.{migrasi}").SQL
    return sql[sql.index(awal) : sql.index(akhir)]


_FUNGSI = "CREATE OR REPLACE FUNCTION kinerja_"
# What it was before, once the columns are back.
BALIK = f"""
SET LOCAL check_function_bodies = off;
DROP FUNCTION kinerja_masukan_simpan(bigint, bigint, integer, text, text, text);
{_bagian("0023_jaga_lagi", f"{_FUNGSI}masukan_simpan", f"{_FUNGSI}yang_melihat")}
{_bagian("0018_masukan_giliran", f"{_FUNGSI}masukan_penilai", "DROP TRIGGER masukan_penilai")}
CREATE TRIGGER masukan_penilai BEFORE INSERT OR UPDATE OF catatan, pada, penilai_id
  ON kinerja_masukanketua FOR EACH ROW EXECUTE FUNCTION kinerja_masukan_penilai();
UPDATE kinerja_masukanketua SET penilai_id = penilai_id;
{_bagian("0018_masukan_giliran", "DROP FUNCTION kinerja_masukan_akun", "REVOKE ALL")}
REVOKE ALL ON FUNCTION kinerja_masukan_akun(bigint),
  kinerja_masukan_simpan(bigint, bigint, integer, text, text, text) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0024_acuan_bagian")]

    operations = berkelompok(
        [
            migrations.RunSQL(SQL, BALIK),
            pgtrigger.migrations.RemoveTrigger(
                model_name="masukanketua",
                name="tambah_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="masukanketua",
                name="ubah_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="masukanketua",
                name="hapus_delete",
            ),
            migrations.RemoveField(
                model_name="masukanketua",
                name="penilai",
            ),
            migrations.RemoveField(
                model_name="masukanketua",
                name="penilai_awal",
            ),
            migrations.RemoveField(
                model_name="masukanketuaperistiwa",
                name="penilai",
            ),
            migrations.RemoveField(
                model_name="masukanketuaperistiwa",
                name="penilai_awal",
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="masukanketua",
                trigger=pgtrigger.compiler.Trigger(
                    name="tambah_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_masukanketuaperistiwa" ("catatan", "id", "instansi_id", "ketua_id", "ketua_nama", "pada", "pegawai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "versi") SELECT new_values."catatan", new_values."id", new_values."instansi_id", new_values."ketua_id", new_values."ketua_nama", new_values."pada", new_values."pegawai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."rating_hasil", new_values."rating_perilaku", new_values."versi" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="97b3775680fff093e4f5bbd07924edf52565c3b7",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_tambah_insert_bfa97",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="kinerja_masukanketua",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="masukanketua",
                trigger=pgtrigger.compiler.Trigger(
                    name="ubah_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_masukanketuaperistiwa" ("catatan", "id", "instansi_id", "ketua_id", "ketua_nama", "pada", "pegawai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "versi") SELECT new_values."catatan", new_values."id", new_values."instansi_id", new_values."ketua_id", new_values."ketua_nama", new_values."pada", new_values."pegawai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."rating_hasil", new_values."rating_perilaku", new_values."versi" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."catatan" IS DISTINCT FROM (new_values."catatan") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."instansi_id" IS DISTINCT FROM (new_values."instansi_id") OR old_values."ketua_id" IS DISTINCT FROM (new_values."ketua_id") OR old_values."ketua_nama" IS DISTINCT FROM (new_values."ketua_nama") OR old_values."pada" IS DISTINCT FROM (new_values."pada") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."periode_id" IS DISTINCT FROM (new_values."periode_id") OR old_values."rating_hasil" IS DISTINCT FROM (new_values."rating_hasil") OR old_values."rating_perilaku" IS DISTINCT FROM (new_values."rating_perilaku") OR old_values."versi" IS DISTINCT FROM (new_values."versi")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="58a9cd8440d90cbdcb5f396d5acfc4afe874f3a5",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_ubah_update_d1ce0",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="kinerja_masukanketua",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="masukanketua",
                trigger=pgtrigger.compiler.Trigger(
                    name="hapus_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_masukanketuaperistiwa" ("catatan", "id", "instansi_id", "ketua_id", "ketua_nama", "pada", "pegawai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "versi") SELECT old_values."catatan", old_values."id", old_values."instansi_id", old_values."ketua_id", old_values."ketua_nama", old_values."pada", old_values."pegawai_id", old_values."periode_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rating_hasil", old_values."rating_perilaku", old_values."versi" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="d49eecc7add90ad823463de4fae856582adcf1f1",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_hapus_delete_afcc5",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="kinerja_masukanketua",
                        when="AFTER",
                    ),
                ),
            ),
        ]
    )
