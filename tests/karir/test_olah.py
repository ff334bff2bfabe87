"""What follows a run is asked for once."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

from karir.services import olah
from karir.services.olah import JENIS_OLAH, olah_minta
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import Dunia
from tests.fixtures.tersimpan import SABAR, SEBENTAR, di_samping


def test_dua_yang_meminta_bersama_mendapat_satu_pekerjaan(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each looks for a job before the other has made one, unless one of them waits."""
    proses, buat = dunia.prov.proses, olah.pekerjaan_buat
    mulai, keduanya, nomor = Barrier(2), Barrier(2), list[int]()

    def lambat(**isian: Any) -> Pekerjaan:
        with suppress(BrokenBarrierError):  # nobody else came this far
            keduanya.wait(SEBENTAR)
        return buat(**isian)

    def minta() -> None:
        mulai.wait(SABAR)
        nomor.append(olah_minta(proses=proses, pelaku=Pelaku.sistem()).pk)

    monkeypatch.setattr(olah, "pekerjaan_buat", lambat)
    with di_samping(minta) as satu, di_samping(minta) as lain:
        satu.start()
        lain.start()
    [pekerjaan] = Pekerjaan.objects.filter(jenis=JENIS_OLAH)
    assert nomor == [pekerjaan.pk] * 2
    assert CatatanAudit.objects.filter(tindakan="peringkat.olah").count() == 1
