"""Which imports asked and answered before the columns were there: the history tells."""

from django.db import migrations

ISI = (
    """
    UPDATE pegawai_taktercantum t SET dijawab_impor_id = e.impor_id
    FROM (SELECT DISTINCT ON (p.pgh_obj_id) p.pgh_obj_id, i.id AS impor_id
          FROM pegawai_taktercantumperistiwa p
          JOIN pghistory_context k ON k.id = p.pgh_context_id
          JOIN impor_impor i ON i.id = (k.metadata ->> 'impor')::bigint
          WHERE p.keputusan = 'MUNCUL' ORDER BY p.pgh_obj_id, p.pgh_id) e
    WHERE e.pgh_obj_id = t.id AND t.keputusan = 'MUNCUL' AND t.dijawab_impor_id IS NULL
    """,
    """
    UPDATE pegawai_taktercantum t SET impor_sebelum = e.impor
    FROM (SELECT l.id, array_agg(a.impor_id ORDER BY a.awal) AS impor
          FROM pegawai_taktercantum l
          JOIN (SELECT pgh_obj_id, impor_id, min(pgh_id) AS awal
                FROM pegawai_taktercantumperistiwa GROUP BY pgh_obj_id, impor_id) a
              ON a.pgh_obj_id = l.id AND a.impor_id <> l.impor_id
          GROUP BY l.id) e
    WHERE e.id = t.id AND t.impor_sebelum = '{}'
    """,
)


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0007_tak_tercantum_penjawab")]

    operations = [migrations.RunSQL(ISI, migrations.RunSQL.noop)]
