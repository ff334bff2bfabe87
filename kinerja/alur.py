"""The stages of an SKP, a review and a yearly appraisal: one table each, which services, forms,
buttons and the API read. Whoever acts is the person (PEGAWAI) or the appraiser (PENILAI)."""

from dataclasses import dataclass
from typing import Any

from kinerja.models import PenilaianTahunan, Skp, TinjauanPeriodik

PEGAWAI, PENILAI = "PEGAWAI", "PENILAI"


@dataclass(frozen=True)
class Langkah:
    """One allowed step: from which stages to which, by whom, its words. `lengkap`: the whole must
    be filled in. `alasan`: it wants words of explanation."""

    kode: str
    dari: frozenset[str]
    ke: str
    oleh: str
    judul: str
    teks: str
    kelas: str = "btn-biasa"
    alasan: bool = False
    lengkap: bool = False


S = Skp.Status
LANGKAH_SKP: tuple[Langkah, ...] = (
    Langkah(
        "ajukan",
        frozenset({S.DRAF, S.DIKEMBALIKAN}),
        S.DIAJUKAN,
        PEGAWAI,
        "Ajukan kepada penilai",
        "Penilai Anda diberi tahu. Selama diajukan, isinya tidak dapat Anda ubah.",
        "btn-utama",
        lengkap=True,
    ),
    Langkah(
        "tarik",
        frozenset({S.DIAJUKAN}),
        S.DRAF,
        PEGAWAI,
        "Tarik kembali",
        "SKP kembali menjadi milik Anda untuk diubah.",
    ),
    Langkah(
        "setujui",
        frozenset({S.DIAJUKAN}),
        S.DISETUJUI,
        PENILAI,
        "Setujui",
        "Pegawai diminta menyepakatinya, dengan ekspektasi perilaku yang Anda tulis.",
        "btn-utama",
        lengkap=True,
    ),
    Langkah(
        "kembalikan",
        frozenset({S.DIAJUKAN}),
        S.DIKEMBALIKAN,
        PENILAI,
        "Kembalikan",
        "Tulis apa yang perlu diperjelas atau diubah; pegawai membacanya pada dialog.",
        alasan=True,
    ),
    Langkah(
        "sepakati",
        frozenset({S.DISETUJUI}),
        S.DISEPAKATI,
        PEGAWAI,
        "Sepakati",
        "SKP ini menjadi dasar tinjauan dan penilaian Anda.",
        "btn-utama",
    ),
    Langkah(
        "klarifikasi",
        frozenset({S.DISETUJUI}),
        S.DIKEMBALIKAN,
        PEGAWAI,
        "Minta klarifikasi",
        "Tulis apa yang belum Anda sepakati; penilai membacanya pada dialog.",
        alasan=True,
    ),
    Langkah(
        "ubah",
        frozenset({S.DISEPAKATI}),
        S.DIKEMBALIKAN,
        PENILAI,
        "Buka untuk diubah",
        "SKP disusun dan disepakati lagi. Tinjauan yang sudah dinilai tetap tersimpan.",
        alasan=True,
    ),
)

T = TinjauanPeriodik.Status
LANGKAH_TINJAUAN: tuple[Langkah, ...] = (
    Langkah(
        "ajukan",
        frozenset({T.DRAF}),
        T.DIAJUKAN,
        PEGAWAI,
        "Ajukan realisasi",
        "Penilai Anda diberi tahu bahwa realisasi periode ini sudah lengkap.",
        "btn-utama",
        lengkap=True,
    ),
    Langkah(
        "tarik",
        frozenset({T.DIAJUKAN}),
        T.DRAF,
        PEGAWAI,
        "Tarik kembali",
        "Realisasi dapat Anda ubah lagi.",
    ),
    Langkah(
        "kembalikan",
        frozenset({T.DIAJUKAN}),
        T.DRAF,
        PENILAI,
        "Kembalikan realisasi",
        "Tulis apa yang perlu dilengkapi.",
        alasan=True,
    ),
    Langkah(
        "nilai",
        frozenset({T.DRAF, T.DIAJUKAN}),
        T.DINILAI,
        PENILAI,
        "Selesai menilai",
        "Pegawai dapat membaca rating dan catatan Anda.",
        "btn-utama",
        lengkap=True,
    ),
    Langkah(
        "buka",
        frozenset({T.DINILAI}),
        T.DIAJUKAN,
        PENILAI,
        "Nilai ulang",
        "Selama periode masih dibuka, rating dapat diperbaiki. Perubahannya tercatat.",
        alasan=True,
    ),
)

P = PenilaianTahunan.Status
LANGKAH_TAHUNAN: tuple[Langkah, ...] = (
    Langkah(
        "tetapkan",
        frozenset({P.DRAF}),
        P.DITETAPKAN,
        PENILAI,
        "Tetapkan",
        "Predikat mengikuti kedua rating. Pegawai belum membacanya sampai diserahkan.",
        "btn-utama",
        lengkap=True,
    ),
    Langkah(
        "buka",
        frozenset({P.DITETAPKAN}),
        P.DRAF,
        PENILAI,
        "Ubah lagi",
        "Penilaian kembali menjadi draf.",
    ),
    Langkah(
        "serahkan",
        frozenset({P.DITETAPKAN}),
        P.DISERAHKAN,
        PENILAI,
        "Serahkan kepada pegawai",
        "Pegawai membaca setiap rating dengan alasannya, lalu menerima atau berkeberatan.",
        "btn-utama",
    ),
    Langkah(
        "terima",
        frozenset({P.DISERAHKAN}),
        P.DITERIMA,
        PEGAWAI,
        "Saya terima",
        "Anda menerima hasil penilaian ini. Sesudahnya tidak ada keberatan lagi.",
        "btn-utama",
    ),
)


def peran_pada(objek: Any, pegawai_id: int | None) -> str:
    """Whether somebody is the person or the appraiser of an SKP, review or appraisal; "" else."""
    if pegawai_id is None:
        return ""
    if objek.pegawai_id == pegawai_id:
        return PEGAWAI
    return PENILAI if objek.penilai_id == pegawai_id else ""


def langkah_terbuka(tabel: tuple[Langkah, ...], status: str, oleh: str) -> list[Langkah]:
    """The steps that `oleh` may take from a stage, in the order of the table."""
    return [satu for satu in tabel if status in satu.dari and satu.oleh == oleh]


def langkah_cari(tabel: tuple[Langkah, ...], kode: str) -> Langkah | None:
    """A step by its code."""
    return next((satu for satu in tabel if satu.kode == kode), None)
