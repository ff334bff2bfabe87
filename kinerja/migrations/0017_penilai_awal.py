"""The appraiser of the plan before, where a change of post splits a period."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

import talenta.inti.acuan
from talenta.inti.migrasi import berkelompok


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0016_masukan_penilai"), ("pegawai", "0008_tilikan_narasi")]

    operations = berkelompok(
        [
            pgtrigger.migrations.RemoveTrigger(
                model_name="masukanketua",
                name="tambah_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="masukanketua",
                name="ubah_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="masukanketua",
                name="hapus_delete",
            ),
            migrations.AddField(
                model_name="masukanketua",
                name="penilai_awal",
                field=talenta.inti.acuan.AcuanHimpunan(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="pegawai.pegawai",
                ),
            ),
            migrations.AddField(
                model_name="masukanketuaperistiwa",
                name="penilai_awal",
                field=talenta.inti.acuan.AcuanHimpunan(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="pegawai.pegawai",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="masukanketua",
                trigger=pgtrigger.compiler.Trigger(
                    name="tambah_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_masukanketuaperistiwa" ("catatan", "id", "instansi_id", "ketua_id", "ketua_nama", "pada", "pegawai_id", "penilai_awal_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "versi") SELECT new_values."catatan", new_values."id", new_values."instansi_id", new_values."ketua_id", new_values."ketua_nama", new_values."pada", new_values."pegawai_id", new_values."penilai_awal_id", new_values."penilai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."rating_hasil", new_values."rating_perilaku", new_values."versi" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="5c8ec66a1d183f2df8dd3799b5ec4bae8b9b8d08",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_tambah_insert_bfa97",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="kinerja_masukanketua",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="masukanketua",
                trigger=pgtrigger.compiler.Trigger(
                    name="ubah_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_masukanketuaperistiwa" ("catatan", "id", "instansi_id", "ketua_id", "ketua_nama", "pada", "pegawai_id", "penilai_awal_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "versi") SELECT new_values."catatan", new_values."id", new_values."instansi_id", new_values."ketua_id", new_values."ketua_nama", new_values."pada", new_values."pegawai_id", new_values."penilai_awal_id", new_values."penilai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."rating_hasil", new_values."rating_perilaku", new_values."versi" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."catatan" IS DISTINCT FROM (new_values."catatan") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."instansi_id" IS DISTINCT FROM (new_values."instansi_id") OR old_values."ketua_id" IS DISTINCT FROM (new_values."ketua_id") OR old_values."ketua_nama" IS DISTINCT FROM (new_values."ketua_nama") OR old_values."pada" IS DISTINCT FROM (new_values."pada") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."penilai_id" IS DISTINCT FROM (new_values."penilai_id") OR old_values."penilai_awal_id" IS DISTINCT FROM (new_values."penilai_awal_id") OR old_values."periode_id" IS DISTINCT FROM (new_values."periode_id") OR old_values."rating_hasil" IS DISTINCT FROM (new_values."rating_hasil") OR old_values."rating_perilaku" IS DISTINCT FROM (new_values."rating_perilaku") OR old_values."versi" IS DISTINCT FROM (new_values."versi")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="7dcb1b9703ae42bc29f98b978b987a688bbfa26d",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_ubah_update_d1ce0",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="kinerja_masukanketua",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="masukanketua",
                trigger=pgtrigger.compiler.Trigger(
                    name="hapus_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_masukanketuaperistiwa" ("catatan", "id", "instansi_id", "ketua_id", "ketua_nama", "pada", "pegawai_id", "penilai_awal_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "versi") SELECT old_values."catatan", old_values."id", old_values."instansi_id", old_values."ketua_id", old_values."ketua_nama", old_values."pada", old_values."pegawai_id", old_values."penilai_awal_id", old_values."penilai_id", old_values."periode_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rating_hasil", old_values."rating_perilaku", old_values."versi" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="c611de9ba574f6d419e7637bc384807f9a2ea9d2",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_hapus_delete_afcc5",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="kinerja_masukanketua",
                        when="AFTER",
                    ),
                ),
            ),
        ]
    )
