"""Rows that pages add while an import moves the person: they land in the person's new scope."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.mutu.models import PengecualianMutu
from talenta.mutu.services.pengecualian import pengecualian_buat
from talenta.pegawai.models import LaporanData, Pegawai, UsulPerbaikan
from talenta.pegawai.services.laporan import laporan_kirim
from talenta.pegawai.services.pohon import lingkup_perbarui
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien
from tests.fixtures.tersimpan import SEBENTAR, di_samping, dunia_tersimpan
from tests.koreksi.conftest import HARI, pelaku, usulkan
from tests.koreksi.test_halaman import _isian


@pytest.fixture
def dunia(django_db_setup: None, django_db_blocker: Any) -> Iterator[Dunia]:
    with dunia_tersimpan(django_db_blocker) as satu:
        yield satu


@contextmanager
def dipindahkan(dunia: Dunia, orang: Pegawai) -> Iterator[None]:
    """The person moves to DINAS_B, as an import moves people; committed when the block ends."""
    with transaction.atomic():
        Pegawai.objects.filter(pk=orang.pk).update(unit=dunia.prov.unit["DINAS_B"])
        lingkup_perbarui(instansi_id=dunia.prov.instansi.pk)
        yield


def _pengecualian(dunia: Dunia, orang: Pegawai) -> Any:
    pengecualian_buat(
        pegawai=orang, kode="EMAIL_KOSONG", alasan="Tanpa jaringan", sampai=None, hari=HARI,
        pelaku=pelaku(dunia.prov.akun[Peran.ADMIN_BKD]),
    )  # fmt: skip
    return PengecualianMutu


def _usul(dunia: Dunia, orang: Pegawai) -> Any:
    usulkan(dunia, orang, "pegawai", NAMA="Nama Betul")
    return UsulPerbaikan


def _laporan(dunia: Dunia, orang: Pegawai) -> Any:
    laporan_kirim(
        pegawai=orang, bagian="identitas", isi="Keliru", bukti=None, bukti_nama="", hari=HARI,
        pelaku=pelaku(dunia.prov.akun[Peran.ASN]),
    )  # fmt: skip
    return LaporanData


@pytest.mark.parametrize("tambah", [_pengecualian, _usul, _laporan])
def test_baris_baru_mengikuti_orang_yang_sedang_dipindahkan(
    dunia: Dunia, tambah: Callable[[Dunia, Pegawai], Any]
) -> None:
    """The page has read the person before the move, and writes while it is being committed."""
    orang = Pegawai.objects.get(pk=dunia.prov.pegawai["BIDANG_A"][1].pk)
    model: list[Any] = []

    def kirim() -> None:
        model.append(tambah(dunia, orang))

    with di_samping(kirim) as pengirim, dipindahkan(dunia, orang):
        pengirim.start()
        pengirim.join(SEBENTAR)
    assert model[0].objects.get().unit_lft == dunia.prov.unit["DINAS_B"].lft


@pytest.mark.parametrize("tambah", [_pengecualian, _usul, _laporan])
def test_pemindahan_menunggu_baris_yang_sedang_ditambahkan(
    dunia: Dunia, tambah: Callable[[Dunia, Pegawai], Any]
) -> None:
    """The other order: the row is there first, and follows."""
    orang = Pegawai.objects.get(pk=dunia.prov.pegawai["BIDANG_A"][1].pk)

    def pindahkan() -> None:
        with dipindahkan(dunia, orang):
            pass

    with di_samping(pindahkan) as pemindah, transaction.atomic():
        model = tambah(dunia, orang)
        pemindah.start()
        pemindah.join(SEBENTAR)
        assert pemindah.is_alive(), "did not wait"
    assert model.objects.get().unit_lft == dunia.prov.unit["DINAS_B"].lft


def test_orang_yang_keluar_lingkup_selagi_usul_dikirim(dunia: Dunia) -> None:
    """Words, not a server error: the officer may no longer write about the person."""
    orang = Pegawai.objects.get(pk=dunia.prov.pegawai["BIDANG_A"][1].pk)
    opd = klien(dunia.prov.akun[Peran.PENGELOLA_OPD])
    url = reverse("pegawai:perbaikan_ubah", args=[orang.pk, "pegawai", orang.pk])
    isi = _isian(opd, url, k_gol_akhir_nama="III/d")
    jawaban: list[Any] = []

    def kirim() -> None:
        jawaban.append(opd.post(url, isi))

    with di_samping(kirim) as pengirim, dipindahkan(dunia, orang):
        pengirim.start()
        pengirim.join(SEBENTAR)
    assert jawaban[0].status_code == 422
    assert "tidak ada lagi dalam lingkup Anda" in jawaban[0].content.decode()
    assert not UsulPerbaikan.objects.exists()
