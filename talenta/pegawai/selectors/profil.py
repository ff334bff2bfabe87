"""What a person's page reads: a fixed number of queries, whatever the length of the record."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from talenta.pegawai.bup import SEGERA_BULAN, bulan_menuju, bup, eselon_kata, tmt_pensiun
from talenta.pegawai.kode import BERHENTI, JenisPenugasan, KedudukanHukum
from talenta.pegawai.models import (
    HukumanDisiplin,
    LeluhurUnit,
    Pegawai,
    Penghargaan,
    RiwayatJabatan,
    TimKerja,
    UnitOrganisasi,
)
from talenta.pegawai.petunjuk import Fakta, Masa, petunjuk
from talenta.pegawai.selectors.sumber import (
    Sumber,
    perbaikan_diterapkan,
    sumber_nilai,
    tandai_perbaikan,
)

_KOLOM_UNIT = ("id", "kode", "nama", "kedalaman", "atasan_id", "opd_id")
BEKERJA = frozenset(
    {KedudukanHukum.AKTIF, KedudukanHukum.PPPK_AKTIF, KedudukanHukum.PPPK_PARUH_WAKTU}
)


@dataclass(frozen=True)
class Tanda:
    """A mark under the name: `rupa` is a kind of chip (awas, galat or nothing)."""

    rupa: str
    teks: str


@dataclass(frozen=True)
class Posisi:
    """A row of the history of positions, with a first and a last day in order."""

    catatan: RiwayatJabatan
    jabatan: str
    jenjang: str
    unit: str
    berjalan: bool
    selesai: date | None


@dataclass(frozen=True, kw_only=True)
class Profil:
    """One person's record. `hukuman` is None for whoever may not read discipline."""

    pegawai: Pegawai
    jalur_unit: list[UnitOrganisasi]
    eselon: str
    usia: int
    pensiun: date | None
    tanda: list[Tanda]
    posisi: list[Posisi]
    penghargaan: list[Penghargaan]
    tim: list[TimKerja]
    hukuman: list[HukumanDisiplin] | None
    petunjuk: list[str]
    sumber: list[Sumber]


def pegawai_terlihat(*, oleh: Any, pegawai_id: int) -> Pegawai:
    """One person in view of `oleh`, with post, unit and source. Raises Pegawai.DoesNotExist."""
    pegawai: Pegawai = _terlihat(oleh).get(pk=pegawai_id)
    return pegawai


def _terlihat(oleh: Any) -> QuerySet[Pegawai]:
    semua: QuerySet[Pegawai] = Pegawai.objects.terlihat_oleh(oleh)
    return semua.select_related("jabatan", "unit", "pendidikan", "instansi", "impor__berkas")


def _jalur() -> ArraySubquery:
    """Units from the root to the person's own."""
    leluhur = LeluhurUnit.objects.filter(keturunan_id=OuterRef("unit_id")).order_by("-jarak")
    isi = {nama: f"leluhur__{nama}" for nama in _KOLOM_UNIT}
    return ArraySubquery(leluhur.values(rekam=JSONObject(**isi)))


def boleh_lihat_disiplin(oleh: Any) -> bool:
    """Discipline is for those who decide or check, and for the person."""
    lingkup = oleh.lingkup
    return bool(lingkup.boleh("disiplin.lihat") or not lingkup.boleh("pegawai.lihat"))


def profil_baca(*, oleh: Any, pegawai_id: int, hari: date) -> Profil:
    """The record of one person in view of `oleh` on a day. Raises Pegawai.DoesNotExist."""
    # Path and corrections come with the person, so that no query is theirs alone.
    pegawai: Any = (
        _terlihat(oleh)
        .annotate(jalur=_jalur(), diterapkan=perbaikan_diterapkan())
        .get(pk=pegawai_id)
    )
    riwayat = list(
        RiwayatJabatan.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id)
        .select_related("jabatan", "unit", "impor__berkas")
        .order_by("-tmt_mulai", "-id")
    )
    hukuman = None
    if boleh_lihat_disiplin(oleh):
        hukuman = list(
            HukumanDisiplin.objects.terlihat_oleh(oleh)
            .filter(pegawai_id=pegawai_id)
            .select_related("impor__berkas")
            .order_by("-tmt", "-id")
        )
    penghargaan = list(
        Penghargaan.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id)
        .select_related("impor__berkas")
        .order_by("-tanggal", "-id")
    )
    tim = list(
        TimKerja.objects.terlihat_oleh(oleh)
        .filter(pegawai_id=pegawai_id)
        .select_related("impor__berkas")
        .order_by("-tanggal", "-id")
    )
    tandai_perbaikan(
        pegawai_id=pegawai_id,
        diterapkan=pegawai.diterapkan,
        daftar=([pegawai], riwayat, penghargaan, tim, hukuman or []),
    )
    pensiun = _pensiun(pegawai)
    return Profil(
        pegawai=pegawai,
        jalur_unit=[UnitOrganisasi(**isi) for isi in pegawai.jalur] or [pegawai.unit],
        eselon=eselon_kata(pegawai.jabatan.eselon_id) if pegawai.jabatan else "",
        usia=bulan_menuju(hari, pegawai.tanggal_lahir) // 12,
        pensiun=pensiun,
        tanda=_tanda(pegawai, pensiun, hukuman or [], hari),
        posisi=[_posisi(satu, hari) for satu in riwayat],
        penghargaan=penghargaan,
        tim=tim,
        hukuman=hukuman,
        petunjuk=petunjuk(_fakta(pegawai, riwayat, hukuman or [])),
        sumber=sumber_nilai(pegawai, None, "pegawai"),
    )


def _pensiun(pegawai: Pegawai) -> date | None:
    if pegawai.jabatan is None or pegawai.kedudukan_hukum in BERHENTI:
        return None
    usia = bup(jenjang=pegawai.jabatan.jenjang, jabatan=pegawai.jabatan.nama)
    return None if usia is None else tmt_pensiun(pegawai.tanggal_lahir, usia)


def _tanda(
    pegawai: Pegawai, pensiun: date | None, hukuman: list[HukumanDisiplin], hari: date
) -> list[Tanda]:
    tanda = []
    if pegawai.kedudukan_hukum not in BEKERJA:
        tanda.append(Tanda("awas", str(pegawai.get_kedudukan_hukum_display())))
    if any(dijalani(satu, hari) for satu in hukuman):
        tanda.append(Tanda("galat", "Sedang menjalani hukuman disiplin"))
    if pensiun is not None:
        bulan = bulan_menuju(pensiun, hari)
        if pensiun <= hari:
            tanda.append(Tanda("awas", "Sudah melewati batas usia pensiun"))
        elif bulan < SEGERA_BULAN:
            sisa = f"{bulan} bulan lagi" if bulan else "kurang dari sebulan lagi"
            tanda.append(Tanda("awas", f"Batas usia pensiun {sisa}"))
    return tanda


def dijalani(hukuman: HukumanDisiplin, hari: date) -> bool:
    """Whether a sanction with a known end, not withdrawn, is being served on a day."""
    return (
        hukuman.dicabut_pada is None
        and hukuman.akhir is not None
        and hukuman.tmt <= hari <= hukuman.akhir
    )


def _posisi(satu: RiwayatJabatan, hari: date) -> Posisi:
    return Posisi(
        catatan=satu,
        jabatan=satu.jabatan.nama if satu.jabatan else satu.jabatan_kode,
        jenjang=str(satu.jabatan.get_jenjang_display()) if satu.jabatan else "",
        unit=satu.unit.nama if satu.unit else satu.unit_kode,
        berjalan=satu.tmt_mulai <= hari and (satu.tmt_selesai is None or satu.tmt_selesai > hari),
        selesai=satu.tmt_selesai,
    )


def _fakta(
    pegawai: Pegawai, riwayat: list[RiwayatJabatan], hukuman: list[HukumanDisiplin]
) -> Fakta:
    return Fakta(
        nip=pegawai.nip,
        tanggal_lahir=pegawai.tanggal_lahir,
        jenis_kelamin=pegawai.jenis_kelamin,
        jabatan=pegawai.jabatan.kode if pegawai.jabatan else "",
        tmt_jabatan=pegawai.tmt_jabatan,
        tingkat_pendidikan=pegawai.tingkat_pendidikan,
        pendidikan=pegawai.pendidikan.nama if pegawai.pendidikan else "",
        definitif=[
            Masa(jabatan=satu.jabatan_kode, mulai=satu.tmt_mulai, selesai=satu.tmt_selesai)
            for satu in riwayat
            if satu.jenis_penugasan == JenisPenugasan.DEFINITIF and satu.dicabut_pada is None
        ],
        hukuman_tanpa_akhir=sum(
            satu.akhir is None and satu.dicabut_pada is None for satu in hukuman
        ),
    )
