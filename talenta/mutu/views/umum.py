"""What the pages of data quality share: the tabs, and the unit that is asked for."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from talenta.akun.akses import pengguna_dari
from talenta.mutu.daftar import PemeriksaanTidakDikenal, pemeriksaan_beralamat
from talenta.mutu.jenis import Pemeriksaan
from talenta.mutu.selectors.indeks import unit_puncak, unit_terlihat
from talenta.pegawai.models import UnitOrganisasi

# Title, URL name (an upper wing's by string only), permission.
TAB = (
    ("Indeks", "mutu:indeks", "mutu.indeks"),
    ("Belum dapat dipetakan", "karir:mutu", "mutu.lihat"),
    ("Pengecualian", "mutu:pengecualian", "mutu.indeks"),
    ("Urutan impor", "mutu:urutan", "impor.lihat"),
    ("Ketentuan", "mutu:ketentuan", "mutu.indeks"),
)


def hari_ini() -> date:
    """Today where the agency is."""
    return timezone.localdate()


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


def unit_diminta(request: HttpRequest) -> UnitOrganisasi | None:
    """The unit named by ?unit=, else the top in view; one out of view does not exist (404)."""
    pengguna = pengguna_dari(request)
    nomor = request.GET.get("unit", "")
    if not nomor:
        return unit_puncak(oleh=pengguna)
    if not (nomor.isascii() and nomor.isdigit()) or len(nomor) > 18:
        raise Http404
    unit = unit_terlihat(oleh=pengguna).filter(pk=int(nomor)).first()
    if unit is None:
        raise Http404
    return unit


def pemeriksaan_diminta(request: HttpRequest, alamat: str) -> Pemeriksaan:
    """The check of an address; one that the role may not read does not exist (404)."""
    try:
        satu = pemeriksaan_beralamat(alamat)
    except PemeriksaanTidakDikenal:
        raise Http404 from None
    if satu.izin and not pengguna_dari(request).boleh(satu.izin):
        raise Http404
    return satu
