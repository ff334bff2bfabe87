"""Everything about oneself as a file, nobody else in it; and whose data an account saw."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from karir.models import HasilPeringkat
from karir.padat import TANPA_FAKTA, fakta_urai
from kinerja.models import (
    Keberatan,
    PenilaianTahunan,
    PeriodeTinjauan,
    Rhk,
    Skp,
    TinjauanPeriodik,
    UmpanTertutup,
)
from talenta.akun.izin import Peran
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.inti.models import CatatanAudit
from talenta.inti.sandi_data import hmac_nik, sandikan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import LaporanData, Pegawai
from talenta.pegawai.selectors.data_diri import data_diri
from talenta.pegawai.services.nik import nik_buka
from tests.akses.kinerja_lanjut import keberatan_sisi, skp_sisi
from tests.fixtures.dunia import Dunia, hitung_proses
from tests.fixtures.faktor import RAHASIA

NIK = "5201011501800001"


def _arsip(jawaban: Any) -> zipfile.ZipFile:
    assert jawaban.status_code == 200
    assert jawaban.headers["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(jawaban.streaming_content)))


@pytest.mark.parametrize("peran", [Peran.ASN, Peran.ADMIN_BKD])
def test_semua_tentang_diri_dan_tidak_seorang_lain(dunia: Dunia, masuk: Any, peran: Peran) -> None:
    aku = Pegawai.objects.get(pengguna=dunia.prov.akun[peran])
    Pegawai.objects.filter(pk=aku.pk).update(nik_sandi=sandikan(NIK), nik_hmac=hmac_nik(NIK))
    for orang in (aku, Pegawai.objects.exclude(pk=aku.pk).order_by("pk")[0]):
        LaporanData.objects.create(
            instansi=orang.instansi,
            pegawai=orang,
            unit_lft=orang.unit_lft,
            bagian="identitas",
            isi=f"laporan {orang.nip}",
            bukti=dunia.prov.impor.berkas if orang == aku else None,
            tenggat="2026-12-31",
        )
    arsip = _arsip(masuk(peran).get("/akun/saya/data.zip"))
    semua = "\n".join(
        arsip.read(nama).decode("utf-8-sig")
        for nama in arsip.namelist()
        if not nama.startswith("bukti/")
    )
    assert aku.nip in semua
    assert f"laporan {aku.nip}" in semua
    data = json.loads(arsip.read("data.json"))
    assert data["nik"] == NIK
    assert {"akun", "pegawai_pegawai", "kinerja_predikattahunan"} <= set(data["bagian"])
    assert data["bagian"]["sesi"][0]["terakhir dipakai"]
    jenis = [satu["jenis"] for satu in data["bagian"].get("faktor", [])]
    assert jenis == ([] if peran == Peran.ASN else ["Aplikasi autentikator"])
    assert RAHASIA not in semua
    assert NIK in arsip.read("baca.html").decode()
    for nama in arsip.namelist():
        if nama.startswith("bukti/"):
            assert arsip.read(nama) == dunia.prov.impor.berkas.isi.read()
    asing = Pegawai.objects.exclude(pk=aku.pk).values_list("nip", flat=True)
    assert not [nip for nip in asing if nip in semua]
    [tercatat] = CatatanAudit.objects.filter(tindakan="akun.unduh_data")
    assert (tercatat.objek_id, tercatat.pelaku_id) == (
        str(dunia.prov.akun[peran].pk),
        dunia.prov.akun[peran].pk,
    )


def test_skp_tinjauan_dan_keberatan_ikut_seutuhnya(dunia: Dunia, masuk: Any) -> None:
    """Every part of a plan, a review, an appraisal and an objection; an appraisal that is not yet
    delivered stays the appraiser's, and an anonymous answer nobody's."""
    prov, aku = dunia.prov, Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])
    skp = Skp.objects.get(pk=skp_sisi(prov, "DINAS_A")["pk"])
    rhk = Rhk.objects.create(skp=skp, urutan=1, uraian="RHK milik saya")
    rhk.indikator.create(urutan=1, indikator="Indikator saya", target="4 laporan")
    skp.ekspektasi.create(perilaku="AKUNTABEL", ekspektasi="Ekspektasi atasan")
    skp.dialog.create(penulis=aku, penulis_nama=aku.nama, isi="Kata dialog")
    periode = PeriodeTinjauan.objects.create(
        instansi=prov.instansi,
        tahun_kinerja=skp.tahun_kinerja,
        nomor=1,
        nama="Triwulan I",
        mulai="2025-01-01",
        selesai="2025-04-01",
        batas="2025-04-10",
    )
    tinjauan = TinjauanPeriodik.objects.create(
        instansi=prov.instansi,
        unit_lft=aku.unit_lft,
        skp=skp,
        periode=periode,
        pegawai=aku,
        penilai=skp.penilai,
        rating_hasil="DI_BAWAH",
        catatan="Masih draf catatan",
    )
    hasil = tinjauan.realisasi.create(
        rhk=rhk, realisasi="Realisasi saya", umpan_balik="Masih draf umpan"
    )
    hasil.bukti.create(keterangan="Bukti saya", tautan="https://contoh.go.id/bukti")
    tinjauan.perilaku.create(perilaku="AKUNTABEL", umpan_balik="Masih draf penilai")
    keberatan_sisi(prov, "DINAS_A")
    UmpanTertutup.objects.create(periode=periode, pegawai=aku, hubungan="REKAN", isi="Rahasia")
    bagian = json.loads(_arsip(masuk(Peran.ASN).get("/akun/saya/data.zip")).read("data.json"))
    semua = json.dumps(bagian)
    for kata in (
        *("RHK milik saya", "Indikator saya", "Ekspektasi atasan", "Kata dialog"),
        *("Realisasi saya", "Bukti saya", "Target saya tercapai lebih cepat."),
        *("Target tercapai.", "surat.pdf"),
    ):
        assert kata in semua, kata
    for kata in ("Masih draf", "Di Bawah Ekspektasi", "Rahasia"):
        assert kata not in semua, kata
    # Finished, it is the person's; what was tried before stays the appraiser's.
    hasil.umpan_balik = "Umpan yang tuntas"
    hasil.save()
    TinjauanPeriodik.objects.update(
        status="DINILAI",
        rating_hasil="SESUAI",
        rating_perilaku="SESUAI",
        predikat="BAIK",
        catatan="Catatan yang tuntas",
        dinilai_pada=timezone.now(),
        dinilai_oleh=skp.penilai,
    )
    bagian = json.loads(_arsip(masuk(Peran.ASN).get("/akun/saya/data.zip")).read("data.json"))
    semua = json.dumps(bagian)
    for kata in ("Umpan yang tuntas", "Catatan yang tuntas"):
        assert kata in semua, kata
    for kata in ("Masih draf catatan", "Masih draf umpan", "Di Bawah Ekspektasi"):
        assert kata not in semua, kata
    Keberatan.objects.all().delete()
    PenilaianTahunan.objects.update(status="DITETAPKAN", diserahkan_pada=None, batas_keberatan=None)
    bagian = json.loads(_arsip(masuk(Peran.ASN).get("/akun/saya/data.zip")).read("data.json"))
    assert "Target tercapai." not in json.dumps(bagian)


# The office's own, closed to the web, a view of tables that are in.
LAIN = ("kantor", "tertutup", "pandangan")


def test_fakta_di_balik_hasil_ikut_bernama(dunia: Dunia, masuk: Any) -> None:
    """They are kept as bytes, and are the person's as any other word."""
    aku = Pegawai.objects.get(pengguna=dunia.prov.akun[Peran.ASN])
    proses = dunia.prov.proses
    hasil = HasilPeringkat.objects.get(proses=proses, pegawai=aku)
    harap = {
        nama: nilai
        for nama, nilai in zip(
            proses.kolom_fakta, fakta_urai(proses.tipe_fakta, hasil.fakta), strict=True
        )
        if nilai != TANPA_FAKTA
    }
    assert harap
    arsip = _arsip(masuk(Peran.ASN).get("/akun/saya/data.zip"))
    [satu] = json.loads(arsip.read("data.json"))["bagian"]["karir_hasilperingkat"]
    assert {s["data"]: s["nilai"] for s in satu["fakta"]} == harap


def test_hasil_kedua_tidak_menambah_kueri(dunia: Dunia) -> None:
    akun = dunia.prov.akun[Peran.ASN]
    aku = Pegawai.objects.get(pengguna=akun)

    def hitung() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as kueri:
            data = data_diri(pengguna=akun, pegawai_id=aku.pk)
        [hasil] = [b.baris for b in data.bagian if b.kode == "karir_hasilperingkat"]
        return len(hasil), len(kueri)

    sekali = hitung()
    hitung_proses(dunia.prov)
    assert hitung() == (sekali[0] + 1, sekali[1])


def test_setiap_tabel_tentang_orang_ikut(dunia: Dunia) -> None:
    """A table with a column that leads to a person says so in DIRI_KOLOM, or is not a person's."""
    from talenta.pegawai.selectors.data_diri import _model_orang

    ikut = set(_model_orang())
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") or model is Pegawai:
            continue
        menunjuk = [b for b in model._meta.concrete_fields if b.related_model is Pegawai]
        assert not menunjuk or model in ikut or model.RLS in LAIN, model


def test_akun_tanpa_data_pegawai_tetap_mendapat_akunnya(dunia: Dunia, masuk: Any) -> None:
    akun = dunia.prov.akun[Peran.AUDITOR]
    Pegawai.objects.filter(pengguna=akun).update(pengguna=None)
    data = json.loads(_arsip(masuk(Peran.AUDITOR).get("/akun/saya/data.zip")).read("data.json"))
    assert data["bagian"]["akun"][0]["nomor masuk"] == akun.nip
    assert "pegawai_pegawai" not in data["bagian"]
    assert data["nik"] == ""


def _terdampak(akun: Pengguna, **lain: Any) -> tuple[list[dict[str, str]], str]:
    kini = timezone.now()
    pilihan = {
        "akun": akun.nip,
        "sejak": (kini - timedelta(hours=1)).isoformat(),
        "sampai": (kini + timedelta(hours=1)).isoformat(),
        **lain,
    }
    keluar, kata = io.StringIO(), io.StringIO()
    call_command(
        "terdampak", *[f"--{k}={v}" for k, v in pilihan.items()], stdout=keluar, stderr=kata
    )
    return list(csv.DictReader(io.StringIO(keluar.getvalue()))), kata.getvalue()


def test_terdampak_menurut_audit_dan_menurut_lingkup(dunia: Dunia, masuk: Any) -> None:
    akun = dunia.prov.akun[Peran.PENGELOLA_OPD]
    dibuka, lain = dunia.prov.pegawai["BIDANG_A"][0], dunia.prov.pegawai["DINAS_B"][0]
    Pegawai.objects.filter(pk=dibuka.pk).update(nik_sandi=sandikan(NIK), nik_hmac=hmac_nik(NIK))
    dibuka.refresh_from_db()
    for _ in range(2):
        nik_buka(pegawai=dibuka, pelaku=Pelaku.dari_pengguna(akun))
    assert masuk(Peran.PENGELOLA_OPD).get("/pegawai/pegawai.csv").status_code == 200
    baris, kata = _terdampak(akun)
    menurut_nip = {satu["NIP"]: satu for satu in baris}
    satu = menurut_nip[dibuka.nip]
    assert (satu["KEPASTIAN"], satu["DASAR"], satu["KALI"]) == ("tercatat", "Melihat NIK", "2")
    rekan = dunia.prov.pegawai["BIDANG_A"][1]
    assert menurut_nip[rekan.nip]["KEPASTIAN"] == "mungkin"
    assert lain.nip not in menurut_nip
    assert "1 tercatat" in kata
    assert "pegawai.ekspor" in kata
    assert CatatanAudit.objects.filter(tindakan="akun.terdampak", objek_id=akun.pk).exists()


def test_terdampak_menyebut_halaman_yang_dibuka(dunia: Dunia, masuk: Any) -> None:
    """Whether or not a role still reaches the person; the audit of the same person adds to it."""
    akun = dunia.prov.akun[Peran.ANALIS_BKD]
    dibuka, nik = dunia.prov.pegawai["BIDANG_A"][:2]
    Pegawai.objects.filter(pk=nik.pk).update(nik_sandi=sandikan(NIK), nik_hmac=hmac_nik(NIK))
    k = masuk(Peran.ANALIS_BKD)
    for orang in (dibuka, nik):
        assert k.get(f"/pegawai/{orang.pk}/").status_code == 200
    assert k.post(f"/pegawai/{nik.pk}/nik/").status_code == 200
    PenugasanPeran.objects.filter(pengguna=akun).update(
        berlaku_mulai="2026-01-01", berlaku_sampai="2026-01-02"
    )
    baris, kata = _terdampak(akun)
    assert {satu["NIP"]: (satu["KEPASTIAN"], satu["DASAR"], satu["KALI"]) for satu in baris} == {
        dibuka.nip: ("tercatat", "Membuka halaman pada 1 hari", "1"),
        nik.nip: ("tercatat", "Melihat NIK; Membuka halaman pada 1 hari", "2"),
    }
    assert "2 tercatat" in kata
    kini = timezone.now()
    assert _terdampak(akun, sampai=(kini - timedelta(minutes=5)).isoformat())[0] == []
    # Only the first look of a day is kept: it may have been repeated until a day later.
    esok = {"sejak": kini + timedelta(hours=20), "sampai": kini + timedelta(hours=21)}
    baris, _ = _terdampak(akun, **{k: v.isoformat() for k, v in esok.items()})
    assert {satu["NIP"] for satu in baris} == {dibuka.nip, nik.nip}
    lusa = {"sejak": kini + timedelta(hours=25), "sampai": kini + timedelta(hours=26)}
    assert _terdampak(akun, **{k: v.isoformat() for k, v in lusa.items()})[0] == []


def test_terdampak_hanya_dalam_waktu_itu(dunia: Dunia) -> None:
    akun = dunia.prov.akun[Peran.ADMIN_BKD]
    kini = timezone.now()
    baris, _ = _terdampak(akun)
    assert len(baris) == Pegawai.objects.filter(instansi=dunia.prov.instansi).count()
    PenugasanPeran.objects.filter(pengguna=akun).update(
        berlaku_mulai="2026-01-01", berlaku_sampai="2026-01-02"
    )
    assert _terdampak(akun)[0] == []
    with pytest.raises(CommandError, match="lebih awal"):
        _terdampak(akun, sampai=(kini - timedelta(days=2)).isoformat())
    with pytest.raises(CommandError, match="Tidak ada akun"):
        _terdampak(Pengguna(nip="198001012005019999"))
