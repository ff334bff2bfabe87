"""What views read from a request beside its form."""

from typing import Any

from talenta.inti.services.audit import Pelaku


def pelaku(request: Any) -> Pelaku:
    """Who acts in this request, for the audit."""
    return Pelaku.dari_pengguna(request.user, request.alamat)
