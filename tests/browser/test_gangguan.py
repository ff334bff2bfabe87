"""What an officer sees when the machinery fails, and that nothing is lost or half done."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from celery import Celery
from django.db import connection, transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from kinerja.models import PredikatTahunan
from talenta.akun.izin import Peran
from talenta.impor.models import Impor
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.lokal.portal import AKAR, Portal
from tests.browser.langkah import SABAR
from tests.browser.siap import BERKAS, Contoh, sesi
from tests.conftest import _port_bebas

Buka = Callable[..., Page]
S = Pekerjaan.Status


@pytest.fixture
def analis(contoh: Contoh) -> dict[str, object]:
    """Browser options of an Analis BKD of the sample."""
    akun = contoh.dunia.prov.akun[Peran.ANALIS_BKD]
    return {"storage_state": sesi(akun), "viewport": {"width": 1440, "height": 900}}


@contextmanager
def web_tanpa_antrean(portal: Portal) -> Iterator[str]:
    """A second web process on the same data, for which the broker does not answer; its address."""
    port = _port_bebas()
    with (portal.data / "log" / "web-tanpa-antrean.log").open("ab") as log:
        web = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "talenta.wsgi", "--no-control-socket"),
                f"--bind=127.0.0.1:{port}",
            ],
            env={
                **portal.lingkungan,
                "TALENTA_LOGIN": "web",
                "REDIS_URL": f"redis://127.0.0.1:{_port_bebas()}/0",
            },
            stdout=log,
            stderr=log,
            cwd=AKAR,
        )
    try:
        _tunggu(lambda: _menjawab(f"http://127.0.0.1:{port}/sehat/"), "the second web")
        yield f"http://localhost:{port}"
    finally:
        web.terminate()
        web.wait(20)


def _menjawab(alamat: str) -> bool:
    try:
        urllib.request.urlopen(alamat, timeout=5).close()  # noqa: S310
    except (urllib.error.URLError, OSError):
        return False
    return True


def _tunggu(syarat: Callable[[], bool], apa: str, batas: float = SABAR / 1000) -> None:
    akhir = time.monotonic() + batas
    while not syarat():
        assert time.monotonic() < akhir, f"waited in vain for {apa}"
        time.sleep(0.1)


def _sapu(portal: Portal, pekerjaan: Pekerjaan) -> None:
    """Let the job look a minute older, for the sweeper leaves young ones alone; then sweep now."""
    lama = timezone.now() - timedelta(minutes=1)
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(dibuat_pada=lama)
    Pekerjaan.objects.filter(pk=pekerjaan.pk, mulai_pada__isnull=False).update(mulai_pada=lama)
    with Celery(broker=portal.lingkungan["REDIS_URL"]) as antrean:
        antrean.send_task("talenta.inti.tasks.sapu_pekerjaan")


def test_tanpa_antrean_pekerjaan_menunggu_lalu_berjalan(
    portal: Portal, contoh: Contoh, buka: Buka, analis: dict[str, object]
) -> None:
    with web_tanpa_antrean(portal) as alamat:
        halaman = buka(**{**analis, "base_url": alamat})
        halaman.goto("/karir/hitung/")
        halaman.get_by_label("Tanggal acuan").fill("2026-06-30")
        halaman.get_by_role("button", name="Hitung", exact=True).click()
        expect(halaman.locator("#kemajuan")).to_contain_text(
            "Antrean sedang tidak terjangkau; pekerjaan tersimpan dan akan berjalan sendiri."
        )
        expect(halaman.locator("#kemajuan .chip")).to_have_text("Menunggu giliran")
        pekerjaan = Pekerjaan.objects.get(pk=int(halaman.url.rstrip("/").rsplit("/", 1)[1]))
        assert pekerjaan.status == S.ANTRE
        halaman.goto("about:blank")
    # The broker is back: the sweeper, which comes every 20 seconds, finds the job.
    _sapu(portal, pekerjaan)
    halaman = buka(**analis)
    halaman.goto(f"/pekerjaan/{pekerjaan.pk}/")
    expect(halaman.get_by_role("link", name="Buka hasil pemeringkatan")).to_be_visible(
        timeout=SABAR
    )


def test_worker_mati_di_tengah_penerapan(
    portal: Portal, contoh: Contoh, buka: Buka, analis: dict[str, object]
) -> None:
    semula = PredikatTahunan.objects.filter(predikat="BAIK").count()
    isi = (BERKAS / "kinerja.csv").read_bytes().replace(b",Baik\n", b",Sangat Baik\n")
    isi = isi.replace(b",Baik\r\n", b",Sangat Baik\r\n")
    halaman = buka(**analis)
    halaman.goto("/impor/unggah/")
    halaman.get_by_label("Berkas", exact=True).set_input_files(
        {"name": "kinerja-baru.csv", "mimeType": "text/csv", "buffer": isi}
    )
    halaman.get_by_role("button", name="Unggah dan periksa").click()
    terapkan = halaman.get_by_role("button", name=re.compile(r"^Terapkan [\d.]+ baris$"))
    expect(terapkan).to_be_visible(timeout=SABAR)
    impor = Impor.objects.get(berkas__nama="kinerja-baru.csv")
    assert impor.berubah > 500

    with _audit_tertahan():
        terapkan.click()
        halaman.get_by_role("dialog").get_by_role("button", name="Terapkan", exact=True).click()
        expect(halaman.locator(".head .chip")).to_have_text("Sedang diterapkan")
        _tunggu(_ada_yang_tertahan, "the worker to have written all rows")
        os.killpg(portal.pid("worker"), signal.SIGKILL)
        _tunggu(lambda: portal.mati() == "worker", "the worker's death")
        impor.refresh_from_db()
        assert impor.status == Impor.Status.MENERAPKAN
    portal.mulai_worker()
    pekerjaan = impor.pekerjaan
    assert pekerjaan is not None
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.percobaan) == (S.BERJALAN, 1)
    assert PredikatTahunan.objects.filter(predikat="BAIK").count() == semula, "half applied"

    _sapu(portal, pekerjaan)
    expect(halaman.locator(".head .chip")).to_have_text("Diterapkan", timeout=SABAR)
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.percobaan) == (S.SELESAI, 2)
    assert PredikatTahunan.objects.filter(predikat="BAIK").count() < semula
    impor.refresh_from_db()
    assert impor.status == Impor.Status.DITERAPKAN


@contextmanager
def _audit_tertahan() -> Iterator[None]:
    """Nobody writes to the audit meanwhile: the worker is caught with its rows written, before
    the last one of its transaction."""
    nama = connection.ops.quote_name(CatatanAudit._meta.db_table)
    with transaction.atomic():
        with connection.cursor() as kursor:
            kursor.execute(f"LOCK TABLE {nama} IN SHARE MODE")
        yield


def _ada_yang_tertahan() -> bool:
    with connection.cursor() as kursor:
        kursor.execute(
            """
            SELECT EXISTS (
                SELECT FROM pg_locks menunggu JOIN pg_locks menulis USING (pid)
                WHERE NOT menunggu.granted AND menunggu.relation = %s::regclass
                    AND menulis.mode = 'RowExclusiveLock' AND menulis.relation = %s::regclass)
            """,
            [CatatanAudit._meta.db_table, PredikatTahunan._meta.db_table],
        )
        return bool(kursor.fetchone()[0])
