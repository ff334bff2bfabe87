"""An index for each column that the list of results is sorted by; every run's partition gets it."""

from django.db import migrations

INDEKS = """
CREATE INDEX hasil_nama ON karir_hasilperingkat (proses_id, nama_kunci, nip);
CREATE INDEX hasil_y ON karir_hasilperingkat (proses_id, y_eksak, nip);
CREATE INDEX hasil_x ON karir_hasilperingkat (proses_id, x_eksak, nip);
"""
HAPUS = "DROP INDEX hasil_nama, hasil_y, hasil_x;"


class Migration(migrations.Migration):
    dependencies = [("karir", "0004_tampilkan_yang_ada")]

    operations = [migrations.RunSQL(INDEKS, HAPUS)]
