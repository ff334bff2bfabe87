"""Health of a container: `python deploy/sehat.py web` or `beat`; silent when all is well."""

import os
import sys
import time
import urllib.request
from pathlib import Path

# Beat writes its schedule every three minutes.
JADWAL_BASI = 600


def web() -> None:
    """Ask the web process in this container, under the name it is known by."""
    host = os.environ["TALENTA_HOSTS"].split(",")[0]
    permintaan = urllib.request.Request("http://127.0.0.1:8000/sehat/", headers={"Host": host})
    urllib.request.urlopen(permintaan, timeout=5).close()  # noqa: S310


def beat() -> None:
    """See that the schedule was written lately."""
    jadwal = Path(os.environ["TALENTA_DATA"]).glob("beat-jadwal*")
    terakhir = max((berkas.stat().st_mtime for berkas in jadwal), default=0)
    if time.time() - terakhir > JADWAL_BASI:
        sys.exit("beat has not written its schedule for ten minutes")


if __name__ == "__main__":
    {"web": web, "beat": beat}[sys.argv[1]]()
