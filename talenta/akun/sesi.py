"""The session engine: what a session holds, in rows that know whose they are.

Whoever signs in leaves device, address and time in the session itself; each save copies them into
columns. Ending a session deletes its row, and with it all that its cookie opened.
"""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as SesiBasisData
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from talenta.akun.alamat import alamat_klien
from talenta.akun.models import Sesi

SESI_ASAL = "asal"
# How stale the time of last use may be on the page.
TERLIHAT_TIAP = timedelta(minutes=5)

_PERAMBAN = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Opera", r"OPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|Chromium/|CriOS/"),
    ("Safari", r"Safari/"),
)
_SISTEM = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac", "Macintosh"),
    ("Linux", "Linux"),
)


def perangkat(agen: str) -> str:
    """A browser's own words about itself in plain ones: "Chrome di Windows"."""
    peramban = next((nama for nama, pola in _PERAMBAN if re.search(pola, agen)), "Peramban lain")
    sistem = next((nama for nama, pola in _SISTEM if pola in agen), "perangkat lain")
    return f"{peramban} di {sistem}"


class SessionStore(SesiBasisData):
    """Sessions in akun_sesi."""

    baris: Sesi | None = None

    @classmethod
    def get_model_class(cls) -> type[Sesi]:
        return Sesi

    def load(self) -> dict[str, Any]:
        diri: Any = self
        self.baris = diri._get_session_from_db()
        return self.decode(self.baris.session_data) if self.baris else {}

    def create_model_instance(self, data: dict[str, Any]) -> Sesi:
        baris: Any = super().create_model_instance(data)
        asal = data.get(SESI_ASAL) or {}
        if asal and SESSION_KEY in data:
            baris.pengguna_id = int(data[SESSION_KEY])
            baris.tanda = UUID(asal["tanda"])
            baris.perangkat = asal["perangkat"]
            baris.alamat = asal["alamat"]
            baris.mulai_pada = datetime.fromisoformat(asal["mulai"])
        baris.terakhir_pada = timezone.now()
        return baris

    def sentuh(self) -> None:
        """Write down that the session is in use, every few minutes."""
        if not self.session_key:
            return
        self.get(SESI_ASAL)  # loads the row
        kini = timezone.now()
        if self.baris and self.baris.terakhir_pada < kini - TERLIHAT_TIAP:
            Sesi.objects.filter(pk=self.baris.pk).update(terakhir_pada=kini)


def ambil_sekali(sesi: SessionBase, nama: str) -> Any:
    """Take a value out of a session so that of two requests at one moment only one has it; None
    where it is gone.

    The session's row stays locked until the caller's transaction ends.
    """
    with transaction.atomic():
        baris = Sesi.objects.select_for_update().filter(pk=sesi.session_key).first()
        tersimpan = sesi.decode(baris.session_data).get(nama) if baris else None
        nilai = sesi.pop(nama, None)
        if nilai is None or nilai != tersimpan:
            return None
        sesi.save()
        return nilai


def _catat_asal(request: HttpRequest, **_: Any) -> None:
    request.session[SESI_ASAL] = {
        "tanda": str(uuid4()),
        "perangkat": perangkat(request.META.get("HTTP_USER_AGENT", "")),
        "alamat": alamat_klien(request),
        "mulai": timezone.now().isoformat(),
    }


user_logged_in.connect(_catat_asal, dispatch_uid="akun.sesi.asal")
