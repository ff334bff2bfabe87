"""What the digital page of one person reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from kompetensi.digital.gabungan import LETAK_SUMBER, sql_gabungan, sql_standar
from kompetensi.digital.kerangka import AreaDigital, Kerangka, baca_kerangka
from kompetensi.digital.ketentuan import SUMBER_DIHITUNG, Ketentuan, ketentuan_pada
from kompetensi.digital.models import BuktiDigital, KerangkaDigital, NilaiDigital, NilaiMandiri
from kompetensi.digital.rumus import PUNCAK, kecocokan
from kompetensi.digital.services.mandiri import kerangka_pada
from kompetensi.kode import AREA_DIGITAL, SumberDigital
from kompetensi.models import KeterampilanDigital
from talenta.pegawai.models import Jabatan, Pegawai


@dataclass(frozen=True)
class AreaOrang:
    """One area of a person: combined level and bounds in hundredths of a level (None: not
    assessed), what the post asks for (None: nothing known), whether the sources disagree."""

    nama: str
    tingkat: int | None
    bawah: int | None
    atas: int | None
    syarat: int | None
    berselisih: bool

    @property
    def kurang(self) -> int:
        """Hundredths of a level that are missing; 0 where nothing is or nothing is known."""
        if self.tingkat is None or self.syarat is None:
            return 0
        return max(0, 100 * self.syarat - self.tingkat)


@dataclass(frozen=True)
class NilaiBaris:
    """Levels from one source on a day, and what they count for (0: shown only)."""

    sumber: str
    tanggal: date
    tingkat: list[int]
    rentang: list[str]
    bobot: int
    catatan: str = ""
    oleh: str = ""

    @property
    def sel(self) -> list[tuple[str, int, str]]:
        """(area, level, bounds in words or "") for the cells of a row."""
        rentang = self.rentang or [""] * len(self.tingkat)
        return list(zip(AREA_DIGITAL.values(), self.tingkat, rentang, strict=True))


@dataclass(frozen=True)
class TingkatDigital:
    """Combined levels of a person by area against the post: how well they match (hundredths, None
    where either side is missing), what they rest on and of when, where the post's levels stand."""

    ketentuan: Ketentuan
    area: list[AreaOrang]
    tanggal: date | None
    kedaluwarsa: bool
    sumber: list[str]
    cocok: int | None
    asal_syarat: str

    @property
    def berselisih(self) -> list[str]:
        """Areas whose sources lie too far apart."""
        return [satu.nama for satu in self.area if satu.berselisih]

    @property
    def kurang(self) -> list[AreaOrang]:
        """Areas below what the post asks for."""
        return [satu for satu in self.area if satu.kurang]


@dataclass(frozen=True)
class DigitalOrang(TingkatDigital):
    """Everything the page shows. `nilai` newest first, of all sources and dates; `mandiri` the
    latest self-rating that was finished."""

    nilai: list[NilaiBaris]
    mandiri: NilaiMandiri | None
    bukti: list[BuktiDigital]


def _baris(sql: str, parameter: list[Any]) -> dict[str, Any] | None:
    with connection.cursor() as kursor:
        kursor.execute(sql, parameter)
        isi = kursor.fetchone()
        if isi is None:
            return None
        return dict(zip((k.name for k in kursor.description), isi, strict=True))


def _syarat(jabatan: Jabatan | None, hari: date, ketentuan: Ketentuan) -> tuple[list[int], str]:
    """What a post asks for on a day and where that is said; empty without a post."""
    if jabatan is None:
        return [], ""
    sql, parameter = sql_standar(instansi_id=jabatan.instansi_id, hari=hari, ketentuan=ketentuan)
    satu = _baris(f"SELECT * FROM ({sql}) x WHERE jabatan_id = %s", [*parameter, jabatan.pk])
    if satu is None:
        return [], ""
    asal = (
        "standar jabatan ini"
        if satu["sendiri"]
        else f"tingkat lazim jenjang {jabatan.get_jenjang_display()}"
    )
    return [satu[f"s{i}"] for i in range(1, 6)], asal


def tingkat_digital(
    *, pegawai: Pegawai, hari: date, jabatan: Jabatan | None = None
) -> TingkatDigital:
    """Combined levels of a person in view against the own post, or another, on a day; three
    queries."""
    ketentuan = ketentuan_pada(instansi_id=pegawai.instansi_id, hari=hari)
    sql, parameter = sql_gabungan(
        instansi_id=pegawai.instansi_id, hari=hari, ketentuan=ketentuan, pegawai=[pegawai.pk]
    )
    gabung = _baris(sql, parameter)
    syarat, asal = _syarat(jabatan or pegawai.jabatan, hari, ketentuan)
    area = _area(gabung, syarat)
    tanggal = gabung["tanggal"] if gabung else None
    tingkat = [satu.tingkat for satu in area if satu.tingkat is not None]
    return TingkatDigital(
        ketentuan=ketentuan,
        area=area,
        tanggal=tanggal,
        kedaluwarsa=tanggal is not None and _lewat(tanggal, ketentuan.masa_tahun) <= hari,
        sumber=nama_sumber(gabung["sumber"]) if gabung else [],
        cocok=kecocokan(tingkat, syarat) if gabung and syarat else None,
        asal_syarat=asal,
    )


def digital_orang(*, oleh: Any, pegawai: Pegawai, hari: date) -> DigitalOrang:
    """The digital page of one person in view on a day."""
    dasar = tingkat_digital(pegawai=pegawai, hari=hari)
    return DigitalOrang(
        **vars(dasar),
        nilai=_nilai(oleh, pegawai, dasar.ketentuan),
        mandiri=NilaiMandiri.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai.pk, selesai_pada__isnull=False)
        .select_related("kerangka")
        .order_by("-pk")
        .first(),
        bukti=list(
            BuktiDigital.objects.terlihat_oleh(oleh)
            .filter(pegawai_id=pegawai.pk)
            .select_related("berkas")
            .order_by("-pk")
        ),
    )


def nama_sumber(topeng: int) -> list[str]:
    """The sources of a mask in words."""
    return [SUMBER_DIHITUNG[s] for i, s in enumerate(LETAK_SUMBER) if topeng >> i & 1]


def _lewat(tanggal: date, tahun: int) -> date:
    """The first day on which a result of `tanggal` no longer counts."""
    try:
        return tanggal.replace(year=tanggal.year + tahun)
    except ValueError:  # 29 February
        return date(tanggal.year + tahun, 3, 1)


def _area(gabung: Mapping[str, Any] | None, syarat: list[int]) -> list[AreaOrang]:
    return [
        AreaOrang(
            nama=nama,
            tingkat=gabung[f"t{i}"] if gabung else None,
            bawah=gabung[f"b{i}"] if gabung else None,
            atas=gabung[f"a{i}"] if gabung else None,
            syarat=syarat[i - 1] if syarat else None,
            berselisih=bool(gabung and gabung["selisih"] >> (i - 1) & 1),
        )
        for i, nama in enumerate(AREA_DIGITAL.values(), start=1)
    ]


def _nilai(oleh: Any, pegawai: Pegawai, ketentuan: Ketentuan) -> list[NilaiBaris]:
    bobot = ketentuan.gabungan.bobot
    hasil: list[tuple[tuple[date, int], NilaiBaris]] = []
    for satu in (
        NilaiDigital.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai.pk)
        .select_related("oleh")
    ):
        bawah, atas = satu.bawah or [], satu.atas or []
        hasil.append((
            (satu.tanggal, satu.pk),
            NilaiBaris(
                sumber=satu.get_sumber_display(),
                tanggal=satu.tanggal,
                tingkat=satu.tingkat,
                rentang=[f"{b} sampai {a}" for b, a in zip(bawah, atas, strict=True)],
                bobot=bobot.get(satu.sumber, 0),
                catatan=satu.catatan,
                oleh=satu.oleh.nama if satu.oleh else "",
            ),
        ))  # fmt: skip
    for impor in (
        KeterampilanDigital.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai.pk).berlaku()
    ):
        label = SumberDigital(impor.sumber).label
        hasil.append((
            (impor.tanggal, 0),
            NilaiBaris(
                sumber=f"{label} (dari berkas)",
                tanggal=impor.tanggal,
                tingkat=[getattr(impor, kolom) for kolom in AREA_DIGITAL],
                rentang=[],
                bobot=bobot.get(impor.sumber, 0),
            ),
        ))  # fmt: skip
    for mandiri in NilaiMandiri.objects.terlihat_oleh(oleh).filter(pegawai_id=pegawai.pk):
        if mandiri.selesai_pada is None or mandiri.tingkat is None:
            continue
        hari = timezone.localdate(mandiri.selesai_pada)
        baris = NilaiBaris("Penilaian mandiri", hari, mandiri.tingkat, [], 0)
        hasil.append(((hari, 1), baris))
    return [satu for _, satu in sorted(hasil, key=lambda p: p[0], reverse=True)]


@dataclass(frozen=True)
class PernyataanBaris:
    """A competence in a form: its statements band by band with the levels of each."""

    kode: str
    nama: str
    jenjang: list[tuple[str, str, list[tuple[int, str]]]]
    jawaban: int | None


def area_mandiri(
    kerangka: Kerangka, area: AreaDigital, jawaban: Mapping[str, int]
) -> list[PernyataanBaris]:
    """The competences of an area as the self-rating asks them."""
    nama = list(dict.fromkeys(satu.jenjang for satu in kerangka.tingkat))
    return [
        PernyataanBaris(
            kode=kompetensi.kode,
            nama=kompetensi.nama,
            jenjang=[
                (
                    satu,
                    kompetensi.pernyataan[letak],
                    [(t.nomor, t.cara) for t in kerangka.tingkat if t.jenjang == satu],
                )
                for letak, satu in enumerate(nama)
            ],
            jawaban=jawaban.get(kompetensi.kode),
        )
        for kompetensi in area.kompetensi
    ]


def kerangka_dipakai(
    *, instansi_id: int | None, hari: date
) -> tuple[KerangkaDigital, Kerangka] | None:
    """The framework in force, as stored and as read; None where none was loaded."""
    satu = kerangka_pada(instansi_id=instansi_id, hari=hari)
    return None if satu is None else (satu, baca_kerangka(satu.isi))


PUNCAK_RATUSAN = 100 * PUNCAK
