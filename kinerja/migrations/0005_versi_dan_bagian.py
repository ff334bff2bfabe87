import datetime

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import talenta.inti.migrasi


class Migration(migrations.Migration):
    dependencies = [
        ("kinerja", "0004_rekan"),
    ]

    operations = [
        talenta.inti.migrasi.Sekaligus(
            operations=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bagiantahunan",
                    name="tambah_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bagiantahunan",
                    name="ubah_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="bagiantahunan",
                    name="hapus_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="tinjauanperiodik",
                    name="tambah_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="tinjauanperiodik",
                    name="ubah_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="tinjauanperiodik",
                    name="hapus_delete",
                ),
                migrations.AddField(
                    model_name="bagiantahunan",
                    name="jabatan",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="bagiantahunan",
                    name="mulai",
                    field=models.DateField(default=datetime.date(2026, 1, 1)),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="bagiantahunan",
                    name="penilai",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="bagiantahunan",
                    name="selesai",
                    field=models.DateField(default=datetime.date(2026, 1, 1)),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="bagiantahunanperistiwa",
                    name="jabatan",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="bagiantahunanperistiwa",
                    name="mulai",
                    field=models.DateField(default=datetime.date(2026, 1, 1)),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="bagiantahunanperistiwa",
                    name="penilai",
                    field=models.TextField(blank=True),
                ),
                migrations.AddField(
                    model_name="bagiantahunanperistiwa",
                    name="selesai",
                    field=models.DateField(default=datetime.date(2026, 1, 1)),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="tinjauanperiodik",
                    name="versi_realisasi",
                    field=models.IntegerField(default=0),
                ),
                migrations.AddField(
                    model_name="tinjauanperiodikperistiwa",
                    name="versi_realisasi",
                    field=models.IntegerField(default=0),
                ),
                migrations.AlterField(
                    model_name="dialogskp",
                    name="langkah",
                    field=models.CharField(blank=True, max_length=40),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bagiantahunan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_bagiantahunanperistiwa" ("catatan", "hari", "id", "jabatan", "mulai", "penilai", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "selesai", "skp_id") SELECT new_values."catatan", new_values."hari", new_values."id", new_values."jabatan", new_values."mulai", new_values."penilai", new_values."penilaian_id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."rating_hasil", new_values."rating_perilaku", new_values."selesai", new_values."skp_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="24bdc3453883f237cfe2f3b2c6b15c0bab6d887b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_8afaf",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_bagiantahunan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bagiantahunan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_bagiantahunanperistiwa" ("catatan", "hari", "id", "jabatan", "mulai", "penilai", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "selesai", "skp_id") SELECT new_values."catatan", new_values."hari", new_values."id", new_values."jabatan", new_values."mulai", new_values."penilai", new_values."penilaian_id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."rating_hasil", new_values."rating_perilaku", new_values."selesai", new_values."skp_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b548efbe22d820cc21d6b9cd59fb9ac5cb206052",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_55504",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_bagiantahunan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bagiantahunan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_bagiantahunanperistiwa" ("catatan", "hari", "id", "jabatan", "mulai", "penilai", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "selesai", "skp_id") SELECT old_values."catatan", old_values."hari", old_values."id", old_values."jabatan", old_values."mulai", old_values."penilai", old_values."penilaian_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rating_hasil", old_values."rating_perilaku", old_values."selesai", old_values."skp_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="16a9c77afa09671ec07582c73e3b45fe46ec3abe",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_855eb",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_bagiantahunan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tinjauanperiodik",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tinjauanperiodikperistiwa" ("catatan", "diajukan_pada", "dibuat_pada", "dinilai_oleh_id", "dinilai_pada", "id", "instansi_id", "pegawai_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "skp_id", "status", "versi", "versi_realisasi") SELECT new_values."catatan", new_values."diajukan_pada", new_values."dibuat_pada", new_values."dinilai_oleh_id", new_values."dinilai_pada", new_values."id", new_values."instansi_id", new_values."pegawai_id", new_values."penilai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."predikat", new_values."rating_hasil", new_values."rating_perilaku", new_values."skp_id", new_values."status", new_values."versi", new_values."versi_realisasi" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8503dcdd1aea9103d1b3e763661cf3c19568a983",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_96c4e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_tinjauanperiodik",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tinjauanperiodik",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tinjauanperiodikperistiwa" ("catatan", "diajukan_pada", "dibuat_pada", "dinilai_oleh_id", "dinilai_pada", "id", "instansi_id", "pegawai_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "skp_id", "status", "versi", "versi_realisasi") SELECT new_values."catatan", new_values."diajukan_pada", new_values."dibuat_pada", new_values."dinilai_oleh_id", new_values."dinilai_pada", new_values."id", new_values."instansi_id", new_values."pegawai_id", new_values."penilai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."predikat", new_values."rating_hasil", new_values."rating_perilaku", new_values."skp_id", new_values."status", new_values."versi", new_values."versi_realisasi" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."catatan" IS DISTINCT FROM (new_values."catatan") OR old_values."diajukan_pada" IS DISTINCT FROM (new_values."diajukan_pada") OR old_values."dibuat_pada" IS DISTINCT FROM (new_values."dibuat_pada") OR old_values."dinilai_oleh_id" IS DISTINCT FROM (new_values."dinilai_oleh_id") OR old_values."dinilai_pada" IS DISTINCT FROM (new_values."dinilai_pada") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."instansi_id" IS DISTINCT FROM (new_values."instansi_id") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."penilai_id" IS DISTINCT FROM (new_values."penilai_id") OR old_values."periode_id" IS DISTINCT FROM (new_values."periode_id") OR old_values."predikat" IS DISTINCT FROM (new_values."predikat") OR old_values."rating_hasil" IS DISTINCT FROM (new_values."rating_hasil") OR old_values."rating_perilaku" IS DISTINCT FROM (new_values."rating_perilaku") OR old_values."skp_id" IS DISTINCT FROM (new_values."skp_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."versi" IS DISTINCT FROM (new_values."versi") OR old_values."versi_realisasi" IS DISTINCT FROM (new_values."versi_realisasi")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="edef307dd9ee92dce715486d70da64a54743ad8b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_9ed4f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_tinjauanperiodik",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tinjauanperiodik",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tinjauanperiodikperistiwa" ("catatan", "diajukan_pada", "dibuat_pada", "dinilai_oleh_id", "dinilai_pada", "id", "instansi_id", "pegawai_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "skp_id", "status", "versi", "versi_realisasi") SELECT old_values."catatan", old_values."diajukan_pada", old_values."dibuat_pada", old_values."dinilai_oleh_id", old_values."dinilai_pada", old_values."id", old_values."instansi_id", old_values."pegawai_id", old_values."penilai_id", old_values."periode_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."predikat", old_values."rating_hasil", old_values."rating_perilaku", old_values."skp_id", old_values."status", old_values."versi", old_values."versi_realisasi" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e3da47d88edfeca09e36724ab3c43b43da95dc8e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_60aba",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_tinjauanperiodik",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
