"""What the filling of posts may read past the walls: yes or no, and what a decree shows anybody."""

from django.db import migrations

# All run as the owner. The web login asks within the agency of its request, and about itself alone.
FUNGSI = """
-- The settings of a request are read by a function that comes with the policies, afterwards.
SET LOCAL check_function_bodies = off;
CREATE FUNCTION dalam_instansi(satu bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT session_user <> 'talenta_web' OR satu = lingkup_int('app.ins')
$$;
CREATE FUNCTION akun_tertaut(akun bigint, ins bigint) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT dalam_instansi(ins) AND EXISTS (
    SELECT FROM pegawai_pegawai p WHERE p.pengguna_id = akun AND p.instansi_id = ins)
$$;
CREATE FUNCTION akun_calon(low bigint) RETURNS TABLE (akun bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.pengguna_id FROM karir_calonlowongan c
  JOIN pegawai_pegawai p ON p.id = c.pegawai_id AND p.pengguna_id IS NOT NULL
  WHERE c.lowongan_id = low AND dalam_instansi(c.instansi_id)
$$;
CREATE FUNCTION ikatan_lowongan(low bigint, akun bigint)
RETURNS TABLE (calon bigint, jenis text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH saya AS (
    SELECT a.nip, p.id FROM akun_pengguna a
    LEFT JOIN pegawai_pegawai p ON p.pengguna_id = a.id
    WHERE a.id = akun AND (session_user <> 'talenta_web' OR akun = lingkup_int('app.akun')))
  SELECT c.id, CASE WHEN s.id = c.pegawai_id THEN 'DIRI' ELSE (
      SELECT i.jenis FROM karir_ikatanpegawai i WHERE i.berakhir_pada IS NULL AND (
        i.pegawai_id = c.pegawai_id AND i.nip_lain = s.nip
        OR i.pegawai_id = s.id AND i.nip_lain = c.nip)
      ORDER BY i.jenis LIMIT 1) END
  FROM karir_calonlowongan c CROSS JOIN saya s
  WHERE c.lowongan_id = low AND dalam_instansi(c.instansi_id) AND (s.id = c.pegawai_id OR EXISTS (
    SELECT FROM karir_ikatanpegawai i WHERE i.berakhir_pada IS NULL AND (
      i.pegawai_id = c.pegawai_id AND i.nip_lain = s.nip
      OR i.pegawai_id = s.id AND i.nip_lain = c.nip)))
$$;
CREATE FUNCTION surat_keputusan_umum(dicari text)
RETURNS TABLE (isi jsonb, sidik text, status text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('instansi', s.isi -> 'instansi', 'nomor', s.isi -> 'nomor',
      'tanggal', s.isi -> 'tanggal', 'tmt', s.isi -> 'tmt', 'nama', s.isi -> 'nama',
      'jabatan', s.isi -> 'jabatan', 'unit', s.isi -> 'unit',
      'nip_akhir', right(s.isi ->> 'nip', 4)), s.sidik, l.status
  FROM karir_suratkeputusan s JOIN karir_lowongan l ON l.id = s.lowongan_id
  WHERE s.kode = dicari
$$;
REVOKE ALL ON FUNCTION akun_tertaut(bigint, bigint), akun_calon(bigint),
  ikatan_lowongan(bigint, bigint), surat_keputusan_umum(text) FROM PUBLIC;
"""
HAPUS = """
DROP FUNCTION surat_keputusan_umum(text); DROP FUNCTION ikatan_lowongan(bigint, bigint);
DROP FUNCTION akun_calon(bigint); DROP FUNCTION akun_tertaut(bigint, bigint);
DROP FUNCTION dalam_instansi(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("karir", "0008_pengisian_jabatan")]

    operations = [migrations.RunSQL(FUNGSI, HAPUS)]
