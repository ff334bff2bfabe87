"""A person against any target post."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kompetensi.digital.selectors.orang import PUNCAK_RATUSAN
from kompetensi.forms_gap import CariJabatanForm
from kompetensi.selectors.sasaran import sasaran_susun
from kompetensi.selectors.standar import jabatan_daftar
from kompetensi.views.umum import hari_ini
from talenta.akun.akses import perlu_izin
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import Jabatan, Pegawai
from talenta.pegawai.selectors.profil import pegawai_terlihat

PILIHAN = 20


def _jabatan(request: Any) -> Jabatan | None:
    nomor = request.GET.get("jabatan", "")
    if not nomor:
        return None
    if not (nomor.isascii() and nomor.isdigit()) or len(nomor) > 18:
        raise Http404
    satu: Jabatan | None = Jabatan.objects.terlihat_oleh(request.user).filter(pk=nomor).first()
    if satu is None:
        raise Http404
    return satu


def _halaman(request: Any, pk: int | None, *, diri: bool) -> HttpResponse:
    if pk is None:
        raise Http404
    try:
        pegawai = pegawai_terlihat(oleh=request.user, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None
    form = CariJabatanForm(request.GET)
    cari = form.cleaned_data["cari"] if form.is_valid() else ""
    jabatan = _jabatan(request)
    konteks: dict[str, Any] = {
        "pegawai": pegawai,
        "diri": diri,
        "form": form,
        "jabatan": jabatan,
        "pilihan": list(jabatan_daftar(oleh=request.user, cari=cari).order_by("nama", "id")[
            :PILIHAN
        ]) if cari else [],
        "cari": cari,
    }  # fmt: skip
    if jabatan is not None:
        konteks["puncak"] = PUNCAK_RATUSAN
        konteks["sasaran"] = sasaran_susun(
            oleh=request.user, pegawai=pegawai, jabatan=jabatan, hari=hari_ini()
        )
    return render(request, "kompetensi/sasaran.html", konteks)


@tentang_orang("pk")
@require_safe
@perlu_izin("pegawai.lihat")
def sasaran(request: HttpRequest, pk: int) -> HttpResponse:
    """A person in view against the post that is chosen."""
    return _halaman(request, pk, diri=False)


@require_safe
@halaman_diri
def sasaran_saya(request: HttpRequest) -> HttpResponse:
    """Oneself against the post that is chosen."""
    pengguna: Any = request.user
    return _halaman(request, pengguna.lingkup.pegawai_id, diri=True)
