"""Files that leave: rejected rows, findings, the original."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from talenta.akun.akses import perlu_izin
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.laporan import ditolak_berkas, laporan_baris
from talenta.impor.models import Impor
from talenta.impor.views.umum import nama_unduhan, satu_impor
from talenta.inti.permintaan import pelaku
from talenta.inti.services.audit import catat
from talenta.inti.unduhan import unduhan, unduhan_csv


def _csv(baris: Iterable[Sequence[str]], nama: str) -> FileResponse:
    return unduhan_csv(nama, lambda teks: csv.writer(teks).writerows(baris))


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
        akhiran, tipe, tulis = ditolak_berkas(impor)
        jawaban = unduhan(nama_unduhan(impor, "ditolak", akhiran), tipe, tulis)
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
    return _csv(laporan_baris(impor), nama_unduhan(impor, "temuan", "csv"))


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
