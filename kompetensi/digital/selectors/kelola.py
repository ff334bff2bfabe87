"""What the officers' pages read: the item bank with its statistics, posts with required levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import connection

from kompetensi.digital.gabungan import sql_standar
from kompetensi.digital.ketentuan import Ketentuan
from kompetensi.digital.models import PensiunSoal, SoalDigital, StandarDigital
from kompetensi.digital.rumus import daya_beda, kelompok_ujung, kesukaran
from kompetensi.kode import AREA_DIGITAL
from talenta.inti.keyset import Halaman, halaman
from talenta.pegawai.models import Jabatan

SEHALAMAN = 50


@dataclass(frozen=True)
class StatistikSoal:
    """Real answers to an item, made-up ones beside them, and what they say: difficulty (share of
    right answers) and discrimination in thousandths; None while there are too few real ones."""

    dijawab: int
    sintetis: int
    sukar: int | None
    beda: int | None


@dataclass(frozen=True)
class SoalBaris:
    """An item of the bank without its key, its statistics, and why it is drawn no more ("")."""

    soal: SoalDigital
    statistik: StatistikSoal
    pensiun: str


def permil(nilai: Fraction) -> int:
    """Thousandths, rounded half up; of negatives half away from zero."""
    tanda = -1 if nilai < 0 else 1
    return tanda * int(abs(nilai) * 1000 + Fraction(1, 2))


def statistik_soal(*, instansi_id: int, cukup: int) -> dict[int, StatistikSoal]:
    """Statistics by item over the answers of an agency; made-up answers only counted."""
    with connection.cursor() as kursor:
        kursor.execute(
            """WITH n AS (
                 SELECT soal_id, sintetis, benar,
                   row_number() OVER w AS bawah,
                   count(*) OVER (PARTITION BY soal_id, sintetis) AS banyak
                 FROM kompetensi_jawabanuji WHERE instansi_id = %s
                 WINDOW w AS (PARTITION BY soal_id, sintetis ORDER BY jumlah_benar, id))
               SELECT soal_id,
                 count(*) FILTER (WHERE NOT sintetis), count(*) FILTER (WHERE sintetis),
                 count(*) FILTER (WHERE NOT sintetis AND benar),
                 count(*) FILTER (WHERE NOT sintetis AND benar AND bawah > banyak - banyak*27/100),
                 count(*) FILTER (WHERE NOT sintetis AND benar AND bawah <= banyak*27/100)
               FROM n GROUP BY soal_id""",
            [instansi_id],
        )
        baris = kursor.fetchall()
    hasil = {}
    for soal, nyata, sintetis, benar, atas, bawah in baris:
        if nyata < cukup:
            hasil[soal] = StatistikSoal(nyata, sintetis, None, None)
            continue
        beda = daya_beda(atas, bawah, kelompok_ujung(nyata))
        hasil[soal] = StatistikSoal(
            nyata,
            sintetis,
            permil(kesukaran(benar, nyata)),
            None if beda is None else permil(beda),
        )
    return hasil


def bank_soal(*, oleh: Any, ketentuan: Ketentuan, area: str = "") -> list[SoalBaris]:
    """Items that the agency could draw, by area and level."""
    instansi_id = oleh.lingkup.instansi_id
    statistik = statistik_soal(instansi_id=instansi_id, cukup=ketentuan.uji.jawaban_cukup)
    pensiun = dict(PensiunSoal.objects.terlihat_oleh(oleh).values_list("soal_id", "alasan"))
    soal = SoalDigital.objects.terlihat_oleh(oleh).filter(digantikan=False)
    if area in AREA_DIGITAL:
        soal = soal.filter(area=area)
    urut = list(AREA_DIGITAL)
    daftar = sorted(soal, key=lambda s: (urut.index(s.area), s.tingkat, s.kode))
    hampa = StatistikSoal(0, 0, None, None)
    return [
        SoalBaris(satu, statistik.get(satu.pk, hampa), pensiun.get(satu.pk, "")) for satu in daftar
    ]


@dataclass(frozen=True)
class StandarBaris:
    """A post with what it asks for on a day; `sendiri` says whether that is its own."""

    jabatan: Jabatan
    tingkat: list[int]
    sendiri: bool


def jabatan_halaman(*, oleh: Any, cari: str, jenjang: str, sesudah: str, sebelum: str) -> Halaman:
    """Posts of the agency by name."""
    semua = Jabatan.objects.terlihat_oleh(oleh)
    if cari:
        semua = semua.filter(nama__icontains=cari)
    if jenjang:
        semua = semua.filter(jenjang=jenjang)
    return halaman(semua, kolom=("nama", "pk"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum)


def standar_baris(
    *, instansi_id: int, jabatan: Sequence[Jabatan], hari: date, ketentuan: Ketentuan
) -> list[StandarBaris]:
    """Required levels of some posts on a day, in their order."""
    sql, parameter = sql_standar(instansi_id=instansi_id, hari=hari, ketentuan=ketentuan)
    with connection.cursor() as kursor:
        kursor.execute(
            f"SELECT * FROM ({sql}) x WHERE jabatan_id = ANY (%s)",
            [*parameter, [satu.pk for satu in jabatan]],
        )
        menurut = {satu[0]: satu for satu in kursor.fetchall()}
    hasil = []
    for satu in jabatan:
        isi = menurut.get(satu.pk)
        tingkat = list(isi[1:6]) if isi else [0] * len(AREA_DIGITAL)
        hasil.append(StandarBaris(satu, tingkat, bool(isi and isi[6])))
    return hasil


def standar_nanti(*, instansi_id: int, jabatan: Sequence[int], hari: date) -> dict[int, str]:
    """What posts ask for from later days on, in words; posts without are left out."""
    semua = StandarDigital.objects.filter(
        instansi_id=instansi_id, jabatan_id__in=jabatan, berlaku_mulai__gt=hari
    ).order_by("jabatan_id", "berlaku_mulai")
    hasil: dict[int, list[str]] = {}
    for satu in semua:
        tingkat = "-".join(map(str, satu.tingkat)) if satu.tingkat else "tingkat lazim"
        hasil.setdefault(satu.jabatan_id, []).append(
            f"mulai {satu.berlaku_mulai:%d-%m-%Y} {tingkat}"
        )
    return {nomor: ", ".join(kata) for nomor, kata in hasil.items()}
