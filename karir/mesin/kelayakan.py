"""Who fulfils the requirements of one post: columns in, columns out, one rule a function.

Each rule gives every person TERPENUHI, VERIFIKASI or TIDAK and the fact it rests on; nobody's
outcome depends on anybody else's row, so people may be judged piece by piece. What is not known is
never a TIDAK. The columns hold no sex, religion, marital status, origin, name or family.
Sources: PP 11/2017 article 54, PP 17/2020 article 107 (requirements), PP 94/2021 (discipline),
UU 20/2023 article 55 (retirement). The experience rule is an OR.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from karir.mesin import kosakata, waktu
from karir.mesin.bahan_layak import Bahan, Kolom, Sasaran
from karir.mesin.masa_jabatan import dalam_jenjang, lama_hari, riwayat_gelap, tak_tercatat
from karir.mesin.syarat import GOLONGAN, JENJANG_PENDIDIKAN, KEDUDUKAN_PPPK

TIDAK_DITANYA, TERPENUHI, VERIFIKASI, TIDAK = 0, 1, 2, 3
STATUS: Final = MappingProxyType({1: "TERPENUHI", 2: "PERLU_VERIFIKASI", 3: "TIDAK"})
HUKUMAN_BERAT: Final = tuple(
    ke for ke, kata in enumerate(kosakata.HUKUMAN) if kata in ("SEDANG", "BERAT")
)
MANAJERIAL: Final = ("JPT_UTAMA", "JPT_MADYA", "JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")
_MANAJERIAL: Final = tuple(ke for ke, kata in enumerate(kosakata.JENJANG) if kata in MANAJERIAL)
TAHUN_ASESMEN: Final = 3
TANPA: Final = -1
# Spells are added up in days, so a leap day must not stand between somebody and a whole year.
HARI_SETAHUN: Final = 365

Putusan = tuple[NDArray[np.int8], Kolom]


def _putus(ya: NDArray[np.bool_], tidak_tahu: NDArray[np.bool_] | None = None) -> NDArray[np.int8]:
    """TERPENUHI where `ya`, VERIFIKASI where nothing is known, else TIDAK."""
    hasil = np.where(ya, TERPENUHI, TIDAK)
    if tidak_tahu is not None:
        hasil = np.where(tidak_tahu, VERIFIKASI, hasil)
    return hasil.astype(np.int8)


def _tidak_ditanya(b: Bahan) -> Putusan:
    n = len(b.orang.id)
    return np.zeros(n, np.int8), np.full(n, TANPA, np.int64)


def _hari_lampau(acuan: date, tahun: int) -> int:
    return waktu.hari(waktu.mundur_tahun(acuan, tahun))


def status(b: Bahan, s: Sasaran) -> Putusan:
    """PNS or PPPK, told by the kedudukan hukum; fact: its code."""
    pppk = np.isin(b.orang.kedudukan, KEDUDUKAN_PPPK)
    ya = np.where(pppk, "PPPK" in s.syarat.status, "PNS" in s.syarat.status)
    return _putus(ya.astype(bool)), b.orang.kedudukan


def kedudukan(b: Bahan, s: Sasaran) -> Putusan:
    """A legal standing in which one can be appointed; fact: its code."""
    boleh = [int(kode) for kode in s.syarat.kedudukan]
    return _putus(np.isin(b.orang.kedudukan, boleh)), b.orang.kedudukan


def pendidikan(b: Bahan, s: Sasaran) -> Putusan:
    """At least this rung of education; fact: the code of the person's."""
    if not s.syarat.pendidikan:
        return _tidak_ditanya(b)
    anak_tangga = np.zeros(100, np.int64)
    for kode, tingkat in JENJANG_PENDIDIKAN.items():
        anak_tangga[kode] = tingkat
    punya = anak_tangga[np.maximum(b.orang.pendidikan, 0)]
    cukup = punya >= anak_tangga[int(s.syarat.pendidikan)]
    return _putus(cukup, b.orang.pendidikan < 0), b.orang.pendidikan


def golongan(b: Bahan, s: Sasaran) -> Putusan:
    """At least this rank; PPPK have none to compare. Fact: the number of the person's."""
    if not s.syarat.golongan:
        return _tidak_ditanya(b)
    paling_rendah = GOLONGAN.index(s.syarat.golongan) + 1
    return _putus(b.orang.golongan >= paling_rendah, b.orang.golongan == 0), b.orang.golongan


def pengalaman(b: Bahan, s: Sasaran) -> Putusan:
    """Enough years in one of the ways the post names: ONE is enough (PP 11/2017 article 54,
    PP 17/2020 article 107). Too few is to be verified where service that is not recorded could
    make up for it. Fact: the way that comes nearest times 100,000, plus its days."""
    if not s.syarat.pengalaman:
        return _tidak_ditanya(b)
    n, acuan = len(b.orang.id), waktu.hari(s.acuan)
    cukup, fakta = np.zeros(n, bool), np.full(n, TANPA, np.int64)
    terdekat = np.full(n, np.iinfo(np.int64).min)
    for ke, cara in enumerate(s.syarat.pengalaman):
        hari = lama_hari(b.riwayat, dalam_jenjang(b, cara.jenjang), b.orang.id, acuan)
        lebih = hari - HARI_SETAHUN * cara.tahun
        cukup |= lebih >= 0
        fakta = np.where(lebih > terdekat, ke * 100_000 + hari, fakta)
        terdekat = np.maximum(terdekat, lebih)
    mungkin = terdekat + tak_tercatat(b, acuan) >= 0
    return _putus(cukup, ~cukup & (riwayat_gelap(b) | mungkin)), fakta


def bidang(b: Bahan, s: Sasaran) -> Putusan:
    """Enough years in posts of the same job family; fact: the days."""
    if not s.syarat.bidang_tahun:
        return _tidak_ditanya(b)
    acuan = waktu.hari(s.acuan)
    hari = lama_hari(b.riwayat, b.riwayat.serumpun == 1, b.orang.id, acuan)
    cukup = hari >= HARI_SETAHUN * s.syarat.bidang_tahun
    # Which work counts as related is for people to say, so too few years are a question.
    return _putus(cukup, ~cukup), hari


def usia(b: Bahan, s: Sasaran) -> Putusan:
    """Not older than this on the reference date; fact: whole years."""
    tahun = waktu.tahun_penuh(b.orang.lahir.astype(np.int32), s.acuan)
    if not s.syarat.usia:
        return _tidak_ditanya(b)
    return _putus(tahun <= s.syarat.usia), tahun


def kinerja(b: Bahan, s: Sasaran) -> Putusan:
    """At least this predikat in each of the two years before; a missing year is to be verified.
    Fact: both predikat, (first + 1) x 10 + (second + 1)."""
    if not s.syarat.kinerja:
        return _tidak_ditanya(b)
    batas = tuple(kosakata.PREDIKAT).index(s.syarat.kinerja)
    satu, dua = b.orang.predikat_1, b.orang.predikat_2
    kurang = ((satu >= 0) & (satu < batas)) | ((dua >= 0) & (dua < batas))
    hampa = ((satu < 0) | (dua < 0)) & ~kurang
    return _putus(~kurang, hampa), (satu + 1) * 10 + dua + 1


def _hukdis_terakhir(b: Bahan, kena: NDArray[np.bool_]) -> Kolom:
    """The latest TMT of the chosen sanctions of each person, -1 for none."""
    hasil = np.full(len(b.orang.id), TANPA, np.int64)
    letak = np.searchsorted(b.orang.id, b.hukdis.orang[kena])
    np.maximum.at(hasil, letak, b.hukdis.tmt[kena])
    return hasil


def disiplin(b: Bahan, s: Sasaran) -> Putusan:
    """No sanction SEDANG or BERAT that began in the last years; fact: the day of the latest."""
    if not s.syarat.disiplin_tahun:
        return _tidak_ditanya(b)
    sejak = _hari_lampau(s.acuan, s.syarat.disiplin_tahun)
    kena = (
        np.isin(b.hukdis.tingkat, HUKUMAN_BERAT)
        & (b.hukdis.tmt > sejak)
        & (b.hukdis.tmt <= waktu.hari(s.acuan))
    )
    terakhir = _hukdis_terakhir(b, kena)
    return _putus(terakhir == TANPA), terakhir


def hukdis_berjalan(b: Bahan, s: Sasaran) -> Putusan:
    """Not serving SEDANG or BERAT; without an end these last one year. Fact: the day it began."""
    acuan = waktu.hari(s.acuan)
    setahun = waktu.maju_tahun(b.hukdis.tmt.astype(np.int32), np.ones(len(b.hukdis.tmt), np.int64))
    akhir = np.where(b.hukdis.akhir == waktu.KOSONG, setahun - 1, b.hukdis.akhir)
    berat = np.isin(b.hukdis.tingkat, HUKUMAN_BERAT)
    terakhir = _hukdis_terakhir(b, berat & (b.hukdis.tmt <= acuan) & (akhir >= acuan))
    return _putus(terakhir == TANPA), terakhir


def pemeriksaan(b: Bahan, s: Sasaran) -> Putusan:
    """Not under examination on the reference date; fact: the day it began."""
    jalan = (b.orang.diperiksa != waktu.KOSONG) & (b.orang.diperiksa <= waktu.hari(s.acuan))
    return _putus(~jalan), np.where(jalan, b.orang.diperiksa, TANPA)


def jpm(tingkat: Kolom, standar: int) -> Kolom:
    """Sum of levels against the sum asked for, in hundredths, half up, at most 100; -1 for none."""
    bulat = (2 * tingkat * 10_000 + standar) // (2 * standar)
    return np.where(tingkat < 0, TANPA, np.minimum(bulat, 10_000))


def kompetensi(b: Bahan, s: Sasaran) -> Putusan:
    """JPM against the post: from the first bound on fulfilled, below the second not. Fact: JPM."""
    if not s.syarat.kompetensi_ms:
        return _tidak_ditanya(b)
    sah = b.orang.asesmen > _hari_lampau(s.acuan, TAHUN_ASESMEN)
    nilai = jpm(np.where(sah, b.orang.tingkat, TANPA), s.standar)
    antara = (nilai < s.syarat.kompetensi_ms) & (nilai >= s.syarat.kompetensi_mms)
    return _putus(nilai >= s.syarat.kompetensi_ms, (nilai < 0) | antara), nilai


def bidang_ilmu(b: Bahan, s: Sasaran) -> Putusan:
    """A field of study that the post lists; fact: 1, 0 or -1."""
    if not s.syarat.bidang_ilmu:
        return _tidak_ditanya(b)
    return _putus(b.orang.bidang == 1, b.orang.bidang < 0), b.orang.bidang


def pensiun(b: Bahan, s: Sasaran) -> Putusan:
    """Enough months until retirement at the age of the post; fact: the day of retirement."""
    if not s.syarat.pensiun_bulan:
        return _tidak_ditanya(b)
    bulan_lahir = b.orang.lahir.astype("M8[D]").astype("M8[M]")
    hari = (bulan_lahir + s.bup * 12 + 1).astype("M8[D]").astype(np.int64)
    acuan = np.datetime64(s.acuan, "M")
    batas = int((acuan + s.syarat.pensiun_bulan).astype("M8[D]").astype(np.int64))
    # The same day of the month, so many months on, as retirement falls on a first.
    batas += 0 if s.acuan.day == 1 else 1
    return _putus(hari >= batas), hari


def masa_jabatan(b: Bahan, s: Sasaran) -> Putusan:
    """Long enough in the present managerial post; fact: the day it began."""
    if not s.syarat.masa_jabatan_tahun:
        return _tidak_ditanya(b)
    terikat = np.isin(b.orang.jenjang, _MANAJERIAL)
    cukup = b.orang.tmt_jabatan <= _hari_lampau(s.acuan, s.syarat.masa_jabatan_tahun)
    gelap = terikat & (b.orang.tmt_jabatan == waktu.KOSONG)
    fakta = np.where(b.orang.tmt_jabatan == waktu.KOSONG, TANPA, b.orang.tmt_jabatan)
    return _putus(~terikat | cukup, gelap), fakta


def bukan_pemegang(b: Bahan, s: Sasaran) -> Putusan:
    """Does not hold the very post already; fact: 1 where so."""
    pegang = (b.orang.jabatan == s.jabatan) & (b.orang.unit == s.unit)
    return _putus(~pegang), pegang.astype(np.int64)


Aturan = Callable[[Bahan, Sasaran], Putusan]
# In the order of the stored columns: a new one goes to the end.
ATURAN: Final[Mapping[str, Aturan]] = MappingProxyType(
    {
        "STATUS": status,
        "KEDUDUKAN": kedudukan,
        "PENDIDIKAN": pendidikan,
        "GOLONGAN": golongan,
        "PENGALAMAN": pengalaman,
        "BIDANG": bidang,
        "USIA": usia,
        "KINERJA": kinerja,
        "DISIPLIN": disiplin,
        "KOMPETENSI": kompetensi,
        "BIDANG_ILMU": bidang_ilmu,
        "HUKDIS_BERJALAN": hukdis_berjalan,
        "PEMERIKSAAN": pemeriksaan,
        "PENSIUN": pensiun,
        "MASA_JABATAN": masa_jabatan,
        "BUKAN_PEMEGANG": bukan_pemegang,
    }
)


@dataclass(frozen=True, eq=False)
class Kelayakan:
    """Outcome by person: `status` of the whole, `hasil` two bits a rule, `fakta` (n x rules)."""

    status: NDArray[np.int8]
    hasil: Kolom
    fakta: NDArray[np.int32]


def kelayakan_hitung(bahan: Bahan, sasaran: Sasaran) -> Kelayakan:
    """All rules for all people; one TIDAK is TIDAK, else one VERIFIKASI is to be verified."""
    putusan = [aturan(bahan, sasaran) for aturan in ATURAN.values()]
    hasil = np.zeros(len(bahan.orang.id), np.int64)
    seluruh = np.full(len(bahan.orang.id), TERPENUHI, np.int8)
    for ke, (satu, _) in enumerate(putusan):
        hasil |= satu.astype(np.int64) << (2 * ke)
        seluruh = np.maximum(seluruh, satu)
    fakta = np.stack([f for _, f in putusan], axis=1).astype(np.int32)
    return Kelayakan(seluruh, hasil, fakta)


def hasil_urai(hasil: int) -> dict[str, int]:
    """The outcome of each rule from the two bits it has."""
    return {kode: hasil >> (2 * ke) & 3 for ke, kode in enumerate(ATURAN)}
