"""Ties that ended only after a vacancy was opened still count; who is tied, and who was passed over.

All run as the owner: the ties and the outcomes of other people stay behind the walls.
"""

from django.db import migrations

FUNGSI = """
SET LOCAL check_function_bodies = off;
CREATE OR REPLACE FUNCTION ikatan_lowongan(low bigint, akun bigint)
RETURNS TABLE (calon bigint, jenis text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH saya AS (
    SELECT a.nip, p.id FROM akun_pengguna a
    LEFT JOIN pegawai_pegawai p ON p.pengguna_id = a.id
    WHERE a.id = akun AND (session_user <> 'talenta_web' OR akun = lingkup_int('app.akun')))
  SELECT c.id, CASE WHEN s.id = c.pegawai_id THEN 'DIRI' ELSE i.jenis END
  FROM karir_calonlowongan c
  JOIN karir_lowongan l ON l.id = c.lowongan_id
  CROSS JOIN saya s
  LEFT JOIN LATERAL (
    SELECT min(t.jenis) AS jenis FROM karir_ikatanpegawai t
    WHERE (t.berakhir_pada IS NULL OR t.berakhir_pada > coalesce(l.dibuka_pada, l.dibuat_pada))
      AND (t.pegawai_id = c.pegawai_id AND t.nip_lain = s.nip
        OR t.pegawai_id = s.id AND t.nip_lain = c.nip)) i ON true
  WHERE c.lowongan_id = low AND dalam_instansi(c.instansi_id)
    AND (s.id = c.pegawai_id OR i.jenis IS NOT NULL)
$$;
CREATE FUNCTION komite_terikat(low bigint) RETURNS TABLE (kursi bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT k.id FROM karir_kursikomite k
  JOIN karir_lowongan l ON l.id = k.lowongan_id
  JOIN akun_pengguna a ON a.id = k.pengguna_id
  LEFT JOIN pegawai_pegawai s ON s.pengguna_id = a.id
  JOIN karir_calonlowongan c ON c.lowongan_id = l.id
  WHERE l.id = low AND dalam_instansi(l.instansi_id) AND (s.id = c.pegawai_id OR EXISTS (
    SELECT FROM karir_ikatanpegawai t
    WHERE (t.berakhir_pada IS NULL OR t.berakhir_pada > coalesce(l.dibuka_pada, l.dibuat_pada))
      AND (t.pegawai_id = c.pegawai_id AND t.nip_lain = a.nip
        OR t.pegawai_id = s.id AND t.nip_lain = c.nip)))
$$;
CREATE FUNCTION pegawai_terikat(akun bigint) RETURNS TABLE (pegawai bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH saya AS (
    SELECT a.nip, p.id FROM akun_pengguna a
    LEFT JOIN pegawai_pegawai p ON p.pengguna_id = a.id
    WHERE a.id = akun AND (session_user <> 'talenta_web' OR akun = lingkup_int('app.akun')))
  SELECT t.pegawai_id FROM karir_ikatanpegawai t JOIN saya s ON t.nip_lain = s.nip
  WHERE t.berakhir_pada IS NULL
  UNION
  SELECT p.id FROM karir_ikatanpegawai t JOIN saya s ON t.pegawai_id = s.id
  JOIN pegawai_pegawai p ON p.nip = t.nip_lain WHERE t.berakhir_pada IS NULL
$$;
CREATE FUNCTION lowongan_dilewati(dipilih bigint) RETURNS TABLE (jumlah bigint, terbaik integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*), min(s.peringkat)::int FROM karir_calonlowongan c
  JOIN karir_lowongan l ON l.id = c.lowongan_id
  CROSS JOIN LATERAL (
    SELECT d.peringkat FROM karir_calonlowongan d
    WHERE d.lowongan_id = l.id AND d.id <> c.id
    UNION ALL
    SELECT k.peringkat FROM karir_kelayakanpegawai k
    WHERE k.penilaian_id = l.penilaian_id AND k.status = 1 AND NOT EXISTS (
      SELECT FROM karir_calonlowongan d WHERE d.lowongan_id = l.id AND d.pegawai_id = k.pegawai_id)
  ) s
  WHERE c.id = dipilih AND dalam_instansi(c.instansi_id)
    AND s.peringkat > 0 AND (c.peringkat = 0 OR s.peringkat < c.peringkat)
$$;
REVOKE ALL ON FUNCTION komite_terikat(bigint), pegawai_terikat(bigint), lowongan_dilewati(bigint)
  FROM PUBLIC;
"""
HAPUS = """
DROP FUNCTION lowongan_dilewati(bigint); DROP FUNCTION pegawai_terikat(bigint);
DROP FUNCTION komite_terikat(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("karir", "0009_fungsi_pengisian")]

    operations = [migrations.RunSQL(FUNGSI, HAPUS)]
