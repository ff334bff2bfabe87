"""gunicorn's settings: where its processes count requests, and the form of its own lines.

Each process counts in files of a folder that lives as long as this server does. A process has a
place (0, 1, ...) that its successor takes over with its files, so that recycled processes leave
nothing behind.
"""

import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="talenta-ukuran-")
# Before the client is imported, which looks for it once.
os.environ["PROMETHEUS_MULTIPROC_DIR"] = _folder

from prometheus_client import values  # noqa: E402

logger_class = "talenta.inti.log_gunicorn.LogGunicorn"
_tempat = {"nomor": "induk"}
values.ValueClass = values.MultiProcessValue(process_identifier=lambda: _tempat["nomor"])


def pre_fork(server, worker) -> None:
    """Give a new process the first place that no living one holds."""
    dipakai = {getattr(satu, "tempat", None) for satu in server.WORKERS.values()}
    worker.tempat = next(n for n in range(len(dipakai) + 1) if n not in dipakai)


def post_fork(server, worker) -> None:
    _tempat["nomor"] = worker.tempat


def on_exit(server) -> None:
    shutil.rmtree(_folder, ignore_errors=True)
