"""What the demo says and clears away before it starts the portal."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from talenta.lokal import siap
from talenta.lokal.management.commands import demo
from talenta.lokal.portal import Portal, galat_port
from talenta.settings import security
from tests.fixtures.faktor import RAHASIA, kode_kini

AKAR = Path(__file__).resolve().parents[2]


def test_busy_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as penghuni:
        port = penghuni.getsockname()[1]
        hasil = subprocess.run(
            [sys.executable, "manage.py", "demo", f"--port={port}"],
            env={**os.environ, "TALENTA_DATA": str(tmp_path)},
            cwd=AKAR,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
    assert hasil.returncode == 1
    assert hasil.stderr == (
        f"Port {port} sedang dipakai program lain. Pilih yang lain, misalnya: make demo PORT=8123\n"
    )


def test_port_held_on_ipv6_alone_is_busy_too() -> None:
    """A browser asks ::1 first for localhost and would meet the stranger there."""
    try:
        penghuni = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("no IPv6 on this machine's loopback")
    port = penghuni.getsockname()[1]
    with penghuni:
        assert galat_port(port) == f"Port {port} sedang dipakai program lain"
    assert galat_port(port) is None


def test_leftovers_of_a_killed_demo_are_ended_and_strangers_are_not(tmp_path: Path) -> None:
    tidur = [sys.executable, "-c", "import time; time.sleep(60)"]
    sisa = subprocess.Popen([*tidur, f"--logfile={tmp_path}/log/web.log"], start_new_session=True)
    asing = subprocess.Popen(tidur, start_new_session=True)
    (tmp_path / "portal.json").write_text(json.dumps([sisa.pid, asing.pid]))

    Portal.bersihkan_sisa(tmp_path)

    assert sisa.wait(5) == -9
    assert asing.poll() is None
    asing.kill()
    asing.wait()
    assert not (tmp_path / "portal.json").exists()


def test_accounts_are_shown_as_a_table(tmp_path: Path) -> None:
    berkas = tmp_path / "akun-contoh.json"
    assert demo._tabel_akun(berkas) == ""
    akun = [
        {"peran": "Admin BKD", "nip": "198001012005011001", "sandi": "rahasia", "keterangan": "x"},
        {"peran": "ASN", "nip": "199001012015011002", "sandi": "rahasia-panjang", "keterangan": ""},
    ]
    berkas.write_text(json.dumps(akun), "utf-8")
    assert demo._tabel_akun(berkas).splitlines() == [
        "  PERAN      NIP                 KATA SANDI       KETERANGAN",
        "  Admin BKD  198001012005011001  rahasia          x",
        "  ASN        199001012015011002  rahasia-panjang",
    ]


def test_codes_of_sample_accounts(tmp_path: Path, settings, capsys) -> None:
    settings.TALENTA_DATA = tmp_path
    with pytest.raises(CommandError, match="make demo"):
        call_command("kode_demo")
    akun = [
        {"peran": "Admin BKD", "nip": "1", "sandi": "x", "totp": RAHASIA, "keterangan": ""},
        {"peran": "PPK", "nip": "2", "sandi": "x", "totp": "", "keterangan": ""},
    ]
    (tmp_path / "akun-contoh.json").write_text(json.dumps(akun), "utf-8")
    assert "make kode" in demo._tabel_akun(tmp_path / "akun-contoh.json")
    sebelum = kode_kini()
    call_command("kode_demo", "1")
    keluaran = capsys.readouterr().out
    assert any(f"Admin BKD  1  {kode}" in keluaran for kode in (sebelum, kode_kini()))
    with pytest.raises(CommandError, match="Tidak ada"):
        call_command("kode_demo", "2")
    settings.TALENTA_KODE_DEMO = False
    with pytest.raises(CommandError, match="mesin sendiri"):
        call_command("kode_demo")


def test_prepared_by_the_same_code_is_not_prepared_again(db: None, tmp_path: Path) -> None:
    """The mark follows the code, and stands in the database itself."""
    for nama in siap.MENENTUKAN[:-1]:
        (tmp_path / nama).mkdir()
    (tmp_path / siap.MENENTUKAN[-1]).touch()
    (tmp_path / "karir" / "aturan.json").write_text("{}")
    dulu = siap.tanda(tmp_path)
    assert siap.tanda(tmp_path) == dulu
    (tmp_path / "karir" / "aturan.json").write_text('{"a": 1}')
    assert siap.tanda(tmp_path) != dulu
    nama = connection.settings_dict["NAME"]
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{nama}").geturl()
    assert siap.tercatat(url) != dulu
    siap.catat(url, dulu)
    assert siap.tercatat(url) == dulu
    siap.catat(url, "")
    assert siap.tercatat(url) == ""


def test_codes_are_never_told_elsewhere() -> None:
    assert security.TALENTA_KODE_DEMO is False
