"""The own declaration about disability: reading, making, withdrawing; runs as plain ASN."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talenta.akun.akses import pengguna_dari
from talenta.pegawai.forms_pernyataan import PernyataanForm
from talenta.pegawai.lingkup import halaman_diri
from talenta.pegawai.models import Pegawai
from talenta.pegawai.selectors.pernyataan import PernyataanSaya, pernyataan_saya
from talenta.pegawai.services.pernyataan import (
    PernyataanDitolak,
    pernyataan_cabut,
    pernyataan_simpan,
)


def _orang(request: HttpRequest) -> Pegawai | None:
    orang: Pegawai | None = Pegawai.objects.terlihat_oleh(pengguna_dari(request)).first()
    return orang


def _form(request: HttpRequest, milik: PernyataanSaya) -> PernyataanForm:
    if request.method == "POST":
        return PernyataanForm(request.POST)
    kini = milik.kini
    return PernyataanForm(initial={"isi": kini.isi, "ragam": kini.ragam} if kini else {})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@halaman_diri
def pernyataan(request: HttpRequest) -> HttpResponse:
    """What one declared, and the form to declare or to change it."""
    orang = _orang(request)
    if orang is None:
        return render(request, "pegawai/tanpa_data.html")
    milik = pernyataan_saya(pengguna=request.user)
    form = _form(request, milik)
    if form.is_valid():
        isi = form.cleaned_data
        try:
            pernyataan_simpan(orang=orang, isi=isi["isi"], ragam=isi["ragam"], pada=timezone.now())
        except PernyataanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Pernyataan Anda disimpan. Hanya Anda yang membacanya.")
            return redirect("pegawai:pernyataan_saya")
    konteks = {"pegawai": orang, "diri": True, "milik": milik, "form": form}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "pegawai/pernyataan.html", konteks, status=status)


@require_POST
@halaman_diri
def cabut(request: HttpRequest) -> HttpResponse:
    """Withdraw; the values are gone at once."""
    orang = _orang(request)
    if orang is None:
        raise Http404
    if pernyataan_cabut(orang=orang, pada=timezone.now()):
        messages.success(request, "Pernyataan Anda dicabut dan isinya dihapus.")
    else:
        messages.info(request, "Tidak ada pernyataan yang tersimpan, jadi tidak ada yang dicabut.")
    return redirect("pegawai:pernyataan_saya")
