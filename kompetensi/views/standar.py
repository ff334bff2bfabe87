"""Standards by post: read by everybody, edited as a grid and put in force by Admin BKD."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kompetensi.forms_kamus import TetapkanForm
from kompetensi.forms_standar import (
    SaringStandarForm,
)
from kompetensi.kode import KOMPETENSI
from kompetensi.models import VersiStandar
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.selectors.standar import (
    Standar,
    jabatan_daftar,
    jabatan_halaman,
    jenjang_standar,
    rumpun_pilihan,
    standar_bawaan,
    standar_berlaku,
    standar_dampak,
    standar_draf,
    standar_kini,
    standar_menurut,
    standar_semua,
)
from kompetensi.services.standar import standar_sahkan
from kompetensi.services.standar_draf import (
    standar_buang,
    standar_buat_draf,
)
from kompetensi.services.versi import VersiDitolak
from kompetensi.views.umum import bulat, hari_ini, instansi_id, tab, versi_diminta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.keyset import Halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import BATAS_XLSX, unduhan_baris

GET_POST = ["GET", "HEAD", "POST"]
_SEPOTONG = 500


def saring_standar(request: HttpRequest) -> tuple[SaringStandarForm, dict[str, Any]]:
    """The filter of posts, and what it asks for."""
    form = SaringStandarForm(request.GET, rumpun=rumpun_pilihan(oleh=request.user))
    return form, form.cleaned_data if form.is_valid() else {}


def halaman_jabatan(request: HttpRequest, saring: dict[str, Any]) -> Halaman:
    """The page of posts that is asked for."""
    return jabatan_halaman(
        jabatan_daftar(oleh=request.user, **saring),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )


def teknis_kamus(request: HttpRequest) -> dict[str, str]:
    """Names of the technical competencies in force."""
    return nama_teknis(instansi_id=pengguna_dari(request).lingkup.instansi_id, hari=hari_ini())


def baris_standar(standar: dict[int, Standar], daftar: Any, teknis: dict[str, str]) -> list[Any]:
    """Posts with their standard and its technical part by name."""
    return [
        {
            "jabatan": satu,
            "standar": standar[satu.pk],
            "teknis": [(teknis.get(k, k), t) for k, t in standar[satu.pk].teknis.items()],
        }
        for satu in daftar
    ]


@require_safe
@perlu_izin("diri.lihat")
def standar(request: HttpRequest) -> HttpResponse:
    """What each post demands today, or in ?versi=, and where it comes from."""
    pengguna = pengguna_dari(request)
    versi = versi_diminta(request, VersiStandar)
    form, saring = saring_standar(request)
    halaman = halaman_jabatan(request, saring)
    kini = standar_berlaku(instansi_id=pengguna.lingkup.instansi_id, hari=hari_ini())
    isi = standar_menurut(versi, halaman.baris) if versi else standar_kini(halaman.baris)
    return render(
        request,
        "kompetensi/standar.html",
        {
            "tab": tab(request, "kompetensi:standar"),
            "versi": versi or kini,
            "bawaan": standar_bawaan(),
            "kompetensi": list(KOMPETENSI.values()),
            "jenjang": jenjang_standar(versi or kini),
            "baris": baris_standar(isi, halaman.baris, teknis_kamus(request)),
            "form": form,
            "tetap": [("versi", versi.nomor)] if versi else [],
            "tersaring": any(saring.values()),
            "tautan": halaman.tautan(request.GET),
            "kueri": request.GET.urlencode(),
            "semua": standar_semua(oleh=pengguna),
            "susun": pengguna.boleh("kompetensi.susun"),
            "draf": standar_draf(oleh=pengguna),
        },
    )


KEPALA = ["ID JABATAN", "NAMA", "JENJANG", *(satu.upper() for satu in KOMPETENSI.values()),
          "JUMLAH", "KOMPETENSI TEKNIS", "ASAL"]  # fmt: skip


@require_safe
@perlu_izin("diri.lihat")
def standar_ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """What is shown, all pages of it."""
    versi = versi_diminta(request, VersiStandar)
    _, saring = saring_standar(request)
    daftar = jabatan_daftar(oleh=request.user, **saring).order_by("nama", "id")
    if jenis == "xlsx":
        daftar = daftar[:BATAS_XLSX]
    teknis = teknis_kamus(request)

    def baris() -> Iterator[list[str]]:
        semua = list(daftar)
        for awal in range(0, len(semua), _SEPOTONG):
            sepotong = semua[awal : awal + _SEPOTONG]
            isi = standar_menurut(versi, sepotong) if versi else standar_kini(sepotong)
            for satu in sepotong:
                s = isi[satu.pk]
                yield [
                    satu.kode, satu.nama, satu.get_jenjang_display(),
                    *(str(s.tingkat.get(k, "")) for k in KOMPETENSI),
                    str(s.jumlah) if s.tingkat else "",
                    " | ".join(f"{teknis.get(k, k)} {t}" for k, t in s.teknis.items()),
                    s.sebutan,
                ]  # fmt: skip

    berkas, jumlah = unduhan_baris(f"standar-jabatan.{jenis}", jenis, KEPALA, baris())
    catat(
        pelaku=pelaku(request),
        tindakan="standar.ekspor",
        objek_jenis="standar_kompetensi",
        objek_id=versi.pk if versi else "berlaku",
        rincian={"jenis": jenis, "baris": jumlah, "saringan": request.GET.dict()},
    )
    return berkas


@require_POST
@perlu_izin("kompetensi.susun")
def standar_langkah(request: HttpRequest, langkah: str) -> HttpResponse:
    """Begin a draft, or discard it."""
    nomor = instansi_id(request)
    try:
        if langkah == "mulai":
            standar_buat_draf(instansi_id=nomor, hari=hari_ini(), pelaku=pelaku(request))
            messages.success(request, "Draf dibuat dari standar yang berlaku.")
            return redirect("kompetensi:standar_draf")
        standar_buang(instansi_id=nomor, pelaku=pelaku(request))
        messages.success(request, "Draf dibuang.")
    except VersiDitolak as galat:
        messages.error(request, str(galat))
    return redirect("kompetensi:standar")


def draf_diminta(request: HttpRequest) -> VersiStandar:
    """The draft; without one there is nothing here (404)."""
    draf = standar_draf(oleh=pengguna_dari(request))
    if draf is None:
        raise Http404
    return draf


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def standar_tetapkan(request: HttpRequest) -> HttpResponse:
    """Put the draft in force, with whom it touches in sight."""
    draf = draf_diminta(request)
    form = TetapkanForm(request.POST or None, initial={"berlaku_mulai": hari_ini()})
    if request.method == "POST" and form.is_valid():
        try:
            standar_sahkan(
                instansi_id=draf.instansi_id,
                hari=hari_ini(),
                pelaku=pelaku(request),
                revisi=bulat(request.POST.get("revisi", "")),
                **form.cleaned_data,
            )
        except VersiDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"Standar versi {draf.nomor} ditetapkan.")
            return redirect(f"{reverse('kompetensi:standar')}?versi={draf.nomor}")
    return render(
        request,
        "kompetensi/standar_tetapkan.html",
        {"form": form, "draf": draf, "dampak": standar_dampak(draf=draf)},
        status=422 if form.errors else 200,
    )
