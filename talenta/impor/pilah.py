"""Sorting accepted rows into baru, berubah and sama."""

from dataclasses import dataclass

from talenta.impor.jenis import Rujukan
from talenta.impor.penampung import Penampung

_DISEBUT = 5


@dataclass(frozen=True)
class Simpanan:
    """One stored column that this file fills.

    `ungkapan` is SQL over `sumber`. `banding` says whether a difference makes a row berubah;
    `gabung` holds the JSON keys to merge, or None.
    """

    kolom: str
    ungkapan: str
    judul: str = ""
    banding: bool = True
    gabung: tuple[str, ...] | None = None

    @property
    def baru(self) -> str:
        """SQL of the value to store over the stored row `l`."""
        if self.gabung is None:
            return self.ungkapan
        kunci = ", ".join(f"'{nama}'" for nama in self.gabung)
        return f"((l.{self.kolom} - ARRAY[{kunci}]::text[]) || {self.ungkapan})"


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
        asal = f"t.{rujukan.simpan}" if rujukan.dalam_berkas else f"r{nomor}.id"
        hasil.append(Simpanan(rujukan.simpan, asal, rujukan.kolom))
        hasil += [
            Simpanan(sini, f"r{nomor}.{sana}", banding=False) for sini, sana in rujukan.ikut.items()
        ]
    return hasil


def gabungan_rujukan(p: Penampung) -> str:
    """JOIN of the rows that the staged row `m` names: `r0`, `r1`, ... in the order of `rujukan`."""
    return " ".join(
        f"LEFT JOIN {r.model._meta.db_table} r{n} ON r{n}.instansi_id = {p.instansi_id} "
        f"AND r{n}.{r.kunci} = m.{p.staging(r.kolom)}"
        for n, r in enumerate(p.rujukan)
    )


def sumber(p: Penampung) -> str:
    """FROM clause of the accepted rows: sorted `t`, staged `m`, named rows `r0`, `r1`, ..."""
    return f"{p.terima} t JOIN {p.masuk} m ON m.baris = t.baris {gabungan_rujukan(p)}"


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
    dalam_berkas = _dalam_berkas(p)
    p.jalankan(
        f"CREATE UNLOGGED TABLE {p.terima} AS SELECT m.baris, {_sidik(p)} AS sidik, "
        f"lama.id AS lama_id, lama.sidik IS DISTINCT FROM {_sidik(p)} AS beda"
        + (f", coalesce(lama.id, {nomor}) AS id" if dalam_berkas else "")
        + "".join(f", r{n}.id AS {r.simpan}" for n, r in dalam_berkas.items())
        + f" FROM {p.masuk} m {gabungan_rujukan(p)} LEFT JOIN {tabel} lama ON {cocok} "
        "WHERE NOT m.ditolak AND NOT m.ganda"
    )
    p.jalankan(f"ANALYZE {p.terima} (baris, lama_id, beda)")
    if dalam_berkas:
        _rujuk_dalam_berkas(p)
    _samakan(p, isi)
    _catat_dicabut(p)
    if p.jenis.periksa_perubahan is not None:
        p.jenis.periksa_perubahan(p)
    return _hitung(p)


def _dalam_berkas(p: Penampung) -> dict[int, Rujukan]:
    return {n: satu for n, satu in enumerate(p.rujukan) if satu.dalam_berkas}


def _rujuk_dalam_berkas(p: Penampung) -> None:
    """References that the stored rows do not know are looked up among this file's own rows."""
    kunci = p.staging(p.jenis.kunci[0])
    for rujukan in _dalam_berkas(p).values():
        p.jalankan(
            f"UPDATE {p.terima} t SET {rujukan.simpan} = satu.id FROM {p.masuk} m "
            f"JOIN {p.masuk} n ON n.{kunci} = m.{p.staging(rujukan.kolom)} "
            f"JOIN {p.terima} satu ON satu.baris = n.baris "
            f"WHERE m.baris = t.baris AND t.{rujukan.simpan} IS NULL"
        )


def _samakan(p: Penampung, isi: list[Simpanan]) -> None:
    """Where the hash differs (other columns in the file, say) the stored values decide."""
    banding = [satu for satu in isi if satu.banding]
    lama = ", ".join(f"l.{satu.kolom}" for satu in banding)
    baru = ", ".join(satu.baru for satu in banding)
    # Looked for first: an UPDATE never runs in parallel, and as a rule there is none.
    setara = p.jalankan(
        f"CREATE UNLOGGED TABLE {p.setara} AS SELECT t.baris FROM {sumber(p)} "
        f"JOIN {p.jenis.model._meta.db_table} l ON l.id = t.lama_id "
        f"WHERE t.beda AND ROW({lama}) IS NOT DISTINCT FROM ROW({baru})"
    )
    if setara:
        p.jalankan(f"ANALYZE {p.setara}")
        p.jalankan(
            f"UPDATE {p.terima} t SET beda = false FROM {p.setara} s WHERE s.baris = t.baris"
        )
    p.jalankan(f"DROP TABLE {p.setara}")


def _catat_dicabut(p: Penampung) -> None:
    """Say which rows tell something else about a record that was withdrawn; it stays withdrawn."""
    if not any(bidang.name == "dicabut_pada" for bidang in p.jenis.model._meta.fields):
        return
    baris = p.ambil(
        f"SELECT t.baris FROM {p.terima} t JOIN {p.jenis.model._meta.db_table} l "
        "ON l.id = t.lama_id WHERE t.beda AND l.dicabut_pada IS NOT NULL ORDER BY t.baris"
    )
    if baris:
        nomor = ", ".join(str(satu) for (satu,) in baris[:_DISEBUT])
        p.pengenalan.catatan.append(
            f"{len(baris)} baris berisi data lain untuk catatan yang sudah dicabut (baris {nomor}"
            f"{', ...' if len(baris) > _DISEBUT else ''}). Isinya disimpan, tetapi catatan itu "
            "tetap tidak dihitung sampai dipulihkan pada tab Perbaikan orangnya."
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
