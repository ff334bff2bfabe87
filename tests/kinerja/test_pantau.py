"""Watching over the year: counts by unit and scope, reminders once a day, questions, the sheet."""

import csv
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from kinerja.models import (
    CapaianUnit,
    KetentuanKinerja,
    Pengingat,
    PengingatOtomatis,
    PenilaianTahunan,
    PeriodeTinjauan,
    Skp,
    TahunKinerja,
    TinjauanPeriodik,
)
from kinerja.selectors.langkah import TAHUNAN, langkah_tahun
from kinerja.selectors.pantau import (
    kemajuan_unit,
    pertanyaan_penilai,
    sebaran_unit,
    terlambat,
)
from kinerja.services.pengingat import PengingatGagal, ingatkan_semua, ingatkan_tahun
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pemberitahuan
from talenta.pegawai.models import Pegawai
from tests.api.bantu import peminta
from tests.fixtures.dunia import Dunia, akun
from tests.fixtures.klien import klien
from tests.kinerja.conftest import Kantor

HARI = date(2026, 3, 2)


def _skp(satu: Skp, status: str) -> None:
    Skp.objects.filter(pk=satu.pk).update(status=status, disepakati_pada=timezone.now())


def _langkah(kantor: Kantor, kode: str) -> Any:
    return next(satu for satu in langkah_tahun(kantor.tahun) if satu.kode == kode)


def _penilaian(kantor: Kantor, siapa: Pegawai, hasil: str, predikat: str) -> None:
    kini = timezone.now()
    PenilaianTahunan.objects.create(
        instansi=siapa.instansi, unit_lft=siapa.unit_lft, pegawai=siapa, penilai=kantor.kabid,
        tahun_kinerja=kantor.tahun, rating_hasil=hasil, rating_perilaku="SESUAI",
        predikat=predikat, alasan_hasil="x", alasan_perilaku="x", status="DITETAPKAN",
        ditetapkan_pada=kini, ditetapkan_oleh=kantor.kabid,
    )  # fmt: skip


def test_siapa_menunggu_siapa(kantor: Kantor) -> None:
    """Plan, review and yearly appraisal: each says who holds it up."""
    satu, dua, tiga = kantor.staf
    _skp(kantor.skp(satu), "DISEPAKATI")
    _skp(kantor.skp(dua), "DIAJUKAN")
    unit = kantor.dunia.prov.unit["BIDANG_A"]
    menunggu = {
        s.pegawai_id: s.menunggu
        for s in terlambat(tahun=kantor.tahun, langkah=_langkah(kantor, "SKP"), unit=unit)
    }
    assert satu.pk not in menunggu
    assert (menunggu[dua.pk], menunggu[tiga.pk]) == ("PENILAI", "PEGAWAI")

    periode = PeriodeTinjauan.objects.get(tahun_kinerja=kantor.tahun, nomor=1)
    TinjauanPeriodik.objects.create(
        instansi=satu.instansi, unit_lft=satu.unit_lft, skp=kantor.skp(satu), periode=periode,
        pegawai=satu, penilai=kantor.kabid, status="DIAJUKAN",
    )  # fmt: skip
    langkah = _langkah(kantor, "1")
    menunggu = {
        s.pegawai_id: s.menunggu for s in terlambat(tahun=kantor.tahun, langkah=langkah, unit=unit)
    }
    assert (menunggu[satu.pk], menunggu[dua.pk]) == ("PENILAI", "PEGAWAI")

    langkah = _langkah(kantor, TAHUNAN)
    _penilaian(kantor, satu, "SESUAI", "BAIK")
    PenilaianTahunan.objects.update(
        status="DISERAHKAN", diserahkan_pada=timezone.now(), batas_keberatan=HARI
    )
    menunggu = {
        s.pegawai_id: s.menunggu for s in terlambat(tahun=kantor.tahun, langkah=langkah, unit=unit)
    }
    assert satu.pk not in menunggu
    assert menunggu[dua.pk] == "PENILAI"


def test_hitungan_unit_berjumlah(kantor: Kantor) -> None:
    """A unit's own people and each unit below add up to all plans of its interval."""
    _skp(kantor.skp(kantor.staf[0]), "DISEPAKATI")
    dinas = kantor.dunia.prov.unit["DINAS_A"]
    baris = kemajuan_unit(tahun=kantor.tahun, langkah=_langkah(kantor, "SKP"), unit=dinas)
    assert [satu.unit.kode for satu in baris] == ["DINAS_A", "BIDANG_A"]
    semua = Skp.objects.filter(unit_lft__range=(dinas.lft, dinas.rgt)).count()
    assert sum(satu.jumlah for satu in baris) == semua
    assert all(s.jumlah == s.selesai + s.pegawai + s.penilai for s in baris)
    assert sum(satu.selesai for satu in baris) == 1


def test_mengingatkan_sekali_sehari(kantor: Kantor) -> None:
    dunia = kantor.dunia
    dinas, opd = dunia.prov.unit["DINAS_A"], klien(dunia.prov.akun[Peran.PENGELOLA_OPD])
    isi = {"tahun": 2026, "langkah": "SKP", "unit": dinas.pk}
    punya = Pegawai.objects.filter(
        skp__tahun_kinerja=kantor.tahun, unit__in=[dinas, dunia.prov.unit["BIDANG_A"]],
        pengguna__isnull=False,
    ).count()  # fmt: skip
    dulu = Pemberitahuan.objects.filter(pengguna_id__isnull=False).count()
    assert opd.post("/kinerja/pantau/ingatkan/", isi).status_code == 302
    assert Pemberitahuan.objects.filter(pengguna_id__isnull=False).count() == dulu + punya
    assert Pengingat.objects.get().jumlah == punya > 0
    lagi = opd.post("/kinerja/pantau/ingatkan/", isi, follow=True)
    assert "sudah diingatkan hari ini" in lagi.content.decode()
    assert Pemberitahuan.objects.filter(pengguna_id__isnull=False).count() == dulu + punya
    assert CatatanAudit.objects.filter(tindakan="kinerja.ingatkan").count() == 1
    # Out of scope: neither seen nor reminded.
    lain = {**isi, "unit": dunia.prov.unit["DINAS_B"].pk}
    assert opd.post("/kinerja/pantau/ingatkan/", lain).status_code == 404
    assert opd.get("/kinerja/pantau/", lain).status_code == 404


def _kabar(pegawai: Pegawai) -> list[str]:
    milik = Pemberitahuan.objects.filter(pengguna_id=pegawai.pengguna_id).order_by("pk")
    return [satu.judul for satu in milik]


@pytest.fixture
def berakun(kantor: Kantor) -> Kantor:
    """Everybody of the office has an account; one plan waits for the person, one for the head of
    the division, one for nobody."""
    for satu in (kantor.kabid, *kantor.staf):
        akun(kantor.dunia.prov, satu, Peran.ASN)
        satu.refresh_from_db()
    Skp.objects.filter(tahun_kinerja=kantor.tahun).update(
        status="DISEPAKATI", disepakati_pada=timezone.now()
    )
    _skp(kantor.skp(kantor.staf[0]), "DRAF")
    _skp(kantor.skp(kantor.staf[1]), "DIAJUKAN")
    return kantor


def test_pengingat_sebelum_batas_sekali(berakun: Kantor) -> None:
    """From so many days before, each once, some at a time; a deadline that was moved is another."""
    kantor, tahun = berakun, berakun.tahun
    hari = tahun.batas_rencana - timedelta(days=7)
    assert ingatkan_tahun(tahun=tahun, hari=hari - timedelta(days=1)) == 0
    assert ingatkan_tahun(tahun=tahun, hari=hari, sekali=1) == 2
    assert _kabar(kantor.staf[0]) == ["SKP Anda belum disepakati"]
    assert _kabar(kantor.kabid) == ["SKP tim menunggu persetujuan Anda"]
    assert _kabar(kantor.staf[1]) == _kabar(kantor.staf[2]) == []
    for lagi in (hari, tahun.batas_rencana):
        assert ingatkan_tahun(tahun=tahun, hari=lagi) == 0
    [audit] = CatatanAudit.objects.filter(tindakan="kinerja.ingatkan")
    assert audit.rincian["jumlah"] == PengingatOtomatis.objects.get().jumlah == 2
    web = klien(kantor.dunia.prov.akun[Peran.ADMIN_BKD])
    pantau = web.get("/kinerja/pantau/?tahun=2026&langkah=SKP").content.decode()
    assert "Pengingat otomatis: 2 orang" in pantau
    pantau = web.get("/kinerja/pantau/?tahun=2026&langkah=1").content.decode()
    assert "Pengingat otomatis" not in pantau
    TahunKinerja.objects.update(batas_rencana=tahun.batas_rencana + timedelta(days=30))
    tahun.refresh_from_db()
    assert ingatkan_tahun(tahun=tahun, hari=hari) == 0
    assert ingatkan_tahun(tahun=tahun, hari=tahun.batas_rencana) == 2
    assert ingatkan_tahun(tahun=tahun, hari=tahun.batas_rencana + timedelta(days=1)) == 0


def test_pengingat_yang_terputus_diteruskan(berakun: Kantor) -> None:
    """Who was told before the work was cut short is not told again."""
    tahun = berakun.tahun
    PengingatOtomatis.objects.create(
        instansi=tahun.instansi,
        tahun_kinerja=tahun,
        langkah="SKP",
        batas=tahun.batas_rencana,
        sampai=berakun.kabid.pk,
        jumlah=1,
    )
    assert ingatkan_tahun(tahun=tahun, hari=tahun.batas_rencana) == 1
    assert _kabar(berakun.kabid) == []
    assert len(_kabar(berakun.staf[0])) == 1
    satu = PengingatOtomatis.objects.get()
    assert (satu.jumlah, satu.selesai_pada is None) == (2, False)


def test_siang_hari_dan_satu_instansi_tidak_menghalangi_yang_lain(berakun: Kantor) -> None:
    """By each agency's own clock; bad figures of one are logged, the next is told, and the round
    fails at its end. Sent again, nobody is told twice."""
    tahun, kab = berakun.tahun, berakun.dunia.kab.instansi
    lain = TahunKinerja.objects.create(
        pk=tahun.pk + 1000,
        instansi=kab,
        tahun=2026,
        jenis_periodik="TRIWULANAN",
        batas_rencana=tahun.batas_rencana,
        batas_akhir=tahun.batas_akhir,
        status="DIBUKA",
    )
    TahunKinerja.objects.filter(pk=tahun.pk).update(dibuka_pada=timezone.now())
    for instansi in (kab, tahun.instansi):
        KetentuanKinerja.objects.create(
            instansi=instansi,
            jenis="PENGINGAT",
            mulai=date(2020, 1, 1),
            sumber="Uji",
            isi={} if instansi == kab else {"rencana_hari": 7, "tinjauan_hari": 3, "akhir_hari": 7},
        )
    zona = ZoneInfo(tahun.instansi.zona)
    batas = tahun.batas_rencana
    for jam in (6, 18, 23):
        kini = datetime(batas.year, batas.month, batas.day, jam, 30, tzinfo=zona)
        assert ingatkan_semua(kini=kini) == 0
    for _ in range(2):
        with pytest.raises(PengingatGagal, match=f"Tahun kinerja {lain.pk} belum diingatkan"):
            ingatkan_semua(kini=kini.replace(hour=9))
        assert PengingatOtomatis.objects.get(tahun_kinerja=tahun).jumlah == 2
    assert not PengingatOtomatis.objects.filter(tahun_kinerja=lain).exists()
    KetentuanKinerja.objects.filter(instansi=kab).delete()
    assert ingatkan_semua(kini=kini.replace(hour=9)) == 0


def test_hari_pengingat_adalah_data(berakun: Kantor) -> None:
    tahun = berakun.tahun
    KetentuanKinerja.objects.create(
        instansi=tahun.instansi,
        jenis="PENGINGAT",
        mulai=date(2020, 1, 1),
        sumber="Uji",
        isi={"rencana_hari": 0, "tinjauan_hari": 1, "akhir_hari": 20},
    )
    assert ingatkan_tahun(tahun=tahun, hari=tahun.batas_rencana) == 0
    triwulan = tahun.periode.get(nomor=1)
    assert ingatkan_tahun(tahun=tahun, hari=triwulan.batas - timedelta(days=2)) == 0
    assert ingatkan_tahun(tahun=tahun, hari=triwulan.batas - timedelta(days=1)) > 0
    assert f"Tinjauan {triwulan.nama}: realisasi Anda belum diajukan" in _kabar(berakun.staf[0])
    PeriodeTinjauan.objects.filter(nomor=2).update(status="DITUTUP", ditutup_pada=timezone.now())
    assert ingatkan_tahun(tahun=tahun, hari=tahun.periode.get(nomor=2).batas) == 0
    assert ingatkan_tahun(tahun=tahun, hari=tahun.batas_akhir - timedelta(days=20)) > 0
    assert _kabar(berakun.kabid)[-1] == "Penilaian tahunan tim belum Anda serahkan"


@pytest.mark.parametrize("peran", [Peran.ADMIN_BKD, Peran.ATASAN])
def test_halaman_menurut_peran(kantor: Kantor, peran: Peran) -> None:
    _penilaian(kantor, kantor.staf[0], "SESUAI", "BAIK")
    web = klien(kantor.dunia.prov.akun[peran])
    isi = web.get("/kinerja/pantau/?tahun=2026&langkah=SKP").content.decode()
    assert ("Bidang Kurikulum" in isi) == (peran == Peran.ATASAN)
    assert "Dinas Pendidikan" in isi
    assert ("Sebaran predikat tahunan" in isi) == (peran == Peran.ADMIN_BKD)
    orang = web.get("/kinerja/pantau/orang/?tahun=2026&langkah=SKP").content.decode()
    assert kantor.staf[0].nama in orang
    assert web.get("/kinerja/pantau/orang/?sesudah=zz").status_code == 200


def test_penilai_yang_menyamakan_semua_ditanya(kantor: Kantor) -> None:
    bidang = kantor.dunia.prov.unit["BIDANG_A"]
    semua = list(Pegawai.objects.filter(unit=bidang).exclude(pk=kantor.kabid.pk)[:5])
    assert len(semua) == 5
    for siapa in semua:
        _penilaian(kantor, siapa, "SESUAI", "BAIK")
    CapaianUnit.objects.create(
        instansi=bidang.instansi, tahun_kinerja=kantor.tahun, unit=bidang, capaian="KURANG",
        dasar="Laporan kinerja",
    )  # fmt: skip
    tanya = pertanyaan_penilai(tahun=kantor.tahun, unit=bidang, hari=HARI)
    assert [satu.penilai_id for satu in tanya] == [kantor.kabid.pk] * 2
    assert "kepada semua 5 orang" in tanya[0].teks
    assert "Capaian unitnya Kurang" in tanya[1].teks
    satu = PenilaianTahunan.objects.order_by("pk").last()
    assert satu is not None
    PenilaianTahunan.objects.filter(pk=satu.pk).update(
        rating_hasil="DI_BAWAH", predikat="BUTUH_PERBAIKAN"
    )
    tanya = pertanyaan_penilai(tahun=kantor.tahun, unit=bidang, hari=HARI)
    assert ["kepada semua" in satu.teks for satu in tanya] == [False]
    sebaran = sebaran_unit(tahun=kantor.tahun, unit=bidang, hari=HARI)
    assert (sebaran.jumlah, sebaran.capaian) == (5, "Kurang")
    assert {b.judul: b.jumlah for b in sebaran.baris if b.jumlah} == {
        "Baik": 4, "Butuh Perbaikan": 1,
    }  # fmt: skip


def test_lembar_penilaian_unit(kantor: Kantor) -> None:
    """One row a plan; ratings of a draft stay out; the export is in the audit."""
    _penilaian(kantor, kantor.staf[0], "DI_ATAS", "BAIK")
    _penilaian(kantor, kantor.staf[1], "DI_ATAS", "BAIK")
    PenilaianTahunan.objects.filter(pegawai=kantor.staf[1]).update(status="DRAF")
    bidang = kantor.dunia.prov.unit["BIDANG_A"]
    web = klien(kantor.dunia.prov.akun[Peran.ADMIN_BKD])
    jawaban: Any = web.get(f"/kinerja/pantau/penilaian.xlsx?tahun=2026&unit={bidang.pk}")
    lembar = load_workbook(BytesIO(b"".join(jawaban.streaming_content))).active
    assert lembar is not None
    kepala, *baris = list(lembar.iter_rows(values_only=True))
    menurut = {satu[0]: dict(zip(kepala, satu, strict=True)) for satu in baris}
    assert set(menurut) == set(
        Skp.objects.filter(unit_lft__range=(bidang.lft, bidang.rgt)).values_list("nip", flat=True)
    )
    assert menurut[kantor.staf[0].nip]["PREDIKAT TAHUNAN"] == "Baik"
    assert not menurut[kantor.staf[1].nip]["PREDIKAT TAHUNAN"]
    audit = CatatanAudit.objects.get(tindakan="kinerja.ekspor")
    assert audit.rincian["baris"] == len(baris)
    teks = web.get(f"/kinerja/pantau/penilaian.csv?tahun=2026&unit={bidang.pk}")
    isi = list(csv.reader(StringIO(teks.getvalue().decode("utf-8-sig"))))
    assert isi[0] == list(kepala)
    assert [satu[1:] for satu in isi[1:]] == [[s or "" for s in satu[1:]] for satu in baris]


def test_saringan_keliru_dikatakan(kantor: Kantor) -> None:
    """What cannot be used is named, the rest is used; nobody is reminded and no file is made by
    it, and the API refuses."""
    akun_admin = kantor.dunia.prov.akun[Peran.ADMIN_BKD]
    web, minta = klien(akun_admin), peminta(akun_admin)
    for isi, kata in (
        ({"tahun": "abc", "langkah": "SKP"}, "Isi tahun 2000 sampai 2100"),
        ({"tahun": "2031", "langkah": "SKP"}, "Tahun kinerja 2031 belum dibuka"),
        ({"tahun": "2026", "langkah": "99"}, "Langkah “99” tidak ada pada Kinerja 2026"),
    ):
        halaman = web.get("/kinerja/pantau/", isi)
        assert kata in halaman.content.decode()
        assert halaman.context["pilih"].tahun == kantor.tahun
        assert halaman.context["pilih"].langkah.kode == "SKP" or isi["langkah"] == "99"
        assert kata in web.get("/kinerja/pantau/orang/", isi).content.decode()
        assert web.get("/kinerja/pantau/penilaian.csv", isi).status_code == 302
        kirim = web.post("/kinerja/pantau/ingatkan/", isi, follow=True).content.decode()
        assert "Tidak seorang pun diingatkan" in kirim
        api = minta("GET", f"/api/v1/kinerja/pantauan/?{urlencode(isi)}")
        assert api.status_code in (400, 422)
    assert not Pengingat.objects.exists()
    assert web.get("/kinerja/pantau/", {"unit": "x"}).status_code == 404
    benar = web.get("/kinerja/pantau/", {"tahun": "2026", "langkah": "SKP"})
    assert not benar.context["form"].errors


def test_tanpa_tahun_halaman_mengatakannya(dunia: Dunia) -> None:
    isi = klien(dunia.kab.akun[Peran.ADMIN_BKD]).get("/kinerja/pantau/").content.decode()
    assert "Belum ada yang dipantau" in isi
