"""The pages by which officers match titles and codes, under row-level security."""

import re

import pytest
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.impor.models import PadananKode, PetaKolom
from talenta.inti.models import CatatanAudit
from talenta.inti.services.pekerjaan import GalatPekerjaan
from talenta.pegawai.models import Pegawai
from tests.fixtures.klien import klien
from tests.impor.bantu import csv, hitungan, kerjakan, kirim
from tests.impor.test_halaman import unggah

NIP = "198503172010011001"


@pytest.fixture
def admin(dunia):
    return klien(dunia.prov.akun[Peran.ADMIN_BKD])


def isian(jawaban) -> dict[str, str]:
    """Title of the file -> name of its select."""
    return {satu.tulisan: bidang.html_name for satu, bidang in jawaban.context["baris"] if bidang}


def predikat(dunia, kepala="NO;NIP PEGAWAI;THN;NILAI AKHIR;KET") -> str:
    nip = dunia.prov.pegawai["AKAR"][0].nip
    return f"REKAP PREDIKAT\n{kepala}\n1;{nip};2023;Baik;lama\n2;{nip};2022;Baik;\n"


def tak_terbaca(admin, dunia, jenis="kinerja"):
    unggah(admin, predikat(dunia), jenis)
    from talenta.impor.models import Impor

    impor = Impor.objects.latest("id")
    with pytest.raises(GalatPekerjaan, match="PREDIKAT"):
        kerjakan(impor)
    return impor


def test_berkas_berjudul_lain_dicocokkan_lalu_diingat(admin, dunia):
    impor = tak_terbaca(admin, dunia)
    alamat = reverse("impor:kolom", args=[impor.pk])
    assert alamat in admin.get(reverse("impor:rinci", args=[impor.pk])).content.decode()
    halaman = admin.get(alamat)
    assert halaman.context["kepala"].baris == 2
    assert [s.contoh for s in halaman.context["kepala"].judul if s.tulisan == "THN"] == [
        ["2023", "2022"]
    ]
    nama = isian(halaman)
    pilihan = {
        nama["NIP PEGAWAI"]: "NIP",
        nama["THN"]: "TAHUN",
        nama["NILAI AKHIR"]: "PREDIKAT",
        nama["NO"]: "",
        nama["KET"]: "",
    }
    jawaban = admin.post(alamat, pilihan)
    assert jawaban.url == reverse("impor:rinci", args=[impor.pk])
    kerjakan(impor)
    impor.refresh_from_db()
    assert (impor.status, hitungan(impor)) == ("SIAP", {"dibaca": 2, "baru": 2})
    assert "THN → TAHUN" in " ".join(admin.get(jawaban.url).content.decode().split())
    audit = CatatanAudit.objects.get(tindakan="impor.kolom_cocokkan")
    assert audit.rincian == {"NIP PEGAWAI": "NIP", "THN": "TAHUN", "NILAI AKHIR": "PREDIKAT"}
    assert PetaKolom.objects.get(kepala="thn").pengguna == dunia.prov.akun[Peran.ADMIN_BKD]
    lain = kirim(dunia.prov.instansi, "", predikat(dunia))
    assert (lain.jenis, lain.status) == ("kinerja", "DITERAPKAN")


def test_contoh_isi_tidak_menampilkan_nik(admin, dunia):
    isi = orang({"NIK": "'5271031703850001", "NOMOR KTP": "5271031703850001"})
    impor = kirim(dunia.prov.instansi, "pegawai", isi, terapkan=False)
    halaman = admin.get(reverse("impor:kolom", args=[impor.pk])).content.decode()
    assert "NIK disamarkan" in halaman
    assert "5271031703850001" not in halaman
    assert NIP in halaman


def test_kolom_kembar_dan_kolom_wajib_yang_tertinggal(admin, dunia):
    impor = tak_terbaca(admin, dunia)
    alamat = reverse("impor:kolom", args=[impor.pk])
    nama = isian(admin.get(alamat))
    jawaban = admin.post(alamat, {nama["THN"]: "TAHUN", nama["KET"]: "TAHUN"})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "TAHUN sudah dipilih untuk judul THN" in isi
    assert "Kolom wajib belum ada: NIP, PREDIKAT" in isi
    assert not PetaKolom.objects.exists()


def test_kembali_ke_bacaan_sendiri_menghapus_yang_diingat(admin, dunia):
    kepala = "NOMOR INDUK PEGAWAI;TAHUN;PREDIKAT;NIP LAIN"
    nip = dunia.prov.pegawai["AKAR"][0].nip
    isi = f"{kepala}\nx;2023;Baik;{nip}\n"
    impor = kirim(dunia.prov.instansi, "kinerja", isi, terapkan=False)
    alamat = reverse("impor:kolom", args=[impor.pk])
    nama = isian(admin.get(alamat))
    admin.post(alamat, {nama["NOMOR INDUK PEGAWAI"]: "", nama["NIP LAIN"]: "NIP"})
    kerjakan(impor)
    impor.refresh_from_db()
    assert hitungan(impor) == {"dibaca": 1, "baru": 1}
    assert impor.pengenalan["dicocokkan"] == {"NOMOR INDUK PEGAWAI": "", "NIP LAIN": "NIP"}
    admin.post(alamat, {nama["NOMOR INDUK PEGAWAI"]: "NIP", nama["NIP LAIN"]: ""})
    assert not PetaKolom.objects.exists()


def test_baris_kepala_dapat_dipilih(admin, dunia):
    impor = tak_terbaca(admin, dunia)
    alamat = reverse("impor:kolom", args=[impor.pk])
    satu = admin.get(alamat, {"baris": "3"}).context["kepala"]
    assert (satu.baris, [j.tulisan for j in satu.judul][:2]) == (
        3,
        ["1", dunia.prov.pegawai["AKAR"][0].nip],
    )
    assert admin.get(alamat, {"baris": "zz"}).context["kepala"].baris == 2


def test_impor_yang_sudah_diterapkan_tidak_dicocokkan_lagi(admin, dunia):
    impor = kirim(dunia.prov.instansi, "kinerja", "NIP;TAHUN;PREDIKAT;KET\n")
    alamat = reverse("impor:kolom", args=[impor.pk])
    nama = isian(admin.get(alamat))
    admin.post(alamat, {nama["KET"]: "HASIL KERJA"})
    assert not PetaKolom.objects.exists()


def orang(*baris):
    return csv("pegawai", *({"UNOR ID": "DINAS_A", "JABATAN ID": ""} | satu for satu in baris))


def kode_halaman(admin, impor):
    alamat = reverse("impor:kode", args=[impor.pk])
    halaman = admin.get(alamat)
    return alamat, {form.kode_asing.nilai: form for form in halaman.context["forms"]}


def test_kode_dikelompokkan_dicari_lalu_dipetakan(admin, dunia):
    isi = orang(
        {"UNOR ID": "8812"},
        {"UNOR ID": "8812", "NIP BARU": "199003172014012002"},
        {"UNOR ID": "7700", "NIP BARU": "199103172014011003", "JABATAN ID": "JJ"},
    )
    impor = kirim(dunia.prov.instansi, "pegawai", isi, terapkan=False)
    rinci = admin.get(reverse("impor:rinci", args=[impor.pk])).content.decode()
    assert reverse("impor:kode", args=[impor.pk]) in rinci
    alamat, form = kode_halaman(admin, impor)
    assert {k: (f.kode_asing.kolom, f.kode_asing.banyak) for k, f in form.items()} == {
        "8812": ("UNOR ID", 2),
        "7700": ("UNOR ID", 1),
        "JJ": ("JABATAN ID", 1),
        "E1": ("PENDIDIKAN ID", 3),
    }
    unit, jabatan = form["8812"], form["JJ"]
    cari = admin.post(alamat, {"aksi": "cari", f"{unit.prefix}-cari": "kesehatan"})
    assert cari.status_code == 200
    assert "DINAS_B · Dinas Kesehatan (Pemerintah daerah)" in cari.content.decode()
    kosong = admin.post(alamat, {"aksi": "simpan", f"{unit.prefix}-cari": "kesehatan"})
    assert (kosong.status_code, PadananKode.objects.count()) == (422, 0)
    jawaban = admin.post(
        alamat,
        {
            "aksi": "simpan",
            f"{unit.prefix}-cari": "kesehatan",
            f"{unit.prefix}-kode": "DINAS_B",
            f"{jabatan.prefix}-cari": "J1",
        },
    )
    assert jawaban.url == reverse("impor:rinci", args=[impor.pk])
    assert set(PadananKode.objects.values_list("rujukan", "kode_asing", "kode")) == {
        ("unor", "8812", "DINAS_B"),
        ("jabatan", "JJ", "J1"),
    }
    kerjakan(impor)
    impor.refresh_from_db()
    assert (impor.baru, impor.ditolak) == (2, 1)
    assert impor.pengenalan["dipetakan"] == {"UNOR ID": 2, "JABATAN ID": 1}
    admin.post(reverse("impor:terapkan", args=[impor.pk]))
    kerjakan(impor)
    assert Pegawai.objects.get(nip=NIP, instansi=dunia.prov.instansi).unit.kode == "DINAS_B"
    audit = CatatanAudit.objects.get(tindakan="impor.kode_petakan")
    assert audit.rincian == {"unor 8812": "DINAS_B", "jabatan JJ": "J1"}


def test_unit_lebih_dahulu_dan_dapat_dicari(admin, dunia):
    """More codes than fit one page: units first although fewer rows hold them, and a search."""
    nip = [f"19850317201001{1001 + ke}" for ke in range(52)]
    isi = orang(*({"NIP BARU": n, "UNOR ID": f"K{ke:02}"} for ke, n in enumerate(nip)))
    impor = kirim(dunia.prov.instansi, "pegawai", isi, terapkan=False)
    alamat, form = kode_halaman(admin, impor)
    assert list(form) == [f"K{ke:02}" for ke in range(50)]
    halaman = " ".join(admin.get(alamat).content.decode().split())
    assert "50 dari 53 kode; sisanya tampil sesudah ini disimpan" in halaman
    dicari = admin.get(alamat, {"cari": "k51"})
    assert [f.kode_asing.nilai for f in dicari.context["forms"]] == ["K51"]
    pendidikan = admin.get(alamat, {"jenis": "pendidikan"})
    assert [f.kode_asing.nilai for f in pendidikan.context["forms"]] == ["E1"]
    assert "Hapus saringan" in admin.get(alamat, {"cari": "zzz"}).content.decode()
    awalan = dicari.context["forms"][0].prefix
    admin.post(f"{alamat}?cari=k51", {"aksi": "simpan", f"{awalan}-cari": "DINAS_B"})
    assert [p.kode_asing for p in PadananKode.objects.all()] == ["K51"]


def test_yang_mirip_diusulkan_tetapi_tidak_dipilihkan(admin, dunia):
    isi = orang({"UNOR ID": "00dinas-a"}, {"UNOR ID": "dinas kesehatan"})
    impor = kirim(dunia.prov.instansi, "pegawai", isi, terapkan=False)
    _, form = kode_halaman(admin, impor)
    assert [satu.kode for satu in form["00dinas-a"].calon] == ["DINAS_A"]
    assert [satu.kode for satu in form["dinas kesehatan"].calon] == ["DINAS_B"]
    assert form["00dinas-a"]["kode"].value() is None


def test_tanpa_pilihan_dan_pilihan_palsu_tidak_disimpan(admin, dunia):
    impor = kirim(dunia.prov.instansi, "pegawai", orang({"UNOR ID": "8812"}), terapkan=False)
    alamat, form = kode_halaman(admin, impor)
    assert admin.post(alamat, {"aksi": "simpan"}).status_code == 422
    palsu = {"aksi": "simpan", f"{form['8812'].prefix}-kode": "ZZ"}
    assert admin.post(alamat, palsu).status_code == 422
    tak_ada = admin.post(alamat, {"aksi": "cari", f"{form['8812'].prefix}-cari": "zzz"})
    assert "Tidak ada unit organisasi yang cocok" in tak_ada.content.decode()
    assert not PadananKode.objects.exists()


def test_unit_instansi_lain_tidak_dapat_dipilih(admin, dunia):
    kirim(dunia.kab.instansi, "unor", "ID;NAMA UNOR;ID ATASAN\nKAB9;Dinas Kabupaten;AKAR\n")
    impor = kirim(dunia.prov.instansi, "pegawai", orang({"UNOR ID": "8812"}), terapkan=False)
    alamat, form = kode_halaman(admin, impor)
    cari = admin.post(alamat, {"aksi": "cari", f"{form['8812'].prefix}-cari": "KAB9"})
    assert "Dinas Kabupaten" not in cari.content.decode()


def test_impor_yang_diterapkan_mengingat_untuk_berikutnya(admin, dunia):
    impor = kirim(dunia.prov.instansi, "pegawai", orang({"UNOR ID": "8812"}))
    alamat, form = kode_halaman(admin, impor)
    admin.post(alamat, {"aksi": "simpan", f"{form['8812'].prefix}-cari": "DINAS_B"})
    impor.refresh_from_db()
    assert (impor.status, PadananKode.objects.get().kode) == ("DITERAPKAN", "DINAS_B")


def test_yang_diingat_tampil_dan_dapat_dihapus(admin, dunia):
    instansi = dunia.prov.instansi
    kolom = PetaKolom.objects.create(
        instansi=instansi, jenis="kinerja", kepala="thn", tulisan="THN", kolom="TAHUN"
    )
    for asing, ke in (("8812", "DINAS_B"), ("AKAR", "DINAS_A"), ("99", "HILANG")):
        PadananKode.objects.create(instansi=instansi, rujukan="unor", kode_asing=asing, kode=ke)
    lain = PetaKolom.objects.create(
        instansi=dunia.kab.instansi, jenis="kinerja", kepala="rahasia", tulisan="RHS", kolom="NIP"
    )
    alamat = reverse("impor:diingat")
    isi = re.sub(r"\s+", " ", admin.get(alamat).content.decode())
    assert "THN" in isi
    assert "DINAS_B · Dinas Kesehatan (Pemerintah daerah)" in isi
    assert "AKAR kini ada di portal" in isi
    assert "kode itu tidak ada lagi" in isi
    assert "RHS" not in isi
    auditor = klien(dunia.prov.akun[Peran.AUDITOR])
    assert "Hapus" not in auditor.get(alamat).content.decode()
    assert auditor.post(reverse("impor:lupakan_kolom", args=[kolom.pk])).status_code == 404
    assert admin.post(reverse("impor:lupakan_kolom", args=[lain.pk])).status_code == 404
    admin.post(reverse("impor:lupakan_kolom", args=[kolom.pk]))
    padanan = PadananKode.objects.get(kode_asing="8812")
    admin.post(reverse("impor:lupakan_kode", args=[padanan.pk]))
    assert set(PetaKolom.objects.all()) == {lain}
    assert set(
        CatatanAudit.objects.filter(tindakan__endswith="_lupakan").values_list(
            "tindakan", "objek_nama"
        )
    ) == {
        ("impor.kolom_lupakan", "THN -> TAHUN"),
        ("impor.kode_lupakan", "unor: 8812 -> DINAS_B"),
    }
