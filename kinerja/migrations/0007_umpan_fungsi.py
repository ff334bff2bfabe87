"""Feedback past the walls, each function for the person of the request (app.pegawai) alone.

They run as the owner. What the person is to the one spoken of is worked out here and taken from
nobody's word.
"""

from django.db import migrations

from talenta.pegawai.kode import BERHENTI

_KELUAR = ", ".join(f"'{satu}'" for satu in sorted(str(s.value) for s in BERHENTI))

SQL = f"""
-- What the settings are read by is made after the migrations.
SET LOCAL check_function_bodies = off;
CREATE FUNCTION kinerja_umpan_hubungan(kepada bigint) RETURNS text LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN t.id = s.id OR t.kedudukan_hukum IN ({_KELUAR}) THEN NULL
    WHEN a.dasar = 'KETUA_TIM' THEN 'KETUA_TIM'
    WHEN a.dasar IS NOT NULL THEN 'ATASAN'
    WHEN EXISTS (SELECT FROM kinerja_penugasanpenilai b WHERE b.pegawai_id = s.id
      AND b.penilai_id = t.id AND b.mulai <= current_date
      AND (b.selesai IS NULL OR b.selesai > current_date)) THEN 'BAWAHAN'
    WHEN t.unit_id = s.unit_id THEN 'REKAN'
    WHEN EXISTS (SELECT FROM kinerja_permintaanumpan m
      JOIN kinerja_periodetinjauan p ON p.id = m.periode_id
      WHERE m.pegawai_id = t.id AND m.diminta_id = s.id
        AND p.mulai <= current_date AND current_date < p.selesai) THEN 'LAYANAN'
  END
  FROM pegawai_pegawai s
  JOIN pegawai_pegawai t ON t.id = kepada AND t.instansi_id = s.instansi_id
  LEFT JOIN LATERAL (SELECT b.dasar FROM kinerja_penugasanpenilai b
    WHERE b.pegawai_id = t.id AND b.penilai_id = s.id AND b.mulai <= current_date
      AND (b.selesai IS NULL OR b.selesai > current_date)
    ORDER BY b.dasar = 'KETUA_TIM' LIMIT 1) a ON true
  WHERE s.id = lingkup_int('app.pegawai') AND s.instansi_id = lingkup_int('app.ins')
$$;

-- The appraiser of a person today: what a person set goes before the structure.
CREATE FUNCTION kinerja_umpan_penilai(siapa bigint) RETURNS bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.penilai_id FROM kinerja_penugasanpenilai b
  WHERE b.pegawai_id = siapa AND b.dasar <> 'KETUA_TIM' AND b.mulai <= current_date
    AND (b.selesai IS NULL OR b.selesai > current_date)
  ORDER BY b.dasar = 'STRUKTUR', b.id DESC LIMIT 1
$$;

CREATE FUNCTION kinerja_umpan_rekan()
RETURNS TABLE (id bigint, nama text, jabatan text, unit text, hubungan text, diminta boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH saya AS (SELECT p.id, p.unit_id, p.instansi_id FROM pegawai_pegawai p
    WHERE p.id = lingkup_int('app.pegawai') AND p.instansi_id = lingkup_int('app.ins')),
  minta AS (SELECT DISTINCT m.pegawai_id FROM kinerja_permintaanumpan m
    JOIN kinerja_periodetinjauan p ON p.id = m.periode_id
    JOIN saya ON saya.id = m.diminta_id
    WHERE p.mulai <= current_date AND current_date < p.selesai),
  calon AS (
    SELECT pegawai_id AS id FROM minta
    UNION SELECT b.pegawai_id FROM kinerja_penugasanpenilai b JOIN saya ON saya.id = b.penilai_id
      WHERE b.mulai <= current_date AND (b.selesai IS NULL OR b.selesai > current_date)
    UNION SELECT b.penilai_id FROM kinerja_penugasanpenilai b JOIN saya ON saya.id = b.pegawai_id
      WHERE b.mulai <= current_date AND (b.selesai IS NULL OR b.selesai > current_date)
    UNION (SELECT p.id FROM pegawai_pegawai p JOIN saya ON p.unit_id = saya.unit_id
      ORDER BY p.nama_kunci, p.id LIMIT 500))
  SELECT p.id, p.nama, coalesce(j.nama, ''), u.nama, h.hubungan, minta.pegawai_id IS NOT NULL
  FROM calon JOIN pegawai_pegawai p USING (id)
  JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
  LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
  LEFT JOIN minta ON minta.pegawai_id = p.id
  CROSS JOIN LATERAL (SELECT kinerja_umpan_hubungan(p.id) AS hubungan) h
  WHERE h.hubungan IS NOT NULL
  ORDER BY minta.pegawai_id IS NULL, p.nama_kunci, p.id
$$;

-- One colleague by NIP, to ask for feedback: name and unit, no more.
CREATE FUNCTION kinerja_umpan_cari(dicari text) RETURNS TABLE (id bigint, nama text, unit text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.nama, u.nama FROM pegawai_pegawai p
  JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
  WHERE p.instansi_id = lingkup_int('app.ins') AND p.nip = dicari
    AND lingkup_int('app.pegawai') IS NOT NULL AND p.kedudukan_hukum NOT IN ({_KELUAR})
$$;

-- The account to be told, or NULL where the person may not say anything to this one.
CREATE FUNCTION kinerja_umpan_nama(kepada bigint, kata text)
RETURNS TABLE (id bigint, pengguna bigint) LANGUAGE sql VOLATILE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH h AS (SELECT kinerja_umpan_hubungan(kepada) AS apa),
  baru AS (
    INSERT INTO kinerja_umpannama (instansi_id, unit_lft, pegawai_id, penilai_id, pemberi_id,
      pemberi_nama, hubungan, isi, pada)
    SELECT t.instansi_id, t.unit_lft, t.id, kinerja_umpan_penilai(t.id), s.id, s.nama, h.apa,
      kata, clock_timestamp()
    FROM h JOIN pegawai_pegawai t ON t.id = kepada
    JOIN pegawai_pegawai s ON s.id = lingkup_int('app.pegawai')
    WHERE h.apa IS NOT NULL RETURNING id, pegawai_id)
  SELECT baru.id, t.pengguna_id FROM baru JOIN pegawai_pegawai t ON t.id = baru.pegawai_id
$$;

CREATE FUNCTION kinerja_umpan_kunci(kala bigint) RETURNS bytea LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.kunci_sandi FROM kinerja_kunciumpan k
  JOIN kinerja_periodetinjauan p ON p.id = k.periode_id
  WHERE p.id = kala AND p.instansi_id = lingkup_int('app.ins')
$$;

CREATE FUNCTION kinerja_umpan_kunci_pasang(kala bigint, sandi bytea) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO kinerja_kunciumpan (periode_id, kunci_sandi)
  SELECT p.id, sandi FROM kinerja_periodetinjauan p
  WHERE p.id = kala AND p.instansi_id = lingkup_int('app.ins')
    AND p.status IN ('DIBUKA', 'DIBUKA_KEMBALI')
  ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION kinerja_umpan_sudah(tanda bytea[]) RETURNS SETOF bytea LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.sidik FROM kinerja_tandaumpan u WHERE u.sidik = ANY (tanda)
$$;

-- '' once it is kept, else why not: BUKAN (no peer of this one), TUTUP, SUDAH. All answers about a
-- person are written anew in random order, so that the last one cannot be told from the others.
CREATE FUNCTION kinerja_umpan_anonim(kala bigint, kepada bigint, tanda bytea, nilai jsonb, kata text)
RETURNS text LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE apa text := kinerja_umpan_hubungan(kepada);
BEGIN
  IF apa IS NULL OR apa IN ('ATASAN', 'KETUA_TIM') THEN RETURN 'BUKAN'; END IF;
  -- Whoever closes the period waits for this answer, or has closed it before.
  PERFORM FROM kinerja_kunciumpan k JOIN kinerja_periodetinjauan p ON p.id = k.periode_id
    WHERE p.id = kala AND p.instansi_id = lingkup_int('app.ins')
      AND k.dimusnahkan_pada IS NULL AND p.status IN ('DIBUKA', 'DIBUKA_KEMBALI')
      AND p.mulai <= current_date AND current_date < p.selesai
    FOR SHARE OF k;
  IF NOT FOUND THEN RETURN 'TUTUP'; END IF;
  PERFORM pg_advisory_xact_lock(7203006, hashint8(kepada));
  INSERT INTO kinerja_tandaumpan (sidik, periode_id) VALUES (tanda, kala) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN RETURN 'SUDAH'; END IF;
  WITH lama AS (
    DELETE FROM kinerja_umpantertutup u WHERE u.periode_id = kala AND u.pegawai_id = kepada
    RETURNING u.hubungan, u.nilai, u.isi),
  semua AS (
    SELECT * FROM lama UNION ALL SELECT apa, kinerja_umpan_anonim.nilai, kata)
  INSERT INTO kinerja_umpantertutup (id, periode_id, pegawai_id, hubungan, nilai, isi)
  SELECT gen_random_uuid(), kala, kepada, s.hubungan, s.nilai, s.isi FROM semua s
  ORDER BY random();
  RETURN '';
END $$;

-- Asks a colleague for feedback about oneself or about somebody one appraises.
CREATE FUNCTION kinerja_umpan_minta(kala bigint, tentang bigint, kepada bigint, kata text)
RETURNS TABLE (id bigint, pengguna bigint) LANGUAGE sql VOLATILE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH baru AS (
    INSERT INTO kinerja_permintaanumpan (instansi_id, unit_lft, periode_id, pegawai_id, penilai_id,
      peminta_id, diminta_id, diminta_nama, diminta_unit, pesan, pada)
    SELECT t.instansi_id, t.unit_lft, p.id, t.id, kinerja_umpan_penilai(t.id),
      lingkup_int('app.akun'), d.id, d.nama, u.nama, kata, clock_timestamp()
    FROM kinerja_periodetinjauan p
    JOIN pegawai_pegawai t ON t.id = tentang AND t.instansi_id = p.instansi_id
    JOIN pegawai_pegawai d ON d.id = kepada AND d.instansi_id = p.instansi_id AND d.id <> t.id
      AND d.kedudukan_hukum NOT IN ({_KELUAR})
    JOIN pegawai_unitorganisasi u ON u.id = d.unit_id
    WHERE p.id = kala AND p.instansi_id = lingkup_int('app.ins')
      AND p.status IN ('DIBUKA', 'DIBUKA_KEMBALI')
      AND p.mulai <= current_date AND current_date < p.selesai
      AND (t.id = lingkup_int('app.pegawai')
        OR kinerja_umpan_hubungan(t.id) IN ('ATASAN', 'KETUA_TIM'))
    ON CONFLICT DO NOTHING RETURNING id, diminta_id)
  SELECT baru.id, d.pengguna_id FROM baru JOIN pegawai_pegawai d ON d.id = baru.diminta_id
$$;
REVOKE ALL ON FUNCTION kinerja_umpan_hubungan(bigint), kinerja_umpan_penilai(bigint),
  kinerja_umpan_rekan(), kinerja_umpan_cari(text), kinerja_umpan_nama(bigint, text),
  kinerja_umpan_kunci(bigint), kinerja_umpan_kunci_pasang(bigint, bytea),
  kinerja_umpan_sudah(bytea[]), kinerja_umpan_anonim(bigint, bigint, bytea, jsonb, text),
  kinerja_umpan_minta(bigint, bigint, bigint, text) FROM PUBLIC;
"""
BALIK = """
DROP FUNCTION kinerja_umpan_minta(bigint, bigint, bigint, text);
DROP FUNCTION kinerja_umpan_anonim(bigint, bigint, bytea, jsonb, text);
DROP FUNCTION kinerja_umpan_sudah(bytea[]);
DROP FUNCTION kinerja_umpan_kunci_pasang(bigint, bytea);
DROP FUNCTION kinerja_umpan_kunci(bigint);
DROP FUNCTION kinerja_umpan_nama(bigint, text);
DROP FUNCTION kinerja_umpan_cari(text);
DROP FUNCTION kinerja_umpan_rekan();
DROP FUNCTION kinerja_umpan_penilai(bigint);
DROP FUNCTION kinerja_umpan_hubungan(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("kinerja", "0006_umpan_balik")]

    operations = [migrations.RunSQL(SQL, BALIK)]
