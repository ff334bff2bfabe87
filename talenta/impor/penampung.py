"""Staging of one import: an unlogged table filled by COPY, and findings beside it.

Filled inside one transaction, so a killed worker leaves nothing half done. What a preview staged is
kept for applying (talenta.impor.tampungan).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from talenta.impor.baca import Pengenalan
from talenta.impor.jenis import Jenis, Kolom, Rujukan, Turunan
from talenta.impor.models import Impor
from talenta.impor.potongan import BarisTemuan, Potongan
from talenta.impor.salin import Penyalin, teks_salin
from talenta.impor.temuan import BERAT, DITOLAK, KATALOG
from talenta.inti.sandi_data import kunci_sidik

Lapor = Callable[..., None]


@dataclass(frozen=True)
class Tercuci:
    """A cleaned chunk: its rows and findings in COPY's text format, how many rows, how many cells
    of which column were mapped."""

    baris: int
    masuk: bytes
    temuan: bytes
    dipetakan: dict[str, int]


def _teks_temuan(temuan: Sequence[BarisTemuan], *, himpunan: str) -> bytes:
    if not temuan:
        return b""
    kolom = [list(map(str, satu)) for satu in zip(*temuan, strict=True)]
    return teks_salin([*kolom, [himpunan] * len(temuan)])


class Penampung:
    """The staged rows of one import.

    `masuk` holds every data row: baris, ditolak, semula (rejected by the file alone), ganda, kunci
    (NULL if unreadable), sidik, and one typed column a known column; `temuan` the findings, with
    `himpunan` for those of a check against the records and `asal` for a cell that it emptied;
    `ganda` the keys that stand in the file more than once; `terima` (talenta.impor.pilah) the
    accepted rows beside the stored ones.
    """

    def __init__(self, *, impor: Impor, jenis: Jenis, pengenalan: Pengenalan, hari: date) -> None:
        self.impor = impor
        self.instansi_id: int = impor.instansi_id
        self.jenis = jenis
        self.pengenalan = pengenalan
        self.hari = hari
        self.masuk = f"penampung.masuk_{impor.pk}"
        self.temuan = f"penampung.temuan_{impor.pk}"
        self.ganda = f"penampung.ganda_{impor.pk}"
        self.terima = f"penampung.terima_{impor.pk}"
        # Made and dropped within one check; a temporary table would forbid parallel plans.
        self.asing = f"penampung.asing_{impor.pk}"
        self.ubah = f"penampung.ubah_{impor.pk}"
        self.setara = f"penampung.setara_{impor.pk}"
        self.hitungan: dict[str, int] = {}
        # Whether the rows were staged, and their outcomes stored, by a preview.
        self.dari_pratinjau = False
        self._kunci_sidik = kunci_sidik()
        self._penyalin = Penyalin()

    # Columns of this file

    @property
    def kolom(self) -> list[Kolom]:
        """Known columns that the file has, in declared order."""
        return [kolom for kolom in self.jenis.kolom if kolom.nama in self.pengenalan.letak]

    @property
    def kolom_tertampung(self) -> list[Kolom]:
        """Those of them that are stored, looked up or shown; the rest (NIK in plain, say) goes no
        further than into what is computed from it."""
        perlu = {*self.jenis.kunci, self.jenis.sebutan, *(r.kolom for r in self.jenis.rujukan)}
        return [kolom for kolom in self.kolom if kolom.simpan or kolom.nama in perlu]

    @property
    def rujukan(self) -> list[Rujukan]:
        """References whose column the file has."""
        return [satu for satu in self.jenis.rujukan if satu.kolom in self.pengenalan.letak]

    @property
    def turunan(self) -> list[Turunan]:
        """Computed columns with at least one of their sources in the file."""
        return [satu for satu in self.jenis.turunan if any(map(self.hadir, satu.dari))]

    def hadir(self, nama: str) -> bool:
        """Whether the file has this column."""
        return nama in self.pengenalan.letak

    def staging(self, nama: str) -> str:
        """Name of the staged column of a header."""
        return self.jenis.kolom_bernama(nama).staging

    # Tables

    def jalankan(self, sql: str, parameter: Sequence[Any] | None = None) -> int:
        """Run one statement; return the number of rows it touched."""
        with connection.cursor() as kursor:
            kursor.execute(sql, parameter)
            return int(kursor.rowcount)

    def ambil(self, sql: str, parameter: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
        """Run a query whose answer is small."""
        with connection.cursor() as kursor:
            kursor.execute(sql, parameter)
            return list(kursor.fetchall())

    def siapkan(self) -> None:
        """Make the empty tables; what an earlier try may have left is dropped."""
        self.buang()
        kolom = [f"{k.staging} {k.pembersih.pada(self.hari).tipe}" for k in self.kolom_tertampung]
        kolom += [f"t_{t.simpan} {t.tipe}" for t in self.turunan]
        self.jalankan(
            f"CREATE UNLOGGED TABLE {self.masuk} (baris int, ditolak bool, semula bool, ganda bool "
            f"DEFAULT false, kunci text, sidik bytea, {', '.join(kolom)})"
        )
        self.jalankan(
            f"CREATE UNLOGGED TABLE {self.temuan} (baris int, kolom text, nilai text, kode text, "
            "tingkat text, pesan text, himpunan bool, asal text)"
        )

    def buang(self) -> None:
        """Drop the tables."""
        semua = f"{self.masuk}, {self.temuan}, {self.ganda}, {self.terima}"
        self.jalankan(f"DROP TABLE IF EXISTS {semua}")

    def buang_terima(self) -> None:
        """Drop what only counts against the records of this moment."""
        self.jalankan(f"DROP TABLE IF EXISTS {self.terima}")

    def pulihkan(self) -> None:
        """Make the staged rows as the file alone left them, for checking all of them again."""
        self.pengenalan.catatan.clear()
        kolom = self.ambil(f"SELECT DISTINCT kolom FROM {self.temuan} WHERE asal IS NOT NULL")
        for (nama,) in kolom:
            tipe = self.jenis.kolom_bernama(nama).pembersih.tipe
            self.jalankan(
                f"UPDATE {self.masuk} m SET {self.staging(nama)} = t.asal::{tipe} "
                f"FROM {self.temuan} t WHERE t.baris = m.baris AND t.kolom = %s "
                "AND t.asal IS NOT NULL",
                [nama],
            )
        self.jalankan(f"DELETE FROM {self.temuan} WHERE himpunan")
        self.jalankan(f"UPDATE {self.masuk} SET ditolak = semula WHERE ditolak <> semula")

    def isi(self, potongan: Potongan) -> Tercuci:
        """One cleaned chunk and its findings as they are copied; touches no connection."""
        ditolak = ["t" if satu else "f" for satu in potongan.ditolak]
        nilai: list[list[str]] = [
            list(map(str, potongan.baris)),
            ditolak,
            ditolak,
            potongan.kunci(),
            ["\\x" + sidik for sidik in potongan.sidik(self._kunci_sidik)],
            *(potongan.nilai[kolom.nama] for kolom in self.kolom_tertampung),
            *(turunan.fungsi(potongan.nilai) for turunan in self.turunan),
        ]
        return Tercuci(
            baris=len(potongan),
            masuk=teks_salin(nilai),
            temuan=_teks_temuan(potongan.temuan, himpunan="f"),
            dipetakan=potongan.dipetakan,
        )

    def tambah(self, tercuci: Tercuci) -> None:
        """Copy one cleaned chunk and its findings into the tables."""
        nama = ["baris", "ditolak", "semula", "kunci", "sidik"]
        nama += [kolom.staging for kolom in self.kolom_tertampung]
        nama += [f"t_{turunan.simpan}" for turunan in self.turunan]
        self._penyalin.salin(self.masuk, nama, tercuci.masuk)
        self._salin_temuan(tercuci.temuan)

    def gagal_isi(self) -> None:
        """Leave the connection free for the rollback."""
        self._penyalin.tinggalkan()

    def selesai_isi(self) -> None:
        """Wait until all chunks are in the tables."""
        self._penyalin.tunggu()

    # Findings

    def tulis_temuan(self, temuan: Sequence[BarisTemuan]) -> None:
        """Add findings that a check over all rows made in Python."""
        self._salin_temuan(_teks_temuan(temuan, himpunan="t"))
        self._penyalin.tunggu()

    def _salin_temuan(self, isi: bytes) -> None:
        if isi:
            kolom = ("baris", "kolom", "nilai", "kode", "tingkat", "pesan", "himpunan")
            self._penyalin.salin(self.temuan, kolom, isi)

    def temukan(
        self,
        *,
        kode: str,
        tingkat: str,
        syarat: str,
        parameter: Sequence[Any] = (),
        kolom: str = "",
        nilai: str = "''",
        rinci: str = "''",
        tambahan: str = "''",
        dari: str = "",
        di: str = "",
        kosongkan: bool = False,
        tetap: bool = False,
    ) -> int:
        """Add a finding for every staged row `m` that meets `syarat`; return how many.

        `di` is a table of some of the staged rows, with the columns looked at, if not of all.
        `nilai`, `rinci` and `tambahan` (a further sentence) are SQL expressions over `m` and the
        tables in `dari` (a JOIN clause). Rows are rejected, or the cell emptied, as asked. `tetap`
        says that the file alone decides it, whatever the records hold.
        """
        isi = KATALOG[kode]
        letak = f", kolom {kolom}: " if kolom else ": "
        asal = f"m.{self.staging(kolom)}::text" if kosongkan else "NULL"
        ada = self.jalankan(
            f"INSERT INTO {self.temuan} SELECT m.baris, %s, {nilai}, %s, %s, 'Baris ' || m.baris "
            f"|| %s || replace(replace(%s, '{{rinci}}', {rinci}), '{{nilai}}', {nilai}) "
            f"|| ' ' || %s || {tambahan}, {not tetap}, {asal} "
            f"FROM {di or self.masuk} m {dari} WHERE {syarat}",
            [kolom, kode, tingkat, letak, isi.masalah, isi.saran, *parameter],
        )
        if ada and tingkat == DITOLAK:
            self.tolak(kode=kode, kolom=kolom, tetap=tetap)
        if ada and kosongkan:
            self.jalankan(
                f"UPDATE {self.masuk} m SET {self.staging(kolom)} = NULL FROM {self.temuan} t "
                "WHERE t.baris = m.baris AND t.kode = %s AND t.kolom = %s",
                [kode, kolom],
            )
        return ada

    def tolak(self, *, kode: str, kolom: str, tetap: bool = False) -> None:
        """Reject the rows that have this finding."""
        juga = ", semula = true" if tetap else ""
        self.jalankan(
            f"UPDATE {self.masuk} m SET ditolak = true{juga} FROM {self.temuan} t "
            "WHERE t.baris = m.baris AND t.kode = %s AND t.kolom = %s AND NOT m.ditolak",
            [kode, kolom],
        )

    def simpan_temuan(self) -> None:
        """Replace the stored findings of the import: of one cell only the severest."""
        berat = " ".join(f"WHEN '{tingkat}' THEN {n}" for tingkat, n in BERAT.items())
        self.jalankan("DELETE FROM impor_temuan WHERE impor_id = %s", [self.impor.pk])
        self.jalankan(
            f"""INSERT INTO impor_temuan
                    (instansi_id, impor_id, baris, kolom, nilai, kode, tingkat, pesan)
                SELECT %s, %s, baris, kolom, coalesce(nilai, ''), kode, tingkat, pesan
                FROM (SELECT *, row_number() OVER (
                          PARTITION BY baris, kolom, CASE WHEN kolom = '' THEN kode END
                          ORDER BY CASE tingkat {berat} END, kode) AS ke
                      FROM {self.temuan}) t
                WHERE ke = 1 ORDER BY baris, kolom, kode""",
            [self.instansi_id, self.impor.pk],
        )
        self.jalankan("DELETE FROM impor_barisditolak WHERE impor_id = %s", [self.impor.pk])
        if len(self.jenis.kunci) == 1:
            self.jalankan(
                "INSERT INTO impor_barisditolak (instansi_id, impor_id, baris, kunci) "
                f"SELECT %s, %s, baris, kunci FROM {self.masuk} "
                "WHERE ditolak AND kunci IS NOT NULL ORDER BY baris",
                [self.instansi_id, self.impor.pk],
            )

    def kelompok_temuan(self) -> list[list[Any]]:
        """Rows of the stored findings by code and level: [kode, tingkat, how many]."""
        return [
            list(satu)
            for satu in self.ambil(
                "SELECT kode, tingkat, count(DISTINCT baris) FROM impor_temuan "
                "WHERE impor_id = %s GROUP BY kode, tingkat ORDER BY kode, tingkat",
                [self.impor.pk],
            )
        ]
