"""Checks over the whole file at once: repeated rows and keys, which the file alone decides, and
references to stored rows."""

from django.db.models import Max

from talenta.impor.jenis import Rujukan
from talenta.impor.models import Impor
from talenta.impor.penampung import Penampung
from talenta.impor.pilah import gabungan_rujukan
from talenta.impor.temuan import DITOLAK, PERINGATAN

_DITUNJUK = 5


def periksa_ganda(p: Penampung) -> None:
    """BARIS_GANDA for repeats of a row, KUNCI_GANDA where one key has different contents.

    Looks at every row whose key can be read, rejected ones included. What it finds stays with the
    staged rows.
    """
    p.jalankan(
        f"""CREATE UNLOGGED TABLE {p.ganda} AS
            WITH berulang AS MATERIALIZED (
                SELECT kunci FROM {p.masuk} WHERE kunci IS NOT NULL
                GROUP BY kunci HAVING count(*) > 1)
            SELECT kunci, count(DISTINCT sidik) > 1 AS beda, min(baris) AS pertama,
                   count(*) AS banyak,
                   array_to_string((array_agg(baris ORDER BY baris))[1:{_DITUNJUK}], ', ') AS letak
            FROM {p.masuk} JOIN berulang USING (kunci) GROUP BY kunci"""
    )
    p.jalankan(f"ANALYZE {p.ganda}")
    dari = f"JOIN {p.ganda} g ON g.kunci = m.kunci"
    p.temukan(
        kode="KUNCI_GANDA",
        tingkat=DITOLAK,
        tetap=True,
        dari=dari,
        syarat="g.beda",
        rinci=f"g.letak || CASE WHEN g.banyak > {_DITUNJUK} THEN ', ...' ELSE '' END",
    )
    p.temukan(
        kode="BARIS_GANDA",
        tingkat=PERINGATAN,
        tetap=True,
        dari=dari,
        syarat="NOT g.beda AND m.baris > g.pertama",
        rinci="g.pertama::text",
    )
    p.jalankan(
        f"UPDATE {p.masuk} m SET ganda = true FROM {p.ganda} g "
        "WHERE g.kunci = m.kunci AND NOT g.beda AND m.baris > g.pertama"
    )


def tolak_ulangan(p: Penampung) -> None:
    """A repeat of a rejected row is rejected as well; its code stays a warning."""
    p.jalankan(
        f"UPDATE {p.masuk} m SET ditolak = true FROM {p.ganda} g JOIN {p.masuk} satu "
        "ON satu.baris = g.pertama WHERE g.kunci = m.kunci AND m.ganda AND satu.ditolak "
        "AND NOT m.ditolak"
    )


def periksa_rujukan(p: Penampung) -> None:
    """Names that no stored row of the agency has."""
    diperiksa = {
        n: satu for n, satu in enumerate(p.rujukan) if satu.tingkat and not satu.dalam_berkas
    }
    if not diperiksa:
        return
    # The rows that name something unknown are looked for once, for all references together.
    kolom = {f"m.{p.staging(satu.kolom)}" for satu in diperiksa.values()}
    tiada = {
        n: f"(m.{p.staging(satu.kolom)} IS NOT NULL AND r{n}.id IS NULL)"
        for n, satu in diperiksa.items()
    }
    p.jalankan(
        f"CREATE UNLOGGED TABLE {p.asing} AS SELECT m.baris, {', '.join(sorted(kolom))}, "
        f"{', '.join(f'{syarat} AS tiada_{n}' for n, syarat in tiada.items())} "
        f"FROM {p.masuk} m {gabungan_rujukan(p)} WHERE {' OR '.join(tiada.values())}"
    )
    p.jalankan(f"ANALYZE {p.asing}")
    for n, rujukan in diperiksa.items():
        _periksa_satu(p, rujukan, f"m.tiada_{n}")
    p.jalankan(f"DROP TABLE {p.asing}")


def _periksa_satu(p: Penampung, rujukan: Rujukan, tiada: str) -> None:
    kolom = f"m.{p.staging(rujukan.kolom)}"
    dari = ""
    tambahan = "''"
    parameter: list[object] = []
    terakhir = _impor_terakhir(p, rujukan.petunjuk) if rujukan.petunjuk else None
    if terakhir is not None:
        dari = (
            "LEFT JOIN (SELECT kunci, min(baris) AS baris FROM impor_barisditolak "
            f"WHERE impor_id = %s GROUP BY kunci) d ON d.kunci = {kolom}"
        )
        tambahan = (
            "CASE WHEN d.baris IS NULL THEN '' ELSE ' Barisnya ditolak pada berkas "
            f"{rujukan.petunjuk} terakhir: betulkan baris ' || d.baris || ' berkas itu lebih "
            "dahulu.' END"
        )
        parameter.append(terakhir)
    p.temukan(
        kode=rujukan.kode,
        tingkat=rujukan.tingkat or DITOLAK,
        kolom=rujukan.kolom,
        nilai=kolom,
        dari=dari,
        tambahan=tambahan,
        di=p.asing,
        syarat=tiada,
        parameter=parameter,
    )


def _impor_terakhir(p: Penampung, jenis: str) -> int | None:
    """The latest file of another kind that was read to its end."""
    terbaca = (Impor.Status.SIAP, Impor.Status.DITERAPKAN)
    hasil = Impor.objects.filter(
        instansi_id=p.instansi_id, jenis=jenis, status__in=terbaca
    ).aggregate(akhir=Max("id"))
    nomor: int | None = hasil["akhir"]
    return nomor
