"""A decree begins to work: position history, the old post vacant, and what to look at after."""

import logging
from datetime import timedelta
from zoneinfo import ZoneInfo

import pghistory
from django.db import IntegrityError, InterfaceError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from karir.mesin.kelayakan import MANAJERIAL
from karir.mesin.tulis import tanggal
from karir.models import Lowongan, PantauPenempatan, Penempatan, SuratKeputusan
from karir.pengisian.services.ketentuan import ketentuan_isi
from karir.pengisian.services.lowongan import (
    LowonganDitolak,
    ikatan_calon,
    langkah_catat,
    lowongan_buat,
    lowongan_kunci,
)
from karir.pengisian.services.putusan import larangan_halangan
from karir.pengisian.services.sk import penempatan_halangan
from karir.rumus import tambah_bulan
from talenta.akun.izin import Peran
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import siarkan
from talenta.pegawai.kode import BERHENTI
from talenta.pegawai.models import Pegawai
from talenta.pegawai.services.jabatan import jabatan_pindahkan

S = Lowongan.Status
_log = logging.getLogger(__name__)


def penempatan_laksanakan(*, instansi_id: int | None = None) -> int:
    """Let every decree work whose day has come; each in a transaction of its own. Returns how many
    did; one that meets a block waits, and the office is told once a day. One that cannot be worked
    at all is logged, and the others go on; the first fault is raised after the last, so that the
    round is seen as failed, or at once where the database is gone: the rest waits for the next."""
    menunggu = SuratKeputusan.objects.filter(lowongan__status=S.TERBIT).select_related("instansi")
    if instansi_id is not None:
        menunggu = menunggu.filter(instansi_id=instansi_id)
    jumlah = 0
    gagal: Exception | None = None
    for sk in menunggu.defer("pdf").order_by("tmt", "pk"):
        if sk.tmt <= timezone.localdate(timezone=ZoneInfo(sk.instansi.zona)):
            try:
                jumlah += sk_berlakukan(sk_id=sk.pk, pelaku=Pelaku.sistem())
            except (InterfaceError, MemoryError):
                raise
            except Exception as galat:
                _log.exception("SK %s lowongan %s gagal diberlakukan", sk.pk, sk.lowongan_id)
                if not connection.is_usable():
                    raise
                gagal = gagal or galat
    if gagal is not None:
        raise gagal
    return jumlah


def sk_berlakukan(*, sk_id: int, pelaku: Pelaku) -> bool:
    """Place the person of a decree, all of it or nothing; a second call does nothing.

    Returns whether it was done now.
    """
    sk = SuratKeputusan.objects.defer("pdf").select_related("lowongan").get(pk=sk_id)
    try:
        with transaction.atomic():
            lowongan = lowongan_kunci(sk.lowongan_id)
            if lowongan.status != S.TERBIT:
                return False
            calon = lowongan.putusan.calon
            ada = penempatan_halangan(lowongan, calon.pegawai_id, sk.tmt)
            if larangan := larangan_halangan(lowongan, sk.tmt):
                ada.append(larangan)
            if ada or (ada := _masih_dipegang(lowongan, calon.pegawai_id)):
                _tunda(lowongan, "; ".join(ada), pelaku)
                return False
            with pghistory.context(sk=sk.nomor, lowongan=lowongan.pk, pelaku=pelaku.nama):
                _akhiri_penempatan(calon.pegawai_id, sk)
                Penempatan.objects.create(
                    instansi_id=lowongan.instansi_id,
                    lowongan=lowongan,
                    pegawai_id=calon.pegawai_id,
                    jabatan=lowongan.jabatan,
                    unit=lowongan.unit,
                    manajerial=lowongan.jabatan.jenjang in MANAJERIAL,
                    masa=DateRange(sk.tmt, None),
                )
                lama = jabatan_pindahkan(
                    pegawai_id=calon.pegawai_id,
                    jabatan=lowongan.jabatan,
                    unit=lowongan.unit,
                    tmt=sk.tmt,
                )
            _pantau(lowongan, sk)
            _lowongkan(lama, sk, pelaku)
            dari, lowongan.status = lowongan.status, S.TERISI
            lowongan.save(update_fields=["status"])
            langkah_catat(
                lowongan,
                "berlakukan",
                dari=dari,
                pelaku=pelaku,
                rincian={"sk": sk.nomor, "pegawai": calon.pegawai_id},
            )
    except IntegrityError:
        with transaction.atomic():
            lowongan = lowongan_kunci(sk.lowongan_id)
            _tunda(lowongan, "Jabatan atau orang ini sudah terikat penempatan lain", pelaku)
        return False
    return True


def _masih_dipegang(lowongan: Lowongan, pegawai_id: int) -> list[str]:
    """Who still holds the seat by the records; a functional post has many seats."""
    if lowongan.jabatan.jenjang not in MANAJERIAL:
        return []
    ada = (
        Pegawai.objects.filter(jabatan=lowongan.jabatan, unit=lowongan.unit)
        .exclude(pk=pegawai_id)
        .exclude(kedudukan_hukum__in=BERHENTI)
    )
    return [f"Jabatan ini masih tercatat dipegang {satu.nama}" for satu in ada[:1]]


def _tunda(lowongan: Lowongan, sebab: str, pelaku: Pelaku) -> None:
    """Tell the office why a decree does not work yet, once a day and in the vacancy's story."""
    hari_ini = timezone.now() - timedelta(days=1)
    if lowongan.langkah.filter(langkah="tunda", pada__gt=hari_ini).exists():
        return
    langkah_catat(lowongan, "tunda", dari=lowongan.status, pelaku=pelaku, alasan=sebab)
    siarkan(
        jenis="lowongan",
        judul=f"SK {lowongan.jabatan.nama} belum dapat berlaku",
        isi="Sebabnya ada pada halaman lowongan.",
        instansi_id=lowongan.instansi_id,
        peran=[Peran.ADMIN_BKD],
        tautan=reverse("karir:lowongan_rinci", args=[lowongan.pk]),
    )


def _akhiri_penempatan(pegawai_id: int, sk: SuratKeputusan) -> None:
    """Earlier appointments by the portal end when this one begins: the person's own, and those to
    this seat of people who, by the records, have left it since."""
    kursi = Penempatan.objects.filter(
        jabatan_id=sk.lowongan.jabatan_id, unit_id=sk.lowongan.unit_id
    ).exclude(pegawai__jabatan=F("jabatan"), pegawai__unit=F("unit"))
    for satu in [*Penempatan.objects.filter(pegawai_id=pegawai_id), *kursi]:
        mulai = satu.masa.lower
        if satu.masa.upper is None and mulai is not None and mulai < sk.tmt:
            satu.masa = DateRange(mulai, sk.tmt)
            satu.save(update_fields=["masa"])


def _pantau(lowongan: Lowongan, sk: SuratKeputusan) -> None:
    isi = ketentuan_isi(instansi_id=lowongan.instansi_id, hari=sk.tmt)
    tempo = {
        PantauPenempatan.Jenis.ORIENTASI: sk.tmt + timedelta(days=isi.orientasi_hari),
        PantauPenempatan.Jenis.EVALUASI: tambah_bulan(sk.tmt, isi.evaluasi_bulan),
    }
    for jenis, hari in tempo.items():
        PantauPenempatan.objects.create(
            instansi_id=lowongan.instansi_id, lowongan=lowongan, jenis=jenis, jatuh_tempo=hari
        )


def _lowongkan(lama: Pegawai, sk: SuratKeputusan, pelaku: Pelaku) -> None:
    """The managerial post that the person leaves becomes a vacancy in preparation."""
    if lama.jabatan is None or lama.jabatan.jenjang not in MANAJERIAL:
        return
    terbuka = Lowongan.objects.filter(jabatan=lama.jabatan, unit=lama.unit)
    if terbuka.exclude(status__in=Lowongan.TUTUP).exists():
        return
    lowongan_buat(
        jabatan=lama.jabatan,
        unit=lama.unit,
        asal=Lowongan.Asal.PINDAH,
        tanggal_lowong=sk.tmt,
        pemegang_lama=lama.nama_lengkap,
        keterangan=f"Pemegangnya pindah dengan SK {sk.nomor} terhitung {tanggal(sk.tmt)}.",
        hari=sk.tmt,
        pelaku=pelaku,
    )


def pantau_catat(*, pantau_id: int, hasil: str, catatan: str, pelaku: Pelaku) -> PantauPenempatan:
    """Note how a placement went. Raises LowonganDitolak."""
    with transaction.atomic():
        satu: PantauPenempatan = (
            PantauPenempatan.objects.select_for_update(of=("self",), no_key=True)
            .select_related("lowongan__jabatan", "lowongan__unit")
            .get(pk=pantau_id)
        )
        if satu.selesai_pada is not None:
            raise LowonganDitolak("Pemantauan ini sudah dicatat.")
        if satu.lowongan.putusan.calon_id in ikatan_calon(satu.lowongan_id, pelaku.id):
            raise LowonganDitolak("Penempatan Anda sendiri atau kerabat Anda dinilai petugas lain.")
        if hasil not in PantauPenempatan.Hasil.values or not catatan.strip():
            raise LowonganDitolak("Pilih hasilnya dan tulis catatannya.")
        satu.hasil, satu.catatan = hasil, catatan.strip()
        satu.oleh_id, satu.selesai_pada = pelaku.id, timezone.now()
        satu.save(update_fields=["hasil", "catatan", "oleh", "selesai_pada"])
        catat(
            pelaku=pelaku,
            tindakan="lowongan.pantau",
            objek_jenis="lowongan",
            objek_id=satu.lowongan_id,
            objek_nama=satu.lowongan.nama,
            rincian={"jenis": satu.jenis, "hasil": hasil},
            alasan=satu.catatan,
            instansi_id=satu.instansi_id,
        )
    return satu
