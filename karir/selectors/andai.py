"""A what-if over a stored run: counts by box, who moves, and the names of one page of them.

The columns of a run are read once a process and kept; every request still asks the database
whether the reader may have them.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from karir.mesin.bahan_andai import HasilAndai, KolomAndai, buka, hitung_andai
from karir.mesin.banding import BERGESER, NAIK, TURUN, arah_kotak
from karir.mesin.bentuk import Aturan
from karir.models import BahanAndai, HasilPeringkat, ProsesPeringkat
from karir.selectors.pengukuhan import hasil_tandai
from karir.selectors.urut import UKURAN
from talenta.akun.models import Pengguna

INGATAN_TERBANYAK: Final = 128 * 2**20
KOTAK, PERINGKAT = "kotak", "peringkat"
PERUBAHAN: Final = {KOTAK: "Berubah kotak atau KRS", PERINGKAT: "Berubah peringkat"}
_kunci = Lock()
_ingatan: "OrderedDict[tuple[int, str], KolomAndai]" = OrderedDict()


def kolom_andai(*, pengguna: Pengguna, proses: ProsesPeringkat) -> KolomAndai | None:
    """The columns of a run, None where they are not made yet or not for this reader."""
    bahan = BahanAndai.objects.terlihat_oleh(pengguna).filter(proses_id=proses.pk)
    sidik = bahan.values_list("sidik", flat=True).first()
    if sidik is None:
        return None
    with _kunci:
        kolom = _ingatan.get((proses.pk, sidik))
        if kolom is not None:
            _ingatan.move_to_end((proses.pk, sidik))
            return kolom
    kolom = buka(bytes(bahan.values_list("isi", flat=True)[0]))
    with _kunci:
        _ingatan[proses.pk, sidik] = kolom
        while len(_ingatan) > 1 and sum(k.ukuran for k in _ingatan.values()) > INGATAN_TERBANYAK:
            _ingatan.popitem(last=False)
    return kolom


@dataclass(frozen=True, kw_only=True)
class PetaAndai:
    """The map of a what-if beside that of the run: people by box, moves by kind, the pool."""

    jumlah: int
    kotak: dict[int, int]
    kotak_semula: dict[int, int]
    krs: int
    krs_semula: int
    masuk_krs: int
    keluar_krs: int
    arah: dict[str, int]
    berubah: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class BarisAndai:
    """One person who moves: the stored row, and where the what-if puts the person."""

    hasil: HasilPeringkat
    kotak: int
    krs: bool
    peringkat: int
    arah: str

    @property
    def langkah(self) -> int:
        """Ranks gained, negative where lost."""
        return (self.hasil.peringkat or 0) - self.peringkat


class Andai:
    """One what-if worked out: `kolom` under `baru` instead of `lama`."""

    def __init__(self, kolom: KolomAndai, lama: Aturan, baru: Aturan) -> None:
        self._kolom = kolom
        self._hasil: HasilAndai = hitung_andai(kolom, baru)
        self._arah = arah_kotak(lama, baru)
        hasil = self._hasil
        pindah = (hasil.kotak != kolom.kotak) | (hasil.krs != kolom.krs)
        self._berubah = {KOTAK: pindah, PERINGKAT: hasil.peringkat != kolom.peringkat}

    def peta(self) -> PetaAndai:
        """Counts of the whole map."""
        kolom, hasil = self._kolom, self._hasil
        pasangan = np.bincount(kolom.kotak.astype(np.int64) * 10 + hasil.kotak, minlength=100)
        arah = dict.fromkeys((NAIK, TURUN, BERGESER), 0)
        for (dari, ke), satu in self._arah.items():
            if satu in arah:
                arah[satu] += int(pasangan[dari * 10 + ke])
        return PetaAndai(
            jumlah=len(kolom),
            kotak=_per_kotak(hasil.kotak),
            kotak_semula=_per_kotak(kolom.kotak),
            krs=int(hasil.krs.sum()),
            krs_semula=int(kolom.krs.sum()),
            masuk_krs=int((hasil.krs > kolom.krs).sum()),
            keluar_krs=int((hasil.krs < kolom.krs).sum()),
            arah=arah,
            berubah={nama: int(topeng.sum()) for nama, topeng in self._berubah.items()},
        )

    def baris(
        self, *, pengguna: Pengguna, proses: ProsesPeringkat, jenis: str, nomor: int
    ) -> list[BarisAndai]:
        """Page `nomor` (from 1) of those who change, by their new rank and then NIP; two
        queries."""
        hasil = self._hasil
        letak = np.flatnonzero(self._berubah[jenis])
        letak = letak[np.argsort(hasil.peringkat[letak], kind="stable")]
        letak = letak[(nomor - 1) * UKURAN : nomor * UKURAN]
        orang = self._kolom.id[letak].tolist()
        ada = {
            satu.pegawai_id: satu
            for satu in HasilPeringkat.objects.terlihat_oleh(pengguna)
            .filter(proses_id=proses.pk, pegawai_id__in=orang)
            .defer("skor", "fakta")
        }
        hasil_tandai(pengguna=pengguna, hasil=ada.values())
        return [
            BarisAndai(
                hasil=ada[pk],
                kotak=int(hasil.kotak[i]),
                krs=bool(hasil.krs[i]),
                peringkat=int(hasil.peringkat[i]),
                arah=self._arah[int(self._kolom.kotak[i]), int(hasil.kotak[i])],
            )
            for pk, i in zip(orang, letak, strict=True)
            if pk in ada
        ]


def _per_kotak(kotak: NDArray[np.int8]) -> dict[int, int]:
    jumlah = np.bincount(kotak, minlength=10)
    return {nomor: int(jumlah[nomor]) for nomor in range(1, 10)}
