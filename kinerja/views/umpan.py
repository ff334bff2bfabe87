"""Feedback: giving it, reading one's own, asking for it, and the appraiser's look at one person.

All of them run as plain ASN: what one may read or say follows from who one is to the other, not
from a role. Who is spoken of stands in the body of a request, never in its address.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kinerja.forms_umpan import TANPA, MintaUmpanForm, UmpanForm
from kinerja.models import PeriodeTinjauan, Skp
from kinerja.selectors.umpan import (
    ketentuan_umpan,
    periode_umpan,
    permintaan_tentang,
    rekan_daftar,
    umpan_diberikan,
    umpan_nama_tentang,
    umpan_terbit_tentang,
)
from kinerja.services.umpan import (
    UmpanDitolak,
    sudah_dijawab,
    umpan_anonim,
    umpan_bernama,
    umpan_minta,
)
from talenta.pegawai.lingkup import halaman_diri


def _periode(request: HttpRequest) -> PeriodeTinjauan | None:
    pengguna: Any = request.user
    return periode_umpan(instansi_id=pengguna.lingkup.instansi_id, hari=timezone.localdate())


def _tentang(request: HttpRequest, pegawai_id: int) -> dict[str, Any]:
    return {
        "terbit": umpan_terbit_tentang(oleh=request.user, pegawai_id=pegawai_id),
        "bernama": umpan_nama_tentang(oleh=request.user, pegawai_id=pegawai_id),
        "permintaan": permintaan_tentang(oleh=request.user, pegawai_id=pegawai_id),
        "periode": _periode(request),
    }


def _saya(
    request: HttpRequest, form: MintaUmpanForm | None = None, status: int = 200
) -> HttpResponse:
    pengguna: Any = request.user
    saya = pengguna.lingkup.pegawai_id
    if saya is None:
        return render(request, "pegawai/tanpa_data.html")
    isi = _tentang(request, saya) | {
        "diberikan": umpan_diberikan(oleh=pengguna),
        "diminta": [satu for satu in rekan_daftar() if satu.diminta],
        "minimal": ketentuan_umpan(
            instansi_id=pengguna.lingkup.instansi_id, hari=timezone.localdate()
        )["minimal"],
        "form": form or MintaUmpanForm(),
    }
    return render(request, "kinerja/umpan_saya.html", isi, status=status)


@require_safe
@halaman_diri
def saya(request: HttpRequest) -> HttpResponseBase:
    """Feedback about oneself, what one gave by name, and who was asked."""
    return _saya(request)


@require_POST
@halaman_diri
def minta(request: HttpRequest) -> HttpResponseBase:
    """Ask a colleague for feedback about oneself; a refusal stands beside the form."""
    pengguna: Any = request.user
    saya_, periode = pengguna.lingkup.pegawai_id, _periode(request)
    if saya_ is None:
        raise Http404
    form = MintaUmpanForm(request.POST)
    if form.is_valid():
        try:
            nama = _minta(form, periode, saya_)
        except UmpanDitolak as galat:
            form.add_error("nip", str(galat))
        else:
            messages.success(request, f"{nama} diminta memberi umpan balik.")
            return redirect("kinerja:umpan_saya")
    return _saya(request, form, status=422)


def _minta(form: MintaUmpanForm, periode: PeriodeTinjauan | None, tentang: int) -> str:
    if periode is None:
        raise UmpanDitolak("Belum ada periode yang dibuka.")
    return umpan_minta(periode=periode, tentang=tentang, **form.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_diri
def beri(request: HttpRequest) -> HttpResponseBase:
    """Give feedback to a colleague, by name or without."""
    pengguna: Any = request.user
    saya_ = pengguna.lingkup.pegawai_id
    if saya_ is None:
        return render(request, "pegawai/tanpa_data.html")
    periode, rekan = _periode(request), rekan_daftar()
    ketentuan = ketentuan_umpan(instansi_id=pengguna.lingkup.instansi_id, hari=timezone.localdate())
    form = UmpanForm(request.POST or None, rekan=rekan, anonim=ketentuan["anonim"])
    if form.is_valid():
        try:
            _beri(form, periode, saya_)
        except UmpanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Umpan balik tersimpan. Terima kasih.")
            return redirect("kinerja:umpan_beri")
    sudah = (
        sudah_dijawab(periode=periode, saya=saya_, kepada=[satu.id for satu in rekan])
        if periode and rekan
        else set()
    )
    isi = {
        "form": form,
        "periode": periode,
        "rekan": rekan,
        "minimal": ketentuan["minimal"],
        "sudah": [satu.nama for satu in rekan if satu.id in sudah],
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "kinerja/umpan_beri.html", isi, status=status)


def _beri(form: UmpanForm, periode: PeriodeTinjauan | None, saya_: int) -> None:
    isi = form.cleaned_data
    if isi["cara"] != TANPA:
        umpan_bernama(kepada=isi["kepada"], isi=isi["isi"])
        return
    if periode is None:
        raise UmpanDitolak("Belum ada periode yang dibuka; umpan balik bernama tetap dapat diberi.")
    umpan_anonim(
        periode=periode, saya=saya_, kepada=isi["kepada"], nilai=form.nilai, isi=isi["isi"]
    )


@require_safe
@halaman_diri
def orang(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What was said about somebody whom one appraises; a panel of the appraisal's pages."""
    skp = Skp.objects.tim(request.user).filter(pegawai_id=pk).order_by("-mulai").first()
    if skp is None:
        raise Http404
    isi = _tentang(request, pk) | {"nama": skp.nama, "nip": skp.nip}
    bagian = getattr(request, "htmx", False)
    tempat = "kinerja/_bagian/umpan.html" if bagian else "kinerja/umpan_orang.html"
    return render(request, tempat, isi)
