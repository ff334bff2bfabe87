"""Redis and Celery."""

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

REDIS_URL = env("REDIS_URL", default="redis://localhost:6379/0")
# Mail, sent by the worker alone; without a server none is written.
TALENTA_SURAT_SERVER = env("TALENTA_SURAT_SERVER", default="")
EMAIL_HOST = TALENTA_SURAT_SERVER
EMAIL_PORT = int(env("TALENTA_SURAT_PORT", default="") or 587)
EMAIL_HOST_USER = env("TALENTA_SURAT_PENGGUNA", default="")
EMAIL_HOST_PASSWORD = env("TALENTA_SURAT_SANDI", default="")
# How the line to the server is closed: starttls, tls, or tanpa for one on the same machine.
TALENTA_SURAT_JALUR = env("TALENTA_SURAT_JALUR", default="") or "starttls"
EMAIL_USE_TLS, EMAIL_USE_SSL = TALENTA_SURAT_JALUR == "starttls", TALENTA_SURAT_JALUR == "tls"
# A server that hangs holds up one worker for this long, once a minute.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("TALENTA_SURAT_DARI", default="") or "Talenta <talenta@localhost>"
if TALENTA_SURAT_JALUR not in ("starttls", "tls", "tanpa"):
    raise ImproperlyConfigured("TALENTA_SURAT_JALUR is starttls, tls or tanpa")
# The address that people open the portal at, for what is read elsewhere.
TALENTA_ALAMAT = env("TALENTA_ALAMAT", default="") or "http://localhost:8000"

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
    "laksanakan-penempatan": {"task": "karir.tasks.laksanakan_penempatan", "schedule": 600.0},
    "arsipkan-lama": {"task": "karir.tasks.arsipkan_lama", "schedule": 86400.0},
    "sapu-tampungan": {"task": "talenta.impor.tasks.sapu_tampungan", "schedule": 3600.0},
    "rapikan-berkas": {"task": "talenta.inti.tasks.rapikan_berkas", "schedule": 86400.0},
    "nilai-uji-digital": {"task": "kompetensi.digital.tasks.nilai_uji", "schedule": 5.0},
    "sebar-kabar": {"task": "talenta.pegawai.tasks.sebar_kabar", "schedule": 10.0},
    "kirim-surat": {"task": "talenta.akun.tasks.kirim_surat", "schedule": 10.0},
    "lengkapi-kalender": {"task": "talenta.akun.tasks.lengkapi_kalender", "schedule": 86400.0},
    "hapus-kabar-lama": {"task": "talenta.akun.tasks.hapus_kabar_lama", "schedule": 86400.0},
    "jalankan-tinjauan": {"task": "talenta.pegawai.tasks.jalankan_tinjauan", "schedule": 3600.0},
    "tutup-umpan": {"task": "kinerja.tasks.tutup_umpan", "schedule": 300.0},
    "finalkan-penilaian": {"task": "kinerja.tasks.finalkan_penilaian", "schedule": 3600.0},
    "ingatkan-kinerja": {"task": "kinerja.tasks.ingatkan_kinerja", "schedule": 3600.0},
    "jadwalkan-penilai": {"task": "kinerja.tasks.jadwalkan_penilai", "schedule": 3600.0},
    "hapus-tilikan": {"task": "talenta.pegawai.tasks.hapus_tilikan", "schedule": 86400.0},
    "hapus-pernyataan": {"task": "talenta.pegawai.tasks.hapus_pernyataan", "schedule": 86400.0},
    "ingatkan-asesmen": {"task": "kompetensi.tasks.ingatkan_asesmen", "schedule": 86400.0},
    "selaraskan-standar": {
        "task": "kompetensi.tasks.selaraskan_standar",
        "schedule": 600.0,
    },
    "hapus-jejak-masuk": {"task": "talenta.akun.tasks.hapus_jejak_masuk", "schedule": 86400.0},
}
