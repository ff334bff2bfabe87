"""The options of a choice."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django import template
from django.utils.formats import localize
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def pilihan(kelompok: Iterable[tuple[Any, list[dict[str, Any]], int]]) -> SafeString:
    """Write the options of a select widget (its `optgroups`), escaped: nodes of a template for each
    of a hundred units cost more than the rest of the form."""
    teks = []
    for nama, isi, _ in kelompok:
        semua = "".join([_satu(satu) for satu in isi])
        teks.append(f'<optgroup label="{_aman(nama)}">{semua}</optgroup>' if nama else semua)
    return SafeString("".join(teks))


def _satu(satu: Mapping[str, Any]) -> str:
    sifat = _sifat(satu["attrs"]) if satu["attrs"] else ""
    return (
        f'<option value="{_aman(str(satu["value"]))}"{sifat}>'
        f"{_aman(localize(satu['label']))}</option>"
    )


def _sifat(sifat: Mapping[str, Any]) -> str:
    return "".join(
        f" {_aman(nama)}" if nilai is True else f' {_aman(nama)}="{_aman(nilai)}"'
        for nama, nilai in sifat.items()
        if nilai is not False
    )


def _aman(nilai: Any) -> str:
    """As a template prints it: markup stays, everything else is escaped."""
    return str(nilai.__html__() if hasattr(nilai, "__html__") else escape(str(nilai)))
