"""The small world of tests/fixtures, built once a module; each test works in a savepoint of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from talenta.akun.izin import Peran
from tests.fixtures.dunia import Dunia, bangun
from tests.fixtures.klien import Klien, klien

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(scope="module")
def dunia_modul(django_db_setup: None, django_db_blocker: Any) -> Iterator[Dunia]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield bangun(per_unit=3)
        transaction.set_rollback(True)


@pytest.fixture
def dunia(dunia_modul: Dunia, db: None) -> Dunia:
    """The world as it was built: what a test writes is rolled back with the test."""
    return dunia_modul


@pytest.fixture
def masuk(dunia: Dunia) -> Any:
    """A client signed in under a role of the province."""

    def sebagai(peran: Peran) -> Klien:
        return klien(dunia.prov.akun[peran])

    return sebagai
