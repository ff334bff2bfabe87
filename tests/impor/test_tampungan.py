"""Rows staged by a preview: taken for applying, checked anew, read again where they may not fit."""

import io
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from kinerja.models import PredikatTahunan
from talenta.akun.models import Instansi
from talenta.impor import alur
from talenta.impor.models import BarisImpor, Impor, PadananKode
from talenta.impor.services import terapkan as layanan_terapkan
from talenta.impor.services.giliran import giliran_ambil, giliran_kini
from talenta.impor.services.periksa import impor_periksa
from talenta.impor.services.terapkan import impor_batalkan, impor_terapkan
from talenta.impor.services.unggah import impor_unggah
from talenta.impor.services.urungkan import impor_urungkan, urung_periksa
from talenta.impor.tampungan import DITUNGGU, tampungan_sapu
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai, RiwayatJabatan
from tests.impor.bantu import NIP, NIP_LAIN, csv, hitungan, kirim

PELAKU = Pelaku.sistem()


def periksa(instansi, jenis, isi) -> Impor:
    impor = impor_unggah(
        instansi=instansi, jenis=jenis, nama="uji.csv", isi=io.BytesIO(isi.encode()), pelaku=PELAKU
    )
    return impor_periksa(impor_id=impor.pk)


def terapkan(impor: Impor) -> Impor:
    return impor_terapkan(impor_id=impor.pk, pelaku=PELAKU)


def tabel() -> set[str]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'penampung'")
        return {nama for (nama,) in kursor.fetchall()}


def tampungan(impor: Impor) -> set[str]:
    return {f"{nama}_{impor.pk}" for nama in ("masuk", "temuan", "ganda", "terima")}


def keadaan(impor: Impor) -> list[tuple[int, str, bool]]:
    baris = BarisImpor.objects.filter(impor=impor).order_by("baris")
    return list(baris.values_list("baris", "keadaan", "peringatan"))


@pytest.fixture
def tanpa_baca(monkeypatch):
    """From now on no file can be read."""

    def gagal(*args, **kwargs):
        raise AssertionError("berkas dibaca lagi")

    return lambda: monkeypatch.setattr(alur, "buka", gagal)


def test_penerapan_memakai_baris_yang_sudah_dibaca(terisi, tanpa_baca):
    impor = periksa(terisi, "pegawai", csv("pegawai", {}, {"NIP BARU": NIP_LAIN, "NIK": "527103"}))
    assert tabel() == tampungan(impor)
    tanpa_baca()
    impor = terapkan(impor)
    assert hitungan(impor) == {"dibaca": 2, "baru": 1, "sama": 1, "peringatan": 1}
    assert Pegawai.objects.get(nip=NIP_LAIN).nik_sandi
    assert not tabel()
    assert not impor.tampungan


@pytest.fixture
def tanpa_periksa(monkeypatch):
    """From now on no row is checked against the records."""

    def gagal(*args, **kwargs):
        raise Diperiksa

    return lambda: monkeypatch.setattr(layanan_terapkan, "cocokkan", gagal)


class Diperiksa(Exception):
    pass


def test_tanpa_giliran_lain_hasil_pratinjau_yang_ditulis(terisi, tanpa_baca, tanpa_periksa):
    baris = [{"NAMA": "Baru"}, {"NIP BARU": NIP_LAIN}, {"NIP BARU": NIP_LAIN, "UNOR ID": "X"}]
    impor = periksa(terisi, "pegawai", csv("pegawai", *baris))
    semula = [hitungan(impor), keadaan(impor), list(impor.temuan.values_list("baris", "kode"))]
    tanpa_baca()
    tanpa_periksa()
    impor = terapkan(impor)
    assert impor.status == Impor.Status.DITERAPKAN
    kini = [hitungan(impor), keadaan(impor), list(impor.temuan.values_list("baris", "kode"))]
    assert kini == semula
    assert Pegawai.objects.get().nama == "Baru"
    assert not tabel()


def test_giliran_lain_membuatnya_diperiksa_lagi(terisi, tanpa_periksa):
    """Even of a file that changes nothing: who had a turn may have changed anything."""
    impor = periksa(terisi, "kinerja", csv("kinerja", {}))
    kirim(terisi, "jabatan", csv("jabatan", {}))
    tanpa_periksa()
    with pytest.raises(Diperiksa):
        terapkan(impor)


def test_penulis_yang_gagal_tidak_menghabiskan_giliran(terisi, tanpa_periksa):
    impor = periksa(terisi, "kinerja", csv("kinerja", {}))
    with suppress(ZeroDivisionError), transaction.atomic():
        giliran_ambil(instansi_id=terisi.pk)
        _ = 1 / 0
    tanpa_periksa()
    assert terapkan(impor).status == Impor.Status.DITERAPKAN


def test_giliran_instansi_lain_tidak_mengganggu(terisi, tanpa_periksa):
    impor = periksa(terisi, "kinerja", csv("kinerja", {}))
    with transaction.atomic():
        giliran_ambil(instansi_id=Instansi.objects.create(kode="lain", nama="Lain").pk)
    tanpa_periksa()
    assert terapkan(impor).status == Impor.Status.DITERAPKAN


def test_pengurungan_mengambil_giliran(terisi):
    impor = kirim(terisi, "kinerja", csv("kinerja", {}))
    sebelum = giliran_kini(instansi_id=terisi.pk)
    urung_periksa(impor_id=impor.pk)
    impor_urungkan(impor_id=impor.pk, alasan="Keliru.", pelaku=PELAKU)
    assert giliran_kini(instansi_id=terisi.pk) == sebelum + 1


def test_yang_dikenal_sesudah_pratinjau_diterima(terisi, tanpa_baca):
    impor = periksa(terisi, "pegawai", csv("pegawai", {"UNOR ID": "U9"}))
    assert keadaan(impor) == [(2, "ditolak", False)]
    kirim(terisi, "unor", csv("unor", {}))
    tanpa_baca()
    impor = terapkan(impor)
    assert keadaan(impor) == [(2, "berubah", False)]
    assert not impor.temuan.exists()
    assert Pegawai.objects.get().unit.kode == "U9"


def test_sel_yang_dikosongkan_pratinjau_kembali_bila_kini_masuk_akal(terisi, tanpa_baca):
    """The end of a post before the birth that was stored then; the birth is corrected since."""
    kirim(terisi, "pegawai", csv("pegawai", {"TANGGAL LAHIR": "17-03-2019"}))
    isi = csv("riwayat-jabatan", {"TMT MULAI": "01-01-2019", "TMT SELESAI": "01-02-2019"})
    impor = periksa(terisi, "riwayat-jabatan", isi)
    assert "TANGGAL_TIDAK_MASUK_AKAL" in {satu.kode for satu in impor.temuan.all()}
    kirim(terisi, "pegawai", csv("pegawai", {}))
    tanpa_baca()
    terapkan(impor)
    assert not impor.temuan.exists()
    assert str(RiwayatJabatan.objects.get().tmt_selesai) == "2019-02-01"


def test_ulangan_diperiksa_dari_awal_lagi(terisi, tanpa_baca):
    """Neither repeats nor double keys are counted twice, and a repeat follows its first row."""
    isi = csv("pegawai", {"UNOR ID": "U9"}, {"UNOR ID": "U9"})
    impor = periksa(terisi, "pegawai", isi)
    assert keadaan(impor) == [(2, "ditolak", False), (3, "ditolak", False)]
    kirim(terisi, "unor", csv("unor", {}))
    tanpa_baca()
    impor = terapkan(impor)
    assert keadaan(impor) == [(2, "berubah", False), (3, "sama", True)]
    assert [satu.kode for satu in impor.temuan.all()] == ["BARIS_GANDA"]


def test_kunci_ganda_tetap_ditolak_saat_diterapkan(terisi, tanpa_baca):
    """The file alone decides it, so that nothing the portal learnt since lets a row in."""
    lain = {"NIP BARU": NIP_LAIN, "TANGGAL LAHIR": "17-03-1990", "JENIS KELAMIN": "F"}
    isi = csv("pegawai", lain, lain | {"NAMA": "Nama Lain", "UNOR ID": "U9"}, {"NAMA": "Baru"})
    impor = periksa(terisi, "pegawai", isi)
    harap = [(2, "ditolak", False), (3, "ditolak", False), (4, "berubah", False)]
    assert keadaan(impor) == harap
    kirim(terisi, "unor", csv("unor", {}))
    tanpa_baca()
    impor = terapkan(impor)
    assert keadaan(impor) == harap
    assert [satu.kode for satu in impor.temuan.all()] == ["KUNCI_GANDA", "KUNCI_GANDA"]
    assert list(Pegawai.objects.values_list("nama", flat=True)) == ["Baru"]


def test_tampungan_yang_hilang_dibaca_lagi(terisi):
    """A crash of the database empties unlogged tables."""
    impor = periksa(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    with connection.cursor() as kursor:
        kursor.execute(f"TRUNCATE penampung.masuk_{impor.pk}, penampung.temuan_{impor.pk}")
    assert hitungan(terapkan(impor)) == {"dibaca": 1, "berubah": 1}
    assert Pegawai.objects.get().nama == "Nama Baru"


def test_padanan_kode_sesudah_pratinjau_membuat_berkas_dibaca_lagi(terisi):
    impor = periksa(terisi, "pegawai", csv("pegawai", {"UNOR ID": "LAMA"}))
    assert hitungan(impor) == {"dibaca": 1, "ditolak": 1}
    PadananKode.objects.create(instansi=terisi, rujukan="unor", kode_asing="LAMA", kode="U1")
    assert hitungan(terapkan(impor)) == {"dibaca": 1, "sama": 1}


@pytest.mark.parametrize("nama", ["masuk", "terima"])
def test_tabel_yang_tidak_ada_lagi_dibuat_dari_berkasnya(terisi, nama):
    impor = periksa(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    with connection.cursor() as kursor:
        kursor.execute(f"DROP TABLE penampung.{nama}_{impor.pk}")
    assert hitungan(terapkan(impor)) == {"dibaca": 1, "berubah": 1}
    assert Pegawai.objects.get().nama == "Nama Baru"
    assert not tabel()


def test_sapuan_membuang_yang_tidak_ditunggu(terisi):
    batal = periksa(terisi, "kinerja", csv("kinerja", {"NIP": NIP}))
    siap = periksa(terisi, "kinerja", csv("kinerja", {"NIP": NIP}))
    impor_batalkan(impor_id=batal.pk, pelaku=PELAKU)
    Impor.objects.update(pekerjaan=None)
    assert tampungan_sapu() == 1
    assert tabel() == tampungan(siap)
    lama = timezone.now() - DITUNGGU - timedelta(minutes=1)
    Impor.objects.filter(pk=siap.pk).update(diperiksa_pada=lama)
    assert tampungan_sapu() == 1
    assert not tabel()
    assert not Impor.objects.get(pk=siap.pk).tampungan
    assert hitungan(terapkan(siap)) == {"dibaca": 1, "baru": 1}


def test_sapuan_menemukan_yang_tersisa_sebagian(terisi):
    """A worker of an earlier release drops the tables that it knows of, and no others."""
    impor = periksa(terisi, "kinerja", csv("kinerja", {"NIP": NIP}))
    impor_batalkan(impor_id=impor.pk, pelaku=PELAKU)
    with connection.cursor() as kursor:
        kursor.execute(f"DROP TABLE penampung.masuk_{impor.pk}, penampung.temuan_{impor.pk}")
    assert tabel() == {f"ganda_{impor.pk}", f"terima_{impor.pk}"}
    Impor.objects.update(pekerjaan=None)
    assert tampungan_sapu() == 1
    assert not tabel()


def test_rilis_baru_membuang_semua_yang_tidak_dikerjakan(terisi, capsys):
    periksa(terisi, "kinerja", csv("kinerja", {"NIP": NIP}))
    Impor.objects.update(pekerjaan=None)
    call_command("sapu_tampungan", semua=True)
    assert "1 tampungan" in capsys.readouterr().out
    assert not tabel()


def test_rilis_lain_membaca_berkas_lagi(terisi, monkeypatch):
    impor = periksa(terisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    with connection.cursor() as kursor:
        kursor.execute(f"UPDATE penampung.masuk_{impor.pk} SET k_nama = 'Hasil rilis lama'")
    monkeypatch.setattr("talenta.impor.tampungan.sidik_rilis", lambda: "lain")
    terapkan(impor)
    assert Pegawai.objects.get().nama == "Nama Baru"


def test_yang_tidak_disimpan_tidak_ditampung(terisi):
    """The plain NIK goes no further than into its ciphertext and its look-up."""
    impor = periksa(terisi, "pegawai", csv("pegawai", {"NIK": "5271031703850001"}))
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT * FROM penampung.masuk_{impor.pk}")
        kolom = {satu.name for satu in kursor.description}
        isi = repr(kursor.fetchall())
    assert "t_nik_sandi" in kolom
    assert "k_nik" not in kolom
    assert "5271031703850001" not in isi


def test_berkas_yang_rusak_di_tengah_ditolak_dengan_kata(terisi, monkeypatch):
    """Chunks are on their way to the database when a later one turns out to be unreadable."""
    monkeypatch.setattr(alur, "UKURAN_POTONGAN", 20)
    baris = [{"NIP": NIP, "TAHUN": str(1970 + n % 50)} for n in range(200)]
    baris[150]["PREDIKAT"] = "x" * 700
    impor = periksa(terisi, "kinerja", csv("kinerja", *baris))
    assert impor.status == Impor.Status.TIDAK_TERBACA
    assert "Baris 152, kolom PREDIKAT" in impor.galat
    assert not tabel()


def test_data_lain_untuk_catatan_yang_dicabut_disebut(terisi):
    kirim(terisi, "kinerja", csv("kinerja", {}))
    PredikatTahunan.objects.update(dicabut_pada=timezone.now(), alasan_cabut="Milik orang lain")
    sama = periksa(terisi, "kinerja", csv("kinerja", {}))
    assert sama.pengenalan["catatan"] == []
    lain = {"HASIL KERJA": "", "PERILAKU KERJA": "", "PREDIKAT": "Sangat Baik"}
    impor = periksa(terisi, "kinerja", csv("kinerja", lain))
    [catatan] = impor.pengenalan["catatan"]
    assert catatan.startswith("1 baris berisi data lain untuk catatan yang sudah dicabut (baris 2)")
    assert terapkan(impor).pengenalan["catatan"] == [catatan]


def test_kunci_dari_beberapa_kolom(terisi, tanpa_baca):
    """A key of person and year: what repeats and what contradicts is the same when applied."""
    isi = csv("kinerja", {}, {"PREDIKAT": "Sangat Baik"}, {"TAHUN": "2023"}, {"TAHUN": "2023"})
    impor = periksa(terisi, "kinerja", isi)
    pratinjau = keadaan(impor)
    assert [satu[1] for satu in pratinjau] == ["ditolak", "ditolak", "baru", "sama"]
    tanpa_baca()
    impor = terapkan(impor)
    assert keadaan(impor) == pratinjau
    assert list(PredikatTahunan.objects.values_list("tahun", flat=True)) == [2023]
