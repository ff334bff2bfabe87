"""The order of importing: what rests on what, what is there, what comes next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.mutu.selectors.urutan import BAIK, gambar_urutan, langkah_berikut, urutan_impor
from talenta.mutu.views.umum import hari_ini, tab


@require_safe
@perlu_izin("impor.lihat")
def urutan(request: HttpRequest) -> HttpResponse:
    """The kinds of files in their order, as a picture and as a table, with the next step."""
    pengguna = pengguna_dari(request)
    daftar = urutan_impor(oleh=pengguna, hari=hari_ini())
    return render(
        request,
        "mutu/urutan.html",
        {
            "tab": tab(request, "mutu:urutan"),
            "daftar": daftar,
            "gambar": gambar_urutan(daftar),
            "langkah": langkah_berikut(daftar),
            "beres": sum(satu.keadaan == BAIK for satu in daftar),
            "boleh_unggah": pengguna.boleh("impor.terapkan"),
        },
    )
