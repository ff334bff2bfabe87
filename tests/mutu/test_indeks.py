"""Counts and the index agree with a plain recomputation; time, exceptions and figures count."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku
from talenta.mutu.daftar import pemeriksaan_bernama, semua
from talenta.mutu.grafik import grafik_tren
from talenta.mutu.models import NilaiMutu, PengecualianMutu, TemuanMutu, UkuranMutu
from talenta.mutu.rumus import Hitungan, kenaikan, nilai, perseratus
from talenta.mutu.selectors.indeks import menurut_unit, mutu_ringkas, nilai_unit, tren
from talenta.mutu.services.ketentuan import KetentuanTidakSah, ketentuan_tetapkan
from talenta.mutu.services.pengecualian import (
    TidakDapatDikecualikan,
    pengecualian_buat,
    pengecualian_cabut,
)
from talenta.mutu.services.ukur import mutu_ukur
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import Pegawai, UnitOrganisasi
from talenta.pegawai.services.pohon import pohon_perbarui
from tests.fixtures.dunia import Daerah, Dunia
from tests.mutu.kasus import HARI, sempurna


def _sebagai(dunia: Dunia, peran: Peran):
    akun = dunia.prov.akun[peran]
    akun.lingkup = lingkup_pilihan(pengguna_id=akun.pk, hari=HARI).aktif
    return akun


def test_angka_sama_dengan_hitungan_polos(dunia: Dunia) -> None:
    """Sums of every unit against the findings of the people below it, one by one."""
    ukuran = UkuranMutu.objects.get(instansi=dunia.prov.instansi)
    temuan = {t.pegawai_id: set(t.gagal) for t in TemuanMutu.objects.all()}
    for unit in [None, *UnitOrganisasi.objects.filter(instansi=dunia.prov.instansi)]:
        orang = Pegawai.objects.filter(instansi=dunia.prov.instansi)
        if unit is not None:
            orang = orang.filter(unit_lft__range=(unit.lft, unit.rgt))
        harap: dict[str, int] = defaultdict(int)
        for satu in orang:
            for kode in temuan.get(satu.pk, ()):
                harap[kode] += 1
        angka = NilaiMutu.objects.get(ukuran=ukuran, unit=unit)
        assert angka.jumlah == orang.count()
        assert dict(zip(ukuran.pemeriksaan, angka.gagal, strict=True)) == {
            satu.kode: harap[satu.kode] for satu in semua()
        }
        assert all(g <= n for g, n in zip(angka.gagal, angka.diperiksa, strict=True))
    assert any(temuan.values())


def test_indeks_sama_dengan_hitungan_desimal(dunia: Dunia) -> None:
    ukuran = UkuranMutu.objects.get(instansi=dunia.prov.instansi)
    admin = _sebagai(dunia, Peran.ADMIN_BKD)
    angka = NilaiMutu.objects.get(ukuran=ukuran, unit=None)
    benar: dict[str, Decimal] = defaultdict(Decimal)
    diminta: dict[str, Decimal] = defaultdict(Decimal)
    for ke, kode in enumerate(ukuran.pemeriksaan):
        bobot = Decimal(ukuran.ketentuan[f"bobot.{kode}"])
        dimensi = pemeriksaan_bernama(kode).dimensi.value
        benar[dimensi] += bobot * (angka.diperiksa[ke] - angka.gagal[ke])
        diminta[dimensi] += bobot * angka.diperiksa[ke]
    bagian = {d: 100 * benar[d] / n for d, n in diminta.items() if n}
    indeks = (sum(bagian.values()) / len(bagian)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    hasil = nilai_unit(oleh=admin, ukuran=ukuran, angka=angka)
    assert hasil.indeks is not None
    assert Decimal(hasil.indeks) / 100 == indeks
    assert 0 < hasil.indeks < 10_000


def test_indeks_dengan_tangan() -> None:
    hitungan = [
        Hitungan("A", 3, 10, 1),  # 27 of 30
        Hitungan("A", 1, 10, 4),  # 6 of 10
        Hitungan("B", 2, 3, 1),  # 4 of 6
        Hitungan("C", 5, 0, 0),  # nobody is asked
    ]
    hasil = nilai(hitungan, {"A": 3, "B": 1, "C": 1})
    assert hasil.dimensi == {"A": 8250, "B": 6667, "C": None}
    # (3 x 33/40 + 1 x 2/3) / 4 = 0,785416...
    assert hasil.indeks == 7854
    # mending the first: 3/4 x 3/40 = 0,05625
    assert kenaikan(hitungan, {"A": 3, "B": 1, "C": 1})[0] == 563


def test_tanpa_yang_diperiksa_tanpa_angka() -> None:
    assert nilai([], {"A": 1}).indeks is None
    assert nilai([Hitungan("A", 0, 5, 5)], {"A": 1}).indeks is None
    assert nilai([Hitungan("A", 1, 5, 5)], {"A": 0}).indeks is None


@given(st.integers(0, 10_000_000), st.integers(1, 10_000_000))
def test_pembulatan_setengah_ke_atas(atas: int, bawah: int) -> None:
    bagian = Fraction(min(atas, bawah), bawah)
    hasil = perseratus(bagian)
    assert Fraction(-1, 2) < bagian * 10_000 - hasil < Fraction(1, 2) or (
        hasil - bagian * 10_000 == Fraction(1, 2)
    )


def test_menurut_unit_hanya_lingkup(dunia: Dunia) -> None:
    ukuran = UkuranMutu.objects.get(instansi=dunia.prov.instansi)
    opd = _sebagai(dunia, Peran.PENGELOLA_OPD)
    assert menurut_unit(oleh=opd, ukuran=ukuran, unit=None) == []
    bawah = menurut_unit(oleh=opd, ukuran=ukuran, unit=dunia.prov.unit["DINAS_A"])
    assert [satu.unit.kode for satu in bawah] == ["BIDANG_A"]
    admin = _sebagai(dunia, Peran.ADMIN_BKD)
    akar = menurut_unit(oleh=admin, ukuran=ukuran, unit=dunia.prov.unit["AKAR"])
    assert {satu.unit.kode for satu in akar} == {"DINAS_A", "DINAS_B"}
    assert menurut_unit(oleh=admin, ukuran=ukuran, unit=None) == akar


def test_atasan_tidak_membaca_pemeriksaan_disiplin(dunia: Dunia) -> None:
    """What a role may not read does not reach its index either."""
    satu = sempurna(dunia.prov, 1, kedudukan_hukum="15")
    mutu_ukur(instansi_id=satu.instansi_id, hari=HARI)
    ukuran = UkuranMutu.objects.get(instansi=dunia.prov.instansi)
    angka = NilaiMutu.objects.get(ukuran=ukuran, unit=dunia.prov.unit["DINAS_A"])
    atasan, opd = (_sebagai(dunia, p) for p in (Peran.ATASAN, Peran.PENGELOLA_OPD))
    sebelum = nilai_unit(oleh=atasan, ukuran=ukuran, angka=angka)
    assert sebelum != nilai_unit(oleh=opd, ukuran=ukuran, angka=angka)
    ke = ukuran.pemeriksaan.index("KEDUDUKAN_BEDA_HUKDIS")
    assert angka.gagal[ke] == 1
    angka.gagal[ke] = 0
    assert nilai_unit(oleh=atasan, ukuran=ukuran, angka=angka) == sebelum


def test_beranda_menyebut_tiga_yang_paling_bernilai(dunia: Dunia) -> None:
    ringkas = mutu_ringkas(oleh=_sebagai(dunia, Peran.PENGELOLA_OPD))
    assert ringkas is not None
    assert ringkas.unit_id == dunia.prov.unit["DINAS_A"].pk
    naik = [satu.kenaikan for satu in ringkas.teratas]
    assert len(naik) == 3
    assert naik == sorted(naik, reverse=True)
    assert mutu_ringkas(oleh=_sebagai(dunia, Peran.KOMITE)) is None


def test_diukur_lagi_pada_hari_yang_sama_menggantikan(daerah: Daerah) -> None:
    satu = sempurna(daerah, 1, email="")
    for _ in range(2):
        mutu_ukur(instansi_id=daerah.instansi.pk, hari=HARI)
    assert UkuranMutu.objects.count() == 1
    assert TemuanMutu.objects.get(pegawai_id=satu.pk).gagal == ["EMAIL_KOSONG"]
    Pegawai.objects.update(email="a@b.go.id")
    mutu_ukur(instansi_id=daerah.instansi.pk, hari=HARI + timedelta(days=1))
    assert UkuranMutu.objects.count() == 2
    assert not TemuanMutu.objects.exists()


def test_instansi_lain_tidak_tersentuh(daerah: Daerah, daerah_lain: Daerah) -> None:
    sempurna(daerah, 1, email="")
    tetangga = sempurna(daerah_lain, 2, email="")
    mutu_ukur(instansi_id=daerah_lain.instansi.pk, hari=HARI)
    mutu_ukur(instansi_id=daerah.instansi.pk, hari=HARI)
    mutu_ukur(instansi_id=daerah.instansi.pk, hari=HARI)
    assert TemuanMutu.objects.filter(pegawai_id=tetangga.pk).exists()
    assert UkuranMutu.objects.filter(instansi=daerah_lain.instansi).count() == 1


def test_pengukuran_lama_dijarangkan(daerah: Daerah) -> None:
    sempurna(daerah, 1)
    lama = [date(2025, 1, 10), date(2025, 1, 20), date(2025, 2, 3)]
    for hari in (*lama, HARI - timedelta(days=400), HARI):
        mutu_ukur(instansi_id=daerah.instansi.pk, hari=hari)
    sisa = set(UkuranMutu.objects.values_list("tanggal", flat=True))
    assert sisa == {date(2025, 1, 20), date(2025, 2, 3), HARI - timedelta(days=400), HARI}


def test_tren_dan_grafiknya(dunia: Dunia) -> None:
    admin = _sebagai(dunia, Peran.ADMIN_BKD)
    Pegawai.objects.filter(instansi=dunia.prov.instansi).update(email="a@b.go.id")
    ketentuan_tetapkan(
        instansi_id=dunia.prov.instansi.pk, kode="bobot.EMAIL_KOSONG", nilai=9, mulai=HARI,
        sumber="Keputusan Kepala BKD 1/2026", hari=HARI, pelaku=Pelaku.sistem(),
    )  # fmt: skip
    mutu_ukur(instansi_id=dunia.prov.instansi.pk, hari=HARI + timedelta(days=2))
    titik = tren(oleh=admin, unit_id=None, sampai=HARI + timedelta(days=2), hari=90)
    assert [satu.tanggal for satu in titik] == [HARI, HARI + timedelta(days=2)]
    assert [satu.ketentuan_baru for satu in titik] == [False, True]
    awal, akhir = (satu.nilai.indeks for satu in titik)
    assert awal is not None
    assert akhir is not None
    assert akhir > awal
    grafik = grafik_tren(titik)
    assert grafik is not None
    assert grafik.titik[0].x == grafik.kiri
    assert grafik.titik[1].x == grafik.kanan
    assert grafik.titik[1].y < grafik.titik[0].y <= grafik.dasar
    assert grafik.garis[0].indeks <= awal < akhir <= grafik.garis[-1].indeks
    assert grafik_tren(titik[:1]) is None
    assert len(tren(oleh=admin, unit_id=None, sampai=HARI + timedelta(days=2), hari=1)) == 1


def _pelaku(dunia: Dunia) -> Pelaku:
    return Pelaku.dari_pengguna(_sebagai(dunia, Peran.ADMIN_BKD))


def test_yang_dikecualikan_tidak_dihitung_salah(dunia: Dunia) -> None:
    satu = dunia.prov.pegawai["BIDANG_A"][0]
    isi = {"pegawai": satu, "kode": "EMAIL_KOSONG", "hari": HARI, "pelaku": _pelaku(dunia)}
    kecuali = pengecualian_buat(**isi, alasan="Tanpa jaringan", sampai=HARI + timedelta(days=9))
    with pytest.raises(TidakDapatDikecualikan, match="sudah dikecualikan"):
        pengecualian_buat(**isi, alasan="Lagi", sampai=None)

    def angka(hari: date) -> tuple[int, int, int]:
        ukuran = mutu_ukur(instansi_id=satu.instansi_id, hari=hari)
        isi = NilaiMutu.objects.get(ukuran=ukuran, unit=dunia.prov.unit["BIDANG_A"])
        ke = ukuran.pemeriksaan.index("EMAIL_KOSONG")
        return isi.diperiksa[ke], isi.gagal[ke], isi.dikecualikan[ke]

    assert angka(HARI) == (5, 4, 1)
    assert angka(HARI + timedelta(days=9)) == (5, 4, 1)
    assert angka(HARI + timedelta(days=10)) == (5, 5, 0)
    assert "EMAIL_KOSONG" in TemuanMutu.objects.get(pegawai_id=satu.pk).gagal
    pengecualian_cabut(pengecualian=kecuali, alasan="Sudah ada", pelaku=_pelaku(dunia))
    assert angka(HARI) == (5, 5, 0)
    with pytest.raises(TidakDapatDikecualikan, match="sudah dicabut"):
        pengecualian_cabut(pengecualian=kecuali, alasan="Lagi", pelaku=_pelaku(dunia))


def test_pengecualian_butuh_alasan_dan_orang_lain(dunia: Dunia) -> None:
    admin = _sebagai(dunia, Peran.ADMIN_BKD)
    isi = {"kode": "EMAIL_KOSONG", "hari": HARI, "pelaku": _pelaku(dunia)}
    lain = dunia.prov.pegawai["BIDANG_A"][0]
    with pytest.raises(TidakDapatDikecualikan, match="alasannya"):
        pengecualian_buat(**isi, pegawai=lain, alasan="  ", sampai=None)
    with pytest.raises(TidakDapatDikecualikan, match="sebelum hari ini"):
        pengecualian_buat(**isi, pegawai=lain, alasan="x", sampai=HARI - timedelta(days=1))
    with pytest.raises(TidakDapatDikecualikan, match="Catatan Anda sendiri"):
        pengecualian_buat(
            **isi, pegawai=Pegawai.objects.get(pengguna=admin), alasan="x", sampai=None
        )
    assert not PengecualianMutu.objects.exists()


def test_ketentuan_bertanggal(daerah: Daerah) -> None:
    """A threshold counts from its day on, for this agency, and what was measured stays."""
    isi = {
        "instansi_id": daerah.instansi.pk,
        "kode": "ambang.kompetensi_tahun",
        "hari": HARI,
        "pelaku": Pelaku.sistem(),
    }
    for salah in (
        {"nilai": 0, "mulai": HARI, "sumber": "x"},
        {"nilai": 5, "mulai": HARI - timedelta(days=1), "sumber": "x"},
        {"nilai": 5, "mulai": HARI, "sumber": " "},
    ):
        with pytest.raises(KetentuanTidakSah):
            ketentuan_tetapkan(**isi, **salah)
    besok = HARI + timedelta(days=1)
    ketentuan_tetapkan(**isi, nilai=1, mulai=besok, sumber="Pergub 1/2026")
    satu = sempurna(daerah, 1)
    satu.penilaiankompetensi.update(tanggal=date(2025, 3, 1))
    lama = mutu_ukur(instansi_id=daerah.instansi.pk, hari=HARI)
    assert not TemuanMutu.objects.exists()
    baru = mutu_ukur(instansi_id=daerah.instansi.pk, hari=besok)
    assert TemuanMutu.objects.get(pegawai_id=satu.pk).gagal == ["KOMPETENSI_KEDALUWARSA"]
    assert (lama.ketentuan["ambang.kompetensi_tahun"],
            baru.ketentuan["ambang.kompetensi_tahun"]) == (3, 1)  # fmt: skip


def test_angka_unit_ikut_pohon(daerah: Daerah) -> None:
    """A reorganisation renews the scope of stored counts; the whole agency keeps its place."""
    satu = sempurna(daerah, 1, email="")
    mutu_ukur(instansi_id=daerah.instansi.pk, hari=HARI)
    UnitOrganisasi.objects.filter(kode="DINAS_A", instansi=daerah.instansi).update(kode="Z")
    pohon_perbarui(instansi_id=daerah.instansi.pk)
    unit = UnitOrganisasi.objects.get(pk=daerah.unit["DINAS_A"].pk)
    assert unit.lft != daerah.unit["DINAS_A"].lft
    assert NilaiMutu.objects.get(unit=unit).unit_lft == unit.lft
    assert NilaiMutu.objects.get(unit=None).unit_lft == 0
    assert TemuanMutu.objects.get(pegawai_id=satu.pk).unit_lft == unit.lft


def test_angka_dijaga_basis_data(dunia: Dunia) -> None:
    """Row-level security alone: the interval for a unit's role, nothing for plain ASN."""
    unit = dunia.prov.unit["DINAS_A"]
    with connection.cursor() as kursor:
        for peran, harap in (("talenta_web", True), ("talenta_diri", False)):
            kursor.execute(
                "SELECT set_config('role', %s, true), set_config('app.ins', %s, true), "
                "set_config('app.lft', %s, true), set_config('app.rgt', %s, true)",
                [peran, str(dunia.prov.instansi.pk), str(unit.lft), str(unit.rgt)],
            )
            letak = set(NilaiMutu.objects.values_list("unit_lft", flat=True))
            assert letak == ({unit.lft, dunia.prov.unit["BIDANG_A"].lft} if harap else set())
            assert UkuranMutu.objects.exists() is harap
            kursor.execute("RESET ROLE")
