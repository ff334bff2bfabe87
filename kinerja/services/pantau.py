"""Reminding those who are behind: one click a unit and step, once a day."""

from datetime import date

from django.db import IntegrityError, transaction

from kinerja.models import Pengingat, TahunKinerja
from kinerja.selectors.langkah import Langkah, akun_terlambat
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.inti.templatetags.tampilan import tanggal
from talenta.pegawai.models import UnitOrganisasi


class PengingatDitolak(Exception):
    """Nobody is told; the message is for whoever clicked."""


def ingatkan(
    *, tahun: TahunKinerja, langkah: Langkah, unit: UnitOrganisasi, hari: date, pelaku: Pelaku
) -> int:
    """Tell everybody in a unit and below who holds up a step, in the portal at once and by mail as
    each wants it (the mail queue takes them in batches); return how many. Raises PengingatDitolak.
    """
    if not tahun.terbuka:
        raise PengingatDitolak("Tahun ini sudah ditutup; tidak ada yang diingatkan.")
    akun = akun_terlambat(tahun=tahun, langkah=langkah, unit=unit)
    if not akun:
        raise PengingatDitolak("Tidak ada yang perlu diingatkan, atau mereka belum punya akun.")
    assert pelaku.id is not None  # noqa: S101 (an officer on a page)
    try:
        with transaction.atomic():
            Pengingat.objects.create(
                instansi_id=tahun.instansi_id,
                tahun_kinerja=tahun,
                unit=unit,
                langkah=langkah.kode,
                hari=hari,
                jumlah=len(akun),
                oleh_id=pelaku.id,
            )
            kabarkan(
                jenis="kinerja",
                judul=f"{langkah.judul} menunggu Anda",
                isi=f"Batasnya {tanggal(langkah.batas)}.",
                pengguna=akun,
                tautan="/kinerja/saya/tahun/",
            )
            catat(
                pelaku=pelaku,
                tindakan="kinerja.ingatkan",
                objek_jenis="tahun_kinerja",
                objek_id=tahun.pk,
                objek_nama=str(tahun),
                rincian={"langkah": langkah.kode, "unit": unit.pk, "jumlah": len(akun)},
                instansi_id=tahun.instansi_id,
            )
    except IntegrityError:
        raise PengingatDitolak("Unit ini sudah diingatkan hari ini.") from None
    return len(akun)
