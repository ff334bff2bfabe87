"""What the pages about matching by hand read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.db.models import Case, Count, Func, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Length, Upper

from talenta.impor.baca.contoh import KepalaBerkas, kepala_berkas
from talenta.impor.daftar import jenis_bernama, semua
from talenta.impor.jenis import Rujukan
from talenta.impor.models import Impor, PadananKode, PetaKolom, Temuan
from talenta.impor.peta import rujukan_terpetakan, tangan_untuk
from talenta.impor.selectors import jenis_impor

KODE_TERBANYAK = 50
CALON_TERBANYAK = 20
TERPANJANG = 200
_TAK_BERMAKNA = "[^0-9A-Za-z]"


@dataclass(frozen=True)
class Calon:
    """A stored row that a foreign code may stand for."""

    kode: str
    sebutan: str


@dataclass(frozen=True)
class KodeAsing:
    """A code that the portal does not know: where it stands in the file, how often, and rows of
    the portal that look alike."""

    rujukan: str
    judul: str
    kolom: str
    nilai: str
    banyak: int
    kunci: bool
    usulan: list[Calon] = field(default_factory=list)

    @property
    def tanda(self) -> str:
        """The code as part of a name in a form: letters and digits alone, whatever was written."""
        return blake2b(f"{self.rujukan}:{self.nilai}".encode(), digest_size=6).hexdigest()


def kepala_impor(*, impor: Impor, baris: int | None = None) -> KepalaBerkas:
    """The titles of an import's file beside what they are read as. Raises BerkasTidakTerbaca."""
    jenis = jenis_impor(impor)
    tangan = tangan_untuk(impor.instansi_id, jenis)
    return kepala_berkas(
        Path(impor.berkas.isi.path), jenis, tangan, baris=baris, lembar=impor.lembar
    )


def _temuan_kode(impor: Impor) -> tuple[QuerySet[Temuan], dict[str, tuple[Rujukan, str]]]:
    terpetakan = {r.kolom: (r, asal) for r, asal in rujukan_terpetakan(jenis_impor(impor))}
    kode = {rujukan.kode for rujukan, _ in terpetakan.values()}
    daftar = Temuan.objects.filter(impor=impor, kode__in=kode, kolom__in=terpetakan)
    return daftar, terpetakan


def kode_asing_banyak(*, impor: Impor) -> int:
    """How many rows of an import hold a code that could be mapped, counted once a column."""
    kode = {rujukan.kode for rujukan in rujukan_impor(impor).values()}
    return sum(n for satu, _, n in impor.kelompok_temuan if satu in kode)


@dataclass(frozen=True)
class DaftarKode:
    """The unknown codes that a page shows at once, and how many fit what was asked for."""

    baris: list[KodeAsing]
    jumlah: int


def _urutan_kolom(terpetakan: dict[str, tuple[Rujukan, str]]) -> Case:
    """Columns in the order in which what they name is best imported: units first."""
    urutan = {jenis.kode: ke for ke, jenis in enumerate(semua())}
    return Case(
        *(When(kolom=kolom, then=urutan[asal]) for kolom, (_, asal) in terpetakan.items()),
        default=len(urutan),
    )


def kode_asing_daftar(*, oleh: Any, impor: Impor, cari: str = "", rujukan: str = "") -> DaftarKode:
    """The unknown codes of an import that hold `cari`, of one kind of reference where that is
    asked for: units first, then by how often, each with look-alikes."""
    temuan, terpetakan = _temuan_kode(impor)
    kunci = jenis_impor(impor).kunci
    cocok = (
        temuan.exclude(nilai="")
        .annotate(panjang=Length("nilai"), urutan=_urutan_kolom(terpetakan))
        .filter(panjang__lte=TERPANJANG, nilai__icontains=cari)
        .values("urutan", "kolom", "nilai")
    )
    if rujukan:
        cocok = cocok.filter(
            kolom__in=[k for k, (_, asal) in terpetakan.items() if asal == rujukan]
        )
    hasil = [
        KodeAsing(
            rujukan=terpetakan[kolom][1],
            judul=jenis_bernama(terpetakan[kolom][1]).judul,
            kolom=kolom,
            nilai=nilai,
            banyak=banyak,
            kunci=kolom in kunci,
        )
        for kolom, nilai, banyak in cocok.annotate(n=Count("id"))
        .order_by("urutan", "-n", "kolom", "nilai")
        .values_list("kolom", "nilai", "n")[:KODE_TERBANYAK]
    ]
    for milik, asal in {asal: satu for satu in terpetakan.values() for asal in [satu[1]]}.values():
        _usulkan(oleh, milik, [satu for satu in hasil if satu.rujukan == asal])
    return DaftarKode(hasil, cocok.distinct().count())


def _baku(kode: str) -> str:
    """A code without case, marks or the zeros in front that a spreadsheet takes."""
    return "".join(huruf for huruf in kode.upper() if huruf.isascii() and huruf.isalnum()).lstrip(
        "0"
    )


def _usulkan(oleh: Any, rujukan: Rujukan, daftar: list[KodeAsing]) -> None:
    """Rows whose code differs in marks or leading zeros only, or whose name is what was written."""
    if not daftar:
        return
    baku = Func(
        Func(
            Upper(rujukan.kunci),
            Value(_TAK_BERMAKNA),
            Value(""),
            Value("g"),
            function="regexp_replace",
        ),
        Value("0"),
        function="ltrim",
        output_field=TextField(),
    )
    nama = rujukan.sebutan[0]
    dicari = {_baku(satu.nilai) for satu in daftar} - {""}
    tulisan = {satu.nilai.upper() for satu in daftar}
    mirip = _baris(oleh, rujukan).annotate(baku=baku, nama_besar=Upper(nama))
    for kode, kode_baku, nama_besar, *sebutan in (
        mirip.filter(Q(baku__in=dicari) | Q(nama_besar__in=tulisan))
        .order_by(rujukan.kunci)
        .values_list(rujukan.kunci, "baku", "nama_besar", *rujukan.sebutan)[:KODE_TERBANYAK]
    ):
        for satu in daftar:
            if kode_baku == _baku(satu.nilai) or nama_besar == satu.nilai.upper():
                satu.usulan.append(Calon(kode, _sebut(sebutan)))


def _baris(oleh: Any, rujukan: Rujukan) -> QuerySet[Any]:
    baris: QuerySet[Any] = rujukan.model._default_manager.terlihat_oleh(oleh)  # type: ignore[attr-defined]
    return baris


def _sebut(sebutan: Iterable[str | None]) -> str:
    """A row in words; what stands above it in brackets, since many units are called alike."""
    nama, *di_atas = [satu for satu in sebutan if satu] or ["(tanpa nama)"]
    return f"{nama} ({di_atas[0]})" if di_atas else nama


def calon_kode(*, oleh: Any, rujukan: Rujukan, kata: str) -> list[Calon]:
    """Stored rows whose code is or begins with `kata`, or whose name holds all its words; a code
    that is exactly so comes alone."""
    semua_baris = _baris(oleh, rujukan)
    nilai = [rujukan.kunci, *rujukan.sebutan]
    tepat = semua_baris.filter(**{rujukan.kunci: kata}).values_list(*nilai)[:1]
    cocok = list(tepat)
    if not cocok:
        bernama = Q()
        for satu in kata.split():
            bernama &= Q(**{f"{rujukan.sebutan[0]}__icontains": satu})
        berkode = Q(**{f"{rujukan.kunci}__istartswith": kata})
        urut = semua_baris.filter(bernama | berkode).order_by(rujukan.sebutan[0], rujukan.kunci)
        cocok = list(urut.values_list(*nilai)[:CALON_TERBANYAK])
    return [Calon(kode, _sebut(sebutan)) for kode, *sebutan in cocok]


def rujukan_impor(impor: Impor) -> dict[str, Rujukan]:
    """Kind of reference -> reference, of those whose codes can be mapped."""
    return {asal: rujukan for rujukan, asal in rujukan_terpetakan(jenis_impor(impor))}


def kolom_diingat(*, oleh: Any) -> list[tuple[str, PetaKolom]]:
    """Remembered titles with the words of their kind, in the order of importing."""
    urutan = {jenis.kode: (ke, jenis.judul) for ke, jenis in enumerate(semua())}
    daftar = PetaKolom.objects.terlihat_oleh(oleh).select_related("pengguna")
    urut = sorted(daftar, key=lambda satu: (urutan.get(satu.jenis, (99, ""))[0], satu.tulisan))
    return [(urutan.get(satu.jenis, (99, satu.jenis))[1], satu) for satu in urut]


@dataclass(frozen=True)
class Padanan:
    """A remembered code: the words of its kind, the row it stands for ("" where it is gone),
    and whether the portal knows the foreign code itself by now, so that it is not used."""

    judul: str
    baris: PadananKode
    tujuan: str
    dikenal: bool


def kode_diingat(*, oleh: Any) -> list[Padanan]:
    """Remembered codes, by kind of reference and code."""
    daftar = list(
        PadananKode.objects.terlihat_oleh(oleh)
        .select_related("pengguna")
        .order_by("rujukan", "kode_asing", "id")
    )
    sebutan: dict[tuple[str, str], str] = {}
    for asal, rujukan in {a: r for j in semua() for r, a in rujukan_terpetakan(j)}.items():
        dicari = {k for s in daftar if s.rujukan == asal for k in (s.kode, s.kode_asing)}
        if dicari:
            baris = _baris(oleh, rujukan).filter(**{f"{rujukan.kunci}__in": dicari})
            for kode, *nama in baris.values_list(rujukan.kunci, *rujukan.sebutan):
                sebutan[asal, kode] = _sebut(nama)
    return [
        Padanan(
            judul=jenis_bernama(satu.rujukan).judul,
            baris=satu,
            tujuan=sebutan.get((satu.rujukan, satu.kode), ""),
            dikenal=(satu.rujukan, satu.kode_asing) in sebutan,
        )
        for satu in daftar
    ]
