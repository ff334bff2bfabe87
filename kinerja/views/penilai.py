"""Who appraises whom, for officers: the problems, the list, one person's appraisers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.forms import AkhiriForm, CariForm, PenilaiForm
from kinerja.kode import DasarPenilai
from kinerja.models import PenugasanPenilai
from kinerja.selectors.penilai import (
    masalah_halaman,
    masalah_penilai,
    penugasan_riwayat,
    skp_daftar,
    skp_halaman,
)
from kinerja.services.penilai import PenilaiDitolak, penilai_akhiri, penilai_tetapkan
from kinerja.views.tahun import tahun_atau_404
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import tentang_orang
from talenta.pegawai.models import Pegawai
from talenta.pegawai.selectors.profil import pegawai_terlihat

SEMUA = "semua"


@require_safe
@perlu_izin("kinerja.lihat")
def daftar(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Problems to solve, by kind, and everybody's appraiser."""
    pengguna, tahun = pengguna_dari(request), tahun_atau_404(request, pk)
    masalah = masalah_penilai(oleh=pengguna, hari=timezone.localdate())
    ada = next((satu.kode for satu in masalah if satu.jumlah), SEMUA)
    pilih = request.GET.get("jenis", ada)
    kini = next((satu for satu in masalah if satu.kode == pilih), None)
    kursor = {nama: request.GET.get(nama, "") for nama in ("sesudah", "sebelum")}
    form = CariForm(request.GET)
    cari = form.cleaned_data["cari"] if form.is_valid() else ""
    if kini is None:
        halaman = skp_halaman(skp_daftar(oleh=pengguna, tahun=tahun, cari=cari), **kursor)
    else:
        halaman = masalah_halaman(kini, **kursor)
    isi = {
        "tahun": tahun,
        "kini": kini,
        "tab": [
            *(
                {
                    "judul": satu.judul,
                    "url": f"?jenis={satu.kode}",
                    "aktif": satu is kini,
                    "hitungan": satu.jumlah,
                }
                for satu in masalah
            ),
            {"judul": "Semua SKP", "url": f"?jenis={SEMUA}", "aktif": kini is None},
        ],
        "halaman": halaman,
        "tautan": halaman.tautan(request.GET),
        "form": form,
        "cari": cari,
        "boleh_penilai": pengguna.boleh("kinerja.penilai"),
    }
    return render(request, "kinerja/penilai.html", isi)


def _orang(request: HttpRequest, pk: int) -> Pegawai:
    try:
        return pegawai_terlihat(oleh=request.user, pegawai_id=pk)
    except Pegawai.DoesNotExist:
        raise Http404 from None


def _halaman(
    request: HttpRequest, pegawai: Pegawai, form: PenilaiForm | None = None
) -> HttpResponse:
    pengguna, hari = pengguna_dari(request), timezone.localdate()
    boleh = pengguna.boleh("kinerja.penilai")
    isi = {
        "pegawai": pegawai,
        "riwayat": [
            {
                "satu": satu,
                "berlaku": satu.mulai <= hari and (satu.selesai is None or satu.selesai > hari),
                "boleh_akhiri": boleh
                and satu.dasar != DasarPenilai.STRUKTUR
                and (satu.selesai is None or satu.selesai > hari),
            }
            for satu in penugasan_riwayat(oleh=pengguna, pegawai=pegawai)
        ],
        "form": (form or PenilaiForm()) if boleh else None,
        "hari": hari,
    }
    return render(request, "kinerja/penilai_orang.html", isi, status=422 if form else 200)


@tentang_orang("pk")
@require_safe
@perlu_izin("kinerja.lihat")
def orang(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Everybody who appraises or appraised one person."""
    return _halaman(request, _orang(request, pk))


@require_POST
@perlu_izin("kinerja.penilai")
def tetapkan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Set another appraiser, or a leader of a team, over a span."""
    pegawai, form = _orang(request, pk), PenilaiForm(request.POST)
    if form.is_valid() and _tetapkan(request, pegawai, form):
        messages.success(request, "Penilai ditetapkan dan SKP tahun berjalan mengikutinya.")
        return redirect("kinerja:penilai_orang", pk=pk)
    return _halaman(request, pegawai, form)


def _tetapkan(request: HttpRequest, pegawai: Pegawai, form: PenilaiForm) -> bool:
    isi: dict[str, Any] = form.cleaned_data
    penilai = None
    if isi["nip"]:
        penilai = Pegawai.objects.terlihat_oleh(request.user).filter(nip=isi["nip"]).first()
        if penilai is None:
            form.add_error("nip", "Tidak ada pegawai dengan NIP ini dalam lingkup Anda.")
            return False
    try:
        penilai_tetapkan(
            pegawai=pegawai,
            penilai=penilai,
            penilai_luar=isi["penilai_luar"],
            dasar=isi["dasar"],
            mulai=isi["mulai"],
            selesai=isi["selesai"],
            alasan=isi["alasan"],
            hari=timezone.localdate(),
            pelaku=pelaku(request),
        )
    except PenilaiDitolak as galat:
        form.add_error(None, str(galat))
        return False
    return True


@require_POST
@perlu_izin("kinerja.penilai")
def akhiri(request: HttpRequest, pk: int) -> HttpResponseBase:
    """End what was set by hand."""
    satu = PenugasanPenilai.objects.terlihat_oleh(request.user).filter(pk=pk).first()
    if satu is None:
        raise Http404
    form = AkhiriForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Isi tanggal dan alasan mengakhirinya.")
        return redirect("kinerja:penilai_orang", pk=satu.pegawai_id)
    try:
        penilai_akhiri(
            penugasan=satu, hari=timezone.localdate(), pelaku=pelaku(request), **form.cleaned_data
        )
    except PenilaiDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Penetapan diakhiri.")
    return redirect("kinerja:penilai_orang", pk=satu.pegawai_id)
