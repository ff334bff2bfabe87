"""The sample through the product's own road: import, accounts, a finished map."""

import json
import stat
from pathlib import Path

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.utils import timezone

from karir.contoh.nilai import kolom_umpan_balik
from karir.contoh.wilayah import susun_wilayah
from karir.models import (
    AcuanSimata,
    AnggotaKolam,
    HasilPeringkat,
    Lowongan,
    ProsesPeringkat,
    Sanggahan,
    TinjauanTalenta,
)
from karir.pengisian.selectors.angka import angka_pengisian
from karir.simata.baris import Saringan
from karir.simata.cocok import Cocok
from kompetensi.models import (
    Asesmen,
    KeberatanAsesmen,
    PenilaianKompetensi,
    PenilaianTeknis,
    PesertaAsesmen,
    StandarTeknis,
)
from kompetensi.rumus import mundur
from kompetensi.selectors.antrean import biaya_antrean
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.selectors.standar import standar_berlaku
from talenta.akun.izin import PERAN_UNIT, Peran
from talenta.akun.models import Instansi, Pengguna, PenugasanPeran
from talenta.impor.models import Impor
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import LingkupPenugasan, Pegawai

pytestmark = pytest.mark.lanjut

# Shares of the mapped, in percent: lowest and highest that is still believable.
BATAS_KOTAK = {
    9: (2, 12),
    8: (6, 20),
    7: (7, 22),
    6: (0.05, 3),
    5: (42, 66),
    4: (0.2, 5),
    3: (1, 8),
    2: (3, 14),
    1: (0.2, 3),
}


@pytest.mark.usefixtures("basis_tetap")
def test_provinsi_contoh_siap_dibuka(settings) -> None:
    call_command("contoh", "--pegawai=3000", verbosity=0)
    provinsi = Instansi.objects.get(kode="contoh")
    _impor_bersih(provinsi, 3000)
    _peta_masuk_akal(provinsi)
    _tinjauan_dan_sanggahan(provinsi)
    _asesmen_dalam_semua_keadaan(provinsi)
    _akun_per_peran(settings.TALENTA_DATA / "akun-contoh.json")
    keadaan = Lowongan.objects.filter(instansi=provinsi).values_list("status", flat=True)
    assert set(keadaan) == set(Lowongan.Status.values)
    _pengisian_berbulan_bulan(provinsi)
    _simata_dengan_selisih(provinsi)
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("contoh", "--pegawai=3000", verbosity=0)
    assert Pegawai.objects.count() == 3000


def _admin(instansi: Instansi) -> Pengguna:
    admin = PenugasanPeran.objects.filter(instansi=instansi, peran=Peran.ADMIN_BKD)[0].pengguna
    admin.lingkup = lingkup_pilihan(pengguna_id=admin.pk, hari=timezone.localdate()).aktif
    return admin


def _pengisian_berbulan_bulan(instansi: Instansi) -> None:
    """Posts took weeks to fill, each another number, and no step is before the one it follows."""
    admin, hari = _admin(instansi), timezone.localdate()
    angka = angka_pengisian(pengguna=admin, tahun=None, hari=hari)
    assert angka.seluruh.terisi == 4
    assert angka.seluruh.hari is not None
    assert 30 < angka.seluruh.hari < 90
    terbit = Lowongan.objects.filter(sk__isnull=False).values_list("dibuka_pada", "sk__tanggal")
    assert len({(sk - buka.date()).days for buka, sk in terbit}) == 4
    for satu in Lowongan.objects.filter(instansi=instansi):
        saat = list(satu.langkah.order_by("pk").values_list("pada", flat=True))
        assert saat == sorted(saat), satu.status


def _simata_dengan_selisih(instansi: Instansi) -> None:
    """The snapshot differs in all ways that the page knows, and is told to be a sample."""
    acuan = AcuanSimata.objects.get(instansi=instansi)
    assert (acuan.status, acuan.ditolak, acuan.tak_dikenal) == ("SIAP", 0, 3)
    assert "contoh" in acuan.berkas.nama
    admin = _admin(instansi)
    ringkas = Cocok(admin, acuan, ProsesPeringkat.objects.get(instansi=instansi)).ringkas(
        Saringan()
    )
    assert all(ringkas.keadaan.values()), ringkas.keadaan
    assert ringkas.selisih < ringkas.jumlah // 10
    for kode in ("kotak", "penghargaan", "potensi", "jpm"):
        assert ringkas.unsur[kode], kode


def _impor_bersih(instansi: Instansi, pegawai: int) -> None:
    impor = Impor.objects.filter(instansi=instansi)
    assert impor.count() == 14
    for satu in impor:
        assert satu.status == Impor.Status.DITERAPKAN
        assert (satu.ditolak, satu.peringatan, satu.berubah) == (0, 0, 0), satu.jenis
        assert satu.baru == satu.dibaca
        assert satu.dibaca > 0 or satu.jenis == "hukdis"
        assert not satu.temuan.exists()
    assert Pegawai.objects.filter(instansi=instansi).count() == pegawai


def _asesmen_dalam_semua_keadaan(instansi: Instansi) -> None:
    """Assessed, expired, never assessed and disputed: of the nine, and of technical ones where
    posts ask for them."""
    hari = timezone.localdate()
    keberatan = KeberatanAsesmen.objects.filter(instansi=instansi)
    umum = keberatan.filter(jenis="KOMPETENSI").values_list("status", flat=True)
    assert set(umum) == {"MENUNGGU", "DITERIMA", "DITOLAK"}
    assert keberatan.filter(jenis="TEKNIS").exists()
    acara = Asesmen.objects.filter(instansi=instansi)
    assert set(acara.values_list("status", flat=True)) == set(Asesmen.Status.values)
    assert set(acara.values_list("metode", flat=True)) == set(Asesmen.Metode.values)
    assert set(acara.values_list("terakreditasi", flat=True)) == {True, False}
    peserta = PesertaAsesmen.objects.filter(asesmen__in=acara)
    assert set(peserta.values_list("status", flat=True)) == set(PesertaAsesmen.Status.values)
    # What events published of the nine is what was imported, not one result more.
    terbit = peserta.filter(status="TERBIT", asesmen__kompetensi=True)
    assert set(terbit.values_list("pegawai", "tanggal")) <= set(
        PenilaianKompetensi.objects.exclude(impor=None).values_list("pegawai", "tanggal")
    )
    assert not PenilaianKompetensi.objects.filter(impor=None).exists()
    ketentuan = ketentuan_berlaku(instansi_id=instansi.pk, hari=hari)
    assert all(satu.seluruh for satu in biaya_antrean(orang=1, ketentuan=ketentuan))
    batas = mundur(hari, 3)
    versi = standar_berlaku(instansi_id=instansi.pk, hari=hari)
    diminta = StandarTeknis.objects.filter(versi=versi).values("jabatan")
    for model, orang in (
        (PenilaianKompetensi, Pegawai.objects.filter(instansi=instansi)),
        (PenilaianTeknis, Pegawai.objects.filter(instansi=instansi, jabatan__in=diminta)),
    ):
        hasil = model.objects.filter(pegawai__in=orang)
        sah = set(hasil.filter(tanggal__gt=batas).values_list("pegawai_id", flat=True))
        lewat = set(hasil.values_list("pegawai_id", flat=True)) - sah
        assert sah
        assert lewat
        assert orang.count() > len(sah) + len(lewat)
    # Whoever fills a vacancy of the sample is not asked for what nobody was assessed in.
    assert not Lowongan.objects.filter(jabatan__in=diminta).exists()


def _tinjauan_dan_sanggahan(instansi: Instansi) -> None:
    """Reviews and objections in their states, and a pool with somebody whom the committee moved."""
    tinjauan = TinjauanTalenta.objects.filter(instansi=instansi)
    assert set(tinjauan.values_list("status", flat=True)) == {"DIKUKUHKAN", "BERJALAN"}
    kukuh = tinjauan.get(status="DIKUKUHKAN")
    assert next(satu["judul"] for satu in kukuh.ringkasan["geser"]) == "Jenis kelamin"
    assert sum(kukuh.ringkasan["mesin"].values()) == sum(kukuh.ringkasan["kukuh"].values()) > 0
    assert kukuh.pindah.get().dikukuhkan_pada is not None
    assert AnggotaKolam.objects.filter(keluar=None).count() == kukuh.versi_kolam.jumlah > 0
    keadaan = Sanggahan.objects.filter(instansi=instansi).values_list("status", flat=True)
    assert sorted(keadaan) == ["DIAJUKAN", "DIKABULKAN", "DITANGANI", "DITOLAK"]


def _peta_masuk_akal(instansi: Instansi) -> None:
    proses = ProsesPeringkat.objects.get(instansi=instansi)
    jumlah, status = proses.ringkasan["kotak"], proses.ringkasan["status"]
    dipetakan = status["DIPETAKAN"]
    bagian = {int(k): 100 * n / dipetakan for k, n in jumlah.items()}
    for kotak, (bawah, atas) in BATAS_KOTAK.items():
        assert bawah <= bagian[kotak] <= atas, (kotak, bagian)
    assert bagian[5] == max(bagian.values())
    # Not assessed, or too long ago, among those who would be mapped.
    calon = dipetakan + status["BELUM_LENGKAP"]
    alasan = proses.ringkasan["alasan"]
    assert 0.10 < alasan["KOMPETENSI_KOSONG"] / calon < 0.22
    assert 0.06 < alasan["KOMPETENSI_KEDALUWARSA"] / calon < 0.14
    assert 0 < alasan["KINERJA_KOSONG"] / calon < 0.05


def _akun_per_peran(berkas: Path) -> None:
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    akun = json.loads(berkas.read_text(encoding="utf-8"))
    assert [set(a) for a in akun] == [{"peran", "nip", "sandi", "totp", "keterangan"}] * len(akun)
    assert {a["peran"] for a in akun} == {str(p.label) for p in Peran}
    assert akun[0]["peran"] == "Admin BKD"
    assert akun[1]["peran"] == "Pegawai ASN"
    assert len({a["nip"] for a in akun}) == len({a["sandi"] for a in akun}) == len(akun)
    assert Pengguna.objects.count() == len(akun)
    pengguna = Pengguna.objects.in_bulk([a["nip"] for a in akun], field_name="nip")
    for a in akun:
        assert check_password(a["sandi"], pengguna[a["nip"]].password)
    tanpa_pegawai = set(pengguna) - set(Pegawai.objects.values_list("nip", flat=True))
    ppk = PenugasanPeran.objects.get(peran=Peran.PPK)
    assert tanpa_pegawai == {ppk.pengguna.nip}
    for penugasan in PenugasanPeran.objects.all():
        terikat = LingkupPenugasan.objects.filter(penugasan=penugasan).exists()
        assert terikat == (penugasan.peran in PERAN_UNIT)
    _asn_layak_dilihat(pengguna[akun[1]["nip"]])


def _asn_layak_dilihat(pengguna: Pengguna) -> None:
    asn = pengguna.pegawai
    assert not pengguna.penugasan.exists()
    hasil = HasilPeringkat.objects.get(pegawai=asn)
    assert hasil.status == "DIPETAKAN"
    assert all(hasil.skor[i] is not None for i in range(len(hasil.skor)))
    atasan = LingkupPenugasan.objects.get(penugasan__peran=Peran.ATASAN)
    assert atasan.unit_id == asn.unit_id
    assert atasan.penugasan.pengguna.pegawai.jabatan.jenjang == "ADMINISTRATOR"
    opd = LingkupPenugasan.objects.get(penugasan__peran=Peran.PENGELOLA_OPD)
    assert opd.unit_id == asn.unit.opd_id


@pytest.mark.usefixtures("basis_tetap")
def test_kabupaten_dan_kota_di_bawah_provinsi() -> None:
    call_command("contoh", "--pegawai=2000", "--instansi-banyak=6", "--benih=3", verbosity=0)
    wilayah = susun_wilayah(pegawai=2000, instansi_banyak=6, benih=3)
    provinsi = Instansi.objects.get(kode="contoh")
    assert set(provinsi.anak.values_list("kode", "jenis")) == {
        *((f"contoh-kab-{i}", "KABUPATEN") for i in range(1, 5)),
        ("contoh-kota-1", "KOTA"),
    }
    for spek in wilayah:
        instansi = Instansi.objects.get(kode=spek.kode)
        _impor_bersih(instansi, spek.pegawai)
        assert ProsesPeringkat.objects.get(instansi=instansi).jumlah == spek.pegawai
        assert PenugasanPeran.objects.filter(
            instansi=instansi, peran=Peran.ADMIN_BKD, pengguna__instansi=instansi
        ).exists()


@pytest.mark.usefixtures("basis_tetap")
def test_baris_yang_ditolak_impor_membatalkan_semuanya(
    monkeypatch, settings, tmp_path: Path
) -> None:
    settings.TALENTA_DATA = tmp_path

    def rusak(*bahan: object) -> object:
        kolom = kolom_umpan_balik(*bahan)
        kolom["NILAI"][3] = "101"
        return kolom

    monkeypatch.setattr("karir.contoh.berkas.kolom_umpan_balik", rusak)
    with pytest.raises(CommandError, match="umpan-balik: 1 baris ditolak"):
        call_command("contoh", "--pegawai=200", verbosity=0)
    assert not Instansi.objects.exists()
    assert not Pengguna.objects.exists()
    assert not (settings.TALENTA_DATA / "akun-contoh.json").exists()
