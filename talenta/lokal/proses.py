"""Small truths about processes: who may run PostgreSQL, which process is whose, a free port."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from talenta.lokal.biner import GalatLokal

LOG_TERBESAR = 20 * 1024 * 1024


@dataclass(frozen=True)
class Pelari:
    """How to run a program that refuses uid 0, and which uid then owns its files."""

    awalan: tuple[str, ...]
    uid: int


def _pengguna_biasa() -> pwd.struct_passwd:
    akun = [a for a in pwd.getpwall() if a.pw_uid != 0]
    if not akun:
        raise GalatLokal("PostgreSQL tidak mau dijalankan sebagai root; buat satu pengguna biasa.")
    return next((a for a in akun if a.pw_name == "nobody"), akun[-1])


def pelari_bukan_root(program: Path) -> Pelari:
    """Return the way to run `program` (PostgreSQL) here.

    Root enters a user namespace where it bears another uid (files stay root's). Where that is
    denied, as in most containers, setpriv takes the other uid and keeps only the capability to
    pass through folders that are closed to it, such as a checkout below /root.
    """
    if os.geteuid() != 0:
        return Pelari((), os.geteuid())
    akun = _pengguna_biasa()
    uid, gid = akun.pw_uid, akun.pw_gid
    # Without the secure bit access(2), which PostgreSQL asks, disregards the capability.
    caps = (
        "--inh-caps=+dac_override",
        "--ambient-caps=+dac_override",
        "--securebits=+no_setuid_fixup",
    )
    ganti = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    for pelari in (
        Pelari(("unshare", "-U", f"--map-user={uid}", f"--map-group={gid}"), 0),
        Pelari((*ganti, *caps), uid),
        Pelari(ganti, uid),
    ):
        if shutil.which(pelari.awalan[0]) and _bisa([*pelari.awalan, str(program), "--version"]):
            return pelari
    raise GalatLokal(
        "PostgreSQL tidak mau dijalankan sebagai root dan unshare maupun setpriv (util-linux) "
        "tidak dapat dipakai di sini; jalankan sebagai pengguna biasa."
    )


def _bisa(perintah: Sequence[str]) -> bool:
    hasil = subprocess.run(perintah, capture_output=True, check=False)  # noqa: S603
    return hasil.returncode == 0


def milik(folder: Path, uid: int) -> None:
    """Give the whole folder to `uid`; only root can and only root needs to."""
    if os.geteuid() != 0 or folder.stat().st_uid == uid:
        return
    for induk, _, berkas in os.walk(folder):
        for jalur in (induk, *(os.path.join(induk, b) for b in berkas)):
            os.chown(jalur, uid, -1, follow_symlinks=False)


def baris_perintah(pid: int) -> str:
    """Return the command line of a process, empty when there is no such process."""
    try:
        return (
            Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        )
    except OSError:
        if Path("/proc/self/cmdline").exists() or not shutil.which("ps"):
            return ""
    ps = ["ps", "-o", "command=", "-p", str(pid)]
    return subprocess.run(ps, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603


def tunggu_berakhir(pid: int, tanda: str, detik: float) -> bool:
    """Wait until no process `pid` with `tanda` in its command line is left."""
    batas = time.monotonic() + detik
    while tanda in baris_perintah(pid):
        if time.monotonic() > batas:
            return False
        time.sleep(0.02)
    return True


def hentikan(pid: int, tanda: str, sinyal: signal.Signals, detik: float = 30) -> None:
    """End the server `pid`, recognised by `tanda` in its command line; kill it after `detik`."""
    if tanda not in baris_perintah(pid):
        return
    os.kill(pid, sinyal)
    if not tunggu_berakhir(pid, tanda, detik):
        os.kill(pid, signal.SIGKILL)
        tunggu_berakhir(pid, tanda, 5)


def port_bebas(berkas: Path) -> int:
    """Return the port remembered in `berkas` if it is free, else a new one, remembered there."""
    ingat = int(berkas.read_text()) if berkas.exists() else 0
    for calon in (ingat, 0):
        with socket.socket() as soket:
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                soket.bind(("127.0.0.1", calon))
            except OSError:
                continue
            port = int(soket.getsockname()[1])
        berkas.write_text(str(port))
        return port
    raise GalatLokal("Tidak ada port bebas di 127.0.0.1.")


def mulai(perintah: Sequence[str], log: Path) -> "subprocess.Popen[bytes]":
    """Start a server in a session of its own, so that Ctrl-C does not reach it."""
    if log.exists() and log.stat().st_size > LOG_TERBESAR:
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab") as keluaran:
        return subprocess.Popen(  # noqa: S603
            perintah,
            stdin=subprocess.DEVNULL,
            stdout=keluaran,
            stderr=keluaran,
            start_new_session=True,
            cwd="/",
        )


def tunggu_siap(anak: "subprocess.Popen[bytes]", siap: Callable[[], bool], detik: float) -> bool:
    """Wait until `siap`; a server that ends or takes too long is gone when this returns False."""
    batas = time.monotonic() + detik
    try:
        while anak.poll() is None and time.monotonic() < batas:
            if siap():
                return True
            time.sleep(0.03)
    except BaseException:  # an impatient Ctrl-C must not leave a half-started server behind
        _akhiri(anak)
        raise
    _akhiri(anak)
    return False


def _akhiri(anak: "subprocess.Popen[bytes]") -> None:
    anak.terminate()
    try:
        anak.wait(10)
    except subprocess.TimeoutExpired:
        anak.kill()
        anak.wait()


def ekor(log: Path, baris: int = 5) -> str:
    """Return the last lines of a log, for an error message."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-baris:])
