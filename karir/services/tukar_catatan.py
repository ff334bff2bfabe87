"""The second proof of neutrality: the records read again with what must not matter swapped."""

from typing import Any, Final

from django.db import connection, transaction

from karir.mesin.beku import hash_masukan
from karir.models import ProsesPeringkat
from karir.services.masukan import masukan_baca

# A table of the same name that stands before the real one for this transaction: everybody keeps the
# post, unit, standing and degree, and gets everything else of somebody else.
_BAYANGAN = """CREATE TEMP TABLE pegawai_pegawai ON COMMIT DROP AS
SELECT a.id, a.instansi_id, a.unit_id, a.unit_lft, a.jabatan_id, a.kedudukan_hukum, a.tmt_jabatan,
  a.tingkat_pendidikan, a.pendidikan_id, a.golongan, a.tmt_golongan, b.nip, b.nama, b.nama_kunci,
  b.gelar_depan, b.gelar_belakang, b.tanggal_lahir,
  CASE a.jenis_kelamin WHEN 'M' THEN 'F' ELSE 'M' END AS jenis_kelamin, b.profil, b.email
FROM (SELECT *, row_number() OVER (ORDER BY id) AS ke FROM public.pegawai_pegawai
  WHERE instansi_id = %s) a
JOIN (SELECT *, row_number() OVER (ORDER BY tanggal_lahir DESC, id DESC) AS ke
  FROM public.pegawai_pegawai WHERE instansi_id = %s) b USING (ke)"""

# And everybody declares another thing about disability than he or she did, or did not.
_BAYANGAN_PERNYATAAN = """CREATE TEMP TABLE pegawai_pernyataandisabilitas ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY g.id) AS id, g.id AS pegawai_id,
  CASE p.isi WHEN 'PENYANDANG' THEN 'BUKAN' ELSE 'PENYANDANG' END AS isi,
  p.isi IS DISTINCT FROM 'PENYANDANG' AS fisik, false AS intelektual, false AS mental,
  false AS sensorik, 1::smallint AS persetujuan_versi, now() AS dinyatakan_pada,
  NULL::timestamptz AS berakhir_pada, NULL::timestamptz AS dicabut_pada
FROM public.pegawai_pegawai g LEFT JOIN public.pegawai_pernyataandisabilitas p
  ON p.pegawai_id = g.id AND p.berakhir_pada IS NULL
WHERE g.instansi_id = %s"""
_BAYANGAN_TABEL: Final = ("pegawai_pegawai", "pegawai_pernyataandisabilitas")


def tukar_catatan(*, proses: ProsesPeringkat) -> dict[str, Any]:
    """The records of this moment read twice, once with sex turned round, birth date, name, NIP
    and profile of somebody else and another declaration about disability for everybody: the same
    inputs come out, and so the same results.

    Nothing is written: the swapped people stand in tables of the transaction only. `pernyataan`
    counts those whose declaration is another there: everybody, so that the figure tells nothing.
    """
    semula, _ = _sidik_catatan(proses, tertukar=False)
    sesudah, pernyataan = _sidik_catatan(proses, tertukar=True)
    return {
        "sidik_semula": semula,
        "sidik_tukar": sesudah,
        "sama": semula == sesudah,
        "pernyataan": pernyataan,
    }


def _sidik_catatan(proses: ProsesPeringkat, *, tertukar: bool) -> tuple[str, int]:
    """The hash of the inputs, and how many declarations were swapped before."""
    instansi, acuan, banyak = proses.instansi_id, proses.tanggal_acuan, 0
    with transaction.atomic(), connection.cursor() as kursor:
        if tertukar:
            # The people last: the declarations are swapped of those who are really there.
            kursor.execute(_BAYANGAN_PERNYATAAN, [instansi])
            banyak = kursor.rowcount
            kursor.execute(_BAYANGAN, [instansi, instansi])
            for tabel in _BAYANGAN_TABEL:
                kursor.execute(f"ANALYZE pg_temp.{tabel}")
        masukan = masukan_baca(instansi_id=instansi, tanggal_acuan=acuan)
        sidik = hash_masukan(masukan)
        if tertukar:
            for tabel in _BAYANGAN_TABEL:
                kursor.execute(f"DROP TABLE pg_temp.{tabel}")
    return sidik, banyak
