"""Background work of the wing: handlers of job rows."""

from typing import Any

from celery import shared_task

from karir.kode import JENIS_PENGARUH, JENIS_VERIFIKASI
from karir.models import Lowongan, PenilaianLowongan, ProsesPeringkat, TinjauanTalenta
from karir.pengisian.services.lowongan import LowonganDitolak
from karir.pengisian.services.penempatan import penempatan_laksanakan
from karir.pengisian.services.penilaian import JENIS_NILAI, hari_ini, penilaian_jalankan
from karir.pengisian.services.penilaian_ulang import JENIS_ULANG, penilaian_periksa
from karir.services.arsip import (
    JENIS_ARSIP,
    JENIS_PULIH,
    ArsipDitolak,
    arsip_jadwalkan,
    proses_arsipkan,
    proses_pulihkan,
)
from karir.services.hitung_semua import JENIS_SEMUA, semua_rangkum
from karir.services.integritas import JENIS_INTEGRITAS, integritas_uji
from karir.services.jadwal import jadwal_laksanakan
from karir.services.kolam import JENIS_KOLAM, kolam_susun
from karir.services.olah import JENIS_OLAH, olah_minta, proses_olah
from karir.services.pengaruh import pengaruh_hitung
from karir.services.permintaan import permintaan_jalankan
from karir.services.proses import JENIS_PEKERJAAN
from karir.services.sertifikat import (
    JENIS_SERTIFIKAT,
    sertifikat_buat,
    sertifikat_lengkapi,
    sertifikat_minta,
)
from karir.services.verifikasi import proses_verifikasi
from karir.simata.models import AcuanSimata
from karir.simata.selectors import HITUNGAN
from karir.simata.services import JENIS_SIMATA, simata_baca
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.pekerjaan import GalatPekerjaan, Jalannya, pelaksana


def _pelaku(kerja: Jalannya) -> Pelaku:
    """Who asked for the job."""
    satu = kerja.pekerjaan
    return Pelaku(id=satu.pelaku_id, nama=satu.pelaku, instansi_id=satu.instansi_id)


@shared_task
def lengkapi_sertifikat(**_: Any) -> int:
    """Queue the certificates that nobody asked for yet."""
    return sertifikat_lengkapi()


@shared_task
def laksanakan_jadwal(**_: Any) -> int:
    """Queue the runs that are due."""
    return jadwal_laksanakan()


@shared_task
def arsipkan_lama(**_: Any) -> int:
    """Queue the setting aside of old runs."""
    return arsip_jadwalkan()


@shared_task
def laksanakan_penempatan(**_: Any) -> int:
    """Let the decrees work whose day has come."""
    return penempatan_laksanakan()


@pelaksana(JENIS_NILAI)
def nilai_lowongan(kerja: Jalannya) -> dict[str, Any]:
    """Judge everybody for a vacancy."""
    lowongan = Lowongan.objects.select_related("instansi").get(pk=kerja.parameter["lowongan_id"])
    try:
        penilaian = penilaian_jalankan(
            lowongan_id=lowongan.pk,
            hari=hari_ini(lowongan),
            pelaku=_pelaku(kerja),
            pekerjaan=kerja.pekerjaan,
            lapor=kerja.lapor,
        )
    except LowonganDitolak as galat:
        raise GalatPekerjaan(str(galat)) from galat
    return {"lowongan_id": lowongan.pk, "jumlah": penilaian.jumlah}


@pelaksana(JENIS_ULANG)
def ulang_lowongan(kerja: Jalannya) -> dict[str, Any]:
    """Judge again from frozen inputs, and say whether all digits are the same."""
    penilaian = PenilaianLowongan.objects.get(pk=kerja.parameter["penilaian_id"])
    kerja.lapor(langkah="Menghitung ulang dari masukan yang dibekukan")
    beda = penilaian_periksa(penilaian=penilaian, pelaku=_pelaku(kerja))
    if beda:
        raise GalatPekerjaan(" ".join(beda))
    return {"lowongan_id": penilaian.lowongan_id, "jumlah": penilaian.jumlah, "beda": 0}


@pelaksana(JENIS_PEKERJAAN)
def hitung(kerja: Jalannya) -> dict[str, Any]:
    """Compute and store a run; the job's result names it. Its certificate and what is worked out
    of it are queued behind it."""
    pelaku = _pelaku(kerja)
    proses = permintaan_jalankan(pekerjaan=kerja.pekerjaan, pelaku=pelaku, lapor=kerja.lapor)
    sertifikat_minta(proses=proses, pelaku=pelaku)
    olah_minta(proses=proses, pelaku=pelaku)
    return {"proses_id": proses.pk, "jumlah": proses.jumlah}


@pelaksana(JENIS_SEMUA)
def hitung_semua(kerja: Jalannya) -> dict[str, Any]:
    """Gather how the runs of many agencies ended, once all have."""
    hasil = semua_rangkum(pekerjaan=kerja.pekerjaan)
    kerja.lapor(selesai=hasil["instansi"], total=hasil["instansi"], langkah=hasil["pesan"])
    return hasil


@pelaksana(JENIS_OLAH)
def olah(kerja: Jalannya) -> dict[str, Any]:
    """Make the columns for what-ifs and the bands of a stored run."""
    proses = ProsesPeringkat.objects.get(pk=kerja.parameter["proses_id"])
    bahan = proses_olah(proses=proses, lapor=kerja.lapor)
    return {"proses_id": proses.pk, "jumlah": bahan.jumlah}


@pelaksana(JENIS_VERIFIKASI)
def verifikasi(kerja: Jalannya) -> dict[str, Any]:
    """Recompute a stored run and say whether it is identical."""
    proses = ProsesPeringkat.objects.get(pk=kerja.parameter["proses_id"])
    hasil = proses_verifikasi(proses=proses, lapor=kerja.lapor)
    return {
        "proses_id": proses.pk,
        "jumlah": hasil.jumlah,
        "beda": hasil.beda,
        "cakupan": hasil.cakupan,
    }


@pelaksana(JENIS_SIMATA)
def simata(kerja: Jalannya) -> dict[str, Any]:
    """Read a SIMATA export; one that cannot be read ends the job with the reason."""
    acuan = simata_baca(acuan_id=kerja.parameter["acuan_id"], lapor=kerja.lapor)
    if acuan.status == AcuanSimata.Status.TIDAK_TERBACA:
        raise GalatPekerjaan(acuan.galat)
    return {"acuan_id": acuan.pk} | {nama: getattr(acuan, nama) for nama in HITUNGAN}


@pelaksana(JENIS_PENGARUH)
def pengaruh(kerja: Jalannya) -> dict[str, Any]:
    """Compute what a draft would change on the frozen inputs of a run."""
    return pengaruh_hitung(kerja)


@pelaksana(JENIS_SERTIFIKAT)
def sertifikat(kerja: Jalannya) -> dict[str, Any]:
    """Certify a stored run."""
    proses = ProsesPeringkat.objects.get(pk=kerja.parameter["proses_id"])
    terbit = sertifikat_buat(proses=proses, pelaku=_pelaku(kerja), lapor=kerja.lapor)
    return {"proses_id": proses.pk, "kode": terbit.kode}


@pelaksana(JENIS_ARSIP)
def arsipkan(kerja: Jalannya) -> dict[str, Any]:
    """Set the results of a run aside."""
    proses = ProsesPeringkat.objects.get(pk=kerja.parameter["proses_id"])
    kerja.lapor(langkah="Menunggu daftar hasil bebas dibaca")
    try:
        proses_arsipkan(proses=proses, pelaku=_pelaku(kerja))
    except ArsipDitolak as galat:
        raise GalatPekerjaan(str(galat)) from galat
    return {"proses_id": proses.pk}


@pelaksana(JENIS_PULIH)
def pulihkan(kerja: Jalannya) -> dict[str, Any]:
    """Bring the results of a run back."""
    proses = ProsesPeringkat.objects.get(pk=kerja.parameter["proses_id"])
    kerja.lapor(langkah="Memasang kembali hasil yang diarsipkan")
    proses_pulihkan(proses=proses, pelaku=_pelaku(kerja))
    return {"proses_id": proses.pk}


@pelaksana(JENIS_KOLAM)
def kolam(kerja: Jalannya) -> dict[str, Any]:
    """Make the next version of the talent pool."""
    proses = ProsesPeringkat.objects.get(pk=kerja.parameter["proses_id"])
    nomor = kerja.parameter.get("tinjauan_id")
    tinjauan = TinjauanTalenta.objects.select_related("unit").get(pk=nomor) if nomor else None
    kerja.lapor(langkah="Menyusun kolam talenta")
    versi = kolam_susun(proses=proses, tinjauan=tinjauan, pelaku=_pelaku(kerja))
    if versi is None:
        return {"jumlah": 0, "pesan": "Tidak ada anggota yang keluar; kolam tetap."}
    return {"versi": versi.nomor, "jumlah": versi.jumlah}


@pelaksana(JENIS_INTEGRITAS)
def integritas(kerja: Jalannya) -> dict[str, Any]:
    """Swap protected attributes for everybody, and count by group."""
    proses = ProsesPeringkat.objects.get(pk=kerja.parameter["proses_id"])
    satu = integritas_uji(
        proses=proses,
        pekerjaan_id=kerja.pekerjaan.pk,
        oleh_nama=kerja.pekerjaan.pelaku,
        lapor=kerja.lapor,
    )
    sama = bool(satu.isi["beku"]["sama"] and satu.isi["catatan"]["sama"])
    return {"proses_id": proses.pk, "sama": sama}
