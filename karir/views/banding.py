"""Two runs compared: who moved where, and which component moved each of them."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from karir.forms_banding import SaringBanding
from karir.selectors.banding import (
    RingkasBanding,
    banding_halaman,
    banding_ringkas,
    banding_semua,
    hasil_berpasangan,
    urai_pasangan,
)
from karir.selectors.banding_sql import BERUBAH, KEADAAN, TIADA, URUTAN, Pasangan, Saringan
from karir.selectors.hasil import proses_terlihat
from karir.selectors.pengukuhan import hasil_tandai
from karir.services.ekspor import tulis_csv, tulis_xlsx
from karir.services.ekspor_banding import baris_banding
from karir.views.umum import (
    ProsesDiarsipkan,
    saringan_url,
    tautan_halaman,
    terlalu_panjang,
)
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import BATAS_XLSX, saringan_keliru, unduhan, unduhan_csv
from talenta.inti.xlsx import TIPE as TIPE_XLSX
from talenta.pegawai.lingkup import tentang_orang

_JUDUL = (
    ("Peringkat kini", "num", "peringkat", False),
    ("Pegawai", "", "nama", False),
    ("Semula", "", "", False),
    ("Kini", "", "", False),
    ("Langkah", "num", "langkah", True),
    ("Nilai talenta", "num", "nilai", True),
    ("Penyebab terbesar", "", "", False),
)
_GAMBAR = (
    ("naik", "baik", "naik kotak"),
    ("turun", "awas", "turun kotak"),
    ("bergeser", "", "bergeser kotak"),
    ("masuk-krs", "emas", "masuk KRS"),
    ("keluar-krs", "", "keluar dari KRS"),
    ("status", "", "berubah status"),
)


def _pasangan(request: HttpRequest, pk: int, lain: int) -> Pasangan:
    """The two runs, both in view and of one agency."""
    terlihat = proses_terlihat(pengguna=pengguna_dari(request))
    lama, baru = (get_object_or_404(terlihat, pk=nomor) for nomor in (pk, lain))
    if lama.instansi_id != baru.instansi_id:
        raise Http404
    for satu in (lama, baru):
        if satu.diarsipkan:  # type: ignore[attr-defined]
            raise ProsesDiarsipkan(satu)
    return Pasangan.dari(lama, baru)


@require_safe
@perlu_izin("hasil.lihat")
def pilih(request: HttpRequest) -> HttpResponse:
    """From the two chosen runs to their comparison."""
    nomor = [request.GET.get(nama, "") for nama in ("semula", "kini")]
    sah = [satu.isascii() and satu.isdecimal() and len(satu) < 19 for satu in nomor]
    if not all(sah):
        messages.error(request, "Pilih dua perhitungan yang akan dibandingkan.")
        return redirect("karir:proses")
    if len({int(satu) for satu in nomor}) == 1:
        messages.error(request, "Keduanya perhitungan yang sama. Pilih dua yang berbeda.")
        return redirect("karir:proses")
    _pasangan(request, *map(int, nomor))
    return redirect("karir:banding", *map(int, nomor))


@require_safe
@perlu_izin("hasil.lihat")
def banding(request: HttpRequest, pk: int, lain: int) -> HttpResponse:
    """Matrix from box to box, counts of moves, and the list of people behind them."""
    pengguna = pengguna_dari(request)
    pasangan = _pasangan(request, pk, lain)
    form = SaringBanding(request.GET, request=request)
    saring = form.saringan()
    urut, turun = _urutan(request)
    ringkas = banding_ringkas(pengguna=pengguna, pasangan=pasangan, saring=saring)
    halaman = banding_halaman(
        pengguna=pengguna,
        pasangan=pasangan,
        saring=saring,
        urut=urut,
        turun=turun,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
        nomor=request.GET.get("nomor", ""),
    )
    konteks = {
        "lama": pasangan.lama,
        "baru": pasangan.baru,
        "beda": pasangan.beda,
        "ringkas": ringkas,
        "gambar": _gambar(request, ringkas),
        "matriks": _matriks(request, ringkas, saring),
        "keadaan": [(kode, judul) for kode, judul in KEADAAN.items() if _terisi(ringkas, kode)],
        "seluruh_instansi": pengguna.lingkup.seluruh_instansi,
        "form": form,
        "tersaring": any(request.GET.get(nama) for nama in form.fields),
        "url_bersih": request.path,
        "tetap": [("urut", request.GET["urut"])] if request.GET.get("urut") else [],
        "kepala": _kepala(request, urut, turun=turun),
        "halaman": halaman,
        **tautan_halaman(request, halaman, "#daftar"),
        "ekspor": _tautan_ekspor(request, pasangan, ringkas.terdaftar),
    }
    return render(request, "karir/banding.html", konteks)


def _urutan(request: HttpRequest) -> tuple[str, bool]:
    teks = request.GET.get("urut", "")
    nama = teks.removeprefix("-")
    return (nama, teks.startswith("-")) if nama in URUTAN else ("peringkat", False)


def _kepala(request: HttpRequest, urut: str, *, turun: bool) -> list[dict[str, str]]:
    """Headings of the list: the sortable ones with the address that sorts by them."""
    kepala = []
    for judul, kelas, nama, besar_dahulu in _JUDUL:
        satu = {"judul": judul, "kelas": kelas, "arah": "", "url": ""}
        if nama:
            balik = not turun if nama == urut else besar_dahulu
            satu["url"] = f"?{saringan_url(request, urut=('-' if balik else '') + nama)}#daftar"
            if nama == urut:
                satu["arah"] = "descending" if turun else "ascending"
        kepala.append(satu)
    return kepala


def _gambar(request: HttpRequest, ringkas: RingkasBanding) -> list[dict[str, Any]]:
    """The counts above the matrix; each leads to its people."""
    return [
        {
            "jumlah": ringkas.perubahan[jenis],
            "kelas": kelas,
            "judul": judul,
            "url": f"?{saringan_url(request, perubahan=jenis, dari=None, ke=None)}#daftar",
        }
        for jenis, kelas, judul in _GAMBAR
    ]


def _terisi(ringkas: RingkasBanding, kode: str) -> bool:
    """Boxes always, the other states where somebody is in one."""
    return kode.isdigit() or any(kode in pasang for pasang in ringkas.matriks)


def _matriks(
    request: HttpRequest, ringkas: RingkasBanding, saring: Saringan
) -> list[dict[str, Any]]:
    """Rows of the table from state to state."""
    kode = [satu for satu in KEADAAN if _terisi(ringkas, satu)]
    return [
        {
            "judul": KEADAAN[dari],
            "sel": [
                {
                    "judul": KEADAAN[ke],
                    "jumlah": ringkas.matriks.get((dari, ke), 0),
                    "tetap": dari == ke,
                    "terpilih": (saring.dari, saring.ke) == (dari, ke),
                    "url": "?"
                    + saringan_url(request, perubahan="semua", dari=dari, ke=ke)
                    + "#daftar",
                }
                for ke in kode
            ],
            "jumlah": sum(ringkas.matriks.get((dari, ke), 0) for ke in kode),
        }
        for dari in kode
    ] + [
        {
            "judul": "Jumlah",
            "sel": [
                {"jumlah": sum(ringkas.matriks.get((dari, ke), 0) for dari in kode), "kaki": True}
                for ke in kode
            ],
            "jumlah": ringkas.jumlah,
            "kaki": True,
        }
    ]


def _tautan_ekspor(request: HttpRequest, pasangan: Pasangan, jumlah: int) -> list[dict[str, str]]:
    if not pengguna_dari(request).boleh("hasil.ekspor"):
        return []
    kueri = saringan_url(request)
    nomor = [pasangan.lama.pk, pasangan.baru.pk]
    return [
        {
            "judul": jenis.upper(),
            "url": f"{reverse('karir:banding_ekspor', args=[*nomor, jenis])}?{kueri}",
        }
        for jenis in ("csv", "xlsx")
        if jenis == "csv" or jumlah <= BATAS_XLSX
    ]


@tentang_orang("pegawai_id")
@require_safe
@perlu_izin("hasil.lihat")
def pegawai(request: HttpRequest, pk: int, lain: int, pegawai_id: int) -> HttpResponse:
    """One person in both runs: every line that moved the axes, with sums that agree."""
    pengguna = pengguna_dari(request)
    pasangan = _pasangan(request, pk, lain)
    berpasangan = hasil_berpasangan(pengguna=pengguna, pasangan=pasangan, pegawai=[pegawai_id])
    lama, baru = berpasangan[pegawai_id]
    kini = baru or lama
    if kini is None:
        raise Http404
    hasil_tandai(pengguna=pengguna, hasil=(lama, baru))
    konteks = {
        "lama": pasangan.lama,
        "baru": pasangan.baru,
        "hasil_lama": lama,
        "hasil_baru": baru,
        "kini": kini,
        "urai": urai_pasangan(pasangan, lama, baru),
        "beda": pasangan.beda,
        "alasan_hilang": _alasan(lama, baru),
        "alasan_baru": _alasan(baru, lama),
        "tiada": KEADAAN[TIADA],
        "kembali": f"{reverse('karir:banding', args=[pk, lain])}?"
        + urlencode({"perubahan": BERUBAH}),
    }
    return render(request, "karir/banding_pegawai.html", konteks)


def _alasan(punya: Any, tanpa: Any) -> list[str]:
    """Reasons in words that only the first of two results carries."""
    if punya is None:
        return []
    lain = set(tanpa.alasan) if tanpa is not None else set()
    return [
        kata for kode, kata in zip(punya.alasan, punya.alasan_kata, strict=True) if kode not in lain
    ]


@require_safe
@perlu_izin("hasil.ekspor")
def ekspor(request: HttpRequest, pk: int, lain: int, jenis: str) -> HttpResponseBase:
    """The list as a file, with the whole split; who took it stands in the audit."""
    pengguna = pengguna_dari(request)
    pasangan = _pasangan(request, pk, lain)
    form = SaringBanding(request.GET, request=request)
    if not form.is_valid():
        return saringan_keliru(request, "karir:banding", pk, lain)
    saring = form.saringan()
    if jenis == "xlsx":
        ringkas = banding_ringkas(pengguna=pengguna, pasangan=pasangan, saring=saring)
        if ringkas.terdaftar > BATAS_XLSX:
            return terlalu_panjang(request, "karir:banding", pk, lain)
    isi = banding_semua(pengguna=pengguna, pasangan=pasangan, saring=saring)
    baris = baris_banding(pasangan, isi, berangka=jenis == "xlsx")
    nama = f"banding-{pk}-{lain}.{jenis}"
    if jenis == "csv":
        berkas = unduhan_csv(nama, lambda teks: tulis_csv(teks, baris))
    else:
        berkas = unduhan(
            nama, TIPE_XLSX, lambda wadah: tulis_xlsx(wadah, baris, judul="Perbandingan")
        )
    catat(
        pelaku=pelaku(request),
        tindakan="peringkat.banding_ekspor",
        objek_jenis="proses",
        objek_id=pasangan.baru.pk,
        objek_nama=str(pasangan.baru),
        rincian={"jenis": jenis, "semula": pasangan.lama.pk, "saringan": saringan_url(request)},
    )
    return berkas
