"""Questions of complete files once a file was undone: as if it had never come.

What people decided stays, whatever became of the files.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from talenta.impor.models import BarisImpor, Impor
from talenta.pegawai.kode import BERHENTI
from talenta.pegawai.models import TakTercantum

MUNCUL = TakTercantum.Keputusan.MUNCUL.value


def tak_tercantum_pulihkan(impor: Impor) -> None:
    """Give back and reopen what an undone `pegawai` file (`impor`) had taken over or answered.

    For the undoing transaction, under the lock that imports take; `impor` may still say
    DITERAPKAN.
    """
    tegak = list(
        Impor.objects.filter(
            instansi_id=impor.instansi_id, jenis=impor.jenis, status=Impor.Status.DITERAPKAN
        )
        .exclude(pk=impor.pk)
        .values_list("pk", flat=True)
    )
    _dijawab_lain(impor.instansi_id, tegak)
    _buka_lagi(impor.instansi_id, tegak)
    _serahkan(impor.instansi_id, tegak)


def _jalankan(sql: str, parameter: Sequence[Any] = ()) -> None:
    with connection.cursor() as kursor:
        kursor.execute(sql, parameter)


def _dijawab_lain(instansi_id: int, tegak: list[int]) -> None:
    """Another file that stands and came after the question has the person too: it answers."""
    _jalankan(
        f"""UPDATE pegawai_taktercantum t SET dijawab_impor_id = lain.impor_id
            FROM (SELECT DISTINCT ON (t.id) t.id, i.id AS impor_id
                  FROM pegawai_taktercantum t
                  JOIN impor_impor asal ON asal.id = t.impor_id
                  JOIN pegawai_pegawai o ON o.id = t.pegawai_id
                  JOIN impor_baris b ON b.kunci = o.nip AND b.impor_id = ANY (%s)
                      AND b.keadaan <> '{BarisImpor.Keadaan.DITOLAK}'
                  JOIN impor_impor i ON i.id = b.impor_id
                      AND i.diterapkan_pada > asal.diterapkan_pada
                  WHERE t.instansi_id = %s AND t.keputusan = '{MUNCUL}'
                      AND t.dijawab_impor_id <> ALL (%s)
                  ORDER BY t.id, i.diterapkan_pada) lain
            WHERE lain.id = t.id""",
        [tegak, instansi_id, tegak],
    )


def _buka_lagi(instansi_id: int, tegak: list[int]) -> None:
    """Questions that nobody answers any more, unless the person has left meanwhile, are open.

    Where a later question about the person is there, it is that question, asked before: its row
    takes over who asked, and the earlier row, which no person decided on, goes.
    """
    _jalankan(
        f"""CREATE TEMP TABLE tanya_lepas ON COMMIT DROP AS
            WITH lepas AS (
                SELECT t.id, t.pegawai_id, t.impor_sebelum || t.impor_id AS penanya
                FROM pegawai_taktercantum t JOIN pegawai_pegawai o ON o.id = t.pegawai_id
                WHERE t.instansi_id = %s AND t.keputusan = '{MUNCUL}'
                    AND t.dijawab_impor_id IS NOT NULL AND t.dijawab_impor_id <> ALL (%s)
                    AND o.kedudukan_hukum <> ALL (%s))
            SELECT l.id, l.penanya, coalesce(
                (SELECT min(t.id) FROM pegawai_taktercantum t WHERE t.pegawai_id = l.pegawai_id
                     AND t.id > l.id AND t.id NOT IN (SELECT id FROM lepas)),
                max(l.id) OVER (PARTITION BY l.pegawai_id)) AS tujuan
            FROM lepas l""",
        [instansi_id, tegak, sorted(BERHENTI)],
    )
    _jalankan(
        f"""UPDATE pegawai_taktercantum t SET impor_sebelum = k.penanya || t.impor_sebelum
            FROM (SELECT l.tujuan, array_agg(u.n ORDER BY l.id, u.ke) AS penanya
                  FROM tanya_lepas l, unnest(l.penanya) WITH ORDINALITY u(n, ke)
                  WHERE l.tujuan <> l.id GROUP BY l.tujuan) k
            WHERE t.id = k.tujuan AND t.keputusan IN ('', '{MUNCUL}')"""
    )
    _jalankan(
        "DELETE FROM pegawai_taktercantum t USING tanya_lepas l "
        "WHERE t.id = l.id AND l.tujuan <> l.id"
    )
    _jalankan(
        "UPDATE pegawai_taktercantum t SET keputusan = '', tanggal = NULL, diputus_pada = NULL, "
        "dijawab_impor_id = NULL FROM tanya_lepas l WHERE t.id = l.id"
    )
    _jalankan("DROP TABLE tanya_lepas")


def _serahkan(instansi_id: int, tegak: list[int]) -> None:
    """Open questions of imports that do not stand belong to the newest that asked and stands.

    Without any they stay as they are, and nobody is asked (TakTercantumQuerySet.berlaku).
    """
    _jalankan(
        """UPDATE pegawai_taktercantum t SET impor_id = i.id, dicatat_pada = i.diterapkan_pada,
               impor_sebelum = t.impor_sebelum[:k.ke - 1]
           FROM (SELECT t.id, max(u.ke) AS ke
                 FROM pegawai_taktercantum t, unnest(t.impor_sebelum) WITH ORDINALITY u(n, ke)
                 WHERE t.instansi_id = %s AND t.keputusan = '' AND t.impor_id <> ALL (%s)
                     AND u.n = ANY (%s)
                 GROUP BY t.id) k, impor_impor i
           WHERE t.id = k.id AND i.id = t.impor_sebelum[k.ke]""",
        [instansi_id, tegak, tegak],
    )
