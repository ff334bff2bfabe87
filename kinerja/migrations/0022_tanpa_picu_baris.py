"""What a row's trigger did is done where it is due: deriving appraisers changes many plans at once
and carries their inputs by set, and whoever finishes one review takes the turn in the service."""

from django.db import migrations

SQL = """
DROP FUNCTION kinerja_masukan_ikut() CASCADE;
DROP FUNCTION kinerja_tinjauan_giliran() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0021_yang_melihat")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
