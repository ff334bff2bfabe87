"""Writing a workbook of plain text, of any length in bounded memory.

Every cell is text: nothing becomes a number, a date or a formula on the way into a spreadsheet.
A styled workbook of a few rows is openpyxl's work.
"""

import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO
from xml.sax.saxutils import escape, quoteattr

TIPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a worksheet holds; longer text is cut, as spreadsheets do.
SEL_TERPANJANG = 32_767
_KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DASAR = "http://schemas.openxmlformats.org"
_UTAMA = f"{_DASAR}/spreadsheetml/2006/main"
_HUBUNGAN = f"{_DASAR}/officeDocument/2006/relationships"
_PAKET = f"{_DASAR}/package/2006"
_TIPE_BAGIAN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# XML cannot hold these; and `_x0041_` in a text would be read as the letter A.
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOLOS = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SEPOTONG = 2_000

Lembar = tuple[str, Iterable[Sequence[str]]]


def tulis_xlsx(wadah: IO[bytes], lembar: Sequence[Lembar]) -> None:
    """Write sheets (name, rows of texts) into `wadah`; the first row of each stays in view."""
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as arsip:
        for nomor, (_, baris) in enumerate(lembar, start=1):
            with arsip.open(f"xl/worksheets/sheet{nomor}.xml", "w", force_zip64=True) as bagian:
                _tulis_lembar(bagian, baris)
        for nama, isi in _kerangka([nama for nama, _ in lembar]).items():
            arsip.writestr(nama, _KEPALA + isi)


def _tulis_lembar(bagian: IO[bytes], baris: Iterable[Sequence[str]]) -> None:
    # Style 1 is the text format, so that what a person types there stays text as well.
    kepala = (
        f'{_KEPALA}<worksheet xmlns="{_UTAMA}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        '</sheetViews><cols><col min="1" max="16384" width="18" style="1"/></cols><sheetData>'
    )
    bagian.write(kepala.encode())
    tertunda: list[str] = []
    for satu in baris:
        tertunda.append(f"<row>{''.join(map(_sel, satu))}</row>")
        if len(tertunda) >= _SEPOTONG:
            bagian.write("".join(tertunda).encode())
            tertunda.clear()
    bagian.write(f"{''.join(tertunda)}</sheetData></worksheet>".encode())


def _sel(isi: str) -> str:
    if not isi:
        return '<c s="1"/>'
    bersih = _LOLOS.sub("_x005F_", _TERLARANG.sub("", isi)[:SEL_TERPANJANG])
    return f'<c s="1" t="inlineStr"><is><t xml:space="preserve">{escape(bersih)}</t></is></c>'


def _kerangka(nama: Sequence[str]) -> dict[str, str]:
    """The small parts around the sheets."""
    nomor = range(1, len(nama) + 1)
    lembar = "".join(
        f'<sheet name={quoteattr(satu)} sheetId="{n}" r:id="rId{n}"/>'
        for n, satu in zip(nomor, nama, strict=True)
    )
    hubungan = "".join(
        f'<Relationship Id="rId{n}" Type="{_HUBUNGAN}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in nomor
    )
    bagian = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        f'ContentType="{_TIPE_BAGIAN}.worksheet+xml"/>'
        for n in nomor
    )
    return {
        "xl/workbook.xml": f'<workbook xmlns="{_UTAMA}" xmlns:r="{_HUBUNGAN}">'
        f"<sheets>{lembar}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PAKET}/relationships">{hubungan}'
        f'<Relationship Id="rGaya" Type="{_HUBUNGAN}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_UTAMA}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>",
        "_rels/.rels": f'<Relationships xmlns="{_PAKET}/relationships"><Relationship Id="rId1" '
        f'Type="{_HUBUNGAN}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "[Content_Types].xml": f'<Types xmlns="{_PAKET}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TIPE_BAGIAN}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TIPE_BAGIAN}.styles+xml"/>'
        f"{bagian}</Types>",
    }
