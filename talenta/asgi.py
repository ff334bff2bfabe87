"""ASGI entry point, for servers that want one; same login as wsgi."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("TALENTA_LOGIN", "web")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.local")

application = get_asgi_application()
