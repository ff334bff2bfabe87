"""The page of a yearly appraisal for the appraiser and the person, to read for officers; and the
achievements of units."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.alur import LANGKAH_TAHUNAN, PEGAWAI, PENILAI, langkah_terbuka
from kinerja.forms import CariUnitForm
from kinerja.forms_skp import VersiForm
from kinerja.forms_tahunan import CapaianForm, TahunanForm
from kinerja.models import CapaianUnit, PenilaianTahunan, Skp, TahunKinerja
from kinerja.selectors.keberatan import keberatan_atas
from kinerja.selectors.masukan import masukan_tentang
from kinerja.selectors.tahunan import (
    penilaian_satu,
    sebaran_tim,
    sebaran_unit,
    skp_terakhir,
    unit_terlihat,
    usulan_tahunan,
)
from kinerja.services.capaian import capaian_tetapkan
from kinerja.services.tahunan import tahunan_langkah, tahunan_simpan
from kinerja.services.umum import BentrokVersi, KinerjaDitolak
from kinerja.views.tahun import tahun_atau_404
from kinerja.views.umum import Beda, beda_isian, peserta
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import halaman_diri, tentang_orang
from talenta.pegawai.models import UnitOrganisasi

P = PenilaianTahunan.Status
BELUM_DISERAHKAN = frozenset({P.DRAF, P.DITETAPKAN})


class KonteksTahunan:
    """A person's year as whoever asks may see it."""

    def __init__(self, request: HttpRequest, tahun: int, pegawai: int) -> None:
        pengguna: Any = request.user
        self.tahun: TahunKinerja = tahun_atau_404(request, tahun)
        self.skp: Skp | None = skp_terakhir(oleh=pengguna, pegawai_id=pegawai, tahun=self.tahun)
        self.satu = penilaian_satu(oleh=pengguna, pegawai_id=pegawai, tahun=self.tahun)
        if self.skp is None and self.satu is None:
            raise Http404
        saya = pengguna.lingkup.pegawai_id
        self.peran = ""
        if saya is not None and saya == pegawai:
            self.peran = PEGAWAI
        elif self.skp is not None and self.skp.penilai_id == saya:
            self.peran = PENILAI
        if self.peran == PEGAWAI and (self.satu is None or self.satu.status in BELUM_DISERAHKAN):
            raise Http404
        # A draft is the appraiser's, for officers too.
        if not self.peran and self.satu is not None and self.satu.status == P.DRAF:
            self.satu = None
        self.pegawai_id = pegawai


def _halaman(
    request: HttpRequest,
    k: KonteksTahunan,
    *,
    form: TahunanForm | None = None,
    beda: list[Beda] | None = None,
    status: int = 200,
    kantor: bool = False,
) -> HttpResponse:
    tahap = k.satu.status if k.satu else P.DRAF
    dari_tinjauan = bool(k.peran)
    usulan = usulan_tahunan(pegawai_id=k.pegawai_id, tahun=k.tahun) if dari_tinjauan else None
    menilai = k.peran == PENILAI and k.tahun.terbuka and tahap == P.DRAF
    if menilai and form is None and usulan is not None:
        form = TahunanForm(usulan=usulan, initial=_awal(k.satu, usulan))
    langkah = langkah_terbuka(LANGKAH_TAHUNAN, tahap, k.peran) if k.satu else []
    if k.peran == PENILAI and not k.tahun.terbuka:
        langkah = []
    isi = {
        "tahun": k.tahun,
        "skp": k.skp,
        "satu": k.satu,
        "tahap": P(tahap).label,
        "peran": k.peran,
        "usulan": usulan,
        "bagian": list(k.satu.bagian.order_by("mulai")) if k.satu else [],
        "form": form if menilai else None,
        "langkah": [s for s in langkah if s.kode != "tetapkan"],
        "kantor": kantor,
        "keberatan": keberatan_atas(oleh=request.user, penilaian=k.satu),
        "hari": timezone.localdate(),
        "sebaran": sebaran_tim(oleh=request.user, tahun=k.tahun) if menilai else None,
        "beda": beda,
        "masukan": masukan_tentang(oleh=request.user, pegawai_id=k.pegawai_id, tahun=k.tahun),
    }
    return render(request, "kinerja/penilaian.html", isi, status=status)


def _awal(satu: PenilaianTahunan | None, usulan: Any) -> dict[str, str]:
    """What is kept; at first what the reviews propose."""
    if satu is None or not satu.versi:
        return {
            "rating_hasil": usulan.rating_hasil,
            "rating_perilaku": usulan.rating_perilaku,
        }
    nama = (
        "rating_hasil", "rating_perilaku", "alasan_hasil", "alasan_perilaku", "rekomendasi",
    )  # fmt: skip
    awal = {n: getattr(satu, n) for n in nama}
    for bagian in satu.bagian.all():
        awal |= {
            f"bagian-{bagian.skp_id}-hasil": bagian.rating_hasil,
            f"bagian-{bagian.skp_id}-perilaku": bagian.rating_perilaku,
            f"bagian-{bagian.skp_id}-catatan": bagian.catatan,
        }
    if usulan.hasil_tetap:
        awal["rating_hasil"] = usulan.hasil_tetap
    return awal


@require_safe
@halaman_diri
def saya(request: HttpRequest, tahun: int, pegawai: int) -> HttpResponseBase:
    """A yearly appraisal as its person, its appraiser or the appraiser's superior sees it."""
    return _halaman(request, KonteksTahunan(request, tahun, pegawai))


@tentang_orang("pegawai")
@require_safe
@perlu_izin("kinerja.lihat")
def lihat(request: HttpRequest, tahun: int, pegawai: int) -> HttpResponseBase:
    """A yearly appraisal to read, for officers in scope."""
    return _halaman(request, KonteksTahunan(request, tahun, pegawai), kantor=True)


def _otomatis(request: HttpRequest) -> bool:
    return request.POST.get("otomatis") == "1"


def _tolak(
    request: HttpRequest, k: KonteksTahunan, form: TahunanForm, pesan: str
) -> HttpResponseBase:
    if _otomatis(request):
        return JsonResponse({"pesan": pesan}, status=422)
    return _halaman(request, k, form=form, status=422)


def _bentrok(request: HttpRequest, tahun: int, pegawai: int, form: TahunanForm) -> HttpResponseBase:
    if _otomatis(request):
        pesan = "Penilaian ini berubah di tab lain. Simpan untuk melihat bedanya."
        return JsonResponse({"pesan": pesan}, status=409)
    kini = KonteksTahunan(request, tahun, pegawai)
    lama = form.kata(_awal(kini.satu, form.usulan))
    beda = beda_isian(lama, form.kata(form.cleaned_data))
    return _halaman(request, kini, form=form, beda=beda, status=409)


@require_POST
@halaman_diri
def simpan(request: HttpRequest, tahun: int, pegawai: int) -> HttpResponseBase:
    """Keep a yearly appraisal, and with `tetapkan` decide it."""
    k = KonteksTahunan(request, tahun, pegawai)
    if k.peran != PENILAI:
        raise Http404
    usulan = usulan_tahunan(pegawai_id=pegawai, tahun=k.tahun)
    tetapkan = bool(request.POST.get("tetapkan")) and not _otomatis(request)
    form = TahunanForm(request.POST, usulan=usulan, draf=not tetapkan)
    versi = VersiForm(request.POST)
    if not versi.is_valid():
        raise Http404
    if not form.is_valid():
        return _tolak(request, k, form, "Ada isian yang belum benar.")
    try:
        hasil = tahunan_simpan(
            pegawai_id=pegawai,
            tahun_id=tahun,
            versi=versi.cleaned_data["versi"],
            isi=form.isi(),
            tetapkan=tetapkan,
            oleh=peserta(request),
        )
    except Skp.DoesNotExist:
        raise Http404 from None
    except BentrokVersi:
        return _bentrok(request, tahun, pegawai, form)
    except KinerjaDitolak as galat:
        form.add_error(None, str(galat))
        return _tolak(request, k, form, str(galat))
    if _otomatis(request):
        pukul = f"{timezone.localtime():%H.%M}"
        return JsonResponse({"versi": hasil.versi, "pukul": pukul})
    pesan = f"Ditetapkan: {hasil.get_predikat_display()}." if tetapkan else "Draf tersimpan."
    messages.success(request, pesan)
    return redirect("kinerja:penilaian_saya", tahun=tahun, pegawai=pegawai)


@require_POST
@halaman_diri
def langkah(request: HttpRequest, tahun: int, pegawai: int) -> HttpResponseBase:
    """Open again, deliver, or accept."""
    KonteksTahunan(request, tahun, pegawai)
    try:
        tahunan_langkah(
            pegawai_id=pegawai,
            tahun_id=tahun,
            kode=request.POST.get("langkah", ""),
            oleh=peserta(request),
        )
    except PenilaianTahunan.DoesNotExist:
        raise Http404 from None
    except KinerjaDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Penilaian sudah diteruskan.")
    return redirect("kinerja:penilaian_saya", tahun=tahun, pegawai=pegawai)


UNIT_SEHALAMAN = 100


def _unit(request: HttpRequest, nomor: str) -> UnitOrganisasi | None:
    if not (nomor.isascii() and nomor.isdigit()) or len(nomor) > 18:
        return None
    satu: UnitOrganisasi | None = unit_terlihat(oleh=request.user).filter(pk=int(nomor)).first()
    return satu


def _capaian(request: HttpRequest, pk: int, form: CapaianForm | None = None) -> HttpResponse:
    pengguna, tahun = pengguna_dari(request), tahun_atau_404(request, pk)
    cari_form = CariUnitForm(request.GET)
    cari = cari_form.cleaned_data["cari"].strip() if cari_form.is_valid() else ""
    ada = {
        satu.unit_id: satu
        for satu in CapaianUnit.objects.filter(tahun_kinerja=tahun).select_related("oleh")
    }
    semua = unit_terlihat(oleh=pengguna)
    if cari:
        semua = semua.filter(nama__icontains=cari)
    unit = list(semua.order_by("lft")[: UNIT_SEHALAMAN + 1])
    dipilih = _unit(request, request.GET.get("unit", ""))
    if dipilih is not None and form is None:
        milik = ada.get(dipilih.pk)
        awal = {"capaian": milik.capaian, "dasar": milik.dasar} if milik else {}
        form = CapaianForm(initial=awal)
    isi = {
        "tahun": tahun,
        "baris": [(satu, ada.get(satu.pk)) for satu in unit[:UNIT_SEHALAMAN]],
        "lebih": len(unit) > UNIT_SEHALAMAN,
        "cari": cari,
        "form_cari": cari_form,
        "dipilih": dipilih,
        "sebaran": sebaran_unit(oleh=pengguna, tahun=tahun, unit=dipilih) if dipilih else None,
        "form": form if pengguna.boleh("kinerja.penilai") and tahun.terbuka else None,
    }
    gagal = form is not None and form.errors
    return render(request, "kinerja/capaian.html", isi, status=422 if gagal else 200)


@require_safe
@perlu_izin("kinerja.lihat")
def capaian(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Achievements of the units in view; of one, the spread of predikat and what is expected."""
    return _capaian(request, pk)


@require_POST
@perlu_izin("kinerja.penilai")
def capaian_simpan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Record the achievement of one unit (?unit=)."""
    tahun, unit = tahun_atau_404(request, pk), _unit(request, request.GET.get("unit", ""))
    form = CapaianForm(request.POST)
    if unit is None:
        messages.error(request, "Pilih unitnya lebih dahulu.")
        return redirect("kinerja:capaian", pk=pk)
    if form.is_valid():
        try:
            capaian_tetapkan(
                tahun=tahun,
                unit=unit,
                oleh=pengguna_dari(request).lingkup.pegawai_id,
                pelaku=pelaku(request),
                **form.cleaned_data,
            )
        except KinerjaDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"Capaian {unit.nama} tersimpan.")
            return redirect("kinerja:capaian", pk=pk)
    return _capaian(request, pk, form)
