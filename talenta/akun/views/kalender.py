"""The calendar of working days: a year's list, a time limit counted by it, what an admin says."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from talenta.akun.akses import perlu_izin
from talenta.akun.forms_kalender import HariLiburForm, HitungForm, SaringKalenderForm
from talenta.akun.models import HariLibur
from talenta.akun.selectors_kalender import (
    Hari,
    kalender_tahun,
    tahun_tersedia,
    tenggat_hari_kerja,
)
from talenta.akun.services.kalender import LiburDitolak, libur_tetapkan
from talenta.inti.permintaan import pelaku
from talenta.inti.templatetags.tampilan import hari_tanggal
from talenta.inti.unduhan import unduhan_baris

KEPALA = ("TANGGAL", "HARI", "KEADAAN", "NAMA", "DASAR", "DIATUR INSTANSI")


def _tahun_dipilih(request: HttpRequest) -> int:
    """The year in the URL, else the present one."""
    form = SaringKalenderForm(request.GET)
    return (form.cleaned_data["tahun"] if form.is_valid() else None) or timezone.localdate().year


def _hitungan(request: HttpRequest) -> tuple[HitungForm, str]:
    """The form for a time limit, and its last day in words where one was asked for."""
    pengguna: Any = request.user
    if "mulai" not in request.GET:
        return HitungForm(), ""
    form = HitungForm(request.GET)
    if not form.is_valid() or pengguna.lingkup.instansi_id is None:
        return form, ""
    akhir = tenggat_hari_kerja(instansi_id=pengguna.lingkup.instansi_id, **form.cleaned_data)
    return form, hari_tanggal(akhir)


def _awal(request: HttpRequest, semua: Iterable[Hari]) -> dict[str, Any]:
    """What the form begins with when a day of the list was chosen."""
    dipilih = request.GET.get("tanggal", "")
    for satu in semua:
        if satu.tanggal.isoformat() == dipilih:
            jenis = HariLibur.Jenis.KERJA if satu.libur else HariLibur.Jenis.DAERAH
            return {"tanggal": satu.tanggal, "jenis": jenis, "nama": satu.berlaku.nama}
    return {}


def _halaman(
    request: HttpRequest, form: HariLiburForm | None = None, status: int = 200
) -> HttpResponse:
    pengguna: Any = request.user
    tahun = _tahun_dipilih(request)
    semua = kalender_tahun(oleh=pengguna, tahun=tahun)
    hitung, akhir = _hitungan(request)
    boleh = pengguna.boleh("kalender.kelola")
    isi = {
        "tahun": tahun,
        "hari": semua,
        "saring": SaringKalenderForm({"tahun": tahun}),
        "tahun_ada": tahun_tersedia(oleh=pengguna),
        "hitung": hitung,
        "akhir": akhir,
        "form": (form or HariLiburForm(initial=_awal(request, semua))) if boleh else None,
        "ekspor": [
            {
                "judul": jenis.upper(),
                "url": f"{reverse('akun:kalender_ekspor', args=[jenis])}?tahun={tahun}",
            }
            for jenis in ("csv", "xlsx")
        ],
    }
    return render(request, "akun/kalender.html", isi, status=status)


@require_safe
@perlu_izin("diri.lihat")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Closed days of a year, and the last day of a time limit."""
    return _halaman(request)


@require_POST
@perlu_izin("kalender.kelola")
def tetapkan(request: HttpRequest) -> HttpResponseBase:
    """Say what a day is for the agency; a refusal stands beside the form."""
    pengguna: Any = request.user
    form = HariLiburForm(request.POST)
    if form.is_valid():
        try:
            satu = libur_tetapkan(
                **form.cleaned_data,
                instansi_id=pengguna.lingkup.instansi_id,
                pelaku=pelaku(request),
            )
        except LiburDitolak as galat:
            form.add_error("tanggal", str(galat))
        else:
            messages.success(
                request,
                f"{hari_tanggal(satu.tanggal)} tersimpan. Tenggat yang sudah ditetapkan tidak "
                "berubah.",
            )
            return redirect(f"{reverse('akun:kalender')}?tahun={satu.tanggal.year}")
    return _halaman(request, form, status=422)


@require_safe
@perlu_izin("diri.lihat")
def ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The year's list as CSV or XLSX."""
    tahun = _tahun_dipilih(request)
    semua = kalender_tahun(oleh=request.user, tahun=tahun)
    return unduhan_baris(f"hari-libur-{tahun}.{jenis}", jenis, KEPALA, _baris(semua))[0]


def _baris(semua: Iterable[Hari]) -> Iterator[list[str]]:
    for satu in semua:
        berlaku = satu.berlaku
        yield [
            satu.tanggal.isoformat(),
            hari_tanggal(satu.tanggal).partition(",")[0],
            berlaku.get_jenis_display(),
            berlaku.nama,
            berlaku.dasar,
            "ya" if satu.diatur_instansi else "",
        ]
