"""The sweeper sends again what waits without a message and what a dead worker left."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from redis.exceptions import ConnectionError as Terputus
from redis.exceptions import OutOfMemoryError

from talenta.inti.models import Pekerjaan
from talenta.inti.services import pekerjaan as layanan
from talenta.inti.services.pekerjaan import KUNCI, kirim, sapu
from talenta.inti.tasks import jalankan_pekerjaan

LAMA = timedelta(minutes=2)


@pytest.fixture
def terkirim(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Numbers of the jobs handed to the queue."""
    nomor: list[int] = []
    monkeypatch.setattr(layanan, "kirim", lambda satu: nomor.append(satu) or True)
    return nomor


def kerja(**nilai: Any) -> Pekerjaan:
    satu = Pekerjaan.objects.create(jenis="karir.hitung", judul="Hitung")
    Pekerjaan.objects.filter(pk=satu.pk).update(dibuat_pada=timezone.now() - LAMA, **nilai)
    return satu


@contextmanager
def dikerjakan(pekerjaan: Pekerjaan) -> Iterator[None]:
    """The lock of a living worker, on a connection of its own."""
    lain = connection.copy()
    try:
        with lain.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_lock(%s, %s)", [KUNCI, pekerjaan.pk])
            yield
            kursor.execute("SELECT pg_advisory_unlock(%s, %s)", [KUNCI, pekerjaan.pk])
    finally:
        lain.close()


@pytest.mark.django_db
def test_yang_tidak_terkirim_dikirim_sekali(terkirim: list[int]) -> None:
    satu = kerja()
    baru = Pekerjaan.objects.create(jenis="karir.hitung", judul="Baru saja")
    assert (sapu(), terkirim) == (1, [satu.pk])
    assert (sapu(), terkirim) == (0, [satu.pk])
    Pekerjaan.objects.filter(pk=satu.pk).update(dikirim_pada=timezone.now() - 3 * LAMA)
    assert (sapu(), terkirim) == (1, [satu.pk, satu.pk])
    assert baru.pk not in terkirim


@pytest.mark.django_db
def test_pekerja_mati_diganti_dan_yang_hidup_dibiarkan(terkirim: list[int]) -> None:
    satu = kerja(status="BERJALAN", mulai_pada=timezone.now() - LAMA)
    with dikerjakan(satu):
        assert (sapu(), terkirim) == (0, [])
    assert (sapu(), terkirim) == (1, [satu.pk])
    # All workers may be busy: the message waits, and one is enough.
    assert (sapu(), terkirim) == (0, [satu.pk])
    # It was started again after that message, and died again.
    Pekerjaan.objects.filter(pk=satu.pk).update(
        dikirim_pada=timezone.now() - LAMA, mulai_pada=timezone.now() - LAMA / 2
    )
    assert (sapu(), terkirim) == (1, [satu.pk, satu.pk])


@pytest.mark.django_db
def test_yang_berakhir_tidak_dikirim_lagi(terkirim: list[int]) -> None:
    for status in ("SELESAI", "GAGAL"):
        kerja(status=status, mulai_pada=timezone.now() - LAMA)
    assert (sapu(), terkirim) == (0, [])


@pytest.mark.django_db
def test_antrean_hilang_tidak_menandai_terkirim(monkeypatch: pytest.MonkeyPatch) -> None:
    satu = kerja()
    monkeypatch.setattr(layanan, "kirim", lambda _: False)
    assert sapu() == 0
    assert Pekerjaan.objects.get(pk=satu.pk).dikirim_pada is None


@pytest.mark.parametrize("galat", [Terputus, OutOfMemoryError, TimeoutError])
def test_antrean_yang_menolak_tidak_menggagalkan_halaman(
    monkeypatch: pytest.MonkeyPatch, galat: type[Exception]
) -> None:
    def tolak(**_: Any) -> None:
        raise galat("no")

    monkeypatch.setattr(jalankan_pekerjaan, "apply_async", tolak)
    assert kirim(1) is False


@pytest.mark.django_db
def test_server_melihat_mesin_yang_hilang() -> None:
    """The lock of a worker whose machine lost its power falls within the minute."""
    detik: dict[str, int] = {}
    with connection.cursor() as kursor:
        for nama in ("idle", "interval", "count"):
            kursor.execute(f"SELECT current_setting('tcp_keepalives_{nama}')::int")
            detik[nama] = kursor.fetchone()[0]
        kursor.execute("SHOW client_connection_check_interval")
        assert kursor.fetchone()[0] == "5s"
    assert 0 < detik["idle"] + detik["interval"] * detik["count"] <= 60


@pytest.mark.django_db
@pytest.mark.parametrize("selisih", [timedelta(days=-1), timedelta(days=730)])
def test_jam_yang_salah_tidak_menunda(
    terkirim: list[int], monkeypatch: pytest.MonkeyPatch, selisih: timedelta
) -> None:
    """What another clock has dated waits no longer than what this one has, and the clock of the
    process that sweeps does not matter."""
    lain = timezone.now() + selisih
    antre, dikirim = kerja(), kerja(dikirim_pada=lain)
    mati = kerja(status="BERJALAN", mulai_pada=lain, dikirim_pada=lain)
    Pekerjaan.objects.filter(pk__in=[antre.pk, dikirim.pk, mati.pk]).update(dibuat_pada=lain)
    monkeypatch.setattr(timezone, "now", lambda: lain)
    assert (sapu(), terkirim) == (3, [antre.pk, dikirim.pk, mati.pk])
    assert sapu() == 0, "once sent they wait for their turn like any other"
