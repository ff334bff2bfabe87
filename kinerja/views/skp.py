"""The page of a plan: for the person, for the appraiser, and to read for officers in scope."""

from collections import Counter
from collections.abc import Callable
from itertools import product
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kinerja.alur import LANGKAH_SKP, PEGAWAI, PENILAI, langkah_terbuka, peran_pada
from kinerja.forms_skp import EkspektasiForm, VersiForm, awal_rhk, nama_indikator, susunan_rhk
from kinerja.kode import Aspek, Perilaku
from kinerja.models import Skp
from kinerja.selectors.skp import (
    dialog_daftar,
    perilaku_daftar,
    rhk_daftar,
    rhk_pimpinan,
    skp_satu,
    skp_tahun_lalu,
)
from kinerja.services.skp import (
    DAPAT_DIBERI_EKSPEKTASI,
    DAPAT_DISUSUN,
    INDIKATOR_SEASPEK,
    IsiRhk,
    skp_dialog,
    skp_ekspektasi_simpan,
    skp_langkah,
    skp_rhk_simpan,
    skp_salin,
)
from kinerja.services.umum import BentrokVersi, KinerjaDitolak
from kinerja.views.umum import Beda, beda_isian, peserta
from talenta.akun.akses import perlu_izin
from talenta.pegawai.lingkup import DISEBUT, halaman_diri, sebut_orang, tentang_orang

BENTROK = "Isinya berubah sejak Anda membuka halaman ini. Muat yang terbaru, lalu ulangi."


def skp_atau_404(request: HttpRequest, pk: int) -> Skp:
    try:
        return skp_satu(oleh=request.user, pk=pk)
    except Skp.DoesNotExist:
        raise Http404 from None


def _halaman(
    request: HttpRequest,
    skp: Skp,
    *,
    susunan: Any = None,
    ekspektasi: EkspektasiForm | None = None,
    beda: list[Beda] | None = None,
    status: int = 200,
) -> HttpResponse:
    pengguna: Any = request.user
    peran, terbuka = peran_pada(skp, pengguna.lingkup.pegawai_id), skp.tahun_kinerja.terbuka
    rhk, perilaku = rhk_daftar(skp=skp), perilaku_daftar(skp=skp)
    menyusun = peran == PEGAWAI and terbuka and skp.status in DAPAT_DISUSUN
    memberi = peran == PENILAI and terbuka and skp.status in DAPAT_DIBERI_EKSPEKTASI
    if menyusun and susunan is None:
        susunan = susunan_rhk(
            data=None,
            bentuk=skp.bentuk,
            pimpinan=rhk_pimpinan(skp_id=skp.pk),
            awal=awal_rhk(rhk, skp.bentuk),
        )
    if memberi and ekspektasi is None:
        ekspektasi = EkspektasiForm(initial={satu.kode: satu.ekspektasi for satu in perilaku})
    isi = {
        "skp": skp,
        "tahun": skp.tahun_kinerja,
        "peran": peran,
        "rhk": rhk,
        "perilaku": perilaku,
        "isian_perilaku": [
            (satu, ekspektasi[satu.kode] if memberi and ekspektasi else None) for satu in perilaku
        ],
        "dialog": dialog_daftar(skp=skp),
        "susunan": susunan if menyusun else None,
        "memberi": memberi,
        "langkah": langkah_terbuka(LANGKAH_SKP, skp.status, peran) if terbuka else [],
        "boleh_salin": menyusun and not rhk and skp_tahun_lalu(skp=skp) is not None,
        "boleh_dialog": bool(peran) and terbuka,
        "periode": list(skp.tahun_kinerja.periode.order_by("nomor")),
        "bentuk": Skp.Bentuk.choices,
        "beda": beda,
    }
    return render(request, "kinerja/skp.html", isi, status=status)


@require_safe
@halaman_diri
def saya(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A plan as its person or its appraiser sees it."""
    return _halaman(request, skp_atau_404(request, pk))


@tentang_orang(DISEBUT)
@require_safe
@perlu_izin("kinerja.lihat")
def lihat(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A plan to read, for officers in scope."""
    skp = skp_atau_404(request, pk)
    sebut_orang(request, skp.pegawai_id)
    return _halaman(request, skp)


def _versi(request: HttpRequest) -> int:
    form = VersiForm(request.POST)
    if not form.is_valid():
        raise Http404
    nomor: int = form.cleaned_data["versi"]
    return nomor


def _kata_rhk(isi: list[IsiRhk]) -> dict[str, str]:
    hasil = {}
    for nomor, satu in enumerate(isi, start=1):
        hasil[f"Hasil kerja {nomor}"] = satu.uraian
        ke = Counter[str]()
        for s in satu.indikator:
            ke[s.aspek] += 1
            hasil[_judul_indikator(nomor, s.aspek, ke[s.aspek])] = f"{s.indikator} {s.target}"
    return hasil


def _judul_indikator(nomor: int, aspek: str, n: int) -> str:
    return f"Hasil kerja {nomor}, {aspek.lower() or 'ukuran'}{f' {n}' if n > 1 else ''}"


def _tersimpan(skp: Skp, bentuk: str) -> dict[str, str]:
    awal = awal_rhk(rhk_daftar(skp=skp), bentuk)
    hasil: dict[str, str] = {}
    for nomor, isi in enumerate(awal, start=1):
        hasil[f"Hasil kerja {nomor}"] = isi["uraian"]
        if "ukuran" in isi:
            hasil[f"Hasil kerja {nomor}, ukuran"] = isi["ukuran"]
        for aspek, n in product(Aspek.values, range(1, INDIKATOR_SEASPEK + 1)):
            nama = nama_indikator(aspek, n)
            if kata := isi.get(f"{nama}_indikator"):
                target = isi.get(f"{nama}_target", "")
                hasil[_judul_indikator(nomor, aspek, n)] = f"{kata} {target}"
    return hasil


@require_POST
@halaman_diri
def simpan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Keep the results of one's own plan."""
    skp, versi = skp_atau_404(request, pk), _versi(request)
    bentuk_isian = request.POST.get("bentuk_isian", skp.bentuk)
    bentuk = request.POST.get("bentuk", skp.bentuk)
    if bentuk not in Skp.Bentuk or bentuk_isian not in Skp.Bentuk:
        raise Http404
    susunan = susunan_rhk(
        data=request.POST, bentuk=bentuk_isian, pimpinan=rhk_pimpinan(skp_id=pk), awal=[]
    )
    if not susunan.is_valid():
        return _halaman(request, skp, susunan=susunan, status=422)
    isi = susunan.isi()
    try:
        skp_rhk_simpan(skp_id=pk, versi=versi, bentuk=bentuk, isi=isi, oleh=peserta(request))
    except BentrokVersi:
        kini = skp_atau_404(request, pk)
        beda = beda_isian(_tersimpan(kini, bentuk_isian), _kata_rhk(isi))
        return _halaman(request, kini, susunan=susunan, beda=beda, status=409)
    except KinerjaDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Rencana hasil kerja tersimpan.")
    return redirect("kinerja:skp_saya", pk=pk)


@require_POST
@halaman_diri
def ekspektasi(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Keep what the leader expects of the behaviours."""
    skp, versi, form = skp_atau_404(request, pk), _versi(request), EkspektasiForm(request.POST)
    if not form.is_valid():
        return _halaman(request, skp, ekspektasi=form, status=422)
    try:
        skp_ekspektasi_simpan(skp_id=pk, versi=versi, isi=form.cleaned_data, oleh=peserta(request))
    except BentrokVersi:
        kini = skp_atau_404(request, pk)
        lama = {satu.judul: satu.ekspektasi for satu in perilaku_daftar(skp=kini)}
        baru = {str(Perilaku(k).label): v for k, v in form.cleaned_data.items()}
        return _halaman(request, kini, ekspektasi=form, beda=beda_isian(lama, baru), status=409)
    except KinerjaDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Ekspektasi perilaku tersimpan.")
    return redirect("kinerja:skp_saya", pk=pk)


def _lakukan(request: HttpRequest, pk: int, berhasil: str, apa: Callable[[], Any]) -> HttpResponse:
    try:
        apa()
    except BentrokVersi:
        messages.error(request, BENTROK)
    except KinerjaDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, berhasil)
    return redirect("kinerja:skp_saya", pk=pk)


@require_POST
@halaman_diri
def langkah(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a step of the table, with a remark where one is written."""
    skp_atau_404(request, pk)
    versi, kode = _versi(request), request.POST.get("langkah", "")
    isi, oleh = request.POST.get("isi", "")[:4000], peserta(request)
    return _lakukan(
        request,
        pk,
        "SKP sudah diteruskan.",
        lambda: skp_langkah(skp_id=pk, versi=versi, kode=kode, isi=isi, oleh=oleh),
    )


@require_POST
@halaman_diri
def salin(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Fill an empty plan with one's last."""
    skp_atau_404(request, pk)
    versi, oleh = _versi(request), peserta(request)
    return _lakukan(
        request,
        pk,
        "SKP lama disalin. Sesuaikan target dan hasil pimpinan yang didukung.",
        lambda: skp_salin(skp_id=pk, versi=versi, oleh=oleh),
    )


@require_POST
@halaman_diri
def dialog(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Add a remark."""
    skp_atau_404(request, pk)
    isi, oleh = request.POST.get("isi", "")[:4000], peserta(request)
    return _lakukan(
        request, pk, "Tanggapan terkirim.", lambda: skp_dialog(skp_id=pk, isi=isi, oleh=oleh)
    )
