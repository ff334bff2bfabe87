"""Columns through binary COPY and back."""

import struct
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from django.db import DataError, connection

from karir.services.salin import (
    baca_baris,
    baca_kolom,
    baris,
    medan_kolom,
    mendahului,
    tulis_aliran,
)

pytestmark = pytest.mark.django_db
BATAS = {"i2": 2**15, "i4": 2**31, "i8": 2**63}
PG = {"i2": "int2", "i4": "int4", "i8": "int8"}


def _tabel(susunan: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(f"CREATE TEMP TABLE uji ({susunan}) ON COMMIT DROP")


def tulis_kolom(kolom: dict[str, np.ndarray], potongan: int = 1000) -> None:
    """The columns into `uji`, so many rows a piece."""
    kepala = struct.pack(">h", len(kolom))
    semua = [kepala + medan for medan in medan_kolom(kolom)]
    tulis_aliran(
        tabel="uji",
        kolom=list(kolom),
        potongan=(
            b"".join(semua[awal : awal + potongan]) for awal in range(0, len(semua), potongan)
        ),
    )


def _acak(jumlah: int, jenis: str) -> np.ndarray:
    r = np.random.default_rng(jumlah)
    kolom = r.integers(-BATAS[jenis], BATAS[jenis], jumlah, dtype=jenis)
    kolom[:2] = [-BATAS[jenis], BATAS[jenis] - 1][: len(kolom)]
    return kolom


@pytest.mark.parametrize("jumlah", [0, 1, 7, 1000, 1001])
def test_bolak_balik(jumlah: int) -> None:
    """Every width with its extremes, over piece borders, empty included."""
    kolom = {f"k{jenis}": _acak(jumlah, jenis) for jenis in BATAS}
    _tabel(", ".join(f"k{jenis} {PG[jenis]}" for jenis in BATAS))
    tulis_kolom(kolom, potongan=250)
    kembali = baca_kolom(
        sql="SELECT ki2, ki4, ki8 FROM uji",
        tipe={f"k{jenis}": jenis for jenis in BATAS},
        parameter=[],
    )
    for nama, isi in kolom.items():
        assert kembali[nama].dtype == isi.dtype
        assert kembali[nama].dtype.isnative
        assert np.array_equal(kembali[nama], isi), nama


def test_matriks_menjadi_larik() -> None:
    skor = np.arange(24, dtype="i4").reshape(6, 4)
    fakta = -np.arange(12, dtype="i8").reshape(6, 2) << 40
    _tabel("no int2, skor int4[], fakta int8[]")
    tulis_kolom({"no": np.arange(6, dtype="i2"), "skor": skor, "fakta": fakta}, potongan=4)
    with connection.cursor() as kursor:
        kursor.execute("SELECT skor, fakta FROM uji ORDER BY no")
        baris = kursor.fetchall()
    assert [b[0] for b in baris] == skor.tolist()
    assert [b[1] for b in baris] == fakta.tolist()


def test_baris_yang_sangat_lebar() -> None:
    """More columns and bytes than one read of the COPY stream holds."""
    nama = [f"k{i}" for i in range(400)]
    _tabel(", ".join(f"{n} int8" for n in nama))
    kolom = {n: np.arange(500, dtype="i8") * (i + 1) for i, n in enumerate(nama)}
    tulis_kolom(kolom)
    kembali = baca_kolom(
        sql=f"SELECT {', '.join(nama)} FROM uji ORDER BY k0",
        tipe=dict.fromkeys(nama, "i8"),
        parameter=[],
    )
    assert all(np.array_equal(kembali[n], kolom[n]) for n in nama)


@pytest.mark.parametrize("sql", ["SELECT NULL::int4", "SELECT 1 UNION ALL SELECT NULL"])
def test_kosong_ditolak(sql: str) -> None:
    with pytest.raises(ValueError, match=r"tidak tetap|kosong"):
        baca_kolom(sql=sql, tipe={"a": "i4"}, parameter=[])


def test_kosong_yang_lebarnya_kebetulan_pas_ditolak() -> None:
    """Two NULLs beside a wider value take as many bytes as declared; still refused."""
    with pytest.raises(ValueError, match="kolom a kosong"):
        # 2 + (4) + (4 + 8) bytes a row against 2 + (4 + 4) + (4 + 4).
        baca_kolom(sql="SELECT NULL::int4, 5::int8", tipe={"a": "i4", "b": "i4"}, parameter=[])


@pytest.mark.parametrize(("ungkapan", "jenis"), [("1::int8", "i4"), ("1::int2", "i4")])
def test_lebar_lain_ditolak(ungkapan: str, jenis: str) -> None:
    with pytest.raises(ValueError, match=r"tidak tetap|bukan"):
        baca_kolom(sql=f"SELECT {ungkapan}", tipe={"a": jenis}, parameter=[])


def test_parameter_tidak_menjadi_sql() -> None:
    jahat = "x') TO STDOUT; DROP TABLE karir_prosesperingkat; --"
    kolom = baca_kolom(sql="SELECT length(%s)::int4", tipe={"panjang": "i4"}, parameter=[jahat])
    assert kolom["panjang"].tolist() == [len(jahat)]


def test_lebar_lain_tidak_tertulis() -> None:
    _tabel("a int2")
    with pytest.raises(DataError):
        tulis_kolom({"a": np.array([1], "i4")})


def test_baris_utuh_dibaca_lalu_ditulis() -> None:
    """What one COPY gives, another takes: texts, empty ones and NULL."""
    _tabel("a int4, b text, c text")
    isi = [(1, "Ä\t\\N", ""), (2, "", None), (3, "x" * 70_000, "-")]
    tulis_aliran(
        tabel="uji",
        kolom=["a", "b", "c"],
        potongan=[
            baris(struct.pack(">i", a), b.encode(), None if c is None else c.encode())
            for a, b, c in isi
        ],
    )
    terbaca = baca_baris(sql="SELECT a, b, c FROM uji WHERE a <> %s ORDER BY a", parameter=[0])
    assert len(terbaca) == 3
    tulis_aliran(tabel="uji", kolom=["a", "b", "c"], potongan=terbaca)
    with connection.cursor() as kursor:
        kursor.execute("SELECT a, b, c FROM uji ORDER BY a")
        assert kursor.fetchall() == [satu for satu in isi for _ in range(2)]


def test_tanpa_baris() -> None:
    assert baca_baris(sql="SELECT 1 WHERE false", parameter=[]) == []


def test_mendahului_menjaga_urutan_dan_galat() -> None:
    """Each thing is made before the one in front of it is handed back, by one other thread."""
    benang: set[int] = set()

    def isi() -> Iterator[int]:
        for satu in range(1, 6):
            benang.add(threading.get_ident())
            yield satu
        raise ValueError("habis")

    didahului = mendahului(isi())
    assert [next(didahului) for _ in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(ValueError, match="habis"):
        next(didahului)
    assert len(benang - {threading.get_ident()}) == len(benang) == 1
