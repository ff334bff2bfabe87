from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("impor", "0010_lengkap")]

    operations = [
        migrations.AddField("pengurungan", "disamakan_n", models.IntegerField(default=0)),
        migrations.AddField("pengurungan", "disamakan", models.JSONField(default=list)),
    ]
