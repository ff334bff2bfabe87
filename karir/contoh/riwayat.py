"""Position histories with sensible dates, and acting assignments."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from karir.contoh.bahan import ACUAN, Bulat, Kolom, Spek, Teks, Topeng, tanggal
from karir.contoh.formasi import JENJANG, NO_JENJANG, STRUKTURAL, Formasi, keluarga, kode_kepala
from karir.contoh.orang import PNS, Orang
from karir.contoh.unit import Unit

# What was held before the present post, oldest first.
_RANTAI: Final[dict[str, tuple[str, ...]]] = {
    "PELAKSANA": ("PELAKSANA",),
    "PENGAWAS": ("PELAKSANA",),
    "ADMINISTRATOR": ("PELAKSANA", "PENGAWAS"),
    "JPT_PRATAMA": ("PELAKSANA", "PENGAWAS", "ADMINISTRATOR"),
    "JPT_MADYA": ("PELAKSANA", "PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA"),
    "AHLI_PERTAMA": ("AHLI_PERTAMA",),
    "AHLI_MUDA": ("AHLI_PERTAMA",),
    "AHLI_MADYA": ("AHLI_PERTAMA", "AHLI_MUDA"),
    "AHLI_UTAMA": ("AHLI_PERTAMA", "AHLI_MUDA", "AHLI_MADYA"),
    "TERAMPIL": ("TERAMPIL",),
    "MAHIR": ("TERAMPIL",),
    "PENYELIA": ("TERAMPIL", "MAHIR"),
}
_PELAKSANA_LAMA: Final = ("PL-PTK", "PL-PLO", "PL-PADM")


@dataclass
class _Baris:
    """Rows of riwayat-jabatan; `sampai` is 0 while the assignment lasts."""

    orang: Bulat
    jenis: str
    jabatan: Teks
    unit: Bulat
    mulai: Bulat
    sampai: Bulat


def kode_jabatan(unit: list[Unit], orang: Orang) -> Teks:
    """Code of the present post of everybody."""
    kepala = [kode_kepala(u) for u in unit]
    semua = [[k.kode_jabatan(j) for j in JENJANG] for k in keluarga()]
    hasil = [
        semua[k][j] if k >= 0 else kepala[u]
        for k, j, u in zip(
            orang.keluarga.tolist(), orang.jenjang.tolist(), orang.unit.tolist(), strict=True
        )
    ]
    return np.array(hasil, dtype=object)


def kolom_riwayat(
    spek: Spek, unit: list[Unit], formasi: Formasi, orang: Orang, jabatan: Teks
) -> Kolom:
    """riwayat-jabatan.csv: past posts, the present one, acting ones; by person and date."""
    acak = spek.acak("riwayat")
    semua = np.arange(len(orang))
    nol = np.zeros(len(orang), dtype=np.int64)
    bagian = [_Baris(semua, "DEFINITIF", jabatan, orang.unit, orang.tmt_jabatan, nol)]
    bagian += _masa_lalu(acak, unit, orang)
    bagian += [_pengisi_lowong(acak, unit, formasi, orang), *_pernah_plh(acak, unit, orang)]
    siapa = np.concatenate([b.orang for b in bagian])
    mulai = np.concatenate([b.mulai for b in bagian])
    sampai = np.concatenate([b.sampai for b in bagian])
    jenis = np.repeat(
        np.array([b.jenis for b in bagian], dtype=object), [len(b.orang) for b in bagian]
    )
    urutan = np.lexsort((mulai, siapa))
    kode_unit = np.array([u.kode for u in unit], dtype=object)
    return {
        "NIP": orang.nip[siapa[urutan]],
        "JENIS PENUGASAN": jenis[urutan],
        "JABATAN ID": np.concatenate([b.jabatan for b in bagian])[urutan],
        "UNOR ID": kode_unit[np.concatenate([b.unit for b in bagian])[urutan]],
        "TMT MULAI": tanggal(mulai[urutan]),
        "TMT SELESAI": tanggal(sampai[urutan], sampai[urutan] == 0),
    }


def _masa_lalu(acak: np.random.Generator, unit: list[Unit], orang: Orang) -> list[_Baris]:
    """The way to the present post: each stage lasts until the next begins."""
    lama = orang.tmt_jabatan - orang.masuk
    berlapis = acak.random(len(orang)) < 0.35
    tersedia = _jenjang_tersedia(unit)
    hasil = []
    for nomor in np.unique(orang.jenjang).tolist():
        jenjang = JENJANG[nomor]
        dasar = tuple(j for j in _RANTAI[jenjang] if j in tersedia)
        for mutasi in (False, True):
            rantai = (*dasar, jenjang) if mutasi and dasar[-1] != jenjang else dasar
            kena = np.flatnonzero(
                (orang.jenjang == nomor)
                & (orang.status == PNS)
                & (lama > 200)
                & (berlapis == mutasi)
            )
            geser = acak.uniform(-0.2, 0.2, (len(rantai) + 1, len(kena)))
            geser[0] = geser[-1] = 0.0
            batas = (np.arange(len(rantai) + 1)[:, None] + geser) / len(rantai)
            mulai = orang.masuk[kena] + (lama[kena] * batas).astype(np.int64)
            for ke, dahulu in enumerate(rantai):
                jabatan, di = _pos(acak, unit, orang, kena, dahulu)
                hasil.append(_Baris(kena, "DEFINITIF", jabatan, di, mulai[ke], mulai[ke + 1] - 1))
    return hasil


def _jenjang_tersedia(unit: list[Unit]) -> set[str]:
    """Jenjang that somebody can have held here; a small instansi has no PENGAWAS."""
    return set(JENJANG) - set(STRUKTURAL) | {u.kepala.jenjang for u in unit if u.kepala}


def _pos(
    acak: np.random.Generator, unit: list[Unit], orang: Orang, kena: Bulat, jenjang: str
) -> tuple[Teks, Bulat]:
    """A post of a jenjang that each of `kena` may have held, and its unit."""
    if jenjang in STRUKTURAL:
        di = _pos_struktural(acak, unit, orang.opd[kena], jenjang, 0.6)
        return np.array([kode_kepala(unit[i]) for i in di.tolist()], dtype=object), di
    titik = acak.random(len(kena))
    seopd, sefungsi = _teman(acak, orang.opd, kena), _teman(acak, _nomor(orang.fungsi), kena)
    lain = np.where(np.isin(orang.fungsi[kena], ("sekolah", "rumah_sakit")), sefungsi, seopd)
    jauh = np.where(titik < 0.85, lain, acak.integers(0, len(orang), len(kena)))
    jauh = np.where(np.isin(orang.fungsi[kena], ("sekolah", "rumah_sakit")), sefungsi, jauh)
    di = np.where(titik < 0.35, orang.unit[kena], orang.unit[jauh])
    if jenjang == "PELAKSANA":
        umum = np.array(_PELAKSANA_LAMA, dtype=object)
        return umum[acak.integers(0, len(umum), len(kena))], di
    semua = np.array([k.kode_jabatan(jenjang) for k in keluarga()], dtype=object)
    return semua[orang.keluarga[kena]], di


def _pos_struktural(
    acak: np.random.Generator, unit: list[Unit], opd: Bulat, jenjang: str, setempat: float
) -> Bulat:
    """A headed unit of the jenjang for each row, in the row's own OPD with chance `setempat`."""
    pos = [i for i, u in enumerate(unit) if u.kepala is not None and u.kepala.jenjang == jenjang]
    pos_opd = np.array([unit[i].opd for i in pos])
    urutan = np.argsort(pos_opd, kind="stable")
    awal = np.searchsorted(pos_opd[urutan], opd, "left")
    banyak = np.searchsorted(pos_opd[urutan], opd, "right") - awal
    titik = acak.random(len(opd))
    di_sini = (banyak > 0) & (acak.random(len(opd)) < setempat)
    letak = np.where(
        di_sini, awal + (titik * banyak).astype(np.int64), (titik * len(pos)).astype(np.int64)
    )
    return np.asarray(np.array(pos)[urutan][letak])


def _teman(acak: np.random.Generator, kunci: Bulat, kena: Bulat) -> Bulat:
    """Somebody with the same key for each of `kena`, perhaps oneself."""
    urutan = np.argsort(kunci, kind="stable")
    terurut = kunci[urutan]
    awal = np.searchsorted(terurut, kunci[kena], "left")
    banyak = np.searchsorted(terurut, kunci[kena], "right") - awal
    return np.asarray(urutan[awal + (acak.random(len(kena)) * banyak).astype(np.int64)])


def _nomor(teks: Teks) -> Bulat:
    return np.asarray(np.unique(teks.astype(str), return_inverse=True)[1], dtype=np.int64)


def _pengisi_lowong(
    acak: np.random.Generator, unit: list[Unit], formasi: Formasi, orang: Orang
) -> _Baris:
    """Every vacant head's post has an acting head, of the same OPD or the nearest one."""
    kepala = np.flatnonzero(orang.kepala)
    tingkat = np.array([STRUKTURAL.index(JENJANG[j]) for j in orang.jenjang[kepala].tolist()])
    siapa = []
    for i in formasi.lowong.tolist():
        di = unit[i]
        naik = STRUKTURAL.index(di.kepala.jenjang if di.kepala else STRUKTURAL[0]) - tingkat
        jarak = np.abs(orang.opd[kepala] - di.opd) * 10 + np.where(naik == 1, 0, 1)
        jarak = np.where((naik == 0) | (naik == 1), jarak, 1 << 40) + acak.random(len(kepala))
        siapa.append(int(kepala[np.argmin(jarak)]))
    orang_ke = np.array(siapa, dtype=np.int64)
    mulai = np.maximum(ACUAN - acak.integers(15, 400, len(siapa)), orang.tmt_jabatan[orang_ke])
    jabatan = np.array([kode_kepala(unit[i]) for i in formasi.lowong.tolist()], dtype=object)
    return _Baris(orang_ke, "PLT", jabatan, formasi.lowong, mulai, np.zeros_like(mulai))


def _pernah_plh(acak: np.random.Generator, unit: list[Unit], orang: Orang) -> list[_Baris]:
    """Short acting assignments of the last years, at one's own level or the next."""
    hasil = []
    atas = {"PENGAWAS": "ADMINISTRATOR", "ADMINISTRATOR": "JPT_PRATAMA", "AHLI_MUDA": "PENGAWAS",
            "AHLI_MADYA": "ADMINISTRATOR"}  # fmt: skip
    kantor: Topeng = ~np.isin(orang.fungsi, ("sekolah", "rumah_sakit"))
    tersedia = _jenjang_tersedia(unit)
    for jenjang, pos in atas.items():
        if pos not in tersedia:
            continue
        for jenis, peluang, lama in (("PLH", 0.10, (7, 45)), ("PLT", 0.06, (60, 180))):
            kena = np.flatnonzero(
                (orang.jenjang == NO_JENJANG[jenjang])
                & (orang.status == PNS)
                & kantor
                & (acak.random(len(orang)) < peluang)
            )
            mulai = ACUAN - acak.integers(200, 1700, len(kena))
            kena, mulai = kena[mulai > orang.masuk[kena]], mulai[mulai > orang.masuk[kena]]
            if not len(kena):
                continue
            di = _pos_struktural(acak, unit, orang.opd[kena], pos, 1.0)
            jabatan = np.array([kode_kepala(unit[i]) for i in di.tolist()], dtype=object)
            selesai = mulai + acak.integers(*lama, len(kena))
            hasil.append(_Baris(kena, jenis, jabatan, di, mulai, selesai))
    return hasil
