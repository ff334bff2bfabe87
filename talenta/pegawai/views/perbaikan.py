"""Proposing a correction or a withdrawal from a person's page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from talenta.akun.akses import perlu_izin
from talenta.impor.jenis import Jenis
from talenta.inti.permintaan import pelaku
from talenta.pegawai.forms_perbaikan import DasarForm, UbahForm
from talenta.pegawai.lingkup import tentang_orang
from talenta.pegawai.models import LaporanData, Pegawai
from talenta.pegawai.perbaikan import jenis_bernama, nama_rujukan, teks_baris
from talenta.pegawai.selectors.laporan import laporan_terlihat
from talenta.pegawai.selectors.perbaikan import baris_data, data_orang, usul_terlihat
from talenta.pegawai.selectors.profil import pegawai_terlihat
from talenta.pegawai.services.perbaikan import Dasar, potret, usul_cabut, usul_ubah
from talenta.pegawai.services.usul import UsulDitolak


def orang_terlihat(request: HttpRequest, pk: int) -> Pegawai:
    """The person, or 404."""
    try:
        return pegawai_terlihat(oleh=request.user, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None


def _baris(request: HttpRequest, pegawai: Pegawai, kode: str, objek: int) -> tuple[Jenis, Any]:
    try:
        jenis = jenis_bernama(kode)
        return jenis, baris_data(oleh=request.user, pegawai=pegawai, jenis=jenis, pk=objek)
    except LookupError:
        raise Http404 from None


@tentang_orang("pk")
@require_safe
@perlu_izin("perbaikan.lihat")
def orang(request: HttpRequest, pk: int) -> HttpResponseBase:
    """All rows of a person with what can be done with each, and the proposals so far."""
    pengguna: Any = request.user
    pegawai = orang_terlihat(request, pk)
    sendiri = pegawai.pengguna_id == pengguna.pk
    return render(
        request,
        "pegawai/perbaikan_orang.html",
        {
            "pegawai": pegawai,
            "diri": False,
            "kelompok": data_orang(oleh=pengguna, pegawai=pegawai),
            "usul": list(usul_terlihat(oleh=pengguna).filter(pegawai=pegawai).order_by("-pk")),
            "boleh_usul": pengguna.boleh("perbaikan.usulkan") and not sendiri,
            "sendiri": sendiri,
            "laporan": _laporan(request, pegawai),
            "lihat_perbaikan": True,
            "lihat_impor": pengguna.boleh("impor.lihat"),
        },
    )


def _laporan(request: HttpRequest, pegawai: Pegawai) -> LaporanData | None:
    """The open report that this proposal answers, named in the address."""
    nomor = request.GET.get("laporan", "")
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) < 19):
        return None
    satu: LaporanData | None = (
        laporan_terlihat(oleh=request.user).filter(pk=nomor, pegawai=pegawai, hasil="").first()
    )
    return satu


def _dasar(request: HttpRequest, pegawai: Pegawai, form: Any) -> Dasar:
    bukti = form.cleaned_data["bukti"]
    return Dasar(
        alasan=form.cleaned_data["alasan"],
        bukti=bukti,
        bukti_nama=bukti.name,
        laporan=_laporan(request, pegawai),
    )


def _terkirim(request: HttpRequest, nomor: int) -> HttpResponse:
    messages.success(
        request, f"Usul nomor {nomor} dikirim. Data berubah setelah petugas BKD menyetujuinya."
    )
    return redirect("pegawai:usul_rinci", pk=nomor)


@tentang_orang("pk")
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("perbaikan.usulkan")
def ubah(request: HttpRequest, pk: int, jenis: str, objek: int) -> HttpResponseBase:
    """The row's values to correct, with reason and evidence."""
    pengguna: Any = request.user
    pegawai = orang_terlihat(request, pk)
    kind, baris = _baris(request, pegawai, jenis, objek)
    form = UbahForm(
        request.POST or None,
        request.FILES or None,
        jenis=kind,
        lama=teks_baris(kind, baris),
        kini=nama_rujukan(kind, baris),
        oleh=pengguna,
        buka=pengguna.boleh("pegawai.sensitif"),
    )
    if form.is_valid():
        try:
            usul = usul_ubah(
                jenis=kind,
                baris=baris,
                isian=form.terisi,
                dasar=_dasar(request, pegawai, form),
                hari=timezone.localdate(),
                pelaku=pelaku(request),
            )
        except UsulDitolak as galat:
            form.tempelkan(galat.kesalahan)
        else:
            return _terkirim(request, usul.pk)
    return _tampil(request, "ubah", pegawai, (kind, baris), {"form": form})


@tentang_orang("pk")
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("perbaikan.usulkan")
def cabut(request: HttpRequest, pk: int, jenis: str, objek: int) -> HttpResponseBase:
    """Withdraw a history row, or let a withdrawn one count again."""
    pegawai = orang_terlihat(request, pk)
    kind, baris = _baris(request, pegawai, jenis, objek)
    if kind.model is Pegawai:
        raise Http404
    form = DasarForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            usul = usul_cabut(
                jenis=kind,
                baris=baris,
                cabut=baris.dicabut_pada is None,
                dasar=_dasar(request, pegawai, form),
                pelaku=pelaku(request),
            )
        except UsulDitolak as galat:
            form.add_error(None, str(galat))
        else:
            return _terkirim(request, usul.pk)
    isi = {"form": form, "potret": potret(kind, baris)}
    return _tampil(request, "cabut", pegawai, (kind, baris), isi)


def _tampil(
    request: HttpRequest,
    halaman: str,
    pegawai: Pegawai,
    data: tuple[Jenis, Any],
    milik: dict[str, Any],
) -> HttpResponse:
    pengguna: Any = request.user
    jenis, baris = data
    form = milik["form"]
    isi = {
        "pegawai": pegawai,
        "jenis": jenis,
        "baris": baris,
        **milik,
        "laporan": _laporan(request, pegawai),
        "lihat_impor": pengguna.boleh("impor.lihat"),
        "lihat_perbaikan": pengguna.boleh("perbaikan.lihat"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"pegawai/perbaikan_{halaman}.html", isi, status=status)
