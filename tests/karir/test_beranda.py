"""Every figure of the home page leads to a list of as many rows as it says."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from karir.mesin.waktu import mundur_tahun
from kinerja.models import PredikatTahunan
from kompetensi.kode import KOMPETENSI
from kompetensi.models import PenilaianKompetensi
from talenta.akun.izin import Peran
from talenta.impor.models import Impor
from talenta.inti.models import Pekerjaan
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from tests.fixtures.dunia import Daerah
from tests.fixtures.klien import Klien, klien

pytestmark = pytest.mark.django_db


@pytest.fixture
def prov(prov: Daerah) -> Daerah:
    """A province where some lack a predikat, some assessments end soon and one job failed long
    ago."""
    daerah = prov
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


@pytest.mark.parametrize("kedudukan", ["99", "901", "902"])
def test_tanpa_predikat_tidak_menghitung_yang_berhenti(prov: Daerah, kedudukan: str) -> None:
    """Nobody waits for the predikat of someone who retired, moved away or died."""
    Pegawai.objects.filter(pk=prov.pegawai["BIDANG_A"][0].pk).update(kedudukan_hukum=kedudukan)
    k = klien(prov.akun[Peran.PENGELOLA_OPD])
    satu = tugas(k, "belum mempunyai predikat")
    assert satu.jumlah == 1
    assert [b.pk for b in k.get(satu.url).context["halaman"].baris] == [
        prov.pegawai["BIDANG_A"][1].pk
    ]


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


def test_impor_dengan_baris_ditolak_sama_dengan_daftarnya(prov: Daerah) -> None:
    Impor.objects.filter(pk=prov.impor.pk).update(status="DITERAPKAN", ditolak=0)
    for baru, ditolak, status in (
        (1, 0, "DITERAPKAN"), (1, 2, "DITERAPKAN"), (1, 3, "SIAP"), (0, 4, "SIAP"),
    ):  # fmt: skip
        satu = Impor.objects.get(pk=prov.impor.pk)
        satu.pk, satu.baru, satu.ditolak, satu.status = None, baru, ditolak, status
        satu.save()
    k = klien(prov.akun[Peran.ADMIN_BKD])
    for potongan in ("baris yang ditolak", "menunggu diterapkan"):
        satu = tugas(k, potongan)
        daftar = k.get(satu.url).context["baris"]
        assert satu.jumlah == len(daftar) == 1
    assert {baris.ditolak for baris, _ in daftar} == {3}
    bersih = k.get("/impor/?status=DITERAPKAN&ditolak=tidak").context["baris"]
    assert bersih
    assert {baris.ditolak for baris, _ in bersih} == {0}


def test_usul_menunggu_sama_dengan_daftarnya(prov: Daerah) -> None:
    """Own proposals and those about the own record wait for somebody else."""
    analis, admin = prov.akun[Peran.ANALIS_BKD], prov.akun[Peran.ADMIN_BKD]
    lain, tentang_analis = prov.pegawai["BIDANG_A"][:2]
    Pegawai.objects.filter(pengguna=analis).update(pengguna=None)
    Pegawai.objects.filter(pk=tentang_analis.pk).update(pengguna=analis)
    for orang, oleh, status in (
        (lain, admin, "MENUNGGU"),
        (lain, analis, "MENUNGGU"),
        (tentang_analis, admin, "MENUNGGU"),
        (lain, admin, "DITARIK"),
    ):
        UsulPerbaikan.objects.create(
            instansi=prov.instansi, unit_lft=orang.unit_lft, pegawai=orang, jenis="pegawai",
            objek_id=UsulPerbaikan.objects.count() + 1, tindakan="UBAH", alasan="-",
            bukti=prov.impor.berkas, status=status, diusulkan_oleh=oleh,
        )  # fmt: skip
    for akun, milik in ((analis, [(lain.pk, admin.pk)]), (admin, [(lain.pk, analis.pk)])):
        k = klien(akun)
        satu = tugas(k, "usul perbaikan")
        halaman = k.get(satu.url)
        daftar = [(usul.pegawai_id, usul.diusulkan_oleh_id) for usul, _ in halaman.context["baris"]]
        assert satu.jumlah == len(daftar) == 1
        assert daftar == milik
        assert 'value="untuk-saya" selected' in halaman.content.decode()
    Pegawai.objects.filter(pengguna=admin).update(pengguna=None)
    tanpa_data = klien(admin)
    assert not [t for t in tanpa_data.get("/").context["tugas"] if "usul perbaikan" in t.kalimat]
    assert not tanpa_data.get(satu.url).context["baris"]
    pengusul = klien(prov.akun[Peran.PENGELOLA_OPD])
    antrean = pengusul.get(reverse("pegawai:usul")).content.decode()
    assert 'value="MENUNGGU"' in antrean
    assert "untuk-saya" not in antrean


def test_beranda_auditor_berjudul_sendiri(prov: Daerah) -> None:
    k = klien(prov.akun[Peran.AUDITOR])
    teks = k.get("/").content.decode()
    assert "Jejak audit instansi" in teks
    assert "Menunggu Anda" not in teks
    satu = tugas(k, "tindakan tercatat")
    assert satu.jumlah == len(k.get(satu.url).context["halaman"].baris) > 0
    assert not tugas(k, "belum disegel").url


@pytest.mark.parametrize(
    ("peran", "nama"), [(Peran.PPK, "karir:rekap"), (Peran.KOMITE, "karir:aturan")]
)
def test_yang_tanpa_usulan_mendapat_jalan_lain(prov: Daerah, peran: Peran, nama: str) -> None:
    isi = klien(prov.akun[peran]).get("/").content.decode()
    awal = isi.index("Belum ada yang diajukan kepada Anda")
    assert f'href="{reverse(nama)}"' in isi[awal : isi.index("</main>")]
