from django.db import migrations

NILAI = (
    "integritas, kerjasama, komunikasi, orientasi_pada_hasil, pelayanan_publik, "
    "pengembangan_diri_dan_orang_lain, mengelola_perubahan, pengambilan_keputusan, perekat_bangsa"
)
# What stood before there were versions becomes each agency's first: a draft, filled, then closed.
SQL = [
    """INSERT INTO kompetensi_versistandar
           (instansi_id, nomor, judul, dasar, status, dibuat_pada)
       SELECT DISTINCT instansi_id, 1, 'Standar sebelum berversi',
           'Standar jabatan yang tercatat sebelum portal menyimpannya dalam versi', 'DRAF', now()
       FROM kompetensi_standarjabatan""",
    f"""INSERT INTO kompetensi_barisstandar (instansi_id, versi_id, jenjang, jabatan_id, {NILAI})
        SELECT s.instansi_id, v.id, '', s.jabatan_id, {NILAI}
        FROM kompetensi_standarjabatan s
        JOIN kompetensi_versistandar v ON v.instansi_id = s.instansi_id""",
    """UPDATE kompetensi_versistandar SET status = 'SAH', berlaku_mulai = CURRENT_DATE,
           disahkan_pada = now()""",
    """UPDATE kompetensi_standarjabatan s SET versi_id = v.id
       FROM kompetensi_versistandar v WHERE v.instansi_id = s.instansi_id""",
]


class Migration(migrations.Migration):
    dependencies = [("kompetensi", "0003_standar")]

    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
