"""Everybody judged, the shortlist, one candidate, and candidates side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from karir.mesin.kalimat_kelayakan import JUDUL
from karir.mesin.kelayakan import TIDAK
from karir.mesin.syarat import syarat_muat
from karir.models import CalonLowongan, KelayakanPegawai, Lowongan
from karir.pengisian.forms import SaringLayakForm, VerifikasiForm
from karir.pengisian.selectors.lowongan import (
    angka,
    calon_lembar,
    calon_tandai,
    calon_terlihat,
    kelayakan_saring,
    kelayakan_terlihat,
    putusan_baris,
)
from karir.pengisian.services.calon import calon_hapus, calon_tambah, calon_verifikasi
from karir.pengisian.services.lowongan import LowonganDitolak
from karir.pengisian.views.lowongan import bulat, satu_lowongan
from karir.rumus import dua_desimal
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.keyset import halaman
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import BATAS_XLSX, unduhan_baris

SEHALAMAN = 50


def _tersaring(request: HttpRequest, lowongan: Lowongan) -> tuple[SaringLayakForm, Any]:
    form = SaringLayakForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {}
    semua = kelayakan_terlihat(pengguna=pengguna_dari(request), lowongan=lowongan)
    return form, kelayakan_saring(semua, cari=isi.get("cari", ""), status=isi.get("status", ""))


@require_safe
@perlu_izin("lowongan.nilai")
def kelayakan(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody with the outcome of each rule, in the order of the match."""
    lowongan = satu_lowongan(request, pk)
    form, semua = _tersaring(request, lowongan)
    satu_halaman = halaman(
        semua,
        kolom=("urutan",),
        ukuran=SEHALAMAN,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    syarat = syarat_muat(lowongan.syarat)
    sudah = set(lowongan.calon.values_list("pegawai_id", flat=True))
    kueri = request.GET.urlencode()
    boleh = pengguna_dari(request).boleh("lowongan.susun") and lowongan.status == "DINILAI"
    konteks = {
        "satu": lowongan,
        "penilaian": lowongan.penilaian,
        "form": form,
        "tersaring": any(request.GET.get(n) for n in form.fields),
        "baris": [
            {
                "layak": layak,
                "angka": angka(layak),
                "putusan": putusan_baris(hasil=layak.hasil, fakta=layak.fakta, syarat=syarat),
                "boleh": boleh and layak.status != TIDAK and layak.pegawai_id not in sudah,
                "sudah": layak.pegawai_id in sudah,
            }
            for layak in satu_halaman.baris
        ],
        **satu_halaman.tautan(request.GET),
        "ekspor": [
            {
                "judul": j.upper(),
                "url": f"{reverse('karir:kelayakan_ekspor', args=[pk, j])}?{kueri}",
            }
            for j in ("csv", "xlsx")
        ],
    }
    return render(request, "karir/pengisian/kelayakan.html", konteks)


@require_safe
@perlu_izin("lowongan.nilai")
def ekspor(request: HttpRequest, pk: int, jenis: str) -> HttpResponseBase:
    """What the list shows as a file; that it was taken stands in the audit."""
    lowongan = satu_lowongan(request, pk)
    _, semua = _tersaring(request, lowongan)
    if jenis == "xlsx" and semua.order_by().count() > BATAS_XLSX:
        messages.error(request, "Berkas XLSX terlalu panjang. Unduh CSV, atau persempit saringan.")
        return redirect("karir:lowongan_kelayakan", pk=pk)
    catat(
        pelaku=pelaku(request),
        tindakan="lowongan.ekspor",
        objek_jenis="lowongan",
        objek_id=lowongan.pk,
        objek_nama=lowongan.nama,
        rincian={"jenis": jenis, "saringan": request.GET.urlencode()},
    )
    syarat = syarat_muat(lowongan.syarat)
    judul = [kata.upper() for kata in JUDUL.values()]
    kepala = ["PERINGKAT", "NIP", "NAMA", "JABATAN", "UNIT", "KELAYAKAN", "KECOCOKAN", "TALENTA",
              "TEKNIS", "DIGITAL", *judul]  # fmt: skip
    baris = (_baris(layak, syarat) for layak in semua.order_by("urutan").iterator(5000))
    berkas, _ = unduhan_baris(f"kelayakan-lowongan-{pk}.{jenis}", jenis, kepala, baris)
    return berkas


def _baris(layak: KelayakanPegawai, syarat: Any) -> list[str]:
    nilai = angka(layak)
    isi = {
        b.kode: f"{b.status_kata}: {b.fakta}"
        for b in putusan_baris(hasil=layak.hasil, fakta=layak.fakta, syarat=syarat)
    }
    orang = layak.pegawai
    return [
        str(layak.peringkat or ""),
        orang.nip,
        orang.nama_lengkap,
        orang.jabatan.nama if orang.jabatan else "",
        orang.unit.nama,
        str(layak.get_status_display()),
        *(
            dua_desimal(n) if n is not None else ""
            for n in (nilai.kecocokan, nilai.talenta, nilai.teknis, nilai.digital)
        ),
        *(isi.get(kode, "Tidak diminta") for kode in JUDUL),
    ]


@require_POST
@perlu_izin("lowongan.susun")
def tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody on the shortlist."""
    lowongan = satu_lowongan(request, pk)
    try:
        calon = calon_tambah(
            lowongan_id=lowongan.pk,
            pegawai_id=bulat(request.POST.get("pegawai", "")),
            alasan=request.POST.get("alasan", "")[:1000],
            pelaku=pelaku(request),
        )
    except LowonganDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"{calon.nama} masuk daftar pendek.")
    kembali = request.POST.get("kembali", "")
    alamat = reverse("karir:lowongan_kelayakan", args=[lowongan.pk])
    return redirect(f"{alamat}?{kembali[:500]}" if kembali else alamat)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("lowongan.lihat")
def rinci(request: HttpRequest, pk: int, calon_id: int) -> HttpResponse:
    """One candidate: each requirement with its fact, what is verified; officers verify here."""
    lowongan = satu_lowongan(request, pk)
    pengguna = pengguna_dari(request)
    terlihat = CalonLowongan.objects.terlihat_oleh(pengguna).prefetch_related("verifikasi__oleh")
    calon = get_object_or_404(terlihat, pk=calon_id, lowongan=lowongan)
    boleh = pengguna.boleh("lowongan.susun") and lowongan.status == "DINILAI"
    salah: VerifikasiForm | None = None
    if request.method == "POST" and boleh:
        if request.POST.get("aksi") == "hapus":
            return _hapus(request, lowongan, calon)
        salah = VerifikasiForm(request.POST)
        if salah.is_valid():
            try:
                calon_verifikasi(
                    lowongan_id=lowongan.pk,
                    calon_id=calon.pk,
                    butir=salah.cleaned_data["butir"],
                    lulus=salah.cleaned_data["lulus"] == "ya",
                    catatan=salah.cleaned_data["catatan"],
                    pelaku=pelaku(request),
                )
            except LowonganDitolak as galat:
                salah.add_error(None, str(galat))
            else:
                messages.success(request, "Hasil verifikasi disimpan.")
                return redirect("karir:calon", pk=pk, calon_id=calon_id)
    calon_tandai([calon], pengguna=pengguna, lowongan=lowongan)
    lembar = calon_lembar(calon, lowongan)
    for ke, butir in enumerate(lembar.verifikasi):
        ini = salah is not None and salah.data.get("butir") == butir["butir"]
        butir["form"] = salah if ini else VerifikasiForm(
            initial={"butir": butir["butir"]}, auto_id=f"v{ke}-%s"
        )  # fmt: skip
    konteks = {"satu": lowongan, "lembar": lembar, "boleh": boleh}
    status = 422 if salah is not None and salah.errors else 200
    return render(request, "karir/pengisian/calon.html", konteks, status=status)


def _hapus(request: HttpRequest, lowongan: Lowongan, calon: CalonLowongan) -> HttpResponse:
    try:
        calon_hapus(
            lowongan_id=lowongan.pk,
            calon_id=calon.pk,
            alasan=request.POST.get("alasan", "")[:1000],
            pelaku=pelaku(request),
        )
    except LowonganDitolak as galat:
        messages.error(request, str(galat))
        return redirect("karir:calon", pk=lowongan.pk, calon_id=calon.pk)
    messages.success(request, f"{calon.nama} dikeluarkan dari daftar pendek.")
    return redirect("karir:lowongan_rinci", pk=lowongan.pk)


@require_safe
@perlu_izin("lowongan.lihat")
def banding(request: HttpRequest, pk: int) -> HttpResponse:
    """Two to four candidates side by side; the first four where none was chosen."""
    lowongan = satu_lowongan(request, pk)
    semua = calon_terlihat(pengguna=pengguna_dari(request), lowongan=lowongan)
    diminta = {bulat(n) for n in request.GET.getlist("calon")}
    dipilih = [c for c in semua if c.pk in diminta][:4]
    kurang = bool(diminta) and len(dipilih) < 2
    if len(dipilih) < 2:
        dipilih = semua[:4]
    lembar = [calon_lembar(c, lowongan) for c in dipilih]
    kode = [b.kode for b in lembar[0].baris] if lembar else []
    konteks = {
        "satu": lowongan,
        "semua": semua,
        "dipilih": {c.pk for c in dipilih},
        "kurang": kurang,
        "lembar": lembar,
        "aturan": [[next(b for b in satu.baris if b.kode == k) for satu in lembar] for k in kode],
    }
    return render(request, "karir/pengisian/banding.html", konteks)
