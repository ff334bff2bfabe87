"""Where a request comes from, behind a stated number of trusted proxies."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def _baca(teks: str) -> IPv4Address | IPv6Address | None:
    try:
        alamat = ip_address(teks.strip())
    except ValueError:
        return None
    if isinstance(alamat, IPv6Address) and alamat.ipv4_mapped:
        return alamat.ipv4_mapped
    return alamat


def alamat_klien(request: HttpRequest) -> str | None:
    """Return the client's address, or None when the server knows none (a unix socket).

    With TALENTA_PROXY = n trusted proxies, each appends what it saw to X-Forwarded-For, so the
    n-th entry from the right is the last one a stranger cannot write. With 0 the header is ignored.
    """
    n = settings.TALENTA_PROXY
    if n:
        daftar = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        alamat = _baca(daftar[-n]) if len(daftar) >= n else None
        if alamat:
            return str(alamat)
    alamat = _baca(request.META.get("REMOTE_ADDR", ""))
    return str(alamat) if alamat else None


def alamat_penjaga(request: HttpRequest) -> str | None:
    """Return the address that failures are counted under: an IPv6 home network is one source."""
    alamat = alamat_klien(request)
    if alamat and ":" in alamat:
        return str(ip_network(f"{alamat}/64", strict=False).network_address)
    return alamat
