"""What follows a run, and its recomputation, are asked for once."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

from karir.services import olah, verifikasi
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import Dunia
from tests.fixtures.tersimpan import SABAR, SEBENTAR, di_samping


@pytest.mark.parametrize(
    ("layanan", "nama", "jenis"),
    [(olah, "olah", "karir.olah"), (verifikasi, "verifikasi", "karir.verifikasi")],
    ids=["olah", "verifikasi"],
)
def test_dua_yang_meminta_bersama_mendapat_satu_pekerjaan(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch, layanan: Any, nama: str, jenis: str
) -> None:
    """Each looks for a job before the other has made one, unless one of them waits."""
    proses, buat, meminta = dunia.prov.proses, layanan.pekerjaan_buat, f"{nama}_minta"
    mulai, keduanya, nomor = Barrier(2), Barrier(2), list[int]()

    def lambat(**isian: Any) -> Pekerjaan:
        with suppress(BrokenBarrierError):  # nobody else came this far
            keduanya.wait(SEBENTAR)
        return buat(**isian)

    def minta() -> None:
        mulai.wait(SABAR)
        nomor.append(getattr(layanan, meminta)(proses=proses, pelaku=Pelaku.sistem()).pk)

    monkeypatch.setattr(layanan, "pekerjaan_buat", lambat)
    with di_samping(minta) as satu, di_samping(minta) as lain:
        satu.start()
        lain.start()
    [pekerjaan] = Pekerjaan.objects.filter(jenis=jenis)
    assert nomor == [pekerjaan.pk] * 2
    assert CatatanAudit.objects.filter(tindakan=f"peringkat.{nama}").count() == 1
