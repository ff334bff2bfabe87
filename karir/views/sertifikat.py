"""The certificate of a run, for its agency and for anybody; one's own receipt."""

import json
from pathlib import Path

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from karir import periksa_tanda_terima as pemeriksa_tt
from karir.forms import KodeSertifikatForm
from karir.selectors.hasil import hasil_terlihat, proses_terlihat
from karir.selectors.pengukuhan import hasil_tandai
from karir.selectors.sertifikat import sertifikat_proses, sertifikat_umum, tanda_terima
from karir.services.sertifikat import sertifikat_minta
from karir.views.umum import ProsesDiarsipkan, proses_diminta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.pegawai.lingkup import halaman_diri


@require_safe
@perlu_izin("diri.lihat")
def sertifikat(request: HttpRequest, pk: int) -> HttpResponse:
    """What was certified of a run, for everybody of its agency."""
    pengguna = pengguna_dari(request)
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna), pk=pk)
    terbit = sertifikat_proses(pengguna=pengguna, proses=proses)
    url = reverse("karir:sertifikat_umum", args=[terbit.kode_tertulis]) if terbit else ""
    konteks = {
        "proses": proses,
        "sertifikat": terbit,
        "alamat_umum": request.build_absolute_uri(url) if url else "",
        "boleh_minta": pengguna.boleh("hasil.hitung"),
        "boleh_proses": pengguna.boleh("hasil.lihat"),
    }
    return render(request, "karir/sertifikat.html", konteks)


@require_POST
@perlu_izin("hasil.hitung")
def minta(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue the certificate of a run that has none."""
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    pekerjaan = sertifikat_minta(proses=proses, pelaku=pelaku(request))
    if pekerjaan is None:
        messages.info(request, "Sertifikatnya sudah ada atau sedang dibuat.")
        return redirect("karir:sertifikat", pk=proses.pk)
    messages.success(request, "Pembuatan sertifikat dimulai.")
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)


@require_safe
@login_not_required
@never_cache
def cari(request: HttpRequest) -> HttpResponse:
    """Ask for a code; a right one leads to its certificate."""
    form = KodeSertifikatForm(request.GET if "kode" in request.GET else None)
    if form.is_valid():
        return redirect("karir:sertifikat_umum", kode=form.cleaned_data["kode"])
    return render(request, "karir/sertifikat_cari.html", {"form": form})


@require_safe
@login_not_required
@never_cache
def umum(request: HttpRequest, kode: str) -> HttpResponse:
    """A published certificate: figures of the whole run, nothing of anybody in it."""
    terbit = sertifikat_umum(kode=kode)
    if terbit is None:
        form = KodeSertifikatForm({"kode": kode})
        if form.is_valid():
            form.add_error("kode", "Tidak ada sertifikat yang diumumkan dengan kode ini.")
        return render(request, "karir/sertifikat_cari.html", {"form": form}, status=404)
    return render(request, "karir/sertifikat_umum.html", {"sertifikat": terbit})


@require_safe
@login_not_required
def pemeriksa(request: HttpRequest) -> HttpResponseBase:
    """The program that checks a receipt, for anybody."""
    berkas = Path(pemeriksa_tt.__file__)
    return FileResponse(
        berkas.open("rb"), as_attachment=True, filename=berkas.name, content_type="text/x-python"
    )


@require_safe
@halaman_diri
def tanda_terima_saya(request: HttpRequest) -> HttpResponse:
    """What a receipt is, how it is checked, and the way to the own one."""
    pengguna = pengguna_dari(request)
    proses = proses_diminta(request)
    terbit = sertifikat_proses(pengguna=pengguna, proses=proses) if proses else None
    hasil = hasil_terlihat(pengguna=pengguna, proses=proses).first() if proses else None
    hasil_tandai(pengguna=pengguna, hasil=[hasil])
    konteks = {"proses": proses, "sertifikat": terbit, "hasil": hasil}
    return render(request, "karir/tanda_terima.html", konteks)


@require_safe
@halaman_diri
@never_cache
def tanda_terima_unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """The own receipt of a run as a file, checked before it is handed out."""
    pengguna = pengguna_dari(request)
    proses = get_object_or_404(proses_terlihat(pengguna=pengguna), pk=pk)
    if proses.diarsipkan:  # type: ignore[attr-defined]
        raise ProsesDiarsipkan(proses)
    hasil = hasil_terlihat(pengguna=pengguna, proses=proses).first()
    terbit = sertifikat_proses(pengguna=pengguna, proses=proses)
    tanda = tanda_terima(hasil=hasil, sertifikat=terbit) if hasil and terbit else None
    if tanda is None or terbit is None:
        raise Http404
    try:
        pemeriksa_tt.periksa(tanda, terbit.kode)
    except pemeriksa_tt.TidakCocok as galat:
        messages.error(
            request,
            f"Hasil Anda yang tersimpan berbeda dengan yang disertifikatkan: {galat}. "
            "Laporkan kepada BKD atau auditor instansi Anda.",
        )
        return redirect(f"{reverse('karir:tanda_terima')}?proses={proses.pk}")
    catat(
        pelaku=pelaku(request),
        tindakan="peringkat.tanda_terima",
        objek_jenis="proses",
        objek_id=proses.pk,
        objek_nama=str(proses),
        rincian={"kode": terbit.kode},
    )
    isi = json.dumps(tanda, ensure_ascii=False, indent=1) + "\n"
    jawaban = HttpResponse(isi, content_type="application/json; charset=utf-8")
    nama = f"tanda-terima-{proses.tanggal_acuan}-nomor-{proses.pk}.json"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban
