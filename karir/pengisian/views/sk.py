"""The decree: issued, downloaded, and confirmed by anybody with its code."""

import io
import time

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from karir.models import PutusanLowongan, SuratKeputusan
from karir.pengisian.forms import KodeSkForm, SkForm
from karir.pengisian.selectors.langkah import langkah_kini
from karir.pengisian.selectors.sk import sk_umum
from karir.pengisian.services.lowongan import LowonganDitolak
from karir.pengisian.services.sk import sk_terbitkan
from karir.pengisian.views.lowongan import satu_lowongan, tolak
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.unduhan import unduhan

# A whole office behind one address may check its decrees; a guesser of 80 bits gets nowhere.
SEMENIT = 60


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("lowongan.sahkan")
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, days and legal basis of the decree."""
    satu = satu_lowongan(request, pk)
    pengguna = pengguna_dari(request)
    putusan = (
        PutusanLowongan.objects.terlihat_oleh(pengguna)
        .filter(lowongan=satu).select_related("calon").first()
    )  # fmt: skip
    if satu.status != "DIPUTUS" or putusan is None:
        messages.info(request, "SK diterbitkan sesudah PPK memutuskan, satu kali saja.")
        return redirect("karir:lowongan_rinci", pk=pk)
    form = SkForm(request.POST or None)
    if form.is_valid():
        try:
            sk_terbitkan(lowongan_id=satu.pk, **form.cleaned_data, pelaku=pelaku(request))
        except LowonganDitolak as galat:
            tolak(form, galat)
        else:
            messages.success(request, "SK terbit. Riwayat jabatan berubah pada TMT-nya.")
            return redirect("karir:lowongan_rinci", pk=pk)
    halangan = langkah_kini(pengguna=pengguna, lowongan=satu).sebab.get("terbitkan", "")
    konteks = {"satu": satu, "form": form, "putusan": putusan, "halangan": halangan}
    status = 422 if form.errors else 200
    return render(request, "karir/pengisian/sk.html", konteks, status=status)


@require_safe
@perlu_izin("lowongan.lihat")
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The sheet of the decree."""
    satu = satu_lowongan(request, pk)
    terlihat = SuratKeputusan.objects.terlihat_oleh(pengguna_dari(request))
    sk = get_object_or_404(terlihat, lowongan=satu)
    isi = io.BytesIO(bytes(sk.pdf))
    return unduhan(f"sk-{sk.kode}.pdf", "application/pdf", lambda w: w.write(isi.getvalue()))


def _terlalu_sering(request: HttpRequest) -> bool:
    """Whether this address has asked more than SEMENIT times within the minute."""
    kunci = f"sk:{request.alamat}:{int(time.time() // 60)}"  # type: ignore[attr-defined]
    cache.add(kunci, 0, timeout=120)
    return bool(cache.incr(kunci) > SEMENIT)


@require_safe
@login_not_required
@never_cache
def umum(request: HttpRequest, kode: str = "") -> HttpResponse:
    """What a decree says, for anybody who has its code."""
    if not kode and "kode" not in request.GET:
        return render(request, "karir/pengisian/sk_umum.html", {"form": KodeSkForm()})
    if _terlalu_sering(request):
        form = KodeSkForm()
        konteks = {"form": form, "terlalu_sering": True}
        return render(request, "karir/pengisian/sk_umum.html", konteks, status=429)
    form = KodeSkForm({"kode": kode or request.GET["kode"]})
    terbit = sk_umum(kode=form.cleaned_data["kode"]) if form.is_valid() else None
    if form.is_valid() and terbit is None:
        form.add_error("kode", "Tidak ada SK dengan kode ini. Periksa lagi huruf dan angkanya.")
    status = 200 if terbit else 404
    konteks = {"form": form, "sk": terbit}
    return render(request, "karir/pengisian/sk_umum.html", konteks, status=status)
