"""Keys of a vacancy's judgement and of a snapshot are checked once a statement: each has a row for
everybody of the agency."""

import django.db.models.deletion
from django.db import migrations

import talenta.inti.acuan
from talenta.inti.migrasi import berkelompok


class Migration(migrations.Migration):
    dependencies = [("karir", "0014_hasil_padat")]

    operations = berkelompok(
        [
            migrations.AlterField(
                model_name="barissimata",
                name="acuan",
                field=talenta.inti.acuan.AcuanHimpunan(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="baris",
                    to="karir.acuansimata",
                ),
            ),
            migrations.AlterField(
                model_name="kelayakanpegawai",
                name="penilaian",
                field=talenta.inti.acuan.AcuanHimpunan(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="orang",
                    to="karir.penilaianlowongan",
                ),
            ),
        ]
    )
