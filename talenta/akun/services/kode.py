"""One-time codes: issued by an Admin BKD, used once by their owner to set a password.

Only a keyed hash is stored. A code opens one account, once, within fourteen days.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from talenta.akun.models import KodeAktivasi, Pengguna
from talenta.akun.services.sesi import sesi_akhiri_semua
from talenta.akun.services.token import token_cabut_semua
from talenta.inti.services.audit import Pelaku, catat

# No 0/O, 1/I/L: people read these codes from paper. 31^12 is about 2^59.
ALFABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PANJANG = 12
MASA = timedelta(days=14)


class KodeDitolak(Exception):
    """The NIP and code do not open an account; why is not told."""


class KodeUntukDiriSendiri(Exception):
    """Somebody tried to issue a code for his or her own account."""


@dataclass(frozen=True, kw_only=True)
class KodeTerbit:
    """A fresh code in the clear, shown once, for one account."""

    pengguna: Pengguna
    kode: str
    pertama: bool

    @property
    def tertulis(self) -> str:
        """The code in groups of four, as it is printed."""
        return "-".join(self.kode[i : i + 4] for i in range(0, PANJANG, 4))


def rapikan(kode: str) -> str:
    """Bring a typed code to its stored form: upper case, letters and digits only."""
    return "".join(huruf for huruf in kode.upper() if huruf.isalnum())


def _sidik(pengguna_id: int, kode: str) -> str:
    """HMAC-SHA256 (hex) under the portal's secret, bound to the account."""
    return salted_hmac("talenta.akun.kode", f"{pengguna_id}:{kode}", algorithm="sha256").hexdigest()


def kode_terbitkan(*, pengguna: Iterable[Pengguna], pelaku: Pelaku) -> list[KodeTerbit]:
    """Issue a code to each account, in the given order; an older open code is withdrawn.

    Raises KodeUntukDiriSendiri when the issuer is among the accounts.
    """
    daftar = list(pengguna)
    if any(satu.pk == pelaku.id for satu in daftar):
        raise KodeUntukDiriSendiri
    sekarang = timezone.now()
    terbit = [
        KodeTerbit(
            pengguna=satu,
            kode="".join(secrets.choice(ALFABET) for _ in range(PANJANG)),
            pertama=not satu.has_usable_password(),
        )
        for satu in daftar
    ]
    with transaction.atomic():
        KodeAktivasi.terbuka().filter(pengguna__in=daftar).update(ditarik_pada=sekarang)
        KodeAktivasi.objects.bulk_create(
            KodeAktivasi(
                pengguna=satu.pengguna,
                sidik=_sidik(satu.pengguna.pk, satu.kode),
                kedaluwarsa_pada=sekarang + MASA,
                diterbitkan_oleh_id=pelaku.id,
            )
            for satu in terbit
        )
        for satu in terbit:
            catat(
                pelaku=pelaku,
                tindakan="kode.terbitkan",
                objek_jenis="akun",
                objek_id=satu.pengguna.pk,
                objek_nama=str(satu.pengguna),
                rincian={"pertama": satu.pertama, "kedaluwarsa": sekarang + MASA},
                instansi_id=satu.pengguna.instansi_id,
            )
    return terbit


def kode_tarik(*, pengguna: Pengguna) -> None:
    """Withdraw the open code of an account, if there is one (part of a caller's act)."""
    KodeAktivasi.terbuka().filter(pengguna=pengguna).update(ditarik_pada=timezone.now())


def kode_pakai(*, nip: str, kode: str, sandi_baru: str, alamat: str | None) -> Pengguna:
    """Set the password of the account that `nip` and `kode` open, and use the code up.

    All sessions and tokens of the account end: somebody else may have made them. Raises
    KodeDitolak, or ValidationError for a weak password (the code then stays usable).
    """
    with transaction.atomic():
        pengguna = _pakai(nip=nip, kode=kode, sandi_baru=sandi_baru, alamat=alamat)
    if pengguna is None:
        raise KodeDitolak
    return pengguna


def _pakai(*, nip: str, kode: str, sandi_baru: str, alamat: str | None) -> Pengguna | None:
    baris = (
        KodeAktivasi.berlaku()
        .filter(pengguna__nip=nip, pengguna__is_active=True)
        .select_for_update(of=("self",))
        .select_related("pengguna")
        .first()
    )
    # The same work is done for an unknown NIP as for a known one.
    sidik = _sidik(baris.pengguna_id if baris else 0, kode)
    cocok = constant_time_compare(baris.sidik if baris else "-" * 64, sidik)
    if baris is None:
        return None
    if not cocok:
        KodeAktivasi.objects.filter(pk=baris.pk).update(percobaan=F("percobaan") + 1)
        return None
    pengguna = baris.pengguna
    validate_password(sandi_baru, pengguna)
    pertama = not pengguna.has_usable_password()
    pengguna.set_password(sandi_baru)
    pengguna.save(update_fields=["password"])
    sesi_akhiri_semua(pengguna=pengguna)
    token_cabut_semua(pengguna=pengguna)
    baris.dipakai_pada = timezone.now()
    baris.save(update_fields=["dipakai_pada"])
    catat(
        pelaku=Pelaku.dari_pengguna(pengguna, alamat),
        tindakan="kode.pakai",
        objek_jenis="akun",
        objek_id=pengguna.pk,
        objek_nama=str(pengguna),
        rincian={"pertama": pertama, "kode": baris.pk},
    )
    return pengguna
