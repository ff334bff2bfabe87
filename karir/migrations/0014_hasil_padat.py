"""Facts of results as packed bytes (`karir.padat`), and lighter indexes on results.

Rows there are keep eight bytes a fact. A partition holds one run, so its number need not lead an
index. Equal ranks and names are few and are put in order by NIP when read; an axis may have three
values for a whole agency (a rule set of the predikat alone), so NIP stands behind it. Whoever has
no rank is found by NIP in an index of their own.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

LEPAS = """
DROP INDEX hasil_lingkup, hasil_peringkat, hasil_nama, hasil_y, hasil_x, hasil_kotak;
"""
PASANG = """
CREATE INDEX hasil_lingkup ON karir_hasilperingkat (unit_lft)
    INCLUDE (proses_id, instansi_id, status, kotak, krs, opd_id, pegawai_id);
CREATE INDEX hasil_peringkat ON karir_hasilperingkat (peringkat);
CREATE INDEX hasil_tanpa ON karir_hasilperingkat (nip) WHERE peringkat IS NULL;
CREATE INDEX hasil_nama ON karir_hasilperingkat (nama_kunci);
CREATE INDEX hasil_y ON karir_hasilperingkat (y_eksak, nip);
CREATE INDEX hasil_x ON karir_hasilperingkat (x_eksak, nip);
CREATE INDEX hasil_kotak ON karir_hasilperingkat (kotak, peringkat);
"""
PASANG_LAMA = """
CREATE INDEX hasil_lingkup ON karir_hasilperingkat (proses_id, unit_lft)
    INCLUDE (instansi_id, status, kotak, krs, opd_id, pegawai_id);
CREATE INDEX hasil_peringkat ON karir_hasilperingkat (proses_id, peringkat, nip);
CREATE INDEX hasil_nama ON karir_hasilperingkat (proses_id, nama_kunci, nip);
CREATE INDEX hasil_y ON karir_hasilperingkat (proses_id, y_eksak, nip);
CREATE INDEX hasil_x ON karir_hasilperingkat (proses_id, x_eksak, nip);
CREATE INDEX hasil_kotak ON karir_hasilperingkat (proses_id, kotak, peringkat, nip);
"""
# What is set aside is a table of its own each: its rows change too, its indexes go and come again
# when it is put back.
ARSIP = """
DO $$ DECLARE satu record; BEGIN
  FOR satu IN SELECT c.oid::regclass AS tabel FROM pg_class c
    WHERE c.relnamespace = to_regnamespace('arsip') AND c.relkind = 'r'
      AND c.relname LIKE 'karir\\_hasil\\_%' LOOP
    EXECUTE format('ALTER TABLE %s {ubah}', satu.tabel);
  END LOOP;
END $$;
DO $$ DECLARE satu record; BEGIN
  FOR satu IN SELECT i.indexrelid::regclass AS indeks FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = to_regnamespace('arsip') AND c.relname LIKE 'karir\\_hasil\\_%'
      AND NOT i.indisprimary LOOP
    EXECUTE format('DROP INDEX %s', satu.indeks);
  END LOOP;
END $$;
"""
KE_PADAT = """
CREATE OR REPLACE FUNCTION pg_temp.fakta_padat(fakta bigint[]) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(string_agg(int8send(nilai), ''::bytea ORDER BY ke), ''::bytea)
  FROM unnest(fakta) WITH ORDINALITY u(nilai, ke)
$$;
"""
UBAH_PADAT = "ALTER fakta TYPE bytea USING pg_temp.fakta_padat(fakta)"
KE_LARIK = """
CREATE OR REPLACE FUNCTION pg_temp.fakta_larik(run bigint, fakta bytea) RETURNS bigint[] LANGUAGE sql STABLE
AS $$
  SELECT coalesce(array_agg(CASE tipe
    WHEN 'i8' THEN substring(fakta FROM letak FOR 8)::int8
    WHEN 'i4' THEN coalesce(nullif(substring(fakta FROM letak FOR 4)::int4::int8, -2147483648),
      '-9223372036854775808'::int8)
    ELSE coalesce(nullif(substring(fakta FROM letak FOR 2)::int2::int8, -32768),
      '-9223372036854775808'::int8) END ORDER BY ke), '{}')
  FROM (
    SELECT ke, tipe, (1 + sum(right(tipe, 1)::int) OVER (ORDER BY ke) - right(tipe, 1)::int)::int
      AS letak
    FROM karir_prosesperingkat p, unnest(p.tipe_fakta) WITH ORDINALITY u(tipe, ke)
    WHERE p.id = run
  ) s
$$;
"""
UBAH_LARIK = "ALTER fakta TYPE bigint[] USING pg_temp.fakta_larik(proses_id, fakta)"
TIPE_LAMA = """
UPDATE karir_prosesperingkat SET tipe_fakta = array_fill('i8'::varchar(2),
  ARRAY[cardinality(kolom_fakta)]) WHERE kolom_fakta <> '{}';
"""
TABEL = "ALTER TABLE karir_hasilperingkat {ubah};\n"


class Migration(migrations.Migration):
    dependencies = [("karir", "0013_dinilai_masa")]

    operations = [
        migrations.AddField(
            "prosesperingkat",
            "tipe_fakta",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=2), default=list, size=None
            ),
        ),
        migrations.RunSQL(
            LEPAS
            + TIPE_LAMA
            + KE_PADAT
            + TABEL.format(ubah=UBAH_PADAT)
            + ARSIP.replace("{ubah}", UBAH_PADAT)
            + PASANG,
            LEPAS
            + "DROP INDEX hasil_tanpa;"
            + KE_LARIK
            + TABEL.format(ubah=UBAH_LARIK)
            + ARSIP.replace("{ubah}", UBAH_LARIK)
            + PASANG_LAMA,
        ),
    ]
