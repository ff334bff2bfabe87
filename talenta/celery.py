"""The Celery application; settings come from Django's `CELERY_*` names."""

import os
import time
from typing import Any

from celery import Celery, signals
from kombu.transport.redis import Channel

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.local")

app = Celery("talenta")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def _catatan_portal(**_: Any) -> None:
    """With a receiver here Celery leaves the lines as Django's LOGGING made them."""


@signals.heartbeat_sent.connect
def _berdenyut(**_: Any) -> None:
    """Sent every two seconds by the worker itself, however long its jobs take."""
    # The shell names the wings by string only.
    app.loader.import_from_cwd("talenta.inti.ukuran").denyut_catat(time.monotonic())


# A worker that loses the broker with a message in its hand would give it back over the closed
# connection, and die of it. Jobs are rows: what is not given back is sent again by the sweeper.
Channel.do_restore = False
