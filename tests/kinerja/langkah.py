"""Acts of the year as services do them, in the database role of whoever acts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connection, transaction

from kinerja.models import PeriodeTinjauan, Skp
from kinerja.services.skp import (
    IsiIndikator,
    IsiRhk,
    skp_langkah,
    skp_rhk_simpan,
)
from kinerja.services.tinjauan import IsiNilai, tinjauan_nilai
from kinerja.services.umum import Peserta
from talenta.inti.services.audit import Pelaku
from talenta.pegawai.models import Pegawai

ISI = [
    IsiRhk(
        uraian="Laporan triwulan tersusun",
        indikator=[IsiIndikator("Jumlah laporan", "4 laporan", "KUANTITAS")],
    )
]


def peserta(orang: Pegawai) -> Peserta:
    return Peserta(
        pegawai_id=orang.pk,
        nama=orang.nama,
        pelaku=Pelaku(id=orang.pengguna_id, nama=orang.nama, instansi_id=orang.instansi_id),
    )


@contextmanager
def sebagai(orang: Pegawai) -> Iterator[Peserta]:
    """Be the plain ASN in the database that a page runs as."""
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('role', 'talenta_diri', true), set_config('app.ins', %s, true), "
            "set_config('app.pegawai', %s, true)",
            [str(orang.instansi_id), str(orang.pk)],
        )
        yield peserta(orang)
        # After an error the savepoint gives them back.
        kursor.execute(
            "RESET ROLE; SELECT set_config('app.ins', '', true), "
            "set_config('app.pegawai', '', true)"
        )


def langkah(skp_id: int, kode: str, orang: Pegawai, isi: str = "") -> Skp:
    versi = Skp.objects.get(pk=skp_id).versi
    with sebagai(orang) as oleh:
        return skp_langkah(skp_id=skp_id, versi=versi, kode=kode, isi=isi, oleh=oleh)


def susun(skp: Skp, orang: Pegawai, isi: Any = None) -> Skp:
    with sebagai(orang) as oleh:
        return skp_rhk_simpan(
            skp_id=skp.pk,
            versi=Skp.objects.get(pk=skp.pk).versi,
            bentuk="KUANTITATIF",
            isi=isi or ISI,
            oleh=oleh,
        )


def sepakati(skp: Skp, orang: Pegawai, penilai: Pegawai) -> Skp:
    """A plan from draft to agreed."""
    susun(skp, orang)
    langkah(skp.pk, "ajukan", orang)
    langkah(skp.pk, "setujui", penilai)
    return langkah(skp.pk, "sepakati", orang)


def nilai(
    skp: Skp,
    periode: PeriodeTinjauan,
    penilai: Pegawai,
    rating: tuple[str, str],
    *,
    versi: int = 0,
    hari: date = date(2026, 12, 1),
) -> Any:
    """A finished review."""
    with sebagai(penilai) as oleh:
        return tinjauan_nilai(
            skp_id=skp.pk,
            periode_id=periode.pk,
            versi=versi,
            isi=IsiNilai(rating_hasil=rating[0], rating_perilaku=rating[1]),
            selesai=True,
            hari=hari,
            oleh=oleh,
        )
