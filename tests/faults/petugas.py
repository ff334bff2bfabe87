"""An officer at a browser without JavaScript: real requests, cookies, forms and their tokens."""

import html
import json
import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from http.cookiejar import CookieJar
from urllib.parse import urlencode

from tests.fixtures.dunia import SANDI
from tests.fixtures.faktor import kode_kini
from tests.fixtures.klien import LANGKAH_KEDUA

BATAS = "batas-gangguan"


@dataclass(frozen=True)
class Jawaban:
    """What came back: the status, where redirects led to, the words that a person reads."""

    status: int
    alamat: str
    isi: str
    detik: float

    @property
    def kata(self) -> str:
        """The page without its markup, blanks joined."""
        tubuh = re.sub(r"<(script|style|head)\b.*?</\1>", " ", self.isi, flags=re.DOTALL)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", tubuh)).split())

    @property
    def nomor(self) -> int:
        """The number at the end of the address, of an import or a job."""
        cocok = re.search(r"/(\d+)/$", self.alamat.split("?")[0])
        assert cocok, f"{self.status} {self.alamat}: {self.kata[:500]}"
        return int(cocok[1])


class Petugas:
    """Signed in through the form."""

    def __init__(self, alamat: str, nip: str) -> None:
        self.alamat = alamat
        self.kuki = CookieJar()
        self._peramban = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.kuki))
        hasil = self.kirim("/akun/masuk/", username=nip, password=SANDI)
        if hasil.alamat.endswith(LANGKAH_KEDUA):
            hasil = self.kirim(LANGKAH_KEDUA, kode=kode_kini())
        assert "/akun/masuk/" not in hasil.alamat, hasil.kata

    def buka(self, jalur: str) -> Jawaban:
        return self._minta(urllib.request.Request(self.alamat + jalur))  # noqa: S310

    def kirim(self, jalur: str, **isi: str) -> Jawaban:
        """Send a form whose token the cookie jar knows, or fetches first."""
        data = urlencode({"csrfmiddlewaretoken": self.token(), **isi}).encode()
        return self._minta(urllib.request.Request(self.alamat + jalur, data, self._kepala()))  # noqa: S310

    def unggah(self, nama: str, isi: bytes, jenis: str = "pegawai") -> Jawaban:
        """Send the upload form; leads to the page of the import when all is well."""
        tubuh = self.bungkus(nama, isi, jenis)
        tipe = {"Content-Type": f"multipart/form-data; boundary={BATAS}"}
        alamat = f"{self.alamat}/impor/unggah/"
        return self._minta(urllib.request.Request(alamat, tubuh, self._kepala() | tipe))  # noqa: S310

    def bungkus(self, nama: str, isi: bytes, jenis: str) -> bytes:
        """The body of the upload form."""
        bagian = "".join(
            f'--{BATAS}\r\nContent-Disposition: form-data; name="{kunci}"\r\n\r\n{nilai}\r\n'
            for kunci, nilai in (("csrfmiddlewaretoken", self.token()), ("jenis", jenis))
        )
        bagian += (
            f'--{BATAS}\r\nContent-Disposition: form-data; name="berkas"; filename="{nama}"\r\n'
            "Content-Type: text/csv\r\n\r\n"
        )
        return bagian.encode() + isi + f"\r\n--{BATAS}--\r\n".encode()

    def kuki_kepala(self) -> str:
        """The Cookie header, for a request written by hand."""
        return "; ".join(f"{satu.name}={satu.value}" for satu in self.kuki)

    def sehat(self) -> tuple[int, dict[str, bool]]:
        """What a load balancer is told."""
        jawaban = self.buka("/sehat/")
        return jawaban.status, json.loads(jawaban.isi)

    def token(self) -> str:
        for satu in self.kuki:
            if satu.name == "csrftoken" and satu.value:
                return satu.value
        self.buka("/akun/masuk/")
        return next(str(satu.value) for satu in self.kuki if satu.name == "csrftoken")

    def _kepala(self) -> dict[str, str]:
        return {"Origin": self.alamat, "Referer": self.alamat + "/"}

    def _minta(self, permintaan: urllib.request.Request) -> Jawaban:
        mulai = time.monotonic()
        try:
            with self._peramban.open(permintaan, timeout=90) as jawaban:
                isi = jawaban.read().decode()
                return Jawaban(jawaban.status, jawaban.url, isi, time.monotonic() - mulai)
        except urllib.error.HTTPError as galat:
            isi = galat.read().decode()
            return Jawaban(galat.code, galat.url, isi, time.monotonic() - mulai)

    def terhubung(self, jalur: str) -> bool:
        """Whether the page can be read at all."""
        try:
            return self.buka(jalur).status == 200
        except (urllib.error.URLError, OSError, HTTPException):
            return False
