"""An operation of the API as data: what it asks for, who may, what it takes and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from talenta.inti.keyset import Halaman, halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import Pelaku

SEHALAMAN: Final = 50
GET, POST, PUT, PATCH, DELETE = "GET", "POST", "PUT", "PATCH", "DELETE"
# Those that change what was read: they name its entity tag.
BERSYARAT: Final = frozenset({PUT, PATCH, DELETE})
JSON, FORMULIR = "application/json", "multipart/form-data"

# What a token may be given, each to read and to write. The word stands on the page of tokens.
AREA: Final[dict[str, str]] = {
    "diri": "Data saya sendiri",
    "pegawai": "Pegawai, unit, jabatan, kinerja, dan kompetensi",
    "nik": "Membuka NIK (tercatat dalam jejak audit)",
    "perbaikan": "Perbaikan data dan laporan data salah",
    "hasil": "Peta talenta, hasil, dan perhitungan",
    "aturan": "Aturan talenta",
    "lowongan": "Pengisian jabatan",
    "mutu": "Mutu data",
    "impor": "Impor",
    "pekerjaan": "Pekerjaan",
    "akun": "Akun dan peran",
    "kode": "Membuat akun dan menerbitkan kode aktivasi",
    "audit": "Jejak audit",
}
BACA, TULIS = "baca", "tulis"
CAKUPAN: Final = tuple(f"{area}:{jenis}" for area in AREA for jenis in (BACA, TULIS))


@dataclass(frozen=True, kw_only=True)
class Permintaan:
    """What an operation is given: the account in its scope, and query and body, checked."""

    asli: Any
    kueri: dict[str, Any] = field(default_factory=dict)
    isi: dict[str, Any] = field(default_factory=dict)

    @property
    def oleh(self) -> Any:
        """The account that the token acts for."""
        return self.asli.user

    @property
    def pelaku(self) -> Pelaku:
        """The same for the audit."""
        return pelaku(self.asli)

    @property
    def instansi_id(self) -> int:
        """The agency of the token's role; 0, which no agency has, without one."""
        return int(self.oleh.lingkup.instansi_id or 0)

    @property
    def kursor(self) -> Any:
        """Where the page that was asked for begins."""
        return {arah: self.kueri.get(arah) or "" for arah in ("sesudah", "sebelum")}

    def halaman(
        self, semua: Any, *, kolom: tuple[str, ...] = ("id",), turun: bool = True, ukuran: int = 0
    ) -> Halaman:
        """The page asked for of these rows, the latest first unless told."""
        return halaman(semua, kolom=kolom, ukuran=ukuran or SEHALAMAN, turun=turun, **self.kursor)


Fungsi = Callable[..., Any]


@dataclass(frozen=True, kw_only=True)
class Operasi:
    """One method at one address.

    `izin` None means every token. `area` is the token's scope that covers it, to read for GET and
    to write else, unless `cakupan` says otherwise; `juga` is a second scope that it needs. `kueri`
    and `isi` are serializer classes, `keluaran` one too (None: no content), `berhalaman` whether it
    is a page of such rows; `samping` is a serializer class of what stands beside the rows of a page
    (its function then answers both, the page first). `tolak` are the domain's refusals, whose words
    are for the client. `berkas` is the media type of a download. `diri`: runs as plain ASN, about
    oneself. `bebas`: any token, whatever its scope. `tentang`: the argument that names the person
    whom it shows, and the kind of look that is noted (talenta.pegawai.lingkup.tentang_orang);
    without an argument its function names the person (sebut_orang). `rahasia`: what it answers
    is shown once, so it is not kept for a repeated request. `tanpa_bekas`: neither the request nor
    its answer is kept for a repeated one, since that would say who sent it; its service sees to it
    that it is done once.
    """

    metode: str
    judul: str
    jalankan: Fungsi
    area: str
    izin: str | None = None
    cakupan: str = ""
    juga: str = ""
    kueri: Any = None
    isi: Any = None
    keluaran: Any = None
    berhalaman: bool = False
    samping: Any = None
    status: int = 200
    tolak: tuple[type[Exception], ...] = ()
    berkas: str = ""
    formulir: bool = False
    diri: bool = False
    bebas: bool = False
    tentang: tuple[str, str] | None = None
    rahasia: bool = False
    tanpa_bekas: bool = False
    rinci: str = ""
    contoh: dict[str, Any] | None = None

    @property
    def nama_cakupan(self) -> tuple[str, ...]:
        """All the scopes that a token needs for it: `("hasil:baca",)`."""
        jenis = self.cakupan or (BACA if self.metode == GET else TULIS)
        return (f"{self.area}:{jenis}", *filter(None, (self.juga,)))


def operasi(metode: str, judul: str, **lain: Any) -> Callable[[Fungsi], Operasi]:
    """Make an operation of a function `(p: Permintaan, **arguments of the address)`."""
    if lain["area"] not in AREA:
        raise LookupError(f"area {lain['area']} tidak dikenal")
    lain.setdefault("status", {POST: 201, DELETE: 204}.get(metode, 200))

    def bungkus(fungsi: Fungsi) -> Operasi:
        return Operasi(metode=metode, judul=judul, jalankan=fungsi, **lain)

    return bungkus
