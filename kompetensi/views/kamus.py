"""The dictionary: read by everybody, drafted and put in force by Admin BKD."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kompetensi.forms_kamus import (
    ButirForm,
    MuatKamusForm,
    SaringKamusForm,
    TetapkanForm,
    asal_baca,
    asal_tulis,
)
from kompetensi.lembar_kamus import kamus_baca, kamus_tulis
from kompetensi.models import ButirKamus, VersiKamus
from kompetensi.selectors.kamus import (
    Kamus,
    kamus_beda,
    kamus_berlaku,
    kamus_draf,
    kamus_kurang,
    kamus_semua,
    kamus_versi,
)
from kompetensi.services.kamus import (
    ButirBerubah,
    butir_hapus,
    butir_simpan,
    butir_tambah,
    kamus_buang,
    kamus_buat_draf,
    kamus_muat,
    kamus_sahkan,
)
from kompetensi.services.versi import DrafBerubah, VersiDitolak
from kompetensi.views.umum import bulat, hari_ini, instansi_id, tab, versi_diminta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import unduhan

GET_POST = ["GET", "HEAD", "POST"]
TIPE = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _diminta(request: HttpRequest) -> Kamus:
    versi = versi_diminta(request, VersiKamus)
    if versi is not None:
        return kamus_versi(versi)
    return kamus_berlaku(instansi_id=pengguna_dari(request).lingkup.instansi_id, hari=hari_ini())


def _draf(request: HttpRequest) -> VersiKamus:
    draf = kamus_draf(oleh=pengguna_dari(request))
    if draf is None:
        raise Http404
    return draf


def _url_draf(draf: VersiKamus) -> str:
    return f"{reverse('kompetensi:kamus')}?versi={draf.nomor}"


def _cocok(satu: ButirKamus, cari: str, jenis: str) -> bool:
    isi = " ".join(
        [satu.nama, satu.bidang, satu.definisi]
        + [f"{deskripsi} {' '.join(indikator)}" for _, deskripsi, indikator in satu.tingkatan]
    ).casefold()
    return (not jenis or satu.jenis == jenis) and all(k in isi for k in cari.casefold().split())


@require_safe
@perlu_izin("diri.lihat")
def kamus(request: HttpRequest) -> HttpResponse:
    """The dictionary in force, or ?versi=, with its competencies level by level."""
    pengguna = pengguna_dari(request)
    isi = _diminta(request)
    form = SaringKamusForm(request.GET)
    saring = form.cleaned_data if form.is_valid() else {}
    butir = [
        satu for satu in isi.butir if _cocok(satu, saring.get("cari", ""), saring.get("jenis", ""))
    ]
    susun = pengguna.boleh("kompetensi.susun")
    return render(
        request,
        "kompetensi/kamus.html",
        {
            "tab": tab(request, "kompetensi:kamus"),
            "kamus": isi,
            "butir": butir,
            "form": form,
            "tetap": [("versi", isi.versi.nomor)] if isi.versi and "versi" in request.GET else [],
            "tersaring": any(saring.values()),
            "semua": kamus_semua(oleh=pengguna),
            "susun": susun,
            "ubah": susun and isi.versi is not None and isi.versi.draf,
            "draf": kamus_draf(oleh=pengguna),
            "kurang": kamus_kurang(isi.butir) if isi.versi and isi.versi.draf else [],
        },
    )


@require_safe
@perlu_izin("diri.lihat")
def kamus_ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The whole dictionary, as it can be read in again."""
    isi = _diminta(request)
    nomor = f"versi-{isi.versi.nomor}" if isi.versi else "bawaan"
    catat(
        pelaku=pelaku(request),
        tindakan="kamus.ekspor",
        objek_jenis="kamus_kompetensi",
        objek_id=isi.versi.pk if isi.versi else "bawaan",
        objek_nama=isi.judul,
        rincian={"jenis": jenis, "baris": len(isi.butir)},
    )
    return unduhan(
        f"kamus-kompetensi-{nomor}.{jenis}",
        TIPE[jenis],
        lambda wadah: wadah.write(kamus_tulis(isi.butir, jenis)),
    )


@require_POST
@perlu_izin("kompetensi.susun")
def kamus_langkah(request: HttpRequest, langkah: str) -> HttpResponse:
    """Begin a draft, or discard it."""
    nomor = instansi_id(request)
    try:
        if langkah == "draf":
            draf = kamus_buat_draf(instansi_id=nomor, hari=hari_ini(), pelaku=pelaku(request))
            messages.success(request, "Draf dibuat dari kamus yang berlaku.")
            return redirect(_url_draf(draf))
        kamus_buang(instansi_id=nomor, pelaku=pelaku(request))
        messages.success(request, "Draf dibuang.")
    except VersiDitolak as galat:
        messages.error(request, str(galat))
    return redirect("kompetensi:kamus")


def _butir(request: HttpRequest, butir: ButirKamus) -> HttpResponse:
    draf = _draf(request)
    bahan: Any = {"instansi_id": instansi_id(request), "pelaku": pelaku(request)}
    form = ButirForm(request.POST or None, instance=butir)
    konteks: dict[str, Any] = {"butir": butir, "url_draf": _url_draf(draf)}
    if "hapus" in request.POST and butir.pk:
        try:
            butir_hapus(butir=butir, asal=asal_baca(request.POST["hapus"]), **bahan)
        except VersiDitolak as galat:
            konteks["berubah"] = str(galat)
            form = ButirForm(instance=butir)
        else:
            messages.success(request, f"{butir.nama} dihapus dari draf.")
            return redirect(_url_draf(draf))
    elif request.method == "POST" and form.is_valid():
        try:
            if butir.pk:
                asal = asal_baca(form.cleaned_data["asal"])
                satu = butir_simpan(butir=butir, isi=form.isi, asal=asal, **bahan)
            else:
                satu = butir_tambah(isi=form.isi, **bahan)
        except ButirBerubah as galat:
            konteks |= {"berubah": str(galat), "beda": galat.beda, "butir": galat.kini}
            form = form.ditimpa(galat.kini, galat.diubah)
        except VersiDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"{satu.nama} tersimpan dalam draf.")
            return redirect(_url_draf(draf))
    konteks |= {"form": form, "asal": asal_tulis(konteks["butir"]) if butir.pk else ""}
    status = 409 if "berubah" in konteks else 422 if form.errors else 200
    return render(request, "kompetensi/kamus_butir.html", konteks, status=status)


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def kamus_butir(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an entry of the draft, or take a technical one out."""
    milik = ButirKamus.objects.terlihat_oleh(request.user).filter(versi__status="DRAF")
    return _butir(request, get_object_or_404(milik, pk=pk))


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def kamus_butir_baru(request: HttpRequest) -> HttpResponse:
    """Add a technical competency to the draft."""
    return _butir(request, ButirKamus())


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def kamus_berkas(request: HttpRequest) -> HttpResponse:
    """A file into the draft: what it would change first, then the change."""
    draf = _draf(request)
    form = MuatKamusForm(request.POST or None, request.FILES or None)
    konteks: dict[str, Any] = {"form": form, "url_draf": _url_draf(draf), "draf": draf}
    if request.method != "POST":
        return render(request, "kompetensi/kamus_berkas.html", konteks)
    yakin = "isi" in request.POST
    try:
        if yakin:
            isi = request.POST["isi"].encode()
        elif form.is_valid():
            isi = form.cleaned_data["berkas"].read()
        else:
            return render(request, "kompetensi/kamus_berkas.html", konteks, status=422)
        bacaan = kamus_baca(isi=isi, versi=draf)
        if yakin and not bacaan.galat:
            kamus_muat(
                instansi_id=draf.instansi_id,
                bacaan=bacaan,
                revisi=bulat(request.POST.get("revisi", "")),
                pelaku=pelaku(request),
            )
            messages.success(request, "Draf sekarang seperti isi berkas itu.")
            return redirect(_url_draf(draf))
    except DrafBerubah as galat:
        draf.refresh_from_db()
        konteks["berubah"] = str(galat)
    except (BerkasTidakTerbaca, VersiDitolak) as galat:
        form.add_error("berkas" if "berkas" in request.FILES else None, str(galat))
        return render(request, "kompetensi/kamus_berkas.html", konteks, status=422)
    konteks |= {"bacaan": bacaan, "beda": kamus_beda(draf.butir.all(), bacaan.butir)}
    status = 409 if "berubah" in konteks else 422 if bacaan.galat else 200
    return render(request, "kompetensi/kamus_berkas.html", konteks, status=status)


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.susun")
def kamus_tetapkan(request: HttpRequest) -> HttpResponse:
    """Put the draft in force, with what it changes in sight."""
    draf = _draf(request)
    kini = kamus_berlaku(instansi_id=draf.instansi_id, hari=hari_ini())
    form = TetapkanForm(request.POST or None, initial={"berlaku_mulai": hari_ini()})
    # What the page showed when it was opened, however often the form comes back.
    dilihat = bulat(request.POST["revisi"]) if "revisi" in request.POST else draf.revisi
    if request.method == "POST" and form.is_valid():
        try:
            kamus_sahkan(
                instansi_id=draf.instansi_id,
                hari=hari_ini(),
                pelaku=pelaku(request),
                revisi=bulat(request.POST.get("revisi", "")),
                **form.cleaned_data,
            )
        except DrafBerubah as galat:
            draf.refresh_from_db()
            form.add_error(None, str(galat))
            dilihat = draf.revisi
        except VersiDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"Kamus versi {draf.nomor} ditetapkan.")
            return redirect(_url_draf(draf))
    butir = list(draf.butir.urut())
    return render(
        request,
        "kompetensi/kamus_tetapkan.html",
        {
            "form": form,
            "draf": draf,
            "dilihat": dilihat,
            "kini": kini,
            "beda": kamus_beda(kini.butir, butir),
            "kurang": kamus_kurang(butir),
            "url_draf": _url_draf(draf),
        },
        status=422 if form.errors else 200,
    )
