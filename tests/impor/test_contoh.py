"""The sample files meet their key exactly, by the command that officers use."""

import csv
import json
from collections import Counter

import pytest
from django.core.management import call_command

from tests.impor.conftest import CONTOH, URUTAN

KUNCI = json.loads((CONTOH / "kunci.json").read_text())
HITUNGAN = ("dibaca", "baru", "sama", "ditolak", "peringatan")


def jalankan(jenis, laporan, capsys):
    call_command(
        "impor",
        jenis,
        str(CONTOH / f"{jenis}.csv"),
        "--instansi=contoh",
        "--terapkan",
        f"--laporan={laporan}",
    )
    hasil = json.loads(capsys.readouterr().out.splitlines()[-1])
    with laporan.open(newline="") as berkas:
        return hasil, list(csv.DictReader(berkas))


def test_seluruh_contoh_sesuai_kunci_lalu_sama_semua(instansi, tmp_path, capsys):
    for jenis in URUTAN:
        hasil, temuan = jalankan(jenis, tmp_path / f"{jenis}.csv", capsys)
        kunci = KUNCI[jenis]
        assert hasil == {"jenis": jenis, "berubah": 0} | {n: kunci[n] for n in HITUNGAN}
        ada = Counter((int(t["baris"]), t["tingkat"], t["kode"]) for t in temuan)
        harap = Counter((b, t, k) for b, t, k in kunci["temuan"])
        assert (jenis, ada - harap, harap - ada) == (jenis, Counter(), Counter())
    for jenis in URUTAN:
        hasil, _ = jalankan(jenis, tmp_path / f"{jenis}-lagi.csv", capsys)
        kunci = KUNCI[jenis]
        diterima = kunci["dibaca"] - kunci["ditolak"]
        assert (jenis, hasil["baru"], hasil["berubah"]) == (jenis, 0, 0)
        assert (jenis, hasil["sama"], hasil["ditolak"]) == (jenis, diterima, kunci["ditolak"])
        assert hasil["peringatan"] == kunci["peringatan"]


@pytest.mark.parametrize("jenis", URUTAN)
def test_pratinjau_tidak_menulis(instansi, jenis, tmp_path, capsys):
    call_command("impor", jenis, str(CONTOH / f"{jenis}.csv"), "--instansi=contoh")
    hasil = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert hasil["dibaca"] == KUNCI[jenis]["dibaca"]
    from talenta.impor.daftar import jenis_bernama

    assert not jenis_bernama(jenis).model._default_manager.exists()
