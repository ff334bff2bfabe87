"""The sample's appraisers note what they saw at work, and what training their people need."""

from django.db import connection

from kinerja.models import TahunKinerja

_SIAPA = """FROM kinerja_skp s JOIN pegawai_pegawai a ON a.id = s.pegawai_id
    CROSS JOIN (VALUES %(isi)s) t ({kolom})
    WHERE s.tahun_kinerja_id = %(tahun)s AND s.penilai_id IS NOT NULL
      AND (a.pengguna_id IS NOT NULL OR s.nip::bigint %% 29 = t.ke)
    ON CONFLICT DO NOTHING"""
_AMATAN = (
    "(0, 'komunikasi', 'Komunikasi', 4, 'Memimpin rapat lintas unit dan menyimpulkannya.'),"
    "(1, 'orientasi_pada_hasil', 'Orientasi pada hasil', 3, 'Menutup empat laporan tepat waktu.')"
)
_BUTUH = (
    "(0, 'Pelatihan analisis data', 'Menyusun laporan triwulan dari data layanan.'),"
    "(1, 'Pelatihan penulisan naskah dinas', 'Konsep surat masih sering dikembalikan.')"
)
_SQL = (
    """INSERT INTO kompetensi_pengamatankompetensi (instansi_id, unit_lft, pegawai_id, penilai_id,
      penilai_nama, kode, nama, tingkat, tanggal, uraian, dicatat_pada, alasan_cabut)
    SELECT s.instansi_id, s.unit_lft, s.pegawai_id, s.penilai_id, s.penilai_nama, t.kode, t.nama,
      t.tingkat, %(awal)s::date + 95, t.uraian, %(awal)s::date + 96, '' """
    + _SIAPA.replace("%(isi)s", _AMATAN).replace("{kolom}", "ke, kode, nama, tingkat, uraian"),
    """INSERT INTO kompetensi_kebutuhandicatat (instansi_id, unit_lft, pegawai_id, penilai_id,
      penilai_nama, kode, nama, kebutuhan, alasan, dicatat_pada, alasan_cabut)
    SELECT s.instansi_id, s.unit_lft, s.pegawai_id, s.penilai_id, s.penilai_nama, '', '',
      t.kebutuhan, t.alasan, %(awal)s::date + 96, '' """
    + _SIAPA.replace("%(isi)s", _BUTUH).replace("{kolom}", "ke, kebutuhan, alasan"),
)


def dinilai_contoh(*, tahun: TahunKinerja) -> None:
    """Notes on everybody who can sign in, and on some others."""
    with connection.cursor() as kursor:
        for sql in _SQL:
            kursor.execute(sql, {"tahun": tahun.pk, "awal": tahun.mulai})
