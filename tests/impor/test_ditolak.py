"""Rejected rows come back as they came, are safe in a spreadsheet, and can be mended."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kinerja.models import PredikatTahunan
from talenta.akun.izin import Peran
from talenta.impor.models import Impor
from talenta.pegawai.models import Pegawai, Penghargaan
from tests.fixtures.klien import klien
from tests.impor.bantu import NIP, csv, ditolak, hitungan, kerjakan, kirim
from tests.impor.lembar import baris_baku, xlsx_teks

JAHAT = ("=HYPERLINK(1)", "+1+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "=1;2")


def unduh(klien_admin, impor, nama="ditolak"):
    jawaban = klien_admin.get(reverse(f"impor:{nama}", args=[impor.pk]))
    return jawaban, b"".join(jawaban.streaming_content)


@pytest.fixture
def admin(dunia):
    return klien(dunia.prov.akun[Peran.ADMIN_BKD])


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "windows-1252"])
def test_pemisah_dan_sandi_tetap(admin, dunia, pemisah, sandi):
    isi = csv("pegawai", {"NAMA": "Café", "UNOR ID": "ZZ"}, pemisah=pemisah).encode(sandi)
    impor = kirim(dunia.prov.instansi, "pegawai", isi)
    jawaban, bita = unduh(admin, impor)
    harap = "windows-1252" if sandi == "windows-1252" else "utf-8-sig"
    kepala, satu = bita.decode(harap).splitlines()
    assert kepala.split(pemisah)[-2:] == ["GALAT", "SARAN"]
    assert satu.split(pemisah)[1] == "Café"
    assert jawaban["Content-Disposition"].endswith('-ditolak.csv"')


def betulkan_xlsx(bita):
    buku = load_workbook(io.BytesIO(bita))
    lembar = buku.active
    kolom = {sel.value: sel.column for sel in lembar[1]}
    assert [sel.data_type for baris in lembar.iter_rows() for sel in baris if sel.value] == [
        "s"
    ] * sum(1 for baris in lembar.iter_rows() for sel in baris if sel.value)
    assert "kolom UNOR ID" in lembar.cell(2, kolom["GALAT"]).value
    assert lembar.cell(2, kolom["SARAN"]).value
    assert lembar.cell(2, kolom["NIP BARU"]).number_format == "@"
    lembar.cell(2, kolom["UNOR ID"], "DINAS_A")
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def test_xlsx_kembali_sebagai_xlsx_dan_dapat_diunggah_lagi(admin, dunia):
    baris = baris_baku("pegawai", {"UNOR ID": "ZZ"}, {"NIP BARU": NIP[:-1] + "2", "UNOR ID": "YY"})
    impor = kirim(dunia.prov.instansi, "pegawai", xlsx_teks(("Data ASN", [["JUDUL"], *baris])))
    jawaban, bita = unduh(admin, impor)
    assert jawaban["Content-Type"].endswith("spreadsheetml.sheet")
    assert CalamineWorkbook.from_filelike(io.BytesIO(bita)).sheet_names == ["Data ASN"]
    ulang = kirim(dunia.prov.instansi, "pegawai", betulkan_xlsx(bita))
    assert hitungan(ulang) == {"dibaca": 2, "baru": 1, "ditolak": 1, "peringatan": 1}
    assert ulang.pengenalan["kolom_diabaikan"] == []
    _, lagi = unduh(admin, ulang)
    kepala = [sel.value for sel in load_workbook(io.BytesIO(lagi)).active[1]]
    assert (kepala.count("GALAT"), kepala.count("SARAN"), len(kepala)) == (1, 1, len(baris[0]) + 2)


def test_csv_yang_dibetulkan_diterima(terisi):
    impor = kirim(terisi, "kinerja", csv("kinerja", {"PREDIKAT": "Lumayan"}))
    kepala, satu = ditolak(impor)
    satu[kepala.index("PREDIKAT")] = "Baik"
    garis = [";".join(f'"{sel}"' for sel in baris) for baris in (kepala, satu)]
    ulang = kirim(terisi, "kinerja", "\n".join(garis))
    assert hitungan(ulang) == {"dibaca": 1, "baru": 1}
    assert ulang.pengenalan["kolom_diabaikan"] == []
    assert PredikatTahunan.objects.filter(instansi=terisi).count() == 1


@pytest.mark.parametrize("jahat", JAHAT)
def test_isi_seperti_rumus_tidak_pernah_menjadi_rumus(admin, dunia, jahat):
    baris = baris_baku("pegawai", {"NAMA": jahat, "UNOR ID": "ZZ"})
    impor = kirim(dunia.prov.instansi, "pegawai", xlsx_teks(("A", baris)))
    _, bita = unduh(admin, impor)
    kolom = load_workbook(io.BytesIO(bita)).active["B2"]
    assert (kolom.data_type, kolom.value) == ("s", jahat)
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(bita)).get_sheet_by_index(0)
    assert calamine.to_python()[1][1] == jahat
    isi = csv("pegawai", {"NAMA": f'"{jahat}"', "UNOR ID": "ZZ"})
    impor = kirim(dunia.prov.instansi, "pegawai", isi)
    for nama in ("ditolak", "laporan"):
        _, bita = unduh(admin, impor, nama)
        for garis in bita.decode("utf-8-sig").splitlines()[1:]:
            sel = garis.replace(",", ";").split(";")
            assert not any(s.strip('"').startswith(("=", "+", "@", "\t")) for s in sel)
    assert ditolak(impor)[1][1] == f"'{jahat}"


def test_karakter_yang_tidak_dapat_ditulis_dalam_xlsx(admin, dunia):
    nama = "A\x01B_x0041_\ufffeC <&> " + "D" * 500
    isi = xlsx_teks(("A", baris_baku("pegawai", {"NAMA": nama, "UNOR ID": "ZZ"})))
    _, bita = unduh(admin, kirim(dunia.prov.instansi, "pegawai", isi))
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(bita)).get_sheet_by_index(0)
    assert calamine.to_python()[1][1].startswith("AB_x0041_C <&> D")


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("halaman.html", b"<script>alert(1)</script>\nNIP,TAHUN\n"),
        ("../../lari\r\nX: y.csv", b"NIP,TAHUN\n"),
        ("gambar.svg", b"<svg onload='alert(1)'/>"),
    ],
)
def test_berkas_asli_dikirim_sebagai_unduhan_tak_bertipe(admin, dunia, settings, nama, isi):
    berkas = SimpleUploadedFile(nama, isi, content_type="text/html")
    admin.post(reverse("impor:unggah"), {"jenis": "kinerja", "berkas": berkas})
    impor = Impor.objects.latest("id")
    jawaban, bita = unduh(admin, impor, "berkas")
    assert bita == isi
    assert jawaban["Content-Type"] == "application/octet-stream"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Disposition"].startswith("attachment;")
    assert "\n" not in jawaban["Content-Disposition"]
    jalur = impor.berkas.isi.path
    assert jalur.startswith(str(settings.MEDIA_ROOT))
    assert jalur.endswith(".bin")
    assert str(settings.MEDIA_ROOT) not in {str(settings.STATIC_ROOT), *settings.STATICFILES_DIRS}
    assert not settings.MEDIA_URL.strip("/")
    assert impor.berkas.tipe == "text/csv"
    luar = klien(dunia.kab.akun[Peran.ADMIN_BKD])
    assert luar.get(reverse("impor:berkas", args=[impor.pk])).status_code == 404
    for folder in ("", "media/", "berkas/", "static/", "static/../berkas/"):
        for siapa in (admin, klien()):
            langsung = siapa.get(f"/{folder}{impor.berkas.isi.name}")
            assert langsung.status_code in (302, 404), folder
            assert isi not in langsung.content


def unggah(admin, isi, nama):
    berkas = SimpleUploadedFile(nama, isi)
    return admin.post(reverse("impor:unggah"), {"jenis": "", "berkas": berkas})


def test_jenis_tak_dikenali_menyebut_yang_terdekat(admin):
    isi = b"REKAP PREDIKAT\nNIP;TAHUN;NILAI AKHIR\n1;2;3\n"
    halaman = unggah(admin, isi, "rekap opd.csv").content.decode()
    for kata in (
        "rekap opd.csv",
        "Predikat kinerja",
        "PREDIKAT",
        "NIP, TAHUN, NILAI AKHIR (baris 2)",
    ):
        assert kata in halaman
    assert reverse("impor:templat", args=["kinerja"]) in halaman
    buku = xlsx_teks(("Sampul", [["Daftar"]]), ("Isi", [["NIP", "TAHUN"], ["1", "2024"]]))
    halaman = unggah(admin, buku, "buku.xlsx").content.decode()
    assert "buku.xlsx, lembar Isi" in halaman
    assert not Impor.objects.filter(jenis="").exists()
    halaman = unggah(admin, b"apa,saja\n1,2\n", "lain.csv").content.decode()
    assert "tidak satu pun judul kolomnya dikenal" in halaman


def test_lembar_diusulkan_lalu_dipilih_di_halaman(admin, dunia):
    prov = dunia.prov.instansi
    baris = baris_baku("pegawai", {"UNOR ID": "DINAS_A"})
    lain = baris_baku("pegawai", {"UNOR ID": "DINAS_A", "NIP BARU": NIP[:-1] + "2"})
    buku = xlsx_teks(("Sampul", [["x"]]), ("Satu", baris), ("Dua", lain))
    alamat = unggah(admin, buku, "asn.xlsx").url
    impor = Impor.objects.latest("id")
    assert (impor.instansi, impor.jenis, impor.lembar) == (prov, "pegawai", "Satu")
    kerjakan(impor)
    halaman = admin.get(alamat).content.decode()
    assert "Berkas ini punya 3 lembar" in halaman
    assert "(dari 3 lembar)" in halaman
    admin.post(reverse("impor:lembar", args=[impor.pk]), {"lembar": "Dua"})
    kerjakan(impor)
    admin.post(reverse("impor:terapkan", args=[impor.pk]))
    kerjakan(impor)
    assert Pegawai.objects.filter(nip=NIP[:-1] + "2", impor=impor).exists()
    assert not Pegawai.objects.filter(nip=NIP, impor=impor).exists()
    admin.post(reverse("impor:lembar", args=[impor.pk]), {"lembar": "Tiga"})
    impor.refresh_from_db()
    assert (impor.status, impor.lembar) == ("DITERAPKAN", "Dua")


def test_lembar_sampul_yang_dipilih_dapat_diganti(admin, dunia):
    buku = xlsx_teks(("Sampul", [["x", "y"]]), ("Satu", baris_baku("penghargaan", {})))
    admin.post(
        reverse("impor:unggah"),
        {"jenis": "penghargaan", "berkas": SimpleUploadedFile("a.xlsx", buku)},
    )
    impor = Impor.objects.latest("id")
    admin.post(reverse("impor:lembar", args=[impor.pk]), {"lembar": "Sampul"})
    assert Penghargaan.objects.count() == 0
    impor.refresh_from_db()
    assert impor.status == "DIUNGGAH"
