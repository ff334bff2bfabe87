"""Keeping what a file does to each of its rows, for the page of its import."""

from talenta.impor.penampung import Penampung
from talenta.impor.pilah import simpanan

_KUNCI = "replace(coalesce(m.kunci, ''), E'\\x1f', ' / ')"


def rincian_simpan(p: Penampung) -> None:
    """Replace the stored outcomes of the import by those of this reading."""
    nomor = [p.impor.pk, p.instansi_id]
    p.ambil("SELECT impor_baris_siapkan(%s, %s)", nomor)
    nama = "''"
    if any(kolom.simpan == "nama" for kolom in p.kolom):
        nama = f"coalesce(upper(m.{p.staging(_kolom_nama(p))}), '')"
    ubah, gabung = _ubah(p)
    p.jalankan(
        f"""INSERT INTO impor_baris_{p.impor.pk}
                (impor_id, instansi_id, baris, keadaan, peringatan, kunci, nama, ubah)
            SELECT %s, %s, m.baris,
                   CASE WHEN m.ditolak THEN 'ditolak' WHEN m.ganda THEN 'sama'
                        WHEN t.lama_id IS NULL THEN 'baru' WHEN t.beda THEN 'berubah'
                        ELSE 'sama' END,
                   NOT m.ditolak AND w.baris IS NOT NULL, {_KUNCI}, {nama},
                   CASE WHEN t.beda AND t.lama_id IS NOT NULL THEN {ubah} END
            FROM {p.masuk} m LEFT JOIN {p.terima} t ON t.baris = m.baris
            LEFT JOIN (SELECT DISTINCT baris FROM {p.temuan} WHERE tingkat = 'peringatan') w
                ON w.baris = m.baris
            LEFT JOIN {p.jenis.model._meta.db_table} l ON l.id = t.lama_id AND t.beda
            {gabung} ORDER BY m.baris""",
        nomor,
    )
    p.ambil("SELECT impor_baris_pasang(%s)", [p.impor.pk])


def _kolom_nama(p: Penampung) -> str:
    return next(kolom.nama for kolom in p.kolom if kolom.simpan == "nama")


def _ubah(p: Penampung) -> tuple[str, str]:
    """SQL of the changed columns of a row with old and new text, and the joins it needs.

    Encrypted and derived values are left out; a reference is shown as the name in the file.
    """
    rujukan = {r.simpan: (n, r) for n, r in enumerate(p.rujukan)}
    pasang, gabung = [], []
    for satu in simpanan(p):
        if not (satu.banding and satu.judul):
            continue
        lama, baru = f"l.{satu.kolom}::text", f"t.{satu.kolom}::text"
        if satu.kolom in rujukan:
            nomor, r = rujukan[satu.kolom]
            for sisi, asal in (("a", "l"), ("b", "t")):
                gabung.append(
                    f"LEFT JOIN {r.model._meta.db_table} {sisi}{nomor} "
                    f"ON {sisi}{nomor}.id = {asal}.{satu.kolom} AND t.beda"
                )
            lama, baru = f"a{nomor}.{r.kunci}::text", f"b{nomor}.{r.kunci}::text"
        pasang.append(f"('{satu.judul}', coalesce({lama}, ''), coalesce({baru}, ''))")
    baris = f"(VALUES {', '.join(pasang)}) AS v(kolom, lama, baru)"
    isi = "jsonb_build_object('kolom', kolom, 'lama', lama, 'baru', baru)"
    ringkas = f"(SELECT coalesce(jsonb_agg({isi}), '[]') FROM {baris} WHERE lama <> baru)"
    return ringkas, " ".join(gabung)
