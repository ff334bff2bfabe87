"""What the pages of plans and teams read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Prefetch, Q

from kinerja.kode import Perilaku
from kinerja.models import (
    DialogSkp,
    EkspektasiPerilaku,
    IndikatorRhk,
    PenilaianTahunan,
    PeriodeTinjauan,
    Rhk,
    Skp,
    TahunKinerja,
    TinjauanPeriodik,
)
from kinerja.perilaku import PANDUAN
from talenta.inti.keyset import Halaman, halaman
from talenta.pegawai.rumus import rentang_nip

SEHALAMAN = 50
BERJALAN = (Skp.Status.DISEPAKATI, Skp.Status.DIAKHIRI)


@dataclass(frozen=True)
class RhkPimpinan:
    """A result of the leader that one may serve."""

    id: int
    uraian: str


def rhk_pimpinan(*, skp_id: int) -> list[RhkPimpinan]:
    """Results of the appraiser's plans in the same year, for the person and the appraiser; none
    while the leader still drafts."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT id, uraian FROM kinerja_rhk_pimpinan(%s)", [skp_id])
        return [RhkPimpinan(*baris) for baris in kursor.fetchall()]


def skp_satu(*, oleh: Any, pk: int) -> Skp:
    """A plan in view. Raises Skp.DoesNotExist."""
    skp: Skp = Skp.objects.terlihat_oleh(oleh).select_related("tahun_kinerja").get(pk=pk)
    return skp


def rhk_daftar(*, skp: Skp) -> list[Rhk]:
    """Results with their indicators, in order; two queries."""
    indikator = Prefetch("indikator", IndikatorRhk.objects.order_by("urutan", "pk"))
    return list(skp.rhk.order_by("urutan", "pk").prefetch_related(indikator))


@dataclass(frozen=True)
class BarisPerilaku:
    """A behaviour, its guides, and what the leader expects."""

    kode: str
    judul: str
    panduan: Sequence[str]
    ekspektasi: str


def perilaku_daftar(*, skp: Skp) -> list[BarisPerilaku]:
    """The seven behaviours in their order with the leader's expectations."""
    ada = dict(EkspektasiPerilaku.objects.filter(skp=skp).values_list("perilaku", "ekspektasi"))
    return [
        BarisPerilaku(satu.value, str(satu.label), PANDUAN[satu], ada.get(satu.value, ""))
        for satu in Perilaku
    ]


def dialog_daftar(*, skp: Skp) -> list[DialogSkp]:
    """Remarks, the oldest first."""
    return list(DialogSkp.objects.filter(skp=skp).order_by("pk"))


def skp_tahun_lalu(*, skp: Skp) -> Skp | None:
    """The person's latest agreed plan before this one."""
    satu: Skp | None = (
        Skp.objects.filter(pegawai_id=skp.pegawai_id, status__in=BERJALAN, mulai__lt=skp.mulai)
        .order_by("-mulai")
        .first()
    )
    return satu


@dataclass(frozen=True)
class BarisMatriks:
    """A result of the leader and which results of the team serve it."""

    uraian: str
    bawahan: list[Rhk]


def matriks_peran_hasil(*, oleh: Any, tahun: TahunKinerja) -> list[BarisMatriks]:
    """The leader's results with those of the team that serve them, and at the end those that serve
    none; three queries."""
    saya = oleh.lingkup.pegawai_id or 0
    milik = list(
        Rhk.objects.filter(skp__pegawai_id=saya, skp__tahun_kinerja=tahun)
        .order_by("skp__mulai", "urutan", "pk")
    )  # fmt: skip
    tim = list(
        Rhk.objects.filter(skp__penilai_id=saya, skp__tahun_kinerja=tahun)
        .select_related("skp")
        .order_by("skp__nama_kunci", "urutan", "pk")
    )
    nomor = {satu.pk for satu in milik}
    hasil = [
        BarisMatriks(satu.uraian, [r for r in tim if r.rhk_atasan_id == satu.pk]) for satu in milik
    ]
    lepas = [satu for satu in tim if satu.rhk_atasan_id not in nomor]
    if lepas:
        hasil.append(BarisMatriks("", lepas))
    return hasil


def periode_kini(*, tahun: TahunKinerja, hari: date) -> PeriodeTinjauan | None:
    """The period one works on: the earliest open one that is over or running and not past its
    deadline, else the latest that has begun, else the first."""
    semua = list(tahun.periode.order_by("nomor"))
    for satu in semua:
        if satu.terbuka and satu.mulai <= hari <= satu.batas and satu.selesai <= hari:
            return satu
    mulai = [satu for satu in semua if satu.mulai <= hari]
    return mulai[-1] if mulai else (semua[0] if semua else None)


@dataclass(frozen=True)
class BarisTim:
    """One plan of the team with its review of the period and its yearly appraisal."""

    skp: Skp
    tinjauan: TinjauanPeriodik | None
    penilaian: PenilaianTahunan | None
    berperiode: bool
    tahun_terbuka: bool
    periode_terbuka: bool

    @property
    def menunggu(self) -> str:
        """What waits for the appraiser and can still be done, in words, or ""."""
        if not self.tahun_terbuka:
            return ""
        if self.skp.status == Skp.Status.DIAJUKAN:
            return "SKP menunggu persetujuan"
        diajukan = self.tinjauan is not None and self.tinjauan.status == "DIAJUKAN"
        if self.periode_terbuka and diajukan:
            return "Realisasi menunggu penilaian"
        if self.penilaian is not None and self.penilaian.status == "DITETAPKAN":
            return "Penilaian belum diserahkan"
        return ""


def tim_saring(
    *, oleh: Any, tahun: TahunKinerja, periode: PeriodeTinjauan | None, cari: str, keadaan: str
) -> Any:
    """Plans of the people one appraises, filtered."""
    semua = Skp.objects.tim(oleh).filter(tahun_kinerja=tahun)
    if kata := cari.strip():
        if nip := rentang_nip(kata):
            semua = semua.filter(nip__range=nip)
        else:
            for sepotong in kata.upper().split():
                semua = semua.filter(nama_kunci__contains=sepotong)
    ditinjau = TinjauanPeriodik.objects.filter(periode=periode)
    match keadaan:
        case "skp":
            semua = semua.filter(status=Skp.Status.DIAJUKAN)
        case "belum-skp":
            semua = semua.exclude(status__in=BERJALAN)
        case "realisasi":
            semua = semua.filter(pk__in=ditinjau.filter(status="DIAJUKAN").values("skp"))
        case "belum-dinilai":
            semua = semua.filter(status__in=BERJALAN).exclude(
                pk__in=ditinjau.filter(status="DINILAI").values("skp")
            )
    return semua


def tim_halaman(
    *,
    oleh: Any,
    tahun: TahunKinerja,
    periode: PeriodeTinjauan | None,
    cari: str = "",
    keadaan: str = "",
    sesudah: str = "",
    sebelum: str = "",
) -> tuple[list[BarisTim], Halaman]:
    """A page of the team by name; three queries, whatever its size."""
    semua = tim_saring(oleh=oleh, tahun=tahun, periode=periode, cari=cari, keadaan=keadaan)
    satu_halaman = halaman(
        semua, kolom=("nama_kunci", "id"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum
    )
    return _baris_tim(satu_halaman.baris, oleh=oleh, tahun=tahun, periode=periode), satu_halaman


def tim_semua(
    *, oleh: Any, tahun: TahunKinerja, periode: PeriodeTinjauan | None, cari: str, keadaan: str
) -> list[BarisTim]:
    """All of the team by name, for a file; three queries."""
    semua = tim_saring(oleh=oleh, tahun=tahun, periode=periode, cari=cari, keadaan=keadaan)
    urut = list(semua.order_by("nama_kunci", "id"))
    return _baris_tim(urut, oleh=oleh, tahun=tahun, periode=periode)


def _baris_tim(
    skp: list[Skp], *, oleh: Any, tahun: TahunKinerja, periode: PeriodeTinjauan | None
) -> list[BarisTim]:
    tinjauan = {
        satu.skp_id: satu for satu in TinjauanPeriodik.objects.filter(skp__in=skp, periode=periode)
    }
    penilaian = {
        satu.pegawai_id: satu
        for satu in PenilaianTahunan.objects.terlihat_oleh(oleh).filter(
            tahun_kinerja=tahun, pegawai_id__in=[satu.pegawai_id for satu in skp]
        )
    }
    return [
        BarisTim(
            satu,
            tinjauan.get(satu.pk),
            penilaian.get(satu.pegawai_id),
            periode is not None and satu.mulai < periode.selesai and periode.mulai < satu.selesai,
            tahun.terbuka,
            periode is not None and periode.terbuka,
        )
        for satu in skp
    ]


def tim_ringkas(
    *,
    oleh: Any,
    tahun: TahunKinerja,
    periode: PeriodeTinjauan | None,
    semua_periode: list[PeriodeTinjauan],
) -> dict[str, Any]:
    """How many of the team there are, and how many wait for the appraiser and can still be done, in
    the period and in other open ones of the year; two queries."""
    saya = oleh.lingkup.pegawai_id or 0
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE status = 'DIAJUKAN'), "
            "count(*) FILTER (WHERE status NOT IN ('DISEPAKATI', 'DIAKHIRI')) "
            "FROM kinerja_skp WHERE penilai_id = %s AND tahun_kinerja_id = %s",
            [saya, tahun.pk],
        )
        semua, skp, belum = kursor.fetchone()
    ditinjau = TinjauanPeriodik.objects.filter(penilai_id=saya, periode__in=semua_periode)
    per_periode = ditinjau.order_by().values_list("periode", "status").annotate(n=Count("pk"))
    hitung = {(satu, status): n for satu, status, n in per_periode}
    kini = periode.pk if periode else None
    return {
        "semua": semua,
        "skp": skp if tahun.terbuka else 0,
        "belum_skp": belum,
        "realisasi": hitung.get((kini, "DIAJUKAN"), 0) if periode and periode.terbuka else 0,
        "dinilai": hitung.get((kini, "DINILAI"), 0),
        "lain": [
            {"periode": satu, "jumlah": jumlah}
            for satu in semua_periode
            if satu.pk != kini and satu.terbuka and (jumlah := hitung.get((satu.pk, "DIAJUKAN")))
        ],
    }


def skp_milik(*, oleh: Any, tahun: TahunKinerja) -> list[Skp]:
    """One's own plans of a year, by date."""
    return list(Skp.objects.milik(oleh).filter(tahun_kinerja=tahun).order_by("mulai"))


def tugas_kinerja(*, oleh: Any) -> tuple[int, int]:
    """How many plans and reviews of open years wait for one as appraiser, and how many of one's own
    plans wait for one's agreement or mending; two queries."""
    saya = oleh.lingkup.pegawai_id
    if saya is None:
        return 0, 0
    terbuka = Q(tahun_kinerja__status__in=("DIBUKA", "DIBUKA_KEMBALI"))
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT (SELECT count(*) FROM kinerja_skp s JOIN kinerja_tahunkinerja t "
            "ON t.id = s.tahun_kinerja_id AND t.status LIKE 'DIBUKA%%' "
            "WHERE s.penilai_id = %(saya)s AND s.status = 'DIAJUKAN') + "
            "(SELECT count(*) FROM kinerja_tinjauanperiodik n JOIN kinerja_periodetinjauan p "
            "ON p.id = n.periode_id AND p.status LIKE 'DIBUKA%%' "
            "WHERE n.penilai_id = %(saya)s AND n.status = 'DIAJUKAN')",
            {"saya": saya},
        )
        tim = kursor.fetchone()[0]
    milik = Skp.objects.filter(terbuka, pegawai_id=saya, status__in=("DISETUJUI", "DIKEMBALIKAN"))
    return tim, milik.count()
