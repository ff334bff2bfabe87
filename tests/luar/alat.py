"""Run one tool of others and read what it found."""

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
ALAT = AKAR / ".venv-audit" / "bin"
KODE = ("talenta", "kinerja", "kompetensi", "karir", "deploy", "manage.py")
# Nothing that asks a machine elsewhere for an answer (ssrf, xxe, log4shell, wapp, takeover).
MODUL = (
    "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,ldap,methods,permanentxss,"
    "redirect,sql,timesql,upload,xss"
)
# Ends the session that looks, or changes who looks.
DIHINDARI = ("/akun/keluar/", "/akun/sandi/", "/akun/peran/", "/kelola/akun-saya/")


class TakDapatDiperiksa(Exception):
    """The tool could not do its work here; says why."""


@dataclass(frozen=True, order=True)
class Temuan:
    """What a tool says about a place: a file of the source, or a path of the portal."""

    alat: str
    jenis: str
    tempat: str
    uraian: str = ""


def _jalan(perintah: Sequence[str | Path], detik: int) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [str(satu) for satu in perintah],
            capture_output=True, text=True, check=False, timeout=detik, cwd=AKAR,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise TakDapatDiperiksa(f"tidak selesai dalam {detik} detik") from None


def bandit() -> list[Temuan]:
    """All but what ruff's S rules look at with a reason beside each place (pyproject.toml)."""
    hasil = _jalan((ALAT / "bandit", "-q", "-r", *KODE, "-c", "pyproject.toml", "-f", "json"), 300)
    isi = json.loads(hasil.stdout)
    if isi["errors"]:
        raise TakDapatDiperiksa(str(isi["errors"]))
    return [
        Temuan("bandit", satu["test_id"], satu["filename"].removeprefix("./"), satu["issue_text"])
        for satu in isi["results"]
    ]


def pip_audit() -> list[Temuan]:
    """Known holes of the locked packages; needs the index that knows of them."""
    hasil = _jalan(
        (
            ALAT / "pip-audit", "--strict", "--require-hashes", "--disable-pip", "-f", "json",
            "-r", "requirements.txt",
        ),
        300,
    )  # fmt: skip
    if not hasil.stdout.strip():
        raise TakDapatDiperiksa(hasil.stderr.strip().splitlines()[-1])
    return [
        Temuan("pip-audit", celah["id"], f"{paket['name']} {paket['version']}")
        for paket in json.loads(hasil.stdout)["dependencies"]
        for celah in paket.get("vulns", ())
    ]


def wapiti(
    alamat: str, kuki: str, folder: Path, detik: int, mulai: Sequence[str] = ()
) -> tuple[list[Temuan], int]:
    """Crawl from these pages on and attack as the holder of the session, a third of the time for
    the one and the rest for the other; the findings, and the pages crawled."""
    berkas_kuki, laporan = folder / "kuki.json", folder / "laporan.json"
    satu = {"expires": None, "httponly": True, "port": None, "secure": False, "version": 0}
    berkas_kuki.write_text(
        json.dumps({"127.0.0.1": {"/": {"sessionid": {"value": kuki, **satu}} if kuki else {}}})
    )
    hasil = _jalan(
        (
            ALAT / "wapiti", "-u", f"{alamat}/", "--scope", "folder", "-m", MODUL, "-c",
            berkas_kuki, *(x for jalur in DIHINDARI for x in ("-x", f"{alamat}{jalur}*")),
            *(x for jalur in mulai for x in ("-s", f"{alamat}{jalur}")),
            "--max-scan-time", str(detik // 3),
            "--max-attack-time", str(max(3, detik * 2 // 3 // len(MODUL.split(",")))),
            "--max-links-per-page", "40", "--max-files-per-dir", "12", "--max-parameters", "20",
            "--tasks", "2",
            "--store-session", folder, "--store-config", folder / "setelan",
            "--no-bugreport", "--flush-session", "-f", "json", "-o", laporan,
        ),
        detik * 2 + 120,
    )  # fmt: skip
    if not laporan.exists():
        raise TakDapatDiperiksa((hasil.stdout + hasil.stderr)[-400:])
    isi = json.loads(laporan.read_text())
    temuan = [
        Temuan("wapiti", _jenis(jenis, satu["info"]), _tanpa_nomor(satu["path"]), satu["info"])
        for bagian in ("vulnerabilities", "anomalies", "additionals")
        for jenis, daftar in isi[bagian].items()
        for satu in daftar
    ]
    return temuan, int(isi["infos"]["crawled_pages_nbr"])


def sqlmap(alamat: Sequence[str], kuki: str, folder: Path, detik: int) -> list[Temuan]:
    """Every parameter of these addresses."""
    daftar = folder / "alamat.txt"
    daftar.write_text("\n".join(alamat))
    hasil = _jalan(
        (
            ALAT / "sqlmap", "-m", daftar, f"--cookie=sessionid={kuki}", "--batch",
            "--disable-coloring", "--dbms=postgresql", "--technique=BEU", "--level=1", "--risk=1",
            "--ignore-proxy", "--timeout=60", "--flush-session", "--output-dir",
            folder / "sqlmap",
        ),
        detik,
    )  # fmt: skip
    teks = hasil.stdout
    diuji = len(re.findall(r"do not appear to be injectable|is vulnerable|are vulnerable", teks))
    if diuji < len(alamat):
        raise TakDapatDiperiksa(f"{diuji} dari {len(alamat)} alamat teruji: {teks[:1500]}")
    return [
        Temuan("sqlmap", "injeksi SQL", satu) for satu in re.findall(r"Parameter: (.+?) \(", teks)
    ]


def _jenis(jenis: str, uraian: str) -> str:
    """The kind of a finding; methods that are all refused are a kind of their own."""
    ditolak = jenis == "HTTP Methods" and re.search(r"on \S+: ?(OPTIONS \(405\))?$", uraian)
    return f"{jenis}, ditolak" if ditolak else jenis


def _tanpa_nomor(jalur: str) -> str:
    return re.sub(r"/\d+(?=/|$)", "/N", jalur)
