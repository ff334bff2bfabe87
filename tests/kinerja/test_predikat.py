"""One predikat a person and year: of the final appraisal, else of the file."""

import pytest
from django.utils import timezone

from karir.mesin.kalimat import Bukti
from karir.selectors.bukti import bukti_baca
from karir.services.masukan import masukan_baca
from kinerja.models import PenilaianTahunan, PredikatBerlaku, PredikatTahunan
from talenta.akun.izin import Peran
from talenta.pegawai.models import Pegawai
from tests.akses.kinerja_lanjut import penilaian_serah
from tests.fixtures.dunia import ACUAN, Dunia
from tests.fixtures.klien import klien


@pytest.fixture
def orang(dunia: Dunia) -> Pegawai:
    return dunia.prov.pegawai["BIDANG_A"][0]


@pytest.fixture
def penilaian(dunia: Dunia, orang: Pegawai) -> PenilaianTahunan:
    """Of 2025, delivered: Butuh Perbaikan, where the file has Baik."""
    atas = dunia.prov.pegawai["AKAR"]
    satu: PenilaianTahunan = penilaian_serah(dunia.prov, orang, atas[0], atas[1])
    PenilaianTahunan.objects.filter(pk=satu.pk).update(
        rating_hasil="DI_BAWAH", predikat="BUTUH_PERBAIKAN"
    )
    return satu


def _nomor(penilaian: PenilaianTahunan) -> int:
    return PredikatBerlaku.DARI_PENILAIAN + penilaian.pk


def _akhiri(penilaian: PenilaianTahunan, status: str = "FINAL") -> None:
    PenilaianTahunan.objects.filter(pk=penilaian.pk).update(
        status=status, final_pada=timezone.now()
    )


def _dibaca(dunia: Dunia, orang: Pegawai) -> dict[int, tuple[int, int]]:
    """Year -> predikat and number, as a ranking reads them."""
    isi = masukan_baca(instansi_id=dunia.prov.instansi.pk, tanggal_acuan=ACUAN).kinerja
    return {
        int(tahun): (int(predikat), int(nomor))
        for siapa, tahun, predikat, nomor in zip(
            isi.orang, isi.tahun, isi.predikat, isi.id, strict=True
        )
        if siapa == orang.pk
    }


@pytest.mark.parametrize("status", ["DITERIMA", "FINAL"])
def test_yang_selesai_menggantikan_berkas(
    dunia: Dunia, orang: Pegawai, penilaian: PenilaianTahunan, status: str
) -> None:
    dulu = _dibaca(dunia, orang)
    for belum in ("DISERAHKAN", "KEBERATAN"):
        PenilaianTahunan.objects.filter(pk=penilaian.pk).update(status=belum)
        assert _dibaca(dunia, orang) == dulu
    _akhiri(penilaian, status)
    kini = _dibaca(dunia, orang)
    assert kini[2024] == dulu[2024]
    assert kini[2025] == (dulu[2025][0] - 1, _nomor(penilaian))
    assert set(kini) == {2024, 2025}
    satu = PredikatBerlaku.objects.get(pegawai=orang, tahun=2025)
    assert (satu.predikat, satu.pk) == ("BUTUH_PERBAIKAN", _nomor(penilaian))


def test_tanpa_berkas_penilaian_saja_sudah_cukup(
    dunia: Dunia, orang: Pegawai, penilaian: PenilaianTahunan
) -> None:
    PredikatTahunan.objects.filter(pegawai=orang, tahun=2025).delete()
    assert set(_dibaca(dunia, orang)) == {2024}
    _akhiri(penilaian)
    assert set(_dibaca(dunia, orang)) == {2024, 2025}


def test_bukti_menyebut_penilaian_portal(orang: Pegawai, penilaian: PenilaianTahunan) -> None:
    _akhiri(penilaian)
    berkas = PredikatTahunan.objects.get(pegawai=orang, tahun=2024)
    bukti = [Bukti("kinerja", _nomor(penilaian)), Bukti("kinerja", berkas.pk)]
    hasil = bukti_baca(pegawai_id=orang.pk, bukti=bukti, saat=timezone.now())
    assert hasil["kinerja", _nomor(penilaian)].teks == (
        "Predikat Butuh Perbaikan tahun 2025, hasil penilaian di portal"
    )
    assert hasil["kinerja", berkas.pk].teks == "Predikat Baik tahun 2024"


def test_keduanya_tampil_bila_berbeda(
    dunia: Dunia, orang: Pegawai, penilaian: PenilaianTahunan
) -> None:
    _akhiri(penilaian)
    panel = klien(dunia.prov.akun[Peran.ADMIN_BKD]).get(f"/kinerja/pegawai/{orang.pk}/")
    isi = panel.content.decode()
    assert "hasil penilaian di portal" in isi
    assert "berbeda dengan hasil penilaian di portal, yang dihitung" in isi
    PredikatTahunan.objects.filter(pegawai=orang, tahun=2025).update(predikat="BUTUH_PERBAIKAN")
    lagi = klien(dunia.prov.akun[Peran.ADMIN_BKD]).get(f"/kinerja/pegawai/{orang.pk}/")
    assert "sama dengan hasil penilaian di portal" in lagi.content.decode()


def test_tim_atasan_menghitung_yang_berlaku(
    dunia: Dunia, orang: Pegawai, penilaian: PenilaianTahunan
) -> None:
    """The view stands behind the walls of its reader."""
    _akhiri(penilaian)
    lain = dunia.prov.pegawai["DINAS_B"][0]
    atas = dunia.prov.pegawai["AKAR"]
    _akhiri(penilaian_serah(dunia.prov, lain, atas[0], atas[1]))
    beranda = klien(dunia.prov.akun[Peran.ATASAN]).get("/").content.decode()
    assert "Butuh Perbaikan" in beranda
