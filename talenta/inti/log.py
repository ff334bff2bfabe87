"""Lines of the logs: one JSON object each in production, and nothing of a person in any of them.

Numbers as long as a NIP or a NIK, what PostgreSQL says about values, values quoted in the message
of an exception and query strings are taken out of the finished line, wherever they came from. An
account appears by its number in the database.
"""

import copy
import logging
import re
import traceback
from contextvars import ContextVar
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

# What belongs to the request or the job at hand: set at its begin, read by every line within.
permintaan: ContextVar[str] = ContextVar("permintaan", default="")
pekerjaan: ContextVar[int | None] = ContextVar("pekerjaan", default=None)

# What a line may say beside its words; anything else that a caller adds is left out.
TAMBAHAN = (
    "permintaan", "pekerjaan", "metode", "tampilan", "status", "lama_ms", "db_ms", "db_kueri",
    "akun", "jenis", "objek",
)  # fmt: skip
_NAMA_BARU = {"levelname": "tingkat", "name": "sumber", "message": "pesan", "exc_info": "galat"}

_ANGKA = re.compile(r"\d{16,}|\b\d{8}[ .]\d{6}[ .]\d[ .]\d{3}\b|\b\d{6}[ .]\d{6}[ .]\d{4}\b")
_TERKECIL = 10**15
_KUERI = re.compile(r"(/[^\s?'\"]*)\?[^\s'\"]+")
# Until an empty line, or what a traceback goes on with.
_RINCIAN = re.compile(
    r"^[ \t]*(?:DETAIL|CONTEXT|QUERY|STATEMENT|PARAMETERS|LINE \d+):.*?"
    r"(?=^[ \t]*$|^(?:HINT|Traceback|The above|During handling|  File)|\Z)",
    re.DOTALL | re.MULTILINE,
)
# A name of ours (inti_berkas, karir.tasks) says where; any other quoted text may be a person's.
_KUTIPAN = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")
_NAMA_KODE = re.compile(r"['\"][a-z0-9]+(?:[._][a-z0-9]+)+['\"]")
_PASANGAN = re.compile(r"=\([^)\n]*\)")


def bersih(teks: str) -> str:
    """The text without numbers of people, values that PostgreSQL quotes, and query strings."""
    teks = _RINCIAN.sub("[rincian dihapus]\n", teks)
    return _KUERI.sub(r"\1?[dihapus]", _ANGKA.sub("[angka]", teks))


def bersih_pesan(teks: str) -> str:
    """The same for the message of an exception, also without what it quotes."""
    teks = _KUTIPAN.sub(lambda k: k[0] if _NAMA_KODE.fullmatch(k[0]) else "[nilai]", bersih(teks))
    return _PASANGAN.sub("=([nilai])", teks)


def jejak(galat: BaseException) -> str:
    """A traceback: places in the code as they are, messages cleaned."""
    baris: list[str] = []
    for bagian in traceback.TracebackException.from_exception(galat).format():
        di_kode = bagian.startswith("  File") or bagian.startswith("Traceback")
        baris.append(bagian if di_kode else bersih_pesan(bagian))
    return "".join(baris).rstrip("\n")


class Konteks(logging.Filter):
    """Give each record the request and the job it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.permintaan = permintaan.get()
        record.pekerjaan = pekerjaan.get()
        return True


class _Bersih(logging.Formatter):
    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return jejak(ei[1]) if ei[1] is not None else ""

    def format(self, record: logging.LogRecord) -> str:
        # A copy: other handlers get the record as it was.
        satu = copy.copy(record)
        nilai = record.args if isinstance(record.args, tuple) else ()
        tentang_galat = record.exc_info or any(isinstance(n, BaseException) for n in nilai)
        satu.msg = (bersih_pesan if tentang_galat else bersih)(record.getMessage())
        satu.args = satu.exc_text = None
        return bersih(super().format(satu))


class BarisTeks(_Bersih):
    """Lines for a person at the keyboard."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        tambahan = [
            f"{nama}={nilai}"
            for nama in TAMBAHAN
            if (nilai := getattr(record, nama, None)) not in (None, "")
        ]
        baris = super().format(record)
        awal, ganti, sisa = baris.partition("\n")
        return " ".join([awal, *tambahan]) + ganti + sisa


class BarisJson(_Bersih, JsonFormatter):
    """Lines for machines: waktu (UTC), tingkat, sumber, pesan, galat, and those of TAMBAHAN."""

    def __init__(self) -> None:
        super(_Bersih, self).__init__(  # the JSON formatter's own
            "%(levelname)s %(name)s %(message)s", timestamp="waktu", json_ensure_ascii=False
        )

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Clean each value while its lines are lines, and leave out what nobody listed."""
        hasil: dict[str, Any] = {"waktu": log_data.get("waktu")}
        for nama, nilai in log_data.items():
            kunci = _NAMA_BARU.get(nama)
            if kunci is None and nama in TAMBAHAN and nilai not in (None, ""):
                kunci = nama
            if kunci is not None:
                panjang = isinstance(nilai, int) and nilai >= _TERKECIL
                hasil[kunci] = bersih(str(nilai)) if panjang or isinstance(nilai, str) else nilai
        return hasil
