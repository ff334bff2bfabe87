"""The import pages, through the middleware and under row-level security."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from talenta.akun.izin import Peran
from talenta.impor.models import Impor
from talenta.inti.models import CatatanAudit
from talenta.inti.services.pekerjaan import GalatPekerjaan
from tests.fixtures.klien import klien
from tests.impor.bantu import csv, kerjakan, kirim


@pytest.fixture
def admin(dunia):
    return klien(dunia.prov.akun[Peran.ADMIN_BKD])


def orang(kunci="198503172010011001", **lain):
    return csv("pegawai", {"NIP BARU": kunci, "UNOR ID": "DINAS_A"} | lain)


def unggah(admin, isi, jenis="", nama="profil.csv"):
    berkas = SimpleUploadedFile(nama, isi.encode() if isinstance(isi, str) else isi)
    return admin.post(reverse("impor:unggah"), {"jenis": jenis, "berkas": berkas})


def test_dari_unggah_sampai_diterapkan(admin, dunia):
    jawaban = unggah(admin, orang() + csv("pegawai", {"UNOR ID": "ZZ"}).split("\n")[1] + "\n")
    impor = Impor.objects.latest("id")
    assert (jawaban.status_code, jawaban.url) == (302, reverse("impor:rinci", args=[impor.pk]))
    assert (impor.jenis, impor.instansi, impor.status) == (
        "pegawai",
        dunia.prov.instansi,
        "DIUNGGAH",
    )
    assert 'hx-trigger="load delay:1s"' in admin.get(jawaban.url).content.decode()
    kerjakan(impor)
    kemajuan = admin.get(reverse("impor:kemajuan", args=[impor.pk]), headers={"HX-Request": "true"})
    assert kemajuan["HX-Refresh"] == "true"
    halaman = admin.get(jawaban.url).content.decode()
    assert "Periksa sebelum diterapkan" in halaman
    assert "Unit organisasi tidak dikenal" in halaman
    assert "belum ada yang berubah" in halaman
    jawaban = admin.post(reverse("impor:terapkan", args=[impor.pk]))
    assert jawaban.status_code == 302
    impor.refresh_from_db()
    assert impor.status == "MENERAPKAN"
    kerjakan(impor)
    assert "Diterapkan" in admin.get(jawaban.url).content.decode()
    assert set(
        CatatanAudit.objects.filter(objek_jenis="impor", objek_id=impor.pk).values_list(
            "tindakan", "pelaku_id"
        )
    ) == {
        ("impor.unggah", dunia.prov.akun[Peran.ADMIN_BKD].pk),
        ("impor.terapkan", dunia.prov.akun[Peran.ADMIN_BKD].pk),
    }


def test_jenis_tak_dikenali_tampil_di_samping_berkas(admin):
    jawaban = unggah(admin, "A,B\n1,2\n")
    assert jawaban.status_code == 422
    assert "Jenis berkas profil.csv tidak dikenali" in jawaban.content.decode()
    assert "Pilih berkasnya" in admin.post(reverse("impor:unggah"), {}).content.decode()
    acak = unggah(admin, bytes(range(256)) * 20, nama="data.xlsx")
    assert acak.status_code == 422
    assert "apa pun akhiran namanya" in acak.content.decode()


def test_berkas_terlalu_besar(admin, settings):
    settings.TALENTA_BATAS_UNGGAH = 10
    assert "lebih besar dari batas" in unggah(admin, orang()).content.decode()


@pytest.mark.parametrize("nama", ["laporan", "ditolak", "berkas"])
def test_unduhan_dicatat(admin, dunia, nama):
    impor = kirim(dunia.prov.instansi, "pegawai", orang(NIK="5271", **{"UNOR ID": "ZZ"}))
    jawaban = admin.get(reverse(f"impor:{nama}", args=[impor.pk]))
    isi = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    assert jawaban["Content-Disposition"].startswith("attachment")
    assert "ZZ" in isi
    assert (isi.count("GALAT") == 1) == (nama == "ditolak")
    assert CatatanAudit.objects.filter(tindakan=f"impor.unduh_{nama}", objek_id=impor.pk).exists()


def test_auditor_melihat_tetapi_tidak_bertindak(dunia):
    auditor = klien(dunia.prov.akun[Peran.AUDITOR])
    impor = kirim(dunia.prov.instansi, "pegawai", orang(), terapkan=False)
    halaman = auditor.get(reverse("impor:rinci", args=[impor.pk])).content.decode()
    assert "tanya-terap" not in halaman
    for nama in ("terapkan", "batalkan", "periksa"):
        assert auditor.post(reverse(f"impor:{nama}", args=[impor.pk])).status_code == 404
    for nama in ("ditolak", "berkas"):
        assert auditor.get(reverse(f"impor:{nama}", args=[impor.pk])).status_code == 404
    assert auditor.get(reverse("impor:unggah")).status_code == 404


def test_instansi_lain_tidak_ada(dunia):
    orang_luar = klien(dunia.kab.akun[Peran.ADMIN_BKD])
    impor = kirim(dunia.prov.instansi, "pegawai", orang(), terapkan=False)
    for nama in ("rinci", "kemajuan", "ditolak", "laporan", "berkas"):
        assert orang_luar.get(reverse(f"impor:{nama}", args=[impor.pk])).status_code == 404
    for nama in ("terapkan", "batalkan", "periksa"):
        assert orang_luar.post(reverse(f"impor:{nama}", args=[impor.pk])).status_code == 404
    impor.refresh_from_db()
    assert impor.status == "SIAP"


def test_batal_dan_periksa_sebagai_jenis_lain(admin, dunia):
    impor = kirim(dunia.prov.instansi, "pegawai", orang(), terapkan=False)
    admin.post(reverse("impor:periksa", args=[impor.pk]), {"jenis": "unor"})
    impor.refresh_from_db()
    assert (impor.jenis, impor.status) == ("unor", "DIUNGGAH")
    with pytest.raises(GalatPekerjaan):
        kerjakan(impor)
    halaman = admin.get(reverse("impor:rinci", args=[impor.pk])).content.decode()
    assert "Kolom wajib untuk berkas unit organisasi tidak ada" in halaman
    admin.post(reverse("impor:batalkan", args=[impor.pk]))
    impor.refresh_from_db()
    assert impor.status == "DIBATALKAN"


def test_pertanyaan_tidak_menyebut_nol(admin, dunia):
    lain = {"NIP BARU": "199003172014012002", "UNOR ID": "ZZ"}
    isi = csv("pegawai", {"UNOR ID": "DINAS_A"}, lain)
    impor = kirim(dunia.prov.instansi, "pegawai", isi, terapkan=False)
    halaman = admin.get(reverse("impor:rinci", args=[impor.pk])).content.decode()
    tanya = halaman.partition("Terapkan impor ini?</h2>")[2].partition("</p>")[0]
    assert tanya.split("<p>")[1] == (
        "1 baris ditambahkan. 1 baris yang ditolak tidak disentuh. "
        "Semuanya berhasil bersama, atau tidak ada yang berubah."
    )
    assert "<span>diterima dengan peringatan</span>" in halaman


def test_semua_ditolak_tidak_menunggu_diterapkan(admin, dunia):
    instansi = dunia.prov.instansi
    ditolak = kirim(instansi, "pegawai", orang(**{"UNOR ID": "ZZ"}), terapkan=False)
    kosong = kirim(instansi, "kinerja", "NIP;TAHUN;PREDIKAT\n", terapkan=False)
    siap = kirim(instansi, "pegawai", orang(), terapkan=False)
    alamat = reverse("impor:daftar")
    for status, harap in (("SIAP", [siap]), ("SEMUA_DITOLAK", [kosong, ditolak])):
        halaman = admin.get(alamat, {"status": status})
        assert [satu for satu, _ in halaman.context["baris"]] == harap
    isi = halaman.content.decode()
    assert '<span class="chip galat">Semua ditolak</span>' in isi
    assert '<span class="chip galat">Tanpa baris</span>' in isi
    berkas = admin.get(reverse("impor:daftar_ekspor"), {"status": "SEMUA_DITOLAK"})
    teks = b"".join(berkas.streaming_content).decode("utf-8-sig")
    assert [baris.split(",")[3] for baris in teks.splitlines()[1:]] == [
        "Tanpa baris",
        "Semua ditolak",
    ]


def test_semua_ditolak_karena_kode_diajak_memetakan(admin, dunia):
    kode = kirim(dunia.prov.instansi, "pegawai", orang(**{"UNOR ID": "ZZ"}), terapkan=False)
    nip = kirim(dunia.prov.instansi, "kinerja", csv("kinerja", {"NIP": "1"}), terapkan=False)
    auditor = klien(dunia.prov.akun[Peran.AUDITOR])
    for satu, pembaca, banyak in ((kode, admin, 2), (kode, auditor, 0), (nip, admin, 0)):
        isi = pembaca.get(reverse("impor:rinci", args=[satu.pk])).content.decode()
        assert "Semua baris ditolak" in isi
        assert isi.count(f'href="{reverse("impor:kode", args=[satu.pk])}"') == banyak
        assert ("unggah lagi" in isi.partition("Semua baris ditolak")[2][:200]) == (not banyak)


def test_daftar_disaring(admin, dunia):
    kirim(dunia.prov.instansi, "hukdis", csv("hukdis", {}))
    kirim(dunia.kab.instansi, "hukdis", csv("hukdis", {}))
    alamat = reverse("impor:daftar")
    assert len(admin.get(alamat).context["baris"]) == 2
    [(satu, judul)] = admin.get(alamat, {"jenis": "hukdis"}).context["baris"]
    assert (satu.instansi, judul) == (dunia.prov.instansi, "Hukuman disiplin")
    assert admin.get(alamat, {"cari": "tidak ada"}).context["baris"] == []
