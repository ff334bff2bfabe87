"""Lists come by pages, also those with something beside their rows."""

from typing import Any

import pytest

from karir.models import IkatanPegawai
from karir.services.aturan_draf import draf_buat
from talenta.akun.izin import Peran
from talenta.impor.models import PadananKode
from talenta.inti.api import operasi
from talenta.inti.services.audit import Pelaku
from talenta.inti.views.dokumen_api import skema_lengkap
from talenta.pegawai.models import Pegawai
from tests.api.bantu import V1, peminta
from tests.fixtures.dunia import Dunia

# Rows that are read and kept whole: why there are never many.
UTUH = {
    "aturan_beda_baca": "sentences of one rule set",
    "capaian_baca": "units of one agency, set together under one entity tag",
    "impor_jenis_baca": "kinds of file",
    "impor_kode_baca": "the twenty codes to match next, with how many there are",
    "ketentuan_baca": "kinds of figure",
    "lowongan_calon_baca": "twenty candidates at most",
    "mutu_ketentuan_baca": "kinds of figure",
    "mutu_urutan_baca": "kinds of file",
    "pegawai_data_baca": "records of one person",
    "pegawai_perubahan_baca": "what happened to one person",
    "saya_perubahan_baca": "what happened to one person",
    "saya_umpan_rekan_baca": "those of one's own unit and team",
    "standar_versi_baca": "versions of one standard",
}


def _daftar() -> dict[str, bool]:
    """Operations that answer rows -> whether by pages."""
    skema = skema_lengkap()
    bagian, hasil = skema["components"]["schemas"], {}
    for satu in (isi["get"] for isi in skema["paths"].values() if "get" in isi):
        jawaban = satu["responses"]["200"]["content"].get("application/json", {})
        nama = jawaban.get("schema", {}).get("$ref", "").rpartition("/")[2]
        sifat = bagian.get(nama, {}).get("properties", {})
        if sifat.get("data", {}).get("type") == "array":
            hasil[satu["operationId"]] = "berikutnya" in sifat
    return hasil


def test_daftar_berhalaman_atau_beralasan() -> None:
    daftar = _daftar()
    assert sum(daftar.values()) > 40
    assert {nama for nama, berhalaman in daftar.items() if not berhalaman} == set(UTUH)


def _semua(minta: Any, alamat: str | None) -> list[dict[str, Any]]:
    """Every page from an address on, two rows each at most."""
    hasil = []
    while alamat:
        jawaban = minta("GET", alamat)
        assert jawaban.status_code == 200, jawaban.content
        hasil.append(jawaban.json())
        assert len(hasil[-1]["data"]) <= 2
        alamat = hasil[-1]["berikutnya"]
    return hasil


def test_sampai_halaman_terakhir(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    """All once, the latest first; what stands beside the rows stands on each page."""
    monkeypatch.setattr(operasi, "SEHALAMAN", 2)
    admin, akun = dunia.prov.akun[Peran.ADMIN_BKD], dunia.prov.akun[Peran.ASN]
    orang, milik = Pegawai.objects.get(pengguna=akun), dunia.prov.instansi
    ikatan = [
        IkatanPegawai.objects.create(
            instansi=milik, unit_lft=orang.unit_lft, pegawai=orang, jenis="DERAJAT_1",
            nip_lain=f"19800101200501{n:04d}", nama_lain=f"Keluarga {n}",
        ).pk
        for n in range(5)
    ]  # fmt: skip
    kode = [
        PadananKode.objects.create(instansi=milik, rujukan="unor", kode_asing=str(n), kode="A").pk
        for n in range(3)
    ]
    asal = dunia.prov.proses.aturan
    draf = [
        draf_buat(
            instansi_id=milik.pk, isi=asal.isi, kode=f"UJI-{n}", asal=asal,
            pelaku=Pelaku.dari_pengguna(admin),
        ).pk
        for n in range(3)
    ]  # fmt: skip
    for siapa, alamat, nomor in (
        (akun, "saya/ikatan/", ikatan),
        (admin, "impor/diingat/kode/", kode),
        (admin, "aturan/?tertunda=ya", draf),
    ):
        halaman = _semua(peminta(siapa), f"{V1}{alamat}")
        assert [satu["id"] for isi in halaman for satu in isi["data"]] == nomor[::-1], alamat
        if alamat.startswith("aturan"):
            masa = [isi["masa"] for isi in halaman]
            assert masa == [masa[0]] * 2
