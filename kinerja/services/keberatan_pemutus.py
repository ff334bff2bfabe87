"""Naming who decides on an objection, where the appraiser's superior is not known or may not.
Replacing somebody who was to decide takes two officers."""

from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from kinerja.models import Keberatan, KetentuanKinerja, PenilaianTahunan, PergantianPemutus
from kinerja.selectors.keberatan import sebab_bukan_pemutus, sebab_bukan_penetap
from kinerja.selectors.ketentuan import ketentuan_berlaku
from kinerja.services.keberatan import KeberatanDitolak, kabari_sisi
from talenta.akun.izin import IZIN
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import siarkan
from talenta.pegawai.models import Pegawai

K = PergantianPemutus.Keputusan


def _kunci(keberatan_id: int, *, pemutus_id: int | None, oleh: int | None) -> Keberatan:
    """The open objection, held, if the officer may name who decides, and name this one. Raises
    KeberatanDitolak."""
    keberatan: Keberatan = Keberatan.objects.select_for_update(no_key=True).get(pk=keberatan_id)
    if not keberatan.terbuka:
        raise KeberatanDitolak("Keberatan ini sudah selesai.")
    sebab = sebab_bukan_penetap(keberatan=keberatan, pegawai_id=oleh)
    if not sebab and pemutus_id is not None:
        sebab = sebab_bukan_pemutus(keberatan=keberatan, pegawai_id=pemutus_id, penetap_id=oleh)
    if sebab:
        raise KeberatanDitolak(sebab)
    return keberatan


def pemutus_tetapkan(
    *, keberatan_id: int, pemutus_id: int, alasan: str, oleh: int | None, pelaku: Pelaku
) -> PergantianPemutus | None:
    """Name who decides (an office's act), which both sides are told; where somebody was to decide
    already, ask another officer to agree, and return what waits. `oleh` is the officer's own
    record: nobody takes part in naming who decides on what is theirs. Raises KeberatanDitolak."""
    if not alasan.strip():
        raise KeberatanDitolak("Tulis dasar penetapannya.")
    with transaction.atomic():
        keberatan = _kunci(keberatan_id, pemutus_id=pemutus_id, oleh=oleh)
        if (lama := keberatan.pemutus_id) is not None:
            return _usulkan(keberatan, lama, pemutus_id, alasan.strip(), pelaku)
        _tetapkan(keberatan, pemutus_id, alasan.strip(), pelaku)
    return None


def _usulkan(
    keberatan: Keberatan, lama_id: int, pemutus_id: int, alasan: str, pelaku: Pelaku
) -> PergantianPemutus:
    if pemutus_id == lama_id:
        raise KeberatanDitolak("Orang itu sudah menjadi pemutusnya.")
    if pelaku.id is None:
        raise KeberatanDitolak("Penggantian pemutus diusulkan oleh seorang petugas.")
    nama = dict(Pegawai.objects.filter(pk__in=[pemutus_id, lama_id]).values_list("pk", "nama"))
    try:
        with transaction.atomic():
            usul: PergantianPemutus = PergantianPemutus.objects.create(
                keberatan=keberatan,
                lama_id=lama_id,
                lama_nama=nama.get(lama_id, ""),
                baru_id=pemutus_id,
                baru_nama=nama.get(pemutus_id, ""),
                alasan=alasan,
                diusulkan_oleh_id=pelaku.id,
                pengusul_nama=pelaku.nama,
            )
    except IntegrityError:
        raise KeberatanDitolak("Masih ada usul pengganti yang belum diputuskan.") from None
    _catat("keberatan.pemutus_usul", keberatan, pelaku, alasan, lama=usul.lama_id, baru=pemutus_id)
    siarkan(
        jenis="kinerja",
        judul="Usul mengganti pemutus sebuah keberatan menunggu petugas lain",
        instansi_id=keberatan.instansi_id,
        peran=sorted(IZIN["kinerja.penilai"]),
        tautan=reverse("kinerja:keberatan_kantor_rinci", args=[keberatan.pk]),
    )
    return usul


def pergantian_putuskan(
    *,
    keberatan_id: int,
    usul_id: int,
    setuju: bool,
    alasan: str,
    oleh: int | None,
    pelaku: Pelaku,
) -> PergantianPemutus:
    """Decide on another officer's request, the one that was read; agreed, both sides and both
    deciders are told. Raises KeberatanDitolak."""
    if not setuju and not alasan.strip():
        raise KeberatanDitolak("Tulis alasan menolaknya.")
    with transaction.atomic():
        usul: PergantianPemutus | None = PergantianPemutus.objects.filter(
            pk=usul_id, keberatan_id=keberatan_id
        ).first()
        if usul is None or usul.keputusan:
            raise KeberatanDitolak("Usul ini sudah diputus atau diganti; muat ulang halaman.")
        keberatan = _kunci(keberatan_id, pemutus_id=usul.baru_id if setuju else None, oleh=oleh)
        usul.refresh_from_db()
        if usul.keputusan:
            raise KeberatanDitolak("Usul ini sudah diputus atau diganti; muat ulang halaman.")
        if usul.diusulkan_oleh_id == pelaku.id or pelaku.id is None:
            raise KeberatanDitolak("Usul Anda sendiri diputuskan oleh petugas lain.")
        if setuju and not _bertugas(usul.baru_id):
            raise KeberatanDitolak(
                f"{usul.baru_nama} tidak lagi bertugas. Tolak usul ini; orang lain dapat diusulkan."
            )
        usul.keputusan = K.DISETUJUI if setuju else K.DITOLAK
        usul.alasan_putusan = alasan.strip()
        usul.diputus_oleh_id, usul.diputus_pada = pelaku.id, waktu_kini()
        usul.save(update_fields=["keputusan", "alasan_putusan", "diputus_oleh", "diputus_pada"])
        if setuju:
            _tetapkan(keberatan, usul.baru_id, usul.alasan, pelaku)
        else:
            _catat(
                "keberatan.pemutus_tolak", keberatan, pelaku, usul.alasan_putusan,
                lama=usul.lama_id, baru=usul.baru_id,
            )  # fmt: skip
    return usul


def _bertugas(pegawai_id: int) -> bool:
    """Whether somebody still works, by legal standing: as those who need a plan."""
    satu = Pegawai.objects.get(pk=pegawai_id)
    ketentuan = ketentuan_berlaku(instansi_id=satu.instansi_id, hari=timezone.localdate())
    bekerja: list[str] = ketentuan[KetentuanKinerja.Jenis.WAJIB_SKP]["kedudukan"]
    return satu.kedudukan_hukum in bekerja


def _tetapkan(keberatan: Keberatan, pemutus_id: int, alasan: str, pelaku: Pelaku) -> None:
    lama = keberatan.pemutus_id
    if lama is not None:
        kabari_sisi(
            [lama], "Keberatan yang Anda putus dialihkan", keberatan, reverse("kinerja:keberatan")
        )
    keberatan.pemutus_id = pemutus_id
    keberatan.save(update_fields=["pemutus"])
    PenilaianTahunan.objects.filter(pk=keberatan.penilaian_id).update(atasan_penilai_id=pemutus_id)
    _catat("keberatan.pemutus", keberatan, pelaku, alasan, lama=lama, baru=pemutus_id)
    kabari_sisi([pemutus_id], "Anda ditetapkan memutus sebuah keberatan", keberatan)
    sisi = [s for s in (keberatan.pegawai_id, keberatan.penilai_id) if s is not None]
    kabari_sisi(sisi, "Pemutus sebuah keberatan ditetapkan BKD", keberatan)


def _catat(tindakan: str, keberatan: Keberatan, pelaku: Pelaku, alasan: str, **rinci: Any) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="keberatan",
        objek_id=keberatan.pk,
        objek_nama=str(keberatan),
        rincian=rinci,
        alasan=alasan,
        instansi_id=keberatan.instansi_id,
    )
