"""What of a person's record can be corrected in the browser, read and checked as the import does.

A kind of file whose rows hang on a person is correctable by being one: its columns, cleaners,
choices, references and checks are those of the import, in whichever wing it was declared. A row
is turned into the texts that a file would hold, some are replaced, and the whole is checked again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from talenta.impor.baca import Lembar
from talenta.impor.bersih import Perseratus
from talenta.impor.daftar import semua
from talenta.impor.jenis import Jenis, Kolom, Rujukan
from talenta.impor.potongan import DIKOSONGKAN_BILA_OPSIONAL, Potongan
from talenta.impor.temuan import DITOLAK, KATALOG, PERINGATAN
from talenta.inti.sandi_data import buka, sandikan
from talenta.inti.templatetags.tampilan import tanggal
from talenta.pegawai.models import CatatanPegawai, Pegawai

# A row in one line says at most so many values beside its key.
ISI_TERBANYAK = 3
_ORANG = frozenset({"NIP", "NIP BARU"})
_SEBUTAN = {
    "AKHIR": "Berakhir",
    "EMAIL": "Pos-el",
    "GOL AKHIR NAMA": "Golongan",
    "JABATAN ID": "Jabatan",
    "JP": "Jam pelajaran (JP)",
    "KEDUDUKAN HUKUM ID": "Kedudukan hukum",
    "NOMOR HP": "Nomor HP",
    "PENDIDIKAN ID": "Pendidikan",
    "TINGKAT PENDIDIKAN ID": "Tingkat pendidikan",
    "UNOR ID": "Unit organisasi",
}
_BESAR = frozenset({"TMT", "SK"})


def sebutan(kolom: str) -> str:
    """A header as a label: TMT JABATAN -> TMT jabatan."""
    if kolom in _SEBUTAN:
        return _SEBUTAN[kolom]
    kata = [satu if satu in _BESAR else satu.lower() for satu in kolom.split()]
    return kata[0][:1].upper() + kata[0][1:] + "".join(f" {satu}" for satu in kata[1:])


def jenis_perbaikan() -> list[Jenis]:
    """Kinds whose rows can be corrected: the person, then what hangs on a person."""
    return [
        jenis
        for jenis in semua()
        if jenis.model is Pegawai or issubclass(jenis.model, CatatanPegawai)
    ]


def jenis_bernama(kode: str) -> Jenis:
    """The correctable kind of this name. Raises LookupError."""
    for jenis in jenis_perbaikan():
        if jenis.kode == kode:
            return jenis
    raise LookupError(f"jenis {kode} tidak dapat diperbaiki")


def rujukan_kolom(jenis: Jenis, kolom: str) -> Rujukan | None:
    """What stored rows a column names, if any."""
    return next((satu for satu in jenis.rujukan if satu.kolom == kolom), None)


def _turunan(jenis: Jenis) -> dict[str, str]:
    """Headers that are stored through a computed column of their own (golongan)."""
    return {satu.dari[0]: satu.simpan for satu in jenis.turunan if satu.judul}


def bidang(jenis: Jenis, kolom: Kolom) -> Any:
    """The model field a column is stored in, or None where it cannot be corrected here."""
    if kolom.nama in _ORANG:
        return None
    rujukan = rujukan_kolom(jenis, kolom.nama)
    nama = kolom.simpan or _turunan(jenis).get(kolom.nama) or (rujukan.simpan if rujukan else "")
    return jenis.model._meta.get_field(nama.removesuffix("_id")) if nama else None


def kolom_perbaikan(jenis: Jenis) -> list[Kolom]:
    """Columns that can be corrected, in the order of the file."""
    return [kolom for kolom in jenis.kolom if bidang(jenis, kolom) is not None]


def teks_nilai(kolom: Kolom, nilai: Any) -> str:
    """A stored value as a file would hold it."""
    if nilai is None:
        return ""
    if isinstance(kolom.pembersih, Perseratus):
        return f"{nilai // 100},{nilai % 100:02d}"
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def teks_baris(jenis: Jenis, baris: Any) -> dict[str, str]:
    """A stored row as the texts of a file, header -> text, the person's NIP included."""
    orang = baris if jenis.model is Pegawai else baris.pegawai
    isi = {}
    for kolom in jenis.kolom:
        rujukan = rujukan_kolom(jenis, kolom.nama)
        if kolom.nama in _ORANG:
            isi[kolom.nama] = orang.nip
        elif kolom.simpan:
            isi[kolom.nama] = teks_nilai(kolom, getattr(baris, kolom.simpan))
        elif rujukan is not None:
            ditunjuk = getattr(baris, rujukan.simpan.removesuffix("_id"))
            isi[kolom.nama] = getattr(ditunjuk, rujukan.kunci) if ditunjuk else ""
        elif kolom.nama in _turunan(jenis):
            isi[kolom.nama] = str(getattr(baris, _turunan(jenis)[kolom.nama]))
    return isi


def nama_rujukan(jenis: Jenis, baris: Any) -> dict[str, str]:
    """Header -> name of the row that a stored row points to, "" for none."""
    return {
        satu.kolom: str(getattr(baris, satu.simpan.removesuffix("_id")) or "")
        for satu in jenis.rujukan
        if satu.kolom not in _ORANG
    }


def kata_nilai(jenis: Jenis, kolom: Kolom, teks: str, *, instansi_id: int) -> str:
    """A value as a person reads it; a reference by its name beside its code."""
    if not teks:
        return ""
    satu = bidang(jenis, kolom)
    rujukan = rujukan_kolom(jenis, kolom.nama)
    if rujukan is not None:
        ada = ditunjuk(rujukan, teks, instansi_id=instansi_id)
        return f"{ada} ({teks})" if ada is not None else teks
    if satu.choices:
        return str(dict(satu.flatchoices).get(teks, teks))
    if isinstance(satu, models.DateField):
        return tanggal(date.fromisoformat(teks))
    return teks


def ditunjuk(rujukan: Rujukan, teks: str, *, instansi_id: int) -> Any:
    """The stored row that a reference names, or None."""
    milik: Any = rujukan.model
    return milik.objects.filter(instansi_id=instansi_id, **{rujukan.kunci: teks}).first()


@dataclass
class Pemeriksaan:
    """A row with its new values: `kesalahan` by header (empty text for the row), `peringatan` in
    words, `simpan` the stored columns, `bersih` the texts after cleaning."""

    bersih: dict[str, str] = field(default_factory=dict)
    kesalahan: dict[str, str] = field(default_factory=dict)
    peringatan: list[str] = field(default_factory=list)
    simpan: dict[str, Any] = field(default_factory=dict)


def periksa(
    jenis: Jenis, isi: Mapping[str, str], *, orang: Pegawai, ubah: set[str], hari: date
) -> Pemeriksaan:
    """Check a whole row, of which `ubah` are the changed columns, as an import on `hari` would.

    What an import empties with a warning is an error here: a person is there to mend it.
    """
    potongan = Potongan(jenis, Lembar([1], {nama: [teks] for nama, teks in isi.items()}), hari)
    hasil = Pemeriksaan({nama: nilai[0] for nama, nilai in potongan.nilai.items()})
    for _, kolom, _, kode, tingkat, pesan in potongan.temuan:
        kalimat = _kalimat(pesan)
        if kode == "PILIHAN_TIDAK_DIKENAL" and kolom not in ubah:
            # The portal's own codes are stored, though no file may say them.
            hasil.bersih[kolom] = isi[kolom]
            continue
        if tingkat == DITOLAK or kode in DIKOSONGKAN_BILA_OPSIONAL:
            if kolom not in ubah:
                kalimat = f"Nilai yang tersimpan tidak lulus bersama isian ini. {kalimat}"
            hasil.kesalahan.setdefault(kolom, kalimat)
        elif tingkat == PERINGATAN and ubah & {kolom, *_pembanding(kolom)}:
            hasil.peringatan.append(f"{sebutan(kolom)}: {kalimat}")
    _periksa_lahir(jenis, hasil, orang, ubah)
    _rujuk(jenis, hasil, orang, ubah)
    if not hasil.kesalahan:
        hasil.simpan |= _simpanan(jenis, hasil.bersih)
    return hasil


def _pembanding(kolom: str) -> tuple[str, ...]:
    """Columns that a finding on `kolom` compares it with."""
    return ("HASIL KERJA", "PERILAKU KERJA") if kolom == "PREDIKAT" else ()


def _kalimat(pesan: str) -> str:
    """A finding without the place in a file."""
    isi = pesan.split(": ", 1)[-1].replace(", lalu unggah lagi", "")
    return isi[:1].upper() + isi[1:]


def _periksa_lahir(jenis: Jenis, hasil: Pemeriksaan, orang: Pegawai, ubah: set[str]) -> None:
    """No date of a history lies before the person's birth."""
    if jenis.model is Pegawai:
        return
    kode = KATALOG["TANGGAL_TIDAK_MASUK_AKAL"]
    lahir = f"tanggal lahirnya, {tanggal(orang.tanggal_lahir)}"
    for kolom in kolom_perbaikan(jenis):
        nilai = hasil.bersih.get(kolom.nama, "")
        if kolom.nama not in ubah or kolom.pembersih.tipe != "date" or not nilai:
            continue
        if (hari := date.fromisoformat(nilai)) < orang.tanggal_lahir:
            masalah = kode.masalah.replace("{nilai}", tanggal(hari)).replace("{rinci}", lahir)
            hasil.kesalahan.setdefault(
                kolom.nama, f"{masalah[:1].upper()}{masalah[1:]} {kode.saran}"
            )


def _rujuk(jenis: Jenis, hasil: Pemeriksaan, orang: Pegawai, ubah: set[str]) -> None:
    """Resolve references; a person's own must exist, a history's may stand elsewhere."""
    for rujukan in jenis.rujukan:
        if rujukan.kolom in _ORANG:
            continue
        teks = hasil.bersih.get(rujukan.kolom, "")
        ada = ditunjuk(rujukan, teks, instansi_id=orang.instansi_id) if teks else None
        hasil.simpan[rujukan.simpan] = ada.pk if ada is not None else None
        if not teks or ada is not None or rujukan.kolom not in ubah:
            continue
        kode = KATALOG[rujukan.kode]
        masalah = kode.masalah.replace("{nilai}", teks)
        masalah = masalah[:1].upper() + masalah[1:]
        if jenis.kolom_bernama(rujukan.kolom).simpan:
            hasil.peringatan.append(f"{masalah} Disimpan seperti tertulis.")
        else:
            hasil.kesalahan.setdefault(rujukan.kolom, f"{masalah} Pilih yang sudah ada di portal.")


def _simpanan(jenis: Jenis, bersih: Mapping[str, str]) -> dict[str, Any]:
    """Stored columns of cleaned texts, computed ones included."""
    hasil: dict[str, Any] = {}
    for kolom in jenis.kolom:
        if kolom.simpan and kolom.nama in bersih and kolom.nama not in _ORANG:
            hasil[kolom.simpan] = _nilai(kolom, bersih[kolom.nama])
    for turunan in jenis.turunan:
        hadir = {nama: [bersih[nama]] for nama in turunan.dari if nama in bersih}
        if hadir and turunan.tipe == "text":
            hasil[turunan.simpan] = turunan.fungsi(hadir)[0]
    return hasil


def kolom_tersimpan(jenis: Jenis, ubah: set[str]) -> set[str]:
    """Stored columns that the headers `ubah` are written to, computed ones included."""
    hasil = {jenis.kolom_bernama(nama).simpan for nama in ubah}
    hasil |= {satu.simpan for satu in jenis.rujukan if satu.kolom in ubah}
    return hasil | {satu.simpan for satu in jenis.turunan if ubah & set(satu.dari)}


def _nilai(kolom: Kolom, teks: str) -> Any:
    match kolom.pembersih.tipe:
        case "date":
            return date.fromisoformat(teks) if teks else None
        case "integer":
            return int(teks) if teks else None
    return teks


# Sensitive values rest as ciphertext in a proposal.


def tutup(kolom: Kolom, teks: str) -> str:
    """A value as a proposal keeps it."""
    return sandikan(teks).hex() if kolom.sensitif and teks else teks


def bukakan(kolom: Kolom, simpanan: str) -> str:
    """The value that a proposal keeps."""
    return buka(bytes.fromhex(simpanan)) if kolom.sensitif and simpanan else simpanan


def baku(kolom: Kolom, bersih: str) -> str:
    """A cleaned text as `teks_baris` writes the stored value."""
    return teks_nilai(kolom, _nilai(kolom, bersih)) if bersih else ""


def potret_ringkas(jenis: Jenis, baris: Any) -> str:
    """A row in one line: its key in words, or the person's name; no query where references are
    there already."""
    if jenis.model is Pegawai:
        return str(baris.nama_lengkap)
    kunci = [jenis.kolom_bernama(nama) for nama in jenis.kunci if nama not in _ORANG]
    lain = [k for k in jenis.kolom if k.wajib and k.nama not in jenis.kunci]
    isi = ", ".join(_singkat(jenis, kolom, baris) for kolom in kunci)
    if 0 < len(lain) <= ISI_TERBANYAK:
        isi += ": " + ", ".join(_singkat(jenis, kolom, baris) for kolom in lain)
    return isi


def _singkat(jenis: Jenis, kolom: Kolom, baris: Any) -> str:
    """One stored value in words, without a query."""
    rujukan = rujukan_kolom(jenis, kolom.nama)
    tujuan = getattr(baris, rujukan.simpan.removesuffix("_id")) if rujukan else None
    if tujuan is not None:
        return str(tujuan)
    nilai, satu = getattr(baris, kolom.simpan), bidang(jenis, kolom)
    if satu.choices:
        return str(dict(satu.flatchoices).get(nilai, nilai))
    return tanggal(nilai) if isinstance(nilai, date) else teks_nilai(kolom, nilai)
