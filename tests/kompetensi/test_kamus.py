"""The dictionary: shipped whole, drafted, exchanged as a sheet, put in force, kept."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from kompetensi.forms_kamus import asal_tulis
from kompetensi.kode import KOMPETENSI
from kompetensi.lembar_kamus import kamus_baca, kamus_terapkan, kamus_tulis
from kompetensi.models import ButirKamus, VersiKamus
from kompetensi.selectors.kamus import (
    butir_isi,
    butir_tanda,
    kamus_bawaan,
    kamus_beda,
    kamus_berlaku,
    kamus_kurang,
)
from kompetensi.services.kamus import butir_simpan, kamus_buat_draf, kamus_sahkan
from kompetensi.services.versi import VersiDitolak
from talenta.akun.izin import Peran
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

HARI = date(2026, 6, 30)
SISTEM = Pelaku.sistem()


@pytest.fixture
def draf(dunia: Dunia) -> VersiKamus:
    return kamus_buat_draf(instansi_id=dunia.prov.instansi.pk, hari=HARI, pelaku=SISTEM)


def _sahkan(draf: VersiKamus, mulai: date = HARI) -> VersiKamus:
    return kamus_sahkan(
        instansi_id=draf.instansi_id, judul="Kamus", dasar="SK 1/2026", berlaku_mulai=mulai,
        hari=HARI, pelaku=SISTEM,
    )  # fmt: skip


def test_bawaan_utuh() -> None:
    bawaan = kamus_bawaan()
    assert kamus_kurang(bawaan.butir) == []
    assert [satu.kode for satu in bawaan.butir][:9] == list(KOMPETENSI)
    assert bawaan.teknis
    for satu in bawaan.butir:
        assert all(len(indikator) >= 2 for _, _, indikator in satu.tingkatan)


def test_draf_disahkan_lalu_tetap(draf: VersiKamus) -> None:
    with pytest.raises(VersiDitolak, match="Sudah ada draf"), transaction.atomic():
        kamus_buat_draf(instansi_id=draf.instansi_id, hari=HARI, pelaku=SISTEM)
    with pytest.raises(VersiDitolak, match="hari ini atau sesudahnya"):
        _sahkan(draf, HARI - timedelta(days=1))
    besok = HARI + timedelta(days=1)
    _sahkan(draf, besok)
    milik: Any = {"instansi_id": draf.instansi_id}
    assert kamus_berlaku(**milik, hari=HARI).versi is None
    assert kamus_berlaku(**milik, hari=besok).versi == draf
    for ubah in (
        lambda: VersiKamus.objects.filter(pk=draf.pk).update(judul="Lain"),
        lambda: draf.butir.update(nama="Lain"),
        lambda: draf.butir.filter(jenis="TEKNIS").delete(),
    ):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            ubah()


def test_draf_kurang_ditolak(draf: VersiKamus) -> None:
    draf.butir.filter(kode="integritas").delete()
    draf.butir.filter(kode="komunikasi").update(indikator_3=" ")
    with pytest.raises(VersiDitolak) as galat:
        _sahkan(draf)
    assert "Integritas belum ada." in str(galat.value)
    assert "Komunikasi: Indikator tingkat 3 belum diisi." in str(galat.value)


@pytest.mark.parametrize("jenis", ["csv", "xlsx"])
def test_berkas_pulang_pergi(draf: VersiKamus, jenis: str) -> None:
    ButirKamus.objects.filter(versi=draf, kode="integritas").update(definisi="=BAHAYA()")
    semula = list(draf.butir.urut())
    isi = kamus_tulis(semula, jenis)
    if jenis == "xlsx":
        lembar = load_workbook(io.BytesIO(isi)).worksheets[0]
        assert "'=BAHAYA()" in [sel.value for sel in lembar["E"]]
    bacaan = kamus_baca(isi=isi, versi=draf)
    assert bacaan.galat == []
    assert kamus_beda(semula, bacaan.butir) == []
    kamus_terapkan(versi=draf, bacaan=bacaan)
    assert kamus_beda(semula, draf.butir.all()) == []


def test_berkas_berubah_dan_salah(draf: VersiKamus) -> None:
    semula = list(draf.butir.urut())
    isi = kamus_tulis(semula, "csv").decode("utf-8-sig").splitlines()
    # The first competency renamed, the last one left out, one of a new code.
    ganti = isi[1].replace("Integritas", "Kejujuran", 1)
    baru = isi[-1].replace(semula[-1].kode, "teknik baru", 1)
    bacaan = kamus_baca(isi="\n".join([isi[0], ganti, *isi[2:-1], baru]).encode(), versi=draf)
    assert bacaan.galat == []
    beda = kamus_beda(semula, bacaan.butir)
    assert [satu.keadaan for satu in beda] == ["berubah", "baru", "hilang"]
    assert (beda[0].nama, beda[0].kolom) == (
        "Kejujuran", [("Nama", "Integritas", "Kejujuran")],
    )  # fmt: skip
    assert draf.butir.filter(nama="Kejujuran").count() == 0
    kamus_terapkan(versi=draf, bacaan=bacaan)
    assert draf.butir.filter(kode="teknik_baru").exists()
    assert not draf.butir.filter(kode=semula[-1].kode).exists()

    salah = isi[1].replace("MANAJERIAL", "TEKNIS", 1)
    kosong = isi[2].replace(semula[1].definisi, "", 1)
    bacaan = kamus_baca(isi="\n".join([isi[0], salah, kosong]).encode(), versi=draf)
    assert "Baris 2: JENIS untuk integritas harus MANAJERIAL." in bacaan.galat
    assert any(satu.startswith("Baris 3: ARTI:") for satu in bacaan.galat)
    with pytest.raises(BerkasTidakTerbaca, match="Kolom ini tidak ada: JENIS"):
        kamus_baca(isi=b"KODE\nintegritas\n", versi=draf)


# What the file is by its first bytes, whatever its name, and what to do with it.
BUKAN_LEMBAR = {
    "kosong": (b" \n", "Berkas kosong"),
    "pdf": (b"%PDF-1.7\n1 0 obj", "PDF. Unggah data aslinya"),
    "xls": (b"\xd0\xcf\x11\xe0" + bytes(600), "XLS lama. Simpan sebagai XLSX"),
    "utf-16": (("KODE;JENIS\n" * 9).encode("utf-16"), "UTF-16. Buka di aplikasi"),
    "web": (b"<html><table><tr><td>KODE</td></tr></table></html>", "halaman web"),
    "zip rusak": (b"PK\x03\x04bukan lembar kerja", "XLSX"),
    "lebar": (b"KODE\nintegritas\n", "Kolom ini tidak ada: JENIS"),
    "besar": (b"x" * (2 * 1024 * 1024 + 1), "lebih dari 2 MB"),
}


@pytest.mark.parametrize("apa", BUKAN_LEMBAR)
def test_berkas_ditolak_dengan_sebab_dan_jalan_keluar(draf: VersiKamus, apa: str) -> None:
    isi, kata = BUKAN_LEMBAR[apa]
    with pytest.raises(BerkasTidakTerbaca, match=kata):
        kamus_baca(isi=isi, versi=draf)


def test_berkas_lembar_kerja_setempat(draf: VersiKamus) -> None:
    """As a spreadsheet of this country saves it: semicolons, a title above the header, a blank row,
    windows-1252; an unclosed quote is named by its row, and so is every other fault."""
    semula = list(draf.butir.urut())
    tertulis = io.StringIO(kamus_tulis(semula, "csv").decode("utf-8-sig"), newline="")
    judul, *sel = csv.reader(tertulis)
    sel[0][4] = "Arti – baru"

    def tulis(baris: list[list[str]], sandi: str) -> bytes:
        keluar = io.StringIO()
        csv.writer(keluar, delimiter=";").writerows(baris)
        return keluar.getvalue().encode(sandi)

    rapi = [["Kamus kompetensi"], [], judul, *sel[:3], [], *sel[3:]]
    for sandi in ("utf-8-sig", "cp1252"):
        bacaan = kamus_baca(isi=tulis(rapi, sandi), versi=draf)
        assert bacaan.galat == []
        [beda] = kamus_beda(semula, bacaan.butir)
        assert beda.kolom == [("Arti", semula[0].definisi, "Arti – baru")]
        # What is sent back to be confirmed is read as the same.
        assert kamus_baca(isi=bacaan.teks.encode(), versi=draf).teks == bacaan.teks
    rapi[7][3] = ""
    bacaan = kamus_baca(isi=tulis(rapi, "utf-8"), versi=draf)
    assert [satu.partition(":")[0] for satu in bacaan.galat] == ["Baris 8"]
    terbuka = tulis([judul, *sel], "utf-8").replace(sel[1][4].encode(), b'"' + sel[1][4].encode())
    with pytest.raises(BerkasTidakTerbaca, match="Tanda kutip pada baris 3 tidak ditutup"):
        kamus_baca(isi=terbuka, versi=draf)


def test_sel_berbaris_dengan_koma_bukan_kutip_terbuka(draf: VersiKamus) -> None:
    """A meaning on two lines, with commas in the second, is a text not a row swallowed."""
    semula = list(draf.butir.urut())
    judul, *sel = csv.reader(
        io.StringIO(kamus_tulis(semula, "csv").decode("utf-8-sig"), newline="")
    )
    sel[0][4] = "Cakap,\nmembaca, menulis, dan berhitung"
    keluar = io.StringIO()
    csv.writer(keluar).writerows([judul, *sel])
    bacaan = kamus_baca(isi=keluar.getvalue().encode(), versi=draf)
    assert bacaan.galat == []
    [beda] = kamus_beda(semula, bacaan.butir)
    baru = "Cakap, membaca, menulis, dan berhitung"
    assert beda.kolom == [("Arti", semula[0].definisi, baru)]


def test_halaman_dari_draf_sampai_berlaku(dunia: Dunia) -> None:
    admin, asn = klien(dunia.prov.akun[Peran.ADMIN_BKD]), klien(dunia.prov.akun[Peran.ASN])
    url = reverse("kompetensi:kamus")
    assert "Bawaan portal" in asn.get(url).content.decode()
    jawaban = admin.post(reverse("kompetensi:kamus_langkah", args=["draf"]), follow=True)
    assert "belum berlaku" in jawaban.content.decode()
    draf = VersiKamus.objects.get()
    assert asn.get(url, {"versi": draf.nomor}).status_code == 404

    butir = draf.butir.get(kode="integritas")
    isi = {f"{k}_{n}": getattr(butir, f"{k}_{n}") for n in range(1, 6)
           for k in ("tingkat", "indikator")}  # fmt: skip
    url_butir = reverse("kompetensi:kamus_butir", args=[butir.pk])
    # As a browser sends it: lines end in CR LF, which is no change.
    isi = {nama: nilai.replace("\n", "\r\n") for nama, nilai in isi.items()}
    isi["asal"] = asal_tulis(butir)
    assert admin.post(url_butir, isi | {"definisi": ""}).status_code == 422
    assert admin.post(url_butir, isi | {"definisi": "Arti baru"}).status_code == 302
    baru = isi | {"nama": "Statistik dasar", "bidang": "Data", "definisi": "Mengolah data"}
    assert admin.post(reverse("kompetensi:kamus_butir_baru"), baru).status_code == 302
    assert draf.butir.get(kode="statistik_dasar").jenis == "TEKNIS"

    url_berkas = reverse("kompetensi:kamus_berkas")
    lembar = admin.get(reverse("kompetensi:kamus_ekspor", args=["csv"]), {"versi": 1}).getvalue()
    lembar = lembar.replace(b"Arti baru", b"Arti dari berkas")
    berkas = SimpleUploadedFile("kamus.csv", lembar)
    pratinjau = admin.post(url_berkas, {"berkas": berkas})
    assert "Arti dari berkas" in pratinjau.content.decode()
    butir.refresh_from_db()
    assert butir.definisi == "Arti baru"
    teks = pratinjau.context["bacaan"].teks
    # Whoever does not say which state was seen, changes nothing.
    assert admin.post(url_berkas, {"isi": teks}).status_code == 409
    revisi = str(pratinjau.context["draf"].revisi)
    assert admin.post(url_berkas, {"isi": teks, "revisi": revisi}).status_code == 302
    butir.refresh_from_db()
    assert butir.definisi == "Arti dari berkas"

    tetap = {"judul": "Kamus 2026", "dasar": "SK 1", "berlaku_mulai": "2020-01-01"}
    url_tetap = reverse("kompetensi:kamus_tetapkan")
    assert admin.post(url_tetap, tetap).status_code == 422
    tetap["berlaku_mulai"] = timezone.localdate().isoformat()
    lama = admin.post(url_tetap, tetap)
    assert "berubah sejak halaman dibuka" in lama.content.decode()
    tetap["revisi"] = str(lama.context["draf"].revisi)
    assert admin.post(url_tetap, tetap).status_code == 302
    baca = asn.get(url, {"cari": "dari berkas"}).content.decode()
    assert "Kamus 2026, versi 1" in baca
    assert "Arti dari berkas" in baca
    assert "Kerja sama</b>" not in baca
    dicatat = set(CatatanAudit.objects.values_list("tindakan", flat=True))
    assert dicatat >= {"kamus.draf", "kamus.butir", "kamus.muat", "kamus.sahkan"}
    assert admin.get(url_butir).status_code == 404


def test_dua_petugas_tidak_saling_menimpa(draf: VersiKamus, dunia: Dunia) -> None:
    """Columns are merged one by one; where two changed the same, the second is shown both."""
    akun = dunia.prov.akun[Peran.ADMIN_BKD]
    admin, butir = klien(akun), draf.butir.get(kode="integritas")
    url = reverse("kompetensi:kamus_butir", args=[butir.pk])
    dibuka = admin.get(url).context["form"]
    semula = {nama: dibuka.initial[nama] for nama in dibuka.fields}

    def lain(**isi: str) -> None:
        butir.refresh_from_db()
        butir_simpan(
            instansi_id=draf.instansi_id, butir=butir, isi=isi, asal=butir_tanda(butir_isi(butir)),
            pelaku=Pelaku(id=akun.pk, nama="Lain"),
        )  # fmt: skip

    lain(tingkat_1="Paham betul")
    assert admin.post(url, semula | {"definisi": "Jujur"}).status_code == 302
    butir.refresh_from_db()
    assert (butir.tingkat_1, butir.definisi) == ("Paham betul", "Jujur")
    lain(definisi="Lurus hati")
    bentrok = admin.post(url, semula | {"definisi": "Tulus", "tingkat_2": "Mulai paham"})
    assert bentrok.status_code == 409
    teks = bentrok.content.decode()
    assert f"berubah sejak halaman dibuka, oleh {akun.nama}" in teks
    assert "tersimpan: Lurus hati" in teks
    assert "isian Anda: Tulus" in teks
    butir.refresh_from_db()
    assert (butir.definisi, butir.tingkat_2) == ("Lurus hati", semula["tingkat_2"])
    # Seen and sent again it overwrites, and what was not touched here stays as the other left it.
    assert admin.post(url, bentrok.context["form"].data).status_code == 302
    butir.refresh_from_db()
    assert (butir.definisi, butir.tingkat_2) == ("Tulus", "Mulai paham")
    assert butir.tingkat_1 == "Paham betul"


def test_yang_berubah_tidak_terhapus(draf: VersiKamus, dunia: Dunia) -> None:
    admin, teknis = klien(dunia.prov.akun[Peran.ADMIN_BKD]), draf.butir.filter(jenis="TEKNIS")[0]
    url = reverse("kompetensi:kamus_butir", args=[teknis.pk])
    hapus = {"hapus": admin.get(url).context["asal"]}
    draf.butir.filter(pk=teknis.pk).update(definisi="Menghitung")
    lagi = admin.post(url, hapus)
    assert lagi.status_code == 409
    assert draf.butir.filter(pk=teknis.pk).exists()
    assert admin.post(url, {"hapus": lagi.context["asal"]}).status_code == 302
    assert not draf.butir.filter(pk=teknis.pk).exists()
