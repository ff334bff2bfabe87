"""What the pages of this wing share: the tabs, today, the agency, the version asked for."""

from datetime import date
from typing import Any, TypeVar

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from kompetensi.models.versi import Versi
from talenta.akun.akses import pengguna_dari

V = TypeVar("V", bound=Versi)

# Title, URL name, permission.
TAB = (
    ("Kesenjangan", "kompetensi:kesenjangan", "kompetensi.lihat"),
    ("Teknis", "kompetensi:gap_teknis", "kompetensi.lihat"),
    ("Antrean", "kompetensi:antrean", "kompetensi.lihat"),
    ("Asesmen", "kompetensi:asesmen", "kompetensi.lihat"),
    ("Standar jabatan", "kompetensi:standar", "diri.lihat"),
    ("Kamus", "kompetensi:kamus", "diri.lihat"),
    ("Ketentuan", "kompetensi:ketentuan", "kompetensi.lihat"),
)  # fmt: skip


def hari_ini() -> date:
    """Today where the agency is."""
    return timezone.localdate()


def instansi_id(request: HttpRequest) -> int:
    """The agency of the role taken on; without one there is nothing here (404)."""
    nomor = pengguna_dari(request).lingkup.instansi_id
    if nomor is None:
        raise Http404
    return int(nomor)


def tab(request: HttpRequest, kini: str) -> list[dict[str, Any]]:
    """The tabs that the role may open, `kini` among them."""
    hasil = []
    for judul, nama, izin in TAB:
        if not pengguna_dari(request).boleh(izin):
            continue
        try:
            url = reverse(nama)
        except NoReverseMatch:
            continue
        hasil.append({"judul": judul, "url": url, "aktif": nama == kini})
    return hasil


def bulat(teks: str) -> int:
    """A whole number that a form carried along, -1 for anything else."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1


def versi_diminta(request: HttpRequest, model: type[V]) -> V | None:
    """The version named by ?versi=, if any; one out of view does not exist (404)."""
    nomor = request.GET.get("versi", "")
    if not nomor:
        return None
    if not (nomor.isascii() and nomor.isdigit()) or len(nomor) > 9:
        raise Http404
    terlihat: Any = model._default_manager.terlihat_oleh(request.user)
    versi: V | None = terlihat.filter(nomor=int(nomor)).first()
    if versi is None:
        raise Http404
    return versi
