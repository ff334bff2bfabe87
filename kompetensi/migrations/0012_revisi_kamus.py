import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from talenta.inti.migrasi import berkelompok


class Migration(migrations.Migration):
    dependencies = [
        ("kompetensi", "0011_akreditasi_terbit"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = berkelompok(
        [
            pgtrigger.migrations.RemoveTrigger(
                model_name="versikamus",
                name="tambah_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="versikamus",
                name="ubah_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="versikamus",
                name="hapus_delete",
            ),
            migrations.AddField(
                model_name="versikamus",
                name="diubah_oleh",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="versikamus",
                name="diubah_pada",
                field=models.DateTimeField(null=True),
            ),
            migrations.AddField(
                model_name="versikamus",
                name="revisi",
                field=models.PositiveIntegerField(default=0),
            ),
            migrations.AddField(
                model_name="versikamusperistiwa",
                name="diubah_oleh",
                field=models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="versikamusperistiwa",
                name="diubah_pada",
                field=models.DateTimeField(null=True),
            ),
            migrations.AddField(
                model_name="versikamusperistiwa",
                name="revisi",
                field=models.PositiveIntegerField(default=0),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="versikamus",
                trigger=pgtrigger.compiler.Trigger(
                    name="tambah_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_versikamusperistiwa" ("berlaku_mulai", "dasar", "dibuat_oleh_id", "dibuat_pada", "disahkan_oleh_id", "disahkan_pada", "diubah_oleh_id", "diubah_pada", "id", "instansi_id", "judul", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisi", "status") SELECT new_values."berlaku_mulai", new_values."dasar", new_values."dibuat_oleh_id", new_values."dibuat_pada", new_values."disahkan_oleh_id", new_values."disahkan_pada", new_values."diubah_oleh_id", new_values."diubah_pada", new_values."id", new_values."instansi_id", new_values."judul", new_values."nomor", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."revisi", new_values."status" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="7eecb9e7b952f1689b0b197d4204fa1c043af92f",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_tambah_insert_d290b",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="kompetensi_versikamus",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="versikamus",
                trigger=pgtrigger.compiler.Trigger(
                    name="ubah_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_versikamusperistiwa" ("berlaku_mulai", "dasar", "dibuat_oleh_id", "dibuat_pada", "disahkan_oleh_id", "disahkan_pada", "diubah_oleh_id", "diubah_pada", "id", "instansi_id", "judul", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisi", "status") SELECT new_values."berlaku_mulai", new_values."dasar", new_values."dibuat_oleh_id", new_values."dibuat_pada", new_values."disahkan_oleh_id", new_values."disahkan_pada", new_values."diubah_oleh_id", new_values."diubah_pada", new_values."id", new_values."instansi_id", new_values."judul", new_values."nomor", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."revisi", new_values."status" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="56b9d80843594e2c8c52472b7cb4bf2934d3d5b9",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_ubah_update_db8e8",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="kompetensi_versikamus",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="versikamus",
                trigger=pgtrigger.compiler.Trigger(
                    name="hapus_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kompetensi_versikamusperistiwa" ("berlaku_mulai", "dasar", "dibuat_oleh_id", "dibuat_pada", "disahkan_oleh_id", "disahkan_pada", "diubah_oleh_id", "diubah_pada", "id", "instansi_id", "judul", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revisi", "status") SELECT old_values."berlaku_mulai", old_values."dasar", old_values."dibuat_oleh_id", old_values."dibuat_pada", old_values."disahkan_oleh_id", old_values."disahkan_pada", old_values."diubah_oleh_id", old_values."diubah_pada", old_values."id", old_values."instansi_id", old_values."judul", old_values."nomor", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."revisi", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="3631616b7090087115029e94d5de9ba969b0fd1d",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_hapus_delete_6d97a",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="kompetensi_versikamus",
                        when="AFTER",
                    ),
                ),
            ),
        ]
    )
