"""What the pages of an appraisal share: who acts, and words for what two people changed at once."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from kinerja.services.umum import Peserta
from talenta.akun.akses import pengguna_dari
from talenta.inti.permintaan import pelaku


def peserta(request: HttpRequest) -> Peserta:
    """The person who acts; an account without a record takes part in no appraisal (404)."""
    pengguna: Any = request.user
    nomor = pengguna.lingkup.pegawai_id
    if nomor is None:
        raise Http404
    return Peserta(pegawai_id=nomor, nama=pengguna.nama, pelaku=pelaku(request))


@dataclass(frozen=True)
class Beda:
    """One field as it is kept now, beside what was typed."""

    judul: str
    tersimpan: str
    isian: str


def beda_isian(tersimpan: dict[str, str], isian: dict[str, str]) -> list[Beda]:
    """The fields that differ, in the order of the form."""
    judul = list(dict.fromkeys([*tersimpan, *isian]))
    semua = (Beda(satu, tersimpan.get(satu, ""), isian.get(satu, "")) for satu in judul)
    return [satu for satu in semua if satu.tersimpan.split() != satu.isian.split()]


def instansi_atau_404(request: HttpRequest) -> int:
    """The agency of the account; 404 where it has none."""
    nomor = pengguna_dari(request).lingkup.instansi_id
    if nomor is None:
        raise Http404
    return nomor
