"""Production: refuses to start without its secrets and serves only over TLS."""

from django.core.exceptions import ImproperlyConfigured

from talenta.settings.base import *  # noqa: F403
from talenta.settings.base import LOGGING, STORAGES_PRODUKSI, TALENTA_DATA, env
from talenta.settings.security import CONTENT_SECURITY_POLICY, TALENTA_SSO_PENERBIT

DEBUG = False
SECRET_KEY = env("TALENTA_SECRET_KEY")
TALENTA_KUNCI_NIK = env("TALENTA_KUNCI_NIK")
ALLOWED_HOSTS = env.list("TALENTA_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
for _name in ("DATABASE_URL", "REDIS_URL"):
    env(_name)

if TALENTA_SSO_PENERBIT and not TALENTA_SSO_PENERBIT.startswith("https://"):
    raise ImproperlyConfigured("TALENTA_SSO_PENERBIT must be an https address")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
TALENTA_PROXY = env.int("TALENTA_PROXY", default=1)
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^sehat/"]
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
STORAGES = STORAGES_PRODUKSI
LOGGING["handlers"]["layar"]["formatter"] = "json"

# Large uploads are received beside the files that are kept: keeping one is a rename within one
# volume, and memory (/tmp) is not filled by them. Nothing in this folder is ever served.
FILE_UPLOAD_TEMP_DIR = TALENTA_DATA / "unggahan"
if TALENTA_DATA.is_dir():
    FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, exist_ok=True)
