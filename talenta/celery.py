"""The Celery application; settings come from Django's `CELERY_*` names."""

import os

from celery import Celery
from kombu.transport.redis import Channel

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.local")

app = Celery("talenta")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# A worker that loses the broker with a message in its hand would give it back over the closed
# connection, and die of it. Jobs are rows: what is not given back is sent again by the sweeper.
Channel.do_restore = False
