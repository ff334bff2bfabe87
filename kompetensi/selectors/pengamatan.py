"""Reading what appraisers noted: of one person, and the needs of many."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from kompetensi.models import KebutuhanDicatat, PengamatanKompetensi
from talenta.inti.keyset import Halaman, halaman

SEHALAMAN = 50


@dataclass(frozen=True)
class CatatanTentang:
    """Notes on one person, the latest first."""

    pengamatan: list[PengamatanKompetensi]
    kebutuhan: list[KebutuhanDicatat]


def catatan_penilai(*, oleh: Any, pegawai_id: int) -> CatatanTentang:
    """What is in view and was not taken back; two queries."""

    def milik(model: Any, urut: str) -> list[Any]:
        semua = model.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai_id).berlaku()
        return list(semua.order_by(urut, "-id")[:100])

    return CatatanTentang(
        milik(PengamatanKompetensi, "-tanggal"), milik(KebutuhanDicatat, "-dicatat_pada")
    )


def catatan_ditulis(*, oleh: Any) -> CatatanTentang:
    """One's own notes on anybody, whoever appraises them now; two queries."""

    def milik(model: Any, urut: str) -> list[Any]:
        semua = model.objects.terlihat_oleh(oleh).filter(penilai_id=oleh.lingkup.pegawai_id or 0)
        return list(semua.berlaku().order_by(urut, "-id")[:500])

    return CatatanTentang(
        milik(PengamatanKompetensi, "-tanggal"), milik(KebutuhanDicatat, "-dicatat_pada")
    )


def pengamatan_jumlah(*, oleh: Any, pegawai_id: Iterable[int]) -> dict[int, int]:
    """How many observed levels there are of each of these people; one query."""
    semua = PengamatanKompetensi.objects.terlihat_oleh(oleh).berlaku()
    milik = semua.filter(pegawai_id__in=list(pegawai_id)).order_by()
    return dict(milik.values_list("pegawai_id").annotate(n=Count("pk")))


@dataclass(frozen=True)
class KebutuhanPenilai:
    """A need that appraisers noted: of how many people. `kompetensi` may be ""."""

    kebutuhan: str
    kompetensi: str
    orang: int


def kebutuhan_dicatat(*, oleh: Any, parameter: dict[str, Any]) -> list[KebutuhanPenilai]:
    """Needs noted of the people of a unit, those of most people first. Counted apart from what
    follows from results."""
    semua = _kebutuhan(oleh, parameter).order_by()
    hitung = semua.values_list("kebutuhan", "nama").annotate(n=Count("pegawai", distinct=True))
    return [KebutuhanPenilai(*satu) for satu in hitung.order_by("-n", "kebutuhan", "nama")[:50]]


def _kebutuhan(oleh: Any, parameter: dict[str, Any]) -> Any:
    return (
        KebutuhanDicatat.objects.terlihat_oleh(oleh)
        .berlaku()
        .filter(unit_lft__gte=parameter["lft"], unit_lft__lte=parameter["rgt"])
    )


def kebutuhan_daftar(*, oleh: Any, parameter: dict[str, Any]) -> Any:
    """Every need noted of the people of a unit, with the person."""
    return _kebutuhan(oleh, parameter).select_related("pegawai__jabatan", "pegawai__unit")


def kebutuhan_halaman(semua: Any, *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page of them, the latest first."""
    return halaman(
        semua, kolom=("dicatat_pada", "id"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum,
        turun=True,
    )  # fmt: skip
