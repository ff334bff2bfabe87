"""Objections: raised in time, heard from both sides, decided for good. Who decides, where that is
not known, is named elsewhere (keberatan_pemutus)."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db import connection, transaction
from django.urls import reverse

from kinerja.alur_keberatan import (
    PENILAI,
    PUTUSAN,
    LangkahKeberatan,
    langkah_terbuka,
    sebagai,
)
from kinerja.models import Keberatan, KetentuanKinerja, KeteranganKeberatan, PenilaianTahunan
from kinerja.rumus import predikat_matriks
from kinerja.selectors.ketentuan import ketentuan_berlaku
from talenta.akun.izin import Peran
from talenta.akun.selectors_kalender import tenggat_hari_kerja
from talenta.inti.bukti import bukti_simpan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan, siarkan
from talenta.inti.templatetags.tampilan import tanggal

S = PenilaianTahunan.Status


class KeberatanDitolak(Exception):
    """The step cannot be taken; the message is for whoever tried."""


@dataclass(frozen=True, kw_only=True)
class Pihak:
    """Who acts: the person's own record, and the account for the audit."""

    pegawai_id: int
    nama: str
    pelaku: Pelaku


@dataclass(frozen=True, kw_only=True)
class BuktiKeberatan:
    """A file that somebody brings."""

    isi: BinaryIO
    nama: str


def keberatan_ajukan(
    *, penilaian_id: int, alasan: str, bukti: BuktiKeberatan | None, oleh: Pihak, hari: date
) -> Keberatan:
    """Object to one's own appraisal within the time for it. Raises KeberatanDitolak,
    PenilaianTahunan.DoesNotExist."""
    if not alasan.strip():
        raise KeberatanDitolak("Tulis alasan keberatan Anda.")
    with transaction.atomic():
        penilaian: PenilaianTahunan = PenilaianTahunan.objects.select_for_update(no_key=True).get(
            pk=penilaian_id, pegawai_id=oleh.pegawai_id
        )
        batas = penilaian.batas_keberatan
        if penilaian.status != S.DISERAHKAN or batas is None:
            raise KeberatanDitolak("Keberatan diajukan atas penilaian yang sudah diserahkan.")
        if hari > batas:
            raise KeberatanDitolak(f"Batas mengajukan keberatan {tanggal(batas)} sudah lewat.")
        keberatan = _buat(penilaian, alasan.strip(), batas, oleh, hari)
        _terangkan(keberatan, "PEGAWAI", alasan.strip(), bukti, oleh)
        penilaian.status = S.KEBERATAN
        _simpan(penilaian, "status")
        _catat("keberatan.ajukan", keberatan, oleh, alasan.strip())
        _beri_tahu(keberatan, oleh, "Sebuah keberatan atas penilaian kinerja diajukan")
        if keberatan.pemutus_id is None:
            siarkan(
                jenis="kinerja",
                judul="Sebuah keberatan belum punya pemutus",
                instansi_id=keberatan.instansi_id,
                peran=[Peran.ADMIN_BKD],
                tautan=reverse("kinerja:keberatan_kantor"),
            )
    return keberatan


def _buat(
    penilaian: PenilaianTahunan, alasan: str, batas: date, oleh: Pihak, hari: date
) -> Keberatan:
    instansi = penilaian.instansi_id
    ketentuan = ketentuan_berlaku(instansi_id=instansi, hari=hari)
    lama = ketentuan[KetentuanKinerja.Jenis.KEBERATAN]["tanggapan_hari"]
    pegawai = penilaian.pegawai
    satu: Keberatan = Keberatan.objects.create(
        instansi_id=instansi,
        unit_lft=penilaian.unit_lft,
        penilaian=penilaian,
        pegawai=pegawai,
        penilai_id=penilaian.penilai_id,
        pemutus_id=_pemutus(penilaian),
        nama=pegawai.nama,
        nip=pegawai.nip,
        tahun=penilaian.tahun_kinerja.tahun,
        alasan=alasan,
        hasil_semula=penilaian.rating_hasil,
        perilaku_semula=penilaian.rating_perilaku,
        predikat_semula=penilaian.predikat,
        batas_ajukan=batas,
        batas_tanggapan=tenggat_hari_kerja(instansi_id=instansi, mulai=hari, jumlah=lama),
    )
    return satu


def _pemutus(penilaian: PenilaianTahunan) -> int | None:
    """The appraiser's superior, unless that is who set the rating: then an office names another."""
    atasan = penilaian.atasan_penilai_id
    return None if atasan == penilaian.ditetapkan_oleh_id else atasan


def _simpan(penilaian: PenilaianTahunan, *kolom: str) -> None:
    penilaian.versi += 1
    penilaian.diperbarui_pada = waktu_kini()
    penilaian.save(update_fields=["versi", "diperbarui_pada", *kolom])


def _terangkan(
    keberatan: Keberatan, peran: str, isi: str, bukti: BuktiKeberatan | None, oleh: Pihak
) -> None:
    simpanan = None
    if bukti is not None:
        simpanan = bukti_simpan(
            instansi_id=keberatan.instansi_id, isi=bukti.isi, nama=bukti.nama, pelaku=oleh.pelaku
        )
    KeteranganKeberatan.objects.create(
        keberatan=keberatan,
        penulis_id=oleh.pegawai_id,
        penulis_nama=oleh.nama,
        sebagai=peran,
        isi=isi,
        bukti=simpanan,
    )


def _kunci(
    keberatan_id: int, kode: str, oleh: Pihak, hari: date
) -> tuple[Keberatan, LangkahKeberatan]:
    """The objection, held, and the step. Raises KeberatanDitolak, Keberatan.DoesNotExist."""
    keberatan: Keberatan = Keberatan.objects.select_for_update(no_key=True).get(pk=keberatan_id)
    if not sebagai(keberatan, oleh.pegawai_id):
        raise Keberatan.DoesNotExist
    if not keberatan.terbuka:
        raise KeberatanDitolak("Keberatan ini sudah selesai.")
    langkah = langkah_terbuka(keberatan, oleh.pegawai_id, hari).get(kode)
    if langkah is None:
        raise KeberatanDitolak(
            "Langkah ini belum tersedia. Putusan menunggu tanggapan penilai, atau lewatnya "
            f"{tanggal(keberatan.batas_tanggapan)}."
        )
    return keberatan, langkah


def keberatan_terangkan(
    *, keberatan_id: int, isi: str, bukti: BuktiKeberatan | None, oleh: Pihak, hari: date
) -> Keberatan:
    """Add what one has to say; the appraiser's first word is the answer. Raises KeberatanDitolak,
    Keberatan.DoesNotExist."""
    if not isi.strip():
        raise KeberatanDitolak("Tulis keterangannya.")
    with transaction.atomic():
        keberatan: Keberatan = Keberatan.objects.get(pk=keberatan_id)
        menjawab = sebagai(keberatan, oleh.pegawai_id) == PENILAI
        kode = "tanggapi" if menjawab and keberatan.status == "DIAJUKAN" else "terangkan"
        keberatan, langkah = _kunci(keberatan_id, kode, oleh, hari)
        _terangkan(keberatan, sebagai(keberatan, oleh.pegawai_id), isi.strip(), bukti, oleh)
        if langkah.ke:
            keberatan.status, keberatan.ditanggapi_pada = langkah.ke, waktu_kini()
            keberatan.save(update_fields=["status", "ditanggapi_pada"])
        _catat(f"keberatan.{kode}", keberatan, oleh, isi.strip())
        _beri_tahu(keberatan, oleh, "Ada keterangan baru pada sebuah keberatan")
    return keberatan


def keberatan_tarik(*, keberatan_id: int, oleh: Pihak, hari: date) -> Keberatan:
    """Withdraw one's own; the appraisal is final as it was. Raises KeberatanDitolak,
    Keberatan.DoesNotExist."""
    with transaction.atomic():
        keberatan, langkah = _kunci(keberatan_id, "tarik", oleh, hari)
        keberatan.status, keberatan.diputus_pada = langkah.ke, waktu_kini()
        keberatan.save(update_fields=["status", "diputus_pada"])
        _akhiri(keberatan)
        _catat("keberatan.tarik", keberatan, oleh)
        _beri_tahu(keberatan, oleh, "Sebuah keberatan ditarik")
    return keberatan


def keberatan_putuskan(
    *,
    keberatan_id: int,
    rating_hasil: str,
    rating_perilaku: str,
    pertimbangan: str,
    oleh: Pihak,
    hari: date,
) -> Keberatan:
    """Decide for good: ratings as they were refuse the objection, others uphold it. Raises
    KeberatanDitolak, Keberatan.DoesNotExist."""
    if not pertimbangan.strip():
        raise KeberatanDitolak("Tulis pertimbangan putusan Anda.")
    with transaction.atomic():
        semula: Keberatan = Keberatan.objects.get(pk=keberatan_id)
        tetap = (rating_hasil, rating_perilaku) == (semula.hasil_semula, semula.perilaku_semula)
        keberatan, langkah = _kunci(keberatan_id, "tolak" if tetap else "kabulkan", oleh, hari)
        assert langkah.kode in PUTUSAN  # noqa: S101 (narrows)
        keberatan.status, keberatan.diputus_pada = langkah.ke, waktu_kini()
        keberatan.rating_hasil, keberatan.rating_perilaku = rating_hasil, rating_perilaku
        keberatan.predikat = predikat_matriks(rating_hasil, rating_perilaku)
        keberatan.pertimbangan = pertimbangan.strip()
        keberatan.save()
        _akhiri(keberatan)
        _catat(f"keberatan.{langkah.kode}", keberatan, oleh, keberatan.pertimbangan)
        _beri_tahu(keberatan, oleh, "Sebuah keberatan diputus")
    return keberatan


def _akhiri(keberatan: Keberatan) -> None:
    """Make the appraisal final, with the ratings that were decided."""
    penilaian: PenilaianTahunan = PenilaianTahunan.objects.select_for_update(no_key=True).get(
        pk=keberatan.penilaian_id
    )
    kolom = ["status", "final_pada"]
    if keberatan.status == Keberatan.Status.DIKABULKAN:
        for bagian in ("hasil", "perilaku"):
            baru = getattr(keberatan, f"rating_{bagian}")
            if getattr(penilaian, f"rating_{bagian}") != baru:
                setattr(penilaian, f"rating_{bagian}", baru)
                setattr(penilaian, f"alasan_{bagian}", keberatan.pertimbangan)
                kolom += [f"rating_{bagian}", f"alasan_{bagian}"]
        penilaian.predikat = keberatan.predikat
        kolom.append("predikat")
        # The rating is written while the objection is still open: the database asks who decides.
        _simpan(penilaian, *kolom[2:])
    penilaian.status, penilaian.final_pada = S.FINAL, waktu_kini()
    _simpan(penilaian, "status", "final_pada")


def _catat(tindakan: str, keberatan: Keberatan, oleh: Pihak, alasan: str = "") -> None:
    catat(
        pelaku=oleh.pelaku,
        tindakan=tindakan,
        objek_jenis="keberatan",
        objek_id=keberatan.pk,
        objek_nama=str(keberatan),
        rincian={
            "status": keberatan.status,
            "semula": keberatan.predikat_semula,
            "putusan": keberatan.predikat,
        },
        alasan=alasan,
        instansi_id=keberatan.instansi_id,
    )


def _beri_tahu(keberatan: Keberatan, oleh: Pihak, judul: str) -> None:
    """Tell the other sides."""
    sisi = (keberatan.pegawai_id, keberatan.penilai_id, keberatan.pemutus_id)
    lain = [satu for satu in sisi if satu is not None and satu != oleh.pegawai_id]
    kabari_sisi(lain, judul, keberatan)


def kabari_sisi(pegawai: list[int], judul: str, keberatan: Keberatan, tautan: str = "") -> None:
    """Tell those of some people who are sides of an objection; by `tautan` whoever stops being
    one."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT kinerja_akun_keberatan(%s, %s)", [keberatan.pk, pegawai])
        akun = [nomor for (nomor,) in kursor.fetchall()]
    kabarkan(
        jenis="kinerja",
        judul=judul,
        pengguna=akun,
        tautan=tautan or reverse("kinerja:keberatan_rinci", args=[keberatan.pk]),
    )
