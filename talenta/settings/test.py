"""Settings for pytest: real PostgreSQL and Valkey, cheap password hashes."""

import os

# Tests make and reset tables, so they connect as the owner; the processes they start choose theirs.
os.environ.setdefault("TALENTA_LOGIN", "pemilik")

from talenta.settings.local import *  # noqa: F403

# What production writes is what tests read.
LOGGING["handlers"]["layar"]["formatter"] = "json"

SECRET_KEY = "only-for-tests"
TALENTA_KUNCI_NIK = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
