"""Vacancies: the list, and one page with all its steps."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from karir.models import LangkahLowongan, Lowongan, PantauPenempatan, PutusanLowongan
from karir.pengisian.alur import LANGSUNG, PERALIHAN
from karir.pengisian.forms import (
    PantauForm,
    SaringLowonganForm,
)
from karir.pengisian.selectors.langkah import langkah_kini
from karir.pengisian.selectors.lowongan import (
    calon_lembar,
    calon_terlihat,
    kursi_terlihat,
    lowongan_saring,
    lowongan_terlihat,
    suara_terlihat,
    syarat_baris,
)
from karir.pengisian.services.calon import anggota_pilihan
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    langkah_jalankan,
)
from karir.pengisian.services.penilaian import JENIS_NILAI, penilaian_minta
from karir.pengisian.services.penilaian_ulang import JENIS_ULANG
from karir.pengisian.services.putusan import larangan_halangan
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.keyset import halaman
from talenta.inti.models import Pekerjaan
from talenta.inti.permintaan import pelaku
from talenta.inti.unduhan import BATAS_XLSX, unduhan_baris

SEHALAMAN = 50
LANGKAH = (
    ("Disiapkan", ("DRAF", "DIAJUKAN")),
    ("Dibuka dan dinilai", ("DIBUKA", "DINILAI")),
    ("Sidang komite", ("SIDANG",)),
    ("Putusan PPK", ("DIUSULKAN",)),
    ("SK", ("DIPUTUS", "TERBIT")),
    ("Terisi", ("TERISI",)),
)


def satu_lowongan(request: HttpRequest, pk: int) -> Lowongan:
    """The vacancy of an address, or 404."""
    return get_object_or_404(lowongan_terlihat(pengguna=pengguna_dari(request)), pk=pk)


def bulat(teks: str) -> int:
    """A number as a form sends it; 0 for none."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 19 else 0


def tolak(form: Any, galat: LowonganDitolak) -> None:
    """The refusal beside its fields, or above the form."""
    for nama, kata in galat.kesalahan.items():
        form.add_error(nama if nama in form.fields else None, kata)
    if not galat.kesalahan:
        form.add_error(None, str(galat))


def _tersaring(request: HttpRequest) -> tuple[SaringLowonganForm, Any]:
    form = SaringLowonganForm(request.GET)
    isi = form.cleaned_data if form.is_valid() else {}
    semua = lowongan_terlihat(pengguna=pengguna_dari(request)).select_related("putusan")
    saring = lowongan_saring(
        semua,
        pengguna=pengguna_dari(request),
        cari=isi.get("cari", ""),
        status=isi.get("status", ""),
        menunggu=isi.get("menunggu", ""),
    )
    return form, saring


@require_safe
@perlu_izin("lowongan.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """Vacancies, the newest first."""
    form, semua = _tersaring(request)
    satu_halaman = halaman(
        semua,
        kolom=("id",),
        ukuran=SEHALAMAN,
        turun=True,
        sesudah=request.GET.get("sesudah", ""),
        sebelum=request.GET.get("sebelum", ""),
    )
    kueri = request.GET.urlencode()
    konteks = {
        "form": form,
        "tersaring": any(request.GET.get(n) for n in form.fields),
        "halaman": satu_halaman,
        **satu_halaman.tautan(request.GET),
        "boleh_susun": pengguna_dari(request).boleh("lowongan.susun"),
        "ekspor": [
            {"judul": j.upper(), "url": f"{reverse('karir:lowongan_ekspor', args=[j])}?{kueri}"}
            for j in ("csv", "xlsx")
        ],
    }
    return render(request, "karir/pengisian/daftar.html", konteks)


_SIDANG = "karir:lowongan_sidang"
_KEPALA = (
    "NOMOR", "JABATAN", "UNIT", "JENJANG", "SEBAB", "LOWONG MULAI", "KEADAAN", "DIBUKA",
    "TERPILIH", "MELAWAN PERINGKAT", "DARI KRS",
)  # fmt: skip


def _baris(satu: Lowongan) -> list[str]:
    putusan: PutusanLowongan | None = getattr(satu, "putusan", None)
    ya = {True: "Ya", False: "Tidak", None: ""}
    return [
        str(satu.pk), satu.jabatan.nama, satu.unit.nama, satu.jabatan.get_jenjang_display(),
        satu.get_asal_display(), satu.tanggal_lowong.isoformat(), satu.get_status_display(),
        satu.dibuka_pada.date().isoformat() if satu.dibuka_pada else "",
        putusan.calon.nama if putusan else "", ya[putusan.melawan if putusan else None],
        ya[putusan.dari_pool if putusan else None],
    ]  # fmt: skip


@require_safe
@perlu_izin("lowongan.lihat")
def ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """What the list shows as a file."""
    _, semua = _tersaring(request)
    daftar_ = semua.select_related("putusan__calon").order_by("-id")[:BATAS_XLSX]
    berkas, _ = unduhan_baris(f"lowongan.{jenis}", jenis, _KEPALA, map(_baris, daftar_))
    return berkas


def _langkah_ke(status: str) -> int:
    """Which of the steps on top of the page a state is; one behind the last when filled."""
    for ke, (_, keadaan) in enumerate(LANGKAH, start=1):
        if status in keadaan:
            return ke + (status == "TERISI")
    return 0


@require_safe
@perlu_izin("lowongan.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One vacancy: where it is, what it asks, who was judged, shortlisted, heard and chosen."""
    pengguna = pengguna_dari(request)
    satu = satu_lowongan(request, pk)
    calon = [calon_lembar(c, satu) for c in calon_terlihat(pengguna=pengguna, lowongan=satu)]
    bisa = langkah_kini(pengguna=pengguna, lowongan=satu)
    susun = pengguna.boleh("lowongan.susun") and satu.status == "DINILAI"
    kursi = list(kursi_terlihat(pengguna=pengguna, lowongan=satu))
    duduk = any(k.pengguna_id == pengguna.pk for k in kursi)
    konteks = {
        "satu": satu,
        "langkah": [judul for judul, _ in LANGKAH],
        "kini": _langkah_ke(satu.status),
        "tombol": [(n, PERALIHAN[n]) for n in bisa.boleh if n in LANGSUNG],
        "halaman_lain": [(PERALIHAN[n].judul, PERALIHAN[n].halaman) for n in bisa.sebab
                         if PERALIHAN[n].halaman and PERALIHAN[n].halaman != _SIDANG],
        "boleh_nilai": "nilai" in bisa.boleh,
        "ikatan": bisa.ikatan,
        "sebab": {} if bisa.ikatan else bisa.sebab,
        "boleh_susun": susun,
        "boleh_syarat": pengguna.boleh("lowongan.susun") and satu.status == "DRAF",
        "boleh_lihat_semua": pengguna.boleh("lowongan.nilai"),
        "boleh_izin": pengguna.boleh("lowongan.sahkan") and not satu.tertutup,
        "boleh_sidang": duduk,
        "bersidang": duduk and satu.status == "SIDANG",
        "syarat": syarat_baris(satu.syarat),
        "bobot": satu.bobot,
        "calon": calon,
        "kursi": kursi,
        "anggota": anggota_pilihan(instansi_id=satu.instansi_id) if susun else [],
        "suara": suara_terlihat(pengguna=pengguna, lowongan=satu),
        "putusan": PutusanLowongan.objects.terlihat_oleh(pengguna)
        .filter(lowongan=satu).select_related("calon").first(),
        "sk": satu.sk if hasattr(satu, "sk") else None,
        "larangan": "" if satu.tertutup else larangan_halangan(satu),
        "pantauan": _pantauan(request, satu),
        "hari": timezone.localdate(),
        "riwayat": LangkahLowongan.objects.terlihat_oleh(pengguna)
        .filter(lowongan=satu).order_by("-pk"),
        "kata_langkah": {n: p.judul for n, p in PERALIHAN.items()},
        "pekerjaan": _pekerjaan(satu) if pengguna.boleh("lowongan.nilai") else None,
        "ulang": _ulang(satu) if pengguna.boleh("lowongan.nilai") else None,
    }  # fmt: skip
    return render(request, "karir/pengisian/rinci.html", konteks)


def _pantauan(request: HttpRequest, satu: Lowongan) -> list[Any]:
    pengguna = pengguna_dari(request)
    semua = PantauPenempatan.objects.terlihat_oleh(pengguna).filter(lowongan=satu)
    boleh = pengguna.boleh("lowongan.susun")
    return [
        (p, PantauForm(prefix=f"p{p.pk}") if boleh and not p.hasil else None)
        for p in semua.order_by("jatuh_tempo")
    ]


def _ulang(satu: Lowongan) -> Pekerjaan | None:
    """The last recomputation of the judgement that ended, whichever way."""
    if satu.penilaian_id is None:
        return None
    ujung = (Pekerjaan.Status.SELESAI, Pekerjaan.Status.GAGAL)
    semua = Pekerjaan.objects.filter(
        jenis=JENIS_ULANG,
        instansi_id=satu.instansi_id,
        parameter__penilaian_id=satu.penilaian_id,
        status__in=ujung,
    )
    return semua.order_by("-pk").first()


def _pekerjaan(satu: Lowongan) -> Pekerjaan | None:
    """The judgement or recomputation that was asked for last, while it is worth a look."""
    terbuka = (Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN, Pekerjaan.Status.GAGAL)
    return (
        Pekerjaan.objects.filter(
            jenis__in=(JENIS_NILAI, JENIS_ULANG),
            instansi_id=satu.instansi_id,
            parameter__lowongan_id=satu.pk,
            status__in=terbuka,
        )
        .order_by("-pk")
        .first()
    )


@require_POST
@perlu_izin("lowongan.lihat")
def langkah(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Take a step of the table; judging everybody is a job."""
    satu = satu_lowongan(request, pk)
    pengguna = pengguna_dari(request)
    if langkah not in (*LANGSUNG, "nilai") or not pengguna.boleh(PERALIHAN[langkah].izin):
        raise Http404
    try:
        if langkah == "nilai":
            kerja = penilaian_minta(lowongan_id=satu.pk, pelaku=pelaku(request))
            messages.success(request, "Penilaian dimulai. Anda boleh meninggalkan halaman ini.")
            return redirect("pekerjaan_rinci", pk=kerja.pk)
        langkah_jalankan(
            lowongan_id=satu.pk,
            langkah=langkah,
            alasan=request.POST.get("alasan", "")[:4000],
            pelaku=pelaku(request),
        )
    except LowonganDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"{PERALIHAN[langkah].judul}: tercatat.")
    return redirect("karir:lowongan_rinci", pk=satu.pk)
