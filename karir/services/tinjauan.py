"""A talent review on its way: opened by BKD, moves by two members of the committee, confirmed."""

from collections import Counter
from dataclasses import asdict
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction
from django.urls import reverse

from karir.alur_tinjauan import (
    DIRI,
    PINDAH,
    TERIKAT,
    TINJAUAN,
    LangkahPindah,
    LangkahTinjauan,
    halangan_pindah,
    halangan_tinjauan,
)
from karir.kode import StatusHasil
from karir.mesin.aturan import muat
from karir.mesin.banding import arah_kotak
from karir.models import (
    ArsipProses,
    HasilPeringkat,
    PindahKotak,
    ProsesPeringkat,
    TinjauanTalenta,
)
from karir.selectors.ikatan import pegawai_terikat
from karir.selectors.tinjauan import pergeseran
from karir.services.kolam import kolam_minta
from karir.services.penayangan import penayangan_kini
from talenta.akun.izin import IZIN
from talenta.inti.bukti import bukti_simpan
from talenta.inti.selectors.waktu import waktu_kini
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan, siarkan
from talenta.pegawai.models import UnitOrganisasi


class TinjauanDitolak(Exception):
    """The step cannot be taken; the message is for the officer."""


_TANPA_ALASAN = "Tulis alasannya: alasan itu tersimpan dan dapat dibaca kembali."
_BERUBAH = "Keadaannya berubah sejak Anda membuka halaman ini. Muat ulang, lalu periksa lagi."


def tinjauan_buka(
    *,
    proses: ProsesPeringkat,
    unit: UnitOrganisasi | None,
    jenjang: str,
    catatan: str,
    pelaku: Pelaku,
) -> TinjauanTalenta:
    """Open a review of the run that is shown. Raises TinjauanDitolak."""
    if unit is None and not jenjang:
        raise TinjauanDitolak("Pilih unit, jenjang, atau keduanya.")
    kini = penayangan_kini(instansi_id=proses.instansi_id)
    if kini is None or kini.proses_id != proses.pk:
        raise TinjauanDitolak("Yang ditinjau hanya hasil yang sedang ditampilkan.")
    if ArsipProses.objects.kini().filter(proses=proses).exists():
        raise TinjauanDitolak("Hasil ini sedang diarsipkan. Pulihkan dahulu.")
    hasil = HasilPeringkat.objects.filter(proses_id=proses.pk, status=StatusHasil.DIPETAKAN)
    if unit is not None:
        hasil = hasil.filter(unit_lft__gte=unit.lft, unit_lft__lte=unit.rgt)
    if jenjang:
        hasil = hasil.filter(jenjang=jenjang)
    if not hasil.exists():
        raise TinjauanDitolak("Tidak seorang pun yang dipetakan termasuk sasaran ini.")
    try:
        with transaction.atomic():
            tinjauan: TinjauanTalenta = TinjauanTalenta.objects.create(
                instansi_id=proses.instansi_id,
                proses=proses,
                unit=unit,
                jenjang=jenjang,
                catatan=catatan.strip(),
                dibuka_oleh_id=pelaku.id,
                dibuka_oleh_nama=pelaku.nama[:200],
            )
            _catat("tinjauan_talenta.buka", tinjauan, pelaku, alasan=tinjauan.catatan)
            siarkan(
                jenis="tinjauan",
                judul="Tinjauan talenta dibuka",
                isi=tinjauan.sasaran,
                instansi_id=proses.instansi_id,
                peran=sorted(IZIN["tinjauan.sidang"]),
                tautan=reverse("karir:tinjauan_rinci", args=[tinjauan.pk]),
            )
    except IntegrityError as galat:
        if "tinjauan_talenta_sekali" not in str(galat):
            raise
        raise TinjauanDitolak("Sasaran ini sudah ditinjau untuk hasil yang sama.") from galat
    return tinjauan


def _kunci(tinjauan_id: int) -> TinjauanTalenta:
    """The review, locked until the caller's transaction ends."""
    terkunci = TinjauanTalenta.objects.select_for_update(of=("self",))
    tinjauan: TinjauanTalenta = terkunci.select_related("proses", "unit").get(pk=tinjauan_id)
    return tinjauan


def pindah_usulkan(
    *,
    tinjauan_id: int,
    hasil: HasilPeringkat,
    kotak: int,
    alasan: str,
    bukti: BinaryIO,
    bukti_nama: str,
    pegawai_id: int | None,
    pelaku: Pelaku,
) -> PindahKotak:
    """Propose that a person of a review be moved; `pegawai_id` is the record of who proposes.

    Raises TinjauanDitolak for oneself, for a person without a box, into the same box, without a
    reason, and where a move of that person waits or was agreed on already.
    """
    alasan = alasan.strip()
    if not alasan:
        raise TinjauanDitolak(_TANPA_ALASAN)
    if pelaku.id is None or pegawai_id is None:
        raise TinjauanDitolak(
            "Usul pindah diajukan anggota komite yang tertaut dengan data pegawai instansi ini."
        )
    if hasil.pegawai_id == pegawai_id:
        raise TinjauanDitolak(DIRI)
    if hasil.pegawai_id in pegawai_terikat(akun_id=pelaku.id):
        raise TinjauanDitolak(TERIKAT)
    if hasil.kotak is None or hasil.krs is None:
        raise TinjauanDitolak("Orang ini belum mempunyai kotak, jadi tidak dapat dipindahkan.")
    if hasil.kotak == kotak:
        raise TinjauanDitolak("Pilih kotak yang lain dari kotak hasil perhitungan.")
    try:
        with transaction.atomic():
            tinjauan = _kunci(tinjauan_id)
            if tinjauan.status != TinjauanTalenta.Status.BERJALAN:
                raise TinjauanDitolak(
                    f"Tinjauan ini sudah {tinjauan.get_status_display().lower()}."
                )
            aturan = muat(tinjauan.proses.isi_aturan)
            berkas = bukti_simpan(
                instansi_id=tinjauan.instansi_id, isi=bukti, nama=bukti_nama, pelaku=pelaku
            )
            pindah: PindahKotak = PindahKotak.objects.create(
                instansi_id=tinjauan.instansi_id,
                unit_lft=hasil.unit_lft,
                tinjauan=tinjauan,
                proses_id=tinjauan.proses_id,
                pegawai_id=hasil.pegawai_id,
                kotak_mesin=hasil.kotak,
                kotak_baru=kotak,
                krs_mesin=hasil.krs,
                krs_baru=kotak in aturan.kotak_krs and "HUKDIS_BERJALAN" not in hasil.alasan,
                arah=arah_kotak(aturan, aturan)[hasil.kotak, kotak],
                alasan=alasan,
                bukti=berkas,
                diusulkan_oleh_id=pelaku.id,
                diusulkan_oleh_nama=pelaku.nama[:200],
            )
            _catat_pindah("pindah.usulkan", pindah, pelaku, alasan)
            siarkan(
                jenis="tinjauan",
                judul="Usul pindah kotak menunggu anggota kedua",
                instansi_id=tinjauan.instansi_id,
                peran=sorted(IZIN["tinjauan.sidang"]),
                tautan=reverse("karir:tinjauan_rinci", args=[tinjauan.pk]),
            )
    except IntegrityError as galat:
        if "pindah_sekali" not in str(galat):
            raise
        raise TinjauanDitolak(
            "Usul pindah untuk orang ini sudah ada dalam tinjauan hasil yang sama."
        ) from galat
    return pindah


def pindah_langkah(
    *,
    pindah_id: int,
    langkah: str,
    alasan: str,
    pegawai_id: int | None,
    pelaku: Pelaku,
) -> PindahKotak:
    """Agree, refuse or withdraw; another member than who proposed. Raises TinjauanDitolak."""
    satu, alasan = PINDAH[LangkahPindah(langkah)], alasan.strip()
    if satu.beralasan and not alasan:
        raise TinjauanDitolak(_TANPA_ALASAN)
    with transaction.atomic():
        pindah: PindahKotak = PindahKotak.objects.select_related("tinjauan").get(pk=pindah_id)
        pindah.tinjauan = _kunci(pindah.tinjauan_id)
        pindah.refresh_from_db(fields=["status"])
        if tolak := halangan_pindah(
            pindah,
            langkah,
            pelaku.id,
            pegawai_id,
            terikat=lambda: pegawai_terikat(akun_id=pelaku.id),
        ):
            raise TinjauanDitolak(tolak)
        pindah.status = satu.ke
        pindah.diputus_oleh_id, pindah.diputus_oleh_nama = pelaku.id, pelaku.nama[:200]
        pindah.diputus_pada, pindah.alasan_putusan = waktu_kini(), alasan
        pindah.save(
            update_fields=[
                "status", "diputus_oleh", "diputus_oleh_nama", "diputus_pada", "alasan_putusan",
            ]
        )  # fmt: skip
        _catat_pindah(f"pindah.{langkah.lower()}", pindah, pelaku, alasan)
        if langkah != LangkahPindah.TARIK:
            kabarkan(
                jenis="tinjauan",
                judul=f"Usul pindah kotak Anda {pindah.get_status_display().lower()}",
                pengguna=[pindah.diusulkan_oleh_id],
                tautan=reverse("karir:tinjauan_rinci", args=[pindah.tinjauan_id]),
            )
    return pindah


def tinjauan_langkah(
    *, tinjauan_id: int, langkah: str, alasan: str, pegawai_id: int | None, pelaku: Pelaku
) -> TinjauanTalenta:
    """Confirm a review, or give it up; `pegawai_id` is the record of who does. Raises
    TinjauanDitolak, and confirms only while the run of the review is the one that is shown.

    Confirmed, its agreed moves hold, what they changed is frozen, and a job makes the next version
    of the pool and tells the people who were moved.
    """
    satu, alasan = TINJAUAN[LangkahTinjauan(langkah)], alasan.strip()
    if not alasan:
        raise TinjauanDitolak(_TANPA_ALASAN)
    with transaction.atomic():
        tinjauan = _kunci(tinjauan_id)
        menunggu = tinjauan.pindah.terbuka().count()
        if tolak := halangan_tinjauan(
            tinjauan, langkah, pelaku.id, menunggu=menunggu, pegawai_id=pegawai_id
        ):
            raise TinjauanDitolak(tolak)
        kini = waktu_kini()
        if langkah == LangkahTinjauan.KUKUHKAN:
            tampil = penayangan_kini(instansi_id=tinjauan.instansi_id)
            if tampil is None or tampil.proses_id != tinjauan.proses_id:
                raise TinjauanDitolak(
                    "Hasil yang ditinjau tidak lagi ditampilkan. Batalkan tinjauan ini, lalu buka "
                    "tinjauan atas hasil yang sekarang ditampilkan."
                )
            setuju = tinjauan.pindah.filter(status=PindahKotak.Status.DISETUJUI)
            tinjauan.ringkasan = _ringkasan(tinjauan, list(setuju))
            setuju.update(dikukuhkan_pada=kini)
        tinjauan.status, tinjauan.alasan_tutup = satu.ke, alasan
        tinjauan.ditutup_oleh_id, tinjauan.ditutup_oleh_nama = pelaku.id, pelaku.nama[:200]
        tinjauan.ditutup_pada = kini
        tinjauan.save(
            update_fields=[
                "status", "ringkasan", "ditutup_oleh", "ditutup_oleh_nama", "ditutup_pada",
                "alasan_tutup",
            ]
        )  # fmt: skip
        if langkah == LangkahTinjauan.KUKUHKAN:
            kolam_minta(proses=tinjauan.proses, tinjauan=tinjauan, pelaku=pelaku)
        else:
            tinjauan.pindah.ikut().update(
                status=PindahKotak.Status.DITARIK, alasan_putusan="Tinjauannya dibatalkan."
            )
        _catat(f"tinjauan_talenta.{langkah.lower()}", tinjauan, pelaku, alasan=alasan)
    return tinjauan


def _ringkasan(tinjauan: TinjauanTalenta, setuju: list[PindahKotak]) -> dict[str, Any]:
    """Boxes before and after, the pool before and after, and the shift by group."""
    ditinjau: Any = HasilPeringkat.objects.sasaran(tinjauan)
    mesin = Counter(ditinjau.filter(kotak__isnull=False).order_by().values_list("kotak", flat=True))
    kukuh = Counter(mesin)
    for satu in setuju:
        kukuh[satu.kotak_mesin] -= 1
        kukuh[satu.kotak_baru] += 1
    krs = ditinjau.filter(krs=True).count()
    return {
        "mesin": {str(n): mesin[n] for n in range(1, 10)},
        "kukuh": {str(n): kukuh[n] for n in range(1, 10)},
        "krs": [krs, krs + sum(int(s.krs_baru) - int(s.krs_mesin) for s in setuju)],
        "geser": [asdict(satu) for satu in pergeseran(tinjauan=tinjauan)],
    }


def _catat(tindakan: str, tinjauan: TinjauanTalenta, pelaku: Pelaku, alasan: str = "") -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="tinjauan_talenta",
        objek_id=tinjauan.pk,
        objek_nama=tinjauan.sasaran,
        rincian={"proses": tinjauan.proses_id},
        alasan=alasan,
        instansi_id=tinjauan.instansi_id,
    )


def _catat_pindah(tindakan: str, pindah: PindahKotak, pelaku: Pelaku, alasan: str) -> None:
    catat(
        pelaku=pelaku,
        tindakan=tindakan,
        objek_jenis="pindah",
        objek_id=pindah.pk,
        objek_nama=str(pindah),
        rincian={"tinjauan": pindah.tinjauan_id, "proses": pindah.proses_id},
        alasan=alasan,
        instansi_id=pindah.instansi_id,
    )
