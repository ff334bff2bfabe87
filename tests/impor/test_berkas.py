"""How files are read: encodings, separators, titles, footers, headers, numbering."""

import pytest

from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.models import Impor
from talenta.pegawai.models import Pegawai, Penghargaan
from tests.impor.bantu import NIP, csv, hitungan, kirim, temuan
from tests.impor.lembar import xlsx_teks


@pytest.fixture
def terisi(terisi_modul: Instansi, db: None) -> Instansi:
    return terisi_modul


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("akhir", ["\n", "\r\n"])
def test_pemisah_dan_akhir_baris(terisi, pemisah, akhir):
    isi = csv("penghargaan", {}, pemisah=pemisah).replace("\n", akhir)
    impor = kirim(terisi, "penghargaan", isi)
    assert hitungan(impor) == {"dibaca": 1, "baru": 1}
    assert impor.pengenalan["pemisah"] == {",": "koma", ";": "titik koma", "\t": "tab"}[pemisah]


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "windows-1252"])
def test_sandi_huruf(terisi, sandi):
    kirim(terisi, "penghargaan", csv("penghargaan", {"NAMA PENGHARGAAN": "“Café”"}).encode(sandi))
    assert Penghargaan.objects.get().nama == "“Café”"


def test_judul_kaki_dan_baris_kosong_tidak_dihitung_tetapi_bernomor(terisi):
    isi = csv("kinerja", {}, {"NIP": "x", "TAHUN": "2023"})
    kepala, satu, dua, *_ = isi.split("\n")
    berkas = f"DAFTAR PREDIKAT\n\n{kepala}\n{satu}\n;;;;\n{dua}\nJumlah;;;;2\n"
    impor = kirim(terisi, "kinerja", berkas)
    assert hitungan(impor) == {"dibaca": 2, "baru": 1, "ditolak": 1}
    assert temuan(impor) == [(6, "NIP", "NIP_TIDAK_SAH", "ditolak")]
    assert impor.pengenalan["baris_kepala"] == 3
    assert impor.pengenalan["judul_dilewati"] == [1]
    assert impor.pengenalan["kaki_dilewati"] == [7]


def test_orang_bernama_total_bukan_kaki(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Total Wijaya"}))
    assert hitungan(impor) == {"dibaca": 1, "berubah": 1}


def test_sel_berbaris_banyak_adalah_satu_baris(terisi):
    isi = csv("penghargaan", {"NAMA PENGHARGAAN": '"Satya\nLencana"'}, {"TANGGAL": "x"})
    impor = kirim(terisi, "penghargaan", isi)
    assert temuan(impor) == [(3, "TANGGAL", "TANGGAL_TIDAK_SAH", "ditolak")]
    assert Penghargaan.objects.get().nama == "Satya Lencana"


@pytest.mark.parametrize("kepala", ["NIP", "nip", " Nip ", "NIP BARU", "nip_baru", "nipBaru"])
def test_ejaan_kepala(terisi, kepala):
    isi = csv("umpan-balik", {}).replace("NIP;", f"{kepala};", 1)
    assert hitungan(kirim(terisi, "umpan-balik", isi)) == {"dibaca": 1, "baru": 1}


def test_kolom_tak_dikenal_didaftar_dan_diabaikan(terisi):
    impor = kirim(terisi, "kinerja", csv("kinerja", {"CATATAN ATASAN": "baik sekali"}))
    assert impor.pengenalan["kolom_diabaikan"] == ["CATATAN ATASAN"]
    assert hitungan(impor) == {"dibaca": 1, "baru": 1}


@pytest.mark.parametrize(
    ("jenis", "isi", "kata"),
    [
        ("kinerja", f"NIP,TAHUN\n{NIP},2024\n", "PREDIKAT"),
        ("pegawai", "NIP BARU,NAMA\n1,a\n", "GOL AKHIR NAMA atau GOL AKHIR ID"),
        ("kinerja", "", "kosong"),
        ("kinerja", "  \n \n", "kosong"),
        ("kinerja", b"PK\x03\x04rest", "XLSX"),
        ("kinerja", b"\xff\xfeN\x00I\x00P\x00", "UTF-16"),
        ("kinerja", b"NIP,TAHUN,PREDIKAT\n\x81\x8d", "Sandi"),
        ("kinerja", "NIP;TAHUN\n1;2024\n".encode("utf-16-le"), "UTF-16"),
        ("kinerja", b"a\x00b", "bukan lembar kerja XLSX dan bukan teks CSV"),
        ("kinerja", bytes(range(256)) * 20, "berkasnya rusak atau berjenis lain"),
        ("kinerja", b"\x89PNG\r\n\x1a\n" + bytes(99), "gambar"),
        ("kinerja", b"\xff\xd8\xff\xe0" + b"a" * 99, "gambar"),
        ("kinerja", b"{\\rtf1 NIP}", "RTF"),
        ("kinerja", "\ufeff\n<html><table><tr><td>NIP</td></tr></table>", "halaman web"),
        (
            "kinerja",
            f'NIP,TAHUN,PREDIKAT\n{NIP},2024,"Baik\n{NIP},2023,Baik\n{NIP},2022,"Baik"\n',
            "kutip",
        ),
    ],
)
def test_berkas_yang_ditolak_seluruhnya(terisi, jenis, isi, kata):
    with pytest.raises(BerkasTidakTerbaca, match=kata) as galat:
        kirim(terisi, jenis, isi)
    assert "\n" not in str(galat.value)
    impor = Impor.objects.latest("id")
    assert (impor.status, impor.galat) == (Impor.Status.TIDAK_TERBACA, str(galat.value))
    assert not impor.temuan.exists()


def test_garis_tanpa_akhir_tidak_dibaca_ke_memori(terisi, monkeypatch):
    monkeypatch.setattr("talenta.impor.baca.garis.GARIS_TERPANJANG", 100)
    isi = csv("kinerja", {})
    assert max(map(len, isi.splitlines())) < 100
    assert hitungan(kirim(terisi, "kinerja", isi)) == {"dibaca": 1, "baru": 1}
    with pytest.raises(BerkasTidakTerbaca, match="terlalu panjang"):
        kirim(terisi, "kinerja", isi + "," * 101)


def test_kolom_terlalu_banyak_menyebut_yang_terakhir(terisi):
    isi = csv("kinerja", {}).replace("PREDIKAT\n", "PREDIKAT" + ";" * 1_995 + "\n", 1)
    assert hitungan(kirim(terisi, "kinerja", isi)) == {"dibaca": 1, "baru": 1}
    with pytest.raises(BerkasTidakTerbaca, match=r"2001 kolom, lebih dari 2000; .* kolom BXY"):
        kirim(terisi, "kinerja", isi.replace(";\n", ";;x\n", 1))


def test_rekaman_yang_tak_berujung_tidak_dibaca_ke_memori(terisi):
    isi = csv("kinerja", {}) + '"' + 'a";"b\n' * 3_100
    with pytest.raises(BerkasTidakTerbaca, match="kutip pada baris 3 tidak ditutup"):
        kirim(terisi, "kinerja", isi)


def test_potongan_baris_dibatasi_juga_oleh_panjangnya(terisi, monkeypatch):
    monkeypatch.setattr("talenta.impor.baca.teks.HURUF_SEPOTONG", 1)
    monkeypatch.setattr("talenta.impor.baca.teks._SEKALI", 2)
    baris = [{"TAHUN": str(tahun)} for tahun in range(2015, 2024)]
    impor = kirim(terisi, "kinerja", csv("kinerja", *baris))
    assert hitungan(impor) == {"dibaca": 9, "baru": 9}


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_banyak_sel_berbaris_dua_bukan_kutip_yang_terbuka(terisi, bentuk):
    """More lines in a chunk than rows of it, none of which is too long by itself."""
    kepala, baris = csv("kinerja", {}).splitlines()
    sel = [[*kepala.split(";"), "CATATAN"], *([[*baris.split(";"), "satu\ndua"]] * 1_600)]
    isi = "".join(";".join(f'"{satu}"' for satu in satu_baris) + "\n" for satu_baris in sel)
    berkas = isi if bentuk == "csv" else xlsx_teks(("Data", sel))
    assert kirim(terisi, "kinerja", berkas).dibaca == 1_600


def test_kutip_terbuka_di_antara_sel_berbaris_disebut_barisnya(terisi):
    isi = csv("kinerja", *[{"PREDIKAT": '"Ba\nik"'}] * 30, {"PREDIKAT": '"Baik'}, *[{}] * 2_000)
    with pytest.raises(BerkasTidakTerbaca, match="kutip pada baris 32 tidak ditutup"):
        kirim(terisi, "kinerja", isi)


def test_ekor_baris_kosong_yang_panjang(terisi, monkeypatch):
    monkeypatch.setattr("talenta.impor.baca.teks.HURUF_SEPOTONG", 1)
    impor = kirim(terisi, "kinerja", csv("kinerja", {}) + ";;;;\n" * 2_001)
    assert hitungan(impor) == {"dibaca": 1, "baru": 1}


def test_baris_kaki_dihitung_dan_disebut_sepuluh(terisi):
    impor = kirim(terisi, "kinerja", csv("kinerja", {}) + "total\n" * 2_500)
    assert hitungan(impor) == {"dibaca": 1, "baru": 1}
    assert impor.pengenalan["kaki_dilewati"] == list(range(3, 13))
    assert impor.pengenalan["kaki_banyak"] == 2_500


def test_nul_di_tengah_berkas_tidak_menggagalkan_yang_lain(terisi):
    isi = csv("kinerja", {}, {"TAHUN": "20\x0023x"})
    impor = kirim(terisi, "kinerja", f"JUDUL {'x' * 5000}\n{isi}")
    assert hitungan(impor) == {"dibaca": 2, "baru": 1, "ditolak": 1}
    assert impor.temuan.get().nilai == "2023x"


def test_kolom_yang_tidak_ada_di_berkas_dibiarkan(terisi):
    kirim(terisi, "pegawai", csv("pegawai", {"EMAIL": "a@contoh.id", "ALAMAT": "Jalan Satu"}))
    berkas = csv("pegawai", {"TMT JABATAN": "01-06-2022"})
    assert hitungan(kirim(terisi, "pegawai", berkas)) == {"dibaca": 1, "berubah": 1}
    orang = Pegawai.objects.get()
    assert (orang.email, orang.profil) == ("a@contoh.id", {"ALAMAT": "Jalan Satu"})
    assert hitungan(kirim(terisi, "pegawai", berkas)) == {"dibaca": 1, "sama": 1}


def test_profil_menyimpan_kolom_siasn_yang_terisi(terisi):
    kirim(terisi, "pegawai", csv("pegawai", {"AGAMA NAMA": "Islam", "TMT CPNS": "1 Januari 2010"}))
    assert Pegawai.objects.get().profil == {"AGAMA NAMA": "Islam", "TMT CPNS": "2010-01-01"}
    kirim(terisi, "pegawai", csv("pegawai", {"AGAMA NAMA": "-", "TMT CPNS": "1 Januari 2010"}))
    assert Pegawai.objects.get().profil == {"TMT CPNS": "2010-01-01"}
