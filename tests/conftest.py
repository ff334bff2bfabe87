"""Fixtures for every test, and the way to the embedded servers."""

import os
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """A bare `pytest` starts itself again with the embedded servers up."""
    if os.environ.get("DATABASE_URL") or config.option.collectonly:
        return
    os.environ.setdefault("TALENTA_DATA", str(AKAR / ".data" / "uji"))
    config.pluginmanager.getplugin("capturemanager").stop_global_capturing()
    pytest_lagi = (sys.executable, "-m", "pytest", *config.invocation_params.args)
    perintah = (sys.executable, str(AKAR / "manage.py"), "lokal", "--", *pytest_lagi)
    # pytest-django has named these for this process; the next one chooses anew.
    for nama in ("TALENTA_LOGIN", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(nama, None)
    os.execv(sys.executable, perintah)  # noqa: S606


@pytest.fixture(autouse=True)
def _data_sementara(settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What a test writes never lands among a person's own files."""
    settings.TALENTA_DATA = tmp_path_factory.getbasetemp() / "data"
    settings.MEDIA_ROOT = settings.TALENTA_DATA / "berkas"
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
