"""About oneself: the own outcome of selections, and ties of family and business."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karir.models import IkatanPegawai
from karir.pengisian.forms import IkatanForm
from karir.pengisian.selectors.lowongan import seleksi_saya
from karir.pengisian.selectors.saya import hasil_saya
from karir.pengisian.services.ikatan import IkatanDitolak, ikatan_akhiri, ikatan_nyatakan
from talenta.akun.akses import pengguna_dari
from talenta.inti.keyset import halaman
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import halaman_diri
from talenta.pegawai.models import Pegawai

SEHALAMAN = 20


@require_safe
@halaman_diri
def seleksi(request: HttpRequest) -> HttpResponse:
    """Every announced vacancy for which one was judged: the own outcome, and nobody else's."""
    pengguna = pengguna_dari(request)
    satu_halaman = halaman(
        seleksi_saya(pengguna=pengguna),
        kolom=("penilaian_id",),
        ukuran=SEHALAMAN,
        turun=True,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    konteks = {
        "hasil": hasil_saya(pengguna=pengguna, layak=satu_halaman.baris),
        **satu_halaman.tautan(request.GET),
    }
    return render(request, "karir/pengisian/seleksi_saya.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
@halaman_diri
def ikatan(request: HttpRequest) -> HttpResponse:
    """Ties of family and business that the person declares."""
    pengguna = pengguna_dari(request)
    orang = Pegawai.objects.terlihat_oleh(pengguna).first()
    form = IkatanForm(request.POST or None)
    if request.method == "POST" and orang is None:
        raise Http404
    if orang is not None and form.is_valid():
        try:
            ikatan_nyatakan(orang=orang, **form.cleaned_data, pelaku=pelaku(request))
        except IkatanDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Hubungan dicatat.")
            return redirect("karir:ikatan_saya")
    semua = IkatanPegawai.objects.terlihat_oleh(pengguna)
    konteks = {
        "orang": orang,
        "form": form,
        "ikatan": semua.order_by("berakhir_pada", "-dinyatakan_pada", "-pk"),
    }
    status = 422 if form.errors else 200
    return render(request, "karir/pengisian/ikatan.html", konteks, status=status)


@require_POST
@halaman_diri
def ikatan_selesai(request: HttpRequest, pk: int) -> HttpResponse:
    """A tie is over."""
    terlihat = IkatanPegawai.objects.terlihat_oleh(pengguna_dari(request))
    try:
        ikatan_akhiri(ikatan=get_object_or_404(terlihat, pk=pk), pelaku=pelaku(request))
    except IkatanDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Hubungan diakhiri. Riwayatnya tetap terbaca.")
    return redirect("karir:ikatan_saya")
