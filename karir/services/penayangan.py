"""Making a finished run the agency's result, and taking it back."""

from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from karir.mesin.tulis import tanggal
from karir.models import ArsipProses, PenayanganHasil, ProsesPeringkat
from karir.services.sanggah import sanggah_selesaikan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import siarkan

Sebab = PenayanganHasil.Sebab


class PenayanganDitolak(Exception):
    """The showing cannot change so; the message is for the officer."""


_BERUBAH = (
    "Hasil yang ditampilkan sudah berganti sejak Anda membuka halaman ini. "
    "Periksa lagi yang kini ditampilkan, lalu ulangi."
)


_KUNCI = 7_203_012


def proses_kunci(proses: ProsesPeringkat) -> None:
    """Until the transaction ends nobody else shows this run or sets its results aside."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, proses.pk])


def penayangan_kini(*, instansi_id: int) -> PenayanganHasil | None:
    """The showing that lasts in an agency."""
    return PenayanganHasil.objects.kini().filter(instansi_id=instansi_id).first()


def hasil_tayangkan(
    *, proses: ProsesPeringkat, menggantikan: int | None, pelaku: Pelaku
) -> PenayanganHasil:
    """Make `proses` what everybody of its agency sees, in place of the run `menggantikan`.

    `menggantikan` is the run the officer saw as the one shown (None for none). Raises
    PenayanganDitolak for an unfinished run, one that is shown already, or when another one has
    come in between.
    """
    if proses.selesai_pada is None:
        raise PenayanganDitolak("Perhitungan ini belum selesai.")
    try:
        with transaction.atomic():
            proses_kunci(proses)
            if ArsipProses.objects.kini().filter(proses=proses).exists():
                raise PenayanganDitolak("Hasil ini diarsipkan. Pulihkan dahulu, lalu tampilkan.")
            kini = penayangan_kini(instansi_id=proses.instansi_id)
            if (kini.proses_id if kini else None) != menggantikan:
                raise PenayanganDitolak(_BERUBAH)
            if kini is not None and kini.proses_id == proses.pk:
                raise PenayanganDitolak("Hasil ini sudah ditampilkan.")
            sekarang = waktu_kini()
            if kini is not None:
                # A clock that was put back must not end a span before it began.
                sekarang = max(sekarang, kini.mulai_pada)
                _akhiri(kini, Sebab.DIGANTI, "", pelaku, sekarang)
            baru = PenayanganHasil.objects.create(
                instansi_id=proses.instansi_id,
                proses=proses,
                mulai_pada=sekarang,
                oleh_id=pelaku.id,
                oleh_nama=pelaku.nama[:200],
            )
            catat(
                pelaku=pelaku,
                tindakan="peringkat.tayangkan",
                objek_jenis="proses",
                objek_id=proses.pk,
                objek_nama=str(proses),
                rincian={"menggantikan": menggantikan, "jumlah": proses.jumlah},
                instansi_id=proses.instansi_id,
            )
            sanggah_selesaikan(proses=proses, pelaku=pelaku)
            _siarkan(proses, "ditampilkan")
    except IntegrityError as galat:
        raise PenayanganDitolak(_BERUBAH) from galat
    return baru


def hasil_tarik(*, proses: ProsesPeringkat, alasan: str, pelaku: Pelaku) -> None:
    """End the showing of `proses`; nobody then sees a result until one is shown again.

    Raises PenayanganDitolak without a reason, or if it is not the one shown.
    """
    alasan = alasan.strip()
    if not alasan:
        raise PenayanganDitolak("Tulis alasannya: alasan itu tersimpan dan dapat dibaca kembali.")
    with transaction.atomic():
        kini = penayangan_kini(instansi_id=proses.instansi_id)
        if kini is None or kini.proses_id != proses.pk:
            raise PenayanganDitolak("Hasil ini tidak sedang ditampilkan.")
        _akhiri(kini, Sebab.DITARIK, alasan, pelaku, max(waktu_kini(), kini.mulai_pada))
        catat(
            pelaku=pelaku,
            tindakan="peringkat.tarik",
            objek_jenis="proses",
            objek_id=proses.pk,
            objek_nama=str(proses),
            alasan=alasan,
            instansi_id=proses.instansi_id,
        )
        _siarkan(proses, "ditarik")


def _siarkan(proses: ProsesPeringkat, kata: str) -> None:
    """Tell everybody of the agency who has a record, by one row however many they are."""
    siarkan(
        jenis="hasil",
        judul=f"Hasil pemetaan talenta per {tanggal(proses.tanggal_acuan)} {kata}",
        instansi_id=proses.instansi_id,
        tautan=reverse("karir:panel_saya"),
    )


def _akhiri(kini: PenayanganHasil, sebab: str, alasan: str, pelaku: Pelaku, pada: datetime) -> None:
    """Close the open span; somebody who closed it first has changed what the officer looked at."""
    berubah = (
        PenayanganHasil.objects.kini()
        .filter(pk=kini.pk)
        .update(
            selesai_pada=pada,
            selesai_sebab=sebab,
            alasan=alasan,
            selesai_oleh_id=pelaku.id,
            selesai_oleh_nama=pelaku.nama[:200],
        )
    )
    if not berubah:
        raise PenayanganDitolak(_BERUBAH)
