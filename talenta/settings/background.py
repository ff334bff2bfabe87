"""Redis and Celery."""

import environ

env = environ.Env()

REDIS_URL = env("REDIS_URL", default="redis://localhost:6379/0")
CELERY_BROKER_URL = REDIS_URL
# A message is done with once a worker takes it: jobs are rows, and the sweeper sends again what a
# dead worker left. Acknowledged at the end, it would have to be so over a connection that may have
# been replaced meanwhile, and of that the worker dies.
CELERY_TASK_ACKS_LATE = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Nothing waits behind a long job while another worker is free.
CELERY_WORKER_DISABLE_PREFETCH = True
CELERY_TASK_IGNORE_RESULT = True
# Only the parts of a chord leave a mark there, by which the last of them is known.
CELERY_RESULT_BACKEND = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Worker and beat outwait any absence of the broker; Celery itself would give up after 100 tries.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# Work that hangs is ended, its lock falls, and after three tries the job says so in words.
CELERY_TASK_TIME_LIMIT = env.int("TALENTA_BATAS_KERJA", default=2 * 3600)
# A page must not hang when the broker is away: the job row waits, the sweeper sends it later.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 1,
}
CELERY_TASK_PUBLISH_RETRY = False
# A clock that is moved stops nothing, and what comes again soon does not pile up behind long jobs.
CELERY_BEAT_SCHEDULER = "talenta.inti.penjadwal:Penjadwal"
CELERY_BEAT_SCHEDULE = {
    "sapu-pekerjaan": {"task": "talenta.inti.tasks.sapu_pekerjaan", "schedule": 10.0},
    "segel-audit": {"task": "talenta.inti.tasks.segel_audit", "schedule": 30.0},
    "hapus-sisa-unggahan": {"task": "talenta.inti.tasks.hapus_sisa_unggahan", "schedule": 3600.0},
    "jadwalkan-ukur-mutu": {"task": "talenta.mutu.tasks.jadwalkan_ukur", "schedule": 60.0},
    "lengkapi-sertifikat": {"task": "karir.tasks.lengkapi_sertifikat", "schedule": 60.0},
    "laksanakan-jadwal": {"task": "karir.tasks.laksanakan_jadwal", "schedule": 60.0},
    "arsipkan-lama": {"task": "karir.tasks.arsipkan_lama", "schedule": 86400.0},
    "sapu-tampungan": {"task": "talenta.impor.tasks.sapu_tampungan", "schedule": 3600.0},
    "rapikan-berkas": {"task": "talenta.inti.tasks.rapikan_berkas", "schedule": 86400.0},
    "hapus-jejak-masuk": {"task": "talenta.akun.tasks.hapus_jejak_masuk", "schedule": 86400.0},
}
