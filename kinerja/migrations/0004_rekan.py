"""What an appraiser needs of rows that stay closed to plain ASN: the account of the other side, to
tell them, and what the reviews of a person's year say, whoever rated them."""

from django.db import migrations

SQL = """
CREATE FUNCTION kinerja_akun_rekan(rekan bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.pengguna_id FROM pegawai_pegawai p
  CROSS JOIN (SELECT nullif(current_setting('app.pegawai', true), '')::bigint AS id) saya
  WHERE p.id = rekan AND (
    EXISTS (SELECT FROM kinerja_skp s WHERE s.pegawai_id = p.id AND s.penilai_id = saya.id
      OR s.pegawai_id = saya.id AND s.penilai_id = p.id)
    OR EXISTS (SELECT FROM kinerja_penilaiantahunan n WHERE
      n.atasan_penilai_id IN (p.id, saya.id)
      AND (n.pegawai_id IN (p.id, saya.id) OR n.penilai_id IN (p.id, saya.id))))
$$;
REVOKE ALL ON FUNCTION kinerja_akun_rekan(bigint) FROM PUBLIC;

CREATE FUNCTION kinerja_tinjauan_tahun(orang bigint, tahun bigint) RETURNS TABLE (
  skp_id bigint, jabatan text, penilai text, mulai date, selesai date, unit_pimpinan_id bigint,
  periode_nama text, periode_mulai date, periode_selesai date, rating_hasil text,
  rating_perilaku text, predikat text, catatan text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.jabatan_nama, s.penilai_nama, s.mulai, s.selesai, s.unit_pimpinan_id,
    p.nama, p.mulai, p.selesai, t.rating_hasil, t.rating_perilaku, t.predikat, t.catatan
  FROM kinerja_skp s
  LEFT JOIN kinerja_tinjauanperiodik t ON t.skp_id = s.id AND t.status = 'DINILAI'
  LEFT JOIN kinerja_periodetinjauan p ON p.id = t.periode_id
  WHERE s.pegawai_id = orang AND s.tahun_kinerja_id = tahun
    AND s.status IN ('DISEPAKATI', 'DIAKHIRI')
    AND nullif(current_setting('app.pegawai', true), '')::bigint IN (
      SELECT orang
      UNION SELECT k.penilai_id FROM kinerja_skp k
        WHERE k.pegawai_id = orang AND k.tahun_kinerja_id = tahun
      UNION SELECT n.atasan_penilai_id FROM kinerja_penilaiantahunan n
        WHERE n.pegawai_id = orang AND n.tahun_kinerja_id = tahun)
  ORDER BY s.mulai, p.nomor
$$;
REVOKE ALL ON FUNCTION kinerja_tinjauan_tahun(bigint, bigint) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0003_penjaga")]

    operations = [
        migrations.RunSQL(
            SQL,
            "DROP FUNCTION kinerja_akun_rekan(bigint);"
            "DROP FUNCTION kinerja_tinjauan_tahun(bigint, bigint)",
        )
    ]
