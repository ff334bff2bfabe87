"""Settings of the next version: one app more."""

from talenta.settings.test import *  # noqa: F403
from talenta.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.berikutnya"]
