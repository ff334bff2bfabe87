"""The map of the large instansi against that of a small one, p95 of many requests."""

from django.urls import reverse

from tests.bench.panggung import KECIL, Daerah, Panggung
from tests.bench.ukur import Ukuran, Waktu, detik, ukur
from tests.fixtures.klien import klien

TARGET = 3


def bench_halaman(p: Panggung) -> list[Ukuran]:
    return [_banding(p, nama, reverse(f"karir:{nama}")) for nama in ("peta", "hasil")]


def _banding(p: Panggung, nama: str, url: str) -> Ukuran:
    besar, kecil = (_minta(d, url, p.skala.halaman) for d in (p.besar, p.kecil))
    return Ukuran(
        nama=f"halaman {nama} dari {p.besar.proses.jumlah:,} orang, p95",
        angka=detik(besar.p95),
        dasar=f"halaman yang sama dari {KECIL} orang",
        angka_dasar=detik(kecil.p95),
        rasio=besar.p95 / kecil.p95,
        target=TARGET,
        sekurangnya=False,
        puncak=besar.puncak,
    )


def _minta(daerah: Daerah, url: str, kali: int) -> Waktu:
    k = klien(daerah.admin)

    def sekali() -> None:
        assert k.get(url).status_code == 200

    return ukur(sekali, kali=kali, pemanasan=5)
