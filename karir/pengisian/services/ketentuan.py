"""Rules of filling posts: the shipped ones, an agency's own by two people, and what stands against
an appointment for a time."""

import json
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from karir.mesin.syarat import SyaratTidakSah
from karir.pengisian.ketentuan import BERKAS, Isi, isi_muat, sidik
from karir.pengisian.models import KetentuanPengisian, MasaLarangan, PemeriksaanBerjalan
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Pegawai

S = KetentuanPengisian.Status


class KetentuanDitolak(Exception):
    """The rules cannot be changed so; the message is for the officer."""


def _bawaan() -> KetentuanPengisian:
    """The shipped rules, not stored."""
    bawaan = json.loads(BERKAS.read_text(encoding="utf-8"))
    isi_muat(bawaan["isi"])
    return KetentuanPengisian(
        berlaku_mulai=date.fromisoformat(bawaan["berlaku_mulai"]),
        dasar_hukum=bawaan["dasar_hukum"],
        isi=bawaan["isi"],
        sidik=sidik(bawaan["isi"]),
        status=S.BERLAKU,
    )


def ketentuan_muat_bawaan(*, pelaku: Pelaku | None = None) -> KetentuanPengisian:
    """Bring the shipped rules into force; nothing is written where they are there unchanged."""
    satu = _bawaan()
    ada: KetentuanPengisian | None = KetentuanPengisian.objects.filter(
        instansi__isnull=True, sidik=satu.sidik
    ).first()
    if ada is not None:
        return ada
    with transaction.atomic():
        satu.save()
        _catat("ketentuan_isi.muat", satu, pelaku or Pelaku.sistem())
    return satu


def ketentuan_pada(*, instansi_id: int, hari: date) -> KetentuanPengisian:
    """The agency's own rules in force on a day, else the nation's, else those that ship."""
    satu: KetentuanPengisian | None = (
        KetentuanPengisian.objects.filter(instansi_id=instansi_id).pada(hari).first()
        or KetentuanPengisian.objects.filter(instansi__isnull=True).pada(hari).first()
    )
    return satu or _bawaan()


def ketentuan_isi(*, instansi_id: int, hari: date) -> Isi:
    """The same, read."""
    return isi_muat(ketentuan_pada(instansi_id=instansi_id, hari=hari).isi)


def ketentuan_usulkan(
    *,
    instansi_id: int,
    jenjang: str,
    syarat: dict[str, Any],
    bobot: dict[str, int],
    dasar_hukum: str,
    alasan: str,
    berlaku_mulai: date,
    pelaku: Pelaku,
) -> KetentuanPengisian:
    """Propose an agency's own defaults of one jenjang; the others stay as they are on that day.

    Raises KetentuanDitolak.
    """
    kini = ketentuan_pada(instansi_id=instansi_id, hari=berlaku_mulai)
    isi = json.loads(json.dumps(kini.isi))
    isi["jenjang"][jenjang] = {"syarat": syarat, "bobot": bobot, "sumber": dasar_hukum}
    try:
        isi_muat(isi)
    except SyaratTidakSah as galat:
        raise KetentuanDitolak(str(galat)) from galat
    if isi == kini.isi:
        raise KetentuanDitolak("Belum ada yang berbeda dari ketentuan yang berlaku.")
    with transaction.atomic():
        if KetentuanPengisian.objects.filter(instansi_id=instansi_id, status=S.DIUSULKAN).exists():
            raise KetentuanDitolak("Masih ada usul yang menunggu. Putuskan usul itu lebih dahulu.")
        satu: KetentuanPengisian = KetentuanPengisian.objects.create(
            instansi_id=instansi_id,
            berlaku_mulai=berlaku_mulai,
            dasar_hukum=dasar_hukum,
            alasan=alasan,
            isi=isi,
            sidik=sidik(isi),
            diusulkan_oleh_id=pelaku.id,
        )
        _catat("ketentuan_isi.usulkan", satu, pelaku, alasan=alasan)
    return satu


def ketentuan_putuskan(*, ketentuan_id: int, setuju: bool, pelaku: Pelaku) -> KetentuanPengisian:
    """Put a proposal of somebody else in force, or refuse it. Raises KetentuanDitolak."""
    with transaction.atomic():
        satu: KetentuanPengisian = KetentuanPengisian.objects.select_for_update().get(
            pk=ketentuan_id
        )
        if satu.status != S.DIUSULKAN:
            raise KetentuanDitolak(f"Usul ini sudah {satu.get_status_display().lower()}.")
        if pelaku.id is None or satu.diusulkan_oleh_id == pelaku.id:
            raise KetentuanDitolak("Usul Anda sendiri disahkan oleh Admin BKD lain.")
        satu.status = S.BERLAKU if setuju else S.DITOLAK
        satu.diputus_oleh_id, satu.diputus_pada = pelaku.id, timezone.now()
        satu.save(update_fields=["status", "diputus_oleh", "diputus_pada"])
        _catat("ketentuan_isi.sahkan" if setuju else "ketentuan_isi.tolak", satu, pelaku)
    return satu


def larangan_tambah(
    *, instansi_id: int, mulai: date, sampai: date, dasar: str, pelaku: Pelaku
) -> MasaLarangan:
    """Note a span in which officials are replaced with a permission only."""
    with transaction.atomic():
        satu: MasaLarangan = MasaLarangan.objects.create(
            instansi_id=instansi_id, mulai=mulai, sampai=sampai, dasar=dasar, oleh_id=pelaku.id
        )
        catat(
            pelaku=pelaku,
            tindakan="larangan.tambah",
            objek_jenis="larangan",
            objek_id=satu.pk,
            objek_nama=str(satu),
            alasan=dasar,
            instansi_id=instansi_id,
        )
    return satu


def larangan_cabut(*, larangan: MasaLarangan, pelaku: Pelaku) -> None:
    """Take a span back, as long as whoever noted it was somebody else: it lifts a block.

    Raises KetentuanDitolak.
    """
    if pelaku.id is None or larangan.oleh_id == pelaku.id:
        raise KetentuanDitolak("Masa larangan yang Anda catat sendiri dicabut oleh Admin BKD lain.")
    with transaction.atomic():
        kena = MasaLarangan.objects.filter(pk=larangan.pk, dicabut_pada__isnull=True).update(
            dicabut_pada=timezone.now(), dicabut_oleh_id=pelaku.id
        )
        if not kena:
            raise KetentuanDitolak("Masa larangan ini sudah dicabut.")
        catat(
            pelaku=pelaku,
            tindakan="larangan.cabut",
            objek_jenis="larangan",
            objek_id=larangan.pk,
            objek_nama=str(larangan),
            instansi_id=larangan.instansi_id,
        )


def pemeriksaan_mulai(
    *, orang: Pegawai, mulai: date, dasar: str, pelaku: Pelaku
) -> PemeriksaanBerjalan:
    """Note that a person is under examination. Raises KetentuanDitolak."""
    if pelaku.id is None or orang.pengguna_id == pelaku.id:
        raise KetentuanDitolak("Pemeriksaan tentang Anda sendiri dicatat petugas lain.")
    try:
        with transaction.atomic():
            satu: PemeriksaanBerjalan = PemeriksaanBerjalan.objects.create(
                instansi_id=orang.instansi_id,
                unit_lft=orang.unit_lft,
                pegawai=orang,
                mulai=mulai,
                dasar=dasar,
                oleh_id=pelaku.id,
            )
            _catat_periksa("pemeriksaan.mulai", satu, pelaku)
    except IntegrityError:
        raise KetentuanDitolak("Pemeriksaan pegawai ini masih tercatat berjalan.") from None
    return satu


def pemeriksaan_selesai(*, periksa: PemeriksaanBerjalan, hari: date, pelaku: Pelaku) -> None:
    """Note that an examination has ended. Raises KetentuanDitolak."""
    if pelaku.id is None or periksa.pegawai.pengguna_id == pelaku.id:
        raise KetentuanDitolak("Pemeriksaan tentang Anda sendiri dicatat petugas lain.")
    with transaction.atomic():
        kena = PemeriksaanBerjalan.objects.filter(pk=periksa.pk, selesai__isnull=True).update(
            selesai=max(hari, periksa.mulai)
        )
        if not kena:
            raise KetentuanDitolak("Pemeriksaan ini sudah selesai.")
        _catat_periksa("pemeriksaan.selesai", periksa, pelaku)


def _catat_periksa(tindakan: str, satu: PemeriksaanBerjalan, pelaku: Pelaku) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="pegawai",
        objek_id=satu.pegawai_id,
        objek_nama=satu.pegawai.nama,
        rincian={"mulai": satu.mulai.isoformat()},
        alasan=satu.dasar,
        instansi_id=satu.instansi_id,
    )


def _catat(tindakan: str, satu: KetentuanPengisian, pelaku: Pelaku, *, alasan: str = "") -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="ketentuan_isi",
        objek_id=satu.pk,
        objek_nama=str(satu),
        rincian={"sidik": satu.sidik, "berlaku_mulai": satu.berlaku_mulai.isoformat()},
        alasan=alasan,
        instansi_id=satu.instansi_id,
    )
