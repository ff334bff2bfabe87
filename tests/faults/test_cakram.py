"""The disk is full while a file is stored; the web dies while one is sent."""

import os
import resource
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.faults.jalan import Jalan, Tolok
from tests.faults.panggung import Panggung, proses_anak, tunggu

Catat = Callable[..., None]
PENUH = "ruang penyimpanan server penuh"


def berkas_ada(p: Panggung) -> set[Path]:
    return {jalur for jalur in p.media.rglob("*") if jalur.is_file()}


def berkas_besar(p: Panggung) -> bytes:
    """The file, repeated until it is larger than any of the limits."""
    kepala, _, baris = p.berkas.read_bytes().partition(b"\n")
    return kepala + b"\n" + baris * (1 + (6 << 20) // len(baris))


@contextmanager
def tmpfs(p: Panggung) -> Iterator[None]:
    """A disk of two megabytes where files are kept."""
    p.media.mkdir(exist_ok=True)
    pasang = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(p.media)]
    hasil = subprocess.run(pasang, capture_output=True, text=True, check=False)
    if hasil.returncode:
        pytest.skip(f"tmpfs tidak dapat dipasang di sini: {hasil.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(p.media)], check=True)


@contextmanager
def kuota(p: Panggung) -> Iterator[None]:
    """Where nothing may be mounted: no process of the web may write a file above 2 MB.

    Its upload handler keeps what is larger than FILE_UPLOAD_MAX_MEMORY_SIZE in a file, too, so the
    refusal comes while the request is still being read.
    """
    web = [p.portal.pid("web"), *proses_anak(p.portal.pid("web"))]
    semula = resource.prlimit(web[0], resource.RLIMIT_FSIZE)
    batas = (2 << 20) - 1
    try:
        for pid in web:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (batas, semula[1]))
        yield
    finally:
        for pid in (web[0], *proses_anak(web[0])):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, semula)


@pytest.mark.parametrize(
    ("cara", "sebutan"),
    [
        pytest.param(kuota, "batas ukuran berkas (RLIMIT_FSIZE)", marks=pytest.mark.benih),
        pytest.param(tmpfs, "tmpfs 2 MB"),
    ],
    ids=["kuota", "tmpfs"],
)
def test_cakram_penuh(
    jalan: Jalan,
    tolok: Tolok,
    catat: Catat,
    cara: Callable[[Panggung], contextmanager],
    sebutan: str,
) -> None:
    sebelum, banyak = berkas_ada(jalan.p), jalan.p.satu("SELECT count(*) FROM impor_impor")
    with cara(jalan.p):
        hasil = jalan.petugas.unggah("besar.csv", berkas_besar(jalan.p))
        assert hasil.status == 507, hasil.kata[:500]
        assert PENUH in hasil.kata
        assert "Tidak ada yang tersimpan sebagian" in hasil.kata
        sisa = berkas_ada(jalan.p) - sebelum
        assert sisa == set()
        assert jalan.petugas.buka("/impor/").status == 200, "pages go on"
    assert jalan.p.satu("SELECT count(*) FROM impor_impor") == banyak
    assert jalan.p.satu("SELECT count(*) FROM inti_berkas WHERE nama = 'besar.csv'") == 0
    assert berkas_ada(jalan.p) == sebelum
    saat = time.monotonic()
    impor = jalan.siap()
    detik = time.monotonic() - saat
    jalan.sampai_utuh(impor, tolok)
    catat(
        f"penyimpanan penuh: {sebutan}",
        "mengunggah",
        "507 dengan penjelasan, tidak ada berkas atau baris tersisa; sesudah ada ruang berjalan",
        detik,
    )


def test_web_mati_selagi_berkas_dikirim(jalan: Jalan, tolok: Tolok, catat: Catat) -> None:
    """Half of the file is there when the process that receives it is killed."""
    sebelum = berkas_ada(jalan.p)
    banyak = jalan.p.satu("SELECT count(*) FROM impor_impor")
    tubuh = jalan.petugas.bungkus("putus.csv", berkas_besar(jalan.p), "pegawai")
    alamat = urlsplit(jalan.p.portal.alamat)
    with socket.create_connection(("127.0.0.1", alamat.port), timeout=30) as soket:
        soket.sendall(
            (
                f"POST /impor/unggah/ HTTP/1.1\r\nHost: {alamat.netloc}\r\n"
                f"Origin: {jalan.p.portal.alamat}\r\nCookie: {jalan.petugas.kuki_kepala()}\r\n"
                "Content-Type: multipart/form-data; boundary=batas-gangguan\r\n"
                f"Content-Length: {len(tubuh)}\r\n\r\n"
            ).encode()
            + tubuh[: len(tubuh) // 2]
        )
        menerima = tunggu_penerima(jalan.p)
        os.kill(menerima, signal.SIGKILL)
        saat = time.monotonic()
        tunggu(lambda: jalan.petugas.terhubung("/impor/"), "the web to answer again", 30)
        detik = time.monotonic() - saat
    assert jalan.p.satu("SELECT count(*) FROM impor_impor") == banyak
    assert berkas_ada(jalan.p) == sebelum
    jalan.sampai_utuh(jalan.siap(), tolok)
    catat(
        "proses web dibunuh selagi menerima berkas",
        "mengunggah",
        "tidak ada yang tersimpan; proses pengganti menjawab",
        detik,
    )


def tunggu_penerima(p: Panggung) -> int:
    """The process of the web that holds an upload's temporary file."""
    penerima: list[int] = []

    def ada() -> bool:
        for anak in proses_anak(p.portal.pid("web")):
            for tautan in Path(f"/proc/{anak}/fd").iterdir():
                if ".upload" in os.readlink(tautan):
                    penerima.append(anak)
                    return True
        return False

    tunggu(ada, "a process to receive the upload", 30)
    return penerima[0]
