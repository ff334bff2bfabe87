"""Figures over the placements of an agency: how long, out of the pool, against the ranking."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import QuerySet
from django.utils import timezone

from karir.models import Lowongan, PantauPenempatan
from karir.pengisian.selectors.lowongan import lowongan_terlihat
from talenta.akun.models import Pengguna
from talenta.pegawai.kode import Jenjang


@dataclass(frozen=True, kw_only=True)
class BarisAngka:
    """Figures of a set of filled vacancies; `hari` is the median from opening to the day of
    the decree."""

    label: str
    terisi: int
    hari: int | None
    dari_pool: int
    melawan: int


@dataclass(frozen=True, kw_only=True)
class AngkaPengisian:
    """The whole, by jenjang, by state, and what of the follow-up is overdue."""

    seluruh: BarisAngka
    jenjang: list[BarisAngka]
    keadaan: list[tuple[str, str, int]]
    pantau_lewat: int
    sesuai: int
    dipantau: int


def angka_pengisian(*, pengguna: Pengguna, tahun: int | None, hari: date) -> AngkaPengisian:
    """Figures of the vacancies in view, of decrees of one year or of all."""
    semua = lowongan_terlihat(pengguna=pengguna)
    berkeputusan = semua.filter(sk__isnull=False).exclude(status=Lowongan.Status.BATAL)
    if tahun is not None:
        berkeputusan = berkeputusan.filter(sk__tanggal__year=tahun)
    baris = list(
        berkeputusan.values_list(
            "jabatan__jenjang",
            "dibuka_pada",
            "sk__tanggal",
            "putusan__dari_pool",
            "putusan__melawan",
        )
    )
    kelompok: dict[str, list[tuple[int, bool, bool]]] = {}
    for jenjang, buka, terbit, pool, melawan in baris:
        lama = (terbit - timezone.localdate(buka)).days if buka else 0
        kelompok.setdefault(jenjang, []).append((lama, pool, melawan))
    label = dict(Jenjang.choices)
    urut = [satu for satu in label if satu in kelompok]
    pantau = PantauPenempatan.objects.terlihat_oleh(pengguna)
    evaluasi = pantau.filter(jenis="EVALUASI").exclude(hasil="")
    return AngkaPengisian(
        seluruh=_baris("Semua", [isi for satu in kelompok.values() for isi in satu]),
        jenjang=[_baris(str(label[satu]), kelompok[satu]) for satu in urut],
        keadaan=_keadaan(semua),
        pantau_lewat=pantau.filter(hasil="", jatuh_tempo__lt=hari).count(),
        sesuai=evaluasi.filter(hasil="SESUAI").count(),
        dipantau=evaluasi.count(),
    )


def _baris(label: str, isi: list[tuple[int, bool, bool]]) -> BarisAngka:
    return BarisAngka(
        label=label,
        terisi=len(isi),
        hari=int(median(hari for hari, _, _ in isi)) if isi else None,
        dari_pool=sum(pool for _, pool, _ in isi),
        melawan=sum(melawan for _, _, melawan in isi),
    )


def _keadaan(semua: "QuerySet[Lowongan]") -> list[tuple[str, str, int]]:
    jumlah: dict[str, int] = {}
    for status in semua.values_list("status", flat=True):
        jumlah[status] = jumlah.get(status, 0) + 1
    return [(kode, str(kata), jumlah.get(kode, 0)) for kode, kata in Lowongan.Status.choices]
