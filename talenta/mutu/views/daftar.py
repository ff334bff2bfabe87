"""The people who fail one check: to be worked off, as a page and as a file."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.impor.daftar import jenis_bernama
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import BATAS_XLSX, saringan_keliru, unduhan_daftar
from talenta.mutu.daftar import semua
from talenta.mutu.ekspor import TemuanResource
from talenta.mutu.forms import SaringTemuanForm
from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.models import TemuanMutu
from talenta.mutu.selectors.daftar import temuan_daftar, temuan_halaman
from talenta.mutu.selectors.indeks import angka_unit, ukuran_terbaru, unit_puncak
from talenta.mutu.views.umum import hari_ini, pemeriksaan_diminta, tab
from talenta.pegawai.filters import pilihan_unit

FORMAT = ("xlsx", "csv")


def _saring(request: HttpRequest) -> SaringTemuanForm:
    pilihan = pilihan_unit(pengguna_dari(request), request.GET.get("unit", ""))
    form = SaringTemuanForm(request.GET, unit=pilihan)
    form.daftar_unit = {satu.pk: satu for satu in pilihan}  # type: ignore[attr-defined]
    return form


def _temuan(request: HttpRequest, pemeriksaan: Pemeriksaan, form: Any) -> QuerySet[TemuanMutu]:
    saring = form.cleaned_data if form.is_valid() else None
    daftar = temuan_daftar(
        oleh=pengguna_dari(request),
        kode=pemeriksaan.kode,
        hari=hari_ini(),
        unit=form.daftar_unit.get(saring["unit"]) if saring else None,
        cari=saring["cari"] if saring else "",
    )
    return daftar if saring is not None else daftar.none()


@require_safe
@perlu_izin("mutu.indeks")
def daftar(request: HttpRequest, alamat: str) -> HttpResponse:
    """Who fails a check, why it matters and how it is mended."""
    pengguna = pengguna_dari(request)
    pemeriksaan = pemeriksaan_diminta(request, alamat)
    form = _saring(request)
    halaman = temuan_halaman(
        _temuan(request, pemeriksaan, form),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    lain = {satu.kode: satu for satu in semua() if not satu.izin or pengguna.boleh(satu.izin)}
    kueri = request.GET.urlencode()
    return render(
        request,
        "mutu/daftar.html",
        {
            "tab": tab(request, "mutu:indeks"),
            "pemeriksaan": pemeriksaan,
            "berkas": jenis_bernama(pemeriksaan.berkas),
            "boleh_unggah": pengguna.boleh("impor.terapkan"),
            "boleh_kecuali": pengguna.boleh("mutu.kecualikan"),
            "form": form,
            "tersaring": form.is_bound and any(form.cleaned_data.values())
            if form.is_valid()
            else True,
            "halaman": halaman,
            "baris": [
                (satu, [lain[k] for k in satu.gagal if k in lain and k != pemeriksaan.kode])
                for satu in halaman.baris
            ],
            "tautan": halaman.tautan(request.GET),
            "ekspor": [
                {
                    "judul": jenis.upper(),
                    "url": f"{reverse('mutu:daftar_ekspor', args=[alamat, jenis])}?{kueri}",
                }
                for jenis in FORMAT
                if halaman.baris
            ],
            **_angka(request, pemeriksaan),
        },
    )


def _angka(request: HttpRequest, pemeriksaan: Pemeriksaan) -> dict[str, Any]:
    """Counts of the whole scope at the newest measurement, for the head of the page."""
    pengguna = pengguna_dari(request)
    ukuran = ukuran_terbaru(oleh=pengguna)
    if ukuran is None or pemeriksaan.kode not in ukuran.pemeriksaan:
        return {"ukuran": ukuran}
    puncak = unit_puncak(oleh=pengguna)
    isi = angka_unit(oleh=pengguna, ukuran=ukuran, unit_id=puncak.pk if puncak else None)
    ke = ukuran.pemeriksaan.index(pemeriksaan.kode)
    if isi is None:
        return {"ukuran": ukuran}
    return {
        "ukuran": ukuran,
        "gagal": isi.gagal[ke],
        "diperiksa": isi.diperiksa[ke],
        "dikecualikan": isi.dikecualikan[ke],
        "bobot": ukuran.ketentuan[f"bobot.{pemeriksaan.kode}"],
    }


@require_safe
@perlu_izin("mutu.indeks")
def ekspor(request: HttpRequest, alamat: str, jenis: str) -> HttpResponseBase:
    """The filtered list as CSV or XLSX in the same order; the export is in the audit."""
    pemeriksaan = pemeriksaan_diminta(request, alamat)
    form = _saring(request)
    if not form.is_valid():
        return saringan_keliru(request, "mutu:daftar", alamat)
    temuan = _temuan(request, pemeriksaan, form)
    if jenis == "xlsx" and temuan.order_by().count() > BATAS_XLSX:
        messages.error(
            request,
            f"Berkas XLSX memuat paling banyak {angka(BATAS_XLSX)} orang. "
            "Unduh CSV, atau persempit saringannya.",
        )
        return redirect(f"{reverse('mutu:daftar', args=[alamat])}?{request.GET.urlencode()}")
    berkas, jumlah = unduhan_daftar(
        f"mutu-{alamat}", jenis, TemuanResource(pemeriksaan), temuan.order_by("nama_kunci", "pk")
    )
    catat(
        pelaku=pelaku(request),
        tindakan="mutu.daftar_ekspor",
        objek_jenis="mutu",
        objek_id=pemeriksaan.kode,
        objek_nama=pemeriksaan.judul,
        rincian={"baris": jumlah, "saringan": request.GET.dict(), "jenis": jenis},
    )
    return berkas
