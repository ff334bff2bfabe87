"""The change history of one person's record, over every wing that keeps rows about people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from talenta.inti.sandi_data import TERSAMAR
from talenta.inti.templatetags.tampilan import ratusan, tanggal, waktu
from talenta.pegawai.models import CatatanPegawai, HukumanDisiplin, Pegawai
from talenta.pegawai.selectors.profil import boleh_lihat_disiplin

_TEKNIS = frozenset(
    {"pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context", "id", "instansi", "pegawai",
     "impor", "baris", "pengguna", "nama_kunci", "nik_hmac"}
)  # fmt: skip
# Encrypted anew at every writing: whether the value changed, its keyed hash says.
PENGGANTI = {"nik_sandi": "nik_hmac"}
# Values are shown for these kinds of columns only after the viewer's permission was asked.
SENSITIF = frozenset({"nik_sandi", "email", "nomor_hp"})
NAMA_KOLOM = {
    "nik_sandi": "NIK",
    "email": "Pos-el",
    "nomor_hp": "Nomor HP",
    "profil": "Kolom lain dari SIASN",
    "tmt_golongan": "TMT golongan",
    "tmt_jabatan": "TMT jabatan",
    "tmt": "TMT",
    "jp": "Jam pelajaran",
    "dicabut_pada": "Dicabut pada",
    "dicabut_oleh": "Dicabut oleh",
}
PERBUATAN = {"tambah": "ditambahkan", "ubah": "diubah", "hapus": "dihapus"}


@dataclass(frozen=True)
class Perubahan:
    """One column: the old value (empty for a new row) and the new one, as text."""

    kolom: str
    lama: str
    baru: str


@dataclass(frozen=True, kw_only=True)
class Peristiwa:
    """One recorded change: when, to what, by whom, by which import or the undoing of which, why,
    and what it changed."""

    waktu: datetime
    objek: str
    perbuatan: str
    pelaku: str
    impor_id: int | None
    urung_id: int | None
    alasan: str
    perbaikan: int | None
    perubahan: list[Perubahan]


def model_catatan() -> list[type[models.Model]]:
    """Every tracked kind of row about a person; upper wings' kinds are found, not named."""
    turunan: list[type[models.Model]] = sorted(
        CatatanPegawai.__subclasses__(), key=lambda satu: satu._meta.label
    )
    return turunan


def _model_peristiwa(model: type[models.Model]) -> Any:
    return model._meta.get_field("peristiwa").related_model


def riwayat_perubahan(*, oleh: Any, pegawai: Pegawai) -> list[Peristiwa]:
    """All recorded changes of the record of a person in view of `oleh`, newest first.

    One query a kind of row. Sensitive values are masked unless `oleh` may see them or is the
    person; discipline is left out for whoever may not read it.
    """
    disiplin = boleh_lihat_disiplin(oleh)
    buka = oleh.lingkup.boleh("pegawai.sensitif") or not oleh.lingkup.boleh("pegawai.lihat")
    hasil = _peristiwa(Pegawai, models.Q(pgh_obj_id=pegawai.pk), buka)
    for model in model_catatan():
        if model is HukumanDisiplin and not disiplin:
            continue
        milik: Any = model
        terlihat = milik.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai.pk)
        hasil += _peristiwa(model, models.Q(pgh_obj_id__in=terlihat.values("pk")), buka)
    return sorted(hasil, key=lambda satu: satu.waktu, reverse=True)


def _peristiwa(model: type[models.Model], syarat: models.Q, buka: bool) -> list[Peristiwa]:
    """Events of one kind of row, each compared with the one before it."""
    peristiwa = _model_peristiwa(model)
    kolom = [satu for satu in peristiwa._meta.fields if satu.name not in _TEKNIS]
    tunjuk = [satu.name for satu in kolom if isinstance(satu, models.ForeignKey)]
    daftar = (
        peristiwa.objects.filter(syarat)
        .select_related("pgh_context", *tunjuk)
        .order_by("pgh_obj_id", "pgh_id")
    )
    hasil = []
    sebelum: Any = None
    for satu in daftar:
        if sebelum is not None and sebelum.pgh_obj_id != satu.pgh_obj_id:
            sebelum = None
        banding = (_banding(kol, sebelum, satu, buka) for kol in kolom)
        perubahan = [beda for beda in banding if beda is not None]
        sebelum = satu
        if satu.pgh_label == "ubah" and not perubahan:
            continue
        konteks = satu.pgh_context.metadata if satu.pgh_context else {}
        hasil.append(
            Peristiwa(
                waktu=satu.pgh_created_at,
                objek=str(model._meta.verbose_name).capitalize(),
                perbuatan=PERBUATAN[satu.pgh_label],
                pelaku=str(konteks.get("pelaku") or "Sistem"),
                impor_id=konteks.get("impor"),
                urung_id=konteks.get("urung"),
                alasan=str(konteks.get("alasan") or ""),
                perbaikan=konteks.get("perbaikan"),
                perubahan=perubahan,
            )
        )
    return hasil


def _banding(kolom: Any, sebelum: Any, kini: Any, buka: bool) -> Perubahan | None:
    """The change of one column, or None where there is none worth a line."""
    if sebelum is not None and kolom.name in PENGGANTI:
        pengganti = PENGGANTI[kolom.name]
        if _polos(getattr(sebelum, pengganti)) == _polos(getattr(kini, pengganti)):
            return None
    lama = getattr(sebelum, kolom.attname) if sebelum is not None else None
    baru = getattr(kini, kolom.attname)
    if _polos(lama) == _polos(baru) or (sebelum is None and baru in (None, "", {})):
        return None
    nama = NAMA_KOLOM.get(kolom.name, kolom.name.replace("_", " ").capitalize())
    if kolom.name == "profil":
        # Religion, marriage, address stand in there: which columns changed, never their values.
        beda = sorted(k for k in {**(lama or {}), **baru} if (lama or {}).get(k) != baru.get(k))
        return Perubahan(nama, "", ", ".join(beda))
    if kolom.name == "nik_sandi" or (kolom.name in SENSITIF and not buka):
        return Perubahan(nama, TERSAMAR if lama else "", TERSAMAR if baru else "")
    return Perubahan(nama, _kata(kolom, sebelum), _kata(kolom, kini))


def _polos(nilai: Any) -> Any:
    return bytes(nilai) if isinstance(nilai, memoryview) else nilai


def _kata(kolom: Any, peristiwa: Any) -> str:
    """A value as a person reads it."""
    if peristiwa is None:
        return ""
    nilai = getattr(peristiwa, kolom.name)
    if nilai is None or nilai == "":
        return "kosong"
    if kolom.choices:
        return str(dict(kolom.flatchoices).get(nilai, nilai))
    if kolom.name in getattr(peristiwa.pgh_tracked_model, "RATUSAN", ()):
        return ratusan(nilai)
    if isinstance(nilai, datetime):
        return waktu(nilai)
    return tanggal(nilai) if isinstance(nilai, date) else str(nilai)
