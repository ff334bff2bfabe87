"""Storing the results of a run as a partition, and reading them back as columns."""

import hashlib
import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from django.db import connection, transaction

from karir.mesin import kosakata
from karir.mesin.keluaran import TAK_ADA, Keluaran
from karir.mesin.konteks import tak_ada
from karir.models import ArsipProses, ProsesPeringkat
from karir.padat import KOSONG, TANPA_FAKTA, lebar_fakta
from karir.services.baris import IDENTITAS, KOLOM, susun, tipe_padat
from karir.services.salin import (
    Kolom,
    baca_baris,
    baca_kolom,
    medan,
    mendahului,
    tulis_aliran,
)
from talenta.inti.models import CatatanAudit

VERSI_IDENTITAS = 2
# People whose names are held at a time, and rows encoded at a time.
PUTARAN = 100_000
POTONGAN = 20_000
SEMUA = slice(None)

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


def kolom_angka(keluaran: Keluaran, iris: slice = SEMUA) -> dict[str, Kolom]:
    """The engine's single columns in the widths they are stored in."""
    return {nama: getattr(keluaran, nama)[iris].astype(tipe) for nama, tipe in ANGKA.items()}


def kolom_banding(keluaran: Keluaran, iris: slice = SEMUA) -> Iterator[tuple[str, Kolom]]:
    """All the engine says of the people `iris`, column by column, named as `hasil_baca` names
    them."""
    yield "pegawai_id", keluaran.id[iris]
    yield from kolom_angka(keluaran, iris).items()
    for i, nama in enumerate(keluaran.kolom_skor):
        yield f"skor.{nama}", keluaran.skor[iris, i]
    for nama, isi in keluaran.fakta_kolom.items():
        sepotong = isi[iris]
        lebar = sepotong.astype("i8")
        lebar[sepotong == tak_ada(isi.dtype)] = TAK_ADA
        yield f"fakta.{nama}", lebar


def hasil_simpan(*, proses: ProsesPeringkat, keluaran: Keluaran) -> str:
    """Write all results into the run's own partition, as a part of the caller's transaction.

    Names, posts and units are copied beside the figures as they stand now, since a result must
    stay readable when the records have moved on; returned is their hash (`sidik_identitas`).
    """
    sidik = hashlib.sha256()
    tabel = f"karir_hasil_{proses.pk}"
    unit, jabatan = (_Tempat(baca, proses.instansi_id) for baca in (_unit, _jabatan))
    # COPY ... FREEZE asks for a table made in the same savepoint.
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SELECT hasil_siapkan(%s, %s)", [proses.pk, proses.instansi_id])
        for awal in range(0, len(keluaran), PUTARAN):
            orang = _orang(proses, keluaran.id[awal : awal + PUTARAN], unit, jabatan)
            sidik.update(b"".join(orang.identitas))
            tulis_aliran(
                tabel=tabel,
                kolom=KOLOM,
                potongan=mendahului(_potongan(proses, keluaran, awal, orang)),
                baru=True,
            )
        kursor.execute("SELECT hasil_pasang(%s)", [proses.pk])
    return sidik.hexdigest()


# What is read behind a person's own fields: each number behind its length.
_EKOR = np.dtype(
    [
        satu
        for nama, tipe in (("unit", ">i8"), ("jabatan", ">i8"), ("lft", ">i4"))
        for satu in ((f"_p_{nama}", ">i4"), (nama, tipe))
    ]
)
_NOMOR = struct.Struct(">q")


class _Tempat(dict[int, bytes]):
    """Encoded fields of units or posts by id: few, so each is encoded once instead of joined to
    every person. One of another agency is read when somebody is found under it."""

    def __init__(self, baca: Callable[[str, int], dict[int, bytes]], instansi_id: int) -> None:
        super().__init__(baca("instansi_id", instansi_id))
        self._baca = baca

    def __missing__(self, nomor: int) -> bytes:
        luar = self._baca("id", nomor)
        self.update(luar)
        return luar[nomor]


class _Orang(NamedTuple):
    """Encoded fields of people, and where their units stand in the tree."""

    identitas: list[bytes]
    unit_lft: Kolom


def _orang(proses: ProsesPeringkat, nomor: Kolom, unit: _Tempat, jabatan: _Tempat) -> _Orang:
    """The people `nomor` (ascending), in that order; ValueError if the records lack one."""
    baris = baca_baris(
        sql="""SELECT id, nip, nama, nama_kunci, unit_id, coalesce(jabatan_id, 0), unit_lft
               FROM pegawai_pegawai
               WHERE instansi_id = %s AND id BETWEEN %s AND %s ORDER BY id""",
        parameter=[proses.instansi_id, int(nomor[0]), int(nomor[-1])],
    )
    ekor = np.frombuffer(b"".join(satu[-_EKOR.itemsize :] for satu in baris), _EKOR)
    # Two bytes that count the fields come first.
    awal = [satu[2 : -_EKOR.itemsize] for satu in baris]
    if not np.array_equal(np.frombuffer(b"".join(satu[4:12] for satu in awal), ">i8"), nomor):
        raise ValueError("catatan pegawai tidak sesuai masukan yang dihitung")
    di = map(unit.__getitem__, ekor["unit"].tolist())
    sebagai = map(jabatan.__getitem__, ekor["jabatan"].tolist())
    return _Orang(list(map(b"".join, zip(awal, di, sebagai, strict=True))), ekor["lft"])


def _unit(kolom: str, nilai: int) -> dict[int, bytes]:
    """Id, name, and the same of the OPD, of the units whose `kolom` is `nilai`."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT u.id, u.nama, o.id, o.nama FROM pegawai_unitorganisasi u "
            "JOIN pegawai_unitorganisasi o ON o.id = coalesce(u.opd_id, u.id) "
            f"WHERE u.{kolom} = %s",
            [nilai],
        )
        return {
            nomor: medan(_NOMOR.pack(nomor))
            + medan(nama.encode())
            + medan(_NOMOR.pack(opd))
            + medan(opd_nama.encode())
            for nomor, nama, opd, opd_nama in kursor.fetchall()
        }


def _jabatan(kolom: str, nilai: int) -> dict[int, bytes]:
    """Name and jenjang of the posts whose `kolom` is `nilai`; 0 is none."""
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT id, nama, jenjang FROM pegawai_jabatan WHERE {kolom} = %s", [nilai])
        ada = {
            nomor: medan(nama.encode()) + medan(jenjang.encode())
            for nomor, nama, jenjang in kursor.fetchall()
        }
    return {0: medan(b"") + medan(b""), **ada}


def _potongan(
    proses: ProsesPeringkat, keluaran: Keluaran, awal: int, orang: _Orang
) -> Iterator[bytes]:
    for mulai in range(0, len(orang.identitas), POTONGAN):
        iris = slice(mulai, mulai + POTONGAN)
        lft = orang.unit_lft[iris]
        yield susun(
            keluaran,
            awal + mulai,
            awal + mulai + len(lft),
            identitas=orang.identitas[iris],
            tetap={
                "proses_id": np.full(len(lft), proses.pk),
                "instansi_id": np.full(len(lft), proses.instansi_id),
                "unit_lft": lft,
            },
        )


def tabel_hasil(proses: ProsesPeringkat) -> str:
    """Where a run's rows are read: among all others, or where they were set aside."""
    if ArsipProses.objects.kini().filter(proses=proses).exists():
        return f"arsip.karir_hasil_{proses.pk}"
    return "karir_hasilperingkat"


def identitas_tercatat(*, proses: ProsesPeringkat) -> tuple[str, int]:
    """The hash of names and units that the audit kept when the run was stored, or "", and how it
    was made."""
    catatan = CatatanAudit.objects.filter(
        tindakan="peringkat.selesai", objek_jenis="proses", objek_id=str(proses.pk)
    ).first()
    rincian = catatan.rincian if catatan else {}
    return str(rincian.get("identitas", "")), int(rincian.get("identitas_versi", 1))


def sidik_identitas(*, proses: ProsesPeringkat, versi: int = VERSI_IDENTITAS) -> str:
    """SHA-256 (hex) of who stands in a run: NIP, name, post and units beside every result.

    Version 2: the fields of `IDENTITAS` ascending by person, as binary COPY encodes them (each a
    4-byte length and its bytes). Version 1: the hash of the hashes of their texts.
    """
    if versi == 1:
        return _sidik_identitas_1(proses)
    sidik, tabel = hashlib.sha256(), tabel_hasil(proses)
    batas = 0
    while True:
        baris = baca_baris(
            sql=f"SELECT {', '.join(IDENTITAS)} FROM {tabel} "
            "WHERE proses_id = %s AND instansi_id = %s AND pegawai_id > %s "
            f"ORDER BY pegawai_id LIMIT {PUTARAN}",
            parameter=[proses.pk, proses.instansi_id, batas],
        )
        if not baris:
            return sidik.hexdigest()
        sidik.update(b"".join(satu[2:] for satu in baris))
        batas = int.from_bytes(baris[-1][6:14], "big")


def _sidik_identitas_1(proses: ProsesPeringkat) -> str:
    with connection.cursor() as kursor:
        kursor.execute(
            f"""
            SELECT encode(sha256(coalesce(string_agg(sha256(convert_to(concat_ws(chr(31),
                pegawai_id, nip, nama, unit_id, unit_nama, opd_id, opd_nama, jabatan_nama, jenjang
                ), 'UTF8')), ''::bytea ORDER BY pegawai_id), ''::bytea)), 'hex')
            FROM {tabel_hasil(proses)} WHERE proses_id = %s AND instansi_id = %s
            """,
            [proses.pk, proses.instansi_id],
        )
        return str(kursor.fetchone()[0])


def _angka(kolom: str, daftar: tuple[str, ...]) -> str:
    kata = ", ".join(f"'{satu}'" for satu in daftar)
    return f"coalesce(array_position(ARRAY[{kata}], {kolom}::text), 0)::int2"


def hasil_baca(
    *, proses: ProsesPeringkat, sesudah: int = 0, banyak: int | None = None
) -> dict[str, Kolom]:
    """Stored results as the columns of `kolom_banding`, ascending by `pegawai_id`: of those after
    `sesudah`, at most `banyak`."""
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
        "fakta": ("fakta", f"V{lebar_fakta(proses.tipe_fakta)}"),
    }
    semua = {**tunggal, **larik}
    kolom = baca_kolom(
        sql=f"SELECT {', '.join(sql for sql, _ in semua.values())} "
        f"FROM {tabel_hasil(proses)} WHERE proses_id = %s AND pegawai_id > %s "
        "ORDER BY pegawai_id LIMIT %s",
        tipe={nama: tipe for nama, (_, tipe) in semua.items()},
        parameter=[proses.pk, sesudah, banyak],
    )
    return kolom | _buka_fakta(proses, kolom.pop("fakta"))


def _buka_fakta(proses: ProsesPeringkat, isi: Kolom) -> dict[str, Kolom]:
    semua = isi.view(tipe_padat(proses.tipe_fakta))
    kolom = {}
    for i, (nama, tipe) in enumerate(zip(proses.kolom_fakta, proses.tipe_fakta, strict=True)):
        satu = semua[f"f{i}"].astype("i8")
        satu[satu == KOSONG[tipe]] = TANPA_FAKTA
        kolom[f"fakta.{nama}"] = satu
    return kolom
