from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kompetensi", "0007_asesmen"),
    ]

    operations = [
        migrations.AddField(
            model_name="pesertaasesmen",
            name="diundang_pada",
            field=models.DateTimeField(null=True),
        ),
    ]
