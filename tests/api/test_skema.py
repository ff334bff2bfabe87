"""The schema is whole, and a small share of what `make test-api` asks of every operation."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema

from talenta.akun.izin import Peran
from talenta.inti.views.dokumen_api import skema_lengkap
from tests.akses.test_url import tanpa_bekas
from tests.api.bantu import token
from tests.api.test_jelajah import ATURAN, BENIH, _operasi
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import lepas_lingkup

CONTOH, BANYAK = 1, 40


def test_skema_sah_dan_tanpa_keluhan() -> None:
    GENERATOR_STATS.reset()
    skema_lengkap.cache_clear()
    skema = skema_lengkap()
    validate_schema(skema)
    assert not GENERATOR_STATS
    operasi = [isi for alamat in skema["paths"].values() for isi in alamat.values()]
    assert len({satu["operationId"] for satu in operasi}) == len(operasi)
    for satu in operasi:
        assert satu["summary"], satu["operationId"]
        assert "Cakupan token" in satu["description"] or "Semua token" in satu["description"]
        assert {"401", "403", "404", "429"} <= set(satu["responses"])
    assert skema["components"]["securitySchemes"] == {
        "token": skema["components"]["securitySchemes"]["token"]
    }


@pytest.fixture
def _koneksi_tetap() -> Iterator[None]:
    """Requests begin and end within the test's transaction, as with Django's own client."""
    for tanda in (request_started, request_finished):
        tanda.disconnect(close_old_connections)
    yield
    for tanda in (request_started, request_finished):
        tanda.connect(close_old_connections)


def _wsgi() -> Callable[..., Any]:
    dalam = WSGIHandler()

    def aplikasi(environ: dict[str, Any], mulai: Callable[..., Any]) -> Iterator[bytes]:
        with tanpa_bekas():
            try:
                return iter(list(dalam(environ, mulai)))
            finally:
                lepas_lingkup()

    return aplikasi


@pytest.mark.usefixtures("_koneksi_tetap")
@pytest.mark.parametrize("cara", ["positive", "negative"])
def test_sebagian_kecil(dunia: Dunia, settings: Any, cara: str) -> None:
    """A fixed draw of operations as Admin BKD, within this process: one example each."""
    # Takes most of a second to import, in each process that collects the tests.
    import schemathesis
    from schemathesis.config import SchemathesisConfig

    mode = schemathesis.GenerationMode(cara)
    settings.TALENTA_API_BATAS = 10**9
    settings.ALLOWED_HOSTS = ["*"]
    rahasia = token(dunia.prov.akun[Peran.ADMIN_BKD]).rahasia
    skema = schemathesis.openapi.from_wsgi(
        "/api/skema.json", _wsgi(), config=SchemathesisConfig.from_path(ATURAN)
    )
    menurut = {(m, a): kwargs for m, a, kwargs in _operasi(dunia, Peran.ADMIN_BKD)}
    acak = random.Random(BENIH)  # noqa: S311 (the order of a test)
    semua = [hasil.ok() for hasil in skema.get_all_operations()]
    pilih = [satu for satu in semua if (satu.method.upper(), satu.path) in menurut]
    acak.shuffle(pilih)
    awal = BANYAK * (cara == "negative")
    for satu in pilih[awal : awal + BANYAK]:
        jalur = menurut[satu.method.upper(), satu.path]
        _uji(satu, mode, jalur, rahasia)
    assert len(pilih) > 140


def _uji(operasi: Any, mode: Any, jalur: dict[str, Any], rahasia: str) -> None:
    try:
        strategi = operasi.as_strategy(generation_mode=mode, path_parameters=jalur or None)
    except hypothesis.errors.Unsatisfiable:
        return

    @hypothesis.seed(BENIH)
    @hypothesis.settings(
        max_examples=CONTOH,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(strategi)
    def satu(kasus: Any) -> None:
        kasus.call_and_validate(headers={"Authorization": f"Bearer {rahasia}"})

    satu()
