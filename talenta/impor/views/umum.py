"""What every view of one import begins with."""

from pathlib import PurePath

from django.http import Http404, HttpRequest

from talenta.impor.models import Impor
from talenta.impor.selectors import impor_satu
from talenta.inti.templatetags.tampilan import angka


def satu_impor(request: HttpRequest, pk: int) -> Impor:
    """The import, or 404 where it is out of scope."""
    try:
        return impor_satu(oleh=request.user, impor_id=pk)
    except Impor.DoesNotExist:
        raise Http404 from None


def sebut_jumlah(*bagian: tuple[int, str]) -> str:
    """Counts with their words, zeros left out: (0, "a"), (2, "baris diubah") -> 2 baris diubah."""
    return " dan ".join(f"{angka(n)} {kata}" for n, kata in bagian if n)


def nama_unduhan(impor: Impor, akhiran: str, jenis: str) -> str:
    """Name of a file about an import, after the file that came."""
    return f"{PurePath(impor.berkas.nama).stem}-{akhiran}.{jenis}"
