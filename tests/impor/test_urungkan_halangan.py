"""What stands in the way of an undoing: every cause is found, named, and changes nothing."""

import csv as berkas_csv
import io
import json
from datetime import date

import pghistory
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.impor.models import Halangan, Impor, Pengurungan
from talenta.impor.selectors_urung import (
    SARAN,
    halangan_baris,
    halangan_halaman,
    halangan_kelompok,
    halangan_saring,
)
from talenta.impor.services.unggah import TidakDapat
from talenta.impor.services.urungkan import (
    halangan_kata,
    impor_urungkan,
    urung_ajukan,
    urung_periksa,
    urung_periksa_ajukan,
)
from talenta.inti.services.pekerjaan import GalatPekerjaan
from talenta.pegawai.models import (
    LingkupPenugasan,
    Pegawai,
    Penghargaan,
    RiwayatJabatan,
    TakTercantum,
    UnitOrganisasi,
)
from tests.impor.bantu import NIP, NIP_LAIN, csv, kirim
from tests.impor.test_urungkan import (
    ALASAN,
    PELAKU,
    isi_tabel,
    kerjakan_urung,
    sebab,
    urungkan,
)

ORANG_LAIN = {"NIP BARU": NIP_LAIN, "TANGGAL LAHIR": "17-03-1990", "JENIS KELAMIN": "F"}


@pytest.fixture
def terisi(terisi_modul: Instansi, db: None) -> Instansi:
    return terisi_modul


def terhalang(impor: Impor) -> list[tuple[str, str]]:
    """Try to undo; the records stay as they are, and the causes are returned."""
    semula = isi_tabel()
    assert urungkan(impor).status == "DITERAPKAN"
    assert isi_tabel() == semula
    urung = Pengurungan.objects.get(impor=impor)
    assert (urung.status, urung.halangan_n) == ("TERHALANG", len(sebab(impor)))
    assert sum(satu.baris for satu in halangan_kelompok(urung=urung)) == urung.halangan_n
    return sebab(impor)


def test_dibetulkan_sesudahnya(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    with pghistory.context(pelaku="Made Pengelola"):
        Pegawai.objects.update(email="baru@contoh.go.id")
    assert terhalang(impor) == [("DIUBAH", NIP)]
    [satu] = Halangan.objects.all()
    assert (satu.pelaku, satu.baris, satu.impor_lain) == ("Made Pengelola", 2, None)
    assert satu.waktu is not None


def test_diubah_lalu_dikembalikan_tetap_menghalangi(terisi):
    """Someone looked at the row after the import: their word is newer."""
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    for email in ("baru@contoh.go.id", ""):
        Pegawai.objects.update(email=email)
    assert terhalang(impor) == [("DIUBAH", NIP)]


def test_dicabut_sesudahnya(terisi):
    impor = kirim(terisi, "penghargaan", csv("penghargaan", {}))
    Penghargaan.objects.update(alasan_cabut="Piagamnya palsu")
    assert terhalang(impor) == [("DIUBAH", f"{NIP} / Satya / NASIONAL / 17-08-2023")]


def test_diubah_tanpa_peristiwa(terisi):
    """A row that differs from what the history says is never overwritten."""
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE pegawai_pegawai DISABLE TRIGGER USER")
        Pegawai.objects.update(nama="Diam-diam")
        kursor.execute("ALTER TABLE pegawai_pegawai ENABLE TRIGGER USER")
    assert terhalang(impor) == [("DIUBAH", NIP)]


def test_sudah_dihapus(terisi):
    impor = kirim(terisi, "penghargaan", csv("penghargaan", {}))
    Penghargaan.objects.all().delete()
    assert terhalang(impor) == [("DIHAPUS", f"{NIP} / Satya / NASIONAL / 17-08-2023")]


def test_riwayat_hilang(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    peristiwa = Pegawai.pgh_event_models["ubah"]
    peristiwa.objects.filter(pgh_label="tambah").delete()
    assert terhalang(impor) == [("TANPA_RIWAYAT", NIP)]


def test_impor_lain_yang_lebih_baru(terisi):
    satu = kirim(terisi, "kinerja", csv("kinerja", {}, {"TAHUN": "2023"}))
    dua = kirim(terisi, "kinerja", csv("kinerja", {"PREDIKAT": "Sangat Baik"}))
    assert terhalang(satu) == [("IMPOR_LAIN", f"{NIP} / 2024")]
    assert Halangan.objects.get().impor_lain == dua


def test_data_dari_impor_lain_merujuknya(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", ORANG_LAIN))
    dua = kirim(
        terisi, "kinerja", csv("kinerja", {"NIP": NIP_LAIN}, {"NIP": NIP_LAIN, "TAHUN": "2023"})
    )
    Penghargaan.objects.create(
        instansi=terisi, unit_lft=1, pegawai=Pegawai.objects.get(nip=NIP_LAIN), nama="Satya",
        tingkat="NASIONAL", tanggal=date(2020, 1, 1),
    )  # fmt: skip
    assert terhalang(impor) == [("DIRUJUK", NIP_LAIN)] * 2
    assert set(Halangan.objects.values_list("rujukan", "impor_lain", "banyak")) == {
        ("Predikat kinerja", dua.pk, 2),
        ("Penghargaan", None, 1),
    }
    assert f"impor nomor {dua.pk}." in halangan_kata(impor.pengurungan)
    Penghargaan.objects.all().delete()
    assert urungkan(dua).status == "DIURUNGKAN"
    assert urungkan(impor).status == "DIURUNGKAN"
    assert not Pegawai.objects.filter(nip=NIP_LAIN).exists()


def test_baris_yang_diubah_saja_boleh_dirujuk(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    kirim(terisi, "kinerja", csv("kinerja", {}))
    assert urungkan(impor).status == "DIURUNGKAN"


def test_hasil_perhitungan_merujuk_orang_dan_unitnya(terisi):
    unit = kirim(terisi, "unor", "ID,NAMA UNOR,ID ATASAN\nU3,Dinas Tiga,\n")
    orang = kirim(terisi, "pegawai", csv("pegawai", ORANG_LAIN | {"UNOR ID": "U3"}))
    letak = UnitOrganisasi.objects.get(kode="U3")
    satu = Pegawai.objects.get(nip=NIP_LAIN)
    with connection.cursor() as kursor:
        kursor.execute(
            "CREATE TABLE karir_hasil_uji PARTITION OF karir_hasilperingkat FOR VALUES IN (99)"
        )
        kursor.execute(
            "INSERT INTO karir_hasilperingkat (proses_id, pegawai_id, instansi_id, unit_lft, nip, "
            "nama, nama_kunci, unit_id, unit_nama, opd_id, opd_nama, jabatan_nama, jenjang, "
            "status, alasan, kategori_kinerja, kategori_potensial, kategori_predikat, skor, "
            "fakta) VALUES (99, %s, %s, 1, %s, '', '', %s, '', %s, '', '', '', 'BELUM_LENGKAP', "
            "'{}', '', '', '', '{}', '{}')",
            [satu.pk, terisi.pk, satu.nip, letak.pk, letak.pk],
        )
    assert terhalang(orang) == [("DIRUJUK", NIP_LAIN)]
    assert Halangan.objects.get().rujukan == "Hasil peringkat"
    assert set(terhalang(unit)) == {("DIRUJUK", "U3")}
    assert set(Halangan.objects.filter(impor=unit).values_list("rujukan", "impor_lain")) == {
        ("Pegawai", orang.pk),
        ("Hasil peringkat", None),
    }


@pytest.mark.parametrize(
    ("keputusan", "status"),
    [("", "DIURUNGKAN"), ("MUNCUL", "DIURUNGKAN"), ("TETAP", "DITERAPKAN")],
)
def test_pertanyaan_tanpa_jawaban_ikut_orangnya(terisi, keputusan, status):
    """Listed by a complete file and never decided on by anybody: no obstacle, goes along."""
    impor = kirim(terisi, "pegawai", csv("pegawai", ORANG_LAIN))
    orang = Pegawai.objects.get(nip=NIP_LAIN)
    TakTercantum.objects.create(
        instansi_id=orang.instansi_id, unit_lft=orang.unit_lft, pegawai=orang, impor=impor,
        dicatat_pada=timezone.now(), keputusan=keputusan,
    )  # fmt: skip
    assert urungkan(impor).status == status
    selesai = status == "DIURUNGKAN"
    assert Pegawai.objects.filter(pk=orang.pk).exists() != selesai
    assert TakTercantum.objects.filter(pegawai_id=orang.pk).exists() != selesai
    if not selesai:
        assert sebab(impor) == [("DIRUJUK", NIP_LAIN)]


def test_peran_terikat_pada_unit(terisi):
    impor = kirim(terisi, "unor", "ID,NAMA UNOR,ID ATASAN\nU3,Dinas Tiga,\n")
    akun = Pengguna.objects.create_user(nip=NIP_LAIN, nama="Kepala", instansi=terisi)
    penugasan = PenugasanPeran.objects.create(
        pengguna=akun, peran="ATASAN", instansi=terisi, berlaku_mulai=date(2026, 1, 1)
    )
    LingkupPenugasan.objects.create(penugasan=penugasan, unit=UnitOrganisasi.objects.get(kode="U3"))
    assert terhalang(impor) == [("DIRUJUK", "U3")]
    assert Halangan.objects.get().rujukan == "Lingkup penugasan"


def test_anak_unit_dari_impor_yang_sama_bukan_penghalang(terisi):
    semula = isi_tabel()
    isi = "ID,NAMA UNOR,ID ATASAN\nU3,Dinas Tiga,\nU4,Bidang,U3\nU1,Dinas Satu,U3\n"
    impor = kirim(terisi, "unor", isi)
    assert urungkan(impor).status == "DIURUNGKAN"
    assert isi_tabel() == semula


def test_akun_orang_yang_ditambahkan(terisi):
    """An added person with an account stays; a changed one keeps the account and loses nothing."""
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}, ORANG_LAIN))
    for nip in (NIP, NIP_LAIN):
        akun = Pengguna.objects.create_user(nip=nip, nama=nip, instansi=terisi)
        Pegawai.objects.filter(nip=nip).update(pengguna=akun)
    assert terhalang(impor) == [("AKUN", NIP_LAIN)]
    Pegawai.objects.filter(nip=NIP_LAIN).update(pengguna=None)
    assert urungkan(impor).status == "DIURUNGKAN"
    assert Pegawai.objects.values_list("nip", "nama", "pengguna__nip").get() == (
        NIP, "Lalu Hidayat", NIP,
    )  # fmt: skip


def test_isi_lama_merujuk_yang_sudah_tidak_ada(terisi):
    """A unit came, a person moved there and on; with the unit undone the way back is closed."""
    unit = kirim(terisi, "unor", "ID,NAMA UNOR,ID ATASAN\nU3,Dinas Tiga,\n")
    kirim(terisi, "pegawai", csv("pegawai", {"UNOR ID": "U3"}))
    kembali = kirim(terisi, "pegawai", csv("pegawai", {"UNOR ID": "U1"}))
    assert urungkan(unit).status == "DIURUNGKAN"
    assert terhalang(kembali) == [("TUJUAN_HILANG", NIP)]
    assert Halangan.objects.get().rujukan == "Unit organisasi"


def test_pemeriksaan_tidak_mengubah_dan_dapat_diulang(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}, ORANG_LAIN))
    semula = isi_tabel()
    for _ in range(2):
        urung = urung_periksa(impor_id=impor.pk)
        assert (urung.status, urung.dihapus, urung.dikembalikan) == ("DAPAT", 1, 1)
    assert isi_tabel() == semula
    Pegawai.objects.filter(nip=NIP).update(email="a@contoh.go.id")
    assert urung_periksa(impor_id=impor.pk).status == "TERHALANG"
    Pegawai.objects.filter(nip=NIP).update(email="")
    assert urung_periksa(impor_id=impor.pk).halangan_n == 1


def test_penghalang_yang_datang_di_antara_mengakhiri_pekerjaan(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    urung_periksa_ajukan(impor_id=impor.pk, pelaku=PELAKU)
    assert kerjakan_urung(impor) == {"dihapus": 0, "dikembalikan": 1, "halangan": 0, "disamakan": 0}
    urung_ajukan(impor_id=impor.pk, alasan=ALASAN, pelaku=PELAKU)
    Pegawai.objects.update(email="a@contoh.go.id")
    with pytest.raises(GalatPekerjaan, match="Tidak ada data yang berubah"):
        kerjakan_urung(impor)
    assert Pegawai.objects.get().nama == "Nama Baru"
    assert Pengurungan.objects.get().status == "TERHALANG"


def test_hanya_yang_diterapkan_dan_mengubah_sesuatu(terisi):
    isi = csv("pegawai", {"NAMA": "Nama Baru"})
    belum = kirim(terisi, "pegawai", isi, terapkan=False)
    hampa = kirim(terisi, "pegawai", csv("pegawai", {}))
    for impor, kata in ((belum, "sudah diterapkan"), (hampa, "tidak mengubah apa pun")):
        with pytest.raises(TidakDapat, match=kata):
            urung_periksa(impor_id=impor.pk)
        with pytest.raises(TidakDapat, match=kata):
            urung_periksa_ajukan(impor_id=impor.pk, pelaku=PELAKU)
        with pytest.raises(TidakDapat, match=kata):
            urungkan(impor)
    impor = kirim(terisi, "pegawai", isi)
    for alasan, kata in (("  ", "Tulis alasan"), ("x" * 1001, "paling panjang")):
        with pytest.raises(TidakDapat, match=kata):
            impor_urungkan(impor_id=impor.pk, alasan=alasan, pelaku=PELAKU)
    with pytest.raises(TidakDapat, match="Periksa dahulu"):
        urung_ajukan(impor_id=impor.pk, alasan=ALASAN, pelaku=PELAKU)
    assert Pegawai.objects.get().nama == "Nama Baru"


def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(terisi, monkeypatch):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}, ORANG_LAIN))
    semula = isi_tabel()

    def padam(**_):
        assert not Pegawai.objects.filter(nip=NIP_LAIN).exists()
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("talenta.impor.services.urungkan.catat", padam)
    with pytest.raises(RuntimeError), transaction.atomic():
        urungkan(impor)
    assert isi_tabel() == semula
    assert Impor.objects.get(pk=impor.pk).status == "DITERAPKAN"


def test_daftar_disaring_dihalamankan_dan_diunduh(terisi, monkeypatch):
    satu = kirim(terisi, "kinerja", csv("kinerja", *({"TAHUN": str(t)} for t in range(2000, 2008))))
    dua = kirim(
        terisi,
        "kinerja",
        csv("kinerja", *({"TAHUN": str(t), "PREDIKAT": "Kurang"} for t in range(2000, 2005))),
    )
    RiwayatJabatan.objects.all()
    assert len(terhalang(satu)) == 5
    monkeypatch.setattr("talenta.impor.selectors_urung.SEHALAMAN", 2)
    awal = halangan_halaman(halangan_saring(impor=satu))
    lanjut = halangan_halaman(halangan_saring(impor=satu), sesudah=awal.sesudah)
    assert [h.kunci[-4:] for h in (*awal.baris, *lanjut.baris)] == ["2000", "2001", "2002", "2003"]
    for saring, banyak in (
        ({"sebab": "IMPOR_LAIN", "lain": dua.pk}, 5),
        ({"sebab": "IMPOR_LAIN", "lain": satu.pk}, 0),
        ({"sebab": "DIUBAH"}, 0),
        ({"cari": "2003"}, 1),
    ):
        assert halangan_saring(impor=satu, **saring).count() == banyak
    kepala, *isi = halangan_baris(impor=satu)
    assert len(isi) == 5
    assert dict(zip(kepala, isi[0], strict=True)) | {"WAKTU": ""} == {
        "BARIS": 2, "KUNCI": f"{NIP} / 2000", "SEBAB": "Diubah lagi oleh impor yang lebih baru",
        "SARAN": SARAN["IMPOR_LAIN"], "IMPOR LAIN": dua.pk, "OLEH": "Sistem", "WAKTU": "",
        "DATA YANG MERUJUK": "", "BANYAKNYA": "",
    }  # fmt: skip


def test_setiap_sebab_punya_saran():
    assert set(SARAN) == set(Halangan.Sebab.values)


def perintah(*argumen: str) -> tuple[int, dict[str, int], str]:
    """Exit status, the JSON of the last line, and the words on standard error."""
    keluar, galat = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("urungkan_impor", *argumen, stdout=keluar, stderr=galat)
    except SystemExit as henti:
        status = int(henti.code)
    baris = keluar.getvalue().splitlines()
    return status, json.loads(baris[-1]) if baris else {}, galat.getvalue()


def test_yang_dinyatakan_sama_sesudahnya_disebut(terisi):
    """Only later files that still stand count, and only rows that the import wrote."""
    kirim(terisi, "pegawai", csv("pegawai", {}))
    satu = kirim(terisi, "pegawai", csv("pegawai", ORANG_LAIN))
    assert "dinyatakan sama" not in perintah(str(satu.pk), "--periksa")[2]
    kirim(terisi, "pegawai", csv("pegawai", {}))
    dua, tiga, batal = (kirim(terisi, "pegawai", csv("pegawai", ORANG_LAIN)) for _ in range(3))
    Impor.objects.filter(pk=batal.pk).update(status=Impor.Status.DIURUNGKAN)
    for pilihan in (["--periksa"], ["--alasan", ALASAN]):
        status, isi, galat = perintah(str(satu.pk), *pilihan)
        assert (status, isi["dihapus"], isi["disamakan"]) == (0, 1, 1)
        kata = "1 baris di antaranya dinyatakan sama oleh impor lain sesudahnya"
        assert f"{kata}: nomor {tiga.pk}, {dua.pk}." in galat


def test_perintah(terisi, tmp_path):
    satu = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Satu"}))
    dua = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Dua"}))
    jalur = tmp_path / "halangan.csv"
    status, isi, galat = perintah(str(satu.pk), "--periksa", "--halangan", str(jalur))
    assert (status, isi["halangan"]) == (1, 1)
    assert f"impor nomor {dua.pk}." in galat
    with jalur.open(newline="") as berkas_hasil:
        assert [b["KUNCI"] for b in berkas_csv.DictReader(berkas_hasil)] == [NIP]
    assert perintah(str(dua.pk), "--periksa")[:2] == (
        0, {"impor": dua.pk, "dihapus": 0, "dikembalikan": 1, "halangan": 0, "disamakan": 0},
    )  # fmt: skip
    assert Pegawai.objects.get().nama == "Nama Dua"
    for nomor in (dua, satu, satu):
        status, isi, _ = perintah(str(nomor.pk), "--alasan", ALASAN)
        assert (status, isi["dikembalikan"]) == (0, 1)
    assert Pegawai.objects.get().nama == "Lalu Hidayat"
    assert perintah("99999999", "--periksa")[0] == 2
    assert perintah(str(satu.pk), "--periksa")[0] == 2
    with pytest.raises(CommandError, match="--alasan"):
        call_command("urungkan_impor", str(satu.pk))
