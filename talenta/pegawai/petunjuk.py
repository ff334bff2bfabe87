"""What in a person's record looks wrong or is missing, in words: pure, from plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from talenta.pegawai.rumus import jenis_kelamin_nip, tanggal_lahir_nip


@dataclass(frozen=True, kw_only=True)
class Masa:
    """A definitive position: post, first day, last day (None while it lasts)."""

    jabatan: str
    mulai: date
    selesai: date | None


@dataclass(frozen=True, kw_only=True)
class Fakta:
    """The facts that are compared; `definitif` in any order."""

    nip: str
    tanggal_lahir: date
    jenis_kelamin: str
    jabatan: str
    tmt_jabatan: date | None
    tingkat_pendidikan: str
    pendidikan: str
    definitif: Sequence[Masa]
    hukuman_tanpa_akhir: int = 0


def petunjuk(fakta: Fakta) -> list[str]:
    """Sentences about the record, most telling first; empty when nothing was found."""
    return [*_identitas(fakta), *_jabatan(fakta), *_riwayat(fakta)]


def _identitas(fakta: Fakta) -> list[str]:
    hasil = []
    lahir_nip = tanggal_lahir_nip(fakta.nip)
    if lahir_nip and lahir_nip != fakta.tanggal_lahir:
        hasil.append("Tanggal lahir berbeda dengan delapan angka pertama NIP.")
    kelamin_nip = jenis_kelamin_nip(fakta.nip)
    if kelamin_nip and kelamin_nip != fakta.jenis_kelamin:
        hasil.append("Jenis kelamin berbeda dengan angka ke-15 NIP.")
    if not fakta.tingkat_pendidikan:
        hasil.append("Tingkat pendidikan belum tercatat.")
    elif not fakta.pendidikan:
        hasil.append("Nama pendidikan belum tercatat, sehingga bidang ilmunya tidak dikenal.")
    if fakta.hukuman_tanpa_akhir:
        hasil.append("Ada hukuman disiplin tanpa tanggal akhir.")
    return hasil


def _jabatan(fakta: Fakta) -> list[str]:
    if not fakta.jabatan:
        return ["Jabatan sekarang belum tercatat."]
    if fakta.tmt_jabatan is None:
        return ["Tanggal mulai jabatan sekarang belum tercatat."]
    if fakta.tmt_jabatan <= fakta.tanggal_lahir:
        return ["Tanggal mulai jabatan mendahului tanggal lahir."]
    return []


def _riwayat(fakta: Fakta) -> list[str]:
    urut = sorted(fakta.definitif, key=lambda satu: (satu.mulai, satu.selesai or date.max))
    if not urut:
        return ["Riwayat jabatan definitif belum ada."]
    hasil = []
    akhir: date | None = date.min
    for satu in urut:
        # The last day of one position may be the first of the next.
        if akhir is None or satu.mulai < akhir:
            hasil.append("Ada jabatan definitif yang masanya bertumpang tindih.")
            break
        akhir = satu.selesai
    berjalan = [satu for satu in urut if satu.selesai is None]
    if fakta.jabatan and berjalan and all(satu.jabatan != fakta.jabatan for satu in berjalan):
        hasil.append("Jabatan sekarang berbeda dengan jabatan terakhir dalam riwayat.")
    return hasil
