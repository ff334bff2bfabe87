import django.contrib.postgres.constraints
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import kinerja.models.penugasan
import talenta.inti.acuan
import talenta.inti.migrasi
from talenta.inti.migrasi import berkelompok


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0005_baca_semua"),
        ("inti", "0005_kabar_dan_surat"),
        ("kinerja", "0001_initial"),
        ("pegawai", "0007_tilikan_hari"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        talenta.inti.migrasi.Sekaligus(
            operations=[
                migrations.CreateModel(
                    name="TahunKinerja",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("tahun", models.SmallIntegerField()),
                        (
                            "jenis_periodik",
                            models.CharField(
                                choices=[("BULANAN", "Bulanan"), ("TRIWULANAN", "Triwulanan")],
                                max_length=10,
                            ),
                        ),
                        ("batas_rencana", models.DateField()),
                        ("batas_akhir", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DISUSUN", "Disiapkan"),
                                    ("DIBUKA", "Dibuka"),
                                    ("DITUTUP", "Ditutup"),
                                    ("DIBUKA_KEMBALI", "Dibuka kembali"),
                                ],
                                default="DISUSUN",
                                max_length=14,
                            ),
                        ),
                        ("dibuka_pada", models.DateTimeField(null=True)),
                        ("ditutup_pada", models.DateTimeField(null=True)),
                        (
                            "instansi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("instansi", "tahun"), name="tahun_kinerja_sekali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("tahun__range", (2000, 2100))),
                                name="tahun_kinerja_rentang",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("batas_akhir__gt", models.F("batas_rencana"))),
                                name="tahun_kinerja_batas",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "DITUTUP"), _negated=True),
                                    ("ditutup_pada__isnull", False),
                                    _connector="OR",
                                ),
                                name="tahun_kinerja_ditutup",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Skp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("unit_lft", models.IntegerField()),
                        ("nip", models.CharField(max_length=18, verbose_name="NIP")),
                        ("nama", models.TextField()),
                        ("nama_kunci", models.TextField()),
                        ("golongan", models.CharField(blank=True, max_length=5)),
                        ("jabatan_nama", models.TextField(blank=True)),
                        ("unit_nama", models.TextField(blank=True)),
                        ("penilai_nip", models.CharField(blank=True, max_length=18)),
                        ("penilai_nama", models.TextField(blank=True)),
                        ("penilai_golongan", models.CharField(blank=True, max_length=5)),
                        ("penilai_jabatan", models.TextField(blank=True)),
                        ("penilai_unit", models.TextField(blank=True)),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField()),
                        (
                            "bentuk",
                            models.CharField(
                                choices=[
                                    ("KUANTITATIF", "Kuantitatif"),
                                    ("KUALITATIF", "Kualitatif"),
                                ],
                                default="KUANTITATIF",
                                max_length=11,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAF", "Disusun"),
                                    ("DIAJUKAN", "Diajukan"),
                                    ("DIKEMBALIKAN", "Dikembalikan"),
                                    ("DISETUJUI", "Disetujui penilai"),
                                    ("DISEPAKATI", "Disepakati"),
                                    ("DIAKHIRI", "Diakhiri"),
                                ],
                                default="DRAF",
                                max_length=12,
                            ),
                        ),
                        ("versi", models.IntegerField(default=0)),
                        ("diajukan_pada", models.DateTimeField(null=True)),
                        ("disepakati_pada", models.DateTimeField(null=True)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "diperbarui_pada",
                            models.DateTimeField(default=django.utils.timezone.now),
                        ),
                        (
                            "instansi",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "jabatan",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.jabatan",
                            ),
                        ),
                        (
                            "pegawai",
                            talenta.inti.acuan.AcuanHimpunan(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="skp",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="skp_dinilai",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "unit",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitorganisasi",
                            ),
                        ),
                        (
                            "unit_pimpinan",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitorganisasi",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="skp",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["penilai", "tahun_kinerja", "nama_kunci", "id"],
                                name="skp_tim",
                            ),
                            models.Index(
                                fields=["tahun_kinerja", "unit_lft", "id"],
                                include=("status",),
                                name="skp_unit",
                            ),
                            models.Index(
                                fields=["tahun_kinerja", "nama_kunci", "id"], name="skp_nama"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("penilai__isnull", True),
                                    models.Q(("penilai", models.F("pegawai")), _negated=True),
                                    _connector="OR",
                                ),
                                name="skp_bukan_penilai_diri",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("selesai__gt", models.F("mulai"))),
                                name="skp_masa",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("pegawai", "="),
                                    (
                                        kinerja.models.penugasan.Masa(
                                            models.F("mulai"), models.F("selesai")
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="skp_satu_pada_satu_waktu",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status__in", ["DISEPAKATI", "DIAKHIRI"]), _negated=True
                                    ),
                                    ("disepakati_pada__isnull", False),
                                    _connector="OR",
                                ),
                                name="skp_disepakati",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EkspektasiPerilaku",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "perilaku",
                            models.CharField(
                                choices=[
                                    ("PELAYANAN", "Berorientasi Pelayanan"),
                                    ("AKUNTABEL", "Akuntabel"),
                                    ("KOMPETEN", "Kompeten"),
                                    ("HARMONIS", "Harmonis"),
                                    ("LOYAL", "Loyal"),
                                    ("ADAPTIF", "Adaptif"),
                                    ("KOLABORATIF", "Kolaboratif"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("ekspektasi", models.TextField()),
                        (
                            "skp",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ekspektasi",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("skp", "perilaku"), name="ekspektasi_perilaku_sekali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ekspektasi", ""), _negated=True),
                                name="ekspektasi_terisi",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rhk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("urutan", models.PositiveSmallIntegerField()),
                        ("uraian", models.TextField()),
                        (
                            "penugasan",
                            models.CharField(
                                choices=[("UTAMA", "Utama"), ("TAMBAHAN", "Tambahan")],
                                default="UTAMA",
                                max_length=8,
                            ),
                        ),
                        ("uraian_atasan", models.TextField(blank=True)),
                        (
                            "rhk_atasan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="rhk_bawahan",
                                to="kinerja.rhk",
                            ),
                        ),
                        (
                            "skp",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rhk",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("uraian", ""), _negated=True), name="rhk_terisi"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rhk_atasan__isnull", True),
                                    models.Q(("rhk_atasan", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="rhk_bukan_atasan_sendiri",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndikatorRhk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("urutan", models.PositiveSmallIntegerField()),
                        (
                            "aspek",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("KUANTITAS", "Kuantitas"),
                                    ("KUALITAS", "Kualitas"),
                                    ("WAKTU", "Waktu"),
                                    ("BIAYA", "Biaya"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("indikator", models.TextField()),
                        ("target", models.TextField(blank=True)),
                        (
                            "rhk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indikator",
                                to="kinerja.rhk",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("indikator", ""), _negated=True),
                                name="indikator_terisi",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodeTinjauan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("nomor", models.PositiveSmallIntegerField()),
                        ("nama", models.CharField(max_length=60)),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField()),
                        ("batas", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DISUSUN", "Disiapkan"),
                                    ("DIBUKA", "Dibuka"),
                                    ("DITUTUP", "Ditutup"),
                                    ("DIBUKA_KEMBALI", "Dibuka kembali"),
                                ],
                                default="DISUSUN",
                                max_length=14,
                            ),
                        ),
                        ("ditutup_pada", models.DateTimeField(null=True)),
                        (
                            "instansi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="periode",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tahun_kinerja", "nomor"), name="periode_tinjauan_sekali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("selesai__gt", models.F("mulai")),
                                    ("batas__gte", models.F("mulai")),
                                ),
                                name="periode_tinjauan_urut",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "DITUTUP"), _negated=True),
                                    ("ditutup_pada__isnull", False),
                                    _connector="OR",
                                ),
                                name="periode_tinjauan_ditutup",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TinjauanPeriodik",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("unit_lft", models.IntegerField()),
                        (
                            "rating_hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "rating_perilaku",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "predikat",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SANGAT_BAIK", "Sangat Baik"),
                                    ("BAIK", "Baik"),
                                    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
                                    ("KURANG", "Kurang"),
                                    ("SANGAT_KURANG", "Sangat Kurang"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("catatan", models.TextField(blank=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAF", "Realisasi disusun"),
                                    ("DIAJUKAN", "Menunggu penilaian"),
                                    ("DINILAI", "Dinilai"),
                                ],
                                default="DRAF",
                                max_length=8,
                            ),
                        ),
                        ("versi", models.IntegerField(default=0)),
                        ("diajukan_pada", models.DateTimeField(null=True)),
                        ("dinilai_pada", models.DateTimeField(null=True)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "diperbarui_pada",
                            models.DateTimeField(default=django.utils.timezone.now),
                        ),
                        (
                            "dinilai_oleh",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "instansi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pegawai",
                            talenta.inti.acuan.AcuanHimpunan(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tinjauan_periodik",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "periode",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tinjauan",
                                to="kinerja.periodetinjauan",
                            ),
                        ),
                        (
                            "skp",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tinjauan",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["periode", "unit_lft", "id"],
                                include=("status", "predikat"),
                                name="tinjauan_periodik_unit",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("skp", "periode"), name="tinjauan_periodik_sekali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("predikat", ""),
                                    models.Q(
                                        ("predikat", "KURANG"),
                                        ("rating_hasil", "DI_ATAS"),
                                        ("rating_perilaku", "DI_BAWAH"),
                                    ),
                                    models.Q(
                                        ("predikat", "BAIK"),
                                        ("rating_hasil", "DI_ATAS"),
                                        ("rating_perilaku", "SESUAI"),
                                    ),
                                    models.Q(
                                        ("predikat", "SANGAT_BAIK"),
                                        ("rating_hasil", "DI_ATAS"),
                                        ("rating_perilaku", "DI_ATAS"),
                                    ),
                                    models.Q(
                                        ("predikat", "KURANG"),
                                        ("rating_hasil", "SESUAI"),
                                        ("rating_perilaku", "DI_BAWAH"),
                                    ),
                                    models.Q(
                                        ("predikat", "BAIK"),
                                        ("rating_hasil", "SESUAI"),
                                        ("rating_perilaku", "SESUAI"),
                                    ),
                                    models.Q(
                                        ("predikat", "BAIK"),
                                        ("rating_hasil", "SESUAI"),
                                        ("rating_perilaku", "DI_ATAS"),
                                    ),
                                    models.Q(
                                        ("predikat", "SANGAT_KURANG"),
                                        ("rating_hasil", "DI_BAWAH"),
                                        ("rating_perilaku", "DI_BAWAH"),
                                    ),
                                    models.Q(
                                        ("predikat", "BUTUH_PERBAIKAN"),
                                        ("rating_hasil", "DI_BAWAH"),
                                        ("rating_perilaku", "SESUAI"),
                                    ),
                                    models.Q(
                                        ("predikat", "BUTUH_PERBAIKAN"),
                                        ("rating_hasil", "DI_BAWAH"),
                                        ("rating_perilaku", "DI_ATAS"),
                                    ),
                                    _connector="OR",
                                ),
                                name="tinjauan_periodik_matriks",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "DINILAI"), _negated=True),
                                    models.Q(
                                        models.Q(("predikat", ""), _negated=True),
                                        ("dinilai_oleh__isnull", False),
                                        ("dinilai_pada__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="tinjauan_periodik_dinilai",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dinilai_oleh__isnull", True),
                                    models.Q(("dinilai_oleh", models.F("pegawai")), _negated=True),
                                    _connector="OR",
                                ),
                                name="tinjauan_periodik_bukan_diri",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PerilakuTinjauan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "perilaku",
                            models.CharField(
                                choices=[
                                    ("PELAYANAN", "Berorientasi Pelayanan"),
                                    ("AKUNTABEL", "Akuntabel"),
                                    ("KOMPETEN", "Kompeten"),
                                    ("HARMONIS", "Harmonis"),
                                    ("LOYAL", "Loyal"),
                                    ("ADAPTIF", "Adaptif"),
                                    ("KOLABORATIF", "Kolaboratif"),
                                ],
                                max_length=11,
                            ),
                        ),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("umpan_balik", models.TextField(blank=True)),
                        (
                            "tinjauan",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="perilaku",
                                to="kinerja.tinjauanperiodik",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tinjauan", "perilaku"), name="perilaku_tinjauan_sekali"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RealisasiRhk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("realisasi", models.TextField(blank=True)),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("umpan_balik", models.TextField(blank=True)),
                        (
                            "rhk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="realisasi",
                                to="kinerja.rhk",
                            ),
                        ),
                        (
                            "tinjauan",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="realisasi",
                                to="kinerja.tinjauanperiodik",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tinjauan", "rhk"), name="realisasi_rhk_sekali"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BuktiRealisasi",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("keterangan", models.CharField(max_length=200)),
                        ("tautan", models.URLField(blank=True, max_length=500)),
                        ("ditambah_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "berkas",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="inti.berkas",
                            ),
                        ),
                        (
                            "realisasi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bukti",
                                to="kinerja.realisasirhk",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("berkas__isnull", False), ("tautan", "")),
                                    models.Q(
                                        ("berkas__isnull", True),
                                        models.Q(("tautan", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="bukti_realisasi_satu",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CapaianUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "capaian",
                            models.CharField(
                                choices=[
                                    ("ISTIMEWA", "Istimewa"),
                                    ("BAIK", "Baik"),
                                    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
                                    ("KURANG", "Kurang"),
                                    ("SANGAT_KURANG", "Sangat Kurang"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("dasar", models.TextField()),
                        ("pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "instansi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitorganisasi",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="capaian",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("tahun_kinerja", "unit"), name="capaian_unit_sekali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("dasar", ""), _negated=True),
                                name="capaian_unit_berdasar",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenilaianTahunan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("unit_lft", models.IntegerField()),
                        (
                            "usulan_hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "usulan_perilaku",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "rating_hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "rating_perilaku",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "predikat",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SANGAT_BAIK", "Sangat Baik"),
                                    ("BAIK", "Baik"),
                                    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
                                    ("KURANG", "Kurang"),
                                    ("SANGAT_KURANG", "Sangat Kurang"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("alasan_hasil", models.TextField(blank=True)),
                        ("alasan_perilaku", models.TextField(blank=True)),
                        ("rekomendasi", models.TextField(blank=True)),
                        (
                            "capaian",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ISTIMEWA", "Istimewa"),
                                    ("BAIK", "Baik"),
                                    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
                                    ("KURANG", "Kurang"),
                                    ("SANGAT_KURANG", "Sangat Kurang"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("ketentuan", models.JSONField(default=dict)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAF", "Disusun penilai"),
                                    ("DITETAPKAN", "Ditetapkan"),
                                    ("DISERAHKAN", "Diserahkan"),
                                    ("DITERIMA", "Diterima pegawai"),
                                    ("KEBERATAN", "Dalam keberatan"),
                                    ("FINAL", "Final"),
                                ],
                                default="DRAF",
                                max_length=10,
                            ),
                        ),
                        ("versi", models.IntegerField(default=0)),
                        ("ditetapkan_pada", models.DateTimeField(null=True)),
                        ("diserahkan_pada", models.DateTimeField(null=True)),
                        ("diterima_pada", models.DateTimeField(null=True)),
                        ("final_pada", models.DateTimeField(null=True)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "diperbarui_pada",
                            models.DateTimeField(default=django.utils.timezone.now),
                        ),
                        (
                            "atasan_penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "ditetapkan_oleh",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "instansi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pegawai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="penilaian_tahunan",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="penilaian",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["tahun_kinerja", "unit_lft", "id"],
                                include=("status", "predikat"),
                                name="penilaian_tahunan_unit",
                            ),
                            models.Index(
                                fields=["penilai", "tahun_kinerja"],
                                include=("predikat",),
                                name="penilaian_tahunan_tim",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("pegawai", "tahun_kinerja"), name="penilaian_tahunan_sekali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("predikat", ""),
                                    models.Q(
                                        ("predikat", "KURANG"),
                                        ("rating_hasil", "DI_ATAS"),
                                        ("rating_perilaku", "DI_BAWAH"),
                                    ),
                                    models.Q(
                                        ("predikat", "BAIK"),
                                        ("rating_hasil", "DI_ATAS"),
                                        ("rating_perilaku", "SESUAI"),
                                    ),
                                    models.Q(
                                        ("predikat", "SANGAT_BAIK"),
                                        ("rating_hasil", "DI_ATAS"),
                                        ("rating_perilaku", "DI_ATAS"),
                                    ),
                                    models.Q(
                                        ("predikat", "KURANG"),
                                        ("rating_hasil", "SESUAI"),
                                        ("rating_perilaku", "DI_BAWAH"),
                                    ),
                                    models.Q(
                                        ("predikat", "BAIK"),
                                        ("rating_hasil", "SESUAI"),
                                        ("rating_perilaku", "SESUAI"),
                                    ),
                                    models.Q(
                                        ("predikat", "BAIK"),
                                        ("rating_hasil", "SESUAI"),
                                        ("rating_perilaku", "DI_ATAS"),
                                    ),
                                    models.Q(
                                        ("predikat", "SANGAT_KURANG"),
                                        ("rating_hasil", "DI_BAWAH"),
                                        ("rating_perilaku", "DI_BAWAH"),
                                    ),
                                    models.Q(
                                        ("predikat", "BUTUH_PERBAIKAN"),
                                        ("rating_hasil", "DI_BAWAH"),
                                        ("rating_perilaku", "SESUAI"),
                                    ),
                                    models.Q(
                                        ("predikat", "BUTUH_PERBAIKAN"),
                                        ("rating_hasil", "DI_BAWAH"),
                                        ("rating_perilaku", "DI_ATAS"),
                                    ),
                                    _connector="OR",
                                ),
                                name="penilaian_tahunan_matriks",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "DRAF"),
                                    models.Q(
                                        models.Q(("predikat", ""), _negated=True),
                                        models.Q(("alasan_hasil", ""), _negated=True),
                                        models.Q(("alasan_perilaku", ""), _negated=True),
                                        ("ditetapkan_oleh__isnull", False),
                                        ("ditetapkan_pada__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="penilaian_tahunan_ditetapkan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["DRAF", "DITETAPKAN"]),
                                    ("diserahkan_pada__isnull", False),
                                    _connector="OR",
                                ),
                                name="penilaian_tahunan_diserahkan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ditetapkan_oleh__isnull", True),
                                    models.Q(
                                        ("ditetapkan_oleh", models.F("pegawai")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="penilaian_tahunan_bukan_diri",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BagianTahunan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("hari", models.PositiveSmallIntegerField()),
                        (
                            "rating_hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "rating_perilaku",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("catatan", models.TextField(blank=True)),
                        (
                            "penilaian",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bagian",
                                to="kinerja.penilaiantahunan",
                            ),
                        ),
                        (
                            "skp",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bagian_tahunan",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("penilaian", "skp"), name="bagian_tahunan_sekali"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hari__range", (1, 366))),
                                name="bagian_tahunan_hari",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenugasanPenilai",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("unit_lft", models.IntegerField()),
                        ("penilai_luar", models.TextField(blank=True)),
                        (
                            "dasar",
                            models.CharField(
                                choices=[
                                    ("STRUKTUR", "Struktur organisasi"),
                                    ("KOREKSI", "Ditetapkan BKD"),
                                    ("PLT", "Pelaksana tugas (Plt.)"),
                                    ("PLH", "Pelaksana harian (Plh.)"),
                                    ("DELEGASI", "Pendelegasian wewenang"),
                                    ("KETUA_TIM", "Ketua tim (memberi masukan)"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(null=True)),
                        ("alasan", models.TextField(blank=True)),
                        ("alasan_akhir", models.TextField(blank=True)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "instansi",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pegawai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="penugasan_penilai",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="penugasan_menilai",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "unit_pimpinan",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.unitorganisasi",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["pegawai", "dasar", "mulai"], name="penugasan_penilai_orang"
                            ),
                            models.Index(
                                fields=["instansi", "dasar", "-id"], name="penugasan_penilai_daftar"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("penilai__isnull", True),
                                    models.Q(("penilai", models.F("pegawai")), _negated=True),
                                    _connector="OR",
                                ),
                                name="penugasan_penilai_bukan_diri",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("penilai__isnull", False), ("penilai_luar", "")),
                                    models.Q(
                                        ("penilai__isnull", True),
                                        models.Q(("penilai_luar", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="penugasan_penilai_satu",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("selesai__isnull", True),
                                    ("selesai__gt", models.F("mulai")),
                                    _connector="OR",
                                ),
                                name="penugasan_penilai_masa",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dasar", "STRUKTUR"),
                                    models.Q(("alasan", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="penugasan_penilai_beralasan",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("dasar", "STRUKTUR")),
                                expressions=[
                                    ("pegawai", "="),
                                    (
                                        kinerja.models.penugasan.Masa(
                                            models.F("mulai"), models.F("selesai")
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="penugasan_penilai_struktur",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(
                                    ("dasar__in", ("KOREKSI", "PLT", "PLH", "DELEGASI"))
                                ),
                                expressions=[
                                    ("pegawai", "="),
                                    (
                                        kinerja.models.penugasan.Masa(
                                            models.F("mulai"), models.F("selesai")
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="penugasan_penilai_khusus",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PenugasanPenilaiPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("penilai_luar", models.TextField(blank=True)),
                        (
                            "dasar",
                            models.CharField(
                                choices=[
                                    ("STRUKTUR", "Struktur organisasi"),
                                    ("KOREKSI", "Ditetapkan BKD"),
                                    ("PLT", "Pelaksana tugas (Plt.)"),
                                    ("PLH", "Pelaksana harian (Plh.)"),
                                    ("DELEGASI", "Pendelegasian wewenang"),
                                    ("KETUA_TIM", "Ketua tim (memberi masukan)"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField(null=True)),
                        ("alasan", models.TextField(blank=True)),
                        ("alasan_akhir", models.TextField(blank=True)),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "dibuat_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "instansi",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pegawai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.penugasanpenilai",
                            ),
                        ),
                        (
                            "unit_pimpinan",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.unitorganisasi",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PembukaanKembali",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("alasan", models.TextField()),
                        ("batas_baru", models.DateField()),
                        ("diusulkan_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "keputusan",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DISETUJUI", "Disetujui"),
                                    ("DITOLAK", "Ditolak"),
                                    ("DITARIK", "Ditarik pengusul"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("alasan_putusan", models.TextField(blank=True)),
                        ("diputus_pada", models.DateTimeField(null=True)),
                        (
                            "diputus_oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diusulkan_oleh",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "instansi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "periode",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pembukaan",
                                to="kinerja.periodetinjauan",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pembukaan",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("alasan", ""), _negated=True),
                                name="pembukaan_beralasan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("diputus_oleh", None),
                                        ("diputus_pada", None),
                                        ("keputusan", ""),
                                    ),
                                    models.Q(
                                        ("diputus_pada__isnull", False), ("keputusan", "DITARIK")
                                    ),
                                    models.Q(
                                        ("keputusan__in", ["DISETUJUI", "DITOLAK"]),
                                        ("diputus_oleh__isnull", False),
                                        ("diputus_pada__isnull", False),
                                        models.Q(
                                            ("diputus_oleh", models.F("diusulkan_oleh")),
                                            _negated=True,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="pembukaan_dua_orang",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("keputusan", "")),
                                fields=("tahun_kinerja", "periode"),
                                name="pembukaan_satu_menunggu",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BuktiRealisasiPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("keterangan", models.CharField(max_length=200)),
                        ("tautan", models.URLField(blank=True, max_length=500)),
                        ("ditambah_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "berkas",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="inti.berkas",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.buktirealisasi",
                            ),
                        ),
                        (
                            "realisasi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.realisasirhk",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IndikatorRhkPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("urutan", models.PositiveSmallIntegerField()),
                        (
                            "aspek",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("KUANTITAS", "Kuantitas"),
                                    ("KUALITAS", "Kualitas"),
                                    ("WAKTU", "Waktu"),
                                    ("BIAYA", "Biaya"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("indikator", models.TextField()),
                        ("target", models.TextField(blank=True)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.indikatorrhk",
                            ),
                        ),
                        (
                            "rhk",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.rhk",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RhkPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("urutan", models.PositiveSmallIntegerField()),
                        ("uraian", models.TextField()),
                        (
                            "penugasan",
                            models.CharField(
                                choices=[("UTAMA", "Utama"), ("TAMBAHAN", "Tambahan")],
                                default="UTAMA",
                                max_length=8,
                            ),
                        ),
                        ("uraian_atasan", models.TextField(blank=True)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.rhk",
                            ),
                        ),
                        (
                            "rhk_atasan",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.rhk",
                            ),
                        ),
                        (
                            "skp",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EkspektasiPerilakuPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "perilaku",
                            models.CharField(
                                choices=[
                                    ("PELAYANAN", "Berorientasi Pelayanan"),
                                    ("AKUNTABEL", "Akuntabel"),
                                    ("KOMPETEN", "Kompeten"),
                                    ("HARMONIS", "Harmonis"),
                                    ("LOYAL", "Loyal"),
                                    ("ADAPTIF", "Adaptif"),
                                    ("KOLABORATIF", "Kolaboratif"),
                                ],
                                max_length=11,
                            ),
                        ),
                        ("ekspektasi", models.TextField()),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.ekspektasiperilaku",
                            ),
                        ),
                        (
                            "skp",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DialogSkp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("penulis_nama", models.TextField()),
                        ("langkah", models.CharField(blank=True, max_length=20)),
                        ("isi", models.TextField()),
                        ("pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "penulis",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "skp",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dialog",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("isi", ""), _negated=True), name="dialog_terisi"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BagianTahunanPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("hari", models.PositiveSmallIntegerField()),
                        (
                            "rating_hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "rating_perilaku",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("catatan", models.TextField(blank=True)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.bagiantahunan",
                            ),
                        ),
                        (
                            "penilaian",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.penilaiantahunan",
                            ),
                        ),
                        (
                            "skp",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SkpPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("nip", models.CharField(max_length=18, verbose_name="NIP")),
                        ("nama", models.TextField()),
                        ("nama_kunci", models.TextField()),
                        ("golongan", models.CharField(blank=True, max_length=5)),
                        ("jabatan_nama", models.TextField(blank=True)),
                        ("unit_nama", models.TextField(blank=True)),
                        ("penilai_nip", models.CharField(blank=True, max_length=18)),
                        ("penilai_nama", models.TextField(blank=True)),
                        ("penilai_golongan", models.CharField(blank=True, max_length=5)),
                        ("penilai_jabatan", models.TextField(blank=True)),
                        ("penilai_unit", models.TextField(blank=True)),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField()),
                        (
                            "bentuk",
                            models.CharField(
                                choices=[
                                    ("KUANTITATIF", "Kuantitatif"),
                                    ("KUALITATIF", "Kualitatif"),
                                ],
                                default="KUANTITATIF",
                                max_length=11,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAF", "Disusun"),
                                    ("DIAJUKAN", "Diajukan"),
                                    ("DIKEMBALIKAN", "Dikembalikan"),
                                    ("DISETUJUI", "Disetujui penilai"),
                                    ("DISEPAKATI", "Disepakati"),
                                    ("DIAKHIRI", "Diakhiri"),
                                ],
                                default="DRAF",
                                max_length=12,
                            ),
                        ),
                        ("versi", models.IntegerField(default=0)),
                        ("diajukan_pada", models.DateTimeField(null=True)),
                        ("disepakati_pada", models.DateTimeField(null=True)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "instansi",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "jabatan",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.jabatan",
                            ),
                        ),
                        (
                            "pegawai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.skp",
                            ),
                        ),
                        (
                            "unit",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.unitorganisasi",
                            ),
                        ),
                        (
                            "unit_pimpinan",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.unitorganisasi",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PeriodeTinjauanPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("nomor", models.PositiveSmallIntegerField()),
                        ("nama", models.CharField(max_length=60)),
                        ("mulai", models.DateField()),
                        ("selesai", models.DateField()),
                        ("batas", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DISUSUN", "Disiapkan"),
                                    ("DIBUKA", "Dibuka"),
                                    ("DITUTUP", "Ditutup"),
                                    ("DIBUKA_KEMBALI", "Dibuka kembali"),
                                ],
                                default="DISUSUN",
                                max_length=14,
                            ),
                        ),
                        ("ditutup_pada", models.DateTimeField(null=True)),
                        (
                            "instansi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.periodetinjauan",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PenilaianTahunanPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "usulan_hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "usulan_perilaku",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "rating_hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "rating_perilaku",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "predikat",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SANGAT_BAIK", "Sangat Baik"),
                                    ("BAIK", "Baik"),
                                    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
                                    ("KURANG", "Kurang"),
                                    ("SANGAT_KURANG", "Sangat Kurang"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("alasan_hasil", models.TextField(blank=True)),
                        ("alasan_perilaku", models.TextField(blank=True)),
                        ("rekomendasi", models.TextField(blank=True)),
                        (
                            "capaian",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ISTIMEWA", "Istimewa"),
                                    ("BAIK", "Baik"),
                                    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
                                    ("KURANG", "Kurang"),
                                    ("SANGAT_KURANG", "Sangat Kurang"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("ketentuan", models.JSONField(default=dict)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAF", "Disusun penilai"),
                                    ("DITETAPKAN", "Ditetapkan"),
                                    ("DISERAHKAN", "Diserahkan"),
                                    ("DITERIMA", "Diterima pegawai"),
                                    ("KEBERATAN", "Dalam keberatan"),
                                    ("FINAL", "Final"),
                                ],
                                default="DRAF",
                                max_length=10,
                            ),
                        ),
                        ("versi", models.IntegerField(default=0)),
                        ("ditetapkan_pada", models.DateTimeField(null=True)),
                        ("diserahkan_pada", models.DateTimeField(null=True)),
                        ("diterima_pada", models.DateTimeField(null=True)),
                        ("final_pada", models.DateTimeField(null=True)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "atasan_penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "ditetapkan_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "instansi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pegawai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.penilaiantahunan",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PembukaanKembaliPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("alasan", models.TextField()),
                        ("batas_baru", models.DateField()),
                        ("diusulkan_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "keputusan",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DISETUJUI", "Disetujui"),
                                    ("DITOLAK", "Ditolak"),
                                    ("DITARIK", "Ditarik pengusul"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("alasan_putusan", models.TextField(blank=True)),
                        ("diputus_pada", models.DateTimeField(null=True)),
                        (
                            "diputus_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "diusulkan_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "instansi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.pembukaankembali",
                            ),
                        ),
                        (
                            "periode",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.periodetinjauan",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CapaianUnitPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "capaian",
                            models.CharField(
                                choices=[
                                    ("ISTIMEWA", "Istimewa"),
                                    ("BAIK", "Baik"),
                                    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
                                    ("KURANG", "Kurang"),
                                    ("SANGAT_KURANG", "Sangat Kurang"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("dasar", models.TextField()),
                        ("pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "instansi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.capaianunit",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.unitorganisasi",
                            ),
                        ),
                        (
                            "tahun_kinerja",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TahunKinerjaPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("tahun", models.SmallIntegerField()),
                        (
                            "jenis_periodik",
                            models.CharField(
                                choices=[("BULANAN", "Bulanan"), ("TRIWULANAN", "Triwulanan")],
                                max_length=10,
                            ),
                        ),
                        ("batas_rencana", models.DateField()),
                        ("batas_akhir", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DISUSUN", "Disiapkan"),
                                    ("DIBUKA", "Dibuka"),
                                    ("DITUTUP", "Ditutup"),
                                    ("DIBUKA_KEMBALI", "Dibuka kembali"),
                                ],
                                default="DISUSUN",
                                max_length=14,
                            ),
                        ),
                        ("dibuka_pada", models.DateTimeField(null=True)),
                        ("ditutup_pada", models.DateTimeField(null=True)),
                        (
                            "instansi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.tahunkinerja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RealisasiRhkPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        ("realisasi", models.TextField(blank=True)),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("umpan_balik", models.TextField(blank=True)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.realisasirhk",
                            ),
                        ),
                        (
                            "rhk",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.rhk",
                            ),
                        ),
                        (
                            "tinjauan",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.tinjauanperiodik",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PerilakuTinjauanPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "perilaku",
                            models.CharField(
                                choices=[
                                    ("PELAYANAN", "Berorientasi Pelayanan"),
                                    ("AKUNTABEL", "Akuntabel"),
                                    ("KOMPETEN", "Kompeten"),
                                    ("HARMONIS", "Harmonis"),
                                    ("LOYAL", "Loyal"),
                                    ("ADAPTIF", "Adaptif"),
                                    ("KOLABORATIF", "Kolaboratif"),
                                ],
                                max_length=11,
                            ),
                        ),
                        (
                            "rating",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("umpan_balik", models.TextField(blank=True)),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.perilakutinjauan",
                            ),
                        ),
                        (
                            "tinjauan",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.tinjauanperiodik",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TinjauanPeriodikPeristiwa",
                    fields=[
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("id", models.BigIntegerField()),
                        (
                            "rating_hasil",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "rating_perilaku",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("DI_ATAS", "Di Atas Ekspektasi"),
                                    ("SESUAI", "Sesuai Ekspektasi"),
                                    ("DI_BAWAH", "Di Bawah Ekspektasi"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "predikat",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("SANGAT_BAIK", "Sangat Baik"),
                                    ("BAIK", "Baik"),
                                    ("BUTUH_PERBAIKAN", "Butuh Perbaikan"),
                                    ("KURANG", "Kurang"),
                                    ("SANGAT_KURANG", "Sangat Kurang"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("catatan", models.TextField(blank=True)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("DRAF", "Realisasi disusun"),
                                    ("DIAJUKAN", "Menunggu penilaian"),
                                    ("DINILAI", "Dinilai"),
                                ],
                                default="DRAF",
                                max_length=8,
                            ),
                        ),
                        ("versi", models.IntegerField(default=0)),
                        ("diajukan_pada", models.DateTimeField(null=True)),
                        ("dinilai_pada", models.DateTimeField(null=True)),
                        ("dibuat_pada", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "dinilai_oleh",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "instansi",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "pegawai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "penilai",
                            talenta.inti.acuan.AcuanHimpunan(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="pegawai.pegawai",
                            ),
                        ),
                        (
                            "periode",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.periodetinjauan",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="peristiwa",
                                to="kinerja.tinjauanperiodik",
                            ),
                        ),
                        (
                            "skp",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="kinerja.skp",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KetentuanKinerja",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "jenis",
                            models.CharField(
                                choices=[
                                    ("TENGGAT", "Tenggat dan pengingat"),
                                    ("WAJIB_SKP", "Siapa yang wajib menyusun SKP"),
                                    ("GABUNG_RATING", "Penggabungan rating menurut masa jabatan"),
                                    ("CAPAIAN_PIMPINAN", "Rating pimpinan menurut capaian unit"),
                                    ("SEBARAN", "Sebaran predikat yang diharapkan"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("isi", models.JSONField()),
                        ("mulai", models.DateField()),
                        ("sumber", models.TextField()),
                        ("dibuat_pada", models.DateTimeField(auto_now_add=True)),
                        (
                            "instansi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="akun.instansi",
                            ),
                        ),
                        (
                            "oleh",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["instansi", "jenis", "-mulai", "-id"],
                                name="ketentuan_kinerja_jenis",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sumber", ""), _negated=True),
                                name="ketentuan_kinerja_bersumber",
                            )
                        ],
                    },
                ),
            ],
        ),
        talenta.inti.migrasi.Sekaligus(
            operations=[
                pgtrigger.migrations.AddTrigger(
                    model_name="penugasanpenilai",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_penugasanpenilaiperistiwa" ("alasan", "alasan_akhir", "dasar", "dibuat_oleh_id", "dibuat_pada", "id", "instansi_id", "mulai", "pegawai_id", "penilai_id", "penilai_luar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_pimpinan_id") SELECT new_values."alasan", new_values."alasan_akhir", new_values."dasar", new_values."dibuat_oleh_id", new_values."dibuat_pada", new_values."id", new_values."instansi_id", new_values."mulai", new_values."pegawai_id", new_values."penilai_id", new_values."penilai_luar", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."selesai", new_values."unit_pimpinan_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fad8264aac9671711a272ae0eeb73f5f884f19e4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_63b49",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_penugasanpenilai",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="penugasanpenilai",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_penugasanpenilaiperistiwa" ("alasan", "alasan_akhir", "dasar", "dibuat_oleh_id", "dibuat_pada", "id", "instansi_id", "mulai", "pegawai_id", "penilai_id", "penilai_luar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_pimpinan_id") SELECT new_values."alasan", new_values."alasan_akhir", new_values."dasar", new_values."dibuat_oleh_id", new_values."dibuat_pada", new_values."id", new_values."instansi_id", new_values."mulai", new_values."pegawai_id", new_values."penilai_id", new_values."penilai_luar", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."selesai", new_values."unit_pimpinan_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan" IS DISTINCT FROM (new_values."alasan") OR old_values."alasan_akhir" IS DISTINCT FROM (new_values."alasan_akhir") OR old_values."dasar" IS DISTINCT FROM (new_values."dasar") OR old_values."dibuat_oleh_id" IS DISTINCT FROM (new_values."dibuat_oleh_id") OR old_values."dibuat_pada" IS DISTINCT FROM (new_values."dibuat_pada") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."instansi_id" IS DISTINCT FROM (new_values."instansi_id") OR old_values."mulai" IS DISTINCT FROM (new_values."mulai") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."penilai_id" IS DISTINCT FROM (new_values."penilai_id") OR old_values."penilai_luar" IS DISTINCT FROM (new_values."penilai_luar") OR old_values."selesai" IS DISTINCT FROM (new_values."selesai") OR old_values."unit_pimpinan_id" IS DISTINCT FROM (new_values."unit_pimpinan_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="296efa01301d75b20d9d2769192413de89211c92",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_e9845",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_penugasanpenilai",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="penugasanpenilai",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_penugasanpenilaiperistiwa" ("alasan", "alasan_akhir", "dasar", "dibuat_oleh_id", "dibuat_pada", "id", "instansi_id", "mulai", "pegawai_id", "penilai_id", "penilai_luar", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "unit_pimpinan_id") SELECT old_values."alasan", old_values."alasan_akhir", old_values."dasar", old_values."dibuat_oleh_id", old_values."dibuat_pada", old_values."id", old_values."instansi_id", old_values."mulai", old_values."pegawai_id", old_values."penilai_id", old_values."penilai_luar", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai", old_values."unit_pimpinan_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="13edcf117692f4acb48eb3048935701abc7683b7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_a9946",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_penugasanpenilai",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buktirealisasi",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_buktirealisasiperistiwa" ("berkas_id", "ditambah_pada", "id", "keterangan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi_id", "tautan") SELECT new_values."berkas_id", new_values."ditambah_pada", new_values."id", new_values."keterangan", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."realisasi_id", new_values."tautan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="641b92391d0586d3ba1160be9fd4fe010b6c631b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_60a52",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_buktirealisasi",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buktirealisasi",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_buktirealisasiperistiwa" ("berkas_id", "ditambah_pada", "id", "keterangan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi_id", "tautan") SELECT new_values."berkas_id", new_values."ditambah_pada", new_values."id", new_values."keterangan", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."realisasi_id", new_values."tautan" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2d1108b1dce3668f8df3a04675e17685617392bf",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_62779",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_buktirealisasi",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="buktirealisasi",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_buktirealisasiperistiwa" ("berkas_id", "ditambah_pada", "id", "keterangan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "realisasi_id", "tautan") SELECT old_values."berkas_id", old_values."ditambah_pada", old_values."id", old_values."keterangan", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."realisasi_id", old_values."tautan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="510ebc3398646a2d2728905a0e3863e41aa474c0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_92143",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_buktirealisasi",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indikatorrhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_indikatorrhkperistiwa" ("aspek", "id", "indikator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhk_id", "target", "urutan") SELECT new_values."aspek", new_values."id", new_values."indikator", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."rhk_id", new_values."target", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d5de0382e402fd37abd5951b4d77dec234bd5f19",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_c4b4f",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_indikatorrhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indikatorrhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_indikatorrhkperistiwa" ("aspek", "id", "indikator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhk_id", "target", "urutan") SELECT new_values."aspek", new_values."id", new_values."indikator", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."rhk_id", new_values."target", new_values."urutan" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="23d620cd3338c7e413d8df832ca81c4dacd40c42",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_45b62",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_indikatorrhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indikatorrhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_indikatorrhkperistiwa" ("aspek", "id", "indikator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhk_id", "target", "urutan") SELECT old_values."aspek", old_values."id", old_values."indikator", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rhk_id", old_values."target", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="412a70413da1cc960be4d1e9c2a7773282960e3d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_694b4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_indikatorrhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_rhkperistiwa" ("id", "penugasan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhk_atasan_id", "skp_id", "uraian", "uraian_atasan", "urutan") SELECT new_values."id", new_values."penugasan", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."rhk_atasan_id", new_values."skp_id", new_values."uraian", new_values."uraian_atasan", new_values."urutan" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a6bc3d752492e38bd2b7d61a29a37991105471b9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_4dc4d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_rhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_rhkperistiwa" ("id", "penugasan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhk_atasan_id", "skp_id", "uraian", "uraian_atasan", "urutan") SELECT new_values."id", new_values."penugasan", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."rhk_atasan_id", new_values."skp_id", new_values."uraian", new_values."uraian_atasan", new_values."urutan" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="05d351afeb3fb73f32a87e9acacb74e3545cc149",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_53fa8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_rhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_rhkperistiwa" ("id", "penugasan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rhk_atasan_id", "skp_id", "uraian", "uraian_atasan", "urutan") SELECT old_values."id", old_values."penugasan", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rhk_atasan_id", old_values."skp_id", old_values."uraian", old_values."uraian_atasan", old_values."urutan" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7d0a1449edb566241820e50450c53e6e8fa11e87",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_1e303",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_rhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ekspektasiperilaku",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_ekspektasiperilakuperistiwa" ("ekspektasi", "id", "perilaku", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skp_id") SELECT new_values."ekspektasi", new_values."id", new_values."perilaku", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."skp_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d2fe9abf39e6e523feb3ba70b89a077c88d3ae81",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_ba9de",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_ekspektasiperilaku",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ekspektasiperilaku",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_ekspektasiperilakuperistiwa" ("ekspektasi", "id", "perilaku", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skp_id") SELECT new_values."ekspektasi", new_values."id", new_values."perilaku", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."skp_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f6ba158cf54548f30c2da7e9119e4a94be8be19b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_a2e68",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_ekspektasiperilaku",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ekspektasiperilaku",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_ekspektasiperilakuperistiwa" ("ekspektasi", "id", "perilaku", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "skp_id") SELECT old_values."ekspektasi", old_values."id", old_values."perilaku", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."skp_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="078eac542b7c62ebfda557feb23d140e922e35cd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_5a1ac",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_ekspektasiperilaku",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bagiantahunan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_bagiantahunanperistiwa" ("catatan", "hari", "id", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "skp_id") SELECT new_values."catatan", new_values."hari", new_values."id", new_values."penilaian_id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."rating_hasil", new_values."rating_perilaku", new_values."skp_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6ab37aed04772607ab7742e2f8e8d44ba5cf8e8f",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_bagiantahunanperistiwa" ("catatan", "hari", "id", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "skp_id") SELECT new_values."catatan", new_values."hari", new_values."id", new_values."penilaian_id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."rating_hasil", new_values."rating_perilaku", new_values."skp_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="95d7077a758e89f77322e7cdcc7586c7b8f629a3",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_bagiantahunanperistiwa" ("catatan", "hari", "id", "penilaian_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_hasil", "rating_perilaku", "skp_id") SELECT old_values."catatan", old_values."hari", old_values."id", old_values."penilaian_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rating_hasil", old_values."rating_perilaku", old_values."skp_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fae5c4138d87f49dfe86f91d0f769bf9ffeb85ec",
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
                    model_name="tahunkinerja",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tahunkinerjaperistiwa" ("batas_akhir", "batas_rencana", "dibuka_pada", "ditutup_pada", "id", "instansi_id", "jenis_periodik", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tahun") SELECT new_values."batas_akhir", new_values."batas_rencana", new_values."dibuka_pada", new_values."ditutup_pada", new_values."id", new_values."instansi_id", new_values."jenis_periodik", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."status", new_values."tahun" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c5294797a1468dc94203a2a2873619b7ab75070",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_a8d1a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_tahunkinerja",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tahunkinerja",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tahunkinerjaperistiwa" ("batas_akhir", "batas_rencana", "dibuka_pada", "ditutup_pada", "id", "instansi_id", "jenis_periodik", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tahun") SELECT new_values."batas_akhir", new_values."batas_rencana", new_values."dibuka_pada", new_values."ditutup_pada", new_values."id", new_values."instansi_id", new_values."jenis_periodik", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."status", new_values."tahun" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b729dbf7042e0547879ad132590276217db41735",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_f8b38",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_tahunkinerja",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tahunkinerja",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tahunkinerjaperistiwa" ("batas_akhir", "batas_rencana", "dibuka_pada", "ditutup_pada", "id", "instansi_id", "jenis_periodik", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "tahun") SELECT old_values."batas_akhir", old_values."batas_rencana", old_values."dibuka_pada", old_values."ditutup_pada", old_values."id", old_values."instansi_id", old_values."jenis_periodik", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."status", old_values."tahun" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e23ea169632b7931ca7085cc2020da18d3d9d319",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_79e41",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_tahunkinerja",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_skpperistiwa" ("bentuk", "diajukan_pada", "dibuat_pada", "disepakati_pada", "golongan", "id", "instansi_id", "jabatan_id", "jabatan_nama", "mulai", "nama", "nama_kunci", "nip", "pegawai_id", "penilai_golongan", "penilai_id", "penilai_jabatan", "penilai_nama", "penilai_nip", "penilai_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "tahun_kinerja_id", "unit_id", "unit_nama", "unit_pimpinan_id", "versi") SELECT new_values."bentuk", new_values."diajukan_pada", new_values."dibuat_pada", new_values."disepakati_pada", new_values."golongan", new_values."id", new_values."instansi_id", new_values."jabatan_id", new_values."jabatan_nama", new_values."mulai", new_values."nama", new_values."nama_kunci", new_values."nip", new_values."pegawai_id", new_values."penilai_golongan", new_values."penilai_id", new_values."penilai_jabatan", new_values."penilai_nama", new_values."penilai_nip", new_values."penilai_unit", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."selesai", new_values."status", new_values."tahun_kinerja_id", new_values."unit_id", new_values."unit_nama", new_values."unit_pimpinan_id", new_values."versi" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a40e9319cba6dccac3c890621703bdbf78e83cd3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_946eb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_skp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_skpperistiwa" ("bentuk", "diajukan_pada", "dibuat_pada", "disepakati_pada", "golongan", "id", "instansi_id", "jabatan_id", "jabatan_nama", "mulai", "nama", "nama_kunci", "nip", "pegawai_id", "penilai_golongan", "penilai_id", "penilai_jabatan", "penilai_nama", "penilai_nip", "penilai_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "tahun_kinerja_id", "unit_id", "unit_nama", "unit_pimpinan_id", "versi") SELECT new_values."bentuk", new_values."diajukan_pada", new_values."dibuat_pada", new_values."disepakati_pada", new_values."golongan", new_values."id", new_values."instansi_id", new_values."jabatan_id", new_values."jabatan_nama", new_values."mulai", new_values."nama", new_values."nama_kunci", new_values."nip", new_values."pegawai_id", new_values."penilai_golongan", new_values."penilai_id", new_values."penilai_jabatan", new_values."penilai_nama", new_values."penilai_nip", new_values."penilai_unit", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."selesai", new_values."status", new_values."tahun_kinerja_id", new_values."unit_id", new_values."unit_nama", new_values."unit_pimpinan_id", new_values."versi" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."bentuk" IS DISTINCT FROM (new_values."bentuk") OR old_values."diajukan_pada" IS DISTINCT FROM (new_values."diajukan_pada") OR old_values."dibuat_pada" IS DISTINCT FROM (new_values."dibuat_pada") OR old_values."disepakati_pada" IS DISTINCT FROM (new_values."disepakati_pada") OR old_values."golongan" IS DISTINCT FROM (new_values."golongan") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."instansi_id" IS DISTINCT FROM (new_values."instansi_id") OR old_values."jabatan_id" IS DISTINCT FROM (new_values."jabatan_id") OR old_values."jabatan_nama" IS DISTINCT FROM (new_values."jabatan_nama") OR old_values."mulai" IS DISTINCT FROM (new_values."mulai") OR old_values."nama" IS DISTINCT FROM (new_values."nama") OR old_values."nama_kunci" IS DISTINCT FROM (new_values."nama_kunci") OR old_values."nip" IS DISTINCT FROM (new_values."nip") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."penilai_id" IS DISTINCT FROM (new_values."penilai_id") OR old_values."penilai_golongan" IS DISTINCT FROM (new_values."penilai_golongan") OR old_values."penilai_jabatan" IS DISTINCT FROM (new_values."penilai_jabatan") OR old_values."penilai_nama" IS DISTINCT FROM (new_values."penilai_nama") OR old_values."penilai_nip" IS DISTINCT FROM (new_values."penilai_nip") OR old_values."penilai_unit" IS DISTINCT FROM (new_values."penilai_unit") OR old_values."selesai" IS DISTINCT FROM (new_values."selesai") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tahun_kinerja_id" IS DISTINCT FROM (new_values."tahun_kinerja_id") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id") OR old_values."unit_nama" IS DISTINCT FROM (new_values."unit_nama") OR old_values."unit_pimpinan_id" IS DISTINCT FROM (new_values."unit_pimpinan_id") OR old_values."versi" IS DISTINCT FROM (new_values."versi")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9c4e1e0d45044f792d5d7453a5b3d617002241e9",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_23b3d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_skp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="skp",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_skpperistiwa" ("bentuk", "diajukan_pada", "dibuat_pada", "disepakati_pada", "golongan", "id", "instansi_id", "jabatan_id", "jabatan_nama", "mulai", "nama", "nama_kunci", "nip", "pegawai_id", "penilai_golongan", "penilai_id", "penilai_jabatan", "penilai_nama", "penilai_nip", "penilai_unit", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "tahun_kinerja_id", "unit_id", "unit_nama", "unit_pimpinan_id", "versi") SELECT old_values."bentuk", old_values."diajukan_pada", old_values."dibuat_pada", old_values."disepakati_pada", old_values."golongan", old_values."id", old_values."instansi_id", old_values."jabatan_id", old_values."jabatan_nama", old_values."mulai", old_values."nama", old_values."nama_kunci", old_values."nip", old_values."pegawai_id", old_values."penilai_golongan", old_values."penilai_id", old_values."penilai_jabatan", old_values."penilai_nama", old_values."penilai_nip", old_values."penilai_unit", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai", old_values."status", old_values."tahun_kinerja_id", old_values."unit_id", old_values."unit_nama", old_values."unit_pimpinan_id", old_values."versi" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="96ddd2046d05e72a7bccf87ae1261afa73f70e4c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_f2415",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_skp",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodetinjauan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_periodetinjauanperistiwa" ("batas", "ditutup_pada", "id", "instansi_id", "mulai", "nama", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "tahun_kinerja_id") SELECT new_values."batas", new_values."ditutup_pada", new_values."id", new_values."instansi_id", new_values."mulai", new_values."nama", new_values."nomor", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."selesai", new_values."status", new_values."tahun_kinerja_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d814948e44b3a15b02ea33d60bbe375c7880687e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_233c1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_periodetinjauan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodetinjauan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_periodetinjauanperistiwa" ("batas", "ditutup_pada", "id", "instansi_id", "mulai", "nama", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "tahun_kinerja_id") SELECT new_values."batas", new_values."ditutup_pada", new_values."id", new_values."instansi_id", new_values."mulai", new_values."nama", new_values."nomor", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."selesai", new_values."status", new_values."tahun_kinerja_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4355c2bfd53d1ad3aad32d0606d302ea71450005",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_6b454",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_periodetinjauan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodetinjauan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_periodetinjauanperistiwa" ("batas", "ditutup_pada", "id", "instansi_id", "mulai", "nama", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "status", "tahun_kinerja_id") SELECT old_values."batas", old_values."ditutup_pada", old_values."id", old_values."instansi_id", old_values."mulai", old_values."nama", old_values."nomor", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."selesai", old_values."status", old_values."tahun_kinerja_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ec3afe461bdada3e7a826d934e85f2041c4743ea",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_0390b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_periodetinjauan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="penilaiantahunan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_penilaiantahunanperistiwa" ("alasan_hasil", "alasan_perilaku", "atasan_penilai_id", "capaian", "dibuat_pada", "diserahkan_pada", "diterima_pada", "ditetapkan_oleh_id", "ditetapkan_pada", "final_pada", "id", "instansi_id", "ketentuan", "pegawai_id", "penilai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "rekomendasi", "status", "tahun_kinerja_id", "usulan_hasil", "usulan_perilaku", "versi") SELECT new_values."alasan_hasil", new_values."alasan_perilaku", new_values."atasan_penilai_id", new_values."capaian", new_values."dibuat_pada", new_values."diserahkan_pada", new_values."diterima_pada", new_values."ditetapkan_oleh_id", new_values."ditetapkan_pada", new_values."final_pada", new_values."id", new_values."instansi_id", new_values."ketentuan", new_values."pegawai_id", new_values."penilai_id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."predikat", new_values."rating_hasil", new_values."rating_perilaku", new_values."rekomendasi", new_values."status", new_values."tahun_kinerja_id", new_values."usulan_hasil", new_values."usulan_perilaku", new_values."versi" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bfac6c570de20825b29df3eebb40625586074560",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_d0365",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_penilaiantahunan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="penilaiantahunan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_penilaiantahunanperistiwa" ("alasan_hasil", "alasan_perilaku", "atasan_penilai_id", "capaian", "dibuat_pada", "diserahkan_pada", "diterima_pada", "ditetapkan_oleh_id", "ditetapkan_pada", "final_pada", "id", "instansi_id", "ketentuan", "pegawai_id", "penilai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "rekomendasi", "status", "tahun_kinerja_id", "usulan_hasil", "usulan_perilaku", "versi") SELECT new_values."alasan_hasil", new_values."alasan_perilaku", new_values."atasan_penilai_id", new_values."capaian", new_values."dibuat_pada", new_values."diserahkan_pada", new_values."diterima_pada", new_values."ditetapkan_oleh_id", new_values."ditetapkan_pada", new_values."final_pada", new_values."id", new_values."instansi_id", new_values."ketentuan", new_values."pegawai_id", new_values."penilai_id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."predikat", new_values."rating_hasil", new_values."rating_perilaku", new_values."rekomendasi", new_values."status", new_values."tahun_kinerja_id", new_values."usulan_hasil", new_values."usulan_perilaku", new_values."versi" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."alasan_hasil" IS DISTINCT FROM (new_values."alasan_hasil") OR old_values."alasan_perilaku" IS DISTINCT FROM (new_values."alasan_perilaku") OR old_values."atasan_penilai_id" IS DISTINCT FROM (new_values."atasan_penilai_id") OR old_values."capaian" IS DISTINCT FROM (new_values."capaian") OR old_values."dibuat_pada" IS DISTINCT FROM (new_values."dibuat_pada") OR old_values."diserahkan_pada" IS DISTINCT FROM (new_values."diserahkan_pada") OR old_values."diterima_pada" IS DISTINCT FROM (new_values."diterima_pada") OR old_values."ditetapkan_oleh_id" IS DISTINCT FROM (new_values."ditetapkan_oleh_id") OR old_values."ditetapkan_pada" IS DISTINCT FROM (new_values."ditetapkan_pada") OR old_values."final_pada" IS DISTINCT FROM (new_values."final_pada") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."instansi_id" IS DISTINCT FROM (new_values."instansi_id") OR old_values."ketentuan" IS DISTINCT FROM (new_values."ketentuan") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."penilai_id" IS DISTINCT FROM (new_values."penilai_id") OR old_values."predikat" IS DISTINCT FROM (new_values."predikat") OR old_values."rating_hasil" IS DISTINCT FROM (new_values."rating_hasil") OR old_values."rating_perilaku" IS DISTINCT FROM (new_values."rating_perilaku") OR old_values."rekomendasi" IS DISTINCT FROM (new_values."rekomendasi") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."tahun_kinerja_id" IS DISTINCT FROM (new_values."tahun_kinerja_id") OR old_values."usulan_hasil" IS DISTINCT FROM (new_values."usulan_hasil") OR old_values."usulan_perilaku" IS DISTINCT FROM (new_values."usulan_perilaku") OR old_values."versi" IS DISTINCT FROM (new_values."versi")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ab1565c17bc5f8743c22a8076b321b01e7fab812",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_57901",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_penilaiantahunan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="penilaiantahunan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_penilaiantahunanperistiwa" ("alasan_hasil", "alasan_perilaku", "atasan_penilai_id", "capaian", "dibuat_pada", "diserahkan_pada", "diterima_pada", "ditetapkan_oleh_id", "ditetapkan_pada", "final_pada", "id", "instansi_id", "ketentuan", "pegawai_id", "penilai_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "rekomendasi", "status", "tahun_kinerja_id", "usulan_hasil", "usulan_perilaku", "versi") SELECT old_values."alasan_hasil", old_values."alasan_perilaku", old_values."atasan_penilai_id", old_values."capaian", old_values."dibuat_pada", old_values."diserahkan_pada", old_values."diterima_pada", old_values."ditetapkan_oleh_id", old_values."ditetapkan_pada", old_values."final_pada", old_values."id", old_values."instansi_id", old_values."ketentuan", old_values."pegawai_id", old_values."penilai_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."predikat", old_values."rating_hasil", old_values."rating_perilaku", old_values."rekomendasi", old_values."status", old_values."tahun_kinerja_id", old_values."usulan_hasil", old_values."usulan_perilaku", old_values."versi" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2bdfc5716837b0bf6e65b59435e72f014b567d5c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_dc262",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_penilaiantahunan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pembukaankembali",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_pembukaankembaliperistiwa" ("alasan", "alasan_putusan", "batas_baru", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "instansi_id", "keputusan", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun_kinerja_id") SELECT new_values."alasan", new_values."alasan_putusan", new_values."batas_baru", new_values."diputus_oleh_id", new_values."diputus_pada", new_values."diusulkan_oleh_id", new_values."diusulkan_pada", new_values."id", new_values."instansi_id", new_values."keputusan", new_values."periode_id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."tahun_kinerja_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="dd8dd34d21c8f9f66dbdff0d5d592b65f9a802f6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_2a960",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_pembukaankembali",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pembukaankembali",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_pembukaankembaliperistiwa" ("alasan", "alasan_putusan", "batas_baru", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "instansi_id", "keputusan", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun_kinerja_id") SELECT new_values."alasan", new_values."alasan_putusan", new_values."batas_baru", new_values."diputus_oleh_id", new_values."diputus_pada", new_values."diusulkan_oleh_id", new_values."diusulkan_pada", new_values."id", new_values."instansi_id", new_values."keputusan", new_values."periode_id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."tahun_kinerja_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e969b84352f1baf09ab119e55613a76a56dbfa30",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_83613",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_pembukaankembali",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pembukaankembali",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_pembukaankembaliperistiwa" ("alasan", "alasan_putusan", "batas_baru", "diputus_oleh_id", "diputus_pada", "diusulkan_oleh_id", "diusulkan_pada", "id", "instansi_id", "keputusan", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun_kinerja_id") SELECT old_values."alasan", old_values."alasan_putusan", old_values."batas_baru", old_values."diputus_oleh_id", old_values."diputus_pada", old_values."diusulkan_oleh_id", old_values."diusulkan_pada", old_values."id", old_values."instansi_id", old_values."keputusan", old_values."periode_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tahun_kinerja_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="985b4505bf389df6357bdb355bba6928b63f7ea5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_08b62",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_pembukaankembali",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="capaianunit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_capaianunitperistiwa" ("capaian", "dasar", "id", "instansi_id", "oleh_id", "pada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun_kinerja_id", "unit_id") SELECT new_values."capaian", new_values."dasar", new_values."id", new_values."instansi_id", new_values."oleh_id", new_values."pada", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."tahun_kinerja_id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b70cdac1533e670d9ffc48cad3e9fd4d709f6296",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_7defa",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_capaianunit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="capaianunit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_capaianunitperistiwa" ("capaian", "dasar", "id", "instansi_id", "oleh_id", "pada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun_kinerja_id", "unit_id") SELECT new_values."capaian", new_values."dasar", new_values."id", new_values."instansi_id", new_values."oleh_id", new_values."pada", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."tahun_kinerja_id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c89c1360bfe05ad1a55972e6e904d47c05c93fc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_f98ff",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_capaianunit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="capaianunit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_capaianunitperistiwa" ("capaian", "dasar", "id", "instansi_id", "oleh_id", "pada", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tahun_kinerja_id", "unit_id") SELECT old_values."capaian", old_values."dasar", old_values."id", old_values."instansi_id", old_values."oleh_id", old_values."pada", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."tahun_kinerja_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5f04d8b4a805158b45e62102b1b21a06c662bcc5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_8f862",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_capaianunit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tinjauanperiodik",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tinjauanperiodikperistiwa" ("catatan", "diajukan_pada", "dibuat_pada", "dinilai_oleh_id", "dinilai_pada", "id", "instansi_id", "pegawai_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "skp_id", "status", "versi") SELECT new_values."catatan", new_values."diajukan_pada", new_values."dibuat_pada", new_values."dinilai_oleh_id", new_values."dinilai_pada", new_values."id", new_values."instansi_id", new_values."pegawai_id", new_values."penilai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."predikat", new_values."rating_hasil", new_values."rating_perilaku", new_values."skp_id", new_values."status", new_values."versi" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a4271da1a61b98bdfb7ec6467278047c94ec5462",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tinjauanperiodikperistiwa" ("catatan", "diajukan_pada", "dibuat_pada", "dinilai_oleh_id", "dinilai_pada", "id", "instansi_id", "pegawai_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "skp_id", "status", "versi") SELECT new_values."catatan", new_values."diajukan_pada", new_values."dibuat_pada", new_values."dinilai_oleh_id", new_values."dinilai_pada", new_values."id", new_values."instansi_id", new_values."pegawai_id", new_values."penilai_id", new_values."periode_id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."predikat", new_values."rating_hasil", new_values."rating_perilaku", new_values."skp_id", new_values."status", new_values."versi" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."catatan" IS DISTINCT FROM (new_values."catatan") OR old_values."diajukan_pada" IS DISTINCT FROM (new_values."diajukan_pada") OR old_values."dibuat_pada" IS DISTINCT FROM (new_values."dibuat_pada") OR old_values."dinilai_oleh_id" IS DISTINCT FROM (new_values."dinilai_oleh_id") OR old_values."dinilai_pada" IS DISTINCT FROM (new_values."dinilai_pada") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."instansi_id" IS DISTINCT FROM (new_values."instansi_id") OR old_values."pegawai_id" IS DISTINCT FROM (new_values."pegawai_id") OR old_values."penilai_id" IS DISTINCT FROM (new_values."penilai_id") OR old_values."periode_id" IS DISTINCT FROM (new_values."periode_id") OR old_values."predikat" IS DISTINCT FROM (new_values."predikat") OR old_values."rating_hasil" IS DISTINCT FROM (new_values."rating_hasil") OR old_values."rating_perilaku" IS DISTINCT FROM (new_values."rating_perilaku") OR old_values."skp_id" IS DISTINCT FROM (new_values."skp_id") OR old_values."status" IS DISTINCT FROM (new_values."status") OR old_values."versi" IS DISTINCT FROM (new_values."versi")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="814feb10285fb496d2380f8ad3b8f77523902de4",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_tinjauanperiodikperistiwa" ("catatan", "diajukan_pada", "dibuat_pada", "dinilai_oleh_id", "dinilai_pada", "id", "instansi_id", "pegawai_id", "penilai_id", "periode_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predikat", "rating_hasil", "rating_perilaku", "skp_id", "status", "versi") SELECT old_values."catatan", old_values."diajukan_pada", old_values."dibuat_pada", old_values."dinilai_oleh_id", old_values."dinilai_pada", old_values."id", old_values."instansi_id", old_values."pegawai_id", old_values."penilai_id", old_values."periode_id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."predikat", old_values."rating_hasil", old_values."rating_perilaku", old_values."skp_id", old_values."status", old_values."versi" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="468a56d6dff831ee50017cfb13d935a2bedf4a7e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_60aba",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_tinjauanperiodik",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="realisasirhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_realisasirhkperistiwa" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "realisasi", "rhk_id", "tinjauan_id", "umpan_balik") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."rating", new_values."realisasi", new_values."rhk_id", new_values."tinjauan_id", new_values."umpan_balik" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7820ac3f3118a40c8c1bc8eed1b834ec5b2ae4f3",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_1a98d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_realisasirhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="realisasirhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_realisasirhkperistiwa" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "realisasi", "rhk_id", "tinjauan_id", "umpan_balik") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."rating", new_values."realisasi", new_values."rhk_id", new_values."tinjauan_id", new_values."umpan_balik" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4f99c513376a4273a6965751ea9a4c852b941987",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_9ebea",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_realisasirhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="realisasirhk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_realisasirhkperistiwa" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "realisasi", "rhk_id", "tinjauan_id", "umpan_balik") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rating", old_values."realisasi", old_values."rhk_id", old_values."tinjauan_id", old_values."umpan_balik" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="41f27699aaf49690625b0328861d56d9b75fe5fb",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_c513b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_realisasirhk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="perilakutinjauan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="tambah_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_perilakutinjauanperistiwa" ("id", "perilaku", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "tinjauan_id", "umpan_balik") SELECT new_values."id", new_values."perilaku", _pgh_attached_context.value, NOW(), \'tambah\', new_values."id", new_values."rating", new_values."tinjauan_id", new_values."umpan_balik" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="447efc7518d624c2deb771ede725678e6c293a70",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_tambah_insert_c84b5",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="kinerja_perilakutinjauan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="perilakutinjauan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="ubah_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_perilakutinjauanperistiwa" ("id", "perilaku", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "tinjauan_id", "umpan_balik") SELECT new_values."id", new_values."perilaku", _pgh_attached_context.value, NOW(), \'ubah\', new_values."id", new_values."rating", new_values."tinjauan_id", new_values."umpan_balik" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5d3778a8dae09a383029d3f60455baeedbe87a0c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_ubah_update_e89a6",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="kinerja_perilakutinjauan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="perilakutinjauan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="hapus_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "kinerja_perilakutinjauanperistiwa" ("id", "perilaku", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "tinjauan_id", "umpan_balik") SELECT old_values."id", old_values."perilaku", _pgh_attached_context.value, NOW(), \'hapus\', old_values."id", old_values."rating", old_values."tinjauan_id", old_values."umpan_balik" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="14efc73e191969f83ca3adb2954c49f2a8a172fa",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_hapus_delete_31351",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="kinerja_perilakutinjauan",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
    operations = berkelompok(operations)
