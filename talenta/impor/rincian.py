"""What the file does to each of its rows, kept for the pages (talenta.impor.models.BarisImpor)."""

from talenta.impor.penampung import Penampung
from talenta.impor.pilah import Simpanan, gabungan_rujukan, simpanan, sumber

_KOLOM = "baris, keadaan, peringatan, kunci, nama, ubah"


def rincian_simpan(p: Penampung) -> None:
    """Fill the import's partition anew, inside the caller's transaction.

    What a preview wrote is left as it is where nothing has changed since, which is the rule.
    """
    _susun_perubahan(p)
    isi = _isi(p)
    if not (p.dari_pratinjau and _sama(p, isi)):
        p.jalankan("SELECT impor_baris_siapkan(%s)", [p.impor.pk])
        p.jalankan(
            f"INSERT INTO impor_baris_{p.impor.pk} (impor_id, instansi_id, {_KOLOM}) "
            f"SELECT {p.impor.pk}, {p.instansi_id}, {_KOLOM} FROM ({isi}) n"
        )
        p.jalankan("SELECT impor_baris_pasang(%s)", [p.impor.pk])
    p.jalankan(f"DROP TABLE {p.ubah}")


def _isi(p: Penampung) -> str:
    """SQL of the outcome of every staged row."""
    nama, gabung = _nama(p)
    kunci = "m.kunci" if len(p.jenis.kunci) == 1 else "replace(m.kunci, E'\\x1f', ' / ')"
    return f"""SELECT m.baris,
            CASE WHEN m.ditolak THEN 'ditolak' WHEN m.ganda THEN 'sama'
                 WHEN t.lama_id IS NULL THEN 'baru' WHEN t.beda THEN 'berubah'
                 ELSE 'sama' END AS keadaan,
            NOT m.ditolak AND w.baris IS NOT NULL AS peringatan,
            coalesce({kunci}, '') AS kunci,
            coalesce(upper({nama}), '') AS nama, u.ubah
        FROM {p.masuk} m LEFT JOIN {p.terima} t ON t.baris = m.baris
        LEFT JOIN (SELECT DISTINCT baris FROM {p.temuan} WHERE tingkat = 'peringatan') w
            ON w.baris = m.baris
        LEFT JOIN {p.ubah} u ON u.baris = m.baris {gabung}"""


def _sama(p: Penampung, isi: str) -> bool:
    """Whether the stored rows say just that; the staged rows are those of the preview."""
    kolom = ["keadaan", "peringatan", "ubah"]
    # Keys stand in the file, and names of their own as well: only a stored row's may have changed.
    if not (p.jenis.sebutan and p.hadir(p.jenis.sebutan)):
        kolom.append("nama")
    lama, baru = (", ".join(f"{sisi}.{nama}" for nama in kolom) for sisi in "bn")
    # Counted, not EXISTS: a planner that hopes to meet a first difference soon takes nested loops,
    # and as a rule there is none.
    [(berbeda,)] = p.ambil(
        f"SELECT count(*) FROM ({isi}) n LEFT JOIN impor_baris_{p.impor.pk} b "
        f"ON b.baris = n.baris WHERE ROW({lama}) IS DISTINCT FROM ROW({baru})"
    )
    return not berbeda


def _nama(p: Penampung) -> tuple[str, str]:
    """SQL of the name of what a row tells about, and the JOIN it needs."""
    if p.jenis.sebutan and p.hadir(p.jenis.sebutan):
        return f"m.{p.staging(p.jenis.sebutan)}", ""
    for nomor, rujukan in enumerate(p.rujukan):
        if rujukan.nama_baris:
            return f"r{nomor}.{rujukan.nama_baris}", gabungan_rujukan(p)
    return "''", ""


def _susun_perubahan(p: Penampung) -> None:
    """Changed rows with each changed column, old beside new, as text.

    Encrypted and derived values are left out; a reference is shown as the name in the file.
    """
    tampak = [satu for satu in simpanan(p) if satu.banding and satu.judul]
    gabung, pasangan = [], []
    for satu in tampak:
        lama, baru, tambahan = _sisi(p, satu)
        gabung.append(tambahan)
        judul = satu.judul.replace("'", "''")
        pasangan.append(
            f"CASE WHEN coalesce({lama}, '') <> coalesce({baru}, '') THEN jsonb_build_object("
            f"'kolom', '{judul}', 'lama', coalesce({lama}, ''), 'baru', coalesce({baru}, '')) END"
        )
    ubah = f"to_jsonb(array_remove(ARRAY[{', '.join(pasangan)}]::jsonb[], NULL))"
    p.jalankan(
        f"CREATE UNLOGGED TABLE {p.ubah} AS SELECT t.baris, {ubah} AS ubah "
        f"FROM {sumber(p)} JOIN {p.jenis.model._meta.db_table} l ON l.id = t.lama_id "
        f"{' '.join(gabung)} WHERE t.beda"
    )
    p.jalankan(f"ANALYZE {p.ubah} (baris)")


def _sisi(p: Penampung, satu: Simpanan) -> tuple[str, str, str]:
    """SQL of the old and the new value as text, and the JOIN that the old one needs."""
    for nomor, rujukan in enumerate(p.rujukan):
        if rujukan.simpan == satu.kolom:
            nama = f"a{nomor}"
            gabung = (
                f"LEFT JOIN {rujukan.model._meta.db_table} {nama} ON {nama}.id = l.{satu.kolom}"
            )
            baru = f"CASE WHEN {satu.ungkapan} IS NOT NULL THEN m.{p.staging(rujukan.kolom)} END"
            return f"{nama}.{rujukan.kunci}::text", baru, gabung
    return f"l.{satu.kolom}::text", f"({satu.baru})::text", ""
