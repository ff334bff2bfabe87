"""What the portal asks for.

The request is JSON in the first argument: `jalur`, `tindakan` ("daftar", "salin", or "luas"
after the process that should copy ran out of memory), `lembar`,
`keluaran` (a file descriptor), `memori` (bytes), `detik`. The answer is JSON on standard output.
"""

import csv
import ctypes
import errno
import json
import os
import resource
import signal
import sys
import traceback
import zipfile
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError

from .arsip import TERURAI_TERBESAR, daftar_lembar, periksa_arsip, sel_terjauh, telusuri
from .sel import baris_teks
from .tolak import MEMORI, RUSAK, SANDI, Tolak

CONTOH_BARIS, CONTOH_KOLOM, CONTOH_HURUF = 50, 1_000, 200
_GANGGUAN = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOENT))


def calamine(fungsi: Callable[[], Any]) -> Any:
    """Call calamine; whatever it stumbles over, panics included, is a broken workbook."""
    try:
        return fungsi()
    except PasswordError:
        raise Tolak(SANDI) from None
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException:
        raise Tolak(RUSAK) from None


# What is asked


def kerjakan(permintaan: dict[str, Any]) -> dict[str, Any]:
    """Answer a request. Raises Tolak; anything else that is raised means a broken workbook."""
    with zipfile.ZipFile(permintaan["jalur"]) as arsip:
        periksa_arsip(arsip)
        semua, tahun_1904 = daftar_lembar(arsip)
        jawaban: dict[str, Any] = {"lembar": semua, "tahun_1904": tahun_1904}
        if permintaan["tindakan"] == "daftar":
            return jawaban
        tampak = [satu for satu in semua if not satu["tersembunyi"]] or semua
        terpilih = _pilih(semua, tampak, permintaan["lembar"])
        if permintaan["tindakan"] == "luas":
            raise Tolak(terlalu_luas(arsip, terpilih or tampak[0]))
        if terpilih is None:
            return jawaban | {"contoh": {s["nama"]: _contoh(arsip, permintaan, s) for s in tampak}}
        jawaban |= telusuri(arsip, terpilih["bagian"])
        sumber = _buka(arsip, permintaan, terpilih)
    with os.fdopen(permintaan["keluaran"], "w", encoding="utf-8", newline="") as keluar:
        penulis = csv.writer(keluar, lineterminator="\n")
        banyak = 0
        for banyak, isi in enumerate(baris_teks(sumber), start=1):  # noqa: B007
            penulis.writerow(isi if any(isi) else ())
    return jawaban | {"terpilih": terpilih["nama"], "baris": banyak}


def _pilih(
    semua: list[dict[str, Any]], tampak: list[dict[str, Any]], nama: str
) -> dict[str, Any] | None:
    """The sheet that is asked for, or the only one; None where there is a choice."""
    if not nama:
        return tampak[0] if len(tampak) == 1 else None
    for satu in semua:
        if satu["nama"] == nama:
            return satu
    ada = ", ".join(satu["nama"] for satu in semua)
    raise Tolak(f"Lembar {nama} tidak ada dalam berkas ini. Lembar yang ada: {ada}.")


def _contoh(
    arsip: zipfile.ZipFile, permintaan: dict[str, Any], satu: dict[str, Any]
) -> list[list[str]]:
    telusuri(arsip, satu["bagian"])
    awal = islice(baris_teks(_buka(arsip, permintaan, satu)), CONTOH_BARIS)
    return [[isi[:CONTOH_HURUF] for isi in baris[:CONTOH_KOLOM]] for baris in awal]


def _buka(arsip: zipfile.ZipFile, permintaan: dict[str, Any], satu: dict[str, Any]) -> Any:
    try:
        buku = calamine(lambda: CalamineWorkbook.from_path(permintaan["jalur"]))
        return calamine(lambda: buku.get_sheet_by_name(satu["nama"]))
    except MemoryError:
        pesan = terlalu_luas(arsip, satu)
    raise Tolak(pesan)


def terlalu_luas(arsip: zipfile.ZipFile, satu: dict[str, Any]) -> str:
    """calamine holds the whole rectangle up to the last cell; say where that is."""
    kolom, baris = sel_terjauh(arsip, satu["bagian"])
    return (
        f"Lembar {satu['nama']} melebihi batas memori: sel terjauh yang berisi ada di kolom "
        f"{kolom} dan baris {baris}. Hapus isi yang tercecer jauh dari tabelnya, pecah menjadi "
        "beberapa berkas, atau simpan sebagai CSV."
    )


def batasi(memori: int, detik: int) -> None:
    """Bound this process, and let it end with the one that started it."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, Linux only
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * TERURAI_TERBESAR, 2 * TERURAI_TERBESAR))
    with suppress(ValueError, OSError):  # macOS does not limit the address space
        resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def _gangguan(galat: OSError) -> dict[str, Any]:
    """A full disk is no fault of the file."""
    if galat.errno in _GANGGUAN:
        return {"gangguan": galat.errno}
    return {"galat": MEMORI if galat.errno == errno.ENOMEM else RUSAK}


def _tempat(galat: Exception) -> str:
    """Where it was raised, for the log; without its message, which may quote a cell."""
    rangka = traceback.extract_tb(galat.__traceback__)[-4:]
    jejak = " > ".join(f"{Path(r.filename).name}:{r.lineno}" for r in rangka)
    return f"{type(galat).__name__} {jejak}"


def utama() -> None:
    permintaan = json.loads(sys.argv[1])
    batasi(permintaan["memori"], permintaan["detik"])
    try:
        jawaban = kerjakan(permintaan)
    except Tolak as galat:
        jawaban = {"galat": str(galat)}
    except MemoryError:
        jawaban = {"galat": MEMORI}
    except OSError as galat:
        jawaban = _gangguan(galat)
    except Exception as galat:
        jawaban = {"galat": RUSAK, "sebab": _tempat(galat)}
    json.dump(jawaban, sys.stdout)
