"""What the competency panel of a person reads."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from kompetensi.kode import AREA_DIGITAL, ASPEK_POTENSI, KOMPETENSI, SumberDigital
from kompetensi.models import (
    JamPembelajaran,
    KeterampilanDigital,
    PenilaianKompetensi,
    PenilaianPotensi,
)
from kompetensi.selectors.asesmen import Riwayatku, riwayat_asesmen
from kompetensi.selectors.cocok import Cocok, Masa, cocok, masa
from kompetensi.selectors.ketentuan import Ketentuan, ketentuan_berlaku
from kompetensi.selectors.pengamatan import CatatanTentang, catatan_penilai
from kompetensi.selectors.standar import Standar, standar_pada
from kompetensi.selectors.teknis import TeknisOrang, teknis_orang
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
    cocok: Cocok | None
    masa: Masa

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
    masa: Masa

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
    teknis: TeknisOrang
    digital: list[Digital]
    belajar: list[TahunBelajar]
    jp_terbanyak: int
    asesmenku: Riwayatku
    catatan: CatatanTentang

    def _dipersoalkan(self, jenis: str, penilaian: Asesmen | Potensi | None) -> bool:
        return penilaian is not None and any(
            (satu.jenis, satu.tanggal) == (jenis, penilaian.catatan.tanggal)
            for satu in self.asesmenku.keberatan
        )

    @property
    def kompetensi_dipersoalkan(self) -> bool:
        """Whether the person objected to the result shown; that can be done once."""
        return self._dipersoalkan("KOMPETENSI", self.asesmen)

    @property
    def potensi_dipersoalkan(self) -> bool:
        """The same of potential."""
        return self._dipersoalkan("POTENSI", self.potensi)

    @property
    def batang_belajar(self) -> list[Batang]:
        return [Batang(str(satu.tahun), satu.jp, f"{satu.jp} JP") for satu in self.belajar]


def panel_kompetensi(*, oleh: Any, pegawai: Pegawai) -> PanelKompetensi:
    """Latest competency, potential, technical and digital levels and hours by year."""
    hari = timezone.localdate()
    ketentuan = ketentuan_berlaku(instansi_id=pegawai.instansi_id, hari=hari)
    belajar = _belajar(oleh, pegawai)
    jabatan = pegawai.jabatan
    standar = standar_pada([jabatan], hari=hari)[jabatan.pk] if jabatan else None
    asesmen = _asesmen(oleh, pegawai, standar, ketentuan, hari)
    teknis = teknis_orang(
        oleh=oleh, pegawai=pegawai, standar=standar, hari=hari, ketentuan=ketentuan
    )
    potensi = _potensi(oleh, pegawai, ketentuan, hari)
    digital = _digital(oleh, pegawai)
    tampil: list[Any] = [s.catatan for s in (asesmen, potensi, *digital) if s is not None]
    tampil += [s.catatan for s in (*teknis.diminta, *teknis.lain) if s.catatan is not None]
    tandai_perbaikan(pegawai_id=pegawai.pk, daftar=(tampil,))
    return PanelKompetensi(
        asesmen=asesmen,
        potensi=potensi,
        teknis=teknis,
        digital=digital,
        belajar=belajar,
        jp_terbanyak=max((satu.jp for satu in belajar), default=0),
        asesmenku=riwayat_asesmen(oleh=oleh, pegawai=pegawai),
        catatan=catatan_penilai(oleh=oleh, pegawai_id=pegawai.pk),
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


def _asesmen(
    oleh: Any, pegawai: Pegawai, standar: Standar | None, ketentuan: Ketentuan, hari: date
) -> Asesmen | None:
    semua = list(_milik(PenilaianKompetensi, oleh, pegawai))
    if not semua:
        return None
    terakhir = semua[0]
    syarat = standar.tingkat if standar else {}
    return Asesmen(
        catatan=terakhir,
        tingkat=[
            Tingkat(nama, getattr(terakhir, kode), 5, syarat.get(kode, 0))
            for kode, nama in KOMPETENSI.items()
        ],
        asal_standar=standar.sebutan if standar and syarat else "",
        sebelumnya=len(semua) - 1,
        cocok=cocok(terakhir, standar, ketentuan) if standar and syarat else None,
        masa=masa(terakhir.tanggal, hari, ketentuan.angka("masa.kompetensi_tahun")),
    )


def _potensi(oleh: Any, pegawai: Pegawai, ketentuan: Ketentuan, hari: date) -> Potensi | None:
    terakhir = _milik(PenilaianPotensi, oleh, pegawai).first()
    if terakhir is None:
        return None
    tingkat = [Tingkat(nama, getattr(terakhir, kode), 5) for kode, nama in ASPEK_POTENSI.items()]
    return Potensi(
        catatan=terakhir,
        tingkat=tingkat,
        jumlah=sum(satu.tingkat for satu in tingkat),
        puncak=5 * len(tingkat),
        masa=masa(terakhir.tanggal, hari, ketentuan.angka("masa.potensi_tahun")),
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
