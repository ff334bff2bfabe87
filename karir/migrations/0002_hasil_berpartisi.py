"""Results partitioned by run, and the functions by which a worker adds a partition.

The worker login owns nothing, so these functions run as the owner (SECURITY DEFINER) and take a
number only.
"""

from django.db import migrations

TABEL = """
CREATE TABLE karir_hasilperingkat (
    proses_id bigint NOT NULL,
    pegawai_id bigint NOT NULL,
    instansi_id bigint NOT NULL,
    unit_lft integer NOT NULL,
    nip varchar(18) NOT NULL,
    nama text NOT NULL,
    nama_kunci text NOT NULL,
    unit_id bigint NOT NULL,
    unit_nama text NOT NULL,
    opd_id bigint NOT NULL,
    opd_nama text NOT NULL,
    jabatan_nama text NOT NULL,
    jenjang varchar(20) NOT NULL,
    status varchar(16) NOT NULL CHECK (status IN ('DIPETAKAN', 'BELUM_LENGKAP', 'TIDAK_DIPETAKAN')),
    alasan varchar(40)[] NOT NULL,
    krs boolean,
    kotak smallint CHECK (kotak BETWEEN 1 AND 9),
    kategori_kinerja varchar(10) NOT NULL,
    kategori_potensial varchar(10) NOT NULL,
    kategori_predikat varchar(10) NOT NULL,
    y_eksak bigint,
    x_eksak bigint,
    talenta_eksak bigint,
    peringkat integer,
    peringkat_opd integer,
    peringkat_jenjang integer,
    skor integer[] NOT NULL,
    fakta bigint[] NOT NULL,
    CHECK ((status = 'DIPETAKAN') = (kotak IS NOT NULL)),
    PRIMARY KEY (proses_id, pegawai_id)
) PARTITION BY LIST (proses_id);
CREATE INDEX hasil_lingkup ON karir_hasilperingkat (proses_id, unit_lft)
    INCLUDE (instansi_id, status, kotak, krs);
CREATE INDEX hasil_peringkat ON karir_hasilperingkat (proses_id, peringkat, nip);
-- One for each column that the list is sorted by; every partition gets it.
CREATE INDEX hasil_nama ON karir_hasilperingkat (proses_id, nama_kunci, nip);
CREATE INDEX hasil_y ON karir_hasilperingkat (proses_id, y_eksak, nip);
CREATE INDEX hasil_x ON karir_hasilperingkat (proses_id, x_eksak, nip);
"""

FUNGSI = """
CREATE FUNCTION hasil_siapkan(run bigint, ins bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('DROP TABLE IF EXISTS karir_hasil_%s', run);
  EXECUTE format('CREATE TABLE karir_hasil_%s (LIKE karir_hasilperingkat INCLUDING CONSTRAINTS, '
                 'CHECK (proses_id = %s AND instansi_id = %s))', run, run, ins);
  -- Nobody looks for an element of these arrays; analysing them costs more than all indexes.
  EXECUTE format('ALTER TABLE karir_hasil_%s ALTER skor SET STATISTICS 0, '
                 'ALTER fakta SET STATISTICS 0', run);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON karir_hasil_%s TO talenta_kerja', run);
END $$;
CREATE FUNCTION hasil_pasang(run bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE karir_hasilperingkat ATTACH PARTITION karir_hasil_%s '
                 'FOR VALUES IN (%s)', run, run);
  EXECUTE format('ANALYZE karir_hasil_%s', run);
END $$;
REVOKE ALL ON FUNCTION hasil_siapkan(bigint, bigint), hasil_pasang(bigint) FROM PUBLIC;
"""

# What is set aside keeps its rows, its indexes and the worker's rights; the web has no way into the
# schema.
ARSIP = """
CREATE FUNCTION hasil_arsipkan(run bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE karir_hasilperingkat DETACH PARTITION karir_hasil_%s', run);
  EXECUTE format('ALTER TABLE karir_hasil_%s SET SCHEMA arsip', run);
END $$;
CREATE FUNCTION hasil_pulihkan(run bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('ALTER TABLE arsip.karir_hasil_%s SET SCHEMA public', run);
  -- The tree may have been renumbered meanwhile. People of a unit that is gone stand at the root,
  -- where only those who see the whole agency see them.
  EXECUTE format('UPDATE karir_hasil_%s h SET unit_lft = s.lft FROM ('
                 'SELECT d.pegawai_id, coalesce(u.lft, (SELECT min(a.lft) '
                 'FROM pegawai_unitorganisasi a WHERE a.instansi_id = d.instansi_id)) AS lft '
                 'FROM karir_hasil_%s d LEFT JOIN pegawai_unitorganisasi u ON u.id = d.unit_id) s '
                 'WHERE s.pegawai_id = h.pegawai_id AND h.unit_lft <> s.lft', run, run);
  EXECUTE format('ALTER TABLE karir_hasilperingkat ATTACH PARTITION karir_hasil_%s '
                 'FOR VALUES IN (%s)', run, run);
  EXECUTE format('ANALYZE karir_hasil_%s', run);
END $$;
REVOKE ALL ON FUNCTION hasil_arsipkan(bigint), hasil_pulihkan(bigint) FROM PUBLIC;
"""

HAPUS = """
DROP FUNCTION hasil_arsipkan(bigint);
DROP FUNCTION hasil_pulihkan(bigint);
DROP FUNCTION hasil_siapkan(bigint, bigint);
DROP FUNCTION hasil_pasang(bigint);
DROP TABLE karir_hasilperingkat;
"""


class Migration(migrations.Migration):
    dependencies = [("karir", "0001_initial")]

    operations = [migrations.RunSQL(TABEL + FUNGSI + ARSIP, HAPUS)]
