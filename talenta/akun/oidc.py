"""Sign-in at a government's provider: OpenID Connect Core 1.0, authorization code with PKCE.

Authlib writes the requests, joserfc checks the signature, Authlib's CodeIDToken the claims. What is
ours: which algorithms count (asymmetric ones alone), that the provider is the one configured, that
each attempt is used once, and which claims say who somebody is.
"""

import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

SESI_SSO = "sso"
MASA_PERCOBAAN = 600
PERCOBAAN_SESI = 5
# The provider is asked while a person waits, by a thread that others wait for.
BATAS_WAKTU = 3
# For so long after it did not answer it is not asked again.
JEDA_GAGAL = 30
SEGAR = 3600
KETERANGAN = "/.well-known/openid-configuration"
SELISIH_JAM = 60
# A secret shared with the provider signs nothing here, and nothing goes unsigned.
ALGORITMA = [f"{jenis}{lebar}" for jenis in ("RS", "PS", "ES") for lebar in (256, 384, 512)]


class SsoGagal(Exception):
    """The provider cannot be reached, or what came back is not its answer to this attempt."""


class SsoBatal(Exception):
    """The provider says that the person did not sign in there."""


@dataclass(frozen=True, kw_only=True)
class Identitas:
    """Who signed in at the provider. `nip` is text, "" where the provider gives none; `berfaktor`
    says that it vouches for more than a password."""

    penerbit: str
    subjek: str
    nip: str
    terverifikasi: bool
    berfaktor: bool


def terpasang() -> bool:
    """Whether a provider is configured."""
    return bool(settings.TALENTA_SSO_PENERBIT)


def mulai(sesi: SessionBase, *, kembali: str, tujuan: str) -> str:
    """Address of the provider's sign-in page; the attempt is remembered in the session.

    Raises SsoGagal.
    """
    percobaan = {"verifier": generate_token(64), "nonce": generate_token(32)}
    state = secrets.token_urlsafe(32)
    alamat, _ = _klien(kembali).create_authorization_url(
        _layanan()["authorization_endpoint"],
        state=state,
        code_verifier=percobaan["verifier"],
        nonce=percobaan["nonce"],
    )
    # A few at once, for several windows; the oldest give way.
    ada = list(sesi.get(SESI_SSO, {}).items())[1 - PERCOBAAN_SESI :]
    baru = {**percobaan, "tujuan": tujuan, "pada": int(time.time())}
    sesi[SESI_SSO] = {**dict(ada), state: baru}
    return str(alamat)


def selesai(
    sesi: SessionBase, jawaban: Mapping[str, str], *, kembali: str
) -> tuple[Identitas, str]:
    """Who the provider says came back, and where that person wanted to go.

    `jawaban` are the parameters of the way back. Raises SsoGagal or SsoBatal.
    """
    semua = dict(sesi.get(SESI_SSO, {}))
    percobaan = semua.pop(jawaban.get("state", ""), None)
    sesi[SESI_SSO] = semua
    if percobaan is None or not 0 <= time.time() - percobaan["pada"] < MASA_PERCOBAAN:
        raise SsoGagal("state tidak dikenal, sudah dipakai, atau lewat waktu")
    if jawaban.get("iss", settings.TALENTA_SSO_PENERBIT) != settings.TALENTA_SSO_PENERBIT:
        raise SsoGagal("jawaban dari penerbit lain")
    if "error" in jawaban:
        raise SsoBatal
    try:
        return _identitas(jawaban.get("code", ""), percobaan, kembali), percobaan["tujuan"]
    except (AuthlibBaseError, JoseError, requests.RequestException, ValueError) as galat:
        raise SsoGagal(type(galat).__name__) from galat


def _identitas(code: str, percobaan: dict[str, Any], kembali: str) -> Identitas:
    alamat = _layanan()["token_endpoint"]
    with _terjangkau(alamat):
        token = _klien(kembali).fetch_token(
            alamat,
            grant_type="authorization_code",
            code=code,
            code_verifier=percobaan["verifier"],
        )
    klaim = _klaim(token, percobaan["nonce"])
    nama_nip, nama_sah = settings.TALENTA_SSO_KLAIM_NIP, settings.TALENTA_SSO_KLAIM_SAH
    data = klaim if nama_nip in klaim else {**_userinfo(token, klaim["sub"]), **klaim}
    nip = data.get(nama_nip)
    bukti = {klaim.get("acr"), *_daftar(klaim.get("amr"))}
    return Identitas(
        penerbit=settings.TALENTA_SSO_PENERBIT,
        subjek=str(klaim["sub"]),
        # A number is no NIP: eighteen digits do not survive every reader of JSON.
        nip=nip if isinstance(nip, str) and re.fullmatch("[0-9]{18}", nip) else "",
        terverifikasi=not nama_sah or data.get(nama_sah) is True,
        berfaktor=not bukti.isdisjoint(settings.TALENTA_SSO_FAKTOR),
    )


def _daftar(nilai: Any) -> list[str]:
    return [satu for satu in nilai if isinstance(satu, str)] if isinstance(nilai, list) else []


def _klaim(token: Mapping[str, Any], nonce: str) -> dict[str, Any]:
    """The claims of the ID token once signature, issuer, audience, time and nonce agree."""
    isi = token.get("id_token")
    if not isinstance(isi, str):
        raise SsoGagal("tanpa id_token")
    try:
        terbaca = jwt.decode(isi, _kunci(), algorithms=ALGORITMA)
    except InvalidKeyIdError:
        # The provider has changed its keys.
        terbaca = jwt.decode(isi, _kunci(segar=0), algorithms=ALGORITMA)
    syarat = {
        "iss": {"essential": True, "value": settings.TALENTA_SSO_PENERBIT},
        "aud": {"essential": True, "value": settings.TALENTA_SSO_KLIEN},
        "nonce": {"essential": True},
    }
    parameter = {
        "nonce": nonce,
        "client_id": settings.TALENTA_SSO_KLIEN,
        "access_token": token.get("access_token"),
    }
    klaim = CodeIDToken(terbaca.claims, terbaca.header, syarat, parameter)
    klaim.validate(leeway=SELISIH_JAM)
    return dict(klaim)


def _userinfo(token: Mapping[str, Any], subjek: str) -> dict[str, Any]:
    alamat = _layanan().get("userinfo_endpoint")
    if not alamat or "access_token" not in token:
        return {}
    kepala = {"Authorization": f"Bearer {token['access_token']}"}
    with _terjangkau(alamat):
        isi = _ambil(alamat, kepala)
    if isi.get("sub") != subjek:
        raise SsoGagal("userinfo tentang orang lain")
    return isi


def _klien(kembali: str) -> Any:
    cara = _layanan().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return OAuth2Session(
        settings.TALENTA_SSO_KLIEN,
        settings.TALENTA_SSO_RAHASIA,
        token_endpoint_auth_method=(
            "client_secret_basic" if "client_secret_basic" in cara else "client_secret_post"
        ),
        scope=settings.TALENTA_SSO_LINGKUP,
        redirect_uri=kembali,
        code_challenge_method="S256",
        default_timeout=BATAS_WAKTU,
    )


@dataclass
class _Ingatan:
    """What was last read at one address, and when (seconds of the monotonic clock)."""

    isi: Any = None
    pada: float = 0.0
    pintu: Lock = field(default_factory=Lock)


_INGATAN: dict[str, _Ingatan] = {}
_DIAM = (requests.ConnectionError, requests.Timeout)
_TAK_TERBACA = (SsoGagal, requests.RequestException, ValueError, JoseError)
# Address -> until when it is not asked again.
_JEDA: dict[str, float] = {}


@contextmanager
def _terjangkau(alamat: str, galat: tuple[type[Exception], ...] = _DIAM) -> Iterator[None]:
    """Around a request: an address that failed by one of `galat` is left alone for JEDA_GAGAL.
    Raises SsoGagal while it is."""
    if monotonic() < _JEDA.get(alamat, 0.0):
        raise SsoGagal("baru saja tidak menjawab")
    try:
        yield
    except galat:
        _JEDA[alamat] = monotonic() + JEDA_GAGAL
        raise


def _terbaca(alamat: str, baca: Callable[[dict[str, Any]], Any], segar: float = SEGAR) -> Any:
    """What stands at an address of the provider, at most `segar` seconds old; older only while it
    cannot be read anew. One thread asks, the others go on with what is known or wait for it."""
    ingatan = _INGATAN.setdefault(alamat, _Ingatan())
    lama = ingatan.isi
    if not ingatan.pintu.acquire(blocking=lama is None or not segar):
        return lama
    try:
        if ingatan.isi is None or monotonic() - ingatan.pada >= segar:
            with _terjangkau(alamat, _TAK_TERBACA):
                ingatan.isi = baca(_ambil(alamat))
            ingatan.pada = monotonic()
    except _TAK_TERBACA:
        if lama is None:
            raise
    finally:
        ingatan.pintu.release()
    return ingatan.isi


def _layanan() -> dict[str, Any]:
    """The provider's own description. Raises SsoGagal."""
    penerbit = settings.TALENTA_SSO_PENERBIT
    try:
        return dict(_terbaca(f"{penerbit.rstrip('/')}{KETERANGAN}", _keterangan))
    except (requests.RequestException, ValueError) as galat:
        raise SsoGagal(f"keterangan penerbit tidak terbaca: {type(galat).__name__}") from galat


def _keterangan(isi: dict[str, Any]) -> dict[str, Any]:
    if isi.get("issuer") != settings.TALENTA_SSO_PENERBIT:
        raise SsoGagal("keterangan menyebut penerbit lain")
    if not {"authorization_endpoint", "token_endpoint", "jwks_uri"} <= isi.keys():
        raise SsoGagal("keterangan penerbit tidak lengkap")
    return isi


def _kunci(segar: float = SEGAR) -> KeySet:
    return _terbaca(_layanan()["jwks_uri"], KeySet.import_key_set, segar)  # type: ignore[arg-type]


def _ambil(alamat: str, kepala: dict[str, str] | None = None) -> dict[str, Any]:
    jawaban = requests.get(alamat, headers=kepala, timeout=BATAS_WAKTU)
    jawaban.raise_for_status()
    isi = jawaban.json()
    if not isinstance(isi, dict):
        raise ValueError("bukan objek JSON")
    return isi
