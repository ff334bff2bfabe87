"""Runs computed before there was a showing had all been everybody's: the newest stays so."""

from django.db import migrations

ISI = """
WITH urut AS (
    SELECT id, instansi_id, selesai_pada,
           row_number() OVER terbaru AS nomor,
           first_value(selesai_pada) OVER terbaru AS selesai_terbaru
    FROM karir_prosesperingkat WHERE selesai_pada IS NOT NULL
    WINDOW terbaru AS (PARTITION BY instansi_id ORDER BY tanggal_acuan DESC, id DESC)
)
INSERT INTO karir_penayanganhasil (instansi_id, proses_id, mulai_pada, oleh_nama, selesai_pada,
    selesai_sebab, alasan, selesai_oleh_nama)
SELECT instansi_id, id, selesai_pada, 'Sistem',
       CASE WHEN nomor > 1 THEN greatest(selesai_pada, selesai_terbaru) END,
       CASE WHEN nomor > 1 THEN 'DIGANTI' ELSE '' END, '',
       CASE WHEN nomor > 1 THEN 'Sistem' ELSE '' END
FROM urut
"""


class Migration(migrations.Migration):
    dependencies = [("karir", "0003_penayangan")]

    operations = [migrations.RunSQL(ISI, migrations.RunSQL.noop)]
