"""What the competency panel of a person reads."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from kompetensi.kode import AREA_DIGITAL, ASPEK_POTENSI, KOMPETENSI, TINGKAT_LAZIM, SumberDigital
from kompetensi.models import (
    JamPembelajaran,
    KeterampilanDigital,
    PenilaianKompetensi,
    PenilaianPotensi,
    StandarJabatan,
)
from talenta.pegawai.models import Pegawai
from talenta.pegawai.selectors.sumber import tandai_perbaikan


@dataclass(frozen=True)
class Tingkat:
    """A level of `puncak` at most; `syarat` is what the post asks for, 0 where nothing is."""

    nama: str
    tingkat: int
    puncak: int
    syarat: int = 0


@dataclass(frozen=True)
class Batang:
    """A row of a bar chart: label, number, and the number in words."""

    label: str
    nilai: int
    teks: str
    kelas: str = ""


@dataclass(frozen=True)
class Asesmen:
    """The latest assessment that was not withdrawn, and how many there were before it."""

    catatan: PenilaianKompetensi
    tingkat: list[Tingkat]
    asal_standar: str
    sebelumnya: int

    @property
    def terpenuhi(self) -> int:
        """How many competencies reach what the post asks for."""
        return sum(satu.tingkat >= satu.syarat for satu in self.tingkat)

    @property
    def batang(self) -> list[Batang]:
        return _batang(self.tingkat)


@dataclass(frozen=True)
class Potensi:
    catatan: PenilaianPotensi
    tingkat: list[Tingkat]
    jumlah: int
    puncak: int

    @property
    def batang(self) -> list[Batang]:
        return _batang(self.tingkat)


@dataclass(frozen=True)
class Digital:
    """The latest levels from one source; sources are never mixed."""

    catatan: KeterampilanDigital
    sumber: str
    tingkat: list[Tingkat]

    @property
    def batang(self) -> list[Batang]:
        return _batang(self.tingkat)


@dataclass(frozen=True)
class TahunBelajar:
    tahun: int
    jp: int
    kegiatan: list[JamPembelajaran]


@dataclass(frozen=True)
class PanelKompetensi:
    asesmen: Asesmen | None
    potensi: Potensi | None
    digital: list[Digital]
    belajar: list[TahunBelajar]
    jp_terbanyak: int

    @property
    def batang_belajar(self) -> list[Batang]:
        return [Batang(str(satu.tahun), satu.jp, f"{satu.jp} JP") for satu in self.belajar]


def panel_kompetensi(*, oleh: Any, pegawai: Pegawai) -> PanelKompetensi:
    """Latest competency, potential and digital levels and hours by year; six queries."""
    belajar = _belajar(oleh, pegawai)
    asesmen, potensi = _asesmen(oleh, pegawai), _potensi(oleh, pegawai)
    digital = _digital(oleh, pegawai)
    tampil = [satu.catatan for satu in (asesmen, potensi, *digital) if satu is not None]
    tandai_perbaikan(pegawai_id=pegawai.pk, daftar=(tampil,))
    return PanelKompetensi(
        asesmen=asesmen,
        potensi=potensi,
        digital=digital,
        belajar=belajar,
        jp_terbanyak=max((satu.jp for satu in belajar), default=0),
    )


def _batang(tingkat: list[Tingkat]) -> list[Batang]:
    return [
        Batang(satu.nama, satu.tingkat, f"{satu.tingkat} dari {satu.puncak}") for satu in tingkat
    ]


def _milik(model: Any, oleh: Any, pegawai: Pegawai) -> Any:
    """Rows of one person that count, newest first."""
    return (
        model.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai.pk)
        .berlaku()
        .select_related("impor__berkas")
        .order_by("-tanggal", "-id")
    )


def _standar(oleh: Any, pegawai: Pegawai) -> tuple[dict[str, int], str]:
    """Required level by competency and where it comes from, in words."""
    jabatan = pegawai.jabatan
    if jabatan is None:
        return {}, ""
    standar = StandarJabatan.objects.terlihat_oleh(oleh).filter(jabatan_id=jabatan.pk).first()
    if standar is not None:
        return {kode: getattr(standar, kode) for kode in KOMPETENSI}, "standar jabatan ini"
    lazim = TINGKAT_LAZIM.get(jabatan.jenjang)
    if lazim is None:
        return {}, ""
    asal = f"tingkat lazim jenjang {jabatan.get_jenjang_display()}"
    return dict.fromkeys(KOMPETENSI, lazim), asal


def _asesmen(oleh: Any, pegawai: Pegawai) -> Asesmen | None:
    semua = list(_milik(PenilaianKompetensi, oleh, pegawai))
    if not semua:
        return None
    syarat, asal = _standar(oleh, pegawai)
    terakhir = semua[0]
    return Asesmen(
        catatan=terakhir,
        tingkat=[
            Tingkat(nama, getattr(terakhir, kode), 5, syarat.get(kode, 0))
            for kode, nama in KOMPETENSI.items()
        ],
        asal_standar=asal,
        sebelumnya=len(semua) - 1,
    )


def _potensi(oleh: Any, pegawai: Pegawai) -> Potensi | None:
    terakhir = _milik(PenilaianPotensi, oleh, pegawai).first()
    if terakhir is None:
        return None
    tingkat = [Tingkat(nama, getattr(terakhir, kode), 5) for kode, nama in ASPEK_POTENSI.items()]
    return Potensi(
        catatan=terakhir,
        tingkat=tingkat,
        jumlah=sum(satu.tingkat for satu in tingkat),
        puncak=5 * len(tingkat),
    )


def _digital(oleh: Any, pegawai: Pegawai) -> list[Digital]:
    terakhir: dict[str, KeterampilanDigital] = {}
    for satu in _milik(KeterampilanDigital, oleh, pegawai):
        terakhir.setdefault(satu.sumber, satu)
    return [
        Digital(
            catatan=satu,
            sumber=str(SumberDigital(sumber).label),
            tingkat=[Tingkat(nama, getattr(satu, kode), 8) for kode, nama in AREA_DIGITAL.items()],
        )
        for sumber, satu in terakhir.items()
    ]


def _belajar(oleh: Any, pegawai: Pegawai) -> list[TahunBelajar]:
    menurut_tahun: dict[int, list[JamPembelajaran]] = defaultdict(list)
    for satu in _milik(JamPembelajaran, oleh, pegawai):
        menurut_tahun[satu.tanggal.year].append(satu)
    return [
        TahunBelajar(tahun, sum(satu.jp for satu in kegiatan), kegiatan)
        for tahun, kegiatan in menurut_tahun.items()
    ]
