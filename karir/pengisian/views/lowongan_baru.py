"""A new vacancy: first the post, then what there is to say about it."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from karir.pengisian.forms import LowonganForm
from karir.pengisian.selectors.lowongan import akan_pensiun, jabatan_cari, unit_jabatan
from karir.pengisian.services.lowongan import LowonganDitolak, lowongan_buat
from karir.pengisian.views.lowongan import tolak
from karir.rumus import tambah_bulan
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.pegawai.models import Jabatan


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("lowongan.susun")
def baru(request: HttpRequest) -> HttpResponse:
    """Begin a vacancy: first the post, out of a search, the empty ones or those who retire; then
    the form about it."""
    pengguna = pengguna_dari(request)
    hari = timezone.localdate()
    jabatan = _jabatan_dipilih(request)
    if jabatan is None:
        return _pilih_jabatan(request, hari)
    unit = unit_jabatan(pengguna=pengguna, jabatan=jabatan)
    awal = {n: request.GET.get(n, "") for n in ("jabatan", "unit", "asal", "pemegang_lama")}
    if not awal["unit"] and len(unit) == 1:
        awal["unit"] = unit[0].kode
    awal["tanggal_lowong"] = request.GET.get("tanggal_lowong") or hari.isoformat()
    form = LowonganForm(
        request.POST or None,
        initial=awal,
        pengguna=pengguna,
        usulan=[(satu.kode, satu.nama) for satu in unit],
    )
    if form.is_valid():
        try:
            satu = lowongan_buat(**form.cleaned_data, hari=hari, pelaku=pelaku(request))
        except LowonganDitolak as galat:
            tolak(form, galat)
        else:
            messages.success(request, "Lowongan disiapkan. Periksa syaratnya, lalu ajukan.")
            return redirect("karir:lowongan_rinci", pk=satu.pk)
    konteks = {"form": form, "jabatan": jabatan}
    status = 422 if form.errors else 200
    return render(request, "karir/pengisian/baru.html", konteks, status=status)


def _jabatan_dipilih(request: HttpRequest) -> Jabatan | None:
    """The post that the address or the form names by its code."""
    kode = request.POST.get("jabatan") or request.GET.get("jabatan", "")
    if not kode or "\0" in kode:
        return None
    terlihat = Jabatan.objects.terlihat_oleh(pengguna_dari(request))
    return terlihat.filter(kode=kode.strip()).first()


def _pilih_jabatan(request: HttpRequest, hari: date) -> HttpResponse:
    """The posts to choose from; whoever sent a form without one is told."""
    pengguna = pengguna_dari(request)
    cari = request.GET.get("cari", "")[:100].replace("\0", "")
    keliru = request.method == "POST" or bool(request.GET.get("jabatan"))
    konteks = {
        "cari": cari,
        "keliru": keliru,
        "pilihan": jabatan_cari(pengguna=pengguna, kata=cari),
        "pensiun": akan_pensiun(
            pengguna=pengguna, hari=hari, batas=tambah_bulan(hari, 24), banyak=20
        ),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "karir/pengisian/jabatan.html", konteks, status=status)
