"""A person's mail address: entered, confirmed by a link sent there, changed, taken away."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from talenta.akun.models import AlamatSurat, Pengguna, Surat
from talenta.inti.services.audit import Pelaku, catat

GARAM = "talenta.akun.surat"
MASA = timedelta(hours=24)
SEHARI_TERBANYAK = 5


class AlamatDitolak(Exception):
    """The address cannot be taken or confirmed so; the message is for the person."""


def alamat_polos(alamat: str) -> None:
    """Refuse what may stand in an address by the standard and breaks mail on the way: quoted names,
    control characters, letters outside ASCII before the @. Raises ValidationError."""
    nama = alamat.rpartition("@")[0]
    if '"' in nama or not nama.isascii() or not alamat.isprintable():
        raise ValidationError(
            "Alamat ini memuat tanda yang tidak dapat dipakai. Sebelum @ gunakan huruf, angka, "
            "titik, dan tanda hubung.",
            code="tidak_polos",
        )


def surat_menyala() -> bool:
    """Whether this portal sends mail."""
    return bool(settings.TALENTA_SURAT_SERVER)


def alamat_ajukan(*, pengguna: Pengguna, alamat: str, pelaku: Pelaku) -> None:
    """Keep an address until it is confirmed, and queue the mail with the link; an address asked for
    before and not confirmed gives way. Raises AlamatDitolak.

    Nobody can have the portal write to strangers: five such mails a day.
    """
    try:
        validate_email(alamat)
        alamat_polos(alamat)
    except ValidationError as galat:
        raise AlamatDitolak(galat.messages[0]) from None
    sejak = timezone.now() - timedelta(days=1)
    konfirmasi = Surat.objects.filter(pengguna=pengguna, jenis=Surat.Jenis.KONFIRMASI)
    if konfirmasi.filter(dibuat_pada__gte=sejak).count() >= SEHARI_TERBANYAK:
        raise AlamatDitolak("Sudah terlalu banyak surat konfirmasi hari ini. Coba lagi besok.")
    tanda = secrets.token_urlsafe(32)
    with transaction.atomic():
        milik, _ = AlamatSurat.objects.get_or_create(pengguna=pengguna)
        if alamat == milik.alamat:
            raise AlamatDitolak("Alamat itu sudah dikonfirmasi.")
        milik.menunggu, milik.tanda = alamat, tanda
        milik.save(update_fields=["menunggu", "tanda"])
        Surat.objects.create(
            pengguna=pengguna, jenis=Surat.Jenis.KONFIRMASI, alamat=alamat, tanda=tanda
        )
        _catat("surat.ajukan", pengguna, pelaku)


def tautan_konfirmasi(*, surat: Surat) -> str:
    """What the link of a confirming mail carries: signed, and dated by its signature."""
    isi = {"akun": surat.pengguna_id, "alamat": surat.alamat, "tanda": surat.tanda}
    return signing.dumps(isi, salt=GARAM)


def alamat_terkonfirmasi_oleh(*, pengguna: Pengguna, kode: str) -> str:
    """The address that this link would confirm for the person. Raises AlamatDitolak."""
    try:
        isi = signing.loads(kode, salt=GARAM, max_age=MASA)
    except signing.SignatureExpired:
        raise AlamatDitolak(
            "Tautan ini sudah lewat masa berlakunya. Isi alamat Anda sekali lagi."
        ) from None
    except signing.BadSignature:
        raise AlamatDitolak("Tautan ini tidak utuh. Salin seluruhnya dari surat.") from None
    milik = AlamatSurat.objects.filter(pengguna=pengguna).first()
    cocok = (
        milik is not None
        and isi["akun"] == pengguna.pk
        and isi["alamat"] == milik.menunggu
        and constant_time_compare(isi["tanda"], milik.tanda)
    )
    if not cocok:
        raise AlamatDitolak(
            "Tautan ini sudah dipakai, digantikan yang lebih baru, atau untuk akun lain."
        )
    return str(isi["alamat"])


def alamat_konfirmasi(*, pengguna: Pengguna, kode: str, pelaku: Pelaku) -> None:
    """Take the address that waits; the one before is told. Raises AlamatDitolak."""
    with transaction.atomic():
        milik = AlamatSurat.objects.select_for_update().filter(pengguna=pengguna).first()
        baru = alamat_terkonfirmasi_oleh(pengguna=pengguna, kode=kode)
        assert milik is not None  # noqa: S101 (else the link was refused)
        _beri_tahu_lama(milik)
        milik.alamat, milik.dikonfirmasi_pada = baru, timezone.now()
        milik.menunggu = milik.tanda = ""
        milik.save()
        _catat("surat.konfirmasi", pengguna, pelaku)


def alamat_hapus(*, pengguna: Pengguna, pelaku: Pelaku) -> None:
    """Forget the address and what was still to be mailed to it; it is told."""
    with transaction.atomic():
        milik = AlamatSurat.objects.select_for_update().filter(pengguna=pengguna).first()
        if milik is None:
            return
        menunggu = Surat.objects.filter(pengguna=pengguna, terkirim_pada=None, gagal_pada=None)
        # What an address before it is still to be told stays: it concerns whoever reads there.
        menunggu.exclude(jenis=Surat.Jenis.ALAMAT_LAMA).delete()
        _beri_tahu_lama(milik)
        milik.delete()
        _catat("surat.hapus", pengguna, pelaku)


def _beri_tahu_lama(milik: AlamatSurat) -> None:
    if milik.alamat:
        Surat.objects.create(
            pengguna_id=milik.pengguna_id, jenis=Surat.Jenis.ALAMAT_LAMA, alamat=milik.alamat
        )


def _catat(tindakan: str, pengguna: Pengguna, pelaku: Pelaku) -> None:
    """The audit is for ever, so it says that there was an address and not which."""
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="akun",
        objek_id=pengguna.pk,
        objek_nama=str(pengguna),
        instansi_id=pengguna.instansi_id,
    )
