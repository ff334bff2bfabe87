"""Ties of family and business, declared and ended by the person alone."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from karir.models import IkatanPegawai
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Pegawai
from talenta.pegawai.rumus import nip_rapi


class IkatanDitolak(Exception):
    """The tie cannot be declared so; the message is for the person."""


def ikatan_nyatakan(
    *, orang: Pegawai, nip: str, nama: str, jenis: str, pelaku: Pelaku
) -> IkatanPegawai:
    """Declare a tie to whoever has that NIP. Raises IkatanDitolak."""
    rapi = nip_rapi(nip)
    if rapi == orang.nip:
        raise IkatanDitolak("Tulis NIP orang lain, bukan NIP Anda sendiri.")
    try:
        with transaction.atomic():
            satu: IkatanPegawai = IkatanPegawai.objects.create(
                instansi_id=orang.instansi_id,
                unit_lft=orang.unit_lft,
                pegawai=orang,
                nip_lain=rapi,
                nama_lain=nama.strip(),
                jenis=jenis,
            )
            _catat("ikatan.nyatakan", satu, pelaku)
    except IntegrityError:
        raise IkatanDitolak("Hubungan ini sudah Anda nyatakan.") from None
    return satu


def ikatan_akhiri(*, ikatan: IkatanPegawai, pelaku: Pelaku) -> None:
    """Say that a tie is over; it stays readable. Raises IkatanDitolak."""
    with transaction.atomic():
        kena = IkatanPegawai.objects.filter(pk=ikatan.pk, berakhir_pada__isnull=True).update(
            berakhir_pada=timezone.now()
        )
        if not kena:
            raise IkatanDitolak("Hubungan ini sudah diakhiri.")
        _catat("ikatan.akhiri", ikatan, pelaku)


def _catat(tindakan: str, satu: IkatanPegawai, pelaku: Pelaku) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="ikatan",
        objek_id=satu.pk,
        rincian={"jenis": satu.jenis},
        instansi_id=satu.instansi_id,
    )
