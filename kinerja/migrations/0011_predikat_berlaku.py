"""One predikat a person and year: of the final appraisal, else of the file."""

from django.db import migrations

SQL = """
CREATE VIEW kinerja_predikatberlaku WITH (security_invoker = true) AS
SELECT p.id, p.instansi_id, p.unit_lft, p.pegawai_id, p.tahun, p.hasil_kerja, p.perilaku_kerja,
  p.predikat, p.dicabut_pada
FROM kinerja_predikattahunan p
WHERE NOT EXISTS (
  SELECT FROM kinerja_penilaiantahunan n JOIN kinerja_tahunkinerja t ON t.id = n.tahun_kinerja_id
  WHERE n.pegawai_id = p.pegawai_id AND t.tahun = p.tahun AND n.status IN ('DITERIMA', 'FINAL'))
UNION ALL
SELECT 4611686018427387904 + n.id, n.instansi_id, n.unit_lft, n.pegawai_id, t.tahun, n.rating_hasil, n.rating_perilaku,
  n.predikat, NULL
FROM kinerja_penilaiantahunan n JOIN kinerja_tahunkinerja t ON t.id = n.tahun_kinerja_id
WHERE n.status IN ('DITERIMA', 'FINAL');
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0010_predikatberlaku")]

    operations = [migrations.RunSQL(SQL, "DROP VIEW kinerja_predikatberlaku")]
