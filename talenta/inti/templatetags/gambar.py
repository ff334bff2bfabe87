"""Drawn figures of the design system: bars, steps, intervals. SVG attributes carry the sizes, since
the page's policy allows no inline style. Decorative: the numbers always stand beside them in words.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from talenta.inti.templatetags.tampilan import bilangan_dari

register = template.Library()


def _lebar(nilai: Any, maksimum: Any) -> str:
    """Share of `maksimum` as an SVG length between 0% and 100%, one decimal, with a dot."""
    atas, bawah = bilangan_dari(nilai), bilangan_dari(maksimum)
    if atas is None or not bawah:
        return "0%"
    bagian_ = min(max(atas * 100 / bawah, Decimal(0)), Decimal(100))
    return f"{bagian_.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP)}%"


@register.simple_tag
def batang(nilai: Any, maksimum: Any = 100, kelas: str = "") -> SafeString:
    """Draw a bar as SVG. Decorative: the number always stands beside it in words.

    `nilai` and `maksimum` share a unit; `kelas` is one of "", rendah, emas, baik, redup.
    """
    return format_html(
        '<svg class="batang {}" width="100%" height="8" aria-hidden="true" focusable="false">'
        '<rect class="alas" width="100%" height="100%"/>'
        '<rect class="isi" width="{}" height="100%" rx="4"/></svg>',
        kelas,
        _lebar(nilai, maksimum),
    )


@register.simple_tag
def selang(bawah: Any, tengah: Any, atas: Any, maksimum: Any, kelas: str = "") -> SafeString:
    """Draw an interval and the value within it on a line from 0 to `maksimum`, all of one unit;
    `kelas` is "" or jauh."""
    return format_html(
        '<svg class="selang {}" width="100%" height="16" aria-hidden="true" focusable="false">'
        '<line class="alas" x1="0" x2="100%" y1="8" y2="8"/>'
        '<line class="jangkau" x1="{}" x2="{}" y1="8" y2="8"/>'
        '<circle class="titik" cx="{}" cy="8" r="4"/></svg>',
        kelas,
        _lebar(bawah, maksimum),
        _lebar(atas, maksimum),
        _lebar(tengah, maksimum),
    )


@register.simple_tag
def tangga(tingkat: int | None, syarat: int, puncak: int = 5) -> SafeString:
    """Draw a level of competency as steps, 0..`puncak`, with a mark at the level asked for."""
    dicapai, lebar = tingkat or 0, 100 // puncak
    anak = format_html_join(
        "",
        '<rect class="{}" x="{}%" y="4" width="{}%" height="8" rx="2"/>',
        (("isi" if n < dicapai else "alas", n * lebar, lebar - 2) for n in range(puncak)),
    )
    return format_html(
        '<svg class="tangga{}" width="100%" height="16" aria-hidden="true" focusable="false">'
        '{}<rect class="syarat" x="{}%" width="3" height="16" rx="1"/></svg>',
        " kurang" if dicapai < syarat else "",
        anak,
        syarat * lebar - 2,
    )
