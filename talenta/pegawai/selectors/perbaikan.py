"""What the pages about corrections read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from talenta.impor.jenis import Jenis
from talenta.inti.keyset import Halaman, halaman
from talenta.inti.sandi_data import TERSAMAR
from talenta.pegawai.models import HukumanDisiplin, Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import bukakan, jenis_bernama, jenis_perbaikan, potret_ringkas
from talenta.pegawai.querysets import UsulQuerySet
from talenta.pegawai.selectors.profil import boleh_lihat_disiplin
from talenta.pegawai.selectors.sumber import tandai_perbaikan

SEHALAMAN = 50
# Filter of the queue: what waits for the very person who looks.
UNTUK_SAYA = "untuk-saya"


@dataclass(frozen=True)
class Beda:
    """One changed column of a proposal, in words."""

    judul: str
    lama: str
    baru: str


@dataclass(frozen=True)
class BarisData:
    """A row of the record that can be corrected: its key, what it says, whether it counts."""

    pk: int
    teks: str
    dicabut: bool
    terbuka: bool
    catatan: Any


@dataclass(frozen=True)
class KelompokData:
    """The rows of one kind."""

    jenis: Jenis
    baris: list[BarisData]


def usul_terlihat(*, oleh: Any) -> UsulQuerySet:
    """Proposals in view of `oleh`, discipline only for whoever may read it."""
    semua: UsulQuerySet = UsulPerbaikan.objects.terlihat_oleh(oleh)
    if not boleh_lihat_disiplin(oleh):
        disiplin = [j.kode for j in jenis_perbaikan() if j.model is HukumanDisiplin]
        semua = semua.exclude(jenis__in=disiplin)
    return semua.select_related("pegawai__unit", "diusulkan_oleh", "diputus_oleh")


def usul_daftar(
    *, oleh: Any, cari: str = "", status: str = "", jenis: str = ""
) -> QuerySet[UsulPerbaikan]:
    """Proposals in view, narrowed as the filters of the page say; `status` may be UNTUK_SAYA."""
    semua = usul_terlihat(oleh=oleh)
    if cari:
        orang = Pegawai.objects.terlihat_oleh(oleh).cari(cari)
        semua = semua.filter(pegawai__in=orang.order_by().values("pk"))
    if status == UNTUK_SAYA:
        semua = semua.untuk_diputuskan(oleh)
    elif status:
        semua = semua.filter(status=status)
    return semua.filter(jenis=jenis) if jenis else semua


def usul_halaman(semua: QuerySet[Any], *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page, newest first."""
    return halaman(
        semua, kolom=("id",), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum, turun=True
    )


def judul_jenis(kode: str) -> str:
    """Title of a kind; its code where no wing declares it any more."""
    try:
        return jenis_bernama(kode).judul
    except LookupError:
        return kode


def beda_usul(usul: UsulPerbaikan, *, buka: bool) -> list[Beda]:
    """Old beside new; sensitive values only with `buka`."""
    hasil = []
    for satu in usul.isi:
        if "lama_kata" in satu:
            hasil.append(Beda(satu["judul"], satu["lama_kata"], satu["baru_kata"]))
            continue
        kolom = jenis_bernama(usul.jenis).kolom_bernama(satu["kolom"])
        lama, baru = (
            (bukakan(kolom, satu[sisi]) if buka else TERSAMAR) if satu[sisi] else ""
            for sisi in ("lama", "baru")
        )
        hasil.append(Beda(satu["judul"], lama, baru))
    return hasil


def boleh_bukti(usul: UsulPerbaikan, *, oleh: Any) -> bool:
    """Whether `oleh` may open the evidence of a proposal in view.

    What proves a masked value shows it, so it is for the proposer, those who decide, and those
    to whom the value is not masked.
    """
    if not any(_sensitif(usul.jenis, satu["kolom"]) for satu in usul.isi):
        return True
    return bool(
        usul.diusulkan_oleh_id == oleh.pk
        or oleh.boleh("perbaikan.putuskan")
        or oleh.boleh("pegawai.sensitif")
    )


def _sensitif(kode: str, kolom: str) -> bool:
    return jenis_bernama(kode).kolom_bernama(kolom).sensitif


def data_orang(*, oleh: Any, pegawai: Pegawai) -> list[KelompokData]:
    """The rows of a person by kind, newest last imported first; one query a kind, one for what
    is being proposed, one for what was corrected."""
    terbuka = set(
        UsulPerbaikan.objects.filter(pegawai=pegawai, status__in=UsulPerbaikan.TERBUKA).values_list(
            "jenis", "objek_id"
        )
    )
    hasil = []
    for jenis in jenis_perbaikan():
        if jenis.model is HukumanDisiplin and not boleh_lihat_disiplin(oleh):
            continue
        if jenis.model is Pegawai:
            semua: Iterable[Any] = [pegawai]
        else:
            milik: Any = jenis.model
            semua = (
                milik.objects.terlihat_oleh(oleh)
                .filter(pegawai=pegawai)
                .select_related("impor__berkas", *_rujukan(jenis))
                .order_by("-pk")
            )
        baris = [
            BarisData(
                pk=satu.pk,
                teks=potret_ringkas(jenis, satu),
                dicabut=getattr(satu, "dicabut_pada", None) is not None,
                terbuka=(jenis.kode, satu.pk) in terbuka,
                catatan=satu,
            )
            for satu in semua
        ]
        if baris:
            hasil.append(KelompokData(jenis, baris))
    catatan = [[satu.catatan for satu in kelompok.baris] for kelompok in hasil]
    tandai_perbaikan(pegawai_id=pegawai.pk, daftar=catatan)
    return hasil


def _rujukan(jenis: Jenis) -> list[str]:
    return [r.simpan.removesuffix("_id") for r in jenis.rujukan if r.simpan != "pegawai_id"]


def baris_data(*, oleh: Any, pegawai: Pegawai, jenis: Jenis, pk: int) -> Any:
    """One row of a person in view of `oleh`, with its latest correction. Raises LookupError."""
    baris = _baris(oleh, pegawai, jenis, pk)
    tandai_perbaikan(pegawai_id=pegawai.pk, daftar=[[baris]])
    return baris


def _baris(oleh: Any, pegawai: Pegawai, jenis: Jenis, pk: int) -> Any:
    if jenis.model is Pegawai:
        if pk != pegawai.pk:
            raise LookupError
        return pegawai
    if jenis.model is HukumanDisiplin and not boleh_lihat_disiplin(oleh):
        raise LookupError
    milik: Any = jenis.model
    satu = (
        milik.objects.terlihat_oleh(oleh)
        .filter(pegawai=pegawai, pk=pk)
        .select_related("impor__berkas", "pegawai", *_rujukan(jenis))
        .first()
    )
    if satu is None:
        raise LookupError
    return satu
