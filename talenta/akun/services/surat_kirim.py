"""Sending what waits in the mail queue; called by the worker, never by a page.

A mail and the mark that it left are one transaction, so a worker that dies between the two sends
it again: better twice than never. One run at a time: a server that hangs holds up one worker.
"""

import logging
import smtplib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.errors import MessageError
from enum import Enum, auto
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.db.models import F
from django.template import Engine
from django.utils import timezone

from talenta.akun.models import AlamatSurat, Surat
from talenta.akun.selectors_kabar import tenang_berakhir
from talenta.akun.services.surat import surat_menyala, tautan_konfirmasi
from talenta.inti.kamus import KABAR
from talenta.inti.selectors.waktu import waktu_kini

log = logging.getLogger(__name__)

SEKALI = 200
# How long the whole queue waits after a failure of the server's own.
JEDA_SERVER = timedelta(minutes=1)
TUNGGU_TERLAMA = timedelta(hours=6)
# Mail servers are mended within days and not hours: RFC 5321, 4.5.4.1 asks for four to five days.
MENYERAH = timedelta(days=5)
# That many refusals one after the other are the server's doing rather than the addresses'.
TOLAK_BERUNTUN = 5
TIDAK_TERJANGKAU = "Server surat tidak dapat dihubungi atau sedang menolak."
GALAT_SENDIRI = "Portal gagal menulisnya; dicoba lagi."
DITOLAK = "Alamatnya ditolak server surat."
TANPA_ALAMAT = "Alamatnya sudah dilepas."
_KUNCI = 7_203_005
# Plain text: nothing in it is markup, so nothing is escaped.
_TEKS = Engine(
    dirs=[str(settings.BASE_DIR / "templates" / "akun" / "surat")],
    autoescape=False,
    builtins=["talenta.inti.templatetags.tampilan"],
)
JUDUL = {
    Surat.Jenis.KONFIRMASI: "Konfirmasi alamat pos-el Anda",
    Surat.Jenis.ALAMAT_LAMA: "Alamat pos-el akun Talenta Anda berubah",
}


class _Hasil(Enum):
    """What became of one mail; BERHENTI ends the run."""

    TERKIRIM = auto()
    DITOLAK = auto()
    LEWAT = auto()
    BERHENTI = auto()


def surat_kirim(*, batas: int = SEKALI) -> int:
    """Send up to `batas` mails that are due; return how many left.

    Stops at the first failure that is the server's own: the others would wait for it in vain, now
    and for JEDA_SERVER.
    """
    if not surat_menyala():
        return 0
    terkirim = beruntun = 0
    with _sendirian() as boleh:
        if not boleh or _server_ditunggu():
            return 0
        sambungan = get_connection()
        try:
            for _ in range(batas):
                hasil = _kirim_satu(sambungan)
                terkirim += hasil is _Hasil.TERKIRIM
                if hasil is not _Hasil.LEWAT:
                    beruntun = beruntun + 1 if hasil is _Hasil.DITOLAK else 0
                if hasil is _Hasil.BERHENTI or beruntun >= TOLAK_BERUNTUN:
                    break
        finally:
            sambungan.close()
    return terkirim


@contextmanager
def _sendirian() -> Iterator[bool]:
    """Whether this is the only run."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_try_advisory_lock(%s)", [_KUNCI])
        [boleh] = kursor.fetchone()
    try:
        yield boleh
    finally:
        if boleh:
            with connection.cursor() as kursor:
                kursor.execute("SELECT pg_advisory_unlock(%s)", [_KUNCI])


def _server_ditunggu() -> bool:
    """Whether a mail that the server failed still waits for its next try: then all wait."""
    kini = waktu_kini()
    gagal = _tunggu().filter(kirim_setelah__gt=kini, kirim_setelah__lte=kini + JEDA_SERVER)
    return bool(gagal.filter(galat=TIDAK_TERJANGKAU).exists())


def _kirim_satu(sambungan: Any) -> _Hasil:
    kini = waktu_kini()
    with transaction.atomic():
        semua = _ambil(kini)
        if not semua:
            return _Hasil.BERHENTI
        alamat = _alamat(semua[0])
        if not alamat:
            _gagal_selamanya(semua, TANPA_ALAMAT, kini)
            return _Hasil.LEWAT
        semua = _tanpa_yang_tenang(semua, kini)
        if not semua:
            return _Hasil.LEWAT
        try:
            EmailMessage(_judul(semua), _isi(semua), to=[alamat], connection=sambungan).send()
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as galat:
            _ditolak(semua, *_jawaban(galat), kini)
            return _Hasil.DITOLAK
        except (smtplib.SMTPException, OSError) as galat:
            _gagal(semua, TIDAK_TERJANGKAU, kini, JEDA_SERVER)
            log.error("server surat gagal: %s", type(galat).__name__)
            return _Hasil.BERHENTI
        except (ValueError, MessageError) as galat:
            # What no mail can be addressed to. What the error says may name the address.
            _gagal_selamanya(semua, DITOLAK, kini)
            return _dilewati(sambungan, galat)
        except Exception as galat:
            # A fault of ours, to be mended by the next version: this mail waits for it, and does
            # not hold up all behind it.
            _gagal(semua, GALAT_SENDIRI, kini, TUNGGU_TERLAMA)
            return _dilewati(sambungan, galat)
        _nomor(semua).update(terkirim_pada=kini, galat="", alamat="", tanda="")
    return _Hasil.TERKIRIM


def _dilewati(sambungan: Any, galat: Exception) -> _Hasil:
    log.error("surat tidak dapat ditulis: %s", type(galat).__name__)
    sambungan.close()
    return _Hasil.LEWAT


def _tunggu() -> Any:
    return Surat.objects.filter(terkirim_pada=None, gagal_pada=None)


def _ambil(kini: datetime) -> list[Surat]:
    """The first row that is due, with what is due for the same person if it is a message."""
    tunggu = _tunggu().filter(kirim_setelah__lte=kini).select_related("pengguna__instansi")
    tunggu = tunggu.select_for_update(of=("self",), skip_locked=True)
    satu = tunggu.order_by("kirim_setelah", "id").first()
    if satu is None or satu.jenis != Surat.Jenis.KABAR:
        return [satu] if satu else []
    sama = tunggu.filter(pengguna_id=satu.pengguna_id, jenis=Surat.Jenis.KABAR)
    return list(sama.select_related("pemberitahuan").order_by("pemberitahuan_id"))


def _tanpa_yang_tenang(semua: list[Surat], kini: datetime) -> list[Surat]:
    """What may leave now; the rest waits for the end of the person's quiet hours. A mail that was
    late for any reason comes into them though it was not queued for them."""
    bangun = tenang_berakhir(pengguna=semua[0].pengguna, kini=kini)
    if bangun is None:
        return semua
    segera = {kode for kode, jenis in KABAR.items() if jenis.wajib}
    tunda = [s for s in semua if s.pemberitahuan and s.pemberitahuan.jenis not in segera]
    _nomor(tunda).update(kirim_setelah=bangun, galat="")
    return [satu for satu in semua if satu not in tunda]


def _nomor(semua: Sequence[Surat]) -> Any:
    return Surat.objects.filter(pk__in=[satu.pk for satu in semua])


def _alamat(satu: Surat) -> str:
    if satu.jenis != Surat.Jenis.KABAR:
        return satu.alamat
    milik = AlamatSurat.objects.filter(pengguna_id=satu.pengguna_id).first()
    return milik.alamat if milik else ""


def _judul(semua: Sequence[Surat]) -> str:
    jenis = Surat.Jenis(semua[0].jenis)
    if jenis in JUDUL:
        return JUDUL[jenis]
    if len(semua) == 1 and semua[0].pemberitahuan:
        return f"Talenta: {semua[0].pemberitahuan.judul}"
    return f"Talenta: {len(semua)} pemberitahuan"


def _isi(semua: Sequence[Surat]) -> str:
    satu = semua[0]
    isi = {
        "alamat": settings.TALENTA_ALAMAT,
        "semua": [baris.pemberitahuan for baris in semua],
        "kode": tautan_konfirmasi(surat=satu) if satu.jenis == Surat.Jenis.KONFIRMASI else "",
    }
    instansi = satu.pengguna.instansi
    with timezone.override(ZoneInfo(instansi.zona) if instansi else None):
        return _TEKS.render_to_string(f"{satu.jenis.lower()}.txt", isi)


def _jawaban(
    galat: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError,
) -> tuple[int, str]:
    """Code and text of a refusal."""
    if isinstance(galat, smtplib.SMTPDataError):
        kode, teks = galat.smtp_code, galat.smtp_error
    else:
        [(kode, teks)] = galat.recipients.values()
    return int(kode), teks.decode(errors="replace") if isinstance(teks, bytes) else str(teks)


def _ditolak(semua: Sequence[Surat], kode: int, teks: str, kini: datetime) -> None:
    """Refused for good only where the server says that the address is wrong (RFC 3463: 5.1.x).
    Anything else, as a relay that it denies, may be the server's to mend: 1, 2, 4 ... minutes."""
    log.warning("surat ditolak", extra={"kode": kode, "akun": semua[0].pengguna_id})
    if kode >= 500 and teks.startswith("5.1."):
        _gagal_selamanya(semua, DITOLAK, kini)
        return
    pangkat = min(max(satu.percobaan for satu in semua), 10)
    _gagal(semua, DITOLAK, kini, min(timedelta(minutes=2**pangkat), TUNGGU_TERLAMA))


def _gagal(semua: Sequence[Surat], galat: str, kini: datetime, jeda: timedelta) -> None:
    """Try again after `jeda`; each row is given up by its own age, in words."""
    baris = _nomor(semua)
    baris.update(percobaan=F("percobaan") + 1, galat=galat, kirim_setelah=kini + jeda)
    if baris.filter(dibuat_pada__lte=kini - MENYERAH).update(gagal_pada=kini):
        log.error("surat tidak terkirim", extra={"akun": semua[0].pengguna_id})


def _gagal_selamanya(semua: Sequence[Surat], galat: str, kini: datetime) -> None:
    _nomor(semua).update(percobaan=F("percobaan") + 1, galat=galat, gagal_pada=kini)
    log.error("surat tidak terkirim", extra={"akun": semua[0].pengguna_id})
