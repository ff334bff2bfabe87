"""What the pages about jobs read."""

from dataclasses import dataclass
from typing import Any

from talenta.inti.kamus import JENIS, JenisPekerjaan
from talenta.inti.keyset import Halaman, halaman
from talenta.inti.models import Pekerjaan

SEHALAMAN = 50


def pekerjaan_daftar(
    *, oleh: Any, status: str = "", jenis: str = "", sesudah: str = "", sebelum: str = ""
) -> Halaman:
    """A page of the jobs in view of `oleh`, newest first."""
    daftar = Pekerjaan.objects.terlihat_oleh(oleh)
    if status:
        daftar = daftar.filter(status=status)
    if jenis:
        daftar = daftar.filter(jenis=jenis)
    return halaman(
        daftar, kolom=("id",), ukuran=SEHALAMAN, sesudah=sesudah, sebelum=sebelum, turun=True
    )


@dataclass(frozen=True)
class RinciPekerjaan:
    """A job as its page shows it."""

    pekerjaan: Pekerjaan
    jenis: str
    url_hasil: str
    ajakan: str


def pekerjaan_rinci(*, oleh: Any, pekerjaan_id: int) -> RinciPekerjaan:
    """One job in view of `oleh`. Raises Pekerjaan.DoesNotExist."""
    pekerjaan: Pekerjaan = Pekerjaan.objects.terlihat_oleh(oleh).get(pk=pekerjaan_id)
    jenis = JENIS.get(pekerjaan.jenis, JenisPekerjaan(pekerjaan.jenis))
    selesai = pekerjaan.status == Pekerjaan.Status.SELESAI
    terbuka = selesai and (not jenis.izin or oleh.boleh(jenis.izin))
    return RinciPekerjaan(
        pekerjaan=pekerjaan,
        jenis=jenis.judul,
        url_hasil=jenis.url_hasil({**pekerjaan.parameter, **pekerjaan.hasil}) if terbuka else "",
        ajakan=jenis.ajakan,
    )
