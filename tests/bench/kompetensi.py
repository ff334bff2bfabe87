"""The heat map of gaps over 100,000 people: the page against its bound, the statement against a
bare pass over the same assessments. The bound is what is asked for; no measurement on the reference
machine is kept yet."""

from datetime import date

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from kompetensi.kode import KOMPETENSI
from kompetensi.selectors.kesenjangan import gap_menurut_unit, parameter_gap
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from talenta.pegawai.lingkup import lingkup_pilihan
from talenta.pegawai.models import UnitOrganisasi
from tests.bench.juta import gandakan
from tests.bench.panggung import KECIL, Panggung
from tests.bench.ukur import Ukuran, detik, ukur
from tests.fixtures.klien import klien

# Of 100,000 people and nine competencies.
BATAS = 1.0
ORANG = 100_000


def bench_kompetensi(p: Panggung) -> list[Ukuran]:
    """Last: it leaves the small instansi larger."""
    kali = ORANG // KECIL - 1 if p.skala.salinan else 1
    instansi = p.kecil.instansi
    jumlah = gandakan(instansi_id=instansi.pk, kali=kali)
    return [_halaman(p, jumlah), _kueri(p, jumlah)]


def _halaman(p: Panggung, jumlah: int) -> Ukuran:
    k = klien(p.kecil.admin)

    def sekali() -> None:
        assert k.get(reverse("kompetensi:kesenjangan")).status_code == 200

    waktu = ukur(sekali, kali=p.skala.halaman, pemanasan=3)
    return Ukuran(
        nama=f"peta kesenjangan {jumlah:,} orang x 9 kompetensi beserta kebutuhannya, halaman, p95",
        angka=detik(waktu.p95),
        dasar="batas yang dijanjikan",
        angka_dasar=detik(BATAS),
        rasio=waktu.p95 / BATAS,
        target=None,
        sekurangnya=False,
        puncak=waktu.puncak,
    )


def _kueri(p: Panggung, jumlah: int) -> Ukuran:
    admin = p.kecil.admin
    hari = timezone.localdate()
    admin.lingkup = lingkup_pilihan(pengguna_id=admin.pk, hari=hari).aktif
    ketentuan = ketentuan_berlaku(instansi_id=p.kecil.instansi.pk, hari=hari)
    parameter = parameter_gap(oleh=admin, unit=None, hari=hari, ketentuan=ketentuan)
    unit = list(UnitOrganisasi.objects.filter(instansi=p.kecil.instansi, kedalaman=1))

    def peta() -> None:
        with transaction.atomic():
            assert gap_menurut_unit(parameter=parameter, unit=unit)

    waktu = ukur(peta, kali=p.skala.halaman, pemanasan=3)
    dasar = ukur(lambda: _polos(p.kecil.instansi.pk, hari), kali=p.skala.kali, pemanasan=1)
    return Ukuran(
        nama=f"peta kesenjangan {jumlah:,} orang x 9 kompetensi menurut unit, p95",
        angka=detik(waktu.p95),
        dasar="menjumlahkan tingkat semua penilaian sekali baca",
        angka_dasar=detik(dasar.median),
        rasio=waktu.p95 / dasar.median,
        target=None,
        sekurangnya=False,
        puncak=waktu.puncak,
        juga=((f"<= {detik(BATAS)}", waktu.p95 <= BATAS),),
    )


def _polos(instansi_id: int, hari: date) -> None:
    with connection.cursor() as kursor:
        jumlah = ", ".join(f"sum({kode})" for kode in KOMPETENSI)
        kursor.execute(
            f"SELECT {jumlah} FROM kompetensi_penilaiankompetensi "
            "WHERE instansi_id = %s AND tanggal <= %s",
            [instansi_id, hari],
        )
        kursor.fetchall()
