"""A column with a default on a table that an import writes to."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = [("pegawai", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE pegawai_pegawai ADD COLUMN catatan_uji text NOT NULL DEFAULT ''",
            "ALTER TABLE pegawai_pegawai DROP COLUMN catatan_uji",
        )
    ]
