"""Services: whole or nothing, twice is once, states, NIK, files that go back."""

import csv as berkas_csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from talenta.akun.models import Instansi
from talenta.impor import tulis as modul_tulis
from talenta.impor.models import BarisDitolak, BarisImpor, Impor
from talenta.impor.services import terapkan as layanan
from talenta.impor.services.periksa import impor_periksa
from talenta.impor.services.terapkan import impor_ajukan, impor_batalkan, impor_terapkan
from talenta.impor.services.unggah import TidakDapat, impor_periksa_lagi, impor_unggah
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.sandi_data import buka, hmac_nik
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from tests.impor.bantu import NIP, NIP_LAIN, csv, ditolak, hitungan, kerjakan, kirim

PELAKU = Pelaku.sistem()
Peristiwa = Pegawai.pgh_event_models["ubah"]


def unggah(instansi, jenis, isi):
    return impor_unggah(
        instansi=instansi, jenis=jenis, nama="uji.csv", isi=io.BytesIO(isi.encode()), pelaku=PELAKU
    )


def penampung():
    with connection.cursor() as kursor:
        kursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'penampung'")
        return kursor.fetchone()[0]


def test_periksa_tidak_menulis_dan_terapkan_menulis(terisi):
    impor = unggah(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    assert impor.diproses
    impor = impor_periksa(impor_id=impor.pk)
    assert (impor.status, hitungan(impor)) == ("SIAP", {"dibaca": 1, "berubah": 1})
    rincian = {
        "baris": 2,
        "keadaan": "berubah",
        "kunci": NIP,
        "nama": "NAMA BARU",
        "ubah": [{"kolom": "NAMA", "lama": "Lalu Hidayat", "baru": "Nama Baru"}],
    }
    assert list(BarisImpor.objects.filter(impor=impor).values(*rincian)) == [rincian]
    assert Pegawai.objects.get().nama == "Lalu Hidayat"
    impor = impor_terapkan(impor_id=impor.pk, pelaku=PELAKU)
    assert (impor.status, Pegawai.objects.get().nama) == ("DITERAPKAN", "Nama Baru")
    assert list(BarisImpor.objects.filter(impor=impor).values(*rincian)) == [rincian]
    assert penampung() == 0


def test_pekerjaan_menjalankan_keduanya_sekali_saja(terisi):
    impor = unggah(terisi, "pegawai", csv("pegawai", {"NIP BARU": NIP_LAIN}))
    assert [kerjakan(impor)["baru"] for _ in range(2)] == [1, 1]
    assert Impor.objects.get(pk=impor.pk).status == "SIAP"
    impor = impor_ajukan(impor_id=impor.pk, pelaku=PELAKU)
    assert impor.status == "MENERAPKAN"
    assert [kerjakan(impor)["baru"] for _ in range(2)] == [1, 1]
    assert Impor.objects.get(pk=impor.pk).status == "DITERAPKAN"
    assert Pegawai.objects.count() == 2
    assert CatatanAudit.objects.filter(tindakan="impor.terapkan", objek_id=impor.pk).count() == 1


def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(terisi, monkeypatch):
    impor = impor_periksa(impor_id=unggah(terisi, "unor", "ID,NAMA UNOR\nU7,Tujuh\n").pk)
    semula = penampung()

    def rusak(p):
        modul_tulis.tulis(p)
        assert UnitOrganisasi.objects.filter(kode="U7").exists()
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(layanan, "tulis", rusak)
    with pytest.raises(RuntimeError, match="padam"):
        impor_terapkan(impor_id=impor.pk, pelaku=PELAKU)
    assert not UnitOrganisasi.objects.filter(kode="U7").exists()
    assert Impor.objects.get(pk=impor.pk).status == "SIAP"
    assert penampung() == semula
    monkeypatch.undo()
    assert impor_terapkan(impor_id=impor.pk, pelaku=PELAKU).baru == 1


def test_terapkan_memeriksa_ulang_dengan_data_terkini(terisi):
    berkas = csv("pegawai", {"NIP BARU": NIP_LAIN})
    pertama = impor_periksa(impor_id=unggah(terisi, "pegawai", berkas).pk)
    assert pertama.baru == 1
    kirim(terisi, "pegawai", berkas)
    pertama = impor_terapkan(impor_id=pertama.pk, pelaku=PELAKU)
    assert hitungan(pertama) == {"dibaca": 1, "sama": 1, "peringatan": 1}


def test_dua_kali_tidak_menulis_apa_pun(terisi):
    sebelum = list(Pegawai.objects.values_list("diperbarui_pada", "impor_id"))
    peristiwa = Peristiwa.objects.count()
    assert peristiwa == 1
    assert hitungan(kirim(terisi, "pegawai", csv("pegawai", {}))) == {"dibaca": 1, "sama": 1}
    assert Peristiwa.objects.count() == peristiwa
    assert list(Pegawai.objects.values_list("diperbarui_pada", "impor_id")) == sebelum


def test_riwayat_perubahan_menyebut_impornya(terisi):
    impor = kirim(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    peristiwa = Peristiwa.objects.select_related("pgh_context").get(pgh_label="ubah")
    assert peristiwa.nama == "Nama Baru"
    assert peristiwa.pgh_context.metadata["impor"] == impor.pk


def test_nik_tersandi_dan_tidak_membuat_baris_berubah(terisi):
    berkas = csv("pegawai", {"NIK": "'5271031703850001"})
    kirim(terisi, "pegawai", berkas)
    orang = Pegawai.objects.get()
    assert b"5271031703850001" not in bytes(orang.nik_sandi)
    assert buka(orang.nik_sandi) == "5271031703850001"
    assert bytes(orang.nik_hmac) == hmac_nik("5271031703850001")
    assert hitungan(kirim(terisi, "pegawai", berkas)) == {"dibaca": 1, "sama": 1}
    lain = csv("pegawai", {"NIK": "5271031703850002"})
    assert hitungan(kirim(terisi, "pegawai", lain)) == {"dibaca": 1, "berubah": 1}


def test_keadaan_yang_tidak_membolehkan(terisi):
    impor = impor_periksa(impor_id=unggah(terisi, "pegawai", csv("pegawai", {})).pk)
    impor_batalkan(impor_id=impor.pk, pelaku=PELAKU)
    for tindakan in (impor_ajukan, impor_batalkan, impor_terapkan):
        with pytest.raises(TidakDapat, match="dibatalkan"):
            tindakan(impor_id=impor.pk, pelaku=PELAKU)
    with pytest.raises(TidakDapat, match="dibatalkan"):
        impor_periksa_lagi(impor_id=impor.pk, jenis="pegawai", pelaku=PELAKU)
    assert impor_periksa(impor_id=impor.pk).status == "DIBATALKAN"


def test_berkas_tak_terbaca_berakhir_dengan_alasan(terisi):
    impor = unggah(terisi, "kinerja", "NIP,TAHUN\n1,2\n")
    with pytest.raises(GalatPekerjaan, match="PREDIKAT"):
        kerjakan(impor)
    impor.refresh_from_db()
    assert (impor.status, "PREDIKAT" in impor.galat) == ("TIDAK_TERBACA", True)
    ulang = impor_periksa_lagi(impor_id=impor.pk, jenis="unor", pelaku=PELAKU)
    assert (ulang.status, ulang.jenis) == ("DIUNGGAH", "unor")


def test_pekerjaan_yang_gagal_membuat_impor_dapat_diulang(terisi):
    impor = unggah(terisi, "pegawai", csv("pegawai", {}))
    Pekerjaan.objects.filter(pk=impor.pekerjaan_id).update(status="GAGAL")
    impor = Impor.objects.get(pk=impor.pk)
    assert (impor.diproses, impor.macet) == (False, True)
    assert impor_periksa_lagi(impor_id=impor.pk, jenis="pegawai", pelaku=PELAKU).diproses


@pytest.mark.parametrize("jenis", ["unor", "jabatan", "pendidikan", "pegawai", "kinerja", "hukdis"])
def test_jenis_dikenali_dari_kepala(terisi, jenis):
    assert unggah(terisi, "", csv(jenis, {})).jenis == jenis


def test_baris_yang_ditolak_kembali_lengkap_dan_aman(terisi):
    isi = csv(
        "pegawai",
        {"NAMA": "=HYPERLINK(1)", "UNOR ID": "ZZ", "EMAIL": "-"},
        {"NIP BARU": NIP_LAIN},
        {"NIP BARU": "198503172010011002", "GOL AKHIR NAMA": "V/z", "JENIS KELAMIN": "X"},
    )
    impor = kirim(terisi, "pegawai", f"JUDUL\n{isi}")
    kepala, satu, dua = ditolak(impor)
    assert kepala[-2:] == ["GALAT", "SARAN"]
    assert kepala[:2] == ["NIP BARU", "NAMA"]
    pertama = dict(zip(kepala, satu, strict=True))
    assert (pertama["NAMA"], pertama["EMAIL"]) == ("'=HYPERLINK(1)", "-")
    assert "Baris 3, kolom UNOR ID" in pertama["GALAT"]
    assert "Baris 5" in dua[-2]
    assert "golongan" in dua[-2]
    assert set(BarisDitolak.objects.filter(impor=impor).values_list("baris", "kunci")) == {
        (3, NIP),
        (5, "198503172010011002"),
    }
    wadah = io.StringIO()
    penulis = berkas_csv.writer(wadah)
    pertama["UNOR ID"] = "U1"
    penulis.writerows([kepala, [pertama[nama] for nama in kepala]])
    kirim(terisi, "pegawai", wadah.getvalue())
    assert Pegawai.objects.get(nip=NIP).nama == "=HYPERLINK(1)"


def test_dua_instansi_tidak_saling_melihat(terisi):
    lain = Instansi.objects.create(kode="lain", nama="Kabupaten Lain")
    impor = kirim(lain, "kinerja", csv("kinerja", {}))
    assert hitungan(impor) == {"dibaca": 1, "ditolak": 1}
    kirim(lain, "unor", "ID,NAMA UNOR\nU1,Dinas Satu\n")
    assert hitungan(kirim(lain, "pegawai", csv("pegawai", {}))) == {
        "dibaca": 1,
        "baru": 1,
        "peringatan": 1,
    }
    assert Pegawai.objects.filter(nip=NIP).count() == 2


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (("kinerja", "tidak-ada.csv", "--instansi=contoh"), "tidak dapat dibuka"),
        (("kinerja", "{berkas}", "--instansi=zz"), "Instansi zz tidak ada"),
        (("gaji", "{berkas}", "--instansi=contoh"), "Jenis berkas gaji tidak dikenal"),
        (("kinerja", "{berkas}", "--instansi=contoh"), "PREDIKAT"),
    ],
)
def test_perintah_berhenti_dengan_satu_baris(instansi, tmp_path, capsys, argumen, kata):
    berkas = tmp_path / "a.csv"
    berkas.write_text("NIP,TAHUN\n1,2\n")
    with pytest.raises(SystemExit) as henti:
        call_command("impor", *(satu.format(berkas=berkas) for satu in argumen))
    assert henti.value.code == 2
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert kata in keluar.err
    assert keluar.err.count("\n") == 1


def test_buat_instansi(db):
    call_command("buat_instansi", "ntb", "Pemerintah Provinsi NTB", "--jenis=PROVINSI")
    call_command("buat_instansi", "lobar", "Kabupaten Lombok Barat", "--induk=ntb")
    assert Instansi.objects.get(kode="lobar").induk.nama == "Pemerintah Provinsi NTB"
    for argumen in (("ntb", "Lagi"), ("a b", "Spasi"), ("x", "X", "--induk=zz")):
        with pytest.raises(CommandError):
            call_command("buat_instansi", *argumen)


def test_saran_menyebut_pilihan_kolomnya(terisi):
    isi = csv("penghargaan", {"TINGKAT": "Kabupaten"})
    impor = kirim(terisi, "penghargaan", isi)
    _, satu = ditolak(impor)
    assert satu[-1] == "Tulis salah satu: INTERNASIONAL, NASIONAL, LINTAS_INSTANSI, INTERNAL."


def test_perintah_yang_terputus_tidak_mengaku_siap(terisi, monkeypatch):
    """What nobody has read yet does not say how many rows it has."""

    def terputus(p):
        raise RuntimeError("terputus")

    monkeypatch.setattr(layanan, "cocokkan", terputus)
    with pytest.raises(RuntimeError, match="terputus"):
        kirim(terisi, "kinerja", csv("kinerja", {}))
    impor = Impor.objects.get(jenis="kinerja")
    assert impor.status == Impor.Status.DIUNGGAH
    assert impor.dapat_diperiksa_lagi
