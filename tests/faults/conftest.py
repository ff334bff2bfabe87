"""Servers of their own for the whole session; every test finds the tables as they were."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import catatan
from tests.faults.isi import OTENTIK
from tests.faults.jalan import Jalan, Tolok
from tests.faults.keadaan import kembalikan, simpan
from tests.faults.panggung import Panggung, panggung_hidup, tunggu
from tests.faults.petugas import Petugas

SINI = Path(__file__).parent
BARIS_KECIL, BARIS_PENUH = 2_000, 24_000


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is not chosen for the small selection of `make test` belongs to `make test-faults`."""
    for butir in items:
        if SINI in butir.path.parents and butir.get_closest_marker("benih") is None:
            butir.add_marker(pytest.mark.faults)


@pytest.fixture(scope="session")
def penuh() -> bool:
    """Whether this is the full set, with the large file, whose result is written down."""
    return os.environ.get("GANGGUAN") == "penuh"


@pytest.fixture(scope="session")
def panggung(penuh: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Panggung]:
    """Own PostgreSQL, Valkey, web, worker and beat, with people and two officers."""
    data = tmp_path_factory.mktemp("faults")
    baris = int(os.environ.get("GANGGUAN_BARIS") or (BARIS_PENUH if penuh else BARIS_KECIL))
    with panggung_hidup(data, baris) as hidup:
        yield hidup


@pytest.fixture(scope="session")
def _petugas(panggung: Panggung) -> tuple[Petugas, Petugas]:
    satu, dua = (Petugas(panggung.portal.alamat, nip) for nip in OTENTIK)
    simpan(panggung)
    return satu, dua


@pytest.fixture(scope="session")
def tolok(panggung: Panggung, _petugas: tuple[Petugas, Petugas]) -> Tolok:
    """What an import comes to without a fault."""
    hasil = Jalan(panggung, _petugas[0]).rekam()
    assert hasil.sebelum != hasil.sesudah
    assert all(hasil.hitungan[nama] for nama in ("baru", "berubah", "sama", "ditolak")), hasil
    catatan.TOLOK.update(
        baris=hasil.hitungan["dibaca"], periksa=hasil.detik_periksa, terap=hasil.detik_terap
    )
    return hasil


@pytest.fixture
def petugas(_petugas: tuple[Petugas, Petugas]) -> Petugas:
    return _petugas[0]


@pytest.fixture
def petugas_kedua(_petugas: tuple[Petugas, Petugas]) -> Petugas:
    return _petugas[1]


@pytest.fixture
def jalan(panggung: Panggung, petugas: Petugas, tolok: Tolok) -> Jalan:
    """The road, on tables and processes as they were at first."""
    panggung.bangkitkan()
    tunggu(lambda: petugas.terhubung("/impor/"), "the portal to be whole again")
    kembalikan(panggung)
    return Jalan(panggung, petugas)


@pytest.fixture
def catat(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Note a result for docs/gangguan.md: `catat(gangguan, tahap, hasil, detik)`."""

    def _catat(gangguan: str, tahap: str, hasil: str, detik: float | None = None) -> None:
        catatan.HASIL[request.node.nodeid] = catatan.Baris(gangguan, tahap, hasil, detik)

    return _catat


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    laporan = yield
    if SINI in item.path.parents:
        catatan.catat_laporan(item.nodeid, laporan)
    return laporan


def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get("GANGGUAN") == "penuh" and catatan.LAPORAN:
        catatan.tulis()
