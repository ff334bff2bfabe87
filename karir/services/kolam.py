"""The next version of the confirmed pool: from a confirmed review, or from a newly shown run."""

from typing import Any, Final

from django.db import connection, transaction
from django.urls import reverse

from karir.models import (
    AnggotaKolam,
    PindahKotak,
    ProsesPeringkat,
    TinjauanTalenta,
    VersiKolam,
)
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.kabar import kabarkan
from talenta.inti.services.pekerjaan import pekerjaan_buat
from talenta.pegawai.services.pohon import pohon_tetap

JENIS_KOLAM: Final = "karir.kolam"
_KUNCI: Final = 7_203_021

# Everybody whom the version is about, with what the committee confirmed laid over the run.
_BAHAN = """CREATE TEMP TABLE bahan_kolam ON COMMIT DROP AS
SELECT h.pegawai_id, h.nip, h.nama, h.nama_kunci, h.jabatan_nama, h.jenjang, h.unit_nama,
  h.opd_nama, h.unit_lft, h.status, coalesce(p.kotak_baru, h.kotak) AS kotak,
  coalesce(p.krs_baru, h.krs, false) AS krs, p.id IS NOT NULL AS pindah,
  'HUKDIS_BERJALAN' = ANY (h.alasan) AS hukdis
FROM karir_hasilperingkat h
LEFT JOIN karir_pindahkotak p ON p.proses_id = h.proses_id AND p.pegawai_id = h.pegawai_id
  AND p.dikukuhkan_pada IS NOT NULL
WHERE h.proses_id = %(proses)s AND h.instansi_id = %(instansi)s
  AND h.unit_lft BETWEEN %(lft)s AND %(rgt)s AND (%(jenjang)s = '' OR h.jenjang = %(jenjang)s)"""
_SEBAB = """CASE WHEN b.status = 'TIDAK_DIPETAKAN' THEN 'TIDAK_DIPETAKAN'
  WHEN b.status = 'BELUM_LENGKAP' THEN 'BELUM_LENGKAP' WHEN b.hukdis THEN 'HUKDIS'
  WHEN b.pindah THEN 'PINDAH' ELSE 'HASIL' END"""
_KELUAR = f"""UPDATE karir_anggotakolam a SET keluar_id = %(versi)s, keluar_sebab = {_SEBAB}
FROM bahan_kolam b
WHERE a.pegawai_id = b.pegawai_id AND a.instansi_id = %(instansi)s AND a.keluar_id IS NULL
  AND NOT b.krs"""
_TETAP = """UPDATE karir_anggotakolam a SET kotak = b.kotak, jabatan_nama = b.jabatan_nama,
  jenjang = b.jenjang, unit_nama = b.unit_nama, opd_nama = b.opd_nama
FROM bahan_kolam b
WHERE a.pegawai_id = b.pegawai_id AND a.instansi_id = %(instansi)s AND a.keluar_id IS NULL
  AND b.krs AND a.kotak IS DISTINCT FROM b.kotak"""
_MASUK = """INSERT INTO karir_anggotakolam (instansi_id, unit_lft, pegawai_id, nip, nama,
  nama_kunci, jabatan_nama, jenjang, unit_nama, opd_nama, kotak, masuk_id, masuk_sebab,
  keluar_sebab)
SELECT %(instansi)s, b.unit_lft, b.pegawai_id, b.nip, b.nama, b.nama_kunci, b.jabatan_nama,
  b.jenjang, b.unit_nama, b.opd_nama, b.kotak, %(versi)s,
  CASE WHEN b.pindah THEN 'PINDAH' ELSE 'HASIL' END, ''
FROM bahan_kolam b
WHERE b.krs AND NOT EXISTS (SELECT 1 FROM karir_anggotakolam a
  WHERE a.pegawai_id = b.pegawai_id AND a.keluar_id IS NULL)"""


def kolam_minta(
    *, proses: ProsesPeringkat, tinjauan: TinjauanTalenta | None, pelaku: Pelaku
) -> Pekerjaan:
    """Queue the next version: of a review's people, or without one of members whom the run that is
    shown no longer lets be members."""
    parameter: dict[str, Any] = {"proses_id": proses.pk}
    judul = f"Kolam talenta dari hasil nomor {proses.pk}"
    if tinjauan is not None:
        parameter["tinjauan_id"] = tinjauan.pk
        judul = f"Kolam talenta dari tinjauan {tinjauan.sasaran}"
    return pekerjaan_buat(
        jenis=JENIS_KOLAM,
        judul=judul[:200],
        parameter=parameter,
        instansi_id=proses.instansi_id,
        pelaku=pelaku,
    )


def kolam_susun(
    *, proses: ProsesPeringkat, tinjauan: TinjauanTalenta | None, pelaku: Pelaku
) -> VersiKolam | None:
    """Make the next version in one transaction; the same review twice makes it once.

    Without a review nobody enters: members leave whom the run does not map any more, who serve a
    punishment, or whose box is outside the pool. None where that changes nothing.
    """
    with pohon_tetap(instansi_id=proses.instansi_id), transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, proses.instansi_id])
        ada = tinjauan and VersiKolam.objects.filter(tinjauan=tinjauan).first()
        if ada:
            return ada
        versi = _versi(proses, tinjauan, pelaku)
        isi = _ukuran(proses, tinjauan) | {"versi": versi.pk}
        with connection.cursor() as kursor:
            kursor.execute(_BAHAN, isi)
            kursor.execute("ANALYZE bahan_kolam")
            kursor.execute(_KELUAR, isi)
            versi.keluar = kursor.rowcount
            kursor.execute(_TETAP, isi)
            if tinjauan is not None:
                kursor.execute(_MASUK, isi)
                versi.masuk = kursor.rowcount
            kursor.execute("DROP TABLE bahan_kolam")
        if tinjauan is None and not versi.keluar:
            versi.delete()
            return None
        anggota = AnggotaKolam.objects.filter(instansi_id=proses.instansi_id, keluar=None)
        versi.jumlah = anggota.count()
        versi.save(update_fields=["jumlah", "masuk", "keluar"])
        catat(
            pelaku=pelaku,
            tindakan="kolam.susun",
            objek_jenis="kolam",
            objek_id=versi.pk,
            objek_nama=str(versi),
            rincian={
                "proses": proses.pk,
                "tinjauan": tinjauan.pk if tinjauan else None,
                "jumlah": versi.jumlah,
                "masuk": versi.masuk,
                "keluar": versi.keluar,
            },
            instansi_id=proses.instansi_id,
        )
        if tinjauan is not None:
            _kabari_yang_pindah(tinjauan)
    return versi


def _versi(proses: ProsesPeringkat, tinjauan: TinjauanTalenta | None, pelaku: Pelaku) -> VersiKolam:
    terakhir = VersiKolam.objects.filter(instansi_id=proses.instansi_id).order_by("-nomor").first()
    S = VersiKolam.Sebab
    versi: VersiKolam = VersiKolam.objects.create(
        instansi_id=proses.instansi_id,
        nomor=terakhir.nomor + 1 if terakhir else 1,
        proses=proses,
        tinjauan=tinjauan,
        sebab=S.TINJAUAN if tinjauan else S.PENYESUAIAN,
        oleh_id=pelaku.id,
        oleh_nama=pelaku.nama[:200],
    )
    return versi


def _ukuran(proses: ProsesPeringkat, tinjauan: TinjauanTalenta | None) -> dict[str, Any]:
    unit = tinjauan.unit if tinjauan else None
    return {
        "proses": proses.pk,
        "instansi": proses.instansi_id,
        "lft": unit.lft if unit else 0,
        "rgt": unit.rgt if unit else 2_147_483_647,
        "jenjang": tinjauan.jenjang if tinjauan else "",
    }


def _kabari_yang_pindah(tinjauan: TinjauanTalenta) -> None:
    """Tell those who were moved, as far as they have an account."""
    akun = PindahKotak.objects.filter(
        tinjauan=tinjauan, dikukuhkan_pada__isnull=False, pegawai__pengguna__isnull=False
    ).values_list("pegawai__pengguna_id", flat=True)
    kabarkan(
        jenis="hasil",
        judul="Kotak talenta Anda dipindahkan oleh Komite Talenta",
        isi="Alasannya dapat Anda baca pada halaman hasil Anda.",
        pengguna=list(akun),
        tautan=reverse("karir:panel_saya"),
    )
