"""The steps of an objection: one table, which service, page and API read."""

from dataclasses import dataclass
from datetime import date

from kinerja.models import Keberatan, KeteranganKeberatan

S = Keberatan.Status
PEGAWAI, PENILAI, PEMUTUS = (
    KeteranganKeberatan.Sebagai.PEGAWAI,
    KeteranganKeberatan.Sebagai.PENILAI,
    KeteranganKeberatan.Sebagai.PEMUTUS,
)


@dataclass(frozen=True)
class LangkahKeberatan:
    """One allowed step: from which stages to which (the same if empty), by whom, its words."""

    kode: str
    dari: frozenset[str]
    ke: str
    oleh: frozenset[str]
    judul: str
    teks: str


TERBUKA = frozenset({S.DIAJUKAN, S.DITANGGAPI})
LANGKAH_KEBERATAN: tuple[LangkahKeberatan, ...] = (
    LangkahKeberatan(
        "tanggapi",
        frozenset({S.DIAJUKAN}),
        S.DITANGGAPI,
        frozenset({PENILAI}),
        "Kirim tanggapan",
        "Tanggapan Anda menjadi bagian berkas, lalu keberatan ini diputus.",
    ),
    LangkahKeberatan(
        "terangkan",
        TERBUKA,
        "",
        frozenset({PEGAWAI, PENILAI, PEMUTUS}),
        "Tambahkan keterangan",
        "Ketiga pihak membacanya. Keterangan tidak dapat diubah atau dihapus.",
    ),
    LangkahKeberatan(
        "tarik",
        TERBUKA,
        S.DITARIK,
        frozenset({PEGAWAI}),
        "Tarik keberatan",
        "Penilaian menjadi final seperti semula. Keberatan tidak dapat diajukan lagi.",
    ),
    LangkahKeberatan(
        "tolak",
        TERBUKA,
        S.DITOLAK,
        frozenset({PEMUTUS}),
        "Penilaian tetap",
        "Keberatan ditolak dan penilaian menjadi final.",
    ),
    LangkahKeberatan(
        "kabulkan",
        TERBUKA,
        S.DIKABULKAN,
        frozenset({PEMUTUS}),
        "Penilaian diubah",
        "Penilaian diubah menurut putusan ini dan menjadi final.",
    ),
)
PUTUSAN = frozenset({"tolak", "kabulkan"})


def sebagai(keberatan: Keberatan, pegawai_id: int | None) -> str:
    """What somebody is in an objection; "" for everybody else."""
    if pegawai_id is None:
        return ""
    if keberatan.pegawai_id == pegawai_id:
        return PEGAWAI
    if keberatan.pemutus_id == pegawai_id:
        return PEMUTUS
    return PENILAI if keberatan.penilai_id == pegawai_id else ""


def kedua_pihak_didengar(keberatan: Keberatan, hari: date) -> bool:
    """Whether it may be decided: the appraiser has answered, or let the time for it pass."""
    return bool(keberatan.status == S.DITANGGAPI or hari > keberatan.batas_tanggapan)


def langkah_terbuka(
    keberatan: Keberatan, pegawai_id: int | None, hari: date
) -> dict[str, LangkahKeberatan]:
    """The steps that somebody may take now, by code, in the order of the table."""
    peran = sebagai(keberatan, pegawai_id)
    return {
        satu.kode: satu
        for satu in LANGKAH_KEBERATAN
        if keberatan.status in satu.dari
        and peran in satu.oleh
        and (satu.kode not in PUTUSAN or kedua_pihak_didengar(keberatan, hari))
        # Before the answer, what the appraiser says is the answer.
        and not (satu.kode == "terangkan" and peran == PENILAI and keberatan.status == S.DIAJUKAN)
    }
