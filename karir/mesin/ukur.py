"""From an indicator of a rule set to its scores: the registry, and the mean."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np

from karir.mesin import indikator_asesmen as asesmen
from karir.mesin import indikator_disiplin as hukuman
from karir.mesin import indikator_fakta as fakta_bertanggal
from karir.mesin import indikator_jabatan as jabatan
from karir.mesin import jenis
from karir.mesin.jenis import Dasar, Indikator, RataRata
from karir.mesin.konteks import TANPA_SKOR, Hasil, Konteks, bulatkan
from karir.mesin.tabel import Kolom

PENGUKUR: Final[Mapping[tuple[type, str], Callable[[Any, Konteks], Hasil]]] = {
    (jenis.Kategori, "predikat"): fakta_bertanggal.predikat,
    (jenis.Kategori, "pendidikan"): fakta_bertanggal.pendidikan,
    (jenis.Kategori, "bidang_ilmu"): fakta_bertanggal.bidang_ilmu,
    (jenis.Kategori, "keragaman"): jabatan.keragaman,
    (jenis.Interval, "jp"): fakta_bertanggal.jp,
    (jenis.Interval, "lama_jenjang"): jabatan.lama_jenjang,
    (jenis.Langsung, "umpan_balik"): fakta_bertanggal.umpan_balik,
    (jenis.Terbaik, "penghargaan"): fakta_bertanggal.penghargaan,
    (jenis.Terbaik, "tim_kerja"): fakta_bertanggal.tim_kerja,
    (jenis.Terbaik, "penugasan"): jabatan.penugasan,
    (jenis.Jpm, ""): asesmen.jpm,
    (jenis.Potensi, ""): asesmen.potensi,
    (jenis.Disiplin, ""): hukuman.disiplin,
    (jenis.Digital, ""): asesmen.digital,
}


def ukur(indikator: Indikator, k: Konteks) -> Hasil:
    """Scores, absences, reasons and facts of one indicator for everybody."""
    if isinstance(indikator, RataRata):
        return _rata_rata(indikator, k)
    return _dasar(indikator, k)


def _dasar(indikator: Dasar, k: Konteks) -> Hasil:
    return PENGUKUR[type(indikator), getattr(indikator, "fakta", "")](indikator, k)


def _rata_rata(indikator: RataRata, k: Konteks) -> Hasil:
    """Mean of the parts that exist, half up; absent where none of them does."""
    jumlah = np.zeros(k.n, np.int64)
    banyak = np.zeros(k.n, np.int64)
    kosong = np.ones(k.n, bool)
    alasan = np.zeros(k.n, np.int32)
    fakta: dict[str, Kolom] = {}
    for bagian in indikator.bagian:
        satu = _dasar(bagian.indikator, k)
        skor = (
            satu.skor if bagian.kosong is None else np.where(satu.kosong, bagian.kosong, satu.skor)
        )
        ada = skor != TANPA_SKOR
        jumlah += np.where(ada, skor, 0)
        banyak += ada
        kosong &= satu.kosong
        alasan |= satu.alasan
        fakta[f"{bagian.kode}.skor"] = _skor_fakta(skor)
        fakta |= {f"{bagian.kode}.{nama}": isi for nama, isi in satu.fakta.items()}
    rata = np.where(banyak > 0, bulatkan(jumlah, np.maximum(banyak, 1)), TANPA_SKOR)
    return Hasil(rata, kosong, np.where(banyak == 0, alasan, 0), fakta)


def _skor_fakta(skor: Kolom) -> Kolom:
    kecil = skor.astype(np.int16)
    kecil[skor == TANPA_SKOR] = np.iinfo(np.int16).min
    return kecil
