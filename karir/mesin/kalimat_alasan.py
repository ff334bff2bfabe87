"""Why a person has no box, or no place in the pool: reason codes in sentences with their facts."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Protocol

from karir.mesin import kosakata, tulis
from karir.mesin.bentuk import Aturan
from karir.mesin.jenis import Dasar, RataRata, deklarasi
from karir.mesin.kalimat import Fakta, tahun_predikat
from karir.mesin.tulis import tanggal

TETAP: Final[Mapping[str, str]] = {
    "JABATAN_KOSONG": "Jabatannya belum diketahui, sehingga penilaian kompetensinya belum dapat "
    "dibandingkan dengan tingkat baku.",
    "PENDIDIKAN_KOSONG": "Tingkat pendidikannya belum diketahui.",
    "BIDANG_ILMU_KOSONG": "Bidang ilmu atau jabatannya belum diketahui.",
}
SEBUTAN: Final[Mapping[str, str]] = {
    "KOMPETENSI": "Penilaian kompetensi",
    "POTENSI": "Penilaian potensi",
    "UMPAN_BALIK": "Umpan balik 360",
}


class BerFakta(Protocol):
    """A stored row."""

    @property
    def fakta(self) -> Mapping[str, int | None]:
        """Facts by `component.fact`."""


def kalimat_alasan(aturan: Aturan, kode: str, baris: BerFakta, acuan: date) -> str:
    """The reason in a sentence, with the dates it rests on."""
    if kode in TETAP:
        return TETAP[kode]
    if kode == "KEDUDUKAN_HUKUM":
        return _kedudukan(aturan)
    if kode == "HUKDIS_BERJALAN":
        return _hukdis(Fakta(baris.fakta, "hukuman", acuan))
    if kode == "KINERJA_KOSONG":
        return f"Belum ada predikat kinerja tahun {_tahun(aturan, kode, acuan)}."
    nama, _, sebab = kode.rpartition("_")
    awalan, indikator = _asal(aturan, kode)[0]
    tahun: int = getattr(indikator, "jendela_tahun")  # noqa: B009 - only dated kinds give these
    if sebab == "KEDALUWARSA":
        lampau = Fakta(baris.fakta, awalan, acuan)["lampau_tanggal"]
        terakhir = f"{SEBUTAN[nama]} terakhir bertanggal {tanggal(lampau)}"
        return f"{terakhir}, sudah lewat dari {tahun} tahun pada {tanggal(acuan)}."
    return f"{SEBUTAN[nama]} belum ada sampai {tanggal(acuan)}."


def _kedudukan(aturan: Aturan) -> str:
    nama = [kosakata.KEDUDUKAN_HUKUM[kode] for kode in aturan.dipetakan]
    return f"Yang dipetakan hanya pegawai dengan kedudukan hukum {tulis.rangkai(nama)}."


def _hukdis(f: Fakta) -> str:
    masa = f"sejak {tanggal(f['tmt'])} sampai dengan {tanggal(f['sampai'])}"
    hukuman = f"hukuman disiplin {f.kata('tingkat', kosakata.HUKUMAN)} {masa}"
    return f"Sedang menjalani {hukuman}, jadi belum dapat masuk kelompok rencana suksesi."


def _asal(aturan: Aturan, kode: str) -> list[tuple[str, Dasar]]:
    """(prefix of the facts, indicator) of everything in the rule set that can give this reason."""
    semua: list[tuple[str, Dasar]] = []
    for komponen in aturan.komponen:
        if isinstance(komponen.indikator, RataRata):
            semua += [(f"{komponen.kode}.{b.kode}", b.indikator) for b in komponen.indikator.bagian]
        else:
            semua.append((komponen.kode, komponen.indikator))
    return [
        (awalan, indikator)
        for awalan, indikator in semua
        if kode in (deklarasi(indikator).alasan, deklarasi(indikator).alasan_kedaluwarsa)
    ]


def _tahun(aturan: Aturan, kode: str, acuan: date) -> str:
    mundur = {m for _, i in _asal(aturan, kode) for m in getattr(i, "tahun_lalu", ())}
    return tahun_predikat(sorted(mundur), acuan)
