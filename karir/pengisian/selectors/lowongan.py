"""Vacancies and what hangs on them, for pages; every question starts from `terlihat_oleh`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When

from karir.mesin.kalimat_kelayakan import (
    JUDUL,
    STATUS_KATA,
    fakta_kata,
    status_kelas,
    syarat_kata,
)
from karir.mesin.kecocokan import cocok_tampil
from karir.mesin.kelayakan import MANAJERIAL, TIDAK_DITANYA, hasil_urai
from karir.mesin.syarat import Syarat, SyaratTidakSah, syarat_muat
from karir.models import (
    CalonLowongan,
    KelayakanPegawai,
    KursiKomite,
    Lowongan,
    SuaraKomite,
)
from karir.pengisian.selectors.menunggu import menunggu_syarat
from karir.pengisian.services.calon import butir_verifikasi
from karir.rumus import talenta_tampil
from karir.selectors.pengukuhan import pengukuhan_banyak
from talenta.akun.models import Pengguna
from talenta.pegawai.bup import bup, tmt_pensiun
from talenta.pegawai.kode import BERHENTI
from talenta.pegawai.models import Jabatan, Pegawai, UnitOrganisasi
from talenta.pegawai.rumus import kunci_nama, rentang_nip


def lowongan_terlihat(*, pengguna: Pengguna) -> QuerySet[Lowongan]:
    """Vacancies in view with post and unit."""
    semua: QuerySet[Lowongan] = Lowongan.objects.terlihat_oleh(pengguna).select_related(
        "jabatan", "unit", "instansi", "penilaian"
    )
    return semua


def lowongan_saring(
    semua: QuerySet[Lowongan], *, pengguna: Pengguna, cari: str, status: str, menunggu: str = ""
) -> QuerySet[Lowongan]:
    """Narrowed by words of the post or unit, by state, and (`menunggu`) to what waits for the
    reader."""
    for kata in cari.split():
        semua = semua.filter(Q(jabatan__nama__icontains=kata) | Q(unit__nama__icontains=kata))
    if menunggu:
        semua = semua.filter(menunggu_syarat(pengguna))
    return semua.filter(status=status) if status else semua


@dataclass(frozen=True, kw_only=True)
class BarisSyarat:
    """One requirement in words; beside a person's outcome also that and its fact."""

    kode: str
    judul: str
    diminta: str
    status: int = 0
    fakta: str = ""

    @property
    def status_kata(self) -> str:
        """The outcome in a word."""
        return STATUS_KATA[self.status]

    @property
    def kelas(self) -> str:
        """Its colour."""
        return status_kelas(self.status)


def syarat_baris(isi: dict[str, Any]) -> list[BarisSyarat]:
    """What a vacancy asks for; nothing where the requirements cannot be read yet."""
    try:
        kata = syarat_kata(syarat_muat(isi))
    except SyaratTidakSah:
        return []
    return [BarisSyarat(kode=k, judul=JUDUL[k], diminta=teks) for k, teks in kata.items()]


def putusan_baris(*, hasil: int, fakta: list[int], syarat: Syarat) -> list[BarisSyarat]:
    """Every rule that was asked about a person, with the fact it rests on."""
    diminta = syarat_kata(syarat)
    urai = hasil_urai(hasil)
    return [
        BarisSyarat(
            kode=kode,
            judul=JUDUL[kode],
            diminta=diminta.get(kode, ""),
            status=status,
            fakta=fakta_kata(kode, fakta[ke], syarat),
        )
        for ke, (kode, status) in enumerate(urai.items())
        if status != TIDAK_DITANYA
    ]


@dataclass(frozen=True, kw_only=True)
class Angka:
    """Figures of a match as shown, hundredths; None unknown."""

    talenta: int | None
    teknis: int | None
    digital: int | None
    kecocokan: int | None


def angka(satu: Any) -> Angka:
    """The figures of a judged person or of a candidate."""
    return Angka(
        talenta=talenta_tampil(satu.talenta) if satu.talenta >= 0 else None,
        teknis=satu.teknis if satu.teknis >= 0 else None,
        digital=satu.digital if satu.digital >= 0 else None,
        kecocokan=cocok_tampil(satu.kecocokan) if satu.kecocokan >= 0 else None,
    )


def kelayakan_terlihat(*, pengguna: Pengguna, lowongan: Lowongan) -> QuerySet[KelayakanPegawai]:
    """Everybody's outcome in the vacancy's last judgement, with the person."""
    semua: QuerySet[KelayakanPegawai] = (
        KelayakanPegawai.objects.terlihat_oleh(pengguna)
        .filter(penilaian_id=lowongan.penilaian_id or 0)
        .select_related("pegawai__jabatan", "pegawai__unit")
    )
    return semua


def kelayakan_saring(
    semua: QuerySet[KelayakanPegawai], *, cari: str, status: str
) -> QuerySet[KelayakanPegawai]:
    """Narrowed by name or NIP and by outcome."""
    if nip := rentang_nip(cari):
        semua = semua.filter(pegawai__nip__range=nip)
    else:
        for kata in kunci_nama(cari).split():
            semua = semua.filter(pegawai__nama_kunci__contains=kata)
    return semua.filter(status=int(status)) if status else semua


@dataclass(frozen=True, kw_only=True)
class LembarCalon:
    """A candidate as a column of the comparison: figures, requirements, and what was verified."""

    calon: CalonLowongan
    angka: Angka
    baris: list[BarisSyarat]
    verifikasi: list[dict[str, Any]]

    @property
    def beres(self) -> bool:
        """Whether nothing is left to verify, and nothing failed."""
        return all(satu["hasil"] and satu["hasil"].lulus for satu in self.verifikasi)


def calon_lembar(calon: CalonLowongan, lowongan: Lowongan) -> LembarCalon:
    """All about one candidate."""
    sudah = {satu.butir: satu for satu in calon.verifikasi.all()}
    return LembarCalon(
        calon=calon,
        angka=angka(calon),
        baris=putusan_baris(
            hasil=calon.hasil, fakta=calon.fakta, syarat=syarat_muat(lowongan.syarat)
        ),
        verifikasi=[
            {"butir": kunci, "kata": kata, "hasil": sudah.get(kunci)}
            for kunci, kata in butir_verifikasi(calon, lowongan).items()
        ],
    )


def calon_terlihat(*, pengguna: Pengguna, lowongan: Lowongan) -> list[CalonLowongan]:
    """The shortlist by rank, those without one last."""
    semua = (
        CalonLowongan.objects.terlihat_oleh(pengguna)
        .filter(lowongan=lowongan)
        .prefetch_related("verifikasi__oleh")
    )
    calon = sorted(semua, key=lambda c: (c.peringkat == 0, c.peringkat, c.nip))
    calon_tandai(calon, pengguna=pengguna, lowongan=lowongan)
    return calon


def calon_tandai(calon: Sequence[CalonLowongan], *, pengguna: Pengguna, lowongan: Lowongan) -> None:
    """Give each candidate the move that a review of the judgement's run confirmed, or None."""
    nomor = lowongan.penilaian.proses_id if lowongan.penilaian else None
    if nomor is None:
        return
    pindah = pengukuhan_banyak(
        pengguna=pengguna, proses=[nomor], pegawai=[satu.pegawai_id for satu in calon]
    )
    for satu in calon:
        satu.dikukuhkan = pindah.get((nomor, satu.pegawai_id))


def kursi_terlihat(*, pengguna: Pengguna, lowongan: Lowongan) -> list[KursiKomite]:
    """The committee, its chair first."""
    semua = KursiKomite.objects.terlihat_oleh(pengguna).filter(lowongan=lowongan)
    return list(semua.order_by("-ketua", "nama", "pk"))


def suara_terlihat(*, pengguna: Pengguna, lowongan: Lowongan) -> list[SuaraKomite]:
    """The scores that this person may read now."""
    semua = SuaraKomite.objects.terlihat_oleh(pengguna).filter(kursi__lowongan=lowongan)
    return list(semua.select_related("kursi", "calon").order_by("calon_id", "kursi__nama", "pk"))


@dataclass(frozen=True, kw_only=True)
class CalonLowong:
    """A managerial post that will be vacant, and when."""

    orang: Pegawai
    pensiun: date


def akan_pensiun(*, pengguna: Pengguna, hari: date, batas: date, banyak: int) -> list[CalonLowong]:
    """Managers in view who retire before a day, the first ones first."""
    jenjang = ("JPT_MADYA", "JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")
    # The youngest age of retirement in years before the last day: nobody younger comes into view.
    lahir_terakhir = batas.replace(year=batas.year - 58, day=1)
    semua = (
        Pegawai.objects.terlihat_oleh(pengguna)
        .filter(jabatan__jenjang__in=jenjang, tanggal_lahir__lte=lahir_terakhir)
        .exclude(kedudukan_hukum__in=BERHENTI)
        .select_related("jabatan", "unit")
        .order_by("tanggal_lahir", "pk")[: banyak * 4]
    )
    hasil = []
    for orang in semua:
        jabatan = orang.jabatan
        usia = bup(jenjang=jabatan.jenjang, jabatan=jabatan.nama) if jabatan else None
        pensiun = tmt_pensiun(orang.tanggal_lahir, usia) if usia else None
        if pensiun and hari <= pensiun <= batas:
            hasil.append(CalonLowong(orang=orang, pensiun=pensiun))
    return sorted(hasil, key=lambda satu: (satu.pensiun, satu.orang.pk))[:banyak]


def jabatan_cari(*, pengguna: Pengguna, kata: str, banyak: int = 20) -> list[Jabatan]:
    """Posts whose name or code holds every word; without a word the managerial ones that nobody
    holds and no open vacancy is about, the highest first."""
    semua = Jabatan.objects.terlihat_oleh(pengguna)
    for satu in kata.split():
        semua = semua.filter(Q(nama__icontains=satu) | Q(kode__icontains=satu))
    if kata.split():
        return list(semua.order_by("nama", "pk")[:banyak])
    dipegang = Pegawai.objects.filter(jabatan=OuterRef("pk")).exclude(kedudukan_hukum__in=BERHENTI)
    terbuka = Lowongan.objects.filter(jabatan=OuterRef("pk")).exclude(status__in=Lowongan.TUTUP)
    tinggi = Case(*(When(jenjang=satu, then=n) for n, satu in enumerate(MANAJERIAL)))
    kosong = semua.filter(~Exists(dipegang), ~Exists(terbuka), jenjang__in=MANAJERIAL)
    return list(kosong.order_by(tinggi, "nama", "pk")[:banyak])


def unit_jabatan(*, pengguna: Pengguna, jabatan: Jabatan, banyak: int = 50) -> list[UnitOrganisasi]:
    """Where a post is likely to be: units in which somebody holds it, then those whose name
    stands in that of the post."""
    semua = UnitOrganisasi.objects.terlihat_oleh(pengguna)
    pemegang = Pegawai.objects.filter(jabatan=jabatan, unit=OuterRef("pk"))
    dipegang = list(semua.filter(Exists(pemegang)).order_by("lft", "pk")[:banyak])
    nama = Value(jabatan.nama, output_field=TextField())
    senama = semua.alias(nama_jabatan=nama).filter(nama_jabatan__icontains=F("nama"))
    senama = senama.exclude(pk__in=[satu.pk for satu in dipegang])
    return [*dipegang, *senama.order_by("lft", "pk")[: banyak - len(dipegang)]]


def seleksi_saya(*, pengguna: Pengguna) -> QuerySet[KelayakanPegawai]:
    """The own outcome in every vacancy that was announced."""
    semua: QuerySet[KelayakanPegawai] = KelayakanPegawai.objects.terlihat_oleh(pengguna)
    return semua.order_by("-penilaian_id")
