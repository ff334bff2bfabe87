"""The steps of an assessment event: one table, which service, page and API read."""

from dataclasses import dataclass
from typing import Final

from kompetensi.models import Asesmen

S = Asesmen.Status


@dataclass(frozen=True, kw_only=True)
class IsiAcara:
    """What an event holds, as far as its steps ask: people, how many of them came with a result
    and how many have none yet, and whether whoever acts is one of them."""

    orang: int
    hadir: int
    belum: int
    sendiri: bool


KOSONG: Final = "Belum ada peserta."
TANPA_HASIL: Final = "Belum ada hasil yang tercatat."
MEMUAT_SENDIRI: Final = "Anda sendiri peserta asesmen ini. Hasilnya diterbitkan orang lain."
BELUM_SEMUA: Final = (
    "Masih ada peserta tanpa hasil. Catat hasilnya, tandai tidak hadir, atau lepaskan."
)


@dataclass(frozen=True)
class LangkahAsesmen:
    """One step of an open event: to which state (the same if empty), and what of these reasons
    stands against it."""

    kode: str
    ke: str = ""
    sebab: tuple[str, ...] = ()


LANGKAH_ASESMEN: Final = {
    satu.kode: satu
    for satu in (
        LangkahAsesmen("tambah"),
        LangkahAsesmen("undang", S.DIUNDANG, (KOSONG,)),
        LangkahAsesmen("terbitkan", S.TERBIT, (TANPA_HASIL, MEMUAT_SENDIRI, BELUM_SEMUA)),
        LangkahAsesmen("batalkan", S.BATAL),
    )
}


def halangan(kode: str, isi: IsiAcara) -> str:
    """Why a step of an open event cannot be taken, in words, or ""."""
    ada = {
        KOSONG: not isi.orang,
        TANPA_HASIL: not isi.hadir,
        MEMUAT_SENDIRI: isi.sendiri,
        BELUM_SEMUA: isi.belum > 0,
    }
    return next((satu for satu in LANGKAH_ASESMEN[kode].sebab if ada[satu]), "")
