import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0006_tinjauan")]

    operations = [
        migrations.AddIndex(
            model_name="tilikan",
            index=django.contrib.postgres.indexes.BrinIndex(fields=["hari"], name="tilikan_hari"),
        ),
    ]
