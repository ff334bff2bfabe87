"""What must hold for every answer: the policy in the header, and nothing inline in the page."""

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "manifest-src": "'self'",
}
TETAP = {
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), "
    "payment=(), serial=(), usb=()",
}
# What differs in each answer, and nothing else does where a page is refused.
_SEKALI = re.compile(r'(name="csrfmiddlewaretoken" value=)"[^"]*"')
_TANPA_ISI = ("style", "iframe", "object", "embed", "base")
_ALAMAT = ("href", "src", "action", "formaction", "hx-get", "hx-post")


def kebijakan(header: str) -> dict[str, str]:
    """Parse a Content-Security-Policy header: directive -> sources."""
    bagian = (satu.strip().partition(" ") for satu in header.split(";") if satu.strip())
    return {nama: isi.strip() for nama, _, isi in bagian}


class _Pemeriksa(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cacat: list[str] = []
        self._form_post = False
        self._bertoken = False
        self._dalam_skrip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        nilai = {nama: isi or "" for nama, isi in attrs}
        if tag in _TANPA_ISI:
            self.cacat.append(f"<{tag}>")
        if tag == "script" and not nilai.get("src"):
            self.cacat.append("<script> inline")
        for nama, isi in nilai.items():
            if nama == "style" or nama.startswith(("on", "hx-on")) or isi.startswith("js:"):
                self.cacat.append(f"{nama}= pada <{tag}>")
            if nama in _ALAMAT and isi.strip().lower().startswith(
                ("javascript:", "data:", "//", "http:", "https:")
            ):
                self.cacat.append(f"{nama}={isi[:40]} pada <{tag}>")
        if tag == "form":
            self._form_post = nilai.get("method", "").lower() == "post"
            self._bertoken = False
        if tag == "input" and nilai.get("name") == "csrfmiddlewaretoken":
            self._bertoken = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form_post and not self._bertoken:
            self.cacat.append("<form method=post> tanpa csrf_token")


def cacat_halaman(isi: str) -> list[str]:
    """What a page breaks of the policy: inline script or style, foreign address, form without
    token."""
    return list(_cacat(_SEKALI.sub(r'\1""', isi)))


@lru_cache(maxsize=64)
def _cacat(isi: str) -> tuple[str, ...]:
    pemeriksa = _Pemeriksa()
    pemeriksa.feed(isi)
    return tuple(pemeriksa.cacat)


def periksa(jawaban: Any) -> list[str]:
    """All that is wrong with one answer of the portal."""
    cacat = []
    header = jawaban.headers.get("Content-Security-Policy", "")
    if kebijakan(header) != CSP:
        cacat.append(f"CSP: {header!r}")
    if jawaban.headers.get("X-Frame-Options") != "DENY":
        cacat.append("X-Frame-Options")
    if jawaban.headers.get("X-Content-Type-Options") != "nosniff":
        cacat.append("nosniff")
    cacat += [nama for nama, isi in TETAP.items() if jawaban.headers.get(nama) != isi]
    if jawaban.headers.get("Content-Type", "").startswith("text/html") and not jawaban.streaming:
        cacat += cacat_halaman(jawaban.content.decode())
    return cacat
