"""The same road without a queue: for the command line and for sample data."""

from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from talenta.akun.models import Instansi
from talenta.impor.baca import BerkasTidakTerbaca
from talenta.impor.models import Impor
from talenta.impor.penampung import Lapor
from talenta.impor.services.lengkap import impor_nyatakan_lengkap
from talenta.impor.services.periksa import impor_periksa, tanpa_lapor
from talenta.impor.services.terapkan import impor_terapkan
from talenta.impor.services.unggah import impor_catat
from talenta.inti.services.audit import Pelaku


def impor_langsung(
    *,
    instansi: Instansi,
    jenis: str,
    berkas: Path | BinaryIO,
    nama: str = "",
    lembar: str = "",
    terapkan: bool = True,
    lengkap: bool = False,
    pelaku: Pelaku | None = None,
    lapor: Lapor = tanpa_lapor,
) -> Impor:
    """Keep a file, check it, and apply it if asked; the import's row holds the counts.

    `lengkap` declares that it holds everybody (TidakDapat where the kind cannot say so).

    `lembar` names a sheet of a workbook; without it the first whose header fits is read.

    The findings are `impor.temuan`. Raises JenisTidakDikenal, and BerkasTidakTerbaca after the
    reason has been kept on the import's row.
    """
    pelaku = pelaku or Pelaku.sistem()
    with berkas.open("rb") if isinstance(berkas, Path) else nullcontext(berkas) as isi:
        impor = impor_catat(
            instansi=instansi,
            jenis=jenis,
            nama=nama or (berkas.name if isinstance(berkas, Path) else f"{jenis}.csv"),
            isi=isi,
            pelaku=pelaku,
            lembar=lembar,
        )
    if lengkap:
        impor_nyatakan_lengkap(impor_id=impor.pk, lengkap=True, pelaku=pelaku)
    if terapkan:
        # Applying checks everything itself; a preview before it would read the file twice.
        try:
            return impor_terapkan(
                impor_id=impor.pk, pelaku=pelaku, lapor=lapor, tanpa_pratinjau=True
            )
        except BerkasTidakTerbaca as galat:
            Impor.objects.filter(pk=impor.pk).update(
                status=Impor.Status.TIDAK_TERBACA, galat=str(galat)
            )
            raise
    impor = impor_periksa(impor_id=impor.pk, lapor=lapor)
    if impor.status == Impor.Status.TIDAK_TERBACA:
        raise BerkasTidakTerbaca(impor.galat)
    return impor
