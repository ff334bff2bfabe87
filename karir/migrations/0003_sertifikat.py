"""How a certificate's tree is stored, and what may be read of it past the walls."""

from django.db import migrations

# Nodes are hashes: nothing to compress, and a few bytes of a piece are read without the rest.
SUSUNAN = "ALTER TABLE karir_pohonproses ALTER isi SET STORAGE EXTERNAL"

# Both run as the owner. The first tells anybody what was published, by its code. The second gives
# the person of the request, and nobody else, the own place, salt and neighbours in the tree.
FUNGSI = """
CREATE FUNCTION sertifikat_umum(dicari text)
RETURNS TABLE (isi jsonb, tampil_sejak timestamptz, masih boolean) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.isi, min(t.mulai_pada), bool_or(t.selesai_pada IS NULL)
  FROM karir_sertifikatproses s JOIN karir_penayanganhasil t ON t.proses_id = s.proses_id
  WHERE s.kode = dicari GROUP BY s.id
$$;
CREATE FUNCTION tanda_terima_jalur(run bigint)
RETURNS TABLE (letak integer, garam bytea, jalur bytea[]) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  saya bigint := lingkup_int('app.pegawai');
  di integer; puncak smallint; sebelah bytea;
BEGIN
  IF saya IS NULL OR NOT EXISTS (
    SELECT FROM karir_prosesperingkat p
    WHERE p.id = run AND p.instansi_id = lingkup_int('app.ins') AND (
      lingkup_int('app.coba') = 1
      OR EXISTS (SELECT FROM karir_penayanganhasil t WHERE t.proses_id = run))
  ) THEN RETURN; END IF;
  SELECT p.potongan * 4096 + array_position(p.pegawai, saya) - 1 INTO letak
  FROM karir_pohonproses p
  WHERE p.proses_id = run AND p.lapis = 0 AND p.awal <= saya ORDER BY p.awal DESC LIMIT 1;
  IF letak IS NULL THEN RETURN; END IF;
  SELECT sha256(r.luar || sha256(r.dalam || convert_to(saya::text, 'UTF8'))) INTO garam
  FROM karir_rahasiaproses r WHERE r.proses_id = run;
  SELECT max(p.lapis) INTO puncak FROM karir_pohonproses p WHERE p.proses_id = run;
  di := letak;
  jalur := '{}';
  FOR tingkat IN 0 .. puncak - 1 LOOP
    SELECT substring(p.isi FROM ((di # 1) % 4096) * 32 + 1 FOR 32) INTO sebelah
    FROM karir_pohonproses p
    WHERE p.proses_id = run AND p.lapis = tingkat AND p.potongan = (di # 1) / 4096;
    -- The last node of a level may have nobody beside it.
    IF octet_length(sebelah) = 32 THEN jalur := jalur || sebelah; END IF;
    di := di >> 1;
  END LOOP;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION sertifikat_umum(text), tanda_terima_jalur(bigint) FROM PUBLIC;
"""
HAPUS = "DROP FUNCTION sertifikat_umum(text); DROP FUNCTION tanda_terima_jalur(bigint);"


class Migration(migrations.Migration):
    dependencies = [("karir", "0002_hasil_berpartisi")]
    # As it was called before the first migrations were written anew.
    replaces = [("karir", "0007_sertifikat")]

    operations = [
        migrations.RunSQL(SUSUNAN, migrations.RunSQL.noop),
        migrations.RunSQL(FUNGSI, HAPUS),
    ]
