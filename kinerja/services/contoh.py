"""An invented year of an agency, with plans, reviews and appraisals in every state. Set-based; run
by the sample's loader over people who are invented themselves."""

import re
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from kinerja.models import TahunKinerja
from kinerja.rumus import MATRIKS
from kinerja.selectors.keberatan import batas_saat_serah
from kinerja.services.contoh_sesudah import sesudah_contoh
from kinerja.services.tahun import periode_tutup, tahun_buat, tahun_buka
from kinerja.services.turunan import penilai_turunkan
from talenta.inti.services.audit import Pelaku

# A number of 0 to 99 for each plan, the same whenever the sample is made.
_KE = "(s.nip::bigint %% 9973 * 7 %% 100)"
_MATRIKS = ", ".join(f"('{h}', '{p}', '{predikat}')" for (h, p), predikat in MATRIKS.items())
_LANGKAH = (
    # Plans: most agreed, some at every stage before.
    f"""UPDATE kinerja_skp s SET versi = 3,
      status = CASE WHEN a.pengguna_id IS NOT NULL OR {_KE} >= 11 THEN 'DISEPAKATI'
        WHEN {_KE} >= 9 THEN 'DISETUJUI' WHEN {_KE} >= 7 THEN 'DIKEMBALIKAN' ELSE 'DIAJUKAN' END,
      diajukan_pada = %(awal)s::date + 10,
      disepakati_pada = CASE WHEN a.pengguna_id IS NOT NULL OR {_KE} >= 11
        THEN %(awal)s::date + 20 END
    FROM pegawai_pegawai a WHERE a.id = s.pegawai_id AND s.tahun_kinerja_id = %(tahun)s
      AND s.penilai_id IS NOT NULL AND ({_KE} >= 4 OR a.pengguna_id IS NOT NULL)""",
    # Results, each with the leader's that it serves: they name one another by numbers drawn first.
    f"""WITH isi AS MATERIALIZED (
      SELECT nextval(pg_get_serial_sequence('kinerja_rhk', 'id')) AS id, u.* FROM (
        SELECT s.id AS skp_id, s.pegawai_id, s.penilai_id, t.urutan,
          replace(t.uraian, '@', s.unit_nama) AS uraian, t.penugasan
        FROM kinerja_skp s JOIN (VALUES
          (true, 1, 'Program dan anggaran @ terlaksana sesuai rencana', 'UTAMA'),
          (true, 2, 'Kepuasan pengguna layanan @ meningkat', 'UTAMA'),
          (false, 1, 'Bahan dan data pelaksanaan program @ tersedia tepat waktu', 'UTAMA'),
          (false, 2, 'Layanan kepada pengguna ditindaklanjuti sesuai standar', 'UTAMA'),
          (false, 3, 'Tim kerja lintas unit terbantu', 'TAMBAHAN')
        ) t (kepala, urutan, uraian, penugasan) ON t.kepala = (s.unit_pimpinan_id IS NOT NULL)
        WHERE s.tahun_kinerja_id = %(tahun)s AND s.status <> 'DRAF'
          AND (t.urutan < 3 OR {_KE} %% 3 = 0)
        ORDER BY s.id, t.urutan) u
    ), milik AS (
      SELECT DISTINCT ON (pegawai_id, urutan) * FROM isi ORDER BY pegawai_id, urutan, id
    )
    INSERT INTO kinerja_rhk (id, skp_id, urutan, uraian, penugasan, rhk_atasan_id, uraian_atasan)
    SELECT i.id, i.skp_id, i.urutan, i.uraian, i.penugasan, m.id, coalesce(m.uraian, '')
    FROM isi i LEFT JOIN milik m ON m.pegawai_id = i.penilai_id AND m.urutan = i.urutan
    ORDER BY i.id""",
    """INSERT INTO kinerja_indikatorrhk (rhk_id, urutan, aspek, indikator, target)
    SELECT r.id, t.urutan, t.aspek, t.indikator, t.target
    FROM kinerja_rhk r JOIN kinerja_skp s ON s.id = r.skp_id AND s.tahun_kinerja_id = %(tahun)s
    CROSS JOIN (VALUES (1, 'KUANTITAS', 'Jumlah laporan yang selesai', '4 laporan'),
      (2, 'WAKTU', 'Ketepatan waktu penyelesaian', 'paling lambat tanggal 5')
    ) t (urutan, aspek, indikator, target)""",
    """INSERT INTO kinerja_ekspektasiperilaku (skp_id, perilaku, ekspektasi)
    SELECT s.id, t.perilaku, t.ekspektasi FROM kinerja_skp s CROSS JOIN (VALUES
      ('PELAYANAN', 'Menjawab permohonan pada hari yang sama.'),
      ('AKUNTABEL', 'Melaporkan kendala sebelum tenggat lewat.')) t (perilaku, ekspektasi)
    WHERE s.tahun_kinerja_id = %(tahun)s AND s.status IN ('DISETUJUI', 'DISEPAKATI')""",
    """INSERT INTO kinerja_dialogskp (skp_id, penulis_id, penulis_nama, langkah, isi, pada)
    SELECT s.id, s.penilai_id, s.penilai_nama, 'kembalikan',
      'Target nomor satu belum sejalan dengan rencana unit. Tolong disesuaikan.',
      %(awal)s::date + 14
    FROM kinerja_skp s WHERE s.tahun_kinerja_id = %(tahun)s AND s.status = 'DIKEMBALIKAN'""",
    # Reviews: two quarters done, the third in every state.
    f"""WITH matriks (hasil, perilaku, predikat) AS (VALUES {_MATRIKS}), isi AS MATERIALIZED (
      SELECT s.*, p.id AS periode_id, p.selesai AS sampai, CASE
        WHEN p.nomor < 3 OR {_KE} %% 10 < 6 THEN 'DINILAI'
        WHEN {_KE} %% 10 < 9 THEN 'DIAJUKAN' ELSE 'DRAF' END AS tahap,
        CASE WHEN ({_KE} + p.nomor * 3) %% 17 < 4 THEN 'DI_ATAS'
          WHEN ({_KE} + p.nomor) %% 29 = 0 THEN 'DI_BAWAH' ELSE 'SESUAI' END AS hasil,
        CASE WHEN ({_KE} + p.nomor) %% 11 < 3 THEN 'DI_ATAS'
          WHEN ({_KE} + p.nomor) %% 47 = 1 THEN 'DI_BAWAH' ELSE 'SESUAI' END AS perilaku
      FROM kinerja_skp s JOIN kinerja_periodetinjauan p
        ON p.tahun_kinerja_id = s.tahun_kinerja_id AND p.nomor <= 3
        AND s.mulai < p.selesai AND p.mulai < s.selesai
      WHERE s.tahun_kinerja_id = %(tahun)s AND s.status = 'DISEPAKATI')
    INSERT INTO kinerja_tinjauanperiodik (instansi_id, unit_lft, skp_id, periode_id, pegawai_id,
      penilai_id, rating_hasil, rating_perilaku, predikat, catatan, status, versi, versi_realisasi,
      diajukan_pada, dinilai_pada, dinilai_oleh_id, dibuat_pada, diperbarui_pada)
    SELECT i.instansi_id, i.unit_lft, i.id, i.periode_id, i.pegawai_id, i.penilai_id,
      CASE WHEN i.tahap = 'DINILAI' THEN i.hasil ELSE '' END,
      CASE WHEN i.tahap = 'DINILAI' THEN i.perilaku ELSE '' END,
      CASE WHEN i.tahap = 'DINILAI' THEN m.predikat ELSE '' END,
      CASE WHEN i.tahap = 'DINILAI' THEN 'Pertahankan ketepatan waktunya.' ELSE '' END,
      i.tahap, 1, 1, CASE WHEN i.tahap <> 'DRAF' THEN i.sampai END,
      CASE WHEN i.tahap = 'DINILAI' THEN i.sampai + 3 END,
      CASE WHEN i.tahap = 'DINILAI' THEN i.penilai_id END, i.sampai, i.sampai
    FROM isi i JOIN matriks m ON m.hasil = i.hasil AND m.perilaku = i.perilaku""",
    """INSERT INTO kinerja_realisasirhk (tinjauan_id, rhk_id, realisasi, rating, umpan_balik)
    SELECT t.id, r.id, 'Satu laporan selesai dan diserahkan pada waktunya.', '', ''
    FROM kinerja_tinjauanperiodik t JOIN kinerja_rhk r ON r.skp_id = t.skp_id
    JOIN kinerja_skp s ON s.id = t.skp_id
    WHERE s.tahun_kinerja_id = %(tahun)s AND r.urutan <= 2""",
    # Achievements of the offices, and the first appraisals of people who leave before the end.
    """INSERT INTO kinerja_capaianunit (instansi_id, tahun_kinerja_id, unit_id, capaian, dasar,
      pada)
    SELECT u.instansi_id, %(tahun)s, u.id,
      (ARRAY['ISTIMEWA', 'BAIK', 'BAIK', 'BAIK', 'BUTUH_PERBAIKAN'])[1 + u.lft %% 5],
      'Rapat evaluasi kinerja organisasi', %(awal)s::date + 200
    FROM pegawai_unitorganisasi u WHERE u.instansi_id = %(instansi)s AND u.kedalaman = 1""",
    f"""WITH isi AS (
      SELECT s.*, t.rating_hasil AS hasil, t.rating_perilaku AS perilaku, t.predikat,
        (ARRAY['DRAF', 'DITETAPKAN', 'DISERAHKAN', 'DITERIMA'])[1 + {_KE} %% 4] AS tahap,
        a.penilai_id AS atasan
      FROM kinerja_skp s
      JOIN kinerja_periodetinjauan p ON p.tahun_kinerja_id = s.tahun_kinerja_id AND p.nomor = 2
      JOIN kinerja_tinjauanperiodik t ON t.skp_id = s.id AND t.periode_id = p.id
        AND t.status = 'DINILAI'
      LEFT JOIN kinerja_skp a ON a.pegawai_id = s.penilai_id
        AND a.tahun_kinerja_id = s.tahun_kinerja_id
      WHERE s.tahun_kinerja_id = %(tahun)s AND s.unit_pimpinan_id IS NULL AND {_KE} >= 88)
    INSERT INTO kinerja_penilaiantahunan (instansi_id, unit_lft, tahun_kinerja_id, pegawai_id,
      penilai_id, atasan_penilai_id, usulan_hasil, usulan_perilaku, rating_hasil, rating_perilaku,
      predikat, alasan_hasil, alasan_perilaku, rekomendasi, capaian, ketentuan, status, versi,
      ditetapkan_pada, ditetapkan_oleh_id, diserahkan_pada, batas_keberatan, diterima_pada,
      dibuat_pada, diperbarui_pada)
    SELECT i.instansi_id, i.unit_lft, %(tahun)s, i.pegawai_id, i.penilai_id,
      CASE WHEN i.tahap IN ('DISERAHKAN', 'DITERIMA') AND i.atasan <> i.pegawai_id
        THEN i.atasan END,
      i.hasil, i.perilaku, i.hasil, i.perilaku, i.predikat,
      'Sesuai tinjauan yang sudah selesai.', 'Konsisten sepanjang tinjauan.', '', '', '{{}}'::jsonb,
      i.tahap, 1, CASE WHEN i.tahap <> 'DRAF' THEN %(awal)s::date + 300 END,
      CASE WHEN i.tahap <> 'DRAF' THEN i.penilai_id END,
      CASE WHEN i.tahap IN ('DISERAHKAN', 'DITERIMA') THEN %(awal)s::date + 305 END,
      CASE WHEN i.tahap IN ('DISERAHKAN', 'DITERIMA') THEN %(batas)s::date END,
      CASE WHEN i.tahap = 'DITERIMA' THEN %(awal)s::date + 310 END,
      %(awal)s::date + 300, %(awal)s::date + 305
    FROM isi i""",
    """INSERT INTO kinerja_bagiantahunan (penilaian_id, skp_id, jabatan, penilai, mulai, selesai,
      hari, rating_hasil, rating_perilaku, catatan)
    SELECT n.id, s.id, s.jabatan_nama, s.penilai_nama, s.mulai, s.selesai, s.selesai - s.mulai,
      n.rating_hasil, n.rating_perilaku, ''
    FROM kinerja_penilaiantahunan n JOIN kinerja_skp s ON s.pegawai_id = n.pegawai_id
      AND s.tahun_kinerja_id = n.tahun_kinerja_id WHERE n.tahun_kinerja_id = %(tahun)s""",
)


def tahun_contoh(*, instansi_id: int, hari: date) -> TahunKinerja:
    """The year of `hari`, open since January, its first two quarters reviewed and closed."""
    sistem = Pelaku(id=None, nama="Sistem", instansi_id=instansi_id)
    with transaction.atomic():
        tahun = tahun_buat(
            instansi_id=instansi_id,
            tahun=hari.year,
            jenis_periodik="TRIWULANAN",
            hari=hari,
            pelaku=sistem,
        )
        tahun = tahun_buka(tahun_id=tahun.pk, pelaku=sistem)
        penilai_turunkan(tahun=tahun, hari=hari)
        isi: dict[str, Any] = {
            "tahun": tahun.pk,
            "awal": tahun.mulai,
            "instansi": instansi_id,
            "batas": batas_saat_serah(
                instansi_id=instansi_id, hari=tahun.mulai + timedelta(days=305)
            ),
        }
        with connection.cursor() as kursor:
            kursor.execute("ANALYZE kinerja_skp")
            # Of rows made within a statement the planner knows nothing: it takes them for few.
            kursor.execute("SET LOCAL enable_nestloop = off")
            for sql in _LANGKAH:
                kursor.execute(sql, isi)
                if masuk := re.search(r"INSERT INTO (\w+)", sql):
                    # What follows joins these rows; for the planner the table is still empty.
                    kursor.execute(f"ANALYZE {masuk[1]}")
            kursor.execute("SET LOCAL enable_nestloop TO DEFAULT")
        for periode in tahun.periode.filter(nomor__lte=2):
            periode_tutup(periode_id=periode.pk, pelaku=sistem)
        sesudah_contoh(tahun=tahun)
    return tahun
