"""The pages: what they say, whom they show, what they write."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.templatetags.tampilan import tanggal
from talenta.mutu.kode import Dimensi
from talenta.mutu.models import KetentuanMutu, PengecualianMutu, UkuranMutu
from talenta.mutu.services.ukur import mutu_ukur
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien
from tests.mutu.kasus import HARI, sempurna

DAFTAR = "nik-kosong"


def _isi(dunia: Dunia, peran: Peran, nama: str, kueri: str = "", **argumen: object) -> str:
    jawaban = klien(dunia.prov.akun[peran]).get(reverse(nama, kwargs=argumen) + kueri)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def _nip_dalam(isi: bytes) -> list[str]:
    return [b["NIP"] for b in csv.DictReader(io.StringIO(isi.decode("utf-8-sig")))]


def test_indeks_menurut_lingkup(dunia: Dunia) -> None:
    semua = _isi(dunia, Peran.ADMIN_BKD, "mutu:indeks")
    assert "Seluruh instansi: 29 pegawai" in semua
    assert "Yang dihitung adalah pegawai yang masih bekerja" in semua
    for satu in Dimensi:
        assert f'data-judul="{satu.label}"' in semua
    opd = _isi(dunia, Peran.PENGELOLA_OPD, "mutu:indeks")
    assert "Dinas Pendidikan dengan unit di bawahnya: 19 pegawai" in opd
    assert "Dinas Kesehatan" not in opd
    lain = dunia.prov.unit["DINAS_B"].pk
    k = klien(dunia.prov.akun[Peran.PENGELOLA_OPD])
    assert k.get(reverse("mutu:indeks"), {"unit": lain}).status_code == 404
    assert k.get(reverse("mutu:indeks"), {"unit": "x"}).status_code == 404


@pytest.mark.parametrize("urut", ["unit", "-unit", "jumlah", "-indeks", "gagal", "validitas"])
def test_menurut_unit_terurut(dunia: Dunia, urut: str) -> None:
    unit = dunia.prov.unit["AKAR"].pk
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    isi = k.get(reverse("mutu:indeks_ekspor"), {"unit": unit, "urut": urut}).getvalue()
    baris = list(csv.DictReader(io.StringIO(isi.decode("utf-8-sig"))))
    assert {b["ID UNOR"] for b in baris} == {"DINAS_A", "DINAS_B"}
    kolom = {"unit": "UNIT ORGANISASI", "jumlah": "PEGAWAI", "gagal": "TEMUAN"}
    nama = kolom.get(urut.removeprefix("-"), urut.removeprefix("-").upper())
    nilai = [b[nama] if nama == "UNIT ORGANISASI" else float(b[nama]) for b in baris]
    assert nilai == sorted(nilai, reverse=urut.startswith("-"))


def test_atasan_tidak_membuka_daftar_disiplin(dunia: Dunia) -> None:
    assert "hukuman disiplin tidak ikut" in _isi(dunia, Peran.ATASAN, "mutu:indeks")
    url = reverse("mutu:daftar", args=["hukdis-tanpa-akhir"])
    assert klien(dunia.prov.akun[Peran.ATASAN]).get(url).status_code == 404
    assert klien(dunia.prov.akun[Peran.PENGELOLA_OPD]).get(url).status_code == 200
    assert klien(dunia.prov.akun[Peran.ADMIN_BKD]).get("/mutu/temuan/tidak-ada/").status_code == 404


def test_daftar_saring_cari_dan_unduh(dunia: Dunia) -> None:
    k = klien(dunia.prov.akun[Peran.PENGELOLA_OPD])
    url = reverse("mutu:daftar_ekspor", args=[DAFTAR, "csv"])
    lingkup = Pegawai.objects.filter(
        unit__in=[dunia.prov.unit["DINAS_A"], dunia.prov.unit["BIDANG_A"]]
    )
    assert set(_nip_dalam(k.get(url).getvalue())) == set(lingkup.values_list("nip", flat=True))
    bidang = dunia.prov.pegawai["BIDANG_A"]
    kueri = {"unit": dunia.prov.unit["BIDANG_A"].pk}
    assert _nip_dalam(k.get(url, kueri).getvalue()) == [satu.nip for satu in bidang]
    kueri = {"cari": bidang[0].nip}
    assert _nip_dalam(k.get(url, kueri).getvalue()) == [bidang[0].nip]
    assert k.get(url, {"unit": dunia.prov.unit["DINAS_B"].pk}).status_code == 302
    assert CatatanAudit.objects.filter(tindakan="mutu.daftar_ekspor").count() == 3


def test_unduhan_aman_dibuka(dunia: Dunia) -> None:
    satu = dunia.prov.pegawai["BIDANG_A"][0]
    Pegawai.objects.filter(pk=satu.pk).update(nama="=HYPERLINK(1)")
    url = reverse("mutu:daftar_ekspor", args=[DAFTAR, "xlsx"])
    isi = klien(dunia.prov.akun[Peran.ADMIN_BKD]).get(url, {"cari": satu.nip}).getvalue()
    baris = list(load_workbook(io.BytesIO(isi)).worksheets[0].iter_rows(values_only=True))
    assert baris[1][:2] == (satu.nip, "'=HYPERLINK(1)")


def test_daftar_berhalaman(dunia: Dunia) -> None:
    for nomor in range(100, 160):
        sempurna(dunia.prov, nomor, nik_hmac=None)
    mutu_ukur(instansi_id=dunia.prov.instansi.pk, hari=HARI)
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    url, terbaca = reverse("mutu:daftar", args=[DAFTAR]), []
    while url:
        jawaban = k.get(url)
        terbaca += [satu.pegawai.nip for satu, _ in jawaban.context["baris"]]
        berikut = jawaban.context["tautan"]["berikutnya"]
        url = reverse("mutu:daftar", args=[DAFTAR]) + berikut if berikut else ""
    assert len(terbaca) == len(set(terbaca)) == 89


def test_kecualikan_lalu_cabut(dunia: Dunia) -> None:
    satu = dunia.prov.pegawai["BIDANG_A"][0]
    k = klien(dunia.prov.akun[Peran.ANALIS_BKD])
    url = reverse("mutu:kecualikan", args=[DAFTAR, satu.pk])
    assert k.post(url, {"alasan": " "}).status_code == 422
    kemarin = timezone.localdate() - timedelta(days=1)
    assert k.post(url, {"alasan": "Surat 1", "sampai": kemarin.isoformat()}).status_code == 422
    assert k.post(url, {"alasan": "Surat 1"}).status_code == 302
    daftar = _isi(dunia, Peran.ANALIS_BKD, "mutu:daftar", alamat=DAFTAR)
    assert f'href="{reverse("pegawai:profil", args=[satu.pk])}"' not in daftar
    terdaftar = _isi(dunia, Peran.AUDITOR, "mutu:pengecualian", "?keadaan=berlaku")
    assert "Surat 1" in terdaftar
    assert "Cabut" not in terdaftar
    kecuali = PengecualianMutu.objects.get()
    cabut = reverse("mutu:pengecualian_cabut", args=[kecuali.pk])
    k.post(cabut, {"alasan": ""})
    assert PengecualianMutu.objects.get().dicabut_pada is None
    k.post(cabut, {"alasan": "Keliru"})
    daftar = _isi(dunia, Peran.ANALIS_BKD, "mutu:daftar", alamat=DAFTAR)
    assert f'href="{reverse("pegawai:profil", args=[satu.pk])}"' in daftar
    assert "Keliru" in _isi(dunia, Peran.ANALIS_BKD, "mutu:pengecualian", "?keadaan=dicabut")
    tindakan = CatatanAudit.objects.filter(tindakan__startswith="mutu.kecuali").order_by("id")
    assert [(t.tindakan, t.alasan) for t in tindakan] == [
        ("mutu.kecualikan", "Surat 1"),
        ("mutu.kecualikan_cabut", "Keliru"),
    ]


def test_ketentuan_diubah_admin(dunia: Dunia) -> None:
    k = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    url = reverse("mutu:ketentuan_ubah", args=["bobot.NIK_KOSONG"])
    isi = {"nilai": "101", "mulai": timezone.localdate().isoformat(), "sumber": "Pergub 2/2026"}
    assert k.post(url, isi).status_code == 422
    assert k.post(url, isi | {"nilai": "7"}).status_code == 302
    satu = KetentuanMutu.objects.get()
    assert (satu.kode, satu.nilai, satu.pengguna) == (
        "bobot.NIK_KOSONG", 7, dunia.prov.akun[Peran.ADMIN_BKD],
    )  # fmt: skip
    assert "Pergub 2/2026" in _isi(dunia, Peran.ATASAN, "mutu:ketentuan")
    assert k.get(reverse("mutu:ketentuan_ubah", args=["bobot.TIDAK_ADA"])).status_code == 404


def test_ukur_sekarang(dunia: Dunia) -> None:
    k = klien(dunia.prov.akun[Peran.ANALIS_BKD])
    k.post(reverse("mutu:ukur"))
    k.post(reverse("mutu:ukur"))
    assert Pekerjaan.objects.filter(jenis="mutu.ukur").count() == 1
    assert "Pengukuran menunggu giliran" in _isi(dunia, Peran.ANALIS_BKD, "mutu:indeks")
    assert CatatanAudit.objects.filter(tindakan="mutu.ukur").count() == 1


def test_belum_pernah_diukur(dunia: Dunia) -> None:
    isi = klien(dunia.kab.akun[Peran.ADMIN_BKD]).get(reverse("mutu:indeks")).content.decode()
    assert "Mutu data belum pernah diukur" in isi
    daftar = klien(dunia.kab.akun[Peran.ADMIN_BKD]).get(reverse("mutu:daftar", args=[DAFTAR]))
    assert "Belum pernah diukur" in daftar.content.decode()


def test_beranda_menunjukkan_indeks(dunia: Dunia) -> None:
    for peran in (Peran.ADMIN_BKD, Peran.PENGELOLA_OPD, Peran.ATASAN, Peran.AUDITOR):
        isi = _isi(dunia, peran, "beranda")
        assert "indeks mutu data dari 100" in isi, peran
        assert isi.count("bila semuanya dibetulkan") == 3, peran
    ukuran = UkuranMutu.objects.filter(instansi=dunia.prov.instansi)
    assert f">per {tanggal(ukuran.get().tanggal)}</span>" in isi
    ukuran.update(tanggal=timezone.localdate())
    assert ">per hari ini</span>" in _isi(dunia, Peran.AUDITOR, "beranda")
