"""Steps of a rule set: proposed, returned, put in force, withdrawn; and its effect."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from karir.alur_aturan import Langkah, langkah_tersedia
from karir.forms import UsulForm
from karir.mesin.aturan import AturanTidakSah
from karir.models import AturanTalenta
from karir.selectors.pengaruh import pengaruh_antre, pengaruh_terakhir, proses_pembanding
from karir.services.aturan_alur import (
    Usul,
    aturan_cabut,
    aturan_sahkan,
    aturan_usulkan,
    draf_buang,
    usul_kembalikan,
    usul_tarik,
)
from karir.services.aturan_langkah import AturanDitolak
from karir.services.pengaruh import pengaruh_minta
from karir.susunan.galat import galat_aturan
from karir.views.aturan_susun import aturan_milik, revisi_diminta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku

Kerja = Callable[..., AturanTalenta]
_SUSUN: dict[str, tuple[Kerja, str]] = {
    "tarik": (usul_tarik, "Usul ditarik; aturan ini kembali menjadi draf."),
    "buang": (draf_buang, "Draf dibuang."),
}
_PUTUS: dict[str, tuple[Kerja, str]] = {
    "sahkan": (aturan_sahkan, "Aturan disahkan."),
    "kembalikan": (usul_kembalikan, "Usul dikembalikan kepada penyusunnya."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("aturan.susun")
def usulkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a draft with its reason, date, legal basis and document."""
    pengguna = pengguna_dari(request)
    satu = aturan_milik(request, pk)
    if Langkah.USULKAN not in langkah_tersedia(satu, pengguna):
        return redirect("karir:aturan_rinci", pk=satu.pk)
    form = UsulForm(request.POST or None, request.FILES or None, aturan=satu)
    if form.is_valid():
        try:
            aturan_usulkan(
                aturan=satu,
                revisi=revisi_diminta(request),
                usul=_usul(form.cleaned_data),
                pelaku=pelaku(request),
            )
        except AturanTidakSah:
            form.add_error(None, "Isi draf ini belum lengkap. Perbaiki dahulu yang disebut.")
        except AturanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(
                request, "Usul dikirim. Aturan ini berlaku sesudah Admin BKD lain mengesahkannya."
            )
            return redirect("karir:aturan_rinci", pk=satu.pk)
    konteks = {
        "satu": satu,
        "form": form,
        "galat": galat_aturan(satu.isi),
        "pengaruh": pengaruh_terakhir(pengguna=pengguna, aturan=satu),
    }
    status = 422 if form.errors else 200
    return render(request, "karir/aturan_usulkan.html", konteks, status=status)


def _usul(isi: dict[str, Any]) -> Usul:
    dokumen = isi["dokumen"]
    return Usul(
        alasan=isi["alasan"],
        dasar_hukum=isi["dasar_hukum"],
        berlaku_mulai=isi["berlaku_mulai"],
        dokumen=dokumen or None,
        dokumen_nama=dokumen.name if dokumen else "",
    )


def _jalankan(
    request: HttpRequest, pk: int, langkah: str, semua: dict[str, tuple[Kerja, str]]
) -> HttpResponse:
    if langkah not in semua:
        raise Http404
    satu = aturan_milik(request, pk)
    kerja, kata = semua[langkah]
    try:
        kerja(
            aturan=satu,
            revisi=revisi_diminta(request),
            alasan=request.POST.get("alasan", "")[:4000],
            pelaku=pelaku(request),
        )
    except AturanDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, kata)
    return redirect("karir:aturan_rinci", pk=satu.pk)


@require_POST
@perlu_izin("aturan.susun")
def langkah(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Take the own proposal back, or set a draft aside."""
    return _jalankan(request, pk, langkah, _SUSUN)


@require_POST
@perlu_izin("aturan.sahkan")
def putuskan(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Put a proposal in force, or give it back with a reason."""
    return _jalankan(request, pk, langkah, _PUTUS)


@require_POST
@perlu_izin("aturan.sahkan")
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a rule set of the agency from today on."""
    satu = aturan_milik(request, pk)
    try:
        penerus = aturan_cabut(
            aturan=satu,
            revisi=revisi_diminta(request),
            alasan=request.POST.get("alasan", "")[:4000],
            hari=timezone.localdate(),
            pelaku=pelaku(request),
        )
    except AturanDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"Aturan dicabut. Mulai hari ini yang berlaku {penerus}.")
    return redirect("karir:aturan_rinci", pk=satu.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("aturan.susun")
def pengaruh(request: HttpRequest, pk: int) -> HttpResponse:
    """What a draft or proposal would change; on sending, compute it."""
    pengguna = pengguna_dari(request)
    satu = aturan_milik(request, pk)
    pembanding = proses_pembanding(pengguna=pengguna)
    antre = pengaruh_antre(aturan=satu)
    if request.method == "POST":
        if pembanding is None or antre is not None:
            return redirect("karir:aturan_pengaruh", pk=satu.pk)
        try:
            pekerjaan = pengaruh_minta(aturan=satu, proses=pembanding, pelaku=pelaku(request))
        except AturanDitolak as galat:
            messages.error(request, str(galat))
            return redirect("karir:aturan_pengaruh", pk=satu.pk)
        messages.success(request, "Perhitungan dimulai. Anda boleh meninggalkan halaman ini.")
        return redirect("pekerjaan_rinci", pk=pekerjaan.pk)
    konteks = {
        "satu": satu,
        "pembanding": pembanding,
        "antre": antre,
        "galat": galat_aturan(satu.isi),
        "pengaruh": pengaruh_terakhir(pengguna=pengguna, aturan=satu),
    }
    return render(request, "karir/aturan_pengaruh.html", konteks)
