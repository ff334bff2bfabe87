"""Who should be assessed next, with its budget; from here people go into an event."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kompetensi.forms_asesmen import SaringAntreanForm
from kompetensi.models import Asesmen
from kompetensi.selectors.antrean import (
    ALASAN,
    JENIS,
    TERBANYAK,
    Antrean,
    antrean_susun,
    biaya_antrean,
)
from kompetensi.selectors.ketentuan import ketentuan_berlaku
from kompetensi.views.umum import hari_ini, tab
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.templatetags.tampilan import angka
from talenta.inti.unduhan import BATAS_XLSX, unduhan_baris
from talenta.mutu.views.umum import unit_diminta

# Events that assess each kind.
MENILAI: dict[str, dict[str, Any]] = {
    "kompetensi": {"kompetensi": True},
    "potensi": {"potensi": True},
    "teknis": {"teknis__len__gt": 0},
}


def _susun(request: HttpRequest, banyak: int | None) -> tuple[SaringAntreanForm, str, Antrean]:
    pengguna = pengguna_dari(request)
    form = SaringAntreanForm(request.GET)
    isi: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    jenis = isi.get("jenis") or "kompetensi"
    antrean = antrean_susun(
        oleh=pengguna,
        jenis=jenis,
        alasan=isi.get("alasan") or "",
        unit=unit_diminta(request),
        hari=hari_ini(),
        ketentuan=ketentuan_berlaku(instansi_id=pengguna.lingkup.instansi_id, hari=hari_ini()),
        banyak=banyak,
    )
    return form, jenis, antrean


@require_safe
@perlu_izin("kompetensi.lihat")
def antrean(request: HttpRequest) -> HttpResponse:
    """The queue by need, why each stands in it, and what assessing everybody takes."""
    pengguna = pengguna_dari(request)
    form, jenis, isi = _susun(request, TERBANYAK)
    ketentuan = ketentuan_berlaku(instansi_id=pengguna.lingkup.instansi_id, hari=hari_ini())
    boleh = pengguna.boleh("kompetensi.nilai")
    biaya = biaya_antrean(orang=isi.jumlah, ketentuan=ketentuan)
    terbuka = Asesmen.objects.terlihat_oleh(pengguna).filter(
        status__in=("RENCANA", "DIUNDANG"), **MENILAI[jenis]
    )
    return render(
        request,
        "kompetensi/antrean.html",
        {
            "tab": tab(request, "kompetensi:antrean"),
            "form": form,
            "jenis": JENIS[jenis][0].lower(),
            "antrean": isi,
            "alasan": [(ALASAN[k], n, ketentuan.nilai[f"antrean.{k}"])
                       for k, n in isi.per_alasan.items()],
            "biaya": biaya,
            "sumber_biaya": list(dict.fromkeys(b.sumber for b in biaya if b.seorang is not None)),
            "bulan": ketentuan.nilai["antrean.pensiun_bulan"],
            "hari": ketentuan.nilai["masa.pengingat_hari"],
            "terbanyak": TERBANYAK,
            "terbuka": list(terbuka.order_by("mulai", "id")[:50]) if boleh else [],
            "boleh": boleh,
            "tersaring": bool(request.GET.get("alasan")),
            "kueri": request.GET.urlencode(),
        },
    )  # fmt: skip


@require_safe
@perlu_izin("kompetensi.lihat")
def antrean_ekspor(request: HttpRequest, jenis: str) -> HttpResponseBase:
    """The whole queue as a file; as a sheet no longer than one may be."""
    _, dinilai, isi = _susun(request, BATAS_XLSX if jenis == "xlsx" else None)
    if jenis == "xlsx" and isi.jumlah > BATAS_XLSX:
        messages.error(
            request,
            f"Berkas XLSX memuat paling banyak {angka(BATAS_XLSX)} orang. "
            "Unduh CSV, atau persempit saringannya.",
        )
        return redirect(f"{reverse('kompetensi:antrean')}?{request.GET.urlencode()}")
    baris = (
        [
            satu.nip, satu.nama, satu.jabatan, satu.unit,
            satu.terakhir.isoformat() if satu.terakhir else "belum dinilai",
            " | ".join(satu.kata), str(satu.bobot), str(satu.pengamatan),
        ]
        for satu in isi.baris
    )  # fmt: skip
    kepala = [
        "NIP", "NAMA", "JABATAN", "UNIT ORGANISASI", "TERAKHIR DINILAI", "ALASAN", "BOBOT",
        "PENGAMATAN ATASAN",
    ]  # fmt: skip
    berkas, jumlah = unduhan_baris(f"antrean-{dinilai}.{jenis}", jenis, kepala, baris)
    catat(
        pelaku=pelaku(request),
        tindakan="asesmen.antrean_ekspor",
        objek_jenis="asesmen",
        objek_id="antrean",
        rincian={"jenis": jenis, "baris": jumlah, "saringan": request.GET.dict()},
    )
    return berkas
