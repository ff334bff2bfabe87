"""How many wrong passwords a source may type; called by django-axes at every attempt.

Failures are counted by NIP and address together, so that nobody can lock an office, or a person
who sits elsewhere. Two limits bind strangers only, that is addresses this NIP has not signed in
from before:

- a NIP that failed 20 times within an hour, from wherever, lets each stranger try once a cool-off
  (the owner still gets in from home with the right password, and from the office as always);
- an address that failed on 200 different NIPs within an hour gets no try at NIPs strange to it.

Codes of the second factor are counted with the passwords, and by day on their own (`kode_habis`).
"""

from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from talenta.akun.alamat import alamat_penjaga
from talenta.akun.models import Sesi
from talenta.inti.selectors.waktu import waktu_kini

BATAS = 5
BATAS_ORANG_ASING = 1
JENDELA = timedelta(hours=1)
NIP_DISERANG = 20
NIP_BERBEDA_SEALAMAT = 200
DIKENAL_SELAMA = timedelta(days=90)
JEDA = timedelta(minutes=15)
JENDELA_KODE = timedelta(days=1)
KODE_ORANG_ASING = 10
KODE_DIKENAL = 30


def batas_gagal(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """Return after how many failures within the cool-off this source is held for this NIP."""
    nip = (credentials or {}).get("username", "")
    alamat = alamat_penjaga(request)
    sejak = timezone.now() - JENDELA
    gagal = AccessFailureLog.objects.filter(attempt_time__gte=sejak)
    diserang = gagal.filter(username=nip).count() >= NIP_DISERANG
    menyebar = (
        gagal.filter(ip_address=alamat).values("username").distinct().count()
        >= NIP_BERBEDA_SEALAMAT
    )
    if not (diserang or menyebar) or _dikenal(nip, alamat):
        return BATAS
    return 0 if menyebar else BATAS_ORANG_ASING


def _dikenal(nip: str, alamat: str | None) -> bool:
    """Whether this NIP has signed in from this address lately."""
    return AccessLog.objects.filter(
        username=nip, ip_address=alamat, attempt_time__gte=timezone.now() - DIKENAL_SELAMA
    ).exists()


def kode_habis(request: HttpRequest, nip: str) -> bool:
    """Whether this source has typed all wrong codes of the second factor it may within a day.

    Only who knows the password comes to type codes, so this locks out nobody whose password is not
    known to others: strangers share ten between them, an address known to the NIP has thirty.
    """
    alamat = alamat_penjaga(request)
    gagal = AccessFailureLog.objects.filter(
        username=nip,
        path_info__in=(reverse("akun:masuk_faktor"), reverse("akun:konfirmasi")),
        attempt_time__gte=timezone.now() - JENDELA_KODE,
    )
    if _dikenal(nip, alamat):
        return gagal.filter(ip_address=alamat).count() >= KODE_DIKENAL
    return gagal.count() >= KODE_ORANG_ASING


def antre(request: HttpRequest, nip: str) -> None:
    """Let attempts of one NIP from one address pass one after another, until the commit.

    Otherwise many attempts at the same instant would each find the count below the limit.
    """
    _giliran(f"{nip}|{alamat_penjaga(request)}")


def antre_kode(nip: str) -> None:
    """The same for codes of the second factor from wherever: strangers share what they may try.

    Who makes the owner wait so, for as long as an answer takes, knows the password.
    """
    _giliran(f"{nip}|kode")


def _giliran(kunci: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [kunci])


def menit_tunggu(request: HttpRequest, nip: str) -> int:
    """Return in how many whole minutes this source may try this NIP again, at least 1."""
    terakhir = AccessAttempt.objects.filter(
        username=nip, ip_address=alamat_penjaga(request)
    ).aggregate(t=Max("attempt_time"))["t"]
    jeda: timedelta = settings.AXES_COOLOFF_TIME
    sisa = terakhir + jeda - timezone.now() if terakhir else jeda
    return max(1, -(-int(sisa.total_seconds()) // 60))


def jejak_hapus(*, umur: timedelta = DIKENAL_SELAMA) -> int:
    """Delete sign-in traces older than `umur` and ended sessions; return how many rows went."""
    sekarang = waktu_kini()
    sebelum = sekarang - umur
    jumlah: int = Sesi.objects.filter(expire_date__lt=sekarang).delete()[0]
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        jumlah += model.objects.filter(attempt_time__lt=sebelum).delete()[0]
    return jumlah
