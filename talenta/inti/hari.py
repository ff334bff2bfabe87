"""The day that functions in the database call today: the portal's, not that of Greenwich."""

from django.conf import settings
from django.db import connections


def hari_setempat(using: str = "default") -> None:
    """Let every function of the portal that asks for `current_date` have the day of `TIME_ZONE`.

    Sessions speak UTC, whose day begins eight hours after that of Makassar: until then what is
    dated today would be refused as of tomorrow. Idempotent; needs the owner login.
    """
    with connections[using].cursor() as kursor:
        kursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc "
            "WHERE pronamespace = 'public'::regnamespace AND prosrc ~* '\\mcurrent_date\\M' "
            "AND prokind = 'f' AND pg_has_role(proowner, 'USAGE') "
            "AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_proc.oid "
            "AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e') "
            "AND NOT coalesce(%s = ANY(proconfig), false)",
            [f"TimeZone={settings.TIME_ZONE}"],
        )
        for (fungsi,) in kursor.fetchall():
            kursor.execute(f"ALTER FUNCTION {fungsi} SET timezone = '{settings.TIME_ZONE}'")
