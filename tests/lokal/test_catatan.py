"""Lines of the logs: what they say, and that nothing of a person is in them."""

import json
import logging
import sys
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.db import IntegrityError, transaction

from talenta.inti import log as catatan
from talenta.inti.log import BarisJson, BarisTeks, Konteks, bersih, bersih_pesan
from talenta.inti.log_gunicorn import LogGunicorn
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

NIP, NIK, NAMA = "198001012005010001", "5201011501800001", "Siti Rahmawati"
BENTUK = [BarisTeks, BarisJson]


def _baris(bentuk: type[logging.Formatter], pesan: str, *nilai: object, **lain: Any) -> str:
    catatan_ = logging.LogRecord("uji", logging.ERROR, __file__, 1, pesan, nilai, None)
    for nama, isi in lain.items():
        setattr(catatan_, nama, isi)
    Konteks().filter(catatan_)
    return bentuk().format(catatan_)


def _galat(bentuk: type[logging.Formatter], galat: Exception) -> str:
    try:
        raise galat
    except Exception:
        return _baris(bentuk, "gagal", exc_info=sys.exc_info())


@pytest.mark.parametrize("bentuk", BENTUK)
@pytest.mark.parametrize(
    "pesan",
    [
        f"pegawai {NIP} tidak ada",
        f"NIK={NIK};",
        "NIP 19800101 200501 0 001 dan 520101 150180 0001",
        f"GET /pegawai/?cari={NAMA.replace(' ', '+')}&x=1",
        f"duplicate key\nDETAIL:  Key (nip, nama)=({NIP}, {NAMA}) already exists.\n",
        f"syntax error\nLINE 1: INSERT INTO x VALUES ('{NAMA}')\n                    ^\n",
        f"gagal\nDETAIL:  Failing row contains (1, {NAMA}\n{NAMA}, {NIP}).",
    ],
)
def test_nothing_of_a_person_in_a_message(bentuk: type[logging.Formatter], pesan: str) -> None:
    baris = _baris(bentuk, pesan)
    for rahasia in (NIP, NIK, NAMA, NAMA.replace(" ", "+"), "19800101 200501 0 001"):
        assert rahasia not in baris


@pytest.mark.parametrize("bentuk", BENTUK)
def test_nothing_of_a_person_in_an_exception(bentuk: type[logging.Formatter]) -> None:
    for galat in (
        ValueError(f"invalid literal for int() with base 10: '{NAMA}'"),
        KeyError(NAMA),
        psycopg2.DataError(f'invalid input syntax for type date: "{NAMA}"\nCONTEXT:  COPY {NAMA}'),
        RuntimeError(f"Key (nip)=({NIP}) already exists"),
    ):
        baris = _galat(bentuk, galat)
        assert type(galat).__name__ in baris
        assert "test_catatan.py" in baris
        assert NAMA not in baris
        assert NIP not in baris


@pytest.mark.parametrize("bentuk", BENTUK)
def test_a_real_violation_tells_the_constraint_and_no_value(
    dunia: Dunia, bentuk: type[logging.Formatter]
) -> None:
    satu = dunia.prov.pegawai["BIDANG_A"][0]
    satu.pk = None
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        satu.save(force_insert=True)
    assert satu.nip in str(galat.value)
    baris = _galat(bentuk, galat.value)
    assert "pegawai_nip" in baris
    for rahasia in (satu.nip, satu.nama):
        assert rahasia not in baris


@pytest.mark.parametrize("bentuk", BENTUK)
def test_a_message_that_repeats_its_exception_is_cleaned_too(
    bentuk: type[logging.Formatter],
) -> None:
    """Celery writes the exception into its message; ours pass it as a value."""
    galat = ValueError(f"Field 'id' expected a number but got '{NAMA}'.")
    assert NAMA not in _baris(bentuk, "antrean menolak: %s", galat)
    diulang = _baris(bentuk, f"Task x raised: {galat!r}", exc_info=(ValueError, galat, None))
    assert NAMA not in diulang
    assert "Task x raised: ValueError([nilai])" in diulang


def test_what_helps_is_kept() -> None:
    assert bersih("relasi inti_berkas baris 123456 pada 2026-11-22T10:00:00.123456") == (
        "relasi inti_berkas baris 123456 pada 2026-11-22T10:00:00.123456"
    )
    assert bersih_pesan('relation "inti_berkas" does not exist') == (
        'relation "inti_berkas" does not exist'
    )


def test_a_json_line_has_fixed_names_and_nothing_else() -> None:
    tanda = catatan.permintaan.set("abc-1")
    try:
        baris = _baris(
            BarisJson,
            "permintaan",
            tampilan="pegawai:daftar",
            status=200,
            objek=int(NIP),
            request="<WSGI rahasia>",
        )
    finally:
        catatan.permintaan.reset(tanda)
    isi = json.loads(baris)
    assert isi.pop("waktu").endswith("+00:00")
    assert isi == {
        "tingkat": "ERROR",
        "sumber": "uji",
        "pesan": "permintaan",
        "permintaan": "abc-1",
        "tampilan": "pegawai:daftar",
        "status": 200,
        "objek": "[angka]",
    }


def test_gunicorn_writes_in_the_same_form(tmp_path: Path) -> None:
    from gunicorn.config import Config

    cfg = Config()
    cfg.set("errorlog", str(tmp_path / "web.log"))
    LogGunicorn(cfg).error("Error handling request %s", f"/pegawai/?cari={NIP}")
    isi = json.loads((tmp_path / "web.log").read_text("utf-8"))
    assert isi["pesan"] == "Error handling request /pegawai/?[dihapus]"


def test_a_request_is_one_line_with_its_number(
    dunia: Dunia, caplog: pytest.LogCaptureFixture
) -> None:
    akun = dunia.prov.akun["ADMIN_BKD"]
    orang = dunia.prov.pegawai["BIDANG_A"][0]
    with caplog.at_level(logging.INFO, "talenta.permintaan"):
        jawaban = klien(akun).get(f"/pegawai/{orang.pk}/?cari={orang.nip}", HTTP_X_REQUEST_ID="x")
        klien(akun).get("/sehat/")
    [satu] = [c for c in caplog.records if c.name == "talenta.permintaan"]
    assert satu.akun == akun.pk
    assert (satu.metode, satu.tampilan, satu.status) == ("GET", "pegawai:profil", 200)
    assert satu.objek == orang.pk
    assert satu.db_kueri > 3
    assert 0 < satu.db_ms <= satu.lama_ms
    nomor = jawaban.headers["X-Request-ID"]
    assert nomor != "x"
    assert len(nomor) == 36


def test_the_database_server_keeps_no_values_of_failed_statements() -> None:
    """...in its own log; the compose file says the same."""
    from talenta.lokal.postgres import SETELAN

    compose = (Path(__file__).resolve().parents[2] / "docker-compose.yml").read_text("utf-8")
    for nama, nilai in (("log_error_verbosity", "terse"), ("log_min_error_statement", "panic")):
        assert SETELAN[nama] == nilai
        assert f'"{nama}={nilai}"' in compose
