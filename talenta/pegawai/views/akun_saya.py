"""One's own account: what it may do, and what was ever done to it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from talenta.akun.selectors import masuk_terakhir, riwayat_keamanan, token_daftar
from talenta.akun.selectors_faktor import (
    faktor_daftar,
    pemulihan_sisa,
    sesi_daftar,
    wajib_dua_faktor,
)
from talenta.inti.kamus import TINDAKAN
from talenta.inti.models import CatatanAudit
from talenta.pegawai.lingkup import halaman_diri

SEHALAMAN = 25


def _oleh(catatan: CatatanAudit, pengguna_id: int) -> str:
    """Who did it, to the owner; whoever holds a code acts under the owner's name."""
    if catatan.tindakan == "kode.pakai":
        return "pemegang kode"
    return "Anda" if catatan.pelaku_id == pengguna_id else catatan.pelaku


@never_cache
@require_safe
@halaman_diri
def saya(request: HttpRequest) -> HttpResponse:
    """Factors and open sessions; codes, roles, passwords and states of one's own account, as the
    sealed audit keeps them."""
    pengguna: Any = request.user
    faktor = faktor_daftar(pengguna=pengguna)
    halaman = Paginator(riwayat_keamanan(pengguna=pengguna), SEHALAMAN).get_page(
        request.GET.get("halaman")
    )
    return render(
        request,
        "akun/saya.html",
        {
            "halaman": halaman,
            "kejadian": [
                {
                    "catatan": satu,
                    "tindakan": TINDAKAN.get(satu.tindakan, satu.tindakan),
                    "oleh": _oleh(satu, pengguna.pk),
                }
                for satu in halaman.object_list
            ],
            "masuk": masuk_terakhir(pengguna=pengguna),
            "faktor": faktor,
            "boleh_cabut": len(faktor) != 1 or not wajib_dua_faktor(pengguna=pengguna),
            "pemulihan": pemulihan_sisa(pengguna=pengguna),
            "token": token_daftar(pengguna=pengguna),
            "tautan": list(pengguna.tautan.order_by("id")),
            "sesi": sesi_daftar(pengguna=pengguna, kunci=request.session.session_key),
        },
    )
