"""Who appraises whom: derived for a whole agency at once and carried into the plans of the running
year. Deriving runs as a job, by a login that sees every row."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import connection, transaction

from kinerja.models import KetentuanKinerja, PenugasanPenilai, Skp, TahunKinerja
from kinerja.selectors.ketentuan import ketentuan_berlaku
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.inti.services.statistik import statistik_segarkan
from talenta.pegawai.models import Pegawai

JENIS_TURUNKAN = "kinerja.turunkan_penilai"

# Heads of units: the one structural post of the highest jenjang in a unit; two of the same leave
# the unit without (and listed). Where there is none, whoever acts for it on the day.
KEPALA = """
aktif AS (
  SELECT p.id, p.unit_id, array_position(ARRAY['JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA',
    'ADMINISTRATOR', 'PENGAWAS'], j.jenjang::text) AS taraf
  FROM pegawai_pegawai p LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
  WHERE p.instansi_id = %(instansi)s AND p.kedudukan_hukum = ANY(%(wajib)s)
), puncak AS (
  SELECT a.unit_id, min(a.taraf) AS taraf FROM aktif a WHERE a.taraf IS NOT NULL GROUP BY 1
), calon AS (
  SELECT a.unit_id, a.id, count(*) OVER (PARTITION BY a.unit_id) AS banyak
  FROM aktif a JOIN puncak u ON u.unit_id = a.unit_id AND u.taraf = a.taraf
), definitif AS (
  SELECT unit_id, id FROM calon WHERE banyak = 1
), pelaksana AS (
  SELECT DISTINCT ON (r.unit_id) r.unit_id, r.pegawai_id AS id
  FROM pegawai_riwayatjabatan r
  JOIN pegawai_jabatan j ON j.id = r.jabatan_id
    AND j.jenjang IN ('JPT_UTAMA', 'JPT_MADYA', 'JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS')
  JOIN aktif a ON a.id = r.pegawai_id
  WHERE r.instansi_id = %(instansi)s AND r.jenis_penugasan IN ('PLT', 'PLH')
    AND r.dicabut_pada IS NULL AND r.tmt_mulai <= %(hari)s
    AND (r.tmt_selesai IS NULL OR r.tmt_selesai >= %(hari)s)
    AND NOT EXISTS (SELECT FROM calon c WHERE c.unit_id = r.unit_id)
  ORDER BY r.unit_id, r.tmt_mulai DESC, r.id
), kepala AS (
  SELECT unit_id, id FROM definitif UNION ALL SELECT unit_id, id FROM pelaksana
)"""
_TURUNAN = f"""
CREATE TEMP TABLE turunan ON COMMIT DROP AS
WITH {KEPALA}, jenjang_naik AS (
  SELECT l.keturunan_id AS unit_id, array_agg(k.id ORDER BY l.jarak) AS urut
  FROM pegawai_leluhurunit l JOIN kepala k ON k.unit_id = l.leluhur_id GROUP BY 1
)
SELECT a.id AS pegawai_id, t.id AS penilai_id, d.unit_id AS unit_pimpinan_id
FROM aktif a
JOIN jenjang_naik n ON n.unit_id = a.unit_id
JOIN LATERAL (
  SELECT x.id FROM unnest(n.urut) WITH ORDINALITY x (id, ke) WHERE x.id <> a.id
  ORDER BY x.ke LIMIT 1
) t ON true
LEFT JOIN definitif d ON d.id = a.id AND d.unit_id = a.unit_id"""
_TUTUP = """
WITH usang AS (
  SELECT p.id, p.mulai FROM kinerja_penugasanpenilai p
  WHERE p.instansi_id = %(instansi)s AND p.dasar = 'STRUKTUR' AND p.selesai IS NULL
    AND NOT EXISTS (SELECT FROM turunan t WHERE t.pegawai_id = p.pegawai_id
      AND t.penilai_id IS NOT DISTINCT FROM p.penilai_id
      AND t.unit_pimpinan_id IS NOT DISTINCT FROM p.unit_pimpinan_id)
), buang AS (
  DELETE FROM kinerja_penugasanpenilai p USING usang u WHERE p.id = u.id AND u.mulai >= %(hari)s
  RETURNING p.id
)
UPDATE kinerja_penugasanpenilai p SET selesai = %(hari)s
FROM usang u WHERE p.id = u.id AND u.mulai < %(hari)s"""
_TAMBAH = """
INSERT INTO kinerja_penugasanpenilai (instansi_id, unit_lft, pegawai_id, penilai_id, penilai_luar,
  dasar, unit_pimpinan_id, mulai, alasan, alasan_akhir, dibuat_pada)
SELECT %(instansi)s, 0, t.pegawai_id, t.penilai_id, '', 'STRUKTUR', t.unit_pimpinan_id,
  CASE WHEN EXISTS (SELECT FROM kinerja_penugasanpenilai l WHERE l.pegawai_id = t.pegawai_id
    AND l.dasar = 'STRUKTUR') THEN %(hari)s ELSE least(%(hari)s, %(awal)s) END, '', '', now()
FROM turunan t
WHERE NOT EXISTS (SELECT FROM kinerja_penugasanpenilai p WHERE p.pegawai_id = t.pegawai_id
  AND p.dasar = 'STRUKTUR' AND p.selesai IS NULL)"""
# Whom the plans of a year have as appraiser: of each plan's last day, or of today before that.
_BERLAKU = """
SELECT DISTINCT ON (s.id) s.id AS skp_id, p.penilai_id, p.penilai_luar
FROM kinerja_skp s
JOIN kinerja_penugasanpenilai p ON p.pegawai_id = s.pegawai_id AND p.dasar <> 'KETUA_TIM'
  AND p.mulai <= least(%(hari)s, s.selesai - 1)
  AND (p.selesai IS NULL OR p.selesai > least(%(hari)s, s.selesai - 1))
WHERE s.tahun_kinerja_id = %(tahun)s AND (%(orang)s::bigint IS NULL OR s.pegawai_id = %(orang)s)
ORDER BY s.id, (p.dasar = 'STRUKTUR'), p.mulai DESC, p.id"""
_SELARAS_SKP = f"""
UPDATE kinerja_skp s SET penilai_id = b.penilai_id,
  penilai_nip = coalesce(o.nip, ''), penilai_nama = coalesce(o.nama, b.penilai_luar),
  penilai_golongan = coalesce(o.golongan, ''), penilai_jabatan = coalesce(j.nama, ''),
  penilai_unit = coalesce(u.nama, '')
FROM ({_BERLAKU}) b
LEFT JOIN pegawai_pegawai o ON o.id = b.penilai_id
LEFT JOIN pegawai_jabatan j ON j.id = o.jabatan_id
LEFT JOIN pegawai_unitorganisasi u ON u.id = o.unit_id
WHERE s.id = b.skp_id AND (s.penilai_id IS DISTINCT FROM b.penilai_id
  OR s.penilai_nama <> coalesce(o.nama, b.penilai_luar))"""
_SELARAS_LAIN = (
    """
UPDATE kinerja_tinjauanperiodik t SET penilai_id = s.penilai_id FROM kinerja_skp s
WHERE s.id = t.skp_id AND s.tahun_kinerja_id = %(tahun)s AND t.penilai_id IS DISTINCT FROM
  s.penilai_id AND (%(orang)s::bigint IS NULL OR s.pegawai_id = %(orang)s)""",
    """
UPDATE kinerja_penilaiantahunan n SET penilai_id = s.penilai_id FROM (
  SELECT DISTINCT ON (pegawai_id) pegawai_id, penilai_id FROM kinerja_skp
  WHERE tahun_kinerja_id = %(tahun)s ORDER BY pegawai_id, mulai DESC) s
WHERE n.pegawai_id = s.pegawai_id AND n.tahun_kinerja_id = %(tahun)s
  AND n.status IN ('DRAF', 'DITETAPKAN') AND n.penilai_id IS DISTINCT FROM s.penilai_id
  AND (%(orang)s::bigint IS NULL OR s.pegawai_id = %(orang)s)""",
)
_KOLOM_SKP = """instansi_id, tahun_kinerja_id, pegawai_id, nip, nama, nama_kunci, golongan,
  jabatan_id, jabatan_nama, unit_id, unit_nama, unit_lft, unit_pimpinan_id, penilai_id, penilai_nip,
  penilai_nama, penilai_golongan, penilai_jabatan, penilai_unit, mulai, selesai, bentuk, status,
  versi, dibuat_pada, diperbarui_pada"""
_ISI_SKP = """p.instansi_id, %(tahun)s, p.id, p.nip, p.nama, p.nama_kunci, p.golongan, p.jabatan_id,
  coalesce(j.nama, ''), p.unit_id, coalesce(u.nama, ''), p.unit_lft, k.unit_pimpinan_id,
  b.penilai_id, coalesce(o.nip, ''), coalesce(o.nama, b.penilai_luar, ''),
  coalesce(o.golongan, ''), coalesce(oj.nama, ''), coalesce(ou.nama, '')"""
# A plan is written with its appraiser at once, chosen as above: every change of it writes into six
# indexes and the history.
_DENGAN = """
LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
LEFT JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
LEFT JOIN LATERAL (
  SELECT t.penilai_id, t.penilai_luar FROM kinerja_penugasanpenilai t
  WHERE t.pegawai_id = p.id AND t.dasar <> 'KETUA_TIM'
    AND t.mulai <= least(%(hari)s, {selesai} - 1)
    AND (t.selesai IS NULL OR t.selesai > least(%(hari)s, {selesai} - 1))
  ORDER BY (t.dasar = 'STRUKTUR'), t.mulai DESC, t.id LIMIT 1) b ON true
LEFT JOIN pegawai_pegawai o ON o.id = b.penilai_id
LEFT JOIN pegawai_jabatan oj ON oj.id = o.jabatan_id
LEFT JOIN pegawai_unitorganisasi ou ON ou.id = o.unit_id"""
_SIAPKAN = f"""
INSERT INTO kinerja_skp ({_KOLOM_SKP})
SELECT {_ISI_SKP}, %(awal)s, %(akhir)s, 'KUANTITATIF', 'DRAF', 0, now(), now()
FROM pegawai_pegawai p
JOIN LATERAL (
  SELECT max(t.unit_pimpinan_id) AS unit_pimpinan_id, count(*) AS ada
  FROM kinerja_penugasanpenilai t WHERE t.pegawai_id = p.id AND t.dasar <> 'KETUA_TIM'
    AND t.mulai <= %(hari)s AND (t.selesai IS NULL OR t.selesai > %(hari)s)) k ON k.ada > 0
{_DENGAN.format(selesai="%(akhir)s::date")}
WHERE p.instansi_id = %(instansi)s AND p.kedudukan_hukum = ANY(%(wajib)s)
  AND NOT EXISTS (SELECT FROM kinerja_skp s WHERE s.pegawai_id = p.id
    AND s.tahun_kinerja_id = %(tahun)s)"""
# A change of post within the year ends the plan of the old post the day the new one begins.
_PINDAH = """
CREATE TEMP TABLE pindah ON COMMIT DROP AS
SELECT s.id AS skp_id, p.id AS pegawai_id, p.tmt_jabatan AS pada, s.selesai
FROM kinerja_skp s JOIN pegawai_pegawai p ON p.id = s.pegawai_id
WHERE s.tahun_kinerja_id = %(tahun)s AND s.status <> 'DIAKHIRI'
  AND p.kedudukan_hukum = ANY(%(wajib)s)
  AND (p.jabatan_id, p.unit_id) IS DISTINCT FROM (s.jabatan_id, s.unit_id)
  AND p.tmt_jabatan > s.mulai AND p.tmt_jabatan < s.selesai AND p.tmt_jabatan <= %(hari)s"""
_AKHIRI = """
UPDATE kinerja_skp s SET selesai = n.pada, versi = versi + 1,
  status = CASE WHEN s.status = 'DISEPAKATI' THEN 'DIAKHIRI' ELSE s.status END
FROM pindah n WHERE n.skp_id = s.id"""
_LANJUTKAN = f"""
INSERT INTO kinerja_skp ({_KOLOM_SKP})
SELECT {_ISI_SKP}, n.pada, n.selesai, 'KUANTITATIF', 'DRAF', 0, now(), now()
FROM pindah n JOIN pegawai_pegawai p ON p.id = n.pegawai_id
LEFT JOIN kinerja_penugasanpenilai k ON k.pegawai_id = p.id AND k.dasar = 'STRUKTUR'
  AND k.mulai <= %(hari)s AND (k.selesai IS NULL OR k.selesai > %(hari)s)
{_DENGAN.format(selesai="n.selesai")}"""


def turunkan_minta(*, tahun: TahunKinerja, pelaku: Pelaku) -> Pekerjaan:
    """Queue the derivation of a year's appraisers, or point at the one that waits already."""
    with transaction.atomic():
        menunggu = Pekerjaan.objects.filter(
            jenis=JENIS_TURUNKAN, instansi_id=tahun.instansi_id, status=Pekerjaan.Status.ANTRE
        ).first()
        if menunggu is not None:
            return menunggu
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_TURUNKAN,
            judul=f"Penilai dan SKP {tahun.tahun} menurut struktur",
            parameter={"tahun_id": tahun.pk},
            instansi_id=tahun.instansi_id,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="kinerja.turunkan",
            objek_jenis="tahun_kinerja",
            objek_id=tahun.pk,
            objek_nama=str(tahun),
            instansi_id=tahun.instansi_id,
        )
    return pekerjaan


def penilai_turunkan(
    *, tahun: TahunKinerja, hari: date, lapor: Callable[..., None] = lambda **_: None
) -> dict[str, int]:
    """Appraisers of an agency by its structure on a day, plans for those without one, and every
    plan's appraiser; what people set stays. Return how many rows changed, by step.

    Set-based, whatever the number of people. PermenPANRB 6/2022: the appraiser is the direct
    superior, at least a pengawas.
    """
    ketentuan = ketentuan_berlaku(instansi_id=tahun.instansi_id, hari=hari)
    isi: dict[str, Any] = {
        "instansi": tahun.instansi_id,
        "tahun": tahun.pk,
        "hari": hari,
        "awal": tahun.mulai,
        "akhir": tahun.selesai,
        "orang": None,
        "wajib": ketentuan[KetentuanKinerja.Jenis.WAJIB_SKP]["kedudukan"],
    }
    langkah = (
        ("diakhiri", _TUTUP, "Mengakhiri penilai yang tidak lagi menurut struktur"),
        ("penilai", _TAMBAH, "Menetapkan penilai menurut struktur"),
        ("skp", _SIAPKAN, "Menyiapkan SKP"),
        ("pindah", _AKHIRI, "Mengakhiri SKP jabatan lama"),
        ("lanjutan", _LANJUTKAN, "Menyiapkan SKP jabatan baru"),
        ("selaras", _SELARAS_SKP, "Menyelaraskan penilai pada SKP"),
    )
    hasil = {}
    with transaction.atomic(), connection.cursor() as kursor:
        for tabel in ("turunan", "pindah"):
            kursor.execute(f"DROP TABLE IF EXISTS {tabel}")
        kursor.execute(_TURUNAN, isi)
        kursor.execute("CREATE INDEX ON turunan (pegawai_id)")
        kursor.execute("ANALYZE turunan")
        for nomor, (nama, sql, kata) in enumerate(langkah):
            lapor(selesai=nomor, total=len(langkah), langkah=kata)
            if nama == "pindah":
                kursor.execute(_PINDAH, isi)
            kursor.execute(sql, isi)
            hasil[nama] = kursor.rowcount
        for sql in _SELARAS_LAIN:
            kursor.execute(sql, isi)
        kursor.execute("DROP TABLE turunan, pindah")
    for tabel in (PenugasanPenilai._meta.db_table, Skp._meta.db_table):
        statistik_segarkan(tabel=tabel)
    return hasil


def selaraskan(pegawai: Pegawai, hari: date) -> None:
    """Carry a person's appraiser into the plans of every open year."""
    terbuka = TahunKinerja.objects.filter(
        instansi_id=pegawai.instansi_id, status__in=("DIBUKA", "DIBUKA_KEMBALI")
    )
    with connection.cursor() as kursor:
        for tahun in terbuka:
            isi: dict[str, Any] = {"tahun": tahun.pk, "hari": hari, "orang": pegawai.pk}
            for sql in (_SELARAS_SKP, *_SELARAS_LAIN):
                kursor.execute(sql, isi)
