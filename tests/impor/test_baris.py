"""Every row of an import on its page: outcome, changes, findings; filtered, searched, paged."""

import csv as berkas_csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from talenta.akun.izin import Peran
from talenta.impor.views import baris as modul
from talenta.inti.models import CatatanAudit
from tests.fixtures.klien import klien
from tests.impor.bantu import csv, kirim

AWAL = "1985031720100110"


@pytest.fixture
def admin(dunia):
    return klien(dunia.prov.akun[Peran.ADMIN_BKD])


def orang(*baris):
    """Rows of people numbered from 10, in a unit that there is unless said."""
    bawaan = {"UNOR ID": "DINAS_A", "JABATAN ID": "", "PENDIDIKAN ID": ""}
    return csv(
        "pegawai",
        *(bawaan | {"NIP BARU": f"{AWAL}{ke:02}"} | satu for ke, satu in enumerate(baris, 10)),
    )


CAMPUR = (
    {"NAMA": "Lalu Hidayat"},
    {"NAMA": "Nama Baru"},
    {"NAMA": "Siti Aminah"},
    {"NAMA": "Dewi Kartika", "UNOR ID": "8812"},
    {"NAMA": "Yusuf", "JABATAN ID": "JX"},
    {"NAMA": "Rusak", "NIP BARU": "1.98E+17"},
)


@pytest.fixture
def impor(dunia):
    """Row 2 sama, 3 berubah, 4 baru, 5 ditolak, 6 baru with a warning, 7 ditolak."""
    kirim(dunia.prov.instansi, "pegawai", orang({}, {"NAMA": "Nama Lama"}))
    return kirim(dunia.prov.instansi, "pegawai", orang(*CAMPUR), terapkan=False)


def lihat(pembaca, impor, **parameter):
    return pembaca.get(reverse("impor:rinci", args=[impor.pk]), parameter)


def nomor(pembaca, impor, **parameter):
    return [satu.baris.baris for satu in lihat(pembaca, impor, **parameter).context["baris"]]


def test_keadaan_setiap_baris(admin, impor):
    halaman = lihat(admin, impor)
    assert [(s.baris.baris, s.baris.keadaan) for s in halaman.context["baris"]] == [
        (2, "sama"),
        (3, "berubah"),
        (4, "baru"),
        (5, "ditolak"),
        (6, "baru"),
        (7, "ditolak"),
    ]
    isi = halaman.content.decode()
    assert "Nama Lama</del>" in isi
    assert "Nama Baru</ins>" in isi
    assert "SITI AMINAH" in isi
    assert "belum ada di portal" in isi
    assert [(t["judul"], t["hitungan"]) for t in halaman.context["tab"]] == [
        ("Semua", 6),
        ("Baru", 2),
        ("Berubah", 1),
        ("Sama", 1),
        ("Peringatan", 1),
        ("Ditolak", 2),
    ]


@pytest.mark.parametrize(
    ("parameter", "harap"),
    [
        ({"keadaan": "baru"}, [4, 6]),
        ({"keadaan": "peringatan"}, [6]),
        ({"keadaan": "ditolak"}, [5, 7]),
        ({"temuan": "UNOR_TIDAK_DIKENAL-ditolak"}, [5]),
        ({"temuan": "JABATAN_TIDAK_DIKENAL-peringatan"}, [6]),
        ({"temuan": "NIP_NOTASI_ILMIAH-ditolak", "keadaan": "baru"}, []),
        ({"temuan": "UNOR_TIDAK_DIKENAL-ditolak", "keadaan": "ditolak"}, [5]),
        ({"temuan": "UNOR_TIDAK_DIKENAL-peringatan"}, [2, 3, 4, 5, 6, 7]),
        ({"cari": "si"}, [4]),
        ({"cari": "nama  baru"}, [3]),
        ({"cari": "5"}, [5]),
        ({"cari": f"{AWAL}1"}, [2, 3, 4, 5, 6]),
        ({"cari": "19850317 201001 10 12"}, [4]),
        ({"cari": f"{AWAL}1", "keadaan": "baru"}, [4, 6]),
        ({"cari": "d", "temuan": "UNOR_TIDAK_DIKENAL-ditolak"}, [5]),
        ({"cari": "hidayat"}, []),
        ({"cari": "%"}, []),
        ({"keadaan": "zz"}, [2, 3, 4, 5, 6, 7]),
    ],
)
def test_disaring_dan_dicari(admin, impor, parameter, harap):
    assert nomor(admin, impor, **parameter) == harap


def test_sebab_menautkan_ke_barisnya_dan_hanya_yang_ada(admin, impor):
    halaman = lihat(admin, impor)
    isi = halaman.content.decode()
    for satu in halaman.context["kelompok"]:
        assert f"?temuan={satu.pilihan}#baris" in isi
        assert len(nomor(admin, impor, temuan=satu.pilihan)) == satu.banyak
    pilihan = [nilai for nilai, _ in halaman.context["form"].fields["temuan"].choices]
    assert set(pilihan) == {
        "",
        "UNOR_TIDAK_DIKENAL-ditolak",
        "NIP_NOTASI_ILMIAH-ditolak",
        "JABATAN_TIDAK_DIKENAL-peringatan",
    }


def test_sesudah_diterapkan_mengatakan_yang_terjadi(admin, dunia, impor):
    sudah = kirim(dunia.prov.instansi, "pegawai", orang(*CAMPUR))
    halaman = lihat(admin, sudah, keadaan="berubah")
    assert [satu.sebutan for satu in halaman.context["baris"]] == ["Diubah"]
    isi = halaman.content.decode()
    assert "Yang terjadi pada setiap baris" in isi
    assert "Nama Lama</del>" in isi
    assert [t["judul"] for t in halaman.context["tab"]][1:3] == ["Ditambahkan", "Diubah"]


def test_dihalaman_ke_depan_dan_ke_belakang(admin, dunia):
    banyak = kirim(dunia.prov.instansi, "pegawai", orang(*[{"NAMA": "A"}] * 60), terapkan=False)
    for tambahan in ({}, {"keadaan": "baru"}, {"cari": "a"}, {"cari": AWAL}):
        pertama = lihat(admin, banyak, **tambahan)
        assert len(pertama.context["baris"]) == 50
        alamat = reverse("impor:rinci", args=[banyak.pk])
        kedua = admin.get(alamat + pertama.context["tautan"]["berikutnya"])
        assert [s.baris.baris for s in kedua.context["baris"]] == list(range(52, 62))
        balik = admin.get(alamat + kedua.context["tautan"]["sebelumnya"])
        assert [s.baris.baris for s in balik.context["baris"]] == list(range(2, 52))


def test_temuan_dihalaman_menurut_barisnya(admin, dunia):
    baris = [{"UNOR ID": "ZZ", "GOL AKHIR NAMA": "V/z"}] * 60
    impor = kirim(dunia.prov.instansi, "pegawai", orang(*baris), terapkan=False)
    saring = {"temuan": "UNOR_TIDAK_DIKENAL-ditolak"}
    pertama = lihat(admin, impor, **saring)
    assert [s.baris.baris for s in pertama.context["baris"]] == list(range(2, 52))
    assert {len(s.temuan) for s in pertama.context["baris"]} == {2}
    alamat = reverse("impor:rinci", args=[impor.pk])
    kedua = admin.get(alamat + pertama.context["tautan"]["berikutnya"])
    assert [s.baris.baris for s in kedua.context["baris"]] == list(range(52, 62))


def unduh(pembaca, impor, jenis, **parameter):
    jawaban = pembaca.get(reverse("impor:baris", args=[impor.pk, jenis]), parameter)
    return jawaban, b"".join(jawaban.streaming_content)


def test_unduhan_berisi_yang_tampil(admin, dunia, impor):
    jawaban, isi = unduh(admin, impor, "csv", keadaan="berubah")
    assert jawaban["Content-Disposition"].startswith("attachment")
    assert list(berkas_csv.DictReader(io.StringIO(isi.decode("utf-8-sig")))) == [
        {
            "BARIS": "3",
            "KEADAAN": "Berubah",
            "KUNCI": f"{AWAL}11",
            "NAMA": "NAMA BARU",
            "PERUBAHAN": "NAMA: Nama Lama menjadi Nama Baru",
            "TEMUAN": "",
        }
    ]
    _, isi = unduh(admin, impor, "xlsx", temuan="UNOR_TIDAK_DIKENAL-ditolak")
    kepala, satu = load_workbook(io.BytesIO(isi)).active.iter_rows(values_only=True)
    assert (kepala[0], satu[:3]) == ("BARIS", ("5", "Ditolak", f"{AWAL}13"))
    _, isi = unduh(admin, impor, "csv", cari="5")
    assert len(isi.splitlines()) == 2
    audit = CatatanAudit.objects.filter(tindakan="impor.unduh_baris").earliest("id")
    assert audit.rincian == {"baris": 1, "saringan": {"keadaan": "berubah"}, "jenis": "csv"}


def test_unduhan_aman_dibuka(admin, dunia):
    isi = orang({"NAMA": "=HYPERLINK(1)"})
    impor = kirim(dunia.prov.instansi, "pegawai", isi, terapkan=False)
    _, isi = unduh(admin, impor, "csv")
    assert "'=HYPERLINK(1)" in isi.decode()


def test_lembar_hanya_sebanyak_yang_muat(admin, impor, monkeypatch):
    monkeypatch.setattr(modul, "BATAS_XLSX", 2)
    alamat = reverse("impor:rinci", args=[impor.pk])
    semua = admin.get(reverse("impor:baris", args=[impor.pk, "xlsx"]))
    assert (semua.status_code, semua.url) == (302, f"{alamat}?")
    for saring, muat in (
        ({}, False),
        ({"keadaan": "ditolak"}, True),
        ({"cari": AWAL}, False),
        ({"cari": f"{AWAL}10"}, True),
        ({"temuan": "UNOR_TIDAK_DIKENAL-ditolak"}, True),
    ):
        jenis = {satu["judul"] for satu in lihat(admin, impor, **saring).context["ekspor"]}
        assert jenis == ({"XLSX", "CSV"} if muat else {"CSV"})


def test_kontak_tersamar_bagi_auditor(admin, dunia):
    kirim(dunia.prov.instansi, "pegawai", orang({"EMAIL": "lama@contoh.id"}))
    isi = orang({"EMAIL": "baru@contoh.id", "NOMOR HP": "081234567890", "NAMA": "Nama Baru"})
    impor = kirim(dunia.prov.instansi, "pegawai", isi, terapkan=False)
    rahasia = ("lama@contoh.id", "baru@contoh.id", "081234567890")
    assert all(satu in lihat(admin, impor).content.decode() for satu in rahasia)
    auditor = klien(dunia.prov.akun[Peran.AUDITOR])
    for halaman in (lihat(auditor, impor).content, unduh(auditor, impor, "csv")[1]):
        assert not any(satu in halaman.decode() for satu in rahasia)
        assert "tersamar" in halaman.decode()
        assert "Nama Baru" in halaman.decode()


def test_perubahan_yang_tidak_ditampilkan_tetap_disebut(admin, dunia):
    kirim(dunia.prov.instansi, "pegawai", orang({"NIK": "5271031703850001"}))
    isi = orang({"NIK": "5271031703850002"})
    impor = kirim(dunia.prov.instansi, "pegawai", isi, terapkan=False)
    halaman = lihat(admin, impor).content.decode()
    assert "NIK atau kolom pelengkap berubah" in halaman
    assert "5271031703850002" not in halaman


def test_instansi_lain_tidak_melihat_barisnya(dunia, impor):
    orang_luar = klien(dunia.kab.akun[Peran.ADMIN_BKD])
    assert orang_luar.get(reverse("impor:baris", args=[impor.pk, "csv"])).status_code == 404


def test_impor_lama_tanpa_rincian_baris(admin, dunia):
    isi = lihat(admin, dunia.prov.impor).content.decode()
    assert "Rincian baris tidak tersimpan" in isi
    assert "Kolom wajib kosong" in isi
