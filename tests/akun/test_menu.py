"""The menu by permission."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talenta.akun.izin import Peran, boleh
from talenta.akun.lingkup import KOSONG, Lingkup
from talenta.akun.menu import SUSUNAN, susun


@pytest.mark.parametrize("peran", Peran.values)
def test_menu_menurut_izin(peran: str) -> None:
    lingkup = Lingkup(peran=peran, instansi_id=1, pegawai_id=1)
    judul = {b["judul"] for k in susun(lingkup, "/") for b in k["butir"]}
    assert judul == {j for _, isi in SUSUNAN for j, _, izin in isi if boleh(peran, izin)}


def test_setiap_butir_punya_url() -> None:
    for _, isi in SUSUNAN:
        for _, nama, _ in isi:
            assert reverse(nama)


def test_satu_butir_aktif_dan_tanpa_kueri(db: None) -> None:
    lingkup = Lingkup(peran=Peran.ADMIN_BKD, instansi_id=1, pegawai_id=1)
    with CaptureQueriesContext(connection) as kueri:
        for _, isi in SUSUNAN:
            for judul, nama, _ in isi:
                aktif = [
                    b["judul"]
                    for k in susun(lingkup, reverse(nama))
                    for b in k["butir"]
                    if b["aktif"]
                ]
                assert aktif == [judul]
    assert not kueri.captured_queries


def test_data_saya_hanya_bagi_yang_punya_catatan() -> None:
    for pegawai_id in (None, 7):
        lingkup = Lingkup(peran=Peran.PPK, instansi_id=1, pegawai_id=pegawai_id)
        judul = [b["judul"] for k in susun(lingkup, "/") for b in k["butir"]]
        assert ("Data saya" in judul) == (pegawai_id is not None)
        assert "Beranda" in judul


@pytest.mark.parametrize("nama", ["akun:sandi", "kelola:akun_saya"])
def test_akun_sendiri_bukan_daftar_akun(nama: str) -> None:
    lingkup = Lingkup(peran=Peran.ADMIN_BKD, instansi_id=1, pegawai_id=1)
    aktif = [b for k in susun(lingkup, reverse(nama)) for b in k["butir"] if b["aktif"]]
    assert aktif == []


def test_lingkup_kosong_tanpa_menu() -> None:
    assert susun(KOSONG, "/") == []
