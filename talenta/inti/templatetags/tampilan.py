"""Template tags and filters of the design system: numbers and dates, in Indonesian.

Nothing here decides about a person; it only prints. A value that is absent prints as an en dash.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

register = template.Library()

KOSONG = "–"
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}


def bilangan_dari(nilai: Any) -> Decimal | None:
    if nilai is None or nilai == "":
        return None
    try:
        return Decimal(str(nilai))
    except InvalidOperation:
        return None


def _tulis(nilai: Decimal, tempat: int) -> str:
    """Group thousands by a dot and put `tempat` decimals behind a comma, rounding half up."""
    bulat = nilai.quantize(Decimal(1).scaleb(-tempat), rounding=ROUND_HALF_UP)
    teks = f"{abs(bulat):,.{tempat}f}".translate(str.maketrans(",.", ".,"))
    return f"−{teks}" if bulat < 0 else teks


@register.filter
def angka(nilai: Any) -> str:
    """Whole number with grouping: 17675 -> 17.675."""
    bilangan = bilangan_dari(nilai)
    return KOSONG if bilangan is None else _tulis(bilangan, 0)


@register.filter
def sebut(nilai: Any) -> str:
    """A figure as given: text stays as it is, a number is grouped."""
    return nilai if isinstance(nilai, str) else angka(nilai)


@register.filter
def awal_kecil(nilai: str) -> str:
    """Words that go on within a sentence: Tinjauan Triwulan IV -> tinjauan Triwulan IV; a first
    word of capitals stays: SKP disepakati."""
    return nilai if nilai[:2].isupper() else nilai[:1].lower() + nilai[1:]


@register.filter
def desimal(nilai: Any, tempat: int = 2) -> str:
    """Number with a fixed count of decimals: Decimal("1234.5") -> 1.234,50."""
    bilangan = bilangan_dari(nilai)
    return KOSONG if bilangan is None else _tulis(bilangan, tempat)


@register.filter
def ratusan(nilai: Any) -> str:
    """A score kept in whole hundredths: 8513 -> 85,13."""
    bilangan = bilangan_dari(nilai)
    return KOSONG if bilangan is None else _tulis(bilangan / 100, 2)


@register.filter
def beda(nilai: Any) -> str:
    """A difference of whole numbers with its sign: 12 -> +12, -3 -> −3, 0 -> tetap."""
    bilangan = bilangan_dari(nilai)
    if bilangan is None:
        return KOSONG
    return "tetap" if bilangan == 0 else f"{'+' if bilangan > 0 else ''}{_tulis(bilangan, 0)}"


@register.filter
def beda_ratusan(nilai: Any) -> str:
    """A difference of scores in hundredths with its sign: 267 -> +2,67."""
    bilangan = bilangan_dari(nilai)
    if bilangan is None:
        return KOSONG
    return f"{'+' if bilangan > 0 else ''}{_tulis(bilangan / 100, 2)}"


@register.filter
def persen(nilai: Any, tempat: int = 1) -> str:
    """Per cent with at most `tempat` decimals, no trailing zeros: 15.6 -> 15,6 %; 60 -> 60 %."""
    bilangan = bilangan_dari(nilai)
    if bilangan is None:
        return KOSONG
    teks = _tulis(bilangan, tempat)
    if "," in teks:
        teks = teks.rstrip("0").rstrip(",")
    return f"{teks} %"


@register.filter
def permil(nilai: Any) -> str:
    """A weight kept in whole per-mille, as per cent: 600 -> 60 %; 125 -> 12,5 %."""
    bilangan = bilangan_dari(nilai)
    return KOSONG if bilangan is None else persen(bilangan / 10)


@register.filter
def basis(nilai: Any) -> str:
    """A weight kept in basis points, as per cent: 7000 -> 70 %; 1250 -> 12,5 %."""
    bilangan = bilangan_dari(nilai)
    return KOSONG if bilangan is None else persen(bilangan / 100, 2)


@register.filter
def bagian(nilai: Any, seluruh: Any) -> str:
    """A share as per cent: 2765|bagian:17675 -> 15,6 %; of nothing there is no share."""
    atas, bawah = bilangan_dari(nilai), bilangan_dari(seluruh)
    return KOSONG if atas is None or not bawah else persen(atas * 100 / bawah)


def _hari(nilai: date | datetime) -> date:
    if isinstance(nilai, datetime):
        return (timezone.localtime(nilai) if timezone.is_aware(nilai) else nilai).date()
    return nilai


@register.filter
def tanggal(nilai: date | datetime | None) -> str:
    """A day in words: 30 Juni 2026. Moments are read in the time zone in force."""
    if not isinstance(nilai, date):
        return KOSONG
    hari = _hari(nilai)
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


NAMA_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@register.filter
def hari_tanggal(nilai: date | datetime | None) -> str:
    """A day with its weekday: Selasa, 30 Juni 2026."""
    if not isinstance(nilai, date):
        return KOSONG
    return f"{NAMA_HARI[_hari(nilai).weekday()]}, {tanggal(nilai)}"


@register.filter
def bulan(nilai: date | None) -> str:
    """A month in words: Juni 2026."""
    return tanggal(nilai).split(" ", 1)[-1]


@register.filter
def jam(nilai: datetime | None) -> str:
    """A time of day with its zone: 14.05 WITA; other zones by their distance (UTC+1)."""
    if not isinstance(nilai, datetime):
        return KOSONG
    setempat = timezone.localtime(nilai) if timezone.is_aware(nilai) else nilai
    geser = setempat.utcoffset()
    if geser is None:
        return f"{setempat:%H.%M}"
    jam_geser = geser // timedelta(hours=1)
    return f"{setempat:%H.%M} {ZONA.get(jam_geser, f'UTC{jam_geser:+d}')}"


@register.filter
def waktu(nilai: datetime | None) -> str:
    """A moment in words: 30 Juni 2026 14.05 WITA."""
    return f"{tanggal(nilai)} {jam(nilai)}" if isinstance(nilai, datetime) else KOSONG


LANGKAH = ((86400, "hari"), (3600, "jam"), (60, "menit"))


@register.filter
def relatif(nilai: date | datetime | None) -> str:
    """How far from now: 5 menit lalu, 3 hari lagi, hari ini. After 30 days the date itself."""
    if not isinstance(nilai, date):
        return KOSONG
    if not isinstance(nilai, datetime):
        return _relatif_hari((nilai - timezone.localdate()).days, nilai)
    detik = int((nilai - timezone.now()).total_seconds())
    if abs(detik) > 30 * 86400:
        return tanggal(nilai)
    for panjang, satuan in LANGKAH:
        if abs(detik) >= panjang:
            return f"{abs(detik) // panjang} {satuan} {'lalu' if detik < 0 else 'lagi'}"
    return "baru saja" if detik <= 0 else "sebentar lagi"


def _relatif_hari(hari: int, nilai: date) -> str:
    dekat = {0: "hari ini", -1: "kemarin", 1: "besok"}
    if hari in dekat:
        return dekat[hari]
    if abs(hari) > 30:
        return tanggal(nilai)
    return f"{abs(hari)} hari {'lalu' if hari < 0 else 'lagi'}"


@register.filter
def lama_bulan(nilai: Any) -> str:
    """A length in whole months as words: 26 -> 2 tahun 2 bulan."""
    bilangan = bilangan_dari(nilai)
    if bilangan is None:
        return KOSONG
    tahun, sisa = divmod(int(bilangan), 12)
    potongan = [f"{n} {satuan}" for n, satuan in ((tahun, "tahun"), (sisa, "bulan")) if n]
    return " ".join(potongan) or "0 bulan"


@register.filter
def ukuran(nilai: Any) -> str:
    """A size in bytes in words: 2100000 -> 2,1 MB."""
    bilangan = bilangan_dari(nilai)
    if bilangan is None:
        return KOSONG
    for batas, satuan in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if bilangan >= batas:
            return f"{_tulis(bilangan / batas, 1)} {satuan}"
    return f"{_tulis(bilangan, 0)} bita"


@register.filter
def kata(nilai: Sequence[Any] | None) -> str:
    """A list in words: ["a", "b", "c"] -> a, b, dan c."""
    daftar = [str(satu) for satu in nilai or ()]
    if len(daftar) < 3:
        return " dan ".join(daftar) or KOSONG
    return f"{', '.join(daftar[:-1])}, dan {daftar[-1]}"


@register.filter
def nip(nilai: Any) -> str:
    """A NIP in its four parts, birth, appointment, sex, number; what has not 18 digits stays.

    The gaps are drawn by the style sheet: what is copied from the page is the 18 digits alone.
    """
    teks = str(nilai or KOSONG)
    if len(teks) != 18 or not teks.isdigit():
        return teks
    bagian_ = (teks[:8], teks[8:14], teks[14], teks[15:])
    return format_html(
        '<data class="nip" value="{}"><span>{}</span><span>{}</span><span>{}</span><span>{}</span>'
        "</data>",
        teks,
        *bagian_,
    )


@register.filter
def samar(nilai: Any, tampak: int = 4) -> str:
    """A sensitive number masked but for its last digits: 5201234567890001 -> ••••••••••••0001."""
    teks = str(nilai or "")
    if not teks:
        return KOSONG
    return "•" * max(len(teks) - tampak, 0) + teks[-tampak:]


@register.simple_tag
def awalan_url(nama: str) -> str:
    """The address of something by its number, up to the number: for lists of many rows.

    `{% awalan_url "pegawai:profil" as profil %}` ... `{{ profil }}{{ satu.pk }}/`
    """
    return reverse(nama, args=[0]).removesuffix("0/")


@register.simple_tag(takes_context=True)
def blok_anak(context: Context, nama: str) -> str:
    """Print a block that the extending page has filled, again or only if it is there."""
    blok = context.render_context.get(BLOCK_CONTEXT_KEY)
    isi = blok.get_block(nama) if blok is not None else None
    teks = isi.render(context) if isi is not None else ""
    return "" if teks.isspace() else teks
