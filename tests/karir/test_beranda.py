"""Every figure of the home page leads to a list of as many rows as it says."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from karir.mesin.waktu import mundur_tahun
from kinerja.models import PredikatTahunan
from kompetensi.kode import KOMPETENSI
from kompetensi.models import PenilaianKompetensi
from talenta.akun.izin import Peran
from talenta.inti.models import Pekerjaan
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Daerah, bangun
from tests.fixtures.klien import Klien, klien

pytestmark = pytest.mark.django_db


@pytest.fixture
def prov() -> Daerah:
    """A province where some lack a predikat, some assessments end soon and one job failed long
    ago."""
    daerah = bangun(per_unit=3).prov
    hari = timezone.localdate()
    tanpa = [satu.pk for satu in (*daerah.pegawai["BIDANG_A"][:2], *daerah.pegawai["DINAS_B"][:1])]
    PredikatTahunan.objects.filter(pegawai__in=tanpa, tahun=hari.year - 1).delete()
    batas = mundur_tahun(hari, 3)
    for satu, geser in zip(daerah.pegawai["BIDANG_A"], (30, 91, -1), strict=False):
        _nilai(daerah, satu, batas + timedelta(days=geser))
    # The older of two assessments does not count.
    lama = daerah.pegawai["DINAS_B"][0]
    _nilai(daerah, lama, batas + timedelta(days=10))
    _nilai(daerah, lama, hari - timedelta(days=5))
    for umur in (1, 30):
        kerja = Pekerjaan.objects.create(
            jenis="karir.hitung",
            judul="Hitung",
            status=Pekerjaan.Status.GAGAL,
            instansi_id=daerah.instansi.pk,
            pelaku="Uji",
        )
        Pekerjaan.objects.filter(pk=kerja.pk).update(
            dibuat_pada=timezone.now() - timedelta(days=umur)
        )
    return daerah


def _nilai(daerah: Daerah, pegawai: Pegawai, tanggal: Any) -> None:
    PenilaianKompetensi.objects.create(
        instansi=daerah.instansi,
        unit_lft=pegawai.unit_lft,
        pegawai=pegawai,
        tanggal=tanggal,
        **dict.fromkeys(KOMPETENSI, 3),
    )


def tugas(k: Klien, potongan: str) -> Any:
    [satu] = [t for t in k.get("/").context["tugas"] if potongan in t.kalimat]
    return satu


@pytest.mark.parametrize("peran", [Peran.ADMIN_BKD, Peran.ANALIS_BKD])
def test_asesmen_berakhir_sama_dengan_daftarnya(prov: Daerah, peran: Peran) -> None:
    k = klien(prov.akun[peran])
    satu = tugas(k, "penilaian kompetensi berakhir")
    daftar = k.get(satu.url).context
    assert satu.jumlah == daftar["jumlah"] == 1
    assert [b.pk for b in daftar["halaman"].baris] == [prov.pegawai["BIDANG_A"][0].pk]


@pytest.mark.parametrize("peran", [Peran.PENGELOLA_OPD, Peran.ATASAN])
def test_tanpa_predikat_sama_dengan_daftarnya(prov: Daerah, peran: Peran) -> None:
    """Two of the three lack it in the unit that these roles see."""
    k = klien(prov.akun[peran])
    satu = tugas(k, "belum mempunyai predikat")
    daftar = k.get(satu.url)
    assert satu.jumlah == daftar.context["jumlah"] == 2
    assert {b.pk for b in daftar.context["halaman"].baris} == {
        b.pk for b in prov.pegawai["BIDANG_A"][:2]
    }
    assert "cocok dengan saringan ini" in daftar.content.decode()
    tahun = timezone.localdate().year - 1
    pilihan = rf'value="tanpa-predikat" selected>\s*Belum mempunyai predikat kinerja {tahun}'
    assert re.search(pilihan, daftar.content.decode())


def test_saringan_hanya_bagi_yang_boleh(prov: Daerah) -> None:
    """An Atasan sees no results, so the filter that tells of a result's window is none of his."""
    k = klien(prov.akun[Peran.ATASAN])
    halaman = k.get("/pegawai/?perlu=asesmen-berakhir")
    assert halaman.context["jumlah"] == 0
    assert "Penilaian kompetensi berakhir" not in halaman.content.decode()


def test_pekerjaan_gagal_sama_dengan_daftarnya(prov: Daerah) -> None:
    k = klien(prov.akun[Peran.ADMIN_BKD])
    satu = tugas(k, "pekerjaan gagal")
    assert satu.jumlah == len(k.get(satu.url).context["halaman"].baris) == 1


def test_beranda_auditor_berjudul_sendiri(prov: Daerah) -> None:
    k = klien(prov.akun[Peran.AUDITOR])
    teks = k.get("/").content.decode()
    assert "Jejak audit instansi" in teks
    assert "Menunggu Anda" not in teks
    satu = tugas(k, "tindakan tercatat")
    assert satu.jumlah == len(k.get(satu.url).context["halaman"].baris) > 0
    assert not tugas(k, "belum disegel").url
