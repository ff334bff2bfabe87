"""A client for each role of the small world."""

from typing import Any

import pytest

from talenta.akun.izin import Peran
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import Klien, klien

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def masuk(dunia: Dunia) -> Any:
    """A client signed in under a role of the province."""

    def sebagai(peran: Peran) -> Klien:
        return klien(dunia.prov.akun[peran])

    return sebagai
