"""Every row of the table of dirty values, on small files."""

import pytest

from kinerja.models import PredikatTahunan, UmpanBalik
from kompetensi.models import JamPembelajaran
from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.models import BarisImpor
from talenta.pegawai.models import Jabatan, Pegawai, Pendidikan, RiwayatJabatan
from tests.impor.bantu import NIP, NIP_LAIN, csv, hitungan, kirim, kode, temuan


@pytest.fixture
def terisi(terisi_modul: Instansi, db: None) -> Instansi:
    return terisi_modul


TOLAK, INGAT, RAPI = "ditolak", "peringatan", "diperbaiki"


@pytest.mark.parametrize(
    ("jenis", "isi", "harap"),
    [
        ("kinerja", {"NIP": f"'{NIP}"}, {("NIP_DIRAPIKAN", RAPI)}),
        ("kinerja", {"NIP": "19850317 201001 1 001"}, {("NIP_DIRAPIKAN", RAPI)}),
        ("kinerja", {"NIP": "19850317.201001.1.001"}, {("NIP_DIRAPIKAN", RAPI)}),
        ("kinerja", {"NIP": "19850317-201001-1-001"}, {("NIP_DIRAPIKAN", RAPI)}),
        ("kinerja", {"NIP": f"{NIP}.0"}, {("NIP_DIRAPIKAN", RAPI)}),
        ("kinerja", {"NIP": f"  {NIP}  "}, set()),
        ("kinerja", {"NIP": "1.98E+17"}, {("NIP_NOTASI_ILMIAH", TOLAK)}),
        ("kinerja", {"NIP": "1,98503E+17"}, {("NIP_NOTASI_ILMIAH", TOLAK)}),
        ("kinerja", {"NIP": NIP[:-1]}, {("NIP_TIDAK_SAH", TOLAK)}),
        ("kinerja", {"NIP": NIP + "0"}, {("NIP_TIDAK_SAH", TOLAK)}),
        ("kinerja", {"NIP": "198513172010011001"}, {("NIP_TIDAK_SAH", TOLAK)}),
        ("kinerja", {"NIP": "198503172010011000"}, {("NIP_TIDAK_SAH", TOLAK)}),
        ("kinerja", {"NIP": "'19850317201001100x"}, {("NIP_TIDAK_SAH", TOLAK)}),
        ("kinerja", {"NIP": ""}, {("WAJIB_DIISI", TOLAK)}),
        ("kinerja", {"NIP": "tidak ada"}, {("WAJIB_DIISI", TOLAK)}),
        ("kinerja", {"NIP": NIP_LAIN}, {("NIP_TIDAK_DITEMUKAN", TOLAK)}),
        ("kinerja", {"NIP": f"'{NIP_LAIN}"}, {("NIP_TIDAK_DITEMUKAN", TOLAK)}),
        ("pegawai", {"TANGGAL LAHIR": "18-03-1985"}, {("NIP_BEDA_TANGGAL_LAHIR", INGAT)}),
        ("pegawai", {"JENIS KELAMIN": "Wanita"}, {("NIP_BEDA_JENIS_KELAMIN", INGAT)}),
        ("pegawai", {"TANGGAL LAHIR": "31-02-1985"}, {("TANGGAL_TIDAK_SAH", TOLAK)}),
        ("pegawai", {"TANGGAL LAHIR": ""}, {("WAJIB_DIISI", TOLAK)}),
        ("pegawai", {"TMT JABATAN": "kemarin"}, {("TANGGAL_TIDAK_SAH", INGAT)}),
        ("pegawai", {"TMT CPNS": "2010-13-01"}, {("TANGGAL_TIDAK_SAH", INGAT)}),
        ("pegawai", {"TMT GOLONGAN": "01-01-1980"}, {("TANGGAL_TIDAK_MASUK_AKAL", INGAT)}),
        ("pegawai", {"TANGGAL SK CPNS": "01-01-1980"}, set()),
        ("pegawai", {"GOL AKHIR NAMA": "V/z"}, {("GOLONGAN_TIDAK_DIKENAL", TOLAK)}),
        ("pegawai", {"GOL AKHIR NAMA": "III/e"}, {("GOLONGAN_TIDAK_DIKENAL", TOLAK)}),
        ("pegawai", {"GOL AKHIR NAMA": "-"}, {("WAJIB_DIISI", TOLAK)}),
        ("pegawai", {"GOL AKHIR NAMA": "", "GOL AKHIR ID": "34"}, set()),
        ("pegawai", {"GOL AKHIR ID": "zz"}, set()),
        ("pegawai", {"UNOR ID": "ZZ"}, {("UNOR_TIDAK_DIKENAL", TOLAK)}),
        ("pegawai", {"UNOR ID": "null"}, {("WAJIB_DIISI", TOLAK)}),
        ("pegawai", {"JABATAN ID": "ZZ"}, {("JABATAN_TIDAK_DIKENAL", INGAT)}),
        ("pegawai", {"JABATAN ID": ""}, set()),
        ("pegawai", {"PENDIDIKAN ID": "ZZ"}, {("PENDIDIKAN_TIDAK_DIKENAL", INGAT)}),
        ("pegawai", {"KEDUDUKAN HUKUM ID": "1"}, {("KODE_DIRAPIKAN", RAPI)}),
        ("pegawai", {"KEDUDUKAN HUKUM ID": "555"}, {("PILIHAN_TIDAK_DIKENAL", TOLAK)}),
        ("pegawai", {"KEDUDUKAN HUKUM ID": "101"}, set()),
        ("pegawai", {"TINGKAT PENDIDIKAN ID": "5"}, {("KODE_DIRAPIKAN", RAPI)}),
        ("pegawai", {"TINGKAT PENDIDIKAN ID": "7"}, {("PILIHAN_TIDAK_DIKENAL", TOLAK)}),
        ("pegawai", {"JENIS KELAMIN": "X"}, {("PILIHAN_TIDAK_DIKENAL", TOLAK)}),
        ("pegawai", {"NIK": "'5271", "NPWP NOMOR": "'09", "NOMOR HP": "'0812"}, set()),
        ("riwayat-jabatan", {"JABATAN ID": "ZZ"}, {("JABATAN_TIDAK_DIKENAL", INGAT)}),
        ("riwayat-jabatan", {"UNOR ID": "ZZ"}, {("UNOR_TIDAK_DIKENAL", INGAT)}),
        ("riwayat-jabatan", {"JABATAN ID": "-"}, {("WAJIB_DIISI", TOLAK)}),
        ("riwayat-jabatan", {"JENIS PENUGASAN": "plt"}, set()),
        ("riwayat-jabatan", {"JENIS PENUGASAN": "PJ"}, {("PILIHAN_TIDAK_DIKENAL", TOLAK)}),
        ("riwayat-jabatan", {"TMT SELESAI": "01-01-2014"}, {("TANGGAL_TIDAK_MASUK_AKAL", INGAT)}),
        ("riwayat-jabatan", {"TMT MULAI": "01-01-1980"}, {("TANGGAL_TIDAK_MASUK_AKAL", TOLAK)}),
        ("riwayat-jabatan", {"TMT MULAI": "x"}, {("TANGGAL_TIDAK_SAH", TOLAK)}),
        ("hukdis", {"AKHIR": "01-01-2021"}, {("TANGGAL_TIDAK_MASUK_AKAL", INGAT)}),
        ("hukdis", {"TMT": "01-02-1970", "AKHIR": ""}, {("TANGGAL_TIDAK_MASUK_AKAL", TOLAK)}),
        ("hukdis", {"AKHIR": "-"}, set()),
        ("kinerja", {"PREDIKAT": "Lumayan"}, {("PREDIKAT_TIDAK_DIKENAL", TOLAK)}),
        ("kinerja", {"PREDIKAT": "Sangat Baik"}, {("PREDIKAT_BEDA_MATRIKS", INGAT)}),
        ("kinerja", {"HASIL KERJA": "", "PREDIKAT": "Kurang"}, set()),
        ("kinerja", {"HASIL KERJA": "Bagus"}, {("PILIHAN_TIDAK_DIKENAL", TOLAK)}),
        ("kinerja", {"TAHUN": "1969"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("kinerja", {"TAHUN": "20x5"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("umpan-balik", {"NILAI": "100.01"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("umpan-balik", {"NILAI": "88.505"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("umpan-balik", {"NILAI": "-1"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("umpan-balik", {"NILAI": "100,00"}, set()),
        ("bangkom", {"JP": "-4"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("bangkom", {"JP": "2,5"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("bangkom", {"JP": "99999999999"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("bangkom", {"JP": "0"}, set()),
        ("digital", {"KEAMANAN": "9"}, {("NILAI_DI_LUAR_RENTANG", TOLAK)}),
        ("digital", {"KEAMANAN": "0"}, set()),
        ("digital", {"SUMBER": "KATA"}, {("PILIHAN_TIDAK_DIKENAL", TOLAK)}),
        ("penghargaan", {"TINGKAT": "lintas instansi"}, set()),
        ("penghargaan", {"TINGKAT": "KECAMATAN"}, {("PILIHAN_TIDAK_DIKENAL", TOLAK)}),
        ("jabatan", {"JENJANG": "ahli muda"}, set()),
        ("jabatan", {"JENJANG": "KEPALA"}, {("PILIHAN_TIDAK_DIKENAL", TOLAK)}),
        ("pendidikan", {"TINGKAT PENDIDIKAN ID": "5"}, {("KODE_DIRAPIKAN", RAPI)}),
    ],
)
def test_satu_nilai(terisi, jenis, isi, harap):
    impor = kirim(terisi, jenis, csv(jenis, isi))
    assert kode(impor) == harap
    ditolak = any(tingkat == TOLAK for _, tingkat in harap)
    assert (impor.dibaca, impor.ditolak) == (1, int(ditolak))
    ingat = any(tingkat == INGAT for _, tingkat in harap)
    assert impor.peringatan == int(ingat and not ditolak)
    for satu in impor.temuan.all():
        assert satu.pesan.startswith(f"Baris 2, kolom {satu.kolom}: ")
        assert satu.nilai in satu.pesan
        assert "{" not in satu.pesan


@pytest.mark.parametrize(
    "tulisan",
    ["01-02-2020", "1/2/2020", "2020-02-01", "1 Februari 2020", "01 Feb 2020", "1-2-2020"],
)
def test_ejaan_tanggal(terisi, tulisan):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"TMT JABATAN": tulisan}))
    assert temuan(impor) == []
    assert str(Pegawai.objects.get().tmt_jabatan) == "2020-02-01"


@pytest.mark.parametrize("tulisan", ["III/d", "IIId", "III d", "3d", "34", "Penata Tk. I (III/d)"])
def test_ejaan_golongan(terisi, tulisan):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"GOL AKHIR NAMA": tulisan}))
    assert (temuan(impor), hitungan(impor)) == ([], {"dibaca": 1, "sama": 1})


@pytest.mark.parametrize("tulisan", ["IX", "Golongan IX"])
def test_golongan_pppk(terisi, tulisan):
    kirim(terisi, "pegawai", csv("pegawai", {"GOL AKHIR NAMA": tulisan}))
    assert Pegawai.objects.get().golongan == "IX"


@pytest.mark.parametrize(
    ("tulisan", "simpan"),
    [
        *((tulisan, "M") for tulisan in ("M", "L", "1", "Pria", "Laki-laki", "laki-laki")),
        *((tulisan, "F") for tulisan in ("F", "P", "2", "Wanita", "PEREMPUAN")),
    ],
)
def test_ejaan_jenis_kelamin(terisi, tulisan, simpan):
    kirim(terisi, "pegawai", csv("pegawai", {"JENIS KELAMIN": tulisan}))
    assert Pegawai.objects.get().jenis_kelamin == simpan


@pytest.mark.parametrize(
    ("tulisan", "simpan"),
    [
        ("Butuh Perbaikan (Cukup)", "BUTUH_PERBAIKAN"),
        ("Cukup/Butuh Perbaikan", "BUTUH_PERBAIKAN"),
        ("Kurang/Misconduct", "KURANG"),
        ("SANGAT  BAIK", "SANGAT_BAIK"),
    ],
)
def test_ejaan_predikat(terisi, tulisan, simpan):
    isi = {"PREDIKAT": tulisan, "HASIL KERJA": "", "PERILAKU KERJA": ""}
    impor = kirim(terisi, "kinerja", csv("kinerja", isi))
    assert temuan(impor) == []
    assert PredikatTahunan.objects.get().predikat == simpan


def test_yang_tidak_dikenal_dikosongkan_atau_disimpan_apa_adanya(terisi):
    kirim(terisi, "pegawai", csv("pegawai", {"JABATAN ID": "ZZ", "PENDIDIKAN ID": "YY"}))
    orang = Pegawai.objects.get()
    assert (orang.jabatan, orang.pendidikan) == (None, None)
    kirim(terisi, "riwayat-jabatan", csv("riwayat-jabatan", {"JABATAN ID": "ZZ", "UNOR ID": "YY"}))
    riwayat = RiwayatJabatan.objects.get()
    assert (riwayat.jabatan_kode, riwayat.jabatan) == ("ZZ", None)
    assert (riwayat.unit_kode, riwayat.unit) == ("YY", None)


def test_yang_kemudian_dikenal_menjadi_berubah(terisi):
    berkas = csv("pegawai", {"JABATAN ID": "J2"})
    assert kode(kirim(terisi, "pegawai", berkas)) == {("JABATAN_TIDAK_DIKENAL", INGAT)}
    kirim(terisi, "jabatan", "ID,NAMA,JENJANG\nJ2,Kepala Bidang,ADMINISTRATOR\n")
    assert hitungan(kirim(terisi, "pegawai", berkas)) == {"dibaca": 1, "berubah": 1}
    assert Pegawai.objects.get().jabatan == Jabatan.objects.get(kode="J2")


def test_tanggal_yang_dikosongkan_tidak_tersimpan(terisi):
    kirim(terisi, "pegawai", csv("pegawai", {"TMT JABATAN": "x", "TMT GOLONGAN": "01-01-1900"}))
    orang = Pegawai.objects.get()
    assert (orang.tmt_jabatan, orang.tmt_golongan) == (None, None)


def test_nama_dirapikan_tanpa_mengubah_huruf(terisi):
    kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "LALU  Hidayat , "}))
    orang = Pegawai.objects.get()
    assert (orang.nama, orang.nama_kunci) == ("LALU Hidayat", "LALU HIDAYAT")


def test_angka_disimpan_tanpa_pecahan_biner(terisi):
    kirim(terisi, "umpan-balik", csv("umpan-balik", {"NILAI": "88,5"}))
    assert UmpanBalik.objects.get().nilai == 8850


def test_nol_di_depan_dikembalikan(terisi):
    kirim(terisi, "pendidikan", csv("pendidikan", {"TINGKAT PENDIDIKAN ID": "5"}))
    assert Pendidikan.objects.get(kode="E9").tingkat_id == "05"


def test_bidang_ilmu_dipisahkan_garis_tegak(terisi):
    kirim(terisi, "jabatan", csv("jabatan", {"BIDANG ILMU": "HUKUM | EKONOMI"}))
    assert Jabatan.objects.get(kode="J9").bidang_ilmu == ["HUKUM", "EKONOMI"]


def test_nip_yang_ditolak_menunjuk_baris_yang_harus_dibetulkan(terisi):
    kirim(terisi, "pegawai", csv("pegawai", {}, {"NIP BARU": NIP_LAIN, "UNOR ID": "ZZ"}))
    impor = kirim(terisi, "kinerja", csv("kinerja", {"NIP": NIP_LAIN}))
    assert "betulkan baris 3 berkas itu" in impor.temuan.get().pesan


def test_teks_panjang_disimpan_utuh(terisi):
    nama = "Pelatihan " * 45
    kirim(terisi, "bangkom", csv("bangkom", {"NAMA KEGIATAN": nama}))
    assert JamPembelajaran.objects.get().nama == nama.strip()
    with pytest.raises(BerkasTidakTerbaca, match="Baris 2, kolom NAMA KEGIATAN"):
        kirim(terisi, "bangkom", csv("bangkom", {"NAMA KEGIATAN": nama * 2}))


def test_golongan_tampil_pada_perubahan(terisi):
    berkas = csv("pegawai", {"GOL AKHIR NAMA": "IV/a"})
    impor = kirim(terisi, "pegawai", berkas, terapkan=False)
    satu = BarisImpor.objects.get(impor=impor)
    assert satu.ubah == [{"kolom": "GOLONGAN", "lama": "III/d", "baru": "IV/a"}]
