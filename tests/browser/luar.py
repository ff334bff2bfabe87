"""What stands outside the portal of these tests: a sign-on provider, a mail server. Their ports are
chosen before the portal starts; they themselves run only in the tests that need them."""

import socket
from functools import cache

from tests.fixtures import sso


@cache
def port(nama: str) -> int:
    """A port of this machine that was free a moment ago, the same for each asking."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def lingkungan() -> dict[str, str]:
    """What the portal is told about them."""
    return {
        "TALENTA_SSO_PENERBIT": f"http://localhost:{port('sso')}",
        "TALENTA_SSO_KLIEN": sso.KLIEN,
        "TALENTA_SSO_RAHASIA": sso.RAHASIA,
        "TALENTA_SSO_FAKTOR": "mfa",
        "TALENTA_SURAT_SERVER": "127.0.0.1",
        "TALENTA_SURAT_PORT": str(port("surat")),
        "TALENTA_SURAT_JALUR": "tanpa",
    }
