"""How a job ends, or waits again: its row, the job it is a part of, and whom it is told."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.urls import reverse

from talenta.inti.kamus import JENIS
from talenta.inti.models import Pekerjaan
from talenta.inti.services.kabar import kabarkan


def pekerjaan_akhiri(samping: BaseDatabaseWrapper, pekerjaan: Pekerjaan, **nilai: Any) -> None:
    """Write how a job ended (`status`, `hasil`, `galat`), count it for the job it is a part of, and
    tell who asked for it."""
    with samping.cursor() as kursor:
        kursor.execute(
            "UPDATE inti_pekerjaan SET status = %s, hasil = %s::jsonb, galat = %s, "
            "selesai_pada = clock_timestamp() WHERE id = %s",
            [
                nilai["status"],
                samping.ops.adapt_json_value(nilai.get("hasil", {}), None),
                nilai.get("galat", ""),
                pekerjaan.pk,
            ],
        )
        if pekerjaan.induk_id is not None:
            kursor.execute(
                "UPDATE inti_pekerjaan SET selesai_n = (SELECT count(*) FROM inti_pekerjaan b "
                "WHERE b.induk_id = %s AND b.status NOT IN ('ANTRE', 'BERJALAN')) "
                "WHERE id = %s AND status = 'ANTRE'",
                [pekerjaan.induk_id, pekerjaan.induk_id],
            )
    _kabarkan(pekerjaan, nilai["status"])


def _kabarkan(pekerjaan: Pekerjaan, status: str) -> None:
    """Tell who asked for the job how it ended, where its kind says so; cancelled ones were
    cancelled by somebody who knows."""
    jenis = JENIS.get(pekerjaan.jenis)
    if jenis is None or not jenis.kabar or pekerjaan.pelaku_id is None:
        return
    akhir = {Pekerjaan.Status.SELESAI: "selesai", Pekerjaan.Status.GAGAL: "gagal"}.get(
        Pekerjaan.Status(status)
    )
    if akhir:
        kabarkan(
            jenis=jenis.kabar,
            judul=f"{jenis.judul} {akhir}",
            isi=pekerjaan.judul,
            pengguna=[pekerjaan.pelaku_id],
            tautan=reverse("pekerjaan_rinci", args=[pekerjaan.pk]),
        )


def pekerjaan_tunda(samping: BaseDatabaseWrapper, pekerjaan: Pekerjaan) -> None:
    """Let a job wait again; the attempt does not count."""
    with samping.cursor() as kursor:
        kursor.execute(
            "UPDATE inti_pekerjaan SET status = 'ANTRE', percobaan = percobaan - 1 WHERE id = %s",
            [pekerjaan.pk],
        )
