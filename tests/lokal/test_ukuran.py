"""What watchers read: alive, ready, and figures for Prometheus behind a word."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from talenta.inti import ukuran
from talenta.inti.models import CatatanAudit, Pekerjaan
from talenta.inti.services.audit import Pelaku, catat, segel
from talenta.inti.views import sehat
from tests.fixtures.dunia import Dunia
from tests.fixtures.klien import klien

KATA = "kata-pemantau"
AKAR = Path(__file__).resolve().parents[2]


def _ukuran() -> dict[tuple[str, ...], float]:
    """Samples by name and values of their labels, as a web process tells them."""
    with override_settings(TALENTA_METRIK_KUNCI=KATA):
        jawaban = klien().get("/metrik/", HTTP_AUTHORIZATION=f"Bearer {KATA}")
    assert jawaban.status_code == 200
    return {
        (satu.name, *(nilai for _, nilai in sorted(satu.labels.items()))): satu.value
        for keluarga in text_string_to_metric_families(jawaban.content.decode())
        for satu in keluarga.samples
    }


@pytest.mark.parametrize("kepala", ["", "Bearer salah", KATA, "Bearer "])
@pytest.mark.parametrize("kunci", ["", KATA])
def test_figures_are_for_whoever_says_the_word(dunia: Dunia, kunci: str, kepala: str) -> None:
    with override_settings(TALENTA_METRIK_KUNCI=kunci):
        assert klien().get("/metrik/", HTTP_AUTHORIZATION=kepala).status_code == 302
        masuk = klien(dunia.prov.akun["ADMIN_BKD"])
        assert masuk.get("/metrik/", HTTP_AUTHORIZATION=kepala).status_code == 404


def test_requests_are_counted_by_view_and_never_by_path(dunia: Dunia) -> None:
    orang = dunia.prov.pegawai["BIDANG_A"][0]
    admin = klien(dunia.prov.akun["ADMIN_BKD"])
    kunci = ("talenta_permintaan_total", "GET", "200", "pegawai:profil")
    sebelum = _ukuran().get(kunci, 0)
    admin.get(f"/pegawai/{orang.pk}/?cari={orang.nip}")
    admin.get("/tidak/ada/")
    admin.generic("SEMBARANG", "/")
    sesudah = _ukuran()
    assert sesudah[kunci] == sebelum + 1
    assert sesudah["talenta_permintaan_total", "GET", "404", "-"] >= 1
    assert ("talenta_permintaan_detik_bucket", "+Inf", "pegawai:profil") in sesudah
    label = {nilai for satu in sesudah for nilai in satu[1:]}
    assert "SEMBARANG" not in label
    assert not [satu for satu in label if satu.startswith("/")]


def test_jobs_seals_and_backups_are_counted_over_all_agencies(dunia: Dunia) -> None:
    while segel():
        pass
    awal = _ukuran()
    assert awal["talenta_audit_belum_disegel",] == 0
    assert ("talenta_cadangan_detik",) not in awal
    for instansi in (dunia.prov.instansi, dunia.kab.instansi):
        Pekerjaan.objects.create(jenis="uji.antre", judul="x", instansi_id=instansi.pk)
    Pekerjaan.objects.filter(jenis="uji.antre").update(
        dibuat_pada=timezone.now() - timedelta(minutes=5)
    )
    catat(
        pelaku=Pelaku.sistem(), tindakan="cadangan.buat", objek_jenis="cadangan", objek_id="talenta"
    )
    akhir = _ukuran()
    assert akhir["talenta_pekerjaan", "uji.antre", "ANTRE"] == 2
    assert 290 < akhir["talenta_antre_detik",] < 400
    assert akhir["talenta_audit_belum_disegel",] == 1
    assert 0 <= akhir["talenta_cadangan_detik",] < 60
    assert 0 < akhir["talenta_cakram_bebas_byte",] <= akhir["talenta_cakram_byte",]


def test_a_worker_gives_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ukuran, "KUNCI_DENYUT", "talenta:denyut:uji")
    monkeypatch.setattr(ukuran, "_denyut_terakhir", -100.0)
    assert ukuran.denyut() is None
    ukuran.denyut_catat(0.0)
    lama = ukuran.denyut()
    assert lama is not None
    assert 0 <= lama < 5
    from django.conf import settings
    from redis import Redis

    with Redis.from_url(settings.REDIS_URL) as redis:
        redis.delete("talenta:denyut:uji")
        ukuran.denyut_catat(5.0)  # too soon for another
        assert not redis.exists("talenta:denyut:uji")
    with override_settings(REDIS_URL="redis://127.0.0.1:1/0"):
        ukuran.denyut_catat(100.0)
        assert ukuran.denyut() is None


def test_alive_without_a_database() -> None:
    """pytest-django refuses every connection here."""
    jawaban = Client().get("/sehat/hidup/")
    assert (jawaban.status_code, jawaban.content) == (200, b"hidup\n")


def test_ready_says_what_is_not(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    while segel():
        pass
    k = klien()
    assert k.get("/sehat/siap/").status_code == 200
    catat(pelaku=Pelaku.sistem(), tindakan="uji", objek_jenis="uji", objek_id=1)
    assert k.get("/sehat/siap/").json()["segel"] is True
    monkeypatch.setattr(sehat, "SEGEL_TERTINGGAL", 0)
    monkeypatch.setattr(sehat, "RUANG_PALING_SEDIKIT", 1 << 80)
    monkeypatch.setattr(sehat, "broker_ada", lambda: False)
    jawaban = k.get("/sehat/siap/")
    assert jawaban.status_code == 503
    assert jawaban.json() == {
        "basis_data": True, "migrasi": True, "antrean": False, "segel": False, "ruang": False,
    }  # fmt: skip
    with connection.cursor() as kursor:
        kursor.execute(
            "DELETE FROM django_migrations WHERE (app, name) = "
            "(SELECT app, max(name) FROM django_migrations WHERE app = 'inti' GROUP BY app)"
        )
    assert k.get("/sehat/siap/").json()["migrasi"] is False
    assert CatatanAudit.objects.exists()


def test_recycled_processes_leave_no_files_behind(tmp_path: Path) -> None:
    """A successor goes on counting in the files of its place."""
    skrip = """
import importlib.util, os, sys
spek = importlib.util.spec_from_file_location("setelan", "deploy/gunicorn.py")
setelan = importlib.util.module_from_spec(spek)
spek.loader.exec_module(setelan)
from prometheus_client import Counter, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
hitung = Counter("uji", "x")
class Server: WORKERS = {}
class Anak: pass
for giliran in range(3):
    para = []
    for _ in range(2):
        anak = Anak()
        setelan.pre_fork(Server, anak)
        pid = os.fork()
        if pid == 0:
            setelan.post_fork(Server, anak)
            hitung.inc()
            os._exit(0)
        Server.WORKERS[pid] = anak
        para.append(pid)
    for pid in para:
        os.waitpid(pid, 0)
        del Server.WORKERS[pid]
daftar = CollectorRegistry()
MultiProcessCollector(daftar)
folder = os.environ["PROMETHEUS_MULTIPROC_DIR"]
print(b"uji_total 6.0" in generate_latest(daftar), len(os.listdir(folder)))
setelan.on_exit(Server)
print(os.path.exists(folder))
"""
    hasil = subprocess.run(
        [sys.executable, "-c", skrip], cwd=AKAR, capture_output=True, text=True, check=False
    )
    assert hasil.stdout == "True 3\nFalse\n", hasil.stderr
