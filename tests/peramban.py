"""Find a Chromium for the browser tests; `python -m tests.peramban` gets one if there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The one that draws pages without a window of its own does the same with less work.
NAMA = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
    "google-chrome-stable", "chrome",
)  # fmt: skip
DEBIAN = ("chromium-headless-shell", "chromium")
PESAN = (
    "Chromium tidak ditemukan. Pasang Chromium (Debian: apt-get install chromium-headless-shell) "
    "atau jalankan `.venv/bin/playwright install --with-deps chromium`."
)

# Chromium shows no more of its own window than a page needs. The list of suggestions under the
# address bar is a renderer of its own for every window: half of what opening one costs. Only the
# last --disable-features counts, so those that Playwright turns off are named again.
_TANPA = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding",
    "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints",
    "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
)  # fmt: skip


def argumen() -> list[str]:
    """What Chromium is started with."""
    return [
        f"--disable-features={','.join(_TANPA)}",
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
    ]


def _jalan(berkas: str | Path | None) -> bool:
    """Tell whether this program starts; a download without its system libraries does not."""
    if not berkas or not Path(berkas).exists():
        return False
    perintah = [berkas, "--version"]
    try:
        hasil = subprocess.run(perintah, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return hasil.returncode == 0


def _unduhan() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def cari() -> str | None:
    """Return the path of a Chromium that starts here: one on PATH, else Playwright's own."""
    for nama in NAMA:
        if _jalan(berkas := shutil.which(nama)):
            return berkas
    return berkas if _jalan(berkas := _unduhan()) else None


def _unduh() -> None:
    perintah = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(perintah, capture_output=True, check=False, timeout=300)
    except subprocess.TimeoutExpired:
        return


def _pasang_debian() -> None:
    lingkungan = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    pasang = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    for perintah in (["apt-get", "update", "-qq"], *([*pasang, nama] for nama in DEBIAN)):
        subprocess.run(perintah, env=lingkungan, stdout=subprocess.DEVNULL, check=False)
        if cari():
            return


def dapatkan() -> str | None:
    """Return a Chromium, downloading or installing one when there is none."""
    if berkas := cari():
        return berkas
    sys.stderr.write("Chromium belum ada; mengunduhnya ...\n")
    _unduh()
    if berkas := cari():
        return berkas
    if os.geteuid() == 0 and shutil.which("apt-get"):
        sys.stderr.write("Unduhan tidak jalan di sini; memasang paket Debian ...\n")
        _pasang_debian()
    return cari()


if __name__ == "__main__":
    if not dapatkan():
        sys.exit(PESAN)
