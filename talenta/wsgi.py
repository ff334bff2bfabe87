"""Entry point of the web processes (gunicorn); uses the login that row-level security binds."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("TALENTA_LOGIN", "web")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.local")

application = get_wsgi_application()
