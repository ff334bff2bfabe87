"""What the page of a yearly appraisal reads: what the reviews propose, and advice beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Q

from kinerja.kode import Capaian, Ekspektasi, Predikat
from kinerja.models import (
    CapaianUnit,
    KetentuanKinerja,
    PenilaianTahunan,
    PenugasanPenilai,
    Skp,
    TahunKinerja,
)
from kinerja.rumus import BagianSebaran, gabung_rating, hari_bersama, predikat_matriks, sebaran
from kinerja.selectors.ketentuan import ketentuan_berlaku
from talenta.pegawai.models import RiwayatJabatan, UnitOrganisasi

J = KetentuanKinerja.Jenis


@dataclass(frozen=True)
class HasilTinjauan:
    """A finished review of a period, and the days of the post in it."""

    periode: str
    hari: int
    rating_hasil: str
    rating_perilaku: str
    predikat: str
    catatan: str

    @property
    def hasil_kata(self) -> str:
        return str(Ekspektasi(self.rating_hasil).label)

    @property
    def perilaku_kata(self) -> str:
        return str(Ekspektasi(self.rating_perilaku).label)

    @property
    def predikat_kata(self) -> str:
        return str(Predikat(self.predikat).label)


@dataclass(frozen=True)
class BagianUsulan:
    """One post of the year with its reviews and what they come to. `capaian` is the achievement of
    the unit that the person led in it, whose rating then stands for the results."""

    skp_id: int
    jabatan: str
    penilai: str
    mulai: date
    selesai: date
    hari: int
    capaian: str
    rating_hasil: str
    rating_perilaku: str
    tinjauan: list[HasilTinjauan] = field(default_factory=list)

    @property
    def hari_akhir(self) -> date:
        """Its last day."""
        return self.selesai - timedelta(days=1)

    @property
    def hari_belum_dinilai(self) -> int:
        """Days of the post in periods that no finished review covers."""
        return self.hari - sum(satu.hari for satu in self.tinjauan)

    @property
    def capaian_kata(self) -> str:
        return str(Capaian(self.capaian).label) if self.capaian else ""


@dataclass(frozen=True)
class Usulan:
    """What the reviews of a year propose, with the figures they were combined by."""

    bagian: list[BagianUsulan]
    rating_hasil: str
    rating_perilaku: str
    ketentuan: dict[str, Any]

    @property
    def predikat(self) -> str:
        if not (self.rating_hasil and self.rating_perilaku):
            return ""
        return predikat_matriks(self.rating_hasil, self.rating_perilaku)

    @property
    def hasil_kata(self) -> str:
        return str(Ekspektasi(self.rating_hasil).label) if self.rating_hasil else ""

    @property
    def perilaku_kata(self) -> str:
        return str(Ekspektasi(self.rating_perilaku).label) if self.rating_perilaku else ""

    @property
    def predikat_kata(self) -> str:
        return str(Predikat(self.predikat).label) if self.predikat else ""

    @property
    def capaian(self) -> str:
        """The achievement that the person carries: of the last unit led that has one."""
        return next((satu.capaian for satu in reversed(self.bagian) if satu.capaian), "")

    @property
    def hasil_tetap(self) -> str:
        """The rating of results that follows from the unit's achievement in every post held; else
        "" and the appraiser decides."""
        if self.bagian and all(satu.capaian for satu in self.bagian):
            return self.rating_hasil
        return ""


def gabungan(bagian: list[tuple[str, str, int]], ketentuan: Mapping[str, int]) -> tuple[str, str]:
    """Ratings of results and of behaviour over parts (results, behaviour, days)."""
    hasil = gabung_rating([(h, hari) for h, _, hari in bagian], ketentuan)
    perilaku = gabung_rating([(p, hari) for _, p, hari in bagian], ketentuan)
    return hasil, perilaku


def usulan_tahunan(*, pegawai_id: int, tahun: TahunKinerja) -> Usulan:
    """Combine the finished reviews: within a post by the days of each period in it, over posts by
    the days held; a leader's results are the achievement of the unit. Three queries."""
    akhir = date(tahun.tahun, 12, 31)
    berlaku = ketentuan_berlaku(instansi_id=tahun.instansi_id, hari=akhir)
    gabung, pimpinan = berlaku[J.GABUNG_RATING], berlaku[J.CAPAIAN_PIMPINAN]
    with connection.cursor() as kursor:
        kursor.execute("SELECT * FROM kinerja_tinjauan_tahun(%s, %s)", [pegawai_id, tahun.pk])
        baris = kursor.fetchall()
    unit = {satu[5] for satu in baris if satu[5] is not None}
    capaian = dict(
        CapaianUnit.objects.filter(tahun_kinerja=tahun, unit_id__in=unit).values_list(
            "unit_id", "capaian"
        )
    )
    bagian = [
        _bagian([s for s in baris if s[0] == nomor], capaian, gabung, pimpinan, tahun)
        for nomor in dict.fromkeys(satu[0] for satu in baris)
    ]
    hasil, perilaku = gabungan(
        [(s.rating_hasil, s.rating_perilaku, s.hari) for s in bagian], gabung
    )
    return Usulan(bagian, hasil, perilaku, {J.GABUNG_RATING: gabung, J.CAPAIAN_PIMPINAN: pimpinan})


def _bagian(
    baris: list[tuple[Any, ...]],
    capaian: Mapping[int, str],
    gabung: Mapping[str, int],
    pimpinan: Mapping[str, str],
    tahun: TahunKinerja,
) -> BagianUsulan:
    nomor, jabatan, penilai, mulai, selesai, unit_id = baris[0][:6]
    tinjauan = [
        HasilTinjauan(nama, hari_bersama(mulai, selesai, p_mulai, p_selesai), *lain)
        for _, _, _, _, _, _, nama, p_mulai, p_selesai, *lain in baris
        if nama is not None
    ]
    hasil, perilaku = gabungan(
        [(s.rating_hasil, s.rating_perilaku, s.hari) for s in tinjauan], gabung
    )
    milik = capaian.get(unit_id, "")
    return BagianUsulan(
        skp_id=nomor,
        jabatan=jabatan,
        penilai=penilai,
        mulai=mulai,
        selesai=selesai,
        hari=hari_bersama(mulai, selesai, tahun.mulai, tahun.selesai),
        capaian=milik,
        rating_hasil=pimpinan[milik] if milik else hasil,
        rating_perilaku=perilaku,
        tinjauan=tinjauan,
    )


def skp_terakhir(*, oleh: Any, pegawai_id: int, tahun: TahunKinerja) -> Skp | None:
    """The person's last plan of the year that is in view; its appraiser appraises the year."""
    satu: Skp | None = (
        Skp.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id, tahun_kinerja=tahun)
        .order_by("-mulai")
        .first()
    )
    return satu


def penilaian_satu(*, oleh: Any, pegawai_id: int, tahun: TahunKinerja) -> PenilaianTahunan | None:
    """The yearly appraisal, where there is one in view."""
    satu: PenilaianTahunan | None = (
        PenilaianTahunan.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id, tahun_kinerja=tahun)
        .first()
    )
    return satu


@dataclass(frozen=True)
class Sebaran:
    """How an appraiser's predikat are spread, beside what the unit's achievement lets expect."""

    capaian: str
    bagian: list[BagianSebaran]
    jumlah: int

    @property
    def baris(self) -> list[tuple[str, BagianSebaran]]:
        """Each predikat in words with its share."""
        return [(str(Predikat(satu.predikat).label), satu) for satu in self.bagian]


def _sebaran(jumlah: dict[str, int], capaian: str, tahun: TahunKinerja) -> Sebaran:
    berlaku = ketentuan_berlaku(instansi_id=tahun.instansi_id, hari=date(tahun.tahun, 12, 31))[
        J.SEBARAN
    ]
    return Sebaran(
        str(Capaian(capaian).label) if capaian else "",
        sebaran(jumlah, berlaku.get(capaian, {})),
        sum(jumlah.values()),
    )


def sebaran_tim(*, oleh: Any, tahun: TahunKinerja) -> Sebaran:
    """The spread over the people whom one appraises; the achievement is that of the unit one
    leads. Four queries."""
    jumlah = dict(
        PenilaianTahunan.objects.tim(oleh)
        .filter(tahun_kinerja=tahun)
        .exclude(predikat="")
        .order_by()
        .values_list("predikat")
        .annotate(n=Count("pk"))
    )
    unit = Skp.objects.milik(oleh).filter(tahun_kinerja=tahun, unit_pimpinan__isnull=False)
    capaian = CapaianUnit.objects.filter(
        tahun_kinerja=tahun, unit_id__in=unit.values("unit_pimpinan")
    ).first()
    return _sebaran(jumlah, capaian.capaian if capaian else "", tahun)


def sebaran_unit(*, oleh: Any, tahun: TahunKinerja, unit: UnitOrganisasi) -> Sebaran:
    """The spread over the people in view of a unit and all below it."""
    jumlah = dict(
        PenilaianTahunan.objects.terlihat_oleh(oleh)
        .filter(tahun_kinerja=tahun, unit_lft__gte=unit.lft, unit_lft__lte=unit.rgt)
        .exclude(predikat="")
        .order_by()
        .values_list("predikat")
        .annotate(n=Count("pk"))
    )
    capaian = CapaianUnit.objects.filter(tahun_kinerja=tahun, unit=unit).first()
    return _sebaran(jumlah, capaian.capaian if capaian else "", tahun)


def memimpin(*, pegawai_id: int | None, unit: UnitOrganisasi, tahun: TahunKinerja) -> bool:
    """Whether somebody leads a unit in a year: by the plan, by the structure, or as Plt or Plh."""
    if pegawai_id is None:
        return False
    rencana = Skp.objects.filter(tahun_kinerja=tahun, pegawai_id=pegawai_id, unit_pimpinan=unit)
    tugas = PenugasanPenilai.objects.filter(
        Q(selesai=None) | Q(selesai__gt=tahun.mulai),
        pegawai_id=pegawai_id,
        unit_pimpinan=unit,
        mulai__lt=tahun.selesai,
    )
    pelaksana = RiwayatJabatan.objects.filter(
        Q(tmt_selesai=None) | Q(tmt_selesai__gte=tahun.mulai),
        pegawai_id=pegawai_id,
        unit=unit,
        jenis_penugasan__in=("PLT", "PLH"),
        dicabut_pada=None,
        tmt_mulai__lt=tahun.selesai,
    )
    return any(satu.exists() for satu in (rencana, tugas, pelaksana))


def unit_terlihat(*, oleh: Any) -> Any:
    """Units in the scope of an officer."""
    lingkup = oleh.lingkup
    return UnitOrganisasi.objects.terlihat_oleh(oleh).filter(
        lft__gte=lingkup.lft, lft__lte=lingkup.rgt
    )
