"""What an assessor wrote about a person: opened by POST, each look in the audit."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from kompetensi.models import NarasiAsesmen
from kompetensi.services.asesmen import narasi_buka
from talenta.akun.akses import perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import Tilikan


def _narasi(request: Any, pk: int, asesmen_pk: int, *, diri: bool) -> HttpResponse:
    narasi = get_object_or_404(
        NarasiAsesmen.objects.terlihat_oleh(request.user).select_related(
            "pegawai", "peserta__asesmen", "ditulis_oleh"
        ),
        pegawai_id=pk,
        peserta__asesmen_id=asesmen_pk,
    )
    return render(
        request,
        "kompetensi/narasi.html",
        {
            "narasi": narasi,
            "isi": narasi_buka(narasi=narasi, pelaku=pelaku(request)),
            "diri": diri,
        },
    )


@tentang_orang("pk", Tilikan.Jenis.NARASI)
@require_POST
@perlu_izin("pegawai.lihat")
def narasi(request: HttpRequest, pk: int, asesmen: int) -> HttpResponse:
    """What was written about a person: for the named assessor and those with the right."""
    return _narasi(request, pk, asesmen, diri=False)


@require_POST
@halaman_diri
def narasi_saya(request: HttpRequest, asesmen: int) -> HttpResponse:
    """What was written about oneself."""
    pengguna: Any = request.user
    if pengguna.lingkup.pegawai_id is None:
        raise Http404
    return _narasi(request, pengguna.lingkup.pegawai_id, asesmen, diri=True)
