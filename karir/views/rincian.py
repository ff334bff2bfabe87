"""Why this box, why this rank: the arithmetic of one person, opened line by line."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from karir.selectors.hasil import hasil_terlihat, proses_pernah_tampil, rentang_terlihat
from karir.selectors.pengukuhan import pengukuhan_orang
from karir.selectors.penjelasan import hasil_buka
from karir.selectors.sanggah import sanggah_menunggu
from karir.views.umum import proses_diminta, tetap_pada_proses
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import Pegawai


@tentang_orang("pk")
@require_safe
@perlu_izin("hasil.lihat")
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """The result of one person in view, as a fragment for the profile or as a page."""
    terlihat = Pegawai.objects.terlihat_oleh(pengguna_dari(request))
    return _hasil(request, get_object_or_404(terlihat, pk=pk), saya=False)


@require_safe
@halaman_diri
def panel_saya(request: HttpRequest) -> HttpResponse:
    """One's own result."""
    pengguna = pengguna_dari(request)
    diri = Pegawai.objects.terlihat_oleh(pengguna).first()
    return _hasil(request, diri, saya=True)


def _url_profil(pegawai: Pegawai | None) -> str:
    return reverse("pegawai:profil", args=[pegawai.pk]) if pegawai is not None else ""


def _hasil(request: HttpRequest, pegawai: Pegawai | None, *, saya: bool) -> HttpResponse:
    proses = proses_diminta(request)
    terbuka, pita, dikukuhkan = None, None, None
    if pegawai is not None and proses is not None:
        hasil = (
            hasil_terlihat(pengguna=pengguna_dari(request), proses=proses)
            .filter(pegawai_id=pegawai.pk)
            .first()
        )
        if hasil is not None:
            terbuka = hasil_buka(proses=proses, hasil=hasil)
            rentang = rentang_terlihat(
                pengguna=pengguna_dari(request), proses=proses, pegawai=[pegawai.pk]
            )
            pita = rentang.get(pegawai.pk)
            dikukuhkan = pengukuhan_orang(
                pengguna=pengguna_dari(request), proses=proses, pegawai_id=pegawai.pk
            )
    tampil = saya and terbuka is not None and proses is not None and proses.sedang_tampil  # type: ignore[attr-defined]
    nama = "karir/_bagian/hasil.html" if request.htmx else "karir/rincian.html"  # type: ignore[attr-defined]
    konteks = {
        "pegawai": pegawai,
        "proses": proses,
        "terbuka": terbuka,
        "pita": pita,
        "dikukuhkan": dikukuhkan,
        "saya": saya,
        "dapat_sanggah": tampil,
        "menunggu": sanggah_menunggu(pengguna=pengguna_dari(request), proses=proses)
        if tampil and proses is not None
        else set(),
        **tetap_pada_proses(request),
        "lainnya": proses_pernah_tampil(pengguna=pengguna_dari(request), kecuali=proses),
        "url_tampil": reverse("pegawai:saya") if saya else _url_profil(pegawai),
    }
    return render(request, nama, konteks)
