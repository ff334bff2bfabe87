"""Pages of the appraisal year for officers: its list, one year."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kinerja.forms import (
    BukaKembaliForm,
    PutusanBukaForm,
    TahunForm,
    TenggatForm,
)
from kinerja.models import (
    Keadaan,
    PembukaanKembali,
    PeriodeTinjauan,
    TahunKinerja,
)
from kinerja.selectors.penilai import masalah_penilai
from kinerja.selectors.tahun import (
    kemajuan_tahun,
    pembukaan_menunggu,
    pembukaan_riwayat,
    periode_baris,
    segera_hari,
    tahun_daftar,
    tahun_satu,
    tenggat,
)
from kinerja.services.tahun import (
    TahunDitolak,
    pembukaan_putuskan,
    pembukaan_usulkan,
    periode_tutup,
    tahun_buat,
    tahun_buka,
    tahun_tenggat,
    tahun_tutup,
)
from kinerja.services.turunan import turunkan_minta
from kinerja.views.umum import instansi_atau_404
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku


def tahun_atau_404(request: HttpRequest, pk: int) -> TahunKinerja:
    try:
        return tahun_satu(oleh=request.user, pk=pk)
    except TahunKinerja.DoesNotExist:
        raise Http404 from None


def _daftar(request: HttpRequest, form: TahunForm | None = None) -> HttpResponse:
    pengguna, hari = pengguna_dari(request), timezone.localdate()
    segera = segera_hari(instansi_id=instansi_atau_404(request), hari=hari)
    semua = list(tahun_daftar(oleh=pengguna))
    baris = [
        {
            "tahun": satu,
            "tenggat": tenggat(
                batas=satu.batas_akhir, status=satu.status, hari=hari, segera=segera
            ),
        }
        for satu in semua
    ]
    ada = {satu.tahun for satu in semua}
    isi = {
        "baris": baris,
        "form": (form or TahunForm(initial={"tahun": hari.year + (hari.year in ada)}))
        if pengguna.boleh("kinerja.kelola")
        else None,
    }
    return render(request, "kinerja/tahun.html", isi, status=422 if form else 200)


@require_safe
@perlu_izin("kinerja.lihat")
def daftar(request: HttpRequest) -> HttpResponseBase:
    """Every year of the agency; an admin makes the next one here."""
    return _daftar(request)


@require_POST
@perlu_izin("kinerja.kelola")
def buat(request: HttpRequest) -> HttpResponseBase:
    """Make a year with its periods."""
    form = TahunForm(request.POST)
    if form.is_valid():
        try:
            baru = tahun_buat(
                instansi_id=instansi_atau_404(request),
                tahun=form.cleaned_data["tahun"],
                jenis_periodik=form.cleaned_data["jenis_periodik"],
                hari=timezone.localdate(),
                pelaku=pelaku(request),
            )
        except TahunDitolak as galat:
            form.add_error("tahun", str(galat))
        else:
            messages.success(request, "Tahun dibuat. Periksa tenggatnya, lalu buka.")
            return redirect("kinerja:tahun_rinci", pk=baru.pk)
    return _daftar(request, form)


def _rinci(
    request: HttpRequest,
    tahun: TahunKinerja,
    *,
    form: TenggatForm | None = None,
    buka: BukaKembaliForm | None = None,
) -> HttpResponse:
    pengguna, hari = pengguna_dari(request), timezone.localdate()
    boleh = pengguna.boleh("kinerja.kelola")
    segera = segera_hari(instansi_id=tahun.instansi_id, hari=hari)
    baris = periode_baris(oleh=pengguna, tahun=tahun, hari=hari)
    berubah = boleh and tahun.status != Keadaan.DITUTUP
    if berubah and form is None:
        form = TenggatForm(tahun=tahun, periode=[satu.periode for satu in baris])
    tertutup = [satu.periode for satu in baris if satu.periode.status == Keadaan.DITUTUP]
    isi = {
        "tahun": tahun,
        "rencana": tenggat(
            batas=tahun.batas_rencana,
            status=tahun.status,
            hari=hari,
            segera=segera,
            ditutup=False,
        ),
        "akhir": tenggat(batas=tahun.batas_akhir, status=tahun.status, hari=hari, segera=segera),
        "baris": baris,
        "kemajuan": kemajuan_tahun(oleh=pengguna, tahun=tahun),
        "masalah": masalah_penilai(oleh=pengguna, hari=hari),
        "menunggu": pembukaan_menunggu(oleh=pengguna, tahun=tahun),
        "riwayat": pembukaan_riwayat(oleh=pengguna, tahun=tahun),
        "tertutup": tertutup,
        "form": form if berubah else None,
        "form_buka": (buka or BukaKembaliForm())
        if boleh and (tertutup or tahun.status == Keadaan.DITUTUP)
        else None,
        "boleh_kelola": boleh,
        "boleh_penilai": pengguna.boleh("kinerja.penilai"),
        "hari": hari,
    }
    gagal = (form is not None and form.errors) or (buka is not None and buka.errors)
    return render(request, "kinerja/tahun_rinci.html", isi, status=422 if gagal else 200)


@require_safe
@perlu_izin("kinerja.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One year: its periods and deadlines, progress, who appraises, what was opened again."""
    return _rinci(request, tahun_atau_404(request, pk))


@require_POST
@perlu_izin("kinerja.kelola")
def simpan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Set the deadlines."""
    tahun = tahun_atau_404(request, pk)
    periode = list(tahun.periode.order_by("nomor"))
    form = TenggatForm(request.POST, tahun=tahun, periode=periode)
    if form.is_valid():
        try:
            tahun_tenggat(
                tahun_id=pk,
                batas_rencana=form.cleaned_data["batas_rencana"],
                batas_akhir=form.cleaned_data["batas_akhir"],
                batas_periode=form.batas_periode(),
                pelaku=pelaku(request),
            )
        except TahunDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Tenggat tersimpan.")
            return redirect("kinerja:tahun_rinci", pk=pk)
    return _rinci(request, tahun, form=form)


@require_POST
@perlu_izin("kinerja.kelola")
def langkah(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Open or close the year, or close one of its periods (`periode`)."""
    tahun = tahun_atau_404(request, pk)
    try:
        match request.POST.get("langkah"):
            case "buka":
                tahun_buka(tahun_id=pk, pelaku=pelaku(request))
                messages.success(request, "Tahun dibuka dan diberitahukan kepada semua pegawai.")
            case "tutup":
                tahun_tutup(tahun_id=pk, pelaku=pelaku(request))
                messages.success(request, "Tahun ditutup. Rating tidak dapat diubah lagi.")
            case "periode":
                nomor = request.POST.get("periode", "")
                periode = tahun.periode.filter(pk=nomor).first() if nomor.isdigit() else None
                if periode is None:
                    raise Http404
                periode_tutup(periode_id=periode.pk, pelaku=pelaku(request))
                messages.success(request, f"{periode.nama} ditutup.")
            case _:
                raise Http404
    except TahunDitolak as galat:
        messages.error(request, str(galat))
    return redirect("kinerja:tahun_rinci", pk=pk)


@require_POST
@perlu_izin("kinerja.kelola")
def buka_kembali(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask another admin to open what was closed."""
    tahun, form = tahun_atau_404(request, pk), BukaKembaliForm(request.POST)
    nomor = request.POST.get("periode", "")
    periode: PeriodeTinjauan | None = None
    if nomor:
        periode = tahun.periode.filter(pk=nomor).first() if nomor.isdigit() else None
        if periode is None:
            raise Http404
    if form.is_valid():
        try:
            pembukaan_usulkan(
                tahun_id=pk,
                periode_id=periode.pk if periode else None,
                hari=timezone.localdate(),
                pelaku=pelaku(request),
                **form.cleaned_data,
            )
        except TahunDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Usul terkirim. Admin BKD lain yang memutuskannya.")
            return redirect("kinerja:tahun_rinci", pk=pk)
    return _rinci(request, tahun, buka=form)


@require_POST
@perlu_izin("kinerja.kelola")
def buka_putuskan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Decide on somebody else's request to open again."""
    satu = PembukaanKembali.objects.terlihat_oleh(request.user).filter(pk=pk).first()
    if satu is None:
        raise Http404
    form = PutusanBukaForm(request.POST)
    if not form.is_valid():
        for salah in form.errors.values():
            messages.error(request, f"Putusan belum tersimpan. {salah[0]}")
        return redirect("kinerja:tahun_rinci", pk=satu.tahun_kinerja_id)
    setuju, alasan = form.cleaned_data["keputusan"] == "setuju", form.cleaned_data["alasan"]
    try:
        pembukaan_putuskan(pembukaan_id=pk, setuju=setuju, alasan=alasan, pelaku=pelaku(request))
    except TahunDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, "Dibuka kembali." if setuju else "Usul ditolak.")
    return redirect("kinerja:tahun_rinci", pk=satu.tahun_kinerja_id)


@require_POST
@perlu_izin("kinerja.penilai")
def turunkan(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Derive appraisers and prepare plans; it runs as a job."""
    pekerjaan = turunkan_minta(tahun=tahun_atau_404(request, pk), pelaku=pelaku(request))
    messages.success(request, "Penurunan penilai masuk antrean dan berjalan di latar belakang.")
    return redirect("pekerjaan_rinci", pk=pekerjaan.pk)
