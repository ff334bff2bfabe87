"""Boxes that a review confirmed, laid over what the engine gave: a few people among many.

A run never changes. Whatever shows a box asks once for the confirmed moves of the run in view, and
counts and filters by the confirmed box; who was not moved keeps the engine's.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q, QuerySet

from karir.models import HasilPeringkat, PindahKotak, ProsesPeringkat
from karir.selectors.hasil import Hasil, KrsOpd, Ringkasan
from talenta.akun.models import Pengguna


@dataclass(frozen=True)
class Pengukuhan:
    """Confirmed moves of one run by person."""

    pindah: Mapping[int, PindahKotak] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pindah)

    def saring_kotak(self, hasil: Hasil, nomor: int) -> Hasil:
        """Results whose confirmed box is `nomor`."""
        keluar = [k for k, p in self.pindah.items() if p.kotak_baru != nomor]
        masuk = [k for k, p in self.pindah.items() if p.kotak_baru == nomor]
        return self._saring(hasil, Q(kotak=nomor), keluar, masuk)

    def saring_krs(self, hasil: Hasil, ya: bool) -> Hasil:
        """Results that are in the confirmed pool, or mapped and outside it."""
        keluar = [k for k, p in self.pindah.items() if p.krs_baru != ya]
        masuk = [k for k, p in self.pindah.items() if p.krs_baru == ya]
        return self._saring(hasil, Q(krs=ya), keluar, masuk)

    def _saring(self, hasil: Hasil, syarat: Q, keluar: list[int], masuk: list[int]) -> Hasil:
        # Without moves the condition stays what the indexes answer.
        if keluar:
            syarat &= ~Q(pegawai_id__in=keluar)
        if masuk:
            syarat |= Q(pegawai_id__in=masuk)
        return hasil.filter(syarat)

    def ringkas(self, ringkasan: Ringkasan, hasil: Hasil) -> Ringkasan:
        """Counts of `hasil` by the confirmed boxes; no query without moves, else one."""
        return self.ringkas_opd(ringkasan, [], hasil)[0]

    def ringkas_opd(
        self, ringkasan: Ringkasan, opd: list[KrsOpd], hasil: Hasil
    ) -> tuple[Ringkasan, list[KrsOpd]]:
        """The same with the counts by office."""
        if not self:
            return ringkasan, opd
        kotak, krs = dict(ringkasan.kotak), ringkasan.krs
        beda_opd: dict[int, int] = {}
        milik = hasil.filter(pegawai_id__in=list(self.pindah)).order_by()
        for pegawai_id, opd_id in milik.values_list("pegawai_id", "opd_id"):
            satu = self.pindah[pegawai_id]
            kotak[satu.kotak_mesin] -= 1
            kotak[satu.kotak_baru] = kotak.get(satu.kotak_baru, 0) + 1
            beda = int(satu.krs_baru) - int(satu.krs_mesin)
            krs += beda
            beda_opd[opd_id] = beda_opd.get(opd_id, 0) + beda
        tergeser = [replace(s, krs=s.krs + beda_opd.get(s.opd_id, 0)) for s in opd]
        urut = sorted(tergeser, key=lambda s: (-s.krs, s.opd_nama, s.opd_id))
        return replace(ringkasan, kotak=kotak, krs=krs), urut

    def tandai(self, baris: Iterable[Any]) -> None:
        """Give each result its confirmed move as `dikukuhkan`, or None."""
        for satu in baris:
            satu.dikukuhkan = self.pindah.get(satu.pegawai_id)


def pengukuhan_baca(*, pengguna: Pengguna, proses: ProsesPeringkat) -> Pengukuhan:
    """Confirmed moves of a run in view; one query."""
    return Pengukuhan({satu.pegawai_id: satu for satu in _terlihat(pengguna, proses)})


def pengukuhan_orang(
    *, pengguna: Pengguna, proses: ProsesPeringkat, pegawai_id: int
) -> PindahKotak | None:
    """The confirmed move of one person in a run, if it is in view; one query."""
    return _terlihat(pengguna, proses).filter(pegawai_id=pegawai_id).first()


def pengukuhan_banyak(
    *, pengguna: Pengguna, proses: Collection[int], pegawai: Collection[int]
) -> dict[tuple[int, int], PindahKotak]:
    """Confirmed moves of some people in some runs, by run and person; one query."""
    if not pegawai:
        return {}
    terlihat = PindahKotak.objects.terlihat_oleh(pengguna).filter(
        proses_id__in=proses, pegawai_id__in=pegawai, dikukuhkan_pada__isnull=False
    )
    return {(satu.proses_id, satu.pegawai_id): satu for satu in terlihat}


def hasil_tandai(*, pengguna: Pengguna, hasil: Iterable[HasilPeringkat | None]) -> None:
    """Give each result, of whichever run, its confirmed move as `dikukuhkan`, or None."""
    semua: list[Any] = [satu for satu in hasil if satu is not None]
    pindah = pengukuhan_banyak(
        pengguna=pengguna,
        proses={satu.proses_id for satu in semua},
        pegawai={satu.pegawai_id for satu in semua},
    )
    for satu in semua:
        satu.dikukuhkan = pindah.get((satu.proses_id, satu.pegawai_id))


def _terlihat(pengguna: Pengguna, proses: ProsesPeringkat) -> QuerySet[PindahKotak]:
    terlihat: QuerySet[PindahKotak] = PindahKotak.objects.terlihat_oleh(pengguna)
    return terlihat.filter(proses_id=proses.pk, dikukuhkan_pada__isnull=False)


def kotak_kini(hasil: HasilPeringkat) -> int | None:
    """The box that stands first: the confirmed one of a marked result, else the engine's."""
    dikukuhkan = getattr(hasil, "dikukuhkan", None)
    return dikukuhkan.kotak_baru if dikukuhkan else hasil.kotak
