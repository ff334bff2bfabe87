"""The faults of a rule set in words an officer knows: where, what, and on which section's page."""

import re
from dataclasses import dataclass
from typing import Any, Final

from karir.mesin import kosakata
from karir.mesin.aturan import AturanTidakSah, muat
from karir.mesin.bentuk import BOBOT_PENUH
from karir.mesin.tulis import angka, besar
from karir.susunan.isian import ambil

Isi = dict[str, Any]
_PENUH: Final = "100,00 %"
_KUNCI: Final = {
    "judul": "judul", "dasar_hukum": "dasar hukum", "berlaku_mulai": "tanggal berlaku",
    "catatan": "catatan", "bobot": "bobot", "label": "nama", "kode": "kode",
    "kosong": "tanpa bukti",
    "jendela_tahun": "jendela waktu", "tahun_lalu": "tahun yang dibaca",
    "maksimum": "skor paling tinggi", "skor": "skor", "batas": "tabel batas",
    "mulai": "batas bawah",
    "kepastian": "kepastian", "nomor": "nomor kotak", "rekomendasi": "rekomendasi",
    "urutan_kotak": "kelompok urutan kotak", "dipetakan": "siapa yang dipetakan",
    "hukuman_penghalang": "hukuman penghalang", "kategori_predikat": "kategori menurut predikat",
    "lama_tanpa_akhir_tahun": "hukuman tanpa tanggal akhir",
    "tingkat_baku": "tingkat kompetensi baku",
    "tingkat_jabatan": "tingkat jabatan", "indikator": "cara menilai", "kategori": "kategori",
    "kotak": "kotak", "krs": "kelompok rencana suksesi", "bagian": "bagian", "sumbu": "sumbu",
}  # fmt: skip
_KATA: Final = {
    **kosakata.JENJANG, **kosakata.PREDIKAT, **kosakata.PENGHARGAAN, **kosakata.TIM_KERJA,
    **kosakata.PENUGASAN, **kosakata.DISIPLIN, **kosakata.KERAGAMAN, **kosakata.BIDANG_ILMU,
    **kosakata.PENDIDIKAN,
}  # fmt: skip
_BELUM: Final = (
    "harus bilangan bulat, tanpa pecahan", "harus berupa teks yang terisi", "tidak boleh hampa",
    "harus tanggal berbentuk TTTT-BB-HH", "harus berupa daftar",
)  # fmt: skip
_POLA: Final = re.compile(r"([A-Za-z_+0-9]+)|\[(\d+)\]")
# Places whose figures are kept in hundredths.
_RATUSAN: Final = re.compile(
    r"bobot$|\.skor(\.|$)|\.kosong$|\.maksimum$|\.kategori\[\d\]\.(mulai|sampai)$"
)


@dataclass(frozen=True, kw_only=True)
class GalatKata:
    """A fault: `tempat` as the loader says it, `letak` and `kalimat` in words, the section."""

    tempat: str
    bagian: str
    letak: str
    kalimat: str


@dataclass(frozen=True, kw_only=True)
class Jumlah:
    """A sum that must be whole. `bobot` in basis points, weights not given yet counted as none."""

    judul: str
    bobot: int
    bagian: str

    @property
    def pas(self) -> bool:
        """Whether it is 100 per cent."""
        return self.bobot == BOBOT_PENUH

    @property
    def kalimat(self) -> str:
        """The sum in words."""
        if self.pas:
            return f"{self.judul} {_PENUH}."
        return f"{self.judul} {angka(self.bobot)} %; harus {_PENUH}."


def jumlah_bobot(isi: Isi) -> list[Jumlah]:
    """The three sums of weights, whether right or not."""
    hasil = []
    for kode, bagian in (("Y", "kinerja"), ("X", "potensial")):
        semua = ambil(isi, ("sumbu", kode, "komponen")) or []
        jumlah = sum(k.get("bobot") or 0 for k in semua)
        hasil.append(Jumlah(judul=f"Jumlah bobot sumbu {bagian}", bobot=jumlah, bagian=bagian))
    kedua = sum(ambil(isi, ("sumbu", kode, "bobot")) or 0 for kode in ("Y", "X"))
    return [*hasil, Jumlah(judul="Jumlah bobot kedua sumbu", bobot=kedua, bagian="sumbu")]


def galat_aturan(isi: Isi) -> list[GalatKata]:
    """Every fault of a rule set, in reading order; none when it may be proposed."""
    try:
        muat(isi)
    except AturanTidakSah as galat:
        return [_kata(isi, tempat, alasan) for tempat, alasan in galat.galat]
    return []


def _kata(isi: Isi, tempat: str, alasan: str) -> GalatKata:
    return GalatKata(
        tempat=tempat,
        bagian=bagian_galat(isi, tempat),
        letak=letak_kata(isi, tempat),
        kalimat=_kalimat(isi, tempat, alasan),
    )


def _kalimat(isi: Isi, tempat: str, alasan: str) -> str:
    if alasan in _BELUM:
        return "Belum diisi."
    if alasan.startswith("jumlah bobot"):
        bagian = bagian_galat(isi, tempat)
        return next(j.kalimat for j in jumlah_bobot(isi) if j.bagian == bagian)
    if alasan.startswith("harus salah satu dari"):
        return "Pilih salah satu."
    if _RATUSAN.search(tempat):
        alasan = re.sub(r"\d+", lambda m: angka(int(m[0])), alasan)
    return f"{besar(alasan)}."


def letak_kata(isi: Isi, tempat: str) -> str:
    """A place of the loader in words: `Sumbu Kinerja, komponen Penghargaan, bobot`."""
    bagian: list[str] = []
    kini: Any = isi
    induk = ""
    for nama, nomor in _POLA.findall(tempat.removeprefix("$")):
        langkah = int(nomor) if nomor else nama
        kini = ambil(kini, (langkah,))
        if nomor:
            bagian[-1:] = [_unsur(induk, int(nomor), kini)]
        elif induk == "sumbu" and nama in ("Y", "X"):
            bagian[-1:] = [f"sumbu {ambil(kini, ('label',)) or nama}"]
        elif nama not in ("komponen", "indikator", "hukuman", "krs") or not bagian:
            bagian.append(_KUNCI.get(nama) or _KATA.get(nama) or nama)
        elif nama == "komponen":
            bagian.append("komponen")
        induk = nama or induk
    return besar(", ".join(bagian)) if bagian else "Aturan"


def _unsur(induk: str, nomor: int, kini: Any) -> str:
    if induk in ("komponen", "bagian", "kategori") and isinstance(kini, dict):
        return f"{induk} {kini.get('label') or kini.get('kode') or nomor + 1}"
    if induk == "kotak" and isinstance(kini, dict):
        return f"kotak {kini.get('nomor') or nomor + 1}"
    return f"{_KUNCI.get(induk, induk)} baris {nomor + 1}"


def bagian_galat(isi: Isi, tempat: str) -> str:
    """The section on whose page a fault is mended."""
    if m := re.match(r"\$\.sumbu\.([YX])\.komponen(?:\[(\d+)\](?:\.(\w+))?)?", tempat):
        sumbu, nomor, kunci = m.groups()
        if kunci in ("indikator", "kosong", "kepastian", "catatan"):
            kode = ambil(isi, ("sumbu", sumbu, "komponen", int(nomor), "kode"))
            return f"ukuran-{kode}"
        return "kinerja" if sumbu == "Y" else "potensial"
    for awal, bagian in _BAGIAN:
        if tempat.startswith(awal):
            return bagian
    return "pokok"


_BAGIAN: Final = (
    ("$.sumbu.komponen", "kinerja"),
    ("$.sumbu", "sumbu"),
    ("$.krs.hukuman", "ketentuan"),
    ("$.krs", "kotak"),
    ("$.kotak", "kotak"),
    ("$.urutan_kotak", "kotak"),
    ("$.dipetakan", "ketentuan"),
    ("$.hukuman", "ketentuan"),
    ("$.kategori_predikat", "ketentuan"),
    ("$.tingkat", "tingkat"),
)
