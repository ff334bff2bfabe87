"""Where every value of a record came from: the file and row, or the correction, and when.

Read from the change history, so that a value keeps its source while others of its row change.
A fixed number of queries, however long the history.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from talenta.impor.models import Impor
from talenta.pegawai.models import Pegawai, UsulPerbaikan
from talenta.pegawai.perbaikan import (
    bidang,
    bukakan,
    jenis_bernama,
    jenis_perbaikan,
    sebutan,
    teks_baris,
)


@dataclass(frozen=True)
class Pemulihan:
    """The undoing of an import that gave a value back: the import's number, and when."""

    nomor: int
    waktu: datetime


@dataclass(frozen=True, kw_only=True)
class Sumber:
    """The change that gave a value: an import with the row in its file, a correction, or the
    portal itself; `judul` is the value's label. `pemulihan` where an undoing gave it back."""

    judul: str
    waktu: datetime
    impor: Impor | None = None
    baris: int | None = None
    perbaikan: int | None = None
    pelaku: str = ""
    pemulihan: Pemulihan | None = None


@dataclass(frozen=True)
class Perbaikan:
    """The latest applied correction of a row."""

    nomor: int
    waktu: datetime


@dataclass(frozen=True)
class Asal:
    """The event that a value came from, and the one that gave it back, if any."""

    peristiwa: Any
    pemulihan: Any = None


def _asal(baris: Any, kolom: Iterable[str], usul: UsulPerbaikan | None) -> dict[str, Asal]:
    """For each stored column where its value came from, or came from when `usul` was made; one
    query.

    What an undoing gives back comes from where it came before.
    """
    jejak: dict[str, list[Asal]] = {nama: [] for nama in kolom}
    sebelum = None
    for satu in baris.peristiwa.select_related("pgh_context").order_by("pgh_id"):
        konteks = _konteks(satu)
        if usul is not None and _sesudah(usul, satu.pgh_created_at, konteks):
            break
        urung = konteks.get("urung")
        for nama, lama in jejak.items():
            nilai = getattr(satu, nama)
            if sebelum is not None and not _beda(getattr(sebelum, nama), nilai):
                continue
            semula = None
            if urung:
                sama = (a for a in reversed(lama) if not _beda(getattr(a.peristiwa, nama), nilai))
                semula = next(sama, None)
            lama.append(Asal(semula.peristiwa, satu) if semula else Asal(satu))
        sebelum = satu
    return {nama: semua[-1] for nama, semua in jejak.items() if semua}


def _sesudah(usul: UsulPerbaikan, waktu: datetime, konteks: Mapping[str, Any]) -> bool:
    """Whether a change is the proposal's own or came after it."""
    return konteks.get("perbaikan") == usul.pk or waktu > usul.diusulkan_pada


def _beda(lama: Any, baru: Any) -> bool:
    if isinstance(baru, memoryview) or isinstance(lama, memoryview):
        return bytes(lama or b"") != bytes(baru or b"")
    return bool(lama != baru)


def sumber_nilai(
    baris: Any, kolom: Iterable[str] | None, kode: str, *, usul: UsulPerbaikan | None = None
) -> list[Sumber]:
    """Sources of the values of one row under the given headers (None: all), those of now or the
    old ones of a proposal `usul`; two queries."""
    jenis = jenis_bernama(kode)
    letak = {
        sebutan(satu.nama): bidang(jenis, satu).attname
        for satu in jenis.kolom
        if bidang(jenis, satu) is not None and (kolom is None or satu.nama in set(kolom))
    }
    if kolom is None and jenis.model is Pegawai:
        letak = {"NIP": "nip"} | letak | {"NIK": "nik_hmac"}
    asal = _asal(baris, set(letak.values()), usul)
    impor = Impor.objects.select_related("berkas").in_bulk(
        {
            konteks["impor"]
            for satu in asal.values()
            if (konteks := _konteks(satu.peristiwa)).get("impor")
        }
    )
    return [_sumber(judul, asal[nama], impor) for judul, nama in letak.items() if nama in asal]


def sumber_pengganti(usul: UsulPerbaikan) -> list[Sumber]:
    """Sources of the values that stand now where an applied correction put its own; empty while
    those stand."""
    if usul.status != UsulPerbaikan.Status.DITERAPKAN or not usul.isi:
        return []
    jenis = jenis_bernama(usul.jenis)
    milik: Any = jenis.model
    baris = milik.objects.filter(pk=usul.hasil_id or usul.objek_id).first()
    if baris is None:
        return []
    kini = teks_baris(jenis, baris)
    lain = [
        satu["kolom"]
        for satu in usul.isi
        if kini[satu["kolom"]] != bukakan(jenis.kolom_bernama(satu["kolom"]), satu["baru"])
    ]
    return sumber_nilai(baris, lain, usul.jenis) if lain else []


def _konteks(peristiwa: Any) -> Mapping[str, Any]:
    return peristiwa.pgh_context.metadata if peristiwa.pgh_context else {}


def _sumber(judul: str, asal: Asal, impor: Mapping[int, Impor]) -> Sumber:
    konteks = _konteks(asal.peristiwa)
    berkas = impor.get(konteks.get("impor") or 0)
    pulih = asal.pemulihan
    return Sumber(
        judul=judul,
        waktu=asal.peristiwa.pgh_created_at,
        impor=berkas,
        baris=asal.peristiwa.baris if berkas is not None else None,
        perbaikan=konteks.get("perbaikan"),
        pelaku=str(konteks.get("pelaku") or "Sistem"),
        pemulihan=Pemulihan(_konteks(pulih)["urung"], pulih.pgh_created_at) if pulih else None,
    )


def perbaikan_diterapkan() -> ArraySubquery:
    """The applied corrections of each person of a query, oldest first, for `tandai_perbaikan`."""
    milik = UsulPerbaikan.objects.filter(
        pegawai_id=OuterRef("pk"), status=UsulPerbaikan.Status.DITERAPKAN
    ).order_by("diterapkan_pada")
    isi = {nama: nama for nama in ("jenis", "objek_id", "hasil_id", "id", "diterapkan_pada")}
    return ArraySubquery(milik.values(rekam=JSONObject(**isi)))


def tandai_perbaikan(
    *,
    pegawai_id: int,
    daftar: Iterable[Iterable[Any]],
    diterapkan: Iterable[Mapping[str, Any]] | None = None,
) -> None:
    """Put the latest applied correction on each row, as `perbaikan`, unless a file changed the
    row afterwards; one query for all rows of a person in view, none where `diterapkan` came with
    the person.

    Only number and date are taken, also for those who may not open corrections.
    """
    if diterapkan is None:
        orang = Pegawai.objects.filter(pk=pegawai_id)
        diterapkan = orang.values_list(perbaikan_diterapkan(), flat=True).first() or ()
    kode = {jenis.model: jenis.kode for jenis in jenis_perbaikan()}
    terakhir = {
        (satu["jenis"], satu["hasil_id"] or satu["objek_id"]): Perbaikan(
            satu["id"], datetime.fromisoformat(satu["diterapkan_pada"])
        )
        for satu in diterapkan
    }
    for baris in (satu for kelompok in daftar for satu in kelompok):
        ada = terakhir.get((kode.get(type(baris), ""), baris.pk))
        diimpor = baris.impor.diterapkan_pada if baris.impor else None
        if ada is not None and (diimpor is None or diimpor < ada.waktu):
            baris.perbaikan = ada
