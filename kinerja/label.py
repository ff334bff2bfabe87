"""Short labels: what a field asks is read, what it is about stands above it and is heard."""

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString


def label_pendek(kata: str, tentang: str) -> SafeString:
    """`kata` to read; screen readers hear "kata: tentang"."""
    return format_html('{}<span class="tersembunyi">: {}</span>', kata, tentang)


def label_lengkap(bidang: forms.Field) -> str:
    """The label as text, whole."""
    return str(getattr(bidang, "label_lengkap", bidang.label))


def pendekkan(bidang: forms.Field, kata: str, tentang: str) -> forms.Field:
    """The field under a short label."""
    bidang.label = label_pendek(kata, tentang)
    bidang.label_lengkap = f"{kata}: {tentang}"  # type: ignore[attr-defined]
    return bidang
