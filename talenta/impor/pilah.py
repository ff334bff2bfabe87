"""Sorting accepted rows into baru, berubah and sama."""

from dataclasses import dataclass

from talenta.impor.penampung import Penampung


@dataclass(frozen=True)
class Simpanan:
    """One stored column that this file fills.

    `ungkapan` is SQL over the staged row `m` and the references `r0`, `r1`, ... `banding` says
    whether a difference makes a row berubah; `gabung` holds the JSON keys to merge, or None.
    """

    kolom: str
    ungkapan: str
    judul: str = ""
    banding: bool = True
    gabung: tuple[str, ...] | None = None

    def baru(self, lama: str, baru: str) -> str:
        """SQL of the value to store, given the names of the old and the new row."""
        if self.gabung is None:
            return f"{baru}.{self.kolom}"
        kunci = ", ".join(f"'{nama}'" for nama in self.gabung)
        return f"(({lama}.{self.kolom} - ARRAY[{kunci}]::text[]) || {baru}.{self.kolom})"


def simpanan(p: Penampung) -> list[Simpanan]:
    """The stored columns that this file fills; columns absent from the file are left alone."""
    hasil = []
    for kolom in p.kolom:
        if kolom.simpan:
            bidang = p.jenis.model._meta.get_field(kolom.simpan)
            polos = "{}" if getattr(bidang, "null", False) else "coalesce({}, '')"
            if kolom.pembersih.tipe != "text":
                polos = "{}"
            ungkapan = (kolom.sql or polos).replace("{}", f"m.{kolom.staging}")
            hasil.append(Simpanan(kolom.simpan, ungkapan, kolom.nama))
    for turunan in p.turunan:
        gabung = None
        if turunan.gabung:
            gabung = tuple(nama for nama in turunan.dari if p.hadir(nama))
        hasil.append(
            Simpanan(
                turunan.simpan,
                f"m.t_{turunan.simpan}",
                turunan.judul,
                banding=turunan.banding,
                gabung=gabung,
            )
        )
    for nomor, rujukan in enumerate(p.rujukan):
        hasil.append(Simpanan(rujukan.simpan, f"r{nomor}.id", rujukan.kolom))
        hasil += [
            Simpanan(sini, f"r{nomor}.{sana}", banding=False) for sini, sana in rujukan.ikut.items()
        ]
    return hasil


def _gabungan_rujukan(p: Penampung) -> str:
    return " ".join(
        f"LEFT JOIN {r.model._meta.db_table} r{n} ON r{n}.instansi_id = {p.instansi_id} "
        f"AND r{n}.{r.kunci} = m.{p.staging(r.kolom)}"
        for n, r in enumerate(p.rujukan)
    )


def _sidik(p: Penampung) -> str:
    """A name that is not known yet changes the hash, so that the row counts as berubah later."""
    sidik = "m.sidik"
    for nomor, rujukan in enumerate(p.rujukan):
        if not rujukan.dalam_berkas:
            sidik = (
                f"CASE WHEN m.{p.staging(rujukan.kolom)} IS NOT NULL AND r{nomor}.id IS NULL "
                f"THEN sha256({sidik} || '{nomor}'::bytea) ELSE {sidik} END"
            )
    return sidik


def pilah(p: Penampung) -> dict[str, int]:
    """Build the table of accepted rows and return the counts of all rows of the file."""
    isi = simpanan(p)
    ungkapan = {satu.kolom: satu.ungkapan for satu in isi} | {"instansi_id": str(p.instansi_id)}
    tabel = p.jenis.model._meta.db_table
    cocok = " AND ".join(f"lama.{nama} = {ungkapan[nama]}" for nama in p.jenis.kunci_simpan)
    nomor = f"nextval(pg_get_serial_sequence('{tabel}', 'id'))"
    dalam_berkas = any(rujukan.dalam_berkas for rujukan in p.rujukan)
    p.jalankan(
        f"CREATE UNLOGGED TABLE {p.terima} AS SELECT m.baris, {_sidik(p)} AS sidik, "
        f"lama.id AS lama_id, lama.sidik IS DISTINCT FROM {_sidik(p)} AS beda, "
        + (f"coalesce(lama.id, {nomor}) AS id, " if dalam_berkas else "")
        + ", ".join(f"{satu.ungkapan} AS {satu.kolom}" for satu in isi)
        + f" FROM {p.masuk} m {_gabungan_rujukan(p)} LEFT JOIN {tabel} lama ON {cocok} "
        "WHERE NOT m.ditolak AND NOT m.ganda"
    )
    p.jalankan(f"ANALYZE {p.terima}")
    if dalam_berkas:
        _rujuk_dalam_berkas(p)
    _samakan(p, isi)
    return _hitung(p)


def _rujuk_dalam_berkas(p: Penampung) -> None:
    """References that the stored rows do not know are looked up among this file's own rows."""
    kunci = p.jenis.kolom_bernama(p.jenis.kunci[0]).simpan
    for rujukan in p.rujukan:
        if rujukan.dalam_berkas:
            p.jalankan(
                f"UPDATE {p.terima} t SET {rujukan.simpan} = satu.id "
                f"FROM {p.masuk} m JOIN {p.terima} satu ON satu.{kunci} = "
                f"m.{p.staging(rujukan.kolom)} WHERE m.baris = t.baris "
                f"AND t.{rujukan.simpan} IS NULL"
            )


def _samakan(p: Penampung, isi: list[Simpanan]) -> None:
    """Where the hash differs (other columns in the file, say) the stored values decide."""
    banding = [satu for satu in isi if satu.banding]
    lama = ", ".join(f"l.{satu.kolom}" for satu in banding)
    baru = ", ".join(satu.baru("l", "t") for satu in banding)
    p.jalankan(
        f"UPDATE {p.terima} t SET beda = false FROM {p.jenis.model._meta.db_table} l "
        f"WHERE l.id = t.lama_id AND t.beda AND ROW({lama}) IS NOT DISTINCT FROM ROW({baru})"
    )


def _hitung(p: Penampung) -> dict[str, int]:
    [(dibaca, ditolak, ganda)] = p.ambil(
        "SELECT count(*), count(*) FILTER (WHERE ditolak), "
        f"count(*) FILTER (WHERE ganda AND NOT ditolak) FROM {p.masuk}"
    )
    [(baru, berubah, sama)] = p.ambil(
        "SELECT count(*) FILTER (WHERE lama_id IS NULL), "
        "count(*) FILTER (WHERE lama_id IS NOT NULL AND beda), "
        f"count(*) FILTER (WHERE lama_id IS NOT NULL AND NOT beda) FROM {p.terima}"
    )
    [(peringatan,)] = p.ambil(
        f"SELECT count(*) FROM {p.masuk} m WHERE NOT m.ditolak AND EXISTS (SELECT 1 "
        f"FROM {p.temuan} t WHERE t.baris = m.baris AND t.tingkat = 'peringatan')"
    )
    return {
        "dibaca": dibaca,
        "baru": baru,
        "berubah": berubah,
        "sama": sama + ganda,
        "ditolak": ditolak,
        "peringatan": peringatan,
    }
