"""What day it is for the database's own functions."""

import pytest
from django.conf import settings
from django.db import connection

from talenta.inti.hari import hari_setempat

BUAT = "CREATE FUNCTION uji_hari() RETURNS date LANGUAGE sql STABLE AS 'SELECT current_date'"


@pytest.mark.django_db
def test_hari_ini_menurut_zona_portal() -> None:
    """Whatever the session's zone: one of these three is a day apart from the portal's at any
    hour."""
    with connection.cursor() as kursor:
        kursor.execute(BUAT)
        hari_setempat()
        for zona in ("UTC", "Etc/GMT+12", "Etc/GMT-14"):
            kursor.execute(f"SET LOCAL timezone = '{zona}'")
            kursor.execute("SELECT uji_hari(), (now() AT TIME ZONE %s)::date", [settings.TIME_ZONE])
            hari, setempat = kursor.fetchone()
            assert hari == setempat


@pytest.mark.django_db
def test_setiap_fungsi_yang_bertanya_hari_mendapat_zonanya() -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "AND prosrc ~* 'current_date'"
        )
        semua = kursor.fetchall()
    assert len(semua) > 5
    assert not [n for n, atur in semua if f"TimeZone={settings.TIME_ZONE}" not in (atur or [])]
