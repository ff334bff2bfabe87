"""Short ways to propose and to decide."""

import io
from datetime import date
from typing import Any

import pytest

from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import jenis_bernama
from talenta.pegawai.services.perbaikan import Dasar, usul_ubah
from talenta.pegawai.services.perbaikan_putus import usul_putuskan
from talenta.pegawai.services.perbaikan_terap import usul_terapkan
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import Klien, klien

PDF = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
HARI = date(2026, 7, 1)


@pytest.fixture
def masuk(dunia: Dunia) -> Any:
    def sebagai(peran: Peran) -> Klien:
        return klien(dunia.prov.akun[peran])

    return sebagai


@pytest.fixture
def orang(dunia: Dunia) -> Pegawai:
    """Somebody in the scope of the Pengelola OPD, without an account."""
    return Pegawai.objects.get(pk=dunia.prov.pegawai["BIDANG_A"][1].pk)


def pelaku(akun: Pengguna) -> Pelaku:
    return Pelaku(id=akun.pk, nama=str(akun), instansi_id=akun.instansi_id)


def dasar(**lain: Any) -> Dasar:
    return Dasar(**{"alasan": "Sesuai SK", "bukti": io.BytesIO(PDF), "bukti_nama": "sk.pdf"} | lain)


def usulkan(dunia: Dunia, baris: Any, kode: str, **isian: str) -> UsulPerbaikan:
    """A proposal by the Pengelola OPD; headers with `_` for a blank."""
    return usul_ubah(
        jenis=jenis_bernama(kode),
        baris=baris,
        isian={kolom.replace("_", " "): nilai for kolom, nilai in isian.items()},
        dasar=dasar(),
        hari=HARI,
        pelaku=pelaku(dunia.prov.akun[Peran.PENGELOLA_OPD]),
    )


def setujui(dunia: Dunia, usul: UsulPerbaikan, terapkan: bool = True) -> UsulPerbaikan:
    """Approved by the Analis BKD, and applied as the worker does."""
    oleh = pelaku(dunia.prov.akun[Peran.ANALIS_BKD])
    usul = usul_putuskan(usul_id=usul.pk, setuju=True, alasan="", pelaku=oleh)
    return usul_terapkan(usul_id=usul.pk, pelaku=oleh) if terapkan else usul
