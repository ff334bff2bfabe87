"""Writing a review: realisations by the person, ratings by the appraiser. Each side has a version
of its own, and what was written already is not written twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from kinerja.alur import LANGKAH_TINJAUAN, PEGAWAI, PENILAI, langkah_cari, peran_pada
from kinerja.kode import Perilaku
from kinerja.models import (
    DialogSkp,
    PerilakuTinjauan,
    PeriodeTinjauan,
    RealisasiRhk,
    Rhk,
    Skp,
    TinjauanPeriodik,
)
from kinerja.rumus import predikat_matriks
from kinerja.selectors.skp import BERJALAN
from kinerja.services.umum import (
    BentrokVersi,
    KinerjaDitolak,
    Peserta,
    beri_tahu,
    catat_langkah,
    giliran_masukan,
    periksa_langkah,
)
from talenta.inti.selectors.waktu import waktu_kini

T = TinjauanPeriodik.Status


@dataclass(frozen=True)
class IsiRating:
    """A rating of one result or behaviour with its words; both may be empty."""

    rating: str = ""
    umpan_balik: str = ""


@dataclass(frozen=True)
class IsiNilai:
    """All that an appraiser writes in a review; `rhk` by key, `perilaku` by code."""

    rating_hasil: str = ""
    rating_perilaku: str = ""
    catatan: str = ""
    rhk: Mapping[int, IsiRating] = field(default_factory=dict)
    perilaku: Mapping[str, IsiRating] = field(default_factory=dict)


def tinjauan_kunci(
    *, skp_id: int, periode_id: int, hari: date, oleh: Peserta
) -> tuple[TinjauanPeriodik, str]:
    """The review, made where there is none and held until the transaction ends, and what `oleh` is
    to it. Raises KinerjaDitolak, Skp.DoesNotExist."""
    skp: Skp = Skp.objects.get(pk=skp_id)
    peran = peran_pada(skp, oleh.pegawai_id)
    if not peran:
        raise Skp.DoesNotExist
    periode = PeriodeTinjauan.objects.filter(
        pk=periode_id, tahun_kinerja_id=skp.tahun_kinerja_id
    ).first()
    if periode is None:
        raise Skp.DoesNotExist
    if not periode.terbuka:
        raise KinerjaDitolak(f"{periode.nama} sudah ditutup.")
    if hari < periode.mulai:
        raise KinerjaDitolak(f"{periode.nama} belum dimulai.")
    if skp.status not in BERJALAN:
        raise KinerjaDitolak("SKP ini belum disepakati, jadi belum ada yang ditinjau.")
    if not (skp.mulai < periode.selesai and periode.mulai < skp.selesai):
        raise KinerjaDitolak("SKP ini tidak berlaku pada periode itu.")
    TinjauanPeriodik.objects.bulk_create(
        [
            TinjauanPeriodik(
                instansi_id=skp.instansi_id,
                unit_lft=skp.unit_lft,
                skp=skp,
                periode=periode,
                pegawai_id=skp.pegawai_id,
                penilai_id=skp.penilai_id,
            )
        ],
        ignore_conflicts=True,
    )
    tinjauan: TinjauanPeriodik = TinjauanPeriodik.objects.select_for_update(no_key=True).get(
        skp_id=skp_id, periode_id=periode_id
    )
    return tinjauan, peran


def tinjauan_realisasi_simpan(
    *,
    skp_id: int,
    periode_id: int,
    versi: int,
    isi: Mapping[int, str],
    hari: date,
    oleh: Peserta,
) -> TinjauanPeriodik:
    """Keep what the person achieved, by result. The same again does nothing. Raises BentrokVersi,
    KinerjaDitolak."""
    with transaction.atomic():
        tinjauan, peran = tinjauan_kunci(skp_id=skp_id, periode_id=periode_id, hari=hari, oleh=oleh)
        if peran != PEGAWAI or tinjauan.status != T.DRAF:
            raise KinerjaDitolak("Realisasi diisi pegawainya sebelum diajukan.")
        rhk = set(Rhk.objects.filter(skp_id=skp_id).values_list("pk", flat=True))
        lama = {satu.rhk_id: satu for satu in tinjauan.realisasi.all()}
        berubah = {
            nomor: teks.strip()
            for nomor, teks in isi.items()
            if nomor in rhk and teks.strip() != (lama[nomor].realisasi if nomor in lama else "")
        }
        if not berubah:
            return tinjauan
        if tinjauan.versi_realisasi != versi:
            raise BentrokVersi
        for nomor, teks in berubah.items():
            RealisasiRhk.objects.update_or_create(
                tinjauan=tinjauan, rhk_id=nomor, defaults={"realisasi": teks}
            )
        tinjauan.versi_realisasi += 1
        tinjauan.diperbarui_pada = waktu_kini()
        tinjauan.save(update_fields=["versi_realisasi", "diperbarui_pada"])
    return tinjauan


def _nilai_tersimpan(tinjauan: TinjauanPeriodik) -> IsiNilai:
    return IsiNilai(
        rating_hasil=tinjauan.rating_hasil,
        rating_perilaku=tinjauan.rating_perilaku,
        catatan=tinjauan.catatan,
        rhk={s.rhk_id: IsiRating(s.rating, s.umpan_balik) for s in tinjauan.realisasi.all()},
        perilaku={s.perilaku: IsiRating(s.rating, s.umpan_balik) for s in tinjauan.perilaku.all()},
    )


def _sama(lama: IsiNilai, baru: IsiNilai) -> bool:
    kosong = IsiRating()
    return (
        (lama.rating_hasil, lama.rating_perilaku, lama.catatan)
        == (baru.rating_hasil, baru.rating_perilaku, baru.catatan.strip())
        and all(lama.rhk.get(k, kosong) == v for k, v in baru.rhk.items())
        and all(lama.perilaku.get(k, kosong) == v for k, v in baru.perilaku.items())
    )


def tinjauan_nilai(
    *,
    skp_id: int,
    periode_id: int,
    versi: int,
    isi: IsiNilai,
    selesai: bool,
    hari: date,
    oleh: Peserta,
) -> TinjauanPeriodik:
    """Keep what the appraiser writes, and with `selesai` finish the review: its predikat follows
    from the matrix. Sent twice it is done once. Raises BentrokVersi, KinerjaDitolak."""
    with transaction.atomic():
        tinjauan, peran = tinjauan_kunci(skp_id=skp_id, periode_id=periode_id, hari=hari, oleh=oleh)
        if peran != PENILAI:
            raise KinerjaDitolak("Rating ditulis penilainya.")
        sama = _sama(_nilai_tersimpan(tinjauan), isi)
        if sama and (not selesai or tinjauan.status == T.DINILAI):
            return tinjauan
        if tinjauan.status == T.DINILAI:
            raise KinerjaDitolak("Tinjauan ini sudah dinilai. Pilih Nilai ulang untuk mengubahnya.")
        if tinjauan.versi != versi:
            raise BentrokVersi
        if selesai and not (isi.rating_hasil and isi.rating_perilaku):
            raise KinerjaDitolak("Isi rating hasil kerja dan rating perilaku kerja.")
        _tulis_nilai(tinjauan, isi)
        if selesai:
            giliran_masukan(tinjauan.pegawai_id)
            langkah = periksa_langkah(
                langkah_cari(LANGKAH_TINJAUAN, "nilai"),
                status=tinjauan.status,
                oleh=peran,
                alasan="",
            )
            tinjauan.status = langkah.ke
            tinjauan.dinilai_pada, tinjauan.dinilai_oleh_id = waktu_kini(), oleh.pegawai_id
            _simpan(tinjauan)
            catat_langkah(tinjauan, "tinjauan_periodik", langkah, oleh=oleh, alasan="")
            _kabarkan(tinjauan, peran, "Tinjauan kinerja Anda sudah dinilai")
        else:
            _simpan(tinjauan)
    return tinjauan


def _tulis_nilai(tinjauan: TinjauanPeriodik, isi: IsiNilai) -> None:
    tinjauan.rating_hasil, tinjauan.rating_perilaku = isi.rating_hasil, isi.rating_perilaku
    tinjauan.catatan = isi.catatan.strip()
    lengkap = isi.rating_hasil and isi.rating_perilaku
    tinjauan.predikat = predikat_matriks(isi.rating_hasil, isi.rating_perilaku) if lengkap else ""
    rhk = set(Rhk.objects.filter(skp_id=tinjauan.skp_id).values_list("pk", flat=True))
    ada: dict[Any, Any] = {satu.rhk_id: satu for satu in tinjauan.realisasi.all()}
    for nomor, satu in isi.rhk.items():
        if nomor in rhk:
            _tulis_satu(ada.get(nomor), satu, RealisasiRhk, tinjauan=tinjauan, rhk_id=nomor)
    ada = {satu.perilaku: satu for satu in tinjauan.perilaku.all()}
    for kode, satu in isi.perilaku.items():
        if kode in Perilaku.values:
            _tulis_satu(ada.get(kode), satu, PerilakuTinjauan, tinjauan=tinjauan, perilaku=kode)


def _tulis_satu(baris: Any, isi: IsiRating, model: Any, **kunci: Any) -> None:
    if baris is None:
        if isi != IsiRating():
            model.objects.create(rating=isi.rating, umpan_balik=isi.umpan_balik, **kunci)
    elif (baris.rating, baris.umpan_balik) != (isi.rating, isi.umpan_balik):
        baris.rating, baris.umpan_balik = isi.rating, isi.umpan_balik
        baris.save(update_fields=["rating", "umpan_balik"])


def _simpan(tinjauan: TinjauanPeriodik) -> None:
    tinjauan.versi += 1
    tinjauan.diperbarui_pada = waktu_kini()
    tinjauan.save(
        update_fields=[
            "versi",
            "diperbarui_pada",
            "status",
            "rating_hasil",
            "rating_perilaku",
            "predikat",
            "catatan",
            "diajukan_pada",
            "dinilai_pada",
            "dinilai_oleh",
        ]
    )


def _kabarkan(tinjauan: TinjauanPeriodik, peran: str, judul: str) -> None:
    lain = tinjauan.penilai_id if peran == PEGAWAI else tinjauan.pegawai_id
    alamat = reverse("kinerja:tinjauan_saya", args=[tinjauan.skp_id, tinjauan.periode_id])
    beri_tahu(pegawai_id=lain, judul=judul, tautan=alamat)


def tinjauan_langkah(
    *, skp_id: int, periode_id: int, kode: str, isi: str, hari: date, oleh: Peserta
) -> TinjauanPeriodik:
    """Submit, take back, return, or open again; taken already, it does nothing. Ratings are
    finished by `tinjauan_nilai`. Raises KinerjaDitolak."""
    with transaction.atomic():
        tinjauan, peran = tinjauan_kunci(skp_id=skp_id, periode_id=periode_id, hari=hari, oleh=oleh)
        langkah = langkah_cari(LANGKAH_TINJAUAN, kode)
        if kode == "nilai" or langkah is None:
            raise KinerjaDitolak("Langkah ini tidak tersedia.")
        if tinjauan.status == langkah.ke and tinjauan.status not in langkah.dari:
            return tinjauan
        langkah = periksa_langkah(langkah, status=tinjauan.status, oleh=peran, alasan=isi)
        if langkah.lengkap and not tinjauan.realisasi.exclude(realisasi="").exists():
            raise KinerjaDitolak("Isi realisasi paling sedikit satu hasil kerja.")
        tinjauan.status = langkah.ke
        if langkah.kode == "ajukan":
            tinjauan.diajukan_pada = waktu_kini()
        if langkah.kode == "buka":
            tinjauan.dinilai_pada, tinjauan.dinilai_oleh_id = None, None
        _simpan(tinjauan)
        if isi.strip():
            DialogSkp.objects.create(
                skp_id=skp_id,
                penulis_id=oleh.pegawai_id,
                penulis_nama=oleh.nama,
                langkah=f"tinjauan-{periode_id}",
                isi=isi.strip(),
            )
        catat_langkah(tinjauan, "tinjauan_periodik", langkah, oleh=oleh, alasan=isi.strip())
        _kabarkan(tinjauan, peran, _JUDUL[langkah.kode])
    return tinjauan


_JUDUL = {
    "ajukan": "Realisasi menunggu penilaian Anda",
    "tarik": "Sebuah realisasi ditarik kembali",
    "kembalikan": "Realisasi Anda dikembalikan untuk dilengkapi",
    "buka": "Tinjauan Anda dinilai ulang",
}
