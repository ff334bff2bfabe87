"""Reading a SIMATA file into the rows of a snapshot, in bounded memory and in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.db import connection

from karir.simata.models import AcuanSimata
from karir.simata.tata import ANGKA, JENIS, KOMPONEN, desimal_tertulis
from talenta.impor.baca import Lembar, Pengenalan, buka
from talenta.impor.penampung import Lapor
from talenta.impor.potongan import BarisTemuan, Potongan, cucian_baru, petakan
from talenta.impor.salin import Penyalin, teks_salin
from talenta.impor.temuan import BERAT, DITOLAK, PERINGATAN, pesan
from talenta.inti.sandi_data import kunci_sidik
from talenta.pegawai.rumus import kunci_nama

POTONGAN: Final = 5_000
_MASUK, _TEMUAN, _GANDA = "pg_temp.simata_masuk", "pg_temp.simata_temuan", "pg_temp.simata_ganda"
_TEKS: Final = {"nama": "Nama", "unit_nama": "Unit Organisasi", "jabatan_nama": "Jabatan"}
_KOLOM: Final = (
    "baris", "ditolak", "nip", "sidik", "nama_kunci", *_TEKS, "kotak", "y", "x", "komponen",
)  # fmt: skip


@dataclass
class Bacaan:
    """How a file was read: its columns, the printed decimals of each, and the counts of rows."""

    pengenalan: Pengenalan
    desimal: dict[str, int] = field(default_factory=dict)
    dibaca: int = 0
    disimpan: int = 0
    ditolak: int = 0
    peringatan: int = 0
    tak_dikenal: int = 0


def baca(*, acuan: AcuanSimata, hari: date, lapor: Lapor) -> Bacaan:
    """Fill the snapshot's rows and findings inside the caller's transaction.

    Raises BerkasTidakTerbaca.
    """
    pembaca = buka(Path(acuan.berkas.isi.path), JENIS)
    bacaan = Bacaan(pembaca.pengenalan)
    _siapkan()
    penyalin, cucian = Penyalin(), cucian_baru(JENIS, hari)
    total = pembaca.pengenalan.perkiraan_baris
    try:
        for lembar in pembaca.lembaran(POTONGAN):
            _tampung(penyalin, Potongan(JENIS, lembar, hari, cucian), lembar, bacaan)
            lapor(selesai=bacaan.dibaca, total=total, langkah="Membaca dan memeriksa baris")
        penyalin.tunggu()
    except BaseException:
        penyalin.tinggalkan()
        raise
    lapor(selesai=bacaan.dibaca, total=total, langkah="Mencocokkan NIP dengan pegawai")
    _periksa_ganda()
    _simpan(acuan, bacaan)
    return bacaan


def _jalankan(sql: str, parameter: Sequence[Any] = ()) -> int:
    with connection.cursor() as kursor:
        kursor.execute(sql, list(parameter))
        return int(kursor.rowcount)


def _siapkan() -> None:
    for sql in (
        "CREATE TEMPORARY TABLE simata_masuk (baris int, ditolak bool, nip text, sidik text, "
        "nama_kunci text, nama text, unit_nama text, jabatan_nama text, kotak smallint, y bigint, "
        "x bigint, komponen bigint[]) ON COMMIT DROP",
        "CREATE TEMPORARY TABLE simata_temuan (baris int, kolom text, nilai text, kode text, "
        "tingkat text, pesan text) ON COMMIT DROP",
    ):
        _jalankan(sql)


def _tampung(penyalin: Penyalin, potongan: Potongan, lembar: Lembar, bacaan: Bacaan) -> None:
    kosong = [""] * len(potongan)
    nilai = {nama: potongan.nilai.get(nama, kosong) for nama in (*_TEKS.values(), *ANGKA, "Box")}
    for nama in ANGKA:
        if nama in potongan.nilai:
            tertulis = {desimal_tertulis(satu) for satu in set(nilai[nama]) if satu}
            bacaan.desimal[nama] = max(tertulis | {bacaan.desimal.get(nama, 0)})
    komponen = zip(*(nilai[nama] for nama in KOMPONEN), strict=True)
    isi = [
        list(map(str, lembar.baris)),
        ["t" if satu else "f" for satu in potongan.ditolak],
        potongan.kunci(),
        potongan.sidik(kunci_sidik()),
        petakan(nilai["Nama"], kunci_nama),
        *(nilai[nama] for nama in _TEKS.values()),
        nilai["Box"],
        nilai["Nilai Y"],
        nilai["Nilai X"],
        ["{" + ",".join(satu or "NULL" for satu in orang) + "}" for orang in komponen],
    ]
    bacaan.dibaca += len(potongan)
    penyalin.salin(_MASUK, _KOLOM, teks_salin(isi))
    if potongan.temuan:
        _salin_temuan(penyalin, potongan.temuan)


def _salin_temuan(penyalin: Penyalin, temuan: Sequence[BarisTemuan]) -> None:
    kolom = [list(map(str, satu)) for satu in zip(*temuan, strict=True)]
    nama = ("baris", "kolom", "nilai", "kode", "tingkat", "pesan")
    penyalin.salin(_TEMUAN, nama, teks_salin(kolom))


def _periksa_ganda() -> None:
    """Repeats of a row, and one NIP with different contents; rejected rows are compared too."""
    _jalankan(f"ANALYZE {_MASUK}")
    _jalankan(
        f"CREATE TEMPORARY TABLE simata_ganda ON COMMIT DROP AS SELECT nip, min(baris) AS pertama, "
        "count(DISTINCT sidik) > 1 AS beda, "
        "array_to_string((array_agg(baris ORDER BY baris))[1:5], ', ') AS letak "
        f"FROM {_MASUK} WHERE nip IS NOT NULL GROUP BY nip HAVING count(*) > 1"
    )
    dari = f"FROM {_MASUK} m JOIN {_GANDA} g ON g.nip = m.nip"
    _temukan("KUNCI_GANDA", DITOLAK, f"{dari} WHERE g.beda", rinci="g.letak")
    _jalankan(
        f"UPDATE {_MASUK} m SET ditolak = true FROM {_GANDA} g WHERE g.nip = m.nip AND g.beda"
    )
    ulangan = f"{dari} WHERE NOT g.beda AND m.baris > g.pertama"
    _temukan("BARIS_GANDA", PERINGATAN, ulangan, rinci="g.pertama::text")


def _temukan(kode: str, tingkat: str, dari: str, *, kolom: str = "", rinci: str = "''",
             nilai: str = "''", parameter: Sequence[Any] = ()) -> None:  # fmt: skip
    """A finding for every staged row of `dari`; `rinci` and `nilai` are SQL over its tables."""
    kalimat = pesan(baris=0, kolom=kolom, nilai="{nilai}", kode=kode, rinci="{rinci}")
    _jalankan(
        f"INSERT INTO {_TEMUAN} SELECT m.baris, %s, {nilai}, %s, %s, 'Baris ' || m.baris || "
        f"replace(replace(%s, '{{rinci}}', {rinci}), '{{nilai}}', {nilai}) {dari}",
        [kolom, kode, tingkat, kalimat.removeprefix("Baris 0"), *parameter],
    )


def _simpan(acuan: AcuanSimata, bacaan: Bacaan) -> None:
    """The accepted rows with whom they are about, then the findings: of one cell the severest."""
    bacaan.ditolak = _hitung(f"SELECT count(*) FROM {_MASUK} WHERE ditolak")
    ulangan = f"SELECT FROM {_GANDA} g WHERE g.nip = m.nip AND m.baris > g.pertama"
    bacaan.disimpan = _jalankan(
        "INSERT INTO karir_barissimata (instansi_id, unit_lft, acuan_id, baris, pegawai_id, nip, "
        "nama, nama_kunci, unit_nama, jabatan_nama, kotak, y, x, komponen) "
        "SELECT %s, coalesce(p.unit_lft, 0), %s, m.baris, p.id, m.nip, coalesce(m.nama, ''), "
        "coalesce(m.nama_kunci, ''), coalesce(m.unit_nama, ''), coalesce(m.jabatan_nama, ''), "
        f"m.kotak, m.y, m.x, m.komponen FROM {_MASUK} m "
        "LEFT JOIN pegawai_pegawai p ON p.nip = m.nip AND p.instansi_id = %s "
        f"WHERE NOT m.ditolak AND NOT EXISTS ({ulangan}) ORDER BY m.nip",
        [acuan.instansi_id, acuan.pk, acuan.instansi_id],
    )
    tak_dikenal = "FROM karir_barissimata m WHERE m.acuan_id = %s AND m.pegawai_id IS NULL"
    _temukan(
        "NIP_TIDAK_DITEMUKAN", PERINGATAN, tak_dikenal,
        kolom="NIP", nilai="m.nip", parameter=[acuan.pk],
    )  # fmt: skip
    bacaan.tak_dikenal = _hitung(f"SELECT count(*) {tak_dikenal}", [acuan.pk])
    berat = " ".join(f"WHEN '{tingkat}' THEN {n}" for tingkat, n in BERAT.items())
    _jalankan(
        "INSERT INTO karir_temuansimata (instansi_id, acuan_id, baris, kolom, nilai, kode, "
        "tingkat, pesan) SELECT %s, %s, baris, coalesce(kolom, ''), coalesce(nilai, ''), kode, "
        "tingkat, pesan FROM (SELECT *, row_number() OVER (PARTITION BY baris, kolom, CASE WHEN "
        f"kolom = '' THEN kode END ORDER BY CASE tingkat {berat} END, kode) AS ke FROM {_TEMUAN}) "
        "t WHERE ke = 1 ORDER BY baris, kolom, kode",
        [acuan.instansi_id, acuan.pk],
    )
    bacaan.peringatan = _hitung(
        f"SELECT count(DISTINCT t.baris) FROM {_TEMUAN} t JOIN {_MASUK} m ON m.baris = t.baris "
        "WHERE t.tingkat = %s AND NOT m.ditolak",
        [PERINGATAN],
    )
    _jalankan("ANALYZE karir_barissimata")


def _hitung(sql: str, parameter: Sequence[Any] = ()) -> int:
    with connection.cursor() as kursor:
        kursor.execute(sql, list(parameter))
        [(jumlah,)] = kursor.fetchall()
    return int(jumlah)
