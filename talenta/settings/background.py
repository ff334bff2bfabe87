"""Redis and Celery."""

import environ

env = environ.Env()

REDIS_URL = env("REDIS_URL", default="redis://localhost:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A page must not hang when the broker is away: the job row waits, the sweeper sends it later.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 1,
}
CELERY_TASK_PUBLISH_RETRY = False
# What comes again soon lapses, so that it does not pile up behind long jobs.
CELERY_BEAT_SCHEDULE = {
    "sapu-pekerjaan": {
        "task": "talenta.inti.tasks.sapu_pekerjaan",
        "schedule": 20.0,
        "options": {"expires": 20},
    },
    "segel-audit": {
        "task": "talenta.inti.tasks.segel_audit",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "hapus-sisa-unggahan": {
        "task": "talenta.inti.tasks.hapus_sisa_unggahan",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "jadwalkan-ukur-mutu": {
        "task": "talenta.mutu.tasks.jadwalkan_ukur",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "sapu-tampungan": {"task": "talenta.impor.tasks.sapu_tampungan", "schedule": 3600.0},
    "hapus-jejak-masuk": {"task": "talenta.akun.tasks.hapus_jejak_masuk", "schedule": 86400.0},
}
