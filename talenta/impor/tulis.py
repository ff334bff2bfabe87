"""Writing the accepted rows: INSERT of the new, UPDATE of the changed, nothing else."""

from functools import partial

from django.db import connection, models, transaction
from django.utils import timezone

from talenta.impor.penampung import Penampung
from talenta.impor.pilah import simpanan, sumber
from talenta.inti.services.statistik import statistik_segarkan

# Fewer rows than this change no plan.
BANYAK = 1000


def tulis(p: Penampung) -> None:
    """Write the rows in `terima`, inside the caller's transaction."""
    # The history triggers join their transition tables; a plan that this connection made for a
    # few rows would be kept for a million, as a nested loop.
    p.jalankan("DISCARD PLANS")
    tabel = p.jenis.model._meta.db_table
    isi = simpanan(p)
    asal: dict[str, object] = {
        "instansi_id": p.instansi_id,
        "impor_id": p.impor.pk,
        "diperbarui_pada": timezone.now(),
    }
    nilai = {"baris": "t.baris", "sidik": "t.sidik"} | {s.kolom: s.ungkapan for s in isi}
    if any(rujukan.dalam_berkas for rujukan in p.rujukan):
        nilai["id"] = "t.id"
    bawaan = asal | _bawaan(p.jenis.model, set(nilai) | set(asal) | {"id"})
    p.jalankan(
        f"INSERT INTO {tabel} ({', '.join([*nilai, *bawaan])}) "
        f"SELECT {', '.join([*nilai.values(), *('%s' for _ in bawaan)])} FROM {sumber(p)} "
        "WHERE t.lama_id IS NULL ORDER BY t.baris",
        list(bawaan.values()),
    )
    # The stored row is named twice: PostgreSQL lets no JOIN of FROM see the row being updated.
    pasang = [f"{satu.kolom} = {satu.baru}" for satu in isi]
    p.jalankan(
        f"UPDATE {tabel} u SET {', '.join(pasang)}, baris = t.baris, sidik = t.sidik, "
        "impor_id = %s, diperbarui_pada = %s "
        f"FROM {sumber(p)} JOIN {tabel} l ON l.id = t.lama_id WHERE u.id = l.id AND t.beda",
        [p.impor.pk, asal["diperbarui_pada"]],
    )
    if p.jenis.sesudah_tulis is not None:
        p.jenis.sesudah_tulis(p)
    if p.hitungan["baru"] + p.hitungan["berubah"] >= BANYAK:
        transaction.on_commit(partial(statistik_segarkan, tabel=tabel))


def _bawaan(model: type[models.Model], terisi: set[str]) -> dict[str, object]:
    """What Django would store in the columns that a file does not fill."""
    return {
        str(bidang.column): bidang.get_db_prep_save(bidang.get_default(), connection)
        for bidang in model._meta.concrete_fields
        if bidang.column not in terisi
    }
