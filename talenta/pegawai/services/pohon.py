"""The unit tree's derived columns: interval, depth, OPD, closure rows, and scope on all rows.

The truth is `atasan` (and its dated history). Everything here can be thrown away and made anew.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models, transaction
from psycopg2.extras import execute_values

from talenta.pegawai.models import LeluhurUnit, Pegawai, UnitOrganisasi

KUNCI_POHON = 7_203_003


@dataclass(frozen=True)
class Letak:
    """Where a unit stands: inclusive interval of left values, depth (root 0), its OPD."""

    lft: int
    rgt: int
    kedalaman: int
    opd_id: int
    leluhur: tuple[int, ...]


def letak_pohon(induk: Mapping[int, int | None]) -> dict[int, Letak]:
    """Number a forest given unit -> parent, children in the order of the mapping.

    The OPD of a unit is its ancestor just below the root; a root is an OPD of its own.
    Raises ValueError when a unit cannot be reached from a root (a circle).
    """
    anak: dict[int | None, list[int]] = defaultdict(list)
    for unit, atasan in induk.items():
        anak[atasan].append(unit)
    masuk: dict[int, tuple[int, tuple[int, ...]]] = {}
    letak: dict[int, Letak] = {}
    hitung = 0
    tumpukan: list[tuple[int, tuple[int, ...], bool]] = [
        (akar, (), False) for akar in reversed(anak[None])
    ]
    while tumpukan:
        unit, leluhur, selesai = tumpukan.pop()
        if selesai:
            jalur = (*leluhur, unit)
            opd = jalur[1] if len(jalur) > 1 else unit
            letak[unit] = Letak(masuk[unit][0], hitung, len(leluhur), opd, leluhur)
            continue
        hitung += 1
        masuk[unit] = (hitung, leluhur)
        tumpukan.append((unit, leluhur, True))
        tumpukan.extend((anak_, (*leluhur, unit), False) for anak_ in reversed(anak[unit]))
    if len(letak) != len(induk):
        tersesat = sorted(set(induk) - set(letak))[:5]
        raise ValueError(f"unit melingkar: {tersesat}")
    return letak


def pohon_perbarui(*, instansi_id: int) -> None:
    """Renew the derived columns of one agency's tree, its closure, and every row's `unit_lft`.

    One transaction. Only rows that differ are written; none of it counts as a change of record.
    """
    with transaction.atomic(), connection.cursor() as kursor:
        pohon_kunci(instansi_id)
        induk = dict(
            UnitOrganisasi.objects.filter(instansi_id=instansi_id)
            .order_by("kode", "id")
            .values_list("id", "atasan_id")
        )
        letak = letak_pohon(induk)
        kursor.execute(
            "CREATE TEMP TABLE letak_unit (id bigint, lft int, rgt int, kedalaman int, "
            "opd_id bigint) ON COMMIT DROP"
        )
        execute_values(
            kursor.cursor,
            "INSERT INTO letak_unit VALUES %s",
            [(u, s.lft, s.rgt, s.kedalaman, s.opd_id) for u, s in letak.items()],
            page_size=5000,
        )
        kursor.execute(
            """UPDATE pegawai_unitorganisasi u SET lft = l.lft, rgt = l.rgt,
                   kedalaman = l.kedalaman, opd_id = l.opd_id
               FROM letak_unit l WHERE l.id = u.id AND (u.lft, u.rgt, u.kedalaman, u.opd_id)
                   IS DISTINCT FROM (l.lft, l.rgt, l.kedalaman, l.opd_id)"""
        )
        LeluhurUnit.objects.filter(instansi_id=instansi_id).delete()
        execute_values(
            kursor.cursor,
            "INSERT INTO pegawai_leluhurunit (instansi_id, leluhur_id, keturunan_id, jarak) "
            "VALUES %s",
            [
                (instansi_id, leluhur, unit, s.kedalaman - jarak)
                for unit, s in letak.items()
                for jarak, leluhur in enumerate((*s.leluhur, unit))
            ],
            page_size=5000,
        )
        kursor.execute("DROP TABLE letak_unit")
        lingkup_perbarui(instansi_id=instansi_id, pohon_berubah=True)


def pohon_kunci(instansi_id: int) -> None:
    """Hold back whoever relies on the agency's units and people staying, until the caller's
    transaction ends: runs that are being computed, renumberings."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [KUNCI_POHON, instansi_id])


@contextmanager
def pohon_tetap(*, instansi_id: int) -> Iterator[None]:
    """Let nobody renumber the agency's tree until the block, with its transaction, has ended.

    For whoever writes `unit_lft` read from a snapshot: a renumbering in between would not see
    those rows, and they would keep the scope of another unit. The lock is the session's, since
    one inside the transaction would be waited for with the snapshot already taken.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_lock_shared(%s, %s)", [KUNCI_POHON, instansi_id])
    try:
        yield
    finally:
        with connection.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_unlock_shared(%s, %s)", [KUNCI_POHON, instansi_id])


def lingkup_perbarui(*, instansi_id: int, pohon_berubah: bool = False) -> None:
    """Copy the left value of each person's unit onto the person and the person's records.

    Stored results keep the unit of their run, so they are touched only when the tree changed.
    """
    urut = {"unit_id": 0, "pegawai_id": 1}
    berlingkup = [
        model
        for model in apps.get_models()
        if getattr(model, "LINGKUP_DARI", None)
        and (pohon_berubah or model is Pegawai or model.LINGKUP_DARI == "pegawai_id")  # type: ignore[attr-defined]
    ]
    with connection.cursor() as kursor:
        # A history trigger's plan, made for a few rows, would be kept for a million.
        kursor.execute("DISCARD PLANS")
        for model in sorted(berlingkup, key=lambda m: urut[m.LINGKUP_DARI]):  # type: ignore[attr-defined]
            kursor.execute(_sql_lingkup(model), [instansi_id])


def _sql_lingkup(model: type[models.Model]) -> str:
    asal = model.LINGKUP_DARI  # type: ignore[attr-defined]
    sumber, kolom = {
        "unit_id": ("pegawai_unitorganisasi", "lft"),
        "pegawai_id": ("pegawai_pegawai", "unit_lft"),
    }[asal]
    return (
        f'UPDATE "{model._meta.db_table}" t SET unit_lft = s.{kolom} FROM {sumber} s '
        f"WHERE s.id = t.{asal} AND t.instansi_id = %s AND t.unit_lft <> s.{kolom}"
    )
