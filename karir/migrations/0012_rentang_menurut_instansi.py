import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("karir", "0011_olahan")]

    operations = [
        migrations.AddIndex(
            model_name="rentangperingkat",
            index=django.contrib.postgres.indexes.BrinIndex(
                autosummarize=True,
                fields=["instansi_id"],
                name="rentang_instansi",
                pages_per_range=32,
            ),
        ),
    ]
