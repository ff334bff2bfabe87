"""Reading the inputs of a run from the records: one COPY a table, joined by id in the engine.

The caller's transaction must be REPEATABLE READ, so that all tables are of one moment.
Withdrawn rows and rows dated after the reference date are left out here; windows are the engine's.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Any

import numpy as np
from django.db import connection

from karir.mesin import kosakata
from karir.mesin import masukan as m
from karir.mesin.tabel import Tabel
from karir.services.salin import Kolom, baca_kolom
from kompetensi.digital.gabungan import sql_gabungan, sql_standar
from kompetensi.digital.ketentuan import ketentuan_pada
from kompetensi.kode import AREA_DIGITAL, ASPEK_POTENSI, KOMPETENSI
from kompetensi.selectors.standar import sql_efektif, standar_berlaku

TANPA_TANGGAL = "(-2147483648)"


def _hari(kolom: str) -> str:
    return f"({kolom} - DATE '1970-01-01')::int4"


def _kode(kolom: str, daftar: Mapping[str, str]) -> str:
    """Position of a word in a vocabulary; outside it NULL, which the reader refuses."""
    pilihan = " ".join(f"WHEN '{satu}' THEN {ke}::int2" for ke, satu in enumerate(daftar))
    return f"CASE {kolom} {pilihan} END"


# The level's number is made once a post, not once a person.
_JABATAN = (
    f"SELECT id, kode, {_kode('jenjang', kosakata.JENJANG)} AS jenjang "
    "FROM pegawai_jabatan WHERE instansi_id = %s"
)
_TANGGAL = (_hari("tanggal"), "i4")
# Of each table of dated facts: where it lies, the column its date is in, and its own columns.
_FAKTA: Mapping[type[Tabel], tuple[str, str, Mapping[str, tuple[str, str]]]] = {
    m.Kinerja: (
        "kinerja_predikatberlaku",
        "tahun",
        {
            "tahun": ("tahun", "i2"),
            "predikat": (_kode("predikat", kosakata.PREDIKAT), "i2"),
        },
    ),
    m.Penghargaan: (
        "pegawai_penghargaan",
        "tanggal",
        {"tanggal": _TANGGAL, "tingkat": (_kode("tingkat", kosakata.PENGHARGAAN), "i2")},
    ),
    m.TimKerja: (
        "pegawai_timkerja",
        "tanggal",
        {
            "tanggal": _TANGGAL,
            "peran": (_kode("peran", kosakata.PERAN), "i2"),
            "lingkup": (_kode("lingkup", kosakata.LINGKUP), "i2"),
        },
    ),
    m.UmpanBalik: (
        "kinerja_umpanbalik",
        "tanggal",
        {"tanggal": _TANGGAL, "nilai": ("nilai", "i4")},
    ),
    m.Kompetensi: (
        "kompetensi_penilaiankompetensi",
        "tanggal",
        {
            "tanggal": _TANGGAL,
            **{f"t{i}": (nama, "i2") for i, nama in enumerate(KOMPETENSI, start=1)},
        },
    ),
    m.Potensi: (
        "kompetensi_penilaianpotensi",
        "tanggal",
        {
            "tanggal": _TANGGAL,
            **{f"a{i}": (nama, "i2") for i, nama in enumerate(ASPEK_POTENSI, start=1)},
        },
    ),
    m.Bangkom: (
        "kompetensi_jampembelajaran",
        "tanggal",
        {"tanggal": _TANGGAL, "jp": ("jp", "i4")},
    ),
    m.Hukdis: (
        "pegawai_hukumandisiplin",
        "tmt",
        {
            "tmt": (_hari("tmt"), "i4"),
            "tingkat": (_kode("tingkat", kosakata.HUKUMAN), "i2"),
            "akhir": (f"coalesce({_hari('akhir')}, {TANPA_TANGGAL}::int4)", "i4"),
        },
    ),
}


def _fakta(kelas: type[Tabel], instansi_id: int, sampai: date) -> dict[str, Kolom]:
    tabel, syarat, kolom = _FAKTA[kelas]
    pilih = ", ".join(sql for sql, _ in kolom.values())
    return baca_kolom(
        sql=f"SELECT pegawai_id, {pilih}, id FROM {tabel} "
        f"WHERE instansi_id = %s AND dicabut_pada IS NULL AND {syarat} <= %s",
        tipe={"orang": "i8", **{nama: tipe for nama, (_, tipe) in kolom.items()}, "id": "i8"},
        parameter=[instansi_id, sampai.year if syarat == "tahun" else sampai],
    )


def _baris(sql: str, *parameter: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(sql, parameter)
        return list(kursor.fetchall())


def _rapi(nama: str) -> str:
    return " ".join(nama.split()).casefold()


def _bidang_ilmu(
    instansi_id: int,
) -> tuple[tuple[str, ...], dict[int, int], list[tuple[int, int]]]:
    """Names of fields (normalised, ascending), field by degree, pairs of post and field."""
    pendidikan = {
        kunci: _rapi(bidang)
        for kunci, bidang in _baris(
            "SELECT id, bidang_ilmu FROM pegawai_pendidikan WHERE instansi_id = %s", instansi_id
        )
    }
    jabatan = {
        (kunci, _rapi(bidang))
        for kunci, bidang in _baris(
            "SELECT id, unnest(bidang_ilmu) FROM pegawai_jabatan WHERE instansi_id = %s",
            instansi_id,
        )
    }
    nama = sorted(({*pendidikan.values()} | {bidang for _, bidang in jabatan}) - {""})
    letak = {satu: i for i, satu in enumerate(nama)}
    per_pendidikan = {k: letak[b] for k, b in pendidikan.items() if b}
    return tuple(nama), per_pendidikan, sorted((j, letak[b]) for j, b in jabatan if b)


def _orang(instansi_id: int, bidang: Mapping[int, int]) -> dict[str, Kolom]:
    kolom = baca_kolom(
        sql=f"""WITH j AS MATERIALIZED ({_JABATAN})
                SELECT p.id, p.unit_id, coalesce(u.opd_id, p.unit_id), coalesce(j.id, -1),
                  coalesce(j.jenjang, -1::int2),
                  p.kedudukan_hukum::int2,
                  coalesce({_hari("p.tmt_jabatan")}, {TANPA_TANGGAL}::int4),
                  coalesce(d.tingkat_id, nullif(p.tingkat_pendidikan, ''), '-1')::int2,
                  coalesce(p.pendidikan_id, -1)
                FROM pegawai_pegawai p
                JOIN pegawai_unitorganisasi u ON u.id = p.unit_id
                LEFT JOIN j ON j.id = p.jabatan_id
                LEFT JOIN pegawai_pendidikan d ON d.id = p.pendidikan_id
                WHERE p.instansi_id = %s""",
        tipe={
            "id": "i8", "unit": "i8", "opd": "i8", "jabatan": "i8", "jenjang": "i2",
            "kedudukan": "i2", "tmt_jabatan": "i4", "pendidikan": "i2", "derajat": "i8",
        },
        parameter=[instansi_id, instansi_id],
    )  # fmt: skip
    derajat = kolom.pop("derajat")
    unik, letak = np.unique(derajat, return_inverse=True)
    per_unik = np.array([bidang.get(int(satu), -1) for satu in unik], np.int32)
    return {**kolom, "bidang": per_unik[letak] if len(unik) else np.zeros(0, np.int32)}


def _riwayat_jabatan(instansi_id: int, sampai: date) -> dict[str, Kolom]:
    """Positions up to D. Units and posts are looked up by code, as the instansi knows them now;
    a unit it does not know gets a number of its own above all unit ids."""
    # Two passes, the few unknown ones numbered apart: numbering all sorts them all by their codes.
    tetap = (
        f"SELECT r.pegawai_id, {_hari('r.tmt_mulai')}, "
        f"{_kode('r.jenis_penugasan', kosakata.JENIS_PENUGASAN)}, coalesce(j.jenjang, -1::int2), "
        "{unit}, {opd}, r.id FROM pegawai_riwayatjabatan r "
        "LEFT JOIN j ON j.kode = r.jabatan_kode {gabung} "
        "WHERE r.instansi_id = %s AND r.dicabut_pada IS NULL AND r.tmt_mulai <= %s"
    )
    kenal = tetap.format(
        unit="u.id",
        opd="coalesce(u.opd_id, u.id)",
        gabung="JOIN u ON u.kode = r.unit_kode",
    )
    luar = tetap.format(
        unit="atas + dense_rank() OVER (ORDER BY r.unit_kode)",
        opd="atas + dense_rank() OVER (ORDER BY r.unit_kode)",
        gabung="CROSS JOIN (SELECT coalesce(max(id), 0) AS atas FROM pegawai_unitorganisasi) m",
    )
    kolom = baca_kolom(
        sql=f"""WITH j AS MATERIALIZED ({_JABATAN}),
                u AS MATERIALIZED (SELECT kode, id, opd_id FROM pegawai_unitorganisasi
                                   WHERE instansi_id = %s)
                {kenal} UNION ALL
                {luar} AND r.unit_kode NOT IN (SELECT kode FROM u)""",
        tipe={
            "orang": "i8", "mulai": "i4", "jenis": "i2", "jenjang": "i2", "unit": "i8",
            "opd": "i8", "id": "i8",
        },
        parameter=[instansi_id, instansi_id, instansi_id, sampai, instansi_id, sampai],
    )  # fmt: skip
    return kolom


def _standar(instansi_id: int, hari: date) -> dict[str, Kolom]:
    """What the version in force on D asks for. Where none was yet in force, the rows as they stand:
    those of an import, or of the first version that came."""
    tingkat = {f"t{i}": (f"{nama}::int2", "i2") for i, nama in enumerate(KOMPETENSI, start=1)}
    pilih = ", ".join(sql for sql, _ in tingkat.values())
    versi = standar_berlaku(instansi_id=instansi_id, hari=hari)
    if versi is None:
        dari = "kompetensi_standarjabatan WHERE instansi_id = %(instansi)s"
    else:
        dari = f"({sql_efektif('versi')}) e WHERE NOT e.lazim"
    return baca_kolom(
        sql=f"SELECT jabatan_id, {pilih} FROM {dari}",
        tipe={"jabatan": "i8", **{nama: tipe for nama, (_, tipe) in tingkat.items()}},
        parameter={"instansi": instansi_id, "versi": versi.pk if versi else None},
    )


_AREA = range(1, len(AREA_DIGITAL) + 1)


def _digital(instansi_id: int, sampai: date) -> tuple[dict[str, Kolom], dict[str, Kolom]]:
    """Combined levels of people, and what posts ask for, by the rules in force on D."""
    ketentuan = ketentuan_pada(instansi_id=instansi_id, hari=sampai)
    sql, parameter = sql_gabungan(instansi_id=instansi_id, hari=sampai, ketentuan=ketentuan)
    tingkat = {f"t{i}": (f"t{i}::int2", "i2") for i in _AREA}
    pilih = ", ".join(satu for satu, _ in tingkat.values())
    orang = baca_kolom(
        sql=f"SELECT pegawai_id, {_hari('tanggal')}, {pilih}, sumber::int2 FROM ({sql}) x",
        tipe={"orang": "i8", "tanggal": "i4", **{n: t for n, (_, t) in tingkat.items()},
              "sumber": "i2"},
        parameter=parameter,
    )  # fmt: skip
    sql, parameter = sql_standar(instansi_id=instansi_id, hari=sampai, ketentuan=ketentuan)
    syarat = {f"s{i}": (f"s{i}::int2", "i2") for i in _AREA}
    pilih = ", ".join(satu for satu, _ in syarat.values())
    jumlah = " + ".join(f"s{i}" for i in _AREA)
    jabatan = baca_kolom(
        sql=f"SELECT jabatan_id, {pilih}, sendiri::int::int2 FROM ({sql}) x WHERE {jumlah} > 0",
        tipe={"jabatan": "i8", **{n: t for n, (_, t) in syarat.items()}, "sendiri": "i2"},
        parameter=parameter,
    )
    return orang, jabatan


def masukan_baca(*, instansi_id: int, tanggal_acuan: date) -> m.Masukan:
    """All inputs of one agency as they stand now, up to the reference date.

    Each table is checked and sorted by another thread while the database is read on.
    """
    nama_bidang, per_pendidikan, per_jabatan = _bidang_ilmu(instansi_id)
    pasangan = np.array(per_jabatan, np.int64).reshape(-1, 2)
    bidang_jabatan: dict[str, Kolom] = {
        "jabatan": pasangan[:, 0],
        "bidang": pasangan[:, 1].astype(np.int32),
    }
    with ThreadPoolExecutor(1) as benang:

        def susun(kelas: type[Tabel], kolom: dict[str, Kolom]) -> Future[Tabel]:
            return benang.submit(_susun, kelas, kolom)

        tugas = [
            susun(m.BidangJabatan, bidang_jabatan),
            susun(m.Orang, _orang(instansi_id, per_pendidikan)),
            susun(m.StandarJabatan, _standar(instansi_id, tanggal_acuan)),
            susun(m.RiwayatJabatan, _riwayat_jabatan(instansi_id, tanggal_acuan)),
            *map(susun, (m.Digital, m.StandarDigital), _digital(instansi_id, tanggal_acuan)),
            *(susun(kelas, _fakta(kelas, instansi_id, tanggal_acuan)) for kelas in _FAKTA),
        ]
        tabel: dict[str, Any] = {satu.NAMA: satu for satu in (t.result() for t in tugas)}
    return m.Masukan(nama_bidang=nama_bidang, **tabel)


def _susun(kelas: type[Tabel], kolom: dict[str, Kolom]) -> Tabel:
    tabel = kelas(**kolom)
    # What was read is wider than what is kept, and sorting takes long.
    kolom.clear()
    return tabel.terurut()
