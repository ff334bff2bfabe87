"""A whole run against reading and writing alone: the same facts out, rows as wide in, and nothing
computed between."""

import io
from collections.abc import Mapping, Sequence
from typing import Any
from unittest import mock

from django.db import connection, transaction

from karir.services import masukan as pembaca
from karir.services.masukan import masukan_baca
from karir.services.proses import proses_jalankan
from talenta.inti.services.audit import Pelaku
from tests.bench.panggung import Panggung
from tests.bench.ukur import Ukuran, detik, ukur

TARGET = 3
SALINAN = "bench_hasil"


def bench_peringkat(p: Panggung) -> Ukuran:
    daerah = p.besar
    kueri = _kueri(daerah.instansi.pk, daerah.acuan)
    isi = _isi_partisi(daerah.proses.pk)
    utuh = ukur(
        lambda: proses_jalankan(
            instansi=daerah.instansi, tanggal_acuan=daerah.acuan, pelaku=Pelaku.sistem()
        ),
        kali=p.skala.kali,
        pemanasan=1,
    )
    lantai = ukur(
        lambda: _baca_dan_tulis(kueri, daerah.proses.pk, isi), kali=p.skala.kali, pemanasan=1
    )
    return Ukuran(
        nama=f"pemeringkatan utuh, {daerah.proses.jumlah:,} orang",
        angka=detik(utuh.median),
        dasar="membaca fakta yang sama dan menulis baris selebar hasil, tanpa menghitung",
        angka_dasar=detik(lantai.median),
        rasio=utuh.median / lantai.median,
        target=TARGET,
        sekurangnya=False,
        puncak=utuh.puncak,
    )


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


def _isi_partisi(nomor: int) -> bytes:
    wadah = io.BytesIO()
    with connection.cursor() as kursor:
        kursor.cursor.copy_expert(
            f"COPY karir_hasil_{nomor} TO STDOUT (FORMAT binary)", wadah, size=1 << 20
        )
    return wadah.getvalue()


def _baca_dan_tulis(kueri: list[tuple[str, Sequence[object]]], nomor: int, isi: bytes) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        for sql, parameter in kueri:
            salin = kursor.cursor.mogrify(f"COPY ({sql}) TO STDOUT (FORMAT binary)", parameter)
            kursor.cursor.copy_expert(salin.decode(), io.BytesIO(), size=1 << 20)
        kursor.execute(f"CREATE TABLE {SALINAN} (LIKE karir_hasil_{nomor} INCLUDING CONSTRAINTS)")
        kursor.cursor.copy_expert(
            f"COPY {SALINAN} FROM STDIN (FORMAT binary)", io.BytesIO(isi), size=1 << 20
        )
        kursor.execute(f"ALTER TABLE {SALINAN} ADD PRIMARY KEY (proses_id, pegawai_id)")
        kursor.execute(
            f"CREATE INDEX ON {SALINAN} (proses_id, unit_lft) "
            "INCLUDE (instansi_id, status, kotak, krs)"
        )
        kursor.execute(f"CREATE INDEX ON {SALINAN} (proses_id, peringkat, nip)")
        transaction.set_rollback(True)
