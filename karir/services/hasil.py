"""Storing the results of a run as a partition, and reading them back as columns."""

import hashlib

import numpy as np
from django.db import connection

from karir.mesin import kosakata
from karir.mesin.hitung import Keluaran
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


def kolom_angka(keluaran: Keluaran) -> dict[str, Kolom]:
    """The engine's columns as they are stored and hashed."""
    kolom: dict[str, Kolom] = {
        nama: getattr(keluaran, nama).astype(tipe) for nama, tipe in ANGKA.items()
    }
    kolom["skor"] = keluaran.skor.astype("i4")
    kolom["fakta"] = keluaran.fakta.astype("i8")
    return kolom


def sidik_hasil(keluaran: Keluaran) -> str:
    """SHA-256 over the results in ascending order of the people's keys."""
    sidik = hashlib.sha256("|".join(keluaran.kolom_fakta).encode())
    for nama, isi in kolom_angka(keluaran).items():
        sidik.update(f"|{nama}|{isi.dtype.str}|{isi.shape}|".encode())
        sidik.update(np.ascontiguousarray(isi, dtype=isi.dtype.newbyteorder("<")).tobytes())
    return sidik.hexdigest()


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


def hasil_simpan(*, proses: ProsesPeringkat, pegawai_id: Kolom, keluaran: Keluaran) -> None:
    """Write all results into the run's own partition, in the caller's transaction.

    Names, posts and units are copied beside the figures as they stand now, since a result must
    stay readable when the records have moved on.
    """
    kolom = {"pegawai_id": pegawai_id.astype("i8"), **kolom_angka(keluaran)}
    tabel = f"karir_hasil_{proses.pk}"
    with connection.cursor() as kursor:
        kursor.execute("SELECT hasil_siapkan(%s)", [proses.pk])
        susunan = ", ".join(
            f"{nama} {'int4[]' if nama == 'skor' else 'int8[]' if nama == 'fakta' else _pg(isi)}"
            for nama, isi in kolom.items()
        )
        kursor.execute(f"CREATE TEMP TABLE keluaran ({susunan}) ON COMMIT DROP")
        if len(pegawai_id):
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


def _angka(kolom: str, daftar: tuple[str, ...]) -> str:
    kata = ", ".join(f"'{satu}'" for satu in daftar)
    return f"coalesce(array_position(ARRAY[{kata}], {kolom}::text), 0)::int2"


def hasil_baca(*, proses: ProsesPeringkat) -> dict[str, Kolom]:
    """Stored results as the columns of `kolom_angka`, with `pegawai_id`, ascending by it."""
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
        **{f"skor_{i}": (f"skor[{i + 1}]", "i4") for i in range(len(proses.kolom_skor))},
        **{f"fakta_{i}": (f"fakta[{i + 1}]", "i8") for i in range(len(proses.kolom_fakta))},
    }
    semua = {**tunggal, **larik}
    kolom = baca_kolom(
        sql=f"SELECT {', '.join(sql for sql, _ in semua.values())} "
        "FROM karir_hasilperingkat WHERE proses_id = %s ORDER BY pegawai_id",
        tipe={nama: tipe for nama, (_, tipe) in semua.items()},
        parameter=[proses.pk],
    )
    hasil = {nama: kolom[nama] for nama in tunggal}
    jumlah = len(hasil["pegawai_id"])
    for nama, daftar, tipe in (
        ("skor", proses.kolom_skor, "i4"),
        ("fakta", proses.kolom_fakta, "i8"),
    ):
        matriks = np.empty((jumlah, len(daftar)), tipe)
        for i in range(len(daftar)):
            matriks[:, i] = kolom[f"{nama}_{i}"]
        hasil[nama] = matriks
    return hasil
