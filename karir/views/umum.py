"""What the pages of the map share: which run is shown, and the nine boxes as the picture wants."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from karir.mesin.bentuk import Aturan
from karir.mesin.kosakata import KATEGORI_KINERJA, KATEGORI_POTENSIAL
from karir.models import ProsesPeringkat
from karir.selectors.hasil import (
    Ringkasan,
    proses_percobaan,
    proses_tampil,
    proses_terlihat,
)
from karir.selectors.urut import UKURAN, Halaman
from talenta.akun.akses import pengguna_dari
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import BATAS_XLSX

DIARSIPKAN = "Hasil perhitungan ini sedang diarsipkan. Pulihkan dahulu."
PAGING = ("sesudah", "sebelum", "nomor")


class ProsesDiarsipkan(Exception):
    """The results of the run asked for are set aside; on pages ArsipMiddleware answers."""

    def __init__(self, proses: ProsesPeringkat) -> None:
        super().__init__(DIARSIPKAN)
        self.proses = proses


def proses_diminta(request: HttpRequest) -> ProsesPeringkat | None:
    """The run named by ?proses=, else the one shown; one out of view does not exist.

    Raises ProsesDiarsipkan where its results cannot be read.
    """
    nomor = request.GET.get("proses", "")
    if not nomor:
        return proses_tampil(pengguna=pengguna_dari(request))
    if not (nomor.isascii() and nomor.isdigit()) or len(nomor) > 18:
        raise Http404
    proses = proses_terlihat(pengguna=pengguna_dari(request)).filter(pk=int(nomor)).first()
    if proses is None:
        raise Http404
    if proses.diarsipkan:  # type: ignore[attr-defined]
        raise ProsesDiarsipkan(proses)
    return proses


def tanpa_proses(request: HttpRequest) -> HttpResponse:
    """The page of an agency that shows no result: none computed, or only trials so far."""
    pengguna = pengguna_dari(request)
    boleh = pengguna.boleh("hasil.hitung")
    percobaan = proses_percobaan(pengguna=pengguna).first() if boleh else None
    konteks = {"boleh_hitung": boleh, "percobaan": percobaan}
    return render(request, "karir/peta_kosong.html", konteks)


def terlalu_panjang(request: HttpRequest, nama_url: str, *argumen: object) -> HttpResponse:
    """Back to the list: a sheet of that many rows would keep its reader waiting too long."""
    messages.error(
        request,
        f"Berkas XLSX memuat paling banyak {angka(BATAS_XLSX)} orang. "
        "Unduh CSV, atau persempit saringannya.",
    )
    return redirect(f"{reverse(nama_url, args=argumen)}?{request.GET.urlencode()}")


def saringan_url(request: HttpRequest, **ganti: object) -> str:
    """The present query without paging, with some keys replaced or (None) dropped."""
    kueri = request.GET.copy()
    for kunci in PAGING:
        kueri.pop(kunci, None)
    for kunci, nilai in ganti.items():
        kueri.pop(kunci, None)
        if nilai is not None:
            kueri[kunci] = str(nilai)
    return kueri.urlencode()


def tautan_halaman(request: HttpRequest, halaman: Halaman, jangkar: str = "") -> dict[str, str]:
    """Addresses of the pages before and after, with the place of their first row if known."""
    kueri = saringan_url(request)
    depan = f"?{kueri}&" if kueri else "?"

    def alamat(arah: str, kunci: str, geser: int) -> str:
        if not kunci:
            return ""
        bagian = {arah: kunci}
        if halaman.mulai:
            bagian["nomor"] = str(max(1, halaman.mulai + geser))
        return f"{depan}{urlencode(bagian)}{jangkar}"

    return {
        "sebelumnya": alamat("sebelum", halaman.sebelum, -UKURAN),
        "berikutnya": alamat("sesudah", halaman.sesudah, UKURAN),
    }


def tetap_pada_proses(request: HttpRequest) -> dict[str, Any]:
    """What keeps a page's form and links on the run that was asked for, for the template."""
    nomor = request.GET.get("proses", "")
    awalan = f"proses={nomor}&" if nomor else ""
    return {
        "tetap": [("proses", nomor)] if nomor else [],
        "awalan": f"?{awalan}",
        "url_bersih": f"{request.path}?{awalan}".rstrip("?&"),
        "url_tampil": request.path,
        "kueri_proses": f"?proses={nomor}" if nomor else "",
    }


def sembilan_kotak(
    request: HttpRequest, aturan: Aturan, ringkasan: Ringkasan, *, tertaut: bool = True
) -> list[dict[str, Any]]:
    """The boxes from top left to bottom right, each with its count, share and words."""
    menurut_kategori = {(k.kinerja, k.potensial): k for k in aturan.kotak}
    tersusun = []
    for kinerja in reversed(KATEGORI_KINERJA):
        for potensial in KATEGORI_POTENSIAL:
            kotak = menurut_kategori[kinerja, potensial]
            tautan = saringan_url(request, kotak=kotak.nomor)
            tersusun.append(
                {
                    "no": kotak.nomor,
                    "jumlah": ringkasan.kotak.get(kotak.nomor, 0),
                    "persen": Decimal(ringkasan.persen_kotak(kotak.nomor)) / 100,
                    "krs": kotak.nomor in aturan.kotak_krs,
                    "perhatian": (kinerja, potensial) == ("DI_BAWAH", "RENDAH"),
                    "judul": kotak.label,
                    "rekomendasi": kotak.rekomendasi[0],
                    "url": f"{reverse('karir:hasil')}?{tautan}" if tertaut else "",
                }
            )
    return tersusun
