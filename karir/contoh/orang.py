"""People for the seats: status, education, service, age, rank, present post."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from karir.contoh.bahan import ACUAN, TAHUN, Bulat, Pecahan, Spek, Teks, Topeng, hari, pecah, undi
from karir.contoh.formasi import AHLI, JENJANG, NO_JENJANG, TERAMPIL, Formasi, keluarga
from karir.contoh.nama import PencatatNip
from karir.contoh.pendidikan import Ijazah, reka_ijazah
from karir.contoh.unit import Unit

PNS, PPPK, PARUH_WAKTU = 0, 1, 2
GOLONGAN: Final = tuple(
    f"{g}/{h}" for g, n in (("I", 4), ("II", 4), ("III", 4), ("IV", 5)) for h in "abcde"[:n]
)
_GOL: Final = {nama: nomor for nomor, nama in enumerate(GOLONGAN)}

# Per jenjang: least and most years of service, retirement age, lowest and highest golongan
# (PP 13/2002 and the bands of the functional posts; UU 20/2023 for retirement).
_CIRI: Final = {
    "PELAKSANA": (0.4, 38, 58, "I/a", "IV/a"),
    "PENGAWAS": (9, 32, 58, "III/b", "III/d"),
    "ADMINISTRATOR": (14, 35, 58, "III/d", "IV/b"),
    "JPT_PRATAMA": (20, 37, 60, "IV/a", "IV/d"),
    "JPT_MADYA": (25, 37, 60, "IV/c", "IV/e"),
    "AHLI_PERTAMA": (0.4, 13, 58, "III/a", "III/b"),
    "AHLI_MUDA": (8, 27, 58, "III/c", "III/d"),
    "AHLI_MADYA": (16, 37, 60, "IV/a", "IV/c"),
    "AHLI_UTAMA": (27, 40, 65, "IV/d", "IV/e"),
    "TERAMPIL": (0.4, 13, 58, "II/c", "III/a"),
    "MAHIR": (8, 24, 58, "III/a", "III/b"),
    "PENYELIA": (16, 36, 58, "III/c", "III/d"),
}
# Per level of education: age at entry from, years it may vary, first golongan, highest of general
# staff, golongan of a PPPK (Perpres 98/2020).
_MASUK: Final = {
    "05": (20, 9, "I/a", "II/a", "I"),
    "10": (20, 9, "I/c", "II/c", "IV"),
    "15": (19, 9, "II/a", "III/b", "V"),
    "17": (19, 9, "II/a", "III/b", "V"),
    "30": (21.5, 8, "II/c", "III/c", "VII"),
    "40": (22.5, 10, "III/a", "III/d", "IX"),
    "42": (24, 9, "III/b", "III/d", "X"),
    "45": (22.5, 9, "III/a", "IV/a", "X"),
    "47": (24, 8, "III/b", "III/d", "X"),
    "50": (22.5, 7, "III/a", "IV/a", "XI"),
}  # fmt: skip
# Years in which nobody was hired, and the year that took their place.
_TANPA_CPNS: Final = {2011: 2010, 2012: 2010, 2013: 2014, 2016: 2015, 2017: 2018}


@dataclass
class Orang:
    """One row a person, in unit order; days are since 1970, `jenjang` a position in JENJANG."""

    spek: Spek
    unit: Bulat
    opd: Bulat
    fungsi: Teks
    kepala: Topeng
    keluarga: Bulat
    jenjang: Bulat
    status: Bulat
    wanita: Topeng
    ijazah: Ijazah
    lahir: Bulat
    masuk: Bulat
    tmt_jabatan: Bulat
    golongan: Teks
    golongan_awal: Teks
    tmt_golongan: Bulat
    kedudukan: Teks
    kode_pppk: Bulat
    nip: Teks = field(init=False)

    def __len__(self) -> int:
        return len(self.unit)

    @property
    def masa_kerja(self) -> Pecahan:
        """Years of service on the reference date."""
        return np.asarray((ACUAN - self.masuk) / TAHUN)

    @property
    def umur(self) -> Pecahan:
        return np.asarray((ACUAN - self.lahir) / TAHUN)


def reka_orang(spek: Spek, unit: list[Unit], formasi: Formasi, pencatat: PencatatNip) -> Orang:
    """Draws everybody; ages follow from entry age and service, so ranks fit both."""
    acak = spek.acak("orang")
    fungsi = np.array([u.fungsi for u in unit], dtype=object)[formasi.unit]
    status = _status(acak, formasi, fungsi)
    jenjang = _jenjang(acak, formasi, status, unit)
    wanita = acak.random(len(status)) < _peluang_wanita(formasi, fungsi, jenjang)
    ijazah = reka_ijazah(spek, formasi, fungsi, jenjang)
    masuk, lahir = _masa(acak, jenjang, status, ijazah.tingkat)
    gol, awal = _golongan(acak, jenjang, status, ijazah.tingkat, masuk)
    orang = Orang(
        spek=spek,
        unit=formasi.unit,
        opd=np.array([u.opd for u in unit])[formasi.unit],
        fungsi=fungsi,
        kepala=formasi.kepala,
        keluarga=formasi.keluarga,
        jenjang=jenjang,
        status=status,
        wanita=wanita,
        ijazah=ijazah,
        lahir=lahir,
        masuk=masuk,
        tmt_jabatan=_tmt_jabatan(acak, jenjang, status, masuk),
        golongan=gol,
        golongan_awal=awal,
        tmt_golongan=_tmt_golongan(acak, status, masuk),
        kedudukan=_kedudukan(acak, status, formasi.kepala),
        kode_pppk=np.where(status == PNS, 0, np.where(acak.random(len(status)) < 0.1, 22, 21)),
    )
    orang.nip = pencatat.beri(lahir, masuk, orang.kode_pppk, wanita)
    return orang


def _jalur(formasi: Formasi) -> Teks:
    return np.array([*(k.jalur for k in keluarga()), "kepala"], dtype=object)[formasi.keluarga]


def _status(acak: np.random.Generator, formasi: Formasi, fungsi: Teks) -> Bulat:
    jalur = _jalur(formasi)
    bobot = np.tile([0.9, 0.1, 0.0], (len(jalur), 1))
    bobot[(jalur != "kepala") & (fungsi == "sekolah")] = [0.55, 0.38, 0.07]
    bobot[(jalur != "kepala") & (fungsi == "rumah_sakit")] = [0.58, 0.37, 0.05]
    bobot[jalur == "pelaksana"] = [0.52, 0.20, 0.28]
    bobot[jalur == "kepala"] = [1.0, 0.0, 0.0]
    return undi(acak, bobot)


def _jenjang(acak: np.random.Generator, formasi: Formasi, status: Bulat, unit: list[Unit]) -> Bulat:
    jalur = _jalur(formasi)
    utama = np.array([*(k.utama for k in keluarga()), False])[formasi.keluarga]
    hasil = np.full(len(status), NO_JENJANG["PELAKSANA"])
    ahli = np.tile([0.38, 0.40, 0.22, 0.0], (len(status), 1))
    ahli[utama] = [0.36, 0.40, 0.235, 0.005]
    ahli[status != PNS] = [0.94, 0.06, 0.0, 0.0]
    kena = jalur == "ahli"
    hasil[kena] = np.array([NO_JENJANG[j] for j in AHLI])[undi(acak, ahli)[kena]]
    terampil = np.tile([0.42, 0.35, 0.23], (len(status), 1))
    terampil[status != PNS] = [0.97, 0.03, 0.0]
    kena = jalur == "terampil"
    hasil[kena] = np.array([NO_JENJANG[j] for j in TERAMPIL])[undi(acak, terampil)[kena]]
    jenjang_kepala = np.array([NO_JENJANG[u.kepala.jenjang] if u.kepala else 0 for u in unit])
    return np.where(formasi.kepala, jenjang_kepala[formasi.unit], hasil)


def _peluang_wanita(formasi: Formasi, fungsi: Teks, jenjang: Bulat) -> Pecahan:
    peluang = np.full(len(jenjang), 0.52)
    for nama, nilai in {
        "sekolah": 0.62, "rumah_sakit": 0.70, "kesehatan": 0.62, "teknik": 0.36,
        "ketertiban": 0.24, "perhubungan": 0.34, "lingkungan": 0.42,
    }.items():  # fmt: skip
        peluang[fungsi == nama] = nilai
    peluang[formasi.kepala] = 0.40
    peluang[jenjang == NO_JENJANG["JPT_PRATAMA"]] = 0.28
    peluang[np.array([*(k.perempuan for k in keluarga()), False])[formasi.keluarga]] = 1.0
    return peluang


def _masa(
    acak: np.random.Generator, jenjang: Bulat, status: Bulat, tingkat: Teks
) -> tuple[Bulat, Bulat]:
    """First day in service and birth date."""
    n = len(jenjang)
    ciri = np.array([_CIRI[j][:3] for j in JENJANG], dtype=float)[jenjang]
    mulai = np.array([_MASUK[t][:2] for t in tingkat.tolist()], dtype=float)
    umur_masuk = mulai[:, 0] + mulai[:, 1] * acak.beta(1.3, 2.2, n)
    paling_lama = np.minimum(ciri[:, 1], ciri[:, 2] - umur_masuk - 1.2)
    masa = ciri[:, 0] + np.maximum(paling_lama - ciri[:, 0], 0.2) * acak.beta(1.15, 1.5, n)
    tahun, _, _ = pecah((ACUAN - masa * TAHUN).astype(np.int64))
    for lama, ganti in _TANPA_CPNS.items():
        tahun[tahun == lama] = ganti
    bulan = np.array([1, 3, 4, 12])[acak.choice(4, n, p=[0.3, 0.3, 0.1, 0.3])]
    pns = hari(tahun, np.where(tahun == 2026, np.minimum(bulan, 4), bulan))
    tahun_pppk = acak.choice([2021, 2022, 2023, 2024, 2025], n, p=[0.1, 0.17, 0.25, 0.26, 0.22])
    tahun_pppk = np.where(status == PARUH_WAKTU, 2025, tahun_pppk)
    bulan_pppk = np.where(status == PARUH_WAKTU, 10, np.array([3, 5, 10])[acak.integers(0, 3, n)])
    masuk = np.where(status == PNS, pns, hari(tahun_pppk, bulan_pppk))
    umur_pppk = np.maximum(mulai[:, 0], 24) + 27 * acak.beta(1.5, 2.4, n)
    umur = np.where(status == PNS, umur_masuk, umur_pppk)
    return masuk, (masuk - umur * TAHUN).astype(np.int64)


def _golongan(
    acak: np.random.Generator, jenjang: Bulat, status: Bulat, tingkat: Teks, masuk: Bulat
) -> tuple[Teks, Teks]:
    """Golongan now and at entry: a step every four years or so, within the bands."""
    ciri = [_MASUK[t] for t in tingkat.tolist()]
    awal = np.array([_GOL[c[2]] for c in ciri])
    puncak = np.array([_GOL[c[3]] for c in ciri])
    bawah = np.array([_GOL[_CIRI[j][3]] for j in JENJANG])[jenjang]
    atas = np.array([_GOL[_CIRI[j][4]] for j in JENJANG])[jenjang]
    atas = np.where(jenjang == NO_JENJANG["PELAKSANA"], puncak, atas)
    naik = np.floor((ACUAN - masuk) / TAHUN / 4 + acak.uniform(-0.4, 0.2, len(awal)))
    kini = np.clip(awal + np.maximum(naik, 0).astype(np.int64), bawah, atas)
    awal = np.minimum(awal, kini)
    nama = np.array(GOLONGAN, dtype=object)
    pppk = np.array([c[4] for c in ciri], dtype=object)
    return np.where(status == PNS, nama[kini], pppk), np.where(status == PNS, nama[awal], pppk)


def _tmt_golongan(acak: np.random.Generator, status: Bulat, masuk: Bulat) -> Bulat:
    """The latest rise: on 1 April or 1 October of the last four years, never before entry."""
    setengah = acak.integers(0, 8, len(masuk))
    bulan_ke = 2 * 2026 - setengah
    tmt = hari(bulan_ke // 2, np.where(bulan_ke % 2 == 0, 4, 10))
    return np.where((status == PNS) & (tmt > masuk), tmt, masuk)


def _tmt_jabatan(acak: np.random.Generator, jenjang: Bulat, status: Bulat, masuk: Bulat) -> Bulat:
    """Start of the present post; the first post began with the service."""
    sebelum = np.array([_CIRI[j][0] for j in JENJANG], dtype=float)[jenjang] * 0.8
    tersedia = np.maximum((ACUAN - masuk) / TAHUN - sebelum, 0.2)
    lama = np.minimum(acak.gamma(1.6, 2.3, len(masuk)) + 0.1, tersedia)
    tmt = np.maximum((ACUAN - lama * TAHUN).astype(np.int64), masuk)
    pertama = np.isin(jenjang, [NO_JENJANG[j] for j in ("PELAKSANA", "AHLI_PERTAMA", "TERAMPIL")])
    tetap = (status != PNS) | (pertama & (acak.random(len(masuk)) < 0.45))
    return np.where(tetap, masuk, tmt)


def _kedudukan(acak: np.random.Generator, status: Bulat, kepala: Topeng) -> Teks:
    """Legal standing: active, with few on study leave, unpaid leave, or before retirement."""
    titik = acak.random(len(status))
    hasil = np.array(["01", "71", "101"], dtype=object)[status]
    biasa = (status == PNS) & ~kepala
    for kode, mulai, sampai in (
        ("03", 0.0, 0.010),
        ("02", 0.010, 0.012),
        ("20", 0.012, 0.015),
        ("04", 0.015, 0.0155),
    ):
        hasil[biasa & (titik >= mulai) & (titik < sampai)] = kode
    return hasil
