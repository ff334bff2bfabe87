"""Combining the sources in SQL, for everybody of an agency or for some of them.

The same rule as `rumus.gabungkan`: of each source the newest row up to the day; the newest row of a
source that may stand alone dates the whole, and what is older than it by the validity is left out.
Self-ratings have no weight, so they are not read.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kompetensi.digital.ketentuan import Ketentuan
from kompetensi.kode import AREA_DIGITAL, SumberDigital

DARI_BERKAS = (SumberDigital.ASESMEN, SumberDigital.ATASAN, SumberDigital.SERTIFIKAT)
# Position of a source in the mask that a result carries.
LETAK_SUMBER = ("UJI", "ASESMEN", "ATASAN", "SERTIFIKAT")


def sql_gabungan(
    *,
    instansi_id: int,
    hari: date,
    ketentuan: Ketentuan,
    pegawai: Sequence[int] | None = None,
) -> tuple[str, list[Any]]:
    """A query with one row a person: pegawai_id, tanggal, t1..t5, b1..b5, a1..a5 (hundredths of a
    level), sumber (mask), selisih (mask of the areas where the sources disagree)."""
    kolom = list(AREA_DIGITAL)
    area = range(1, len(kolom) + 1)
    aturan = ketentuan.gabungan
    lebar, selisih = int(aturan.lebar), int(aturan.selisih)
    saring = "" if pegawai is None else " AND pegawai_id = ANY (%s)"
    tambah: list[Any] = [] if pegawai is None else [list(pegawai)]
    bobot = " ".join(
        f"WHEN '{satu}' THEN {int(aturan.bobot.get(satu, 0))}" for satu in LETAK_SUMBER
    )
    letak = " ".join(f"WHEN '{satu}' THEN {1 << i}" for i, satu in enumerate(LETAK_SUMBER))
    # Plain columns: a sub-query a row for the bounds took longer than everything else together.
    portal = ", ".join(
        f"tingkat[{i}]::int AS t{i}, "
        f"coalesce(bawah[{i}], greatest(tingkat[{i}] - {lebar}, 0))::int AS b{i}, "
        f"coalesce(atas[{i}], least(tingkat[{i}] + {lebar}, 8))::int AS a{i}"
        for i in area
    )
    berkas = ", ".join(
        f"{nama}::int, greatest({nama} - {lebar}, 0)::int, least({nama} + {lebar}, 8)::int"
        for nama in kolom
    )
    rata = ", ".join(
        f"((200 * sum(w * {satu}{i}) + sum(w)) / (2 * sum(w)))::int AS {satu}{i}"
        for satu in "tba"
        for i in area
    )
    beda = " + ".join(f"(max(t{i}) - min(t{i}) >= {selisih})::int * {1 << (i - 1)}" for i in area)
    sql = f"""
        WITH semua AS (
          SELECT pegawai_id, sumber::text AS sumber, tanggal, id, 1 AS portal, {portal}
          FROM kompetensi_nilaidigital
          WHERE instansi_id = %s AND tanggal <= %s{saring}
          UNION ALL
          SELECT pegawai_id, sumber, tanggal, id, 0, {berkas}
          FROM kompetensi_keterampilandigital
          WHERE instansi_id = %s AND tanggal <= %s AND dicabut_pada IS NULL
            AND sumber = ANY (%s){saring}
        ), terakhir AS (
          SELECT DISTINCT ON (pegawai_id, sumber) *,
            CASE sumber {bobot} ELSE 0 END AS w, CASE sumber {letak} ELSE 0 END AS bit
          FROM semua ORDER BY pegawai_id, sumber, tanggal DESC, portal DESC, id DESC
        ), berjangkar AS (
          SELECT *, max(tanggal) FILTER (WHERE sumber = ANY (%s) AND w > 0)
            OVER (PARTITION BY pegawai_id) AS jangkar
          FROM terakhir
        )
        SELECT pegawai_id, min(jangkar) AS tanggal, {rata},
               sum(bit)::int AS sumber, ({beda})::int AS selisih
        FROM berjangkar
        WHERE w > 0 AND jangkar IS NOT NULL
          AND tanggal > jangkar - make_interval(years => %s)
        GROUP BY pegawai_id"""
    parameter = [
        instansi_id, hari, *tambah, instansi_id, hari, list(DARI_BERKAS), *tambah,
        list(aturan.sendiri), ketentuan.masa_tahun,
    ]  # fmt: skip
    return sql, parameter


def sql_standar(*, instansi_id: int, hari: date, ketentuan: Ketentuan) -> tuple[str, list[Any]]:
    """A query with one row a post: jabatan_id, s1..s5, and whether they are the post's own."""
    baris = ", ".join("(%s, %s::int[])" for _ in ketentuan.tingkat_lazim)
    lazim: list[Any] = [
        isi for kode, satu in ketentuan.tingkat_lazim.items() for isi in (kode, list(satu))
    ]
    kolom = ", ".join(
        f"coalesce(s.tingkat[{i}], z.tingkat[{i}])::int AS s{i}"
        for i in range(1, len(AREA_DIGITAL) + 1)
    )
    sql = f"""
        SELECT j.id AS jabatan_id, {kolom}, (s.tingkat IS NOT NULL) AS sendiri
        FROM pegawai_jabatan j
        LEFT JOIN (
          SELECT DISTINCT ON (jabatan_id) jabatan_id, tingkat FROM kompetensi_standardigital
          WHERE instansi_id = %s AND berlaku_mulai <= %s
          ORDER BY jabatan_id, berlaku_mulai DESC
        ) s ON s.jabatan_id = j.id
        LEFT JOIN (VALUES {baris}) AS z(jenjang, tingkat) ON z.jenjang = j.jenjang
        WHERE j.instansi_id = %s AND (s.tingkat IS NOT NULL OR z.tingkat IS NOT NULL)"""
    return sql, [instansi_id, hari, *lazim, instansi_id]
