"""The rules in words, their versions, differences and documents: rules are no secret."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from karir.alur_aturan import Langkah, halangan, langkah_tersedia
from karir.mesin.aturan import Aturan, AturanTidakSah, muat
from karir.mesin.beda import perbedaan
from karir.models import AturanTalenta
from karir.selectors.aturan import (
    AturanTidakAda,
    aturan_berlaku_kini,
    aturan_dalam_kekuatan,
    aturan_langkah,
    aturan_masa,
    aturan_terlihat,
    aturan_tertunda,
    aturan_versi_lain,
)
from karir.selectors.aturan_kata import aturan_dalam_kata, catatan_dalam_kata
from karir.selectors.pengaruh import pengaruh_terakhir
from karir.services.aturan_draf import aturan_tulis
from talenta.akun.akses import pengguna_dari, perlu_izin
from talenta.inti.bukti import bukti_unduh

MENUNGGU = "saya"


@require_safe
@perlu_izin("aturan.lihat")
def daftar(request: HttpRequest) -> HttpResponse:
    """What is in force now, since when and by whom; what comes; versions before; drafts."""
    pengguna = pengguna_dari(request)
    hanya_menunggu = request.GET.get("menunggu") == MENUNGGU
    dibuang = request.GET.get("draf") == "dibuang"
    boleh_susun = pengguna.boleh("aturan.susun")
    tertunda = []
    if boleh_susun:
        semua = aturan_tertunda(pengguna=pengguna, dibuang=dibuang)
        menunggu = AturanTalenta.objects.menunggu(pengguna).values("pk")
        tertunda = list(semua.filter(pk__in=menunggu) if hanya_menunggu else semua)
    kini = aturan_berlaku_kini(pengguna=pengguna)
    masa = aturan_masa(pengguna=pengguna, hari=timezone.localdate())
    terbit = aturan_terlihat(pengguna=pengguna).terbit().order_by("kode", "-versi")
    return render(
        request,
        "karir/aturan.html",
        {
            "berlaku": next((satu for satu in terbit if kini and satu.pk == kini.pk), None),
            "masa_kini": next((m for m in masa if m.kini and kini and m.aturan == kini), None),
            "masa_nanti": [m for m in masa if m.nanti],
            "masa_lalu": [m for m in masa if not m.kini and not m.nanti],
            "daftar": terbit,
            "tertunda": tertunda,
            "boleh_susun": boleh_susun,
            "hanya_menunggu": hanya_menunggu,
            "dibuang": dibuang,
        },
    )


@require_safe
@perlu_izin("aturan.lihat")
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule set in words, who decided on it and why; a draft opens where it is composed."""
    pengguna = pengguna_dari(request)
    satu = get_object_or_404(aturan_terlihat(pengguna=pengguna), pk=pk)
    if satu.status == AturanTalenta.Status.DRAF:
        return redirect("karir:aturan_susun", pk=satu.pk)
    konteks: dict[str, Any] = {
        "satu": satu,
        "langkah": aturan_langkah(pengguna=pengguna, aturan=satu),
        "boleh": langkah_tersedia(satu, pengguna),
        "boleh_susun": pengguna.boleh("aturan.susun"),
        "usul": satu.status == AturanTalenta.Status.DIUSULKAN,
        **_isi(satu),
    }
    if konteks["usul"]:
        konteks["pengaruh"] = pengaruh_terakhir(pengguna=pengguna, aturan=satu)
        if pengguna.boleh("aturan.sahkan"):
            tertaut = pengguna.lingkup.pegawai_id is not None
            konteks["halangan"] = halangan(satu, Langkah.SAHKAN, pengguna.pk, tertaut=tertaut)
        konteks |= _digantikan(satu)
    if "CABUT" in konteks["boleh"]:
        konteks["penerus"] = _penerus(satu)
    return render(request, "karir/aturan_rinci.html", konteks)


def _isi(satu: AturanTalenta) -> dict[str, Any]:
    """The content in words; nothing of one set aside half finished."""
    try:
        aturan = muat(satu.isi)
    except AturanTidakSah:
        return {}
    return {
        "aturan": aturan,
        "catatan": catatan_dalam_kata(aturan),
        "sumbu": aturan_dalam_kata(aturan),
        "kotak": aturan.kotak[::-1],
    }


def _penerus(satu: AturanTalenta) -> AturanTalenta | None:
    """What would be in force if this one were withdrawn today."""
    try:
        return aturan_dalam_kekuatan(
            instansi_id=satu.instansi_id or 0, tanggal=timezone.localdate(), kecuali=satu
        )
    except AturanTidakAda:
        return None


def _digantikan(satu: AturanTalenta) -> dict[str, Any]:
    """What a proposal takes the place of, and the differences from it."""
    try:
        lama = aturan_dalam_kekuatan(
            instansi_id=satu.instansi_id or 0, tanggal=satu.berlaku_mulai, kecuali=satu
        )
    except AturanTidakAda:
        return {}
    return {"digantikan": lama, "beda": perbedaan(muat(lama.isi), muat(satu.isi))}


def _muat_atau_kosong(satu: AturanTalenta) -> Aturan | None:
    try:
        return muat(satu.isi)
    except AturanTidakSah:
        return None


@require_safe
@perlu_izin("aturan.lihat")
def beda(request: HttpRequest, pk: int) -> HttpResponse:
    """The differences between this version and another one, in words."""
    pengguna = pengguna_dari(request)
    satu = get_object_or_404(aturan_terlihat(pengguna=pengguna), pk=pk)
    lain = list(aturan_versi_lain(pengguna=pengguna, aturan=satu))
    diminta = request.GET.get("dengan", "")
    if diminta and not (diminta.isascii() and diminta.isdigit() and len(diminta) < 19):
        raise Http404
    pembanding = next((a for a in lain if str(a.pk) == diminta), None)
    if diminta and pembanding is None:
        raise Http404
    if pembanding is None:
        pembanding = next((a for a in lain if a.pk == satu.asal_id), lain[0] if lain else None)
    baru = _muat_atau_kosong(satu)
    lama = _muat_atau_kosong(pembanding) if pembanding else None
    return render(
        request,
        "karir/aturan_beda.html",
        {
            "satu": satu,
            "pembanding": pembanding,
            "pilihan": lain,
            "terbaca": lama is not None and baru is not None,
            "beda": perbedaan(lama, baru) if lama and baru else [],
        },
    )


@require_safe
@perlu_izin("aturan.lihat")
def dokumen(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The document a rule set rests on."""
    satu = get_object_or_404(aturan_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    if satu.dokumen is None:
        raise Http404
    return bukti_unduh(satu.dokumen, f"dasar-{satu.kode}-versi-{satu.versi}")


@require_safe
@perlu_izin("aturan.lihat")
def ekspor(request: HttpRequest, pk: int) -> HttpResponse:
    """The rule set as one file that any portal loads."""
    satu = get_object_or_404(aturan_terlihat(pengguna=pengguna_dari(request)), pk=pk)
    nama = f"{satu.kode}-versi-{satu.versi}.json"
    return HttpResponse(
        aturan_tulis(satu),
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )
