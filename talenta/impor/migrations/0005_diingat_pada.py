from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("impor", "0004_pengurungan")]

    operations = [
        migrations.RenameField("petakolom", "dibuat_pada", "diingat_pada"),
        migrations.RenameField("padanankode", "dibuat_pada", "diingat_pada"),
    ]
