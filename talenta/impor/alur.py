"""The road of a file: read, clean, stage; then check against the records and sort.

A preview goes all of it. Applying takes the rows that the preview staged, if they are still there
and would be read the same now, and checks and sorts them again if the records were written since.
"""

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from talenta.impor import himpunan
from talenta.impor.baca import Lembar, Pembaca, Pengenalan, buka
from talenta.impor.jenis import Jenis
from talenta.impor.models import Impor
from talenta.impor.penampung import Lapor, Penampung, Tercuci
from talenta.impor.peta import dicocokkan, padanan_untuk, tangan_untuk
from talenta.impor.pilah import pilah
from talenta.impor.potongan import Cucian, Potongan, cucian_baru
from talenta.impor.rincian import rincian_simpan
from talenta.impor.serentak import serentak
from talenta.impor.tampungan import tanda, tertampung_utuh

UKURAN_POTONGAN = 5_000


def tampung(*, impor: Impor, jenis: Jenis, jalur: Path, hari: date, lapor: Lapor) -> Penampung:
    """Stage a whole file inside the caller's transaction, or take what is staged already.

    Raises BerkasTidakTerbaca.
    """
    _rencana()
    tangan = tangan_untuk(impor.instansi_id, jenis)
    padanan = padanan_untuk(impor.instansi_id, jenis)
    tanda_kini = tanda(impor, jenis, hari, tangan, padanan)
    if impor.tampungan:
        pengenalan = Pengenalan(**impor.pengenalan)
        p = Penampung(impor=impor, jenis=jenis, pengenalan=pengenalan, hari=hari)
        if tertampung_utuh(p, tanda_kini):
            p.dari_pratinjau = True
            return p
    pembaca = buka(jalur, jenis, tangan, lembar=impor.lembar)
    if tangan:
        _, kepala = next(pembaca.mentah())
        letak = pembaca.pengenalan.letak
        pembaca.pengenalan.dicocokkan = dicocokkan(tangan, kepala, letak)
    p = Penampung(impor=impor, jenis=jenis, pengenalan=pembaca.pengenalan, hari=hari)
    p.siapkan()
    with _tanpa_pemulung():
        _isi(p, pembaca, cucian_baru(jenis, hari, padanan), lapor)
    p.jalankan(f"ANALYZE {p.masuk} (baris, kunci, ditolak)")
    himpunan.periksa_ganda(p)
    impor.tampungan = tanda_kini
    return p


def _isi(p: Penampung, pembaca: Pembaca, cucian: dict[str, Cucian], lapor: Lapor) -> None:
    def cuci(lembar: Lembar) -> Tercuci:
        return p.isi(Potongan(p.jenis, lembar, p.hari, cucian))

    dipetakan = Counter[str]()
    selesai, total = 0, pembaca.pengenalan.perkiraan_baris
    proses = settings.TALENTA_IMPOR_PROSES if total >= settings.TALENTA_IMPOR_PANJANG else 0
    lembaran = pembaca.lembaran(UKURAN_POTONGAN)
    try:
        for tercuci in serentak(cuci, lembaran, proses=proses):
            dipetakan.update(tercuci.dipetakan)
            p.tambah(tercuci)
            selesai += tercuci.baris
            lapor(selesai=selesai, total=total, langkah="Membaca dan memeriksa baris")
        p.selesai_isi()
    except BaseException:
        p.gagal_isi()
        raise
    pembaca.pengenalan.dipetakan = {kolom: n for kolom, n in dipetakan.items() if n}
    lapor(selesai=selesai, total=total, langkah="Mencocokkan dengan data portal")


@contextmanager
def _tanpa_pemulung() -> Iterator[None]:
    """Rows make millions of lists and no cycles; looking for some costs a third of the time."""
    menyala = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if menyala:
            gc.enable()


def _rencana() -> None:
    """What the plans of this transaction may use, and when it checks what points elsewhere."""
    with connection.cursor() as kursor:
        # Immediate checks cost half of what deferred ones do on a million rows.
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("SET LOCAL work_mem = '64MB'")
        # Rows pass between processes for a tenth of what the planner takes; other cores are idle.
        kursor.execute("SET LOCAL parallel_tuple_cost = 0.01")


def cocokkan(p: Penampung) -> None:
    """Check the staged rows against the records, and say what becomes of each.

    Findings, counts and the outcome of every row are ready afterwards.
    """
    if p.dari_pratinjau:
        p.pulihkan()
    himpunan.periksa_rujukan(p)
    if p.jenis.periksa_himpunan is not None:
        p.jenis.periksa_himpunan(p)
    himpunan.tolak_ulangan(p)
    p.jalankan(f"ANALYZE {p.temuan} (baris, tingkat)")
    p.buang_terima()
    p.hitungan = pilah(p)
    p.simpan_temuan()
    rincian_simpan(p)
