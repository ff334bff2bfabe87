"""The committee's sheet: conflicts, own scores, the others', the proposal; the PPK's decision."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from karir.models import KursiKomite, Lowongan, PutusanLowongan
from karir.pengisian.alur import halangan
from karir.pengisian.forms import BenturanForm
from karir.pengisian.selectors.langkah import langkah_kini
from karir.pengisian.selectors.lowongan import (
    calon_lembar,
    calon_terlihat,
    kursi_terlihat,
    suara_terlihat,
)
from karir.pengisian.services.ketentuan import ketentuan_isi
from karir.pengisian.services.lowongan import LowonganDitolak
from karir.pengisian.services.putusan import calon_putuskan, lebih_tinggi
from karir.pengisian.services.sidang import (
    UsulanCalon,
    benturan_nyatakan,
    calon_usulkan,
    suara_simpan,
    usul_halangan,
)
from karir.pengisian.views.lowongan import bulat, satu_lowongan, tolak
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku

_SUSULAN = {"nyatakan": "Pernyataan Anda dicatat.", "simpan": "Penilaian disimpan, belum dikirim.",
            "kirim": "Penilaian dikirim. Anda kini melihat penilaian anggota lain.",
            "usulkan": "Usulan dikirim kepada PPK."}  # fmt: skip


def nilai_ratusan(teks: str) -> int | None:
    """A score as typed (80 or 80,5) in hundredths; None where there is none or it is no score."""
    try:
        nilai = Decimal(teks.strip().replace(",", "."))
    except InvalidOperation:
        return None
    if not nilai.is_finite() or not 0 <= nilai <= 100 or nilai != round(nilai, 2):
        return None
    return int(nilai * 100)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("lowongan.sidang")
def sidang(request: HttpRequest, pk: int) -> HttpResponse:
    """One member's sheet; what is shown follows how far the member has come."""
    lowongan = satu_lowongan(request, pk)
    pengguna = pengguna_dari(request)
    kursi = next(
        (k for k in kursi_terlihat(pengguna=pengguna, lowongan=lowongan)
         if k.pengguna_id == pengguna.pk),
        None,
    )  # fmt: skip
    if kursi is None:
        raise Http404
    galat: LowonganDitolak | None = None
    form = BenturanForm(request.POST if request.POST.get("aksi") == "nyatakan" else None)
    if request.method == "POST":
        aksi = request.POST.get("aksi", "")
        try:
            if _laksanakan(request, lowongan, aksi, form):
                messages.success(request, _SUSULAN[aksi])
                return redirect("karir:lowongan_sidang", pk=pk)
        except LowonganDitolak as ditolak:
            galat = ditolak
            if aksi == "nyatakan":
                tolak(form, ditolak)
    konteks = _lembar_sidang(request, lowongan, kursi, galat)
    status = 422 if galat is not None or form.errors else 200
    return render(request, "karir/pengisian/sidang.html", konteks | {"form": form}, status=status)


def _laksanakan(request: HttpRequest, lowongan: Lowongan, aksi: str, form: BenturanForm) -> bool:
    """Do what was asked; whether it was done."""
    siapa = pelaku(request)
    if aksi == "nyatakan":
        if not form.is_valid():
            return False
        benturan_nyatakan(
            lowongan_id=lowongan.pk,
            benturan=form.cleaned_data["benturan"] == "ada",
            uraian=form.cleaned_data["uraian"],
            pelaku=siapa,
        )
    elif aksi in ("simpan", "kirim"):
        suara_simpan(
            lowongan_id=lowongan.pk, nilai=_nilai(request, lowongan), kirim=aksi == "kirim",
            pelaku=siapa,
        )  # fmt: skip
    elif aksi == "usulkan":
        calon_usulkan(
            lowongan_id=lowongan.pk,
            usulan=_usulan(request),
            alasan=request.POST.get("alasan", "")[:4000],
            pelaku=siapa,
        )
    else:
        return False
    return True


def _nilai(request: HttpRequest, lowongan: Lowongan) -> dict[int, tuple[int | None, str]]:
    isi: dict[int, tuple[int | None, str]] = {}
    salah: dict[str, str] = {}
    for nomor in lowongan.calon.values_list("pk", flat=True):
        teks = request.POST.get(f"nilai-{nomor}", "")
        nilai = nilai_ratusan(teks)
        if teks.strip() and nilai is None:
            salah[f"nilai-{nomor}"] = "Nilai ditulis 0 sampai 100, paling banyak dua desimal."
        isi[nomor] = (nilai, request.POST.get(f"alasan-{nomor}", "")[:2000])
    if salah:
        raise LowonganDitolak(kesalahan=salah)
    return isi


def _usulan(request: HttpRequest) -> list[UsulanCalon]:
    return [
        UsulanCalon(calon_id=nomor, alasan=request.POST.get(f"alasan-usul-{ke}", "")[:2000])
        for ke in (1, 2, 3)
        if (nomor := bulat(request.POST.get(f"usul-{ke}", "")))
    ]


def _lembar_sidang(
    request: HttpRequest, lowongan: Lowongan, kursi: KursiKomite, galat: LowonganDitolak | None
) -> dict[str, Any]:
    pengguna = pengguna_dari(request)
    semua = suara_terlihat(pengguna=pengguna, lowongan=lowongan)
    sendiri = {s.calon_id: s for s in semua if s.kursi_id == kursi.pk}
    kirim = request.POST if request.POST.get("aksi") in ("simpan", "kirim") else None
    baris = []
    for calon in calon_terlihat(pengguna=pengguna, lowongan=lowongan):
        ada = sendiri.get(calon.pk)
        nilai = "" if ada is None else f"{Decimal(ada.nilai) / 100:f}".replace(".", ",")
        baris.append(
            {
                "lembar": calon_lembar(calon, lowongan),
                "nilai": kirim.get(f"nilai-{calon.pk}", "") if kirim else nilai,
                "alasan": kirim.get(f"alasan-{calon.pk}", "") if kirim
                else (ada.alasan if ada else ""),
                "galat_nilai": galat.kesalahan.get(f"nilai-{calon.pk}", "") if galat else "",
                "galat_alasan": galat.kesalahan.get(f"alasan-{calon.pk}", "") if galat else "",
                "suara": [s for s in semua if s.calon_id == calon.pk],
            }
        )  # fmt: skip
    isi = ketentuan_isi(instansi_id=lowongan.instansi_id, hari=timezone.localdate())
    banyak = min(isi.usulan, len(baris))
    mengusul = kursi.ketua and lowongan.status == "SIDANG"
    usul = [
        {
            "ke": ke,
            "calon": bulat(request.POST.get(f"usul-{ke}", "")),
            "alasan": request.POST.get(f"alasan-usul-{ke}", ""),
        }
        for ke in range(1, banyak + 1)
    ]
    return {
        "satu": lowongan,
        "kursi": kursi,
        "baris": baris,
        "kursi_lain": kursi_terlihat(pengguna=pengguna, lowongan=lowongan),
        "galat": galat,
        "bersidang": lowongan.status == "SIDANG",
        "boleh_nilai": lowongan.status == "SIDANG" and kursi.benturan is False
        and not kursi.terhalang and kursi.dikirim_pada is None,
        "usul": usul if mengusul else [],
        "usul_alasan": request.POST.get("alasan", ""),
        "usul_halangan": usul_halangan(lowongan, pengguna.pk) if mengusul else "",
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin("lowongan.putuskan")
def putusan(request: HttpRequest, pk: int) -> HttpResponse:
    """The proposal and its whole file for the PPK, who chooses one of it with a reason."""
    lowongan = satu_lowongan(request, pk)
    pengguna = pengguna_dari(request)
    galat = ""
    if request.method == "POST":
        try:
            hasil = calon_putuskan(
                lowongan_id=lowongan.pk,
                calon_id=bulat(request.POST.get("calon", "")),
                alasan=request.POST.get("alasan", "")[:4000],
                pelaku=pelaku(request),
            )
        except LowonganDitolak as ditolak:
            galat = str(ditolak)
        else:
            kata = " Pilihan ini berbeda dari peringkat dan tercatat demikian." * hasil.melawan
            messages.success(request, f"Putusan dicatat.{kata}")
            return redirect("karir:lowongan_rinci", pk=pk)
    kini = langkah_kini(pengguna=pengguna, lowongan=lowongan)
    semua = calon_terlihat(pengguna=pengguna, lowongan=lowongan)
    usulan = sorted((c for c in semua if c.urutan_usul), key=lambda c: c.urutan_usul or 0)
    konteks = {
        "satu": lowongan,
        "lembar": [(calon_lembar(c, lowongan), lebih_tinggi(c)) for c in usulan],
        "tidak_diusulkan": [calon_lembar(c, lowongan) for c in semua if not c.urutan_usul],
        "suara": suara_terlihat(pengguna=pengguna, lowongan=lowongan),
        "kursi": kursi_terlihat(pengguna=pengguna, lowongan=lowongan),
        "putusan": PutusanLowongan.objects.terlihat_oleh(pengguna).filter(lowongan=lowongan)
        .select_related("calon").first(),
        "boleh": "putuskan" in kini.boleh,
        "halangan": kini.sebab.get("putuskan")
        or halangan(lowongan, "putuskan", pengguna.pk) * (lowongan.status == "DIUSULKAN"),
        "galat": galat,
        "dipilih": bulat(request.POST.get("calon", "")),
        "alasan": request.POST.get("alasan", ""),
    }  # fmt: skip
    return render(request, "karir/pengisian/putusan.html", konteks, status=422 if galat else 200)
