"""Headers mapped by hand and foreign codes: what a file becomes with them and without."""

import pytest

from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.baca.kepala import letak_kolom
from talenta.impor.daftar import jenis_bernama
from talenta.impor.models import PadananKode, PetaKolom
from talenta.pegawai.models import Jabatan, Pegawai, RiwayatJabatan, UnitOrganisasi
from tests.impor.bantu import NIP, NIP_LAIN, csv, ditolak, hitungan, kirim, kode

ASING = "NIP;THN;NILAI AKHIR;BAIK BURUK\n" + f"{NIP};2024;Baik;Sesuai Ekspektasi\n"


def kenal(instansi, kepala, kolom, jenis="kinerja"):
    PetaKolom.objects.create(
        instansi=instansi, jenis=jenis, kepala=kepala, tulisan=kepala.upper(), kolom=kolom
    )


def padan(instansi, asing, ke, rujukan="unor"):
    return PadananKode.objects.create(instansi=instansi, rujukan=rujukan, kode_asing=asing, kode=ke)


def test_kolom_yang_dicocokkan_dibaca_dan_disebut(terisi):
    with pytest.raises(BerkasTidakTerbaca, match="TAHUN, PREDIKAT"):
        kirim(terisi, "kinerja", ASING)
    kenal(terisi, "thn", "TAHUN")
    kenal(terisi, "nilaiakhir", "PREDIKAT")
    impor = kirim(terisi, "kinerja", ASING)
    assert hitungan(impor) == {"dibaca": 1, "baru": 1}
    assert impor.pengenalan["dicocokkan"] == {"THN": "TAHUN", "NILAI AKHIR": "PREDIKAT"}
    assert impor.pengenalan["kolom_diabaikan"] == ["BAIK BURUK"]


def test_jenis_dikenali_juga_dari_kolom_yang_dicocokkan(terisi):
    kenal(terisi, "thn", "TAHUN")
    kenal(terisi, "nilaiakhir", "PREDIKAT")
    assert kirim(terisi, "", ASING).jenis == "kinerja"
    with pytest.raises(BerkasTidakTerbaca, match="tidak dikenali"):
        kirim(Instansi.objects.create(kode="lain", nama="Lain"), "", ASING)


def test_yang_dicocokkan_milik_satu_instansi_dan_satu_jenis(terisi):
    lain = Instansi.objects.create(kode="lain", nama="Lain")
    for instansi, jenis in ((lain, "kinerja"), (terisi, "bangkom")):
        kenal(instansi, "thn", "TAHUN", jenis)
        kenal(instansi, "nilaiakhir", "PREDIKAT", jenis)
    with pytest.raises(BerkasTidakTerbaca):
        kirim(terisi, "kinerja", ASING)


def test_nama_resmi_lalu_tangan_lalu_alias():
    jenis = jenis_bernama("pegawai")
    tangan = {"nomor": "NIP BARU", "nama": "GELAR DEPAN", "golongan": ""}
    assert letak_kolom(jenis, ["NIP", "NOMOR", "NIP BARU"], tangan) == {"NIP BARU": 2}
    assert letak_kolom(jenis, ["NIP", "NOMOR"], tangan) == {"NIP BARU": 1}
    assert letak_kolom(jenis, ["NIP", "NOMOR INDUK PEGAWAI"], tangan) == {"NIP BARU": 0}
    assert letak_kolom(jenis, ["NAMA", "GOLONGAN"], tangan) == {"NAMA": 0}


def test_kolom_yang_sudah_tidak_ada_diabaikan(terisi):
    kenal(terisi, "thn", "KOLOM LAMA")
    with pytest.raises(BerkasTidakTerbaca, match="TAHUN, PREDIKAT"):
        kirim(terisi, "kinerja", ASING)


def test_baris_ditolak_kembali_walau_yang_dicocokkan_sudah_dihapus(terisi):
    kenal(terisi, "thn", "TAHUN")
    kenal(terisi, "nilaiakhir", "PREDIKAT")
    impor = kirim(terisi, "kinerja", ASING.replace("Baik;", "Bagus;"))
    PetaKolom.objects.all().delete()
    kepala, satu = ditolak(impor)
    assert kepala[:4] == ["NIP", "THN", "NILAI AKHIR", "BAIK BURUK"]
    assert "Bagus" in satu[-2]


def test_satu_padanan_untuk_semua_baris(terisi):
    baris = [
        {"NIP BARU": NIP_LAIN, "TANGGAL LAHIR": "17-03-1990", "JENIS KELAMIN": "F"},
        {"NIP BARU": "199103172014011003", "TANGGAL LAHIR": "17-03-1991"},
    ]
    isi = csv("pegawai", *({"UNOR ID": "8812"} | satu for satu in baris))
    assert hitungan(kirim(terisi, "pegawai", isi, terapkan=False)) == {"dibaca": 2, "ditolak": 2}
    padan(terisi, "8812", "U1")
    impor = kirim(terisi, "pegawai", isi)
    assert hitungan(impor) == {"dibaca": 2, "baru": 2}
    assert impor.pengenalan["dipetakan"] == {"UNOR ID": 2}
    assert kode(impor) == set()
    assert set(Pegawai.objects.values_list("unit__kode", flat=True)) == {"U1"}
    assert hitungan(kirim(terisi, "pegawai", isi)) == {"dibaca": 2, "sama": 2}


def test_kode_yang_dikenal_portal_menang_atas_padanan(terisi):
    padan(terisi, "U2", "U1")
    kirim(terisi, "unor", "ID,NAMA UNOR,ID ATASAN\nU1,Dinas Satu,\nU2,Bidang,U1\n")
    impor = kirim(terisi, "pegawai", csv("pegawai", {"UNOR ID": "U2"}))
    assert (Pegawai.objects.get().unit.kode, impor.pengenalan["dipetakan"]) == ("U2", {})


def test_padanan_ke_kode_yang_tidak_ada_tidak_dipakai(terisi):
    padan(terisi, "8812", "U404")
    impor = kirim(terisi, "pegawai", csv("pegawai", {"UNOR ID": "8812"}))
    assert kode(impor) == {("UNOR_TIDAK_DIKENAL", "ditolak")}
    assert impor.temuan.get().nilai == "8812"


def test_padanan_tidak_menyentuh_susunan_unit(terisi):
    padan(terisi, "INDUK", "U1")
    impor = kirim(terisi, "unor", "ID,NAMA UNOR,ID ATASAN\nU7,Tujuh,INDUK\n")
    assert kode(impor) == {("ATASAN_TIDAK_DIKENAL", "ditolak")}
    assert not UnitOrganisasi.objects.filter(kode="U7").exists()


def test_padanan_jabatan_dan_pendidikan(terisi):
    padan(terisi, "JX", "J1", "jabatan")
    padan(terisi, "EX", "E1", "pendidikan")
    padan(terisi, "J1", "E1", "pendidikan")
    isi = csv("pegawai", {"JABATAN ID": "JX", "PENDIDIKAN ID": "EX"})
    impor = kirim(terisi, "pegawai", isi)
    assert hitungan(impor) == {"dibaca": 1, "sama": 1}
    assert impor.pengenalan["dipetakan"] == {"JABATAN ID": 1, "PENDIDIKAN ID": 1}
    kirim(terisi, "riwayat-jabatan", csv("riwayat-jabatan", {"JABATAN ID": "JX"}))
    assert RiwayatJabatan.objects.get().jabatan == Jabatan.objects.get(kode="J1")
