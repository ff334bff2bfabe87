"""One transaction a request, bound to the scope of the role the person has taken on."""

from collections.abc import Callable
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pghistory
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from talenta.akun.alamat import alamat_klien
from talenta.akun.konfirmasi import berfaktor
from talenta.akun.lingkup import KOSONG, SESI_PENUGASAN, Lingkup
from talenta.pegawai.lingkup import (
    lingkup_pilihan,
    milik_token,
    pasang,
    sebagai_diri,
    tanpa_faktor,
)
from talenta.pegawai.services.tilikan import tilikan_catat

MEMBACA = frozenset({"GET", "HEAD", "OPTIONS"})
# What was shown, or what the reader still has.
TERBUKA = frozenset({200, 304, 422})


@cache
def _kembali_sso() -> str:
    """Where a provider sends people back to, by GET: there somebody is signed in, which writes."""
    return reverse("akun:sso_kembali")


class LingkupMiddleware:
    """Row-level security needs its settings in the same transaction as the view and its template,
    which ATOMIC_REQUESTS does not give.

    A request that only reads sees one moment of the database from the scope to the last row: a
    reorganisation of the units renumbers people and intervals together, and half of it would show
    the people of other units. It may still add to the audit; it changes no row that exists.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        paling_luar = not connection.in_atomic_block
        with transaction.atomic():
            membaca = request.method in MEMBACA and request.path_info != _kembali_sso()
            if paling_luar and membaca:
                with connection.cursor() as kursor:
                    kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            self._pasang(request)
            pelaku = str(request.user) if request.user.is_authenticated else "tanpa akun"
            with pghistory.context(pelaku=pelaku, laman=request.path):
                response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def _pasang(self, request: HttpRequest) -> None:
        pengguna: Any = request.user
        lingkup = KOSONG
        tersedia: tuple[Lingkup, ...] = ()
        tertunda: Lingkup | None = None
        # The thread still has the zone of whoever it served before.
        timezone.deactivate()
        if pengguna.is_authenticated:
            token = getattr(request, "token", None)
            pilihan = lingkup_pilihan(
                pengguna_id=pengguna.pk,
                hari=timezone.localdate(),
                penugasan_id=token.penugasan_id if token else request.session.get(SESI_PENUGASAN),
            )
            if token is not None:
                pilihan = milik_token(pilihan, token.penugasan_id, berfaktor=token.berfaktor)
            elif not berfaktor(request.session):
                pilihan = tanpa_faktor(pilihan)
            lingkup, tersedia, tertunda = pilihan.aktif, pilihan.tersedia, pilihan.tertunda
            pengguna.lingkup = lingkup
            timezone.activate(ZoneInfo(lingkup.zona))
        request.alamat = alamat_klien(request)  # type: ignore[attr-defined]
        request.peran_tersedia = tersedia  # type: ignore[attr-defined]
        request.peran_tertunda = tertunda  # type: ignore[attr-defined]
        request.lingkup_peran = lingkup  # type: ignore[attr-defined]
        pasang(lingkup)

    def process_view(self, request: HttpRequest, view_func: Callable[..., Any], *_: object) -> None:
        pengguna: Any = request.user
        if getattr(view_func, "diri", False) and pengguna.is_authenticated:
            pengguna.lingkup = sebagai_diri(pengguna.lingkup)
            pasang(pengguna.lingkup)


class TilikanMiddleware:
    """Notes who looks at whose record, for views that say whom they are about (`tentang_orang`).

    Within the page's own transaction and scope: the database takes a look only in the reader's own
    name. A page that was not answered shows nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        jenis, pegawai_id = getattr(request, "tentang", (None, None))
        # However it was asked for: a form that is sent back shows the record, too.
        terbuka = response.status_code in TERBUKA
        if jenis is not None and terbuka:
            if pegawai_id is None:
                raise LookupError(f"{request.path_info}: halaman ini tidak menyebut orangnya")
            pengguna: Any = request.user
            tilikan_catat(
                lingkup=pengguna.lingkup,
                pegawai_id=pegawai_id,
                jenis=jenis,
                hari=timezone.localdate(),
            )
        return response

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., Any],
        _: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> None:
        tentang = getattr(view_func, "tentang", None)
        if tentang is not None:
            kolom, jenis = tentang
            pegawai_id = kwargs[kolom] if kolom else None
            request.tentang = (jenis, pegawai_id)  # type: ignore[attr-defined]
