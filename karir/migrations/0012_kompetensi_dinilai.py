"""What an appraiser may read and note of the competency of the people he or she appraises.

The relation stands in kinerja, the levels and notes in kompetensi: the wing above both joins them.
"""

from django.db import migrations

SQL = """
SET LOCAL check_function_bodies = off;
CREATE FUNCTION karir_menilai(orang bigint, saya bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM kinerja_skp s JOIN kinerja_tahunkinerja t
    ON t.id = s.tahun_kinerja_id AND t.status LIKE 'DIBUKA%'
    WHERE s.pegawai_id = orang AND s.penilai_id = saya AND s.status <> 'DIAKHIRI')
$$;
REVOKE ALL ON FUNCTION karir_menilai(bigint, bigint) FROM PUBLIC;

-- Levels and hours only; what assessors wrote stays closed.
CREATE FUNCTION karir_kompetensi_dinilai(orang bigint) RETURNS TABLE (
  nip text, nama text, jabatan_id bigint, unit text, tanggal date, tingkat smallint[],
  jp_tahun int, jp bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.nip, trim(concat_ws(' ', nullif(p.gelar_depan, ''), p.nama))
      || coalesce(', ' || nullif(p.gelar_belakang, ''), ''),
    p.jabatan_id, u.nama, k.tanggal, k.tingkat, j.tahun, j.jp
  FROM pegawai_pegawai p
  LEFT JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
  LEFT JOIN LATERAL (
    SELECT tanggal, ARRAY[integritas, kerjasama, komunikasi, orientasi_pada_hasil,
      pelayanan_publik, pengembangan_diri_dan_orang_lain, mengelola_perubahan,
      pengambilan_keputusan, perekat_bangsa] AS tingkat
    FROM kompetensi_penilaiankompetensi
    WHERE pegawai_id = p.id AND dicabut_pada IS NULL AND tanggal <= current_date
    ORDER BY tanggal DESC, id DESC LIMIT 1) k ON true
  LEFT JOIN LATERAL (
    SELECT extract(year FROM b.tanggal)::int AS tahun, sum(b.jp) AS jp
    FROM kompetensi_jampembelajaran b
    WHERE b.pegawai_id = p.id AND b.dicabut_pada IS NULL
      AND b.tanggal >= date_trunc('year', current_date) - interval '1 year'
    GROUP BY 1) j ON true
  WHERE p.id = orang
    AND karir_menilai(orang, nullif(current_setting('app.pegawai', true), '')::bigint)
  ORDER BY j.tahun DESC
$$;
REVOKE ALL ON FUNCTION karir_kompetensi_dinilai(bigint) FROM PUBLIC;

CREATE FUNCTION karir_jaga_catatan_penilai() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE saya bigint := nullif(current_setting('app.pegawai', true), '')::bigint;
BEGIN
  IF current_setting('role', true) <> 'talenta_diri' THEN
    RETURN NEW;
  END IF;
  IF NEW.penilai_id IS DISTINCT FROM saya THEN
    RAISE insufficient_privilege USING MESSAGE = 'catatan ditulis penilainya sendiri';
  END IF;
  IF TG_OP = 'INSERT' AND NOT karir_menilai(NEW.pegawai_id, saya) THEN
    RAISE insufficient_privilege USING MESSAGE = 'catatan hanya tentang orang yang dinilai';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER jaga_penilai BEFORE INSERT OR UPDATE OF dicabut_pada, alasan_cabut
  ON kompetensi_pengamatankompetensi
  FOR EACH ROW EXECUTE FUNCTION karir_jaga_catatan_penilai();
CREATE TRIGGER jaga_penilai BEFORE INSERT OR UPDATE OF dicabut_pada, alasan_cabut
  ON kompetensi_kebutuhandicatat
  FOR EACH ROW EXECUTE FUNCTION karir_jaga_catatan_penilai();
"""
BALIK = """
DROP FUNCTION karir_jaga_catatan_penilai() CASCADE;
DROP FUNCTION karir_kompetensi_dinilai(bigint);
DROP FUNCTION karir_menilai(bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("karir", "0011_acuan_simata"),
        ("kinerja", "0012_pengingat"),
        ("kompetensi", "0009_pengamatan"),
    ]

    operations = [migrations.RunSQL(SQL, BALIK)]
