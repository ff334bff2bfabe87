"""What the database itself refuses: a rating by anybody but the appraiser, a rating after closing,
opening what was closed without two people. And the leader's results for those who serve them."""

from django.db import migrations

SQL = """
CREATE FUNCTION kinerja_jaga_tinjauan() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE keadaan text;
BEGIN
  SELECT p.status INTO keadaan FROM kinerja_periodetinjauan p WHERE p.id = NEW.periode_id
    FOR SHARE;
  IF keadaan = 'DITUTUP' THEN
    RAISE check_violation USING MESSAGE = 'periode tinjauan sudah ditutup';
  END IF;
  IF current_setting('role', true) = 'talenta_diri'
     AND NEW.penilai_id
       IS DISTINCT FROM nullif(current_setting('app.pegawai', true), '')::bigint THEN
    RAISE insufficient_privilege USING MESSAGE = 'rating ditulis penilainya sendiri';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER jaga_tinjauan_tambah BEFORE INSERT ON kinerja_tinjauanperiodik FOR EACH ROW
  WHEN (NEW.rating_hasil <> '' OR NEW.rating_perilaku <> '' OR NEW.catatan <> '')
  EXECUTE FUNCTION kinerja_jaga_tinjauan();
CREATE TRIGGER jaga_tinjauan_ubah BEFORE UPDATE ON kinerja_tinjauanperiodik FOR EACH ROW
  WHEN ((OLD.rating_hasil, OLD.rating_perilaku, OLD.predikat, OLD.catatan)
    IS DISTINCT FROM (NEW.rating_hasil, NEW.rating_perilaku, NEW.predikat, NEW.catatan))
  EXECUTE FUNCTION kinerja_jaga_tinjauan();

CREATE FUNCTION kinerja_jaga_tahunan() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE keadaan text; keberatan bool := TG_OP = 'UPDATE' AND OLD.status = 'KEBERATAN';
BEGIN
  SELECT t.status INTO keadaan FROM kinerja_tahunkinerja t WHERE t.id = NEW.tahun_kinerja_id
    FOR SHARE;
  -- An objection is heard to its end, whenever the year was closed.
  IF keadaan = 'DITUTUP' AND NOT keberatan THEN
    RAISE check_violation USING MESSAGE = 'tahun kinerja sudah ditutup';
  END IF;
  IF current_setting('role', true) = 'talenta_diri'
     AND nullif(current_setting('app.pegawai', true), '')::bigint
     IS DISTINCT FROM (CASE WHEN keberatan THEN NEW.atasan_penilai_id ELSE NEW.penilai_id END)
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'rating ditulis penilainya sendiri';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER jaga_tahunan_tambah BEFORE INSERT ON kinerja_penilaiantahunan FOR EACH ROW
  WHEN (NEW.rating_hasil <> '' OR NEW.rating_perilaku <> '')
  EXECUTE FUNCTION kinerja_jaga_tahunan();
CREATE TRIGGER jaga_tahunan_ubah BEFORE UPDATE ON kinerja_penilaiantahunan FOR EACH ROW
  WHEN ((OLD.rating_hasil, OLD.rating_perilaku, OLD.predikat)
    IS DISTINCT FROM (NEW.rating_hasil, NEW.rating_perilaku, NEW.predikat))
  EXECUTE FUNCTION kinerja_jaga_tahunan();

CREATE FUNCTION kinerja_jaga_buka() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE boleh bool;
BEGIN
  IF TG_TABLE_NAME = 'kinerja_tahunkinerja' THEN
    SELECT EXISTS (SELECT FROM kinerja_pembukaankembali b WHERE b.tahun_kinerja_id = OLD.id
      AND b.periode_id IS NULL AND b.keputusan = 'DISETUJUI'
      AND b.diputus_pada >= OLD.ditutup_pada) INTO boleh;
  ELSE
    SELECT EXISTS (SELECT FROM kinerja_pembukaankembali b WHERE b.periode_id = OLD.id
      AND b.keputusan = 'DISETUJUI' AND b.diputus_pada >= OLD.ditutup_pada) INTO boleh;
  END IF;
  IF NOT boleh THEN
    RAISE check_violation USING MESSAGE = 'pembukaan kembali perlu dua orang';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER jaga_buka BEFORE UPDATE ON kinerja_tahunkinerja FOR EACH ROW
  WHEN (OLD.status = 'DITUTUP' AND NEW.status <> 'DITUTUP') EXECUTE FUNCTION kinerja_jaga_buka();
CREATE TRIGGER jaga_buka BEFORE UPDATE ON kinerja_periodetinjauan FOR EACH ROW
  WHEN (OLD.status = 'DITUTUP' AND NEW.status <> 'DITUTUP') EXECUTE FUNCTION kinerja_jaga_buka();

-- Results of the appraiser of `untuk`, for the person and the appraiser: a draft is nobody else's.
CREATE FUNCTION kinerja_rhk_pimpinan(untuk bigint) RETURNS TABLE (id bigint, uraian text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id, r.uraian
  FROM kinerja_skp s
  JOIN kinerja_skp a ON a.pegawai_id = s.penilai_id AND a.tahun_kinerja_id = s.tahun_kinerja_id
    AND a.mulai < s.selesai AND s.mulai < a.selesai AND a.status NOT IN ('DRAF', 'DIKEMBALIKAN')
  JOIN kinerja_rhk r ON r.skp_id = a.id
  WHERE s.id = untuk
    AND nullif(current_setting('app.pegawai', true), '')::bigint IN (s.pegawai_id, s.penilai_id)
  ORDER BY a.mulai, r.urutan, r.id
$$;
REVOKE ALL ON FUNCTION kinerja_rhk_pimpinan(bigint) FROM PUBLIC;
"""
BALIK = """
DROP FUNCTION kinerja_rhk_pimpinan(bigint);
DROP FUNCTION kinerja_jaga_buka() CASCADE;
DROP FUNCTION kinerja_jaga_tahunan() CASCADE;
DROP FUNCTION kinerja_jaga_tinjauan() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0002_tahun_kinerja")]

    operations = [migrations.RunSQL(SQL, BALIK)]
