"""The leader of a team: whom he or she leads, and advice on one of them. Run as the owner, for the
person of the request (app.pegawai) alone; that somebody leads is taken from nobody's word."""

from django.db import migrations

SQL = """
SET LOCAL check_function_bodies = off;
-- Members today, and until a year ago: their last periods may still be open.
CREATE FUNCTION kinerja_tim_kerja()
RETURNS TABLE (id bigint, nip text, nama text, jabatan text, unit text, penilai text, mulai date,
  selesai date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.nip, p.nama, coalesce(j.nama, ''), coalesce(u.nama, ''),
    coalesce(a.nama, ''), min(b.mulai),
    CASE WHEN bool_or(b.selesai IS NULL) THEN NULL ELSE max(b.selesai) END
  FROM kinerja_penugasanpenilai b
  JOIN pegawai_pegawai p ON p.id = b.pegawai_id
  LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
  LEFT JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
  LEFT JOIN pegawai_pegawai a ON a.id = kinerja_umpan_penilai(p.id)
  WHERE b.penilai_id = lingkup_int('app.pegawai') AND b.instansi_id = lingkup_int('app.ins')
    AND b.dasar = 'KETUA_TIM' AND b.mulai <= current_date
    AND (b.selesai IS NULL OR b.selesai > current_date - 366)
  GROUP BY p.id, j.nama, u.nama, a.nama
  ORDER BY p.nama_kunci, p.id
$$;

-- '' once it is kept, else why not: BUKAN (leads no team of this one in the period), TUTUP,
-- DINILAI (the review is finished), BENTROK (changed in another tab).
CREATE FUNCTION kinerja_masukan_simpan(kala bigint, kepada bigint, dari integer, hasil text,
  perilaku text, kata text)
RETURNS TABLE (sebab text, akun bigint, akun_penilai bigint) LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE saya bigint := lingkup_int('app.pegawai'); p record; ada record;
BEGIN
  SELECT t.mulai, t.selesai, t.status INTO p FROM kinerja_periodetinjauan t
    WHERE t.id = kala AND t.instansi_id = lingkup_int('app.ins') FOR SHARE;
  IF NOT FOUND OR NOT EXISTS (SELECT FROM kinerja_penugasanpenilai b
    WHERE b.pegawai_id = kepada AND b.penilai_id = saya AND b.dasar = 'KETUA_TIM'
      AND b.mulai < p.selesai AND (b.selesai IS NULL OR b.selesai > p.mulai)) THEN
    RETURN QUERY SELECT 'BUKAN', NULL::bigint, NULL::bigint; RETURN;
  END IF;
  IF p.status NOT IN ('DIBUKA', 'DIBUKA_KEMBALI') OR p.mulai > current_date THEN
    RETURN QUERY SELECT 'TUTUP', NULL::bigint, NULL::bigint; RETURN;
  END IF;
  IF EXISTS (SELECT FROM kinerja_tinjauanperiodik n WHERE n.periode_id = kala
    AND n.pegawai_id = kepada AND n.status = 'DINILAI') THEN
    RETURN QUERY SELECT 'DINILAI', NULL::bigint, NULL::bigint; RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(7203014, hashint8(kepada));
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
REVOKE ALL ON FUNCTION kinerja_tim_kerja(),
  kinerja_masukan_simpan(bigint, bigint, integer, text, text, text) FROM PUBLIC;
"""
BALIK = """
DROP FUNCTION kinerja_masukan_simpan(bigint, bigint, integer, text, text, text);
DROP FUNCTION kinerja_tim_kerja();
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0014_masukan_ketua")]

    operations = [migrations.RunSQL(SQL, BALIK)]
