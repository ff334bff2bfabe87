"""What "read all" had marked becomes marks of the messages themselves."""

from django.db import migrations

TANDAI = """
INSERT INTO akun_tandabaca (pengguna_id, pemberitahuan_id)
SELECT p.id, k.id
FROM akun_setelankabar s
JOIN akun_pengguna p ON p.id = s.pengguna_id
JOIN inti_pemberitahuan k ON k.id <= s.dibaca_sampai
  AND (k.pengguna_id = p.id OR k.pengguna_id IS NULL AND k.instansi_id = p.instansi_id)
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("akun", "0004_kabar_dan_surat")]

    operations = [
        migrations.RunSQL(TANDAI, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="setelankabar", name="dibaca_sampai"),
    ]
