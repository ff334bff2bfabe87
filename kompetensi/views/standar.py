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
    PILIHAN_TINGKAT,
    BarisKisi,
    Kisi,
    MassalForm,
    SaringStandarForm,
    TeknisForm,
    kisi_baca,
)
from kompetensi.kode import KOMPETENSI
from kompetensi.models import VersiStandar
from kompetensi.selectors.kamus import kamus_berlaku
from kompetensi.selectors.standar import (
    JABATAN,
    JENJANG,
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
from kompetensi.services.standar import (
    standar_buang,
    standar_buat_draf,
    standar_massal,
    standar_sahkan,
    standar_simpan,
    standar_teknis,
)
from kompetensi.services.versi import VersiDitolak
from kompetensi.views.umum import hari_ini, instansi_id, tab, versi_diminta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.keyset import Halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import BATAS_XLSX, unduhan_baris

GET_POST = ["GET", "HEAD", "POST"]
_SEPOTONG = 500


def _saring(request: HttpRequest) -> tuple[SaringStandarForm, dict[str, Any]]:
    form = SaringStandarForm(request.GET, rumpun=rumpun_pilihan(oleh=request.user))
    return form, form.cleaned_data if form.is_valid() else {}


def _halaman(request: HttpRequest, saring: dict[str, Any]) -> Halaman:
    return jabatan_halaman(
        jabatan_daftar(oleh=request.user, **saring),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )


def _nama_teknis(request: HttpRequest) -> dict[str, str]:
    nomor = pengguna_dari(request).lingkup.instansi_id
    return {k.kode: k.nama for k in kamus_berlaku(instansi_id=nomor, hari=hari_ini()).teknis}


def _baris(standar: dict[int, Standar], daftar: Any, teknis: dict[str, str]) -> list[Any]:
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
    form, saring = _saring(request)
    halaman = _halaman(request, saring)
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
            "baris": _baris(isi, halaman.baris, _nama_teknis(request)),
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
    _, saring = _saring(request)
    daftar = jabatan_daftar(oleh=request.user, **saring).order_by("nama", "id")
    if jenis == "xlsx":
        daftar = daftar[:BATAS_XLSX]
    teknis = _nama_teknis(request)

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


def _draf(request: HttpRequest) -> VersiStandar:
    draf = standar_draf(oleh=pengguna_dari(request))
    if draf is None:
        raise Http404
    return draf


def _kisi(daftar: list[tuple[str, str, str, Standar, bool]], data: Any, kisi: Kisi) -> Any:
    """Rows with what was typed, or what is stored; what a row follows stands in its note."""
    hasil = []
    for kunci, nama, keterangan, isi, milik in daftar:
        sel = []
        for kode, judul in KOMPETENSI.items():
            tersimpan = str(isi.tingkat.get(kode, "")) if milik else ""
            nilai = str(data.get(f"{kunci}-{kode}", "")) if data is not None else tersimpan
            sel.append((f"{kunci}-{kode}", judul, nilai))
        hasil.append(BarisKisi(kunci, nama, keterangan, sel, kisi.galat.get(kunci, "")))
    return hasil


def _ikut(isi: Standar) -> str:
    angka = sorted(set(isi.tingkat.values()))
    if not angka:
        return "belum ada tingkat"
    rentang = f"{angka[0]}" if len(angka) == 1 else f"{angka[0]}–{angka[-1]}"
    return f"{rentang} ({isi.sebutan})"


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def standar_ubah(request: HttpRequest) -> HttpResponse:
    """The draft as a grid: jenjang above, posts of the filter below; saved page by page."""
    draf = _draf(request)
    form, saring = _saring(request)
    halaman = _halaman(request, saring)
    jenjang = jenjang_standar(draf)
    aksi = request.POST.get("aksi", "")
    massal = MassalForm(request.POST if aksi == "massal" else None)
    nama_teknis = _nama_teknis(request)
    teknis = TeknisForm(
        request.POST if aksi == "teknis" else None, teknis=list(nama_teknis.items())
    )
    kisi = Kisi()
    cocok = jabatan_daftar(oleh=request.user, **saring)
    if request.method == "POST":
        bahan: Any = {"instansi_id": draf.instansi_id, "pelaku": pelaku(request)}
        kata = ""
        try:
            if aksi == "massal" and massal.is_valid():
                n = standar_massal(jabatan=cocok, tingkat=massal.cleaned_data, **bahan)
                kata = f"Tingkat {n} jabatan diubah dalam draf."
            elif aksi == "kosongkan":
                n = standar_massal(jabatan=cocok, tingkat={}, **bahan)
                kata = f"{n} jabatan kembali mengikuti jenjangnya dalam draf."
            elif aksi == "teknis" and teknis.is_valid():
                n = standar_teknis(jabatan=cocok, **teknis.cleaned_data, **bahan)
                kata = f"Kompetensi teknis {n} jabatan diubah dalam draf."
            elif aksi == "kisi":
                kisi = kisi_baca(
                    request.POST,
                    jenjang=[satu.value for satu, _ in jenjang],
                    jabatan=[satu.pk for satu in halaman.baris],
                )
                if not kisi.galat:
                    standar_simpan(jenjang=kisi.jenjang, jabatan=kisi.jabatan, **bahan)
                    kata = "Kisi tersimpan dalam draf."
        except VersiDitolak as galat:
            messages.error(request, str(galat))
            return redirect("kompetensi:standar")
        if kata:
            messages.success(request, kata)
            return redirect(request.get_full_path())
    isi = standar_menurut(draf, halaman.baris)
    ketikan = request.POST if aksi == "kisi" else None
    return render(
        request,
        "kompetensi/standar_draf.html",
        {
            "draf": draf,
            "kompetensi": list(KOMPETENSI.values()),
            "pilihan": PILIHAN_TINGKAT,
            "kisi_jenjang": _kisi(
                [(s.value, s.label, _ikut(i), i, i.asal == JENJANG) for s, i in jenjang],
                ketikan, kisi,
            ),
            "kisi_jabatan": _kisi(
                [
                    (str(s.pk), s.nama, _ikut(isi[s.pk]), isi[s.pk], isi[s.pk].asal == JABATAN)
                    for s in halaman.baris
                ],
                ketikan, kisi,
            ),
            "teknis_baris": _baris(isi, halaman.baris, nama_teknis),
            "galat": kisi.galat,
            "form": form,
            "massal": massal,
            "teknis": teknis,
            "cocok": cocok.count(),
            "tersaring": any(saring.values()),
            "tautan": halaman.tautan(request.GET),
        },
        status=422 if kisi.galat or massal.errors or teknis.errors else 200,
    )  # fmt: skip


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def standar_tetapkan(request: HttpRequest) -> HttpResponse:
    """Put the draft in force, with whom it touches in sight."""
    draf = _draf(request)
    form = TetapkanForm(request.POST or None, initial={"berlaku_mulai": hari_ini()})
    if request.method == "POST" and form.is_valid():
        try:
            standar_sahkan(
                instansi_id=draf.instansi_id,
                hari=hari_ini(),
                pelaku=pelaku(request),
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
