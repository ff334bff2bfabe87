"""The rules in force, in words: rules are no secret."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from karir.mesin.aturan import muat
from karir.models import AturanTalenta
from karir.selectors.aturan import aturan_berlaku_kini
from karir.selectors.aturan_kata import aturan_dalam_kata, catatan_dalam_kata
from talenta.akun.akses import pengguna_dari, perlu_izin


@require_safe
@perlu_izin("aturan.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Rule sets in view, the one in force for the agency marked."""
    pengguna = pengguna_dari(request)
    semua = AturanTalenta.objects.terlihat_oleh(pengguna).order_by("kode", "-versi")
    return render(
        request,
        "karir/aturan.html",
        {"daftar": semua, "berlaku": aturan_berlaku_kini(pengguna=pengguna)},
    )


@require_safe
@perlu_izin("aturan.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule set: components, weights, tables, thresholds, boxes."""
    semua = AturanTalenta.objects.terlihat_oleh(pengguna_dari(request))
    satu = get_object_or_404(semua, pk=pk)
    aturan = muat(satu.isi)
    return render(
        request,
        "karir/aturan_rinci.html",
        {
            "satu": satu,
            "aturan": aturan,
            "catatan": catatan_dalam_kata(aturan),
            "sumbu": aturan_dalam_kata(aturan),
            "kotak": aturan.kotak[::-1],
        },
    )
