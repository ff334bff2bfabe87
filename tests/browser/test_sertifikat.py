"""A run, its certificate, a receipt that a bare Python checks, and one that was touched up; a run
that is cancelled while it goes on."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction
from playwright.sync_api import Page, expect

from karir.models import HasilPeringkat, ProsesPeringkat, RekapProses, SertifikatProses
from talenta.akun.izin import Peran
from talenta.inti.models import Pekerjaan
from talenta.lokal.portal import Portal
from tests.browser.langkah import SABAR, menu
from tests.browser.siap import sesi
from tests.fixtures.dunia import Daerah, bangun

MEJA, SAKU = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def _dunia() -> Daerah:
    """The small world, committed."""
    with transaction.atomic():
        prov = bangun(per_unit=3).prov
    return prov


def _minta(halaman: Page) -> None:
    menu(halaman, "Peta talenta")
    halaman.goto("/karir/hitung/")
    halaman.get_by_label("Tanggal acuan").fill("2026-06-30")
    halaman.get_by_role("button", name="Hitung", exact=True).click()


def test_dari_perhitungan_sampai_tanda_terima(
    data_nyata: None, portal: Portal, buka: Callable[..., Page], tmp_path: Path
) -> None:
    prov = _dunia()
    analis = buka(viewport=MEJA, storage_state=sesi(prov.akun[Peran.ANALIS_BKD]))
    analis.goto("/")
    _minta(analis)
    buka_hasil = analis.get_by_role("link", name="Buka hasil pemeringkatan")
    expect(buka_hasil).to_be_visible(timeout=SABAR)
    buka_hasil.click()
    analis.get_by_role("link", name="Tampilkan hasil ini").click()
    analis.get_by_role("button", name="Tampilkan hasil ini").click()
    proses = ProsesPeringkat.objects.latest("pk")
    kode = _sertifikat(analis, proses)

    with analis.expect_download() as pdf:
        analis.get_by_role("link", name="Berita acara (PDF)").click()
    assert pdf.value.path().read_bytes().startswith(b"%PDF-")

    _rekap_satu_lembar(analis, proses)

    tamu = buka(viewport=SAKU)
    tamu.goto("/")
    tamu.get_by_role("link", name="Periksa sertifikatnya").click()
    tamu.get_by_label("Kode sertifikat").fill(kode.lower().replace("-", " "))
    tamu.get_by_role("button", name="Cari").click()
    expect(tamu.get_by_role("heading", level=1)).to_have_text("Sertifikat perhitungan")
    expect(tamu.get_by_text(kode, exact=True)).to_be_visible()

    berkas, skrip = _tanda_terima(buka, prov, tmp_path)
    milik = HasilPeringkat.objects.get(proses=proses, pegawai__pengguna=prov.akun[Peran.ASN])
    status, keluaran = _periksa(skrip, berkas, kode)
    assert (status, keluaran.splitlines()[0][:5]) == (0, "COCOK")
    assert milik.nip in keluaran

    isi = json.loads(berkas.read_text(encoding="utf-8"))
    isi["isi"]["skor"]["kinerja"] += 1
    berkas.write_text(json.dumps(isi), encoding="utf-8")
    status, keluaran = _periksa(skrip, berkas, kode)
    assert status == 1
    assert keluaran.startswith("TIDAK COCOK")


def _sertifikat(halaman: Page, proses: ProsesPeringkat) -> str:
    """Wait for the worker's certificate on the run's page; return its code."""
    sertifikat = halaman.get_by_role("link", name="Sertifikat", exact=True)
    for _ in range(60):
        if SertifikatProses.objects.filter(proses=proses).exists():
            break
        halaman.wait_for_timeout(500)
    halaman.reload()
    terbit = SertifikatProses.objects.get(proses=proses)
    expect(halaman.get_by_text(terbit.kode_tertulis)).to_be_visible()
    sertifikat.click()
    expect(halaman.get_by_text(terbit.akar)).to_be_visible()
    halaman.go_back()
    return terbit.kode_tertulis


def _rekap_satu_lembar(halaman: Page, proses: ProsesPeringkat) -> None:
    """As many offices as a province has, with long names, still print on one sheet of A4."""
    rekap = RekapProses.objects.get(proses=proses)
    nama = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Pengendalian Penduduk"
    satu = rekap.isi[0]
    rekap.isi = [{**satu, "id": di, "nama": f"{nama} {di}", "jumlah": 12_345} for di in range(60)]
    rekap.save()
    halaman.goto(f"/karir/rekap/?proses={proses.pk}")
    expect(halaman.get_by_text("17 perangkat daerah lain")).to_be_visible()
    pdf = halaman.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def _tanda_terima(buka: Callable[..., Page], prov: Daerah, tmp_path: Path) -> tuple[Path, Path]:
    """The person reads what it is on a phone and takes receipt and program."""
    asn = buka(viewport=SAKU, storage_state=sesi(prov.akun[Peran.ASN]))
    asn.goto("/karir/hasil/saya/")
    asn.get_by_role("link", name="Tanda terima hasil ini").click()
    expect(asn.get_by_role("heading", level=1, name="Tanda terima hasil saya")).to_be_visible()
    jalur = []
    for tautan in ("Unduh tanda terima", "program pemeriksa"):
        with asn.expect_download() as unduhan:
            asn.get_by_role("link", name=tautan).click()
        jalur.append(tmp_path / unduhan.value.suggested_filename)
        unduhan.value.save_as(jalur[-1])
    return jalur[0], jalur[1]


def _periksa(skrip: Path, berkas: Path, kode: str) -> tuple[int, str]:
    """Run the program by a Python that sees no package and no portal."""
    jadi = subprocess.run(
        [sys.executable, "-I", "-S", str(skrip), str(berkas), kode],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=berkas.parent,
        env={"PYTHONUTF8": "1"},
    )
    return jadi.returncode, jadi.stdout


@pytest.mark.parametrize("dibunuh", [False, True], ids=["hidup", "dibunuh"])
def test_dibatalkan_sewaktu_berjalan(
    data_nyata: None, portal: Portal, buka: Callable[..., Page], dibunuh: bool
) -> None:
    """The worker is held while it freezes the inputs; cancelled then, it leaves nothing, also if
    it is killed before it hears of that."""
    prov = _dunia()
    sebelum = set(ProsesPeringkat.objects.values_list("pk", flat=True))
    analis = buka(viewport=MEJA, storage_state=sesi(prov.akun[Peran.ANALIS_BKD]))
    analis.goto("/")
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("LOCK TABLE karir_masukanbeku IN EXCLUSIVE MODE")
        _minta(analis)
        expect(analis.get_by_text("Membekukan masukan")).to_be_visible(timeout=SABAR)
        analis.get_by_role("button", name="Batalkan").click()
        tanya = analis.get_by_role("dialog", name="Batalkan pekerjaan ini?")
        tanya.get_by_role("button", name="Batalkan pekerjaan").click()
        expect(analis.get_by_text("Pembatalan diminta").first).to_be_visible()
        if dibunuh:
            os.killpg(portal.pid("worker"), signal.SIGKILL)
    if dibunuh:
        portal.mulai_worker()
    expect(analis.get_by_role("heading", name="Dibatalkan")).to_be_visible(timeout=SABAR)
    assert Pekerjaan.objects.get(jenis="karir.hitung").status == Pekerjaan.Status.BATAL
    assert set(ProsesPeringkat.objects.values_list("pk", flat=True)) == sebelum
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT count(*) FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid"
            " WHERE c.relkind = 'r' AND c.relname ~ '^karir_hasil_[0-9]+$' AND i.inhrelid IS NULL"
        )
        assert kursor.fetchone()[0] == 0
    _minta(analis)
    expect(analis.get_by_role("link", name="Buka hasil pemeringkatan")).to_be_visible(timeout=SABAR)
