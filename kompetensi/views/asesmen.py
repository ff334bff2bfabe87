"""Assessment events: list, plan, invite, record, publish; narratives and objections."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kompetensi.forms_asesmen import (
    AWALAN_TEKNIS,
    AsesmenForm,
    HasilForm,
    SaringAsesmenForm,
    TambahPesertaForm,
)
from kompetensi.kode import ASPEK_POTENSI, KOMPETENSI
from kompetensi.models import Asesmen, NarasiAsesmen, PesertaAsesmen
from kompetensi.selectors.asesmen import (
    asesmen_daftar,
    asesmen_halaman,
    asesor_pilihan,
    keberatan_terbuka,
    langkah_acara,
    peserta_baris,
)
from kompetensi.selectors.kamus import nama_teknis
from kompetensi.selectors.pengamatan import catatan_penilai
from kompetensi.services.asesmen import (
    AsesmenDitolak,
    asesmen_batalkan,
    asesmen_simpan,
    peserta_catat,
    peserta_lepas,
    peserta_tambah,
    peserta_undang,
    sendiri,
)
from kompetensi.services.terbit import hasil_minta_terbit
from kompetensi.views.umum import hari_ini, instansi_id, tab
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.pegawai.lingkup import DISEBUT, sebut_orang, tentang_orang
from talenta.pegawai.models import Pegawai

GET_POST = ["GET", "HEAD", "POST"]


def _asesmen(request: HttpRequest, pk: int) -> Asesmen:
    return get_object_or_404(Asesmen.objects.terlihat_oleh(request.user), pk=pk)


@require_safe
@perlu_izin("kompetensi.lihat")
def asesmen(request: HttpRequest) -> HttpResponse:
    """Events of the agency, newest first, and objections that wait."""
    pengguna = pengguna_dari(request)
    form = SaringAsesmenForm(request.GET)
    saring = form.cleaned_data if form.is_valid() else {}
    halaman = asesmen_halaman(
        asesmen_daftar(oleh=pengguna, **saring),
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    return render(
        request,
        "kompetensi/asesmen.html",
        {
            "tab": tab(request, "kompetensi:asesmen"),
            "form": form,
            "tersaring": any(saring.values()),
            "baris": halaman.baris,
            "tautan": halaman.tautan(request.GET),
            "keberatan": keberatan_terbuka(oleh=pengguna),
            "boleh": pengguna.boleh("kompetensi.nilai"),
        },
    )


def _formulir(request: HttpRequest, satu: Asesmen) -> HttpResponse:
    teknis = nama_teknis(instansi_id=instansi_id(request), hari=hari_ini())
    form = AsesmenForm(request.POST or None, instance=satu, teknis=teknis)
    if request.method == "POST" and form.is_valid():
        try:
            simpan = asesmen_simpan(
                instansi_id=instansi_id(request),
                asesmen=satu,
                isi=form.cleaned_data,
                pelaku=pelaku(request),
            )
        except AsesmenDitolak as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Asesmen tersimpan.")
            return redirect("kompetensi:asesmen_rinci", pk=simpan.pk)
    return render(
        request,
        "kompetensi/asesmen_ubah.html",
        {"form": form, "satu": satu},
        status=422 if form.errors else 200,
    )


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.nilai")
def asesmen_baru(request: HttpRequest) -> HttpResponse:
    """Plan an event."""
    return _formulir(request, Asesmen())


@require_http_methods(GET_POST)
@perlu_izin("kompetensi.nilai")
def asesmen_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an event that is still open."""
    return _formulir(request, _asesmen(request, pk))


@require_safe
@perlu_izin("kompetensi.lihat")
def asesmen_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """An event with its people in view: levels, never what was written about them."""
    pengguna = pengguna_dari(request)
    satu = _asesmen(request, pk)
    baris = peserta_baris(oleh=pengguna, asesmen=satu)
    return render(
        request,
        "kompetensi/asesmen_rinci.html",
        {
            "satu": satu,
            "baris": baris,
            "tercatat": sum(b.peserta.status != "TERDAFTAR" for b in baris),
            "form": TambahPesertaForm(),
            "boleh": pengguna.boleh("kompetensi.nilai") and satu.terbuka,
            "halangan": langkah_acara(oleh=pengguna, asesmen=satu),
        },
    )


@require_POST
@perlu_izin("kompetensi.nilai")
def asesmen_langkah(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Add people, invite them, publish, call off."""
    satu = _asesmen(request, pk)
    try:
        if langkah == "tambah":
            _tambah(request, satu)
        elif langkah == "undang":
            n = peserta_undang(asesmen=satu, pelaku=pelaku(request))
            kata = f"{n} peserta yang punya akun diberi tahu."
            messages.success(request, kata if n else "Semua yang punya akun sudah diberi tahu.")
        elif langkah == "terbitkan":
            kerja = hasil_minta_terbit(asesmen=satu, pelaku=pelaku(request))
            messages.success(request, "Penerbitan berjalan di latar belakang.")
            return redirect(reverse("pekerjaan_rinci", args=[kerja.pk]))
        else:
            asesmen_batalkan(
                asesmen=satu, alasan=request.POST.get("alasan", "")[:4000], pelaku=pelaku(request)
            )
            messages.success(request, "Asesmen dibatalkan.")
    except AsesmenDitolak as galat:
        messages.error(request, str(galat))
    return redirect("kompetensi:asesmen_rinci", pk=satu.pk)


def _tak_dikenal(hilang: list[str]) -> str:
    sebut = ", ".join(f"{n[:18]}…" if len(n) > 18 else n for n in hilang[:10])
    lagi = f" dan {len(hilang) - 10} lainnya" if len(hilang) > 10 else ""
    return f"Tidak ada pegawai dengan NIP ini dalam lingkup Anda: {sebut}{lagi}."


def _tambah(request: HttpRequest, satu: Asesmen) -> None:
    """People by their NIP, or by the ticks of the queue."""
    terlihat = Pegawai.objects.terlihat_oleh(request.user)
    if "pegawai" in request.POST:
        nomor = [n for n in request.POST.getlist("pegawai") if n.isascii() and n.isdigit()]
        orang = list(terlihat.filter(pk__in=[int(n) for n in nomor[:500] if len(n) < 19]))
        hilang: list[str] = []
    else:
        form = TambahPesertaForm(request.POST)
        if not form.is_valid():
            raise AsesmenDitolak("Isi sedikitnya satu NIP.")
        orang = list(terlihat.filter(nip__in=form.cleaned_data["nip"]))
        hilang = sorted(set(form.cleaned_data["nip"]) - {p.nip for p in orang})
    if orang:
        n = peserta_tambah(asesmen=satu, pegawai=orang, pelaku=pelaku(request))
        messages.success(request, f"{n} peserta ditambahkan.")
    if hilang:
        messages.warning(request, _tak_dikenal(hilang))
    if not orang and not hilang:
        raise AsesmenDitolak("Pilih sedikitnya satu orang.")


@tentang_orang(DISEBUT)
@require_http_methods(GET_POST)
@perlu_izin("kompetensi.nilai")
def peserta(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what came out for one person, or take him or her off the list."""
    satu = get_object_or_404(
        PesertaAsesmen.objects.terlihat_oleh(request.user).select_related(
            "asesmen", "pegawai__jabatan", "pegawai__unit"
        ),
        pk=pk,
    )
    sebut_orang(request, satu.pegawai_id)
    if not satu.asesmen.terbuka:
        return redirect("kompetensi:asesmen_rinci", pk=satu.asesmen_id)
    pengguna = pengguna_dari(request)
    if sendiri(satu, pengguna.pk):
        messages.error(request, "Hasil sendiri dicatat orang lain.")
        return redirect("kompetensi:asesmen_rinci", pk=satu.asesmen_id)
    ada_uraian = NarasiAsesmen.objects.filter(peserta=satu).exists()
    boleh_narasi = pengguna.boleh("kompetensi.narasi")
    form = HasilForm(
        request.POST or None,
        peserta=satu,
        ganti_asesor=boleh_narasi or not ada_uraian,
        ganti_narasi=boleh_narasi or not ada_uraian or satu.asesor_id == pengguna.pk,
        asesor=asesor_pilihan(instansi_id=satu.instansi_id, hari=hari_ini()),
        nama_teknis=nama_teknis(instansi_id=satu.instansi_id, hari=hari_ini())
        if satu.asesmen.teknis
        else {},
        initial=_awal(satu),
    )
    if request.method == "POST":
        try:
            if "lepas" in request.POST:
                peserta_lepas(peserta=satu, pelaku=pelaku(request))
                messages.success(request, f"{satu.pegawai.nama_lengkap} dilepas dari asesmen.")
                return redirect("kompetensi:asesmen_rinci", pk=satu.asesmen_id)
            if form.is_valid():
                peserta_catat(
                    peserta=satu,
                    pelaku=pelaku(request),
                    boleh_narasi=boleh_narasi,
                    **form.hasil,
                )
                messages.success(request, f"Hasil {satu.pegawai.nama_lengkap} tercatat.")
                return redirect("kompetensi:asesmen_rinci", pk=satu.asesmen_id)
        except AsesmenDitolak as galat:
            form.add_error(None, str(galat))
    return render(
        request,
        "kompetensi/peserta.html",
        {
            "form": form,
            "satu": satu,
            "ada_uraian": ada_uraian,
            "catatan": catatan_penilai(oleh=pengguna, pegawai_id=satu.pegawai_id),
        },
        status=422 if form.errors else 200,
    )


def _awal(satu: PesertaAsesmen) -> dict[str, Any]:
    return {
        "hadir": "0" if satu.status == PesertaAsesmen.Status.TIDAK_HADIR else "1",
        "tanggal": satu.tanggal or satu.asesmen.selesai,
        "asesor": satu.asesor_id,
        **dict(zip(KOMPETENSI, satu.tingkat, strict=False)),
        **dict(zip(ASPEK_POTENSI, satu.aspek, strict=False)),
        **{f"{AWALAN_TEKNIS}{kode}": tingkat for kode, tingkat in satu.teknis.items()},
    }
