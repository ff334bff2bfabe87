"""An account for somebody without a record: name, sign-in number, first role, one code."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from talenta.akun.akses import perlu_izin
from talenta.akun.izin import Peran
from talenta.akun.models import Instansi
from talenta.akun.services.kode import KodeTerbit
from talenta.inti.permintaan import pelaku
from talenta.pegawai.forms_akun import AkunBaruForm
from talenta.pegawai.services.aktivasi import Terbitan
from talenta.pegawai.services.akun_baru import (
    NomorBelumDicocokkan,
    NomorDitolak,
    PeranBaru,
    akun_buat,
)
from talenta.pegawai.services.penugasan import PenugasanDitolak
from talenta.pegawai.views.kode import lembar


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("akun.kelola")
def buat(request: HttpRequest) -> HttpResponseBase:
    """The form; once it holds, the code of the new account, shown this one time."""
    form = AkunBaruForm(request.POST or None, oleh=request.user)
    if form.is_valid() and (terbit := _buat(request, form)):
        return lembar(request, Terbitan(kode=[terbit], dilewati=[]), terbit.pengguna.nama)
    return render(request, "akun/baru.html", {"form": form}, status=422 if form.errors else 200)


def _buat(request: HttpRequest, form: AkunBaruForm) -> KodeTerbit | None:
    pengguna: Any = request.user
    isi = form.cleaned_data
    try:
        return akun_buat(
            instansi=get_object_or_404(Instansi, pk=pengguna.lingkup.instansi_id),
            nama=isi["nama"],
            nomor=isi["nomor"],
            dicocokkan=bool(isi.get("cocok")),
            peran=PeranBaru(
                peran=Peran(isi["peran"]),
                unit=isi["unit"],
                mulai=isi["mulai"],
                sampai=isi["sampai"],
            ),
            oleh=pelaku(request),
        )
    except NomorDitolak as galat:
        form.add_error("nomor", str(galat))
    except NomorBelumDicocokkan as galat:
        form.minta_cocok(str(galat))
    except PenugasanDitolak as galat:
        form.add_error(None, str(galat))
    return None
