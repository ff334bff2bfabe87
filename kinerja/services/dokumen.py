"""The SKP and the yearly appraisal as PDF: documents to sign and to keep.

The same rows give the same bytes: nothing is dated by the clock. The fingerprint in the foot is of
every text of the document.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from kinerja.kode import Perilaku
from kinerja.selectors.dokumen import BahanPenilaian, BahanSkp
from talenta.inti.kertas import (
    ANAK,
    BAGIAN,
    GARIS,
    ISI,
    JUDUL,
    LEBAR,
    PUDAR,
    SEL,
    TENGAH,
    TEPI,
    kanvas,
    kop,
    pasang_huruf,
    tabel,
)
from talenta.inti.templatetags.tampilan import tanggal

_GAYA: list[tuple[Any, ...]] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BOX", (0, 0), (-1, -1), 0.4, GARIS),
    ("LINEAFTER", (0, 0), (-2, -1), 0.4, GARIS),
    ("LINEBELOW", (0, 0), (-1, 0), 0.4, GARIS),
    ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.4, GARIS),
    ("BACKGROUND", (0, 0), (-1, 0), PUDAR),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]
_HURUF = "ABCDEFGH"
_TITIK = "." * 24


def _bangun(
    wadah: IO[bytes], judul: str, keadaan: str, instansi: str, isi: Iterable[Flowable]
) -> None:
    pasang_huruf()
    semua = list(isi)
    sidik = hashlib.sha256("\n".join(_teks(semua)).encode()).hexdigest()
    terbaca = " ".join(sidik[di : di + 8] for di in range(0, 32, 8))
    dokumen = SimpleDocTemplate(
        wadah,
        pagesize=A4,
        # The frame keeps 6 points for itself.
        leftMargin=TEPI - 6,
        rightMargin=TEPI - 6,
        topMargin=16 * mm,
        bottomMargin=20 * mm,
        title=judul,
        author=instansi,
        subject=f"Sidik isi {sidik}",
        creator="Talenta",
        invariant=1,
    )
    kaki = f"{judul} · {keadaan}\nSidik isi {terbaca}"
    dokumen.build(semua, canvasmaker=kanvas(kaki))


def _teks(isi: Iterable[Any]) -> Iterator[str]:
    """Every text that is set, in its order."""
    for satu in isi:
        if hasattr(satu, "getPlainText"):
            yield satu.getPlainText()
        elif isinstance(satu, Table):
            for baris in satu._cellvalues:
                yield from _teks(baris)
        elif isinstance(satu, KeepTogether):
            yield from _teks(satu._content)


def _kisi(
    kepala: Sequence[str],
    baris: Iterable[Sequence[str]],
    lebar: Sequence[float],
    *,
    lanjutan: Iterable[int] = (),
    gaya: Sequence[tuple[Any, ...]] = (),
) -> Table:
    """A table with a heading that comes again on every page; `lebar` are shares of the paper, rows
    `lanjutan` (from 1) go on with the first two columns of the row before. A row may be longer
    than a page."""
    isi = [[Paragraph(f"<b>{escape(satu)}</b>", SEL) for satu in kepala]]
    isi += [
        [Paragraph(escape(satu).replace("\n", "<br/>"), SEL) for satu in sebaris]
        for sebaris in baris
    ]
    terus = set(lanjutan)
    garis = [
        ("LINEABOVE", (2 if nomor in terus else 0, nomor), (-1, nomor), 0.4, GARIS)
        for nomor in range(1, len(isi))
    ]
    return Table(
        isi,
        colWidths=[LEBAR * bagian for bagian in lebar],
        repeatRows=1,
        splitInRow=1,
        style=[*_GAYA, *garis, *gaya],
    )


def _kepala(bahan: BahanSkp, judul: str, anak: str) -> Iterator[Flowable]:
    yield kop(bahan.instansi, bahan.skp.unit_nama)
    yield Paragraph(judul, JUDUL)
    yield Spacer(0, 1 * mm)
    yield Paragraph(anak, ANAK)
    yield _pihak(bahan)


def _pihak(bahan: BahanSkp) -> Table:
    """The person and the appraiser, side by side, as they were."""
    skp = bahan.skp
    baris = (
        ("Nama", skp.nama, skp.penilai_nama),
        ("NIP", skp.nip, skp.penilai_nip),
        ("Pangkat/Gol.", skp.golongan, skp.penilai_golongan),
        ("Jabatan", skp.jabatan_nama, skp.penilai_jabatan),
        ("Unit kerja", skp.unit_nama, skp.penilai_unit),
    )
    return _kisi(
        ("No.", "Pegawai yang dinilai", "", "No.", "Pejabat penilai kinerja", ""),
        [
            (f"{nomor}.", nama, kiri or "-", f"{nomor}.", nama, kanan or "-")
            for nomor, (nama, kiri, kanan) in enumerate(baris, start=1)
        ],
        (0.06, 0.14, 0.3, 0.06, 0.14, 0.3),
        gaya=[("SPAN", (1, 0), (2, 0)), ("SPAN", (4, 0), (5, 0))],
    )


def skp_tulis(*, bahan: BahanSkp, wadah: IO[bytes]) -> None:
    """Write the SKP into `wadah`."""
    skp = bahan.skp
    judul = f"SKP {skp.nama} {bahan.tahun}"
    keadaan = f"{skp.get_status_display()}, versi {skp.versi}"
    _bangun(wadah, judul, keadaan, bahan.instansi, _skp(bahan))


def _skp(bahan: BahanSkp) -> Iterator[Flowable]:
    skp = bahan.skp
    masa = f"{tanggal(skp.mulai)} sampai {tanggal(skp.hari_akhir)}"
    yield from _kepala(
        bahan,
        f"SASARAN KINERJA PEGAWAI TAHUN {bahan.tahun}",
        f"Pendekatan {skp.get_bentuk_display().lower()}<br/>Periode penilaian {masa}",
    )
    for penugasan, kata in (("UTAMA", "A. Kinerja utama"), ("TAMBAHAN", "B. Kinerja tambahan")):
        milik = [satu for satu in bahan.rhk if satu.penugasan == penugasan]
        yield Paragraph(kata, BAGIAN)
        yield _hasil_kerja(milik) if milik else Paragraph("Tidak ada.", ISI)
    yield Paragraph("C. Perilaku kerja BerAKHLAK", BAGIAN)
    yield _perilaku(bahan.ekspektasi)
    saat = tanggal(skp.disepakati_pada) if skp.disepakati_pada else "belum disepakati"
    yield KeepTogether(_tanda_tangan(skp, f"Disepakati: {saat}", f"Disepakati: {saat}"))


def _hasil_kerja(semua: Sequence[Any]) -> Table:
    baris: list[tuple[str, ...]] = []
    lanjutan = []
    for nomor, rhk in enumerate(semua, start=1):
        hasil = rhk.uraian
        if rhk.uraian_atasan:
            hasil += f"\n(mendukung: {rhk.uraian_atasan})"
        ukuran = [
            (satu.get_aspek_display() if satu.aspek else "", satu.indikator, satu.target)
            for satu in rhk.indikator.all()
        ] or [("", "", "")]
        for ke, (aspek, indikator, target) in enumerate(ukuran):
            depan = (f"{nomor}.", hasil) if ke == 0 else ("", "")
            baris.append((*depan, aspek, indikator, target))
            if ke:
                lanjutan.append(len(baris))
    kepala = ("No.", "Rencana hasil kerja", "Aspek", "Indikator kinerja", "Target")
    return _kisi(kepala, baris, (0.06, 0.34, 0.13, 0.28, 0.19), lanjutan=lanjutan)


def _perilaku(ekspektasi: dict[str, str]) -> Table:
    return _kisi(
        ("No.", "Perilaku kerja", "Ekspektasi khusus pimpinan"),
        [
            (f"{nomor}.", str(p.label), ekspektasi.get(p.value) or "-")
            for nomor, p in enumerate(Perilaku, start=1)
        ],
        (0.06, 0.34, 0.6),
    )


def _tanda_tangan(skp: Any, kiri: str, kanan: str) -> list[Flowable]:
    """Where both sign, under the days that the portal knows."""
    orang = ((skp.nama, skp.nip), (skp.penilai_nama, skp.penilai_nip))
    sisi = [
        [Paragraph(kiri, TENGAH), Paragraph(kanan, TENGAH)],
        [
            Paragraph("Pegawai yang dinilai,", TENGAH),
            Paragraph("Pejabat penilai kinerja,", TENGAH),
        ],
        [Spacer(0, 18 * mm)] * 2,
        [
            Paragraph(f"<u><b>{escape(nama or '-')}</b></u><br/>NIP {escape(nip or '-')}", TENGAH)
            for nama, nip in orang
        ],
    ]
    return [Spacer(0, 6 * mm), Table(sisi, colWidths=[LEBAR / 2] * 2)]


def penilaian_tulis(*, bahan: BahanPenilaian, wadah: IO[bytes]) -> None:
    """Write the yearly appraisal into `wadah`."""
    judul = f"Evaluasi kinerja {bahan.akhir.skp.nama} {bahan.akhir.tahun}"
    penilaian = bahan.penilaian
    keadaan = f"{penilaian.get_status_display()}, versi {penilaian.versi}"
    _bangun(wadah, judul, keadaan, bahan.akhir.instansi, _penilaian(bahan))


def _penilaian(bahan: BahanPenilaian) -> Iterator[Flowable]:
    satu, akhir = bahan.penilaian, bahan.akhir
    yield from _kepala(akhir, "DOKUMEN EVALUASI KINERJA PEGAWAI", f"Tahun {akhir.tahun}")
    bagian = [
        [Paragraph(f"{huruf}. {kata}", BAGIAN), *isi]
        for huruf, (kata, isi) in zip(_HURUF, _bagian(bahan), strict=False)
    ]
    for isi in bagian[:-1]:
        yield from isi
    # Nobody signs on a page of its own.
    kini = ("Diterima", satu.diterima_pada), ("Ditetapkan", satu.ditetapkan_pada)
    kiri, kanan = (f"{kata}: {tanggal(saat) if saat else _TITIK}" for kata, saat in kini)
    yield KeepTogether([*bagian[-1], *_tanda_tangan(akhir.skp, kiri, kanan)])


def _bagian(bahan: BahanPenilaian) -> Iterator[tuple[str, list[Flowable]]]:
    """The parts of an appraisal in their order, those that it has."""
    satu = bahan.penilaian
    capaian = satu.get_capaian_display() if satu.capaian else "tidak menjadi dasar rating ini"
    yield "Capaian unit", [tabel([("Capaian unit yang dipimpin", capaian)], 50 * mm)]
    yield (
        "Rating dan predikat",
        [
            _kisi(
                ("No.", "Unsur", "Rating", "Alasan"),
                [
                    ("1.", "Hasil kerja", satu.get_rating_hasil_display(), satu.alasan_hasil),
                    (
                        "2.",
                        "Perilaku kerja",
                        satu.get_rating_perilaku_display(),
                        satu.alasan_perilaku,
                    ),
                ],
                (0.06, 0.16, 0.22, 0.56),
            ),
            Spacer(0, 2 * mm),
            Paragraph(f"<b>Predikat kinerja: {escape(satu.get_predikat_display())}</b>", ISI),
        ],
    )
    if bahan.bagian:
        yield "Bagian tahun menurut SKP", [_menurut_skp(bahan.bagian)]
    rekomendasi = escape(satu.rekomendasi).replace("\n", "<br/>") or "-"
    yield "Rekomendasi", [Paragraph(rekomendasi, ISI)]
    if bahan.keberatan is not None:
        yield "Keberatan", [tabel(_keberatan(bahan.keberatan), 50 * mm)]
    yield "Tanggal", [tabel(_tanggal(satu), 50 * mm)]


def _menurut_skp(bagian: Iterable[Any]) -> Table:
    return _kisi(
        ("No.", "Jabatan", "Masa", "Hari", "Hasil kerja", "Perilaku"),
        [
            (
                f"{nomor}.",
                b.skp.jabatan_nama or "-",
                f"{tanggal(b.skp.mulai)} sampai {tanggal(b.skp.hari_akhir)}",
                str(b.hari),
                b.get_rating_hasil_display() or "-",
                b.get_rating_perilaku_display() or "-",
            )
            for nomor, b in enumerate(bagian, start=1)
        ],
        (0.06, 0.25, 0.27, 0.08, 0.17, 0.17),
    )


def _keberatan(satu: Any) -> list[tuple[str, str]]:
    return [
        ("Diajukan", tanggal(satu.diajukan_pada)),
        ("Penilaian semula", satu.get_predikat_semula_display()),
        ("Keadaan", satu.get_status_display()),
        ("Diputus", tanggal(satu.diputus_pada) if satu.diputus_pada else "-"),
        ("Pertimbangan", satu.pertimbangan or "-"),
    ]


def _tanggal(satu: Any) -> list[tuple[str, str]]:
    kata = (
        ("Ditetapkan", satu.ditetapkan_pada),
        ("Diserahkan kepada pegawai", satu.diserahkan_pada),
        ("Batas mengajukan keberatan", satu.batas_keberatan),
        ("Diterima pegawai", satu.diterima_pada),
        ("Final", satu.final_pada),
    )
    return [(judul, tanggal(saat) if saat else "-") for judul, saat in kata]
