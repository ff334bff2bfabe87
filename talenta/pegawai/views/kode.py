"""Issuing activation codes: for a unit, or for one person; the printable list is shown once."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from talenta.akun.akses import perlu_izin
from talenta.akun.models import Pengguna
from talenta.akun.services.kode import KodeUntukDiriSendiri, kode_terbitkan
from talenta.inti.permintaan import pelaku
from talenta.pegawai.forms_akun import KodeUnitForm
from talenta.pegawai.models import Pegawai
from talenta.pegawai.services.aktivasi import (
    BATAS_SEKALI,
    Terbitan,
    TerlaluBanyak,
    kode_terbitkan_pegawai,
)


def lembar(request: HttpRequest, terbitan: Terbitan, judul: str) -> HttpResponse:
    """The codes in the clear, this one time."""
    alamat = request.build_absolute_uri(reverse("akun:aktivasi"))
    isi = {"terbitan": terbitan, "judul": judul, "alamat": alamat}
    return render(request, "akun/kode_lembar.html", isi)


def _terbitkan(
    request: HttpRequest, pegawai: QuerySet[Pegawai], *, hanya_belum_aktif: bool
) -> Terbitan:
    return kode_terbitkan_pegawai(
        pegawai=pegawai, hanya_belum_aktif=hanya_belum_aktif, oleh=pelaku(request)
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("akun.kelola")
def unit(request: HttpRequest) -> HttpResponseBase:
    """Codes for everybody of a unit who has not activated an account yet."""
    form = KodeUnitForm(request.POST or None, oleh=request.user)
    if form.is_valid():
        dipilih = form.cleaned_data["unit"]
        orang = Pegawai.objects.terlihat_oleh(request.user).filter(
            unit_lft__range=(dipilih.lft, dipilih.rgt)
        )
        try:
            terbitan = _terbitkan(request, orang, hanya_belum_aktif=True)
        except TerlaluBanyak:
            form.add_error(
                "unit",
                f"Lebih dari {BATAS_SEKALI} pegawai belum aktif di unit ini; "
                "pilih unit di bawahnya satu per satu.",
            )
        else:
            if terbitan.kode or terbitan.dilewati:
                return lembar(request, terbitan, dipilih.nama)
            form.add_error("unit", "Semua pegawai di unit ini sudah mengaktifkan akunnya.")
    return render(request, "akun/kode.html", {"form": form, "batas": BATAS_SEKALI})


@never_cache
@require_POST
@perlu_izin("akun.kelola")
def pegawai(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A code for one person, also for one who forgot the password."""
    orang = Pegawai.objects.terlihat_oleh(request.user).filter(pk=pk)
    satu = get_object_or_404(orang)
    return lembar(request, _terbitkan(request, orang, hanya_belum_aktif=False), satu.nama_lengkap)


@never_cache
@require_POST
@perlu_izin("akun.kelola")
def akun(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A code for one account that belongs to nobody of the records (an auditor from elsewhere)."""
    semua = Pengguna.objects.terlihat_oleh(request.user).filter(is_active=True)
    dipilih = get_object_or_404(semua, pk=pk)
    try:
        kode = kode_terbitkan(pengguna=[dipilih], pelaku=pelaku(request))
    except KodeUntukDiriSendiri:
        kode = []
    return lembar(request, Terbitan(kode=kode, dilewati=[]), dipilih.nama)
