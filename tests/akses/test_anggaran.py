"""How many queries a page costs: committed in git, and the same for ten people and for sixty.

TALENTA_TULIS_ANGGARAN=1 writes anggaran_kueri.json anew; the difference is reviewed like code.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.pegawai.services.pohon import pohon_perbarui
from tests.akses.tabel import DALAM, TABEL, daerah_dan_unit
from tests.fixtures.dunia import Dunia, bangun, hitung_proses, orang
from tests.fixtures.klien import TANDA, klien

BERKAS = Path(__file__).with_name("anggaran_kueri.json")
TULIS = os.environ.get("TALENTA_TULIS_ANGGARAN") == "1"
# Files of a whole list may stream in batches; their cost follows the rows.
HALAMAN = sorted(n for n, b in TABEL.items() if "GET" in b.metode and b.anggaran)


def _kueri(dunia: Dunia) -> dict[str, int]:
    """Queries of every page for an Admin BKD, or for an ASN where the page is about oneself; where
    neither opens it, for whoever appraises, hears or decides."""
    hasil = {}
    urut = (Peran.ADMIN_BKD, Peran.ASN, Peran.ATASAN, Peran.KOMITE, Peran.PPK)
    pembuka = {p: klien(dunia.prov.akun[p]) for p in urut}
    daerah, unit = daerah_dan_unit(dunia, DALAM)
    for nama in HALAMAN:
        baris = TABEL[nama]
        url = reverse(nama, kwargs=baris.objek(daerah, unit) if baris.objek else {})
        awal = [Peran.ASN] if nama.endswith("saya") else []
        peran = next(p for p in (*awal, *pembuka) if baris.terlihat(p, DALAM))
        k: Any = pembuka[peran]
        with CaptureQueriesContext(connection) as kueri:
            jawaban = k.get(url)
        assert jawaban.status_code in (200, 302), nama
        hasil[nama] = sum(TANDA not in satu["sql"] for satu in kueri.captured_queries)
    return hasil


@pytest.fixture
def dunia_kecil(db: None) -> Dunia:
    return bangun(per_unit=2)


def _tambah(dunia: Dunia) -> None:
    for i, unit in enumerate(dunia.prov.unit):
        orang(dunia.prov, unit, 13, 5000 + 100 * i)
    pohon_perbarui(instansi_id=dunia.prov.instansi.pk)
    hitung_proses(dunia.prov)


def test_anggaran_kueri(dunia_kecil: Dunia) -> None:
    """The number of queries is the committed one; it does not grow with the people."""
    sedikit = _kueri(dunia_kecil)
    _tambah(dunia_kecil)
    banyak = _kueri(dunia_kecil)
    tumbuh = {n: (sedikit[n], banyak[n]) for n in HALAMAN if banyak[n] > sedikit[n]}
    assert not tumbuh, f"kueri tumbuh bersama jumlah pegawai: {tumbuh}"
    if TULIS:
        BERKAS.write_text(json.dumps(banyak, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    tercatat = json.loads(BERKAS.read_text(encoding="utf-8"))
    assert banyak == tercatat, "jalankan lagi dengan TALENTA_TULIS_ANGGARAN=1 bila disengaja"
