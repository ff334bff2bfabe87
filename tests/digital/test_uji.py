"""The test in the portal: drawn, timed, graded on the server; the keys stay there."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from kompetensi.digital.ketentuan import jendela_awal, jendela_berikut, ketentuan_pada
from kompetensi.digital.services.uji import (
    UjiDitolak,
    uji_jawab,
    uji_mulai,
    uji_nilai_semua,
)
from kompetensi.models import JawabanUji, KunciSoal, NilaiDigital, SoalDigital, UjiDigital
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

SISTEM = Pelaku.sistem()


def _mulai(asn: Any, saat: Any = None) -> UjiDigital:
    saat = saat or timezone.now()
    ketentuan = ketentuan_pada(instansi_id=asn.instansi_id, hari=timezone.localdate(saat))
    return uji_mulai(pegawai=asn, ketentuan=ketentuan, saat=saat, pelaku=SISTEM)


def _benar(uji: UjiDigital) -> dict[int, int]:
    """The option as shown that is right, item by item."""
    kunci = dict(KunciSoal.objects.values_list("soal_id", "letak"))
    return {n: satu["urut"].index(kunci[satu["soal"]]) for n, satu in enumerate(uji.soal)}


def test_bank_enam_puluh_soal_dua_belas_per_area(dunia_digital: Dunia) -> None:
    soal = list(SoalDigital.objects.values_list("area", "tingkat"))
    assert len(soal) == 60
    for area in {a for a, _ in soal}:
        tingkat = [t for a, t in soal if a == area]
        assert len(tingkat) == 12
        assert [sum((t - 1) // 2 == j for t in tingkat) for j in range(4)] == [3, 3, 3, 3]
    letak = list(KunciSoal.objects.values_list("letak", flat=True))
    assert min(letak.count(n) for n in range(4)) >= 8, "kunci menumpuk pada satu letak"


def test_undian_berbeda_dan_seimbang(dunia_digital: Dunia, asn: Any) -> None:
    satu = _mulai(asn)
    lain = dunia_digital.prov.pegawai["BIDANG_A"][0]
    dua = _mulai(lain)
    assert len({s["soal"] for s in satu.soal}) == 40
    assert satu.soal != dua.soal


def test_semua_benar_tingkat_delapan_dan_tidak_menjawab_nol(dunia_digital: Dunia, asn: Any) -> None:
    saat = timezone.now()
    satu = _mulai(asn)
    uji_jawab(pegawai=asn, jawaban=_benar(satu), saat=saat, selesai=True)
    lain = dunia_digital.prov.pegawai["BIDANG_A"][0]
    _mulai(lain)
    assert uji_nilai_semua(saat=saat) == 1, "yang belum habis waktunya tidak dinilai"
    assert uji_nilai_semua(saat=saat + timedelta(hours=2)) == 1
    hasil = NilaiDigital.objects.get(pegawai=asn)
    assert hasil.tingkat == [8] * 5
    assert hasil.benar == [8] * 5
    kosong = NilaiDigital.objects.get(pegawai=lain)
    # Where no item of level 1 was drawn, 0 and 1 cannot be told apart.
    assert max(kosong.tingkat) <= 1
    assert kosong.bawah == [0] * 5
    assert JawabanUji.objects.filter(uji=satu, benar=True).count() == 40
    assert uji_nilai_semua(saat=saat + timedelta(hours=2)) == 0


def test_sekali_sejendela_dan_dilanjutkan(dunia_digital: Dunia, asn: Any) -> None:
    satu = _mulai(asn)
    assert _mulai(asn).pk == satu.pk, "yang terbuka dilanjutkan"
    uji_jawab(pegawai=asn, jawaban={0: 1}, saat=timezone.now())
    assert list(UjiDigital.objects.get(pk=satu.pk).jawaban) == ["0"]
    uji_jawab(pegawai=asn, jawaban={}, saat=timezone.now(), selesai=True)
    with pytest.raises(UjiDitolak, match="sudah Anda ikuti"):
        _mulai(asn)
    awal = jendela_awal(timezone.localdate(), 6)
    nanti = timezone.now() + (jendela_berikut(awal, 6) - timezone.localdate())
    assert _mulai(asn, nanti).pk != satu.pk


def test_tes_terbuka_melewati_pergantian_masa(dunia_digital: Dunia, asn: Any) -> None:
    tahun = timezone.localdate().year + 1
    saat = datetime(tahun, 12, 31, 23, 40, tzinfo=timezone.get_default_timezone())
    satu = _mulai(asn, saat)
    lewat = saat + timedelta(minutes=30)
    assert timezone.localdate(lewat) >= jendela_berikut(satu.jendela, 6)
    assert _mulai(asn, lewat).pk == satu.pk, "yang terbuka dilanjutkan"
    uji_jawab(pegawai=asn, jawaban={0: 0}, saat=lewat, selesai=True, uji_id=satu.pk)
    baru = _mulai(asn, lewat + timedelta(minutes=1))
    assert baru.jendela > satu.jendela
    with pytest.raises(UjiDitolak, match="Tidak ada tes"):
        uji_jawab(pegawai=asn, jawaban={0: 0}, saat=lewat, uji_id=satu.pk)
    assert UjiDigital.objects.get(pk=baru.pk).jawaban == {}


def test_waktu_dihitung_server_juga_oleh_basis_data(dunia_digital: Dunia, asn: Any) -> None:
    satu = _mulai(asn, timezone.now() - timedelta(minutes=61))
    with pytest.raises(UjiDitolak, match="Waktu tes sudah habis"):
        uji_jawab(pegawai=asn, jawaban={0: 0}, saat=timezone.now())
    with pytest.raises(IntegrityError, match="tes sudah ditutup"), transaction.atomic():
        UjiDigital.objects.filter(pk=satu.pk).update(jawaban={"0": 0})


def test_jawaban_asing_ditolak(dunia_digital: Dunia, asn: Any) -> None:
    _mulai(asn)
    for jawaban in ({40: 0}, {0: 4}):
        with pytest.raises(UjiDitolak, match="tidak dikenal"):
            uji_jawab(pegawai=asn, jawaban=jawaban, saat=timezone.now())


def _sebagai(peran: str, asn: Any, sql: str) -> None:
    """Run `sql` as a login of the pages, in the scope of the person."""
    lingkup = {"app.ins": asn.instansi_id, "app.pegawai": asn.pk, "app.lft": 1, "app.rgt": 99999}
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(f"SET LOCAL ROLE {peran}")
        for nama, nilai in lingkup.items():
            kursor.execute("SELECT set_config(%s, %s, true)", [nama, str(nilai)])
        kursor.execute(sql)


@pytest.mark.parametrize("peran", ["talenta_diri", "talenta_web"])
def test_login_halaman_tidak_membaca_kunci_dan_tidak_menulis_hasil(
    dunia_digital: Dunia, asn: Any, peran: str
) -> None:
    uji = _mulai(asn)
    for sql in (
        "SELECT * FROM kompetensi_kuncisoal",
        f"""INSERT INTO kompetensi_nilaidigital (instansi_id, unit_lft, pegawai_id, sumber, tanggal,
              tingkat, catatan, uji_id, dibuat_pada) VALUES ({asn.instansi_id}, {asn.unit_lft},
              {asn.pk}, 'UJI', '2026-01-01', '{{8,8,8,8,8}}', '', {uji.pk}, now())""",
    ):
        with pytest.raises(ProgrammingError, match=r"permission denied|bukan dari halaman"):
            _sebagai(peran, asn, sql)


def test_halaman_tes_dari_mulai_sampai_hasil(dunia_digital: Dunia, asn: Any) -> None:
    akun = dunia_digital.prov.akun[Peran.ASN]
    orang = klien(akun)
    assert "60 menit" in orang.get("/kompetensi/digital/saya/tes/").content.decode()
    orang.post("/kompetensi/digital/saya/tes/", {"mulai": "1"})
    halaman = orang.get("/kompetensi/digital/saya/tes/?area=3").content.decode()
    nama = re.findall(r'name="(k-\d+)"', halaman)
    assert len(set(nama)) == 8
    # No option is marked in any way: they differ in nothing but number, place and words.
    tanda = re.findall(r'<input type="radio"[^>]*>', halaman)
    assert len(tanda) == 32
    assert len({re.sub(r'(name|value)="[^"]*"|\s', "", satu) for satu in tanda}) == 1
    nomor = UjiDigital.objects.get(pegawai=asn).pk
    assert f'name="uji" value="{nomor}"' in halaman
    isi = {"area": "3", nama[0]: "2"}
    # A page that was left open from another attempt answers nothing here.
    for lain in ({}, {"uji": nomor + 1}):
        asing = orang.post("/kompetensi/digital/saya/tes/", isi | lain, follow=True)
        assert "Tidak ada tes yang sedang Anda kerjakan" in asing.content.decode()
    simpan = orang.post(
        "/kompetensi/digital/saya/tes/",
        {"uji": nomor, **isi},
        headers={"HX-Request": "true"},
    )
    assert "1 dari 40" in simpan.content.decode()
    lagi = klien(akun).get("/kompetensi/digital/saya/tes/?area=3").content.decode()
    assert lagi.count("checked") == 1, "dilanjutkan dari mesin lain"
    orang.post("/kompetensi/digital/saya/tes/", {"uji": nomor, "selesai": "1"})
    assert "sedang dinilai" in orang.get("/kompetensi/digital/saya/tes/").content.decode()
    uji_nilai_semua(saat=timezone.now())
    assert "sudah dinilai" in orang.get("/kompetensi/digital/saya/tes/").content.decode()
    saya = orang.get("/kompetensi/digital/saya/").content.decode()
    assert "Tes pengetahuan" in saya
    assert "Validasi atasan" not in saya


def test_jendela() -> None:
    assert jendela_awal(date(2026, 11, 23), 6) == date(2026, 7, 1)
    assert jendela_awal(date(2026, 1, 31), 1) == date(2026, 1, 1)
    assert jendela_berikut(date(2026, 7, 1), 6) == date(2027, 1, 1)
    assert jendela_berikut(date(2026, 1, 1), 12) == date(2027, 1, 1)
