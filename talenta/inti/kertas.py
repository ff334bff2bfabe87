"""Paper of printed documents: font, styles, page numbers, tables and codes to scan."""

from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

# A free font that comes with the library, in the file so that every reader shows the same.
_HURUF, _TEBAL = "Vera", "VeraBd"
TEPI: Final = 20 * mm
LEBAR: Final = A4[0] - 2 * TEPI
GARIS: Final = colors.HexColor("#9aa5ad")
PUDAR: Final = colors.HexColor("#eef1f3")


@cache
def pasang_huruf() -> None:
    """Make the font known to the library."""
    for nama in (_HURUF, _TEBAL):
        pdfmetrics.registerFont(TTFont(nama, f"{nama}.ttf"))
    # A plain letter counts as the last of the four that it stands for: without the fourth <b> is
    # set in plain letters, too.
    pdfmetrics.registerFontFamily(
        _HURUF, normal=_HURUF, bold=_TEBAL, italic=_HURUF, boldItalic=_TEBAL
    )


def _gaya(nama: str, besar: float, **lain: Any) -> ParagraphStyle:
    isian = {"fontName": _HURUF, "fontSize": besar, "leading": besar * 1.45, **lain}
    return ParagraphStyle(nama, **isian)


ISI: Final = _gaya("isi", 9, spaceAfter=2 * mm)
KECIL: Final = _gaya("kecil", 7.5)
SEL: Final = _gaya("sel", 8)
JUDUL: Final = _gaya("judul", 13, alignment=TA_CENTER, fontName=_TEBAL)
ANAK: Final = _gaya("anak", 10, alignment=TA_CENTER, spaceAfter=4 * mm)
BAGIAN: Final = _gaya("bagian", 10, fontName=_TEBAL, spaceBefore=4 * mm, spaceAfter=1.5 * mm)
TENGAH: Final = _gaya("tengah", 8, alignment=TA_CENTER)
TENGAH_BESAR: Final = _gaya("tengah_besar", 10, alignment=TA_CENTER)
KOP: Final = _gaya("kop", 14, alignment=TA_CENTER, fontName=_TEBAL)


def kop(instansi: str, unit: str = "") -> Table:
    """The letterhead: whose document it is, over a double rule."""
    baris = [[Paragraph(escape(instansi.upper()), KOP)]]
    if unit:
        baris.append([Paragraph(escape(unit), TENGAH_BESAR)])
    tinggi = [None] * len(baris)
    return Table(
        [*baris, [""]],
        colWidths=[LEBAR],
        rowHeights=[*tinggi, 2],
        spaceAfter=5 * mm,
        style=[
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, -2), (-1, -2), 6),
            ("LINEABOVE", (0, -1), (-1, -1), 1.6, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
        ],
    )


def _muat(teks: str, lebar: float) -> str:
    """A line of the foot, cut where it would run into what stands beside it."""
    while teks and pdfmetrics.stringWidth(teks, _HURUF, 7.5) > lebar:
        teks = f"{teks.rstrip('…')[:-1].rstrip()}…"
    return teks


def kanvas(kaki: str) -> type[Canvas]:
    """A canvas that knows at the end how many pages there are; `kaki` may have two lines."""

    class Bernomor(Canvas):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._lembar: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._lembar.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for ke, satu in enumerate(self._lembar, start=1):
                self.__dict__.update(satu)
                self.setFont(_HURUF, 7.5)
                for nomor, baris in enumerate(kaki.split("\n")):
                    self.drawString(TEPI, (11 - 4 * nomor) * mm, _muat(baris, LEBAR - 32 * mm))
                self.drawRightString(
                    A4[0] - TEPI, 11 * mm, f"Halaman {ke} dari {len(self._lembar)}"
                )
                super().showPage()
            super().save()

    return Bernomor


def tabel(baris: list[tuple[str, str]], kiri: float = 38 * mm) -> Table:
    """Names and values, one line each."""
    isi = [[Paragraph(escape(nama), SEL), Paragraph(escape(nilai), SEL)] for nama, nilai in baris]
    return Table(
        isi,
        colWidths=[kiri, LEBAR - kiri],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, GARIS),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ],
    )


def qr(alamat: str) -> Drawing:
    """A code of 28 mm that opens an address."""
    lebar = 28 * mm
    kode = QrCodeWidget(alamat, barLevel="M")
    kiri, bawah, kanan, atas = kode.getBounds()
    skala = (lebar / (kanan - kiri), 0, 0, lebar / (atas - bawah), 0, 0)
    gambar = Drawing(lebar, lebar, transform=skala)
    gambar.add(kode)
    return gambar
