"""What follows in the invented year: feedback asked for and given, objections in every state."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from kinerja.models import Keberatan, PenilaianTahunan, TahunKinerja
from kinerja.services.keberatan import (
    Pihak,
    keberatan_ajukan,
    keberatan_putuskan,
    keberatan_tarik,
    keberatan_terangkan,
)
from talenta.inti.services.audit import Pelaku

_SISTEM = Pelaku.sistem()
_UMPAN = (
    # Asked for in the third quarter, by a colleague of the same unit.
    """INSERT INTO kinerja_permintaanumpan (instansi_id, unit_lft, periode_id, pegawai_id,
      penilai_id, peminta_id, diminta_id, diminta_nama, diminta_unit, pesan, pada)
    SELECT s.instansi_id, s.unit_lft, p.id, s.pegawai_id, s.penilai_id, a.pengguna_id,
      r.pegawai_id, r.nama, r.unit_nama, 'Mohon umpan balik atas kerja sama kita.',
      p.mulai + 7
    FROM kinerja_skp s
    JOIN pegawai_pegawai a ON a.id = s.pegawai_id AND a.pengguna_id IS NOT NULL
    JOIN kinerja_periodetinjauan p ON p.tahun_kinerja_id = s.tahun_kinerja_id AND p.nomor = 3
    CROSS JOIN LATERAL (SELECT r.pegawai_id, r.nama, r.unit_nama FROM kinerja_skp r
      WHERE r.tahun_kinerja_id = s.tahun_kinerja_id AND r.unit_id = s.unit_id
        AND r.pegawai_id <> s.pegawai_id ORDER BY r.nip LIMIT 2) r
    WHERE s.tahun_kinerja_id = %(tahun)s ON CONFLICT DO NOTHING""",
    # By name, from the appraiser.
    """INSERT INTO kinerja_umpannama (instansi_id, unit_lft, pegawai_id, penilai_id, pemberi_id,
      pemberi_nama, hubungan, isi, pada)
    SELECT s.instansi_id, s.unit_lft, s.pegawai_id, s.penilai_id, s.penilai_id, s.penilai_nama,
      'ATASAN', 'Terima kasih, laporan triwulan selesai sebelum tenggat. Lanjutkan.',
      %(awal)s::date + 100
    FROM kinerja_skp s JOIN pegawai_pegawai a ON a.id = s.pegawai_id
    WHERE s.tahun_kinerja_id = %(tahun)s AND s.penilai_id IS NOT NULL
      AND (a.pengguna_id IS NOT NULL OR s.nip::bigint %% 17 = 0)""",
    # Without a name, as they came out when the first quarter ended: three answers or none.
    """INSERT INTO kinerja_umpanterbit (id, instansi_id, unit_lft, periode_id, pegawai_id,
      penilai_id, hubungan, nilai, isi)
    SELECT gen_random_uuid(), s.instansi_id, s.unit_lft, p.id, s.pegawai_id, s.penilai_id, 'REKAN',
      t.nilai::jsonb, t.isi
    FROM kinerja_skp s
    JOIN pegawai_pegawai a ON a.id = s.pegawai_id
    JOIN kinerja_periodetinjauan p ON p.tahun_kinerja_id = s.tahun_kinerja_id AND p.nomor = 1
    CROSS JOIN (VALUES
      ('{"KOLABORATIF": "DI_ATAS", "KOMPETEN": "SESUAI"}', 'Selalu siap membantu rekan.'),
      ('{"KOLABORATIF": "SESUAI", "ADAPTIF": "SESUAI"}', ''),
      ('{"KOLABORATIF": "SESUAI", "KOMPETEN": "DI_ATAS"}', 'Penjelasannya mudah diikuti.')
    ) t (nilai, isi)
    WHERE s.tahun_kinerja_id = %(tahun)s
      AND (a.pengguna_id IS NOT NULL OR s.nip::bigint %% 23 = 0)
    ORDER BY random()""",
)


# Services write down the moment they run at; objections of the sample are of the days after
# delivery.
_SAAT = """UPDATE kinerja_keberatan k SET diajukan_pada = n.diserahkan_pada + interval '2 days',
    ditanggapi_pada = CASE WHEN k.ditanggapi_pada IS NOT NULL
      THEN n.diserahkan_pada + interval '4 days' END,
    diputus_pada = CASE WHEN k.status = 'DITARIK' THEN n.diserahkan_pada + interval '3 days'
      WHEN k.diputus_pada IS NOT NULL THEN n.diserahkan_pada + interval '8 days' END
    FROM kinerja_penilaiantahunan n
    WHERE n.id = k.penilaian_id AND n.tahun_kinerja_id = %(tahun)s"""
_SAAT_KETERANGAN = """UPDATE kinerja_keterangankeberatan t
    SET pada = coalesce(CASE WHEN t.sebagai = 'PENILAI' THEN k.ditanggapi_pada END,
      k.diajukan_pada)
    FROM kinerja_keberatan k WHERE k.id = t.keberatan_id AND k.tahun = %(ke)s"""


def sesudah_contoh(*, tahun: TahunKinerja) -> None:
    """Feedback for some, and of the appraisals that were delivered one objection in each state and
    one that became final because nobody objected in time."""
    with transaction.atomic():
        with connection.cursor() as kursor:
            for sql in _UMPAN:
                kursor.execute(sql, {"tahun": tahun.pk, "awal": tahun.mulai})
        diserahkan = PenilaianTahunan.objects.filter(
            tahun_kinerja=tahun,
            status="DISERAHKAN",
            # What they object to can be raised: upheld, nobody ends lower than before.
            rating_hasil="SESUAI",
            penilai__isnull=False,
            atasan_penilai__isnull=False,
        ).select_related("pegawai", "penilai", "atasan_penilai")
        # People with a sign-in first, so that somebody sees an objection of the own.
        urut = list(diserahkan.order_by("pegawai__pengguna_id", "pegawai__nip")[: len(_AKHIR) + 1])
        for penilaian, akhir in zip(urut, _AKHIR, strict=False):
            akhir(penilaian)
        if len(urut) > len(_AKHIR):
            lewat = urut[-1]
            lewat.status, lewat.final_pada = "FINAL", lewat.diserahkan_pada + timedelta(days=21)
            lewat.save(update_fields=["status", "final_pada"])
        with connection.cursor() as kursor:
            kursor.execute(_SAAT, {"tahun": tahun.pk})
            kursor.execute(_SAAT_KETERANGAN, {"ke": tahun.tahun})


def _pihak(orang: Any) -> Pihak:
    return Pihak(pegawai_id=orang.pk, nama=orang.nama, pelaku=_SISTEM)


def _hari(penilaian: PenilaianTahunan, sesudah: int) -> date:
    serah: Any = penilaian.diserahkan_pada
    hari: date = serah.date() + timedelta(days=sesudah)
    return hari


def _diajukan(penilaian: PenilaianTahunan) -> Keberatan:
    return keberatan_ajukan(
        penilaian_id=penilaian.pk,
        alasan="Target jumlah laporan saya tercapai pada triwulan kedua, sedangkan rating menyebut "
        "keterlambatan. Mohon dilihat kembali tanda terimanya.",
        bukti=None,
        oleh=_pihak(penilaian.pegawai),
        hari=_hari(penilaian, 2),
    )


def _ditanggapi(penilaian: PenilaianTahunan) -> Keberatan:
    return keberatan_terangkan(
        keberatan_id=_diajukan(penilaian).pk,
        isi="Dua dari empat laporan diterima sesudah tenggat yang disepakati pada SKP.",
        bukti=None,
        oleh=_pihak(penilaian.penilai),
        hari=_hari(penilaian, 4),
    )


def _diputus(penilaian: PenilaianTahunan, *, kabul: bool) -> Keberatan:
    return keberatan_putuskan(
        keberatan_id=_ditanggapi(penilaian).pk,
        rating_hasil="DI_ATAS" if kabul else penilaian.rating_hasil,
        rating_perilaku=penilaian.rating_perilaku,
        pertimbangan="Tanda terima menunjukkan keempat laporan tepat waktu."
        if kabul
        else "Tanda terima menunjukkan dua laporan terlambat; rating tetap.",
        oleh=_pihak(penilaian.atasan_penilai),
        hari=_hari(penilaian, 8),
    )


def _ditarik(penilaian: PenilaianTahunan) -> Keberatan:
    return keberatan_tarik(
        keberatan_id=_diajukan(penilaian).pk,
        oleh=_pihak(penilaian.pegawai),
        hari=_hari(penilaian, 3),
    )


_AKHIR: tuple[Callable[[PenilaianTahunan], Keberatan], ...] = (
    _diajukan,
    _ditanggapi,
    lambda satu: _diputus(satu, kabul=True),
    lambda satu: _diputus(satu, kabul=False),
    _ditarik,
)
