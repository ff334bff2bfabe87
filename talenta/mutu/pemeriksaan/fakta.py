"""What the checks look at beside the person's own row."""

from talenta.mutu.jenis import Fakta

# The current position stands where a definitive one has no end; it may begin on the last day of
# the one before (as talenta.pegawai.petunjuk reads a history).
RIWAYAT = Fakta(
    alias="r",
    sql="""
        SELECT pegawai_id, bool_or(tumpang) AS tumpang,
               array_agg(jabatan_kode) FILTER (WHERE berjalan) AS jabatan,
               array_agg(unit_kode) FILTER (WHERE berjalan) AS unit
        FROM (SELECT pegawai_id, jabatan_kode, unit_kode,
                     tmt_selesai IS NULL AND tmt_mulai <= %(hari)s AS berjalan,
                     tmt_mulai < lag(coalesce(tmt_selesai, 'infinity'::date)) OVER (
                         PARTITION BY pegawai_id
                         ORDER BY tmt_mulai, coalesce(tmt_selesai, 'infinity'::date)) AS tumpang
              FROM pegawai_riwayatjabatan
              WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL
                  AND jenis_penugasan = 'DEFINITIF') definitif
        GROUP BY pegawai_id""",
)
HUKUMAN = Fakta(
    alias="h",
    sql="""
        SELECT pegawai_id,
               bool_or(tmt <= %(hari)s AND (akhir IS NULL OR akhir >= %(hari)s)) AS berjalan,
               bool_or(tingkat <> 'RINGAN') AS berat,
               bool_or(tingkat <> 'RINGAN' AND akhir IS NULL) AS tanpa_akhir
        FROM pegawai_hukumandisiplin
        WHERE instansi_id = %(instansi)s AND dicabut_pada IS NULL
        GROUP BY pegawai_id""",
)
NIK_GANDA = Fakta(
    alias="n",
    sql="""
        SELECT nik_hmac FROM pegawai_pegawai
        WHERE instansi_id = %(instansi)s AND nik_hmac IS NOT NULL
        GROUP BY nik_hmac HAVING count(*) > 1""",
    pada="n.nik_hmac = p.nik_hmac",
)
DITOLAK = Fakta(
    alias="t",
    sql="""
        SELECT DISTINCT kunci AS nip FROM impor_barisditolak
        WHERE impor_id = (SELECT max(id) FROM impor_impor
                          WHERE instansi_id = %(instansi)s AND jenis = 'pegawai'
                              AND status = 'DITERAPKAN')""",
    pada="t.nip = p.nip",
)

# A golongan of PPPK; that of PNS is written with a stroke (III/d).
JENIS_PPPK = "(position('/' IN p.golongan) = 0)"
