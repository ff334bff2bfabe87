#!/usr/bin/env python
"""Command line of the portal; picks the database login that fits the command."""

import os
import sys
from importlib import import_module

from django.core.management import execute_from_command_line

OWNER_COMMANDS = {
    "migrate",
    "makemigrations",
    "test",
    "flush",
    "sqlmigrate",
    "showmigrations",
    "siapkan",
}
WEB_COMMANDS = {"runserver"}
# These load no models and no settings: what they start chooses its own.
LAUNCHERS = {"lokal", "demo"}


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command in LAUNCHERS:
        bawaan = "DJANGO_SETTINGS_MODULE" not in os.environ
        perintah = import_module(f"talenta.lokal.management.commands.{command}").Command()
        if bawaan:  # importing the package names them
            os.environ.pop("DJANGO_SETTINGS_MODULE", None)
        perintah.run_from_argv(sys.argv)
        return
    login = "web" if command in WEB_COMMANDS else "kerja"
    login = "pemilik" if command in OWNER_COMMANDS else login
    os.environ.setdefault("TALENTA_LOGIN", login)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.local")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
