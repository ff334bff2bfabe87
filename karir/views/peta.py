"""The map: nine boxes of a run, filtered in the address, with the best ranks beside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from karir.filters import SaringPeta
from karir.mesin.aturan import muat
from karir.selectors.hasil import hasil_menurut_opd, hasil_terlihat
from karir.selectors.pengukuhan import pengukuhan_baca
from karir.views.umum import (
    proses_diminta,
    saringan_url,
    sembilan_kotak,
    tanpa_proses,
    tetap_pada_proses,
)
from talenta.akun.akses import pengguna_dari, perlu_izin

TERATAS = 6
OPD_TERGAMBAR = 12


@require_safe
@perlu_izin("hasil.lihat")
def peta(request: HttpRequest) -> HttpResponse:
    """Nine boxes with counts and shares of what is in view; a box opens its list."""
    pengguna = pengguna_dari(request)
    proses = proses_diminta(request)
    if proses is None:
        return tanpa_proses(request)
    semua = hasil_terlihat(pengguna=pengguna, proses=proses)
    saring = SaringPeta(request.GET, queryset=semua, request=request)
    hasil = saring.qs
    pengukuhan = pengukuhan_baca(pengguna=pengguna, proses=proses)
    ringkasan, opd = pengukuhan.ringkas_opd(*hasil_menurut_opd(hasil=hasil), hasil)
    aturan = muat(proses.isi_aturan)
    kueri = saringan_url(request)
    daftar = f"{reverse('karir:hasil')}?{kueri}&" if kueri else f"{reverse('karir:hasil')}?"
    konteks = {
        "proses": proses,
        "boleh_hitung": pengguna.boleh("hasil.hitung"),
        "aturan": aturan,
        "saring": saring,
        "tersaring": any(request.GET.get(nama) for nama in saring.filters),
        "ringkasan": ringkasan,
        "kotak": sembilan_kotak(request, aturan, ringkasan),
        "teratas": hasil.filter(peringkat__isnull=False).order_by("peringkat", "nip")[:TERATAS],
        "opd": opd[:OPD_TERGAMBAR],
        "kueri": kueri,
        "daftar": daftar,
        "dipindahkan": len(pengukuhan.pindah),
        "batas_y": [k.mulai for k in aturan.y.kategori[1:]],
        "batas_x": [k.mulai for k in aturan.x.kategori[1:]],
        **tetap_pada_proses(request),
    }
    return render(request, "karir/peta.html", konteks)
