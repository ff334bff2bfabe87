"""With whom an account is tied by family or business, as either of the two declared it."""

from typing import Any

from django.db import connection


def pegawai_terikat(*, akun_id: int | None) -> frozenset[int]:
    """The people tied to an account. A page may ask about its own reader alone."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pegawai FROM pegawai_terikat(%s)", [akun_id])
        return frozenset(baris[0] for baris in kursor.fetchall())


def terikat_pengguna(pengguna: Any) -> frozenset[int]:
    """The same for who asks, read once a request."""
    if not hasattr(pengguna, "terikat_karir"):
        pengguna.terikat_karir = pegawai_terikat(akun_id=pengguna.pk)
    terikat: frozenset[int] = pengguna.terikat_karir
    return terikat
