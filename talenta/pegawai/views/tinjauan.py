"""The yearly review of roles: its state, the list to confirm, the decisions, the file."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.akun.models import Instansi
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import saringan_keliru, unduhan_baris
from talenta.pegawai.forms_akun import AlasanForm
from talenta.pegawai.forms_tinjauan import KetentuanTinjauanForm, SaringTinjauanForm
from talenta.pegawai.models import ButirTinjauan, Tinjauan
from talenta.pegawai.selectors.tinjauan import (
    Ringkas,
    butir_daftar,
    ketentuan_berlaku,
    ketentuan_riwayat,
    tinjauan_berikutnya,
    tinjauan_daftar,
    tinjauan_satu,
)
from talenta.pegawai.services.tinjauan import (
    TinjauanDitolak,
    butir_putuskan,
    ketentuan_tetapkan,
    tinjauan_buka,
)

SEHALAMAN = 50
YAKIN = "yakin"
KEPALA = (
    "NIP", "PEMEGANG", "PERAN", "LINGKUP", "BERLAKU MULAI", "BERAKHIR SEBELUM", "DIBERIKAN OLEH",
    "MASUK TERAKHIR", "KEADAAN", "ALASAN", "DIPUTUS OLEH", "DIPUTUS PADA",
)  # fmt: skip
PILIHAN = (ButirTinjauan.Keputusan.TETAP, ButirTinjauan.Keputusan.CABUT)


def _instansi(request: HttpRequest) -> Instansi:
    pengguna: Any = request.user
    return get_object_or_404(Instansi, pk=pengguna.lingkup.instansi_id)


def _daftar(
    request: HttpRequest, form: KetentuanTinjauanForm | None = None, status: int = 200
) -> HttpResponse:
    pengguna: Any = request.user
    hari, instansi = timezone.localdate(), _instansi(request)
    semua = tinjauan_daftar(oleh=pengguna, hari=hari)
    kelola = pengguna.boleh("akun.kelola")
    isi = {
        "kini": next((satu for satu in semua if satu.tinjauan.terbuka), None),
        "lama": [satu for satu in semua if not satu.tinjauan.terbuka],
        "berikutnya": tinjauan_berikutnya(instansi=instansi),
        "ketentuan": ketentuan_berlaku(instansi_id=instansi.pk, hari=hari),
        "riwayat": ketentuan_riwayat(oleh=pengguna),
        "form": (form or KetentuanTinjauanForm()) if kelola else None,
        "boleh_kelola": kelola,
        "hari": hari,
    }
    return render(request, "akun/tinjauan.html", isi, status=status)


@require_safe
@perlu_izin("akun.lihat")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """The review that is open, those before it, and how the agency reviews."""
    return _daftar(request)


@require_POST
@perlu_izin("akun.kelola")
def mulai(request: HttpRequest) -> HttpResponseBase:
    """Open a review now."""
    try:
        tinjauan = tinjauan_buka(
            instansi=_instansi(request), hari=timezone.localdate(), pelaku=pelaku(request)
        )
    except TinjauanDitolak as galat:
        messages.error(request, str(galat))
        return redirect("kelola:tinjauan")
    messages.success(request, "Tinjauan dibuka. Putuskan setiap peran sebelum tenggatnya.")
    return redirect("kelola:tinjauan_rinci", pk=tinjauan.pk)


@require_POST
@perlu_izin("akun.kelola")
def ketentuan(request: HttpRequest) -> HttpResponseBase:
    """Add a dated setting; a refusal stands beside the form."""
    pengguna: Any = request.user
    form = KetentuanTinjauanForm(request.POST)
    if form.is_valid():
        try:
            ketentuan_tetapkan(
                **form.cleaned_data,
                instansi_id=pengguna.lingkup.instansi_id,
                hari=timezone.localdate(),
                pelaku=pelaku(request),
            )
        except TinjauanDitolak as galat:
            form.add_error("mulai", str(galat))
        else:
            messages.success(request, "Ketentuan tersimpan, bagi tinjauan yang dibuka sesudahnya.")
            return redirect("kelola:tinjauan")
    return _daftar(request, form, status=422)


def _satu(request: HttpRequest, pk: int) -> Ringkas:
    try:
        return tinjauan_satu(oleh=request.user, pk=pk, hari=timezone.localdate())
    except Tinjauan.DoesNotExist:
        raise Http404 from None


def _saring(request: HttpRequest) -> tuple[SaringTinjauanForm, dict[str, Any]]:
    form = SaringTinjauanForm(request.GET)
    return form, form.cleaned_data if form.is_valid() else {}


def _alamat(saringan: QueryDict, nomor: int) -> str:
    tujuan = saringan.copy()
    tujuan["halaman"] = str(nomor)
    return f"?{tujuan.urlencode()}"


@require_safe
@perlu_izin("akun.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every role of a review with what was decided; an admin chooses some and decides on them."""
    pengguna: Any = request.user
    ringkas, (form, saring) = _satu(request, pk), _saring(request)
    semua = butir_daftar(
        oleh=pengguna, tinjauan=ringkas.tinjauan, hari=timezone.localdate(), **saring
    )
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))
    saringan = request.GET.copy()
    saringan.pop("halaman", None)
    isi = {
        "ringkas": ringkas,
        "tinjauan": ringkas.tinjauan,
        "form": form,
        "tersaring": any(saring.values()),
        "halaman": halaman,
        "teks": f"{halaman.start_index()}–{halaman.end_index()} "
        f"dari {angka(halaman.paginator.count)}",
        "sebelumnya": _alamat(saringan, halaman.number - 1) if halaman.has_previous() else "",
        "berikutnya": _alamat(saringan, halaman.number + 1) if halaman.has_next() else "",
        "ekspor": [
            {
                "judul": jenis.upper(),
                "url": f"{reverse('kelola:tinjauan_ekspor', args=[pk, jenis])}"
                f"?{saringan.urlencode()}",
            }
            for jenis in ("csv", "xlsx")
        ],
        "boleh_putus": ringkas.tinjauan.terbuka and pengguna.boleh("akun.kelola"),
    }
    return render(request, "akun/tinjauan_rinci.html", isi)


@require_POST
@perlu_izin("akun.kelola")
def putuskan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Say what the decision does to the chosen roles, ask why, then do it."""
    ringkas, hari = _satu(request, pk), timezone.localdate()
    keputusan = request.POST.get("keputusan", "")
    nomor = [int(s) for s in request.POST.getlist("butir") if re.fullmatch("[0-9]{1,18}", s)]
    dipilih = list(
        butir_daftar(oleh=request.user, tinjauan=ringkas.tinjauan, hari=hari, keadaan="MENUNGGU")
        .filter(pk__in=nomor)
        .exclude(pemegang_id=request.user.pk)
    )
    if keputusan not in PILIHAN or not dipilih:
        messages.error(request, "Pilih dahulu peran yang belum diputuskan, selain milik Anda.")
        return redirect("kelola:tinjauan_rinci", pk=pk)
    form = AlasanForm(request.POST if YAKIN in request.POST else None)
    if form.is_valid():
        jumlah = butir_putuskan(
            tinjauan=ringkas.tinjauan,
            butir=[satu.pk for satu in dipilih],
            keputusan=ButirTinjauan.Keputusan(keputusan),
            alasan=form.cleaned_data["alasan"],
            hari=hari,
            pelaku=pelaku(request),
        )
        kata = "dipertahankan" if keputusan == PILIHAN[0] else "dicabut"
        messages.success(request, f"{jumlah} peran {kata}.")
        return redirect("kelola:tinjauan_rinci", pk=pk)
    isi = {
        "tinjauan": ringkas.tinjauan,
        "dipilih": dipilih,
        "keputusan": keputusan,
        "mencabut": keputusan == ButirTinjauan.Keputusan.CABUT,
        "form": form,
    }
    return render(request, "akun/tinjauan_putuskan.html", isi, status=422 if form.errors else 200)


@require_safe
@perlu_izin("akun.lihat")
def ekspor(request: HttpRequest, pk: int, jenis: str) -> HttpResponseBase:
    """What is shown as CSV or XLSX; the export is in the audit."""
    ringkas, (form, saring) = _satu(request, pk), _saring(request)
    if not form.is_valid():
        return saringan_keliru(request, "kelola:tinjauan_rinci", pk)
    semua = butir_daftar(
        oleh=request.user, tinjauan=ringkas.tinjauan, hari=timezone.localdate(), **saring
    )
    nama = f"tinjauan-akses-{ringkas.tinjauan.dibuka_pada.isoformat()}.{jenis}"
    berkas, jumlah = unduhan_baris(nama, jenis, KEPALA, _baris(semua))
    catat(
        pelaku=pelaku(request),
        tindakan="tinjauan.ekspor",
        objek_jenis="tinjauan",
        objek_id=pk,
        rincian={"baris": jumlah, "saringan": request.GET.dict(), "jenis": jenis},
    )
    return berkas


def _baris(semua: Any) -> Iterator[list[str]]:
    for satu in semua:
        peran = satu.penugasan
        masuk, diputus = satu.pemegang.last_login, satu.diputus_pada
        yield [
            satu.pemegang.nip,
            satu.pemegang.nama,
            peran.get_peran_display(),
            satu.lingkup,
            peran.berlaku_mulai.isoformat(),
            peran.berlaku_sampai.isoformat() if peran.berlaku_sampai else "",
            peran.diberikan_oleh.nama if peran.diberikan_oleh else "Sistem",
            timezone.localtime(masuk).isoformat(timespec="minutes") if masuk else "",
            satu.keadaan,
            satu.alasan,
            satu.diputus_oleh.nama if satu.diputus_oleh else "",
            timezone.localtime(diputus).isoformat(timespec="minutes") if diputus else "",
        ]
