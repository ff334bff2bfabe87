"""Two lists that run as plain ASN, whatever the role: whom I appraise, and my own year."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.forms_skp import SaringTimForm
from kinerja.models import PenilaianTahunan, TinjauanPeriodik
from kinerja.selectors.keberatan import keberatan_atas
from kinerja.selectors.skp import (
    matriks_peran_hasil,
    periode_kini,
    skp_milik,
    tim_halaman,
    tim_ringkas,
)
from kinerja.selectors.tahun import segera_hari, tahun_daftar_semua, tahun_kini, tenggat
from talenta.pegawai.lingkup import halaman_diri


def _tahun_diminta(request: HttpRequest) -> int | None:
    nilai = request.GET.get("tahun", "")
    return int(nilai) if nilai.isascii() and nilai.isdigit() and len(nilai) == 4 else None


@require_safe
@halaman_diri
def tim(request: HttpRequest) -> HttpResponseBase:
    """The people one appraises, with where each stands and what waits."""
    pengguna: Any = request.user
    hari, tahun = timezone.localdate(), tahun_kini(oleh=pengguna, tahun=_tahun_diminta(request))
    if tahun is None:
        return render(request, "kinerja/tim.html", {"tahun": None})
    periode = list(tahun.periode.order_by("nomor"))
    form = SaringTimForm(request.GET, periode=periode)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    kini = next(
        (satu for satu in periode if satu.pk == saring.get("periode")),
        periode_kini(tahun=tahun, hari=hari),
    )
    baris, halaman = tim_halaman(
        oleh=pengguna,
        tahun=tahun,
        periode=kini,
        cari=saring.get("cari", ""),
        keadaan=saring.get("keadaan", ""),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    segera = segera_hari(instansi_id=tahun.instansi_id, hari=hari)
    isi = {
        "tahun": tahun,
        "tahun_lain": tahun_daftar_semua(oleh=pengguna),
        "periode": kini,
        "tenggat": tenggat(batas=kini.batas, status=kini.status, hari=hari, segera=segera)
        if kini
        else None,
        "akhir": tenggat(batas=tahun.batas_akhir, status=tahun.status, hari=hari, segera=segera),
        "ringkas": tim_ringkas(oleh=pengguna, tahun=tahun, periode=kini),
        "matriks": matriks_peran_hasil(oleh=pengguna, tahun=tahun),
        "baris": baris,
        "tautan": halaman.tautan(request.GET),
        "form": form,
        "tetap": [("tahun", tahun.tahun)],
        "tersaring": bool(saring.get("cari") or saring.get("keadaan")),
    }
    return render(request, "kinerja/tim.html", isi)


@require_safe
@halaman_diri
def tahun_saya(request: HttpRequest) -> HttpResponseBase:
    """One's own year: plans, reviews, the yearly appraisal, deadlines."""
    pengguna: Any = request.user
    hari, tahun = timezone.localdate(), tahun_kini(oleh=pengguna, tahun=_tahun_diminta(request))
    if tahun is None:
        return render(request, "kinerja/tahun_saya.html", {"tahun": None})
    segera = segera_hari(instansi_id=tahun.instansi_id, hari=hari)
    skp = skp_milik(oleh=pengguna, tahun=tahun)
    tinjauan = {
        (satu.skp_id, satu.periode_id): satu
        for satu in TinjauanPeriodik.objects.filter(skp__in=skp)
    }
    periode = [
        {
            "periode": satu,
            "tenggat": tenggat(batas=satu.batas, status=satu.status, hari=hari, segera=segera),
            "baris": [
                (milik, tinjauan.get((milik.pk, satu.pk)))
                for milik in skp
                if milik.mulai < satu.selesai and satu.mulai < milik.selesai
            ],
        }
        for satu in tahun.periode.order_by("nomor")
    ]
    penilaian = PenilaianTahunan.objects.milik(pengguna).filter(tahun_kinerja=tahun).first()
    isi = {
        "tahun": tahun,
        "tahun_lain": tahun_daftar_semua(oleh=pengguna),
        "skp": skp,
        "periode": periode,
        "penilaian": penilaian,
        "keberatan": keberatan_atas(oleh=pengguna, penilaian=penilaian),
        "rencana": tenggat(
            batas=tahun.batas_rencana, status=tahun.status, hari=hari, segera=segera
        ),
        "hari": hari,
    }
    return render(request, "kinerja/tahun_saya.html", isi)
