"""One person against one post, whichever it is: match, shortfalls, technical and digital part."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kompetensi.digital.selectors.orang import TingkatDigital, tingkat_digital
from kompetensi.kode import KOMPETENSI
from kompetensi.models import PenilaianKompetensi
from kompetensi.selectors.cocok import Cocok, Masa, cocok, masa, penilaian_terakhir
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.selectors.panel import Tingkat
from kompetensi.selectors.standar import Standar, standar_pada
from kompetensi.selectors.teknis import TeknisOrang, teknis_orang
from talenta.pegawai.models import Jabatan, Pegawai


@dataclass(frozen=True)
class Sasaran:
    """A person against a post: the latest assessment, until when it counts, and its match (None
    without an assessment), the technical and the digital part."""

    jabatan: Jabatan
    standar: Standar
    catatan: PenilaianKompetensi | None
    masa: Masa | None
    cocok: Cocok | None
    teknis: TeknisOrang
    digital: TingkatDigital

    @property
    def tingkat(self) -> list[Tingkat]:
        """Level by level against what the post asks for; empty without an assessment."""
        if self.catatan is None:
            return []
        syarat = self.standar.tingkat
        return [
            Tingkat(nama, getattr(self.catatan, kode), 5, syarat.get(kode, 0))
            for kode, nama in KOMPETENSI.items()
        ]


def sasaran_susun(*, oleh: Any, pegawai: Pegawai, jabatan: Jabatan, hari: date) -> Sasaran:
    """A person in view against a post on a day."""
    catatan = penilaian_terakhir(oleh=oleh, pegawai=pegawai)
    ketentuan = ketentuan_berlaku(instansi_id=pegawai.instansi_id, hari=hari)
    standar = standar_pada([jabatan], hari=hari)[jabatan.pk]
    tahun = ketentuan.angka("masa.kompetensi_tahun")
    return Sasaran(
        jabatan=jabatan,
        standar=standar,
        catatan=catatan,
        masa=masa(catatan.tanggal, hari, tahun) if catatan else None,
        cocok=cocok(catatan, standar, ketentuan) if catatan else None,
        teknis=teknis_orang(
            oleh=oleh, pegawai=pegawai, standar=standar, hari=hari, ketentuan=ketentuan
        ),
        digital=tingkat_digital(pegawai=pegawai, hari=hari, jabatan=jabatan),
    )
