"""Writing the draft of standards: its grid, many posts at once, a file. Nobody overwrites unseen
what another officer changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from kompetensi.kode import KOMPETENSI
from kompetensi.lembar_standar import BacaanStandar
from kompetensi.models import BarisStandar, StandarTeknis, VersiStandar
from kompetensi.selectors.standar import sql_efektif, standar_berlaku
from kompetensi.services.versi import (
    VersiDitolak,
    diubah_oleh,
    draf_baru,
    draf_diubah,
    draf_pada,
    draf_terkunci,
)
from talenta.inti.services.audit import Pelaku, catat
from talenta.pegawai.models import Jabatan

_NILAI = ", ".join(KOMPETENSI)
# None: this post or jenjang has no figures of its own.
Isian = Mapping[str, int] | None


def standar_catat(pelaku: Pelaku, tindakan: str, versi: VersiStandar, **rincian: Any) -> None:
    """A step of a version, in the audit."""
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
    standar_catat(pelaku, "draf", draf, asal=str(asal) if asal else "bawaan portal")
    return draf


@dataclass(frozen=True)
class BedaBaris:
    """A row of the grid that two officers changed: what is stored now, and what was typed."""

    kunci: str
    tersimpan: Isian
    isian: Isian


class KisiBerubah(VersiDitolak):
    """Somebody else changed rows of the draft that were changed here as well; nothing was written.
    `beda` says which."""

    def __init__(self, draf: VersiStandar, beda: list[BedaBaris]) -> None:
        super().__init__(f"Draf ini berubah sejak halaman dibuka{diubah_oleh(draf)}.")
        self.beda = beda


def _tersimpan(
    draf: VersiStandar, jenjang: Iterable[str], jabatan: Iterable[int]
) -> dict[str, Isian]:
    """Own figures of these rows in the draft, by the key of the row."""
    hasil: dict[str, Isian] = dict.fromkeys([*jenjang, *map(str, jabatan)])
    milik = draf.baris.filter(
        Q(jenjang__in=list(jenjang), jabatan__isnull=True) | Q(jabatan_id__in=list(jabatan))
    )
    for satu in milik:
        kunci = str(satu.jabatan_id) if satu.jabatan_id else satu.jenjang
        hasil[kunci] = {kode: getattr(satu, kode) for kode in KOMPETENSI}
    return hasil


def _yang_diubah(
    draf: VersiStandar,
    jenjang: Mapping[str, Isian],
    jabatan: Mapping[int, Isian],
    asal: Mapping[str, Isian],
) -> tuple[dict[str, Isian], dict[int, Isian]]:
    """Only the rows that differ from what was opened (`asal`). Raises KisiBerubah where one of
    them was meanwhile changed otherwise."""
    kini = _tersimpan(draf, jenjang, jabatan)
    ketikan: dict[str, Isian] = {**jenjang, **{str(k): isi for k, isi in jabatan.items()}}
    diubah = {k for k, isi in ketikan.items() if k not in asal or isi != asal[k]}
    beda = [
        BedaBaris(k, kini[k], ketikan[k])
        for k in ketikan
        if k in diubah and k in asal and kini[k] != asal[k] and kini[k] != ketikan[k]
    ]
    if beda:
        raise KisiBerubah(draf, beda)
    return (
        {k: isi for k, isi in jenjang.items() if k in diubah},
        {k: isi for k, isi in jabatan.items() if str(k) in diubah},
    )


@transaction.atomic
def standar_simpan(
    *,
    instansi_id: int,
    jenjang: Mapping[str, Isian],
    jabatan: Mapping[int, Isian],
    pelaku: Pelaku,
    asal: Mapping[str, Isian] | None = None,
    revisi: int | None = None,
) -> int:
    """Write rows of the grid into the draft; return how many. Keys that are not there stay.

    `asal` are the rows as they were opened: only those that differ from it are written, and never
    over what somebody else made of them since (KisiBerubah). `revisi`, where given, is the state
    of the whole draft that was opened (DrafBerubah).
    """
    draf = draf_pada(VersiStandar, instansi_id=instansi_id, revisi=revisi)
    if asal is not None:
        jenjang, jabatan = _yang_diubah(draf, jenjang, jabatan, asal)
        if not jenjang and not jabatan:
            return 0
    _tulis(draf, jenjang, jabatan)
    jumlah = len(jenjang) + len(jabatan)
    draf_diubah(draf, pelaku)
    standar_catat(pelaku, "ubah", draf, baris=jumlah)
    return jumlah


def _tulis(draf: VersiStandar, jenjang: Mapping[str, Isian], jabatan: Mapping[int, Isian]) -> None:
    baru = []
    for kode, isi in jenjang.items():
        if isi:
            baru.append(BarisStandar(instansi_id=draf.instansi_id, versi=draf, jenjang=kode, **isi))
    for nomor, isi in jabatan.items():
        if isi:
            baru.append(
                BarisStandar(instansi_id=draf.instansi_id, versi=draf, jabatan_id=nomor, **isi)
            )
    draf.baris.filter(jenjang__in=jenjang, jabatan__isnull=True).delete()
    draf.baris.filter(jabatan_id__in=jabatan).delete()
    BarisStandar.objects.bulk_create(baru)


@transaction.atomic
def standar_massal(
    *,
    instansi_id: int,
    jabatan: QuerySet[Jabatan],
    tingkat: Mapping[str, int],
    pelaku: Pelaku,
    revisi: int | None = None,
) -> int:
    """Set some of the nine for all these posts in the draft, whatever page they are on.

    A post without figures of its own gets those it follows now, with these instead. An empty
    `tingkat` takes the posts' own figures away. Returns how many posts.
    """
    draf = draf_pada(VersiStandar, instansi_id=instansi_id, revisi=revisi)
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
    draf_diubah(draf, pelaku)
    standar_catat(pelaku, "massal", draf, jabatan=len(nomor), tingkat=dict(tingkat))
    return len(nomor)


@transaction.atomic
def standar_teknis(
    *,
    instansi_id: int,
    jabatan: QuerySet[Jabatan],
    kode: str,
    tingkat: int | None,
    pelaku: Pelaku,
    revisi: int | None = None,
) -> int:
    """Ask all these posts for a technical competency in the draft, or (None) no longer."""
    draf = draf_pada(VersiStandar, instansi_id=instansi_id, revisi=revisi)
    nomor = list(jabatan.order_by().values_list("pk", flat=True))
    draf.teknis.filter(jabatan_id__in=nomor, kode=kode).delete()
    if tingkat is not None:
        StandarTeknis.objects.bulk_create(
            StandarTeknis(
                instansi_id=instansi_id, versi=draf, jabatan_id=satu, kode=kode, tingkat=tingkat
            )
            for satu in nomor
        )
    draf_diubah(draf, pelaku)
    standar_catat(pelaku, "teknis", draf, jabatan=len(nomor), kompetensi=kode, tingkat=tingkat)
    return len(nomor)


@transaction.atomic
def standar_muat(
    *, instansi_id: int, bacaan: BacaanStandar, revisi: int, pelaku: Pelaku
) -> VersiStandar:
    """Write what a file changes into the draft that it was read against. Raises VersiDitolak."""
    draf = draf_pada(VersiStandar, instansi_id=instansi_id, revisi=revisi)
    if bacaan.galat:
        raise VersiDitolak("Berkas masih memuat kesalahan.")
    _tulis(draf, bacaan.jenjang, bacaan.jabatan)
    draf.teknis.filter(jabatan_id__in=bacaan.teknis).delete()
    StandarTeknis.objects.bulk_create(
        StandarTeknis(
            instansi_id=instansi_id, versi=draf, jabatan_id=jabatan, kode=kode, tingkat=tingkat
        )
        for jabatan, isi in bacaan.teknis.items()
        for kode, tingkat in isi.items()
    )
    draf_diubah(draf, pelaku)
    standar_catat(pelaku, "muat", draf, baris=len(bacaan.beda))
    return draf


@transaction.atomic
def standar_buang(*, instansi_id: int, pelaku: Pelaku) -> None:
    """Discard the draft."""
    draf = draf_terkunci(VersiStandar, instansi_id=instansi_id)
    standar_catat(pelaku, "buang", draf)
    draf.delete()
