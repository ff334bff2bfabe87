"""Input waits for no plan that ended without agreement; whoever decides on an objection stands once
among those who see; plain ASN change no decider, and a request begins undecided."""

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
      -- A plan that ended without agreement is never reviewed.
      AND (s.status IN ('DISEPAKATI', 'DIAKHIRI') OR s.selesai > current_date)
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

CREATE OR REPLACE FUNCTION kinerja_yang_melihat(siapa bigint)
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
    UNION SELECT unnest(ARRAY[n.penilai_id,
        CASE WHEN NOT EXISTS (SELECT FROM kinerja_keberatan k WHERE k.penilaian_id = n.id
          AND k.pemutus_id = n.atasan_penilai_id) THEN n.atasan_penilai_id END]),
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

CREATE OR REPLACE FUNCTION kinerja_jaga_pemutus() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  IF current_setting('role', true) = 'talenta_diri'
     OR current_setting('role', true) = 'talenta_web'
     AND nullif(current_setting('app.pegawai', true), '')::bigint
       IN (NEW.pegawai_id, NEW.penilai_id, NEW.pemutus_id, OLD.pemutus_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'pemutus ditetapkan petugas yang tidak terlibat';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION kinerja_jaga_usul_pergantian() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
BEGIN
  RAISE check_violation USING MESSAGE = 'usul pergantian pemutus belum diputuskan siapa pun';
END $$;
CREATE TRIGGER jaga_usul BEFORE INSERT ON kinerja_pergantianpemutus FOR EACH ROW
  WHEN (NEW.keputusan <> '') EXECUTE FUNCTION kinerja_jaga_usul_pergantian();
"""
# The replaced functions go with the migrations that made them.
BALIK = "DROP FUNCTION kinerja_jaga_usul_pergantian() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0022_tanpa_picu_baris")]

    operations = [migrations.RunSQL(SQL, BALIK)]
