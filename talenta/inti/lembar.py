"""Text that is safe to open in a spreadsheet."""

_BAHAYA = ("=", "+", "-", "@", "\t", "\r")


def aman(teks: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{teks}" if teks.startswith(_BAHAYA) else teks
