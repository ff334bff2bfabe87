"""The map counts from an index alone, and a box is listed without passing the better ones."""

from django.db import migrations

INDEKS = """
DROP INDEX hasil_lingkup;
CREATE INDEX hasil_lingkup ON karir_hasilperingkat (proses_id, unit_lft)
    INCLUDE (instansi_id, status, kotak, krs, opd_id, pegawai_id);
CREATE INDEX hasil_kotak ON karir_hasilperingkat (proses_id, kotak, peringkat, nip);
"""
KEMBALI = """
DROP INDEX hasil_kotak;
DROP INDEX hasil_lingkup;
CREATE INDEX hasil_lingkup ON karir_hasilperingkat (proses_id, unit_lft)
    INCLUDE (instansi_id, status, kotak, krs);
"""


class Migration(migrations.Migration):
    dependencies = [("karir", "0003_sertifikat")]

    operations = [migrations.RunSQL(INDEKS, KEMBALI)]
