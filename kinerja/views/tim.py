"""Two lists that run as plain ASN, whatever the role: whom I appraise, and my own year."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kinerja.forms_skp import SaringTimForm
from kinerja.models import PenilaianTahunan, PeriodeTinjauan, TahunKinerja, TinjauanPeriodik
from kinerja.selectors.keberatan import keberatan_atas
from kinerja.selectors.masukan import mengetuai
from kinerja.selectors.skp import (
    BarisTim,
    matriks_peran_hasil,
    periode_kini,
    skp_milik,
    tim_halaman,
    tim_ringkas,
    tim_semua,
)
from kinerja.selectors.tahun import segera_hari, tahun_daftar_semua, tahun_kini, tenggat
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import saringan_keliru, unduhan_baris
from talenta.pegawai.lingkup import halaman_diri


def tahun_diminta(request: HttpRequest) -> int | None:
    nilai = request.GET.get("tahun", "")
    return int(nilai) if nilai.isascii() and nilai.isdigit() and len(nilai) == 4 else None


Saringan = tuple[SaringTimForm, PeriodeTinjauan | None, dict[str, str]]


def saringan_tim(isi: Any, tahun: TahunKinerja, hari: date) -> Saringan:
    """The form of a team's filters, the period they choose, and search and state."""
    periode = list(tahun.periode.order_by("nomor"))
    form = SaringTimForm(isi, periode=periode)
    saring: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    kini = next(
        (satu for satu in periode if satu.pk == saring.get("periode")),
        periode_kini(tahun=tahun, hari=hari),
    )
    return form, kini, {k: saring.get(k) or "" for k in ("cari", "keadaan")}


@require_safe
@halaman_diri
def tim(request: HttpRequest) -> HttpResponseBase:
    """The people one appraises, with where each stands and what waits."""
    pengguna: Any = request.user
    hari, tahun = timezone.localdate(), tahun_kini(oleh=pengguna, tahun=tahun_diminta(request))
    if tahun is None:
        return render(request, "kinerja/tim.html", {"tahun": None})
    form, kini, saring = saringan_tim(request.GET, tahun, hari)
    baris, halaman = tim_halaman(
        oleh=pengguna,
        tahun=tahun,
        periode=kini,
        **saring,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    segera = segera_hari(instansi_id=tahun.instansi_id, hari=hari)
    ringkas = tim_ringkas(
        oleh=pengguna, tahun=tahun, periode=kini, semua_periode=form.semua_periode
    )
    isi = {
        "tahun": tahun,
        "tahun_lain": tahun_daftar_semua(oleh=pengguna),
        "periode": kini,
        "tenggat": tenggat(batas=kini.batas, status=kini.status, hari=hari, segera=segera)
        if kini
        else None,
        "akhir": tenggat(batas=tahun.batas_akhir, status=tahun.status, hari=hari, segera=segera),
        "ringkas": ringkas,
        "matriks": matriks_peran_hasil(oleh=pengguna, tahun=tahun),
        "baris": baris,
        "tautan": halaman.tautan(request.GET),
        "form": form,
        "tetap": [("tahun", tahun.tahun)],
        "ketua": mengetuai(oleh=pengguna, hari=hari),
        "kueri": request.GET.urlencode(),
        "tersaring": any(saring.values()),
    }
    return render(request, "kinerja/tim.html", isi)


KEPALA = (
    "NIP", "NAMA", "JABATAN", "UNIT", "KEADAAN SKP", "PERIODE", "KEADAAN TINJAUAN",
    "PREDIKAT PERIODE", "KEADAAN PENILAIAN", "PREDIKAT TAHUNAN", "MENUNGGU ANDA",
)  # fmt: skip


@require_safe
@halaman_diri
def ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The same list as a file, with the same filters; the export is in the audit."""
    pengguna: Any = request.user
    tahun = tahun_kini(oleh=pengguna, tahun=tahun_diminta(request))
    if tahun is None:
        raise Http404
    form, kini, saring = saringan_tim(request.GET, tahun, timezone.localdate())
    if not form.is_valid():
        return saringan_keliru(request, "kinerja:tim_saya")
    semua = tim_semua(oleh=pengguna, tahun=tahun, periode=kini, **saring)
    berkas, jumlah = unduhan_baris(
        f"tim-{tahun.tahun}.{jenis}", jenis, KEPALA, (_baris(s, kini) for s in semua)
    )
    catat(
        pelaku=pelaku(request),
        tindakan="kinerja.tim_ekspor",
        objek_jenis="tahun_kinerja",
        objek_id=tahun.pk,
        objek_nama=str(tahun),
        rincian={"baris": jumlah, "jenis": jenis, "saringan": request.GET.dict()},
        instansi_id=tahun.instansi_id,
    )
    return berkas


def _baris(satu: BarisTim, periode: PeriodeTinjauan | None) -> list[str]:
    skp, tinjauan, akhir = satu.skp, satu.tinjauan, satu.penilaian
    dinilai = tinjauan is not None and tinjauan.status == "DINILAI"
    return [
        skp.nip,
        skp.nama,
        skp.jabatan_nama,
        skp.unit_nama,
        str(skp.get_status_display()),
        periode.nama if periode and satu.berperiode else "",
        str(tinjauan.get_status_display()) if tinjauan else "",
        str(tinjauan.get_predikat_display()) if tinjauan and dinilai else "",
        str(akhir.get_status_display()) if akhir else "",
        str(akhir.get_predikat_display()) if akhir and akhir.predikat else "",
        satu.menunggu,
    ]


@require_safe
@halaman_diri
def tahun_saya(request: HttpRequest) -> HttpResponseBase:
    """One's own year: plans, reviews, the yearly appraisal, deadlines."""
    pengguna: Any = request.user
    hari, tahun = timezone.localdate(), tahun_kini(oleh=pengguna, tahun=tahun_diminta(request))
    if tahun is None:
        return render(request, "kinerja/tahun_saya.html", {"tahun": None})
    segera = segera_hari(instansi_id=tahun.instansi_id, hari=hari)
    skp = skp_milik(oleh=pengguna, tahun=tahun)
    tinjauan = {
        (satu.skp_id, satu.periode_id): satu
        for satu in TinjauanPeriodik.objects.filter(skp__in=skp)
    }
    periode = []
    for satu in tahun.periode.order_by("nomor"):
        baris = [
            (milik, tinjauan.get((milik.pk, satu.pk)))
            for milik in skp
            if milik.mulai < satu.selesai and satu.mulai < milik.selesai
        ]
        periode.append(
            {
                "periode": satu,
                "tenggat": tenggat(batas=satu.batas, status=satu.status, hari=hari, segera=segera),
                "baris": baris,
                # Whoever has handed in is not late, though the period is.
                "dikirim": all(isi and isi.status in ("DIAJUKAN", "DINILAI") for _, isi in baris),
            }
        )
    penilaian = PenilaianTahunan.objects.milik(pengguna).filter(tahun_kinerja=tahun).first()
    isi = {
        "tahun": tahun,
        "tahun_lain": tahun_daftar_semua(oleh=pengguna),
        "skp": skp,
        "periode": periode,
        "penilaian": penilaian,
        "keberatan": keberatan_atas(oleh=pengguna, penilaian=penilaian),
        "rencana": tenggat(
            batas=tahun.batas_rencana,
            status=tahun.status,
            hari=hari,
            segera=segera,
            ditutup=False,
        ),
        "sepakat": all(satu.disepakati_pada for satu in skp),
        "hari": hari,
    }
    return render(request, "kinerja/tahun_saya.html", isi)
