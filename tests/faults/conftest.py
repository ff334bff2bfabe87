"""Servers of their own for the whole session; every test finds the tables as they were."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import catatan
from tests.faults.isi import OTENTIK
from tests.faults.isi_peringkat import ORANG_PER_UNIT, PETUGAS, PETUGAS_BERATURAN
from tests.faults.jalan import Jalan, Tolok
from tests.faults.keadaan import kembalikan, simpan
from tests.faults.panggung import Panggung, panggung_hidup, tunggu
from tests.faults.peringkat import Peringkat, Sidik
from tests.faults.petugas import Petugas

SINI = Path(__file__).parent
BARIS_KECIL, BARIS_PENUH = 2_000, 24_000


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A small selection belongs to `make test-lanjut`, the others to `make test-faults`."""
    for butir in items:
        if butir.nodeid.startswith("tests/faults/"):
            dipilih = butir.get_closest_marker("benih") is not None
            butir.add_marker(pytest.mark.lanjut if dipilih else pytest.mark.faults)


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
def _masuk(panggung: Panggung) -> dict[str, Petugas]:
    """Everybody who acts in these tests, signed in before the tables are kept."""
    nip = {
        "impor_1": OTENTIK[0],
        "impor_2": OTENTIK[1],
        "peringkat_1": PETUGAS[0],
        "peringkat_2": PETUGAS[1],
        "beraturan": PETUGAS_BERATURAN,
        **{satu: panggung.peringkat[satu] for satu in ("dinas_a", "dinas_b", "asn")},
    }
    semua = {nama: Petugas(panggung.portal.alamat, satu) for nama, satu in nip.items()}
    simpan(panggung)
    return semua


@pytest.fixture(scope="session")
def _petugas(_masuk: dict[str, Petugas]) -> tuple[Petugas, Petugas]:
    return _masuk["impor_1"], _masuk["impor_2"]


@pytest.fixture(scope="session")
def tolok(panggung: Panggung, _petugas: tuple[Petugas, Petugas]) -> Tolok:
    """What an import comes to without a fault."""
    kembalikan(panggung)
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


@pytest.fixture(scope="session")
def sidik(panggung: Panggung, _masuk: dict[str, Petugas]) -> Sidik:
    """What a ranking comes to without a fault."""
    kembalikan(panggung)
    peringkat = Peringkat(panggung, _masuk["peringkat_1"])
    mulai = time.monotonic()
    nomor = peringkat.minta()
    peringkat.tuntas(nomor, 120)
    hasil = peringkat.sidik(peringkat.proses(nomor))
    catatan.TOLOK_PERINGKAT.update(orang=hasil.jumlah, detik=time.monotonic() - mulai)
    assert hasil.jumlah == 4 * ORANG_PER_UNIT
    return hasil


@pytest.fixture
def peringkat(panggung: Panggung, _masuk: dict[str, Petugas], sidik: Sidik) -> Peringkat:
    """The road of a ranking, on tables and processes as they were at first."""
    panggung.bangkitkan()
    petugas = _masuk["peringkat_1"]
    tunggu(lambda: petugas.terhubung("/karir/proses/"), "the portal to be whole again")
    kembalikan(panggung)
    return Peringkat(panggung, petugas)


@pytest.fixture
def petugas_peringkat_kedua(_masuk: dict[str, Petugas]) -> Petugas:
    return _masuk["peringkat_2"]


@pytest.fixture
def pembaca(_masuk: dict[str, Petugas]) -> dict[str, Petugas]:
    """Readers of two offices, and somebody who reads the own result."""
    return {satu: _masuk[satu] for satu in ("dinas_a", "dinas_b", "asn")}


@pytest.fixture
def petugas_beraturan(_masuk: dict[str, Petugas]) -> Petugas:
    return _masuk["beraturan"]


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
