"""Item bank, required levels of posts, rules, and the map of digital talent."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from kompetensi.digital.gabungan import sql_gabungan
from kompetensi.digital.ketentuan import ketentuan_pada
from kompetensi.digital.selectors.kelola import statistik_soal
from kompetensi.digital.selectors.peta import talenta_digital
from kompetensi.digital.services.contoh import digital_reka
from kompetensi.digital.services.kelola import KelolaDitolak, ketentuan_simpan, standar_simpan
from kompetensi.digital.services.nilai import validasi_simpan
from kompetensi.digital.services.uji import soal_terpakai, uji_mulai, uji_nilai_semua
from kompetensi.models import JawabanUji, NilaiMandiri, SoalDigital, StandarDigital, UjiDigital
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit
from talenta.inti.services.audit import Pelaku
from talenta.mutu.models import TemuanMutu
from talenta.mutu.services.ukur import mutu_ukur
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Jabatan
from tests.api.bantu import peminta
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

SISTEM = Pelaku.sistem()
HARI = date(2026, 6, 30)
SOAL, STANDAR = "/kompetensi/digital/soal/", "/kompetensi/digital/jabatan/"
KETENTUAN = "/kompetensi/digital/ketentuan/"


@pytest.fixture
def admin(dunia_digital: Dunia) -> Any:
    return klien(dunia_digital.prov.akun[Peran.ADMIN_BKD])


def _berlingkup(dunia: Dunia, peran: Peran) -> Any:
    akun = dunia.prov.akun[peran]
    akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=HARI).aktif
    return akun


def test_statistik_menunggu_seratus_jawaban_nyata(dunia_digital: Dunia, asn: Any) -> None:
    """Two made-up attempts beside one real: counted apart; then enough of them, by hand."""
    prov = dunia_digital.prov
    ketentuan = ketentuan_pada(instansi_id=asn.instansi_id, hari=HARI)
    saat = timezone.now()
    for orang, buatan in ((asn, False), *((p, True) for p in prov.pegawai["BIDANG_A"][:2])):
        uji = uji_mulai(pegawai=orang, ketentuan=ketentuan, saat=saat, pelaku=SISTEM)
        UjiDigital.objects.filter(pk=uji.pk).update(sintetis=buatan)
    uji_nilai_semua(saat=saat + timedelta(hours=2))
    semua = statistik_soal(instansi_id=asn.instansi_id, cukup=100).values()
    assert sum(s.dijawab for s in semua) == 40
    assert sum(s.sintetis for s in semua) == 80
    assert {s.sukar for s in semua} == {None}
    soal = SoalDigital.objects.get(kode="KEA-01")
    JawabanUji.objects.all().delete()
    uji = UjiDigital.objects.first()
    # One attempt cannot answer an item twice: a hundred rows need a hundred attempts.
    UjiDigital.objects.bulk_create(
        UjiDigital(
            instansi_id=asn.instansi_id, unit_lft=asn.unit_lft, pegawai=asn,
            jendela=date(1900, 1, 1) + timedelta(n), ketentuan={}, soal=[], mulai_pada=saat,
            batas_pada=saat + timedelta(1), dinilai_pada=saat,
        )
        for n in range(100)
    )  # fmt: skip
    for n, satu in enumerate(UjiDigital.objects.filter(ketentuan={}).order_by("pk")):
        JawabanUji.objects.create(
            instansi_id=asn.instansi_id, uji=satu, soal=soal, benar=n >= 60, jumlah_benar=n
        )
    [satu] = statistik_soal(instansi_id=asn.instansi_id, cukup=100).values()
    assert (satu.dijawab, satu.sukar, satu.beda) == (100, 400, 1000)


def test_bank_tanpa_kunci_dan_berhenti_memakai(dunia_digital: Dunia, admin: Any) -> None:
    soal = SoalDigital.objects.get(kode="KEA-01")
    halaman = admin.get(f"{SOAL}?area=keamanan").content.decode()
    assert halaman.count("belum cukup jawaban") == 24
    assert "KEA-12" in halaman
    assert "INF-01" not in halaman
    assert admin.post(SOAL, {"soal": soal.pk, "alasan": ""}).status_code == 422
    assert admin.post(SOAL, {"soal": soal.pk, "alasan": "Usang"}).status_code == 302
    instansi = dunia_digital.prov.instansi.pk
    assert soal.pk not in {s.pk for s in soal_terpakai(instansi_id=instansi)}
    assert soal.pk in {s.pk for s in soal_terpakai(instansi_id=dunia_digital.kab.instansi.pk)}
    catatan = CatatanAudit.objects.get(tindakan="digital.soal_pensiun")
    assert catatan.alasan == "Usang"
    admin.post(SOAL, {"soal": soal.pk, "aktifkan": "1"})
    assert soal.pk in {s.pk for s in soal_terpakai(instansi_id=instansi)}


def test_tingkat_jabatan_lewat_kisi_berversi(dunia_digital: Dunia, admin: Any, asn: Any) -> None:
    jabatan = Jabatan.objects.get(instansi=dunia_digital.prov.instansi)
    kolom = ("informasi_dan_data", "komunikasi_dan_kolaborasi", "konten_digital", "keamanan",
             "pemecahan_masalah")  # fmt: skip
    isi = {
        "jabatan": jabatan.pk,
        f"semula-{jabatan.pk}": "22222",
        **{f"s-{jabatan.pk}-{k}": "5" for k in kolom},
    }
    assert "tingkat lazim" in admin.get(STANDAR).content.decode()
    hari = timezone.localdate()
    nol = {**isi, **{f"s-{jabatan.pk}-{k}": "0" for k in kolom}, "berlaku_mulai": hari.isoformat()}
    assert admin.post(STANDAR, nol).status_code == 422
    assert admin.post(STANDAR, {**isi, "berlaku_mulai": "kapan"}).status_code == 422
    lewat = admin.post(STANDAR, {**isi, "berlaku_mulai": (hari - timedelta(1)).isoformat()})
    assert lewat.status_code == 422
    assert "paling awal hari ini" in lewat.content.decode()
    admin.post(STANDAR, {**isi, "berlaku_mulai": hari.isoformat()})
    assert StandarDigital.objects.get().tingkat == [5] * 5
    orang = klien(dunia_digital.prov.akun[Peran.ASN])
    assert "standar jabatan ini" in orang.get("/kompetensi/digital/saya/").content.decode()
    StandarDigital.objects.update(berlaku_mulai=hari - timedelta(30))
    # Who still sees the levels of before overwrites nothing unseen.
    lama = admin.post(
        STANDAR,
        {**isi, f"s-{jabatan.pk}-keamanan": "3", "berlaku_mulai": hari.isoformat()},
    )
    assert f"tersimpan sekarang: {jabatan.nama} 5-5-5-5-5 (isian Anda" in lama.content.decode()
    assert StandarDigital.objects.count() == 1
    # Refused for another reason, the row stays held against what was seen.
    bolak = {**isi, f"s-{jabatan.pk}-keamanan": "3", "berlaku_mulai": "kapan"}
    [kisi] = admin.post(STANDAR, bolak).context["baris"]
    assert (kisi.semula, kisi.sel[3][2]) == ("22222", 3)
    [kisi] = lama.context["baris"]
    assert (kisi.semula, kisi.sel[3][2]) == ("55555", 3)
    isi[f"semula-{jabatan.pk}"] = "55555"
    # A row that was not touched shows what is stored; later days that were not seen are told.
    utuh = {**isi, **{f"s-{jabatan.pk}-{k}": "5" for k in kolom}, "berlaku_mulai": "kapan"}
    [kisi] = admin.post(STANDAR, utuh | {f"semula-{jabatan.pk}": "55555"}).context["baris"]
    assert [sel[2] for sel in kisi.sel] == [5] * 5
    nanti = StandarDigital.objects.create(
        instansi_id=jabatan.instansi_id, jabatan=jabatan, tingkat=[1] * 5,
        berlaku_mulai=hari + timedelta(30),
    )  # fmt: skip
    kelak = {**isi, f"s-{jabatan.pk}-keamanan": "4",
             "berlaku_mulai": (hari + timedelta(40)).isoformat()}  # fmt: skip
    assert "1-1-1-1-1 (isian Anda 5-5-5-4-5)" in admin.post(STANDAR, kelak).content.decode()
    # The same by the API: what was read goes along.
    minta, alamat = peminta(dunia_digital.prov.akun[Peran.ADMIN_BKD]), "/api/v1/digital/jabatan/"
    [baca] = minta("GET", alamat).json()["data"]
    assert (baca["tingkat"], baca["sendiri"]) == ([5] * 5, True)
    ubah = {"tingkat": [6] * 5, "berlaku_mulai": hari.isoformat()}
    dilihat = {kunci: baca[kunci] for kunci in ("jabatan", "tingkat", "nanti")}
    for basi in ({"tingkat": [2] * 5}, {"nanti": ""}):
        tolak = minta("POST", alamat, ubah | {"jabatan": [dilihat | basi]})
        assert tolak.status_code == 409
        assert "5-5-5-5-5, mulai" in tolak.json()["detail"]
    assert minta("POST", alamat, ubah | {"jabatan": [dilihat]}).json() == {"berubah": 1}
    StandarDigital.objects.filter(berlaku_mulai=hari).delete()
    nanti.delete()
    admin.post(STANDAR, {**isi, f"lazim-{jabatan.pk}": "1", "berlaku_mulai": hari.isoformat()})
    saya = orang.get("/kompetensi/digital/saya/").content.decode()
    assert "tingkat lazim jenjang Pelaksana" in saya
    assert list(
        StandarDigital.objects.order_by("berlaku_mulai").values_list("tingkat", flat=True)
    ) == [[5] * 5, None]
    # Nothing changes where a post asks for the same already.
    assert standar_simpan(
        instansi_id=asn.instansi_id, tingkat={jabatan.pk: None}, berlaku_mulai=hari, pelaku=SISTEM
    ) == 0  # fmt: skip


def test_ketentuan_bertanggal(dunia_digital: Dunia, admin: Any) -> None:
    halaman = admin.get(KETENTUAN).content.decode()
    assert "bawaan portal" in halaman
    form = admin.get(KETENTUAN).context["form"]
    awal = {k: form.get_initial_for_field(f, k) for k, f in form.fields.items()}
    data = {k: v for k, v in awal.items() if v not in (False, None)}
    mulai = timezone.localdate() + timedelta(10)
    data |= {"menit": 45, "bobot_ATASAN": 0, "berlaku_mulai": mulai.isoformat(), "dasar": "SK 1"}
    assert admin.post(KETENTUAN, {**data, "lazim_PEMULA": "1 2 9"}).status_code == 422
    tanpa = {k: v for k, v in data.items() if not k.startswith("sendiri_")}
    assert "berdiri sendiri harus berbobot" in admin.post(KETENTUAN, tanpa).content.decode()
    assert admin.post(KETENTUAN, data).status_code == 302
    instansi = dunia_digital.prov.instansi.pk
    baru = ketentuan_pada(instansi_id=instansi, hari=mulai)
    assert (baru.uji.menit, baru.gabungan.bobot["ATASAN"], baru.dasar) == (45, 0, "SK 1")
    assert ketentuan_pada(instansi_id=instansi, hari=mulai - timedelta(1)).uji.menit == 60
    lain = dunia_digital.kab.instansi.pk
    assert ketentuan_pada(instansi_id=lain, hari=mulai).uji.menit == 60
    for selisih, kata in ((5, "tidak boleh sebelum"), (11, "paling awal hari ini")):
        with pytest.raises(KelolaDitolak, match=kata):
            ketentuan_simpan(
                instansi_id=instansi, isi={}, berlaku_mulai=mulai - timedelta(selisih), dasar="x",
                pelaku=SISTEM,
            )  # fmt: skip


def _dinas(oleh: Any, hari: date) -> Any:
    semua = talenta_digital(oleh=oleh, hari=hari).baris
    return next(satu for satu in semua if satu.nama == "Dinas Pendidikan")


def test_peta_dan_pemegang_tunggal(dunia_digital: Dunia) -> None:
    a, b = dunia_digital.prov.pegawai["BIDANG_A"][:2]
    hari = timezone.localdate()
    validasi_simpan(pegawai=a, tingkat=[3, 1, 2, 2, 2], catatan="x", hari=hari, pelaku=SISTEM)
    validasi_simpan(pegawai=b, tingkat=[1, 1, 2, 2, 2], catatan="x", hari=hari, pelaku=SISTEM)
    admin = _berlingkup(dunia_digital, Peran.ADMIN_BKD)
    dinas = _dinas(admin, hari)
    assert dinas.dinilai == 2
    sel = [(s.dinilai, s.tingkat, s.syarat, s.terpenuhi) for s in dinas.sel]
    assert sel[:3] == [(2, 200, 200, 1), (2, 100, 200, 0), (2, 200, 200, 2)]
    [satu] = talenta_digital(oleh=admin, hari=hari).tunggal
    assert (satu.pegawai_id, satu.area, satu.tingkat) == (a.pk, "Informasi dan data", 2)
    lain = [s for s in talenta_digital(oleh=admin, hari=hari).baris if s.nama == "Dinas Kesehatan"]
    assert [(s.dinilai, s.tingkat) for s in lain[0].sel] == [(0, None)] * 5, "bukan nol"
    # Four years later nothing of it counts.
    nanti = hari.replace(year=hari.year + 4, day=1)
    assert sum(s.dinilai for s in talenta_digital(oleh=admin, hari=nanti).baris) == 0
    # An Atasan sees the own units only.
    atasan = _berlingkup(dunia_digital, Peran.ATASAN)
    [milik] = talenta_digital(oleh=atasan, hari=hari).baris
    assert (milik.sebutan, dinas.sebutan) == ("Dinas Pendidikan", "Dinas Pendidikan")
    # Of an office that is not wholly in view the figures say so.
    bidang = dunia_digital.prov.unit["BIDANG_A"]
    atasan.lingkup = dataclasses.replace(atasan.lingkup, lft=bidang.lft, rgt=bidang.rgt)
    [milik] = talenta_digital(oleh=atasan, hari=hari).baris
    assert milik.sebutan == "Dinas Pendidikan (dalam lingkup Anda)"
    [satu] = talenta_digital(oleh=atasan, hari=hari).tunggal
    assert satu.sebutan_opd == milik.sebutan
    # Assessed without a post that asks for anything: counted as assessed, in no cell.
    type(a).objects.filter(pk=a.pk).update(jabatan=None)
    dinas = _dinas(admin, hari)
    assert dinas.dinilai == 2
    sel = [(s.dinilai, s.tingkat, s.syarat, s.terpenuhi) for s in dinas.sel]
    assert sel[:3] == [(1, 100, 200, 0), (1, 100, 200, 0), (1, 200, 200, 1)]


def test_ekspor_peta_tercatat(dunia_digital: Dunia, admin: Any) -> None:
    isi = b"".join(admin.get("/kompetensi/digital/ekspor.csv").streaming_content).decode()
    assert isi.startswith("\ufeffPERANGKAT DAERAH,AREA,")
    assert len(isi.splitlines()) == 1 + 5 * 3
    assert CatatanAudit.objects.filter(tindakan="digital.ekspor").exists()
    assert admin.get("/kompetensi/digital/ekspor.exe").status_code == 404


def test_atasan_melihat_yang_menunggu(dunia_digital: Dunia, asn: Any) -> None:
    from tests.digital.test_orang import _isi_mandiri

    _isi_mandiri(asn, 4)
    atasan = klien(dunia_digital.prov.akun[Peran.ATASAN])
    alamat = f'href="/kompetensi/digital/pegawai/{asn.pk}/"'
    assert alamat in atasan.get("/kompetensi/digital/").content.decode()
    validasi_simpan(
        pegawai=asn, tingkat=[4] * 5, catatan="x", hari=timezone.localdate(), pelaku=SISTEM
    )
    menunggu = atasan.get("/kompetensi/digital/").context["menunggu"]
    assert menunggu == []


def test_mutu_data_mengenal_hasil_di_portal(dunia_digital: Dunia, asn: Any) -> None:
    def gagal() -> bool:
        mutu_ukur(instansi_id=asn.instansi_id, hari=HARI)
        return "DIGITAL_BELUM" in TemuanMutu.objects.get(pegawai_id=asn.pk).gagal

    assert gagal()
    validasi_simpan(pegawai=asn, tingkat=[2] * 5, catatan="x", hari=HARI, pelaku=SISTEM)
    assert not gagal()


def test_data_contoh_memuat_setiap_keadaan(dunia_digital: Dunia) -> None:
    """Begun, finished, tested and validated, in dispute; and made-up answers are no statistics."""
    prov = dunia_digital.prov.instansi
    saat = datetime(2026, 6, 30, 9, tzinfo=UTC)
    assert digital_reka(instansi=prov, saat=saat) == 20
    mandiri = NilaiMandiri.objects.filter(instansi=prov)
    assert mandiri.filter(selesai_pada=None).count() == 5
    assert set(UjiDigital.objects.values_list("sintetis", flat=True)) == {True}
    sql, parameter = sql_gabungan(
        instansi_id=prov.pk, hari=HARI, ketentuan=ketentuan_pada(instansi_id=prov.pk, hari=HARI)
    )
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT count(*), count(*) FILTER (WHERE selisih > 0) FROM ({sql}) x",
                       parameter)  # fmt: skip
        banyak, berselisih = kursor.fetchone()
    assert (banyak, berselisih > 0) == (10, True)
    semua = statistik_soal(instansi_id=prov.pk, cukup=1).values()
    assert {s.dijawab for s in semua} == {0}
