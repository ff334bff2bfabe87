"""The leader of a team: the members, and advice on each in a period. Runs as plain ASN."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.forms_masukan import MasukanForm
from kinerja.forms_skp import VersiForm
from kinerja.models import PeriodeTinjauan
from kinerja.selectors.masukan import BarisMasukan, masukan_tim
from kinerja.selectors.skp import periode_kini
from kinerja.selectors.tahun import tahun_daftar_semua, tahun_kini
from kinerja.services.masukan import masukan_simpan
from kinerja.services.umum import BentrokVersi, KinerjaDitolak
from kinerja.views.tim import tahun_diminta
from kinerja.views.umum import beda_isian, peserta
from talenta.pegawai.lingkup import halaman_diri, tentang_orang


def _periode(oleh: Any, nomor: str) -> PeriodeTinjauan | None:
    if not (nomor.isascii() and nomor.isdigit()) or len(nomor) > 18:
        return None
    semua = PeriodeTinjauan.objects.terlihat_oleh(oleh).exclude(status="DISUSUN")
    satu: PeriodeTinjauan | None = semua.filter(pk=int(nomor)).first()
    return satu


@require_safe
@halaman_diri
def tim_kerja(request: HttpRequest) -> HttpResponseBase:
    """The members of the teams one leads, and where advice is still missing."""
    pengguna: Any = request.user
    tahun = tahun_kini(oleh=pengguna, tahun=tahun_diminta(request))
    if tahun is None:
        return render(request, "kinerja/tim_kerja.html", {"tahun": None})
    periode = list(tahun.periode.order_by("nomor"))
    diminta = _periode(pengguna, request.GET.get("periode", ""))
    kini = diminta or periode_kini(tahun=tahun, hari=timezone.localdate())
    isi = {
        "tahun": tahun,
        "tahun_lain": tahun_daftar_semua(oleh=pengguna),
        "semua_periode": periode,
        "periode": kini,
        "terbuka": kini is not None and kini.terbuka and kini.mulai <= timezone.localdate(),
        "baris": masukan_tim(oleh=pengguna, periode=kini) if kini else [],
    }
    return render(request, "kinerja/tim_kerja.html", isi)


def baris_atau_404(oleh: Any, pk: int, periode: int) -> tuple[PeriodeTinjauan, BarisMasukan]:
    """A member whom one leads in a period, with one's advice."""
    kala = _periode(oleh, str(periode))
    baris = masukan_tim(oleh=oleh, periode=kala) if kala else []
    satu = next((s for s in baris if s.anggota.id == pk), None)
    if kala is None or satu is None:
        raise Http404
    return kala, satu


def awal(satu: BarisMasukan) -> dict[str, str]:
    """What is kept, as the form shows it."""
    milik = satu.masukan
    return {n: getattr(milik, n, "") for n in MasukanForm.base_fields}


@tentang_orang("pk")
@require_http_methods(["GET", "HEAD", "POST"])
@halaman_diri
def masukan(request: HttpRequest, pk: int, periode: int) -> HttpResponseBase:
    """Advise on one member."""
    kala, satu = baris_atau_404(request.user, pk, periode)
    form = MasukanForm(request.POST or None, initial=awal(satu))
    if request.method != "POST":
        return _halaman(request, kala, satu, form)
    versi = VersiForm(request.POST)
    if not versi.is_valid():
        raise Http404
    if not form.is_valid():
        return _halaman(request, kala, satu, form, status=422)
    try:
        masukan_simpan(
            pegawai_id=pk,
            periode_id=periode,
            versi=versi.cleaned_data["versi"],
            isi=form.cleaned_data,
            oleh=peserta(request),
        )
    except BentrokVersi:
        kata = {n: str(b.label) for n, b in form.fields.items()}
        kini = {kata[n]: v for n, v in awal(satu).items()}
        baru = {kata[n]: v for n, v in form.cleaned_data.items()}
        return _halaman(request, kala, satu, form, status=409, beda=beda_isian(kini, baru))
    except KinerjaDitolak as galat:
        form.add_error(None, str(galat))
        return _halaman(request, kala, satu, form, status=422)
    messages.success(request, f"Masukan untuk {satu.anggota.nama} tersimpan.")
    return redirect("kinerja:tim_kerja")


def _halaman(
    request: HttpRequest,
    periode: PeriodeTinjauan,
    satu: BarisMasukan,
    form: MasukanForm,
    **lain: Any,
) -> HttpResponse:
    isi = {"periode": periode, "satu": satu, "form": form, "beda": lain.get("beda")}
    return render(request, "kinerja/masukan.html", isi, status=lain.get("status", 200))
