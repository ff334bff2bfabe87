"""Writing standards: a draft, its grid, putting it in force, and what of it counts today."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from kompetensi.kode import KOMPETENSI
from kompetensi.models import BarisStandar, StandarTeknis, VersiStandar
from kompetensi.selectors.standar import sql_efektif, standar_berlaku
from kompetensi.services.versi import VersiDitolak, draf_baru, draf_terkunci, draf_tetapkan
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Jabatan

_KUNCI = 7_203_019
_NILAI = ", ".join(KOMPETENSI)
# None: this post or jenjang has no figures of its own.
Isian = Mapping[str, int] | None


def _catat(pelaku: Pelaku, tindakan: str, versi: VersiStandar, **rincian: Any) -> None:
    catat(
        pelaku=pelaku,
        tindakan=f"standar.{tindakan}",
        objek_jenis="standar_kompetensi",
        objek_id=versi.pk,
        objek_nama=f"Standar kompetensi {versi}",
        rincian=rincian,
    )


@transaction.atomic
def standar_buat_draf(*, instansi_id: int, hari: date, pelaku: Pelaku) -> VersiStandar:
    """A draft with the figures of the version in force, or with none of its own."""
    asal = standar_berlaku(instansi_id=instansi_id, hari=hari)
    draf = draf_baru(VersiStandar, instansi_id=instansi_id, pelaku=pelaku)
    if asal is not None:
        with connection.cursor() as kursor:
            kursor.execute(
                f"""INSERT INTO kompetensi_barisstandar
                        (instansi_id, versi_id, jenjang, jabatan_id, {_NILAI})
                    SELECT instansi_id, %s, jenjang, jabatan_id, {_NILAI}
                    FROM kompetensi_barisstandar WHERE versi_id = %s""",
                [draf.pk, asal.pk],
            )
            kursor.execute(
                """INSERT INTO kompetensi_standarteknis
                       (instansi_id, versi_id, jabatan_id, kode, tingkat)
                   SELECT instansi_id, %s, jabatan_id, kode, tingkat
                   FROM kompetensi_standarteknis WHERE versi_id = %s""",
                [draf.pk, asal.pk],
            )
    _catat(pelaku, "draf", draf, asal=str(asal) if asal else "bawaan portal")
    return draf


@transaction.atomic
def standar_simpan(
    *,
    instansi_id: int,
    jenjang: Mapping[str, Isian],
    jabatan: Mapping[int, Isian],
    pelaku: Pelaku,
) -> int:
    """Write rows of the grid into the draft; return how many. Keys that are not there stay."""
    draf = draf_terkunci(VersiStandar, instansi_id=instansi_id)
    baru = []
    for kode, isi in jenjang.items():
        if isi:
            baru.append(BarisStandar(instansi_id=instansi_id, versi=draf, jenjang=kode, **isi))
    for nomor, isi in jabatan.items():
        if isi:
            baru.append(BarisStandar(instansi_id=instansi_id, versi=draf, jabatan_id=nomor, **isi))
    draf.baris.filter(jenjang__in=jenjang, jabatan__isnull=True).delete()
    draf.baris.filter(jabatan_id__in=jabatan).delete()
    BarisStandar.objects.bulk_create(baru)
    jumlah = len(jenjang) + len(jabatan)
    _catat(pelaku, "ubah", draf, baris=jumlah)
    return jumlah


@transaction.atomic
def standar_massal(
    *,
    instansi_id: int,
    jabatan: QuerySet[Jabatan],
    tingkat: Mapping[str, int],
    pelaku: Pelaku,
) -> int:
    """Set some of the nine for all these posts in the draft, whatever page they are on.

    A post without figures of its own gets those it follows now, with these instead. An empty
    `tingkat` takes the posts' own figures away. Returns how many posts.
    """
    draf = draf_terkunci(VersiStandar, instansi_id=instansi_id)
    nomor = list(jabatan.order_by().values_list("pk", flat=True))
    if not tingkat:
        draf.baris.filter(jabatan_id__in=nomor).delete()
    else:
        pilih = ", ".join(f"%({k})s::smallint" if k in tingkat else f"e.{k}" for k in KOMPETENSI)
        ganti = ", ".join(f"{k} = excluded.{k}" for k in KOMPETENSI)
        parameter: dict[str, Any] = {
            **tingkat, "versi": draf.pk, "instansi": instansi_id, "nomor": nomor
        }  # fmt: skip
        with connection.cursor() as kursor:
            kursor.execute(
                f"""INSERT INTO kompetensi_barisstandar
                        (instansi_id, versi_id, jenjang, jabatan_id, {_NILAI})
                    SELECT %(instansi)s, %(versi)s, '', e.jabatan_id, {pilih}
                    FROM ({sql_efektif("versi")}) e
                    WHERE e.jabatan_id = ANY (%(nomor)s) AND e.integritas IS NOT NULL
                    ON CONFLICT (versi_id, jabatan_id) WHERE jabatan_id IS NOT NULL
                    DO UPDATE SET {ganti}""",
                parameter,
            )
    _catat(pelaku, "massal", draf, jabatan=len(nomor), tingkat=dict(tingkat))
    return len(nomor)


@transaction.atomic
def standar_teknis(
    *,
    instansi_id: int,
    jabatan: QuerySet[Jabatan],
    kode: str,
    tingkat: int | None,
    pelaku: Pelaku,
) -> int:
    """Ask all these posts for a technical competency in the draft, or (None) no longer."""
    draf = draf_terkunci(VersiStandar, instansi_id=instansi_id)
    nomor = list(jabatan.order_by().values_list("pk", flat=True))
    draf.teknis.filter(jabatan_id__in=nomor, kode=kode).delete()
    if tingkat is not None:
        StandarTeknis.objects.bulk_create(
            StandarTeknis(
                instansi_id=instansi_id, versi=draf, jabatan_id=satu, kode=kode, tingkat=tingkat
            )
            for satu in nomor
        )
    _catat(pelaku, "teknis", draf, jabatan=len(nomor), kompetensi=kode, tingkat=tingkat)
    return len(nomor)


@transaction.atomic
def standar_sahkan(
    *, instansi_id: int, judul: str, dasar: str, berlaku_mulai: date, hari: date, pelaku: Pelaku
) -> VersiStandar:
    """Put the draft in force; from its day on posts count by it. Raises VersiDitolak."""
    draf = draf_terkunci(VersiStandar, instansi_id=instansi_id)
    if not draf.baris.exists() and not draf.teknis.exists():
        raise VersiDitolak("Draf ini belum berisi satu tingkat pun.")
    draf_tetapkan(
        draf, judul=judul, dasar=dasar, berlaku_mulai=berlaku_mulai, hari=hari, pelaku=pelaku
    )
    _catat(pelaku, "sahkan", draf, berlaku_mulai=berlaku_mulai, dasar=dasar)
    standar_selaraskan(instansi_id=instansi_id, hari=hari)
    return draf


@transaction.atomic
def standar_buang(*, instansi_id: int, pelaku: Pelaku) -> None:
    """Discard the draft."""
    draf = draf_terkunci(VersiStandar, instansi_id=instansi_id)
    _catat(pelaku, "buang", draf)
    draf.delete()


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
