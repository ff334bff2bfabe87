"""Input of a team's leader and the end of the review take turns: what comes first is seen by the
other, so that no input slips in beside a review that just ends. In a period split over two plans
both appraisers read it, and it is taken until both have finished."""

import importlib

from django.db import migrations

SQL = """
SET LOCAL check_function_bodies = off;
CREATE OR REPLACE FUNCTION kinerja_masukan_simpan(kala bigint, kepada bigint, dari integer,
  hasil text, perilaku text, kata text)
RETURNS TABLE (sebab text, akun bigint, akun_penilai bigint) LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE saya bigint := lingkup_int('app.pegawai'); p record; ada record;
BEGIN
  SELECT t.mulai, t.selesai, t.status, t.tahun_kinerja_id INTO p FROM kinerja_periodetinjauan t
    WHERE t.id = kala AND t.instansi_id = lingkup_int('app.ins') FOR SHARE;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM kinerja_penugasanpenilai b
    WHERE b.pegawai_id = kepada AND b.penilai_id = saya AND b.dasar = 'KETUA_TIM'
      AND b.mulai < p.selesai AND (b.selesai IS NULL OR b.selesai > p.mulai)) THEN
    RETURN QUERY SELECT 'BUKAN', NULL::bigint, NULL::bigint; RETURN;
  END IF;
  IF p.status NOT IN ('DIBUKA', 'DIBUKA_KEMBALI') OR p.mulai > current_date THEN
    RETURN QUERY SELECT 'TUTUP', NULL::bigint, NULL::bigint; RETURN;
  END IF;
  -- Whoever finishes the review waits for this turn, too.
  PERFORM pg_advisory_xact_lock(7203014, hashint8(kepada));
  IF EXISTS (SELECT FROM kinerja_tinjauanperiodik n WHERE n.periode_id = kala
      AND n.pegawai_id = kepada AND n.status = 'DINILAI')
    AND NOT EXISTS (SELECT FROM kinerja_skp s WHERE s.pegawai_id = kepada
      AND s.tahun_kinerja_id = p.tahun_kinerja_id AND s.mulai < p.selesai AND p.mulai < s.selesai
      AND NOT EXISTS (SELECT FROM kinerja_tinjauanperiodik n WHERE n.periode_id = kala
        AND n.skp_id = s.id AND n.status = 'DINILAI')) THEN
    RETURN QUERY SELECT 'DINILAI', NULL::bigint, NULL::bigint; RETURN;
  END IF;
  SELECT m.id, m.versi INTO ada FROM kinerja_masukanketua m
    WHERE m.pegawai_id = kepada AND m.periode_id = kala AND m.ketua_id = saya;
  IF coalesce(ada.versi, 0) <> dari THEN
    RETURN QUERY SELECT 'BENTROK', NULL::bigint, NULL::bigint; RETURN;
  END IF;
  INSERT INTO kinerja_masukanketua (instansi_id, unit_lft, periode_id, pegawai_id, penilai_id,
    ketua_id, ketua_nama, rating_hasil, rating_perilaku, catatan, versi, pada)
  SELECT t.instansi_id, t.unit_lft, kala, t.id, kinerja_umpan_penilai(t.id), s.id, s.nama, hasil,
    perilaku, kata, 1, clock_timestamp()
  FROM pegawai_pegawai t JOIN pegawai_pegawai s ON s.id = saya WHERE t.id = kepada
  ON CONFLICT (pegawai_id, periode_id, ketua_id) DO UPDATE SET
    rating_hasil = excluded.rating_hasil, rating_perilaku = excluded.rating_perilaku,
    catatan = excluded.catatan, penilai_id = excluded.penilai_id, pada = excluded.pada,
    versi = kinerja_masukanketua.versi + 1;
  RETURN QUERY SELECT '', t.pengguna_id, a.pengguna_id FROM pegawai_pegawai t
    LEFT JOIN pegawai_pegawai a ON a.id = kinerja_umpan_penilai(t.id) WHERE t.id = kepada;
END $$;

-- One person's review on a page; work by set takes nobody's turn.
CREATE FUNCTION kinerja_tinjauan_giliran() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF current_setting('role', true) = 'talenta_diri' THEN
    PERFORM pg_advisory_xact_lock(7203014, hashint8(NEW.pegawai_id));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tinjauan_giliran BEFORE UPDATE OF status ON kinerja_tinjauanperiodik FOR EACH ROW
  WHEN (NEW.status = 'DINILAI' AND OLD.status <> 'DINILAI')
  EXECUTE FUNCTION kinerja_tinjauan_giliran();

-- Of the plans in one period the latest, whose appraiser finishes the year, and the one before it.
CREATE OR REPLACE FUNCTION kinerja_masukan_penilai() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE milik bigint[];
BEGIN
  SELECT array_agg(s.penilai_id ORDER BY s.mulai DESC) INTO milik FROM kinerja_skp s
  JOIN kinerja_periodetinjauan p ON p.id = NEW.periode_id
    AND p.tahun_kinerja_id = s.tahun_kinerja_id
  WHERE s.pegawai_id = NEW.pegawai_id AND s.mulai < p.selesai AND p.mulai < s.selesai;
  IF milik IS NOT NULL THEN
    NEW.penilai_id := milik[1];
    NEW.penilai_awal_id := nullif(milik[2], milik[1]);
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER masukan_penilai ON kinerja_masukanketua;
CREATE TRIGGER masukan_penilai BEFORE INSERT OR UPDATE OF catatan, pada, penilai_id
  ON kinerja_masukanketua FOR EACH ROW EXECUTE FUNCTION kinerja_masukan_penilai();

-- The earlier plan's appraiser may change alone.
CREATE FUNCTION kinerja_masukan_ikut() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE kinerja_masukanketua m SET penilai_id = m.penilai_id FROM kinerja_periodetinjauan p
  WHERE m.pegawai_id = NEW.pegawai_id AND p.id = m.periode_id
    AND p.tahun_kinerja_id = NEW.tahun_kinerja_id
    AND NEW.mulai < p.selesai AND p.mulai < NEW.selesai;
  RETURN NULL;
END $$;
CREATE TRIGGER masukan_ikut AFTER UPDATE OF penilai_id ON kinerja_skp FOR EACH ROW
  WHEN (OLD.penilai_id IS NOT NULL AND OLD.penilai_id IS DISTINCT FROM NEW.penilai_id)
  EXECUTE FUNCTION kinerja_masukan_ikut();
UPDATE kinerja_masukanketua SET penilai_id = penilai_id;

-- The accounts of those who appraise, for the author.
DROP FUNCTION kinerja_masukan_akun(bigint);
CREATE FUNCTION kinerja_masukan_akun(nomor bigint) RETURNS SETOF bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.pengguna_id FROM kinerja_masukanketua m
  JOIN pegawai_pegawai a ON a.id IN (m.penilai_id, m.penilai_awal_id)
  WHERE m.id = nomor AND m.ketua_id = lingkup_int('app.pegawai') AND a.pengguna_id IS NOT NULL
$$;
REVOKE ALL ON FUNCTION kinerja_masukan_akun(bigint), kinerja_masukan_ikut(),
  kinerja_tinjauan_giliran() FROM PUBLIC;
"""
# What it was before (0016); the function of 0015 names no new column.
BALIK = f"""
DROP FUNCTION IF EXISTS kinerja_masukan_ikut() CASCADE;
DROP FUNCTION IF EXISTS kinerja_tinjauan_giliran() CASCADE;
DROP FUNCTION kinerja_masukan_akun(bigint);
DROP FUNCTION kinerja_masukan_penilai() CASCADE;
{importlib.import_module("kinerja.migrations.0016_masukan_penilai").SQL}
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0017_penilai_awal")]

    operations = [migrations.RunSQL(SQL, BALIK)]
