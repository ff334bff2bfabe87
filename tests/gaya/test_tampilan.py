"""Numbers, dates and bars as people read them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import timezone

from talenta.inti.templatetags import gambar, tampilan

SAAT = datetime(2026, 6, 30, 6, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("saringan", "nilai", "teks"),
    [
        ("angka", 17675, "17.675"),
        ("angka", 0, "0"),
        ("angka", -1234, "−1.234"),
        ("angka", None, "–"),
        ("angka", "bukan angka", "–"),
        ("desimal", Decimal("1234.5"), "1.234,50"),
        ("desimal", Decimal("0.125"), "0,13"),
        ("desimal", Decimal("-0.001"), "0,00"),
        ("ratusan", 8513, "85,13"),
        ("ratusan", 10000, "100,00"),
        ("ratusan", 5, "0,05"),
        ("ratusan", None, "–"),
        ("beda", 12, "+12"),
        ("beda", -3, "−3"),
        ("beda", 0, "tetap"),
        ("beda_ratusan", 267, "+2,67"),
        ("beda_ratusan", -267, "−2,67"),
        ("persen", Decimal("15.64"), "15,6 %"),
        ("persen", 60, "60 %"),
        ("persen", 100, "100 %"),
        ("persen", 0, "0 %"),
        ("permil", 600, "60 %"),
        ("permil", 125, "12,5 %"),
        ("sebut", "A/1.000", "A/1.000"),
        ("sebut", 1000, "1.000"),
        ("tanggal", date(2026, 6, 30), "30 Juni 2026"),
        ("tanggal", None, "–"),
        ("bulan", date(2026, 12, 1), "Desember 2026"),
        ("lama_bulan", 26, "2 tahun 2 bulan"),
        ("lama_bulan", 12, "1 tahun"),
        ("lama_bulan", 0, "0 bulan"),
        ("ukuran", 2_100_000, "2,1 MB"),
        ("ukuran", 999, "999 bita"),
        ("kata", ["a"], "a"),
        ("kata", ["a", "b"], "a dan b"),
        ("kata", ["a", "b", "c"], "a, b, dan c"),
        ("kata", [], "–"),
        (
            "nip",
            "199001012015011001",
            '<data class="nip" value="199001012015011001"><span>19900101</span>'
            "<span>201501</span><span>1</span><span>001</span></data>",
        ),
        ("nip", "123", "123"),
        ("samar", "5201234567890001", "••••••••••••0001"),
        ("samar", "", "–"),
    ],
)
def test_saringan(saringan: str, nilai: Any, teks: str) -> None:
    assert tampilan.register.filters[saringan](nilai) == teks


def test_bagian() -> None:
    assert tampilan.bagian(2765, 17675) == "15,6 %"
    assert tampilan.bagian(1, 0) == "–"


@pytest.mark.parametrize(
    ("zona", "teks"),
    [
        ("Asia/Jakarta", "30 Juni 2026 13.05 WIB"),
        ("Asia/Makassar", "30 Juni 2026 14.05 WITA"),
        ("Asia/Jayapura", "30 Juni 2026 15.05 WIT"),
        ("UTC", "30 Juni 2026 06.05 UTC+0"),
    ],
)
def test_waktu_menurut_zona(zona: str, teks: str) -> None:
    with timezone.override(zona):
        assert tampilan.waktu(SAAT) == teks


def test_tanggal_dibaca_dalam_zona_setempat() -> None:
    """Half past eleven at night in Jakarta is the next day in Jayapura."""
    malam = datetime(2026, 6, 30, 16, 30, tzinfo=UTC)
    with timezone.override("Asia/Jakarta"):
        assert tampilan.tanggal(malam) == "30 Juni 2026"
    with timezone.override("Asia/Jayapura"):
        assert tampilan.tanggal(malam) == "1 Juli 2026"


@pytest.mark.parametrize(
    ("geser", "teks"),
    [
        (timedelta(seconds=-20), "baru saja"),
        (timedelta(minutes=-5, seconds=-1), "5 menit lalu"),
        (timedelta(hours=3, minutes=1), "3 jam lagi"),
        (timedelta(days=-2, minutes=-1), "2 hari lalu"),
    ],
)
def test_relatif_saat(geser: timedelta, teks: str) -> None:
    assert tampilan.relatif(timezone.now() + geser) == teks


def test_relatif_hari() -> None:
    hari = timezone.localdate()
    assert tampilan.relatif(hari) == "hari ini"
    assert tampilan.relatif(hari + timedelta(days=1)) == "besok"
    assert tampilan.relatif(hari - timedelta(days=9)) == "9 hari lalu"
    assert tampilan.relatif(date(2020, 1, 2)) == "2 Januari 2020"


@pytest.mark.parametrize(
    ("nilai", "maksimum", "lebar"),
    [
        (50, 100, "50.0%"),
        (1, 3, "33.3%"),
        (120, 100, "100.0%"),
        (-5, 100, "0.0%"),
        (None, 100, "0%"),
        (1, 0, "0%"),
    ],
)
def test_batang(nilai: Any, maksimum: int, lebar: str) -> None:
    svg = gambar.batang(nilai, maksimum, "emas")
    assert f'class="isi" width="{lebar}"' in svg
    assert 'class="batang emas"' in svg
    assert 'aria-hidden="true"' in svg
    assert "style" not in svg


def test_batang_tidak_mencetak_data_sebagai_markah() -> None:
    assert "<b>" not in gambar.batang(1, 2, '"><b>')


@pytest.mark.parametrize(
    ("tingkat", "penuh", "kurang"), [(4, 4, False), (2, 2, True), (None, 0, True)]
)
def test_tangga(tingkat: int | None, penuh: int, kurang: bool) -> None:
    svg = gambar.tangga(tingkat, 3)
    assert svg.count('class="isi"') == penuh
    assert svg.count("<rect") == 6
    assert ("kurang" in svg) is kurang


def test_selang() -> None:
    """Hundredths of a percent on a line that ends at the highest of them."""
    svg = gambar.selang(1000, 1500, 2250, 4500, "jauh")
    assert 'class="jangkau" x1="22.2%" x2="50.0%"' in svg
    assert 'cx="33.3%"' in svg
    assert 'class="selang jauh"' in svg
    assert 'x2="0%"' in gambar.selang(0, 0, 0, 0)


def test_blok_anak_mencetak_lagi_yang_diisi_halaman_anak() -> None:
    """The title is written once and stands twice; a block left out prints nothing."""
    induk = Template(
        "<title>{% block judul %}{% endblock %}</title><h1>{% blok_anak 'judul' %}</h1>"
        "{% blok_anak 'aksi' as aksi %}{% if aksi %}ADA{% endif %}"
    )
    anak = Template("{% extends induk %}{% block judul %}{{ nama }}{% endblock %}")
    hasil = anak.render(Context({"induk": induk, "nama": "Anu & <b>"}))
    assert hasil == "<title>Anu &amp; &lt;b&gt;</title><h1>Anu &amp; &lt;b&gt;</h1>"
    anak = Template("{% extends induk %}{% block aksi %} <a></a> {% endblock %}")
    assert anak.render(Context({"induk": induk})).endswith("ADA")
