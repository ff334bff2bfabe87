"""Ranking by schedule: each due day once, made up once, in the agency's own time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from karir.models import AturanTalenta, JadwalPeringkat, PelaksanaanJadwal
from karir.rumus import tambah_bulan
from karir.services.jadwal import TERLEWAT, jadwal_atur, jadwal_laksanakan, tempo_berikut
from karir.tasks import laksanakan_jadwal
from talenta.akun.izin import Peran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku
from tests.fixtures.dunia import Daerah
from tests.fixtures.klien import klien

pytestmark = pytest.mark.django_db
# 08.00 in Makassar (UTC+8) on 10 January.
PASANG = datetime(2026, 1, 10, 0, 0, tzinfo=UTC)


def pasang(prov: Daerah, *, mulai: date, periode: int = 1, jam: int = 1, **lain: Any) -> Any:
    jadwal = JadwalPeringkat(instansi=prov.instansi, mulai=mulai, periode=periode, jam=jam, **lain)
    jadwal_atur(jadwal=jadwal, pelaku=Pelaku.sistem(), sekarang=PASANG)
    return jadwal


def diminta() -> list[str]:
    semua = Pekerjaan.objects.filter(jenis="karir.hitung").order_by("pk")
    return [satu.parameter["tanggal_acuan"] for satu in semua]


@pytest.mark.parametrize(
    ("hari", "bulan", "jadi"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -25, date(2023, 12, 15)),
    ],
)
def test_tambah_bulan(hari: date, bulan: int, jadi: date) -> None:
    assert tambah_bulan(hari, bulan) == jadi


def test_jatuh_tempo_menurut_waktu_setempat_dan_sekali(prov: Daerah) -> None:
    pasang(prov, mulai=date(2026, 1, 31), jam=2)
    tempo = datetime(2026, 1, 30, 18, 0, tzinfo=UTC)  # 02.00 on 31 January in Makassar
    assert jadwal_laksanakan(sekarang=tempo - timedelta(minutes=1)) == 0
    assert jadwal_laksanakan(sekarang=tempo) == 1
    assert diminta() == ["2026-01-31"]
    for menit in (0, 1, 60, 1440):
        assert jadwal_laksanakan(sekarang=tempo + timedelta(minutes=menit)) == 0
    assert jadwal_laksanakan(sekarang=tempo + timedelta(days=28)) == 1
    assert diminta() == ["2026-01-31", "2026-02-28"]
    kerja = Pekerjaan.objects.get(parameter__tanggal_acuan="2026-02-28")
    assert kerja.pelaku == "Jadwal, diatur Sistem"
    assert kerja.instansi_id == prov.instansi.pk


def test_yang_tertinggal_disusulkan_sekali(prov: Daerah) -> None:
    """Nobody was there from February to May: the last due day is made up, the others are told."""
    pasang(prov, mulai=date(2026, 1, 31))
    assert jadwal_laksanakan(sekarang=datetime(2026, 5, 20, tzinfo=UTC)) == 1
    assert diminta() == ["2026-04-30"]
    lewat = PelaksanaanJadwal.objects.filter(pekerjaan=None).order_by("jatuh_tempo")
    assert [satu.jatuh_tempo for satu in lewat] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
    ]
    assert {satu.keterangan for satu in lewat} == {TERLEWAT}
    assert jadwal_laksanakan(sekarang=datetime(2026, 5, 21, tzinfo=UTC)) == 0


def test_yang_lewat_sebelum_diatur_tidak_disusulkan(prov: Daerah) -> None:
    jadwal = pasang(prov, mulai=date(2025, 1, 5), periode=3)
    assert jadwal_laksanakan(sekarang=PASANG + timedelta(days=1)) == 0
    assert tempo_berikut(jadwal, PASANG) == date(2026, 4, 5)
    jadwal.aktif = False
    jadwal_atur(jadwal=jadwal, pelaku=Pelaku.sistem(), sekarang=PASANG)
    assert jadwal_laksanakan(sekarang=datetime(2026, 4, 6, tzinfo=UTC)) == 0
    jadwal.aktif = True
    jadwal_atur(jadwal=jadwal, pelaku=Pelaku.sistem(), sekarang=datetime(2026, 4, 7, tzinfo=UTC))
    assert jadwal_laksanakan(sekarang=datetime(2026, 4, 8, tzinfo=UTC)) == 0
    assert diminta() == []


def test_jadwal_diubah_tidak_menghitung_tempo_yang_sama_lagi(prov: Daerah) -> None:
    jadwal = pasang(prov, mulai=date(2026, 1, 20))
    assert jadwal_laksanakan(sekarang=datetime(2026, 1, 20, tzinfo=UTC)) == 1
    jadwal.jam = 20
    jadwal_atur(
        jadwal=jadwal, pelaku=Pelaku.sistem(), sekarang=datetime(2026, 1, 20, 1, tzinfo=UTC)
    )
    assert jadwal_laksanakan(sekarang=datetime(2026, 1, 20, 23, tzinfo=UTC)) == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        PelaksanaanJadwal.objects.create(instansi=prov.instansi, jatuh_tempo=date(2026, 1, 20))


def test_yang_jatuh_tempo_sebelum_diubah_tetap_dihitung(prov: Daerah) -> None:
    """Between the due moment and the next look at it the schedule is changed, then switched off."""
    jadwal = pasang(prov, mulai=date(2026, 1, 20), jam=2)
    tempo = datetime(2026, 1, 19, 18, 0, tzinfo=UTC)  # 02.00 on 20 January in Makassar
    jadwal.mulai = date(2026, 1, 25)
    sesaat = tempo + timedelta(seconds=30)
    assert jadwal_atur(jadwal=jadwal, pelaku=Pelaku.sistem(), sekarang=sesaat) == 1
    assert diminta() == ["2026-01-20"]
    assert jadwal_laksanakan(sekarang=tempo + timedelta(minutes=1)) == 0
    jadwal.aktif = False
    mati = datetime(2026, 1, 25, 12, tzinfo=UTC)
    assert jadwal_atur(jadwal=jadwal, pelaku=Pelaku.sistem(), sekarang=mati) == 1
    assert jadwal_atur(jadwal=jadwal, pelaku=Pelaku.sistem(), sekarang=mati) == 0
    assert diminta() == ["2026-01-20", "2026-01-25"]


def test_tanpa_aturan_dikatakan(prov: Daerah) -> None:
    AturanTalenta.objects.update(status=AturanTalenta.Status.DICABUT)
    pasang(prov, mulai=date(2026, 1, 20))
    assert jadwal_laksanakan(sekarang=datetime(2026, 1, 21, tzinfo=UTC)) == 0
    assert "Tidak ada aturan" in PelaksanaanJadwal.objects.get().keterangan
    isi = klien(prov.akun[Peran.ANALIS_BKD]).get(reverse("karir:jadwal")).content.decode()
    assert "Tidak ada aturan" in isi
    assert laksanakan_jadwal() >= 0


def test_halaman_mengatur_dan_menceritakan(prov: Daerah) -> None:
    k = klien(prov.akun[Peran.ANALIS_BKD])
    assert "Belum ada jadwal" in k.get(reverse("karir:jadwal")).content.decode()
    url = reverse("karir:jadwal_atur")
    salah = k.post(url, {"aktif": "on", "periode": "3", "mulai": "2026-12-01", "jam": "24"})
    assert salah.status_code == 200
    assert not JadwalPeringkat.objects.exists()
    isi = k.post(
        url, {"aktif": "on", "periode": "3", "mulai": "2027-03-31", "jam": "2"}, follow=True
    ).content.decode()
    assert "31 Maret 2027" in isi
    assert "Setiap tiga bulan" in isi
    assert str(prov.akun[Peran.ANALIS_BKD]) in isi
    catatan = CatatanAudit.objects.get(tindakan="jadwal.atur")
    assert catatan.rincian == {"aktif": True, "periode": 3, "mulai": "2027-03-31", "jam": 2}
    mati = k.post(url, {"periode": "3", "mulai": "2027-03-31", "jam": "2"}, follow=True)
    assert "Dimatikan" in mati.content.decode()
    assert JadwalPeringkat.objects.get().peristiwa.count() == 2
    baca = klien(prov.akun[Peran.AUDITOR]).get(reverse("karir:jadwal")).content.decode()
    assert "Dimatikan" in baca
    assert url not in baca


def test_halaman_menyusulkan_yang_jatuh_tempo(prov: Daerah) -> None:
    """The web's own rights are enough for it, and it says so."""
    jadwal = pasang(prov, mulai=date(2026, 1, 20))
    k = klien(prov.akun[Peran.ANALIS_BKD])
    isi = k.post(
        reverse("karir:jadwal_atur"),
        {"periode": "12", "mulai": "2026-01-20", "jam": "1"},
        follow=True,
    ).content.decode()
    assert "tetap dihitung" in isi
    *_, terakhir = diminta()
    satu = PelaksanaanJadwal.objects.get(jatuh_tempo=terakhir)
    assert (satu.instansi_id, satu.pekerjaan.pelaku) == (
        jadwal.instansi_id,
        "Jadwal, diatur Sistem",
    )
