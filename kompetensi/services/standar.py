"""Putting standards in force, and what of them counts today."""

from datetime import date

from django.db import connection, transaction

from kompetensi.kode import KOMPETENSI
from kompetensi.models import VersiStandar
from kompetensi.selectors.standar import sql_efektif, standar_berlaku
from kompetensi.services.standar_draf import standar_catat
from kompetensi.services.versi import VersiDitolak, draf_pada, draf_tetapkan
from talenta.inti.services.audit import Pelaku

_KUNCI = 7_203_019
_NILAI = ", ".join(KOMPETENSI)


@transaction.atomic
def standar_sahkan(
    *,
    instansi_id: int,
    judul: str,
    dasar: str,
    berlaku_mulai: date,
    hari: date,
    pelaku: Pelaku,
    revisi: int | None = None,
) -> VersiStandar:
    """Put the draft in force; from its day on posts count by it. Raises VersiDitolak."""
    draf = draf_pada(VersiStandar, instansi_id=instansi_id, revisi=revisi)
    if not draf.baris.exists() and not draf.teknis.exists():
        raise VersiDitolak("Draf ini belum berisi satu tingkat pun.")
    draf_tetapkan(
        draf, judul=judul, dasar=dasar, berlaku_mulai=berlaku_mulai, hari=hari, pelaku=pelaku
    )
    standar_catat(pelaku, "sahkan", draf, berlaku_mulai=berlaku_mulai, dasar=dasar)
    standar_selaraskan(instansi_id=instansi_id, hari=hari)
    return draf


@transaction.atomic
def standar_selaraskan(*, instansi_id: int, hari: date) -> int:
    """Let StandarJabatan say what counts on `hari`; return how many rows changed.

    An agency without a version in force keeps the rows it has. A post that came by an import
    since gets the levels of its jenjang here. One at a time for an agency: a version that begins
    meanwhile is not overwritten by the one before.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI, instansi_id % 2**31])
    versi = standar_berlaku(instansi_id=instansi_id, hari=hari)
    if versi is None:
        return 0
    parameter = {"versi": versi.pk, "instansi": instansi_id}
    ganti = ", ".join(f"{k} = excluded.{k}" for k in (*KOMPETENSI, "versi_id", "dari_jenjang"))
    lama = ", ".join(f"s.{k}" for k in (*KOMPETENSI, "versi_id", "dari_jenjang"))
    baru = ", ".join(f"excluded.{k}" for k in (*KOMPETENSI, "versi_id", "dari_jenjang"))
    with connection.cursor() as kursor:
        kursor.execute(
            f"""DELETE FROM kompetensi_standarjabatan WHERE instansi_id = %(instansi)s
                AND jabatan_id IN (SELECT jabatan_id FROM ({sql_efektif("versi")}) e
                                   WHERE e.lazim)""",
            parameter,
        )
        hapus = kursor.rowcount
        kursor.execute(
            f"""INSERT INTO kompetensi_standarjabatan AS s
                    (instansi_id, jabatan_id, {_NILAI}, versi_id, dari_jenjang)
                SELECT %(instansi)s, jabatan_id, {_NILAI}, %(versi)s, dari_jenjang
                FROM ({sql_efektif("versi")}) e WHERE NOT e.lazim
                ON CONFLICT (jabatan_id) DO UPDATE SET {ganti}
                WHERE ({lama}) IS DISTINCT FROM ({baru})""",
            parameter,
        )
        return int(hapus + kursor.rowcount)


def standar_selaraskan_semua(*, hari: date) -> int:
    """The same for every agency that has laid down a version."""
    milik = VersiStandar.objects.filter(status="SAH").order_by().values_list("instansi_id")
    return sum(standar_selaraskan(instansi_id=satu, hari=hari) for (satu,) in milik.distinct())
