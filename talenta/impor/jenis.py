"""What a wing declares about a kind of file. The pipeline knows no kind of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models

from talenta.impor.bersih import Pembersih, Teks
from talenta.impor.temuan import DITOLAK

if TYPE_CHECKING:
    from talenta.impor.models import Impor
    from talenta.impor.penampung import Penampung
    from talenta.impor.potongan import Potongan

Kolom_ = Mapping[str, list[str]]


@dataclass(frozen=True)
class Kolom:
    """A column: its header, spellings, cleaner, and the field it is stored in (if any).

    `sql` turns the staged text into the stored value; `{}` stands for the staged column.
    `contoh` is written into the example row of the template (the cleaner's own where empty).
    `sensitif` values are shown to those with the permission pegawai.sensitif alone.
    """

    nama: str
    pembersih: Pembersih = field(default_factory=Teks)
    wajib: bool = False
    alias: tuple[str, ...] = ()
    simpan: str = ""
    sql: str = ""
    sensitif: bool = False
    contoh: str = ""

    @property
    def staging(self) -> str:
        """Name of the staged column."""
        return "k_" + self.nama.lower().replace(" ", "_")


@dataclass(frozen=True)
class Rujukan:
    """A column that names a stored row of another model.

    `simpan` gets that row's key; `ikut` copies more of its columns (stored <- there). An
    unknown name gives `kode` at `tingkat`, None for no finding. `petunjuk` names the kind whose
    latest rejects tell which row to mend first. `dalam_berkas` looks in this file too. `sebutan`
    are the columns of that row by which a person knows it.
    """

    kolom: str
    model: type[models.Model]
    kunci: str
    simpan: str
    kode: str = ""
    tingkat: str | None = DITOLAK
    ikut: Mapping[str, str] = field(default_factory=dict)
    petunjuk: str = ""
    dalam_berkas: bool = False
    # Column of that row by which the file's own rows are called.
    nama_baris: str = ""
    sebutan: tuple[str, ...] = ("nama",)


@dataclass(frozen=True)
class Turunan:
    """A stored column computed from cleaned columns of a chunk; left alone if all are absent.

    `banding` says whether it tells rows apart; `gabung` merges JSON by key; `judul` names it
    where changes are shown (empty: its values are not shown).
    """

    simpan: str
    dari: tuple[str, ...]
    fungsi: Callable[[Kolom_], list[str]]
    tipe: str = "text"
    banding: bool = True
    gabung: bool = False
    judul: str = ""


@dataclass(frozen=True)
class Jenis:
    """A kind of file. `kunci` are the columns whose values together are a row's identity;
    `kunci_simpan` the stored columns that hold them."""

    kode: str
    judul: str
    keterangan: str
    urutan: int
    # The column with the name of what a row tells about; without it the first reference's.
    sebutan: str = field(default="", kw_only=True)
    model: type[models.Model]
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    kunci_simpan: tuple[str, ...]
    salah_satu: tuple[tuple[str, ...], ...] = ()
    rujukan: tuple[Rujukan, ...] = ()
    turunan: tuple[Turunan, ...] = ()
    # Checks across the columns of a row, across the whole file, and of what the changed rows
    # overwrite once they are sorted; then what follows a write.
    periksa_baris: Callable[["Potongan"], None] | None = None
    periksa_himpunan: Callable[["Penampung"], None] | None = None
    periksa_perubahan: Callable[["Penampung"], None] | None = None
    sesudah_tulis: Callable[["Penampung"], None] | None = None
    # Tracked tables that `sesudah_tulis` fills beside the rows. What holds others back before an
    # undoing looks, given the agency's number, and what follows it, given the import.
    pengikut: tuple[type[models.Model], ...] = ()
    sebelum_urung: Callable[[int], None] | None = None
    sesudah_urung: Callable[["Impor"], None] | None = None
    # Whether cells hold sentences, commas and line breaks among them.
    berprosa: bool = False
    # Whether an officer may declare a file of this kind to hold everybody; how many decisions
    # were taken on it in view of an account, by the import's number, and the page that lists
    # them: an undoing leaves them in force.
    dapat_lengkap: bool = False
    # Whether an agency can do without it, so that nobody is asked for it.
    bila_ada: bool = False
    keputusan: Callable[[Any, int], int] | None = None
    halaman_keputusan: str = ""

    @property
    def wajib(self) -> tuple[str, ...]:
        """Columns without which the file is refused."""
        return tuple(kolom.nama for kolom in self.kolom if kolom.wajib)

    @property
    def pilihan(self) -> tuple[str, ...]:
        """Columns that may be absent."""
        bersama = {nama for pilihan in self.salah_satu for nama in pilihan}
        return tuple(k.nama for k in self.kolom if not k.wajib and k.nama not in bersama)

    def kolom_bernama(self, nama: str) -> Kolom:
        """The column with this header."""
        return next(kolom for kolom in self.kolom if kolom.nama == nama)
