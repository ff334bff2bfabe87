"""What a file takes away from approved corrections: the preview says it before anybody applies."""

from typing import Any

from talenta.impor.penampung import Penampung
from talenta.impor.pilah import gabungan_rujukan, simpanan
from talenta.impor.temuan import MENIMPA_PERBAIKAN, PERINGATAN
from talenta.pegawai.models import UsulPerbaikan
from talenta.pegawai.perbaikan import bidang, bukakan, kolom_perbaikan, teks_baris

# (row of the file, stored row, number of the correction, header, its new value as it rests there)
_Tertimpa = tuple[Any, ...]


def perbaikan_tertimpa(p: Penampung) -> None:
    """MENIMPA_PERBAIKAN for every changed row that gives up a value which a correction set.

    Of each value only the newest applied correction counts, and only while its value stands. One
    look into an index where the agency has none of this kind.
    """
    diterapkan = UsulPerbaikan.objects.filter(
        instansi_id=p.instansi_id,
        status=UsulPerbaikan.Status.DITERAPKAN,
        jenis=p.jenis.kode,
        tindakan=UsulPerbaikan.Tindakan.UBAH,
    )
    if not diterapkan.exists():
        return
    rinci = _rinci(p, _calon(p))
    if rinci:
        p.temukan(
            kode=MENIMPA_PERBAIKAN,
            tingkat=PERINGATAN,
            rinci="d.rinci",
            dari="JOIN unnest(%s::int[], %s::text[]) AS d(baris, rinci) ON d.baris = m.baris",
            syarat="true",
            parameter=[list(rinci), list(rinci.values())],
        )


def _calon(p: Penampung) -> list[_Tertimpa]:
    """Corrected values of rows that count and that the file changes, in the order of the file.

    A correction of a key moves the row's values to a new row, so earlier ones are followed there.
    """
    tabel = p.jenis.model._meta.db_table
    usul = UsulPerbaikan._meta.db_table
    dapat_dicabut = any(satu.name == "dicabut_pada" for satu in p.jenis.model._meta.fields)
    syarat = f"({_berubah(p)})" + (" AND l.dicabut_pada IS NULL" if dapat_dicabut else "")
    return p.ambil(
        f"""WITH RECURSIVE terap AS MATERIALIZED (
                SELECT id, objek_id, hasil_id, isi FROM {usul}
                WHERE instansi_id = %s AND status = 'DITERAPKAN' AND jenis = %s
                  AND tindakan = 'UBAH'),
            jejak(nomor, objek) AS (
                SELECT id, coalesce(hasil_id, objek_id) FROM terap
                UNION ALL
                SELECT j.nomor, u.hasil_id FROM jejak j
                JOIN terap u ON u.objek_id = j.objek AND u.id > j.nomor
                WHERE u.hasil_id IS NOT NULL),
            d AS MATERIALIZED (
                SELECT DISTINCT ON (j.objek, i.isi ->> 'kolom')
                       j.objek, j.nomor, i.isi ->> 'kolom' AS kolom, i.isi ->> 'baru' AS baru
                FROM jejak j JOIN terap u ON u.id = j.nomor
                CROSS JOIN jsonb_array_elements(u.isi) AS i(isi)
                ORDER BY j.objek, i.isi ->> 'kolom', j.nomor DESC)
            SELECT t.baris, d.objek, d.nomor, d.kolom, d.baru
            FROM d JOIN {p.terima} t ON t.lama_id = d.objek AND t.beda
            JOIN {p.masuk} m ON m.baris = t.baris {gabungan_rujukan(p)}
            JOIN {tabel} l ON l.id = d.objek
            WHERE {syarat} ORDER BY t.baris, d.nomor, d.kolom""",
        [p.instansi_id, p.jenis.kode],
    )


def _berubah(p: Penampung) -> str:
    """SQL: whether the file changes the column that the correction `d` set in the row `l`."""
    isi = {satu.kolom: satu for satu in simpanan(p)}
    uji = ["false"]
    for kolom in kolom_perbaikan(p.jenis):
        satu = isi.get(bidang(p.jenis, kolom).attname)
        if satu is not None:
            beda = f"l.{satu.kolom} IS DISTINCT FROM {satu.baru}"
            uji.append(f"(d.kolom = '{kolom.nama}' AND {beda})")
    return " OR ".join(uji)


def _rinci(p: Penampung, calon: list[_Tertimpa]) -> dict[int, str]:
    """Row of the file -> which corrections it overwrites, in words, where their values stand."""
    milik: Any = p.jenis.model
    rujukan = [satu.simpan.removesuffix("_id") for satu in p.jenis.rujukan]
    semua = milik.objects.filter(pk__in={objek for _, objek, *_ in calon})
    kini = {satu.pk: teks_baris(p.jenis, satu) for satu in semua.select_related(*rujukan)}
    nomor_baris: dict[int, dict[int, list[str]]] = {}
    for baris, objek, nomor, kolom, baru in calon:
        if kini[objek][kolom] == bukakan(p.jenis.kolom_bernama(kolom), baru):
            nomor_baris.setdefault(baris, {}).setdefault(nomor, []).append(kolom)
    return {
        baris: " dan ".join(
            f"perbaikan nomor {nomor} yang disetujui (kolom {', '.join(kolom)})"
            for nomor, kolom in usul.items()
        )
        for baris, usul in nomor_baris.items()
    }
