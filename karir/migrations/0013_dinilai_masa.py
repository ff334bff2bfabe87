"""An appraiser reads levels as they were until the plan's end, and notes what was seen within it:
a plan that is over opens nothing of the time after."""

from django.db import migrations

SQL = """
SET LOCAL check_function_bodies = off;
DROP FUNCTION karir_kompetensi_dinilai(bigint);
-- From the first day of the plans to before the last, or tomorrow; none: does not appraise.
CREATE FUNCTION karir_masa_dinilai(orang bigint, saya bigint)
RETURNS TABLE (dari date, sampai date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT min(s.mulai), least(max(s.selesai), current_date + 1)
  FROM kinerja_skp s JOIN kinerja_tahunkinerja t
    ON t.id = s.tahun_kinerja_id AND t.status LIKE 'DIBUKA%'
  WHERE s.pegawai_id = orang AND s.penilai_id = saya AND s.status <> 'DIAKHIRI'
  HAVING count(*) > 0
$$;
REVOKE ALL ON FUNCTION karir_masa_dinilai(bigint, bigint) FROM PUBLIC;

CREATE FUNCTION karir_kompetensi_dinilai(orang bigint) RETURNS TABLE (
  nip text, nama text, jabatan_id bigint, unit text, tanggal date, tingkat smallint[],
  jp_tahun int, jp bigint, dari date, sampai date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.nip, trim(concat_ws(' ', nullif(p.gelar_depan, ''), p.nama))
      || coalesce(', ' || nullif(p.gelar_belakang, ''), ''),
    p.jabatan_id, u.nama, k.tanggal, k.tingkat, j.tahun, j.jp, m.dari, m.sampai
  FROM karir_masa_dinilai(orang, nullif(current_setting('app.pegawai', true), '')::bigint) m
  JOIN pegawai_pegawai p ON p.id = orang
  LEFT JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
  LEFT JOIN LATERAL (
    SELECT tanggal, ARRAY[integritas, kerjasama, komunikasi, orientasi_pada_hasil,
      pelayanan_publik, pengembangan_diri_dan_orang_lain, mengelola_perubahan,
      pengambilan_keputusan, perekat_bangsa] AS tingkat
    FROM kompetensi_penilaiankompetensi
    WHERE pegawai_id = p.id AND dicabut_pada IS NULL AND tanggal < m.sampai
    ORDER BY tanggal DESC, id DESC LIMIT 1) k ON true
  LEFT JOIN LATERAL (
    SELECT extract(year FROM b.tanggal)::int AS tahun, sum(b.jp) AS jp
    FROM kompetensi_jampembelajaran b
    WHERE b.pegawai_id = p.id AND b.dicabut_pada IS NULL AND b.tanggal < m.sampai
      AND b.tanggal >= date_trunc('year', m.sampai - 1) - interval '1 year'
    GROUP BY 1) j ON true
  ORDER BY j.tahun DESC
$$;
REVOKE ALL ON FUNCTION karir_kompetensi_dinilai(bigint) FROM PUBLIC;

CREATE FUNCTION karir_jaga_masa_pengamatan() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF current_setting('role', true) = 'talenta_diri' AND NOT EXISTS (
    SELECT FROM karir_masa_dinilai(NEW.pegawai_id, NEW.penilai_id) m
    WHERE NEW.tanggal >= m.dari AND NEW.tanggal < m.sampai) THEN
    RAISE insufficient_privilege USING MESSAGE = 'pengamatan di luar masa SKP yang dinilai';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER jaga_masa BEFORE INSERT ON kompetensi_pengamatankompetensi
  FOR EACH ROW EXECUTE FUNCTION karir_jaga_masa_pengamatan();
"""
BALIK = """
DROP FUNCTION karir_jaga_masa_pengamatan() CASCADE;
DROP FUNCTION karir_masa_dinilai(bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("karir", "0012_kompetensi_dinilai")]

    operations = [migrations.RunSQL(SQL, BALIK)]
