"""What the copying thread meets reaches the caller in Django's classes, which jobs try again."""

import threading

import pytest
from django.db import OperationalError, connection, connections

from talenta.impor.salin import Penyalin, teks_salin


@pytest.mark.usefixtures("basis_tetap")
def test_sambungan_yang_diputus_saat_menyalin() -> None:
    with connection.cursor() as kursor:
        kursor.execute("CREATE TEMP TABLE wadah (nilai text)")
        kursor.execute("SELECT pg_backend_pid()")
        [nomor] = kursor.fetchone()
    penyalin = Penyalin()
    penyalin.salin("wadah", ["nilai"], teks_salin([["satu"]]))
    penyalin.tunggu()

    def putuskan() -> None:
        with connection.cursor() as lain:
            lain.execute("SELECT pg_terminate_backend(%s)", [nomor])
        connections.close_all()

    pemutus = threading.Thread(target=putuskan)
    pemutus.start()
    pemutus.join()
    penyalin.salin("wadah", ["nilai"], teks_salin([["dua"]]))
    with pytest.raises(OperationalError):
        penyalin.tunggu()
    connection.close()


def test_garis_miring_menjadi_isi_sel() -> None:
    assert teks_salin([["a\\b", "c"], ["1", "2"]]) == b"a\\\\b\t1\nc\t2"
