"""Tokens for tests, and requests with them."""

import itertools
import json
from typing import Any

from talenta.akun.izin import PERAN_DUA_FAKTOR
from talenta.akun.models import Pengguna, PenugasanPeran
from talenta.akun.services.token import TokenBaru, token_buat
from talenta.inti.api.operasi import CAKUPAN
from talenta.inti.services.audit import Pelaku
from tests.fixtures.klien import Klien, klien

V1 = "/api/v1/"
_nomor = itertools.count(1)


def token(pengguna: Pengguna, *, cakupan: Any = CAKUPAN, hari: int = 30) -> TokenBaru:
    """A token of an account under its only role, or as plain ASN."""
    penugasan = PenugasanPeran.objects.filter(pengguna=pengguna).order_by("pk").first()
    return token_buat(
        pengguna=pengguna,
        penugasan=penugasan,
        nama="Uji",
        cakupan=list(cakupan),
        hari=hari,
        berfaktor=penugasan is not None and penugasan.peran in PERAN_DUA_FAKTOR,
        pelaku=Pelaku.dari_pengguna(pengguna),
    )


class Peminta:
    """Asks the API by a token; each POST has a key of its own unless told."""

    def __init__(self, rahasia: str = "", klien_: Klien | None = None) -> None:
        self.klien = klien_ or klien()
        self.kepala = {"Authorization": f"Bearer {rahasia}"} if rahasia else {}

    def __call__(
        self, metode: str, alamat: str, isi: Any = None, *, berkas: Any = None, **kepala: str
    ) -> Any:
        lain = {nama.replace("_", "-"): nilai for nama, nilai in kepala.items()}
        if metode == "POST":
            lain.setdefault("Idempotency-Key", f"uji-kunci-{next(_nomor):08d}")
        dikirim: dict[str, Any] = {}
        if berkas is not None:
            dikirim = {"data": berkas}
        elif isi is not None or metode in ("POST", "PUT", "PATCH"):
            dikirim = {"data": json.dumps(isi or {}), "content_type": "application/json"}
        kirim = getattr(self.klien, metode.lower())
        return kirim(alamat, headers=self.kepala | lain, **dikirim)


def peminta(pengguna: Pengguna, **lain: Any) -> Peminta:
    """The same for an account."""
    return Peminta(token(pengguna, **lain).rahasia)
