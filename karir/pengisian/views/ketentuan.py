"""Rules of filling posts as data, what stands against it for a time, and the figures."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from karir.mesin import kosakata
from karir.models import KetentuanPengisian, MasaLarangan, PemeriksaanBerjalan
from karir.pengisian.forms import LaranganForm, PeriksaForm
from karir.pengisian.forms_syarat import KetentuanForm, syarat_awal
from karir.pengisian.ketentuan import LAIN, isi_muat
from karir.pengisian.selectors.angka import angka_pengisian
from karir.pengisian.selectors.lowongan import syarat_baris
from karir.pengisian.services.ketentuan import (
    KetentuanDitolak,
    ketentuan_pada,
    ketentuan_putuskan,
    ketentuan_usulkan,
    larangan_cabut,
    larangan_tambah,
    pemeriksaan_mulai,
    pemeriksaan_selesai,
)
from karir.pengisian.views.lowongan import bulat
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.pegawai.models import Pegawai
from talenta.pegawai.rumus import nip_rapi

_JENJANG = {**kosakata.JENJANG, LAIN: "Jabatan lain"}


@require_safe
@perlu_izin("lowongan.lihat")
def ketentuan(request: HttpRequest) -> HttpResponse:
    """The rules in force with their source; proposals, windows and examinations beside them."""
    return _halaman(request)


@require_POST
@perlu_izin("lowongan.susun")
def ketentuan_ubah(request: HttpRequest) -> HttpResponse:
    """Propose, put in force, note: what the page's forms send."""
    return _halaman(request)


def _halaman(request: HttpRequest) -> HttpResponse:
    pengguna = pengguna_dari(request)
    hari = timezone.localdate()
    instansi_id = pengguna.lingkup.instansi_id or 0
    kini = ketentuan_pada(instansi_id=instansi_id, hari=hari)
    isi = isi_muat(kini.isi)
    jenjang = request.GET.get("jenjang", "")
    jenjang = jenjang if jenjang in _JENJANG else next(k for k in _JENJANG if k in isi.jenjang)
    bawaan = isi.bawaan(jenjang)
    awal = syarat_awal(bawaan.syarat.isi(), bawaan.bobot.isi())
    form = KetentuanForm(initial={**awal, "berlaku_mulai": hari, "dasar_hukum": bawaan.sumber})
    larangan, periksa = LaranganForm(prefix="l"), PeriksaForm(prefix="p")
    if request.method == "POST":
        aksi = request.POST.get("aksi", "")
        if aksi == "usulkan":
            form = KetentuanForm(request.POST)
        elif aksi == "larang":
            larangan = LaranganForm(request.POST, prefix="l")
        elif aksi == "periksa":
            periksa = PeriksaForm(request.POST, prefix="p")
        try:
            kata = _laksanakan(request, aksi, jenjang, form, larangan, periksa)
        except KetentuanDitolak as galat:
            messages.error(request, str(galat))
            kata = ""
        if kata:
            messages.success(request, kata)
            return redirect("karir:ketentuan_pengisian")
    konteks = {
        "kini": kini,
        "isi": isi,
        "jenjang": jenjang,
        "jenjang_kata": _JENJANG[jenjang],
        "pilihan": [(k, _JENJANG[k]) for k in _JENJANG if k in isi.jenjang or k == jenjang],
        "bawaan": bawaan,
        "syarat": syarat_baris(bawaan.syarat.isi()),
        "form": form,
        "usul": _usul(request),
        "larangan": larangan,
        "masa": MasaLarangan.objects.terlihat_oleh(pengguna).order_by("-mulai", "-pk")[:20],
        "periksa": periksa,
        "pemeriksaan": _pemeriksaan(request),
        "boleh_susun": pengguna.boleh("lowongan.susun"),
        "boleh_sahkan": pengguna.boleh("lowongan.sahkan"),
    }
    salah = form.errors or larangan.errors or periksa.errors
    status = 422 if salah else 200
    return render(request, "karir/pengisian/ketentuan.html", konteks, status=status)


def _usul(request: HttpRequest) -> Any:
    pengguna = pengguna_dari(request)
    return (
        KetentuanPengisian.objects.terlihat_oleh(pengguna)
        .filter(instansi_id=pengguna.lingkup.instansi_id or 0)
        .select_related("diusulkan_oleh", "diputus_oleh")
        .order_by("-pk")[:10]
    )


def _pemeriksaan(request: HttpRequest) -> Any:
    semua = PemeriksaanBerjalan.objects.terlihat_oleh(pengguna_dari(request))
    return semua.filter(selesai__isnull=True).select_related("pegawai").order_by("mulai", "pk")[:50]


def _laksanakan(
    request: HttpRequest,
    aksi: str,
    jenjang: str,
    *bentuk: Any,
) -> str:
    """Do what was asked; what to say of it, "" where a form has faults."""
    pengguna = pengguna_dari(request)
    perlu = {"usulkan": "lowongan.susun", "periksa": "lowongan.susun", "usai": "lowongan.susun"}
    if not pengguna.boleh(perlu.get(aksi, "lowongan.sahkan")):
        raise Http404
    form, larangan, periksa = bentuk
    ins = pengguna.lingkup.instansi_id or 0
    siapa = pelaku(request)
    nomor = bulat(request.POST.get("nomor", ""))
    if aksi == "usulkan":
        if not form.is_valid():
            return ""
        ketentuan_usulkan(
            instansi_id=ins,
            jenjang=jenjang,
            syarat=form.syarat(),
            bobot=form.bobot(),
            dasar_hukum=form.cleaned_data["dasar_hukum"],
            alasan=form.cleaned_data["alasan"],
            berlaku_mulai=form.cleaned_data["berlaku_mulai"],
            pelaku=siapa,
        )
        return "Usul dikirim. Admin BKD lain yang mengesahkannya."
    if aksi in ("sahkan", "tolak"):
        milik = KetentuanPengisian.objects.terlihat_oleh(pengguna).filter(instansi_id=ins)
        satu = get_object_or_404(milik, pk=nomor)
        ketentuan_putuskan(ketentuan_id=satu.pk, setuju=aksi == "sahkan", pelaku=siapa)
        return "Usul disahkan." if aksi == "sahkan" else "Usul ditolak."
    if aksi == "larang":
        if not larangan.is_valid():
            return ""
        larangan_tambah(instansi_id=ins, **larangan.cleaned_data, pelaku=siapa)
        return "Masa larangan dicatat."
    if aksi == "cabut":
        masa = get_object_or_404(MasaLarangan.objects.terlihat_oleh(pengguna), pk=nomor)
        larangan_cabut(larangan=masa, pelaku=siapa)
        return "Masa larangan dicabut."
    return _periksa(request, aksi, nomor, periksa)


def _periksa(request: HttpRequest, aksi: str, nomor: int, form: PeriksaForm) -> str:
    pengguna = pengguna_dari(request)
    if aksi == "usai":
        terlihat = PemeriksaanBerjalan.objects.terlihat_oleh(pengguna).select_related("pegawai")
        pemeriksaan_selesai(
            periksa=get_object_or_404(terlihat, pk=nomor),
            hari=timezone.localdate(),
            pelaku=pelaku(request),
        )
        return "Pemeriksaan dicatat selesai."
    if aksi != "periksa":
        raise Http404
    if not form.is_valid():
        return ""
    nip = nip_rapi(form.cleaned_data["nip"])
    orang = Pegawai.objects.terlihat_oleh(pengguna).filter(nip=nip).first()
    if orang is None:
        form.add_error("nip", "Tidak ada pegawai dengan NIP ini di instansi Anda.")
        return ""
    pemeriksaan_mulai(
        orang=orang,
        mulai=form.cleaned_data["mulai"],
        dasar=form.cleaned_data["dasar"],
        pelaku=pelaku(request),
    )
    return "Pemeriksaan dicatat; pegawai ini tidak dapat diangkat selama berjalan."


@require_safe
@perlu_izin("lowongan.lihat")
def angka(request: HttpRequest) -> HttpResponse:
    """How long filling takes, how much comes out of the pool, how much goes against the ranking."""
    hari = timezone.localdate()
    tahun = bulat(request.GET.get("tahun", "")) or None
    hitungan = angka_pengisian(pengguna=pengguna_dari(request), tahun=tahun, hari=hari)
    konteks = {
        "angka": hitungan,
        "tahun": tahun,
        "pilihan": range(hari.year, hari.year - 5, -1),
        "grafik": [
            {"label": b.label, "nilai": b.hari or 0, "teks": f"{b.hari} hari"}
            for b in hitungan.jenjang
        ],
        "paling_lama": max((b.hari or 0 for b in hitungan.jenjang), default=0) or 1,
        "keadaan": [{"label": kata, "nilai": n} for _, kata, n in hitungan.keadaan],
        "terbanyak": max(n for _, _, n in hitungan.keadaan) or 1,
    }
    return render(request, "karir/pengisian/angka.html", konteks)
