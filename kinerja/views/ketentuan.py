"""The figures that the year works with: read, and set from a day on."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.forms import KetentuanForm
from kinerja.models import KetentuanKinerja
from kinerja.selectors.ketentuan import ketentuan_berlaku, ketentuan_daftar
from kinerja.services.tahun import TahunDitolak, ketentuan_tetapkan
from kinerja.views.umum import instansi_atau_404
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku


@require_safe
@perlu_izin("kinerja.lihat")
def ketentuan(request: HttpRequest) -> HttpResponseBase:
    """The figures that the year works with, their sources, and what they were."""
    pengguna = pengguna_dari(request)
    isi = {
        "baris": ketentuan_daftar(oleh=pengguna, hari=timezone.localdate()),
        "boleh_kelola": pengguna.boleh("kinerja.kelola"),
    }
    return render(request, "kinerja/ketentuan.html", isi)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("kinerja.kelola")
def ketentuan_ubah(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """Set the figures of one kind from a day on."""
    if jenis not in KetentuanKinerja.Jenis:
        raise Http404
    hari, instansi_id = timezone.localdate(), instansi_atau_404(request)
    isi_kini = ketentuan_berlaku(instansi_id=instansi_id, hari=hari)[jenis]
    form = KetentuanForm(request.POST or None, jenis=jenis, isi=isi_kini)
    if request.method == "POST" and form.is_valid():
        try:
            ketentuan_tetapkan(
                instansi_id=instansi_id,
                jenis=jenis,
                isi=form.cleaned_data["isi"],
                mulai=form.cleaned_data["mulai"],
                sumber=form.cleaned_data["sumber"],
                hari=hari,
                pelaku=pelaku(request),
            )
        except TahunDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Ketentuan tersimpan.")
            return redirect("kinerja:ketentuan")
    isi = {"form": form, "judul": KetentuanKinerja.Jenis(jenis).label}
    return render(request, "kinerja/ketentuan_ubah.html", isi, status=422 if form.errors else 200)
