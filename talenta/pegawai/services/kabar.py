"""From messages to the mail queue: who gets which, and when. Here because a message to everybody
with a record asks who has one."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from talenta.akun.services.surat import surat_menyala
from talenta.inti.kamus import KABAR
from talenta.inti.models import Pemberitahuan
from talenta.inti.selectors.waktu import waktu_kini

SEKALI = 500
JAM_RINGKASAN = 7

# One statement for any number of messages and people. `lokal` is the reader's own clock: quiet
# hours end, and the daily summary leaves, by the zone of the agency; where the summary would come
# into the quiet hours it waits for their end.
_SEBAR = """
WITH sasaran AS (
  SELECT k.id AS kabar, k.jenis, p.id AS pengguna, p.instansi_id
  FROM inti_pemberitahuan k JOIN akun_pengguna p ON p.id = k.pengguna_id
  WHERE k.id = ANY(%(nomor)s) AND p.is_active
  UNION ALL
  SELECT k.id, k.jenis, p.id, p.instansi_id
  FROM inti_pemberitahuan k
  JOIN akun_pengguna p ON p.instansi_id = k.instansi_id AND p.dibuat_pada <= k.dibuat_pada
  WHERE k.id = ANY(%(nomor)s) AND k.pengguna_id IS NULL AND p.is_active AND CASE
    WHEN k.peran = '{}' THEN EXISTS (SELECT 1 FROM pegawai_pegawai g WHERE g.pengguna_id = p.id)
    ELSE EXISTS (
      SELECT 1 FROM akun_penugasanperan t
      WHERE t.pengguna_id = p.id AND t.instansi_id = k.instansi_id AND t.peran = ANY(k.peran)
        AND t.berlaku_mulai <= %(hari)s
        AND (t.berlaku_sampai IS NULL OR t.berlaku_sampai > %(hari)s)
    ) END
), cara AS (
  SELECT s.kabar, s.pengguna, w.wajib, coalesce(i.zona, 'Asia/Makassar') AS zona,
    %(kini)s AT TIME ZONE coalesce(i.zona, 'Asia/Makassar') AS lokal,
    coalesce(t.tenang_mulai, 20) AS mulai, coalesce(t.tenang_sampai, 6) AS sampai,
    CASE WHEN w.wajib THEN 'SEKETIKA' ELSE coalesce(t.pilihan ->> s.jenis, w.bawaan) END AS cara
  FROM sasaran s
  JOIN akun_alamatsurat a ON a.pengguna_id = s.pengguna AND a.dikonfirmasi_pada IS NOT NULL
  JOIN unnest(%(jenis)s::text[], %(bawaan)s::text[], %(wajib)s::bool[]) w (jenis, bawaan, wajib)
    ON w.jenis = s.jenis
  LEFT JOIN akun_setelankabar t ON t.pengguna_id = s.pengguna
  LEFT JOIN akun_instansi i ON i.id = s.instansi_id
), berangkat AS (
  SELECT c.*, CASE WHEN cara = 'HARIAN' THEN date_trunc('day', lokal) + make_interval(
    days => (extract(hour FROM lokal) >= %(ringkasan)s)::int, hours => %(ringkasan)s)
    ELSE lokal END AS saat
  FROM cara c
), jam AS (
  SELECT b.*, extract(hour FROM saat)::int AS pukul, date_trunc('day', saat) AS hari
  FROM berangkat b
)
INSERT INTO akun_surat (pengguna_id, pemberitahuan_id, jenis, alamat, tanda, galat, percobaan,
  kirim_setelah)
SELECT pengguna, kabar, 'KABAR', '', '', '', 0, CASE
  WHEN NOT wajib AND (mulai < sampai AND pukul >= mulai AND pukul < sampai
    OR mulai > sampai AND (pukul >= mulai OR pukul < sampai)) THEN
    hari + make_interval(days => (pukul >= sampai)::int, hours => sampai)
  ELSE saat END AT TIME ZONE zona
FROM jam WHERE cara IN ('SEKETIKA', 'HARIAN')
ON CONFLICT DO NOTHING
"""


def kabar_sebar(*, kini: datetime | None = None, batas: int = SEKALI) -> int:
    """Queue mail for up to `batas` messages; return how many messages were looked at.

    Three statements, however many messages and people; a message is looked at once. Where the
    portal sends no mail, messages are marked all the same: nobody gets old ones once it does.
    """
    kini = kini or waktu_kini()
    with transaction.atomic():
        tunggu = Pemberitahuan.objects.filter(disebar_pada=None).order_by("id")
        nomor = [satu.pk for satu in tunggu.select_for_update(skip_locked=True).only("pk")[:batas]]
        if nomor and surat_menyala():
            with connection.cursor() as kursor:
                kursor.execute(
                    _SEBAR,
                    {
                        "nomor": nomor,
                        "kini": kini,
                        "hari": timezone.localdate(kini),
                        "ringkasan": JAM_RINGKASAN,
                        "jenis": list(KABAR),
                        "bawaan": [satu.bawaan for satu in KABAR.values()],
                        "wajib": [satu.wajib for satu in KABAR.values()],
                    },
                )
        Pemberitahuan.objects.filter(pk__in=nomor).update(disebar_pada=kini)
    return len(nomor)
