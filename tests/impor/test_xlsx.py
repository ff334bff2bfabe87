"""Workbooks: cells as text, dates, sheets, row numbers, and what is refused."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.core.management import call_command
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kinerja.models import PredikatTahunan, UmpanBalik
from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.baca.lembar import salin
from talenta.impor.models import Impor
from talenta.pegawai.models import Pegawai, Penghargaan
from tests.impor.bantu import NIP, csv, hitungan, kirim, temuan
from tests.impor.lembar import baris_baku, xlsx, xlsx_mentah, xlsx_teks


@pytest.fixture
def terisi(terisi_modul: Instansi, db: None) -> Instansi:
    return terisi_modul


def isi(bita, tmp_path, lembar=""):
    jalur = tmp_path / "uji.xlsx"
    jalur.write_bytes(bita)
    hasil = salin(jalur, lembar)
    hasil.isi.seek(0)
    return hasil, hasil.isi.read()


def test_sama_dengan_csv(terisi):
    berkas = xlsx_teks(("Data", baris_baku("pegawai", {"NAMA": "Nama Baru"})))
    impor = kirim(terisi, "pegawai", berkas)
    assert hitungan(impor) == {"dibaca": 1, "berubah": 1}
    assert (impor.pengenalan["bentuk"], impor.pengenalan["lembar"]) == ("XLSX", "Data")
    assert impor.berkas.tipe.endswith("spreadsheetml.sheet")
    assert Pegawai.objects.get().nama == "Nama Baru"
    csv_sama = csv("pegawai", {"NAMA": "Nama Baru"})
    assert hitungan(kirim(terisi, "pegawai", csv_sama)) == {"dibaca": 1, "sama": 1}


def test_nip_yang_disimpan_sebagai_angka_tidak_ditebak(terisi):
    kepala, satu = baris_baku("kinerja", {})
    angka = [int(NIP), 2024, *satu[2:]]
    impor = kirim(terisi, "kinerja", xlsx(("A", [kepala, angka])))
    assert temuan(impor) == [(2, "NIP", "NIP_NOTASI_ILMIAH", "ditolak")]
    assert not PredikatTahunan.objects.exists()


@pytest.mark.parametrize("tulisan", [NIP, "1.98503172010011E+17", "198503172010011000"])
def test_angka_18_digit_dalam_berkas_selalu_ditolak(terisi, tulisan):
    kepala, satu = baris_baku("kinerja", {})
    sel = "".join(f'<c t="inlineStr"><is><t>{s}</t></is></c>' for s in satu[1:])
    judul = "".join(f'<c t="inlineStr"><is><t>{s}</t></is></c>' for s in kepala)
    berkas = xlsx_mentah(f"<row>{judul}</row><row><c><v>{tulisan}</v></c>{sel}</row>")
    assert [t[2] for t in temuan(kirim(terisi, "kinerja", berkas))] == ["NIP_NOTASI_ILMIAH"]


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        (datetime(2024, 3, 17), date(2024, 3, 17)),  # noqa: DTZ001
        (datetime(2024, 3, 17, 8, 30), date(2024, 3, 17)),  # noqa: DTZ001
        (45368, date(2024, 3, 17)),
        (45368.75, date(2024, 3, 17)),
        ("17 Maret 2024", date(2024, 3, 17)),
        (2024, None),
        (20240317, None),
    ],
)
def test_tanggal(terisi, nilai, hasil):
    berkas = xlsx(("A", [["NIP", "TANGGAL", "NILAI"], [NIP, nilai, 88.5]]))
    impor = kirim(terisi, "umpan-balik", berkas)
    assert UmpanBalik.objects.values_list("tanggal", flat=True).first() == hasil
    assert (temuan(impor) == []) == (hasil is not None)


def test_kalender_1904(terisi):
    baris = [["NIP", "TANGGAL", "NILAI"], [NIP, datetime(2024, 3, 17), 80], [NIP, 43907, 81]]  # noqa: DTZ001
    impor = kirim(terisi, "umpan-balik", xlsx(("A", baris), epoch=CALENDAR_MAC_1904))
    assert hitungan(impor) == {"dibaca": 2, "baru": 2}
    assert set(UmpanBalik.objects.values_list("tanggal", "nilai")) == {
        (date(2024, 3, 17), 8000),
        (date(2024, 3, 18), 8100),
    }


def test_sel_menjadi_teks(tmp_path):
    berkas = xlsx_mentah(
        '<row r="2"><c r="B2"><v>88.549999999999997</v></c><c r="C2" t="b"><v>1</v></c>'
        '<c r="D2" t="e"><v>#N/A</v></c><c r="E2"><f>1+1</f><v>2</v></c><c r="F2"><f>1+1</f></c>'
        '<c r="G2" t="str"><f>A()</f><v>dari rumus</v></c><c r="H2"><v>12</v></c>'
        '<c r="I2" t="inlineStr"><is><t>a,"b"\nc</t></is></c></row>'
    )
    hasil, teks = isi(berkas, tmp_path)
    assert teks.splitlines()[1] == ',88.55,TRUE,,2,,dari rumus,12,"a,""b""'
    assert (hasil.hitung["rumus"], hasil.hitung["sel_galat"]) == (3, 1)


def test_nomor_baris_seperti_lembar_kerja(terisi):
    kepala, satu, dua = baris_baku("kinerja", {}, {"NIP": "x", "TAHUN": "2023"})
    berkas = xlsx(("A", [["DAFTAR PREDIKAT"], [], [], kepala, satu, [], dua, ["Jumlah", 2]]))
    impor = kirim(terisi, "kinerja", berkas)
    assert temuan(impor) == [(7, "NIP", "NIP_TIDAK_SAH", "ditolak")]
    assert impor.pengenalan["baris_kepala"] == 4
    assert (impor.pengenalan["judul_dilewati"], impor.pengenalan["kaki_dilewati"]) == ([1], [8])


def test_sel_galat_baris_tersembunyi_dan_rumus_disebut(terisi):
    kepala, satu = baris_baku("penghargaan", {})
    sel = "".join(f'<c t="inlineStr"><is><t>{s}</t></is></c>' for s in satu[1:])
    judul = "".join(f'<c t="inlineStr"><is><t>{s}</t></is></c>' for s in kepala)
    berkas = xlsx_mentah(
        f'<row r="1">{judul}</row><row r="2" hidden="1"><c t="str"><f>A1</f><v>{NIP}</v></c>{sel}'
        f'</row><row r="3"><c t="e"><v>#REF!</v></c>{sel}</row>'
    )
    impor = kirim(terisi, "penghargaan", berkas)
    assert temuan(impor) == [(3, "NIP", "WAJIB_DIISI", "ditolak")]
    kunci = ("rumus", "sel_galat", "baris_tersembunyi")
    assert [impor.pengenalan[k] for k in kunci] == [1, 1, 1]
    assert Penghargaan.objects.count() == 1


LEMBAR = (
    ("Catatan", [["Diunduh dari SIASN"]]),
    ("Predikat", baris_baku("kinerja", {})),
    ("Umpan balik", baris_baku("umpan-balik", {})),
    ("Predikat lain", baris_baku("kinerja", {"TAHUN": "2023"})),
)


def test_lembar_pertama_yang_cocok_dipakai(terisi):
    impor = kirim(terisi, "kinerja", xlsx_teks(*LEMBAR))
    assert impor.pengenalan["lembar"] == "Predikat"
    assert [satu["nama"] for satu in impor.pengenalan["lembar_ada"]] == [n for n, _ in LEMBAR]
    assert PredikatTahunan.objects.get().tahun == 2024


def test_lembar_dipilih_lewat_perintah(terisi, tmp_path, capsys):
    jalur = tmp_path / "buku.xlsx"
    jalur.write_bytes(xlsx_teks(*LEMBAR))
    argumen = ("impor", "kinerja", str(jalur), "--instansi=contoh", "--terapkan")
    call_command(*argumen, "--lembar=Predikat lain")
    assert PredikatTahunan.objects.get().tahun == 2023
    with pytest.raises(SystemExit) as henti:
        call_command(*argumen, "--lembar=Tidak ada")
    assert henti.value.code == 2
    assert "Lembar yang ada: Catatan, Predikat" in capsys.readouterr().err


def test_lembar_tersembunyi_tidak_dipilih_sendiri(terisi):
    lembar = (LEMBAR[3], LEMBAR[1])
    impor = kirim(terisi, "kinerja", xlsx(*lembar, tersembunyi=["Predikat lain"]))
    assert impor.pengenalan["lembar"] == "Predikat"
    assert impor.pengenalan["lembar_ada"][0] == {"nama": "Predikat lain", "tersembunyi": True}


def test_tanpa_lembar_yang_cocok_disebut_kolom_yang_kurang(terisi):
    with pytest.raises(BerkasTidakTerbaca, match="PREDIKAT"):
        kirim(terisi, "kinerja", xlsx_teks(("A", [["NIP", "TAHUN"], [NIP, "2024"]]), LEMBAR[0]))


def _arsip(**bagian):
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi_bagian in bagian.items():
            arsip.writestr(nama, isi_bagian)
    return wadah.getvalue()


UTUH = xlsx_teks(LEMBAR[1])
JAUH = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)


@pytest.mark.parametrize(
    ("berkas", "kata"),
    [
        (UTUH[: len(UTUH) // 2], "rusak"),
        (UTUH[:4] + b"\x00" * 400, "rusak"),
        (_arsip(**{"surat.txt": "isi"}), "arsip ZIP"),
        (_arsip(**{"word/document.xml": "x", "[Content_Types].xml": "x"}), "Word"),
        (_arsip(**{"ppt/presentation.xml": "x", "[Content_Types].xml": "x"}), "paparan"),
        (_arsip(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "ODS"),
        (_arsip(**{"xl/workbook.bin": "x", "[Content_Types].xml": "x"}), "XLSB"),
        (xlsx_mentah("", ganti={"xl/vbaProject.bin": b"x"}), "makro"),
        (xlsx_mentah("", ganti={"../../etc/passwd": b"x"}), "rusak"),
        (xlsx_mentah("", ganti={"/etc/passwd": b"x"}), "rusak"),
        (xlsx_mentah('<row><c t="s"><v>9</v></c></row>'), "rusak"),
        (xlsx_mentah("<row><c><v>1</v>"), "rusak"),
        (xlsx_mentah(JAUH), "kolom XFD dan baris 1048576"),
        (xlsx_mentah("", ganti={"xl/isi.xml": b"0" * (40 << 20)}), "bom"),
        (
            xlsx_mentah(f'<row><c t="inlineStr"><is><t>{"x" * 40_000}</t></is></c></row>'),
            "32.767",
        ),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "XLS lama"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "dokumen Word"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_yang_ditolak_seluruhnya(terisi, berkas, kata):
    with pytest.raises(BerkasTidakTerbaca, match=kata) as galat:
        kirim(terisi, "kinerja", berkas)
    assert "\n" not in str(galat.value)
    impor = Impor.objects.latest("id")
    assert (impor.status, impor.galat) == (Impor.Status.TIDAK_TERBACA, str(galat.value))


def test_waktu_dan_memori_anak_dibatasi(terisi, settings):
    settings.TALENTA_LEMBAR_MEMORI = 64 << 20
    banyak = xlsx_teks(("A", [LEMBAR[1][1][0], *([str(n)] * 20 for n in range(30_000))]))
    with pytest.raises(BerkasTidakTerbaca, match="batas memori"):
        kirim(terisi, "kinerja", banyak)
    settings.TALENTA_LEMBAR_MEMORI = 1 << 30
    settings.TALENTA_LEMBAR_DETIK = 0
    with pytest.raises(BerkasTidakTerbaca, match="terlalu lama"):
        kirim(terisi, "kinerja", UTUH)


def test_kolom_kembar_hanya_bila_isinya_sama(terisi):
    kepala, satu = baris_baku("kinerja", {})
    sama = [[*kepala, "NIP BARU"], [*satu, NIP]]
    assert hitungan(kirim(terisi, "kinerja", xlsx_teks(("A", sama)))) == {"dibaca": 1, "baru": 1}
    beda = [[*kepala, "NIP BARU"], [*satu, "198503172010011002"]]
    with pytest.raises(BerkasTidakTerbaca, match=r"kolom A dan F.*baris 2"):
        kirim(terisi, "kinerja", xlsx_teks(("A", beda)))
