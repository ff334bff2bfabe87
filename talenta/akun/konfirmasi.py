"""How sure the portal is of who sits there: half signed in, by two factors, asked again lately.

All of it stands in the session, on the server. Half signed in means that the password was right and
the second factor is still asked for: such a session is nobody's and opens nothing else.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from talenta.akun.akses import pengguna_dari
from talenta.akun.models import Pengguna
from talenta.akun.selectors_faktor import punya_faktor

P = ParamSpec("P")
Tampilan = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

SESI_FAKTOR = "faktor_kedua"
SESI_YAKIN = "dikonfirmasi_pada"
SESI_SETENGAH = "masuk_setengah"
MASA_YAKIN = timedelta(minutes=10)
MASA_SETENGAH = timedelta(minutes=10)


def tandai(sesi: SessionBase, *, faktor: bool) -> None:
    """Note that the person has just proved to be the owner; by a second factor or by password."""
    sesi[SESI_YAKIN] = int(time.time())
    if faktor:
        sesi[SESI_FAKTOR] = True


def berfaktor(sesi: SessionBase) -> bool:
    """Whether a second factor was given in this session."""
    return sesi.get(SESI_FAKTOR) is True


def _baru(pada: Any, masa: timedelta) -> bool:
    return isinstance(pada, int) and 0 <= time.time() - pada < masa.total_seconds()


def perlu_konfirmasi(tampilan: Tampilan[P]) -> Tampilan[P]:
    """Ask again for password or factor before what changes how one signs in.

    Whoever has a factor has to have given it in this session, not only the password.
    """

    @wraps(tampilan)
    def dijaga(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        sesi = request.session
        yakin = _baru(sesi.get(SESI_YAKIN), MASA_YAKIN) and (
            berfaktor(sesi) or not punya_faktor(pengguna=pengguna_dari(request))
        )
        if yakin:
            return tampilan(request, *args, **kwargs)
        kembali = request.path if request.method == "GET" else reverse("kelola:akun_saya")
        return redirect(f"{reverse('akun:konfirmasi')}?{urlencode({'next': kembali})}")

    return dijaga


@dataclass(frozen=True, kw_only=True)
class Setengah:
    """Somebody whose password was right, and where that person wanted to go."""

    pengguna: Pengguna
    tujuan: str


def setengah_mulai(request: HttpRequest, pengguna: Pengguna, tujuan: str) -> None:
    """Remember for ten minutes that the password of this account was right."""
    request.session.cycle_key()
    request.session[SESI_SETENGAH] = {
        "akun": pengguna.pk,
        "sidik": pengguna.get_session_auth_hash(),
        "pada": int(time.time()),
        "tujuan": tujuan,
    }


def setengah_kini(request: HttpRequest) -> Setengah | None:
    """Who is half signed in here; nobody once time is up or password or account changed."""
    isi = request.session.get(SESI_SETENGAH)
    if not isi or not _baru(isi["pada"], MASA_SETENGAH):
        return None
    pengguna = Pengguna.objects.filter(pk=isi["akun"], is_active=True).first()
    if pengguna is None:
        return None
    if not constant_time_compare(isi["sidik"], pengguna.get_session_auth_hash()):
        return None
    return Setengah(pengguna=pengguna, tujuan=isi["tujuan"])


def setengah_selesai(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(SESI_SETENGAH, None)
