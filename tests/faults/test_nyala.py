"""The portal is there before its servers are, as after a power cut."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tests.faults.jalan import PULIH, Jalan, Tolok
from tests.faults.panggung import tunggu
from tests.faults.tahan import ditahan
from tests.faults.test_worker import mulai

Catat = Callable[..., None]


def test_server_menyusul(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    """Everything goes down at once in the middle of an import; web, worker and beat are back
    before the database, and the queue comes last and empty."""
    p = jalan.p
    with ditahan(p, "menerapkan") as penahan:
        impor, status = mulai(jalan, "menerapkan", tolok)
        penahan.tunggu()
        for nama in ("web", "worker", "beat"):
            os.killpg(p.portal.pid(nama), signal.SIGKILL)
        p.postgres_berhenti(signal.SIGQUIT)
        p.valkey.berhenti()
        (p.valkey.folder / "dump.rdb").unlink(missing_ok=True)
        p.portal.__exit__()
        with ThreadPoolExecutor(1) as serempak:
            menyala = serempak.submit(p.portal.__enter__)
            tunggu(lambda: menjawab(jalan) == 503, "the web to say that the database is away")
            p.postgres.mulai()
            menyala.result(120)
    assert jalan.petugas.sehat() == (200, {"basis_data": True, "antrean": False})
    # Worker and beat try in vain for a while.
    time.sleep(10)
    assert p.portal.mati() is None
    jalan.belum_berubah(tolok)
    p.valkey.mulai()
    saat = time.monotonic()
    jalan.tunggu(impor, status, PULIH)
    detik = time.monotonic() - saat
    jalan.diterapkan_utuh(impor, tolok)
    catat(
        "semua mati; web, worker, beat menyala sebelum PostgreSQL, Valkey terakhir dan kosong",
        "menerapkan",
        "setiap proses menunggu servernya; pekerjaan dilanjutkan sendiri",
        detik,
    )


def menjawab(jalan: Jalan) -> int:
    """The status of the health page, 0 while nobody listens."""
    try:
        return jalan.petugas.sehat()[0]
    except OSError:
        return 0
