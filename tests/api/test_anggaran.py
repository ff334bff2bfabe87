"""How many queries each reading operation costs, the same for ten people and for sixty.

TALENTA_TULIS_ANGGARAN=1 writes anggaran_kueri.json anew; the difference is reviewed like code.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talenta.akun.izin import Peran
from tests.akses.tabel import DALAM, daerah_dan_unit
from tests.akses.test_anggaran import TULIS, _tambah
from tests.api.bantu import peminta
from tests.api.tabel import API
from tests.fixtures.dunia import Dunia, bangun
from tests.fixtures.klien import TANDA

BERKAS = Path(__file__).with_name("anggaran_kueri.json")
BACA = sorted(n for n, b in API.items() if "GET" in b.izin and b.anggaran)


def _kueri(dunia: Dunia) -> dict[str, int]:
    hasil = {}
    admin = peminta(dunia.prov.akun[Peran.ADMIN_BKD])
    daerah, unit = daerah_dan_unit(dunia, DALAM)
    for nama in BACA:
        baris = API[nama]
        url = reverse(nama, kwargs=baris.objek(daerah, unit) if baris.objek else {})
        with CaptureQueriesContext(connection) as kueri:
            jawaban: Any = admin("GET", url)
        assert jawaban.status_code in (200, 404), (nama, jawaban.content)
        hasil[nama] = sum(TANDA not in satu["sql"] for satu in kueri.captured_queries)
    return hasil


@pytest.fixture
def dunia_kecil(db: None) -> Dunia:
    return bangun(per_unit=2)


def test_anggaran_kueri(dunia_kecil: Dunia) -> None:
    _kueri(dunia_kecil)
    sedikit = _kueri(dunia_kecil)
    _tambah(dunia_kecil)
    banyak = _kueri(dunia_kecil)
    tumbuh = {n: (sedikit[n], banyak[n]) for n in BACA if banyak[n] > sedikit[n]}
    assert not tumbuh, f"kueri tumbuh bersama jumlah pegawai: {tumbuh}"
    if TULIS:
        BERKAS.write_text(json.dumps(banyak, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    tercatat = json.loads(BERKAS.read_text(encoding="utf-8"))
    assert banyak == tercatat, "jalankan lagi dengan TALENTA_TULIS_ANGGARAN=1 bila disengaja"
