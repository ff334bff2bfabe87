"""Holding a run at a stage, as tests.faults.tahan holds an import: inside PostgreSQL.

A stage is a row at which a trigger waits for our lock, a table that we have locked, or a row in
the middle of the results, whose table the run makes itself: there an event trigger adds the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg2

from tests.faults.panggung import Panggung, tunggu
from tests.faults.tahan import FUNGSI, Penahan

_KERJA = "BEFORE UPDATE ON inti_pekerjaan FOR EACH ROW WHEN (NEW.jenis = 'karir.hitung' AND {})"
# Stage -> table, when the trigger holds.
PEMICU = {
    "membekukan": (
        "karir_masukanbeku",
        "BEFORE INSERT ON karir_masukanbeku FOR EACH ROW WHEN (NEW.nama = 'potensi.a4')",
    ),
    "menghitung": (
        "inti_pekerjaan",
        _KERJA.format("NEW.langkah = 'Menghitung nilai dan peringkat'"),
    ),
    "menutup": ("inti_pekerjaan", _KERJA.format("NEW.langkah = 'Menutup perhitungan'")),
    "menyelesaikan": ("inti_pekerjaan", _KERJA.format("NEW.status = 'SELESAI'")),
    "sertifikat": (
        "karir_sertifikatproses",
        "BEFORE INSERT ON karir_sertifikatproses FOR EACH ROW",
    ),
    "olah": ("karir_bahanandai", "BEFORE INSERT ON karir_bahanandai FOR EACH ROW"),
}
# Stage -> table we lock, how.
TABEL = {
    "membaca": ("kinerja_umpanbalik", "ACCESS EXCLUSIVE"),
    "memasang": ("karir_hasilperingkat", "SHARE UPDATE EXCLUSIVE"),
}
# In the order of a run. What comes after its results are stored is another job's.
TAHAP = (
    *("membaca", "menghitung", "membekukan", "menulis", "memasang", "menutup"),
    *("menyelesaikan", "sertifikat", "olah"),
)
SEBELUM_TERSIMPAN = TAHAP[:6]
JENIS = {"sertifikat": "karir.sertifikat", "olah": "karir.olah"}
PARTISI = """
CREATE OR REPLACE FUNCTION public.uji_tahan_partisi() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE satu record;
BEGIN
    FOR satu IN SELECT DISTINCT object_identity FROM pg_event_trigger_ddl_commands()
        WHERE object_identity ~ 'karir_hasil_[0-9]+$'
    LOOP
        EXECUTE format('CREATE TRIGGER uji_tahan BEFORE INSERT ON %s FOR EACH ROW '
            'WHEN (NEW.nip = ''{nip}'') EXECUTE FUNCTION public.uji_tahan()', satu.object_identity);
    END LOOP;
END $$;
CREATE EVENT TRIGGER uji_tahan ON ddl_command_end WHEN TAG IN ('CREATE TABLE')
    EXECUTE FUNCTION public.uji_tahan_partisi();
"""


class PenahanTabel(Penahan):
    """A table locked by us."""

    def __init__(self, panggung: Panggung, tabel: str, cara: str) -> None:
        self._panggung, self._tabel = panggung, tabel
        self._sambungan = panggung.sambung()
        self._sambungan.autocommit = False
        with self._sambungan.cursor() as kursor:
            kursor.execute(f"LOCK TABLE {tabel} IN {cara} MODE")

    def tertahan(self) -> int:
        """How many workers wait for the table."""
        return int(
            self._panggung.satu(
                "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) "
                "WHERE relation = %s::regclass AND NOT granted AND usename = 'talenta_kerja'",
                self._tabel,
            )
        )


@contextmanager
def ditahan(
    panggung: Panggung, tahap: str, nip: str, instansi: int | None = None
) -> Iterator[Penahan]:
    """Runs stop at `tahap` until the lock is let go, at the latest at the end.

    Those that write their results stop at the row of `nip`, and of the job's own stages only
    those of `instansi` count, if it is given.
    """
    panggung.tanya(FUNGSI)
    lepaskan(panggung)
    if tahap in PEMICU:
        tabel, kapan = PEMICU[tahap]
        if instansi is not None and tabel == "inti_pekerjaan":
            kapan = f"{kapan[:-1]} AND NEW.instansi_id = {instansi})"
        panggung.tanya(f"CREATE TRIGGER uji_tahan {kapan} EXECUTE FUNCTION public.uji_tahan()")
    elif tahap == "menulis":
        panggung.tanya(PARTISI.replace("{nip}", nip))
    penahan = PenahanTabel(panggung, *TABEL[tahap]) if tahap in TABEL else Penahan(panggung)
    try:
        yield penahan
    finally:
        penahan.lepas()
        lepaskan(panggung)


def lepaskan(panggung: Panggung) -> None:
    """Take all triggers off, if the server is there; without our lock they hold nobody."""

    def coba() -> bool:
        for tabel in sorted({tabel for tabel, _ in PEMICU.values()}):
            panggung.tanya(f"DROP TRIGGER IF EXISTS uji_tahan ON {tabel}")
        panggung.tanya("DROP EVENT TRIGGER IF EXISTS uji_tahan")
        return True

    with suppress(psycopg2.OperationalError):
        tunggu(coba, "the triggers to go")
