#!/usr/bin/env python
"""Command line of the portal; picks the database login that fits the command."""

import os
import sys

OWNER_COMMANDS = {"migrate", "makemigrations", "test", "flush", "sqlmigrate", "showmigrations"}
WEB_COMMANDS = {"runserver"}


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command == "lokal":  # needs no models and no settings; the command inside chooses its own
        bawaan = "DJANGO_SETTINGS_MODULE" not in os.environ
        from talenta.lokal.management.commands.lokal import Command

        if bawaan:  # importing the package names them
            os.environ.pop("DJANGO_SETTINGS_MODULE", None)
        Command().run_from_argv(sys.argv)
    login = "pemilik" if command in OWNER_COMMANDS else "web" if command in WEB_COMMANDS else "kerja"
    os.environ.setdefault("TALENTA_LOGIN", login)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talenta.settings.local")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
