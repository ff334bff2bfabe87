"""What stands in the way of undoing an import, written down row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from talenta.impor.daftar import semua
from talenta.impor.models import CatatanImpor, Halangan
from talenta.impor.urung.rencana import Rencana, Sasaran, ambil, jalankan

S = Halangan.Sebab
_CONTOH = 3
_KELOMPOK_TERBANYAK = 100
_KOLOM = "instansi_id, impor_id, sebab, baris, kunci, impor_lain_id, pelaku, waktu, rujukan, banyak"


def halangan_tulis(r: Rencana) -> int:
    """Replace the stored list of what stands in the way; return its length."""
    Halangan.objects.filter(impor=r.impor).delete()
    jumlah = 0
    for s in r.semua:
        jumlah += _tersentuh(r, s) + _tanpa_riwayat(r, s) + _tujuan_hilang(r, s)
        if s.akun:
            jumlah += _berakun(r, s)
        for perujuk in perujuk_semua(s):
            jumlah += _dirujuk(r, s, perujuk)
    return jumlah


def kelompok(r: Rencana) -> list[dict[str, Any]]:
    """What stands in the way by cause: rows of the import, others that use them, examples.

    The most frequent first, as many as a page can show; `lain` is the number of the import to
    undo first, or None.
    """
    baris = ambil(
        f"""SELECT sebab, rujukan, impor_lain_id, pelaku, count(*), sum(banyak)::bigint,
                array_agg(kunci ORDER BY id) FILTER (WHERE ke <= {_CONTOH})
            FROM (SELECT *, row_number() OVER (
                      PARTITION BY sebab, rujukan, impor_lain_id, pelaku ORDER BY id) AS ke
                  FROM impor_halangan WHERE impor_id = %s) t
            GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT {_KELOMPOK_TERBANYAK}""",
        [r.impor.pk],
    )
    nama = ("sebab", "rujukan", "lain", "pelaku", "baris", "banyak", "contoh")
    return [dict(zip(nama, satu, strict=True)) for satu in baris]


def _kunci(r: Rencana, s: Sasaran, asal: str) -> tuple[str, str]:
    """SQL of a row's key in words, and the joins it takes; `asal` is the row's own event."""
    gabung = ""
    if s is not r.utama:
        tunjuk = next(
            bidang.column
            for bidang in s.model._meta.concrete_fields
            if bidang.related_model is r.utama.model
        )
        gabung = f" LEFT JOIN {r.utama.tabel} u ON u.id = {asal}.{tunjuk}"
        asal = "u"
    bagian = []
    rujukan = {satu.simpan: satu for satu in r.jenis.rujukan}
    for nomor, nama in enumerate(r.jenis.kunci_simpan):
        if nama == "instansi_id":
            continue
        if satu := rujukan.get(nama):
            gabung += (
                f" LEFT JOIN {satu.model._meta.db_table} n{nomor} ON n{nomor}.id = {asal}.{nama}"
            )
            bagian.append(f"n{nomor}.{satu.kunci}::text")
        elif isinstance(r.jenis.model._meta.get_field(nama), models.DateField):
            bagian.append(f"to_char({asal}.{nama}, 'DD-MM-YYYY')")
        else:
            bagian.append(f"{asal}.{nama}::text")
    return f"concat_ws(' / ', {', '.join(bagian)})", gabung


def _catat(
    r: Rencana,
    s: Sasaran,
    *,
    sebab: str,
    syarat: str,
    gabung: str = "",
    sisa: str = "NULL::bigint, '', NULL::timestamptz, '', 1",
    parameter: tuple[object, ...] = (),
) -> int:
    """One line for every row of the plan `r` (own event `o`) that meets `syarat`."""
    kunci, gabung_kunci = _kunci(r, s, "o")
    baris = "o.baris" if issubclass(s.model, CatatanImpor) else "NULL::int"
    return jalankan(
        f"INSERT INTO impor_halangan ({_KOLOM}) SELECT %s, %s, {sebab}, {baris}, "
        f"coalesce({kunci}, ''), {sisa} FROM {s.rencana} r "
        f"JOIN {s.tabel_peristiwa} o ON o.pgh_id = r.akhir {gabung} {gabung_kunci} "
        f"WHERE {syarat} ORDER BY r.id",
        [r.impor.instansi_id, r.impor.pk, *parameter],
    )


def _tersentuh(r: Rencana, s: Sasaran) -> int:
    """Later events that say something else, and rows that differ without an event."""
    return _catat(
        r,
        s,
        sebab=f"CASE WHEN r.hilang THEN '{S.DIHAPUS}' WHEN i.id IS NOT NULL "
        f"THEN '{S.IMPOR_LAIN}' ELSE '{S.DIUBAH}' END",
        gabung=f"LEFT JOIN {s.tabel_peristiwa} e ON e.pgh_id = r.sentuh "
        "LEFT JOIN pghistory_context k ON k.id = e.pgh_context_id "
        "LEFT JOIN impor_impor i ON i.id = (k.metadata ->> 'impor')::bigint "
        f"AND i.id <> {r.impor.pk}",
        sisa="i.id, coalesce(k.metadata ->> 'pelaku', ''), e.pgh_created_at, '', 1",
        syarat="r.sentuh IS NOT NULL OR r.hilang OR r.beda",
    )


def _tanpa_riwayat(r: Rencana, s: Sasaran) -> int:
    return _catat(r, s, sebab=f"'{S.TANPA_RIWAYAT}'", syarat="NOT r.tambah AND r.sebelum IS NULL")


def _berakun(r: Rencana, s: Sasaran) -> int:
    """Someone whom the import added has an account since."""
    return _catat(r, s, sebab=f"'{S.AKUN}'", syarat="r.tambah AND r.berakun")


def _tujuan_hilang(r: Rencana, s: Sasaran) -> int:
    """Values to give back that name a row which has gone."""
    jumlah = 0
    for bidang in s.model._meta.concrete_fields:
        sasaran = bidang.related_model
        if not isinstance(sasaran, type) or bidang.column not in s.kolom:
            continue
        lama = f'lama."{bidang.column}"'
        tujuan = sasaran._meta.db_table
        jumlah += _catat(
            r,
            s,
            sebab=f"'{S.TUJUAN_HILANG}'",
            gabung=f"JOIN {s.tabel_peristiwa} lama ON lama.pgh_id = r.sebelum",
            sisa="NULL::bigint, '', NULL::timestamptz, %s, 1",
            syarat=f'NOT r.tambah AND {lama} IS DISTINCT FROM o."{bidang.column}" AND {lama} IS '
            f"NOT NULL AND NOT EXISTS (SELECT 1 FROM {tujuan} x WHERE x.id = {lama})",
            parameter=(_sebutan(sasaran),),
        )
    return jumlah


@dataclass(frozen=True)
class Perujuk:
    """A column of a table that names rows of a target."""

    model: type[models.Model]
    kolom: str

    @property
    def ikut(self) -> str:
        """SQL of its rows that go with what they name and hold nothing back, or "" (none)."""
        return str(getattr(self.model, "IKUT_TERHAPUS", ""))


def perujuk_semua(s: Sasaran) -> Iterator[Perujuk]:
    """Every stored column that names rows of the target, over all wings.

    Left out: histories, which outlive their rows; rows and columns that are made anew.
    """
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or hasattr(model, "pgh_tracked_model"):
            continue
        # A view holds no rows of its own.
        if getattr(model, "DIBANGUN_ULANG", False) or getattr(model, "RLS", "") == "pandangan":
            continue
        for bidang in model._meta.concrete_fields:
            if bidang.related_model is s.model and not _turunan(model, bidang):
                yield Perujuk(model, str(bidang.column))
        for kolom, label in getattr(model, "RUJUKAN_BILANGAN", {}).items():
            if apps.get_model(label) is s.model:
                yield Perujuk(model, kolom)


def _turunan(model: type[models.Model], bidang: Any) -> bool:
    """Whether a column is left out of its table's history, and so can be made anew."""
    riwayat = {
        satu.related_model
        for satu in model._meta.related_objects
        if satu.get_accessor_name() == "peristiwa"
    }
    return any(bidang.name not in {b.name for b in e._meta.fields} for e in riwayat)


def _dirujuk(r: Rencana, s: Sasaran, perujuk: Perujuk) -> int:
    """Rows that the import added and others use by now, counted by the import of the others."""
    tabel = perujuk.model._meta.db_table
    berimpor = issubclass(perujuk.model, CatatanImpor)
    sendiri = next((satu for satu in r.semua if satu.model is perujuk.model), None)
    luar = ""
    if sendiri is not None:
        luar = f"AND NOT EXISTS (SELECT 1 FROM {sendiri.rencana} t WHERE t.id = p.id)"
    if perujuk.ikut:
        luar += f" AND NOT (p.{perujuk.ikut})"
    asal = "p.impor_id" if berimpor else "NULL::bigint"
    return _catat(
        r,
        s,
        sebab=f"'{S.DIRUJUK}'",
        gabung=f"JOIN (SELECT r.id, {asal} AS impor_id, count(*) AS n FROM {tabel} p "
        f'JOIN {s.rencana} r ON r.id = p."{perujuk.kolom}" AND r.tambah WHERE true {luar} '
        "GROUP BY 1, 2) d ON d.id = r.id",
        sisa="d.impor_id, '', NULL::timestamptz, %s, d.n",
        syarat="NOT r.hilang",
        parameter=(_sebutan(perujuk.model),),
    )


def _sebutan(model: type[models.Model]) -> str:
    """What a table is called in words."""
    for jenis in semua():
        if jenis.model is model:
            return jenis.judul
    return str(model._meta.verbose_name).capitalize()
