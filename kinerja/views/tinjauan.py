"""The page of a review in a period: the person fills in realisations, the appraiser rates. Drafts
save themselves where scripts run (`otomatis`), and by a button where not. Its evidence is in
bukti."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.alur import LANGKAH_TINJAUAN, PEGAWAI, PENILAI, langkah_terbuka, peran_pada
from kinerja.forms_skp import VersiForm
from kinerja.forms_tinjauan import BuktiForm, NilaiForm, RealisasiForm
from kinerja.label import label_lengkap
from kinerja.models import PeriodeTinjauan, Skp, TinjauanPeriodik
from kinerja.selectors.masukan import masukan_tentang
from kinerja.selectors.skp import BERJALAN, dialog_daftar
from kinerja.selectors.tahun import segera_hari, tenggat
from kinerja.selectors.tinjauan import (
    berikutnya,
    perilaku_ditinjau,
    rhk_ditinjau,
    tinjauan_lalu,
    tinjauan_satu,
)
from kinerja.services.tinjauan import (
    tinjauan_langkah,
    tinjauan_nilai,
    tinjauan_realisasi_simpan,
)
from kinerja.services.umum import BentrokVersi, KinerjaDitolak
from kinerja.views.umum import Beda, beda_isian, peserta
from talenta.akun.akses import perlu_izin
from talenta.pegawai.lingkup import DISEBUT, halaman_diri, sebut_orang, tentang_orang

Satu = tuple[Skp, PeriodeTinjauan, TinjauanPeriodik | None]


def tinjauan_atau_404(request: HttpRequest, pk: int, periode: int) -> Satu:
    try:
        return tinjauan_satu(oleh=request.user, skp_id=pk, periode_id=periode)
    except Skp.DoesNotExist:
        raise Http404 from None


def halaman_tinjauan(
    request: HttpRequest,
    satu: Satu,
    *,
    nilai: NilaiForm | None = None,
    realisasi: RealisasiForm | None = None,
    bukti: BuktiForm | None = None,
    beda: list[Beda] | None = None,
    status: int = 200,
) -> HttpResponse:
    skp, periode, tinjauan = satu
    pengguna: Any = request.user
    hari = timezone.localdate()
    peran = peran_pada(skp, pengguna.lingkup.pegawai_id)
    baris, perilaku = (
        rhk_ditinjau(skp=skp, tinjauan=tinjauan),
        perilaku_ditinjau(skp=skp, tinjauan=tinjauan),
    )
    tahap = tinjauan.status if tinjauan else TinjauanPeriodik.Status.DRAF
    terbuka = periode.terbuka and skp.status in BERJALAN and periode.mulai <= hari
    menilai = peran == PENILAI and terbuka and tahap != TinjauanPeriodik.Status.DINILAI
    mengisi = peran == PEGAWAI and terbuka and tahap == TinjauanPeriodik.Status.DRAF
    lalu = tinjauan_lalu(tinjauan_skp=skp, periode=periode) if menilai else None
    if menilai and nilai is None:
        nilai = NilaiForm(rhk=baris, perilaku=perilaku, initial=_awal(request, tinjauan, lalu))
    if mengisi and realisasi is None:
        realisasi = RealisasiForm(baris=baris)
    segera = segera_hari(instansi_id=skp.instansi_id, hari=hari)
    isi = {
        "skp": skp,
        "periode": periode,
        "tinjauan": tinjauan,
        "tahap": TinjauanPeriodik.Status(tahap).label,
        "peran": peran,
        "baris": [
            (s, realisasi[f"realisasi-{s.rhk.pk}"] if mengisi and realisasi else None)
            for s in baris
        ],
        "perilaku_dinilai": [s for s in perilaku if s.rating or s.umpan_balik],
        "perilaku_lain": [s for s in perilaku if not (s.rating or s.umpan_balik)],
        "nilai": nilai if menilai else None,
        "mengisi": mengisi,
        "bukti_form": (bukti or BuktiForm()) if mengisi else None,
        "bukti_rhk": request.POST.get("rhk", ""),
        "langkah": [
            s
            for s in (langkah_terbuka(LANGKAH_TINJAUAN, tahap, peran) if terbuka else [])
            if s.kode != "nilai"
        ],
        "tenggat": tenggat(batas=periode.batas, status=periode.status, hari=hari, segera=segera),
        "terbaca": peran == PENILAI or tahap == TinjauanPeriodik.Status.DINILAI,
        "lalu": lalu,
        "dialog": [s for s in dialog_daftar(skp=skp) if s.langkah == f"tinjauan-{periode.pk}"],
        "berikutnya": berikutnya(oleh=pengguna, skp=skp, periode=periode)
        if peran == PENILAI
        else None,
        "beda": beda,
        "hari": hari,
        "masukan": masukan_tentang(oleh=pengguna, pegawai_id=skp.pegawai_id, periode=periode),
    }
    return render(request, "kinerja/tinjauan.html", isi, status=status)


def _awal(
    request: HttpRequest, tinjauan: TinjauanPeriodik | None, lalu: TinjauanPeriodik | None
) -> dict[str, str]:
    """What the ratings begin with: what is kept, or on request those of the period before."""
    asal = lalu if request.GET.get("salin") == "1" and lalu is not None else tinjauan
    if asal is None:
        return {}
    return {
        "rating_hasil": asal.rating_hasil,
        "rating_perilaku": asal.rating_perilaku,
        "catatan": asal.catatan,
    }


@require_safe
@halaman_diri
def saya(request: HttpRequest, pk: int, periode: int) -> HttpResponseBase:
    """A review as its person or its appraiser sees it."""
    return halaman_tinjauan(request, tinjauan_atau_404(request, pk, periode))


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def lihat(request: HttpRequest, pk: int, periode: int) -> HttpResponseBase:
    """A review to read, for officers in scope."""
    satu = tinjauan_atau_404(request, pk, periode)
    sebut_orang(request, satu[0].pegawai_id)
    return halaman_tinjauan(request, satu)


def _versi(request: HttpRequest) -> int:
    form = VersiForm(request.POST)
    if not form.is_valid():
        raise Http404
    nomor: int = form.cleaned_data["versi"]
    return nomor


def _otomatis(request: HttpRequest) -> bool:
    return request.POST.get("otomatis") == "1"


def _tersimpan(versi: int) -> JsonResponse:
    return JsonResponse({"versi": versi, "pukul": f"{timezone.localtime():%H.%M}"})


@require_POST
@halaman_diri
def nilai(request: HttpRequest, pk: int, periode: int) -> HttpResponseBase:
    """Keep the appraiser's ratings, and with `selesai` finish the review."""
    satu = tinjauan_atau_404(request, pk, periode)
    skp, tinjauan = satu[0], satu[2]
    baris, perilaku = (
        rhk_ditinjau(skp=skp, tinjauan=tinjauan),
        perilaku_ditinjau(skp=skp, tinjauan=tinjauan),
    )
    selesai = "" if _otomatis(request) else request.POST.get("selesai", "")
    form = NilaiForm(request.POST, rhk=baris, perilaku=perilaku, draf=not selesai)
    if not form.is_valid():
        if _otomatis(request):
            return JsonResponse({"pesan": "Ada isian yang belum benar."}, status=422)
        return halaman_tinjauan(request, satu, nilai=form, status=422)
    try:
        hasil = tinjauan_nilai(
            skp_id=pk,
            periode_id=periode,
            versi=_versi(request),
            isi=form.isi(),
            selesai=bool(selesai),
            hari=timezone.localdate(),
            oleh=peserta(request),
        )
    except BentrokVersi:
        return _bentrok_nilai(request, pk, periode, form)
    except KinerjaDitolak as galat:
        if _otomatis(request):
            return JsonResponse({"pesan": str(galat)}, status=422)
        form.add_error(None, str(galat))
        return halaman_tinjauan(request, satu, nilai=form, status=422)
    if _otomatis(request):
        return _tersimpan(hasil.versi)
    if not selesai:
        messages.success(request, "Draf tersimpan.")
        return redirect("kinerja:tinjauan_saya", pk=pk, periode=periode)
    messages.success(request, f"{skp.nama}: {hasil.get_predikat_display()}.")
    lanjut = berikutnya(oleh=request.user, skp=skp, periode=satu[1])
    if selesai == "lanjut" and lanjut is not None:
        return redirect("kinerja:tinjauan_saya", pk=lanjut.pk, periode=periode)
    return redirect("kinerja:tim_saya")


def _bentrok_nilai(
    request: HttpRequest, pk: int, periode: int, form: NilaiForm
) -> HttpResponseBase:
    if _otomatis(request):
        pesan = "Tinjauan ini berubah di tab atau oleh orang lain. Simpan untuk melihat bedanya."
        return JsonResponse({"pesan": pesan}, status=409)
    kini = tinjauan_atau_404(request, pk, periode)
    tinjauan = kini[2]
    lama = NilaiForm(
        rhk=rhk_ditinjau(skp=kini[0], tinjauan=tinjauan),
        perilaku=perilaku_ditinjau(skp=kini[0], tinjauan=tinjauan),
        initial=_awal(request, tinjauan, None),
    )
    beda = beda_isian(lama.kata(lama.initial), form.kata(form.cleaned_data))
    return halaman_tinjauan(request, kini, nilai=form, beda=beda, status=409)


@require_POST
@halaman_diri
def realisasi(request: HttpRequest, pk: int, periode: int) -> HttpResponseBase:
    """Keep one's own realisations."""
    satu = tinjauan_atau_404(request, pk, periode)
    form = RealisasiForm(request.POST, baris=rhk_ditinjau(skp=satu[0], tinjauan=satu[2]))
    if not form.is_valid():
        if _otomatis(request):
            return JsonResponse({"pesan": "Ada isian yang belum benar."}, status=422)
        return halaman_tinjauan(request, satu, realisasi=form, status=422)
    try:
        hasil = tinjauan_realisasi_simpan(
            skp_id=pk,
            periode_id=periode,
            versi=_versi(request),
            isi=form.isi(),
            hari=timezone.localdate(),
            oleh=peserta(request),
        )
    except BentrokVersi:
        if _otomatis(request):
            pesan = "Realisasi ini berubah di tab lain. Simpan untuk melihat bedanya."
            return JsonResponse({"pesan": pesan}, status=409)
        kini = tinjauan_atau_404(request, pk, periode)
        lama = RealisasiForm(baris=rhk_ditinjau(skp=kini[0], tinjauan=kini[2]))
        beda = [
            Beda(label_lengkap(form.fields[nama]), str(lama.initial.get(nama, "")), isi)
            for nama, isi in form.cleaned_data.items()
            if str(lama.initial.get(nama, "")).split() != isi.split()
        ]
        return halaman_tinjauan(request, kini, realisasi=form, beda=beda, status=409)
    except KinerjaDitolak as galat:
        if _otomatis(request):
            return JsonResponse({"pesan": str(galat)}, status=422)
        messages.error(request, str(galat))
        return redirect("kinerja:tinjauan_saya", pk=pk, periode=periode)
    if _otomatis(request):
        return _tersimpan(hasil.versi_realisasi)
    messages.success(request, "Realisasi tersimpan.")
    return redirect("kinerja:tinjauan_saya", pk=pk, periode=periode)


@require_POST
@halaman_diri
def langkah(request: HttpRequest, pk: int, periode: int) -> HttpResponseBase:
    """Submit, take back, return, or open again."""
    tinjauan_atau_404(request, pk, periode)
    try:
        tinjauan_langkah(
            skp_id=pk,
            periode_id=periode,
            kode=request.POST.get("langkah", ""),
            isi=request.POST.get("isi", "")[:4000],
            hari=timezone.localdate(),
            oleh=peserta(request),
        )
    except KinerjaDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Tinjauan sudah diteruskan.")
    return redirect("kinerja:tinjauan_saya", pk=pk, periode=periode)
