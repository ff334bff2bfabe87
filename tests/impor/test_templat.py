"""Blank workbooks: what stands in them, and that their examples are accepted as they are."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from talenta.akun.izin import Peran
from talenta.impor.daftar import jenis_bernama, semua
from talenta.impor.templat import KEPALA_PETUNJUK, PETUNJUK, isi_templat, tulis_templat
from tests.fixtures.dunia import bangun
from tests.fixtures.klien import klien
from tests.impor.bantu import hitungan, kirim, temuan
from tests.impor.conftest import URUTAN


def templat(jenis):
    wadah = io.BytesIO()
    tulis_templat(jenis_bernama(jenis), wadah)
    return wadah


def petunjuk(buku):
    """Column -> (WAJIB, ISI, CONTOH) as the second sheet says."""
    baris = list(buku[PETUNJUK].iter_rows(values_only=True))
    awal = baris.index(KEPALA_PETUNJUK) + 1
    akhir = next((n for n in range(awal, len(baris)) if not baris[n][0]), len(baris))
    return {satu[0]: satu[1:4] for satu in baris[awal:akhir]}


def test_contoh_semua_jenis_diterima_menurut_urutannya(instansi):
    for jenis in semua():
        buku = load_workbook(templat(jenis.kode))
        lembar, isi = buku.worksheets[0], petunjuk(buku)
        for sel in lembar[1]:
            lembar.cell(2, sel.column, isi[sel.value.removesuffix(" *")][2])
        wadah = io.BytesIO()
        buku.save(wadah)
        impor = kirim(instansi, jenis.kode, wadah.getvalue())
        assert (jenis.kode, hitungan(impor)) == (jenis.kode, {"dibaca": 1, "baru": 1})
        assert temuan(impor) == []
        assert impor.pengenalan["kolom_diabaikan"] == []


@pytest.mark.parametrize("jenis", URUTAN)
def test_lembar_pertama_kosong_dan_bertipe_teks(jenis, db):
    buku = load_workbook(templat(jenis))
    lembar = buku.worksheets[0]
    asal = jenis_bernama(jenis)
    judul = [sel.value for sel in lembar[1]]
    assert lembar.max_row == 1
    assert {satu.removesuffix(" *") for satu in judul if satu.endswith(" *")} == set(asal.wajib)
    assert all(
        lembar.column_dimensions[sel.column_letter].number_format == "@" for sel in lembar[1]
    )
    isi = isi_templat(asal)
    tertulis = {kolom.nama for kolom in (*isi.kolom, *isi.tambahan)}
    assert tertulis == {kolom.nama for kolom in asal.kolom}
    assert all(menerima for _, menerima, _ in petunjuk(buku).values())


def test_daftar_kode_dan_pilihannya(db):
    buku = load_workbook(templat("pegawai"))
    isi = [satu[:2] for satu in buku[PETUNJUK].iter_rows(values_only=True)]
    assert ("01", "Aktif") in isi
    assert ("40", "S-1/Sarjana") in isi
    [daftar, *_] = buku.worksheets[0].data_validations.dataValidation
    assert daftar.formula1.startswith(f"{PETUNJUK}!$A$")
    awal, akhir = (int(satu.rpartition("$")[2]) for satu in daftar.formula1.split(":"))
    assert [isi[n - 1][0] for n in (awal, akhir)] == ["Laki-laki", "Perempuan"]


def test_halaman_templat_dan_unduhannya(db):
    dunia = bangun()
    admin = klien(dunia.prov.akun[Peran.ADMIN_BKD])
    halaman = admin.get(reverse("impor:templat_daftar")).content.decode()
    unggah = admin.get(reverse("impor:unggah")).content.decode()
    for jenis in semua():
        alamat = reverse("impor:templat", args=[jenis.kode])
        assert alamat in halaman
        assert alamat in unggah
    jawaban = admin.get(reverse("impor:templat", args=["unor"]))
    assert jawaban["Content-Disposition"] == 'attachment; filename="templat-unor.xlsx"'
    assert load_workbook(io.BytesIO(b"".join(jawaban.streaming_content))).sheetnames[1] == PETUNJUK
    assert admin.get(reverse("impor:templat", args=["gaji"])).status_code == 404
    auditor = klien(dunia.prov.akun[Peran.AUDITOR])
    assert auditor.get(reverse("impor:templat_daftar")).status_code == 404
