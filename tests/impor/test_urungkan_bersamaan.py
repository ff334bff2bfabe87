"""Undoing beside others, on committed data: another file, a correction, a killed process."""

import io
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections, transaction

from talenta.akun.models import Instansi
from talenta.impor.models import Halangan, Impor
from talenta.impor.services import urungkan as layanan
from talenta.impor.services.langsung import impor_langsung
from talenta.inti.models import CatatanAudit
from talenta.lokal.portal import AKAR
from talenta.pegawai.models import Pegawai
from tests.conftest import portal_uji
from tests.impor.bantu import NIP, NIP_LAIN, csv, kirim
from tests.impor.conftest import terisi_baru
from tests.impor.test_urungkan import ALASAN, isi_tabel, urungkan

SEBENTAR, SABAR = 1.0, 60.0
ORANG_LAIN = {"NIP BARU": NIP_LAIN, "TANGGAL LAHIR": "17-03-1990", "JENIS KELAMIN": "F"}


@pytest.fixture
def lingkungan(django_db_setup: None, tmp_path: Path, settings: Any) -> dict[str, str]:
    """Of a process beside this one, on the same database and files."""
    settings.TALENTA_DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "berkas"
    return {**portal_uji(tmp_path).lingkungan, "TALENTA_LOGIN": "kerja"}


@pytest.fixture
def berisi(lingkungan: dict[str, str], basis_tetap: None) -> Instansi:
    """Committed: an agency, one person."""
    return terisi_baru()


@contextmanager
def di_samping(laku: Any) -> Iterator[Thread]:
    """`laku` on a thread and a connection of its own."""

    def jalan() -> None:
        try:
            laku()
        finally:
            connections.close_all()

    benang = Thread(target=jalan)
    yield benang
    benang.join(SABAR)
    assert not benang.is_alive()


def test_berkas_lain_menunggu_pengurungan_selesai(berisi, monkeypatch):
    """The other file is compared with the rows as they are after the undoing."""
    impor = kirim(berisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}, ORANG_LAIN))
    hasil = []
    isi = csv("pegawai", {"NAMA": "Nama Ketiga"}, ORANG_LAIN).encode()

    def impor_lain() -> None:
        hasil.append(
            impor_langsung(instansi=Instansi.objects.get(), jenis="pegawai", berkas=io.BytesIO(isi))
        )

    asli = layanan.kembalikan
    with di_samping(impor_lain) as benang:

        def sementara_berkas_lain_datang(*lain: Any) -> None:
            benang.start()
            benang.join(SEBENTAR)
            assert not hasil
            asli(*lain)

        monkeypatch.setattr(layanan, "kembalikan", sementara_berkas_lain_datang)
        assert urungkan(impor).status == "DIURUNGKAN"
    [lain] = hasil
    assert (lain.status, lain.baru, lain.berubah) == ("DITERAPKAN", 1, 1)
    assert Pegawai.objects.get(nip=NIP).nama == "Nama Ketiga"
    assert Pegawai.objects.filter(nip=NIP_LAIN).count() == 1


def test_pengurungan_menunggu_berkas_lain_lalu_terhalang(berisi):
    """An undoing that was asked for while another file is applied sees what that file wrote."""
    impor = kirim(berisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    with (
        di_samping(lambda: urungkan(Impor.objects.get(pk=impor.pk))) as benang,
        transaction.atomic(),
    ):
        lain = kirim(berisi, "pegawai", csv("pegawai", {"NAMA": "Nama Ketiga"}))
        benang.start()
        benang.join(SEBENTAR)
        assert benang.is_alive()
    assert Impor.objects.get(pk=impor.pk).status == "DITERAPKAN"
    assert Halangan.objects.get().impor_lain_id == lain.pk
    assert Pegawai.objects.get().nama == "Nama Ketiga"


def test_koreksi_yang_belum_selesai_ditunggu(berisi):
    """A correction that holds the row is waited for, and then stands in the way."""
    impor = kirim(berisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    with (
        di_samping(lambda: urungkan(Impor.objects.get(pk=impor.pk))) as benang,
        transaction.atomic(),
    ):
        Pegawai.objects.update(email="a@contoh.go.id")
        benang.start()
        benang.join(SEBENTAR)
        assert benang.is_alive()
    assert Halangan.objects.get().sebab == "DIUBAH"
    assert Pegawai.objects.values_list("nama", "email").get() == ("Nama Baru", "a@contoh.go.id")


def test_dua_pengurungan_sekaligus_terjadi_sekali(berisi):
    impor = kirim(berisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}))
    hasil = []

    def laku() -> None:
        hasil.append(urungkan(Impor.objects.get(pk=impor.pk)).status)

    with di_samping(laku) as satu, di_samping(laku) as dua:
        satu.start()
        dua.start()
    assert hasil == ["DIURUNGKAN"] * 2
    assert CatatanAudit.objects.filter(tindakan="impor.urungkan").count() == 1
    assert Pegawai.objects.get().nama == "Lalu Hidayat"


def _menunggu_audit() -> bool:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted "
            "AND relation = 'inti_catatanaudit'::regclass)"
        )
        return bool(kursor.fetchone()[0])


def test_proses_yang_dimatikan_tidak_meninggalkan_apa_pun(berisi, lingkungan):
    """SIGKILL once every row is written and only the audit is missing; then again, to the end."""
    impor = kirim(berisi, "pegawai", csv("pegawai", {"NAMA": "Nama Baru"}, ORANG_LAIN))
    semula = isi_tabel()
    perintah = [*(sys.executable, "manage.py", "urungkan_impor", str(impor.pk), "--alasan", ALASAN)]
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute("LOCK TABLE inti_catatanaudit IN SHARE MODE")
        proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan)
        try:
            batas = time.monotonic() + SABAR
            while not _menunggu_audit():
                assert proses.poll() is None
                assert time.monotonic() < batas
                time.sleep(0.2)
        finally:
            proses.send_signal(signal.SIGKILL)
            proses.wait()
    assert isi_tabel() == semula
    assert Impor.objects.get(pk=impor.pk).status == "DITERAPKAN"
    selesai = subprocess.run(perintah, cwd=AKAR, env=lingkungan, check=True, capture_output=True)
    assert b'"dihapus": 1, "dikembalikan": 1' in selesai.stdout
    assert Pegawai.objects.values_list("nip", "nama").get() == (NIP, "Lalu Hidayat")
