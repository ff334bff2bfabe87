"""The shift of a review by group, counted for those who read no record of a person.

It runs as the owner and tells nothing of one person: groups, and how many of them stand in the pool
before and after the moves, went up or went down. Only for a review of the reader's own agency.
"""

from django.db import migrations

FUNGSI = """
CREATE FUNCTION tinjauan_pergeseran(nomor bigint)
RETURNS TABLE (dimensi text, kelompok text, jumlah int, sebelum int, sesudah int, naik int,
  turun int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN RETURN QUERY WITH t AS (
  SELECT t.id, t.proses_id, t.instansi_id, t.jenjang, t.unit_id, p.tanggal_acuan,
    coalesce(u.lft, 0) AS lft, coalesce(u.rgt, 2147483647) AS rgt
  FROM karir_tinjauantalenta t JOIN karir_prosesperingkat p ON p.id = t.proses_id
  LEFT JOIN pegawai_unitorganisasi u ON u.id = t.unit_id
  WHERE t.id = nomor AND t.instansi_id = lingkup_int('app.ins') AND lingkup_int('app.tinjau') = 1
), h AS (
  SELECT h.pegawai_id, h.krs, g.jenis_kelamin, m.krs_baru, m.arah,
    extract(year FROM age(t.tanggal_acuan, g.tanggal_lahir))::int AS umur,
    CASE WHEN t.unit_id IS NULL THEN h.opd_nama ELSE h.unit_nama END AS unit
  FROM t JOIN karir_hasilperingkat h ON h.proses_id = t.proses_id
    AND h.instansi_id = t.instansi_id AND h.unit_lft BETWEEN t.lft AND t.rgt
    AND (t.jenjang = '' OR h.jenjang = t.jenjang)
  JOIN pegawai_pegawai g ON g.id = h.pegawai_id
  LEFT JOIN karir_pindahkotak m ON m.tinjauan_id = t.id AND m.pegawai_id = h.pegawai_id
    AND m.status IN ('DIUSULKAN', 'DISETUJUI')
  WHERE h.status = 'DIPETAKAN'
)
SELECT CASE WHEN grouping(jk) = 0 THEN 'jenis_kelamin' WHEN grouping(usia) = 0 THEN 'usia'
    ELSE 'unit' END,
  coalesce(jk, usia, s.unit), count(*)::int, count(*) FILTER (WHERE krs)::int,
  count(*) FILTER (WHERE coalesce(krs_baru, krs))::int,
  count(*) FILTER (WHERE arah = 'naik')::int, count(*) FILTER (WHERE arah = 'turun')::int
FROM (SELECT h.*, CASE jenis_kelamin WHEN 'F' THEN 'Perempuan' ELSE 'Laki-laki' END AS jk,
    CASE WHEN umur < 30 THEN 'Di bawah 30 tahun' WHEN umur < 40 THEN '30 sampai 39 tahun'
      WHEN umur < 50 THEN '40 sampai 49 tahun' ELSE '50 tahun ke atas' END AS usia
  FROM h) s
GROUP BY GROUPING SETS ((jk), (usia), (s.unit));
END $$;
REVOKE ALL ON FUNCTION tinjauan_pergeseran(bigint) FROM PUBLIC;
"""
HAPUS = "DROP FUNCTION tinjauan_pergeseran(bigint);"


class Migration(migrations.Migration):
    dependencies = [("karir", "0005_tinjauan_kolam")]

    operations = [migrations.RunSQL(FUNGSI, HAPUS)]
