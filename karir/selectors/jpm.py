"""The job-person match as the gap pages count it beside how the rule set in force counts it.

Both read the standards that an agency has laid down. Where it has not, the pages take the levels
that ship, and a ranking the rule set's own; each has a window of its own.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from karir.mesin.aturan import muat
from karir.mesin.bentuk import Aturan
from karir.mesin.jenis import Jpm, RataRata
from karir.models import AturanTalenta
from karir.selectors.aturan import AturanTidakAda, aturan_dalam_kekuatan
from kompetensi import rumus
from kompetensi.kode import KOMPETENSI
from kompetensi.selectors.cocok import penilaian_terakhir
from kompetensi.selectors.ketentuan import KATEGORI, Ketentuan, ketentuan_berlaku
from kompetensi.selectors.standar import (
    LAZIM,
    Standar,
    jenjang_standar,
    standar_berlaku,
    standar_pada,
)
from talenta.pegawai.models import Pegawai


@dataclass(frozen=True)
class AturanJpm:
    """What the rule set in force says of the match: window in years and cap; None where it counts
    none, or no rule set is in force."""

    aturan: AturanTalenta
    isi: Aturan
    jpm: Jpm | None

    @property
    def sebutan(self) -> str:
        return f"{self.aturan.judul} ({self.aturan})"


def aturan_jpm(*, instansi_id: int, hari: date) -> AturanJpm | None:
    """The rule set in force on a day as far as it is about the match."""
    try:
        aturan = aturan_dalam_kekuatan(instansi_id=instansi_id, tanggal=hari)
    except AturanTidakAda:
        return None
    isi = muat(aturan.isi)
    ukuran: list[Any] = []
    for komponen in isi.komponen:
        satu = komponen.indikator
        ukuran += [b.indikator for b in satu.bagian] if isinstance(satu, RataRata) else [satu]
    return AturanJpm(aturan, isi, next((s for s in ukuran if isinstance(s, Jpm)), None))


@dataclass(frozen=True)
class Sisi:
    """One way of counting the match of a person: what it is called and rests on, where the
    required levels stand and their sum, the window in years, the match in hundredths of a per cent
    (None: no assessment in the window)."""

    nama: str
    dasar: str
    standar: str
    jumlah: int
    tahun: int
    jpm: int | None


@dataclass(frozen=True)
class DuaJpm:
    """Both ways; `aturan` is None where the rule set in force counts no match, `tanggal` None
    without an assessment. `kategori` are the sets of the pages, with their legal basis."""

    tanggal: date | None
    gap: Sisi | None
    aturan: Sisi | None
    sebutan_aturan: str
    kategori: list[tuple[str, str, str]]

    @property
    def sisi(self) -> list[Sisi]:
        """The ways there are."""
        return [satu for satu in (self.gap, self.aturan) if satu is not None]

    @property
    def berbeda(self) -> bool:
        """Whether the two ways differ in standard, window or result."""
        if self.gap is None or self.aturan is None:
            return False
        return (self.gap.jumlah, self.gap.tahun, self.gap.jpm) != (
            self.aturan.jumlah, self.aturan.tahun, self.aturan.jpm,
        )  # fmt: skip


def jpm_dua(*, oleh: Any, pegawai: Pegawai, hari: date) -> DuaJpm:
    """The match of a person in view with the own post on a day, both ways."""
    ketentuan = ketentuan_berlaku(instansi_id=pegawai.instansi_id, hari=hari)
    berlaku = aturan_jpm(instansi_id=pegawai.instansi_id, hari=hari)
    catatan = penilaian_terakhir(oleh=oleh, pegawai=pegawai)
    jabatan = pegawai.jabatan
    standar = standar_pada([jabatan], hari=hari)[jabatan.pk] if jabatan else None
    tingkat = [getattr(catatan, kode) for kode in KOMPETENSI] if catatan else []

    def sisi(
        *, nama: str, dasar: str, asal: str, syarat: list[int], tahun: int, tertinggi: int
    ) -> Sisi:
        sah = catatan is not None and rumus.berlaku(catatan.tanggal, hari, tahun)
        mentah = rumus.jpm_mentah(tingkat, syarat) if sah else None
        nilai = None if mentah is None else min(mentah, tertinggi)
        return Sisi(nama, dasar, asal, sum(syarat), tahun, nilai)

    gap = aturan = None
    if standar is not None and jabatan is not None:
        gap = sisi(
            nama="Kesenjangan kompetensi",
            dasar=ketentuan.sumber["masa.kompetensi_tahun"],
            asal=standar.sebutan,
            syarat=list(standar.tingkat.values()),
            tahun=ketentuan.angka("masa.kompetensi_tahun"),
            tertinggi=rumus.PENUH,
        )
        if berlaku is not None and berlaku.jpm is not None:
            asal, syarat = standar_aturan(berlaku.isi, standar, jabatan.jenjang)
            aturan = sisi(
                nama=berlaku.sebutan,
                dasar=berlaku.aturan.dasar_hukum,
                asal=asal,
                syarat=syarat,
                tahun=berlaku.jpm.jendela_tahun,
                tertinggi=berlaku.jpm.maksimum,
            )
    return DuaJpm(
        tanggal=catatan.tanggal if catatan else None,
        gap=gap,
        aturan=aturan,
        sebutan_aturan=berlaku.sebutan if berlaku else "",
        kategori=_kategori(ketentuan),
    )


def standar_aturan(isi: Aturan, standar: Standar, jenjang: str) -> tuple[str, list[int]]:
    """Where a ranking takes the required levels of a post from, and what they are: what the agency
    has laid down, else the rule set's own of the jenjang."""
    if standar.asal != LAZIM:
        return standar.sebutan, list(standar.tingkat.values())
    return f"tingkat baku jenjang {standar.jenjang} dalam aturan", list(isi.tingkat_baku[jenjang])


def _kategori(ketentuan: Ketentuan) -> list[tuple[str, str, str]]:
    hasil = []
    for jenis, daftar in KATEGORI.items():
        kata = ", ".join(f"{n} mulai {b // 100} %" for n, b in ketentuan.batas(jenis) if b)
        sumber = "; ".join(dict.fromkeys(ketentuan.sumber[kode] for _, kode in daftar if kode))
        hasil.append((jenis, kata, sumber))
    return hasil


@dataclass(frozen=True)
class BarisJenjang:
    """What a jenjang asks for in the gap pages and in the rule set, and where each stands."""

    nama: str
    gap: list[int]
    aturan: list[int]
    asal: str

    @property
    def berbeda(self) -> bool:
        return self.gap != self.aturan


@dataclass(frozen=True)
class BandingStandar:
    """An agency's gap pages beside the rule set in force."""

    sebutan_gap: str
    sebutan_aturan: str
    dasar_aturan: str
    tahun_gap: int
    tahun_aturan: int | None
    jenjang: list[BarisJenjang]

    @property
    def berbeda(self) -> list[BarisJenjang]:
        return [satu for satu in self.jenjang if satu.berbeda]

    @property
    def jendela_berbeda(self) -> bool:
        return self.tahun_aturan is not None and self.tahun_aturan != self.tahun_gap


def banding_standar(*, instansi_id: int, hari: date) -> BandingStandar:
    """By jenjang what counts where no post has figures of its own; four queries."""
    versi = standar_berlaku(instansi_id=instansi_id, hari=hari)
    ketentuan = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)
    berlaku = aturan_jpm(instansi_id=instansi_id, hari=hari)
    baris = []
    for jenjang, standar in jenjang_standar(versi):
        gap = list(standar.tingkat.values())
        asal, aturan = standar.sebutan, gap
        if berlaku is not None and berlaku.jpm is not None:
            asal, aturan = standar_aturan(berlaku.isi, standar, jenjang.value)
        baris.append(BarisJenjang(str(jenjang.label), gap, aturan, asal))
    return BandingStandar(
        sebutan_gap=f"standar versi {versi.nomor}" if versi else "tingkat lazim bawaan portal",
        sebutan_aturan=berlaku.sebutan if berlaku and berlaku.jpm else "",
        dasar_aturan=berlaku.aturan.dasar_hukum if berlaku else "",
        tahun_gap=ketentuan.angka("masa.kompetensi_tahun"),
        tahun_aturan=berlaku.jpm.jendela_tahun if berlaku and berlaku.jpm else None,
        jenjang=baris,
    )
