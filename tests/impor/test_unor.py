"""Units: parents, circles, the dated history of parents, and scope that follows."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from talenta.impor.services.terapkan import impor_terapkan
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.impor_pohon import lingkaran, tolakan_pohon
from talenta.pegawai.models import AtasanUnit, LeluhurUnit, Pegawai, UnitOrganisasi
from talenta.pegawai.services.pohon import letak_pohon
from tests.impor.bantu import csv, hitungan, kirim, temuan

UNIT = st.sampled_from("abcdefgh")
POHON = st.dictionaries(UNIT, UNIT | st.just(""), max_size=8)


def unor(*baris: tuple[str, str]) -> str:
    isi = "\n".join(f"{kode},Unit {kode},{atasan}" for kode, atasan in baris)
    return f"ID,NAMA UNOR,ID ATASAN\n{isi}\n"


def kode_per_baris(impor):
    return {satu[0]: satu[2] for satu in temuan(impor)}


def test_lingkaran_dan_yang_bergantung_padanya(instansi):
    berkas = unor(("A", "B"), ("B", "C"), ("C", "B"), ("D", "D"), ("R", ""), ("X", "R"), ("Y", "A"))
    impor = kirim(instansi, "unor", berkas)
    assert kode_per_baris(impor) == {
        2: "ATASAN_TIDAK_DIKENAL",
        3: "UNOR_MELINGKAR",
        4: "UNOR_MELINGKAR",
        5: "UNOR_MELINGKAR",
        8: "ATASAN_TIDAK_DIKENAL",
    }
    assert set(UnitOrganisasi.objects.values_list("kode", flat=True)) == {"R", "X"}


def test_lingkaran_lewat_unit_yang_sudah_tersimpan(instansi):
    kirim(instansi, "unor", unor(("R", ""), ("A", "R"), ("B", "A")))
    impor = kirim(instansi, "unor", unor(("A", "B")))
    assert kode_per_baris(impor) == {2: "UNOR_MELINGKAR"}
    assert UnitOrganisasi.objects.get(kode="A").atasan.kode == "R"


def test_atasan_yang_ditolak_tetapi_tersimpan_tetap_dikenal(instansi):
    kirim(instansi, "unor", unor(("R", ""), ("A", "R")))
    impor = kirim(instansi, "unor", unor(("A", "TIDAKADA"), ("B", "A")))
    assert kode_per_baris(impor) == {2: "ATASAN_TIDAK_DIKENAL"}
    assert UnitOrganisasi.objects.get(kode="B").atasan.kode == "A"


@given(berkas=POHON, tersimpan=POHON)
def test_yang_diterima_selalu_membentuk_pohon(berkas, tersimpan):
    tersimpan = {u: a for u, a in tersimpan.items() if not a or a in tersimpan}
    while buang := {
        u for u, a in tersimpan.items() if u in lingkaran(tersimpan) or (a and a not in tersimpan)
    }:
        tersimpan = {u: a for u, a in tersimpan.items() if u not in buang}
    tolakan = tolakan_pohon(berkas, tersimpan)
    akhir = {**tersimpan, **{u: a for u, a in berkas.items() if u not in tolakan}}
    nomor = {unit: n for n, unit in enumerate(akhir)}
    letak_pohon({nomor[u]: nomor[a] if a else None for u, a in akhir.items()})


@given(induk=POHON)
def test_lingkaran_adalah_yang_kembali_ke_dirinya(induk):
    def kembali(unit):
        kini = induk.get(unit, "")
        for _ in induk:
            if kini == unit:
                return True
            kini = induk.get(kini, "")
        return False

    assert lingkaran(induk) == {unit for unit in induk if kembali(unit)}


def test_riwayat_atasan_dan_turunan(instansi):
    kirim(instansi, "unor", unor(("R", ""), ("A", "R"), ("B", "R"), ("A1", "A")))
    a1 = UnitOrganisasi.objects.get(kode="A1")
    [pertama] = AtasanUnit.objects.filter(unit=a1)
    assert (pertama.atasan.kode, pertama.masa.lower, pertama.masa.upper) == ("A", None, None)
    impor = kirim(instansi, "unor", unor(("A1", "B")))
    assert hitungan(impor) == {"dibaca": 1, "berubah": 1}
    hari = timezone.localdate()
    lama, baru = AtasanUnit.objects.filter(unit=a1).order_by("id")
    assert (lama.atasan.kode, lama.masa.upper) == ("A", hari)
    assert (baru.atasan.kode, baru.masa.lower, baru.masa.upper) == ("B", hari, None)
    a1.refresh_from_db()
    assert (a1.opd.kode, a1.kedalaman) == ("B", 2)
    assert LeluhurUnit.objects.filter(keturunan=a1, leluhur__kode="B", jarak=1).exists()
    kirim(instansi, "unor", unor(("A1", "A")))
    assert [m.atasan.kode for m in AtasanUnit.objects.filter(unit=a1).order_by("id")] == ["A", "A"]
    assert AtasanUnit.objects.filter(unit=a1, masa__contains=hari - timedelta(days=1)).count() == 1


def test_lingkup_orang_dan_catatannya_mengikuti_unitnya(terisi):
    kirim(terisi, "kinerja", csv("kinerja", {}))
    kirim(terisi, "unor", unor(("A0", ""), ("A1", "A0")))
    orang = Pegawai.objects.get()
    assert orang.unit_lft == UnitOrganisasi.objects.get(kode="U1").lft
    kirim(terisi, "pegawai", csv("pegawai", {"UNOR ID": "A1"}))
    orang.refresh_from_db()
    lft = UnitOrganisasi.objects.get(kode="A1").lft
    assert (orang.unit.kode, orang.unit_lft) == ("A1", lft)
    assert orang.predikattahunan.get().unit_lft == lft


@pytest.mark.parametrize("kolom", ["ID", "NAMA UNOR"])
def test_kolom_wajib_unit(instansi, kolom):
    isi = csv("unor", {kolom: "", "ID ATASAN": ""})
    impor = kirim(instansi, "unor", isi)
    assert temuan(impor) == [(2, kolom, "WAJIB_DIISI", "ditolak")]


def test_hari_riwayat_atasan_bukan_masa_depan(instansi):
    kirim(instansi, "unor", unor(("R", "")))
    assert AtasanUnit.objects.filter(masa__contains=date(1990, 1, 1)).count() == 1


def catatan(impor):
    return impor.pengenalan["catatan"]


def test_unit_paling_atas_kedua_disebut_tanpa_temuan(instansi):
    assert catatan(kirim(instansi, "unor", unor(("R", ""), ("A", "R")))) == []
    impor = kirim(instansi, "unor", unor(("T", ""), ("Z", "Z")))
    assert kode_per_baris(impor) == {3: "UNOR_MELINGKAR"}
    [satu] = catatan(impor)
    assert "2 unit paling atas (tanpa ID ATASAN): R, T." in satu
    lagi = kirim(instansi, "unor", unor(("T", "")), terapkan=False)
    assert catatan(impor_terapkan(impor_id=lagi.pk, pelaku=Pelaku.sistem())) == [satu]
    assert catatan(kirim(instansi, "unor", unor(("T", "R")))) == []
    [tanpa_kolom] = catatan(kirim(instansi, "unor", "ID,NAMA UNOR\nV,Unit V\nA,Unit A\n"))
    assert "2 unit paling atas (tanpa ID ATASAN): R, V." in tanpa_kolom
