"""What is set about one vacancy: requirements, committee, permission, follow-up, recomputation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from karir.mesin.syarat import SyaratTidakSah, bobot_muat
from karir.models import PantauPenempatan
from karir.pengisian.forms import PantauForm
from karir.pengisian.forms_syarat import SyaratForm, syarat_awal
from karir.pengisian.selectors.lowongan import (
    syarat_baris,
)
from karir.pengisian.services.calon import komite_atur
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    syarat_ubah,
)
from karir.pengisian.services.penempatan import pantau_catat
from karir.pengisian.services.penilaian_ulang import ulang_minta
from karir.pengisian.services.putusan import izin_catat
from karir.pengisian.views.lowongan import bulat, satu_lowongan
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("lowongan.susun")
def syarat(request: HttpRequest, pk: int) -> HttpResponse:
    """Change requirements and weights, with a reason."""
    satu = satu_lowongan(request, pk)
    if satu.status != "DRAF":
        messages.info(request, "Syarat hanya dapat diubah selama lowongan disiapkan.")
        return redirect("karir:lowongan_rinci", pk=satu.pk)
    form = SyaratForm(request.POST or None, initial=syarat_awal(satu.syarat, satu.bobot))
    if form.is_valid():
        try:
            bobot_muat(form.bobot())
            syarat_ubah(
                lowongan_id=satu.pk,
                revisi=bulat(request.POST.get("revisi", "")),
                syarat=form.syarat(),
                bobot=form.bobot(),
                alasan=form.cleaned_data["alasan"],
                pelaku=pelaku(request),
            )
        except (SyaratTidakSah, LowonganDitolak) as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Syarat disimpan bersama alasannya.")
            return redirect("karir:lowongan_rinci", pk=satu.pk)
    konteks = {"satu": satu, "form": form, "syarat": syarat_baris(satu.syarat)}
    status = 422 if form.errors else 200
    return render(request, "karir/pengisian/syarat.html", konteks, status=status)


@require_POST
@perlu_izin("lowongan.susun")
def komite(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who sits on the committee."""
    satu = satu_lowongan(request, pk)
    try:
        komite_atur(
            lowongan_id=satu.pk,
            anggota=[bulat(n) for n in request.POST.getlist("anggota")],
            ketua=bulat(request.POST.get("ketua", "")) or None,
            pelaku=pelaku(request),
        )
    except LowonganDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Susunan komite disimpan.")
    return redirect(f"{reverse('karir:lowongan_rinci', args=[satu.pk])}#judul-komite")


@require_POST
@perlu_izin("lowongan.sahkan")
def izin(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the number of the minister's permission."""
    satu = satu_lowongan(request, pk)
    try:
        izin_catat(lowongan_id=satu.pk, nomor=request.POST.get("nomor", ""), pelaku=pelaku(request))
    except LowonganDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Nomor izin dicatat.")
    return redirect("karir:lowongan_rinci", pk=satu.pk)


@require_POST
@perlu_izin("lowongan.susun")
def pantau(request: HttpRequest, pk: int, pantau_id: int) -> HttpResponse:
    """Note how a placement went."""
    satu = satu_lowongan(request, pk)
    terlihat = PantauPenempatan.objects.terlihat_oleh(pengguna_dari(request))
    milik = get_object_or_404(terlihat, pk=pantau_id, lowongan=satu)
    form = PantauForm(request.POST, prefix=f"p{milik.pk}")
    isi = form.cleaned_data if form.is_valid() else {"hasil": "", "catatan": ""}
    try:
        pantau_catat(pantau_id=milik.pk, **isi, pelaku=pelaku(request))
    except LowonganDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Pemantauan dicatat.")
    return redirect(f"{reverse('karir:lowongan_rinci', args=[satu.pk])}#judul-pantau")


@require_POST
@perlu_izin("lowongan.nilai")
def hitung_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge again from the frozen inputs, as a job."""
    satu = satu_lowongan(request, pk)
    if satu.penilaian_id is None:
        messages.info(request, "Lowongan ini belum pernah dinilai.")
        return redirect("karir:lowongan_rinci", pk=satu.pk)
    kerja = ulang_minta(lowongan=satu, pelaku=pelaku(request))
    messages.success(request, "Hitung ulang dimulai.")
    return redirect("pekerjaan_rinci", pk=kerja.pk)
