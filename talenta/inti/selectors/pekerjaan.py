"""What the pages about jobs read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from talenta.inti.kamus import JENIS, JenisPekerjaan
from talenta.inti.keyset import Halaman, halaman
from talenta.inti.models import Pekerjaan
from talenta.inti.selectors.audit import awal_hari

SEHALAMAN = 50


def pekerjaan_saring(
    *, oleh: Any, status: str = "", jenis: str = "", sejak: date | None = None
) -> QuerySet[Pekerjaan]:
    """Jobs in view of `oleh`; `sejak` is the first day on which they were asked for."""
    daftar: QuerySet[Pekerjaan] = Pekerjaan.objects.terlihat_oleh(oleh)
    if status:
        daftar = daftar.filter(status=status)
    if jenis:
        daftar = daftar.filter(jenis=jenis)
    if sejak:
        daftar = daftar.filter(dibuat_pada__gte=awal_hari(sejak))
    return daftar


def pekerjaan_daftar(
    *,
    oleh: Any,
    status: str = "",
    jenis: str = "",
    sejak: date | None = None,
    sesudah: str = "",
    sebelum: str = "",
) -> Halaman:
    """A page of those jobs, newest first."""
    daftar = pekerjaan_saring(oleh=oleh, status=status, jenis=jenis, sejak=sejak)
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
    izin_batal: bool

    @property
    def dapat_batal(self) -> bool:
        """Whether the reader may still end it."""
        return self.izin_batal and self.pekerjaan.terbuka and self.pekerjaan.batal_pada is None


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
        izin_batal=bool(jenis.izin_batal) and oleh.boleh(jenis.izin_batal),
    )
