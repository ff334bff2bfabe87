"""gunicorn's own lines in the portal's form (`--logger-class`): it names addresses with their query
strings when a request fails."""

import logging
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from gunicorn.glogging import Logger


def bentuk_baris() -> logging.Formatter:
    """The form of lines that the settings choose."""
    nama = settings.LOGGING["handlers"]["layar"]["formatter"]
    bentuk: logging.Formatter = import_string(settings.LOGGING["formatters"][nama]["()"])()
    return bentuk


class LogGunicorn(Logger):
    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for pencatat in (self.error_log, self.access_log):
            for penangan in pencatat.handlers:
                penangan.setFormatter(bentuk_baris())
