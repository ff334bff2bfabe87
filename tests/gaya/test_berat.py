"""What a remote office pays: bytes of a first visit and of the pages after it."""

import gzip
import hashlib
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests.gaya.halaman import baca, dimuat

VENDOR = settings.BASE_DIR / "static" / "vendor"
DAFTAR = re.findall(
    r"`([\w./-]+)` \| `([0-9a-f]{64})` \|", (VENDOR / "README.md").read_text("utf-8")
)
KUNJUNGAN_PERTAMA, SESUDAHNYA = 150_000, 30_000


def terkirim(isi: bytes, nama: str) -> int:
    """Bytes on the line: compressed, but for what is compressed already."""
    return len(isi) if nama.endswith(".woff2") else len(gzip.compress(isi, 6))


@pytest.mark.django_db
def test_berat_kunjungan_pertama_dan_berikutnya(client: Client) -> None:
    """The page with every component is the heaviest there is."""
    html = client.get(reverse("gaya")).content
    berkas = [alamat.removeprefix("/static/") for alamat in dimuat(baca(html.decode()))]
    assert len(berkas) > 5
    tetap = 0
    for nama in berkas:
        jalur = finders.find(nama)
        assert jalur, nama
        with open(jalur, "rb") as isi:
            tetap += terkirim(isi.read(), nama)
    halaman = terkirim(html, "gaya.html")
    assert tetap + halaman < KUNJUNGAN_PERTAMA
    assert halaman < SESUDAHNYA


@pytest.mark.parametrize(("nama", "jumlah"), DAFTAR)
def test_berkas_vendor_tidak_diubah(nama: str, jumlah: str) -> None:
    assert hashlib.sha256((VENDOR / nama).read_bytes()).hexdigest() == jumlah
    assert (VENDOR / nama).parent.joinpath("LICENSE").is_file()


def test_semua_berkas_vendor_tercatat() -> None:
    ada = {str(satu.relative_to(VENDOR)) for satu in VENDOR.glob("*/*") if satu.name != "LICENSE"}
    assert ada == {nama for nama, _ in DAFTAR}
