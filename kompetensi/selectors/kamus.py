"""Reading the dictionary: the version in force, another one, and what differs between two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from kompetensi.bawaan import baca
from kompetensi.kode import KOMPETENSI, SOSIAL_KULTURAL, TINGKAT, JenisKompetensi
from kompetensi.models import ButirKamus, VersiKamus

KOLOM_BUTIR: dict[str, str] = {
    "nama": "Nama",
    "bidang": "Bidang",
    "definisi": "Arti",
    **{
        f"{awal}_{n}": f"{kata} {n}"
        for n in TINGKAT
        for awal, kata in (("tingkat", "Tingkat"), ("indikator", "Indikator tingkat"))
    },
}


@dataclass(frozen=True)
class Kamus:
    """A dictionary to read. `versi` is None for the one that the portal ships."""

    versi: VersiKamus | None
    judul: str
    dasar: str
    berlaku_mulai: date | None
    catatan: str
    butir: list[ButirKamus]

    @property
    def sebutan(self) -> str:
        """How a figure names it."""
        return f"kamus versi {self.versi.nomor}" if self.versi else "kamus bawaan portal"

    @property
    def teknis(self) -> list[ButirKamus]:
        return [satu for satu in self.butir if satu.teknis]


def kamus_bawaan() -> Kamus:
    """The dictionary as shipped; its entries are not stored."""
    isi = baca("kamus")
    butir = [
        ButirKamus(
            kode=satu["kode"],
            jenis=satu["jenis"],
            bidang=satu["bidang"],
            nama=satu["nama"],
            definisi=satu["definisi"],
            urutan=urutan_butir(satu["kode"]),
            **{f"tingkat_{n}": t["deskripsi"] for n, t in enumerate(satu["tingkat"], start=1)},
            **{
                f"indikator_{n}": "\n".join(t["indikator"])
                for n, t in enumerate(satu["tingkat"], start=1)
            },
        )
        for satu in isi["butir"]
    ]
    butir.sort(key=lambda satu: (satu.urutan, satu.bidang, satu.nama))
    return Kamus(None, isi["judul"], isi["dasar"], isi["berlaku_mulai"], isi["catatan"], butir)


def urutan_butir(kode: str) -> int:
    """The nine stand as the regulation lists them, technical ones after them."""
    daftar = list(KOMPETENSI)
    return daftar.index(kode) + 1 if kode in KOMPETENSI else ButirKamus.TEKNIS_URUTAN


def jenis_butir(kode: str) -> JenisKompetensi:
    """Of which kind a code is: the nine are fixed, everything else is technical."""
    if kode in SOSIAL_KULTURAL:
        return JenisKompetensi.SOSIAL_KULTURAL
    return JenisKompetensi.MANAJERIAL if kode in KOMPETENSI else JenisKompetensi.TEKNIS


def kamus_versi(versi: VersiKamus) -> Kamus:
    """A stored version with its entries; one query."""
    return Kamus(
        versi=versi,
        judul=versi.judul,
        dasar=versi.dasar,
        berlaku_mulai=versi.berlaku_mulai,
        catatan="",
        butir=list(versi.butir.urut()),
    )


def kamus_berlaku(*, instansi_id: int | None, hari: date) -> Kamus:
    """The dictionary in force for an agency on a day."""
    milik = VersiKamus.objects.filter(instansi_id=instansi_id or 0)
    versi = milik.pada(hari).first()
    return kamus_versi(versi) if versi else kamus_bawaan()


def nama_teknis(*, instansi_id: int | None, hari: date) -> dict[str, str]:
    """Names of the technical competencies in force, by code, by field and name; one query where
    the dictionary is the shipped one, else two."""
    isi = kamus_berlaku(instansi_id=instansi_id, hari=hari)
    return {satu.kode: satu.nama for satu in isi.teknis}


def kamus_semua(*, oleh: Any) -> list[VersiKamus]:
    """Versions in view, newest first."""
    semua = VersiKamus.objects.terlihat_oleh(oleh).select_related("disahkan_oleh")
    return list(semua.order_by("-nomor"))


def kamus_draf(*, oleh: Any) -> VersiKamus | None:
    """The draft that waits, for those who draw it up."""
    draf: VersiKamus | None = VersiKamus.objects.terlihat_oleh(oleh).filter(status="DRAF").first()
    return draf


def _tanda(teks: str) -> str:
    return sha256("\n".join(teks.strip().splitlines()).encode()).hexdigest()[:12]


def butir_tanda(isi: Mapping[str, str]) -> dict[str, str]:
    """A short mark of each column, the same however its lines end: by it a column that somebody
    else changed meanwhile is noticed."""
    return {nama: _tanda(isi[nama]) for nama in KOLOM_BUTIR if nama in isi}


def butir_isi(butir: ButirKamus) -> dict[str, str]:
    """The columns of an entry as they are stored."""
    return {nama: getattr(butir, nama) for nama in KOLOM_BUTIR}


@dataclass(frozen=True)
class BedaButir:
    """A competency that is new ("baru"), gone ("hilang") or other than before ("berubah")."""

    nama: str
    keadaan: str
    kolom: list[tuple[str, str, str]]


def kamus_beda(lama: Iterable[ButirKamus], baru: Iterable[ButirKamus]) -> list[BedaButir]:
    """What differs between two dictionaries, competency by competency, column by column."""
    dahulu = {satu.kode: satu for satu in lama}
    kini = {satu.kode: satu for satu in baru}
    hasil = []
    for kode, satu in kini.items():
        sebelum = dahulu.get(kode)
        if sebelum is None:
            hasil.append(BedaButir(satu.nama, "baru", []))
            continue
        kolom = [
            (judul, getattr(sebelum, nama), getattr(satu, nama))
            for nama, judul in KOLOM_BUTIR.items()
            if getattr(sebelum, nama) != getattr(satu, nama)
        ]
        if kolom:
            hasil.append(BedaButir(satu.nama, "berubah", kolom))
    hilang = [BedaButir(s.nama, "hilang", []) for kode, s in dahulu.items() if kode not in kini]
    return [*hasil, *hilang]


def kamus_kurang(butir: Iterable[ButirKamus]) -> list[str]:
    """Why these entries are no whole dictionary yet, in words; empty if they are."""
    ada = {satu.kode: satu for satu in butir}
    kurang = [f"{nama} belum ada." for kode, nama in KOMPETENSI.items() if kode not in ada]
    for satu in ada.values():
        if satu.jenis != jenis_butir(satu.kode):
            kurang.append(f"{satu.nama}: jenisnya harus {jenis_butir(satu.kode).label}.")
        kosong = [
            judul
            for nama, judul in KOLOM_BUTIR.items()
            if nama != "bidang" and not getattr(satu, nama).strip()
        ]
        if kosong:
            kurang.append(f"{satu.nama}: {', '.join(kosong)} belum diisi.")
    return kurang
