"""The SKP and the yearly appraisal as PDF: documents to sign and to keep.

The same rows give the same bytes: nothing is dated by the clock.
"""

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
    KECIL,
    LEBAR,
    PUDAR,
    SEL,
    TENGAH,
    TEPI,
    kanvas,
    pasang_huruf,
    tabel,
)
from talenta.inti.templatetags.tampilan import tanggal

_GAYA = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("GRID", (0, 0), (-1, -1), 0.4, GARIS),
    ("BACKGROUND", (0, 0), (-1, 0), PUDAR),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]


def _bangun(wadah: IO[bytes], judul: str, kaki: str, oleh: str, isi: Iterable[Flowable]) -> None:
    pasang_huruf()
    dokumen = SimpleDocTemplate(
        wadah,
        pagesize=A4,
        leftMargin=TEPI,
        rightMargin=TEPI,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
        title=judul,
        author=oleh,
        creator="Talenta",
        invariant=1,
    )
    dokumen.build(list(isi), canvasmaker=kanvas(kaki))


def _kisi(kepala: Sequence[str], baris: Iterable[Sequence[str]], lebar: Sequence[float]) -> Table:
    """A table with a heading that comes again on every page; `lebar` are shares of the paper."""
    isi = [[Paragraph(f"<b>{escape(satu)}</b>", SEL) for satu in kepala]]
    isi += [
        [Paragraph(escape(satu).replace("\n", "<br/>"), SEL) for satu in sebaris]
        for sebaris in baris
    ]
    return Table(isi, colWidths=[LEBAR * bagian for bagian in lebar], repeatRows=1, style=_GAYA)


def _pihak(bahan: BahanSkp) -> Table:
    """The person and the appraiser, side by side, as they were."""
    skp = bahan.skp
    kanan = (
        ("Nama", skp.nama, skp.penilai_nama),
        ("NIP", skp.nip, skp.penilai_nip),
        ("Pangkat/Gol.", skp.golongan, skp.penilai_golongan),
        ("Jabatan", skp.jabatan_nama, skp.penilai_jabatan),
        ("Unit kerja", skp.unit_nama, skp.penilai_unit),
    )
    kepala = ("", "Pegawai yang dinilai", "Pejabat penilai kinerja")
    return _kisi(kepala, [(a, b or "-", c or "-") for a, b, c in kanan], (0.16, 0.42, 0.42))


def skp_tulis(*, bahan: BahanSkp, wadah: IO[bytes]) -> None:
    """Write the SKP into `wadah`."""
    skp = bahan.skp
    judul = f"SKP {skp.nama} {bahan.tahun}"
    keadaan = f"{skp.get_status_display()}, versi {skp.versi}"
    _bangun(wadah, judul, f"{judul} · {keadaan}", bahan.instansi, _skp(bahan))


def _skp(bahan: BahanSkp) -> Iterator[Flowable]:
    skp = bahan.skp
    yield Paragraph("SASARAN KINERJA PEGAWAI", JUDUL)
    masa = f"{tanggal(skp.mulai)} sampai {tanggal(skp.hari_akhir)}"
    yield Paragraph(
        f"{escape(bahan.instansi)}<br/>Pendekatan {skp.get_bentuk_display().lower()} · "
        f"periode {masa}",
        ANAK,
    )
    yield _pihak(bahan)
    for penugasan, kata in (("UTAMA", "A. Kinerja utama"), ("TAMBAHAN", "B. Kinerja tambahan")):
        milik = [satu for satu in bahan.rhk if satu.penugasan == penugasan]
        if milik or penugasan == "UTAMA":
            yield Paragraph(kata, BAGIAN)
            yield _hasil_kerja(milik) if milik else Paragraph("Belum ada.", ISI)
    yield Paragraph("C. Perilaku kerja", BAGIAN)
    yield _perilaku(bahan.ekspektasi)
    yield KeepTogether(list(_tanda_tangan(bahan)))


def _hasil_kerja(semua: Sequence[Any]) -> Table:
    baris = []
    for nomor, rhk in enumerate(semua, start=1):
        hasil = rhk.uraian
        if rhk.uraian_atasan:
            hasil += f"\n(mendukung: {rhk.uraian_atasan})"
        ukuran = [
            (satu.get_aspek_display() if satu.aspek else "", satu.indikator, satu.target)
            for satu in rhk.indikator.all()
        ] or [("", "", "")]
        for ke, (aspek, indikator, target) in enumerate(ukuran):
            depan = (str(nomor), hasil) if ke == 0 else ("", "")
            baris.append((*depan, aspek, indikator, target))
    kepala = ("No.", "Rencana hasil kerja", "Aspek", "Indikator kinerja", "Target")
    return _kisi(kepala, baris, (0.06, 0.34, 0.12, 0.28, 0.2))


def _perilaku(ekspektasi: dict[str, str]) -> Table:
    return _kisi(
        ("Perilaku kerja BerAKHLAK", "Ekspektasi khusus pimpinan"),
        [(str(p.label), ekspektasi.get(p.value) or "-") for p in Perilaku],
        (0.36, 0.64),
    )


def _tanda_tangan(bahan: BahanSkp) -> Iterator[Flowable]:
    skp = bahan.skp
    saat = tanggal(skp.disepakati_pada) if skp.disepakati_pada else "belum disepakati"
    yield Spacer(0, 6 * mm)
    yield Paragraph(f"Disepakati: {saat}", KECIL)
    yield Table(
        [
            [Paragraph("Pegawai yang dinilai", TENGAH), Paragraph("Pejabat penilai", TENGAH)],
            [Spacer(0, 18 * mm)] * 2,
            [
                Paragraph(f"{escape(skp.nama)}<br/>NIP {escape(skp.nip)}", TENGAH),
                Paragraph(
                    f"{escape(skp.penilai_nama or '-')}<br/>NIP {escape(skp.penilai_nip or '-')}",
                    TENGAH,
                ),
            ],
        ],
        colWidths=[LEBAR / 2] * 2,
    )


def penilaian_tulis(*, bahan: BahanPenilaian, wadah: IO[bytes]) -> None:
    """Write the yearly appraisal into `wadah`."""
    judul = f"Evaluasi kinerja {bahan.akhir.skp.nama} {bahan.akhir.tahun}"
    penilaian = bahan.penilaian
    kaki = f"{judul} · {penilaian.get_status_display()}, versi {penilaian.versi}"
    _bangun(wadah, judul, kaki, bahan.akhir.instansi, _penilaian(bahan))


def _penilaian(bahan: BahanPenilaian) -> Iterator[Flowable]:
    satu, akhir = bahan.penilaian, bahan.akhir
    yield Paragraph("DOKUMEN EVALUASI KINERJA PEGAWAI", JUDUL)
    yield Paragraph(f"{escape(akhir.instansi)}<br/>Tahun {akhir.tahun}", ANAK)
    yield _pihak(akhir)
    yield Paragraph("A. Capaian unit", BAGIAN)
    capaian = satu.get_capaian_display() if satu.capaian else "tidak menjadi dasar rating ini"
    yield tabel([("Capaian unit yang dipimpin", capaian)], 60 * mm)
    yield Paragraph("B. Rating dan predikat", BAGIAN)
    yield _kisi(
        ("", "Rating", "Alasan"),
        [
            ("Hasil kerja", satu.get_rating_hasil_display(), satu.alasan_hasil),
            ("Perilaku kerja", satu.get_rating_perilaku_display(), satu.alasan_perilaku),
        ],
        (0.2, 0.25, 0.55),
    )
    yield Spacer(0, 2 * mm)
    yield Paragraph(f"<b>Predikat kinerja: {escape(satu.get_predikat_display())}</b>", ISI)
    if bahan.bagian:
        yield Paragraph("C. Bagian tahun menurut SKP", BAGIAN)
        yield _kisi(
            ("Jabatan", "Masa", "Hari", "Hasil kerja", "Perilaku"),
            [
                (
                    b.skp.jabatan_nama or "-",
                    f"{tanggal(b.skp.mulai)} sampai {tanggal(b.skp.hari_akhir)}",
                    str(b.hari),
                    b.get_rating_hasil_display() or "-",
                    b.get_rating_perilaku_display() or "-",
                )
                for b in bahan.bagian
            ],
            (0.28, 0.3, 0.08, 0.17, 0.17),
        )
    yield Paragraph("D. Rekomendasi", BAGIAN)
    yield Paragraph(escape(satu.rekomendasi).replace("\n", "<br/>") or "-", ISI)
    if bahan.keberatan is not None:
        yield Paragraph("E. Keberatan", BAGIAN)
        yield tabel(_keberatan(bahan.keberatan), 50 * mm)
    yield KeepTogether([Paragraph("Tanggal", BAGIAN), tabel(_tanggal(satu), 50 * mm)])


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
