"""The embedded servers: shared, stopped by the last one out, and alive again after any death."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from talenta.lokal import biner, postgres, proses, server

pytestmark = pytest.mark.lanjut

AKAR = Path(__file__).resolve().parents[2]
LOKAL = [sys.executable, str(AKAR / "manage.py"), "lokal", "--"]
DARI_LUAR = {
    *("DATABASE_URL", "DATABASE_URL_WEB", "DATABASE_URL_KERJA", "REDIS_URL"),
    *("TALENTA_LOGIN", "DJANGO_SETTINGS_MODULE"),
}


class Tempat:
    """A data folder of its own and what runs in it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._jalan: list[subprocess.Popen[str]] = []

    def lingkungan(self, **lain: str) -> dict[str, str]:
        asal = {k: v for k, v in os.environ.items() if k not in DARI_LUAR}
        return {**asal, "TALENTA_DATA": str(self.data), **lain}

    def jalankan(
        self, *perintah: str, awalan: tuple[str, ...] = (), **lain: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*awalan, *LOKAL, *perintah],
            env=self.lingkungan(**lain),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def tahan(
        self, skrip: str = "echo $DATABASE_URL; read -r _"
    ) -> tuple["subprocess.Popen[str]", str]:
        """Start a command that stays until its input is closed; return it and its first line."""
        anak = subprocess.Popen(
            [*LOKAL, "sh", "-c", skrip],
            env=self.lingkungan(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._jalan.append(anak)
        return anak, anak.stdout.readline().strip()

    def pid_postgres(self) -> int:
        return int((self.data / "pg" / "postmaster.pid").read_text().split()[0])

    def server_jalan(self) -> list[str]:
        """Return the command lines of the servers that run in this folder."""
        semua = (proses.baris_perintah(int(p.name)) for p in Path("/proc").glob("[0-9]*"))
        return [baris for baris in semua if str(self.data) in baris and "manage.py" not in baris]

    def bereskan(self) -> None:
        """Leave nothing running, whatever the test came to."""
        for anak in self._jalan:
            anak.terminate()
            anak.communicate(timeout=30)
        if self.server_jalan():
            self.jalankan("true")


@pytest.fixture(scope="module")
def cetakan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that was used once and stopped."""
    tempat = Tempat(tmp_path_factory.mktemp("cetakan") / "data")
    hasil = tempat.jalankan("sh", "-c", "exit 7")
    assert hasil.returncode == 7, hasil.stderr
    return tempat.data


@pytest.fixture
def tempat(cetakan: Path, tmp_path: Path) -> Iterator[Tempat]:
    shutil.copytree(cetakan, tmp_path / "data")
    yield (tempat := Tempat(tmp_path / "data"))
    tempat.bereskan()


def _nilai(url: str, sql: str) -> object:
    sambungan = psycopg2.connect(url)
    try:
        with sambungan, sambungan.cursor() as kursor:
            kursor.execute(sql)
            return kursor.fetchone()[0] if kursor.description else None
    finally:
        sambungan.close()


def test_last_one_out_stops_the_servers(tempat: Tempat) -> None:
    pertama, url = tempat.tahan()
    assert _nilai(url, "SELECT current_user") == "talenta_pemilik"
    assert len(tempat.server_jalan()) == 2

    kedua = tempat.jalankan("sh", "-c", "echo $DATABASE_URL; exit 7")

    assert (kedua.returncode, kedua.stdout.strip()) == (7, url)
    assert _nilai(url, "SELECT 1") == 1
    pertama.communicate()
    assert tempat.server_jalan() == []


def test_start_after_the_launcher_was_killed(tempat: Tempat) -> None:
    yatim, url = tempat.tahan()
    _nilai(url, "CREATE TABLE catatan AS SELECT 42 AS isi")
    yatim.kill()
    yatim.communicate()
    assert len(tempat.server_jalan()) == 2

    lagi, url = tempat.tahan()

    assert _nilai(url, "SELECT isi FROM catatan") == 42
    lagi.communicate()
    assert tempat.server_jalan() == []


def test_start_after_everything_was_killed(tempat: Tempat) -> None:
    yatim, url = tempat.tahan()
    _nilai(url, "CREATE TABLE catatan AS SELECT 42 AS isi")
    tanda = f"-D {tempat.data / 'pg'}"
    yatim.kill()
    proses.hentikan(tempat.pid_postgres(), tanda, signal.SIGKILL)
    proses.hentikan(int((tempat.data / "valkey" / "pid").read_text()), "valkey", signal.SIGKILL)
    yatim.communicate()
    # After a restart of the machine the number in the file belongs to somebody else.
    berkas = tempat.data / "pg" / "postmaster.pid"
    berkas.write_text(
        berkas.read_text().replace(berkas.read_text().split()[0], str(os.getpid()), 1)
    )

    lagi, url = tempat.tahan()

    assert _nilai(url, "SELECT isi FROM catatan") == 42
    lagi.communicate()


def test_outside_servers_are_used_and_nothing_is_started(tmp_path: Path) -> None:
    tempat = Tempat(tmp_path / "data")

    hasil = tempat.jalankan(
        *("sh", "-c", "echo $DATABASE_URL $REDIS_URL ${DATABASE_URL_WEB-tidak diisi}"),
        DATABASE_URL="postgres://luar/talenta",
        REDIS_URL="redis://luar/0",
    )

    assert hasil.stdout.strip() == "postgres://luar/talenta redis://luar/0 tidak diisi"
    assert not tempat.data.exists()


def test_command_chooses_login_and_settings_itself(tempat: Tempat) -> None:
    skrip = "echo ${TALENTA_LOGIN-kosong} ${DJANGO_SETTINGS_MODULE-kosong}"
    assert tempat.jalankan("sh", "-c", skrip).stdout.split() == ["kosong", "kosong"]


def test_sigterm_reaches_the_command(tempat: Tempat) -> None:
    skrip = "trap 'exit 5' TERM; echo siap; while :; do sleep 0.05; done"
    anak, _ = tempat.tahan(skrip)

    anak.send_signal(signal.SIGTERM)

    assert anak.wait(20) == 5
    assert tempat.server_jalan() == []


def test_command_ended_by_a_signal_gives_128_and_its_number(tempat: Tempat) -> None:
    assert tempat.jalankan("sh", "-c", "kill -KILL $$").returncode == 137


def test_unknown_command_is_said_in_one_line(tempat: Tempat) -> None:
    hasil = tempat.jalankan("tidak-ada-perintah-ini")
    assert hasil.returncode == 1
    assert hasil.stderr.startswith("Perintah tidak-ada-perintah-ini tidak dapat dijalankan")
    assert len(hasil.stderr.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("cara", ["pengguna biasa", "root tanpa unshare"])
def test_other_users(cara: str, tmp_path: Path) -> None:
    """An ordinary user, and root in a container that denies user namespaces."""
    tempat, awalan, path = Tempat(tmp_path / "data"), (), os.environ["PATH"]
    if cara == "pengguna biasa":
        # The checkout may be closed to others; the capability to pass is all this user has.
        caps = ("--inh-caps=+dac_override", "--ambient-caps=+dac_override")
        awalan = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *caps)
        awalan += ("--securebits=+no_setuid_fixup",)
    else:
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin" / "setpriv").symlink_to(shutil.which("setpriv"))
        path = str(tmp_path / "bin")

    hasil = tempat.jalankan("/bin/sh", "-c", "echo $DATABASE_URL; exit 7", awalan=awalan, PATH=path)

    assert (hasil.returncode, hasil.stdout[:11]) == (7, "postgres://"), hasil.stderr
    assert (tempat.data / "pg").stat().st_uid == 65534
    assert tempat.server_jalan() == []


@pytest.mark.parametrize(
    ("cari", "nama"), [(biner.postgres, "PostgreSQL"), (biner.valkey, "Valkey")]
)
def test_without_wheel_and_path_one_line_says_what_to_install(
    cari, nama: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(biner, "_paket", lambda nama: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(server.GalatLokal, match=f"^{nama} tidak ditemukan. Pasang {nama}") as galat:
        cari()
    assert "\n" not in str(galat.value)


def test_programs_on_path_serve_where_there_is_no_wheel(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(biner, "_paket", lambda nama: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    for nama in ("initdb", "postgres", "psql", "redis-server"):
        (tmp_path / nama).touch(0o755)
    assert biner.postgres().postgres == tmp_path / "postgres"
    assert biner.valkey() == tmp_path / "redis-server"


def test_taken_port_is_not_insisted_on(tmp_path: Path) -> None:
    berkas = tmp_path / "port"
    semula = proses.port_bebas(berkas)
    assert proses.port_bebas(berkas) == semula
    with socket.create_server(("127.0.0.1", semula)):
        assert proses.port_bebas(berkas) != semula
    assert int(berkas.read_text()) != semula


@pytest.mark.skipif("TALENTA_DATA" not in os.environ, reason="servers of one's own")
def test_logins_have_no_more_rights_than_they_need() -> None:
    peran = {}
    sambungan = psycopg2.connect(os.environ["DATABASE_URL"])
    with sambungan.cursor() as kursor:
        kursor.execute(
            "SELECT rolname, rolsuper, rolcanlogin, rolbypassrls, rolinherit, rolcreatedb"
            " FROM pg_roles"
        )
        for nama, *hak in kursor.fetchall():
            peran[nama] = "".join("slbic"[i] if ada else "-" for i, ada in enumerate(hak))
        for nama in ("talenta_web", "talenta_kerja", "talenta_diri"):
            kursor.execute(f"SET LOCAL ROLE {nama}")
            kursor.execute("SELECT has_schema_privilege('public', 'CREATE')")
            assert kursor.fetchone() == (False,)
            kursor.execute("RESET ROLE")
    sambungan.close()
    assert {k: v for k, v in peran.items() if k.startswith("talenta_")} == {
        "talenta_pemilik": "-l-ic",
        "talenta_web": "-l---",
        "talenta_kerja": "-lbi-",
        "talenta_diri": "---i-",
    }


def test_memori_menurut_wadah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small container on a large machine is taken for what it is; one without a limit is not."""
    tanpa, kecil, tiada = (tmp_path / nama for nama in ("tanpa", "kecil", "tiada"))
    tanpa.write_text("max\n")
    kecil.write_text(f"{3 * 2**30}\n")
    monkeypatch.setattr(os, "sysconf", {"SC_PAGE_SIZE": 2**12, "SC_PHYS_PAGES": 2**24}.__getitem__)
    for batas, harap in ((tiada, "4096MB"), (tanpa, "4096MB"), (kecil, "512MB")):
        monkeypatch.setattr(postgres, "BATAS_WADAH", (tiada, batas))
        assert postgres._memori()["shared_buffers"] == harap
