"""Files of the API: what the page hands out, by the page's own view.

The view keeps its guard, its filter, its audit and its bounds; what it would tell its reader by
sending them back with a message becomes a problem in those words.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase

from talenta.inti.api.masalah import Masalah
from talenta.inti.api.operasi import GET, Operasi, Permintaan, operasi


def unduhan(
    judul: str,
    tampilan: Callable[..., Any],
    *,
    berkas: str = "*/*",
    seperti: Operasi | None = None,
    tetap: dict[str, Any] | None = None,
    **lain: Any,
) -> Operasi:
    """The operation that hands out what a page's view does; `tetap` are arguments of the view,
    `berkas` its media type, where it is always the same. `seperti` is the list with the same
    filters: what that refuses is refused, where the page would leave a wrong filter out."""

    def jalankan(p: Permintaan, **kwargs: Any) -> HttpResponseBase:
        if seperti is not None:
            seperti.jalankan(p, **kwargs)
        permintaan = p.asli._request
        jawaban: HttpResponseBase = tampilan(permintaan, **kwargs, **(tetap or {}))
        if jawaban.status_code == 200 and "attachment" in jawaban.get("Content-Disposition", ""):
            return jawaban
        kata = " ".join(str(satu) for satu in messages.get_messages(permintaan))
        raise Masalah("keadaan", kata)

    return operasi(GET, judul, berkas=berkas, **lain)(jalankan)
