"""What reminds by itself: everybody who holds up a step is told once, some days before its
deadline."""

import logging
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse

from kinerja.models import TERBUKA, KetentuanKinerja, PengingatOtomatis, TahunKinerja
from kinerja.selectors.ketentuan import ketentuan_berlaku
from kinerja.selectors.langkah import SKP, TAHUNAN, Langkah, langkah_tahun, penahan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.inti.templatetags.tampilan import tanggal

# Nobody is told at night.
JAM = range(7, 18)
SEKALI_JALAN = 1000
_log = logging.getLogger(__name__)
_FIGUR = {SKP: "rencana_hari", "PERIODE": "tinjauan_hari", TAHUNAN: "akhir_hari"}
# To whom the own part waits, and to whom people wait whom they appraise.
_KATA = {
    SKP: ("SKP Anda belum disepakati", "SKP tim menunggu persetujuan Anda"),
    "PERIODE": ("{judul}: realisasi Anda belum diajukan", "{judul}: tim menunggu penilaian Anda"),
    TAHUNAN: ("Penilaian tahunan Anda belum selesai", "Penilaian tahunan tim belum Anda serahkan"),
}


class PengingatGagal(Exception):
    """Some years could not be reminded; all others were."""


def ingatkan_semua(*, kini: datetime) -> int:
    """Remind in every open year where it is day; return how many people were told. What fails in
    one agency is logged and stops no other. Raises PengingatGagal once all were gone through, so
    that the round is seen as failed; the next one begins where this one stopped."""
    jumlah, gagal = 0, []
    for tahun in TahunKinerja.objects.filter(status__in=TERBUKA).select_related("instansi"):
        setempat = kini.astimezone(ZoneInfo(tahun.instansi.zona))
        if setempat.hour not in JAM:
            continue
        try:
            jumlah += ingatkan_tahun(tahun=tahun, hari=setempat.date())
        except Exception:
            _log.exception("pengingat tahun kinerja %s gagal", tahun.pk)
            gagal.append(tahun.pk)
    if gagal:
        nomor = ", ".join(str(satu) for satu in gagal)
        raise PengingatGagal(f"Tahun kinerja {nomor} belum diingatkan; {jumlah} orang sudah.")
    return jumlah


def ingatkan_tahun(*, tahun: TahunKinerja, hari: date, sekali: int = SEKALI_JALAN) -> int:
    """Tell those who hold up a step whose deadline is near, each once a deadline; return how many.
    `sekali` people are one transaction, and what was cut short goes on where it stopped."""
    berlaku = ketentuan_berlaku(instansi_id=tahun.instansi_id, hari=hari)
    lama = berlaku[KetentuanKinerja.Jenis.PENGINGAT]
    jumlah = 0
    for langkah in langkah_tahun(tahun):
        sebelum = lama[_FIGUR[langkah.jenis]]
        ditutup = langkah.periode is not None and not langkah.periode.terbuka
        dekat = langkah.batas - timedelta(days=sebelum) <= hari <= langkah.batas
        if sebelum and dekat and not ditutup:
            jumlah += _langkah(tahun, langkah, sekali)
    return jumlah


def _langkah(tahun: TahunKinerja, langkah: Langkah, sekali: int) -> int:
    PengingatOtomatis.objects.get_or_create(
        tahun_kinerja=tahun,
        langkah=langkah.kode,
        batas=langkah.batas,
        defaults={"instansi_id": tahun.instansi_id},
    )
    jumlah = 0
    while (diingatkan := _sebagian(tahun, langkah, sekali)) is not None:
        jumlah += diingatkan
    return jumlah


def _sebagian(tahun: TahunKinerja, langkah: Langkah, sekali: int) -> int | None:
    """Tell the next people; None where all were looked at, or another worker is at it."""
    with transaction.atomic():
        satu: PengingatOtomatis | None = (
            PengingatOtomatis.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(
                tahun_kinerja=tahun, langkah=langkah.kode, batas=langkah.batas, selesai_pada=None
            )
            .first()
        )
        if satu is None:
            return None
        orang = penahan(tahun=tahun, langkah=langkah, sesudah=satu.sampai, batas=sekali)
        if not orang:
            _selesai(satu, tahun, langkah)
            return None
        sendiri = [s.akun for s in orang if s.sendiri]
        tim = [s.akun for s in orang if s.tim and not s.sendiri]
        kata, kata_tim = (satu.format(judul=langkah.judul) for satu in _KATA[langkah.jenis])
        isi = f"Batasnya {tanggal(langkah.batas)}."
        for akun, judul, nama in (
            (sendiri, kata, "kinerja:tahun_saya"),
            (tim, kata_tim, "kinerja:tim_saya"),
        ):
            if akun:
                tautan = f"{reverse(nama)}?tahun={tahun.tahun}"
                kabarkan(jenis="kinerja", judul=judul, isi=isi, pengguna=akun, tautan=tautan)
        satu.sampai = orang[-1].pegawai_id
        satu.jumlah += len(sendiri) + len(tim)
        satu.save(update_fields=["sampai", "jumlah"])
    return len(sendiri) + len(tim)


def _selesai(satu: PengingatOtomatis, tahun: TahunKinerja, langkah: Langkah) -> None:
    satu.selesai_pada = waktu_kini()
    satu.save(update_fields=["selesai_pada"])
    catat(
        pelaku=Pelaku.sistem(),
        tindakan="kinerja.ingatkan",
        objek_jenis="tahun_kinerja",
        objek_id=tahun.pk,
        objek_nama=str(tahun),
        rincian={"langkah": langkah.kode, "batas": langkah.batas, "jumlah": satu.jumlah},
        instansi_id=tahun.instansi_id,
    )
