"""Two small worlds: one that a module shares, each test in a transaction of its own, and one built
for each test and committed, since a run takes a transaction of its own."""

from collections.abc import Iterator

import pytest

from tests.fixtures.dunia import Daerah, Dunia
from tests.fixtures.simpanan import salinan
from tests.fixtures.tersimpan import dunia_tersimpan


@pytest.fixture
def prov(dunia_modul: Dunia, db: None) -> Daerah:
    """The province of the small world, as it was built for this module."""
    return salinan(dunia_modul).prov


@pytest.fixture
def dunia(django_db_setup: None, django_db_blocker) -> Iterator[Dunia]:
    """The small world, committed, and emptied afterwards."""
    with dunia_tersimpan(django_db_blocker) as dunia:
        yield dunia
