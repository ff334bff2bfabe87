"""Giving feedback and asking for it. What is said without a name leaves no trace of who said it:
no audit, no message, no history, no moment (kinerja.models.umpan)."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.urls import reverse

from kinerja.kode import SELALU_BERNAMA, Ekspektasi, HubunganUmpan, Perilaku
from kinerja.models import PeriodeTinjauan
from talenta.inti.sandi_data import buka, sandikan
from talenta.inti.services.kabar import kabarkan

_SEBAB = {
    "BUKAN": "Anda tidak dapat memberi umpan balik tanpa nama kepada orang ini.",
    "TUTUP": "Umpan balik tanpa nama untuk periode ini sudah ditutup.",
    "SUDAH": "Anda sudah memberi umpan balik tanpa nama kepada orang ini pada periode ini.",
}


class UmpanDitolak(Exception):
    """Feedback cannot be given or asked for so; the message is for the reader."""


def _baris(sql: str, *isian: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(sql, list(isian))
        return list(kursor.fetchall())


def _kunci(periode_id: int) -> bytes:
    """The key of a period, made by the first who needs it; nothing once it was destroyed."""
    ambil = "SELECT kinerja_umpan_kunci(%s)"
    [(ada,)] = _baris(ambil, periode_id)
    if ada is None:
        baru = sandikan(secrets.token_hex(32))
        _baris("SELECT kinerja_umpan_kunci_pasang(%s, %s)", periode_id, baru)
        [(ada,)] = _baris(ambil, periode_id)
    return bytes.fromhex(buka(bytes(ada))) if ada else b""


def _sidik(kunci: bytes, periode_id: int, kepada: int, saya: int) -> bytes:
    return hmac.new(kunci, f"{periode_id}:{kepada}:{saya}".encode(), hashlib.sha256).digest()


def sudah_dijawab(*, periode: PeriodeTinjauan, saya: int, kepada: list[int]) -> set[int]:
    """Whom of `kepada` one has answered anonymously in this period; nobody else can ask this."""
    kunci = _kunci(periode.pk)
    if not kunci:
        return set()
    milik = {_sidik(kunci, periode.pk, satu, saya): satu for satu in kepada}
    ada = _baris("SELECT kinerja_umpan_sudah(%s)", list(milik))
    return {milik[bytes(sidik)] for (sidik,) in ada}


def umpan_anonim(
    *, periode: PeriodeTinjauan, saya: int, kepada: int, nilai: Mapping[str, str], isi: str
) -> None:
    """Keep one answer about a colleague without its author. Raises UmpanDitolak."""
    bersih = {
        perilaku: rating
        for perilaku, rating in nilai.items()
        if perilaku in Perilaku.values and rating in Ekspektasi.values
    }
    if not bersih and not isi.strip():
        raise UmpanDitolak("Beri rating paling sedikit satu perilaku, atau tulis umpan baliknya.")
    with transaction.atomic():
        kunci = _kunci(periode.pk)
        if not kunci:
            raise UmpanDitolak(_SEBAB["TUTUP"])
        [(sebab,)] = _baris(
            "SELECT kinerja_umpan_anonim(%s, %s, %s, %s, %s)",
            periode.pk,
            kepada,
            _sidik(kunci, periode.pk, kepada, saya),
            json.dumps(bersih),
            isi.strip(),
        )
    if sebab:
        raise UmpanDitolak(_SEBAB[sebab])


def umpan_bernama(*, kepada: int, isi: str) -> int:
    """Say something by name; the person is told, and reads it at once. Raises UmpanDitolak."""
    if not isi.strip():
        raise UmpanDitolak("Tulis umpan baliknya.")
    with transaction.atomic():
        baris = _baris("SELECT * FROM kinerja_umpan_nama(%s, %s)", kepada, isi.strip())
        if not baris:
            raise UmpanDitolak("Anda tidak dapat memberi umpan balik kepada orang ini.")
        [(nomor, pengguna)] = baris
        if pengguna:
            kabarkan(
                jenis="kinerja",
                judul="Ada umpan balik baru untuk Anda",
                pengguna=[pengguna],
                tautan=reverse("kinerja:umpan_saya"),
            )
    return int(nomor)


def umpan_minta(*, periode: PeriodeTinjauan, tentang: int, nip: str, pesan: str) -> str:
    """Ask the colleague with this NIP for feedback about oneself, or about somebody one appraises;
    return the colleague's name. Raises UmpanDitolak."""
    with transaction.atomic():
        ada = _baris("SELECT * FROM kinerja_umpan_cari(%s)", nip)
        if not ada:
            raise UmpanDitolak("NIP ini tidak ditemukan di instansi Anda.")
        [(diminta, nama, _)] = ada
        if diminta == tentang:
            raise UmpanDitolak("Umpan balik diminta kepada orang lain.")
        baris = _baris(
            "SELECT * FROM kinerja_umpan_minta(%s, %s, %s, %s)",
            periode.pk,
            tentang,
            diminta,
            pesan.strip(),
        )
        if not baris:
            raise UmpanDitolak(f"{nama} sudah diminta pada periode ini.")
        [(_, pengguna)] = baris
        if pengguna:
            kabarkan(
                jenis="kinerja",
                judul="Anda diminta memberi umpan balik",
                pengguna=[pengguna],
                tautan=reverse("kinerja:umpan_beri"),
            )
    return str(nama)


def boleh_anonim(hubungan: str, anonim: list[str]) -> bool:
    """Whether somebody who is this to the person may stay without a name, by the figures in force
    (UMPAN_BALIK)."""
    return HubunganUmpan(hubungan) not in SELALU_BERNAMA and hubungan in anonim
