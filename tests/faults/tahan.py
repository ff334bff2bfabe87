"""Holding an import at a stage: a trigger of the test's own database waits for a lock we hold.

Nothing of this is in the product. Whoever is held is held inside PostgreSQL, at the same row every
time; killing the process or stopping the server meanwhile is exactly what the tests are about.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg2

from tests.faults.panggung import Panggung, tunggu

KUNCI = 7_203_999
FUNGSI = f"""
CREATE OR REPLACE FUNCTION public.uji_tahan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({KUNCI});
    RETURN NEW;
END $$
"""
# Stage -> table, when the trigger holds. {nip} is a person in the middle of the file that changes.
TAHAP = {
    "membaca": (
        "inti_pekerjaan",
        "BEFORE UPDATE ON inti_pekerjaan FOR EACH ROW WHEN (NEW.jenis = 'impor.periksa' "
        "AND NEW.status = 'BERJALAN' AND NEW.selesai_n > 0)",
    ),
    "memeriksa": ("impor_temuan", "BEFORE INSERT ON impor_temuan FOR EACH STATEMENT"),
    "menerapkan": (
        "pegawai_pegawai",
        "BEFORE INSERT OR UPDATE ON pegawai_pegawai FOR EACH ROW WHEN (NEW.nip = '{nip}')",
    ),
}


class Penahan:
    """The lock in our hand."""

    def __init__(self, panggung: Panggung) -> None:
        self._panggung = panggung
        self._sambungan = panggung.sambung()
        with self._sambungan.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_lock(%s)", [KUNCI])

    def tunggu(self, banyak: int = 1) -> None:
        """Wait until `banyak` workers stand at the stage."""
        tunggu(lambda: self.tertahan() >= banyak, f"{banyak} to be held at the stage", 120)

    def tertahan(self) -> int:
        """How many wait for us."""
        return int(
            self._panggung.satu(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s "
                "AND NOT granted",
                KUNCI,
            )
        )

    def lepas(self) -> None:
        """Let go; a server that was stopped has taken the lock with it."""
        with suppress(psycopg2.Error):
            self._sambungan.close()


@contextmanager
def ditahan(panggung: Panggung, tahap: str) -> Iterator[Penahan]:
    """Imports stop at `tahap` until the lock is let go, at the latest at the end."""
    _, kapan = TAHAP[tahap]
    panggung.tanya(FUNGSI)
    lepaskan(panggung)
    kapan = kapan.format(nip=panggung.nip_tengah)
    panggung.tanya(f"CREATE TRIGGER uji_tahan {kapan} EXECUTE FUNCTION public.uji_tahan()")
    penahan = Penahan(panggung)
    try:
        yield penahan
    finally:
        penahan.lepas()
        lepaskan(panggung)


def lepaskan(panggung: Panggung) -> None:
    """Take all triggers off, if the server is there; without our lock they hold nobody."""
    with suppress(psycopg2.OperationalError):
        for tabel, _ in TAHAP.values():
            panggung.tanya(f"DROP TRIGGER IF EXISTS uji_tahan ON {tabel}")
