"""The minutes of a run as PDF: what was computed, by which rules, who it left out and why.

The same run in the same state gives the same bytes: nothing is dated by the clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import IO, Any, Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

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
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from karir.kode import ALASAN
from karir.mesin.aturan import muat
from karir.mesin.tulis import bulat, tanggal
from karir.models import PenayanganHasil, ProsesPeringkat, SertifikatProses
from karir.selectors.hasil import persepuluhribu

# A free font that comes with the library, in the file so that every reader shows the same.
_HURUF, _TEBAL = "Vera", "VeraBd"
_TEPI: Final = 20 * mm
_LEBAR: Final = A4[0] - 2 * _TEPI
_GARIS: Final = colors.HexColor("#9aa5ad")
_PUDAR: Final = colors.HexColor("#eef1f3")
# A reason that keeps nobody from being mapped.
_BUKAN_SEBAB: Final = "HUKDIS_BERJALAN"


@dataclass(frozen=True, kw_only=True)
class BahanBeritaAcara:
    """All that the minutes say; `pemeriksaan` are the recomputations as (moment, who, outcome)."""

    proses: ProsesPeringkat
    sertifikat: SertifikatProses
    penayangan: list[PenayanganHasil]
    pemeriksaan: list[tuple[datetime, str, str]]
    alamat: str


@cache
def _pasang_huruf() -> None:
    for nama in (_HURUF, _TEBAL):
        pdfmetrics.registerFont(TTFont(nama, f"{nama}.ttf"))
    pdfmetrics.registerFontFamily(_HURUF, normal=_HURUF, bold=_TEBAL, italic=_HURUF)


def _gaya(nama: str, besar: float, **lain: Any) -> ParagraphStyle:
    isian = {"fontName": _HURUF, "fontSize": besar, "leading": besar * 1.45, **lain}
    return ParagraphStyle(nama, **isian)


_ISI: Final = _gaya("isi", 9, spaceAfter=2 * mm)
_KECIL: Final = _gaya("kecil", 7.5)
_SEL: Final = _gaya("sel", 8)
_JUDUL: Final = _gaya("judul", 13, alignment=TA_CENTER, fontName=_TEBAL)
_ANAK: Final = _gaya("anak", 10, alignment=TA_CENTER, spaceAfter=4 * mm)
_BAGIAN: Final = _gaya("bagian", 10, fontName=_TEBAL, spaceBefore=4 * mm, spaceAfter=1.5 * mm)
_TENGAH: Final = _gaya("tengah", 8, alignment=TA_CENTER)


def berita_acara_tulis(*, bahan: BahanBeritaAcara, wadah: IO[bytes]) -> None:
    """Write the minutes into `wadah`."""
    _pasang_huruf()
    dokumen = SimpleDocTemplate(
        wadah,
        pagesize=A4,
        leftMargin=_TEPI,
        rightMargin=_TEPI,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
        title=f"Berita acara pemetaan talenta nomor {bahan.proses.pk}",
        author=bahan.sertifikat.isi["instansi"],
        subject=f"Sertifikat {bahan.sertifikat.kode_tertulis}",
        creator="Talenta",
        invariant=1,
    )
    kaki = f"Sertifikat {bahan.sertifikat.kode_tertulis}"
    dokumen.build(list(_susun(bahan)), canvasmaker=_kanvas(kaki))


def _kanvas(kaki: str) -> type[Canvas]:
    """A canvas that knows at the end how many pages there are."""

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
                self.drawString(_TEPI, 11 * mm, kaki)
                self.drawRightString(
                    A4[0] - _TEPI, 11 * mm, f"Halaman {ke} dari {len(self._lembar)}"
                )
                super().showPage()
            super().save()

    return Bernomor


def _susun(bahan: BahanBeritaAcara) -> Iterator[Flowable]:
    proses, isi = bahan.proses, bahan.sertifikat.isi
    zona = ZoneInfo(proses.instansi.zona)
    yield Paragraph("BERITA ACARA PEMETAAN TALENTA", _JUDUL)
    yield Paragraph(f"{escape(isi['instansi'])}<br/>Perhitungan nomor {proses.pk}", _ANAK)
    pelaksana = proses.pengguna.nama if proses.pengguna else "portal menurut jadwal atau perintah"
    yield Paragraph(
        f"Pada {_waktu(proses.selesai_pada, zona)} telah selesai dihitung peta talenta "
        f"{bulat(proses.jumlah)} pegawai dengan tanggal acuan {tanggal(proses.tanggal_acuan)}, "
        f"oleh {escape(pelaksana)}. Bukti bertanggal sesudah tanggal acuan tidak ikut dihitung.",
        _ISI,
    )
    yield Paragraph("1. Aturan yang dipakai", _BAGIAN)
    yield _tabel(
        [
            ("Aturan", f"{proses.aturan}: {proses.aturan.judul}"),
            ("Dasar hukum", proses.aturan.dasar_hukum),
            ("Berlaku sejak", tanggal(proses.aturan.berlaku_mulai)),
        ]
    )
    yield Paragraph("2. Hasil", _BAGIAN)
    yield from _hasil(proses)
    yield Paragraph("3. Yang tidak mendapat kotak dan sebabnya", _BAGIAN)
    yield from _sebab(proses)
    yield Paragraph("4. Penampilan kepada instansi", _BAGIAN)
    yield _riwayat(
        [_penayangan(satu, zona) for satu in bahan.penayangan],
        "Hasil ini belum pernah ditampilkan; masih percobaan yang hanya dilihat BKD.",
    )
    yield Paragraph("5. Hitung ulang", _BAGIAN)
    yield _riwayat(
        [f"{_waktu(saat, zona)}, {siapa}: {apa}" for saat, siapa, apa in bahan.pemeriksaan],
        "Belum pernah dihitung ulang.",
    )
    yield KeepTogether([Paragraph("6. Sertifikat", _BAGIAN), *_sertifikat(bahan)])
    yield KeepTogether([Paragraph("7. Tanda tangan", _BAGIAN), *_tanda_tangan()])


def _waktu(saat: datetime | None, zona: ZoneInfo) -> str:
    if saat is None:
        return "-"
    setempat = saat.astimezone(zona)
    return f"{tanggal(setempat.date())} pukul {setempat:%H.%M}"


def _tabel(baris: list[tuple[str, str]], kiri: float = 38 * mm) -> Table:
    """Names and values, one line each."""
    isi = [[Paragraph(escape(nama), _SEL), Paragraph(escape(nilai), _SEL)] for nama, nilai in baris]
    return Table(
        isi,
        colWidths=[kiri, _LEBAR - kiri],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.3, _GARIS),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ],
    )


def _persen(bagian: int, seluruh: int) -> str:
    utuh, pecahan = divmod(persepuluhribu(bagian, seluruh), 100)
    return f"{utuh},{pecahan:02d} %"


def _hasil(proses: ProsesPeringkat) -> Iterator[Flowable]:
    ringkasan = proses.ringkasan
    status = ringkasan["status"]
    dapat = status["DIPETAKAN"] + status["BELUM_LENGKAP"]
    yield _tabel(
        [
            ("Dipetakan", f"{bulat(status['DIPETAKAN'])} pegawai"),
            ("Belum lengkap", f"{bulat(status['BELUM_LENGKAP'])} pegawai"),
            ("Tidak dipetakan", f"{bulat(status['TIDAK_DIPETAKAN'])} pegawai"),
            ("Cakupan", f"{_persen(status['DIPETAKAN'], dapat)} dari yang dapat dipetakan"),
            ("Rencana suksesi", f"{bulat(ringkasan['krs'])} pegawai dalam kelompok (KRS)"),
        ]
    )
    yield Spacer(0, 3 * mm)
    yield _sembilan(proses)
    yield Spacer(0, 1 * mm)
    yield Paragraph(
        "Persen dihitung dari yang dipetakan. Ke atas: kinerja; ke kanan: potensial.", _KECIL
    )


def _sembilan(proses: ProsesPeringkat) -> Table:
    """The nine boxes as the map draws them: performance upwards, potential to the right."""
    kotak = {(k.kinerja, k.potensial): k for k in muat(proses.isi_aturan).kotak}
    jumlah, dipetakan = proses.ringkasan["kotak"], proses.ringkasan["status"]["DIPETAKAN"]
    isi = []
    for kinerja in ("DI_ATAS", "SESUAI", "DI_BAWAH"):
        sederet = []
        for potensial in ("RENDAH", "MENENGAH", "TINGGI"):
            satu = kotak[kinerja, potensial]
            orang = jumlah[str(satu.nomor)]
            teks = (
                f"<b>Kotak {satu.nomor}</b><br/>{escape(satu.label)}<br/>"
                f"<b>{bulat(orang)}</b> ({_persen(orang, dipetakan)})"
            )
            sederet.append(Paragraph(teks, _TENGAH))
        isi.append(sederet)
    return Table(
        isi,
        colWidths=[_LEBAR / 3] * 3,
        style=[
            ("GRID", (0, 0), (-1, -1), 0.5, _GARIS),
            ("BACKGROUND", (0, 0), (-1, -1), _PUDAR),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ],
    )


def _sebab(proses: ProsesPeringkat) -> Iterator[Flowable]:
    alasan = {
        kode: jumlah for kode, jumlah in proses.ringkasan["alasan"].items() if kode != _BUKAN_SEBAB
    }
    if not alasan:
        yield Paragraph("Semua pegawai mendapat kotak.", _ISI)
        return
    urut = sorted(alasan.items(), key=lambda satu: (-satu[1], satu[0]))
    yield _tabel([(f"{bulat(jumlah)} pegawai", ALASAN[kode]) for kode, jumlah in urut])
    yield Spacer(0, 1 * mm)
    yield Paragraph("Seseorang dapat memiliki lebih dari satu sebab.", _KECIL)


def _penayangan(satu: PenayanganHasil, zona: ZoneInfo) -> str:
    teks = f"Ditampilkan {_waktu(satu.mulai_pada, zona)} oleh {satu.oleh_nama}"
    if satu.selesai_pada is None:
        return f"{teks}; masih ditampilkan ketika berita acara ini dibuat."
    akhir = f"{satu.get_selesai_sebab_display().lower()} {_waktu(satu.selesai_pada, zona)}"
    sebab = f" dengan alasan: {satu.alasan}" if satu.alasan else ""
    return f"{teks}; {akhir} oleh {satu.selesai_oleh_nama}{sebab}."


def _riwayat(baris: list[str], kosong: str) -> Flowable:
    return Paragraph("<br/>".join(escape(satu) for satu in baris) or kosong, _ISI)


def _sertifikat(bahan: BahanBeritaAcara) -> list[Flowable]:
    isi = bahan.sertifikat.isi
    sidik = _tabel(
        [
            ("Kode", bahan.sertifikat.kode_tertulis),
            ("Akar pohon sidik", isi["akar"]),
            ("Sidik aturan", isi["sidik_aturan"]),
            ("Sidik masukan", isi["sidik_masukan"]),
            ("Sidik hasil", isi["sidik_hasil"]),
            ("Sidik nama dan unit", isi["sidik_identitas"]),
            ("Sidik rekap per OPD", isi["sidik_rekap"]),
        ]
    )
    keterangan = Paragraph(
        "Setiap pegawai dapat mengunduh tanda terima hasilnya dari portal dan memeriksanya tanpa "
        "portal dengan kode di atas. Sertifikat yang ditampilkan dapat dibaca siapa pun di "
        f"{escape(bahan.alamat)}.",
        _ISI,
    )
    baris = Table(
        [[keterangan, _qr(bahan.alamat)]],
        colWidths=[_LEBAR - 32 * mm, 32 * mm],
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), 0)],
    )
    return [sidik, baris]


def _qr(alamat: str) -> Drawing:
    lebar = 28 * mm
    kode = QrCodeWidget(alamat, barLevel="M")
    kiri, bawah, kanan, atas = kode.getBounds()
    skala = (lebar / (kanan - kiri), 0, 0, lebar / (atas - bawah), 0, 0)
    gambar = Drawing(lebar, lebar, transform=skala)
    gambar.add(kode)
    return gambar


def _tanda_tangan() -> list[Flowable]:
    peran = ("Yang menghitung", "Yang memeriksa", "Pejabat Pembina Kepegawaian")
    isi = [
        [Paragraph(satu, _TENGAH) for satu in peran],
        [Spacer(0, 18 * mm)] * 3,
        [Paragraph("(....................................)", _TENGAH)] * 3,
        [Paragraph("NIP ................................", _TENGAH)] * 3,
        [Paragraph("Tanggal ........................", _TENGAH)] * 3,
    ]
    return [Table(isi, colWidths=[_LEBAR / 3] * 3)]
