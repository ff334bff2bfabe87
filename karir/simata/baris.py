"""What a comparison with SIMATA is made of: filter, rows, differences and counts, in words."""

from dataclasses import dataclass
from typing import Any, Final

from karir.kode import ALASAN, StatusHasil
from karir.mesin.tulis import bulatkan_ke_ratusan
from karir.models import PindahKotak
from karir.simata.tata import TEMPAT
from karir.simata.unsur import KOTAK, Unsur

SAMA, BEDA, HANYA_PORTAL, HANYA_SIMATA = "sama", "beda", "hanya-portal", "hanya-simata"
SELISIH, SEMUA = "selisih", "semua"
KEADAAN: Final = {
    BEDA: "Berbeda",
    HANYA_PORTAL: "Hanya di portal",
    HANYA_SIMATA: "Hanya di SIMATA",
    SAMA: "Sama",
}


@dataclass(frozen=True, kw_only=True)
class Saringan:
    """What narrows the list; `jenis` is a state, the code of a thing compared, `selisih` (anything
    but equal) or `semua`. `portal` and `simata` are boxes."""

    jenis: str = SELISIH
    portal: int | None = None
    simata: int | None = None
    opd_id: int | None = None
    cari: str = ""


@dataclass(frozen=True)
class Selisih:
    """One thing that both sides say otherwise; a side without a figure has None."""

    unsur: Unsur
    portal: int | None
    simata: int | None

    @property
    def bulat(self) -> bool:
        """Whether the figures are boxes."""
        return self.unsur.kode == KOTAK

    @property
    def portal_tampil(self) -> str:
        """The portal's figure as a page shows it."""
        return self._tampil(self.portal)

    @property
    def simata_tampil(self) -> str:
        """SIMATA's figure as a page shows it."""
        return self._tampil(self.simata)

    def _tampil(self, nilai: int | None) -> str:
        if nilai is None:
            return "tidak ada"
        return str(nilai) if self.bulat else bulatkan_ke_ratusan(nilai, TEMPAT)


@dataclass(frozen=True, kw_only=True)
class BarisCocok:
    """One person on either side."""

    pegawai_id: int | None
    nip: str
    nama: str
    opd_nama: str
    unit_nama: str
    keadaan: str
    status: str | None
    alasan: list[str]
    kotak_portal: int | None
    kotak_simata: int | None
    y_simata: int | None
    x_simata: int | None
    baris: int | None
    semua: list[Selisih]
    selisih: list[Selisih]
    # Whether its reader sees the whole agency; else a side may only be out of view.
    seluruh: bool = True
    # The box that a review of the run confirmed; what is compared is the engine's.
    dikukuhkan: PindahKotak | None = None

    @property
    def sebutan(self) -> str:
        """Its state in words."""
        return KEADAAN[self.keadaan]

    @property
    def sebab(self) -> str:
        """Why a person stands on one side only, and what to do."""
        if self.keadaan == HANYA_PORTAL:
            if self.seluruh:
                return (
                    "Dipetakan portal, tidak ada pada berkas SIMATA: periksa keanggotaannya di "
                    "SIMATA."
                )
            return (
                "Dipetakan portal; pada berkas SIMATA tidak ada, atau orangnya pindah unit atau "
                "baru diimpor sesudahnya sehingga barisnya di luar lingkup Anda: tanyakan BKD."
            )
        if self.keadaan != HANYA_SIMATA:
            return ""
        if self.status is None:
            return (
                "Tidak ikut pada perhitungan ini: periksa NIP-nya, atau apakah orangnya masuk "
                "sesudah tanggal acuan atau pindah unit."
                if self.pegawai_id
                else "NIP tidak ada di portal: impor orangnya, atau betulkan NIP di SIMATA."
            )
        kata = "; ".join(ALASAN[kode] for kode in self.alasan)
        return f"{StatusHasil(self.status).label} di portal: {kata}."


@dataclass(frozen=True, kw_only=True)
class RingkasCocok:
    """Counts of a comparison: by state, by thing compared, the matrix by (portal's box, SIMATA's)
    of those mapped on both sides, and by unit; `terdaftar` is how many the list holds."""

    keadaan: dict[str, int]
    unsur: dict[str, int]
    matriks: dict[tuple[int, int], int]
    unit: list[dict[str, Any]]
    terdaftar: int

    @property
    def jumlah(self) -> int:
        """Everybody on either side."""
        return sum(self.keadaan.values())

    @property
    def selisih(self) -> int:
        """Everybody but those who are equal."""
        return self.jumlah - self.keadaan.get(SAMA, 0)
