"""Requirements and outcomes in the words of an Indonesian reader, from the stored numbers alone."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from karir.mesin import kosakata, waktu
from karir.mesin.kelayakan import HARI_SETAHUN, TANPA, TIDAK, TIDAK_DITANYA, VERIFIKASI
from karir.mesin.syarat import GOLONGAN, Syarat
from karir.mesin.tulis import angka, bulat, tanggal

JUDUL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "STATUS": "Status kepegawaian",
        "KEDUDUKAN": "Kedudukan hukum",
        "PENDIDIKAN": "Tingkat pendidikan",
        "GOLONGAN": "Pangkat dan golongan",
        "PENGALAMAN": "Pengalaman jabatan",
        "BIDANG": "Pengalaman bidang terkait",
        "USIA": "Usia",
        "KINERJA": "Kinerja dua tahun terakhir",
        "DISIPLIN": "Rekam jejak disiplin",
        "KOMPETENSI": "Kesesuaian kompetensi (JPM)",
        "BIDANG_ILMU": "Bidang ilmu",
        "HUKDIS_BERJALAN": "Hukuman disiplin berjalan",
        "PEMERIKSAAN": "Pemeriksaan disiplin",
        "PENSIUN": "Sisa masa kerja",
        "MASA_JABATAN": "Masa jabatan sekarang",
        "BUKAN_PEMEGANG": "Belum memegang jabatan ini",
    }
)
# What no shortlist mends: blocks of the law, beside the requirements of the post.
HALANGAN: Final = (
    "KEDUDUKAN", "USIA", "DISIPLIN", "HUKDIS_BERJALAN", "PEMERIKSAAN", "PENSIUN", "MASA_JABATAN",
)  # fmt: skip
STATUS_KATA: Final[Mapping[int, str]] = MappingProxyType(
    {0: "Tidak diminta", 1: "Terpenuhi", 2: "Perlu verifikasi", 3: "Tidak terpenuhi"}
)
_LABEL_PREDIKAT: Final = tuple(kosakata.PREDIKAT.values())


def _jenjang(kode: tuple[str, ...]) -> str:
    return ", ".join(kosakata.JENJANG[satu] for satu in kode)


def _lama(hari: int) -> str:
    tahun, sisa = divmod(hari, HARI_SETAHUN)
    bulan = sisa * 12 // HARI_SETAHUN
    kata = [f"{n} {satuan}" for n, satuan in ((tahun, "tahun"), (bulan, "bulan")) if n]
    return " ".join(kata) or f"{bulat(hari)} hari"


def _kedudukan(fakta: int) -> str:
    kode = f"{fakta:02d}"
    return f"{kosakata.KEDUDUKAN_HUKUM.get(kode, 'tidak dikenal')} ({kode})"


def _tingkat(kode: int) -> str:
    return kosakata.PENDIDIKAN.get(f"{kode:02d}", "belum diketahui") if kode >= 0 else "belum diisi"


def syarat_kata(syarat: Syarat) -> dict[str, str]:
    """What is asked, by rule; rules that ask for nothing are left out."""
    cara = " atau ".join(f"{_jenjang(p.jenjang)} {p.tahun} tahun" for p in syarat.pengalaman)
    semua = {
        "STATUS": " atau ".join(syarat.status),
        "KEDUDUKAN": ", ".join(kosakata.KEDUDUKAN_HUKUM.get(k, k) for k in syarat.kedudukan),
        "PENDIDIKAN": syarat.pendidikan and f"paling rendah {_tingkat(int(syarat.pendidikan))}",
        "GOLONGAN": syarat.golongan and f"paling rendah {syarat.golongan}",
        "PENGALAMAN": cara and f"salah satu cukup: {cara}",
        "BIDANG": syarat.bidang_tahun
        and f"{syarat.bidang_tahun} tahun dalam jabatan serumpun, kumulatif",
        "USIA": syarat.usia and f"paling tinggi {syarat.usia} tahun",
        "KINERJA": syarat.kinerja
        and f"paling rendah {kosakata.PREDIKAT[syarat.kinerja]} dalam dua tahun terakhir",
        "DISIPLIN": syarat.disiplin_tahun
        and f"tanpa hukuman sedang atau berat dalam {syarat.disiplin_tahun} tahun",
        "KOMPETENSI": syarat.kompetensi_ms
        and f"JPM paling rendah {angka(syarat.kompetensi_ms)}; di bawah "
        f"{angka(syarat.kompetensi_mms)} tidak memenuhi",
        "BIDANG_ILMU": syarat.bidang_ilmu and "bidang ilmu yang disebut jabatannya",
        "HUKDIS_BERJALAN": "tidak sedang menjalani hukuman sedang atau berat",
        "PEMERIKSAAN": "tidak sedang diperiksa",
        "PENSIUN": syarat.pensiun_bulan
        and f"paling sedikit {syarat.pensiun_bulan} bulan sebelum pensiun",
        "MASA_JABATAN": syarat.masa_jabatan_tahun
        and f"paling singkat {syarat.masa_jabatan_tahun} tahun dalam jabatan manajerial sekarang",
        "BUKAN_PEMEGANG": "bukan pemegang jabatan ini",
    }
    return {kode: str(kata) for kode, kata in semua.items() if kata}


def _pengalaman(fakta: int, s: Syarat) -> str:
    if fakta < 0 or not s.pengalaman:
        return "belum ada riwayat jabatan"
    ke, hari = divmod(fakta, 100_000)
    cara = s.pengalaman[ke]
    return f"{_lama(hari)} sebagai {_jenjang(cara.jenjang)}; diminta {cara.tahun} tahun"


def _kinerja(fakta: int, s: Syarat) -> str:
    nama = [
        _LABEL_PREDIKAT[kode - 1] if kode else "belum ada predikat"
        for kode in divmod(max(fakta, 0), 10)
    ]
    return f"tahun lalu {nama[0]}, tahun sebelumnya {nama[1]}"


def _sejak(ada: str, tidak: str) -> Callable[[int, Syarat], str]:
    return lambda f, s: tidak if f == TANPA else f"{ada} {tanggal(waktu.tanggal(f))}"


_FAKTA: Final[Mapping[str, Callable[[int, Syarat], str]]] = MappingProxyType(
    {
        "STATUS": lambda f, s: _kedudukan(f),
        "KEDUDUKAN": lambda f, s: _kedudukan(f),
        "PENDIDIKAN": lambda f, s: _tingkat(f),
        "GOLONGAN": lambda f, s: GOLONGAN[f - 1] if f > 0 else "tanpa golongan PNS",
        "PENGALAMAN": _pengalaman,
        "BIDANG": lambda f, s: f"{_lama(f)} dalam jabatan serumpun yang tercatat",
        "USIA": lambda f, s: f"{f} tahun",
        "KINERJA": _kinerja,
        "DISIPLIN": _sejak("hukuman sejak", "tidak ada hukuman sedang atau berat"),
        "KOMPETENSI": lambda f, s: (
            f"JPM {angka(f)}" if f >= 0 else "belum dinilai atau kedaluwarsa"
        ),
        "BIDANG_ILMU": lambda f, s: ("tidak sesuai", "sesuai", "belum diketahui")[f],
        "HUKDIS_BERJALAN": _sejak("dijalani sejak", "tidak ada"),
        "PEMERIKSAAN": _sejak("diperiksa sejak", "tidak ada"),
        "PENSIUN": _sejak("pensiun mulai", "tidak diketahui"),
        "MASA_JABATAN": _sejak("memangku sejak", "TMT jabatan belum diketahui"),
        "BUKAN_PEMEGANG": lambda f, s: "memegang jabatan ini" if f == 1 else "tidak memegangnya",
    }
)


def fakta_kata(kode: str, fakta: int, syarat: Syarat) -> str:
    """The fact that an outcome rests on."""
    return _FAKTA[kode](fakta, syarat)


def status_kelas(status: int) -> str:
    """The colour of an outcome, which its word always stands beside."""
    return {TIDAK_DITANYA: "", VERIFIKASI: "awas", TIDAK: "galat"}.get(status, "baik")
