"""Hostile files from a fixed seed: real bytes, none of whose rows may ever be accepted.

Every readable row names a person whom the portal does not have, so that applying changes nothing.
A family says what must come of it: a refusal, findings, or either where chance decides.
"""

import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.faults import jahat_xlsx
from tests.faults.jahat_xlsx import Acak

BENIH = 20261122
MB = 1 << 20
KEPALA = ["NIP", "TAHUN", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT"]


class Harap(Enum):
    TOLAK = "refused as a whole, with a reason"
    BACA = "read; every row rejected with its findings"
    SALAH_SATU = "one of both"


@dataclass(frozen=True)
class Jahat:
    """One hostile file: `tulis` puts its bytes at a path."""

    nomor: int
    macam: str
    nama: str
    harap: Harap
    tulis: Callable[[Path], object]

    def __str__(self) -> str:
        return f"{self.nomor:04d}-{self.macam}"


def berkas_jahat(banyak: int, *, besar: bool) -> Iterator[Jahat]:
    """`banyak` files, every family in turn; `besar` gives the heavy ones their full size."""
    for nomor in range(banyak):
        macam, (harap, nama, buat) = list(MACAM.items())[nomor % len(MACAM)]
        acak = Acak(f"{BENIH}-{nomor}", besar=besar, putaran=nomor // len(MACAM))

        def tulis(jalur: Path, buat: Pembuat = buat, acak: Acak = acak) -> None:
            isi = buat(acak)
            with jalur.open("wb") as berkas:
                for potongan in [isi] if isinstance(isi, bytes) else isi:
                    berkas.write(potongan)

        yield Jahat(nomor, macam, nama, harap, tulis)


def baris(acak: random.Random, banyak: int = 20) -> list[list[str]]:
    """Rows of the kind `kinerja` about people that nobody knows."""
    return [KEPALA, *([*_orang(acak), "Baik"] for _ in range(banyak))]


def _orang(acak: random.Random) -> list[str]:
    lahir = f"19{acak.randint(60, 99)}0{acak.randint(1, 9)}1{acak.randint(0, 9)}"
    nip = f"{lahir}2010011{acak.randint(900, 999)}"
    return [nip, str(acak.randint(2015, 2025)), "Sesuai Ekspektasi", "Sesuai Ekspektasi"]


def csv(acak: random.Random, *, pemisah: str = ";", akhir: str = "\n") -> str:
    return akhir.join(pemisah.join(satu) for satu in baris(acak)) + akhir


# CSV


def terpotong(acak: Acak) -> bytes:
    utuh = csv(acak).encode()
    return utuh[: acak.randint(1, len(utuh) - 1)]


def sandi_salah(acak: Acak) -> bytes:
    teks = csv(acak)
    cara = acak.randrange(5)
    if cara < 3:
        return teks.encode(("utf-16", "utf-16-be", "utf-32")[cara])
    rusak = bytearray(teks.encode())
    rusak[60:60] = (b"\x81\x8d\x8f", b"\xc3\x28\xff\x81")[cara - 3]
    return bytes(rusak)


def nul(acak: Acak) -> bytes:
    isi = bytearray(("JUDUL " + "x" * 5000 + "\n" + csv(acak)).encode())
    for _ in range(acak.randint(1, 40)):
        isi.insert(acak.randrange(0 if acak.random() < 0.3 else 5000, len(isi)), 0)
    return bytes(isi)


def sejuta_kolom(acak: Acak) -> bytes:
    banyak = 1_000_000 if acak.besar and acak.putaran < 2 else acak.randint(2_001, 60_000)
    kepala = ";".join(KEPALA) + ";" * banyak
    return f"{kepala}\n{';'.join(_orang(acak))};Baik{';' * banyak}\n".encode()


def sel_besar(acak: Acak) -> Iterator[bytes]:
    megabita = 100 if acak.besar and acak.putaran == 0 else 4
    awal, akhir, isi = acak.choice(
        [("", "", b"A" * MB), ('"', '"', b"A" * MB), ('"', '"', b"A\n" * (MB // 2))]
    )
    yield f"{';'.join(KEPALA)}\n{';'.join(_orang(acak))};{awal}".encode()
    for _ in range(megabita):
        yield isi
    yield f"{akhir}\n".encode()


def kutip_dalam(acak: Acak) -> bytes:
    isi = '"' * acak.randint(3, 4000)
    letak = acak.randrange(5)
    semua = baris(acak)
    semua[acak.randrange(1, len(semua))][letak] = isi
    return "\n".join(";".join(satu) for satu in semua).encode()


def rekaman_tak_berujung(acak: Acak) -> bytes:
    banyak = 200_000 if acak.besar else 20_000
    return (";".join(KEPALA) + '\n"' + 'a";"b\n' * banyak).encode()


def akhir_campur(acak: Acak) -> bytes:
    akhir = ["\n", "\r\n", "\r", "\n\r", "\x0b\n", "\x0c\n", "\x85\n", "\u2028\n", "\x1e\n"]
    return "".join(";".join(satu) + acak.choice(akhir) for satu in baris(acak)).encode()


def kepala_ganda(acak: Acak) -> bytes:
    semua = [[*satu, satu[n]] for satu in baris(acak) for n in (0,)]
    semua[0][5] = acak.choice(["NIP", "nip_baru", "NIP BARU", " n i p "])
    semua[acak.randrange(1, len(semua))][5] = "lain"
    return "\n".join(";".join(satu) for satu in semua).encode()


def rumus(acak: Acak) -> bytes:
    jahat = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", '=HYPERLINK("http://x","y")', "-2+3", "\t=1"]
    semua = baris(acak)
    for satu in semua[1:]:
        satu[acak.randrange(5)] = acak.choice(jahat).replace(";", ",")
    return "\n".join(";".join(satu) for satu in semua).encode()


def huruf_aneh(acak: Acak) -> bytes:
    aneh = "\x01\x07\x1b\x7f\u200b\u202e\ufeff\ufffe\U0001f600\u0661\u0301" + "\u0300" * 200
    semua = baris(acak)
    for satu in semua[1:]:
        satu[acak.randrange(5)] += "".join(acak.choices(aneh, k=acak.randint(1, 60)))
    return "\n".join(";".join(satu) for satu in semua).encode()


def bita_acak(acak: Acak) -> bytes:
    return acak.randbytes(acak.randint(1, 60_000))


def sel_panjang(acak: Acak) -> bytes:
    semua = baris(acak)
    semua[acak.randrange(1, len(semua))][acak.randrange(5)] = "A" * acak.randint(601, 130_000)
    return "\n".join(";".join(satu) for satu in semua).encode()


def kosong(acak: Acak) -> bytes:
    return acak.choice(
        [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\n" * 5000, b";;;;\n;;;;\n", b"\xef\xbb\xbf\n"]
    )


def angka_ekstrem(acak: Acak) -> bytes:
    ekstrem = [
        "1e999",
        "-0",
        "9" * 300,
        "0x10",
        "\u0661\u0669\u0668\u0665",
        "1.98E+17",
        "NaN",
        "\u00b2",
        "1_0",
    ]
    semua = baris(acak)
    for satu in semua[1:]:
        satu[acak.randrange(2)] = acak.choice(ekstrem)
    return "\n".join(";".join(satu) for satu in semua).encode()


def tanda_palsu(acak: Acak) -> bytes:
    """Signatures of other formats with rubbish behind them."""
    tanda = [
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"%PDF-1.7",
        b"\x1f\x8b\x08",
        b"Rar!\x1a\x07",
        b"7z\xbc\xaf\x27\x1c",
        b"\xff\xfe",
        b"\x89PNG\r\n",
    ]
    return acak.choice(tanda) + acak.randbytes(acak.randint(0, 20_000))


def pemisah_campur(acak: Acak) -> bytes:
    return "\n".join(acak.choice(";,\t|").join(satu) for satu in baris(acak)).encode()


# XLSX: damage of a whole file; its parts are tests.faults.jahat_xlsx


def xlsx_terpotong(acak: Acak) -> bytes:
    utuh = jahat_xlsx.buku(baris(acak))
    return utuh[: acak.randint(4, len(utuh) - 1)]


def xlsx_bit_terbalik(acak: Acak) -> bytes:
    isi = bytearray(jahat_xlsx.buku(baris(acak), padat=acak.random() < 0.5))
    for _ in range(acak.randint(1, 12)):
        isi[acak.randrange(4, len(isi))] ^= 1 << acak.randrange(8)
    return bytes(isi)


def xlsx_ukuran_dusta(acak: Acak) -> bytes:
    """The directory says other sizes or checksums than the content has."""
    isi = bytearray(jahat_xlsx.buku(baris(acak, 200)))
    letak = isi.find(b"PK\x01\x02")
    while letak >= 0:
        medan = acak.choice([16, 20, 24])
        struct.pack_into("<I", isi, letak + medan, acak.choice([0, 1, 50, 2**31, 2**32 - 1]))
        letak = isi.find(b"PK\x01\x02", letak + 4)
    return bytes(isi)


def xlsx_dengan_awalan(acak: Acak) -> bytes:
    return acak.choice([b"MZ", b"<html>", b"\x00" * 30]) + jahat_xlsx.buku(baris(acak))


Pembuat = Callable[[Acak], bytes | Iterator[bytes]]
T, B, S = Harap.TOLAK, Harap.BACA, Harap.SALAH_SATU
MACAM: dict[str, tuple[Harap, str, Pembuat]] = {
    "csv-terpotong": (S, "a.csv", terpotong),
    "sandi-salah": (T, "a.csv", sandi_salah),
    "nul": (S, "a.csv", nul),
    "sejuta-kolom": (T, "a.csv", sejuta_kolom),
    "sel-besar": (T, "a.csv", sel_besar),
    "kutip-dalam": (S, "a.csv", kutip_dalam),
    "rekaman-tak-berujung": (T, "a.csv", rekaman_tak_berujung),
    "akhir-campur": (S, "a.csv", akhir_campur),
    "kepala-ganda": (T, "a.csv", kepala_ganda),
    "rumus": (B, "a.csv", rumus),
    "huruf-aneh": (B, "a.csv", huruf_aneh),
    "bita-acak": (T, "a.csv", bita_acak),
    "sel-panjang": (T, "a.csv", sel_panjang),
    "kosong": (T, "a.csv", kosong),
    "angka-ekstrem": (B, "a.csv", angka_ekstrem),
    "tanda-palsu": (T, "a.xlsx", tanda_palsu),
    "pemisah-campur": (S, "a.csv", pemisah_campur),
    "xlsx-terpotong": (T, "a.xlsx", xlsx_terpotong),
    "xlsx-bit-terbalik": (S, "a.xlsx", xlsx_bit_terbalik),
    "xlsx-ukuran-dusta": (S, "a.xlsx", xlsx_ukuran_dusta),
    "xlsx-dengan-awalan": (T, "a.xlsx", xlsx_dengan_awalan),
    **{
        f"xlsx-{nama}": (Harap[harap], "a.xlsx", lambda acak, b=buat: b(acak, baris(acak)))
        for nama, (harap, buat) in jahat_xlsx.MACAM.items()
    },
}
