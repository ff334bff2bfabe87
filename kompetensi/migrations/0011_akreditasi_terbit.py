from django.db import migrations

_SQL = """
UPDATE {tabel} t SET terakreditasi = a.terakreditasi
FROM kompetensi_pesertaasesmen p JOIN kompetensi_asesmen a ON a.id = p.asesmen_id
WHERE p.pegawai_id = t.pegawai_id AND p.tanggal = t.tanggal AND p.status = 'TERBIT'
    AND a.{dinilai} AND t.impor_id IS NULL
"""


class Migration(migrations.Migration):
    """Results that events have published say whether their institution is accredited."""

    dependencies = [
        ("kompetensi", "0010_teknis_dan_akreditasi"),
    ]

    operations = [
        migrations.RunSQL(
            _SQL.format(tabel="kompetensi_penilaiankompetensi", dinilai="kompetensi"),
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            _SQL.format(tabel="kompetensi_penilaianpotensi", dinilai="potensi"),
            migrations.RunSQL.noop,
        ),
    ]
