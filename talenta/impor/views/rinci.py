"""One import: how it goes, what it would do, and the acts on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.impor.forms import JenisForm, LembarForm
from talenta.impor.models import Impor
from talenta.impor.selectors import jenis_impor
from talenta.impor.selectors_peta import kode_asing_banyak
from talenta.impor.services.terapkan import impor_ajukan, impor_batalkan
from talenta.impor.services.unggah import TidakDapat, impor_periksa_lagi
from talenta.impor.temuan import MENIMPA_PERBAIKAN
from talenta.impor.views.baris import angka_impor, bahan_baris
from talenta.impor.views.umum import satu_impor, sebut_jumlah
from talenta.inti.models import Pekerjaan
from talenta.inti.permintaan import pelaku
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.views.sehat import broker_ada

S = Impor.Status


def _tanya_terap(impor: Impor) -> dict[str, str]:
    berubah = sebut_jumlah((impor.baru, "baris ditambahkan"), (impor.berubah, "baris diubah"))
    tetap = sebut_jumlah(
        (impor.sama, "baris yang sudah sama"), (impor.ditolak, "baris yang ditolak")
    )
    tertimpa = sum(n for kode, _, n in impor.kelompok_temuan if kode == MENIMPA_PERBAIKAN)
    kalimat = (
        f"{berubah or 'Tidak ada baris yang ditambahkan atau diubah'}.",
        tertimpa and f"{angka(tertimpa)} baris di antaranya menimpa perbaikan yang disetujui.",
        tetap and f"{tetap} tidak disentuh.",
        "Semuanya berhasil bersama, atau tidak ada yang berubah.",
    )
    return {
        "tombol_terap": f"Terapkan {angka(impor.baru + impor.berubah)} baris",
        "teks_terap": " ".join(satu for satu in kalimat if satu),
    }


def _antrean_hilang(impor: Impor) -> bool:
    pekerjaan = impor.pekerjaan
    menunggu = pekerjaan is not None and pekerjaan.status == Pekerjaan.Status.ANTRE
    return impor.diproses and menunggu and not broker_ada()


def _lembar(impor: Impor) -> str:
    """The sheet that was read, else the one that was asked for."""
    return str(impor.pengenalan.get("lembar") or impor.lembar)


def _hasil_tampil(impor: Impor) -> bool:
    return bool(impor.diperiksa_pada) and not impor.diproses and impor.status != S.TIDAK_TERBACA


@require_safe
@perlu_izin("impor.lihat")
def rinci(request: Any, pk: int) -> HttpResponse:
    """Counts, causes with their remedy, every row with what happens to it, how it was read."""
    impor = satu_impor(request, pk)
    tampil = _hasil_tampil(impor)
    return render(
        request,
        "impor/rinci.html",
        {
            "impor": impor,
            "jenis": jenis_impor(impor),
            "angka": angka_impor(impor),
            **_tanya_terap(impor),
            **(bahan_baris(request, impor) if tampil else {}),
            "kode_asing": kode_asing_banyak(impor=impor),
            "jenis_form": JenisForm(initial={"jenis": impor.jenis}),
            "lembar_form": LembarForm(impor=impor, initial={"lembar": _lembar(impor)}),
            "lembar_banyak": len(impor.pengenalan.get("lembar_ada", [])),
            "boleh_terapkan": request.user.boleh("impor.terapkan"),
            "antrean_hilang": _antrean_hilang(impor),
            "hasil_tampil": tampil,
        },
    )


@require_safe
@perlu_izin("impor.lihat")
def kemajuan(request: Any, pk: int) -> HttpResponse:
    """The part that asks again while a job works; once it rests the whole page is due."""
    impor = satu_impor(request, pk)
    if not request.htmx:
        return redirect("impor:rinci", pk=pk)
    isi = {"impor": impor, "antrean_hilang": _antrean_hilang(impor)}
    jawaban = render(request, "impor/_bagian/kemajuan.html", isi)
    if not impor.diproses:
        jawaban["HX-Refresh"] = "true"
    return jawaban


@require_POST
@perlu_izin("impor.terapkan")
def terapkan(request: Any, pk: int) -> HttpResponse:
    """Queue the applying."""
    satu_impor(request, pk)
    try:
        impor_ajukan(impor_id=pk, pelaku=pelaku(request))
        messages.success(request, "Impor sedang diterapkan.")
    except TidakDapat as galat:
        messages.error(request, str(galat))
    return redirect("impor:rinci", pk=pk)


@require_POST
@perlu_izin("impor.terapkan")
def batalkan(request: Any, pk: int) -> HttpResponse:
    """Give the import up; the file and the findings stay readable."""
    satu_impor(request, pk)
    try:
        impor_batalkan(impor_id=pk, pelaku=pelaku(request))
        messages.success(request, "Impor dibatalkan. Tidak ada data yang berubah.")
    except TidakDapat as galat:
        messages.error(request, str(galat))
    return redirect("impor:rinci", pk=pk)


@require_POST
@perlu_izin("impor.terapkan")
def periksa(request: Any, pk: int) -> HttpResponse:
    """Check the file again, perhaps as another kind."""
    impor = satu_impor(request, pk)
    form = JenisForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Pilih jenis berkasnya dari daftar.")
        return redirect("impor:rinci", pk=pk)
    jenis = form.cleaned_data["jenis"]
    # Another kind may well stand on another sheet.
    lembar = None if jenis == impor.jenis else ""
    return _periksa_lagi(request, pk, jenis, lembar)


@require_POST
@perlu_izin("impor.terapkan")
def lembar(request: Any, pk: int) -> HttpResponse:
    """Check the file again, reading another sheet of the workbook."""
    impor = satu_impor(request, pk)
    form = LembarForm(request.POST, impor=impor)
    if not form.is_valid():
        messages.error(request, "Pilih lembarnya dari daftar.")
        return redirect("impor:rinci", pk=pk)
    return _periksa_lagi(request, pk, impor.jenis, form.cleaned_data["lembar"])


def _periksa_lagi(request: Any, pk: int, jenis: str, lembar: str | None) -> HttpResponse:
    try:
        impor_periksa_lagi(impor_id=pk, jenis=jenis, lembar=lembar, pelaku=pelaku(request))
    except TidakDapat as galat:
        messages.error(request, str(galat))
    return redirect("impor:rinci", pk=pk)
