"""Ending sessions: a session whose row is gone opens nothing."""

from talenta.akun.models import Pengguna, Sesi
from talenta.inti.services.audit import Pelaku, catat


def sesi_akhiri(*, pengguna: Pengguna, tanda: str, kunci: str | None, pelaku: Pelaku) -> bool:
    """End one session of an account, other than that with the key `kunci` (signing out does that);
    False where there is none of that name any more."""
    lain = Sesi.objects.filter(pengguna_id=pengguna.pk, tanda=tanda).exclude(pk=kunci)
    baris = lain.first()
    if baris is None:
        return False
    _catat(pelaku, pengguna, {"perangkat": baris.perangkat, "alamat": baris.alamat})
    baris.delete()
    return True


def sesi_akhiri_lain(*, pengguna: Pengguna, kunci: str | None, pelaku: Pelaku) -> int:
    """End all sessions of an account but the one with this key; return how many ended."""
    jumlah = sesi_akhiri_semua(pengguna=pengguna, kecuali=kunci)
    if jumlah:
        _catat(pelaku, pengguna, {"jumlah": jumlah})
    return jumlah


def sesi_akhiri_semua(*, pengguna: Pengguna, kecuali: str | None = None) -> int:
    """End sessions as part of a caller's act, which says so in the audit."""
    milik = Sesi.objects.filter(pengguna_id=pengguna.pk)
    if kecuali:
        milik = milik.exclude(pk=kecuali)
    return int(milik.delete()[0])


def _catat(pelaku: Pelaku, pengguna: Pengguna, rincian: dict[str, object]) -> None:
    catat(
        pelaku=pelaku,
        tindakan="sesi.akhiri",
        objek_jenis="akun",
        objek_id=pengguna.pk,
        objek_nama=str(pengguna),
        rincian=rincian,
    )
