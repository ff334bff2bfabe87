"""What runs in production, checked without a container engine: compose, image, settings agree."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from celery.bin.celery import celery as program_celery
from click import Context
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.management import call_command, get_commands
from gunicorn.config import Config

from deploy import sehat
from talenta.inti.services.audit import Pelaku
from talenta.inti.services.berkas import berkas_simpan
from talenta.inti.tasks import hapus_sisa_unggahan

pytestmark = pytest.mark.lanjut

AKAR = Path(__file__).resolve().parents[2]
COMPOSE = (AKAR / "docker-compose.yml").read_text("utf-8")
APLIKASI = ("migrasi", "web", "worker", "beat")
LOGIN = {"migrasi": "pemilik", "web": "web", "worker": "kerja", "beat": "kerja"}
# In place of these each service is given the URL of its own login as DATABASE_URL.
TIDAK_DIBERIKAN = {"DATABASE_URL_WEB", "DATABASE_URL_KERJA"}
SISTEM = Pelaku.sistem()
BUKAN_SETELAN = {"DJANGO_SETTINGS_MODULE", "WEB_CONCURRENCY"}


def _isi(teks: str) -> dict:
    """Return the compose file with every variable filled in as a person's .env would."""
    teks = re.sub(r"\$\{(\w+):\?[^}]*\}", lambda m: f"rahasia-{m[1].lower()}-" + "a1b2c3" * 8, teks)
    teks = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", teks)
    return yaml.safe_load(teks)


LAYANAN = _isi(COMPOSE)["services"]


def _dibaca_setelan() -> set[str]:
    """Return every environment variable that the production settings read."""
    nama = set()
    for berkas in ("base", "api", "background", "database", "security", "production"):
        pohon = ast.parse((AKAR / "talenta" / "settings" / f"{berkas}.py").read_text("utf-8"))
        for simpul in ast.walk(pohon):
            if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str):
                nama |= set(re.findall(r"^(?:TALENTA|DATABASE|REDIS)_[A-Z_]+$", simpul.value))
    return nama


def _jalankan(lingkungan: dict[str, str], *perintah: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *perintah],
        env={"PATH": os.environ["PATH"], **{k: str(v) for k, v in lingkungan.items()}},
        cwd=AKAR,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_compose_file_follows_the_schema() -> None:
    skema = json.loads((AKAR / "tests" / "lokal" / "compose-spec.json").read_text("utf-8"))
    galat = jsonschema.Draft201909Validator(skema).iter_errors(_isi(COMPOSE))
    assert [f"{list(g.path)}: {g.message}" for g in galat] == []


@pytest.mark.parametrize("nama", APLIKASI)
def test_services_get_exactly_the_variables_the_settings_read(nama: str) -> None:
    diberikan = set(LAYANAN[nama]["environment"]) - BUKAN_SETELAN
    assert diberikan == _dibaca_setelan() - TIDAK_DIBERIKAN


@pytest.mark.parametrize("nama", APLIKASI)
def test_settings_load_with_what_a_service_is_given(nama: str) -> None:
    """...and each service knows only the password of its own login."""
    setelan = "from django.conf import settings as s; d = s.DATABASES['default']"
    hasil = _jalankan(
        LAYANAN[nama]["environment"],
        *("-c", f"{setelan}; print(s.TALENTA_LOGIN, d['USER'], d['HOST'], d['NAME'], s.REDIS_URL)"),
    )
    login = LOGIN[nama]
    assert hasil.stdout.split()[:4] == [login, f"talenta_{login}", "postgres", "talenta"], (
        hasil.stderr
    )
    assert hasil.stdout.rstrip().endswith("@valkey:6379/0")
    isi = json.dumps(LAYANAN[nama]["environment"])
    lain = {"pemilik", "web", "kerja", "postgres"} - {login}
    assert not [peran for peran in lain if f"talenta_sandi_{peran}" in isi]


def test_deployment_check_is_clean(tmp_path: Path) -> None:
    hasil = _jalankan(
        LAYANAN["web"]["environment"] | {"TALENTA_DATA": tmp_path},
        *("manage.py", "check", "--deploy", "--fail-level", "WARNING"),
    )
    assert hasil.returncode == 0, hasil.stderr


def test_uploads_are_received_on_the_volume_that_keeps_them(tmp_path: Path) -> None:
    """...of web and of the worker that deletes leftovers; never in the memory behind /tmp."""
    tampilkan = (
        "-c",
        "from django.conf import settings as s; print(s.FILE_UPLOAD_TEMP_DIR, s.MEDIA_ROOT)",
    )
    for nama in ("web", "worker"):
        layanan = LAYANAN[nama]
        sementara, tetap = map(Path, _jalankan(layanan["environment"], *tampilkan).stdout.split())
        volume = {satu.split(":")[0]: Path(satu.split(":")[1]) for satu in layanan["volumes"]}
        assert volume["data"] in sementara.parents
        assert volume["data"] in tetap.parents
        assert sementara != tetap
        assert tetap not in sementara.parents
        di_memori = [Path(satu.split(":")[0]) for satu in layanan["tmpfs"]]
        assert not [satu for satu in di_memori if satu in (sementara, *sementara.parents)]
    sementara = _jalankan(
        LAYANAN["web"]["environment"] | {"TALENTA_DATA": tmp_path}, *tampilkan
    ).stdout.split()[0]
    assert Path(sementara).stat().st_mode & 0o777 == 0o700


def test_an_upload_is_kept_by_renaming(db: None, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "berkas", tmp_path
    with TemporaryUploadedFile("unor.csv", "text/csv", 3, None) as unggahan:
        unggahan.write(b"abc")
        simpul = os.fstat(unggahan.fileno()).st_ino
        berkas = berkas_simpan(
            instansi_id=None, nama="unor.csv", isi=unggahan, tipe="text/csv", pelaku=SISTEM
        )
    assert os.stat(berkas.isi.path).st_ino == simpul
    assert Path(berkas.isi.path).read_bytes() == b"abc"
    assert not list(tmp_path.glob("*.upload*"))


def test_leftovers_of_uploads_are_deleted_by_the_schedule(settings, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    lama, baru, lain = (tmp_path / n for n in ("a.upload.csv", "b.upload.csv", "beat-jadwal.db"))
    for satu in (lama, baru, lain):
        satu.touch()
    for satu in (lama, lain):
        os.utime(satu, (0, 0))
    tugas = {satu["task"] for satu in settings.CELERY_BEAT_SCHEDULE.values()}
    assert hapus_sisa_unggahan.name in tugas
    assert hapus_sisa_unggahan() == 1
    assert sorted(satu.name for satu in tmp_path.iterdir()) == ["b.upload.csv", "beat-jadwal.db"]
    settings.FILE_UPLOAD_TEMP_DIR = None
    assert hapus_sisa_unggahan() == 0


@pytest.mark.parametrize(
    "nama",
    ["TALENTA_SECRET_KEY", "TALENTA_KUNCI_NIK", "TALENTA_HOSTS", "DATABASE_URL", "REDIS_URL"],
)
def test_production_refuses_to_start_without(nama: str) -> None:
    lingkungan = {k: v for k, v in LAYANAN["web"]["environment"].items() if k != nama}
    hasil = _jalankan(lingkungan, "-c", "from django.conf import settings; settings.DEBUG")
    assert hasil.returncode != 0
    assert f"Set the {nama} environment variable" in hasil.stderr


def test_nothing_secret_is_written_in_the_file() -> None:
    """Every password and key must come from outside, and the list of them is complete."""
    mentah = yaml.safe_load(COMPOSE)
    for layanan in mentah["services"].values():
        for nama, nilai in layanan.get("environment", {}).items():
            if re.search(r"SANDI|KUNCI|SECRET|PASSWORD|_URL$", nama):
                # Asked for, or nothing and then switched off.
                assert re.search(r"\$\{\w+:(\?|-\})", nilai), nama
    contoh = (AKAR / "deploy" / "contoh.env").read_text("utf-8")
    assert set(re.findall(r"\$\{(\w+):\?", COMPOSE)) == set(re.findall(r"^(\w+)=", contoh, re.M))
    pilihan = set(re.findall(r"\$\{(\w+):-", COMPOSE)) - {"TALENTA_VERSI"}
    assert pilihan == set(re.findall(r"^# (\w+)=", contoh, re.M))


def test_roles_are_made_with_the_variables_the_database_gets() -> None:
    sql = (AKAR / "deploy" / "peran.sql").read_text("utf-8")
    dibaca = set(re.findall(r"^\\getenv \w+ (\w+)", sql, re.M))
    assert dibaca == {k for k in LAYANAN["postgres"]["environment"] if k.startswith("TALENTA_")}


def test_every_lasting_service_is_watched_and_only_the_proxy_is_reachable() -> None:
    for nama, layanan in LAYANAN.items():
        if nama != "migrasi":
            assert layanan["restart"] == "unless-stopped", nama
            assert layanan["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}, nama
        assert ("ports" in layanan) == (nama == "proksi"), nama
        for ikatan in layanan.get("volumes", ()):
            asal = ikatan.split(":")[0]
            assert not asal.startswith(".") or (AKAR / asal).is_file(), ikatan


def test_application_runs_as_an_ordinary_user_without_capabilities() -> None:
    dockerfile = (AKAR / "Dockerfile").read_text("utf-8")
    assert re.findall(r"^USER (\S+)", dockerfile, re.M) == ["talenta"]
    assert dockerfile.index("\nUSER talenta") < dockerfile.index("\nCMD")
    for nama in APLIKASI:
        assert LAYANAN[nama]["cap_drop"] == ["ALL"]
        assert LAYANAN[nama]["read_only"] is True


def test_commands_exist_with_their_options() -> None:
    *awal, perintah_django = LAYANAN["migrasi"]["command"]
    assert awal == ["python", "manage.py"]
    assert perintah_django in get_commands()
    for nama in ("worker", "beat"):
        program, _, aplikasi, sub, *pilihan = LAYANAN[nama]["command"]
        assert (program, aplikasi, sub) == ("celery", "talenta", nama)
        perintah = program_celery.commands[sub]
        # Raises on an option that the command does not have.
        _, sisa, _ = perintah.make_parser(Context(perintah)).parse_args(list(pilihan))
        assert sisa == []
    dockerfile = (AKAR / "Dockerfile").read_text("utf-8")
    cmd = re.search(r"^CMD (\[.*?\])", dockerfile, re.M | re.S)[1]
    program, *argumen = json.loads(cmd.replace("\\\n", ""))
    assert program == "gunicorn"
    pilihan = Config().parser().parse_args(argumen)
    assert pilihan.args == ["talenta.wsgi:application"]
    # A sync worker is killed in the middle of an upload that takes longer than 30 seconds.
    assert pilihan.worker_class == "gthread"


def test_static_files_of_the_image_are_complete(settings, tmp_path: Path) -> None:
    """Every file a stylesheet names exists: collecting with hashed names fails otherwise."""
    settings.STORAGES = settings.STORAGES_PRODUKSI
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


def test_health_of_web_is_asked_under_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    ditanya = []

    class Jawaban:
        def close(self) -> None:
            ditanya.append("ditutup")

    def buka(permintaan, timeout: int) -> Jawaban:
        ditanya.extend([permintaan.full_url, permintaan.get_header("Host")])
        return Jawaban()

    monkeypatch.setattr("urllib.request.urlopen", buka)
    monkeypatch.setenv("TALENTA_HOSTS", "talenta.example.go.id,lain.example.go.id")
    sehat.web()
    assert ditanya == ["http://127.0.0.1:8000/sehat/", "talenta.example.go.id", "ditutup"]


def test_health_of_beat_is_the_age_of_its_schedule(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TALENTA_DATA", str(tmp_path))
    with pytest.raises(SystemExit):
        sehat.beat()
    jadwal = tmp_path / "beat-jadwal.db"
    jadwal.touch()
    sehat.beat()
    lama = jadwal.stat().st_mtime - sehat.JADWAL_BASI - 10
    os.utime(jadwal, (lama, lama))
    with pytest.raises(SystemExit):
        sehat.beat()
