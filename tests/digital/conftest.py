from typing import Any

import pytest

from kompetensi.digital.services.muat import digital_muat_bawaan
from tests.fixtures.dunia import Dunia


@pytest.fixture
def dunia_digital(dunia: Dunia) -> Dunia:
    """The small world with the framework, the bank and the rules that ship."""
    digital_muat_bawaan()
    return dunia


@pytest.fixture
def asn(dunia_digital: Dunia) -> Any:
    """The record of the plain ASN's account."""
    from talenta.akun.izin import Peran
    from talenta.pegawai.models import Pegawai

    return Pegawai.objects.get(pengguna=dunia_digital.prov.akun[Peran.ASN])
