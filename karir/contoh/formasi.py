"""Posts and seats: which posts exist, which seats are filled, which heads are vacant."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from karir.contoh.bahan import Bulat, Kolom, Pecahan, Spek, Topeng, bahan
from karir.contoh.unit import Unit

AHLI: Final = ("AHLI_PERTAMA", "AHLI_MUDA", "AHLI_MADYA", "AHLI_UTAMA")
TERAMPIL: Final = ("TERAMPIL", "MAHIR", "PENYELIA")
STRUKTURAL: Final = ("PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA", "JPT_MADYA")
JENJANG: Final = ("PELAKSANA", *STRUKTURAL, *AHLI, *TERAMPIL)
NO_JENJANG: Final = {nama: nomor for nomor, nama in enumerate(JENJANG)}
_SEBUTAN: Final = {
    "AHLI_PERTAMA": "Ahli Pertama",
    "AHLI_MUDA": "Ahli Muda",
    "AHLI_MADYA": "Ahli Madya",
    "AHLI_UTAMA": "Ahli Utama",
    "TERAMPIL": "Terampil",
    "MAHIR": "Mahir",
    "PENYELIA": "Penyelia",
}
# Staff that every instansi needs to run its talent management, by office.
_WAJIB: Final = {
    "Badan Kepegawaian Daerah": ("ASDMA", "ASDMA", "ASDMA", "PRAKOM-A", "ASDMA"),
    "Inspektorat": ("AUDITOR", "AUDITOR"),
}


@dataclass(frozen=True)
class Keluarga:
    """A family of posts: a functional post over its jenjang, or a title of general staff."""

    kode: str
    nama: str
    jalur: str
    ilmu: tuple[str, ...]
    tingkat: str
    utama: bool
    profesi: bool
    perempuan: bool

    def kode_jabatan(self, jenjang: str) -> str:
        if self.jalur == "pelaksana":
            return f"PL-{self.kode}"
        return f"JF-{self.kode}-{jenjang.replace('_', '-')}"


@dataclass(frozen=True)
class Formasi:
    """One row a filled seat, in unit order: unit, family of posts (-1 for the head)."""

    unit: Bulat
    keluarga: Bulat
    lowong: Bulat

    @property
    def kepala(self) -> Topeng:
        return self.keluarga < 0


@cache
def keluarga() -> tuple[Keluarga, ...]:
    """All families, functional posts first."""
    isi = bahan("jabatan")
    return tuple(
        Keluarga(
            x["kode"],
            x["nama"],
            x.get("jalur", "pelaksana"),
            tuple(x["ilmu"]),
            x.get("tingkat", ""),
            x.get("utama", False),
            x.get("profesi", False),
            x.get("perempuan", False),
        )
        for x in (*isi["fungsional"], *isi["pelaksana"])
    )


@cache
def _peluang() -> dict[str, Pecahan]:
    """Field of work -> probability of each family of posts."""
    isi = bahan("jabatan")
    umum = np.array([x["bobot"] for x in isi["pelaksana"]], dtype=float)
    hasil = {}
    for fungsi, ciri in isi["fungsi"].items():
        jf = [x["fungsi"].get(fungsi, 0) for x in isi["fungsional"]]
        bobot = np.r_[np.array(jf, dtype=float), umum / umum.sum() * ciri["pelaksana"]]
        hasil[fungsi] = bobot / bobot.sum()
    return hasil


def isi_formasi(spek: Spek, unit: list[Unit]) -> Formasi:
    """Seats for exactly `spek.pegawai` people; a few heads' posts stay vacant."""
    acak = spek.acak("formasi")
    berkepala = np.array([u.kepala is not None for u in unit])
    boleh_lowong = np.array(
        [
            u.kepala is not None
            and u.kepala.jenjang != "JPT_MADYA"
            and u.nama not in _WAJIB
            and u.jenis not in ("asisten", "staf_ahli")
            for u in unit
        ]
    )
    lowong = boleh_lowong & (acak.random(len(unit)) < 0.05)
    lowong[np.flatnonzero(boleh_lowong)[0]] = True
    terisi = berkepala & ~lowong
    staf = _sisa_terbesar(
        np.array([u.bobot for u in unit]) * acak.gamma(12.0, 1 / 12.0, len(unit)),
        spek.pegawai - int(terisi.sum()),
    )
    asal = np.repeat(np.arange(len(unit)), terisi + staf)
    kepala = np.zeros(len(asal), dtype=bool)
    awal = np.cumsum(terisi + staf) - (terisi + staf)
    kepala[awal[terisi]] = True
    pilihan = np.full(len(asal), -1, dtype=np.int64)
    fungsi = np.array([u.fungsi for u in unit])[asal]
    for nama, peluang in _peluang().items():
        kena = np.flatnonzero((fungsi == nama) & ~kepala)
        pilihan[kena] = acak.choice(len(peluang), len(kena), p=peluang)
    _wajibkan(unit, asal, pilihan)
    return Formasi(asal, pilihan, np.flatnonzero(lowong))


def _wajibkan(unit: list[Unit], asal: Bulat, pilihan: Bulat) -> None:
    nomor = {k.kode: i for i, k in enumerate(keluarga())}
    opd = np.array([u.opd for u in unit])[asal]
    for ke, u in enumerate(unit):
        if u.nama in _WAJIB:
            kursi = np.flatnonzero((opd == ke) & (pilihan >= 0))
            wajib = [nomor[kode] for kode in _WAJIB[u.nama]][: len(kursi)]
            pilihan[kursi[: len(wajib)]] = wajib


def _sisa_terbesar(bobot: Pecahan, jumlah: int) -> Bulat:
    """Whole shares of `jumlah` in proportion to the weights, summing exactly."""
    tepat = bobot / bobot.sum() * jumlah
    utuh = np.floor(tepat).astype(np.int64)
    kurang = jumlah - int(utuh.sum())
    utuh[np.argsort(-(tepat - utuh), kind="stable")[:kurang]] += 1
    return np.asarray(utuh)


def kolom_unor(unit: list[Unit]) -> Kolom:
    """unor.csv."""
    return {
        "ID": _teks(u.kode for u in unit),
        "NAMA UNOR": _teks(u.nama for u in unit),
        "ID ATASAN": _teks(unit[u.atasan].kode if u.atasan >= 0 else "" for u in unit),
    }


def kode_kepala(unit: Unit) -> str:
    """Code of the post that heads a unit."""
    return f"ST-{unit.kode}"


def kolom_jabatan(unit: list[Unit]) -> Kolom:
    """jabatan.csv: one structural post a headed unit, then the families over their jenjang."""
    ciri = bahan("jabatan")["fungsi"]
    baris = [
        (
            kode_kepala(u),
            u.kepala.nama,
            u.kepala.jenjang,
            u.kepala.eselon,
            ciri[u.fungsi]["rumpun"],
            "|".join(ciri[u.fungsi]["ilmu"]),
        )
        for u in unit
        if u.kepala is not None
    ]
    for k in keluarga():
        for jenjang in jenjang_keluarga(k):
            sebutan = f" {_SEBUTAN[jenjang]}" if jenjang in _SEBUTAN else ""
            baris.append(
                (
                    k.kode_jabatan(jenjang),
                    k.nama + sebutan,
                    jenjang,
                    "99",
                    _rumpun(k),
                    "|".join(k.ilmu),
                )
            )
    nama = ("ID", "NAMA", "JENJANG", "ESELON ID", "RUMPUN", "BIDANG ILMU")
    return {h: _teks(b[i] for b in baris) for i, h in enumerate(nama)}


def jenjang_keluarga(k: Keluarga) -> tuple[str, ...]:
    """The jenjang a family has, lowest first."""
    if k.jalur == "pelaksana":
        return ("PELAKSANA",)
    if k.jalur == "terampil":
        return TERAMPIL
    return AHLI if k.utama else AHLI[:3]


@cache
def _rumpun(k: Keluarga) -> str:
    """Job family of the field of work that uses the post most."""
    isi = bahan("jabatan")
    for x in isi["fungsional"]:
        if x["kode"] == k.kode:
            fungsi = max(x["fungsi"], key=lambda f: int(x["fungsi"][f]))
            return str(isi["fungsi"][fungsi]["rumpun"])
    return "ADMINISTRASI"


def _teks(isi: Any) -> Any:
    return np.array(list(isi), dtype=object)
