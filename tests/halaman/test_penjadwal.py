"""The scheduler sends what is due whatever its clock was before, and does not pile it up."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from kombu.exceptions import OperationalError

from talenta.celery import app
from talenta.inti import penjadwal
from talenta.inti.penjadwal import PENUH, Penjadwal

NAMA = "sapu-pekerjaan"


class Percobaan(Penjadwal):
    """Notes what would be sent; the queue is as long as the test says."""

    panjang = 0

    def __init__(self, **lain: Any) -> None:
        self.terkirim: list[str] = []
        super().__init__(app=app, **lain)

    @property
    def producer(self) -> None:  # type: ignore[override]
        return None

    def apply_async(self, entry: Any, *_: Any, **__: Any) -> Any:
        self.terkirim.append(entry.name)

    def _antrean(self) -> int:
        return self.panjang


def buka(folder: Path) -> Percobaan:
    return Percobaan(schedule_filename=str(folder / "jadwal"))


@pytest.fixture
def jadwal(tmp_path: Path) -> Iterator[Percobaan]:
    satu = buka(tmp_path)
    yield satu
    satu._store.close()


def putar(jadwal: Percobaan) -> list[str]:
    """One look at all that is due; what was sent."""
    jadwal.terkirim.clear()
    for _ in range(2 * len(jadwal.schedule)):
        if jadwal.tick():
            break
    return jadwal.terkirim


def lalu(jadwal: Percobaan, selang: timedelta) -> None:
    """The sweeper was last sent `selang` ago."""
    entri = jadwal.schedule[NAMA]
    entri.last_run_at = entri.default_now() - selang


def test_dikirim_menurut_selangnya(jadwal: Percobaan) -> None:
    lalu(jadwal, timedelta(seconds=5))
    assert NAMA not in putar(jadwal)
    lalu(jadwal, timedelta(seconds=11))
    jadwal._heap = None
    assert putar(jadwal).count(NAMA) == 1
    assert NAMA not in putar(jadwal)


@pytest.mark.parametrize("selang", [timedelta(days=1), timedelta(days=730)])
def test_jam_yang_mundur_tidak_mendiamkannya(
    jadwal: Percobaan, monkeypatch: pytest.MonkeyPatch, selang: timedelta
) -> None:
    """As if it had been sent in times to come: within its own interval it is sent again."""
    assert isinstance(putar(jadwal), list)
    lalu(jadwal, -selang)
    asli = time.time
    monkeypatch.setattr(penjadwal.time, "time", lambda: asli() - selang.total_seconds())
    assert jadwal.tick() <= 10
    assert jadwal.schedule[NAMA].last_run_at <= jadwal.schedule[NAMA].default_now()
    lalu(jadwal, timedelta(seconds=11))
    jadwal._heap = None
    assert NAMA in putar(jadwal)


def test_catatan_dari_masa_depan_diluruskan_saat_mulai(tmp_path: Path) -> None:
    """It was stopped while the clock was ahead, and is started when the clock is right."""
    lama = buka(tmp_path)
    lalu(lama, -timedelta(days=730))
    lama.sync()
    lama._store.close()
    baru = buka(tmp_path)
    try:
        assert baru.schedule[NAMA].last_run_at > baru.schedule[NAMA].default_now()
        assert baru.tick() <= 10
        assert baru.schedule[NAMA].last_run_at <= baru.schedule[NAMA].default_now()
    finally:
        baru._store.close()


def test_antrean_penuh_tidak_ditambah(jadwal: Percobaan) -> None:
    """What comes again soon is left out; what comes once a day is not."""
    for entri in jadwal.schedule.values():
        entri.last_run_at = entri.default_now() - timedelta(days=2)
    jadwal.panjang = PENUH
    assert set(putar(jadwal)) == {
        *("arsipkan-lama", "rapikan-berkas", "hapus-jejak-masuk", "hapus-kabar-lama"),
        *("hapus-tilikan", "hapus-pernyataan", "ingatkan-asesmen", "lengkapi-kalender"),
    }
    jadwal.panjang = PENUH - 1
    lalu(jadwal, timedelta(seconds=11))
    jadwal._heap = None
    assert putar(jadwal) == [NAMA]


def test_antrean_yang_tidak_ada_tidak_menghalangi(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    satu = Penjadwal(app=app, schedule_filename=str(tmp_path / "jadwal"), lazy=True)

    class Putus:
        @property
        def default_channel(self) -> Any:
            raise OperationalError("no")

    monkeypatch.setattr(satu, "connection", Putus(), raising=False)
    assert satu._antrean() == 0


def test_pesan_berkala_tidak_menyebut_jam_kapan_ia_basi() -> None:
    """A worker whose clock is ahead would throw every such message away."""
    assert not any("expires" in satu.get("options", {}) for satu in app.conf.beat_schedule.values())
    assert app.conf.beat_scheduler == "talenta.inti.penjadwal:Penjadwal"
