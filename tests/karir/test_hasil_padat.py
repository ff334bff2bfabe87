"""Facts packed as bytes: rows of before come along, set aside or not, and go back unharmed."""

from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from karir.models import HasilPeringkat, ProsesPeringkat
from karir.padat import KOSONG, TANPA_FAKTA, fakta_sql, fakta_urai
from karir.services.arsip import proses_arsipkan, proses_pulihkan
from karir.services.hasil import hasil_baca
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import Daerah, hitung_proses

pytestmark = pytest.mark.django_db
MIGRASI = import_module("karir.migrations.0014_hasil_padat").Migration.operations[1]
Baris = tuple[int, list[int]]


def _sql(teks: str, *parameter: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(teks, parameter or None)
        return list(kursor.fetchall()) if kursor.description else []


def _terurai(proses: ProsesPeringkat) -> list[Baris]:
    proses.refresh_from_db()
    isi = HasilPeringkat.objects.filter(proses=proses).order_by("pegawai_id")
    return [(satu.pegawai_id, fakta_urai(proses.tipe_fakta, satu.fakta)) for satu in isi]


def test_baris_lama_ikut_juga_yang_diarsipkan(prov: Daerah) -> None:
    lama, kini = prov.proses, hitung_proses(prov)
    semula = {satu.pk: _terurai(satu) for satu in (lama, kini)}
    assert {TANPA_FAKTA, 1} <= {nilai for _, isi in semula[lama.pk] for nilai in isi}
    proses_arsipkan(proses=lama, pelaku=Pelaku.sistem())
    arsip = f"arsip.karir_hasil_{lama.pk}"

    _sql(MIGRASI.reverse_sql)
    for tabel, satu in ((arsip, lama), ("karir_hasilperingkat", kini)):
        larik = f"SELECT pegawai_id, fakta FROM {tabel} WHERE proses_id = %s ORDER BY pegawai_id"
        assert _sql(larik, satu.pk) == semula[satu.pk]

    _sql(MIGRASI.sql)
    proses_pulihkan(proses=lama, pelaku=Pelaku.sistem())
    for satu in (lama, kini):
        assert _terurai(satu) == semula[satu.pk]
        assert set(satu.tipe_fakta) == {"i8"}
        [(indeks,)] = _sql(
            "SELECT count(*) FROM pg_index WHERE indrelid = %s::regclass",
            f"karir_hasil_{satu.pk}",
        )
        assert indeks == 8


def test_basis_data_dan_kolom_mengurai_sama(prov: Daerah) -> None:
    """As the certificate's leaves read them, as the recomputation does, and one by one."""
    proses = prov.proses
    assert {"i2", "i4", "i8"} == set(proses.tipe_fakta)
    semua = _terurai(proses)
    teks = fakta_sql(proses.tipe_fakta, "fakta")
    assert semua == _sql(
        f"SELECT pegawai_id, {teks} FROM karir_hasilperingkat WHERE proses_id = %s "
        "ORDER BY pegawai_id",
        proses.pk,
    )
    kolom = hasil_baca(proses=proses)
    for ke, nama in enumerate(proses.kolom_fakta):
        assert kolom[f"fakta.{nama}"].tolist() == [isi[ke] for _, isi in semua]


def test_fakta_yang_rusak_tidak_diurai() -> None:
    assert fakta_urai(["i2", "i4"], bytes(6)) == [0, 0]
    assert fakta_urai(["i2"], KOSONG["i2"].to_bytes(2, "big", signed=True)) == [TANPA_FAKTA]
    with pytest.raises(ValueError, match="5 bita, bukan 6"):
        fakta_urai(["i2", "i4"], bytes(5))
