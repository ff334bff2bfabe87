"""Units of a file beside the units that are stored: parents that exist, and no circles."""

from collections.abc import Mapping

from django.db import connection

from talenta.impor.models import Impor
from talenta.impor.penampung import Penampung
from talenta.impor.potongan import BarisTemuan
from talenta.impor.temuan import DITOLAK, pesan
from talenta.pegawai.services.pohon import pohon_perbarui

AKAR_DISEBUT = 5
ATASAN, MELINGKAR = "ATASAN_TIDAK_DIKENAL", "UNOR_MELINGKAR"


def lingkaran(induk: Mapping[str, str]) -> set[str]:
    """Units that are their own ancestor, given unit -> parent ("" above a root)."""
    selesai: set[str] = set()
    hasil: set[str] = set()
    for awal in induk:
        jalur: dict[str, int] = {}
        unit = awal
        while unit in induk and unit not in selesai and unit not in jalur:
            jalur[unit] = len(jalur)
            unit = induk[unit]
        if unit in jalur:
            hasil.update(satu for satu, urutan in jalur.items() if urutan >= jalur[unit])
        selesai.update(jalur)
    return hasil


def tolakan_pohon(berkas: Mapping[str, str], tersimpan: Mapping[str, str]) -> dict[str, str]:
    """Which units of a file must be rejected, and with which code.

    Both map unit -> parent. A rejected row leaves the stored parent in force, which may close
    another circle or leave a child without its parent, so it goes on until nothing more falls.
    """
    ditolak: dict[str, str] = {}
    while True:
        diterima = {unit: atasan for unit, atasan in berkas.items() if unit not in ditolak}
        ada = diterima.keys() | tersimpan.keys()
        baru = {u: MELINGKAR for u in lingkaran({**tersimpan, **diterima}) if u in diterima}
        baru |= {u: ATASAN for u, atasan in diterima.items() if atasan and atasan not in ada}
        if not baru:
            return ditolak
        ditolak |= baru


def catat_akar(p: Penampung, induk: Mapping[str, str]) -> None:
    """Say that more than one unit (unit -> parent) stands at the top; it is nobody's fault yet."""
    akar = sorted(unit for unit, atasan in induk.items() if not atasan)
    disebut = ", ".join(akar[:AKAR_DISEBUT]) + (", ..." if len(akar) > AKAR_DISEBUT else "")
    kalimat = (
        f"Susunan ini mempunyai {len(akar)} unit paling atas (tanpa ID ATASAN): {disebut}. "
        "Biasanya hanya satu, yaitu instansinya sendiri. Isi ID ATASAN yang lain bila seharusnya "
        "berada di bawahnya."
    )
    p.pengenalan.catatan = [kalimat] if len(akar) > 1 else []


def periksa(p: Penampung) -> None:
    """ATASAN_TIDAK_DIKENAL and UNOR_MELINGKAR, on every row of the unit; a second root is noted."""
    atasan = f"coalesce({p.staging('ID ATASAN')}, '')" if p.hadir("ID ATASAN") else "''"
    baris = p.ambil(
        f"SELECT baris, {p.staging('ID')}, {atasan} FROM {p.masuk} WHERE NOT ditolak ORDER BY baris"
    )
    tersimpan = dict(
        p.ambil(
            "SELECT u.kode, coalesce(a.kode, '') FROM pegawai_unitorganisasi u "
            "LEFT JOIN pegawai_unitorganisasi a ON a.id = u.atasan_id WHERE u.instansi_id = %s",
            [p.instansi_id],
        )
    )
    berkas = {satu[1]: satu[2] for satu in baris}
    if not p.hadir("ID ATASAN"):
        catat_akar(p, {**berkas, **tersimpan})
        return
    tolakan = tolakan_pohon(berkas, tersimpan)
    diterima = {satu: di_atas for satu, di_atas in berkas.items() if satu not in tolakan}
    catat_akar(p, {**tersimpan, **diterima})
    temuan: list[BarisTemuan] = []
    for nomor, kode_unit, di_atas in baris:
        if kode := tolakan.get(kode_unit):
            kalimat = pesan(baris=nomor, kolom="ID ATASAN", nilai=di_atas, kode=kode)
            temuan.append((nomor, "ID ATASAN", di_atas, kode, DITOLAK, kalimat))
    p.tulis_temuan(temuan)
    for kode in (ATASAN, MELINGKAR):
        p.tolak(kode=kode, kolom="ID ATASAN")


def sesudah_tulis(p: Penampung) -> None:
    """Keep the dated parents true to the new ones, then renew what derives from the tree.

    The first known parent is open to the past; a changed parent ends the old span on the day of
    import (a span that began the same day is corrected instead).
    """
    with connection.cursor() as kursor:
        kursor.execute(
            """INSERT INTO pegawai_atasanunit (instansi_id, unit_id, atasan_id, masa)
               SELECT u.instansi_id, u.id, u.atasan_id, daterange(NULL, NULL)
               FROM pegawai_unitorganisasi u WHERE u.instansi_id = %s
                 AND NOT EXISTS (SELECT 1 FROM pegawai_atasanunit a WHERE a.unit_id = u.id)""",
            [p.instansi_id],
        )
        kursor.execute(
            """CREATE TEMP TABLE pindah_unit ON COMMIT DROP AS
               SELECT a.id, u.id AS unit_id, u.atasan_id, a.masa
               FROM pegawai_unitorganisasi u JOIN pegawai_atasanunit a ON a.unit_id = u.id
               WHERE u.instansi_id = %s AND a.masa @> %s::date
                 AND a.atasan_id IS DISTINCT FROM u.atasan_id""",
            [p.instansi_id, p.hari],
        )
        kursor.execute(
            """UPDATE pegawai_atasanunit a SET atasan_id = s.atasan_id FROM pindah_unit s
               WHERE s.id = a.id AND lower(a.masa) = %s""",
            [p.hari],
        )
        kursor.execute(
            """UPDATE pegawai_atasanunit a SET masa = daterange(lower(a.masa), %s)
               FROM pindah_unit s WHERE s.id = a.id AND lower(s.masa) IS DISTINCT FROM %s""",
            [p.hari, p.hari],
        )
        kursor.execute(
            """INSERT INTO pegawai_atasanunit (instansi_id, unit_id, atasan_id, masa)
               SELECT %s, unit_id, atasan_id, daterange(%s, upper(masa)) FROM pindah_unit
               WHERE lower(masa) IS DISTINCT FROM %s""",
            [p.instansi_id, p.hari, p.hari],
        )
        kursor.execute("DROP TABLE pindah_unit")
    if p.hitungan["baru"] or p.hitungan["berubah"]:
        pohon_perbarui(instansi_id=p.instansi_id)


def sesudah_urung(impor: Impor) -> None:
    """Renew what derives from the tree once its rows are as before."""
    pohon_perbarui(instansi_id=impor.instansi_id)
