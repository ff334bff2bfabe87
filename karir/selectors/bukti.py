"""The stored rows a score rests on: what they say and which file they came from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from karir.mesin.kalimat import Bukti
from kinerja.models import PenilaianTahunan, PredikatBerlaku, PredikatTahunan, UmpanBalik
from kompetensi.models import JamPembelajaran, PenilaianKompetensi, PenilaianPotensi
from talenta.inti.templatetags.tampilan import tanggal
from talenta.pegawai.kode import JenisPenugasan
from talenta.pegawai.models import (
    HukumanDisiplin,
    Pegawai,
    Penghargaan,
    RiwayatJabatan,
    TimKerja,
)

_TABEL: dict[str, type[models.Model]] = {
    "kinerja": PredikatTahunan,
    "penghargaan": Penghargaan,
    "tim_kerja": TimKerja,
    "umpan_balik": UmpanBalik,
    "kompetensi": PenilaianKompetensi,
    "potensi": PenilaianPotensi,
    "bangkom": JamPembelajaran,
    "riwayat_jabatan": RiwayatJabatan,
    "hukdis": HukumanDisiplin,
}


# As long before as officers are told of an assessment that ends.
HAMPIR = timedelta(days=90)


@dataclass(frozen=True)
class Catatan:
    """One evidence row as a page shows it, and what became of it since the run was computed.

    `berakhir` is the first day on which a run no longer counts it, where the rules count rows of
    some years only; `hampir` that this day is past or near.
    """

    teks: str
    sumber: str
    dicabut: bool
    berubah: bool
    tanggal: date | None = None
    berakhir: date | None = None
    hampir: bool = False

    def dalam_jendela(self, tahun: int, hari: date) -> "Catatan":
        """The same row where rules count those of the last `tahun` years; `hari` is today."""
        if self.tanggal is None:
            return self
        ujung = self.tanggal.year + tahun
        try:
            berakhir = self.tanggal.replace(year=ujung)
        except ValueError:
            berakhir = date(ujung, 3, 1)
        return replace(self, berakhir=berakhir, hampir=berakhir <= hari + HAMPIR)


def sumber(baris: Any) -> str:
    """Where a row came from, in words."""
    if baris.impor is None:
        return "dicatat di portal"
    return (
        f"berkas {baris.impor.berkas.nama} baris {baris.baris}, "
        f"diterapkan {tanggal(baris.impor.diterapkan_pada)}"
    )


def _teks(baris: Any) -> str:  # noqa: C901 (one case a table)
    match baris:
        case PredikatTahunan():
            return f"Predikat {baris.get_predikat_display()} tahun {baris.tahun}"
        case PenilaianTahunan():
            return (
                f"Predikat {baris.get_predikat_display()} tahun {baris.tahun_kinerja.tahun}, "
                "hasil penilaian di portal"
            )
        case Penghargaan():
            jenis = baris.get_tingkat_display().lower()
            return f"{baris.nama}, tingkat {jenis}, {tanggal(baris.tanggal)}"
        case TimKerja():
            peran, cakupan = baris.get_peran_display(), baris.get_lingkup_display().lower()
            return f"{baris.nama}: {peran.lower()}, {cakupan}, {tanggal(baris.tanggal)}"
        case UmpanBalik():
            return f"Umpan balik 360 tanggal {tanggal(baris.tanggal)}"
        case PenilaianKompetensi():
            oleh = f" oleh {baris.penyelenggara}" if baris.penyelenggara else ""
            return f"Penilaian kompetensi {tanggal(baris.tanggal)}{oleh}"
        case PenilaianPotensi():
            return f"Penilaian potensi {tanggal(baris.tanggal)}"
        case JamPembelajaran():
            return f"{baris.nama}: {baris.jp} JP, {tanggal(baris.tanggal)}"
        case RiwayatJabatan():
            return _jabatan(baris)
        case HukumanDisiplin():
            return f"Hukuman {baris.get_tingkat_display().lower()} sejak {tanggal(baris.tmt)}"
    raise TypeError(type(baris))


def _jabatan(baris: RiwayatJabatan) -> str:
    """A position with its unit and, where that is another, its OPD."""
    jabatan = baris.jabatan.nama if baris.jabatan else baris.jabatan_kode
    unit = baris.unit.nama if baris.unit else baris.unit_kode
    if baris.unit and baris.unit.opd and baris.unit.opd_id != baris.unit_id:
        unit = f"{unit} ({baris.unit.opd.nama})"
    jenis = baris.get_jenis_penugasan_display()
    return f"{jenis}: {jabatan}, {unit}, mulai {tanggal(baris.tmt_mulai)}"


def _catatan(baris: Any, saat: datetime) -> Catatan:
    if isinstance(baris, PenilaianTahunan):
        final = baris.final_pada or baris.diterima_pada
        return Catatan(
            teks=_teks(baris),
            sumber=f"final {tanggal(final)}",
            dicabut=False,
            berubah=final is None or final > saat,
        )
    return Catatan(
        teks=_teks(baris),
        sumber=sumber(baris),
        dicabut=baris.dicabut_pada is not None,
        berubah=baris.diperbarui_pada > saat,
        tanggal=getattr(baris, "tanggal", None),
    )


def bukti_baca(
    *, pegawai_id: int, bukti: Iterable[Bukti], saat: datetime
) -> dict[tuple[str, int], Catatan]:
    """Evidence rows of one person by (table, id); `saat` is when the run was stored. One query a
    table named."""
    menurut: dict[str, set[int]] = defaultdict(set)
    for satu in bukti:
        menurut[satu.jenis].add(satu.id)
    hasil = {}
    for jenis, kunci in sorted(menurut.items()):
        model = _TABEL[jenis]
        ikut = ["impor__berkas"]
        if model is RiwayatJabatan:
            ikut += ["jabatan", "unit__opd"]
        daftar: Any = model._default_manager.filter(pegawai_id=pegawai_id, pk__in=kunci)
        for baris in daftar.select_related(*ikut):
            hasil[jenis, baris.pk] = _catatan(baris, saat)
    hasil |= _penilaian(pegawai_id, menurut["kinerja"], saat)
    return hasil


def _penilaian(pegawai_id: int, nomor: set[int], saat: datetime) -> dict[tuple[str, int], Catatan]:
    """Appraisals of the portal, by their numbers among the predikat."""
    awal = PredikatBerlaku.DARI_PENILAIAN
    milik = [satu - awal for satu in nomor if satu >= awal]
    if not milik:
        return {}
    daftar = PenilaianTahunan.objects.filter(pegawai_id=pegawai_id, pk__in=milik)
    semua = daftar.select_related("tahun_kinerja")
    return {("kinerja", awal + satu.pk): _catatan(satu, saat) for satu in semua}


def jabatan_definitif(*, pegawai_id: int, sampai: date, saat: datetime) -> list[Catatan]:
    """Every definitive position that began up to `sampai`, newest first, with unit and OPD.

    A run keeps only in how many offices and units they lie; withdrawn rows are treated as in
    `bangkom_dalam_jendela`.
    """
    daftar = (
        RiwayatJabatan.objects.filter(
            Q(dicabut_pada__isnull=True) | Q(dicabut_pada__gt=saat),
            pegawai_id=pegawai_id,
            jenis_penugasan=JenisPenugasan.DEFINITIF,
            tmt_mulai__lte=sampai,
        )
        .select_related("impor__berkas", "jabatan", "unit__opd")
        .order_by("-tmt_mulai", "-pk")
    )
    return [_catatan(baris, saat) for baris in daftar]


@dataclass(frozen=True, kw_only=True)
class DasarPegawai:
    """The degree of a person and the present post with what it asks for, as the records say now.

    `diminta` are the post's fields of study as written. What is absent is empty.
    """

    gelar: str
    tingkat: str
    bidang: str
    jabatan: str
    tmt_jabatan: date | None
    diminta: list[str]
    sumber: str
    sumber_jabatan: str
    berubah: bool


def _tingkat(pegawai: Pegawai) -> str:
    if pegawai.pendidikan is not None:
        return pegawai.pendidikan.get_tingkat_id_display()
    return pegawai.get_tingkat_pendidikan_display()


def dasar_pegawai(*, pegawai_id: int, saat: datetime) -> DasarPegawai:
    """What education, its field and the present post rest on.

    `berubah` where one of the records moved after `saat`, when the run was stored.
    """
    ikut = ("impor__berkas", "pendidikan__impor__berkas", "jabatan__impor__berkas")
    pegawai = Pegawai.objects.select_related(*ikut).get(pk=pegawai_id)
    derajat, jabatan = pegawai.pendidikan, pegawai.jabatan
    return DasarPegawai(
        gelar=derajat.nama if derajat else "",
        tingkat=(
            derajat.get_tingkat_id_display()
            if derajat
            else pegawai.get_tingkat_pendidikan_display()
        ),
        bidang=derajat.bidang_ilmu if derajat else "",
        jabatan=jabatan.nama if jabatan else "",
        tmt_jabatan=pegawai.tmt_jabatan,
        diminta=list(jabatan.bidang_ilmu) if jabatan else [],
        sumber=sumber(pegawai),
        sumber_jabatan=sumber(jabatan) if jabatan else "",
        berubah=any(satu.diperbarui_pada > saat for satu in (pegawai, derajat, jabatan) if satu),
    )


def bangkom_dalam_jendela(
    *, pegawai_id: int, sesudah: date, sampai: date, saat: datetime
) -> list[Catatan]:
    """Learning activities dated in the half-open span (sesudah, sampai], newest first.

    A run keeps their sum only. Rows withdrawn before `saat`, when it was stored, are left out;
    those withdrawn, written or changed later say so.
    """
    daftar = (
        JamPembelajaran.objects.filter(
            Q(dicabut_pada__isnull=True) | Q(dicabut_pada__gt=saat),
            pegawai_id=pegawai_id,
            tanggal__gt=sesudah,
            tanggal__lte=sampai,
        )
        .select_related("impor__berkas")
        .order_by("-tanggal", "-pk")
    )
    return [_catatan(baris, saat) for baris in daftar]
