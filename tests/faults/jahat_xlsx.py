"""Hostile workbooks: archives and parts that no spreadsheet writes, or that some do."""

import io
import random
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

from talenta.inti.xlsx import tulis_xlsx

MB = 1 << 20
LEMBAR = "xl/worksheets/sheet1.xml"
BUKU = "xl/workbook.xml"
HUBUNGAN = "xl/_rels/workbook.xml.rels"
Tabel = list[list[str]]
LAUGHS = "".join(f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10))
DTD = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'


class Acak(random.Random):
    """A source of chance with the size of the heavy files, and how often a family came before."""

    def __new__(cls, benih: str, **_: object) -> "Acak":
        return super().__new__(cls, benih)

    def __init__(self, benih: str, *, besar: bool, putaran: int) -> None:
        super().__init__(benih)
        self.besar = besar
        self.putaran = putaran


def bagian(tabel: Tabel) -> dict[str, bytes]:
    """The parts of a sound workbook."""
    wadah = io.BytesIO()
    tulis_xlsx(wadah, [("Data", tabel)])
    with zipfile.ZipFile(wadah) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def kemas(isi: dict[str, bytes], *, padat: bool = True) -> bytes:
    wadah = io.BytesIO()
    cara = zipfile.ZIP_DEFLATED if padat else zipfile.ZIP_STORED
    with zipfile.ZipFile(wadah, "w", cara) as arsip:
        for nama, satu in isi.items():
            arsip.writestr(nama, satu)
    return wadah.getvalue()


def buku(tabel: Tabel, *, padat: bool = True) -> bytes:
    return kemas(bagian(tabel), padat=padat)


def _dengan(tabel: Tabel, **ganti: bytes) -> bytes:
    nama = {"lembar": LEMBAR, "buku": BUKU, "hubungan": HUBUNGAN}
    return kemas(bagian(tabel) | {nama[satu]: isi for satu, isi in ganti.items()})


def _sisip(tabel: Tabel, xml: str) -> bytes:
    """A sound sheet with rows of raw XML below its own."""
    lembar = bagian(tabel)[LEMBAR].replace(b"</sheetData>", xml.encode() + b"</sheetData>")
    return _dengan(tabel, lembar=lembar)


def _baris(sel: str) -> str:
    return f"<row>{sel}</row>"


def bom_zip(acak: Acak, tabel: Tabel) -> bytes:
    megabita = acak.randint(300, 900) if acak.besar and acak.putaran < 3 else 24
    isi = bagian(tabel)
    wadah = io.BytesIO()
    nama = acak.choice([LEMBAR, "xl/sharedStrings.xml", "xl/media/gambar.png"])
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for satu, bita in isi.items():
            if satu != nama:
                arsip.writestr(satu, bita)
        with arsip.open(nama, "w", force_zip64=True) as besar:
            for _ in range(megabita):
                besar.write(acak.choice([b"0", b" "]) * MB)
    return wadah.getvalue()


def bom_xml(acak: Acak, tabel: Tabel) -> bytes:
    awal = acak.choice([DTD, XXE])
    isi = bagian(tabel)
    nama = acak.choice([LEMBAR, BUKU, HUBUNGAN, "xl/sharedStrings.xml"])
    lama = isi.get(nama, b"<sst></sst>").decode().partition("?>")[2] or "<sst></sst>"
    tempat = lama.find(">") + 1
    isi[nama] = f"{awal}{lama[:tempat]}&l9;{lama[tempat:]}".encode()
    return kemas(isi)


def makro(acak: Acak, tabel: Tabel) -> bytes:
    isi = bagian(tabel)
    if acak.random() < 0.5:
        isi["xl/vbaProject.bin"] = acak.randbytes(300)
    else:
        lama = isi["[Content_Types].xml"]
        isi["[Content_Types].xml"] = lama.replace(
            b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
    return kemas(isi)


def rumus(acak: Acak, tabel: Tabel) -> bytes:
    isi = [
        "<c><f>1/0</f><v>#DIV/0!</v></c>",
        '<c t="str"><f>WEBSERVICE("http://127.0.0.1/")</f><v>x</v></c>',
        '<c><f t="shared" si="4294967295" ref="A1:XFD1048576">A1</f><v>1</v></c>',
        "<c><f>[1]Sheet!A1</f></c>",
        '<c t="e"><v>#REF!</v></c>',
    ]
    return _sisip(tabel, "".join(_baris("".join(acak.choices(isi, k=5))) for _ in range(30)))


def wilayah_luas(acak: Acak, tabel: Tabel) -> bytes:
    sel = acak.choice(["XFD1048576", "ZZZ9999", "A1048576", "XFD2", "ABC99999999"])
    nomor = sel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return _sisip(tabel, f'<row r="{nomor}"><c r="{sel}"><v>1</v></c></row>')


def dimensi_besar(acak: Acak, tabel: Tabel) -> bytes:
    ref = acak.choice(["A1:XFD1048576", "A1:ZZZZZZ99999999999", "XFD1:A1", "", "A0:B0"])
    lembar = bagian(tabel)[LEMBAR].replace(
        b"<sheetViews>", f'<dimension ref="{ref}"/><sheetViews>'.encode()
    )
    return _dengan(tabel, lembar=lembar)


def nomor_baris_aneh(acak: Acak, tabel: Tabel) -> bytes:
    nomor = acak.choice(["0", "-1", "abc", "99999999999999999999", "1", "4294967296"])
    return _sisip(tabel, f'<row r="{nomor}"><c r="A{nomor}"><v>1</v></c></row>')


def jalur_liar(acak: Acak, tabel: Tabel) -> bytes:
    nama = acak.choice(["/etc/cron.d/x", "../../../../tmp/x", "C:\\x.txt", "..\\..\\x", "\\x"])
    return kemas(bagian(tabel) | {nama: b"x"})


def bagian_hilang(acak: Acak, tabel: Tabel) -> bytes:
    isi = bagian(tabel)
    del isi[acak.choice([LEMBAR, BUKU, HUBUNGAN, "[Content_Types].xml"])]
    return kemas(isi)


def hubungan_rusak(acak: Acak, tabel: Tabel) -> bytes:
    tujuan = [
        "worksheets/tiada.xml",
        "http://127.0.0.1/x.xml",
        "file:///etc/passwd",
        "../../../../etc/passwd",
        "workbook.xml",
        "",
        "/xl/styles.xml",
    ]
    hubungan = bagian(tabel)[HUBUNGAN].replace(
        b"worksheets/sheet1.xml", acak.choice(tujuan).encode()
    )
    return _dengan(tabel, hubungan=hubungan)


def teks_bersama_luar(acak: Acak, tabel: Tabel) -> bytes:
    nomor = acak.choice(["9", "4294967295", "99999999999999999999", "-1", "x", ""])
    return _sisip(tabel, _baris(f'<c t="s"><v>{nomor}</v></c>'))


def sel_aneh(acak: Acak, tabel: Tabel) -> bytes:
    isi = [
        '<c t="zzz"><v>1</v></c>',
        '<c s="99999"><v>1</v></c>',
        "<c><v>1e999</v></c>",
        "<c><v>nan</v></c>",
        '<c t="d"><v>2020-99-99</v></c>',
        '<c t="inlineStr"/>',
        '<c t="b"><v>7</v></c>',
        "<c><v></v></c>",
        '<c t="inlineStr"><is><t>_xD800__x0000_</t></is></c>',
        "<c><v>-1e-300</v></c>",
        "<c><v>2958466</v></c>",
    ]
    return _sisip(tabel, "".join(_baris("".join(acak.choices(isi, k=5))) for _ in range(20)))


def xml_rusak(acak: Acak, tabel: Tabel) -> bytes:
    dalam = 200_000 if acak.besar else 20_000
    isi = acak.choice(
        [
            b"<row><c><v>1</v>",
            b"</sheetData>" * 3,
            b"<row>" * dalam,
            b"<row a='1' a='2'/>",
            b"<row><c><v>\xff\xfe</v></c></row>",
            b"<row><c><v>&tiada;</v></c></row>",
            b"<!--" + b"-" * 100,
            b"<row " + b"x" * 3_000_000 + b"='1'/>",
            b"<![CDATA[",
            b"<?php ?><row/>",
        ]
    )
    lembar = bagian(tabel)[LEMBAR].replace(b"</sheetData>", isi)
    return _dengan(tabel, lembar=lembar)


def sel_raksasa(acak: Acak, tabel: Tabel) -> bytes:
    megabita = 100 if acak.besar and acak.putaran == 0 else acak.choice([1, 4])
    teks = "".join(acak.choices("ABCDEFGHIJKLMNOP", k=MB)) * megabita
    return _sisip(tabel, _baris(f'<c t="inlineStr"><is><t>{teks}</t></is></c>'))


def entri_banyak(acak: Acak, tabel: Tabel) -> bytes:
    return kemas(bagian(tabel) | {f"x/{n}": b"" for n in range(6_000)})


def entri_ganda(acak: Acak, tabel: Tabel) -> bytes:
    wadah = io.BytesIO(buku(tabel))
    isi = zipfile.ZipInfo(acak.choice([LEMBAR, BUKU]))
    with zipfile.ZipFile(wadah, "a") as arsip:
        arsip.filelist.append(isi)
        arsip.NameToInfo.pop(isi.filename, None)
        arsip.filelist.remove(isi)
        arsip.writestr(isi, b"<worksheet/>")
    return wadah.getvalue()


def bukan_xlsx(acak: Acak, tabel: Tabel) -> bytes:
    isi = acak.choice(
        [
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"},
            {"xl/workbook.bin": b"x", "[Content_Types].xml": b"<x/>"},
            {"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"},
            {"data.csv": b"NIP;TAHUN;PREDIKAT\n"},
            {"[Content_Types].xml": b"<x/>", BUKU: b"<x/>"},
            {"[Content_Types].xml": b"", BUKU: b"", HUBUNGAN: b""},
        ]
    )
    return kemas(isi)


def lembar_banyak(acak: Acak, tabel: Tabel) -> bytes:
    wadah = io.BytesIO()
    tulis_xlsx(wadah, [(f"L{n}", [["x"]]) for n in range(150)])
    return wadah.getvalue()


def nama_lembar_aneh(acak: Acak, tabel: Tabel) -> bytes:
    nama = acak.choice(["", "A" * 5_000, "<script>alert(1)</script>", "a&#10;b", "../x", "'"])
    isi = bagian(tabel)[BUKU].replace(b'name="Data"', f'name="{escape(nama)}"'.encode())
    return _dengan(tabel, buku=isi.replace(b"a&amp;#10;b", b"a&#10;b"))


def kepala_ganda(acak: Acak, tabel: Tabel) -> bytes:
    return buku(
        [[*tabel[0], "NIP BARU"], *([*satu, f"lain {n}"] for n, satu in enumerate(tabel[1:]))]
    )


def nip_angka(acak: Acak, tabel: Tabel) -> bytes:
    """NIPs that a spreadsheet has made numbers of."""
    sel = "".join(f'<c t="inlineStr"><is><t>{s}</t></is></c>' for s in tabel[1][1:])
    return _sisip(tabel, "".join(_baris(f"<c><v>{satu[0]}</v></c>{sel}") for satu in tabel[1:]))


def terkunci(acak: Acak, tabel: Tabel) -> bytes:
    """Entries marked as encrypted, or the container of a workbook that has a password."""
    if acak.random() < 0.5:
        return (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le")
        )
    isi = bytearray(buku(tabel))
    for tanda, medan in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        letak = isi.find(tanda)
        while letak >= 0:
            isi[letak + medan] |= 1
            letak = isi.find(tanda, letak + 4)
    return bytes(isi)


def kolom_banyak(acak: Acak, tabel: Tabel) -> bytes:
    banyak = 16_384 if acak.besar else 3_000
    return buku([[*satu, *["x"] * (banyak - len(satu))] for satu in tabel])


MACAM: dict[str, tuple[str, Callable[[Acak, Tabel], bytes]]] = {
    "bom-zip": ("TOLAK", bom_zip),
    "bom-xml": ("TOLAK", bom_xml),
    "makro": ("TOLAK", makro),
    "rumus": ("SALAH_SATU", rumus),
    "wilayah-luas": ("SALAH_SATU", wilayah_luas),
    "dimensi-besar": ("SALAH_SATU", dimensi_besar),
    "nomor-baris-aneh": ("SALAH_SATU", nomor_baris_aneh),
    "jalur-liar": ("TOLAK", jalur_liar),
    "bagian-hilang": ("TOLAK", bagian_hilang),
    "hubungan-rusak": ("TOLAK", hubungan_rusak),
    "teks-bersama-luar": ("SALAH_SATU", teks_bersama_luar),
    "sel-aneh": ("SALAH_SATU", sel_aneh),
    "xml-rusak": ("SALAH_SATU", xml_rusak),
    "sel-raksasa": ("TOLAK", sel_raksasa),
    "entri-banyak": ("TOLAK", entri_banyak),
    "entri-ganda": ("TOLAK", entri_ganda),
    "bukan-xlsx": ("TOLAK", bukan_xlsx),
    "lembar-banyak": ("TOLAK", lembar_banyak),
    "nama-lembar-aneh": ("SALAH_SATU", nama_lembar_aneh),
    "kepala-ganda": ("TOLAK", kepala_ganda),
    "nip-angka": ("BACA", nip_angka),
    "terkunci": ("TOLAK", terkunci),
    "kolom-banyak": ("TOLAK", kolom_banyak),
}
