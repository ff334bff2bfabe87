"""Replacing who decides on an objection: one officer asks, another decides."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from talenta.inti.migrasi import berkelompok


class Migration(migrations.Migration):
    dependencies = [
        ("kinerja", "0018_masukan_giliran"),
        ("pegawai", "0008_tilikan_narasi"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = berkelompok(
        [
            migrations.CreateModel(
                name="PergantianPemutus",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("lama_nama", models.TextField()),
                    ("baru_nama", models.TextField()),
                    ("alasan", models.TextField()),
                    ("pengusul_nama", models.TextField()),
                    ("diusulkan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                    (
                        "keputusan",
                        models.CharField(
                            blank=True,
                            choices=[("DISETUJUI", "Disetujui"), ("DITOLAK", "Ditolak")],
                            max_length=9,
                        ),
                    ),
                    ("alasan_putusan", models.TextField(blank=True)),
                    ("diputus_pada", models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="PergantianPemutusPeristiwa",
                fields=[
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                    ("id", models.BigIntegerField()),
                    ("lama_nama", models.TextField()),
                    ("baru_nama", models.TextField()),
                    ("alasan", models.TextField()),
                    ("pengusul_nama", models.TextField()),
                    ("diusulkan_pada", models.DateTimeField(default=django.utils.timezone.now)),
                    (
                        "keputusan",
                        models.CharField(
                            blank=True,
                            choices=[("DISETUJUI", "Disetujui"), ("DITOLAK", "Ditolak")],
                            max_length=9,
                        ),
                    ),
                    ("alasan_putusan", models.TextField(blank=True)),
                    ("diputus_pada", models.DateTimeField(null=True)),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.AddField(
                model_name="pergantianpemutus",
                name="baru",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="pegawai.pegawai",
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutus",
                name="diputus_oleh",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutus",
                name="diusulkan_oleh",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutus",
                name="keberatan",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="pergantian",
                    to="kinerja.keberatan",
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutus",
                name="lama",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="pegawai.pegawai",
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutusperistiwa",
                name="baru",
                field=models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="pegawai.pegawai",
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutusperistiwa",
                name="diputus_oleh",
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
                model_name="pergantianpemutusperistiwa",
                name="diusulkan_oleh",
                field=models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutusperistiwa",
                name="keberatan",
                field=models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="kinerja.keberatan",
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutusperistiwa",
                name="lama",
                field=models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="pegawai.pegawai",
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutusperistiwa",
                name="pgh_context",
                field=models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="pghistory.context",
                ),
            ),
            migrations.AddField(
                model_name="pergantianpemutusperistiwa",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="peristiwa",
                    to="kinerja.pergantianpemutus",
                ),
            ),
            migrations.AddConstraint(
                model_name="pergantianpemutus",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("alasan", ""), _negated=True),
                        models.Q(("baru", models.F("lama")), _negated=True),
                    ),
                    name="pergantian_beralasan",
                ),
            ),
            migrations.AddConstraint(
                model_name="pergantianpemutus",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("diputus_oleh", None), ("diputus_pada", None), ("keputusan", "")),
                        models.Q(
                            ("keputusan__in", ["DISETUJUI", "DITOLAK"]),
                            ("diputus_oleh__isnull", False),
                            ("diputus_pada__isnull", False),
                            models.Q(("diputus_oleh", models.F("diusulkan_oleh")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="pergantian_dua_orang",
                ),
            ),
            migrations.AddConstraint(
                model_name="pergantianpemutus",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("keputusan", "")),
                    fields=("keberatan",),
                    name="pergantian_satu_menunggu",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="pergantianpemutus",
                trigger=pgtrigger.compiler.Trigger(
                    name="tambah_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_pergantianpemutusperistiwa" ("alasan", "alasan_putusan", "baru_id", "baru_nama", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "keberatan_id", "keputusan", "lama_id", "lama_nama", "pengusul_nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."alasan", new_values."alasan_putusan", new_values."baru_id", new_values."baru_nama", new_values."diputus_oleh_id", new_values."diputus_pada", new_values."diusulkan_oleh_id", new_values."diusulkan_pada", new_values."id", new_values."keberatan_id", new_values."keputusan", new_values."lama_id", new_values."lama_nama", new_values."pengusul_nama", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="606e3a156f145e35da0053d9dc01d990259cc5ba",
                        level="STATEMENT",
                        operation="INSERT",
                        pgid="pgtrigger_tambah_insert_05675",
                        referencing="REFERENCING NEW TABLE AS new_values ",
                        table="kinerja_pergantianpemutus",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="pergantianpemutus",
                trigger=pgtrigger.compiler.Trigger(
                    name="ubah_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_pergantianpemutusperistiwa" ("alasan", "alasan_putusan", "baru_id", "baru_nama", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "keberatan_id", "keputusan", "lama_id", "lama_nama", "pengusul_nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."alasan", new_values."alasan_putusan", new_values."baru_id", new_values."baru_nama", new_values."diputus_oleh_id", new_values."diputus_pada", new_values."diusulkan_oleh_id", new_values."diusulkan_pada", new_values."id", new_values."keberatan_id", new_values."keputusan", new_values."lama_id", new_values."lama_nama", new_values."pengusul_nama", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                        hash="6be1fe76e16327cfe0240763de4a9bf8126a5485",
                        level="STATEMENT",
                        operation="UPDATE",
                        pgid="pgtrigger_ubah_update_48cd3",
                        referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                        table="kinerja_pergantianpemutus",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="pergantianpemutus",
                trigger=pgtrigger.compiler.Trigger(
                    name="hapus_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_pergantianpemutusperistiwa" ("alasan", "alasan_putusan", "baru_id", "baru_nama", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "keberatan_id", "keputusan", "lama_id", "lama_nama", "pengusul_nama", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."alasan", old_values."alasan_putusan", old_values."baru_id", old_values."baru_nama", old_values."diputus_oleh_id", old_values."diputus_pada", old_values."diusulkan_oleh_id", old_values."diusulkan_pada", old_values."id", old_values."keberatan_id", old_values."keputusan", old_values."lama_id", old_values."lama_nama", old_values."pengusul_nama", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                        hash="e802077a85d1786338c9828a3f5da390b7dafc87",
                        level="STATEMENT",
                        operation="DELETE",
                        pgid="pgtrigger_hapus_delete_aeb72",
                        referencing="REFERENCING OLD TABLE AS old_values ",
                        table="kinerja_pergantianpemutus",
                        when="AFTER",
                    ),
                ),
            ),
        ]
    )
