"""A clock of its own for one Python process and its children, whatever the machine offers.

Python imports this at its start where the folder is on PYTHONPATH. The wall clock then differs by
the seconds in the file JAM_GESER, looked at again and again, so that a test moves the clock of a
process that runs. The steady clock goes on, as it does when the clock of a machine is put right.
"""

import ctypes
import gc
import os
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

JEDA = 0.2


def pasang(berkas: Path) -> None:
    """Shift `time.time` and `datetime.now` of this process from now on."""
    asli_waktu, asli_kini, tetap = time.time, datetime.now, time.monotonic
    ingat = [tetap() - JEDA, 0.0]

    def geser() -> float:
        if tetap() - ingat[0] >= JEDA:
            ingat[:] = [tetap(), float(berkas.read_text() or 0)]
        return ingat[1]

    def waktu() -> float:
        return asli_waktu() + geser()

    def kini(_: type[datetime], tz: tzinfo | None = None) -> datetime:
        return asli_kini(tz) + timedelta(seconds=geser())

    time.time = waktu
    time.time_ns = lambda: int(waktu() * 1e9)
    # The type itself, so that everybody who has imported it sees the other clock.
    isi = gc.get_referents(datetime.__dict__)[0]
    isi["now"] = classmethod(kini)
    isi["utcnow"] = classmethod(lambda satu: kini(satu, UTC).replace(tzinfo=None))
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(datetime))


if "JAM_GESER" in os.environ:
    pasang(Path(os.environ["JAM_GESER"]))
