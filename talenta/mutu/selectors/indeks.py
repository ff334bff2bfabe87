"""The index as pages show it: of a unit now and over time, by unit below, by check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from talenta.mutu.daftar import PemeriksaanTidakDikenal, pemeriksaan_bernama
from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.kode import Dimensi
from talenta.mutu.models import NilaiMutu, UkuranMutu
from talenta.mutu.rumus import Hitungan, Nilai, kenaikan, nilai
from talenta.mutu.selectors.ketentuan import bobot_dimensi
from talenta.pegawai.models import UnitOrganisasi

TERATAS = 3


def pemeriksaan_terlihat(oleh: Any, kode: Iterable[str]) -> list[tuple[int, Pemeriksaan]]:
    """Which of these checks `oleh` may read, each with its place; checks of old are left out."""
    terlihat = []
    for ke, satu in enumerate(kode):
        try:
            pemeriksaan = pemeriksaan_bernama(satu)
        except PemeriksaanTidakDikenal:
            continue
        if not pemeriksaan.izin or oleh.boleh(pemeriksaan.izin):
            terlihat.append((ke, pemeriksaan))
    return terlihat


def ukuran_terbaru(*, oleh: Any) -> UkuranMutu | None:
    """The newest measurement in view."""
    terbaru: UkuranMutu | None = UkuranMutu.objects.terlihat_oleh(oleh).order_by("-tanggal").first()
    return terbaru


def unit_terlihat(*, oleh: Any) -> QuerySet[UnitOrganisasi]:
    """The units within the interval of the role taken on."""
    lingkup = oleh.lingkup
    terlihat: QuerySet[UnitOrganisasi] = UnitOrganisasi.objects.terlihat_oleh(oleh).filter(
        lft__gte=lingkup.lft, lft__lte=lingkup.rgt
    )
    return terlihat


def unit_puncak(*, oleh: Any) -> UnitOrganisasi | None:
    """The unit that a role is bound to; None where the whole agency is in view."""
    if oleh.lingkup.seluruh_instansi:
        return None
    return unit_terlihat(oleh=oleh).filter(lft=oleh.lingkup.lft).first()


def jalur_unit(*, oleh: Any, unit: UnitOrganisasi) -> list[UnitOrganisasi]:
    """The units above one, from the top in view down, without itself."""
    atas = unit_terlihat(oleh=oleh).filter(lft__lt=unit.lft, rgt__gte=unit.rgt)
    return list(atas.order_by("lft"))


def _hitungan(ukuran: UkuranMutu, angka: NilaiMutu, daftar: list[tuple[int, Pemeriksaan]]) -> Any:
    return [
        Hitungan(
            dimensi=satu.dimensi.value,
            bobot=ukuran.ketentuan[f"bobot.{satu.kode}"],
            diperiksa=angka.diperiksa[ke],
            gagal=angka.gagal[ke],
        )
        for ke, satu in daftar
    ]


def nilai_unit(*, oleh: Any, ukuran: UkuranMutu, angka: NilaiMutu) -> Nilai:
    """The index of one unit at one measurement, over the checks that `oleh` may read."""
    daftar = pemeriksaan_terlihat(oleh, ukuran.pemeriksaan)
    return nilai(_hitungan(ukuran, angka, daftar), bobot_dimensi(ukuran.ketentuan))


def angka_unit(*, oleh: Any, ukuran: UkuranMutu, unit_id: int | None) -> NilaiMutu | None:
    """The counts of a unit (None: the whole agency) at a measurement, if in view."""
    angka: NilaiMutu | None = (
        NilaiMutu.objects.terlihat_oleh(oleh).filter(ukuran=ukuran, unit_id=unit_id).first()
    )
    return angka


@dataclass(frozen=True)
class BarisPemeriksaan:
    """One check in one unit: counts, its share amiss in hundredths of a per cent, and by how much
    mending all of it would raise the index (hundredths)."""

    pemeriksaan: Pemeriksaan
    bobot: int
    diperiksa: int
    gagal: int
    dikecualikan: int
    kenaikan: int


def menurut_pemeriksaan(
    *, oleh: Any, ukuran: UkuranMutu, angka: NilaiMutu
) -> list[BarisPemeriksaan]:
    """Every check in view, in the order of dimensions."""
    daftar = pemeriksaan_terlihat(oleh, ukuran.pemeriksaan)
    hitungan = _hitungan(ukuran, angka, daftar)
    naik = kenaikan(hitungan, bobot_dimensi(ukuran.ketentuan))
    return [
        BarisPemeriksaan(
            pemeriksaan=satu,
            bobot=h.bobot,
            diperiksa=h.diperiksa,
            gagal=h.gagal,
            dikecualikan=angka.dikecualikan[ke],
            kenaikan=n,
        )
        for (ke, satu), h, n in zip(daftar, hitungan, naik, strict=True)
    ]


def paling_bernilai(baris: list[BarisPemeriksaan]) -> list[BarisPemeriksaan]:
    """The three checks whose mending raises the index most."""
    ada = [satu for satu in baris if satu.gagal and satu.kenaikan]
    return sorted(ada, key=lambda satu: (-satu.kenaikan, -satu.gagal))[:TERATAS]


@dataclass(frozen=True)
class BarisUnit:
    """A unit with everything below it; `lft` and `rgt` of today's tree."""

    unit: UnitOrganisasi
    jumlah: int
    nilai: Nilai
    gagal: int
    punya_bawahan: bool


def _anak(oleh: Any, unit: UnitOrganisasi | None) -> QuerySet[UnitOrganisasi]:
    """The units right below one; of the whole agency the roots, or what is below the only one."""
    terlihat = unit_terlihat(oleh=oleh)
    if unit is not None:
        return terlihat.filter(atasan=unit)
    akar = list(terlihat.filter(kedalaman=0)[:2])
    return terlihat.filter(atasan=akar[0]) if len(akar) == 1 else terlihat.filter(kedalaman=0)


def menurut_unit(*, oleh: Any, ukuran: UkuranMutu, unit: UnitOrganisasi | None) -> list[BarisUnit]:
    """The units below one (None: the top of the tree) in the order of the tree."""
    anak = _anak(oleh, unit)
    menurut_id = {satu.pk: satu for satu in anak.order_by("lft")}
    daftar = pemeriksaan_terlihat(oleh, ukuran.pemeriksaan)
    bobot = bobot_dimensi(ukuran.ketentuan)
    angka = {
        satu.unit_id: satu
        for satu in NilaiMutu.objects.terlihat_oleh(oleh).filter(
            ukuran=ukuran, unit_id__in=menurut_id
        )
    }
    return [
        BarisUnit(
            unit=satu,
            jumlah=angka[pk].jumlah,
            nilai=nilai(_hitungan(ukuran, angka[pk], daftar), bobot),
            gagal=sum(angka[pk].gagal[ke] for ke, _ in daftar),
            punya_bawahan=(satu.rgt or 0) > (satu.lft or 0),
        )
        for pk, satu in menurut_id.items()
        if pk in angka
    ]


URUTAN = ("unit", "jumlah", "indeks", "gagal", *(satu.value.lower() for satu in Dimensi))


def urutkan(baris: list[BarisUnit], urut: str) -> list[BarisUnit]:
    """By a column of the table; a leading minus turns it round. Unknown: as they stand."""
    nama, turun = urut.removeprefix("-"), urut.startswith("-")
    if nama not in URUTAN:
        return baris

    def kunci(satu: BarisUnit) -> tuple[Any, ...]:
        match nama:
            case "unit":
                return (satu.unit.nama.upper(),)
            case "jumlah":
                return (satu.jumlah,)
            case "gagal":
                return (satu.gagal,)
            case "indeks":
                isi = satu.nilai.indeks
            case _:
                isi = satu.nilai.dimensi[nama.upper()]
        return (isi is not None, isi or 0)

    return sorted(baris, key=kunci, reverse=turun)


@dataclass(frozen=True)
class TitikTren:
    """The index on one day; `ketentuan_baru` where figures differ from the day before."""

    tanggal: date
    nilai: Nilai
    jumlah: int
    ketentuan_baru: bool


def tren(*, oleh: Any, unit_id: int | None, sampai: date, hari: int) -> list[TitikTren]:
    """The index of a unit over the last `hari` days, oldest first; two queries."""
    semua = {
        satu.pk: satu
        for satu in UkuranMutu.objects.terlihat_oleh(oleh).filter(
            tanggal__gt=sampai - timedelta(days=hari), tanggal__lte=sampai
        )
    }
    angka = NilaiMutu.objects.terlihat_oleh(oleh).filter(ukuran_id__in=semua, unit_id=unit_id)
    titik: list[TitikTren] = []
    sebelum: dict[str, int] | None = None
    for satu in sorted(angka, key=lambda a: semua[a.ukuran_id].tanggal):
        ukuran = semua[satu.ukuran_id]
        titik.append(
            TitikTren(
                tanggal=ukuran.tanggal,
                nilai=nilai_unit(oleh=oleh, ukuran=ukuran, angka=satu),
                jumlah=satu.jumlah,
                ketentuan_baru=sebelum is not None and sebelum != ukuran.ketentuan,
            )
        )
        sebelum = ukuran.ketentuan
    return titik


@dataclass(frozen=True)
class RingkasMutu:
    """What the home page says: the index of the scope, and what is worth mending first."""

    ukuran: UkuranMutu
    nilai: Nilai
    unit_id: int | None
    teratas: list[BarisPemeriksaan]


def mutu_ringkas(*, oleh: Any) -> RingkasMutu | None:
    """The index of what `oleh` sees; None before the first measurement, or without people."""
    ukuran = ukuran_terbaru(oleh=oleh)
    if ukuran is None:
        return None
    puncak = unit_puncak(oleh=oleh)
    unit_id = puncak.pk if puncak else None
    angka = angka_unit(oleh=oleh, ukuran=ukuran, unit_id=unit_id)
    if angka is None:
        return None
    return RingkasMutu(
        ukuran=ukuran,
        nilai=nilai_unit(oleh=oleh, ukuran=ukuran, angka=angka),
        unit_id=unit_id,
        teratas=paling_bernilai(menurut_pemeriksaan(oleh=oleh, ukuran=ukuran, angka=angka)),
    )
