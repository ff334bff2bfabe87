"""Starting a run: a date, a rule set, and the job that does it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from karir.forms import HitungForm
from karir.selectors.aturan import AturanTidakAda
from karir.services.permintaan import proses_minta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.akun.models import Instansi
from talenta.inti.permintaan import pelaku

SUDAH_ADA = (
    "Perhitungan yang sama sudah diminta dan belum selesai; inilah kemajuannya. Data yang berubah "
    "sesudah ia mulai membaca ikut dihitung bila Anda menghitung lagi sesudah ia selesai."
)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("hasil.hitung")
def hitung(request: HttpRequest) -> HttpResponse:
    """Ask for date and rule set; on sending, queue the run and show its job."""
    pengguna = pengguna_dari(request)
    form = HitungForm(request.POST if request.method == "POST" else None, pengguna=pengguna)
    if form.is_valid():
        try:
            diminta = proses_minta(
                instansi=get_object_or_404(Instansi, pk=pengguna.lingkup.instansi_id or 0),
                tanggal_acuan=form.cleaned_data["tanggal_acuan"],
                aturan=form.cleaned_data["aturan"],
                pelaku=pelaku(request),
            )
        except AturanTidakAda as galat:
            form.add_error("tanggal_acuan", str(galat))
        else:
            if diminta.sudah_ada:
                messages.info(request, SUDAH_ADA)
            else:
                messages.success(
                    request, "Perhitungan dimulai. Anda boleh meninggalkan halaman ini."
                )
            return redirect("pekerjaan_rinci", pk=diminta.pekerjaan.pk)
    return render(request, "karir/hitung.html", {"form": form})
