"""Reading runs and results for pages; every question starts from `terlihat_oleh`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from karir.kode import ALASAN, SARAN_ALASAN, StatusHasil
from karir.models import (
    ArsipProses,
    HasilPeringkat,
    PenayanganHasil,
    ProsesPeringkat,
    RentangPeringkat,
)
from karir.models.proses import ProsesQuerySet
from talenta.akun.models import Pengguna

Hasil = QuerySet[HasilPeringkat]


def proses_terlihat(*, pengguna: Pengguna) -> ProsesQuerySet:
    """Finished runs in view, newest reference date first; trials only for whoever computes."""
    return (
        ProsesPeringkat.objects.terlihat_oleh(pengguna)
        .selesai()
        .dengan_tampil()
        .select_related("aturan", "pengguna")
        .order_by("-tanggal_acuan", "-pk")
    )


def proses_tampil(*, pengguna: Pengguna) -> ProsesPeringkat | None:
    """The run of the person's agency that pages show unless another is asked for.

    It is the one an officer has shown, never simply the newest.
    """
    tayang = PenayanganHasil.objects.terlihat_oleh(pengguna).kini()
    milik = tayang.filter(instansi_id=pengguna.lingkup.instansi_id or 0)
    # Read from the showing, of which an agency has one: every page of results asks this.
    kini = next(iter(milik.select_related("proses__aturan", "proses__pengguna")), None)
    if kini is None:
        return None
    proses: ProsesPeringkat = kini.proses
    # What is shown cannot be set aside.
    tanda = {"sedang_tampil": True, "pernah_ditampilkan": True, "diarsipkan": False}
    vars(proses).update(tanda)
    return proses


def proses_percobaan(*, pengguna: Pengguna) -> ProsesQuerySet:
    """Trials newer than the run shown: finished, in view, never shown to anybody; newest first."""
    tampil = proses_tampil(pengguna=pengguna)
    semua = proses_terlihat(pengguna=pengguna).belum_tampil().tersedia().order_by("-pk")
    return semua.filter(pk__gt=tampil.pk) if tampil else semua


def proses_pernah_tampil(*, pengguna: Pengguna, kecuali: ProsesPeringkat | None) -> ProsesQuerySet:
    """Other runs that are or once were shown and can be read, newest first, a dozen at most."""
    semua = proses_terlihat(pengguna=pengguna).pernah_tampil().tersedia()
    return (semua.exclude(pk=kecuali.pk) if kecuali else semua)[:12]


def pilihan_banding(
    *, pengguna: Pengguna, kecuali: ProsesPeringkat | None = None
) -> list[ProsesPeringkat]:
    """Runs of the own agency to compare with, newest first, but for those set aside; none where
    there is no second one."""
    terlihat = proses_terlihat(pengguna=pengguna).tersedia()
    semua = terlihat.filter(instansi_id=pengguna.lingkup.instansi_id or 0)
    daftar = list((semua.exclude(pk=kecuali.pk) if kecuali else semua)[:100])
    return daftar if kecuali or len(daftar) > 1 else []


def penayangan_riwayat(*, pengguna: Pengguna, proses: ProsesPeringkat) -> list[PenayanganHasil]:
    """When a run was shown, newest first."""
    semua = PenayanganHasil.objects.terlihat_oleh(pengguna).filter(proses=proses)
    return list(semua.order_by("-mulai_pada", "-pk"))


def arsip_riwayat(*, pengguna: Pengguna, proses: ProsesPeringkat) -> list[ArsipProses]:
    """When the results of a run were set aside, newest first."""
    semua = ArsipProses.objects.terlihat_oleh(pengguna).filter(proses=proses)
    return list(semua.order_by("-diarsipkan_pada", "-pk"))


def hasil_terlihat(*, pengguna: Pengguna, proses: ProsesPeringkat) -> Hasil:
    """Results of one run in view."""
    hasil: Hasil = HasilPeringkat.objects.terlihat_oleh(pengguna, proses_id=proses.pk)
    return hasil


def rentang_terlihat(
    *, pengguna: Pengguna, proses: ProsesPeringkat, pegawai: list[int]
) -> dict[int, RentangPeringkat]:
    """The bands of some people in one run, as far as they are made and in view; one query."""
    ada = RentangPeringkat.objects.terlihat_oleh(pengguna).filter(
        proses_id=proses.pk, pegawai_id__in=pegawai
    )
    return {satu.pegawai_id: satu for satu in ada}


@dataclass(frozen=True, kw_only=True)
class Ringkasan:
    """Counts of a set of results."""

    jumlah: int
    dipetakan: int
    belum_lengkap: int
    tidak_dipetakan: int
    krs: int
    kotak: dict[int, int]

    def persen_kotak(self, nomor: int) -> int:
        """Share of a box among the mapped, in hundredths of a percent, rounded half up."""
        return persepuluhribu(self.kotak.get(nomor, 0), self.dipetakan)


def persepuluhribu(bagian: int, seluruh: int) -> int:
    """A share in hundredths of a percent (1234 = 12.34 %), rounded half up; 0 of nothing is 0."""
    return (20_000 * bagian + seluruh) // (2 * seluruh) if seluruh else 0


def hasil_ringkas(*, hasil: Hasil) -> Ringkasan:
    """Counts by status and box of what is in view; one query."""
    return _ringkas(hasil.order_by().values("status", "kotak").annotate(n=Count("*"), k=_krs()))


def _ringkas(baris: Iterable[Any]) -> Ringkasan:
    kotak: dict[int, int] = {}
    status: dict[str, int] = dict.fromkeys(StatusHasil.values, 0)
    krs = 0
    for satu in baris:
        status[satu["status"]] += satu["n"]
        krs += satu["k"]
        if satu["kotak"] is not None:
            kotak[satu["kotak"]] = kotak.get(satu["kotak"], 0) + satu["n"]
    return Ringkasan(
        jumlah=sum(status.values()),
        dipetakan=status[StatusHasil.DIPETAKAN],
        belum_lengkap=status[StatusHasil.BELUM_LENGKAP],
        tidak_dipetakan=status[StatusHasil.TIDAK_DIPETAKAN],
        krs=krs,
        kotak=kotak,
    )


def _krs() -> Count:
    return Count("krs", filter=Q(krs=True))


@dataclass(frozen=True, kw_only=True)
class AlasanHitung:
    """A reason, how many people carry it, and what to do about it."""

    kode: str
    judul: str
    saran: str
    jumlah: int


def alasan_hitung(*, hasil: Hasil) -> list[AlasanHitung]:
    """People per reason among those not boxed, most first; one query, few groups."""
    baris = (
        hasil.filter(status=StatusHasil.BELUM_LENGKAP)
        .order_by()
        .values("alasan")
        .annotate(n=Count("*"))
    )
    jumlah: dict[str, int] = {}
    for satu in baris:
        for kode in satu["alasan"]:
            jumlah[kode] = jumlah.get(kode, 0) + satu["n"]
    return [
        AlasanHitung(kode=kode, judul=ALASAN[kode], saran=SARAN_ALASAN[kode], jumlah=n)
        for kode, n in sorted(jumlah.items(), key=lambda pasang: (-pasang[1], pasang[0]))
    ]


@dataclass(frozen=True, kw_only=True)
class MutuOpd:
    """Completeness of one OPD in a run."""

    opd_id: int
    opd_nama: str
    jumlah: int
    dipetakan: int
    belum_lengkap: int
    kinerja: int
    kompetensi: int
    potensi: int
    jabatan: int

    @property
    def persen(self) -> int:
        """Share of the mapped among those who could be, in hundredths of a percent."""
        return persepuluhribu(self.dipetakan, self.dapat_dipetakan)

    @property
    def dapat_dipetakan(self) -> int:
        """All whose legal standing lets them be mapped."""
        return self.dipetakan + self.belum_lengkap


def _dengan_alasan(*kode: str) -> Count:
    return Count(
        "pegawai_id", filter=Q(status=StatusHasil.BELUM_LENGKAP, alasan__overlap=list(kode))
    )


def mutu_per_opd(*, hasil: Hasil) -> list[MutuOpd]:
    """Completeness per OPD, the one with most missing first; one query."""
    baris: Any = (
        hasil.order_by()
        .values("opd_id", "opd_nama")
        .annotate(
            jumlah=Count("*"),
            dipetakan=Count("pegawai_id", filter=Q(status=StatusHasil.DIPETAKAN)),
            belum_lengkap=Count("pegawai_id", filter=Q(status=StatusHasil.BELUM_LENGKAP)),
            kinerja=_dengan_alasan("KINERJA_KOSONG"),
            kompetensi=_dengan_alasan("KOMPETENSI_KOSONG", "KOMPETENSI_KEDALUWARSA"),
            potensi=_dengan_alasan("POTENSI_KOSONG", "POTENSI_KEDALUWARSA"),
            jabatan=_dengan_alasan("JABATAN_KOSONG"),
        )
        .order_by("-belum_lengkap", "opd_nama", "opd_id")
    )
    return [MutuOpd(**satu) for satu in baris]


def peringkat_seri(*, hasil: Hasil, baris: list[HasilPeringkat]) -> set[int]:
    """Which ranks of a page are shared by more than one person in view; one query."""
    nomor = {satu.peringkat for satu in baris if satu.peringkat is not None}
    seri = (
        hasil.filter(peringkat__in=nomor)
        .order_by()
        .values("peringkat")
        .annotate(n=Count("*"))
        .filter(n__gt=1)
    )
    return {satu["peringkat"] for satu in seri if satu["peringkat"] is not None}


@dataclass(frozen=True, kw_only=True)
class KrsOpd:
    """How much of an OPD's mapped people stand in the pool."""

    opd_id: int
    opd_nama: str
    dipetakan: int
    krs: int

    @property
    def persen(self) -> int:
        """Share of the pool among the mapped, in hundredths of a percent."""
        return persepuluhribu(self.krs, self.dipetakan)


def hasil_menurut_opd(*, hasil: Hasil) -> tuple[Ringkasan, list[KrsOpd]]:
    """Counts of what is in view, and its OPDs by their number of people in the pool, most first;
    two queries.

    An OPD's name is read from one of its people: reading it of everybody takes longer than all the
    counting, which an index alone answers.
    """
    baris = list(
        hasil.order_by()
        .values("opd_id", "status", "kotak")
        .annotate(n=Count("*"), k=_krs(), seorang=Min("pegawai_id"))
    )
    hitungan: dict[int, list[int]] = {}
    seorang: dict[int, int] = {}
    for satu in baris:
        if satu["status"] == StatusHasil.DIPETAKAN:
            seorang[satu["opd_id"]] = satu["seorang"]
            jumlah = hitungan.setdefault(satu["opd_id"], [0, 0])
            jumlah[0] += satu["n"]
            jumlah[1] += satu["k"]
    nama = dict(hasil.filter(pegawai_id__in=seorang.values()).values_list("opd_id", "opd_nama"))
    opd = [
        KrsOpd(opd_id=nomor, opd_nama=nama[nomor], dipetakan=dipetakan, krs=krs)
        for nomor, (dipetakan, krs) in hitungan.items()
    ]
    return _ringkas(baris), sorted(opd, key=lambda satu: (-satu.krs, satu.opd_nama, satu.opd_id))
