"""Who is behind with what, by unit; how ratings are spread; what to ask appraisers.

Everything is counted within the interval of the role taken on, from the plans of the year: whoever
has to be appraised has one. Each question is one statement, however many people.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja.kode import Capaian, Predikat
from kinerja.models import (
    CapaianUnit,
    KetentuanKinerja,
    PengingatOtomatis,
    TahunKinerja,
)
from kinerja.selectors.ketentuan import ketentuan_berlaku
from kinerja.selectors.langkah import SAMBUNG, SIAPA, SYARAT, Langkah, isian, kueri
from talenta.pegawai.models import UnitOrganisasi

SEHALAMAN = 50


@dataclass(frozen=True, kw_only=True)
class BarisUnit:
    """One unit and all below it: plans, done, and who holds up the rest."""

    unit: UnitOrganisasi
    sendiri: bool
    jumlah: int
    selesai: int
    pegawai: int
    penilai: int
    diingatkan: date | None = None

    @property
    def belum(self) -> int:
        return self.pegawai + self.penilai


@dataclass(frozen=True, kw_only=True)
class Sebaran:
    """Predikat of a unit and all below it, beside what its achievement lets expect (advice)."""

    jumlah: int
    capaian: str
    baris: list["BarisSebaran"]


@dataclass(frozen=True, kw_only=True)
class BarisSebaran:
    judul: str
    rupa: str
    jumlah: int
    harap: str


@dataclass(frozen=True, kw_only=True)
class Pertanyaan:
    """Something to ask an appraiser; no verdict."""

    penilai_id: int
    nama: str
    teks: str


@dataclass(frozen=True, kw_only=True)
class BarisTerlambat:
    """One person's step that is not done. `id` and `nama_kunci` order the list."""

    id: int
    pegawai_id: int
    nama_kunci: str
    nama: str
    nip: str
    unit: str
    penilai: str
    menunggu: str


def unit_puncak(*, oleh: Any) -> UnitOrganisasi | None:
    """The highest unit in the scope of a role."""
    lingkup = oleh.lingkup
    semua = UnitOrganisasi.objects.terlihat_oleh(oleh).filter(
        lft__gte=lingkup.lft, rgt__lte=lingkup.rgt
    )
    puncak: UnitOrganisasi | None = semua.order_by("lft").first()
    return puncak


def unit_dalam_lingkup(*, oleh: Any, unit_id: int) -> UnitOrganisasi | None:
    """A unit within the scope of a role."""
    lingkup = oleh.lingkup
    satu: UnitOrganisasi | None = (
        UnitOrganisasi.objects.terlihat_oleh(oleh)
        .filter(pk=unit_id, lft__gte=lingkup.lft, rgt__lte=lingkup.rgt)
        .first()
    )
    return satu


def kemajuan_unit(
    *, tahun: TahunKinerja, langkah: Langkah, unit: UnitOrganisasi
) -> list[BarisUnit]:
    """A unit's own people, and each unit just below with all below it; two queries."""
    baris = kueri(
        f"""SELECT c.id, count(*), count(*) FILTER (WHERE k.siapa = ''),
              count(*) FILTER (WHERE k.siapa = 'PEGAWAI'),
              count(*) FILTER (WHERE k.siapa = 'PENILAI'),
              (SELECT max(g.hari) FROM kinerja_pengingat g WHERE g.unit_id = c.id
                 AND g.tahun_kinerja_id = %(tahun)s AND g.langkah = %(kode)s)
            FROM pegawai_unitorganisasi c
            JOIN LATERAL (
              SELECT {SIAPA[langkah.jenis]} AS siapa
              FROM kinerja_skp s {SAMBUNG[langkah.jenis]}
              WHERE s.tahun_kinerja_id = %(tahun)s AND s.unit_lft >= c.lft
                AND s.unit_lft <= CASE WHEN c.id = %(unit)s THEN c.lft ELSE c.rgt END
                {SYARAT[langkah.jenis]}
            ) k ON true
            WHERE c.id = %(unit)s OR c.atasan_id = %(unit)s
            GROUP BY c.id""",
        isian(tahun, langkah, unit=unit.pk, kode=langkah.kode),
    )
    nama = UnitOrganisasi.objects.in_bulk([satu[0] for satu in baris])
    hasil = [
        BarisUnit(
            unit=nama[nomor],
            sendiri=nomor == unit.pk,
            jumlah=jumlah,
            selesai=selesai,
            pegawai=pegawai,
            penilai=penilai,
            diingatkan=diingatkan,
        )
        for nomor, jumlah, selesai, pegawai, penilai, diingatkan in baris
    ]
    return sorted(hasil, key=lambda satu: (not satu.sendiri, -satu.belum, satu.unit.nama))


def terlambat(
    *,
    tahun: TahunKinerja,
    langkah: Langkah,
    unit: UnitOrganisasi,
    sesudah: tuple[str, int] | None = None,
    batas: int | None = None,
    semua: bool = False,
) -> list[BarisTerlambat]:
    """People of a unit and below whose step is not done (`semua`: all of them), by name, after the
    name and number `sesudah`; one query."""
    siapa = SIAPA[langkah.jenis]
    baris = kueri(
        f"""SELECT s.id, s.pegawai_id, s.nama_kunci, s.nama, s.nip, s.unit_nama, s.penilai_nama,
              {siapa}
            FROM kinerja_skp s {SAMBUNG[langkah.jenis]}
            WHERE s.tahun_kinerja_id = %(tahun)s AND s.unit_lft BETWEEN %(lft)s AND %(rgt)s
              {SYARAT[langkah.jenis]} AND ({siapa} <> '' OR %(semua)s)
              AND (%(kunci)s::text IS NULL OR (s.nama_kunci, s.id) > (%(kunci)s, %(id)s))
            ORDER BY s.nama_kunci, s.id LIMIT %(batas)s""",
        isian(
            tahun,
            langkah,
            lft=unit.lft,
            rgt=unit.rgt,
            semua=semua,
            kunci=sesudah[0] if sesudah else None,
            id=sesudah[1] if sesudah else None,
            batas=batas,
        ),
    )
    kolom = ("id", "pegawai_id", "nama_kunci", "nama", "nip", "unit", "penilai", "menunggu")
    return [BarisTerlambat(**dict(zip(kolom, satu, strict=True))) for satu in baris]


_RUPA = {
    Predikat.SANGAT_BAIK: "baik",
    Predikat.BAIK: "",
    Predikat.BUTUH_PERBAIKAN: "rendah",
    Predikat.KURANG: "rendah",
    Predikat.SANGAT_KURANG: "rendah",
}


def sebaran_unit(*, tahun: TahunKinerja, unit: UnitOrganisasi, hari: date) -> Sebaran:
    """Predikat that were set in a unit and below, beside the expectation; three queries."""
    hitung = dict(
        kueri(
            """SELECT predikat, count(*) FROM kinerja_penilaiantahunan
               WHERE tahun_kinerja_id = %(tahun)s AND unit_lft BETWEEN %(lft)s AND %(rgt)s
                 AND status <> 'DRAF' GROUP BY predikat""",
            {"tahun": tahun.pk, "lft": unit.lft, "rgt": unit.rgt},
        )
    )
    capaian = CapaianUnit.objects.filter(tahun_kinerja=tahun, unit=unit).first()
    harap: dict[str, list[int]] = {}
    if capaian is not None:
        semua = ketentuan_berlaku(instansi_id=tahun.instansi_id, hari=hari)
        harap = semua[KetentuanKinerja.Jenis.SEBARAN].get(capaian.capaian, {})
    return Sebaran(
        jumlah=sum(hitung.values()),
        capaian=str(capaian.get_capaian_display()) if capaian else "",
        baris=[
            BarisSebaran(
                judul=str(satu.label),
                rupa=_RUPA[satu],
                jumlah=hitung.get(satu.value, 0),
                harap=_rentang(harap.get(satu.value)),
            )
            for satu in Predikat
        ],
    )


def _rentang(nilai: list[int] | None) -> str:
    if nilai is None:
        return ""
    rendah, tinggi = nilai
    return f"{rendah} %" if rendah == tinggi else f"{rendah}–{tinggi} %"


def pertanyaan_penilai(
    *, tahun: TahunKinerja, unit: UnitOrganisasi, hari: date
) -> list[Pertanyaan]:
    """Appraisers who rate everybody alike, or far from what their unit achieved; two queries."""
    semua = ketentuan_berlaku(instansi_id=tahun.instansi_id, hari=hari)
    ambang = semua[KetentuanKinerja.Jenis.PANTAUAN]
    baris = kueri(
        """SELECT n.penilai_id, max(s.penilai_nama), count(DISTINCT n.id),
             count(DISTINCT n.predikat), max(n.predikat), max(c.capaian),
             count(DISTINCT n.id) FILTER (WHERE n.predikat IN ('SANGAT_BAIK', 'BAIK'))
           FROM kinerja_penilaiantahunan n
           JOIN kinerja_skp s ON s.pegawai_id = n.pegawai_id
             AND s.tahun_kinerja_id = n.tahun_kinerja_id AND s.penilai_id = n.penilai_id
           LEFT JOIN kinerja_skp a ON a.pegawai_id = n.penilai_id
             AND a.tahun_kinerja_id = n.tahun_kinerja_id AND a.unit_pimpinan_id IS NOT NULL
           LEFT JOIN kinerja_capaianunit c ON c.unit_id = a.unit_pimpinan_id
             AND c.tahun_kinerja_id = n.tahun_kinerja_id
           WHERE n.tahun_kinerja_id = %(tahun)s AND n.unit_lft BETWEEN %(lft)s AND %(rgt)s
             AND n.status <> 'DRAF'
           GROUP BY n.penilai_id HAVING count(DISTINCT n.id) >= %(orang)s
           ORDER BY 2, 1""",
        {
            "tahun": tahun.pk,
            "lft": unit.lft,
            "rgt": unit.rgt,
            "orang": ambang["seragam_orang"],
        },
    )
    hasil = []
    for penilai, nama, jumlah, ragam, predikat, capaian, baik in baris:
        teks = []
        if ragam == 1:
            kata = Predikat(predikat).label
            teks.append(f"Memberi predikat {kata} kepada semua {jumlah} orang. Apa dasarnya?")
        if capaian and _jauh(capaian, baik, jumlah, ambang["beda_persen"]):
            teks.append(
                f"Capaian unitnya {Capaian(capaian).label}, sedangkan {baik} dari {jumlah} orang "
                "berpredikat Baik ke atas. Bagaimana keduanya bertaut?"
            )
        hasil += [Pertanyaan(penilai_id=penilai, nama=nama, teks=satu) for satu in teks]
    return hasil


def _jauh(capaian: str, baik: int, jumlah: int, persen: int) -> bool:
    """Whether more than so many per cent of the people lie on the other side of Baik than their
    unit does."""
    unit_baik = capaian in (Capaian.ISTIMEWA, Capaian.BAIK)
    lain = jumlah - baik if unit_baik else baik
    return lain * 100 > jumlah * persen


def pengingat_otomatis(
    *, oleh: Any, tahun: TahunKinerja, langkah: Langkah
) -> PengingatOtomatis | None:
    """What was sent before the deadline of a step by itself, or is being sent."""
    satu: PengingatOtomatis | None = (
        PengingatOtomatis.objects.terlihat_oleh(oleh)
        .filter(tahun_kinerja=tahun, langkah=langkah.kode, batas=langkah.batas)
        .first()
    )
    return satu


def tahun_pantau(*, oleh: Any, tahun: int | None) -> TahunKinerja | None:
    """The year asked for, else the latest that was opened."""
    semua = TahunKinerja.objects.terlihat_oleh(oleh).exclude(status="DISUSUN").order_by("-tahun")
    satu: TahunKinerja | None = (semua.filter(tahun=tahun) if tahun else semua).first()
    return satu


def penilaian_unit(*, tahun: TahunKinerja, unit: UnitOrganisasi) -> list[tuple[Any, ...]]:
    """Every plan of a unit and below with its reviews and the yearly appraisal, for a sheet: NIP,
    name, post, unit, appraiser, state of the plan, predikat by period in their order, ratings,
    predikat and state of the year (nothing of a draft); one query."""
    return kueri(
        """SELECT s.nip, s.nama, s.jabatan_nama, s.unit_nama, s.penilai_nama, s.mulai, s.selesai,
             s.status,
             ARRAY(SELECT coalesce(t.predikat, '') FROM kinerja_periodetinjauan p
               LEFT JOIN kinerja_tinjauanperiodik t ON t.periode_id = p.id AND t.skp_id = s.id
                 AND t.status = 'DINILAI'
               WHERE p.tahun_kinerja_id = s.tahun_kinerja_id ORDER BY p.nomor),
             coalesce(n.rating_hasil, ''), coalesce(n.rating_perilaku, ''),
             coalesce(n.predikat, ''), coalesce(n.status, '')
           FROM kinerja_skp s
           LEFT JOIN kinerja_penilaiantahunan n ON n.pegawai_id = s.pegawai_id
             AND n.tahun_kinerja_id = s.tahun_kinerja_id AND n.status <> 'DRAF'
           WHERE s.tahun_kinerja_id = %(tahun)s AND s.unit_lft BETWEEN %(lft)s AND %(rgt)s
           ORDER BY s.nama_kunci, s.id""",
        {"tahun": tahun.pk, "lft": unit.lft, "rgt": unit.rgt},
    )
