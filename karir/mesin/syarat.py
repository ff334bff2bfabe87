"""What a post asks of a person, as data: read from JSON, checked, and said in words.

Source of the shipped figures: karir/pengisian/ketentuan.json, each with its regulation and how
certain it is. Nothing here is about a person's sex, religion, origin or family.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from karir.mesin import kosakata

# Ranks of PNS from the lowest: PP 11/2017 annex. A position here + 1 is the stored number.
GOLONGAN: Final = tuple(
    f"{romawi}/{ruang}"
    for romawi, ruangan in (("I", "abcd"), ("II", "abcd"), ("III", "abcd"), ("IV", "abcde"))
    for ruang in ruangan
)
STATUS_KEPEGAWAIAN: Final = ("PNS", "PPPK")
# Codes of kedudukan hukum that only PPPK have.
KEDUDUKAN_PPPK: Final = (71, 72, 73, 101)
# Rungs of education: professional and specialist titles stand beside their degree.
JENJANG_PENDIDIKAN: Final[Mapping[int, int]] = {
    5: 1, 10: 2, 12: 2, 15: 3, 17: 3, 18: 3, 20: 4, 25: 5, 30: 6, 35: 7, 40: 7, 42: 7,
    45: 8, 47: 8, 49: 9, 50: 9,
}  # fmt: skip
SEPENUHNYA: Final = 10_000


class SyaratTidakSah(ValueError):
    """A requirement or weight that cannot be; says what and why."""


@dataclass(frozen=True, kw_only=True)
class Pengalaman:
    """One way to have enough experience: so many years in any of these jenjang."""

    jenjang: tuple[str, ...]
    tahun: int


@dataclass(frozen=True, kw_only=True)
class Syarat:
    """Requirements of one post. A zero, an empty text or an empty list asks for nothing.

    `pengalaman` are ways of which one is enough (OR). `kompetensi_ms` and `kompetensi_mms` are
    bounds of the JPM in hundredths: from the first on it is fulfilled, below the second it is not,
    between them a person decides. `dokumen` is asked of those on the shortlist alone.
    """

    status: tuple[str, ...]
    kedudukan: tuple[str, ...]
    pendidikan: str
    golongan: str
    pengalaman: tuple[Pengalaman, ...]
    bidang_tahun: int
    usia: int
    kinerja: str
    disiplin_tahun: int
    kompetensi_ms: int
    kompetensi_mms: int
    bidang_ilmu: bool
    pensiun_bulan: int
    masa_jabatan_tahun: int
    dokumen: tuple[str, ...]

    def isi(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Bobot:
    """Weights of the match in basis points, summing to 10,000."""

    talenta: int
    teknis: int
    digital: int

    def isi(self) -> dict[str, int]:
        """As it is stored."""
        return asdict(self)


def bobot_muat(isi: Mapping[str, Any]) -> Bobot:
    """Weights from JSON. Raises SyaratTidakSah."""
    bobot = Bobot(**{nama: int(isi.get(nama, 0)) for nama in ("talenta", "teknis", "digital")})
    nilai = (bobot.talenta, bobot.teknis, bobot.digital)
    if min(nilai) < 0 or sum(nilai) != SEPENUHNYA:
        raise SyaratTidakSah("Jumlah ketiga bobot harus tepat 100 %, tanpa bobot negatif.")
    if bobot.talenta == 0:
        raise SyaratTidakSah("Nilai talenta harus ikut menimbang.")
    return bobot


def syarat_muat(isi: Mapping[str, Any]) -> Syarat:
    """Requirements from JSON. Raises SyaratTidakSah with the place and the reason."""
    kurang = [nama for nama in Syarat.__dataclass_fields__ if nama not in isi]
    if kurang:
        raise SyaratTidakSah(f"Syarat belum lengkap: {', '.join(kurang)}.")
    syarat = Syarat(
        status=tuple(isi["status"]),
        kedudukan=tuple(isi["kedudukan"]),
        pendidikan=str(isi["pendidikan"]),
        golongan=str(isi["golongan"]),
        pengalaman=tuple(
            Pengalaman(jenjang=tuple(satu["jenjang"]), tahun=int(satu["tahun"]))
            for satu in isi["pengalaman"]
        ),
        bidang_tahun=int(isi["bidang_tahun"]),
        usia=int(isi["usia"]),
        kinerja=str(isi["kinerja"]),
        disiplin_tahun=int(isi["disiplin_tahun"]),
        kompetensi_ms=int(isi["kompetensi_ms"]),
        kompetensi_mms=int(isi["kompetensi_mms"]),
        bidang_ilmu=bool(isi["bidang_ilmu"]),
        pensiun_bulan=int(isi["pensiun_bulan"]),
        masa_jabatan_tahun=int(isi["masa_jabatan_tahun"]),
        dokumen=tuple(str(satu) for satu in isi["dokumen"]),
    )
    _periksa(syarat)
    return syarat


def _periksa(s: Syarat) -> None:
    ketentuan = (
        (bool(s.status) and set(s.status) <= set(STATUS_KEPEGAWAIAN), "Pilih PNS, PPPK, atau dua."),
        (bool(s.kedudukan), "Pilih paling sedikit satu kedudukan hukum."),
        (
            not s.pendidikan
            or (s.pendidikan.isdigit() and int(s.pendidikan) in JENJANG_PENDIDIKAN),
            "Tingkat pendidikan tidak dikenal.",
        ),
        (not s.golongan or s.golongan in GOLONGAN, "Golongan tidak dikenal."),
        (
            all(
                p.jenjang and set(p.jenjang) <= set(kosakata.JENJANG) and 0 < p.tahun <= 40
                for p in s.pengalaman
            ),
            "Setiap pilihan pengalaman menyebut jenjang dan 1 sampai 40 tahun.",
        ),
        (not s.kinerja or s.kinerja in kosakata.PREDIKAT, "Predikat tidak dikenal."),
        (
            0 <= s.kompetensi_mms <= s.kompetensi_ms <= SEPENUHNYA,
            "Batas JPM bawah tidak boleh melebihi batas atasnya, keduanya 0 sampai 100.",
        ),
        (
            all(
                0 <= n <= puncak
                for n, puncak in (
                    (s.bidang_tahun, 40), (s.usia, 70), (s.disiplin_tahun, 20),
                    (s.pensiun_bulan, 120), (s.masa_jabatan_tahun, 10),
                )
            ),
            "Ada tahun atau bulan di luar batas yang masuk akal.",
        ),
    )  # fmt: skip
    for sah, sebab in ketentuan:
        if not sah:
            raise SyaratTidakSah(sebab)
