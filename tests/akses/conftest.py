import pytest

from tests.fixtures.dunia import Dunia, bangun


@pytest.fixture
def dunia(db: None) -> Dunia:
    return bangun()
