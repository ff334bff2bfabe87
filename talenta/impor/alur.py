"""The road of a file: read, clean, stage, check, sort; the same for preview and for applying."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from talenta.impor import himpunan
from talenta.impor.baca import buka
from talenta.impor.jenis import Jenis
from talenta.impor.models import Impor
from talenta.impor.penampung import Lapor, Penampung
from talenta.impor.peta import dicocokkan, padanan_untuk, tangan_untuk
from talenta.impor.pilah import pilah
from talenta.impor.potongan import Potongan
from talenta.impor.rincian import rincian_simpan

UKURAN_POTONGAN = 20_000


@contextmanager
def tertampung(
    *, impor: Impor, jenis: Jenis, jalur: Path, hari: date, menulis: bool, lapor: Lapor
) -> Iterator[Penampung]:
    """Stage and check a whole file inside the caller's transaction; drop the staging at the end.

    Raises BerkasTidakTerbaca. The findings and the counts are ready when it yields.
    """
    tangan = tangan_untuk(impor.instansi_id, jenis)
    padanan = padanan_untuk(impor.instansi_id, jenis)
    pembaca = buka(jalur, jenis, tangan, lembar=impor.lembar)
    if tangan:
        _, kepala = next(pembaca.mentah())
        letak = pembaca.pengenalan.letak
        pembaca.pengenalan.dicocokkan = dicocokkan(tangan, kepala, letak)
    dipetakan = Counter[str]()
    p = Penampung(
        impor=impor, jenis=jenis, pengenalan=pembaca.pengenalan, hari=hari, menulis=menulis
    )
    p.siapkan()
    selesai, total = 0, pembaca.pengenalan.perkiraan_baris
    for lembar in pembaca.lembaran(UKURAN_POTONGAN):
        lapor(selesai=selesai, total=total, langkah="Membaca dan memeriksa baris")
        potongan = Potongan(jenis, lembar, hari, padanan)
        dipetakan.update(potongan.dipetakan)
        p.isi(potongan)
        selesai += len(lembar.baris)
    pembaca.pengenalan.dipetakan = {kolom: n for kolom, n in dipetakan.items() if n}
    lapor(selesai=selesai, total=total, langkah="Mencocokkan dengan data portal")
    p.jalankan(f"ANALYZE {p.masuk}")
    himpunan.periksa_ganda(p)
    himpunan.periksa_rujukan(p)
    if jenis.periksa_himpunan is not None:
        jenis.periksa_himpunan(p)
    himpunan.tolak_ulangan(p)
    p.hitungan = pilah(p)
    p.simpan_temuan()
    rincian_simpan(p)
    yield p
    p.buang()
