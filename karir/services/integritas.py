"""An audit of a run: protected attributes swapped for everybody, figures by group, ratings out of
line. A job makes it; it changes nothing."""

from datetime import date
from typing import Any, Final

import numpy as np
from django.db import connection, transaction

from karir.mesin.aturan import muat
from karir.mesin.beku import cairkan
from karir.mesin.hitung import hitung
from karir.mesin.netral import kembalikan, kolom_masukan, penerima, tukar
from karir.mesin.tulis import tanggal
from karir.models import ArsipProses, IntegritasProses, MasukanBeku, ProsesPeringkat
from karir.rumus_kelompok import BATAS, Bagian, susun_baris, terpisah, tersamar
from karir.services.kelompok_disabilitas import angka_disabilitas
from karir.services.tukar_catatan import tukar_catatan
from karir.services.verifikasi import Lapor
from talenta.inti.memori import memori_kembalikan
from talenta.inti.models import Pekerjaan
from talenta.inti.services.audit import Pelaku, catat
from talenta.inti.services.pekerjaan import GalatPekerjaan, pekerjaan_buat

JENIS_INTEGRITAS: Final = "karir.integritas"
_KUNCI: Final = 7_203_022
ATRIBUT: Final = {
    "jenis_kelamin": "Jenis kelamin",
    "tanggal_lahir": "Tanggal lahir",
    "nama": "Nama",
    "agama": "Agama",
    "kawin": "Status perkawinan",
    "tempat_lahir": "Tempat lahir",
}
# In the order in which they are shown; that of disability has rules of its own
# (karir.services.kelompok_disabilitas).
DIMENSI: Final = {
    "jenis_kelamin": "Jenis kelamin",
    "usia": "Kelompok usia",
    "asn": "PNS dan PPPK",
    "opd": "Perangkat daerah",
}

# What a person is, by identity, in the order of the identities.
_PRIBADI = """SELECT id, jenis_kelamin, tanggal_lahir::text, nama,
  coalesce(profil ->> 'AGAMA ID', profil ->> 'AGAMA NAMA', ''),
  coalesce(profil ->> 'JENIS KAWIN ID', profil ->> 'JENIS KAWIN NAMA', ''),
  coalesce(profil ->> 'TEMPAT LAHIR NAMA', profil ->> 'TEMPAT LAHIR ID', '')
FROM pegawai_pegawai WHERE instansi_id = %s AND id = ANY(%s) ORDER BY id"""

_KELOMPOK = """WITH h AS (
  SELECT h.status, h.krs, coalesce(m.krs_baru, h.krs) AS kukuh, h.opd_nama AS opd,
    CASE g.jenis_kelamin WHEN 'F' THEN 'Perempuan' ELSE 'Laki-laki' END AS jk,
    CASE WHEN position('/' IN g.golongan) > 0 THEN 'PNS' ELSE 'PPPK' END AS asn,
    extract(year FROM age(%(acuan)s::date, g.tanggal_lahir))::int AS umur
  FROM karir_hasilperingkat h JOIN pegawai_pegawai g ON g.id = h.pegawai_id
  LEFT JOIN karir_pindahkotak m ON m.proses_id = h.proses_id AND m.pegawai_id = h.pegawai_id
    AND m.dikukuhkan_pada IS NOT NULL
  WHERE h.proses_id = %(proses)s AND h.instansi_id = %(instansi)s
), s AS (SELECT h.*, CASE WHEN umur < 30 THEN 'Di bawah 30 tahun'
  WHEN umur < 40 THEN '30 sampai 39 tahun' WHEN umur < 50 THEN '40 sampai 49 tahun'
  ELSE '50 tahun ke atas' END AS usia FROM h)
SELECT CASE WHEN grouping(jk) = 0 THEN 'jenis_kelamin' WHEN grouping(usia) = 0 THEN 'usia'
    WHEN grouping(asn) = 0 THEN 'asn' ELSE 'opd' END,
  coalesce(jk, usia, asn, opd), count(*) FILTER (WHERE status = 'DIPETAKAN'),
  count(*) FILTER (WHERE krs), count(*) FILTER (WHERE kukuh)
FROM s WHERE status = 'DIPETAKAN'
GROUP BY GROUPING SETS ((jk), (usia), (asn), (opd))
ORDER BY 1, usia IS DISTINCT FROM 'Di bawah 30 tahun', 2"""

# Who rated: who set the predikat in the portal, else the appraiser at the end of that year, where
# what a person set stands before what the structure says. Everybody counts once.
_PENILAI = """SELECT coalesce(p.nama, s.luar), count(*),
  count(*) FILTER (WHERE s.predikat = 'SANGAT_BAIK')
FROM (
  SELECT DISTINCT ON (k.pegawai_id) k.predikat,
    coalesce(n.ditetapkan_oleh_id, a.penilai_id) AS penilai_id,
    CASE WHEN n.ditetapkan_oleh_id IS NULL THEN a.penilai_luar ELSE '' END AS luar
  FROM kinerja_predikatberlaku k
  LEFT JOIN kinerja_penilaiantahunan n ON n.id = k.id - 4611686018427387904
  LEFT JOIN kinerja_penugasanpenilai a ON a.pegawai_id = k.pegawai_id AND a.dasar <> 'KETUA_TIM'
    AND a.mulai <= make_date(k.tahun, 12, 31)
    AND (a.selesai IS NULL OR a.selesai > make_date(k.tahun, 12, 31))
  WHERE k.instansi_id = %s AND k.tahun = %s AND k.dicabut_pada IS NULL
    AND (n.ditetapkan_oleh_id IS NOT NULL OR a.id IS NOT NULL)
  ORDER BY k.pegawai_id, a.dasar = 'STRUKTUR', a.id DESC
) s LEFT JOIN pegawai_pegawai p ON p.id = s.penilai_id
GROUP BY s.penilai_id, 1 HAVING count(*) >= %s"""
_UNIT = """SELECT u.nama, count(*), count(*) FILTER (WHERE k.predikat = 'SANGAT_BAIK')
FROM kinerja_predikatberlaku k JOIN pegawai_pegawai p ON p.id = k.pegawai_id
JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
WHERE k.instansi_id = %s AND k.tahun = %s AND k.dicabut_pada IS NULL
GROUP BY u.id HAVING count(*) >= %s"""


def integritas_minta(*, proses: ProsesPeringkat, pelaku: Pelaku) -> Pekerjaan:
    """Queue the audit of a run, or give back the job that waits or runs for it."""
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, proses.instansi_id])
        terbuka = Pekerjaan.objects.filter(
            jenis=JENIS_INTEGRITAS,
            instansi_id=proses.instansi_id,
            parameter__proses_id=proses.pk,
            status__in=(Pekerjaan.Status.ANTRE, Pekerjaan.Status.BERJALAN),
        ).first()
        if terbuka is not None:
            return terbuka
        pekerjaan = pekerjaan_buat(
            jenis=JENIS_INTEGRITAS,
            judul=f"Uji integritas merit hasil per {tanggal(proses.tanggal_acuan)}",
            parameter={"proses_id": proses.pk},
            instansi_id=proses.instansi_id,
            pelaku=pelaku,
        )
        catat(
            pelaku=pelaku,
            tindakan="integritas.uji",
            objek_jenis="proses",
            objek_id=proses.pk,
            objek_nama=str(proses),
            instansi_id=proses.instansi_id,
        )
    return pekerjaan


def integritas_uji(
    *, proses: ProsesPeringkat, pekerjaan_id: int, oleh_nama: str, lapor: Lapor
) -> IntegritasProses:
    """Make the audit of a run; a job that already made it gives it back.

    Raises GalatPekerjaan where the results are set aside.
    """
    ada = IntegritasProses.objects.filter(pekerjaan_id=pekerjaan_id).first()
    if ada is not None:
        return ada
    if ArsipProses.objects.kini().filter(proses=proses).exists():
        raise GalatPekerjaan("Hasil perhitungan ini sedang diarsipkan. Pulihkan dahulu.")
    lapor(selesai=0, total=3, langkah="Menukar identitas pada masukan beku")
    beku = tukar_beku(proses=proses)
    memori_kembalikan()
    lapor(selesai=1, total=3, langkah="Menukar atribut pada catatan pegawai")
    catatan = tukar_catatan(proses=proses)
    memori_kembalikan()
    lapor(selesai=2, total=3, langkah="Menghitung angka menurut kelompok")
    penilai = penilai_menyimpang(proses=proses)
    with transaction.atomic():
        isi = {
            "beku": beku,
            "catatan": catatan,
            "kelompok": angka_kelompok(proses=proses),
            "penilai": penilai,
        }
        return IntegritasProses.objects.create(
            instansi_id=proses.instansi_id,
            proses=proses,
            pekerjaan_id=pekerjaan_id,
            isi=isi,
            oleh_nama=oleh_nama[:200],
        )


def tukar_beku(*, proses: ProsesPeringkat) -> dict[str, Any]:
    """The frozen inputs computed again with everybody's facts under another identity.

    `sidik_tukar` is the hash of the results after each went back to whose facts they are: equal to
    the stored hash if no identity took part. `berubah` counts the people who got another sex,
    birth date and so on by the swap.
    """
    masukan = cairkan([(b.nama, bytes(b.isi)) for b in MasukanBeku.objects.filter(proses=proses)])
    asal = masukan.orang.id
    ke = penerima(asal, proses.sidik_masukan)
    kolom = kolom_masukan(masukan)
    hasil = hitung(muat(proses.isi_aturan), tukar(masukan, ke), proses.tanggal_acuan)
    sidik = kembalikan(hasil, asal, ke).hash()
    return {
        "jumlah": len(asal),
        "sidik_hasil": proses.sidik_hasil,
        "sidik_tukar": sidik,
        "sama": sidik == proses.sidik_hasil,
        "berubah": _berubah(proses.instansi_id, asal, ke),
        "kolom": kolom,
    }


def _berubah(instansi_id: int, asal: Any, ke: Any) -> dict[str, int]:
    """How many people have another value of each attribute after the swap, as far as the records
    still know them."""
    with connection.cursor() as kursor:
        kursor.execute(_PRIBADI, [instansi_id, asal.tolist()])
        baris = kursor.fetchall()
    if not baris:
        return dict.fromkeys(ATRIBUT, 0)
    dikenal = np.array([satu[0] for satu in baris], np.int64)
    ada = np.isin(asal, dikenal) & np.isin(ke, dikenal)
    dari, tujuan = np.searchsorted(dikenal, asal[ada]), np.searchsorted(dikenal, ke[ada])
    return {
        nama: int((kolom[dari] != kolom[tujuan]).sum())
        for nama, kolom in zip(
            ATRIBUT, (np.array([b[i] for b in baris]) for i in range(1, 7)), strict=True
        )
    }


def angka_kelompok(*, proses: ProsesPeringkat) -> list[dict[str, Any]]:
    """Shares in the pool among the mapped by group, with the Wilson interval; small groups kept
    back. `jauh`: the group's interval has nothing in common with that of everybody else."""
    isi: dict[str, Any] = {
        "proses": proses.pk, "instansi": proses.instansi_id, "acuan": proses.tanggal_acuan,
    }  # fmt: skip
    with connection.cursor() as kursor:
        kursor.execute(_KELOMPOK, isi)
        baris = kursor.fetchall()
    umum = [
        {"judul": judul, "baris": susun_kelompok([b[1:] for b in baris if b[0] == kode])}
        for kode, judul in DIMENSI.items()
    ]
    # Offices are the longest, and stand last.
    return [*umum[:-1], *angka_disabilitas(proses=proses), umum[-1]]


def susun_kelompok(baris: list[tuple[str, int, int, int]]) -> list[dict[str, Any]]:
    """Rows (group, mapped, in the pool, in the confirmed pool) as the page shows them."""
    return susun_baris(baris, tersamar(baris, lambda satu: satu[1]))


def penilai_menyimpang(*, proses: ProsesPeringkat) -> dict[str, Any]:
    """Who gave Sangat Baik otherwise than the rest: appraisers where they are known for that year,
    else units. Groups below ten are left out."""
    tahun = _tahun(proses.tanggal_acuan)
    for menurut, sql in (("penilai", _PENILAI), ("unit", _UNIT)):
        with connection.cursor() as kursor:
            kursor.execute(sql, [proses.instansi_id, tahun, BATAS])
            baris = kursor.fetchall()
        if baris:
            return {"menurut": menurut, "tahun": tahun, **susun_penilai(baris)}
    return {"menurut": "unit", "tahun": tahun, "diperiksa": 0, "n": 0, "k": 0, "baris": []}


def susun_penilai(baris: list[tuple[str, int, int]]) -> dict[str, Any]:
    """Rows (name, people, Sangat Baik) whose interval lies apart from that of all the others."""
    n, k = sum(b[1] for b in baris), sum(b[2] for b in baris)
    jauh: list[dict[str, Any]] = []
    for nama, jumlah, sangat in baris:
        milik, lain = Bagian(sangat, jumlah), Bagian(k - sangat, n - jumlah)
        if lain.n >= BATAS and terpisah(milik, lain):
            jauh.append(
                {
                    "nama": nama,
                    "jumlah": jumlah,
                    "sangat_baik": sangat,
                    "bagian": milik.nilai,
                    "bawah": milik.bawah,
                    "atas": milik.atas,
                    "lebih": milik.nilai > lain.nilai,
                }
            )
    jauh.sort(key=lambda s: (-s["jumlah"], s["nama"]))
    return {"diperiksa": len(baris), "n": n, "k": k, "baris": jauh[:50]}


def _tahun(acuan: date) -> int:
    """The latest year whose predikat a run of that day reads."""
    return acuan.year - 1
