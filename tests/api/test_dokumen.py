"""The examples of docs/api.md run as they stand, and its words are those of the code."""

import re
import shlex
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from talenta.akun.izin import Peran
from talenta.inti.api.masalah import JENIS
from talenta.inti.api.operasi import AREA
from tests.api.bantu import token
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

AKAR = Path(__file__).resolve().parents[2]
TEKS = (AKAR / "docs" / "api.md").read_text(encoding="utf-8")
CONTOH = [
    baris for blok in re.findall(r"```sh\n(.*?)```", TEKS, re.S) for baris in blok.splitlines()
]


def _kirim(perintah: str, nilai: dict[str, str]) -> Any:
    """Do what a curl command does, by the test client."""
    for nama, isi in nilai.items():
        perintah = perintah.replace(f"${nama}", isi.replace('"', '\\"'))
    bagian = shlex.split(perintah)
    assert bagian.pop(0) == "curl"
    metode, alamat, kepala, isi_, formulir = "GET", "", {}, None, {}
    while bagian:
        match bagian.pop(0):
            case "-X":
                metode = bagian.pop(0)
            case "-H":
                nama, _, teks = bagian.pop(0).partition(": ")
                kepala[nama] = teks
            case "-d":
                isi_ = bagian.pop(0)
            case "-F":
                nama, _, teks = bagian.pop(0).partition("=")
                formulir[nama] = teks
            case lain:
                alamat = lain
    for nama, teks in formulir.items():
        if teks.startswith("@"):
            berkas = AKAR / teks[1:]
            formulir[nama] = SimpleUploadedFile(berkas.name, berkas.read_bytes())
    minta = getattr(klien(), metode.lower())
    if formulir:
        return minta(alamat, formulir, headers=kepala)
    tipe = kepala.pop("Content-Type", "application/json")
    lain = {} if metode == "GET" else {"data": isi_, "content_type": tipe}
    return minta(alamat, headers=kepala, **lain)


def test_contoh_curl_berjalan(dunia: Dunia) -> None:
    nilai = {"TOKEN": token(dunia.prov.akun[Peran.ADMIN_BKD]).rahasia, "PORTAL": ""}
    assert len(CONTOH) >= 8
    for perintah in CONTOH:
        jawaban = _kirim(perintah, nilai)
        assert jawaban.status_code in (200, 201, 202), (perintah, jawaban.content)
        nilai["ETAG"] = jawaban.headers.get("ETag", "")


def test_dokumen_menyebut_semua_penolakan_dan_bidang() -> None:
    for jenis, (status, _) in JENIS.items():
        baris = [b for b in TEKS.splitlines() if b.startswith("|") and f"`{jenis}`" in b]
        assert len(baris) == 1, jenis
        assert str(status) in baris[0], jenis
    for area in AREA:
        assert f"`{area}`" in TEKS, area
