"""Files that leave: rejected rows, findings, the original. Written out within the request, since
a response that streams later would run outside the scope of row-level security."""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from talenta.akun.akses import perlu_izin
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.laporan import ditolak_baris, laporan_baris
from talenta.impor.models import Impor
from talenta.impor.views.rinci import pelaku, satu_impor
from talenta.inti.services.audit import catat

_DI_MEMORI = 2 * 1024 * 1024


def _csv(baris: Iterable[Sequence[str]], nama: str) -> FileResponse:
    wadah = tempfile.SpooledTemporaryFile(max_size=_DI_MEMORI)  # noqa: SIM115 (the response closes it)
    teks = io.TextIOWrapper(wadah, encoding="utf-8-sig", newline="", write_through=True)
    csv.writer(teks).writerows(baris)
    teks.detach()
    wadah.seek(0)
    return FileResponse(
        wadah, as_attachment=True, filename=nama, content_type="text/csv; charset=utf-8"
    )


def _nama(impor: Impor, akhiran: str) -> str:
    return f"{PurePath(impor.berkas.nama).stem}-{akhiran}.csv"


def _catat(request: Any, impor: Impor, tindakan: str) -> None:
    catat(
        pelaku=pelaku(request),
        tindakan=tindakan,
        objek_jenis="impor",
        objek_id=impor.pk,
        objek_nama=f"{impor.jenis}: {impor.berkas.nama}",
        instansi_id=impor.instansi_id,
    )


@require_safe
@perlu_izin("impor.terapkan")
def ditolak(request: Any, pk: int) -> FileResponse:
    """Rejected rows in the file's own layout, with GALAT and SARAN; 404 for an unreadable file."""
    impor = satu_impor(request, pk)
    try:
        jawaban = _csv(ditolak_baris(impor), _nama(impor, "ditolak"))
    except BerkasTidakTerbaca:
        raise Http404 from None
    _catat(request, impor, "impor.unduh_ditolak")
    return jawaban


@require_safe
@perlu_izin("impor.lihat")
def laporan(request: Any, pk: int) -> FileResponse:
    """All findings."""
    impor = satu_impor(request, pk)
    _catat(request, impor, "impor.unduh_laporan")
    return _csv(laporan_baris(impor), _nama(impor, "temuan"))


@require_safe
@perlu_izin("impor.terapkan")
def berkas(request: Any, pk: int) -> FileResponse:
    """The original as it came."""
    impor = satu_impor(request, pk)
    _catat(request, impor, "impor.unduh_berkas")
    return FileResponse(
        impor.berkas.isi.open("rb"),
        as_attachment=True,
        filename=impor.berkas.nama,
        content_type="application/octet-stream",
    )
