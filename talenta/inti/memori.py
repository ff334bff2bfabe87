"""Memory that large columns leave behind."""

import ctypes
from contextlib import suppress


def memori_kembalikan() -> None:
    """Give freed memory back to the system, where the C library keeps it for later (glibc):
    between the steps of a large computation it is a third of all that the process holds."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
