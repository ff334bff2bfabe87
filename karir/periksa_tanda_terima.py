"""Check a receipt of one's own result against the published certificate of a ranking.

    python3 periksa_tanda_terima.py tanda-terima.json ABCD-EFGH-IJKL-MNOP

Needs Python 3.10 or newer and nothing else: no network, no portal, no other file. The second
argument is the code of the certificate as it stands on the minutes of the run (berita acara) or
on the public page, never as somebody writes it beside the receipt. Ends with 0 if the receipt
belongs to that certificate, with 1 if not, with 2 if it cannot be read.

How it is made (the portal uses these very functions)
  code   the first 80 bits, in base 32, of the SHA-256 of the certificate as canonical JSON (keys
         sorted, no blanks, UTF-8)
  text   one line `name=value` for each thing said of the person, in the order of BARIS, headed by
         run, reference date, hash of the rule set and hash of the names of the figures
  leaf   SHA-256(0x00, 32 bytes of salt known to nobody else, text in UTF-8)
  node   SHA-256(0x01, left, right); the tree has the shape of RFC 6962, its root stands in the
         certificate, and the receipt carries the neighbours on the way from leaf to root
"""

import hashlib
import json
import sys
from base64 import b32encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

FORMAT: Final = "talenta-tanda-terima-1"
FORMAT_SERTIFIKAT: Final = "talenta-sertifikat-1"
BIDANG: Final = ("format", "sertifikat", "isi", "garam", "letak", "jalur")
# What is said of a person, in the order of the text; `skor` and `fakta` follow.
BARIS: Final = (
    "nip", "nama", "jabatan", "jenjang", "unit", "opd", "status", "alasan", "krs", "kotak",
    "kategori_kinerja", "kategori_potensial", "kategori_predikat", "y_eksak", "x_eksak",
    "talenta_eksak", "peringkat", "peringkat_opd", "peringkat_jenjang",
)  # fmt: skip
_BILANGAN: Final = ("kotak", "y_eksak", "x_eksak", "talenta_eksak", *BARIS[-3:])
# How the database writes an absent score and an absent fact.
TANPA_SKOR: Final = -1
TANPA_FAKTA: Final = -(2**63)


class TidakTerbaca(Exception):
    """The file is no receipt; says why."""


class TidakCocok(Exception):
    """The receipt does not belong to the certificate; says where."""


def kanonik(isi: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys, without blanks, in UTF-8."""
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of a certificate."""
    return hashlib.sha256(kanonik(isi)).hexdigest()


def kode_sertifikat(isi: Mapping[str, Any]) -> str:
    """The code of a certificate: 16 letters and digits that nothing but this content gives."""
    return b32encode(bytes.fromhex(sidik(isi))[:10]).decode()


def rapikan_kode(teks: str) -> str:
    """A code as somebody types it, without dashes and blanks, in upper case."""
    return "".join(huruf for huruf in teks.upper() if huruf.isalnum())


def sidik_kolom(skor: Sequence[str], fakta: Sequence[str]) -> str:
    """SHA-256 (hex) of the names that `skor` and `fakta` have in a run."""
    return hashlib.sha256("\n".join([*skor, "", *fakta]).encode()).hexdigest()


def kepala(sertifikat: Mapping[str, Any]) -> str:
    """The lines that the texts of all people of a run begin with."""
    return (
        f"{FORMAT}\nproses={sertifikat['proses']}\ntanggal_acuan={sertifikat['tanggal_acuan']}\n"
        f"aturan={sertifikat['sidik_aturan']}\nkolom={sertifikat['sidik_kolom']}\n"
    )


def _kata(nilai: Any) -> str:
    """A value on its line: one line whatever it holds."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        return ",".join(_kata(satu) for satu in nilai)
    return str(nilai).replace("\\", "\\\\").replace("\n", "\\n")


def _periksa_tipe(isi: Mapping[str, Any]) -> None:
    """Each value in the one way it is written, so that no two files say the same."""
    if tuple(isi) != (*BARIS, "skor", "fakta"):
        raise TidakTerbaca("susunan isi bukan susunan tanda terima")
    for nama in BARIS:
        nilai = isi[nama]
        if nama == "alasan":
            sah = type(nilai) is list and all(type(satu) is str for satu in nilai)
        elif nama in _BILANGAN or nama == "krs":
            sah = nilai is None or type(nilai) is (bool if nama == "krs" else int)
        else:
            sah = type(nilai) is str
        if not sah:
            raise TidakTerbaca(f"{nama} tidak ditulis sebagaimana mestinya")


def _bilangan(isi: Mapping[str, Any], tanpa: int) -> str:
    """Figures in their order; nobody may write by hand what stands for an absent one."""
    for nilai in isi.values():
        if nilai is not None and (type(nilai) is not int or nilai == tanpa):
            raise TidakTerbaca("skor atau fakta memuat yang bukan bilangan bulat")
    return ",".join(str(tanpa if nilai is None else nilai) for nilai in isi.values())


def teks(sertifikat: Mapping[str, Any], isi: Mapping[str, Any]) -> str:
    """The text that a person's leaf is made of."""
    _periksa_tipe(isi)
    baris = "".join(f"{nama}={_kata(isi[nama])}\n" for nama in BARIS)
    skor, fakta = _bilangan(isi["skor"], TANPA_SKOR), _bilangan(isi["fakta"], TANPA_FAKTA)
    return f"{kepala(sertifikat)}{baris}skor={skor}\nfakta={fakta}\n"


def daun(garam: bytes, isi: str) -> bytes:
    """The leaf of a person."""
    return hashlib.sha256(b"\0" + garam + isi.encode()).digest()


def simpul(kiri: bytes, kanan: bytes) -> bytes:
    """The node above two others."""
    return hashlib.sha256(b"\1" + kiri + kanan).digest()


def akar_dari(daun_: bytes, letak: int, jumlah: int, jalur: Sequence[bytes]) -> bytes:
    """The root that a leaf at `letak` (from 0) of `jumlah` and its neighbours lead to (RFC 9162,
    2.1.3.2). Raises TidakCocok where the way is too long or too short."""
    di, ujung, r = letak, jumlah - 1, daun_
    if not 0 <= letak < jumlah:
        raise TidakCocok("letaknya di luar jumlah orang pada sertifikat")
    for tetangga in jalur:
        if ujung == 0:
            raise TidakCocok("jalurnya terlalu panjang")
        if di & 1 or di == ujung:
            r = simpul(tetangga, r)
            while not di & 1 and di:
                di, ujung = di >> 1, ujung >> 1
        else:
            r = simpul(r, tetangga)
        di, ujung = di >> 1, ujung >> 1
    if ujung:
        raise TidakCocok("jalurnya terlalu pendek")
    return r


def periksa(tanda: Mapping[str, Any], kode: str) -> None:
    """Raise TidakCocok or TidakTerbaca unless `tanda` belongs to the certificate called `kode`."""
    if tuple(tanda) != BIDANG or tanda["format"] != FORMAT:
        raise TidakTerbaca("berkas ini bukan tanda terima hasil talenta")
    sertifikat, isi = tanda["sertifikat"], tanda["isi"]
    if sertifikat.get("format") != FORMAT_SERTIFIKAT:
        raise TidakTerbaca("bentuk sertifikatnya tidak dikenal")
    if kode_sertifikat(sertifikat) != rapikan_kode(kode):
        raise TidakCocok("sertifikat di dalam berkas ini bukan sertifikat dengan kode itu")
    if sidik_kolom(list(isi["skor"]), list(isi["fakta"])) != sertifikat["sidik_kolom"]:
        raise TidakCocok("nama komponen atau faktanya bukan milik perhitungan itu")
    garam, jalur = bytes.fromhex(tanda["garam"]), [bytes.fromhex(s) for s in tanda["jalur"]]
    if len(garam) != 32 or any(len(satu) != 32 for satu in jalur):
        raise TidakTerbaca("garam atau jalur tidak 32 bita")
    if tanda["garam"] != garam.hex() or tanda["jalur"] != [satu.hex() for satu in jalur]:
        raise TidakTerbaca("garam atau jalur tidak ditulis dengan huruf kecil")
    if type(tanda["letak"]) is not int:
        raise TidakTerbaca("letak bukan bilangan bulat")
    akar = akar_dari(
        daun(garam, teks(sertifikat, isi)), tanda["letak"], sertifikat["jumlah"], jalur
    )
    if akar.hex() != sertifikat["akar"]:
        raise TidakCocok("angka atau keterangannya berbeda dengan yang disertifikatkan")


def baca(isi: str) -> dict[str, Any]:
    """The JSON of a receipt: whole numbers only, no key twice. Raises TidakTerbaca."""

    def tolak(teks_: str) -> Any:
        raise TidakTerbaca(f"{teks_} bukan bilangan bulat")

    def unik(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(hasil := dict(pasangan)) < len(pasangan):
            raise TidakTerbaca("ada nama yang disebut dua kali")
        return hasil

    try:
        tanda = json.loads(isi, parse_float=tolak, parse_constant=tolak, object_pairs_hook=unik)
    except json.JSONDecodeError as galat:
        raise TidakTerbaca(f"baris {galat.lineno} bukan JSON") from None
    if not isinstance(tanda, dict):
        raise TidakTerbaca("berkas ini bukan tanda terima hasil talenta")
    return tanda


def _desimal(nilai: int | None, pangkat: int, tempat: int) -> str:
    """An exact figure with its decimals, without rounding: 92100000, 6, 4 -> 92,1000."""
    if nilai is None:
        return "tidak ada"
    utuh, pecahan = divmod(nilai, 10**pangkat)
    return f"{utuh},{f'{pecahan:0{pangkat}d}'.rstrip('0').ljust(tempat, '0')}"


def _lapor(tanda: Mapping[str, Any]) -> str:
    s, i = tanda["sertifikat"], tanda["isi"]
    baris = [
        "COCOK: tanda terima ini bagian dari sertifikat itu, tidak satu digit pun berubah.",
        "",
        f"Instansi         {s['instansi']}",
        f"Perhitungan      nomor {s['proses']} per {s['tanggal_acuan']}",
        f"Aturan           {s['aturan']}",
        f"Orang ke         {tanda['letak'] + 1} dari {s['jumlah']} orang yang disertifikatkan",
        "",
        f"Nama             {i['nama']}",
        f"NIP              {i['nip']}",
        f"Jabatan          {i['jabatan'] or 'tidak ada'}",
        f"Unit             {i['unit']}, {i['opd']}",
        f"Status           {i['status']}",
        f"Alasan           {', '.join(i['alasan']) or 'tidak ada'}",
        f"Kotak            {i['kotak'] or 'tidak ada'}",
        f"Rencana suksesi  {_kata(i['krs']) or 'tidak ada'}",
        f"Kinerja (Y)      {_desimal(i['y_eksak'], 6, 4)}  {i['kategori_kinerja']}",
        f"Potensial (X)    {_desimal(i['x_eksak'], 6, 4)}  {i['kategori_potensial']}",
        f"Nilai talenta    {_desimal(i['talenta_eksak'], 10, 4)}",
        f"Peringkat        {i['peringkat'] or '-'} di instansi",
        f"                 {i['peringkat_opd'] or '-'} di OPD",
        f"                 {i['peringkat_jenjang'] or '-'} di jenjang",
        "",
        "Komponen",
        *(f"  {nama:<15}{_desimal(nilai, 2, 2)}" for nama, nilai in i["skor"].items()),
    ]
    return "\n".join(baris) + "\n"


def main(argumen: Sequence[str]) -> int:
    """Check a file and say so; the exit status."""
    if len(argumen) != 2:
        sys.stderr.write(
            "Pakai: python3 periksa_tanda_terima.py BERKAS KODE\n"
            "KODE tercetak pada berita acara dan pada halaman sertifikat perhitungan.\n"
        )
        return 2
    try:
        tanda = baca(Path(argumen[0]).read_text(encoding="utf-8"))
        periksa(tanda, argumen[1])
    except TidakCocok as galat:
        sys.stdout.write(f"TIDAK COCOK: {galat}.\n")
        return 1
    except (TidakTerbaca, OSError, UnicodeDecodeError) as galat:
        sys.stdout.write(f"TIDAK TERBACA: {galat}.\n")
        return 2
    except (KeyError, TypeError, AttributeError, ValueError):
        sys.stdout.write("TIDAK TERBACA: susunan berkasnya bukan susunan tanda terima.\n")
        return 2
    sys.stdout.write(_lapor(tanda))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
