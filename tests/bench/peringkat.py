"""A whole run against reading and writing alone: the same facts out, rows as wide in, and nothing
computed between."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from unittest import mock

import django
from django.db import connection, transaction

from karir.models import ProsesPeringkat
from karir.services import masukan as pembaca
from karir.services.masukan import masukan_baca
from karir.services.proses import proses_jalankan
from talenta.akun.models import Instansi
from talenta.inti.services.audit import Pelaku
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, Waktu, detik, ukur

TOTAL_DETIK = 3
DASAR = "membaca fakta yang sama dan menulis baris selebar hasil, tanpa menghitung"
SALINAN = "bench_hasil"


def bench_peringkat(p: Panggung) -> Ukuran:
    """The large instansi as the portal's own import brought it in."""
    utuh, lantai = run_dan_lantai(p, kali=p.skala.kali)
    juga = ((f"< {TOTAL_DETIK} s", utuh.median < TOTAL_DETIK),)
    return Ukuran(
        nama=f"pemeringkatan utuh, {p.besar.proses.jumlah:,} orang",
        angka=detik(utuh.median),
        dasar=DASAR,
        angka_dasar=detik(lantai.median),
        rasio=utuh.median / lantai.median,
        target=None,
        sekurangnya=False,
        puncak=utuh.puncak,
        juga=juga,
    )


def run_dan_lantai(p: Panggung, *, kali: int) -> tuple[Waktu, Waktu]:
    """A whole run, and the floor under it, of the large instansi as it stands."""
    daerah = p.besar
    utuh = _utuh_di_anak(daerah.instansi.pk, daerah.acuan, kali)
    nomor = ProsesPeringkat.objects.filter(instansi=daerah.instansi).latest("pk").pk
    kueri = _kueri(daerah.instansi.pk, daerah.acuan)
    isi = _isi_partisi(nomor, p.folder / "partisi")
    _buang()
    lantai = ukur(
        lambda: _baca_dan_tulis(kueri, nomor, isi), kali=kali, pemanasan=1, sesudah=_buang
    )
    return utuh, lantai


def _utuh_di_anak(instansi_id: int, acuan: date, kali: int) -> Waktu:
    """In a process of its own, as a worker's: what loading the sample left here is not a run's."""
    nama = connection.settings_dict["NAME"]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=django.setup) as anak:
        return anak.submit(_utuh, nama, instansi_id, acuan, kali).result()


def _utuh(basis: str, instansi_id: int, acuan: date, kali: int) -> Waktu:
    connection.settings_dict["NAME"] = basis
    instansi = Instansi.objects.get(pk=instansi_id)

    def sekali() -> object:
        return proses_jalankan(instansi=instansi, tanggal_acuan=acuan, pelaku=Pelaku.sistem())

    return ukur(sekali, kali=kali, pemanasan=1)


def _kueri(instansi_id: int, acuan: Any) -> list[tuple[str, Sequence[object]]]:
    """The very queries by which a run reads its inputs."""
    terbaca: list[tuple[str, Sequence[object]]] = []
    asli = pembaca.baca_kolom

    def catat(*, sql: str, tipe: Mapping[str, str], parameter: Sequence[object]) -> Any:
        terbaca.append((sql, parameter))
        return asli(sql=sql, tipe=tipe, parameter=parameter)

    with mock.patch.object(pembaca, "baca_kolom", catat):
        masukan_baca(instansi_id=instansi_id, tanggal_acuan=acuan)
    return terbaca


def _isi_partisi(nomor: int, tujuan: Path) -> Path:
    with tujuan.open("wb") as wadah, connection.cursor() as kursor:
        kursor.cursor.copy_expert(
            f"COPY karir_hasil_{nomor} TO STDOUT (FORMAT binary)", wadah, size=1 << 20
        )
    return tujuan


def _indeks(nomor: int) -> list[str]:
    """What makes the indexes of the run's partition, said of the copy."""
    tabel = f"karir_hasil_{nomor}"
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_get_indexdef(indexrelid), indisprimary, indexrelid::regclass::text "
            "FROM pg_index WHERE indrelid = %s::regclass",
            [tabel],
        )
        semua = kursor.fetchall()
    return [
        f"ALTER TABLE {SALINAN} ADD PRIMARY KEY {bunyi[bunyi.index('(') :]}"
        if utama
        else bunyi.replace(tabel, SALINAN).replace(f"INDEX {nama.replace(tabel, SALINAN)}", "INDEX")
        for bunyi, utama, nama in semua
    ]


def _baca_dan_tulis(kueri: list[tuple[str, Sequence[object]]], nomor: int, isi: Path) -> None:
    """The floor: the same facts out of the database, the same rows into a table with the checks,
    the indexes and the statistics of the run's partition."""
    indeks = _indeks(nomor)
    with (
        transaction.atomic(),
        connection.cursor() as kursor,
        Path(os.devnull).open("wb") as lubang,
        isi.open("rb") as sumber,
    ):
        for sql, parameter in kueri:
            salin = kursor.cursor.mogrify(f"COPY ({sql}) TO STDOUT (FORMAT binary)", parameter)
            kursor.cursor.copy_expert(salin.decode(), lubang, size=1 << 20)
        kursor.execute(f"CREATE TABLE {SALINAN} (LIKE karir_hasil_{nomor} INCLUDING CONSTRAINTS)")
        kursor.execute(
            f"ALTER TABLE {SALINAN} ALTER skor SET STATISTICS 0, ALTER fakta SET STATISTICS 0"
        )
        kursor.cursor.copy_expert(
            f"COPY {SALINAN} FROM STDIN (FORMAT binary, FREEZE)", sumber, size=1 << 20
        )
        for bunyi in indeks:
            kursor.execute(bunyi)
        kursor.execute(f"ANALYZE {SALINAN}")


def _buang() -> None:
    with connection.cursor() as kursor:
        kursor.execute(f"DROP TABLE IF EXISTS {SALINAN}")
