"""Setting the results of a run aside and bringing them back; the page in place of such results."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from karir.models import ProsesPeringkat
from karir.selectors.hasil import proses_terlihat
from karir.services.arsip import JENIS_ARSIP, JENIS_PULIH, ArsipDitolak, arsip_minta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku


def _minta(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    try:
        pekerjaan = arsip_minta(proses=proses, jenis=jenis, pelaku=pelaku(request))
    except ArsipDitolak as galat:
        messages.error(request, str(galat))
        return redirect("karir:proses_rinci", pk=proses.pk)
    messages.success(request, "Pekerjaan dimulai. Anda boleh meninggalkan halaman ini.")
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)


@require_POST
@perlu_izin("hasil.tayangkan")
def arsipkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the setting aside of a run's results."""
    return _minta(request, pk, JENIS_ARSIP)


@require_POST
@perlu_izin("hasil.tayangkan")
def pulihkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the bringing back of a run's results."""
    return _minta(request, pk, JENIS_PULIH)


def diarsipkan(request: HttpRequest, proses: ProsesPeringkat) -> HttpResponse:
    """What stands in place of results that are set aside, as a page or as a fragment."""
    htmx = request.htmx  # type: ignore[attr-defined]
    nama = "karir/_bagian/diarsipkan.html" if htmx else "karir/diarsipkan.html"
    pengguna = pengguna_dari(request)
    konteks = {
        "proses": proses,
        "boleh_pulihkan": pengguna.boleh("hasil.tayangkan"),
        "boleh_proses": pengguna.boleh("hasil.lihat"),
    }
    return render(request, nama, konteks)
