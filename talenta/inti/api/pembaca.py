"""Reading bodies: JSON whose nesting ends, as one object."""

from typing import Any

from rest_framework.parsers import JSONParser

from talenta.inti.api.masalah import Masalah, galat


class BacaJson(JSONParser):
    """One JSON object, or a problem."""

    def parse(self, *argumen: Any, **lain: Any) -> Any:
        try:
            isi = super().parse(*argumen, **lain)
        except RecursionError:
            raise Masalah("permintaan", "JSON ini bersarang terlalu dalam.") from None
        if not isinstance(isi, dict):
            raise Masalah("isian", "Isi permintaan satu objek JSON.", [galat("isi", "{...}")])
        return isi
