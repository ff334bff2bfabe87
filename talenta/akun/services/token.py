"""Tokens of the API: made, found, used, withdrawn."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from talenta.akun.izin import PERAN_DUA_FAKTOR
from talenta.akun.models import Pengguna, PenugasanPeran, TokenAkses
from talenta.inti.api.operasi import CAKUPAN
from talenta.inti.models import JawabanApi
from talenta.inti.services.audit import Pelaku, catat

AWALAN = "tln_"
TERBANYAK = 20
# How stale the time of last use may be on the page.
TERLIHAT_TIAP = timedelta(minutes=5)


class TokenDitolak(Exception):
    """The token cannot be made so; the message is for its owner."""


@dataclass(frozen=True, kw_only=True)
class TokenBaru:
    """A fresh token in the clear, shown this once."""

    token: TokenAkses
    rahasia: str


def _sidik(rahasia: str) -> str:
    return hashlib.sha256(rahasia.encode("utf-8", "replace")).hexdigest()


def token_buat(
    *,
    pengguna: Pengguna,
    penugasan: PenugasanPeran | None,
    nama: str,
    cakupan: list[str],
    hari: int,
    berfaktor: bool,
    pelaku: Pelaku,
) -> TokenBaru:
    """Make a token for `hari` days under one of the account's roles (None: as plain ASN).

    Raises TokenDitolak: for somebody else's role, for a role that asks for a second factor where
    none was given, beyond the days that the setting allows, with unknown scopes, or for too many.
    """
    if penugasan is not None:
        if penugasan.pengguna_id != pengguna.pk:
            raise TokenDitolak("Peran itu bukan peran Anda.")
        if penugasan.peran in PERAN_DUA_FAKTOR and not berfaktor:
            raise TokenDitolak("Peran itu memerlukan faktor kedua pada sesi ini.")
    if not 1 <= hari <= settings.TALENTA_TOKEN_HARI:
        raise TokenDitolak(f"Masa berlaku 1 sampai {settings.TALENTA_TOKEN_HARI} hari.")
    if not cakupan or set(cakupan) - set(CAKUPAN):
        raise TokenDitolak("Pilih sedikitnya satu cakupan dari daftar.")
    rahasia = AWALAN + secrets.token_urlsafe(32)
    with transaction.atomic():
        # One after another for one account, so that the bound holds.
        Pengguna.objects.filter(pk=pengguna.pk).select_for_update(no_key=True).get()
        if TokenAkses.objects.filter(pengguna=pengguna).hidup().count() >= TERBANYAK:
            raise TokenDitolak(f"Paling banyak {TERBANYAK} token berlaku. Cabut yang tak dipakai.")
        token = TokenAkses.objects.create(
            pengguna=pengguna,
            penugasan=penugasan,
            nama=nama,
            sidik=_sidik(rahasia),
            awalan=rahasia[:12],
            cakupan=sorted(set(cakupan)),
            berfaktor=berfaktor,
            kedaluwarsa_pada=timezone.now() + timedelta(days=hari),
        )
        _catat(pelaku, "token.buat", token, {"cakupan": token.cakupan, "hari": hari})
    return TokenBaru(token=token, rahasia=rahasia)


def token_cari(*, rahasia: str) -> TokenAkses | None:
    """The token with that secret, while it, its account and its span stand; one query."""
    if not rahasia.startswith(AWALAN) or len(rahasia) > 100:
        return None
    token: TokenAkses | None = (
        TokenAkses.objects.hidup()
        .filter(sidik=_sidik(rahasia), pengguna__is_active=True)
        .select_related("pengguna", "penugasan")
        .first()
    )
    return token


def token_pakai(*, token: TokenAkses, alamat: str | None, saat: datetime) -> None:
    """Write down that a token is in use, every few minutes."""
    if token.terakhir_pada is None or token.terakhir_pada < saat - TERLIHAT_TIAP:
        TokenAkses.objects.filter(pk=token.pk).update(terakhir_pada=saat, alamat_terakhir=alamat)


def token_cabut(*, token: TokenAkses, pelaku: Pelaku) -> bool:
    """Withdraw a token and what it was answered; False where it no longer opened anything."""
    with transaction.atomic():
        dicabut = TokenAkses.objects.filter(pk=token.pk).hidup().update(dicabut_pada=timezone.now())
        if dicabut:
            _jawaban_hapus([token.pk])
            _catat(pelaku, "token.cabut", token, {})
    return bool(dicabut)


def token_cabut_semua(*, pengguna: Pengguna) -> int:
    """Withdraw all of an account as part of a caller's act, which says so in the audit."""
    hidup = TokenAkses.objects.filter(pengguna=pengguna).hidup()
    nomor = list(hidup.values_list("pk", flat=True))
    if not nomor:
        return 0
    _jawaban_hapus(nomor)
    return int(hidup.filter(pk__in=nomor).update(dicabut_pada=timezone.now()))


def _jawaban_hapus(nomor: list[int]) -> None:
    """What was answered to tokens that nobody may use any more is not kept either."""
    JawabanApi.objects.filter(token_id__in=nomor).delete()


def _catat(pelaku: Pelaku, tindakan: str, token: TokenAkses, rincian: dict[str, object]) -> None:
    peran = token.penugasan.peran if token.penugasan else "ASN"
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="akun",
        objek_id=token.pengguna_id,
        objek_nama=str(token.pengguna),
        rincian={"token": token.pk, "nama": token.nama, "peran": peran, **rincian},
    )
