"""Storing the results of a run as a partition, and reading them back as columns."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.db import connection

from karir.mesin import kosakata
from karir.mesin.keluaran import TAK_ADA, Keluaran
from karir.mesin.konteks import tak_ada
from karir.models import ProsesPeringkat
from karir.services.salin import Kolom, baca_kolom, tulis_kolom

# Columns of a stored result that the engine decides, by the width they are compared in.
ANGKA = {
    "status": "i2",
    "alasan": "i4",
    "krs": "i2",
    "kotak": "i2",
    "kategori_kinerja": "i2",
    "kategori_potensial": "i2",
    "kategori_predikat": "i2",
    "y_eksak": "i8",
    "x_eksak": "i8",
    "talenta_eksak": "i8",
    "peringkat": "i4",
    "peringkat_opd": "i4",
    "peringkat_jenjang": "i4",
}


class FaktaPotongan:
    """The fact matrix of a run, made only for the rows asked for: a million rows never at once."""

    ndim = 2
    dtype = np.dtype("i8")

    def __init__(self, keluaran: Keluaran) -> None:
        self._keluaran = keluaran
        self.shape = (len(keluaran), len(keluaran.kolom_fakta))

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, iris: slice) -> Kolom:
        return self._keluaran.fakta(iris.start, iris.stop)


def kolom_angka(keluaran: Keluaran) -> dict[str, Kolom]:
    """The engine's single columns in the widths they are stored in."""
    return {nama: getattr(keluaran, nama).astype(tipe) for nama, tipe in ANGKA.items()}


def kolom_banding(keluaran: Keluaran) -> Iterator[tuple[str, Kolom]]:
    """All the engine says of each person, column by column, named as `hasil_baca` names them."""
    yield "pegawai_id", keluaran.id
    yield from kolom_angka(keluaran).items()
    for i, nama in enumerate(keluaran.kolom_skor):
        yield f"skor.{nama}", keluaran.skor[:, i]
    for nama, isi in keluaran.fakta_kolom.items():
        lebar = isi.astype("i8")
        lebar[isi == tak_ada(isi.dtype)] = TAK_ADA
        yield f"fakta.{nama}", lebar


def _kata(kolom: str, daftar: tuple[str, ...]) -> str:
    """SQL that turns a stored 1-based position into its word, 0 into an empty text."""
    kata = ", ".join(f"'{satu}'" for satu in daftar)
    return f"coalesce((ARRAY[{kata}])[k.{kolom}], '')"


def _alasan(topeng: Kolom) -> str:
    baris = ", ".join(
        "({}, ARRAY[{}]::varchar[])".format(
            int(satu), ", ".join(f"'{kode}'" for kode in kosakata.daftar_alasan(int(satu)))
        )
        for satu in np.unique(topeng)
    )
    return f"(VALUES {baris})"


def hasil_simpan(*, proses: ProsesPeringkat, keluaran: Keluaran) -> None:
    """Write all results into the run's own partition, in the caller's transaction.

    Names, posts and units are copied beside the figures as they stand now, since a result must
    stay readable when the records have moved on.
    """
    kolom: dict[str, Any] = {
        "pegawai_id": keluaran.id,
        **kolom_angka(keluaran),
        "skor": keluaran.skor,
        "fakta": FaktaPotongan(keluaran),
    }
    tabel = f"karir_hasil_{proses.pk}"
    with connection.cursor() as kursor:
        kursor.execute("SELECT hasil_siapkan(%s, %s)", [proses.pk, proses.instansi_id])
        susunan = ", ".join(
            f"{nama} {'int4[]' if nama == 'skor' else 'int8[]' if nama == 'fakta' else _pg(isi)}"
            for nama, isi in kolom.items()
        )
        kursor.execute(f"CREATE TEMP TABLE keluaran ({susunan}) ON COMMIT DROP")
        if len(keluaran):
            tulis_kolom(tabel="keluaran", kolom=kolom)
            kursor.execute(_sql_isi(tabel, keluaran.alasan), [proses.pk, proses.instansi_id])
        kursor.execute("DROP TABLE keluaran")
        kursor.execute("SELECT hasil_pasang(%s)", [proses.pk])


def _pg(isi: Kolom) -> str:
    return {2: "int2", 4: "int4", 8: "int8"}[isi.dtype.itemsize]


def _sql_isi(tabel: str, topeng: Kolom) -> str:
    status = tuple(kosakata.STATUS[i] for i in sorted(kosakata.STATUS))
    return f"""
        INSERT INTO {tabel} (proses_id, pegawai_id, instansi_id, unit_lft, nip, nama, nama_kunci,
            unit_id, unit_nama, opd_id, opd_nama, jabatan_nama, jenjang, status, alasan, krs,
            kotak, kategori_kinerja, kategori_potensial, kategori_predikat, y_eksak, x_eksak,
            talenta_eksak, peringkat, peringkat_opd, peringkat_jenjang, skor, fakta)
        SELECT %s, p.id, p.instansi_id, p.unit_lft, p.nip, p.nama, p.nama_kunci,
            u.id, u.nama, o.id, o.nama, coalesce(j.nama, ''), coalesce(j.jenjang, ''),
            {_kata("status", status)}, a.kode, CASE k.krs WHEN -1 THEN NULL ELSE k.krs = 1 END,
            nullif(k.kotak, 0), {_kata("kategori_kinerja", kosakata.KATEGORI_KINERJA)},
            {_kata("kategori_potensial", kosakata.KATEGORI_POTENSIAL)},
            {_kata("kategori_predikat", kosakata.KATEGORI_KINERJA)},
            nullif(k.y_eksak, -1), nullif(k.x_eksak, -1), nullif(k.talenta_eksak, -1),
            nullif(k.peringkat, 0), nullif(k.peringkat_opd, 0), nullif(k.peringkat_jenjang, 0),
            k.skor, k.fakta
        FROM keluaran k
        JOIN {_alasan(topeng)} AS a (topeng, kode) ON a.topeng = k.alasan
        JOIN pegawai_pegawai p ON p.id = k.pegawai_id AND p.instansi_id = %s
        JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
        JOIN pegawai_unitorganisasi o ON o.id = coalesce(u.opd_id, u.id)
        LEFT JOIN pegawai_jabatan j ON j.id = p.jabatan_id
    """


def sidik_identitas(*, proses: ProsesPeringkat) -> str:
    """SHA-256 (hex) of who stands in a run: NIP, name, post and units beside every result."""
    with connection.cursor() as kursor:
        kursor.execute(
            """
            SELECT encode(sha256(coalesce(string_agg(sha256(convert_to(concat_ws(chr(31),
                pegawai_id, nip, nama, unit_id, unit_nama, opd_id, opd_nama, jabatan_nama, jenjang
                ), 'UTF8')), ''::bytea ORDER BY pegawai_id), ''::bytea)), 'hex')
            FROM karir_hasilperingkat WHERE proses_id = %s AND instansi_id = %s
            """,
            [proses.pk, proses.instansi_id],
        )
        return str(kursor.fetchone()[0])


def _angka(kolom: str, daftar: tuple[str, ...]) -> str:
    kata = ", ".join(f"'{satu}'" for satu in daftar)
    return f"coalesce(array_position(ARRAY[{kata}], {kolom}::text), 0)::int2"


def hasil_baca(*, proses: ProsesPeringkat) -> dict[str, Kolom]:
    """Stored results as the columns of `kolom_banding`, ascending by `pegawai_id`."""
    status = tuple(kosakata.STATUS[i] for i in sorted(kosakata.STATUS))
    bit = " + ".join(
        f"('{kode}' = ANY (alasan))::int4 * {kosakata.bit(kode)}" for kode in kosakata.ALASAN
    )
    tunggal = {
        "pegawai_id": ("pegawai_id", "i8"),
        "status": (_angka("status", status), "i2"),
        "alasan": (f"({bit})::int4", "i4"),
        "krs": ("coalesce(krs::int4, -1)::int2", "i2"),
        "kotak": ("coalesce(kotak, 0)::int2", "i2"),
        "kategori_kinerja": (_angka("kategori_kinerja", kosakata.KATEGORI_KINERJA), "i2"),
        "kategori_potensial": (_angka("kategori_potensial", kosakata.KATEGORI_POTENSIAL), "i2"),
        "kategori_predikat": (_angka("kategori_predikat", kosakata.KATEGORI_KINERJA), "i2"),
        "y_eksak": ("coalesce(y_eksak, -1)", "i8"),
        "x_eksak": ("coalesce(x_eksak, -1)", "i8"),
        "talenta_eksak": ("coalesce(talenta_eksak, -1)", "i8"),
        "peringkat": ("coalesce(peringkat, 0)", "i4"),
        "peringkat_opd": ("coalesce(peringkat_opd, 0)", "i4"),
        "peringkat_jenjang": ("coalesce(peringkat_jenjang, 0)", "i4"),
    }
    larik = {
        **{f"skor.{n}": (f"skor[{i}]", "i4") for i, n in enumerate(proses.kolom_skor, start=1)},
        **{f"fakta.{n}": (f"fakta[{i}]", "i8") for i, n in enumerate(proses.kolom_fakta, start=1)},
    }
    semua = {**tunggal, **larik}
    return baca_kolom(
        sql=f"SELECT {', '.join(sql for sql, _ in semua.values())} "
        "FROM karir_hasilperingkat WHERE proses_id = %s ORDER BY pegawai_id",
        tipe={nama: tipe for nama, (_, tipe) in semua.items()},
        parameter=[proses.pk],
    )
