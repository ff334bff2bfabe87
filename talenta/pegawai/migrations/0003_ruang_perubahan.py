"""Room on every page of people for the new versions of a few of them.

A change that touches no indexed column then writes none of the seven indexes. It holds for pages
filled from now on; those written before fill up as they did.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0002_lingkup_pengguna")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE pegawai_pegawai SET (fillfactor = 90)",
            "ALTER TABLE pegawai_pegawai RESET (fillfactor)",
        )
    ]
