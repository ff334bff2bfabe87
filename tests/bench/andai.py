"""A what-if over the large instansi: other weights at every request, against the stated bound."""

from itertools import count

from django.urls import reverse

from karir.services.olah import proses_olah
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, detik, ukur
from tests.fixtures.klien import klien

BATAS = 0.2


def bench_andai(p: Panggung) -> Ukuran:
    """The fragment that the sliders fetch; the columns are read once, before."""
    proses_olah(proses=p.besar.proses)
    k = klien(p.besar.admin)
    giliran = count()

    def sekali() -> None:
        geser = next(giliran) % 20 * 50
        isian = {"bobot-kinerja": 6000 - geser, "bobot-penghargaan": 1500 + geser}
        jawaban = k.get(reverse("karir:andai"), isian, headers={"HX-Request": "true"})
        assert b"kotak9" in jawaban.content

    waktu = ukur(sekali, kali=p.skala.halaman, pemanasan=5)
    return Ukuran(
        nama=f"andaian dari {p.besar.proses.jumlah:,} orang, p95, bobot lain tiap kali",
        angka=detik(waktu.p95),
        dasar="batas yang dijanjikan",
        angka_dasar=detik(BATAS),
        rasio=waktu.p95 / BATAS,
        target=1,
        sekurangnya=False,
        puncak=waktu.puncak,
    )
