"""Reading standards: of posts in a version, and what a version would change."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from kompetensi.bawaan import baca
from kompetensi.kode import KOMPETENSI, TINGKAT_LAZIM
from kompetensi.models import BarisStandar, StandarJabatan, StandarTeknis, VersiStandar
from talenta.inti.keyset import Halaman, halaman
from talenta.pegawai.kode import Jenjang
from talenta.pegawai.models import Jabatan
from talenta.pegawai.rumus import kunci_nama

SEHALAMAN = 50
JABATAN, JENJANG, LAZIM = "jabatan", "jenjang", "lazim"


@dataclass(frozen=True)
class Standar:
    """What a post demands of the nine, in their order; empty if nothing is known of its jenjang.

    `asal`: laid down for the post, for its jenjang, or shipped. `teknis` is by code;
    `versi_teknis` the version that says so.
    """

    tingkat: dict[str, int]
    asal: str
    versi: VersiStandar | None
    jenjang: str
    teknis: dict[str, int] = field(default_factory=dict)
    versi_teknis: VersiStandar | None = None

    @property
    def sebutan_teknis(self) -> str:
        """Where the technical part comes from, in words; "" where nothing is asked for."""
        if not self.teknis or self.versi_teknis is None:
            return ""
        return f"standar teknis jabatan ini, versi {self.versi_teknis.nomor}"

    @property
    def jumlah(self) -> int:
        return sum(self.tingkat.values())

    @property
    def sebutan(self) -> str:
        """Where it comes from, in words: each figure says so."""
        versi = f", versi {self.versi.nomor}" if self.versi else ""
        return {
            JABATAN: f"standar jabatan ini{versi}",
            JENJANG: f"standar jenjang {self.jenjang}{versi}",
            LAZIM: f"tingkat lazim jenjang {self.jenjang}",
        }[self.asal]


def _lazim(jenjang: str) -> dict[str, int]:
    tingkat = TINGKAT_LAZIM.get(jenjang)
    return dict.fromkeys(KOMPETENSI, tingkat) if tingkat else {}


def _tingkat(baris: Any) -> dict[str, int]:
    return {kode: getattr(baris, kode) for kode in KOMPETENSI}


def standar_berlaku(*, instansi_id: int | None, hari: date) -> VersiStandar | None:
    """The version in force for an agency on a day; None: the shipped levels."""
    versi: VersiStandar | None = (
        VersiStandar.objects.filter(instansi_id=instansi_id or 0).pada(hari).first()
    )
    return versi


def standar_semua(*, oleh: Any) -> list[VersiStandar]:
    """Versions in view, newest first."""
    semua = VersiStandar.objects.terlihat_oleh(oleh).select_related("disahkan_oleh")
    return list(semua.order_by("-nomor"))


def standar_draf(*, oleh: Any) -> VersiStandar | None:
    """The draft that waits, for those who draw it up."""
    draf: VersiStandar | None = (
        VersiStandar.objects.terlihat_oleh(oleh).filter(status="DRAF").first()
    )
    return draf


def standar_bawaan() -> dict[str, Any]:
    """What is shipped: title, basis, note, which levels are not certain."""
    return baca("standar")


def standar_pada(jabatan: Iterable[Jabatan], *, hari: date) -> dict[int, Standar]:
    """What posts of an agency demand on a day, by their key; three queries.

    As a ranking of that day reads it: the version in force, and before the first one the table as
    it stands, which asks for nothing technical.
    """
    daftar = list(jabatan)
    versi = standar_berlaku(instansi_id=daftar[0].instansi_id, hari=hari) if daftar else None
    if versi is not None:
        return standar_menurut(versi, daftar)
    semua = standar_kini(daftar)
    return {k: replace(satu, teknis={}, versi_teknis=None) for k, satu in semua.items()}


def standar_kini(jabatan: Iterable[Jabatan]) -> dict[int, Standar]:
    """What posts demand today, by their key; three queries."""
    daftar = list(jabatan)
    kunci = [satu.pk for satu in daftar]
    baris = {
        satu.jabatan_id: satu
        for satu in StandarJabatan.objects.filter(jabatan_id__in=kunci).select_related("versi")
    }
    instansi = daftar[0].instansi_id if daftar else None
    versi = standar_berlaku_kini(instansi) if daftar else None
    teknis = _teknis(kunci, versi)
    hasil = {}
    for satu in daftar:
        milik = baris.get(satu.pk)
        asal = LAZIM if milik is None else JENJANG if milik.dari_jenjang else JABATAN
        hasil[satu.pk] = Standar(
            tingkat=_tingkat(milik) if milik else _lazim(satu.jenjang),
            asal=asal,
            versi=milik.versi if milik else None,
            jenjang=satu.get_jenjang_display(),
            teknis=teknis.get(satu.pk, {}),
            versi_teknis=versi,
        )
    return hasil


def standar_berlaku_kini(instansi_id: int | None) -> VersiStandar | None:
    """The version whose figures StandarJabatan holds."""
    return standar_berlaku(instansi_id=instansi_id, hari=timezone.localdate())


def _teknis(kunci: list[int], versi: VersiStandar | None) -> dict[int, dict[str, int]]:
    hasil: dict[int, dict[str, int]] = {}
    if versi is None:
        return hasil
    for satu in StandarTeknis.objects.filter(versi=versi, jabatan_id__in=kunci).order_by("kode"):
        hasil.setdefault(satu.jabatan_id, {})[satu.kode] = satu.tingkat
    return hasil


def standar_menurut(versi: VersiStandar, jabatan: Iterable[Jabatan]) -> dict[int, Standar]:
    """What posts demand in one version, by their key; two queries."""
    daftar = list(jabatan)
    kunci = [satu.pk for satu in daftar]
    semua = BarisStandar.objects.filter(
        Q(jabatan_id__in=kunci) | Q(jabatan__isnull=True), versi=versi
    )
    milik, jenjang = {}, {}
    for baris in semua:
        if baris.jabatan_id:
            milik[baris.jabatan_id] = _tingkat(baris)
        else:
            jenjang[baris.jenjang] = _tingkat(baris)
    teknis = _teknis(kunci, versi)
    hasil = {}
    for satu in daftar:
        if satu.pk in milik:
            tingkat, asal = milik[satu.pk], JABATAN
        elif satu.jenjang in jenjang:
            tingkat, asal = jenjang[satu.jenjang], JENJANG
        else:
            tingkat, asal = _lazim(satu.jenjang), LAZIM
        versi_ = None if asal == LAZIM else versi
        sebut = satu.get_jenjang_display()
        hasil[satu.pk] = Standar(tingkat, asal, versi_, sebut, teknis.get(satu.pk, {}), versi)
    return hasil


def jenjang_standar(versi: VersiStandar | None) -> list[tuple[Jenjang, Standar]]:
    """What each jenjang asks for in a version, in the order of the list of jenjang."""
    baris = {}
    if versi is not None:
        baris = {satu.jenjang: satu for satu in versi.baris.filter(jabatan__isnull=True)}
    return [
        (
            satu,
            Standar(_tingkat(baris[satu.value]), JENJANG, versi, str(satu.label))
            if satu.value in baris
            else Standar(_lazim(satu.value), LAZIM, None, str(satu.label)),
        )
        for satu in Jenjang
    ]


def jabatan_daftar(
    *, oleh: Any, cari: str = "", jenjang: str = "", rumpun: str = ""
) -> QuerySet[Jabatan]:
    """Posts of the agency whose name holds every word, of a jenjang, of a rumpun."""
    daftar: QuerySet[Jabatan] = Jabatan.objects.terlihat_oleh(oleh)
    for kata in kunci_nama(cari).split():
        daftar = daftar.filter(Q(nama__icontains=kata) | Q(kode__iexact=kata))
    if jenjang:
        daftar = daftar.filter(jenjang=jenjang)
    if rumpun:
        daftar = daftar.filter(rumpun=rumpun)
    return daftar


def rumpun_pilihan(*, oleh: Any) -> list[str]:
    """Families of posts that the agency names."""
    semua = Jabatan.objects.terlihat_oleh(oleh).exclude(rumpun="")
    return list(semua.order_by("rumpun").values_list("rumpun", flat=True).distinct())


def jabatan_halaman(daftar: QuerySet[Jabatan], *, sesudah: str = "", sebelum: str = "") -> Halaman:
    """A page of posts by name."""
    return halaman(daftar, kolom=("nama", "id"), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum)


def sql_lazim() -> str:
    """Shipped levels as rows of SQL (jenjang, tingkat); codes and numbers of the file only."""
    isi = ", ".join(f"('{jenjang}', {tingkat})" for jenjang, tingkat in TINGKAT_LAZIM.items())
    return f"(VALUES {isi})"


def lazim_kasus() -> str:
    """The shipped level of the post `j`, NULL where its jenjang has none."""
    pilihan = " ".join(f"WHEN '{jenjang}' THEN {n}" for jenjang, n in TINGKAT_LAZIM.items())
    return f"CASE j.jenjang {pilihan} END"


def sql_efektif(versi: str) -> str:
    """What every post of %(instansi)s demands in the version of the parameter `versi`."""
    kolom = ", ".join(f"coalesce(b.{k}, n.{k}, l.tingkat) AS {k}" for k in KOMPETENSI)
    return f"""
        SELECT j.id AS jabatan_id, {kolom},
            b.id IS NULL AND n.id IS NOT NULL AS dari_jenjang,
            b.id IS NULL AND n.id IS NULL AS lazim
        FROM pegawai_jabatan j
        LEFT JOIN kompetensi_barisstandar b ON b.jabatan_id = j.id AND b.versi_id = %({versi})s
        LEFT JOIN kompetensi_barisstandar n ON n.versi_id = %({versi})s AND n.jabatan_id IS NULL
            AND n.jenjang = j.jenjang
        LEFT JOIN {sql_lazim()} l (jenjang, tingkat) ON l.jenjang = j.jenjang
        WHERE j.instansi_id = %(instansi)s"""


@dataclass(frozen=True)
class DampakStandar:
    """What putting a draft in force would do: posts whose figures change, and their people."""

    jabatan: int
    pegawai: int
    contoh: list[tuple[str, str]]


def standar_dampak(*, draf: VersiStandar) -> DampakStandar:
    """Posts whose nine figures differ between today and a draft, with the first twenty of them."""
    lama = ", ".join(f"coalesce(s.{k}, l.tingkat)" for k in KOMPETENSI)
    baru = ", ".join(f"e.{k}" for k in KOMPETENSI)
    with connection.cursor() as kursor:
        kursor.execute(
            f"""
            WITH beda AS (
                SELECT j.id, j.nama, ARRAY[{lama}] AS lama, ARRAY[{baru}] AS baru
                FROM ({sql_efektif("versi")}) e
                JOIN pegawai_jabatan j ON j.id = e.jabatan_id
                LEFT JOIN kompetensi_standarjabatan s ON s.jabatan_id = j.id
                LEFT JOIN {sql_lazim()} l (jenjang, tingkat) ON l.jenjang = j.jenjang
                WHERE ARRAY[{lama}] IS DISTINCT FROM ARRAY[{baru}])
            SELECT (SELECT count(*) FROM beda),
                (SELECT count(*) FROM pegawai_pegawai p JOIN beda ON beda.id = p.jabatan_id),
                (SELECT coalesce(json_agg(json_build_array(nama, lama, baru) ORDER BY nama), '[]')
                 FROM (SELECT * FROM beda ORDER BY nama LIMIT 20) awal)""",
            {"versi": draf.pk, "instansi": draf.instansi_id},
        )
        jabatan, pegawai, awal = kursor.fetchone()
    return DampakStandar(jabatan, pegawai, [(nama, _beda(lama, baru)) for nama, lama, baru in awal])


def _beda(lama: list[int | None], baru: list[int | None]) -> str:
    return ", ".join(
        f"{nama} {'–' if dahulu is None else dahulu} → {'–' if kini is None else kini}"
        for nama, dahulu, kini in zip(KOMPETENSI.values(), lama, baru, strict=True)
        if dahulu != kini
    )
