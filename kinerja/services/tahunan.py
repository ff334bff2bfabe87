"""The yearly appraisal: proposed by the reviews, decided by the appraiser, delivered, acknowledged.
Achievements of units and objections have services of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse

from kinerja.alur import LANGKAH_TAHUNAN, PEGAWAI, PENILAI, langkah_cari
from kinerja.models import BagianTahunan, PenilaianTahunan, Skp, TahunKinerja
from kinerja.rumus import predikat_matriks
from kinerja.selectors.keberatan import batas_saat_serah
from kinerja.selectors.tahunan import Usulan, gabungan, usulan_tahunan
from kinerja.services.umum import (
    BentrokVersi,
    KinerjaDitolak,
    Peserta,
    beri_tahu,
    catat_langkah,
    periksa_langkah,
)
from talenta.inti.selectors.waktu import waktu_kini

P = PenilaianTahunan.Status


@dataclass(frozen=True)
class IsiBagian:
    """Ratings of one post of the year, as the appraiser decides."""

    rating_hasil: str = ""
    rating_perilaku: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class IsiTahunan:
    """All that an appraiser writes in a yearly appraisal; `bagian` by the key of the SKP."""

    rating_hasil: str = ""
    rating_perilaku: str = ""
    alasan_hasil: str = ""
    alasan_perilaku: str = ""
    rekomendasi: str = ""
    bagian: Mapping[int, IsiBagian] = field(default_factory=dict)


def _tahun_terbuka(tahun_id: int) -> TahunKinerja:
    tahun: TahunKinerja = TahunKinerja.objects.get(pk=tahun_id)
    if not tahun.terbuka:
        raise KinerjaDitolak("Tahun kinerja ini tidak dibuka, jadi penilaian tidak dapat diubah.")
    return tahun


def _kunci(*, pegawai_id: int, tahun: TahunKinerja, oleh: Peserta) -> PenilaianTahunan:
    """The appraisal, made where there is none and held, for the appraiser of the person's last
    plan. Raises KinerjaDitolak, Skp.DoesNotExist."""
    skp = (
        Skp.objects.filter(pegawai_id=pegawai_id, tahun_kinerja=tahun, penilai_id=oleh.pegawai_id)
        .order_by("-mulai")
        .first()
    )
    if skp is None or pegawai_id == oleh.pegawai_id:
        raise Skp.DoesNotExist
    if skp.selesai != tahun.selesai:
        raise KinerjaDitolak("Penilaian tahunan dibuat penilai pada jabatan terakhir tahun itu.")
    PenilaianTahunan.objects.bulk_create(
        [
            PenilaianTahunan(
                instansi_id=skp.instansi_id,
                unit_lft=skp.unit_lft,
                tahun_kinerja=tahun,
                pegawai_id=pegawai_id,
                penilai_id=oleh.pegawai_id,
            )
        ],
        ignore_conflicts=True,
    )
    satu: PenilaianTahunan = PenilaianTahunan.objects.select_for_update(no_key=True).get(
        pegawai_id=pegawai_id, tahun_kinerja=tahun
    )
    return satu


def _sama(satu: PenilaianTahunan, isi: IsiTahunan) -> bool:
    lama = {
        s.skp_id: IsiBagian(s.rating_hasil, s.rating_perilaku, s.catatan) for s in satu.bagian.all()
    }
    return (
        satu.rating_hasil == isi.rating_hasil
        and satu.rating_perilaku == isi.rating_perilaku
        and satu.alasan_hasil == isi.alasan_hasil
        and satu.alasan_perilaku == isi.alasan_perilaku
        and satu.rekomendasi == isi.rekomendasi
        and all(lama.get(nomor) == bagian for nomor, bagian in isi.bagian.items())
    )


def tahunan_simpan(
    *,
    pegawai_id: int,
    tahun_id: int,
    versi: int,
    isi: IsiTahunan,
    tetapkan: bool,
    oleh: Peserta,
) -> PenilaianTahunan:
    """Keep a yearly appraisal, and with `tetapkan` decide it: both ratings with their reasons, the
    predikat by the matrix, the figures frozen. Sent twice it is done once. Raises BentrokVersi,
    KinerjaDitolak, Skp.DoesNotExist."""
    with transaction.atomic():
        tahun = _tahun_terbuka(tahun_id)
        satu = _kunci(pegawai_id=pegawai_id, tahun=tahun, oleh=oleh)
        if _sama(satu, isi) and (satu.status == P.DITETAPKAN if tetapkan else satu.versi):
            return satu
        if satu.status != P.DRAF:
            raise KinerjaDitolak("Penilaian ini sudah ditetapkan.")
        if satu.versi != versi:
            raise BentrokVersi
        usulan = usulan_tahunan(pegawai_id=pegawai_id, tahun=tahun)
        _tulis(satu, isi, usulan)
        if tetapkan:
            _tetapkan(satu, isi, usulan, oleh)
        satu.versi += 1
        satu.diperbarui_pada = waktu_kini()
        satu.save()
    return satu


def _tulis(satu: PenilaianTahunan, isi: IsiTahunan, usulan: Usulan) -> None:
    bagian = []
    for milik in usulan.bagian:
        nilai = isi.bagian.get(
            milik.skp_id, IsiBagian(milik.rating_hasil, milik.rating_perilaku, "")
        )
        hasil = milik.rating_hasil if milik.capaian else nilai.rating_hasil
        bagian.append((hasil, nilai.rating_perilaku, milik.hari))
        BagianTahunan.objects.update_or_create(
            penilaian=satu,
            skp_id=milik.skp_id,
            defaults={
                "jabatan": milik.jabatan,
                "penilai": milik.penilai,
                "mulai": milik.mulai,
                "selesai": milik.selesai,
                "hari": milik.hari,
                "rating_hasil": hasil,
                "rating_perilaku": nilai.rating_perilaku,
                "catatan": nilai.catatan,
            },
        )
    satu.usulan_hasil, satu.usulan_perilaku = gabungan(bagian, usulan.ketentuan["GABUNG_RATING"])
    satu.rating_hasil, satu.rating_perilaku = isi.rating_hasil, isi.rating_perilaku
    satu.alasan_hasil, satu.alasan_perilaku = isi.alasan_hasil, isi.alasan_perilaku
    satu.rekomendasi = isi.rekomendasi
    satu.capaian = usulan.capaian
    lengkap = isi.rating_hasil and isi.rating_perilaku
    satu.predikat = predikat_matriks(isi.rating_hasil, isi.rating_perilaku) if lengkap else ""


def _tetapkan(satu: PenilaianTahunan, isi: IsiTahunan, usulan: Usulan, oleh: Peserta) -> None:
    if not usulan.bagian:
        raise KinerjaDitolak("Belum ada SKP yang disepakati, jadi belum ada yang dinilai.")
    if not (isi.rating_hasil and isi.rating_perilaku):
        raise KinerjaDitolak("Isi rating hasil kerja dan rating perilaku kerja.")
    if not (isi.alasan_hasil and isi.alasan_perilaku):
        raise KinerjaDitolak("Tulis alasan setiap rating; pegawai membacanya.")
    if usulan.hasil_tetap and isi.rating_hasil != usulan.hasil_tetap:
        raise KinerjaDitolak("Rating hasil kerja pimpinan unit mengikuti capaian unitnya.")
    langkah = periksa_langkah(
        langkah_cari(LANGKAH_TAHUNAN, "tetapkan"), status=satu.status, oleh=PENILAI, alasan=""
    )
    satu.status = langkah.ke
    satu.ditetapkan_pada, satu.ditetapkan_oleh_id = waktu_kini(), oleh.pegawai_id
    satu.ketentuan = usulan.ketentuan
    catat_langkah(satu, "penilaian", langkah, oleh=oleh, alasan="")


def tahunan_langkah(
    *, pegawai_id: int, tahun_id: int, kode: str, oleh: Peserta
) -> PenilaianTahunan:
    """Open a decided appraisal again, deliver it, or accept it; done already, it does nothing.
    Raises KinerjaDitolak, PenilaianTahunan.DoesNotExist."""
    with transaction.atomic():
        tahun: TahunKinerja = TahunKinerja.objects.get(pk=tahun_id)
        satu: PenilaianTahunan = PenilaianTahunan.objects.select_for_update(no_key=True).get(
            pegawai_id=pegawai_id, tahun_kinerja=tahun
        )
        peran = PEGAWAI if satu.pegawai_id == oleh.pegawai_id else ""
        peran = PENILAI if satu.penilai_id == oleh.pegawai_id else peran
        langkah = langkah_cari(LANGKAH_TAHUNAN, kode)
        if kode == "tetapkan" or langkah is None or not peran:
            raise KinerjaDitolak("Langkah ini tidak tersedia.")
        if satu.status == langkah.ke:
            return satu
        if peran == PENILAI:
            _tahun_terbuka(tahun_id)
        langkah = periksa_langkah(langkah, status=satu.status, oleh=peran, alasan="")
        satu.status, kini = langkah.ke, waktu_kini()
        match kode:
            case "buka":
                satu.ditetapkan_pada, satu.ditetapkan_oleh_id = None, None
            case "serahkan":
                _serahkan(satu, tahun, kini)
            case "terima":
                satu.diterima_pada = kini
        satu.versi += 1
        satu.diperbarui_pada = kini
        satu.save()
        catat_langkah(satu, "penilaian", langkah, oleh=oleh, alasan="")
        if kode != "buka":
            beri_tahu(
                pegawai_id=satu.pegawai_id if peran == PENILAI else satu.penilai_id,
                judul="Penilaian kinerja tahunan Anda diserahkan"
                if kode == "serahkan"
                else "Sebuah penilaian tahunan diterima pegawainya",
                tautan=reverse("kinerja:penilaian_saya", args=[tahun_id, pegawai_id]),
            )
    return satu


def _serahkan(satu: PenilaianTahunan, tahun: TahunKinerja, kini: datetime) -> None:
    """Deliver: with the unit's achievement as it is now, and the last day to object as the calendar
    has it now."""
    usulan = usulan_tahunan(pegawai_id=satu.pegawai_id, tahun=tahun)
    bagian = dict(satu.bagian.values_list("skp_id", "rating_hasil"))
    usang = any(s.capaian and bagian.get(s.skp_id) != s.rating_hasil for s in usulan.bagian)
    if usang or (usulan.hasil_tetap and satu.rating_hasil != usulan.hasil_tetap):
        raise KinerjaDitolak(
            "Capaian unit yang dipimpin berubah sesudah penilaian ini ditetapkan; menurut capaian "
            f"itu rating hasil kerjanya {usulan.hasil_kata}. Pilih Ubah lagi, tetapkan menurut "
            "capaian itu, lalu serahkan."
        )
    satu.capaian = usulan.capaian
    hari = kini.astimezone(ZoneInfo(satu.instansi.zona)).date()
    satu.diserahkan_pada = kini
    satu.batas_keberatan = batas_saat_serah(instansi_id=satu.instansi_id, hari=hari)
    satu.atasan_penilai_id = _atasan_penilai(satu, tahun)


def _atasan_penilai(satu: PenilaianTahunan, tahun: TahunKinerja) -> int | None:
    """Who appraises the appraiser, and decides on an objection."""
    if satu.penilai_id is None:
        return None
    milik = (
        Skp.objects.filter(pegawai_id=satu.penilai_id, tahun_kinerja=tahun)
        .order_by("-mulai")
        .first()
    )
    atasan = milik.penilai_id if milik else None
    return None if atasan == satu.pegawai_id else atasan
