"""What views read from a request beside its form."""

from dataclasses import replace
from typing import Any

from talenta.inti.services.audit import Pelaku


def pelaku(request: Any) -> Pelaku:
    """Who acts in this request, for the audit; by a token of the API, which one."""
    pelaku_ = Pelaku.dari_pengguna(request.user, request.alamat)
    token = getattr(request, "token", None)
    return pelaku_ if token is None else replace(pelaku_, nama=f"{pelaku_.nama}, {token}")
