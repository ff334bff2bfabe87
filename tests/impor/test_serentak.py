"""Cleaning in child processes: the same answers in the same order, whatever becomes of a child."""

import errno
import os
import signal
import time
from itertools import count

import pytest

from talenta.impor import alur
from talenta.impor.models import Impor, Temuan
from talenta.impor.serentak import serentak
from tests.impor.bantu import NIP, csv, hitungan, kirim

INDUK = os.getpid()


@pytest.mark.parametrize("proses", [0, 1, 2, 5])
def test_urutan_tetap_dan_bukan_proses_ini_yang_bekerja(proses: int) -> None:
    hasil = list(serentak(lambda n: (n * n, os.getpid()), range(23), proses=proses))
    assert [n for n, _ in hasil] == [n * n for n in range(23)]
    pelaku = {satu for _, satu in hasil}
    assert pelaku == {INDUK} if not proses else len(pelaku) == proses
    assert proses == 0 or INDUK not in pelaku


def test_kosong() -> None:
    assert list(serentak(str, [], proses=2)) == []


def test_galat_anak_sampai_pada_gilirannya() -> None:
    def bagi(n: int) -> int:
        if n == 3:
            raise ValueError("baris 3")
        return n

    jalan = serentak(bagi, range(10), proses=2)
    assert [next(jalan) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="baris 3"):
        next(jalan)


def test_anak_yang_mati_digantikan_induknya() -> None:
    def mati(n: int) -> tuple[int, bool]:
        if n == 4 and os.getpid() != INDUK:
            os.kill(os.getpid(), signal.SIGKILL)
        return n, os.getpid() == INDUK

    hasil = list(serentak(mati, range(12), proses=2))
    assert [n for n, _ in hasil] == list(range(12))
    # What was the dead child's is the parent's from then on.
    assert [n for n, oleh_induk in hasil if oleh_induk] == [4, 6, 8, 10]


@pytest.mark.parametrize("dapat", [0, 1])
def test_anak_yang_tidak_dapat_dibuat(monkeypatch: pytest.MonkeyPatch, dapat: int) -> None:
    """The system gives fewer processes than asked: those work, or the parent does."""
    fork, dibuat = os.fork, count()

    def terbatas() -> int:
        if next(dibuat) >= dapat:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return fork()

    monkeypatch.setattr(os, "fork", terbatas)
    hasil = list(serentak(lambda n: (n, os.getpid()), range(7), proses=3))
    assert [n for n, _ in hasil] == list(range(7))
    assert len({satu for _, satu in hasil}) == 1
    assert (hasil[0][1] == INDUK) == (dapat == 0)


def test_ditinggalkan_tanpa_sisa() -> None:
    jalan = serentak(lambda n: os.getpid(), range(100), proses=2)
    anak = {next(jalan), next(jalan)}
    jalan.close()  # type: ignore[attr-defined]
    tenggat = time.monotonic() + 5
    while any(os.path.exists(f"/proc/{satu}") for satu in anak) and time.monotonic() < tenggat:
        time.sleep(0.05)
    for satu in anak:
        with pytest.raises(ProcessLookupError):
            os.kill(satu, 0)


@pytest.mark.parametrize("proses", [0, 2])
def test_impor_sama_dengan_dan_tanpa_anak(terisi, monkeypatch, settings, proses: int) -> None:
    """Findings, counts and stored rows do not tell how many processes cleaned."""
    monkeypatch.setattr(alur, "UKURAN_POTONGAN", 7)
    settings.TALENTA_IMPOR_PANJANG, settings.TALENTA_IMPOR_PROSES = 1, proses
    baris = [{"NIP": NIP, "TAHUN": str(1970 + n % 50)} for n in range(60)]
    baris[33]["PREDIKAT"] = "Lumayan"
    impor = kirim(terisi, "kinerja", csv("kinerja", *baris))
    assert impor.status == Impor.Status.DITERAPKAN
    temuan = Temuan.objects.filter(impor=impor).values_list("baris", "kode").order_by("baris")
    assert list(temuan)[:1] == [(35, "PREDIKAT_TIDAK_DIKENAL")]
    assert hitungan(impor) == {
        "dibaca": 60, "baru": 49, "sama": 10, "ditolak": 1, "peringatan": 10,
    }  # fmt: skip
