"""Writing the undoing: added rows go, changed rows get back what they were."""

from django.utils import timezone

from talenta.impor.models import CatatanImpor
from talenta.impor.penampung import Lapor
from talenta.impor.urung.halangan import perujuk_semua
from talenta.impor.urung.rencana import Rencana, Sasaran, ambil, jalankan

SEKALI = 200_000


def hitung(r: Rencana) -> tuple[int, int]:
    """How many rows of the import's kind go, and how many get back what they were."""
    [(hapus, kembali)] = ambil(
        "SELECT count(*) FILTER (WHERE tambah), count(*) FILTER (WHERE NOT tambah) "
        f"FROM {r.utama.rencana}"
    )
    return hapus, kembali


def kembalikan(r: Rencana, lapor: Lapor) -> None:
    """Carry the plan out; nothing may stand in its way any more."""
    jalankan("DISCARD PLANS")
    # A tree's rows name each other and are checked at the end; all others at once, which costs
    # half.
    jalankan(f"SET CONSTRAINTS ALL {'DEFERRED' if r.pengikut else 'IMMEDIATE'}")
    for s in (*r.pengikut, r.utama):
        total = ambil(f"SELECT count(*) FROM {s.rencana}")[0][0]
        selesai = 0
        for hapus in (True, False):
            for awal, akhir, banyak in _potongan(s, hapus):
                langkah = "Menghapus baris" if hapus else "Mengembalikan isi lama"
                lapor(selesai=selesai, total=total, langkah=langkah)
                _hapus(s, awal, akhir) if hapus else _pulihkan(s, awal, akhir)
                selesai += banyak
    if r.jenis.sesudah_urung is not None:
        lapor(langkah="Memperbarui susunan dan lingkup")
        r.jenis.sesudah_urung(r.impor)


def _potongan(s: Sasaran, hapus: bool) -> list[tuple[int, int, int]]:
    """Intervals of keys with at most SEKALI rows each, since triggers queue in memory."""
    return ambil(
        "SELECT min(id), max(id), count(*) FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) "
        f"/ {SEKALI} AS ke FROM {s.rencana} WHERE tambah = %s) t GROUP BY ke ORDER BY ke",
        [hapus],
    )


def _hapus(s: Sasaran, awal: int, akhir: int) -> None:
    for perujuk in perujuk_semua(s):
        if perujuk.ikut:
            jalankan(
                f"DELETE FROM {perujuk.model._meta.db_table} p USING {s.rencana} r "
                f'WHERE p."{perujuk.kolom}" = r.id AND (p.{perujuk.ikut}) AND r.tambah '
                "AND r.id BETWEEN %s AND %s",
                [awal, akhir],
            )
    jalankan(
        f"DELETE FROM {s.tabel} l USING {s.rencana} r WHERE l.id = r.id AND r.tambah "
        "AND r.id BETWEEN %s AND %s",
        [awal, akhir],
    )


def _pulihkan(s: Sasaran, awal: int, akhir: int) -> None:
    """Give rows their columns of before; without a hash, values decide what is the same."""
    pasang = [f'"{kolom}" = lama."{kolom}"' for kolom in s.kolom]
    parameter: list[object] = []
    if issubclass(s.model, CatatanImpor):
        pasang += ["sidik = NULL", "diperbarui_pada = %s"]
        parameter.append(timezone.now())
    jalankan(
        f"UPDATE {s.tabel} l SET {', '.join(pasang)} FROM {s.rencana} r "
        f"JOIN {s.tabel_peristiwa} lama ON lama.pgh_id = r.sebelum "
        "WHERE l.id = r.id AND NOT r.tambah AND r.id BETWEEN %s AND %s",
        [*parameter, awal, akhir],
    )
