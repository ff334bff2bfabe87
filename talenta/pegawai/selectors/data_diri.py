"""Everything the portal keeps about one person, for that person (UU 27/2022, articles 6 and 7).

Read in the scope of a page about oneself: row-level security shows the own rows and no others, and
each question names the person besides. Every model that says which column leads to the person
(DIRI_KOLOM), and every part ("anak") of such a model, is a part of its own with its history, so
that a new model is never forgotten. DIRI_TERBACA of a model says which of its rows the person may
read yet: an appraisal is the appraiser's until it is delivered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from talenta.akun.models import Pengguna
from talenta.inti.models import Berkas
from talenta.pegawai.models import LaporanData, UsulPerbaikan
from talenta.pegawai.selectors.data_diri_akun import Bagian, Baris, bagian_akun
from talenta.pegawai.selectors.perbaikan import beda_usul

# Derived from other columns, for sorting and for security; or only a proof of what stands beside.
TURUNAN = frozenset({"unit_lft", "nama_kunci", "sidik", "pgh_label", "pgh_context"})


@dataclass(frozen=True)
class DataDiri:
    """`bukti`: files that the person brought as evidence."""

    bagian: list[Bagian]
    bukti: list[Berkas] = field(default_factory=list)

    @property
    def jumlah(self) -> int:
        return sum(len(satu.baris) for satu in self.bagian)


def data_diri(*, pengguna: Pengguna, pegawai_id: int | None) -> DataDiri:
    """All about the account `pengguna` and the record `pegawai_id`; call it as that person."""
    nama = _Nama()
    bagian = list(bagian_akun(pengguna))
    bukti: list[Berkas] = []
    if pegawai_id is not None:
        for model in _model_orang():
            bagian += _catatan(model, pegawai_id, nama)
        laporan = LaporanData.objects.filter(pegawai_id=pegawai_id, bukti__isnull=False)
        bukti = [satu.bukti for satu in laporan.select_related("bukti").order_by("pk")]
    return DataDiri([satu for satu in bagian if satu.baris], bukti)


def _model_orang() -> list[type[models.Model]]:
    """Models with rows of a person, the record itself first, then as the wings stand."""
    semua = [m for m in apps.get_models() if not hasattr(m, "pgh_tracked_model")]
    return sorted((m for m in semua if _jalan(m)), key=lambda m: _jalan(m) != "id")


def _jalan(model: Any) -> str:
    """The path from a row to the person, through whatever it is a part of; "" where none leads."""
    kolom = getattr(model, "DIRI_KOLOM", None)
    if kolom or getattr(model, "RLS", "") != "anak":
        return kolom or ""
    induk = _jalan(model._meta.get_field(model.INDUK).related_model)
    return f"{model.INDUK}__{induk}" if induk else ""


def _terbaca(model: Any) -> dict[str, Any]:
    """What a row and all it is a part of must be, for the person to read it."""
    syarat = dict(getattr(model, "DIRI_TERBACA", {}))
    if getattr(model, "RLS", "") == "anak":
        induk = _terbaca(model._meta.get_field(model.INDUK).related_model)
        syarat |= {f"{model.INDUK}__{nama}": nilai for nama, nilai in induk.items()}
    return syarat


def _catatan(model: type[models.Model], pegawai_id: int, nama: "_Nama") -> Iterator[Bagian]:
    terbaca = _terbaca(model)
    milik = model._default_manager.filter(**{_jalan(model): pegawai_id}, **terbaca)
    # What a row needs to say its packed columns (`biner_terurai`), read once for all of them.
    baris = list(milik.order_by("pk").prefetch_related(*getattr(model, "DIRI_MUAT", ())))
    tutup = _Tutup(model, milik)
    kode, judul = model._meta.db_table, _judul(model)
    yield Bagian(kode, judul, [_kata(satu, nama, tutup.kolom(satu)) for satu in baris])
    peristiwa = getattr(model, "pgh_event_model", None)
    # What a whole hides for a time, the history of its parts would tell.
    if peristiwa is not None and baris and not _lewat_relasi(model, terbaca):
        nomor = [satu.pk for satu in baris]
        riwayat = peristiwa._default_manager.filter(pgh_obj_id__in=nomor, **terbaca)
        tutup = _Tutup(model, riwayat, riwayat=True)
        yield Bagian(
            f"{kode}_perubahan",
            f"{judul}: perubahannya",
            [_kata(satu, nama, tutup.kolom(satu)) for satu in riwayat.order_by("pk")],
        )


def _lewat_relasi(model: Any, syarat: dict[str, Any]) -> bool:
    return any(model._meta.get_field(s.split("__")[0]).is_relation for s in syarat)


class _Tutup:
    """Columns that are not yet the person's to read (DIRI_TERTUTUP: which, and until what): of a
    row by what it is now, of its history by what it was then; where only the whole knows, never."""

    def __init__(self, model: Any, semua: Any, *, riwayat: bool = False) -> None:
        tutup: tuple[tuple[str, ...], dict[str, Any]] = getattr(model, "DIRI_TERTUTUP", ((), {}))
        self._nama, syarat = tutup
        self._terbuka: set[Any] = set()
        if self._nama and not (riwayat and _lewat_relasi(model, syarat)):
            self._terbuka = set(semua.filter(**syarat).values_list("pk", flat=True))

    def kolom(self, satu: Any) -> tuple[str, ...]:
        return () if satu.pk in self._terbuka else self._nama


def _judul(model: type[models.Model]) -> str:
    """RiwayatJabatan -> Riwayat jabatan."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def _kata(satu: Any, nama: "_Nama", tutup: tuple[str, ...] = ()) -> Baris:
    """A row by column in words, without those in `tutup`. A NIK is opened: it is the reader's
    own."""
    hasil: Baris = {}
    for bidang in satu._meta.concrete_fields:
        if isinstance(bidang, models.BinaryField) or bidang.name in (*TURUNAN, *tutup):
            continue
        nilai = getattr(satu, bidang.attname)
        if bidang.choices:
            nilai = getattr(satu, f"get_{bidang.name}_display")()
        elif isinstance(bidang, models.ForeignKey) and nilai is not None:
            nilai = nama.dari(bidang.related_model, nilai)
        hasil[str(bidang.verbose_name)] = nilai
    if hasattr(satu, "biner_terurai"):
        hasil |= satu.biner_terurai()
    if isinstance(satu, UsulPerbaikan):
        hasil["isi"] = [
            {"data": b.judul, "lama": b.lama, "baru": b.baru} for b in beda_usul(satu, buka=True)
        ]
    elif hasattr(satu, "pgh_obj_id") and "isi" in hasil and "potret" in hasil:
        del hasil["isi"]
    return hasil


class _Nama:
    """Names of what rows refer to, each looked up once; a number where the person may not look."""

    def __init__(self) -> None:
        self._ada: dict[tuple[type[models.Model], Any], Any] = {}

    def dari(self, model: Any, kunci: Any) -> Any:
        if not any(bidang.name == "nama" for bidang in model._meta.concrete_fields):
            return kunci
        if (model, kunci) not in self._ada:
            ada = model._default_manager.filter(pk=kunci).values_list("nama", flat=True).first()
            self._ada[model, kunci] = ada if ada is not None else kunci
        return self._ada[model, kunci]
