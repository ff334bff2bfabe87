"""Accounts of people without a record: who makes them, with what number, and what is refused."""

import re
from typing import Any

import pytest

from talenta.akun.izin import Peran
from talenta.akun.models import KodeAktivasi, Pengguna
from talenta.inti.models import CatatanAudit
from talenta.pegawai.models import Pegawai
from tests.fixtures.dunia import Dunia
from tests.fixtures.faktor import beri_totp
from tests.fixtures.klien import klien, masuk

BARU = "/akun/baru/"
SANDI = "sawah-hijau-2026"


def isi(**ganti: str) -> dict[str, str]:
    return {
        "nama": "  Gubernur   Contoh ",
        "nomor": "",
        "peran": Peran.PPK,
        "unit": "",
        "mulai": "2026-01-01",
        "sampai": "",
    } | ganti


def kirim(dunia: Dunia, **ganti: str) -> Any:
    return klien(dunia.prov.akun[Peran.ADMIN_BKD]).post(BARU, isi(**ganti))


def test_dari_pembuatan_sampai_bekerja(dunia: Dunia) -> None:
    jawaban = kirim(dunia)
    assert jawaban.status_code == 200
    assert "no-store" in jawaban.headers["Cache-Control"]
    [terbit] = jawaban.context["terbitan"].kode
    akun = terbit.pengguna
    assert terbit.tertulis in jawaban.content.decode()
    assert (akun.nama, akun.instansi) == ("Gubernur Contoh", dunia.prov.instansi)
    assert re.fullmatch("00[0-9]{16}", akun.nip)
    assert not Pegawai.objects.filter(pengguna=akun).exists()
    tercatat = CatatanAudit.objects.filter(objek_jenis="akun", objek_id=str(akun.pk))
    assert list(tercatat.order_by("id").values_list("tindakan", flat=True)) == [
        "akun.buat",
        "peran.berikan",
        "kode.terbitkan",
    ]
    assert {satu.pelaku_id for satu in tercatat} == {dunia.prov.akun[Peran.ADMIN_BKD].pk}
    aktivasi = {"username": akun.nip, "kode": terbit.kode}
    sandi = {"sandi_baru": SANDI, "sandi_ulang": SANDI}
    assert klien().post("/akun/aktivasi/", aktivasi | sandi).status_code == 302
    k = klien()
    assert masuk(k, akun.nip, SANDI).headers["Location"] == "/akun/faktor/"
    beri_totp(akun)
    k = klien()
    assert masuk(k, akun.nip, SANDI).status_code == 302
    beranda = k.get("/")
    assert beranda.context["lingkup"].peran == Peran.PPK
    assert "Data saya" not in beranda.content.decode()
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    tanpa = admin.get("/akun/", {"catatan": "tanpa"}).context["halaman"].object_list
    assert [satu.pk for satu in tanpa] == [akun.pk]
    ada = admin.get("/akun/", {"catatan": "ada"}).context["halaman"].object_list
    assert akun.pk not in [satu.pk for satu in ada]
    assert ada


def test_dimatikan_dan_dihidupkan_lagi(dunia: Dunia) -> None:
    akun = kirim(dunia).context["terbitan"].kode[0].pengguna
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    for aktif in (False, True):
        admin.post(f"/akun/{akun.pk}/aktif/", {"alasan": "Masa tugas"})
        akun.refresh_from_db()
        assert akun.is_active is aktif
    assert not KodeAktivasi.terbuka().filter(pengguna=akun).exists()


def test_nip_dari_instansi_lain(dunia: Dunia) -> None:
    """An auditor who is an ASN elsewhere signs in with the NIP."""
    nip = dunia.kab.pegawai["DINAS_B"][0].nip
    tertulis = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    jawaban = kirim(dunia, nomor=tertulis, peran=Peran.AUDITOR, cocok=nip)
    assert jawaban.context["terbitan"].kode[0].pengguna.nip == nip


def test_nip_yang_tidak_dikenal_dicocokkan_dahulu(dunia: Dunia) -> None:
    """What the digits say is read back, and the tick holds for that number alone."""
    semula = Pengguna.objects.count()
    tanya = kirim(dunia, nomor="198504122010012034", peran=Peran.AUDITOR)
    assert tanya.status_code == 422
    assert set(tanya.context["form"].errors) == {"cocok"}
    teks = tanya.content.decode()
    assert "lahir 12 April 1985, diangkat tahun 2010, perempuan" in teks
    assert "bisa milik pegawai instansi lain" in teks
    ganti = kirim(
        dunia, nomor="198504122010011034", peran=Peran.AUDITOR, cocok="198504122010012034"
    )
    assert "Nomornya sudah Anda ganti" in ganti.content.decode()
    assert Pengguna.objects.count() == semula
    jadi = kirim(dunia, nomor="198504122010012034", peran=Peran.AUDITOR, cocok="198504122010012034")
    assert jadi.context["terbitan"].kode[0].pengguna.nip == "198504122010012034"


@pytest.mark.parametrize(
    ("ganti", "bidang"),
    [
        ({"nama": "   "}, "nama"),
        ({"nomor": "12345"}, "nomor"),
        ({"nomor": "001234567890123456"}, "nomor"),
        ({"nomor": "198513122010012034"}, "nomor"),
        ({"nomor": "AKUN"}, "nomor"),
        ({"nomor": "PEGAWAI"}, "nomor"),
        ({"peran": "ASN"}, "peran"),
        ({"peran": ""}, "peran"),
        ({"mulai": ""}, "mulai"),
        ({"peran": Peran.ATASAN}, "__all__"),
        ({"peran": Peran.PPK, "unit": "DINAS_A"}, "__all__"),
        ({"sampai": "2025-01-01"}, "__all__"),
        ({"peran": Peran.ATASAN, "unit": "TIDAK_ADA"}, "unit"),
    ],
)
def test_yang_ditolak_tidak_meninggalkan_akun(
    dunia: Dunia, ganti: dict[str, str], bidang: str
) -> None:
    nyata = {
        "AKUN": dunia.kab.akun[Peran.ADMIN_BKD].nip,
        "PEGAWAI": dunia.prov.pegawai["BIDANG_A"][0].nip,
    }
    semula = Pengguna.objects.count()
    jawaban = kirim(dunia, **{k: nyata.get(n, n) for k, n in ganti.items()})
    assert jawaban.status_code == 422
    assert set(jawaban.context["form"].errors) == {bidang}
    assert Pengguna.objects.count() == semula
    assert not CatatanAudit.objects.filter(tindakan="akun.buat").exists()
