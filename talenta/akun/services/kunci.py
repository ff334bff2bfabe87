"""Passkeys (WebAuthn) as a second factor.

The ceremony is python-fido2's. What is ours: the challenge stands in the session, is tied to the
account and to what it was made for, and is used once within five minutes; the origin is exactly the
address the request came to; the sign counter has to rise.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from logging import getLogger
from typing import Any

from cryptography.exceptions import InvalidSignature
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.crypto import constant_time_compare, salted_hmac
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from talenta.akun.models import Faktor, Pengguna
from talenta.akun.services.faktor import catat_faktor, faktor_simpan, pemulihan_terbitkan
from talenta.akun.sesi import ambil_sekali
from talenta.inti.sandi_data import buka, sandikan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku

log = getLogger(__name__)

SESI_TANTANGAN = "kunci_tantangan"
MASA_TANTANGAN = 300
BANYAK = 10
# Bytes of a credential's id at most (WebAuthn level 3, section 7.1).
PANJANG_NOMOR = 1023
# What a wrong or broken answer raises in python-fido2 and below it.
PENOLAKAN = (ValueError, KeyError, TypeError, InvalidSignature)
_WAJIB = UserVerificationRequirement.REQUIRED


class TantanganHabis(Exception):
    """The session holds no challenge for this: used, replaced, or older than five minutes."""


class KunciDitolak(Exception):
    """What the browser sent proves nothing or cannot be kept."""


@dataclass(frozen=True, kw_only=True)
class Asal:
    """Where the portal stands for the browser: host without port, and the whole origin."""

    host: str
    asal: str

    @classmethod
    def dari(cls, request: HttpRequest) -> "Asal | None":
        """From the address of the request, which Django has checked against ALLOWED_HOSTS.

        None where browsers know no passkeys: without TLS other than on localhost, and on a bare
        IP address.
        """
        alamat = request.get_host().lower()
        host = split_domain_port(alamat)[0]
        if _angka(host) or not (request.is_secure() or host == "localhost"):
            return None
        return cls(host=host, asal=f"{request.scheme}://{alamat}")

    def peladen(self) -> Fido2Server:
        return Fido2Server(
            PublicKeyCredentialRpEntity(id=self.host, name="Talenta"),
            verify_origin=lambda asal: asal == self.asal,
        )


def _angka(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _milik(pengguna: Pengguna) -> list[AttestedCredentialData]:
    return [
        _data(satu) for satu in Faktor.objects.filter(pengguna=pengguna, jenis=Faktor.Jenis.KUNCI)
    ]


def _data(faktor: Faktor) -> AttestedCredentialData:
    return AttestedCredentialData(bytes.fromhex(buka(bytes(faktor.rahasia))))


def _gagang(pengguna: Pengguna) -> bytes:
    """What a device keeps to know the account by: tells nothing about the person."""
    return salted_hmac("talenta.akun.kunci", str(pengguna.pk), algorithm="sha256").digest()


@contextmanager
def _dari_luar() -> Iterator[None]:
    """Reading and checking what a stranger sent: whatever goes wrong there is a refusal. What is
    no plain refusal may be a fault of ours or of the library, and is written to the log."""
    try:
        yield
    except Exception as galat:
        if not isinstance(galat, PENOLAKAN):
            log.warning("kunci sandi gagal diperiksa: %s", type(galat).__name__)
        raise KunciDitolak(str(galat)) from galat


def pasang_mulai(*, pengguna: Pengguna, asal: Asal, sesi: SessionBase) -> str:
    """What the browser is asked for a new passkey, as JSON; "" where the account has ten."""
    milik = _milik(pengguna)
    if len(milik) >= BANYAK:
        return ""
    pilihan, keadaan = asal.peladen().register_begin(
        PublicKeyCredentialUserEntity(
            id=_gagang(pengguna), name=pengguna.nip, display_name=pengguna.nama
        ),
        milik,
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=_WAJIB,
    )
    _ingat(sesi, "pasang", pengguna, keadaan)
    return json.dumps(dict(pilihan))


def pasang_selesai(
    *, pengguna: Pengguna, nama: str, tanggapan: str, asal: Asal, sesi: SessionBase, pelaku: Pelaku
) -> list[str]:
    """Keep the passkey that the browser made; return recovery codes if it is the first factor.

    Raises TantanganHabis and KunciDitolak.
    """
    keadaan = _pakai(sesi, "pasang", pengguna)
    peladen = asal.peladen()
    with _dari_luar():
        bukti = peladen.register_complete(keadaan, json.loads(tanggapan))
    data = bukti.credential_data
    if data is None or len(data.credential_id) > PANJANG_NOMOR:
        raise KunciDitolak("no credential that can be kept")
    if Faktor.objects.filter(kredensial=data.credential_id).exists():
        raise KunciDitolak("known already")
    with transaction.atomic():
        milik = Faktor.objects.filter(pengguna=pengguna)
        pertama = not milik.exists()
        if milik.filter(jenis=Faktor.Jenis.KUNCI).count() >= BANYAK:
            raise KunciDitolak("too many")
        faktor = Faktor(
            pengguna=pengguna,
            jenis=Faktor.Jenis.KUNCI,
            nama=nama,
            rahasia=sandikan(bytes(data).hex()),
            kredensial=data.credential_id,
            hitungan=bukti.counter,
        )
        faktor_simpan(faktor=faktor, pelaku=pelaku)
        return pemulihan_terbitkan(pengguna=pengguna, pelaku=pelaku) if pertama else []


def masuk_mulai(*, pengguna: Pengguna, asal: Asal, sesi: SessionBase) -> str:
    """What the browser is asked to prove a passkey of this account, as JSON."""
    pilihan, keadaan = asal.peladen().authenticate_begin(_milik(pengguna), user_verification=_WAJIB)
    _ingat(sesi, "masuk", pengguna, keadaan)
    return json.dumps(dict(pilihan))


def kunci_periksa(
    *, pengguna: Pengguna, tanggapan: str, asal: Asal, sesi: SessionBase, pelaku: Pelaku
) -> bool:
    """Whether the browser proved a passkey of this account; what is wrong stands in the audit.

    Raises TantanganHabis.
    """
    keadaan = _pakai(sesi, "masuk", pengguna)
    try:
        with _dari_luar():
            isi = json.loads(tanggapan)
            bukti = AuthenticationResponse.from_dict(isi)
            hitungan = bukti.response.authenticator_data.counter
            gagang = bukti.response.user_handle
        faktor = Faktor.objects.filter(pengguna=pengguna, kredensial=bukti.raw_id).first()
        if faktor is None or (gagang and not constant_time_compare(gagang, _gagang(pengguna))):
            raise KunciDitolak("not of this account")
        data, peladen = _data(faktor), asal.peladen()
        with _dari_luar():
            peladen.authenticate_complete(keadaan, [data], isi)
    except KunciDitolak:
        catat_faktor(pelaku, "faktor.gagal", pengguna, {"jenis": Faktor.Jenis.KUNCI})
        return False
    if not _naik(faktor, hitungan):
        rincian: dict[str, object] = {"nama": faktor.nama, "hitungan": hitungan}
        catat_faktor(pelaku, "faktor.mundur", pengguna, rincian)
        return False
    return True


def _naik(faktor: Faktor, hitungan: int) -> bool:
    """Note the use; False where the counter did not rise, as that of a copy.

    Passkeys that are kept in a cloud always say 0.
    """
    syarat = Q(hitungan__lt=hitungan) if hitungan else Q(hitungan=0)
    belum = Faktor.objects.filter(syarat, pk=faktor.pk)
    return bool(belum.update(hitungan=hitungan, dipakai_pada=waktu_kini()) == 1)


def _ingat(sesi: SessionBase, guna: str, pengguna: Pengguna, keadaan: dict[str, Any]) -> None:
    sesi[SESI_TANTANGAN] = {
        "guna": guna,
        "akun": pengguna.pk,
        "keadaan": keadaan,
        "pada": int(time.time()),
    }


def _pakai(sesi: SessionBase, guna: str, pengguna: Pengguna) -> dict[str, Any]:
    """The challenge of this session made for this use and account, which is gone afterwards."""
    isi = ambil_sekali(sesi, SESI_TANTANGAN)
    if not isi or (isi["guna"], isi["akun"]) != (guna, pengguna.pk):
        raise TantanganHabis
    if not 0 <= time.time() - isi["pada"] < MASA_TANTANGAN:
        raise TantanganHabis
    keadaan: dict[str, Any] = isi["keadaan"]
    return keadaan
