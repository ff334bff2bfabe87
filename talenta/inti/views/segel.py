"""The end of the audit's chain, to be kept outside the portal; the look for one kept earlier."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talenta.inti.forms import CariSegelForm
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat, segel_hilang, segel_terakhir


def _wajib_boleh(request: HttpRequest) -> None:
    pengguna: Any = request.user
    if not pengguna.boleh("audit.lihat"):
        raise Http404


@never_cache
@require_safe
def segel(request: HttpRequest) -> HttpResponse:
    """Date, number and hash of the last seal; whether a seal written down is still there."""
    _wajib_boleh(request)
    form = CariSegelForm(request.GET if "sidik" in request.GET else None)
    dicari = form.cleaned_data["sidik"] if form.is_bound and form.is_valid() else None
    return render(
        request,
        "inti/segel.html",
        {
            "segel": segel_terakhir(),
            "sekarang": timezone.now(),
            "form": form,
            "dicari": dicari,
            "hilang": segel_hilang(dicari) if dicari else "",
        },
    )


@never_cache
@require_safe
def unduh(request: Any) -> HttpResponse:
    """The last seal as a small file; that it was handed out is in the audit."""
    _wajib_boleh(request)
    terakhir = segel_terakhir()
    if terakhir is None:
        messages.info(request, "Belum ada catatan yang disegel.")
        return redirect("audit_segel")
    isi = {
        "jenis": "segel-audit",
        "nomor": terakhir.nomor,
        "sidik": terakhir.sidik,
        "diunduh_pada": timezone.localtime().isoformat(timespec="seconds"),
    }
    catat(
        pelaku=pelaku(request),
        tindakan="audit.unduh_segel",
        objek_jenis="audit",
        objek_id="segel",
        objek_nama=f"segel ke-{terakhir.nomor}",
        rincian=isi,
    )
    jawaban = HttpResponse(json.dumps(isi, indent=2) + "\n", content_type="application/json")
    jawaban["Content-Disposition"] = f'attachment; filename="segel-audit-{terakhir.nomor}.json"'
    return jawaban
